package adapt_test

import (
	"slices"
	"testing"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/adapt"
	"github.com/kneewise/kneewise/planner/rule"
)

func TestO19_DOMS(t *testing.T) {
	b := newBook()
	s := b.lift(on(0, 18), "lunge")
	ache := func(e *model.PainEntry) { e.Quality, e.Site = "ache", "thigh" }
	right, other := b.hurt(on(2, 1), 3, ache), b.hurt(on(2, 1), 3, ache, left)
	d := b.read()
	for _, e := range []*model.PainEntry{right, other} {
		got := d.DOMS(e, nil)
		if got.Fit != adapt.Typical || got.Session != s.ID || got.Onset != 30*time.Hour || !slices.Equal(got.Steps, []adapt.Fact{adapt.FirstTimes}) {
			t.Errorf("30 h after first lunges: %+v", got)
		}
	}
	inTheSet := b.hurt(on(0, 18.30), 3, quality("sharp"), moment("during"))
	if got := b.read().DOMS(inTheSet, nil); got.Fit != adapt.NotOffered {
		t.Errorf("in the set: %+v", got)
	}
}

// TestR3_Windows: RULES.md 2.6, each border on the milder side.
func TestR3_Windows(t *testing.T) {
	for onset, want := range map[time.Duration]adapt.DOMSFit{
		6*time.Hour - 1:  adapt.NotOffered,
		6 * time.Hour:    adapt.Possible,
		24*time.Hour - 1: adapt.Possible,
		24 * time.Hour:   adapt.Typical,
		48 * time.Hour:   adapt.Typical,
		48*time.Hour + 1: adapt.Possible,
		72 * time.Hour:   adapt.Possible,
		72*time.Hour + 1: adapt.NotOffered,
	} {
		b := newBook()
		s := b.lift(on(0, 18), "lunge")
		e := b.hurt(s.End().Add(onset), 3, quality("stiff"))
		if got := b.read().DOMS(e, nil); got.Fit != want {
			t.Errorf("%v after: %q, want %q", onset, got.Fit, want)
		}
	}
}

// What speaks for or against soreness, 30 hours after first lunges.
func TestDOMSFacts(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*model.PainEntry)
		fit    adapt.DOMSFit
		fact   adapt.Fact
	}{
		"dull":           {quality("dull"), adapt.Typical, ""},
		"burning":        {quality("burning"), adapt.NotOffered, ""},
		"not said how":   {quality(""), adapt.NotOffered, ""},
		"sharp":          {quality("sharp"), adapt.NotTypical, adapt.SharpPain},
		"at rest":        {func(e *model.PainEntry) { e.AtRest = true }, adapt.NotTypical, adapt.PainRest},
		"marked rest":    {moment("rest"), adapt.NotTypical, adapt.PainRest},
		"on the inside":  {func(e *model.PainEntry) { e.Site = "inside" }, adapt.NotTypical, adapt.JointLine},
		"on the outside": {func(e *model.PainEntry) { e.Site = "outside" }, adapt.NotTypical, adapt.JointLine},
		"swollen":        {func(e *model.PainEntry) { e.Swelling = 1 }, adapt.NotOffered, ""},
		"warm":           {ticked("warmth"), adapt.NotOffered, ""},
		"red":            {ticked("redness"), adapt.NotOffered, ""},
		"locking":        {ticked("locking"), adapt.NotOffered, ""},
		"giving way":     {ticked("giving-way"), adapt.NotOffered, ""},
		"at night":       {moment("night"), adapt.NotOffered, ""},
		"waking":         {ticked("night"), adapt.NotOffered, ""},
		"fever":          {ticked("fever"), adapt.NotOffered, ""},
		"38 degrees":     {func(e *model.PainEntry) { e.Temperature = 380 }, adapt.NotOffered, ""},
		"limping":        {ticked("limping"), adapt.Typical, ""},
		"no pain":        {func(e *model.PainEntry) { e.Score = 0 }, adapt.NotOffered, ""},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBook()
			b.lift(on(0, 18), "lunge")
			e := b.hurt(on(2, 1), 3, quality("ache"), c.change)
			got := b.read().DOMS(e, nil)
			if got.Fit != c.fit || c.fact != "" && !slices.Equal(got.Against, []adapt.Fact{c.fact}) {
				t.Errorf("%+v, want %q against it %q", got, c.fit, c.fact)
			}
		})
	}
}

