package week

import (
	"slices"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/uitest"
)

const (
	ctrl  = fyne.KeyModifierShortcutDefault
	shift = fyne.KeyModifierShift
)

// selected writes the selected cards of the board one after the other.
func (d *double) selected() string { return strings.Join(d.Selected(), "") }

func (d *double) click(day, place int, keys fyne.KeyModifier) {
	uitest.Click(d.canvas, d.spot(day, place), keys)
}

// press presses keys while others are held down.
func (d *double) press(held fyne.KeyModifier, keys ...fyne.KeyName) {
	d.keys = held
	uitest.Press(d.canvas, keys...)
	d.keys = 0
}

func TestClicksSelect(t *testing.T) {
	d := newDouble(t, 640, "abc", "de", "", "F")
	d.click(0, 1, 0)
	equal(t, "a click", d.selected(), "b")
	d.click(1, 0, ctrl)
	equal(t, "one more", d.selected(), "bd")
	d.click(3, 0, ctrl)
	equal(t, "what is done too", d.selected(), "bdF")
	d.click(0, 1, ctrl)
	equal(t, "one less", d.selected(), "dF")
	d.click(0, 0, 0)
	equal(t, "a click alone", d.selected(), "a")
	d.click(1, 1, shift)
	equal(t, "up to there", d.selected(), "abcde")
	d.click(0, 1, shift)
	equal(t, "a range keeps its beginning", d.selected(), "ab")
	d.click(0, 1, 0)
	equal(t, "one of several, let go where it was pressed", d.selected(), "b")
	d.click(1, 0, ctrl)
	d.click(4, 0, ctrl)
	equal(t, "Ctrl beside the cards leaves it", d.selected(), "bd")
	d.click(4, 0, 0)
	equal(t, "a click beside the cards", d.selected(), "")
}

// TestTwoQuickClicksOnTwoCardsOpenNone, nor does taking one in and out.
func TestTwoQuickClicksOnTwoCardsOpenNone(t *testing.T) {
	d := newDouble(t, 640, "abc", "de")
	second := func(keys fyne.KeyModifier, at fyne.Position) {
		uitest.Click(d.canvas, at, keys)
		d.cards.DoubleTapped(&fyne.PointEvent{AbsolutePosition: at, Position: at.Subtract(absolute(d.cards))})
	}
	d.click(0, 0, 0)
	second(0, d.spot(1, 0))
	d.click(0, 0, ctrl)
	second(ctrl, d.spot(0, 0))
	same(t, "told", d.told)
	d.click(0, 0, 0)
	d.press(0, fyne.KeyF8)
	second(0, d.spot(0, 0))
	same(t, "a key between", d.told, "key F8")
	uitest.DoubleClick(d.canvas, d.spot(0, 0))
	same(t, "told", d.told, "key F8", "open a")
}

func TestKeysSelect(t *testing.T) {
	d := newDouble(t, 640, "abc", "de", "f")
	d.canvas.Focus(d.Focusable())
	d.press(0, fyne.KeyHome, fyne.KeyDown)
	equal(t, "a step", d.selected(), "b")
	d.press(shift, fyne.KeyDown, fyne.KeyRight)
	equal(t, "with Shift", d.selected(), "bcde")
	d.press(shift, fyne.KeyLeft, fyne.KeyUp, fyne.KeyUp)
	equal(t, "and back over where it began", d.selected(), "ab")
	d.press(0, fyne.KeyRight)
	equal(t, "a step without", d.selected(), "d")
	d.cards.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: ctrl})
	equal(t, "with Ctrl the cursor goes on", d.chosen(), "f")
	equal(t, "and the selection stays", d.selected(), "d")
	d.ToggleChosen()
	equal(t, "one more", d.selected(), "df")
	d.press(0, fyne.KeyEscape)
	equal(t, "Escape leaves the one under the cursor", d.selected(), "f")
	d.press(0, fyne.KeyHome)
	d.MarkDayOrWeek()
	equal(t, "the day", d.selected(), "abc")
	d.MarkDayOrWeek()
	equal(t, "the week", d.selected(), "abcdef")
	d.press(0, fyne.KeyEnd)
	d.MarkDayOrWeek()
	equal(t, "from an empty day the week", d.selected(), "abcdef")
	same(t, "told", d.told)
}

// TestTheSelectionStaysWhenThePageRefreshes as far as it is still there.
func TestTheSelectionStaysWhenThePageRefreshes(t *testing.T) {
	d := newDouble(t, 640, "abc", "de")
	d.click(0, 0, 0)
	d.click(0, 2, shift)
	d.show("a", "de", "c")
	equal(t, "selected", d.selected(), "ac")
}

