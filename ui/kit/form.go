package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"github.com/kneewise/kneewise/ui/theme"
)

// FormColumn puts the parts of a form under each other; hidden ones take no room.
func FormColumn(parts ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(theme.Grid), parts...)
}

// FormRow puts parts of a form beside each other, in equal widths, but more for
// those that need it; hidden ones take no room.
func FormRow(parts ...fyne.CanvasObject) *fyne.Container {
	return container.New(formRow{}, parts...)
}

type formRow struct{}

func formGap() float32 { return theme.Gap(12) }

func (l formRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	n := visible(objects)
	if n == 0 {
		return
	}
	share := l.share(objects, size.Width-formGap()*float32(n-1), n)
	x := float32(0)
	for _, o := range objects {
		if o.Visible() {
			width := max(o.MinSize().Width, share)
			o.Move(fyne.NewPos(x, 0))
			o.Resize(fyne.NewSize(width, size.Height))
			x += width + formGap()
		}
	}
}

// share is the width of the parts that do not need more.
func (formRow) share(objects []fyne.CanvasObject, left float32, n int) float32 {
	share := left / float32(n)
	for again := true; again && n > 0; {
		again = false
		wide, widths := 0, float32(0)
		for _, o := range objects {
			if w := o.MinSize().Width; o.Visible() && w > share {
				wide, widths = wide+1, widths+w
			}
		}
		if wide < n {
			if next := (left - widths) / float32(n-wide); next < share {
				share, again = next, true
			}
		}
	}
	return float32(int(share))
}

func (formRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		if o.Visible() {
			size := o.MinSize()
			least.Width += size.Width
			least.Height = max(least.Height, size.Height)
		}
	}
	return least.AddWidthHeight(formGap()*float32(max(visible(objects)-1, 0)), 0)
}

func visible(objects []fyne.CanvasObject) int {
	n := 0
	for _, o := range objects {
		if o.Visible() {
			n++
		}
	}
	return n
}
