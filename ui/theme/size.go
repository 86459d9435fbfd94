package theme

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Type sizes, in Fyne units. Nothing is smaller than TextCaption.
const (
	TextCaption   float32 = 11
	TextSmall     float32 = 12
	TextCardTitle float32 = 13 // bold
	TextBody      float32 = 14
	TextHeading   float32 = 18 // bold
	TextTitle     float32 = 24 // bold
)

// Corner radii.
const (
	RadiusBar      float32 = 4
	RadiusCheck    float32 = 6
	RadiusButton   float32 = 8
	RadiusCard     float32 = 10
	RadiusSegments float32 = 10
	RadiusPanel    float32 = 12 // panels, columns, dialogs, menus
	RadiusTimer    float32 = 16 // the panel of a timer
)

// Widths of lines. Rounded strokes peak near 70 % at 1 and 85 % at 2, so what
// must be seen is 2.
const (
	Hairline  float32 = 1
	Ring      float32 = 2 // chosen, today, the stop plate, focus
	FocusGap  float32 = 1 // between a widget's edge and its focus ring
	FocusRoom         = Ring + FocusGap
)

// Grid is the unit of every distance; see also [Length] and [Gap].
const Grid float32 = 4

// sizes are Fyne's own names in our sizes. Blur is 0, else every dialog blurs
// the page under it.
var sizes = map[fyne.ThemeSizeName]float32{
	fynetheme.SizeNameText:            TextBody,
	fynetheme.SizeNameCaptionText:     TextCaption,
	fynetheme.SizeNameSubHeadingText:  TextBody,
	fynetheme.SizeNameHeadingText:     TextHeading,
	fynetheme.SizeNamePadding:         Grid,
	fynetheme.SizeNameInnerPadding:    2 * Grid,
	fynetheme.SizeNameInputBorder:     Hairline,
	fynetheme.SizeNameInputRadius:     RadiusButton,
	fynetheme.SizeNameButtonRadius:    RadiusButton,
	fynetheme.SizeNameSelectionRadius: RadiusBar,
	fynetheme.SizeNameCardRadius:      RadiusCard,
	fynetheme.SizeNamePopupRadius:     RadiusPanel,
	fynetheme.SizeNameMenuRadius:      RadiusPanel,
	fynetheme.SizeNameDialogRadius:    RadiusPanel,
	fynetheme.SizeNameModalBlurRadius: 0,
}

// compactSizes are those that are others where it is compact.
var compactSizes = map[fyne.ThemeSizeName]float32{
	fynetheme.SizeNamePadding:      3,
	fynetheme.SizeNameInnerPadding: 5, // no more, or an entry is higher than the controls beside it
}
