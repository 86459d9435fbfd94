package planner_test

import (
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
)

// dialBack is the only span there is.
func (w *world) dialBack() model.DialBack {
	w.Helper()
	spans := w.dump().Spans
	if len(spans) != 1 {
		w.Fatalf("dial-backs %+v", spans)
	}
	return spans[0]
}

// ran is a world that ran 10 km in each of the four weeks before, in three
// runs, and plans the same for this week and the next two.
func ran(t *testing.T) *world {
	w := newWorld(t)
	for week := -4; week < 3; week++ {
		for i, km := range []model.Distance{3, 3, 4} {
			run := cardio("run", monday.AddDays(7*week+2*i), model.Seconds(km)*6*model.Minute)
			run.Plan.Distance = km * model.Kilometre
			if week < 0 {
				run = done(run)
			}
			w.add(run)
		}
	}
	w.lastEvents()
	return w
}

func (w *world) distances(from, to civil.Date) []model.Distance {
	var all []model.Distance
	for _, s := range w.dump().Sessions {
		if !s.Date.Before(from) && !s.Date.After(to) {
			all = append(all, s.Plan.Distance)
		}
	}
	return all
}

const km = model.Kilometre

func TestDialBack(t *testing.T) {
	w := ran(t)
	lower := w.add(strength(model.Lower, tuesday))
	whole := w.session(lower)
	w.apply(planner.Complete{Session: w.on(monday)[0]})
	before := w.dump()
	w.lastEvents()
	out := w.apply(planner.DialBack{From: monday, To: thursday, Percent: 55, Reason: " sore "})
	w.wantDone(out, planner.Label{Action: planner.ActionDialBack, Date: monday, Other: thursday, Count: 2}, days(monday, tuesday, wednesday, thursday))
	less := w.session(lower)
	if less.Plan != (model.Effort{Duration: 1480, RPE: 5}) { // 55 % of 45 min is 24:45
		t.Errorf("plan %+v", less.Plan)
	}
	sets := []model.Set{whole.Prescriptions[0].Sets[0], {Reps: 5, Weight: 8 * model.Kilogram}, {Reps: 5, Weight: 8 * model.Kilogram}}
	if diff := cmp.Diff(sets, less.Prescriptions[0].Sets); diff != "" {
		t.Errorf("sets (-want +got):\n%s", diff)
	}
	// What is done stays, and so does the day after the span.
	if diff := cmp.Diff([]model.Distance{3 * km, 0, 1650 * model.Metre, 4 * km}, w.distances(monday, sunday(monday))); diff != "" {
		t.Errorf("distances (-want +got):\n%s", diff)
	}
	span := w.dialBack()
	if len(span.Sessions) != 2 || span.Reason != "sore" || span.Percent != 55 {
		t.Errorf("span %+v", span)
	}
	view, err := w.plan.Week(monday)
	want := []planner.Span{{Kind: planner.SpanDialBack, From: monday, To: thursday, Note: "sore", Percent: 55}}
	if diff := cmp.Diff(want, view.Spans); err != nil || diff != "" {
		t.Errorf("%v, spans (-want +got):\n%s", err, diff)
	}

	w.refuseInput(planner.DialBack{From: thursday, To: friday, Percent: 50}, "from", model.CodeMismatch)
	w.refuseInput(planner.DialBack{From: friday, To: thursday, Percent: 50}, "to", model.CodeTooEarly)
	w.refuseInput(planner.DialBack{From: friday, To: friday, Percent: 9}, "percent", model.CodeTooSmall)
	w.refuseInput(planner.DialBack{From: friday, To: friday, Percent: 91}, "percent", model.CodeTooLarge)
	w.refuseInput(planner.DialBack{To: friday, Percent: 50}, "from", model.CodeEmpty)
	w.refuseInput(planner.DialBack{From: friday, To: friday.AddDays(364), Percent: 50}, "to", model.CodeTooLate)
	w.refuseInput(planner.DialBack{From: friday, To: friday, Percent: 50, Reason: strings.Repeat("x", model.MaxReason+1)}, "reason", model.CodeTooLong)
	w.refuseInput(planner.DialBack{From: monday.AddDays(-1), To: monday.AddDays(-1), Percent: 50}, "from", model.CodeTooEarly)

	if _, err := w.plan.Undo(); err != nil {
		t.Fatal(err)
	}
	w.same(before, "undone")
}

