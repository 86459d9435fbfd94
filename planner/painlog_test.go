package planner_test

import (
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/adapt"
)

// clock is a time of day on a day in London, like 18.30.
func clock(d civil.Date, hours float64) time.Time {
	h := int(hours)
	return model.At(d, model.Seconds(h*3600+int(hours*100+0.5)%100*60), london)
}

// hurt is a score of the right knee.
func hurt(at time.Time, score int, ticks ...model.Symptom) model.PainEntry {
	return model.PainEntry{At: at, Zone: london, Side: model.Right, Score: score, Quality: "ache", Symptoms: ticks}
}

// log logs scores that have to be taken.
func (w *world) log(entries ...model.PainEntry) planner.Outcome {
	w.Helper()
	return w.apply(planner.LogPain{Entries: entries})
}

func (w *world) knees() planner.KneesView {
	w.Helper()
	view, err := w.plan.Knees()
	if err != nil {
		w.Fatal(err)
	}
	return view
}

func (w *world) week(d civil.Date) planner.WeekView {
	w.Helper()
	view, err := w.plan.Week(d)
	if err != nil {
		w.Fatal(err)
	}
	return view
}

func (w *world) undo() {
	w.Helper()
	if _, err := w.plan.Undo(); err != nil {
		w.Fatal(err)
	}
}

// undoes applies an op, takes it back, and does it again.
func (w *world) undoes(op planner.Op) planner.Outcome {
	w.Helper()
	before := w.dump()
	out := w.apply(op)
	after := w.dump()
	if cmp.Equal(before, after) {
		w.Fatalf("%T changed nothing", op)
	}
	w.undo()
	w.same(before, "undone")
	if _, err := w.plan.Redo(); err != nil {
		w.Fatal(err)
	}
	w.same(after, "done again")
	return out
}

// R1: an entry is linked to the latest session that trained the lower body.
func TestR1PainIsLinkedToTheLatestSession(t *testing.T) {
	w := newWorld(t)
	w.now = clock(wednesday, 9)
	id := w.add(done(at(strength(model.Lower, monday), 18*model.Hour+15*model.Minute, london)))
	w.add(done(at(strength(model.Upper, tuesday), 18*model.Hour, london)))
	entry := hurt(clock(wednesday, 8), 3)
	out := w.undoes(planner.LogPain{Entries: []model.PainEntry{entry}})
	if got := w.dump().Pain; len(got) != 1 || got[0].Session != id || got[0].ID == "" {
		t.Fatalf("logged %+v", got)
	}
	if out.Label != (planner.Label{Action: planner.ActionLogPain, Count: 1}) {
		t.Errorf("label %+v", out.Label)
	}
	link, err := w.plan.Link(entry)
	if err != nil || link.Session != id || link.Onset != 37*time.Hour {
		t.Errorf("link %+v, %v; want an onset of 37 h", link, err)
	}
}

func TestLogPainOfBothKneesIsTwoEntries(t *testing.T) {
	w := newWorld(t)
	entry := hurt(time.Time{}, 2)
	entry.ID, entry.Side, entry.Zone, entry.Note = "mine", model.BothSides, "", "after the stairs"
	w.apply(planner.SaveProfile{Profile: func() model.Profile {
		p, _ := w.plan.Profile()
		p.Zone = london
		return p
	}()})
	w.lastEvents()
	w.undoes(planner.LogPain{Entries: []model.PainEntry{entry}})
	got := w.dump().Pain
	if len(got) != 2 || got[0].Side == got[1].Side || got[0].ID == got[1].ID {
		t.Fatalf("logged %+v", got)
	}
	for _, e := range got {
		if e.Score != 2 || e.Note != entry.Note || !e.At.Equal(w.now) || e.Zone != london {
			t.Errorf("logged %+v", e)
		}
	}
	if events := w.lastEvents(); len(events) == 0 || events[0] != (planner.KneesChanged{}) {
		t.Errorf("events %+v", events)
	}
}

