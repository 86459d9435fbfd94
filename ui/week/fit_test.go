package week

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/theme"
	"github.com/kneewise/kneewise/ui/uitest"
)

func (s *stage) fits(name string, texts []uitest.Line) {
	s.t.Helper()
	if len(texts) < 5 {
		s.t.Fatalf("%s: %d texts: the walk is broken", name, len(texts))
	}
	for _, found := range uitest.Misfits(s.canvas().Size(), texts) {
		s.t.Errorf("%s: %s", name, found)
	}
}

// fitsColumns says which texts of the board leave their day.
func (s *stage) fitsColumns(name string) {
	s.t.Helper()
	board := absolute(s.board)
	width := s.board.Size().Width
	n := 0
	for _, w := range uitest.Lines(s.window.Content(), s.lifted) {
		if w.In != fyne.CanvasObject(s.board) && w.In != fyne.CanvasObject(s.board.cards) {
			continue
		}
		n++
		left := w.Box.Left - board.X
		day := columnAt(left, width)
		x := columnX(day, width)
		if left < x+columnPad || w.Box.Right-board.X > x+columnWidth(width)-columnPad+0.5 {
			s.t.Errorf("%s: %q from %v to %v leaves its day from %v to %v",
				name, w.Text, left, w.Box.Right-board.X, x, x+columnWidth(width))
		}
	}
	if n < 10 {
		s.t.Fatalf("%s: %d texts on the board: the walk is broken", name, n)
	}
}

// cardsSayEverything fails if a card has words that are not even begun on it.
func (s *stage) cardsSayEverything(name string) {
	s.t.Helper()
	d := double{Board: s.board}
	r := d.cardViews()
	for _, v := range r.views[:r.shown] {
		for _, c := range []struct {
			what, words string
			text        *canvas.Text
		}{
			{"kind", v.card.Kind, v.kind},
			{"time", v.card.Time, v.time},
			{"title", v.card.Title, v.title},
			{"load", v.card.Load, v.load},
			{"verdict", v.card.Verdict, v.verdict},
			{"pain", v.card.Pain, v.painTxt},
		} {
			if c.words != "" && (c.text.Text == "" || c.text.Text == "…") {
				s.t.Errorf("%s: no room for the %s %q of %q", name, c.what, c.words, v.card.Title)
			}
		}
	}
}

// crowded is a plan with long words and large amounts, kept findings, pins,
// pain of 10 and more sessions on a day than fit.
func crowded(t testing.TB, size fyne.Size) *stage {
	t.Helper()
	s := alex(t, size)
	long := strings.Repeat("Wednesday evening in the gymnasium, ", 3)
	add := func(session model.Session) {
		session.Status = model.Planned
		s.do(planner.Add{Session: session, Index: planner.AtEnd}, "My physical therapist looked at it and agreed")
	}
	add(model.Session{
		Kind: model.Full, Title: long, Date: sunday, Start: model.At(sunday, 18*model.Hour, zone), Zone: zone, Pinned: true,
		Plan: model.Effort{Duration: 120 * model.Minute},
	})
	add(model.Session{
		Kind: model.Mobility, Title: "Gentle yoga", Date: sunday, Part: model.Afternoon, Pinned: true,
		Plan: model.Effort{Duration: 23*model.Hour + 59*model.Minute},
	})
	add(model.Session{
		Kind: model.Cardio, Activity: "cycle", Title: "Round the lake", Date: sunday,
		Plan: model.Effort{Duration: 600 * model.Minute, Distance: 123_450 * model.Metre},
	})
	for range 6 {
		add(model.Session{Kind: model.Mobility, Title: long, Date: saturday, Plan: model.Effort{Duration: 10 * model.Minute}})
	}
	for range 4 {
		add(model.Session{Kind: model.Mobility, Title: long, Plan: model.Effort{Duration: 10 * model.Minute}})
	}
	s.must(s.file.DB.Update(func(w model.Writer) error {
		return w.SavePain(model.PainEntry{
			ID: "pain-10", At: noon, Zone: zone, Side: model.Right, Score: 10, Quality: "ache", Site: "front", Moment: "after", Session: s.view.Days[0].Sessions[0].ID,
		})
	}))
	s.must(s.Plan.Refresh())
	s.Reload()
	return s
}

// everyLook runs fn for the sizes, colours and densities that the design is drawn
// for.
func everyLook(t *testing.T, make func(testing.TB, fyne.Size) *stage, fn func(t *testing.T, s *stage, name string)) {
	t.Helper()
	for _, size := range []fyne.Size{small, standard} {
		s := make(t, size)
		for _, look := range []struct {
			appearance theme.Appearance
			density    theme.Density
		}{{theme.Light, theme.Comfortable}, {theme.Light, theme.Compact}, {theme.Dark, theme.Comfortable}} {
			uitest.SetLook(t, look.appearance, look.density)
			fn(t, s, fmt.Sprintf("%vx%v %s %s", size.Width, size.Height, look.appearance, look.density))
		}
	}
}

func TestEveryTextOfThePageFits(t *testing.T) {
	for name, make := range map[string]func(testing.TB, fyne.Size) *stage{"example": alex, "crowded": crowded, "empty": blank} {
		everyLook(t, make, func(t *testing.T, s *stage, look string) {
			s.Focus()
			s.fits(name+" "+look, uitest.Lines(s.window.Content(), s.empty))
			s.fitsColumns(name + " " + look)
			s.cardsSayEverything(name + " " + look)
		})
	}
}

