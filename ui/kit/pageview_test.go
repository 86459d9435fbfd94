package kit

import (
	"context"
	"errors"
	"fmt"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// leaflet is pages that note how they are painted.
type leaflet struct {
	pages   int
	w, h    float64
	painted []string // "page@width"
	wrong   error
}

func (l *leaflet) Pages() int           { return l.pages }
func (l *leaflet) Size() (w, h float64) { return l.w, l.h }

func (l *leaflet) Paint(page, width int) (image.Image, error) {
	l.painted = append(l.painted, fmt.Sprintf("%d@%d", page, width))
	return image.NewRGBA(image.Rect(0, 0, width, int(float64(width)*l.h/l.w))), l.wrong
}

// viewing shows pages in a window of a size, with what Ctrl is at hand.
type viewing struct {
	*PageView
	w    fyne.Window
	held fyne.KeyModifier
	errs []error
}

func view(t *testing.T, of Pages, width, height float32) *viewing {
	t.Helper()
	v := &viewing{}
	v.PageView = NewPageView(func(work func(context.Context) error, done func(error)) (cancel func()) {
		done(work(t.Context()))
		return func() {}
	})
	v.Fail = func(err error) { v.errs = append(v.errs, err) }
	v.Modifiers = func() fyne.KeyModifier { return v.held }
	v.w = window(t, container.NewStack(v.PageView))
	v.w.SetPadded(false)
	v.w.Resize(fyne.NewSize(width, height))
	v.SetPages(of)
	return v
}

func TestPageViewFitsAWholePage(t *testing.T) {
	l := &leaflet{pages: 3, w: 297, h: 210}
	v := view(t, l, 900, 500)
	// 468 high is less than 868 wide allows.
	equal(t, "page", v.stack.page, fyne.NewSize(661, 468))
	equal(t, "painted", fmt.Sprint(l.painted), "[0@661]")
	equal(t, "percent", v.Percent(), 59)
	left := v.stack.sheets[0].Position()
	equal(t, "corner", left, fyne.NewPos(119, 16))
}

func TestPageViewFitsTheWidth(t *testing.T) {
	l := &leaflet{pages: 3, w: 210, h: 297}
	v := view(t, l, 900, 500)
	v.SetZoom(WholeWidth)
	equal(t, "page", v.stack.page, fyne.NewSize(868, 1227))
	v.w.Resize(fyne.NewSize(600, 500))
	equal(t, "page of a narrow window", v.stack.page, fyne.NewSize(568, 803))
}

func TestPageViewPaintsOnlyWhatIsSeen(t *testing.T) {
	l := &leaflet{pages: 40, w: 297, h: 210}
	v := view(t, l, 900, 500)
	v.GoTo(1)
	v.GoTo(39)
	v.GoTo(1)
	equal(t, "painted", fmt.Sprint(l.painted), "[0@661 1@661 39@661]")
	v.SetZoom(100)
	if last := l.painted[len(l.painted)-1]; last != "1@1122" {
		t.Errorf("after zooming: %q", l.painted)
	}
}

func TestPageViewForgetsWhatIsFarAway(t *testing.T) {
	l := &leaflet{pages: 12, w: 297, h: 210}
	v := view(t, l, 900, 500)
	v.SetZoom(300) // 8 million pixels each
	for page := range l.pages {
		v.GoTo(page)
		kept := 0
		for _, i := range v.stack.images {
			if i.Image != nil {
				kept += i.Image.Bounds().Dx() * i.Image.Bounds().Dy()
			}
		}
		if kept > mostPixels {
			t.Fatalf("page %d: %d pixels are kept", page, kept)
		}
		if v.stack.images[page].Image == nil {
			t.Fatalf("page %d is not painted", page)
		}
	}
	v.GoTo(0)
	if again := l.painted[len(l.painted)-1]; again[:2] != "0@" {
		t.Errorf("the first page was kept: %q", l.painted)
	}
}

func TestPageViewGoesFromPageToPage(t *testing.T) {
	v := view(t, &leaflet{pages: 3, w: 297, h: 210}, 900, 500)
	changed := 0
	v.OnChanged = func() { changed++ }
	for _, step := range []struct{ to, want int }{{1, 1}, {2, 2}, {3, 2}, {-1, 0}} {
		v.GoTo(step.to)
		equal(t, fmt.Sprintf("page after %d", step.to), v.Page(), step.want)
	}
	if changed < 4 {
		t.Errorf("heard of %d changes", changed)
	}
	v.SetZoom(25) // all three are seen, and the last one cannot come to the top
	v.GoTo(2)
	equal(t, "page where all are seen", v.Page(), 2)
	v.SetPages(&leaflet{pages: 2, w: 297, h: 210})
	equal(t, "page of fewer", v.Page(), 1)
}

func TestPageViewKeepsTheMiddleWhenZooming(t *testing.T) {
	v := view(t, &leaflet{pages: 9, w: 297, h: 210}, 900, 500)
	v.GoTo(5)
	for range 20 {
		v.ZoomIn()
	}
	equal(t, "zoom", v.Zoom(), 300)
	equal(t, "page", v.Page(), 5)
	for range 20 {
		v.ZoomOut()
	}
	equal(t, "zoom", v.Zoom(), 25)
	equal(t, "page", v.Page(), 5)
}

func TestPageViewIsWorkedByKeyWheelAndDrag(t *testing.T) {
	v := view(t, &leaflet{pages: 9, w: 297, h: 210}, 900, 500)
	v.w.Canvas().Focus(v.PageView)
	equal(t, "ring", v.ring.Visible(), true)
	press(v.w, fyne.KeyDown, fyne.KeyDown)
	equal(t, "scrolled by key", v.scroll.Offset.Y, 2*pageScroll)
	v.TypedRune('+')
	if v.Percent() <= 59 {
		t.Errorf("plus: %d %%", v.Percent())
	}
	v.TypedRune('-')
	v.TypedRune('-')
	if v.Percent() >= 59 {
		t.Errorf("minus: %d %%", v.Percent())
	}
	v.SetZoom(200)
	v.GoTo(0)
	press(v.w, fyne.KeyRight)
	x := v.scroll.Offset.X
	v.stack.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: -10, DY: -20}})
	equal(t, "dragged", v.scroll.Offset.X-x, 10)

	wheel := &fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -25}}
	y := v.scroll.Offset.Y
	v.stack.Scrolled(wheel)
	if v.scroll.Offset.Y <= y || v.Zoom() != 200 {
		t.Errorf("the wheel scrolls from %v to %v and zooms to %v", y, v.scroll.Offset.Y, v.Zoom())
	}
	v.held = fyne.KeyModifierShortcutDefault
	v.stack.Scrolled(wheel)
	equal(t, "zoom by wheel", v.Zoom(), 150)
}

func TestPageViewSaysWhatCannotBePainted(t *testing.T) {
	l := &leaflet{pages: 1, w: 297, h: 210, wrong: errors.New("out of ink")}
	v := view(t, l, 900, 500)
	equal(t, "failures", len(v.errs), 1)
	v.SetPages(nil)
	equal(t, "sheets", len(v.stack.sheets), 0)
}