func TestTheRubberBandSelectsWhatItTouches(t *testing.T) {
	d := newDouble(t, 640, "abc", "de", "f")
	below := d.spot(0, 4)
	p := uitest.Hold(d.canvas, below).Glide(d.spot(1, 1))
	equal(t, "while it is drawn", d.selected(), "bce")
	equal(t, "it is seen", d.cardViews().band.Visible(), true)
	p.Glide(d.spot(2, 0))
	equal(t, "farther", d.selected(), "abcdef")
	p.Glide(d.spot(0, 2)).Release()
	equal(t, "let go", d.selected(), "c")
	equal(t, "it is gone", d.cardViews().band.Visible(), false)
	equal(t, "cursor", d.chosen(), "c")

	p = uitest.HoldWith(d.canvas, d.spot(2, 3), ctrl).Glide(d.spot(2, 0))
	equal(t, "with Ctrl as well", d.selected(), "cf")
	uitest.Press(d.canvas, fyne.KeyEscape)
	equal(t, "Escape", d.selected(), "c")
	p.Glide(d.spot(0, 0)).Release()
	equal(t, "the rest of the gesture", d.selected(), "c")
	same(t, "told", d.told)
}

func TestTheRubberBandScrollsAtTheEdge(t *testing.T) {
	d := newDouble(t, 420, "abcdefgh", "")
	p := uitest.Hold(d.canvas, d.spot(1, 0)).Move(d.spot(0, 1)).Move(absolute(d.scroll).AddXY(60, d.scroll.Size().Height-5))
	for range 80 {
		d.timers.tick()
	}
	equal(t, "selected", d.selected(), "abcdefgh")
	p.Release()
	equal(t, "ticks", len(d.timers.ticking), 0)
}

func TestADragTakesAllThatIsSelected(t *testing.T) {
	d := newDouble(t, 640, "abc", "dE", "f")
	d.click(0, 0, 0)
	d.click(2, 0, ctrl)
	d.click(1, 0, ctrl)
	d.click(1, 1, ctrl)
	equal(t, "selected", d.selected(), "adEf")
	p := d.lift(1, 0)
	same(t, "lifted, without what is done", d.told, "grab d a f")
	equal(t, "how many", d.inAir().count.text.Text, "3")
	equal(t, "is seen", d.inAir().count.pill.Visible(), true)
	p.Glide(d.slot(4, 0)).Release()
	same(t, "told", d.told, "grab d a f", "drop d a f 4 0")

	d.told = nil
	d.drag(0, 1, 4, 0) // one that is not selected goes alone
	same(t, "told", d.told, "grab b", "drop b 4 0")
	equal(t, "and is selected", d.selected(), "b")
}

func TestSeveralTakeTheirPlaceAmongTheOthers(t *testing.T) {
	d := newDouble(t, 640, "abcd", "xyz")
	d.click(0, 1, 0)
	d.click(0, 3, ctrl)
	d.lift(0, 1).Glide(d.slot(0, 0)).Release()
	d.lift(0, 1).Glide(d.slot(0, 3)).Release()
	d.lift(0, 3).Glide(d.slot(1, 1)).Release()
	same(t, "told", d.told, "grab b d", "drop b d 0 0", "grab b d", "drop b d 0 2", "grab d b", "drop d b 1 1")
}

// head is a place on the head of a day.
func (d *double) head(day int) fyne.Position {
	return fyne.NewPos(d.spot(day, 0).X, absolute(d.Board).Y+headHeight()/2)
}

func TestDraggingAHeadSwapsDays(t *testing.T) {
	d := newDouble(t, 640, "ab", "", "C", "d")
	p := uitest.Hold(d.canvas, d.head(0)).Move(d.head(0).AddXY(3, 4))
	same(t, "told", d.told, "grab day 0")
	equal(t, "plate", d.columnViews()[4].plateWord.Text, "Not allowed")
	equal(t, "its cards are faint", d.cardViews().views[0].ghost < 1, true)
	p.Glide(d.head(3))
	equal(t, "status", d.status[len(d.status)-1], "status 3")
	equal(t, "edge of the day", d.columnViews()[3].frame.Look().Edge != d.columnViews()[2].frame.Look().Edge, true)
	equal(t, "no gap opens", d.cardViews().preview.Visible(), false)
	p.Glide(d.spot(4, 1)).Release() // anywhere on the column
	same(t, "told", d.told, "grab day 0", "swap 4")

	d.told = nil
	uitest.Hold(d.canvas, d.head(3)).Glide(d.head(4)).Glide(d.head(3)).Release()
	uitest.Hold(d.canvas, d.head(3)).Glide(fyne.NewPos(boardX+1060, boardY+80)).Release()
	same(t, "back on itself, and on the tray", d.told, "grab day 3", "grab day 3")
	d.told = nil
	uitest.Hold(d.canvas, d.head(1)).Glide(d.head(0)).Release()
	uitest.Hold(d.canvas, d.head(2)).Glide(d.head(0)).Release()
	same(t, "a day with nothing to move", d.told)
	p = uitest.Hold(d.canvas, d.head(0)).Glide(d.head(3))
	uitest.Press(d.canvas, fyne.KeyEscape)
	equal(t, "in the air", d.Dragging(), false)
	p.Glide(d.head(4)).Release()
	same(t, "after Escape", d.told, "grab day 0")
}