// What a session needs to make sore: something new, eccentric, or a step up.
func TestDOMSSteps(t *testing.T) {
	budget := func(reason rule.Reason, done model.Load) []rule.Budget {
		return []rule.Budget{{
			Stream: rule.Stream{Kind: rule.ExerciseStream, Of: "squat"},
			Week:   june, Reason: reason, Base: 1000, Most: 1025, Done: done,
		}}
	}
	for name, c := range map[string]struct {
		exercise model.ID
		weeks    []int // in which it was done before
		budgets  []rule.Budget
		want     []adapt.Fact
	}{
		"never before":          {"squat", nil, nil, []adapt.Fact{adapt.FirstTimes}},
		"one week":              {"squat", []int{-1}, nil, []adapt.Fact{adapt.FirstTimes}},
		"two weeks":             {"squat", []int{-2, -1}, nil, nil},
		"twelve weeks ago":      {"squat", []int{-14, -13, -12}, nil, []adapt.Fact{adapt.FirstTimes}},
		"eleven weeks ago":      {"squat", []int{-14, -13, -11}, nil, nil},
		"eccentric":             {"calf-raise", []int{-2, -1}, nil, []adapt.Fact{adapt.Eccentric}},
		"upper body":            {"bench-press", nil, nil, nil},
		"growth":                {"squat", []int{-2, -1}, budget(rule.Grow, 1025), []adapt.Fact{adapt.Growth}},
		"growth not used":       {"squat", []int{-2, -1}, budget(rule.Grow, 1000), nil},
		"an accrued step":       {"squat", []int{-2, -1}, budget(rule.GrowAccrued, 1001), []adapt.Fact{adapt.Growth}},
		"a ramp":                {"squat", []int{-2, -1}, budget(rule.Ramp70, 700), []adapt.Fact{adapt.WayBack}},
		"over a limit":          {"squat", []int{-2, -1}, budget(rule.HoldLight, 1026), []adapt.Fact{adapt.OverLimit}},
		"a limit of other days": {"squat", []int{-2, -1}, []rule.Budget{{Stream: running, Week: june, Done: 9}}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBook()
			for _, n := range c.weeks {
				b.lift(on(7*n, 18), c.exercise)
			}
			b.lift(on(0, 18), c.exercise)
			got := b.read().DOMS(b.hurt(on(2, 1), 3, quality("ache")), c.budgets)
			if !slices.Equal(got.Steps, c.want) || (got.Fit == adapt.Typical) != (c.want != nil) {
				t.Errorf("%+v, want %q", got, c.want)
			}
		})
	}
}

// The onset is that of the pain, not of the entry; what has hurt for more than a
// week is no soreness, and neither is what hurt before.
func TestDOMSOnset(t *testing.T) {
	b := newBook()
	b.lift(on(0, 18), "lunge")
	b.hurt(on(2, 1), 3, quality("ache"))
	b.hurt(on(3, 21), 2, quality("ache")) // 74 hours after
	if got := b.read().DOMS(&b.Entries[1], nil); got.Fit != adapt.Typical || got.Onset != 30*time.Hour {
		t.Errorf("the second entry: %+v", got)
	}
	for day := 4; day <= 9; day++ {
		b.hurt(on(day, 1), 2, quality("ache"))
	}
	d := b.read()
	if got := d.DOMS(&b.Entries[len(b.Entries)-1], nil); got.Fit != adapt.Typical {
		t.Errorf("after exactly seven days: %+v", got)
	}
	b.hurt(on(9, 1.01), 2, quality("ache"))
	if got := b.read().DOMS(&b.Entries[len(b.Entries)-1], nil); got.Fit != adapt.NotOffered {
		t.Errorf("a minute later: %+v", got)
	}

	b = newBook()
	b.hurt(on(0, 17), 1)
	b.lift(on(0, 18), "lunge")
	e := b.hurt(on(2, 1), 3, quality("ache"))
	if got := b.read().DOMS(e, nil); got.Fit != adapt.NotOffered {
		t.Errorf("it hurt before: %+v", got)
	}
	b.Entries[0].At = on(0, 0.59) // more than 48 hours before
	if got := b.read().DOMS(e, nil); got.Fit != adapt.Typical {
		t.Errorf("it hurt long before: %+v", got)
	}
	b.Entries[0].At = on(0, 17)
	b.hurt(on(1, 1), 0) // and was gone in between
	if got := b.read().DOMS(e, nil); got.Fit != adapt.Typical {
		t.Errorf("it was gone: %+v", got)
	}
}

