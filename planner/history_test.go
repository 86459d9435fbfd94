package planner_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
)

// drawOp draws a change that a person could make now, of any verb.
func drawOp(t *rapid.T, w *world) planner.Op {
	sessions := w.dump().Sessions
	ids := []model.ID{"unknown"}
	for i := range sessions {
		ids = append(ids, sessions[i].ID)
	}
	id := rapid.SampledFrom(ids).Draw(t, "session")
	day := rapid.Custom(func(t *rapid.T) civil.Date { return monday.AddDays(rapid.IntRange(-2, 9).Draw(t, "day")) })
	index := rapid.IntRange(planner.AtEnd, 4).Draw(t, "index")
	scope := rapid.SampledFrom([]planner.Scope{planner.ThisOne, planner.Following, planner.WholeSeries}).Draw(t, "scope")
	if rapid.IntRange(0, 3).Draw(t, "of the plan's life") == 0 {
		return drawLife(t, w, ids, day, index, scope)
	}
	switch rapid.SampledFrom([]string{
		"add", "place", "place", "edit", "delete", "move", "move", "tray", "swap", "complete", "skip", "reopen", "pin", "shorten",
		"keep", "unkeep", "profile", "arrange", "warm up", "save routine", "delete routine",
		"save thermal", "delete thermal",
	}).Draw(t, "verb") {
	case "add":
		return planner.Add{Session: drawSession(t, day.Draw(t, "on")), Index: index}
	case "place":
		template := rapid.SampledFrom(library.Templates).Draw(t, "template")
		return planner.Place{Template: template.ID, To: day.Draw(t, "on"), Index: index}
	case "edit":
		edited := drawSession(t, day.Draw(t, "on"))
		edited.ID, edited.Note = id, "edited"
		return planner.Edit{Session: edited}
	case "delete":
		return planner.Delete{Sessions: []model.ID{id}, Scope: scope}
	case "move":
		return planner.Move{Session: id, To: day.Draw(t, "to"), Index: index, Scope: scope}
	case "tray":
		return planner.Move{Session: id, Index: index, Scope: scope}
	case "swap":
		return planner.Swap{A: day.Draw(t, "a"), B: day.Draw(t, "b")}
	case "complete":
		return planner.Complete{Session: id}
	case "skip":
		return planner.Skip{Session: id, Reason: rapid.SampledFrom([]string{"", "a cold"}).Draw(t, "why")}
	case "reopen":
		return planner.Reopen{Session: id}
	case "pin":
		return planner.Pin{Session: id, On: rapid.Bool().Draw(t, "on"), Scope: scope}
	case "shorten":
		return planner.Shorten{Session: id, Duration: 10 * model.Minute}
	case "keep":
		return planner.Keep{Finding: drawFinding(t, w), Reason: rapid.SampledFrom([]string{"so it is", "it has to be"}).Draw(t, "reason")}
	case "unkeep":
		return planner.Unkeep{Finding: drawFinding(t, w)}
	case "warm up":
		return planner.WarmUp{Session: id}
	case "save routine":
		return planner.SaveRoutine{Routine: drawRoutine(t)}
	case "delete routine":
		return planner.DeleteRoutine{Routine: drawRoutine(t).ID}
	case "save thermal":
		return planner.SaveThermal{Thermal: drawThermal(t)}
	case "delete thermal":
		return planner.DeleteThermal{Thermal: drawThermal(t).ID}
	case "profile":
		p := drawProfile(t)
		return planner.SaveProfile{Profile: p}
	default:
		return planner.Arrange{Week: model.WeekOf(day.Draw(t, "week"), w.dump().Profile.FirstWeekday)}
	}
}

// drawThermal draws one of a few applications of ice or heat, some of them too
// long or still to come.
func drawThermal(t *rapid.T) model.Thermal {
	score := rapid.IntRange(-1, 11).Draw(t, "score")
	return model.Thermal{
		ID:       rapid.SampledFrom([]model.ID{"", "ice", "heat"}).Draw(t, "thermal"),
		Modality: rapid.SampledFrom([]model.Modality{model.Ice, model.Heat}).Draw(t, "modality"),
		Side:     model.Left,
		Start:    noon(monday).Add(time.Duration(rapid.IntRange(-600, 10).Draw(t, "start")) * time.Minute).UTC(),
		Duration: model.Seconds(rapid.IntRange(1, 901).Draw(t, "length")),
		Before:   &score,
	}
}

