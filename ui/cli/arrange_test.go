package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kneewise/kneewise/planner"
)

// keep keeps every violation of the week.
func (term *terminal) keep() {
	term.t.Helper()
	plan, err := term.open("")
	if err != nil {
		term.t.Fatal(err)
	}
	found, err := plan.Findings(june(8), june(14))
	if err != nil {
		term.t.Fatal(err)
	}
	for _, f := range found {
		if _, err := plan.Apply(planner.Keep{Finding: f, Reason: "a race on Sunday"}, ""); err != nil {
			term.t.Fatal(err)
		}
	}
}

func TestArrangeShowsAndThenWrites(t *testing.T) {
	term := newTerminal(t)
	term.run(0, "example")
	before := term.revision()
	preview := term.run(0, "arrange")
	if !strings.HasPrefix(preview, "8 – 14 June 2026: ") || !strings.Contains(preview, "--apply writes") ||
		!strings.Contains(preview, "  Moved: Press & row from Fri 12 June to Sat 13 June, 14 sets · 40 min\n    Before: 34 h 20 min after upper body; two days advised\n") {
		t.Errorf("preview:\n%s", preview)
	}
	if got := term.run(0, "week"); got != exampleWeek || term.revision() != before {
		t.Errorf("the preview changed the plan:\n%s", got)
	}
	if written := term.run(0, "arrange", "--apply"); !strings.Contains(written, "written; Undo") {
		t.Errorf("written:\n%s", written)
	}
	if got := term.run(0, "check"); !strings.HasSuffix(got, "0 not allowed, 0 not advised, 0 kept.\n") {
		t.Errorf("after arranging:\n%s", got)
	}
	after := term.revision()
	if got := term.run(0, "arrange", "--apply"); got != "8 – 14 June 2026: nothing to change.\n" || term.revision() != after {
		t.Errorf("arranged again: %q", got)
	}
	plan, err := term.open("")
	if err != nil {
		t.Fatal(err)
	}
	if label, err := plan.Undo(); err != nil || label.Action != planner.ActionArrange {
		t.Errorf("undo %+v, %v", label, err)
	}
	if got := term.run(0, "week"); got != exampleWeek {
		t.Errorf("after undo:\n%s", got)
	}
}

func TestArrangeJSON(t *testing.T) {
	term := newTerminal(t)
	term.run(0, "example")
	type answer struct {
		First, Last string
		Applied     bool
		Changes     []struct {
			Before, After *session
			Text, Why     string
		}
		NotPlaced []struct{ Kind string }
		Findings  []finding
	}
	got := shape[answer](t, term.run(0, "arrange", "--json", "--week", "2026-06-15"))
	if got.First != "2026-06-15" || got.Last != "2026-06-21" || got.Applied {
		t.Errorf("next week %+v", got)
	}
	got = shape[answer](t, term.run(0, "arrange", "--json", "--apply"))
	if !got.Applied || len(got.Changes) == 0 || len(got.Findings) != 0 {
		t.Fatalf("applied %+v", got)
	}
	for _, c := range got.Changes {
		if c.Before == nil || c.After == nil || c.Before.ID != c.After.ID || c.Before.Date == c.After.Date || c.Text == "" || c.Why == "" {
			t.Errorf("change %+v", c)
		}
	}
}

// TestArrangeListsByDay arranges an empty week for a person of the example's
// aims: the changes come day by day, whatever is done in them.
func TestArrangeListsByDay(t *testing.T) {
	term := newTerminal(t)
	term.run(0, "example")
	type answer struct {
		Changes []struct{ After *session }
	}
	got := shape[answer](t, term.run(0, "arrange", "--json", "--week", "2026-06-22"))
	if len(got.Changes) < 3 {
		t.Fatalf("changes %+v", got)
	}
	last := ""
	for _, c := range got.Changes {
		if c.After.Date < last {
			t.Errorf("%s comes after %s", c.After.Date, last)
		}
		last = c.After.Date
	}
}

func TestArrangeSaysWhatFindsNoPlace(t *testing.T) {
	term := newTerminal(t)
	term.now = term.now.AddDate(0, 0, 4) // Sunday: one day is left
	got := term.run(0, "arrange")
	if !strings.Contains(got, "\n  New: Easy swim on Sun 14 June, ") || !strings.Contains(got, "\nNot placed: 2 sessions of Lower body (no free time left)\n") {
		t.Errorf("arranged Sunday:\n%s", got)
	}
}

