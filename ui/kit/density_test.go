package kit

import (
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/ui/theme"
)

// setDensity changes how it is while the program runs, until the test ends.
func setDensity(t *testing.T, density theme.Density) {
	t.Helper()
	test.ApplyTheme(t, theme.New(theme.Light, density))
	t.Cleanup(func() { test.ApplyTheme(t, theme.New(theme.Light, theme.Comfortable)) })
}

// TestTargetsAreLowerWhereItIsCompact, and still high enough to be hit; those of
// timers stay as they are.
func TestTargetsAreLowerWhereItIsCompact(t *testing.T) {
	const least = 24
	day := civil.Date{Year: 2026, Month: time.June, Day: 10}
	height := func(o fyne.CanvasObject) func() float32 { return func() float32 { return o.MinSize().Height } }
	one := []string{"kg", "lb"}
	targets := map[string]func() float32{
		"button":          height(Plain("Arrange", nil)),
		"button in a row": height(Plain("Fix", nil).Small()),
		"icon":            height(IconButton(theme.IconMore, "More", nil)),
		"segments":        height(NewSegments(one, 0, nil)),
		"select":          height(NewSelect(one, 0, nil)),
		"stepper":         height(NewStepper(1, 0, 3, 1, func(int) string { return "1" }, nil)),
		"entry":           height(NewEntry("Name")),
		"search":          height(NewSearch("Search")),
		"check":           height(NewCheck("Yes", true, nil)),
		"tick":            height(NewTick("Yes", true, nil)),
		"check card":      height(NewCheckCard("Yes", true, nil)),
		"scores":          height(NewScores("Left", nil)),
		"menu row":        MenuItem{Text: "Move to"}.height,
		"result":          height(NewResultList(200)),
		"section":         height(NewSections(one[:1], nil)),
		"item of a rail": func() float32 {
			return NewRail([]RailItem{{Icon: theme.IconWeek, Name: "Week"}}, nil).itemSize().Height
		},
		"day of a month": func() float32 {
			m := NewMiniMonth(day, day, time.Monday, plainCalendar{}, "", "")
			return (m.MinSize().Height - miniTop()) / miniRows
		},
	}
	for name, of := range targets {
		setDensity(t, theme.Comfortable)
		comfortable := of()
		setDensity(t, theme.Compact)
		if compact := of(); compact >= comfortable || compact < least {
			t.Errorf("%s: %v high where it is compact, %v where it is comfortable", name, compact, comfortable)
		}
	}
	setDensity(t, theme.Compact)
	equal(t, "large button", Plain("Start", nil).Large().MinSize().Height, LargeButtonHeight)
	equal(t, "an entry is as high as the controls beside it", NewEntry("Name").MinSize().Height, ControlHeight())
}

// TestDensityIsFollowedAtOnce lays a window out again, also what is a part of a
// part, and takes it back.
func TestDensityIsFollowedAtOnce(t *testing.T) {
	first, second := Plain("First", nil), Plain("Second", nil)
	inner := NewColumn(12, NewRow(9, 1, NewLabel("Weight", theme.TextBody, false, theme.ColorText), first), second)
	sheet := NewSheet(12, NewSetting("Units", "Of weights and distances.", NewSegments([]string{"kg", "lb"}, 0, nil)), inner)
	w := window(t, sheet)
	w.Resize(fyne.NewSize(600, 400))
	places := func() [4]fyne.Position {
		return [4]fyne.Position{inner.Position(), first.Position(), second.Position(), first.label.Position()}
	}
	comfortable, text := places(), first.label.TextSize
	equal(t, "sheet", inner.Position().X, 16)
	setDensity(t, theme.Compact)
	compact := places()
	for i := range compact {
		if compact[i] == comfortable[i] {
			t.Errorf("part %d stays at %v", i, compact[i])
		}
	}
	equal(t, "sheet", inner.Position().X, 11)
	equal(t, "gap of a column", second.Position().Y-first.Position().Y-first.Size().Height, 8)
	equal(t, "type", first.label.TextSize, text)
	setDensity(t, theme.Comfortable)
	equal(t, "and back", places(), comfortable)
}
