package cli

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/arrange"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/paper"
)

// runProblem answers a placement problem in the format of RULES.md 3.2; it
// touches no plan.
func (c *call) runProblem(file string, asJSON bool) error {
	problem, err := c.readProblem(file)
	if err != nil {
		return err
	}
	answer, err := arrange.Solve(problem)
	if err != nil {
		return c.badProblem(file, err)
	}
	if asJSON {
		return c.printJSON(answer)
	}
	c.printAnswer(&answer)
	return nil
}

func (c *call) readProblem(file string) (arrange.Problem, error) {
	source := c.Stdin
	if file != standard {
		opened, err := os.Open(file)
		if err != nil {
			return arrange.Problem{}, refusal(c.Words.Say("cli.problem.unreadable", "File", file, "Cause", paper.Reason(err)))
		}
		defer opened.Close()
		source = opened
	}
	problem, err := arrange.Decode(source)
	if err != nil {
		return arrange.Problem{}, c.badProblem(file, err)
	}
	return problem, nil
}

// badProblem names the field that cannot be used and what was expected there.
func (c *call) badProblem(file string, err error) error {
	var bad *arrange.ProblemError
	switch {
	case errors.As(err, &bad) && bad.Path != "":
		return refusal(c.Words.Say("cli.problem.field", "File", file, "Path", bad.Path, "Want", bad.Want))
	case errors.As(err, &bad):
		return refusal(c.Words.Say("cli.problem.whole", "File", file, "Want", bad.Want))
	default:
		return refusal(c.Words.Say("cli.problem.unreadable", "File", file, "Cause", paper.Reason(err)))
	}
}

func (c *call) printAnswer(answer *arrange.Answer) {
	words := &format.Formatter{Words: c.Words}
	rows := table(&c.out)
	for i, day := range answer.Days {
		if i%7 == 0 {
			fmt.Fprintln(rows, c.Words.Say("cli.problem.week", "Number", i/7+1))
		}
		fmt.Fprintf(rows, "  %s\t%s\n", c.Words.Say("cli.problem.day", "Number", i%7+1), slotWords(day, words))
	}
	rows.Flush()
	names := format.Names{Activity: func(id model.ID) string { return string(id) }}
	for _, missed := range answer.Missed {
		fmt.Fprintf(&c.out, "%s: %s\n", c.Words.Say("cli.problem.week", "Number", missed.Week), words.Missed(missed, names))
	}
	fmt.Fprintln(&c.out, c.Words.Say("cli.problem.cost", "Cost", answer.Cost))
}

// slotWords names what a day holds, or says that it is free.
func slotWords(day arrange.Slot, words *format.Formatter) string {
	var held []string
	if day.Strength != arrange.None {
		held = append(held, words.Kind(model.Kind(day.Strength.String())))
	}
	if day.Cardio != "" {
		held = append(held, day.Cardio)
	}
	if len(held) == 0 {
		return words.Words.Say("cli.week.rest-day")
	}
	return strings.Join(held, words.Words.Say("separator"))
}
