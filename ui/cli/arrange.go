package cli

import (
	"errors"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/format"
)

// arrange puts a week's sessions on the best days, or answers a placement
// problem from a file.
func (c *call) arrange() command {
	var week civil.Date
	var apply, asJSON bool
	var problem string
	return command{
		name: "arrange", about: "cli.arrange.about",
		flags: []flag{
			c.day("--week", "cli.arrange.week", &week),
			on("--apply", "cli.arrange.apply", &apply),
			{"--problem", "FILE", "cli.arrange.problem", func(text string) error { problem = text; return nil }},
			on("--json", "cli.about.json", &asJSON),
		},
		run: func(c *call) error {
			switch {
			case problem == "":
				return c.runArrange(week, apply, asJSON)
			case apply || week != civil.Date{}:
				return wrongUse(c.Words.Say("cli.arrange.alone"))
			default:
				return c.runProblem(problem, asJSON)
			}
		},
	}
}

func (c *call) runArrange(date civil.Date, apply, asJSON bool) error {
	plan, words, err := c.open()
	if err != nil {
		return err
	}
	if date, err = orToday(date, plan); err != nil {
		return err
	}
	before, err := plan.Week(date)
	if err != nil {
		return err
	}
	do := plan.Check
	if apply {
		do = func(op planner.Op) (planner.Outcome, error) { return plan.Apply(op, "") }
	}
	out, err := do(planner.Arrange{Week: before.Week})
	if errors.Is(err, planner.ErrPast) {
		return wrongUse(c.Words.Say("cli.arrange.past", "Week", words.FullWeekTitle(before.Week)))
	}
	if err != nil && !errors.Is(err, planner.ErrNothingToDo) {
		return err
	}
	a := arranged{before: &before, out: &out, applied: apply && err == nil, library: plan.Library(), words: words}
	if a.names, err = namesIn(plan, slices.Concat(before.Findings, out.Findings, out.Remaining)); err != nil {
		return err
	}
	a.names = withNew(a.names, out.Change.Sessions)
	if asJSON {
		return c.printJSON(newArranged(&a))
	}
	c.printArranged(&a)
	return nil
}

// arranged is an arranged week and what it was before.
type arranged struct {
	before  *planner.WeekView
	out     *planner.Outcome
	applied bool
	library *model.Library
	words   *format.Formatter
	names   format.Names
}

// withNew also names the sessions that a change brings in.
func withNew(names format.Names, changes []planner.Diff[model.Session]) format.Names {
	titles := map[model.ID]string{}
	for _, d := range changes {
		if d.After != nil {
			titles[d.After.ID] = d.After.Title
		}
	}
	known := names.Session
	names.Session = func(id model.ID) string {
		if title, ok := titles[id]; ok {
			return title
		}
		return known(id)
	}
	return names
}

// changes says what arranging does with each session, and why, day by day.
func (a *arranged) changes() []format.Rearranged {
	var all []format.Rearranged
	for _, d := range a.out.Change.ByDay() {
		if change, ok := a.words.Rearranged(d, a.before.Findings, a.library, a.names); ok {
			all = append(all, change)
		}
	}
	return all
}

func (c *call) printArranged(a *arranged) {
	changes := a.changes()
	title := a.words.FullWeekTitle(a.before.Week)
	switch {
	case len(changes) == 0:
		fmt.Fprintln(&c.out, c.Words.Say("cli.arrange.same", "Week", title))
	case a.applied:
		fmt.Fprintln(&c.out, c.Words.Say("cli.arrange.applied", "Week", title, "Count", len(changes)))
	default:
		fmt.Fprintln(&c.out, c.Words.Say("cli.arrange.preview", "Week", title, "Count", len(changes)))
	}
	for _, change := range changes {
		fmt.Fprintf(&c.out, "  %s\n    %s\n", change.What, change.Why)
	}
	for _, missed := range a.out.NotPlaced {
		fmt.Fprintln(&c.out, a.words.Missed(missed, a.names))
	}
	if len(a.out.Remaining) > 0 {
		fmt.Fprintln(&c.out, c.Words.Say("cli.arrange.remaining"))
		c.printFindings(a.out.Remaining, a.words, a.names)
	}
	if rule.Worst(a.out.Findings) != rule.Fine {
		fmt.Fprintln(&c.out, c.Words.Say("cli.arrange.findings"))
		c.printFindings(a.out.Findings, a.words, a.names)
	}
}
