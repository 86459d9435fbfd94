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
	var weeks int
	var asJSON bool
	return command{
		name: "check", about: "cli.check.about",
		flags: []flag{
			c.day("--from", "cli.check.from", &from),
			c.day("--to", "cli.check.to", &to),
			c.number("--weeks", "cli.check.weeks", mostWeeks, &weeks),
			on("--json", "cli.about.json", &asJSON),
		},
		run: func(c *call) error { return c.runCheck(from, to, weeks, asJSON) },
	}
}

// mostWeeks is thirty years and more: enough for any history.
const mostWeeks = 1600

func (c *call) runCheck(from, to civil.Date, weeks int, asJSON bool) error {
	if weeks > 0 && to != (civil.Date{}) {
		return wrongUse(c.Words.Say("cli.check.weeks-or-to"))
	}
	plan, words, err := c.open()
	if err != nil {
		return err
	}
	if from, to, err = c.span(plan, from, to, max(1, weeks)); err != nil {
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
		c.explain(found, words, names)
	}
	if rule.Worst(found) == rule.Violation {
		return errViolation
	}
	return nil
}

// span fills in the days not given: from the first day of this week, to the
// last day of so many weeks, that of the first day being one of them.
func (c *call) span(plan *planner.Planner, from, to civil.Date, weeks int) (civil.Date, civil.Date, error) {
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
		to = week.Plus(weeks - 1).Last()
	}
	if to.Before(from) {
		return from, to, wrongUse(c.Words.Say("cli.check.order", "From", from, "To", to))
	}
	return from, to, nil
}
