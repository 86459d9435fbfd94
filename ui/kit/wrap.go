package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// Flow is parts beside each other that go on in a new line where there is no
// more room.
type Flow struct {
	widget.BaseWidget
	parts []fyne.CanvasObject
	gap   float32 // where it is comfortable
	width float32
}

// NewFlow returns parts beside each other; the gap is that where it is
// comfortable.
func NewFlow(gap float32, parts ...fyne.CanvasObject) *Flow {
	f := &Flow{parts: parts, gap: gap, width: DialogWidth}
	f.ExtendBaseWidget(f)
	return f
}

// SetWidth says how wide the lines may be.
func (f *Flow) SetWidth(width float32) { f.width = width }

// each gives every part its place in lines of a width, and says how high they
// are together.
func (f *Flow) each(width float32, place func(part fyne.CanvasObject, at fyne.Position, size fyne.Size)) (height float32) {
	at, line := fyne.NewPos(0, 0), float32(0)
	for _, part := range f.parts {
		least := part.MinSize()
		if at.X > 0 && at.X+least.Width > width {
			at = fyne.NewPos(0, at.Y+line)
			line = 0
		}
		place(part, at, least)
		at.X += least.Width + theme.Gap(f.gap)
		line = max(line, least.Height)
	}
	return at.Y + line
}

// CreateRenderer is for Fyne.
func (f *Flow) CreateRenderer() fyne.WidgetRenderer { return &flowRenderer{f} }

type flowRenderer struct{ f *Flow }

func (r *flowRenderer) Destroy()                     {}
func (r *flowRenderer) Objects() []fyne.CanvasObject { return r.f.parts }

func (r *flowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, r.f.each(r.f.width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {}))
}

func (r *flowRenderer) Layout(size fyne.Size) {
	r.f.width = size.Width
	r.f.each(size.Width, func(part fyne.CanvasObject, at fyne.Position, least fyne.Size) {
		part.Move(at)
		part.Resize(least)
	})
}

func (r *flowRenderer) Refresh() {
	r.Layout(r.f.Size())
	canvas.Refresh(r.f)
}
