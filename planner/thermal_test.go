package planner_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

func score(n int) *int { return &n }

// use is an application of ten minutes that ended before noon of the Monday.
func use(m model.Modality, minutesAgo int, before, after *int) model.Thermal {
	return model.Thermal{
		Modality: m, Side: model.Left, Start: noon(monday).Add(-time.Duration(minutesAgo) * time.Minute).UTC(),
		Duration: model.MinThermal, Before: before, After: after,
	}
}

func TestThermalsAreSavedRatedAndDeleted(t *testing.T) {
	w := newWorld(t)
	w.profile(func(p *model.Profile) { p.Zone = london })
	w.lastEvents()
	out := w.apply(planner.SaveThermal{Thermal: use(model.Ice, 60, score(4), nil)})
	if out.Label.Action != planner.ActionThermal {
		t.Errorf("label %+v", out.Label)
	}
	if diff := cmp.Diff([]planner.Event{planner.KneesChanged{}}, w.lastEvents()); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	noted := w.dump().Thermals
	if len(noted) != 1 || noted[0].ID == "" || noted[0].Zone != london {
		t.Fatalf("noted %+v", noted)
	}
	w.refuse(planner.SaveThermal{Thermal: noted[0]}, planner.ErrNothingToDo)

	rated := noted[0]
	rated.After = score(1)
	if out = w.apply(planner.SaveThermal{Thermal: rated}); out.Label.Action != planner.ActionEditThermal {
		t.Errorf("label %+v", out.Label)
	}
	w.apply(planner.DeleteThermal{Thermal: rated.ID})
	w.refuse(planner.DeleteThermal{Thermal: rated.ID}, model.ErrNotFound)
	for _, want := range [][]model.Thermal{{rated}, noted, nil} {
		if _, err := w.plan.Undo(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, w.dump().Thermals); diff != "" {
			t.Errorf("after undo (-want +got):\n%s", diff)
		}
	}
}

func TestBadThermalsAreRefusedByField(t *testing.T) {
	w := newWorld(t)
	for field, change := range map[string]func(*model.Thermal){
		"side":     func(u *model.Thermal) { u.Side = model.BothSides },
		"duration": func(u *model.Thermal) { u.Duration = model.MaxThermal + 1 },
		"before":   func(u *model.Thermal) { u.Before = score(11) },
		"after":    func(u *model.Thermal) { u.After = score(-1) },
		"modality": func(u *model.Thermal) { u.Modality = "mud" },
		"start":    func(u *model.Thermal) { u.Start = w.now.Add(-9 * time.Minute).UTC() }, // ends in a minute
	} {
		u := use(model.Ice, 60, score(4), nil)
		change(&u)
		before := w.dump()
		_, err := w.plan.Apply(planner.SaveThermal{Thermal: u}, "")
		if wrong := model.InvalidFields(err); len(wrong) != 1 || wrong[0].Field != field {
			t.Errorf("%s: %v", field, err)
		}
		w.same(before, "after bad input")
	}
}

