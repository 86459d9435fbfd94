package ask

import (
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
)

// Calendar is the small month that opens beside the dates of a person.
func Calendar(plan *planner.Planner, f *format.Formatter) (kit.Calendar, error) {
	profile, err := plan.Profile()
	if err != nil {
		return kit.Calendar{}, err
	}
	today, err := plan.Today()
	return kit.Calendar{
		Today: today, First: profile.FirstWeekday, Words: f, Open: f.Words.Say("calendar.open"),
		Before: f.Words.Say("command.month-before"), After: f.Words.Say("command.month-after"),
	}, err
}