func TestArrangeRefusesThePast(t *testing.T) {
	term := newTerminal(t)
	term.refused("The week 1 – 7 June 2026 is over", "arrange", "--week", "2026-06-07", "--apply")
}

// problemO22 is scenario O22 of RULES.md section 4.
const problemO22 = `{"weeks": 1,
 "activities": [{"name": "run", "highImpact": true}, {"name": "swim", "highImpact": false}, {"name": "cycle", "highImpact": false}],
 "perWeek": {"upper": 2, "lower": 2, "cardio": 2, "highImpact": 3, "restDays": 1},
 "rest": {"upper": 2, "lower": 2},
 "weights": {"adjacentDays": 1, "lowerWithImpact": 8, "lowerNextToImpact": 4, "sameActivity": 3, "change": 6, "twoSessionsADay": 2, "closeRegion": 1},
 "days": [DAY, DAY, DAY, DAY, DAY, DAY, DAY]}`

func problem() string {
	return strings.ReplaceAll(problemO22, "DAY", `{"sessions": 1, "strength": ["upper", "lower"], "cardio": ["run", "swim", "cycle"]}`)
}

func TestO22_ProblemFile(t *testing.T) {
	term := newTerminal(t)
	file := filepath.Join(t.TempDir(), "problem.json")
	if err := os.WriteFile(file, []byte(problem()), 0o600); err != nil {
		t.Fatal(err)
	}
	type slot struct{ Strength, Cardio string }
	type answer struct {
		Cost   int
		Days   []slot
		Missed []any
	}
	want := answer{
		Cost:   4,
		Days:   []slot{{"lower", ""}, {"upper", ""}, {"none", "cycle"}, {"lower", ""}, {"upper", ""}, {"none", ""}, {"none", "swim"}},
		Missed: []any{},
	}
	fromFile := term.run(0, "arrange", "--problem", file, "--json")
	if diff := cmp.Diff(want, shape[answer](t, fromFile)); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	term.env.Stdin = strings.NewReader(problem())
	if fromStdin := term.run(0, "arrange", "--json", "--problem", "-"); fromStdin != fromFile {
		t.Errorf("from standard input:\n%s", fromStdin)
	}
	const text = `Week 1
  Day 1  Lower body
  Day 2  Upper body
  Day 3  cycle
  Day 4  Lower body
  Day 5  Upper body
  Day 6  Rest day
  Day 7  swim
Cost 4
`
	if diff := cmp.Diff(text, term.run(0, "arrange", "--problem", file)); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	if term.opened != 0 {
		t.Error("a problem opened the plan")
	}
}

func TestProblemMissesWithReasons(t *testing.T) {
	term := newTerminal(t)
	term.env.Stdin = strings.NewReader(strings.ReplaceAll(problem(), `"sessions": 1`, `"sessions": 0`))
	if got := term.run(0, "arrange", "--problem", "-"); !strings.Contains(got, "Week 1: Not placed: 2 sessions of Lower body (no free time left)\n") {
		t.Errorf("answer:\n%s", got)
	}
}

func TestMalformedProblemNamesTheField(t *testing.T) {
	term := newTerminal(t)
	for old, test := range map[string]struct{ new, want string }{
		`"upper": 2, "lower": 2, "cardio"`: {`"upper": 9, "lower": 2, "cardio"`, "-: perWeek.upper: expected a whole number from 0 to 7."},
		`"weeks": 1`:                       {`"weeks": 2`, "-: days: expected 14 days, seven for each week."},
		`"adjacentDays": 1`:                {`"adjacentDay": 1`, "-: weights.adjacentDay: expected one of the fields adjacentDays,"},
		`"run", "swim", "cycle"`:           {`"run", "ski", "cycle"`, "-: days[0].cardio[1]: expected one of the activities."},
		problem():                          {"", "-: expected an object."},
	} {
		term.env.Stdin = strings.NewReader(strings.Replace(problem(), old, test.new, 1))
		term.refused(test.want, "arrange", "--problem", "-", "--json")
	}
	term.refused("cannot be read: no such file", "arrange", "--problem", filepath.Join(t.TempDir(), "none.json"))
	folder := t.TempDir()
	term.refused(folder+" cannot be read: is a directory.", "arrange", "--problem", folder)
}
