package cli

import (
	"strconv"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/planner"
)

// The years that the plan knows (model's Validate methods).
const (
	firstYear = 1900
	lastYear  = 2200
)

// day is a flag whose value is a day.
func (c *call) day(name, about string, value *civil.Date) flag {
	return flag{name, "DATE", about, func(text string) error {
		d, err := civil.ParseDate(text)
		if err != nil || d.Year < firstYear || d.Year > lastYear {
			return wrongUse(c.Words.Say("cli.flag.day", "Flag", name, "Value", text))
		}
		*value = d
		return nil
	}}
}

// number is a flag whose value is a whole number from 1 to most.
func (c *call) number(name, about string, most int, value *int) flag {
	return flag{name, "N", about, func(text string) error {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > most {
			return wrongUse(c.Words.Say("cli.flag.number", "Flag", name, "Least", 1, "Most", most, "Value", text))
		}
		*value = n
		return nil
	}}
}

// orToday returns d, or today where none is given.
func orToday(d civil.Date, plan *planner.Planner) (civil.Date, error) {
	if d != (civil.Date{}) {
		return d, nil
	}
	return plan.Today()
}
