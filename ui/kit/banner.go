package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// BannerHeight is how high a Banner is.
func BannerHeight() float32 { return theme.Length(44, 34) }

const (
	bannerPad  float32 = 16
	bannerMark float32 = 20
)

// Banner is one sentence above the page that stays until what it says is dealt
// with, with a button that leads there.
type Banner struct {
	widget.BaseWidget
	words  string
	button *Button
	look   bannerLook

	fill, line *canvas.Rectangle
	icon       *canvas.Image
	text       *canvas.Text
}

// bannerLook is the drawing of a banner, its colour and that of the ground.
type bannerLook struct {
	icon      theme.IconName
	ink, soft fyne.ThemeColorName
}

// NewBanner returns a hidden banner about signs to see a doctor.
func NewBanner(button string, do func()) *Banner {
	return newBanner(bannerLook{theme.IconDoctor, theme.ColorVerdictStop, theme.ColorVerdictStopSoft}, button, do)
}

// NewNotice returns a hidden banner about nothing that hurts.
func NewNotice(icon theme.IconName, button string, do func()) *Banner {
	return newBanner(bannerLook{icon, theme.ColorAccent, theme.ColorAccentSoft}, button, do)
}

func newBanner(look bannerLook, button string, do func()) *Banner {
	b := &Banner{
		look: look, button: Plain(button, do).Small(), fill: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent),
		icon: canvas.NewImageFromResource(nil), text: NewText(theme.TextBody, true),
	}
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// Say changes the sentence; an empty one hides the banner.
func (b *Banner) Say(words string) {
	b.words = words
	b.Hidden = words == ""
	b.Refresh()
}

// AccessibilityLabel is the sentence.
func (b *Banner) AccessibilityLabel() string { return b.words }

// AccessibilityRole is a text.
func (b *Banner) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (b *Banner) CreateRenderer() fyne.WidgetRenderer { return newRenderer(b) }

func (b *Banner) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{b.fill, b.line, b.icon, b.text, b.button}
}

func (b *Banner) least() fyne.Size { return fyne.NewSize(0, BannerHeight()) }

func (b *Banner) paint() {
	b.fill.FillColor, b.line.FillColor = theme.Colour(b.look.soft), theme.Colour(b.look.ink)
	b.text.Color = theme.Colour(theme.ColorText)
	ShowIcon(b.icon, b.look.icon, b.look.ink, bannerMark)
}

func (b *Banner) place(size fyne.Size) {
	b.fill.Resize(size)
	b.line.Move(fyne.NewPos(0, size.Height-theme.Hairline))
	b.line.Resize(fyne.NewSize(size.Width, theme.Hairline))
	b.icon.Move(fyne.NewPos(bannerPad, floor((size.Height-bannerMark)/2)))
	b.icon.Resize(fyne.NewSquareSize(bannerMark))
	least := b.button.MinSize()
	right := size.Width - bannerPad - least.Width
	b.button.Move(fyne.NewPos(right, floor((size.Height-least.Height)/2)))
	b.button.Resize(least)
	left := bannerPad + bannerMark + 10
	b.text.Text = b.words
	Shorten(b.text, max(right-left-10, 0))
	PlaceText(b.text, left, 0, size.Height)
}
