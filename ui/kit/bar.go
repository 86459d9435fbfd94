package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes of a bar: the tick sticks out above and below.
const (
	barHeight  float32 = 8
	tickWidth  float32 = 2
	tickHeight float32 = 16

	plannedPercent = 38 // of the ink over the track
)

// Bar shows how much of a budget is done and planned: done solid, planned
// fainter, a tick at the most.
type Bar struct {
	widget.BaseWidget
	label               string
	ink                 fyne.ThemeColorName
	done, planned, most int64

	track, plannedPart, donePart, tick *canvas.Rectangle
}

// NewBar returns an empty bar.
func NewBar() *Bar {
	b := &Bar{ink: theme.ColorAccent}
	for _, part := range []**canvas.Rectangle{&b.track, &b.plannedPart, &b.donePart, &b.tick} {
		*part = canvas.NewRectangle(color.Transparent)
	}
	b.track.CornerRadius, b.plannedPart.CornerRadius = theme.RadiusBar, theme.RadiusBar
	b.donePart.TopLeftCornerRadius, b.donePart.BottomLeftCornerRadius = theme.RadiusBar, theme.RadiusBar
	b.ExtendBaseWidget(b)
	return b
}

// Set changes what the bar shows, three amounts in one unit: what is done, what
// is planned with the done in it, and the most there may be, 0 where there is
// no such limit. The label is what a screen reader says.
func (b *Bar) Set(label string, ink fyne.ThemeColorName, done, planned, most int64) {
	b.label, b.ink, b.done, b.planned, b.most = label, ink, done, planned, most
	b.Refresh()
}

// AccessibilityLabel is the label that was set.
func (b *Bar) AccessibilityLabel() string { return b.label }

// AccessibilityRole is a text.
func (b *Bar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer { return newRenderer(b) }

func (b *Bar) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{b.track, b.plannedPart, b.donePart, b.tick}
}

func (b *Bar) least() fyne.Size { return fyne.NewSize(tickHeight, tickHeight) }

func (b *Bar) place(size fyne.Size) {
	top := (tickHeight - barHeight) / 2
	b.track.Move(fyne.NewPos(0, top))
	b.track.Resize(fyne.NewSize(size.Width, barHeight))
	fill := func(part *canvas.Rectangle, amount int64) {
		part.Move(fyne.NewPos(0, top))
		part.Resize(fyne.NewSize(b.along(amount, size.Width), barHeight))
	}
	fill(b.plannedPart, b.planned)
	fill(b.donePart, b.done)
	b.tick.Move(fyne.NewPos(b.along(b.most, size.Width), 0))
	b.tick.Resize(fyne.NewSize(tickWidth, tickHeight))
}

// along is how far an amount reaches into a width. The track leaves some room
// behind the most, so that the tick stands inside it.
func (b *Bar) along(amount int64, width float32) float32 {
	whole := float64(max(b.done, b.planned, b.most)) * 1.035
	if whole == 0 {
		return 0
	}
	return floor(float32(float64(amount)/whole)*width + 0.5)
}

func (b *Bar) paint() {
	ink, track := theme.Colour(b.ink), theme.Colour(theme.ColorHover)
	b.track.FillColor = track
	b.plannedPart.FillColor = theme.Mix(ink, track, plannedPercent)
	b.plannedPart.Hidden = b.planned == 0
	b.donePart.FillColor = ink
	b.donePart.Hidden = b.done == 0
	end := float32(0) // square where the planned part goes on
	if b.done >= b.planned {
		end = theme.RadiusBar
	}
	b.donePart.TopRightCornerRadius, b.donePart.BottomRightCornerRadius = end, end
	b.tick.FillColor = theme.Colour(theme.ColorText)
	b.tick.Hidden = b.most == 0
}
