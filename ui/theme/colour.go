package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// The named colours. What stands on what, and at which contrast, is tested:
// see TestContrast.
const (
	ColorBackground fyne.ThemeColorName = "ground"   // window
	ColorSurface    fyne.ThemeColorName = "surface"  // rail, tray, columns, status line
	ColorRaised     fyne.ThemeColorName = "raised"   // panels, dialogs, today
	ColorHover      fyne.ThemeColorName = "hover"    // under the pointer, bar track, entries
	ColorHairline   fyne.ThemeColorName = "hairline" // dividers; never the only cue
	ColorOutline    fyne.ThemeColorName = "outline"  // edges of entries and check boxes
	ColorText       fyne.ThemeColorName = "text"
	ColorTextMuted  fyne.ThemeColorName = "textMuted"
	ColorAccent     fyne.ThemeColorName = "accent"
	ColorOnAccent   fyne.ThemeColorName = "onAccent"
	ColorAccentSoft fyne.ThemeColorName = "accentSoft" // chosen item of the rail

	ColorKindLower        fyne.ThemeColorName = "kindLower"
	ColorKindLowerSoft    fyne.ThemeColorName = "kindLowerSoft"
	ColorKindUpper        fyne.ThemeColorName = "kindUpper"
	ColorKindUpperSoft    fyne.ThemeColorName = "kindUpperSoft"
	ColorKindFull         fyne.ThemeColorName = "kindFull"
	ColorKindFullSoft     fyne.ThemeColorName = "kindFullSoft"
	ColorKindCardio       fyne.ThemeColorName = "kindCardio"
	ColorKindCardioSoft   fyne.ThemeColorName = "kindCardioSoft"
	ColorKindMobility     fyne.ThemeColorName = "kindMobility"
	ColorKindMobilitySoft fyne.ThemeColorName = "kindMobilitySoft"

	ColorVerdictFine        fyne.ThemeColorName = "verdictFine"
	ColorVerdictFineSoft    fyne.ThemeColorName = "verdictFineSoft"
	ColorVerdictCaution     fyne.ThemeColorName = "verdictCaution"
	ColorVerdictCautionSoft fyne.ThemeColorName = "verdictCautionSoft"
	ColorVerdictStop        fyne.ThemeColorName = "verdictStop"
	ColorVerdictStopSoft    fyne.ThemeColorName = "verdictStopSoft"

	ColorPainGreen fyne.ThemeColorName = "painGreen" // pain 0 to 2; marks only, never text
	ColorPainAmber fyne.ThemeColorName = "painAmber" // pain 3 to 5; marks only, never text
	ColorPainRed   fyne.ThemeColorName = "painRed"   // pain 6 to 10; marks only, never text

	ColorThermalIce  fyne.ThemeColorName = "thermalIce"
	ColorThermalHeat fyne.ThemeColorName = "thermalHeat"

	ColorFigureLimb     fyne.ThemeColorName = "figureLimb"     // skin of the drawn people
	ColorFigureTop      fyne.ThemeColorName = "figureTop"      // their shirts
	ColorFigureShorts   fyne.ThemeColorName = "figureShorts"   // and their hair
	ColorFigureShoe     fyne.ThemeColorName = "figureShoe"     // and the arrows beside them
	ColorFigureProp     fyne.ThemeColorName = "figureProp"     // walls, benches
	ColorFigurePropDark fyne.ThemeColorName = "figurePropDark" // bars, weights
	ColorFigureMat      fyne.ThemeColorName = "figureMat"      // what they lie on
	ColorFigureWave     fyne.ThemeColorName = "figureWave"     // of water
	ColorFigureWater    fyne.ThemeColorName = "figureWater"    // below the waves
	ColorFigureGround   fyne.ThemeColorName = "figureGround"   // the line they stand on

	ColorShadowPanel fyne.ThemeColorName = "shadowPanel" // under panels
	ColorShadowMenu  fyne.ThemeColorName = "shadowMenu"  // under menus and dialogs
	ColorShadowDrag  fyne.ThemeColorName = "shadowDrag"  // under a lifted card
)

