package week

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/uitest"
)

func TestADayOffAndBack(t *testing.T) {
	s := alex(t, standard)
	s.board.pick(cursor{6, 0})
	equal(t, "off", s.IsOff(), false)
	s.DayOff()
	equal(t, "from", uitest.Entry(t, s.canvas(), "From"), "2026-06-14")
	uitest.Write(t, s.canvas(), "To", "2026-06-16")
	uitest.Write(t, s.canvas(), "Note", "At the sea")
	uitest.Press(s.canvas(), fyne.KeyReturn)
	equal(t, "asks", s.asks(), false)
	equal(t, "heading", s.board.columns[6].Rest, "Day off")
	equal(t, "note", s.board.columns[6].Advice, "At the sea")
	equal(t, "foot", s.board.columns[6].Foot, "Day off")
	equal(t, "toast", s.lastToast().text, "Take 14 June to 16 June off")
	equal(t, "off", s.IsOff(), true)
	s.TurnWeek(1)
	equal(t, "Tuesday too", s.view.Days[1].Off, true)
	s.board.pick(cursor{1, 0})
	s.TrainAfterAll()
	equal(t, "Tuesday not any more", s.view.Days[1].Off, false)
	equal(t, "Monday still", s.view.Days[0].Off, true)
	s.unchanged("training where it is no day off", s.TrainAfterAll)
	equal(t, "failures", len(s.failed), 0)
}

func TestDaysOffNameWhatIsWrong(t *testing.T) {
	s := alex(t, standard)
	s.board.pick(cursor{6, 0})
	s.DayOff()
	uitest.Write(t, s.canvas(), "Note", "At the sea")
	for _, c := range []struct{ from, to, field, says string }{
		{"", "2026-06-14", "From", "From is needed."},
		{"2026-06-31", "2026-07-01", "From", "From: there is no such day; write it like 2026-06-12."},
		{"2026-06-14", "later", "To", "To: there is no such day; write it like 2026-06-12."},
		{"2026-06-14", "2026-06-13", "To", "To: Sun 14 June 2026 at the earliest."},
	} {
		uitest.Write(t, s.canvas(), "From", c.from)
		uitest.Write(t, s.canvas(), "To", c.to)
		s.unchanged(c.from+" to "+c.to, func() { uitest.Tap(t, s.canvas(), "Take off") })
		equal(t, c.field, uitest.Wrong(t, s.canvas(), c.field), c.says)
		if e, ok := s.canvas().Focused().(*kit.Entry); !ok || e.Text != map[string]string{"From": c.from, "To": c.to}[c.field] {
			t.Errorf("%q to %q: %T has the keyboard", c.from, c.to, s.canvas().Focused())
		}
		equal(t, "note", uitest.Entry(t, s.canvas(), "Note"), "At the sea")
	}
}

func TestTheTimesOfOneWeek(t *testing.T) {
	s := alex(t, standard)
	usual := s.view.Days[6].Available
	s.board.pick(cursor{6, 0})
	s.Times()
	equal(t, "heading", s.heading(), "Time free, 8 – 14 June")
	equal(t, "focus", s.canvas().Focused(), fyne.Focusable(uitest.Control[*kit.Entry](t, s.canvas(), "Sun")))
	uitest.Write(t, s.canvas(), "Sun", "x")
	s.unchanged("what is no time", func() { uitest.Press(s.canvas(), fyne.KeyReturn) })
	if said := uitest.Sentences(s.canvas()); !slices.Contains(said, "Time free on Sunday was not understood; write it like 45 min.") {
		t.Errorf("said is %q", said)
	}
	equal(t, "focus", s.canvas().Focused(), fyne.Focusable(uitest.Control[*kit.Entry](t, s.canvas(), "Sun")))
	uitest.Write(t, s.canvas(), "Sun", "20")
	uitest.Press(s.canvas(), fyne.KeyReturn)
	equal(t, "this week", s.view.Days[6].Available, 20*model.Minute)
	s.TurnWeek(1)
	equal(t, "no other", s.view.Days[6].Available, usual)
	s.TurnWeek(-1)
	s.Times()
	equal(t, "is remembered", uitest.Entry(t, s.canvas(), "Sun"), "20")
	uitest.Tap(t, s.canvas(), "As usual")
	uitest.Tap(t, s.canvas(), "Save")
	equal(t, "as usual", s.view.Days[6].Available, usual)
	profile := s.profile()
	equal(t, "and nothing of its own", len(profile.WeekTimes), 0)
	equal(t, "failures", len(s.failed), 0)
}
