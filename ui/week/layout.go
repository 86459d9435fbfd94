package week

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"github.com/kneewise/kneewise/ui/theme"
)

// column puts the parts of a form under each other.
func column(parts ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(theme.Grid), parts...)
}

// row puts parts beside each other.
func row(parts ...fyne.CanvasObject) *fyne.Container {
	return container.New(rowLayout{}, parts...)
}

// rowLayout gives visible parts equal widths, but more to those that need it.
type rowLayout struct{}

const rowGap float32 = 12

func (l rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	n := visible(objects)
	if n == 0 {
		return
	}
	share := l.share(objects, size.Width-rowGap*float32(n-1), n)
	x := float32(0)
	for _, o := range objects {
		if o.Visible() {
			width := max(o.MinSize().Width, share)
			o.Move(fyne.NewPos(x, 0))
			o.Resize(fyne.NewSize(width, size.Height))
			x += width + rowGap
		}
	}
}

// share is the width of the parts that do not need more.
func (rowLayout) share(objects []fyne.CanvasObject, left float32, n int) float32 {
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

func (rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		if o.Visible() {
			size := o.MinSize()
			least.Width += size.Width
			least.Height = max(least.Height, size.Height)
		}
	}
	return least.AddWidthHeight(rowGap*float32(max(visible(objects)-1, 0)), 0)
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