func TestLogPainRefuses(t *testing.T) {
	w := newWorld(t)
	bad := func(change func(*model.PainEntry)) planner.LogPain {
		e := hurt(w.now, 3)
		change(&e)
		return planner.LogPain{Entries: []model.PainEntry{hurt(w.now, 1), e}}
	}
	w.refuseInput(bad(func(e *model.PainEntry) { e.Score = 11 }), "score", model.CodeTooLarge)
	w.refuseInput(bad(func(e *model.PainEntry) { e.Score = -1 }), "score", model.CodeTooSmall)
	w.refuseInput(bad(func(e *model.PainEntry) { e.At = w.now.Add(time.Second) }), "at", model.CodeTooLarge)
	w.refuseInput(bad(func(e *model.PainEntry) { e.Side = "middle" }), "side", model.CodeUnknown)
	w.refuseInput(bad(func(e *model.PainEntry) { e.Symptoms = []model.Symptom{"itching"} }), "symptoms[0]", model.CodeUnknown)
	w.refuse(planner.LogPain{}, planner.ErrNothingToDo)
	w.refuse(planner.EditPain{Entry: model.PainEntry{ID: "gone"}}, model.ErrNotFound)
	w.refuse(planner.DeletePain{Entries: []model.ID{"gone"}}, model.ErrNotFound)

	w.log(hurt(w.now, 1))
	logged := w.dump().Pain[0]
	w.refuseInput(planner.LogPain{Entries: []model.PainEntry{logged}}, "id", model.CodeMismatch)
	w.refuse(planner.EditPain{Entry: logged}, planner.ErrNothingToDo)
	w.refuse(planner.DeletePain{Entries: []model.ID{logged.ID, logged.ID}}, model.ErrNotFound)
	later := logged
	later.At = w.now.Add(time.Hour)
	w.refuseInput(planner.EditPain{Entry: later}, "at", model.CodeTooLarge)
}

func TestEditAndDeletePain(t *testing.T) {
	w := newWorld(t)
	w.log(hurt(w.now, 1))
	edited := w.dump().Pain[0]
	edited.Score, edited.Note = 4, "worse than I thought"
	w.undoes(planner.EditPain{Entry: edited})
	if diff := cmp.Diff([]model.PainEntry{edited}, w.dump().Pain); diff != "" {
		t.Errorf("edited (-want +got):\n%s", diff)
	}
	w.undoes(planner.DeletePain{Entries: []model.ID{edited.ID}})
}

// R14, R15: nothing about doses; the question is for the first use of each
// medicine, and a no is saved and stays a reminder.
func TestR14FirstUseOfEachMedicine(t *testing.T) {
	w := newWorld(t)
	first := func(m model.Medicine, want bool) {
		t.Helper()
		if got, err := w.plan.FirstUse(m); err != nil || got != want {
			t.Errorf("first use of %s: %t, %v", m, got, err)
		}
	}
	no, yes := false, true
	first(model.Naproxen, true)
	out := w.undoes(planner.LogMedication{Medication: model.Medication{Medicine: model.Naproxen, Zone: london, Checked: &no}})
	first(model.Naproxen, false)
	first(model.Ibuprofen, true)
	if got := w.knees().Unchecked; !cmp.Equal(got, []model.Medicine{model.Naproxen}) {
		t.Errorf("reminders %v", got)
	}
	dose := *out.Change.Medications[0].After
	dose.Checked = &yes
	w.undoes(planner.EditMedication{Medication: dose})
	if got := w.knees().Unchecked; len(got) != 0 {
		t.Errorf("reminders %v", got)
	}
	w.undoes(planner.DeleteMedication{Medication: dose.ID})
	first(model.Naproxen, true)

	w.refuseInput(planner.LogMedication{Medication: model.Medication{Zone: london}}, "medicine", model.CodeEmpty)
	w.refuseInput(planner.LogMedication{Medication: model.Medication{
		Medicine: model.Ibuprofen, Zone: london, At: w.now.Add(time.Minute),
	}}, "at", model.CodeTooLarge)
	w.refuse(planner.EditMedication{Medication: model.Medication{ID: "gone"}}, model.ErrNotFound)
	w.refuse(planner.DeleteMedication{Medication: "gone"}, model.ErrNotFound)
}