// The page.

func (s *stage) marks(titles ...string) {
	s.t.Helper()
	var ids []string
	for _, title := range titles {
		ids = append(ids, string(s.id(title)))
	}
	s.board.Mark(ids...)
}

func TestSwappingDaysByTheirHeads(t *testing.T) {
	s := alex(t, standard)
	before := map[civil.Date][]string{saturday: s.titles(saturday), sunday: s.titles(sunday)}
	p := uitest.Hold(s.canvas(), s.headOf(saturday)).Glide(s.headOf(friday)).Glide(s.headOf(sunday))
	if !strings.HasPrefix(s.statusText(), " Swap Sat 13 June and Sun 14 June: Fine. Both days fit ") {
		t.Errorf("status %q", s.statusText())
	}
	p.Release()
	same(t, "Sunday", s.titles(sunday), before[saturday]...)
	same(t, "Saturday", s.titles(saturday), before[sunday]...)
	equal(t, "toast", s.lastToast().text, "Swap Saturday and Sunday")
	s.undo()
	same(t, "undone", s.titles(saturday), before[saturday]...)

	s.board.pick(cursor{5, 0})
	s.SwapWith()
	equal(t, "by key", s.heading(), "Swap Sat 13 June with")
	choice := uitest.All[*dayChoice](uitest.Top(s.canvas()))[0]
	equal(t, "other days, of two weeks", len(choice.rows), 13)
	uitest.Press(s.canvas(), fyne.KeyReturn) // the day after it is chosen at first
	same(t, "by key", s.titles(sunday), before[saturday]...)
}

// TestASwapSaysWhatItBringsOnBothDays and offers to keep it where it is not
// allowed.
func TestASwapSaysWhatItBringsOnBothDays(t *testing.T) {
	s := alex(t, standard)
	s.unchanged("a swap that is not allowed", func() {
		p := uitest.Hold(s.canvas(), s.headOf(thursday)).Glide(s.headOf(saturday))
		for i, plate := range s.board.drag.plates {
			if plate.Reason == "" || plate.Word == "" {
				t.Errorf("day %d says nothing: %+v", i, plate)
			}
		}
		equal(t, "itself", s.board.drag.plates[3].Reason, "Where it is now")
		equal(t, "Saturday", s.board.drag.plates[5].Look, mark.Stop)
		equal(t, "says of which day", s.board.drag.plates[5].Reason, "Thu: Running on two days in a row. Sat: 12 h 20 min after upper body; 24 h at least")
		p.Release()
	})
	equal(t, "asks", s.heading(), "Not allowed: Swap Thursday and Saturday")
	reasonField(s).SetText("A wedding on Saturday")
	uitest.Press(s.canvas(), fyne.KeyReturn)
	equal(t, "swapped", slices.Contains(s.titles(saturday), "Step & bridge"), true)
	equal(t, "failures", len(s.failed), 0)
}

