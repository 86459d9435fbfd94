package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

func TestKeySheetFillsTwoColumns(t *testing.T) {
	s := NewKeySheet(680, "There is none.")
	window(t, container.NewWithoutLayout(s))
	s.Resize(s.MinSize())
	equal(t, "says", s.empty.AccessibilityLabel(), "There is none.")
	rows := []KeyRow{
		{Keys: []string{"Ctrl+Z"}, What: "Undo"},
		{Keys: []string{"Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+Alt+Z"}, What: "Redo"},
		{How: "Drag a card", What: "Move it. While you drag, each day says whether it is fine, and why that is so"},
	}
	s.SetSections([]KeySection{{Name: "On every page", Rows: rows}, {Name: "Week", Rows: rows[:1]}, {Name: "Month", Rows: rows[:1]}})
	s.Resize(s.MinSize())
	left, right, below := s.sections[0], s.sections[1], s.sections[2]
	equal(t, "first column", left.Position(), fyne.NewPos(0, 0))
	equal(t, "second column", right.Position(), fyne.NewPos(s.columnWidth()+keyColumnGap, 0))
	equal(t, "under the shorter one", below.Position(), fyne.NewPos(right.Position().X, right.Size().Height+keySpace()))
	equal(t, "height", s.MinSize().Height, left.Size().Height)

	keys := left.rows[1]
	equal(t, "two keys beside each other", keys.caps[0].Position().Y, keys.caps[1].Position().Y)
	if keys.caps[2].Position().Y <= keys.caps[1].Position().Y {
		t.Error("the third key is not on a line of its own")
	}
	for _, row := range left.rows {
		for i, box := range row.caps {
			if end := box.Position().X + box.Size().Width; end > keyHow {
				t.Errorf("key %d ends at %v, in the words", i, end)
			}
		}
		if end := row.what.Position().X + row.what.MinSize().Width; end > s.columnWidth() {
			t.Errorf("words end at %v, the column at %v", end, s.columnWidth())
		}
	}
	for i, row := range left.rows[1:] {
		if above := left.rows[i]; row.what.Position().Y < above.what.Position().Y+above.what.MinSize().Height {
			t.Errorf("row %d begins in the one before", i+1)
		}
	}
}
