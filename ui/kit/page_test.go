package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/ui/theme"
)

func TestBarPartsAreInProportion(t *testing.T) {
	b := NewBar()
	window(t, container.NewWithoutLayout(b))
	b.Resize(fyne.NewSize(207, 16))
	b.Set("Lower-body sets", theme.ColorKindLower, 50, 100, 200)
	equal(t, "done", b.donePart.Size().Width, 50)
	equal(t, "planned", b.plannedPart.Size().Width, 100)
	equal(t, "tick", b.tick.Position().X, 200)
	equal(t, "end of done", b.donePart.TopRightCornerRadius, 0)

	b.Set("Lower-body sets", theme.ColorKindLower, 200, 200, 100)
	equal(t, "over the most", b.tick.Position().X, 100)
	equal(t, "end of done", b.donePart.TopRightCornerRadius, theme.RadiusBar)

	b.Set("Cycling", theme.ColorKindCardio, 0, 0, 0)
	equal(t, "nothing done", b.donePart.Visible(), false)
	equal(t, "no most", b.tick.Visible(), false)
}

func TestBarMixesAgainWhenTheThemeChanges(t *testing.T) {
	b := NewBar()
	window(t, container.NewStack(b))
	b.Set("", theme.ColorKindLower, 1, 2, 3)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark, theme.Comfortable))
	want := theme.Mix(theme.Colour(theme.ColorKindLower), theme.Colour(theme.ColorHover), 38)
	if b.plannedPart.FillColor != want {
		t.Errorf("planned %v, want %v", b.plannedPart.FillColor, want)
	}
}

func TestStatusLineCutsTheLeftAndKeepsTheRight(t *testing.T) {
	s := NewStatusLine()
	window(t, container.NewWithoutLayout(s))
	s.Resize(fyne.NewSize(400, StatusHeight()))
	s.Say("Wed 17 June: fine.", "47 h 15 min and 2 days after Squat & hinge", "Release to move · Esc to cancel")
	equal(t, "right", s.rightSide.Text, "Release to move · Esc to cancel")
	end := s.label.Position().X + Width(s.label)
	if end > s.rightSide.Position().X-statusGap {
		t.Errorf("the left ends at %v, the right begins at %v", end, s.rightSide.Position().X)
	}
	s.Say("", "Saved", "")
	equal(t, "text at the edge", s.label.Position().X, statusPad)
	equal(t, "text", s.label.Text, "Saved")
}

func TestRailTellsThePageAndTurnsCompact(t *testing.T) {
	heard := -1
	var c clock
	r := NewRail([]RailItem{{Icon: theme.IconWeek, Name: "Week"}, {Icon: theme.IconLibrary, Name: "Library"}}, func(i int) { heard = i })
	s := NewShell(container.NewHBox(r), c.After)
	w := window(t, s)
	equal(t, "width", r.MinSize().Width, RailWidth)
	equal(t, "item", r.items[0].Size(), fyne.NewSize(68, 56))
	equal(t, "chosen is bold", r.items[0].name.TextStyle.Bold, true)
	test.Tap(r.items[1])
	equal(t, "heard", heard, 1)
	r.SetChosen(1)
	equal(t, "chosen is bold", r.items[0].name.TextStyle.Bold, false)

	w.Canvas().Focus(r.items[0])
	press(w, fyne.KeyReturn)
	equal(t, "heard", heard, 0)

	r.SetNarrow(true)
	w.Resize(fyne.NewSize(1024, 640))
	equal(t, "width", r.MinSize().Width, NarrowRailWidth())
	equal(t, "name", r.items[0].name.Visible(), false)
	test.MoveMouse(w.Canvas(), fyne.NewPos(30, 90))
	c.pass(time.Second)
	equal(t, "tip", s.tip.words.AccessibilityLabel(), "Week")
}

func TestEmptyStateStacksItsPartsInTheMiddle(t *testing.T) {
	b := Plain("Arrange week", nil)
	e := NewEmptyState(theme.IconTray, "Nothing planned yet. Arrange week fills seven days around your free times.", b)
	window(t, container.NewStack(e))
	for _, part := range []fyne.CanvasObject{e.image, e.sentence, b} {
		middle := part.Position().X + part.Size().Width/2
		if off := middle - e.Size().Width/2; off < -1 || off > 1 {
			t.Errorf("%T is %v off the middle", part, off)
		}
	}
	if b.Position().Y < e.sentence.Position().Y+e.sentence.Size().Height {
		t.Error("the button covers the sentence")
	}
}

// TestRowFoldsWhereThereIsNoRoom: its parts stand below each other, and the wide one
// has all of the width.
func TestRowFoldsWhereThereIsNoRoom(t *testing.T) {
	side, words := NewFixed(220, NewEntry("")), NewParagraph("A sentence that goes on for a while.", theme.TextBody, theme.ColorText, 0, 8)
	row := NewRow(16, 1, side, words).Folding(200)
	column := NewColumn(0, row)
	window(t, container.NewWithoutLayout(column))
	for width, folded := range map[float32]bool{600: false, 436: false, 435: true, 260: true} {
		column.SetWidth(width)
		column.Resize(fyne.NewSize(width, column.MinSize().Height))
		equal(t, "folded", words.Position().Y > side.Position().Y+side.Size().Height, folded)
		if folded {
			equal(t, "width", words.Size().Width, width)
			equal(t, "height", row.MinSize().Height, side.MinSize().Height+theme.Gap(16)+words.MinSize().Height)
		}
	}
}

// TestSpreadStandsInTheMiddle of a window that is wider than it has a use for.
func TestSpreadStandsInTheMiddle(t *testing.T) {
	window(t, container.NewHBox())
	for page, margin := range map[float32]float32{736: 12, 960: 12, 1200: 24, 1520: 100, 2480: 580} {
		equal(t, "margin", SpreadMargin(page), margin)
	}
}
