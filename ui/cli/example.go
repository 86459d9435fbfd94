package cli

import (
	"errors"
	"fmt"

	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/example"
)

// example fills an empty data folder with a sample person.
func (c *call) example() command {
	var years int
	return command{
		name: "example", about: "cli.example.about",
		flags: []flag{c.number("--years", "cli.example.years", example.MostYears, &years)},
		run:   func(c *call) error { return c.runExample(years) },
	}
}

func (c *call) runExample(years int) error {
	plan, words, err := c.open()
	if err != nil {
		return err
	}
	today, err := plan.Today()
	if err != nil {
		return err
	}
	zone, err := plan.Zone()
	if err != nil {
		return err
	}
	profile, sessions, pain := example.WithYears(plan.Library(), today, zone, c.NewID, years)
	_, err = plan.Apply(planner.Fill{Profile: profile, Sessions: sessions, Pain: pain}, "")
	if errors.Is(err, planner.ErrNotEmpty) {
		return refusal(c.Words.Say("cli.example.not-empty"))
	}
	if err != nil {
		return err
	}
	first, last := sessions[0].Date, sessions[0].Date
	for _, s := range sessions {
		if s.Placed() && s.Date.After(last) {
			last = s.Date
		}
	}
	command := "kneewise week"
	if c.folder != "" {
		command = fmt.Sprintf("kneewise --data %s week", c.folder)
	}
	fmt.Fprintln(&c.out, c.Words.Say("cli.example.done", "Name", profile.Name, "Count", len(sessions),
		"From", words.FullDate(first), "To", words.FullDate(last), "Command", command))
	return nil
}
