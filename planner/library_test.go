package planner_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

// refused returns the field and the code of the one thing an op is refused for.
func (w *world) refused(op planner.Op) string {
	w.Helper()
	before := w.dump()
	_, err := w.plan.Apply(op, "")
	w.same(before, fmt.Sprintf("after %T was refused", op))
	invalid := model.InvalidFields(err)
	if len(invalid) != 1 {
		w.Fatalf("%+v: %v", op, err)
	}
	return invalid[0].Field + ": " + string(invalid[0].Code)
}

func TestSaveExercise(t *testing.T) {
	w := newWorld(t)
	own := model.Exercise{
		Name: "  Sled push ", Regions: model.RegionLower, Tags: []model.Tag{model.Strengthening}, Equipment: model.MachineLoad,
		Step: 5 * model.Kilogram, Substitute: "leg-press", Figure: "leg-press", Cues: "Lean in\nPush slowly",
		Left: model.Comfort{Flexion: 70}, Right: model.Comfort{Note: "to the box"},
	}
	out := w.apply(planner.SaveExercise{Exercise: own})
	if want := (planner.Label{Action: planner.ActionSaveEntry, Title: "Sled push"}); out.Label != want {
		t.Errorf("label %+v", out.Label)
	}
	if diff := cmp.Diff([]planner.Event{planner.LibraryChanged{}}, w.lastEvents()); diff != "" {
		t.Error(diff)
	}
	own.ID, own.Name = out.Change.Exercises[0].After.ID, "Sled push"
	library := w.plan.Library()
	if got, ok := library.Exercise(own.ID); !ok || cmp.Diff(own, got) != "" {
		t.Errorf("in the library: %t\n%s", ok, cmp.Diff(own, got))
	}
	if last := library.Exercises[len(library.Exercises)-1]; last.ID != own.ID {
		t.Errorf("own ones do not come last but %s", last.ID)
	}

	for name, c := range map[string]struct {
		change func(*model.Exercise)
		want   string
	}{
		"no name":      {func(e *model.Exercise) { e.Name = " \t" }, "name: empty"},
		"a taken name": {func(e *model.Exercise) { e.Name = "GOBLET squat" }, "name: taken"},
		"no tag":       {func(e *model.Exercise) { e.Tags = []model.Tag{"magic"} }, "tags[0]: unknown"},
		"no stand-in":  {func(e *model.Exercise) { e.Substitute = "sled-pull" }, "substitute: unknown"},
		"itself":       {func(e *model.Exercise) { e.Substitute = own.ID }, "substitute: mismatch"},
	} {
		changed := own
		c.change(&changed)
		if got := w.refused(planner.SaveExercise{Exercise: changed}); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	if _, err := w.plan.Apply(planner.SaveExercise{Exercise: own}, ""); !errors.Is(err, planner.ErrNothingToDo) {
		t.Errorf("the same again: %v", err)
	}
	if _, err := w.plan.Undo(); err != nil {
		t.Fatal(err)
	}
	if _, ok := w.plan.Library().Exercise(own.ID); ok {
		t.Error("it is still there after undo")
	}
}

// What sessions, routines, templates and other exercises refer to is not
// deleted and is not counted otherwise, only archived.
func TestWhatIsUsedIsArchived(t *testing.T) {
	w := newWorld(t)
	out := w.apply(planner.SaveExercise{Exercise: model.Exercise{Name: "Sled push", Regions: model.RegionLower}})
	own := *out.Change.Exercises[0].After
	session := strength(model.Lower, monday)
	session.Prescriptions = []model.Prescription{{Exercise: own.ID, Sets: []model.Set{{Reps: 10}}}}
	id := w.add(session)

	if got := w.refused(planner.DeleteExercise{Exercise: own.ID}); got != "id: in-use" {
		t.Errorf("deleting: %s", got)
	}
	timed := own
	timed.Timed = true
	if got := w.refused(planner.SaveExercise{Exercise: timed}); got != "timed: in-use" {
		t.Errorf("counting it in seconds: %s", got)
	}
	renamed := own
	renamed.Name, renamed.Cues = "Sled", "Push"
	w.apply(planner.SaveExercise{Exercise: renamed})

	if out := w.apply(planner.ArchiveExercise{Exercise: own.ID, Archived: true}); out.Label != (planner.Label{Action: planner.ActionArchive, Title: "Sled"}) {
		t.Errorf("label %+v", out.Label)
	}
	library := w.plan.Library()
	for _, e := range library.Exercises {
		if e.ID == own.ID {
			t.Error("an archived exercise is offered")
		}
	}
	if e, ok := library.Exercise(own.ID); !ok || !e.Archived || e.Name != "Sled" {
		t.Errorf("archived: %+v, %t", e, ok)
	}
	if found, err := w.plan.Search("sled", 5); err != nil || len(found.Exercises) != 0 {
		t.Errorf("search finds %+v, %v", found.Exercises, err)
	}
	if got := w.refused(planner.SaveExercise{Exercise: model.Exercise{Name: "sled"}}); got != "name: taken" {
		t.Errorf("the name of an archived one: %s", got)
	}
	w.apply(planner.ArchiveExercise{Exercise: own.ID})

	w.apply(planner.Delete{Sessions: []model.ID{id}})
	stand := w.apply(planner.SaveExercise{Exercise: model.Exercise{Name: "Sled pull", Substitute: own.ID}}).Change.Exercises[0].After
	if got := w.refused(planner.DeleteExercise{Exercise: own.ID}); got != "id: in-use" {
		t.Errorf("deleting a stand-in: %s", got)
	}
	w.apply(planner.DeleteExercise{Exercise: stand.ID})
	w.apply(planner.SaveRoutine{Routine: model.Routine{Title: "Mornings", Drills: []model.Drill{{Exercise: own.ID, Work: 30}}}})
	if got := w.refused(planner.DeleteExercise{Exercise: own.ID}); got != "id: in-use" {
		t.Errorf("deleting a drill: %s", got)
	}
}

// Of a built-in exercise a person notes the step of their machine, how far it
// goes, and that they do not want to see it; the rest is no note of theirs.
func TestBuiltInExercisesTakeNotes(t *testing.T) {
	w := newWorld(t)
	built, _ := w.plan.Library().Exercise("leg-press")
	noted := built
	noted.Step, noted.Left, noted.Archived = 5*model.Kilogram, model.Comfort{Flexion: 60, Note: "no further"}, true
	w.apply(planner.SaveExercise{Exercise: noted})
	if got, _ := w.plan.Library().Exercise("leg-press"); cmp.Diff(noted, got) != "" {
		t.Errorf("noted:\n%s", cmp.Diff(noted, got))
	}
	renamed := noted
	renamed.Name = "Sledge"
	if got := w.refused(planner.SaveExercise{Exercise: renamed}); got != "id: mismatch" {
		t.Errorf("another name: %s", got)
	}
	if got := w.refused(planner.DeleteExercise{Exercise: "leg-press"}); got != "id: in-use" {
		t.Errorf("deleting it: %s", got)
	}
	w.apply(planner.SaveExercise{Exercise: built})
	if rest := w.dump().Exercises; len(rest) != 0 {
		t.Errorf("nothing is noted and yet kept: %+v", rest)
	}
}

func TestSaveActivity(t *testing.T) {
	w := newWorld(t)
	own := *w.apply(planner.SaveActivity{Activity: model.Activity{Name: "Kayak", Impact: model.LowImpact, Family: "row"}}).Change.Activities[0].After
	if family, impact := w.plan.Library().Family(own.ID); family != "row" || impact != model.LowImpact {
		t.Errorf("it is %s, %s", family, impact)
	}
	for want, a := range map[string]model.Activity{
		"name: empty":     {Impact: model.LowImpact},
		"name: taken":     {Name: "running", Impact: model.LowImpact},
		"impact: unknown": {Name: "Chess"},
		"family: unknown": {Name: "Canoe", Impact: model.LowImpact, Family: own.ID},
		"family: in-use":  {ID: "row", Name: "Rowing", Impact: model.LowImpact, Family: "swim"},
		"id: mismatch":    {ID: "hike", Name: "Rambling", Impact: model.LowImpact},
	} {
		if got := w.refused(planner.SaveActivity{Activity: a}); got != want {
			t.Errorf("%+v: %s, want %s", a, got, want)
		}
	}
	id := w.add(cardio(own.ID, monday, model.Hour))
	if got := w.refused(planner.DeleteActivity{Activity: own.ID}); got != "id: in-use" {
		t.Errorf("deleting it: %s", got)
	}
	w.apply(planner.ArchiveActivity{Activity: own.ID, Archived: true})
	if family, _ := w.plan.Library().Family(own.ID); family != "row" {
		t.Errorf("once archived it is %s", family)
	}
	w.apply(planner.Delete{Sessions: []model.ID{id}})
	w.apply(planner.DeleteActivity{Activity: own.ID})
}

// Arranging a week draws from own templates, and from no archived ones.
func TestSaveTemplate(t *testing.T) {
	w := newWorld(t)
	template := model.Template{
		Kind: model.Lower, Title: "My legs", Plan: model.Effort{Duration: 30 * model.Minute, RPE: 4},
		Prescriptions: []model.Prescription{{Exercise: "squat", Sets: []model.Set{{Reps: 10}}}},
	}
	own := *w.apply(planner.SaveTemplate{Template: template}).Change.Templates[0].After
	for want, change := range map[string]func(*model.Template){
		"title: empty":                       func(t *model.Template) { t.Title = " " },
		"title: taken":                       func(t *model.Template) { t.ID, t.Title = "", "MY LEGS" },
		"prescriptions[0].exercise: unknown": func(t *model.Template) { t.Prescriptions = []model.Prescription{{Exercise: "hop"}} },
		"plan.duration: empty":               func(t *model.Template) { t.Plan.Duration = 0 },
		"activity: mismatch":                 func(t *model.Template) { t.Kind, t.Activity = model.Cardio, "kayak" },
	} {
		changed := own
		change(&changed)
		if got := w.refused(planner.SaveTemplate{Template: changed}); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	for _, built := range w.plan.Library().Templates {
		if built.ID != own.ID && built.Kind == model.Lower {
			w.apply(planner.ArchiveTemplate{Template: built.ID, Archived: true})
		}
	}
	w.apply(planner.SaveProfile{Profile: func() model.Profile {
		p := model.DefaultProfile()
		p.Aims = model.Aims{Lower: 2}
		return p
	}()})
	w.apply(planner.Arrange{Week: model.WeekOf(monday.AddDays(7), 1)})
	drawn := 0
	for _, s := range w.dump().Sessions {
		if s.Kind == model.Lower {
			drawn++
			if s.Template != own.ID {
				t.Errorf("drawn from %s", s.Template)
			}
		}
	}
	if drawn == 0 {
		t.Error("nothing was drawn")
	}
	w.apply(planner.DeleteTemplate{Template: own.ID})
}

// Five hundred exercises of one's own change nothing about how quick the
// library is: finding one stays a look into an index.
func TestManyOwnExercises(t *testing.T) {
	w := newWorld(t)
	err := w.db.Update(func(wr model.Writer) error {
		for i := range 500 {
			e := model.Exercise{
				ID: model.ID(fmt.Sprintf("own-%d", i)), Name: fmt.Sprintf("Exercise %d", i), Regions: model.RegionLower,
				Tags: []model.Tag{model.Strengthening, model.Eccentric}, Cues: strings.Repeat("Slowly.\n", 4), Archived: i%10 == 0,
			}
			if err := wr.SaveExercise(e); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found, err := w.plan.Search("exercise 49", 100); err != nil || len(found.Exercises) != 14 {
		t.Errorf("found %d, %v", len(found.Exercises), err)
	}
	for i := range 500 {
		if e, ok := w.plan.Library().Exercise(model.ID(fmt.Sprintf("own-%d", i))); !ok || e.Archived != (i%10 == 0) {
			t.Fatalf("%d: %+v, %t", i, e, ok)
		}
	}
	w.apply(planner.SaveExercise{Exercise: model.Exercise{Name: "One more"}})
}