func TestRanges(t *testing.T) {
	w := newWorld(t)
	bend := model.RangeOfMotion{Side: model.Right, Measure: "flexion", Value: 120, Zone: london}
	bend = *w.undoes(planner.LogRange{Range: bend}).Change.Ranges[0].After
	bend.Value = 125
	w.undoes(planner.EditRange{Range: bend})
	w.undoes(planner.DeleteRange{Range: bend.ID})
	w.refuse(planner.DeleteRange{Range: bend.ID}, model.ErrNotFound)
	w.refuseInput(planner.LogRange{Range: model.RangeOfMotion{Side: model.Right, Zone: london}}, "measure", model.CodeUnknown)
}

// R25 to R32 and clarification 8's two: one entry with the tick opens the flag,
// whatever its score, in the same change.
func TestR25ToR32OpenWithTheirTick(t *testing.T) {
	for tick, flag := range map[model.Symptom]string{
		"uncontrolled": "R25", "sudden": "R26", "not-improving": "R27", "intensifies": "R28", "night": "R29",
		"warmth": "R30", "redness": "R30", "no-weight": "R31", "fever": "R32", "deformity": "deformity", "locked": "locked",
	} {
		t.Run(string(tick), func(t *testing.T) {
			w := newWorld(t)
			out := w.undoes(planner.LogPain{Entries: []model.PainEntry{hurt(w.now, 1, tick)}})
			view := w.knees()
			if len(view.Flags) != 1 || view.Flags[0].Flag != flag || !view.Flags[0].Banner || len(view.Signs) != 1 {
				t.Fatalf("flags %+v, signs %+v", view.Flags, view.Signs)
			}
			if len(out.Knees.Opened) != 1 || out.Knees.Opened[0].Flag != flag || !out.Knees.After.NoLower {
				t.Errorf("effects %+v", out.Knees)
			}
			today := tick == "no-weight" || tick == "deformity" || tick == "locked"
			if got := view.Flags[0].Urgency == adapt.Today; got != today {
				t.Errorf("urgency %s", view.Flags[0].Urgency)
			}
			suspends := today || tick == "fever"
			if view.Effects.Suspend != suspends || !view.Effects.Until.Equal(w.now.Add(48*time.Hour)) {
				t.Errorf("effects %+v", view.Effects)
			}

			if f := view.Flags[0]; f.Suspends != suspends || !f.Until.Equal(view.Effects.Until) {
				t.Errorf("flag %+v", f)
			}

			contacted := w.undoes(planner.ContactFlag{Flag: view.Flags[0].ID})
			if view := w.knees(); len(view.Flags) != 1 || view.Flags[0].Banner || !view.Effects.NoLower {
				t.Errorf("contacted: %+v", view)
			}
			if contacted.Label.Flag != flag {
				t.Errorf("label %+v", contacted.Label)
			}
		})
	}
}