// drawRoutine draws one of a few routines, some with nothing in them.
func drawRoutine(t *rapid.T) model.Routine {
	r := model.Routine{
		ID:    rapid.SampledFrom([]model.ID{"", "mine", "other"}).Draw(t, "routine"),
		Title: rapid.SampledFrom([]string{"", "Mornings", "Before a run"}).Draw(t, "title"),
	}
	for range rapid.IntRange(0, 3).Draw(t, "drills") {
		r.Drills = append(r.Drills, model.Drill{Exercise: "squats", Work: model.Seconds(rapid.IntRange(0, 60).Draw(t, "work")), Rest: 15})
	}
	return r
}

func drawFinding(t *rapid.T, w *world) rule.Finding {
	found := w.findings(monday.AddDays(-7), monday.AddDays(13))
	if len(found) == 0 {
		return rule.Finding{}
	}
	return rapid.SampledFrom(found).Draw(t, "finding")
}

// drawSession draws a planned session on a day, some with a clock time.
func drawSession(t *rapid.T, d civil.Date) model.Session {
	var s model.Session
	switch kind := rapid.SampledFrom(model.Kinds).Draw(t, "kind"); kind {
	case model.Cardio:
		activity := rapid.SampledFrom([]model.ID{"run", "trail-run", "tennis", "walk", "brisk-walk", "cycle", "spin", "swim", "kayak"}).Draw(t, "activity")
		s = cardio(activity, d, model.Seconds(rapid.IntRange(1, 12).Draw(t, "length"))*5*model.Minute)
		if rapid.Bool().Draw(t, "measured") {
			s.Plan.Distance = model.Distance(rapid.IntRange(1, 120).Draw(t, "distance")) * 100 * model.Metre
		}
	default:
		s = strength(kind, d)
		if kind.Strength() {
			s.Regions = rapid.SampledFrom([]model.Regions{0, 0, 0, model.RegionPush, model.RegionCore, model.RegionAll}).Draw(t, "regions")
		}
	}
	s.Plan.RPE = rapid.IntRange(0, 7).Draw(t, "rpe")
	if rapid.IntRange(0, 3).Draw(t, "timed") == 0 {
		zone := rapid.SampledFrom([]string{london, london, "Pacific/Auckland", "Pacific/Honolulu"}).Draw(t, "zone")
		s = at(s, model.Seconds(rapid.IntRange(0, 47).Draw(t, "clock"))*30*model.Minute, zone)
	}
	return s
}

// drawProfile draws aims, times and limits.
func drawProfile(t *rapid.T) model.Profile {
	p := model.DefaultProfile()
	p.FirstWeekday = weekdays.Draw(t, "first weekday")
	free := rapid.SampledFrom([]model.Seconds{0, 40 * model.Minute, model.Hour, model.Hour, 90 * model.Minute, 2 * model.Hour})
	for i := range p.Available {
		p.Available[i] = free.Draw(t, "free")
	}
	p.Limits.Agreed = monday // to what is looser than advised
	p.Limits.RestDays = rapid.IntRange(1, 3).Draw(t, "rest days")
	p.Limits.RestDaysWeek = rapid.IntRange(0, 3).Draw(t, "rest days a week")
	p.Limits.HighImpactWeek = rapid.IntRange(0, 4).Draw(t, "high impact a week")
	p.Units.Miles = rapid.Bool().Draw(t, "miles")
	p.Aims = model.Aims{
		Upper: rapid.IntRange(0, 4).Draw(t, "upper"), Lower: rapid.IntRange(0, 4).Draw(t, "lower"),
		FullBody: rapid.Bool().Draw(t, "full body"), Cardio: rapid.IntRange(0, 6).Draw(t, "cardio"),
	}
	for _, activity := range []model.ID{"run", "treadmill", "tennis", "walk", "cycle", "swim", "golf"} {
		if rapid.Bool().Draw(t, "welcome") {
			aim := model.ActivityAim{Activity: activity, Sessions: rapid.IntRange(0, 4).Draw(t, "aim")}
			p.Aims.Activities = append(p.Aims.Activities, aim)
		}
	}
	return p
}

// mayFail says which errors a drawn op may give.
func mayFail(err error) bool {
	return err == nil || errors.Is(err, planner.ErrNothingToDo) || errors.Is(err, planner.ErrPast) ||
		errors.Is(err, model.ErrNotFound) || len(model.InvalidFields(err)) > 0
}

