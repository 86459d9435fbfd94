package kit

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func openMenu(t *testing.T, at fyne.Position) (w fyne.Window, rows *menuRows, taken *string) {
	w = window(t, container.NewWithoutLayout())
	taken = new(string)
	take := func(s string) func() { return func() { *taken = s } }
	ShowMenu(w.Canvas(), at, []MenuItem{
		{Text: "Copy", Shortcut: "Ctrl+C", Do: take("copy")},
		{Text: "Paste", Disabled: true, Do: take("paste")},
		{},
		{Text: "Delete", Do: take("delete")},
	})
	return w, w.Canvas().Overlays().Top().(*menu).rows, taken
}

func TestMenuArrowsSkipWhatCannotBeTakenAndGoRound(t *testing.T) {
	w, rows, _ := openMenu(t, fyne.NewPos(100, 100))
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyUp, 3}, {fyne.KeyUp, 0}, {fyne.KeyUp, 3}, {fyne.KeyDown, 0}, {fyne.KeyDown, 3}, {fyne.KeyHome, 0}, {fyne.KeyEnd, 3},
	} {
		press(w, step.key)
		equal(t, string(step.key), rows.active, step.want)
	}
}

func TestMenuEnterTakesARowAfterClosing(t *testing.T) {
	w, _, taken := openMenu(t, fyne.NewPos(100, 100))
	press(w, fyne.KeyReturn)
	equal(t, "open without a row", Shown(w.Canvas()), true)
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	equal(t, "taken", *taken, "delete")
	equal(t, "open", Shown(w.Canvas()), false)
}

func TestMenuMayOpenADialog(t *testing.T) {
	w := window(t, container.NewWithoutLayout())
	d := &Dialog{Heading: "Remove?", Confirm: "Remove"}
	ShowMenu(w.Canvas(), fyne.Position{}, []MenuItem{{Text: "Remove…", Do: func() { d.Show(w.Canvas()) }}})
	press(w, fyne.KeyDown, fyne.KeyReturn)
	equal(t, "on top", w.Canvas().Overlays().Top(), fyne.CanvasObject(d.view))
}

func TestMenuEscapeAndAClickBesideCloseIt(t *testing.T) {
	w, _, _ := openMenu(t, fyne.NewPos(100, 100))
	press(w, fyne.KeyEscape)
	equal(t, "after Escape", Shown(w.Canvas()), false)
	w, _, taken := openMenu(t, fyne.NewPos(100, 100))
	test.TapCanvas(w.Canvas(), fyne.NewPos(600, 600))
	equal(t, "after a click beside", Shown(w.Canvas()), false)
	equal(t, "taken", *taken, "")
}

func TestMenuTakesTheRowUnderThePointerButNoDisabledOne(t *testing.T) {
	w, rows, taken := openMenu(t, fyne.NewPos(100, 100))
	row := func(y float32) fyne.Position {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(rows).AddXY(20, y)
	}
	test.MoveMouse(w.Canvas(), row(5))
	equal(t, "active", rows.active, 0)
	test.TapCanvas(w.Canvas(), row(menuRow()+5))
	equal(t, "open after a disabled row", Shown(w.Canvas()), true)
	test.TapCanvas(w.Canvas(), row(2*menuRow()+menuLine()+5))
	equal(t, "taken", *taken, "delete")
}

func TestMenuStaysInTheWindowAndScrolls(t *testing.T) {
	_, rows, _ := openMenu(t, fyne.NewPos(1270, 790))
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(rows)
	if corner.X+rows.Size().Width > 1280 || corner.Y+rows.Size().Height > 800 {
		t.Errorf("rows of %v at %v", rows.Size(), corner)
	}

	w := window(t, container.NewWithoutLayout())
	var items []MenuItem
	for i := range 60 {
		items = append(items, MenuItem{Text: strconv.Itoa(i)})
	}
	ShowMenu(w.Canvas(), fyne.Position{}, items)
	m := w.Canvas().Overlays().Top().(*menu)
	press(w, fyne.KeyUp)
	equal(t, "scrolled to the last row", m.scroll.Offset.Y, 60*menuRow()-m.scroll.Size().Height)
	press(w, fyne.KeyDown)
	equal(t, "scrolled to the first row", m.scroll.Offset.Y, 0)
}