// Of two sessions the one with the typical time is named; without a clock time
// one or two days are possible.
func TestDOMSSession(t *testing.T) {
	b := newBook()
	first := b.lift(on(0, 18), "lunge")
	b.lift(on(1, 18), "squat")
	e := b.hurt(on(2, 1), 3, quality("ache"))
	if got := b.read().DOMS(e, nil); got.Session != first.ID || got.Fit != adapt.Typical {
		t.Errorf("%+v, want the typical one", got)
	}
	for days, want := range map[int]adapt.DOMSFit{0: adapt.NotOffered, 1: adapt.Possible, 2: adapt.Possible, 3: adapt.NotOffered} {
		b := newBook()
		s := b.lift(on(0, 18), "lunge")
		s.Start = time.Time{}
		if got := b.read().DOMS(b.hurt(on(days, 20), 3, quality("ache")), nil); got.Fit != want || got.Onset != 0 {
			t.Errorf("%d days after: %+v", days, got)
		}
	}
}

// causes are the codes of what may be behind an entry.
func causes(d *adapt.Diary, e *model.PainEntry, budgets ...rule.Budget) []adapt.CauseCode {
	var codes []adapt.CauseCode
	for _, c := range d.Causes(e, budgets) {
		codes = append(codes, c.Code)
	}
	return codes
}

func wantCauses(t *testing.T, d *adapt.Diary, e *model.PainEntry, want ...adapt.CauseCode) {
	t.Helper()
	if got := causes(d, e); !slices.Equal(got, want) {
		t.Errorf("causes %q, want %q", got, want)
	}
}

// TestR4_NewExercise is the acceptance: lunges first done on Monday, pain on
// Tuesday.
func TestR4_NewExercise(t *testing.T) {
	b := newBook()
	s := b.lift(on(0, 18), "lunge")
	e := b.hurt(on(1, 12), 3)
	wantCauses(t, b.read(), e, adapt.NewExercise)
	if got := b.read().Causes(e, nil)[0]; got.Session != s.ID || got.Exercise != "lunge" || got.Rule != "R4" {
		t.Errorf("cause %+v", got)
	}
	for at, want := range map[time.Time]int{on(3, 19): 1, on(3, 19).Add(1): 0} { // 72 hours
		e.At = at
		if got := b.read().Causes(e, nil); len(got) != want {
			t.Errorf("at %v: causes %+v", at, got)
		}
	}
}

func TestR4_WentFurther(t *testing.T) {
	b := newBook()
	for week := range 3 {
		b.lift(on(7*week, 18), "squat")
	}
	b.Further = []model.ID{"s2"}
	e := b.hurt(on(15, 12), 3, quality("ache"))
	wantCauses(t, b.read(), e, adapt.WentFurther)
}

// TestR6_SixRuns is the acceptance: six runs from Monday to Saturday are two
// triggers, adjacent days and six of at most three.
func TestR6_SixRuns(t *testing.T) {
	b := newBook()
	for n := range 6 {
		b.run(on(n, 8))
	}
	e := b.hurt(on(6, 8), 1)
	d := b.read()
	wantCauses(t, d, e, adapt.ManyHighImpact, adapt.AdjacentImpact)
	for _, c := range d.Causes(e, nil) {
		if c.Rule != "R6" || c.Code == adapt.ManyHighImpact && (c.Finding.Args.Count != 6 || c.Finding.Args.Need != 3) {
			t.Errorf("cause %+v of %+v", c, c.Finding)
		}
	}
	b.run(on(6, 9))
	e.At = on(6, 12)
	wantCauses(t, b.read(), e, adapt.NoRestDay, adapt.ManyHighImpact, adapt.AdjacentImpact)
}

func TestR6_TooLong(t *testing.T) {
	for metres, want := range map[model.Distance][]adapt.CauseCode{5500: nil, 5501: {adapt.TooLong}} {
		b := newBook()
		b.run(on(0, 8)).Actual.Distance = 5 * model.Kilometre
		b.run(on(8, 8)).Actual.Distance = metres * model.Metre
		wantCauses(t, b.read(), b.hurt(on(9, 8), 1), want...)
	}
}

