package cli

import (
	"errors"
	"fmt"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/arrange"
	"github.com/kneewise/kneewise/planner/progress"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/format"
)

// usualWeeks is how far the command looks ahead if it is not said.
const usualWeeks = 4

// plan arranges and loads some weeks ahead and prints what each comes to.
func (c *call) plan() command {
	var from civil.Date
	var apply, asJSON bool
	weeks := usualWeeks
	return command{
		name: "plan", about: "cli.plan.about",
		flags: []flag{
			c.number("--weeks", "cli.plan.weeks", planner.MostWeeksAhead, &weeks),
			c.day("--from", "cli.plan.from", &from),
			on("--apply", "cli.plan.apply", &apply),
			on("--json", "cli.about.json", &asJSON),
		},
		run: func(c *call) error { return c.runPlan(from, weeks, apply, asJSON) },
	}
}

func (c *call) runPlan(from civil.Date, weeks int, apply, asJSON bool) error {
	plan, words, err := c.open()
	if err != nil {
		return err
	}
	if from, err = orToday(from, plan); err != nil {
		return err
	}
	first, err := plan.WeekOf(from)
	if err != nil {
		return err
	}
	do := plan.Check
	if apply {
		do = func(op planner.Op) (planner.Outcome, error) { return plan.Apply(op, "") }
	}
	out, err := do(planner.PlanAhead{Week: first, Weeks: weeks})
	if errors.Is(err, planner.ErrPast) {
		return wrongUse(c.Words.Say("cli.arrange.past", "Week", words.FullWeekTitle(first)))
	}
	if err != nil && !errors.Is(err, planner.ErrNothingToDo) {
		return err
	}
	applied := apply && err == nil
	names, err := namesIn(plan, out.Findings)
	if err != nil {
		return err
	}
	names = withNew(names, out.Change.Sessions)
	if asJSON {
		return c.printJSON(newPlan(&out, applied, words, names))
	}
	c.printPlan(&out, applied, words, names)
	return nil
}

func (c *call) printPlan(out *planner.Outcome, applied bool, words *format.Formatter, names format.Names) {
	for i := range out.Weeks {
		week := &out.Weeks[i]
		fmt.Fprintln(&c.out, c.Words.Say("cli.plan.week", "Week", words.FullWeekTitle(week.Week), "Count", week.Sessions))
		rows := table(&c.out)
		for _, b := range week.Budgets {
			said := words.Budget(b, names)
			fmt.Fprintf(rows, "  %s\t%s\t%s\n", said.Name, said.Value, b.Reason)
		}
		rows.Flush()
		for _, missed := range week.NotPlaced {
			fmt.Fprintln(&c.out, "  "+words.Missed(missed, names))
		}
	}
	switch n := len(out.Change.Sessions); {
	case n == 0:
		fmt.Fprintln(&c.out, c.Words.Say("cli.plan.same"))
	case applied:
		fmt.Fprintln(&c.out, c.Words.Say("cli.plan.applied", "Count", n))
	default:
		fmt.Fprintln(&c.out, c.Words.Say("cli.plan.preview", "Count", n))
	}
	if rule.Worst(out.Findings) != rule.Fine {
		fmt.Fprintln(&c.out, c.Words.Say("cli.arrange.findings"))
		c.printFindings(out.Findings, words, names)
	}
}

// planJSON is a plan ahead.
type planJSON struct {
	Applied  bool              `json:"applied"`
	Weeks    []plannedWeekJSON `json:"weeks"`
	Findings []findingJSON     `json:"findings"`
}

type plannedWeekJSON struct {
	First     civil.Date       `json:"first"`
	Last      civil.Date       `json:"last"`
	Sessions  []sessionJSON    `json:"sessions"` // those that the plan makes, moves or changes
	Budgets   []budgetJSON     `json:"budgets"`
	Goals     []goalJSON       `json:"goals"`
	NotPlaced []arrange.Missed `json:"notPlaced"`
}

// goalJSON is what an exercise goes on with.
type goalJSON struct {
	Exercise model.ID          `json:"exercise"`
	Code     progress.StepCode `json:"code"`
	From     targetJSON        `json:"from"`
	To       targetJSON        `json:"to"`
	Weeks    int               `json:"weeks,omitempty"`
	Text     string            `json:"text"`
}

type targetJSON struct {
	WeightNanograms model.Mass `json:"weightNanograms"`
	Repetitions     int        `json:"repetitions"` // seconds of timed holds
}

func newPlan(out *planner.Outcome, applied bool, words *format.Formatter, names format.Names) planJSON {
	shape := planJSON{Applied: applied, Weeks: []plannedWeekJSON{}, Findings: newFindings(out.Findings, words, names)}
	for i := range out.Weeks {
		week := &out.Weeks[i]
		w := plannedWeekJSON{
			First: week.Week.First, Last: week.Week.Last(),
			Sessions: []sessionJSON{}, Budgets: newBudgets(week.Budgets), Goals: []goalJSON{}, NotPlaced: []arrange.Missed{},
		}
		for _, d := range out.Change.ByDay() {
			if d.After != nil && week.Week.Contains(d.After.Date) {
				w.Sessions = append(w.Sessions, newSession(d.After))
			}
		}
		for k := range week.Goals {
			g := &week.Goals[k]
			w.Goals = append(w.Goals, goalJSON{
				Exercise: g.Exercise, Code: g.Step.Code, Weeks: g.Step.Weeks, Text: words.Goal(g, names).Why,
				From: targetJSON{g.Step.From.Weight, g.Step.From.Reps}, To: targetJSON{g.Step.To.Weight, g.Step.To.Reps},
			})
		}
		w.NotPlaced = append(w.NotPlaced, week.NotPlaced...)
		shape.Weeks = append(shape.Weeks, w)
	}
	return shape
}
