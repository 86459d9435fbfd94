package planner_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

// scores writes what is known of a session's scores in short.
func scores(all []planner.SheetScore) []string {
	var words []string
	of := func(score *int) string {
		if score == nil {
			return "-"
		}
		return fmt.Sprint(*score)
	}
	for _, s := range all {
		words = append(words, fmt.Sprintf("%s %s%s/%s", s.Moment, s.Exercise, of(s.Scores.Left), of(s.Scores.Right)))
	}
	return words
}

// A whole sheet is one change: what was done, warm-ups, notes and scores of
// several sessions, each score at its time; one undo takes all of it back.
func TestEnterSheet(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) { p.Zone = london })
	lower := at(strength(model.Lower, monday), 18*model.Hour, london)
	lower.Note = "slowly"
	squats, run := w.add(lower), w.add(cardio("run", monday, 30*model.Minute))
	w.add(strength(model.Mobility, thursday)) // still to come
	w.apply(planner.Skip{Session: w.add(strength(model.Upper, monday))})
	w.now = noon(tuesday)
	before := w.dump()

	sheet, err := w.plan.Sheet(tuesday)
	if err != nil {
		t.Fatal(err)
	}
	var there []model.ID
	for _, s := range sheet.Sessions {
		there = append(there, s.Session.ID)
	}
	if !slices.Equal(there, []model.ID{run, squats}) && !slices.Equal(there, []model.ID{squats, run}) {
		t.Errorf("on the sheet are %v, want %v and %v", there, squats, run)
	}

	planned := w.session(squats)
	first := planned.Prescriptions[0].Sets[0]
	first.Reps = 9
	out := w.apply(planner.EnterSheet{Rows: []planner.SheetRow{
		{
			Done:     planner.Complete{Session: squats, Actual: &model.Effort{Duration: 40 * model.Minute, RPE: 6}, Done: [][]model.Set{{first}}},
			WarmedUp: true, Note: "knees fine",
			Scores: []planner.SheetScore{
				{Moment: model.MomentBefore, Scores: planner.Scores{Left: given(1)}},
				{Moment: model.MomentDuring, Scores: planner.Scores{Left: given(2), Right: given(3)}},
				{Moment: model.MomentDuring, Exercise: "goblet-squat", Scores: planner.Scores{Left: given(3), Right: given(3)}},
				{Moment: model.MomentAfter, Scores: planner.Scores{Right: given(1)}},
				{Moment: model.MomentMorning, Scores: planner.Scores{Left: given(0), Right: given(0)}},
			},
		},
		{Done: planner.Complete{Session: run}},
	}})
	if want := (planner.Label{Action: planner.ActionSheet, Count: 2}); out.Label != want {
		t.Errorf("label %+v, want %+v", out.Label, want)
	}
	got := w.session(squats)
	if got.Status != model.Done || !got.WarmedUp || got.Note != "slowly\nknees fine" || got.Actual.RPE != 6 || !planner.Partly(&got) || got.Plan != planned.Plan {
		t.Errorf("done %+v", got)
	}
	if s := w.session(run); s.Status != model.Done || s.WarmedUp || *s.Actual != s.Plan {
		t.Errorf("done %+v", s)
	}
	var times []string
	for _, e := range w.dump().Pain {
		if e.Exercise == "" {
			times = append(times, fmt.Sprintf("%s %s %d %s", e.Moment, e.Side, e.Score, e.At.Sub(planned.Start).Round(time.Minute)))
		}
	}
	slices.Sort(times)
	want := []string{"after right 1 1h40m0s", "before left 1 0s", "during left 2 40m0s", "during right 3 40m0s", "morning left 0 14h0m0s", "morning right 0 14h0m0s"}
	if !slices.Equal(times, want) {
		t.Errorf("scores %q,\nwant %q", times, want)
	}
	if v, judged, err := w.plan.Verdict(squats); err != nil || !judged || v.Zone != model.Amber {
		t.Errorf("the knees took it as %v, %v, %v; want amber for a peak of 3", v.Zone, judged, err)
	}

	// Entered again, it says otherwise and logs no score twice.
	n := len(w.dump().Pain)
	w.apply(planner.EnterSheet{Rows: []planner.SheetRow{{
		Done:   planner.Complete{Session: squats},
		Scores: []planner.SheetScore{{Moment: model.MomentDuring, Scores: planner.Scores{Left: given(4), Right: given(3)}}},
	}}})
	if got := len(w.dump().Pain); got != n {
		t.Errorf("%d scores, want %d as before", got, n)
	}
	sheet, err = w.plan.Sheet(monday)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(sheet.Sessions, func(s planner.SheetSession) bool { return s.Session.ID == squats })
	said := scores(sheet.Sessions[i].Scores)
	slices.Sort(said)
	if want := []string{"after -/1", "before 1/-", "during 4/3", "during goblet-squat3/3", "morning 0/0"}; !slices.Equal(said, want) {
		t.Errorf("known are %q, want %q", said, want)
	}
	if done := sheet.Sessions[i].Done; len(done.Done[0]) != 1 || done.Actual.RPE != 6 {
		t.Errorf("prefilled %+v", done)
	}
	for range 2 {
		w.undo()
	}
	w.same(before, "undone")
}

