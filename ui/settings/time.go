package settings

import (
	"fmt"
	"strconv"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// time is how much of it there is for training.
func (p *Page) time() *section {
	return &section{groups: []*group{
		{p.say("settings.usual-week"), []*row{p.minutes()}},
		{p.say("settings.exceptions"), []*row{p.daysOff()}},
	}}
}

// minutes are the minutes free on each weekday, Monday first.
func (p *Page) minutes() *row {
	var r *row
	var entries [7]*writing // by time.Weekday
	var days []fyne.CanvasObject
	for i := range 7 {
		d := (time.Monday + time.Weekday(i)) % 7
		w := p.entry(func() *row { return r }, "0", func(text string) error {
			minutes, err := p.Format.ParseMinutes(fmt.Sprintf("available[%d]", d), text)
			if err != nil {
				return err
			}
			return p.save(func(m *model.Profile) error { m.Available[d] = minutes; return nil })
		})
		entries[d] = w
		day := kit.NewLine(p.Format.WeekdayShort(d), theme.TextSmall, false, theme.ColorTextMuted)
		days = append(days, kit.NewColumn(theme.Grid, day, w.Entry))
	}
	r = p.row("minutes", kit.NewShares(days...)).wide()
	r.first = entries[time.Monday].Entry
	r.load = func(m *model.Profile) {
		for d, w := range entries {
			w.show(strconv.Itoa(int(m.Available[d] / model.Minute)))
		}
	}
	r.take = func() {
		for _, w := range entries {
			w.take(p, r)
		}
	}
	return r
}

// mostDaysOff is how many days off are listed.
const mostDaysOff = 12

// daysOff are those that are not over, each to be taken back.
func (p *Page) daysOff() *row {
	add := kit.Plain(p.say("settings.days-off.add"), p.DayOff)
	list := kit.NewColumn(theme.Grid)
	r := p.row("days-off", list).wide()
	r.first = add
	r.load = func(m *model.Profile) {
		today := p.today()
		var parts []fyne.CanvasObject
		for _, off := range m.DaysOff {
			if !off.To.Before(today) && len(parts) < mostDaysOff {
				parts = append(parts, p.dayOff(off, today))
			}
		}
		list.SetParts(append(parts, kit.NewRow(0, 1, add, kit.NewLine("", theme.TextBody, false, theme.ColorText)))...)
	}
	return r
}

func (p *Page) dayOff(off model.DaysOff, today civil.Date) fyne.CanvasObject {
	words := p.Format.DayRange(off.From, off.To)
	if off.Note != "" {
		words = p.say("settings.days-off.note", "Days", words, "Note", off.Note)
	}
	from := off.From
	if from.Before(today) {
		from = today // what is over stays as it was
	}
	remove := kit.IconButton(theme.IconClose, p.say("settings.days-off.remove", "Days", words), func() {
		out, err := p.Plan.Apply(planner.ClearDayOff{From: from, To: off.To}, "")
		if err != nil {
			p.Fail(err)
			return
		}
		p.Done(out.Label)
	})
	return kit.NewRow(theme.Grid, 0, kit.NewLine(words, theme.TextBody, false, theme.ColorText), remove)
}
