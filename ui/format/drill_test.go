package format

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/kneewise/kneewise/assets"
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/interval"
)

func TestCountdownIsOverAtZero(t *testing.T) {
	f := english(t)
	for left, want := range map[time.Duration]string{
		12 * time.Minute: "12:00", 45 * time.Second: "0:45", 44*time.Second + 1: "0:45", time.Millisecond: "0:01", 0: "0:00",
		61 * time.Minute: "61:00",
	} {
		if got := f.Countdown(left); got != want {
			t.Errorf("%v: %q, want %q", left, got, want)
		}
	}
}

// Each cue has the words that RULES.md asks for.
func TestEveryDrillHasANameAndACue(t *testing.T) {
	f := english(t)
	names := map[string]model.ID{}
	for _, m := range interval.Movements {
		name, cue := f.Drill(m.Exercise, &model.Library{}), f.DrillCue(m.Exercise, &model.Library{})
		if strings.HasPrefix(name, "!") || strings.HasPrefix(cue, "!") {
			t.Errorf("%s: %q, %q", m.Exercise, name, cue)
		}
		if !strings.Contains(cue, "nly as far as is comfortable") {
			t.Errorf("%s: %q does not say how far", m.Exercise, cue)
		}
		if other, ok := names[name]; ok {
			t.Errorf("%s and %s are both %q", other, m.Exercise, name)
		}
		names[name] = m.Exercise
	}
	library := &model.Library{Exercises: []model.Exercise{{ID: "lunge", Name: "Lunge"}}}
	if got := f.Drill("lunge", library); got != "Lunge" {
		t.Errorf("of the library: %q", got)
	}
	if got := f.Drill("gone", library); got != "gone" {
		t.Errorf("of nowhere: %q", got)
	}
	if got := f.DrillCue("lunge", library); !strings.HasPrefix(got, "Take a long step") || !strings.Contains(got, ". Lower the") {
		t.Errorf("cue of the library: %q", got)
	}
	if got := f.DrillCue("gone", library); !strings.Contains(got, "nly as far as is comfortable") {
		t.Errorf("cue of nowhere: %q", got)
	}
}

// Every built-in exercise has two to four cues, each a sentence of its own, and
// one of them says how far to go where a knee or a stretch goes anywhere.
func TestExercisesHaveCues(t *testing.T) {
	library, err := model.DecodeLibrary(assets.Activities, assets.Exercises, assets.Templates)
	if err != nil {
		t.Fatal(err)
	}
	f, seen := english(t), map[string]model.ID{}
	for _, e := range library.Exercises {
		if _, ok := interval.MovementOf(e.ID); ok {
			t.Errorf("%s is a drill too: they share their cues", e.ID)
		}
		cues := f.Cues(&e)
		if len(cues) < 2 || len(cues) > 4 {
			t.Errorf("%s has %d cues", e.ID, len(cues))
		}
		for _, cue := range cues {
			if !strings.HasSuffix(cue, ".") || len(cue) > 130 {
				t.Errorf("%s: %q is no short sentence", e.ID, cue)
			}
			if other, ok := seen[cue]; ok && len(cue) > 30 {
				t.Errorf("%s and %s both say %q", other, e.ID, cue)
			}
			seen[cue] = e.ID
		}
		still := e.Timed && slices.Contains(e.Tags, model.Isometric) || e.ID == "single-leg-stand"
		if e.Regions&model.RegionLower != 0 && !still && !strings.Contains(strings.Join(cues, " "), "as far as is comfortable") &&
			!strings.Contains(strings.Join(cues, " "), "more than comfortable") {
			t.Errorf("%s does not say how far: %q", e.ID, cues)
		}
	}
}

func TestCuesOfOnesOwn(t *testing.T) {
	f := english(t)
	own := model.Exercise{ID: "own", Cues: "Lean in\r\n\n  Push  \n"}
	if got := f.Cues(&own); !slices.Equal(got, []string{"Lean in", "Push"}) {
		t.Errorf("own: %q", got)
	}
	if got := f.Cues(&model.Exercise{ID: "own"}); len(got) != 0 {
		t.Errorf("none: %q", got)
	}
}

func TestWarmUpsHaveTitles(t *testing.T) {
	f := english(t)
	seen := map[string]bool{}
	for _, v := range interval.Variants {
		r, easy := interval.WarmUp(v, false), interval.WarmUp(v, true)
		title := f.WarmUp(&r)
		if strings.HasPrefix(title, "!") || seen[title] || f.WarmUp(&easy) != title {
			t.Errorf("%s: %q, low impact %q", v, title, f.WarmUp(&easy))
		}
		seen[title] = true
	}
	if got := f.WarmUp(&model.Routine{ID: "mine", Title: "Mornings"}); got != "Mornings" {
		t.Errorf("own: %q", got)
	}
}

func TestParseSeconds(t *testing.T) {
	f := english(t)
	for text, want := range map[string]model.Seconds{
		"45": 45, " 45 ": 45, "45 s": 45, "0:45": 45, "1:30": 90, "2 min": 120, "120": 120, "0": 0,
	} {
		if got, err := f.ParseSeconds("work", text); err != nil || got != want {
			t.Errorf("%q: %d, %v, want %d", text, got, err, want)
		}
	}
	for text, code := range map[string]model.Code{"": model.CodeEmpty, "soon": CodeSyntax, "-5": model.CodeTooSmall, "1:75": CodeSyntax} {
		_, err := f.ParseSeconds("work", text)
		if fields := model.InvalidFields(err); len(fields) != 1 || fields[0].Code != code || fields[0].Field != "work" {
			t.Errorf("%q: %v, want %s", text, err, code)
		}
	}
	for s := range model.Seconds(3601) {
		if got, err := f.ParseSeconds("work", f.Countdown(time.Duration(s)*time.Second)); err != nil || got != s {
			t.Fatalf("%d is read back as %d, %v", s, got, err)
		}
	}
}