func TestHoldingOverAnArrowTurnsTheWeek(t *testing.T) {
	s := alex(t, standard)
	id := s.id("Hips & ankles")
	arrow := absolute(s.header.forward).AddXY(10, 10)
	p := s.lift(id).Glide(arrow)
	equal(t, "waits", s.timers.waits[len(s.timers.waits)-1], turnAfter)
	p.Move(arrow.AddXY(0, 90))
	equal(t, "no more beside it", len(s.timers.waiting), 0)
	p.Move(arrow)
	s.unchanged("turning", s.timers.ring)
	equal(t, "week", s.Week().First, day("2026-06-15"))
	equal(t, "in the air", s.board.Dragging(), true)
	equal(t, "and on", len(s.timers.waiting), 1)
	i := slices.IndexFunc(s.board.drag.plates[:], func(p Plate) bool { return p.Look != mark.Stop })
	next := s.Week().Day(i)
	p.Glide(s.place(next, 0))
	equal(t, "verdict of that week", strings.Contains(s.statusText(), s.Format.Date(next)+": "+s.board.drag.plates[i].Word), true)
	p.Release()
	if s.asks() {
		t.Fatalf("asks %q", s.heading())
	}
	equal(t, "day", s.stored(id).Date, next)
	chosen, _ := s.board.Chosen()
	equal(t, "cursor", chosen, string(id))

	p = s.lift(id).Glide(absolute(s.header.back).AddXY(10, 10))
	s.timers.ring()
	equal(t, "back", s.Week().First, day("2026-06-08"))
	equal(t, "faint nowhere", s.board.drag.from.day, -1)
	uitest.Press(s.canvas(), fyne.KeyEscape)
	p.Release()
	equal(t, "Escape goes back to the week it is in", s.Week().First, day("2026-06-15"))
	equal(t, "day", s.stored(id).Date, next)
	equal(t, "nothing waits", len(s.timers.waiting), 0)

	p = uitest.Hold(s.canvas(), s.headOf(next)).Glide(absolute(s.header.back).AddXY(10, 10))
	s.timers.ring()
	p.Glide(s.headOf(sunday)).Release()
	if s.asks() {
		reasonField(s).SetText("For the test")
		uitest.Press(s.canvas(), fyne.KeyReturn)
	}
	equal(t, "days of two weeks swapped", s.stored(id).Date, sunday)
	equal(t, "failures", len(s.failed), 0)
}

func TestSeveralAreMovedTogether(t *testing.T) {
	s := alex(t, standard)
	s.marks("Hips & ankles", "Steady ride")
	hips, ride := s.id("Hips & ankles"), s.id("Steady ride")
	p := s.lift(ride).Glide(s.place(saturday, 0))
	equal(t, "how many", s.board.drag.count.text.Text, "2")
	p.Release()
	if s.asks() {
		t.Fatalf("asks %q", s.heading())
	}
	equal(t, "the one that was held", s.stored(ride).Date, saturday)
	equal(t, "the other at the same distance", s.stored(hips).Date, thursday)
	equal(t, "toast", s.lastToast().text, "Move 2 sessions to Saturday")
	equal(t, "both are selected", len(s.Selected()), 2)
	s.undo()
	equal(t, "one undo", s.stored(hips).Date, today)
	equal(t, "one undo", s.stored(ride).Date, friday)

	s.marks("Hips & ankles", "Steady ride")
	s.MoveChosen(1)
	equal(t, "by key", s.stored(hips).Date, thursday)
	equal(t, "by key", s.stored(ride).Date, saturday)
	s.marks("Hips & ankles", "Steady ride")
	s.lift(ride).Glide(absolute(s.tray).AddXY(100, 300)).Release()
	equal(t, "in the tray", s.stored(hips).Date, civil.Date{})
	equal(t, "in the tray", s.stored(ride).Date, civil.Date{})
	s.undo()
	s.marks("Hips & ankles", "Steady ride")
	s.DeleteChosen()
	equal(t, "toast", s.lastToast().text, "Delete 2 sessions")
	s.undo()
	equal(t, "back", s.stored(hips).Date, thursday)
}

// TestSeveralOnADayThatIsNotAllowedHaveAWayOn moves and pastes beside Push & pull.
func TestSeveralOnADayThatIsNotAllowedHaveAWayOn(t *testing.T) {
	for name, put := range map[string]func(*stage){
		"moved":  func(s *stage) { s.MoveChosen(-1) },
		"pasted": func(s *stage) { s.CopyChosen(); s.board.pick(cursor{3, 0}); s.Paste() },
	} {
		s := alex(t, standard)
		row := s.pick("Press & row")
		s.marks("Press & row", "Long run")
		s.unchanged(name, func() { put(s) })
		if !s.asks() {
			t.Fatalf("%s: allowed", name)
		}
		offered := uitest.Button(uitest.Top(s.canvas()), "Keep anyway")
		equal(t, name+": can be kept", offered != nil, true)
		before := s.revision()
		uitest.Press(s.canvas(), fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn) // reason, Keep anyway, Cancel, the way on
		equal(t, name+": asks again", s.asks(), false)
		equal(t, name+": changes", s.revision(), before+1)
		equal(t, name+": not on Thursday", s.stored(row).Date != thursday, true)
	}
}

