package settings

import (
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Times at which a reminder comes where the person has chosen none.
const (
	morningAt = 8 * model.Hour
	sessionAt = 17 * model.Hour
)

// reminders are what Kneewise may say by itself, and how.
func (p *Page) reminders() *section {
	type on = func(*model.Reminders) *bool
	type at = func(*model.Reminders) *model.Seconds
	morning := p.reminder("morning", "morningAt", morningAt,
		on(func(r *model.Reminders) *bool { return &r.Morning }), at(func(r *model.Reminders) *model.Seconds { return &r.MorningAt }))
	session := p.reminder("session", "sessionAt", sessionAt,
		on(func(r *model.Reminders) *bool { return &r.Session }), at(func(r *model.Reminders) *model.Seconds { return &r.SessionAt }))
	thermal := p.tick("thermal",
		func(m *model.Profile) bool { return m.Reminders.Thermal },
		func(m *model.Profile, on bool) { m.Reminders.Thermal = on })
	sounds := p.tick("sounds",
		func(m *model.Profile) bool { return !m.Muted },
		func(m *model.Profile, on bool) { m.Muted = !on })
	return &section{groups: []*group{
		{p.say("settings.remind"), []*row{morning, session, thermal}},
		{p.say("settings.tones"), []*row{sounds, p.tray()}},
	}}
}

// reminder is a row that turns one on, with the time at which it comes.
func (p *Page) reminder(key, field string, usual model.Seconds, on func(*model.Reminders) *bool, at func(*model.Reminders) *model.Seconds) *row {
	var r *row
	clock := p.entry(func() *row { return r }, "", func(text string) error {
		seconds, err := p.Format.ParseClock("reminders."+field, text)
		if err != nil {
			return err
		}
		return p.save(func(m *model.Profile) error { *at(&m.Reminders) = seconds; return nil })
	})
	tick := kit.NewTick(p.say("set."+key), false, func(yes bool) {
		p.set(r, func(m *model.Profile) error {
			if *on(&m.Reminders) = yes; yes && *at(&m.Reminders) == 0 {
				*at(&m.Reminders) = usual
			}
			return nil
		})
	})
	box := kit.NewFixed(clockWidth, clock.Entry)
	r = p.row(key, kit.NewRow(3*theme.Grid, 1, box, tick))
	r.first = tick
	r.load = func(m *model.Profile) {
		tick.SetChecked(*on(&m.Reminders))
		if tick.Checked() {
			box.Show()
		} else {
			box.Hide()
		}
		shown := *at(&m.Reminders)
		if shown == 0 && !tick.Checked() {
			shown = usual
		}
		clock.show(p.Format.Clock(shown))
	}
	r.take = func() { clock.take(p, r) }
	return r
}

// clockWidth is that of an entry for a time of day.
const clockWidth float32 = 84

// tray says whether closing the window while a timer runs keeps it in the tray;
// hidden where there is none.
func (p *Page) tray() *row {
	control := kit.NewTick(p.say("set.tray"), false, p.Computer.SetTray)
	r := p.row("tray", control)
	r.load = func(*model.Profile) {
		keeps, there := p.Computer.Tray()
		r.Hidden = !there
		control.SetChecked(keeps)
	}
	return r
}