// shade is one named colour in both appearances.
type shade struct{ light, dark color.NRGBA }

// palette holds every name above. Kinds, verdicts and pain zones were chosen so
// that they differ for people with deuteranopia too.
var palette = map[fyne.ThemeColorName]shade{
	ColorBackground: {rgb(0xF4F2EE), rgb(0x141619)},
	ColorSurface:    {rgb(0xFBFAF8), rgb(0x1B1E22)},
	ColorRaised:     {rgb(0xFFFFFF), rgb(0x23272C)},
	ColorHover:      {rgb(0xECE9E3), rgb(0x2B3036)},
	ColorHairline:   {rgb(0xE1DDD5), rgb(0x30353C)},
	ColorOutline:    {rgb(0x8A8578), rgb(0x7C848E)},
	ColorText:       {rgb(0x1E2329), rgb(0xE9EAEC)},
	ColorTextMuted:  {rgb(0x565C64), rgb(0xA7ADB5)},
	ColorAccent:     {rgb(0x1A5A73), rgb(0x7CC0DA)},
	ColorOnAccent:   {rgb(0xFFFFFF), rgb(0x0B2530)},
	ColorAccentSoft: {rgb(0xDCEAEF), rgb(0x1E3842)},

	ColorKindLower:        {rgb(0x3A2A96), rgb(0x9C8BF8)},
	ColorKindLowerSoft:    {rgb(0xEAE8F8), rgb(0x2B2847)},
	ColorKindUpper:        {rgb(0x1A6DB6), rgb(0x93CBF8)},
	ColorKindUpperSoft:    {rgb(0xE2EEF8), rgb(0x1B3148)},
	ColorKindFull:         {rgb(0x85205F), rgb(0xE87FB6)},
	ColorKindFullSoft:     {rgb(0xF7E6F1), rgb(0x43253A)},
	ColorKindCardio:       {rgb(0x08746C), rgb(0x7FE3D3)},
	ColorKindCardioSoft:   {rgb(0xDFF0ED), rgb(0x17373A)},
	ColorKindMobility:     {rgb(0x75602F), rgb(0xD2B982)},
	ColorKindMobilitySoft: {rgb(0xF2ECDD), rgb(0x39321F)},

	ColorVerdictFine:        {rgb(0x0E7752), rgb(0x8FE3BC)},
	ColorVerdictFineSoft:    {rgb(0xE2F2E6), rgb(0x1C3626)},
	ColorVerdictCaution:     {rgb(0x985800), rgb(0xF5C258)},
	ColorVerdictCautionSoft: {rgb(0xFCEFCF), rgb(0x40310F)},
	ColorVerdictStop:        {rgb(0x96101F), rgb(0xFF8A85)},
	ColorVerdictStopSoft:    {rgb(0xFAE3E1), rgb(0x4A2224)},

	ColorPainGreen: {rgb(0x23895F), rgb(0x86D9AE)},
	ColorPainAmber: {rgb(0xB87000), rgb(0xF0B03F)},
	ColorPainRed:   {rgb(0x9C1724), rgb(0xF5726C)},

	ColorThermalIce:  {rgb(0x1A66A8), rgb(0x86C3F7)},
	ColorThermalHeat: {rgb(0xA8460F), rgb(0xF7A26B)},

	ColorFigureLimb:     {rgb(0x3A5080), rgb(0xD7DFEE)},
	ColorFigureTop:      {rgb(0x1E9C8A), rgb(0x35BBA7)},
	ColorFigureShorts:   {rgb(0x1B2744), rgb(0x8FA3CC)},
	ColorFigureShoe:     {rgb(0xE2703A), rgb(0xF08A55)},
	ColorFigureProp:     {rgb(0xB9BEC8), rgb(0x59616F)},
	ColorFigurePropDark: {rgb(0x6C7486), rgb(0x8B94A5)},
	ColorFigureMat:      {rgb(0xAEC1DA), rgb(0x43566E)},
	ColorFigureWave:     {rgb(0x5FA8D6), rgb(0x4C93BF)},
	ColorFigureWater:    {rgb(0xB4DAF0), rgb(0x2B4A5F)},
	ColorFigureGround:   {rgb(0xBCC7CE), rgb(0x46535C)},

	// Black at 7, 16 and 24 % in light, 35, 50 and 65 % in dark.
	ColorShadowPanel: {color.NRGBA{A: 0x12}, color.NRGBA{A: 0x59}},
	ColorShadowMenu:  {color.NRGBA{A: 0x29}, color.NRGBA{A: 0x80}},
	ColorShadowDrag:  {color.NRGBA{A: 0x3D}, color.NRGBA{A: 0xA6}},
}

