//go:build linux

package e2e

import (
	"testing"

	"github.com/kneewise/kneewise/model"
)

func TestDragToAnAllowedDay(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.drag(card(friday, 1), slot(saturday, 1))
	w.wantDay(saturday, "Long run, Press & row")
	w.wantDay(friday, "Steady ride")
	moved := w.session(saturday, "Press & row")
	if clock, ok := moved.Clock(); !ok || clock != 18*model.Hour {
		t.Errorf("it is at %d s, want 18:00 as before", clock)
	}

	w.key("ctrl+z")
	w.wantDay(friday, "Steady ride, Press & row")
	w.wantDay(saturday, "Long run")
	w.key("ctrl+y")
	w.wantDay(saturday, "Long run, Press & row")
	w.key("ctrl+z", "ctrl+shift+z", "ctrl+z")
	w.wantDay(friday, "Steady ride, Press & row")
}

func TestDragToADayThatIsNotAllowedAndKeepIt(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	before := w.revision()
	w.drag(card(friday, 1), slot(thursday, 2))
	w.key("Return") // without a reason nothing is kept
	w.write("My physical therapist agreed")
	w.key("Return")
	w.wantDay(thursday, "Push & pull, Step & bridge, Press & row")
	w.wantDay(friday, "Steady ride")
	if got := w.revision(); got != before+1 {
		t.Errorf("%d changes, want one", got-before)
	}
	kept := w.kept()
	if len(kept) != 1 || kept[0].Reason != "My physical therapist agreed" || kept[0].Session != w.session(thursday, "Press & row").ID {
		t.Errorf("kept is %+v", kept)
	}

	w.key("ctrl+z")
	w.wantDay(friday, "Steady ride, Press & row")
	if kept := w.kept(); len(kept) != 0 {
		t.Errorf("after Undo still kept: %+v", kept)
	}
	w.key("ctrl+y")
	w.wantDay(thursday, "Push & pull, Step & bridge, Press & row")
	if kept := w.kept(); len(kept) != 1 {
		t.Errorf("after Redo kept is %+v", kept)
	}
}

func TestDragToADayThatIsNotAllowedAndTakeTheWayOn(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	before := w.revision()
	w.drag(card(friday, 1), slot(thursday, 0))
	w.key("Tab", "Tab", "Tab", "Return") // reason, Keep anyway, Cancel, the way on
	w.wantDay(saturday, "Long run, Press & row")
	w.wantDay(thursday, "Push & pull, Step & bridge")
	if got, kept := w.revision(), w.kept(); got != before+1 || len(kept) != 0 {
		t.Errorf("%d changes, kept %+v; want one and nothing", got-before, kept)
	}
}

func TestDragToADayThatIsNotAllowedAndCancel(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	before := w.revision()
	w.drag(card(friday, 1), slot(thursday, 0))
	w.write("p")                     // into the reason
	w.key("Escape", "Tab", "Return") // and yes, throw it away
	w.wantNothingWritten(before, "Press & row")
}

func TestEscapeInMidDrag(t *testing.T) {
	t.Parallel()
	for name, from := range map[string]point{"a card": card(friday, 1), "a template": template(3), "a session in the tray": parked} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newExample(t).open()
			before := w.revision()
			w.lift(from, slot(saturday, 1))
			w.key("Escape")
			w.carry(slot(saturday, 1), card(saturday, 0)) // over another card
			w.carry(card(saturday, 0), slot(sunday, 0))
			w.drop()
			w.click(card(friday, 1))
			w.wantNothingWritten(before, "Press & row")
			w.drag(card(friday, 1), slot(saturday, 1)) // the next gesture counts again
			w.wantDay(saturday, "Long run, Press & row")
		})
	}
}

// TestTheKeyboardIsBackAfterADrag that ends over the rail, where it does nothing.
func TestTheKeyboardIsBackAfterADrag(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	rail := point{40, 560} // below the pages
	w.lift(card(friday, 1), slot(saturday, 1))
	w.carry(slot(saturday, 1), rail)
	w.drop()
	w.key("Delete")
	w.wantDay(friday, "Steady ride")
	w.key("ctrl+z")
	w.wantDay(friday, "Steady ride, Press & row")
}

func TestDropThatChangesNothing(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	before := w.revision()
	unsteady := card(friday, 1)
	unsteady.x, unsteady.y = unsteady.x+5, unsteady.y-7
	w.drag(card(friday, 1), unsteady)                           // a click that moves a little
	w.drag(card(friday, 1), slot(saturday, 1), slot(friday, 1)) // back in its place
	w.drag(card(friday, 1), slot(saturday, 1), card(friday, 1)) // back where it was taken up
	w.drag(card(friday, 1), slot(saturday, 1), nowhere)         // beside every day
	w.drag(template(0), slot(sunday, 0), template(5))           // a template back into the tray
	w.hold(card(tuesday, 0))                                    // what was done stays where it was
	w.carry(card(tuesday, 0), slot(saturday, 1))
	w.drop()
	w.click(card(friday, 1))
	w.wantNothingWritten(before, "Press & row")
}

func TestDragATemplate(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.click(search)
	w.write("hips")
	w.drag(template(0), slot(sunday, 0))
	w.wantDay(sunday, "Hips & ankles")
	if got := w.session(sunday, "Hips & ankles"); got.Template != "hips-ankles" || got.Status != model.Planned {
		t.Errorf("it is %+v", got)
	}
	w.key("ctrl+z")
	w.wantDay(sunday, "")
}

func TestDragIntoTheTrayAndOutOfIt(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.drag(parked, slot(sunday, 0))
	w.wantDay(sunday, "Gentle yoga")
	w.wantTray("")
	w.drag(card(thursday, 0), template(4))
	w.wantTray("Push & pull")
	w.wantDay(thursday, "Step & bridge")
	w.key("ctrl+z", "ctrl+z")
	w.wantTray("Gentle yoga")
	w.wantDay(thursday, "Push & pull, Step & bridge")
	w.wantDay(sunday, "")
}

func TestReorderWithinADay(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.drag(parked, slot(friday, 2))
	w.wantDay(friday, "Steady ride, Press & row, Gentle yoga")
	w.drag(card(friday, 2), slot(thursday, 0), card(friday, 0))
	w.wantDay(friday, "Gentle yoga, Steady ride, Press & row")
	w.key("ctrl+z")
	w.wantDay(friday, "Steady ride, Press & row, Gentle yoga")
	w.drag(card(friday, 1), slot(friday, 3)) // the clock lets it go behind what has no time
	w.wantDay(friday, "Steady ride, Gentle yoga, Press & row")
	before := w.revision()
	w.drag(card(friday, 2), slot(thursday, 0), card(friday, 0)) // 18:00 not before 07:00, but before any time
	w.wantDay(friday, "Steady ride, Press & row, Gentle yoga")
	if got := w.revision(); got != before+1 {
		t.Errorf("%d changes, want one", got-before)
	}
}