// TestReliefs is RULES.md R13.
func TestReliefs(t *testing.T) {
	ice := func(before, after int) model.Thermal { return use(model.Ice, 0, score(before), score(after)) }
	heat := func(before, after int) model.Thermal { return use(model.Heat, 0, score(before), score(after)) }
	for _, c := range []struct {
		name                string
		uses                []model.Thermal
		suggested           model.Modality
		compared, equal     bool
		iceSum, heatSum     int
		iceMissing, heatFew int
	}{
		{name: "nothing yet", suggested: model.Ice, iceMissing: 3, heatFew: 3},
		{
			name: "the example", uses: []model.Thermal{ice(4, 3), ice(4, 3), ice(4, 3), heat(4, 2), heat(5, 3), heat(5, 2)},
			suggested: model.Heat, compared: true, iceSum: 3, heatSum: 7,
		},
		{
			name: "two of heat are too few", uses: []model.Thermal{heat(9, 0), heat(9, 0), ice(4, 4), ice(4, 4), ice(4, 4)},
			suggested: model.Ice, heatSum: 18, heatFew: 1,
		},
		{
			name: "without a score after it does not count", uses: []model.Thermal{heat(9, 0), heat(9, 0), use(model.Heat, 0, score(9), nil), ice(4, 4), ice(4, 4), ice(4, 4)},
			suggested: model.Ice, heatSum: 18, heatFew: 1,
		},
		{
			name: "equal means, other counts: the last one used", uses: []model.Thermal{ice(2, 1), ice(2, 1), ice(2, 1), heat(2, 1), heat(2, 1), heat(2, 1), heat(2, 1)},
			suggested: model.Heat, compared: true, equal: true, iceSum: 3, heatSum: 4,
		},
		{
			name: "a third of a point decides", uses: []model.Thermal{heat(2, 1), heat(2, 1), heat(2, 1), heat(2, 1), ice(3, 1), ice(2, 1), ice(2, 1), heat(2, 1)},
			suggested: model.Ice, compared: true, iceSum: 4, heatSum: 5,
		},
		{
			name: "worse pain counts against", uses: []model.Thermal{ice(2, 4), ice(2, 3), ice(2, 2), heat(2, 3), heat(2, 2), heat(2, 2)},
			suggested: model.Heat, compared: true, iceSum: -3, heatSum: -1,
		},
		{name: "the last choice before there are enough", uses: []model.Thermal{ice(4, 3), use(model.Heat, 0, nil, nil)}, suggested: model.Heat, iceSum: 1, iceMissing: 2, heatFew: 3},
	} {
		w := newWorld(t)
		for i, u := range c.uses {
			u.Start = noon(monday).Add(time.Duration(i-100) * time.Hour).UTC()
			w.apply(planner.SaveThermal{Thermal: u})
		}
		r, err := w.plan.Reliefs()
		if err != nil {
			t.Fatal(err)
		}
		if r.Suggested != c.suggested || r.Compared != c.compared || r.Equal != c.equal || r.Ice.Sum != c.iceSum || r.Heat.Sum != c.heatSum ||
			r.Missing(model.Ice) != c.iceMissing || r.Missing(model.Heat) != c.heatFew {
			t.Errorf("%s: %+v", c.name, r)
		}
	}
}

func TestWarmthOfAKnee(t *testing.T) {
	w := newWorld(t)
	tick := func(id model.ID, at time.Time, side model.Side, symptoms ...model.Symptom) {
		t.Helper()
		if err := w.db.Update(func(wr model.Writer) error {
			return wr.SavePain(model.PainEntry{ID: id, At: at.UTC(), Zone: london, Side: side, Score: 2, Symptoms: symptoms})
		}); err != nil {
			t.Fatal(err)
		}
	}
	expect := func(when string, side model.Side, want time.Time) {
		t.Helper()
		since, warm, err := w.plan.Warmth(side)
		if err != nil || warm != !want.IsZero() || !since.Equal(want) {
			t.Errorf("%s, %s knee: %v since %v, %v; want %v", when, side, warm, since, err, want)
		}
	}
	never := time.Time{}
	expect("at first", model.Left, never)
	tick("a", w.now.Add(-time.Hour), model.Left, "redness")
	tick("b", w.now.Add(-time.Hour), model.Right, "limping")
	expect("redness ticked", model.Left, w.now.Add(-time.Hour))
	expect("only the other knee", model.Right, never)
	w.now = w.now.Add(47*time.Hour - time.Nanosecond)
	expect("just within 48 h", model.Left, noon(monday).Add(-time.Hour))
	w.now = w.now.Add(time.Minute)
	expect("after 48 h", model.Left, never)
	opened := w.now.Add(-100 * time.Hour)
	flag := model.RedFlag{ID: "f", Flag: "R30", Side: model.BothSides, Opened: opened.UTC()}
	save := func() {
		t.Helper()
		if err := w.db.Update(func(wr model.Writer) error { return wr.SaveRedFlag(flag) }); err != nil {
			t.Fatal(err)
		}
	}
	save()
	expect("an open flag", model.Right, opened)
	flag.Closed = w.now.UTC()
	save()
	expect("a closed flag", model.Right, never)
}
