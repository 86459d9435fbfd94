package settings

import (
	"slices"
	"strings"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/kit"
)

// firstWeekdays are what weeks begin on in one country or another.
var firstWeekdays = []time.Weekday{time.Monday, time.Sunday, time.Saturday}

// papers are those there are to print on.
var papers = []model.Paper{model.A4, model.Letter}

// index is the place of no and yes in a choice of two.
func index(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// general are name, units, week and paper.
func (p *Page) general() *section {
	name := p.text("name", p.say("settings.name.hint"),
		func(m *model.Profile) string { return m.Name },
		func(m *model.Profile, text string) error { m.Name = strings.TrimSpace(text); return nil })
	distance := p.choice("distance", []string{p.say("settings.km"), p.say("settings.mi")},
		func(m *model.Profile) int { return index(m.Units.Miles) },
		func(m *model.Profile, i int) { m.Units.Miles = i == 1 })
	weight := p.choice("weight", []string{p.say("settings.kg"), p.say("settings.lb")},
		func(m *model.Profile) int { return index(m.Units.Pounds) },
		func(m *model.Profile, i int) { m.Units.Pounds = i == 1 })
	paper := p.choice("paper", []string{string(model.A4), string(model.Letter)},
		func(m *model.Profile) int { return slices.Index(papers, m.Paper) },
		func(m *model.Profile, i int) { m.Paper = papers[i] })
	return &section{groups: []*group{
		{p.say("settings.units"), []*row{distance, weight}},
		{p.say("settings.week"), []*row{p.firstWeekday()}},
		{p.say("settings.on-paper"), []*row{name, paper}},
		{p.say("command.about"), []*row{p.about()}},
	}}
}

// firstWeekday is the choice of the day on which weeks begin. It says from when
// on a change holds.
func (p *Page) firstWeekday() *row {
	days := slices.Clone(firstWeekdays)
	var r *row
	control := kit.NewSelect(nil, -1, func(i int) { p.set(r, func(m *model.Profile) error { m.FirstWeekday = days[i]; return nil }) })
	r = p.row("first-weekday", kit.NewFixed(textWidth, control))
	r.first = control
	r.load = func(m *model.Profile) {
		if days = slices.Clone(firstWeekdays); !slices.Contains(days, m.FirstWeekday) {
			days = append(days, m.FirstWeekday)
		}
		var names []string
		for _, d := range days {
			names = append(names, p.Format.Weekday(d))
		}
		control.SetOptions(names, slices.Index(days, m.FirstWeekday))
		says := p.say("does.first-weekday")
		if n := len(m.Weekdays); n > 0 && m.Weekdays[n-1].From.After(p.today()) {
			says = p.say("settings.first-weekday.from", "Day", p.Format.FullDate(m.Weekdays[n-1].From))
		}
		r.SetDoes(says)
	}
	return r
}

// about leads to what Kneewise is.
func (p *Page) about() *row { return p.row("about", kit.Plain(p.say("settings.about"), p.About)) }