// Over a weekly limit by what was done, in a stream of the knees.
func TestR5_OverLimit(t *testing.T) {
	b := newBook()
	b.run(on(0, 8))
	e := b.hurt(on(1, 8), 1)
	d := b.read()
	budget := rule.Budget{Stream: running, Week: june, Measure: rule.ByTime, Most: 3599, Planned: 9999, Done: 3600}
	if got := causes(d, e, budget); !slices.Equal(got, []adapt.CauseCode{adapt.TooFast}) {
		t.Errorf("causes %q", got)
	}
	if f := d.Causes(e, []rule.Budget{budget})[0].Finding; f.Args.Load != 3600 || f.Args.Limit != 3599 {
		t.Errorf("finding %+v", f)
	}
	budget.Done--
	if got := causes(d, e, budget); len(got) > 0 {
		t.Errorf("at the limit: %q", got)
	}
}

// TestR7_Overuse is the acceptance: after-run scores of 2, 0, 3, 2, 2 and of 2,
// 0, 0, 3, 0.
func TestR7_Overuse(t *testing.T) {
	for _, c := range []struct {
		scores []int
		found  bool
	}{
		{[]int{2, 0, 3, 2, 2}, true},
		{[]int{2, 0, 0, 3, 0}, false},
		{[]int{9, 9, 9, 0, 0, 0, 2, 2}, false}, // the last five count
		{[]int{2, 2, 2}, true},
	} {
		b := newBook()
		for i, score := range c.scores {
			b.run(on(4*i, 18))
			b.hurt(on(4*i, 18.30), 9) // during, not after
			b.hurt(on(4*i, 21), score)
			b.hurt(on(4*i, 21), 9, left)
		}
		d := b.read()
		for _, cause := range d.Causes(&b.Entries[len(b.Entries)-2], nil) {
			if cause.Code != adapt.Overuse {
				continue
			}
			if !c.found {
				t.Errorf("%v: offered, %+v", c.scores, cause)
			}
			c.found = false
			if cause.Stream != running || len(cause.Scores) != len(c.scores) || int(cause.Scores[0]) != c.scores[0] {
				t.Errorf("%v: %+v", c.scores, cause)
			}
		}
		if c.found {
			t.Errorf("%v: not offered", c.scores)
		}
	}
}

// A stream that was not trained for a week is behind no pain of today.
func TestR7_OveruseIsRecent(t *testing.T) {
	b := newBook()
	for i := range 3 {
		b.run(on(2*i, 18))
		b.hurt(on(2*i, 21), 2)
	}
	for at, want := range map[time.Time]bool{on(11, 19): true, on(11, 19.01): false} {
		e := model.PainEntry{ID: "x", At: at, Zone: london, Side: model.Right, Score: 2}
		if got := slices.Contains(causes(b.read(), &e), adapt.Overuse); got != want {
			t.Errorf("at %v: offered %v", at, got)
		}
	}
}

// TestR7_Acute: sharp and during the session.
func TestR7_Acute(t *testing.T) {
	b := newBook()
	b.run(on(0, 18))
	for _, c := range []struct {
		at      time.Time
		quality string
		moment  model.PainMoment
		want    bool
	}{
		{on(0, 18.30), "sharp", "", true},
		{on(0, 19), "sharp", "", false},
		{on(0, 19), "sharp", "during", true}, // said so at the end
		{on(0, 18.30), "ache", "", false},
	} {
		e := model.PainEntry{ID: "x", At: c.at, Zone: london, Side: model.Right, Score: 5, Quality: c.quality, Moment: c.moment}
		if got := slices.Contains(causes(b.read(), &e), adapt.AtOnce); got != c.want {
			t.Errorf("%+v: offered %v", c, got)
		}
	}
}

// TestR3_Cause: soreness is offered as a cause where it may fit only.
func TestR3_Cause(t *testing.T) {
	b := newBook()
	b.lift(on(0, 18), "lunge")
	e := b.hurt(on(2, 1), 3, quality("ache"))
	wantCauses(t, b.read(), e, adapt.Soreness, adapt.NewExercise)
	e.Quality = "sharp"
	wantCauses(t, b.read(), e, adapt.NewExercise)
}