func TestEnterSheetRefuses(t *testing.T) {
	w := newWorld(t)
	a, b := w.add(strength(model.Lower, monday)), w.add(strength(model.Upper, tuesday))
	whole := planner.SheetRow{Done: planner.Complete{Session: a}}
	morning := planner.SheetRow{Done: planner.Complete{Session: a}, Scores: []planner.SheetScore{{Moment: model.MomentMorning, Scores: planner.Scores{Left: given(1)}}}}
	eleven := planner.SheetRow{Done: planner.Complete{Session: a}, Scores: []planner.SheetScore{{Moment: model.MomentDuring, Scores: planner.Scores{Left: given(11)}}}}
	for name, c := range map[string]struct {
		rows  []planner.SheetRow
		field string
		code  model.Code
	}{
		"a day still to come":     {[]planner.SheetRow{whole, {Done: planner.Complete{Session: b}}}, "rows[1].date", model.CodeTooLarge},
		"a morning still to come": {[]planner.SheetRow{morning}, "rows[0].morning", model.CodeTooLarge},
		"a score of 11":           {[]planner.SheetRow{eleven}, "rows[0].score", model.CodeTooLarge},
		"no repetitions":          {[]planner.SheetRow{{Done: planner.Complete{Session: a, Done: [][]model.Set{{{}}}}}}, "rows[0].prescriptions[0].done[0].reps", model.CodeEmpty},
		"the same twice":          {[]planner.SheetRow{whole, whole}, "rows", model.CodeMismatch},
	} {
		before := w.dump()
		w.refuseInput(planner.EnterSheet{Rows: c.rows}, c.field, c.code)
		w.same(before, name)
	}
	w.refuse(planner.EnterSheet{Rows: []planner.SheetRow{{Done: planner.Complete{Session: "gone"}}}}, model.ErrNotFound)
	w.refuse(planner.EnterSheet{}, planner.ErrNothingToDo)
}

// The sheet is that of the week as a person has it, whatever day that begins.
func TestSheetOfAnyWeek(t *testing.T) {
	later := monday.AddDays(21) // the new first weekday counts from the week after
	for first := time.Sunday; first <= time.Saturday; first++ {
		w := newWorld(t)
		if first != time.Monday {
			w.profile(func(p *model.Profile) { p.FirstWeekday = first })
		}
		w.now = noon(later)
		for d := later.AddDays(-8); !d.After(later.AddDays(1)); d = d.AddDays(1) {
			w.add(strength(model.Mobility, d))
		}
		sheet, err := w.plan.Sheet(later)
		if err != nil {
			t.Fatal(err)
		}
		if got := model.Weekday(sheet.Week.First); got != first {
			t.Errorf("%s: the week begins on a %s", first, got)
		}
		for i, d := 0, sheet.Week.First; !d.After(later); i, d = i+1, d.AddDays(1) {
			if i >= len(sheet.Sessions) || sheet.Sessions[i].Session.Date != d {
				t.Fatalf("%s: %s is not on the sheet of %d sessions", first, d, len(sheet.Sessions))
			}
		}
		if got, want := len(sheet.Sessions), later.DaysSince(sheet.Week.First)+1; got != want {
			t.Errorf("%s: %d sessions, want %d", first, got, want)
		}
	}
}
