package settings

import (
	"strconv"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/kit"
)

// limits are those of the rules that a person may set. Those looser than advised
// need a professional's word; planner refuses them without.
func (p *Page) limits() *section {
	growth := p.text("growth", "",
		func(m *model.Profile) string { return p.Format.Percent(int64(m.Limits.Growth)) },
		func(m *model.Profile, text string) (err error) {
			m.Limits.Growth, err = p.Format.ParsePercent("limits.growth", text, 100)
			return err
		})
	spike := p.text("spike", "",
		func(m *model.Profile) string { return p.Format.Percent(int64(10 * m.Limits.Spike)) },
		func(m *model.Profile, text string) (err error) {
			m.Limits.Spike, err = p.Format.ParseWholePercent("limits.spike", text, 30)
			return err
		})
	strict := p.tick("strict", func(m *model.Profile) bool { return m.Limits.Strict }, func(m *model.Profile, on bool) { m.Limits.Strict = on })
	rest := p.choice("rest", []string{"1", "2", "3"},
		func(m *model.Profile) int { return m.Limits.RestDays - 1 },
		func(m *model.Profile, i int) { m.Limits.RestDays = i + 1 })
	impact := p.number("high-impact", 0, 7, 1, strconv.Itoa, func(m *model.Profile) *int { return &m.Limits.HighImpactWeek })
	free := p.number("rest-days", 0, 6, 1, strconv.Itoa, func(m *model.Profile) *int { return &m.Limits.RestDaysWeek })
	return &section{groups: []*group{
		{"", []*row{p.agreed()}},
		{p.say("settings.growth"), []*row{growth, spike, strict}},
		{p.say("settings.rest"), []*row{rest, free, impact}},
		{p.say("settings.easy"), p.easyWeeks()},
	}}
}

// agreed notes that a professional agreed to looser limits. Without that the
// advised ones hold again where they were loosened.
func (p *Page) agreed() *row {
	r := p.tick("agreed",
		func(m *model.Profile) bool { return m.Limits.Agreed != (civil.Date{}) },
		func(m *model.Profile, on bool) {
			if on {
				m.Limits.Agreed = p.today()
				return
			}
			m.Limits.Agreed = civil.Date{}
			m.Limits.Advise()
		})
	load := r.load
	r.load = func(m *model.Profile) {
		load(m)
		says := p.say("does.agreed")
		if on := m.Limits.Agreed; on != (civil.Date{}) {
			says = p.say("settings.agreed.on", "Day", p.Format.FullDate(on))
		}
		r.SetDoes(says)
	}
	return r
}

// today is the day it is, the zero date where that cannot be read, which is
// said.
func (p *Page) today() civil.Date {
	today, err := p.Plan.Today()
	if err != nil {
		p.Fail(err)
	}
	return today
}

// What easy weeks are at first (RULES.md 2.3.5).
const (
	easyLeast, easyMost, easyStep = 60, 80, 5 // percent
	easyUsual                     = 70
	easyFewest                    = 4 // weeks from one to the next, up to two more
)

// easyWeeks are how often a week is planned at less, how much less, and which is
// the first.
func (p *Page) easyWeeks() []*row {
	words := []string{p.say("settings.easy.none")}
	for every := easyFewest; every <= easyFewest+2; every++ {
		words = append(words, p.say("settings.easy.every", "Count", every))
	}
	every := p.choice("easy-every", words,
		func(m *model.Profile) int {
			if m.Limits.EasyEvery == 0 {
				return 0
			}
			return m.Limits.EasyEvery - easyFewest + 1
		},
		func(m *model.Profile, i int) { p.setEasy(m, i) })
	every.wide()
	percent := p.number("easy-percent", easyLeast, easyMost, easyStep,
		func(n int) string { return p.Format.Percent(int64(10 * n)) },
		func(m *model.Profile) *int { return &m.Limits.EasyPercent })
	first, percentLoad := p.firstEasy(), percent.load
	percent.load = func(m *model.Profile) {
		off := m.Limits.EasyEvery == 0
		percent.Hidden, first.Hidden = off, off
		if !off {
			percentLoad(m)
		}
	}
	return []*row{every, percent, first}
}

// setEasy turns easy weeks off for 0, else on with the i-th distance there is.
// The first one is then the next week.
func (p *Page) setEasy(m *model.Profile, i int) {
	l := &m.Limits
	if i == 0 {
		l.EasyEvery, l.EasyPercent, l.EasyFrom = 0, 0, civil.Date{}
		return
	}
	l.EasyEvery = easyFewest + i - 1
	if l.EasyPercent == 0 {
		weeks := m.Weeks()
		l.EasyPercent, l.EasyFrom = easyUsual, weeks.After(weeks.Of(p.today())).First
	}
}

// easyAhead is how many weeks there are to choose the next easy one from.
const easyAhead = 6

// firstEasy is the choice of the next easy week, this one or one of those to
// come.
func (p *Page) firstEasy() *row {
	var r *row
	var days []civil.Date
	control := kit.NewSelect(nil, -1, func(i int) {
		p.set(r, func(m *model.Profile) error { m.Limits.EasyFrom = days[i]; return nil })
	})
	r = p.row("easy-from", kit.NewFixed(textWidth, control))
	r.first = control
	r.load = func(m *model.Profile) {
		if m.Limits.EasyEvery == 0 {
			return
		}
		today, weeks := p.today(), m.Weeks()
		this, from := weeks.Number(today), weeks.Number(m.Limits.EasyFrom)
		var names []string
		days = nil
		chosen := -1
		for n := this; n < this+easyAhead; n++ {
			if chosen < 0 && n >= from && (n-from)%m.Limits.EasyEvery == 0 {
				chosen = n - this
			}
			days, names = append(days, weeks.At(n).First), append(names, p.Format.WeekTitle(weeks.At(n), today))
		}
		control.SetOptions(names, chosen)
	}
	return r
}