// "Resolved" is refused before 48 hours without the symptom for R29 to R32; what
// a flag does ends then by itself, or when a provider cleared it.
func TestClosingFlags(t *testing.T) {
	w := newWorld(t)
	w.log(hurt(w.now, 1, "night"))
	flag := w.knees().Flags[0]
	w.now = w.now.Add(47 * time.Hour)
	w.refuseInput(planner.ResolveFlag{Flag: flag.ID}, "closed", model.CodeTooSmall)
	w.log(hurt(w.now, 2, "night"))
	w.now = w.now.Add(48*time.Hour - time.Second)
	w.refuseInput(planner.ResolveFlag{Flag: flag.ID}, "closed", model.CodeTooSmall)
	if !w.knees().Effects.NoLower {
		t.Error("the effects ended early")
	}
	w.now = w.now.Add(time.Second)
	if view := w.knees(); view.Effects.NoLower || !view.Flags[0].Until.IsZero() {
		t.Errorf("the effects did not end: %+v", view)
	}
	w.undoes(planner.ResolveFlag{Flag: flag.ID})
	if len(w.knees().Flags) != 0 {
		t.Error("still open")
	}
	w.refuseInput(planner.ResolveFlag{Flag: flag.ID}, "closed", model.CodeMismatch)
	w.refuseInput(planner.ContactFlag{Flag: flag.ID}, "closed", model.CodeMismatch)
	w.refuse(planner.ClearFlag{Flag: "gone"}, model.ErrNotFound)

	// A closed flag opens again on a new trigger.
	w.now = w.now.Add(time.Second)
	w.log(hurt(w.now, 1, "night"))
	if len(w.knees().Flags) != 1 {
		t.Fatalf("flags %+v", w.knees().Flags)
	}
	again := w.knees().Flags[0]
	w.now = w.now.Add(time.Hour)
	w.refuseInput(planner.ClearFlag{Flag: again.ID, At: w.now.Add(time.Minute)}, "at", model.CodeTooLarge)
	w.refuseInput(planner.ClearFlag{Flag: again.ID, At: again.Opened.Add(-time.Minute)}, "closed", model.CodeMismatch)
	w.undoes(planner.ClearFlag{Flag: again.ID})
	if view := w.knees(); len(view.Flags) != 0 || view.Effects.NoLower {
		t.Errorf("cleared: %+v", view)
	}

	out := w.undoes(planner.OpenFlag{Flag: "R30", Side: model.Left})
	w.refuse(planner.OpenFlag{Flag: "R30", Side: model.Left}, planner.ErrNothingToDo)
	w.refuseInput(planner.OpenFlag{Flag: "R33"}, "flag", model.CodeUnknown)
	w.refuseInput(planner.OpenFlag{Flag: "R29", At: w.now.Add(time.Hour)}, "at", model.CodeTooLarge)
	if out.Label != (planner.Label{Action: planner.ActionOpenFlag, Flag: "R30"}) {
		t.Errorf("label %+v", out.Label)
	}
}

// Our reading of R1: what an entry opened goes with it, unless somebody acted on
// it; what stood behind it comes out.
func TestFlagsGoWithTheirEntry(t *testing.T) {
	w := newWorld(t)
	w.log(hurt(w.now, 1, "night"))
	w.now = w.now.Add(time.Hour)
	w.log(hurt(w.now, 1, "night"))
	all := w.dump()
	if len(all.Flags) != 1 {
		t.Fatalf("flags %+v", all.Flags)
	}
	w.undoes(planner.DeletePain{Entries: []model.ID{all.Pain[0].ID}})
	if got := w.dump().Flags; len(got) != 1 || !got[0].Opened.Equal(w.now) {
		t.Errorf("flags %+v, want one of the second entry", got)
	}
	w.undo()

	quiet := all.Pain[1]
	quiet.Symptoms = nil
	w.apply(planner.EditPain{Entry: quiet})
	out := w.undoes(planner.DeletePain{Entries: []model.ID{all.Pain[0].ID}})
	if got := w.dump().Flags; len(got) != 0 || len(out.Knees.Withdrawn) != 1 {
		t.Errorf("flags %+v, withdrawn %+v", got, out.Knees.Withdrawn)
	}
	w.undo()
	w.apply(planner.ContactFlag{Flag: all.Flags[0].ID})
	w.undoes(planner.DeletePain{Entries: []model.ID{all.Pain[0].ID}})
	if got := w.dump().Flags; len(got) != 1 {
		t.Errorf("a flag that was acted on is gone: %+v", got)
	}
}

// A clock that is set back makes later of what was logged, until it is there again.
func TestAClockSetBack(t *testing.T) {
	w := newWorld(t)
	w.add(strength(model.Lower, friday))
	w.log(hurt(w.now, 1, "no-weight"))
	w.now = w.now.Add(-time.Hour)
	if view := w.knees(); len(view.Flags) != 0 || view.Effects.Suspend || len(w.week(monday).Suspended) != 0 {
		t.Errorf("an hour before: %+v", view)
	}
	w.now = w.now.Add(time.Hour)
	if view := w.knees(); len(view.Flags) != 1 || !view.Effects.Suspend || len(w.week(monday).Suspended) != 1 {
		t.Errorf("there again: %+v", view)
	}
}