// Something of everything is left, in steps of the person's units.
func TestDialBackLeavesSomething(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) { p.Units.Miles = true })
	run := cardio("run", monday, 10)
	run.Plan = model.Effort{Duration: 10, Distance: model.Mile, Ascent: 15 * model.Metre, Descent: 5 * model.Metre, RPE: 3}
	run.Prescriptions = []model.Prescription{{Exercise: "plank", Sets: []model.Set{{Hold: 3}, {Reps: 1}}}}
	id := w.add(run)
	w.apply(planner.DialBack{From: monday, To: monday, Percent: 33})
	got := w.session(id)
	if want := (model.Effort{Duration: 10, Distance: 33 * model.Mile / 100, Ascent: 4 * model.Metre, Descent: model.Metre, RPE: 3}); got.Plan != want {
		t.Errorf("plan %+v, want %+v", got.Plan, want)
	}
	if diff := cmp.Diff([]model.Set{{Hold: 1}, {Reps: 1}}, got.Prescriptions[0].Sets); diff != "" {
		t.Errorf("sets (-want +got):\n%s", diff)
	}
	// Other units later make no edit of it.
	w.profile(func(p *model.Profile) { p.Units.Miles = false })
	w.apply(planner.Return{ID: w.dialBack().ID})
	if got := w.session(id); got.Plan != run.Plan {
		t.Errorf("plan after the return %+v", got.Plan)
	}
}

func TestReturn(t *testing.T) {
	w := ran(t)
	span := planner.DialBack{From: monday, To: monday.AddDays(13), Percent: 50}
	before := w.dump()
	w.apply(span)
	ids := w.on(wednesday)
	edited := w.session(w.on(friday)[0])
	edited.Plan.Distance = km
	w.apply(planner.Edit{Session: edited})
	moved := w.on(monday.AddDays(9))[0]
	w.applyFor(planner.Move{Session: moved, To: monday.AddDays(15), Index: planner.AtEnd}, "so")
	w.applyFor(planner.Delete{Sessions: w.on(monday.AddDays(11))}, "")
	w.now = noon(tuesday)
	w.lastEvents()

	// On Wednesday: Monday's run was missed and stays as it was; Friday's keeps
	// its edit, another moved out of the span comes back where it is, and one is
	// gone. In the week with four runs R holds after a light one, so of the one
	// that came back there as much is cut as was dialled back.
	out := w.apply(planner.Return{ID: w.dialBack().ID, On: wednesday})
	if out.Label != (planner.Label{Action: planner.ActionReturn, Date: wednesday, Count: 3}) {
		t.Errorf("label %+v", out.Label)
	}
	if len(out.Trims) != 1 || out.Trims[0].Session != moved || out.Trims[0].Why.Args.Reason != rule.HoldLight {
		t.Errorf("trimmed %+v", out.Trims)
	}
	want := []model.Distance{1500 * model.Metre, 3 * km, km, 3 * km, 3 * km, 1500 * model.Metre, 3 * km, 4 * km}
	if diff := cmp.Diff(want, w.distances(monday, monday.AddDays(20))); diff != "" {
		t.Errorf("distances (-want +got):\n%s", diff)
	}
	ended := w.dialBack()
	if ended.To != tuesday || len(ended.Sessions) != 1 || ended.From != monday {
		t.Errorf("the span is %+v", ended)
	}
	if got := w.session(ids[0]); got.Plan.Duration != 18*model.Minute {
		t.Errorf("time %d", got.Plan.Duration)
	}
	w.refuse(planner.Return{ID: ended.ID, On: wednesday}, planner.ErrNothingToDo)
	w.refuse(planner.Return{ID: "unknown"}, model.ErrNotFound)
	w.refuse(planner.Return{ID: ended.ID, On: monday}, planner.ErrPast)
	w.refuseInput(planner.Return{ID: ended.ID, On: civil.Date{Year: 2026, Month: 6, Day: 31}}, "on", model.CodeBadDate)
	for range 5 {
		if _, err := w.plan.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	w.same(before, "undone")

	// Returning on its first day forgets it.
	w.apply(planner.DialBack{From: thursday, To: friday, Percent: 50})
	w.apply(planner.Return{ID: w.dialBack().ID, On: thursday})
	w.same(before, "never dialled back")
}

// After three blank weeks the return ramp of 2.3 lets half of the level come
// back: what is over is cut from the last session, with the reason.
func TestReturnIsTrimmedToTheRamp(t *testing.T) {
	w := ran(t)
	w.apply(planner.DialBack{From: monday, To: monday.AddDays(20), Percent: 10})
	for week := range 2 {
		for i := range 3 {
			w.apply(planner.Skip{Session: w.on(monday.AddDays(7*week + 2*i))[0]})
		}
	}
	third := monday.AddDays(14)
	w.now = noon(third)
	out := w.apply(planner.Return{ID: w.dialBack().ID, On: third})
	// R is 10 km; two blank weeks before: 50 %. 3 + 3 + 4 - 5 = 5 km over: 3.6 of
	// the last (0.4 is its dial-back) and 1.4 of the one before.
	if diff := cmp.Diff([]model.Distance{3 * km, 1600 * model.Metre, 400 * model.Metre}, w.distances(third, sunday(third))); diff != "" {
		t.Errorf("distances (-want +got):\n%s", diff)
	}
	if out.Verdict() == rule.Violation {
		t.Errorf("findings %+v", out.Findings)
	}
	if len(out.Trims) < 2 {
		t.Fatalf("trims %+v", out.Trims)
	}
	first := out.Trims[0]
	if first.Session != w.on(third.AddDays(4))[0] || first.Why.Args.Reason != rule.Ramp50 || first.Why.Args.Limit != model.Load(5*km) ||
		first.From != model.Load(4*km) || first.To != model.Load(400*model.Metre) {
		t.Errorf("first trim %+v", first)
	}
}

// A return never brings a weekly limit or a high-impact spike about, never asks
// for more than was planned, never for less than the dial-back, and leaves what
// is done alone.
func TestReturnKeepsTheLimits(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newRapidWorld(t)
		for range rapid.IntRange(1, 10).Draw(t, "sessions") {
			s := drawSession(t, monday.AddDays(rapid.IntRange(-21, 20).Draw(t, "day")))
			if s.Date.Before(monday) {
				s = done(s)
			}
			w.add(s)
		}
		planned := map[model.ID]model.Session{}
		for _, s := range w.dump().Sessions {
			planned[s.ID] = s
		}
		w.apply(planner.DialBack{From: monday, To: monday.AddDays(13), Percent: rapid.IntRange(10, 90).Draw(t, "percent")})
		dialled := map[model.ID]model.Session{}
		for _, s := range w.dump().Sessions {
			dialled[s.ID] = s
		}
		w.now = noon(monday.AddDays(rapid.IntRange(0, 15).Draw(t, "today")))
		out, err := w.plan.Apply(planner.Return{ID: w.dialBack().ID}, "")
		if err != nil && !mayFail(err) {
			t.Fatal(err)
		}
		for _, f := range out.Violations() {
			if f.Rule == rule.WeeklyLimit || f.Rule == rule.Spike {
				t.Fatalf("the return brings %+v about", f)
			}
		}
		for _, s := range w.dump().Sessions {
			was, least := planned[s.ID], dialled[s.ID]
			if s.Plan.Distance > was.Plan.Distance || s.Plan.Distance < least.Plan.Distance || s.Plan.Duration > was.Plan.Duration {
				t.Fatalf("%+v came back, planned %+v, dialled back %+v", s.Plan, was.Plan, least.Plan)
			}
			if diff := cmp.Diff(was.Actual, s.Actual); diff != "" {
				t.Fatalf("what was done changed: %s", diff)
			}
		}
	})
}