func TestCommandsActOnAllThatIsSelected(t *testing.T) {
	s := alex(t, standard)
	s.marks("Hips & ankles", "Steady ride")
	hips, ride := s.id("Hips & ankles"), s.id("Steady ride")
	if !strings.HasPrefix(s.statusText(), "2 sessions selected Hips & ankles, Steady ride. 46 min in all.") {
		t.Errorf("status %q", s.statusText())
	}
	s.PinChosen()
	equal(t, "pinned", s.stored(hips).Pinned && s.stored(ride).Pinned, true)
	equal(t, "toast", s.lastToast().text, "Pin 2 sessions")
	s.PinChosen()
	equal(t, "let go", s.stored(hips).Pinned || s.stored(ride).Pinned, false)
	s.SkipWithReason()
	uitest.Press(s.canvas(), fyne.KeyReturn)
	equal(t, "skipped", s.stored(hips).Status, model.Skipped)
	equal(t, "skipped", s.stored(ride).Status, model.Skipped)
	s.CompleteChosen()
	equal(t, "planned again", s.stored(hips).Status, model.Planned)
	equal(t, "selection", len(s.Selected()), 2)
	s.undo()
	equal(t, "one undo", s.stored(ride).Status, model.Skipped)
}

func TestCopyCutAndPaste(t *testing.T) {
	s := alex(t, standard)
	equal(t, "nothing to paste", s.CanPaste(), false)
	s.unchanged("pasting nothing", s.Paste)
	s.marks("Hips & ankles", "Press & row")
	s.unchanged("copying", s.CopyChosen)
	s.TurnWeek(2)
	s.board.pick(cursor{0, 0})
	s.Paste()
	if s.asks() {
		t.Fatalf("asks %q", s.heading())
	}
	first := day("2026-06-22")
	same(t, "the first on the day", s.titles(first), "Hips & ankles")
	same(t, "the other at the same distance", s.titles(first.AddDays(2)), "Press & row")
	equal(t, "both are selected", len(s.Selected()), 2)
	equal(t, "toast", s.lastToast().text, "Paste 2 sessions on Monday")
	s.undo()
	same(t, "one undo", s.titles(first))

	s.GoToday()
	id := s.pick("Hips & ankles")
	s.unchanged("cutting", s.CutChosen)
	equal(t, "faint", s.board.isAway(2, string(id)), true)
	uitest.Press(s.canvas(), fyne.KeyEscape)
	equal(t, "given up", s.CanPaste(), false)
	s.CutChosen()
	s.TurnWeek(1)
	s.board.pick(cursor{6, 0})
	s.Paste()
	if s.asks() {
		t.Fatalf("asks %q", s.heading())
	}
	equal(t, "moved", s.stored(id).Date, day("2026-06-21"))
	equal(t, "pasted once", s.CanPaste(), false)
	equal(t, "nothing is faint", s.board.isAway(6, string(id)), false)
}

// TestPastingWhatIsGoneSaysSo takes out what was cut.
func TestPastingWhatIsGoneSaysSo(t *testing.T) {
	s := alex(t, standard)
	id := s.pick("Press & row")
	s.CutChosen()
	s.do(planner.Delete{Sessions: []model.ID{id}}, "")
	s.unchanged("pasting what is gone", s.Paste)
	equal(t, "fails", len(s.failed), 1)
}

// TestTheKeyboardIsBackAfterADrag that is let go over something else, after Escape
// or without it, and after the question that a drop asks.
func TestTheKeyboardIsBackAfterADrag(t *testing.T) {
	s := alex(t, standard)
	id := s.pick("Press & row")
	elsewhere := absolute(s.header).AddXY(200, 20)
	hasKeyboard := func(after string) {
		t.Helper()
		if s.asks() || s.canvas().Focused() != fyne.Focusable(s.board.cards) {
			t.Errorf("after %s %T has the keyboard", after, s.canvas().Focused())
		}
	}
	s.unchanged("let go beside the days", func() {
		s.lift(id).Glide(elsewhere).Release()
		hasKeyboard("a drop beside the days")
		p := s.lift(id).Glide(elsewhere)
		uitest.Press(s.canvas(), fyne.KeyEscape)
		p.Release()
		hasKeyboard("Escape")
		p = uitest.Hold(s.canvas(), s.headOf(friday)).Glide(elsewhere)
		uitest.Press(s.canvas(), fyne.KeyEscape)
		p.Release()
		hasKeyboard("Escape with a day in the air")
		s.lift(id).Glide(s.place(thursday, 2)).Release()
		equal(t, "asks", s.asks(), true)
		uitest.Press(s.canvas(), fyne.KeyEscape)
		hasKeyboard("a question")
	})
}