// aliases are Fyne's own names that mean one of ours.
var aliases = map[fyne.ThemeColorName]fyne.ThemeColorName{
	fynetheme.ColorNameForeground:                ColorText,
	fynetheme.ColorNamePlaceHolder:               ColorTextMuted,
	fynetheme.ColorNamePrimary:                   ColorAccent,
	fynetheme.ColorNameHyperlink:                 ColorAccent,
	fynetheme.ColorNameForegroundOnPrimary:       ColorOnAccent,
	fynetheme.ColorNameForegroundOnError:         ColorOnAccent,
	fynetheme.ColorNameForegroundOnSuccess:       ColorOnAccent,
	fynetheme.ColorNameForegroundOnWarning:       ColorOnAccent,
	fynetheme.ColorNameButton:                    ColorRaised,
	fynetheme.ColorNameDisabledButton:            ColorHover,
	fynetheme.ColorNameSeparator:                 ColorHairline,
	fynetheme.ColorNameInputBackground:           ColorSurface,
	fynetheme.ColorNameInputBorder:               ColorOutline,
	fynetheme.ColorNameMenuBackground:            ColorRaised,
	fynetheme.ColorNameOverlayBackground:         ColorRaised,
	fynetheme.ColorNameHeaderBackground:          ColorSurface,
	fynetheme.ColorNameScrollBarBackground:       ColorHover,
	fynetheme.ColorNameSuccess:                   ColorVerdictFine,
	fynetheme.ColorNameWarning:                   ColorVerdictCaution,
	fynetheme.ColorNameError:                     ColorVerdictStop,
	fynetheme.ColorNameInnerWindowBorder:         ColorSurface,
	fynetheme.ColorNameInnerWindowBorderInactive: ColorSurface,
}

// veils are Fyne's own names that are laid over what stands below, so they let
// it through: one of our colours and how much of it in percent.
var veils = map[fyne.ThemeColorName]struct {
	name    fyne.ThemeColorName
	percent int
}{
	fynetheme.ColorNameFocus:     {ColorAccent, 16},
	fynetheme.ColorNameSelection: {ColorAccent, 28},
	fynetheme.ColorNamePressed:   {ColorText, 10},
	fynetheme.ColorNameScrollBar: {ColorTextMuted, 60},
	fynetheme.ColorNameShadow:    {ColorText, 0}, // a dark band at the edges of what scrolls; our sheets draw their own
}

// disabledPercent is how much is left of what cannot be used.
const disabledPercent = 40

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}

// Mix lays percent (0 to 100) of over on under and returns an opaque colour.
// Both are taken as opaque: a tint or a faded text is mixed, never drawn
// translucent, because Fyne has no opacity for groups.
func Mix(over, under color.Color, percent int) color.NRGBA {
	percent = min(max(percent, 0), 100)
	o, u := opaque(over), opaque(under)
	channel := func(o, u uint8) uint8 {
		return uint8((int(o)*percent + int(u)*(100-percent) + 50) / 100)
	}
	return color.NRGBA{R: channel(o.R, u.R), G: channel(o.G, u.G), B: channel(o.B, u.B), A: 0xFF}
}

// Disabled is how a colour looks on another when what it paints cannot be used.
func Disabled(over, under color.Color) color.NRGBA {
	return Mix(over, under, disabledPercent)
}

func opaque(c color.Color) color.NRGBA {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = 0xFF
	return n
}