// Undoing everything gives the data before it, redoing everything the data
// after it, also after a restart; every op writes what its check said, all of
// it or nothing, and no session loses its prescriptions.
func TestUndoAndRedo(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newRapidWorld(t)
		stages := []dump{w.dump()}
		var labels []planner.Label
		for range rapid.IntRange(1, 25).Draw(t, "changes") {
			op := drawOp(t, w)
			out, err := w.plan.Apply(op, "because")
			if !mayFail(err) {
				t.Fatalf("%T: %v", op, err)
			}
			if err != nil {
				w.same(stages[len(stages)-1], fmt.Sprintf("after %T failed", op))
				continue
			}
			stages, labels = append(stages, w.dump()), append(labels, out.Label)
			keepsPrescriptions(t, op, out)
			if rapid.IntRange(0, 5).Draw(t, "restart") == 0 {
				w.reopen()
			}
		}
		for i := len(labels) - 1; i >= 0; i-- {
			w.step(w.plan.Undo, labels[i], stages[i])
		}
		if _, err := w.plan.Undo(); !errors.Is(err, planner.ErrNothingToUndo) {
			t.Fatalf("undo of nothing: %v", err)
		}
		w.reopen()
		for i := range labels {
			w.step(w.plan.Redo, labels[i], stages[i+1])
		}
		if _, err := w.plan.Redo(); !errors.Is(err, planner.ErrNothingToRedo) {
			t.Fatalf("redo of nothing: %v", err)
		}
		w.sameAfterRestart(t)
	})
}

func (w *world) step(do func() (planner.Label, error), label planner.Label, want dump) {
	w.Helper()
	if got, err := do(); err != nil || got != label {
		w.Fatalf("label %+v, %v; want %+v", got, err, label)
	}
	w.same(want, fmt.Sprintf("after a step of %q", label.Action))
}

// keepsPrescriptions checks that only an edit changes what is prescribed.
func keepsPrescriptions(t *rapid.T, op planner.Op, out planner.Outcome) {
	if _, edit := op.(planner.Edit); edit {
		return
	}
	doneKeepsPlan(t, op, out)
	for _, d := range out.Change.Sessions {
		if d.Before != nil && d.After != nil && len(d.Before.Prescriptions) != len(d.After.Prescriptions) {
			t.Fatalf("%T lost prescriptions: %+v", op, d)
		}
	}
}

// doneKeepsPlan checks that nothing but an edit changes what was planned of a
// session that is or becomes done, and that no change to another one does
// anything to it.
func doneKeepsPlan(t *rapid.T, op planner.Op, out planner.Outcome) {
	for _, d := range out.Change.Sessions {
		if d.Before == nil || d.After == nil || d.After.Status != model.Done {
			continue
		}
		if d.Before.Plan != d.After.Plan || d.Before.Original != d.After.Original && d.Before.Original.IsValid() {
			t.Fatalf("%T rewrote the plan of what is done: %+v", op, d)
		}
		for i := range d.Before.Prescriptions {
			if diff := cmp.Diff(d.Before.Prescriptions[i].Sets, d.After.Prescriptions[i].Sets); diff != "" {
				t.Fatalf("%T rewrote sets of what is done (-before +after):\n%s", op, diff)
			}
		}
	}
}

// sameAfterRestart compares what the planner says from memory, where changes
// were made one after the other, with what it says of the data read anew.
func (w *world) sameAfterRestart(t *rapid.T) {
	warm, err := w.plan.Week(monday)
	if err != nil {
		t.Fatal(err)
	}
	w.reopen()
	cold, err := w.plan.Week(monday)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(cold, warm); diff != "" {
		t.Fatalf("the week in memory (-read anew +in memory):\n%s", diff)
	}
}

func TestANewChangeForgetsUndoneOnes(t *testing.T) {
	w := newWorld(t)
	id := w.add(strength(model.Lower, monday))
	w.apply(planner.Move{Session: id, To: tuesday})
	w.lastEvents()
	if label, err := w.plan.Undo(); err != nil || label.Action != planner.ActionMove {
		t.Fatalf("undo: %+v, %v", label, err)
	}
	if e := w.lastEvents(); len(e) != 1 {
		t.Errorf("events of an undo: %+v", e)
	}
	if u, err := w.plan.Undoable(); err != nil || u.Redo == nil || u.Redo.Date != tuesday || u.Undo.Action != planner.ActionAdd {
		t.Errorf("undoable %+v, %v", u, err)
	}
	w.apply(planner.Pin{Session: id, On: true})
	if _, err := w.plan.Redo(); !errors.Is(err, planner.ErrNothingToRedo) {
		t.Errorf("redo: %v", err)
	}
}

func TestHistoryHasALength(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.add(strength(model.Lower, monday))
	for i := range model.HistoryLength {
		w.apply(planner.Pin{Session: id, On: i%2 == 0})
	}
	undone := 0
	for {
		_, err := w.plan.Undo()
		if errors.Is(err, planner.ErrNothingToUndo) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		undone++
	}
	if undone != model.HistoryLength {
		t.Errorf("undone %d, want %d", undone, model.HistoryLength)
	}
	wantIDs(t, w.on(monday), id) // adding it is forgotten
}
