package cli_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

// runner is somebody who declared 10 miles of running a week and aims at three
// runs.
func runner(t *testing.T) *terminal {
	t.Helper()
	term := newTerminal(t)
	plan, err := term.open("")
	if err != nil {
		t.Fatal(err)
	}
	p := model.DefaultProfile()
	p.Units.Miles = true
	p.Aims = model.Aims{Cardio: 3, Activities: []model.ActivityAim{{Activity: "run", Sessions: 3}}}
	p.Declared = []model.Declared{{Activity: "run", Week: civil.Date{Year: 2026, Month: time.June, Day: 1}, Distance: 10 * model.Mile}}
	for i := range p.Available {
		p.Available[i] = 2 * model.Hour
	}
	if _, err := plan.Apply(planner.SaveProfile{Profile: p}, ""); err != nil {
		t.Fatal(err)
	}
	term.now = term.now.AddDate(0, 0, -2) // the Monday
	return term
}

// plannedWeek is what the tests read of a week planned ahead.
type plannedWeek struct {
	First    string
	Sessions []session
	Budgets  []struct {
		Stream, Activity, Reason string
		Planned, Most            int64
	}
}

// O28 through the command: 10.25, 10.50, 10.76, 11.02 miles, the first week over
// three runs 3.08, 3.07, 4.10.
func TestO28_PlanCommand(t *testing.T) {
	term := runner(t)
	before := term.revision()
	answer := shape[struct {
		Applied bool
		Weeks   []plannedWeek
	}](t, term.run(0, "plan", "--weeks", "4", "--json"))
	var sums, runs []string
	for i, week := range answer.Weeks {
		sums = append(sums, fmt.Sprintf("%.2f %s", float64(week.Budgets[0].Planned)/float64(model.Mile), week.Budgets[0].Reason))
		for _, s := range week.Sessions {
			if i == 0 {
				runs = append(runs, fmt.Sprintf("%.2f", float64(s.Plan.DistanceMicrometres)/float64(model.Mile)))
			}
		}
	}
	if got := strings.Join(sums, ", "); got != "10.25 GROW, 10.50 GROW, 10.76 GROW, 11.02 GROW" {
		t.Errorf("weeks of %s", got)
	}
	if got := strings.Join(runs, " "); got != "3.08 3.07 4.10" {
		t.Errorf("runs of %s", got)
	}
	if answer.Applied || term.revision() != before {
		t.Error("a look ahead was written")
	}
	text := term.run(0, "plan")
	if !strings.HasPrefix(text, "8 – 14 June 2026: 3 sessions\n") || !strings.Contains(text, "10.25 of 10.25 mi") || !strings.Contains(text, "--apply writes") {
		t.Errorf("printed:\n%s", text)
	}
}

func TestPlanIsWrittenAndUndoneAtOnce(t *testing.T) {
	term := runner(t)
	empty := term.run(0, "week")
	if text := term.run(0, "plan", "--weeks=2", "--apply"); !strings.Contains(text, "written; Undo") {
		t.Errorf("printed:\n%s", text)
	}
	if text := term.run(0, "check", "--weeks", "2"); !strings.HasSuffix(text, "0 not allowed, 0 not advised, 0 kept.\n") {
		t.Errorf("checked:\n%s", text)
	}
	if text := term.run(0, "plan", "--weeks=2", "--apply"); !strings.HasSuffix(text, "Nothing to change.\n") {
		t.Errorf("again:\n%s", text)
	}
	plan, err := term.open("")
	if err != nil {
		t.Fatal(err)
	}
	if label, err := plan.Undo(); err != nil || label.Action != planner.ActionPlan {
		t.Errorf("undo %+v, %v", label, err)
	}
	if got := term.run(0, "week"); got != empty {
		t.Errorf("after undo:\n%s", got)
	}
}

func TestPlanRefuses(t *testing.T) {
	term := runner(t)
	for _, args := range [][]string{{"--weeks", "0"}, {"--weeks", "53"}, {"--weeks", "many"}, {"--from", "2020-01-01"}, {"--from", "soon"}} {
		term.run(2, append([]string{"plan"}, args...)...)
	}
}

// Easy weeks and strict show in the sums.
func TestPlanWithEasyWeeks(t *testing.T) {
	term := runner(t)
	plan, err := term.open("")
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.Profile()
	if err != nil {
		t.Fatal(err)
	}
	p.Limits.EasyEvery, p.Limits.EasyPercent, p.Limits.EasyFrom = 4, 70, civil.Date{Year: 2026, Month: time.June, Day: 15}
	p.Limits.Strict = true
	if _, err := plan.Apply(planner.SaveProfile{Profile: p}, ""); err != nil {
		t.Fatal(err)
	}
	answer := shape[struct{ Weeks []plannedWeek }](t, term.run(0, "plan", "--weeks", "3", "--json"))
	var reasons []string
	for _, week := range answer.Weeks {
		reasons = append(reasons, fmt.Sprintf("%.2f %s", float64(week.Budgets[0].Planned)/float64(model.Mile), week.Budgets[0].Reason))
	}
	if got := strings.Join(reasons, ", "); got != "10.25 GROW, 7.17 EASY, 10.25 HOLD after easy week" {
		t.Errorf("weeks of %s", got)
	}
}