func TestEveryTextFitsWhileACardIsInTheAir(t *testing.T) {
	for name, make := range map[string]func(testing.TB, fyne.Size) *stage{"example": alex, "crowded": crowded} {
		everyLook(t, make, func(t *testing.T, s *stage, look string) {
			p := s.lift(s.id("Press & row"))
			for i := range 7 {
				p.Move(s.place(s.view.Days[i].Date, 0))
				at := fmt.Sprintf("%s %s, over day %d", name, look, i)
				s.fits(at, uitest.Lines(s.window.Content(), s.lifted))
				s.fitsColumns(at)
			}
			uitest.Press(s.canvas(), fyne.KeyEscape)
			p.Release()
		})
	}
}

// TestEveryTextFitsWhileADayIsInTheAir with a sign to see a doctor above the days.
func TestEveryTextFitsWhileADayIsInTheAir(t *testing.T) {
	everyLook(t, crowded, func(t *testing.T, s *stage, look string) {
		if s.knees.words == "" {
			s.do(planner.OpenFlag{Flag: "R25", Side: model.Left, At: noon}, "")
		}
		s.fits(look+", a sign", uitest.Lines(s.window.Content()))
		p := uitest.Hold(s.canvas(), s.headOf(friday)).Glide(s.headOf(saturday))
		s.fits(look+", a day in the air", uitest.Lines(s.window.Content(), s.lifted))
		s.fitsColumns(look + ", a day in the air")
		uitest.Press(s.canvas(), fyne.KeyEscape)
		p.Release()
	})
}

// dialogs are all that the page asks and shows before something is done, with
// the second question where there is one.
var dialogs = map[string]func(*stage){
	"new session": func(s *stage) { s.Add() },
	"cardio":      func(s *stage) { s.open(string(s.id("Long run"))) },
	"exercises":   func(s *stage) { s.open(string(s.id("Press & row"))) },
	"move to":     func(s *stage) { s.moveTo(string(s.id("Press & row"))) },
	"arrange":     func(s *stage) { s.TurnWeek(2); s.Arrange() },
	"fix":         func(s *stage) { s.FixWeek() },
	"day off":     func(s *stage) { s.DayOff() },
	"times":       func(s *stage) { s.Times() },
	"limits":      func(s *stage) { s.Limits() },
	"dial back":   func(s *stage) { s.DialBack() },
	"copy week":   func(s *stage) { s.TurnWeek(2); s.CopyLastWeek() },
	"swap":        func(s *stage) { s.SwapWith() },
	"swap Friday": func(s *stage) { s.pick("Press & row"); s.SwapWith() },
	"done":        func(s *stage) { s.pick("Press & row"); s.DoneWithDetails() },
	"unplanned":   func(s *stage) { s.LogUnplanned() },
	"paper":       func(s *stage) { s.EnterFromPaper() },
	"skip":        func(s *stage) { s.pick("Press & row"); s.SkipWithReason() },
	"ramp":        func(s *stage) { s.ReRamp() },
	"ramped":      func(s *stage) { s.ReRamp(); uitest.Press(s.canvas(), fyne.KeyReturn) },
	"repeat": func(s *stage) {
		s.open(string(s.id("Long run")))
		uitest.Pick(s.t, s.canvas(), s.say("field.every"), s.say("repeat.every", "Count", 2))
	},
	"repeat until": func(s *stage) {
		s.open(string(s.id("Long run")))
		uitest.Pick(s.t, s.canvas(), s.say("field.every"), s.say("repeat.every", "Count", 2))
		uitest.Segment(s.t, s.canvas(), s.say("repeat.ends"), s.say("repeat.until"))
		uitest.Tap(s.t, s.canvas(), s.say("form.save"))
	},
	"keep": func(s *stage) { s.keep(s.view.Findings[0]) },
	"not allowed": func(s *stage) {
		s.apply(planner.Move{Session: s.id("Press & row"), To: thursday, Index: planner.AtEnd})
	},
	"more than 24": func(s *stage) {
		s.Add()
		uitest.Write(s.t, s.canvas(), s.say("field.duration"), "25 h")
		uitest.Tap(s.t, s.canvas(), s.say("form.add.confirm"))
	},
}

// eachDialog opens every dialog and closes it again. The plan has something to
// ramp then.
func (s *stage) eachDialog(seen func(name string)) {
	s.t.Helper()
	s.do(planner.Add{Session: ride(s.Week().Plus(1).Day(5), 300*model.Kilometre), Index: planner.AtEnd}, "an imported plan")
	defer s.undo()
	for name, open := range dialogs {
		open(s)
		if !s.asks() {
			s.t.Fatalf("%s: no dialog", name)
		}
		seen(name)
		for s.asks() {
			uitest.Press(s.canvas(), fyne.KeyEscape)
		}
		s.GoToday()
	}
}

func TestEveryTextOfADialogFits(t *testing.T) {
	everyLook(t, alex, func(t *testing.T, s *stage, look string) {
		s.eachDialog(func(name string) { s.fits(name+" "+look, uitest.Lines(uitest.Top(s.canvas()))) })
	})
}

// TestEveryTextOfADialogFitsInLongWords and shows all of every sentence that is always the same.
func TestEveryTextOfADialogFitsInLongWords(t *testing.T) {
	s := wordy(t, small)
	sentences := uitest.LongSentences(t)
	for _, density := range []theme.Density{theme.Comfortable, theme.Compact} {
		uitest.SetLook(t, theme.Light, density)
		s.eachDialog(func(name string) {
			lines := uitest.Lines(uitest.Top(s.canvas()))
			s.fits(name, lines)
			for _, found := range uitest.Cut(lines, sentences) {
				t.Errorf("%s %s: %s", name, density, found)
			}
		})
	}
}

func TestTheTrayFitsOverANarrowWindow(t *testing.T) {
	s := crowded(t, small)
	s.ToggleTray()
	s.fits("tray", uitest.Lines(s.tray))
}
