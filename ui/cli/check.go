package cli

import (
	"fmt"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
)

// check prints what the rules find from one day to another and ends with 1 if
// there is a violation that is not kept.
func (c *call) check() command {
	var from, to civil.Date
	var asJSON bool
	return command{
		name: "check", about: "cli.check.about",
		flags: []flag{
			c.day("--from", "cli.check.from", &from),
			c.day("--to", "cli.check.to", &to),
			on("--json", "cli.about.json", &asJSON),
		},
		run: func(c *call) error { return c.runCheck(from, to, asJSON) },
	}
}

func (c *call) runCheck(from, to civil.Date, asJSON bool) error {
	plan, words, err := c.open()
	if err != nil {
		return err
	}
	if from, to, err = c.span(plan, from, to); err != nil {
		return err
	}
	found, err := plan.Findings(from, to)
	if err != nil {
		return err
	}
	names, err := namesIn(plan, found)
	if err != nil {
		return err
	}
	if asJSON {
		if err := c.printJSON(newCheck(from, to, found, words, names)); err != nil {
			return err
		}
	} else {
		violations, cautions := count(found, rule.Violation), count(found, rule.Caution)
		fmt.Fprintln(&c.out, c.Words.Say("cli.check.sum", "From", words.FullDate(from), "To", words.FullDate(to),
			"Violations", violations, "Cautions", cautions, "Kept", len(found)-violations-cautions))
		c.printFindings(found, words, names)
	}
	if rule.Worst(found) == rule.Violation {
		return errViolation
	}
	return nil
}

// span fills in the days not given: from the first day of this week, to the
// last day of the week of the first.
func (c *call) span(plan *planner.Planner, from, to civil.Date) (civil.Date, civil.Date, error) {
	start, err := orToday(from, plan)
	if err != nil {
		return from, to, err
	}
	week, err := plan.WeekOf(start)
	if err != nil {
		return from, to, err
	}
	if from == (civil.Date{}) {
		from = week.First
	}
	if to == (civil.Date{}) {
		to = week.Last()
	}
	if to.Before(from) {
		return from, to, wrongUse(c.Words.Say("cli.check.order", "From", from, "To", to))
	}
	return from, to, nil
}