// Strength comes back by the same ramp: repetitions are taken off the last
// sets, down to what the dial-back left of each.
func TestReturnOfStrengthIsTrimmed(t *testing.T) {
	w := newWorld(t)
	for week := -4; week < 4; week++ {
		id := w.add(strength(model.Lower, monday.AddDays(7*week)))
		if week < 0 {
			w.apply(planner.Complete{Session: id})
		}
	}
	w.apply(planner.DialBack{From: monday, To: monday.AddDays(20), Percent: 30})
	for week := range 2 {
		w.apply(planner.Skip{Session: w.on(monday.AddDays(7 * week))[0]})
	}
	third := monday.AddDays(14)
	w.now = noon(third)
	out := w.apply(planner.Return{ID: w.dialBack().ID})
	// 2 x 10 at 8 kg is the level; half of it after two blank weeks is 10 reps:
	// 3 of the last set are what the dial-back left, and 7 of the one before.
	got := w.session(w.on(third)[0])
	want := []model.Set{{Reps: 5, Weight: 4 * model.Kilogram, WarmUp: true}, {Reps: 7, Weight: 8 * model.Kilogram}, {Reps: 3, Weight: 8 * model.Kilogram}}
	if diff := cmp.Diff(want, got.Prescriptions[0].Sets); diff != "" {
		t.Errorf("sets (-want +got):\n%s", diff)
	}
	if len(out.Trims) != 1 || out.Trims[0].Why.Args.Reason != rule.Ramp50 || out.Trims[0].Why.Args.Measure != rule.ByVolume ||
		out.Trims[0].From != model.Load(160*model.Kilogram) || out.Trims[0].To != model.Load(80*model.Kilogram) {
		t.Errorf("trims %+v", out.Trims)
	}
	if got.Plan.Duration != 45*model.Minute {
		t.Errorf("time %d", got.Plan.Duration)
	}
	if out.Verdict() != rule.Fine {
		t.Errorf("findings %+v", out.Findings)
	}
}
