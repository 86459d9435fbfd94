package firstrun

import (
	"time"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Minutes of a day in the first run: half an hour more or less is enough to
// begin with.
const (
	mostMinutes = 180
	minutesStep = 15
)

// showUnits asks for the units, the first weekday, and the minutes there are on
// each day.
func (p *Page) showUnits() []fyne.CanvasObject {
	profile := &p.answers.profile
	distance := kit.NewSegments([]string{p.say("welcome.units.km"), p.say("welcome.units.mi")}, choice(profile.Units.Miles), func(i int) {
		profile.Units.Miles = i == 1
		p.format.Units = profile.Units
	})
	weight := kit.NewSegments([]string{p.say("welcome.units.kg"), p.say("welcome.units.lb")}, choice(profile.Units.Pounds), func(i int) {
		profile.Units.Pounds = i == 1
		p.format.Units = profile.Units
	})
	parts := pairs(kit.NewField(p.say("welcome.units.distance"), distance), kit.NewField(p.say("welcome.units.weight"), weight))
	var days []fyne.CanvasObject
	for i := range 7 {
		day := (time.Monday + time.Weekday(i)) % 7
		days = append(days, kit.NewField(p.format.Weekday(day), kit.NewStepper(
			int(profile.Available[day]/model.Minute), 0, mostMinutes, minutesStep, p.minutes,
			func(n int) { profile.Available[day] = model.Seconds(n) * model.Minute },
		)))
	}
	firsts := []time.Weekday{time.Monday, time.Saturday, time.Sunday}
	var names []string
	chosen := 0
	for i, day := range firsts {
		names = append(names, p.format.Weekday(day))
		if day == profile.FirstWeekday {
			chosen = i
		}
	}
	first := kit.NewSegments(names, chosen, func(i int) { profile.FirstWeekday = firsts[i] })
	parts = append(parts, kit.NewField(p.format.Field("firstWeekday"), first))
	parts = append(parts, kit.NewLine(p.say("welcome.days"), theme.TextBody, true, theme.ColorText))
	return append(parts, pairs(days...)...)
}

func choice(second bool) int {
	if second {
		return 1
	}
	return 0
}

// minutes are those of a day in words.
func (p *Page) minutes(n int) string {
	if n == 0 {
		return p.say("welcome.days.none")
	}
	return p.format.Minutes(model.Seconds(n) * model.Minute)
}

func (p *Page) leaveUnits(bool) string {
	if p.answers.trainingDays() == 0 {
		return p.say("welcome.days.needed")
	}
	return ""
}
