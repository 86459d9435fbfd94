package week

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/ask"
	"github.com/kneewise/kneewise/ui/kit"
)

// What a person has time for: days off, and the minutes of a week that is not
// as usual.

// IsOff says whether the day under the cursor is a day off.
func (p *Page) IsOff() bool {
	_, day := p.board.Chosen()
	return p.view.Days[day].Off
}

// TrainAfterAll ends the day off under the cursor, for that day.
func (p *Page) TrainAfterAll() {
	if d := p.chosenDay(); p.IsOff() {
		p.apply(planner.ClearDayOff{From: d, To: d})
	}
}

// daysOff is the dialog for days without training.
type daysOff struct {
	page           *Page
	dialog         *kit.Dialog
	from, to, note *kit.Entry
	fields         kit.Fields
}

// DayOff asks which days are off, at first the one under the cursor, and why.
func (p *Page) DayOff() {
	d := p.chosenDay()
	o := &daysOff{page: p, from: kit.NewEntry(p.say("date.hint")), to: kit.NewEntry(p.say("date.hint")), note: kit.NewEntry(p.say("dayoff.note.hint"))}
	o.from.SetText(d.String())
	o.to.SetText(d.String())
	o.fields = kit.Fields{
		"from": kit.NewField(p.say("dayoff.from"), p.withCalendar(o.from)), "to": kit.NewField(p.say("dayoff.to"), p.withCalendar(o.to)),
		"note": kit.NewField(p.Format.Field("note"), o.note),
	}
	o.dialog = &kit.Dialog{
		Heading: p.say("dayoff.heading"), Sentence: p.say("dayoff.sentence"),
		Content: kit.FormColumn(kit.FormRow(o.fields["from"], o.fields["to"]), o.fields["note"]),
		Confirm: p.say("dayoff.confirm"), Cancel: p.say("dialog.cancel"), OnConfirm: o.confirm,
	}
	o.dialog.Show(p.Canvas)
}

func (o *daysOff) confirm() bool {
	p := o.page
	from, err := p.Format.ParseDate("from", strings.TrimSpace(o.from.Text))
	if err != nil {
		return o.complain(err)
	}
	to, err := p.Format.ParseDate("to", strings.TrimSpace(o.to.Text))
	if err != nil {
		return o.complain(err)
	}
	op := planner.SetDayOff{From: from, To: to, Note: strings.TrimSpace(o.note.Text)}
	if _, err := p.Plan.Check(op); len(model.InvalidFields(err)) > 0 {
		return o.complain(err)
	}
	o.dialog.OnClosed = func(bool) { p.apply(op) }
	return true
}

func (o *daysOff) complain(err error) bool {
	return ask.Complain(o.page.Format, o.dialog, o.fields, err)
}

// weekTimes is the sheet for the minutes of one week.
type weekTimes struct {
	page    *Page
	dialog  *kit.Dialog
	usual   [7]model.Seconds
	times   [7]model.Seconds // as they were
	entries [7]*kit.Entry    // by time.Weekday
	wrote   [7]string
	fields  kit.Fields
}

// Times asks how much time there is on each day of the week that is shown.
func (p *Page) Times() {
	profile, err := p.Plan.Profile()
	if err != nil {
		p.Fail(err)
		return
	}
	w := &weekTimes{page: p, usual: profile.Available, fields: kit.Fields{}}
	w.times, _ = profile.TimesOf(p.view.Week.First)
	var cells []fyne.CanvasObject
	for _, d := range p.view.Week.Days() {
		weekday := model.Weekday(d)
		w.entries[weekday] = kit.NewEntry("0")
		w.fields[availablePath(weekday)] = w.entries[weekday] // too narrow for a sentence below it
		cells = append(cells, kit.NewField(p.Format.WeekdayShort(weekday), w.entries[weekday]))
	}
	w.fill(w.times)
	w.dialog = &kit.Dialog{
		Heading:  p.say("times.heading", "Week", p.Format.WeekTitle(p.view.Week, p.view.Today)),
		Sentence: p.say("times.sentence"), Width: timesWidth,
		Content: kit.FormColumn(kit.FormRow(cells...), container.NewHBox(kit.Flat(p.say("times.usual"), func() { w.fill(w.usual) }).Small())),
		Confirm: p.say("times.confirm"), Cancel: p.say("dialog.cancel"), OnConfirm: w.confirm,
	}
	w.dialog.Show(p.Canvas)
	p.Canvas.Focus(w.entries[model.Weekday(p.chosenDay())])
}

// timesWidth has room for seven entries beside each other.
const timesWidth float32 = 600

func (w *weekTimes) fill(times [7]model.Seconds) {
	for d, e := range w.entries {
		w.wrote[d] = strconv.Itoa(int(times[d] / model.Minute))
		e.SetText(w.wrote[d])
		w.times[d] = times[d]
	}
}

func (w *weekTimes) confirm() bool {
	p := w.page
	times := w.times
	for d, e := range w.entries {
		if e.Text == w.wrote[d] {
			continue // stays exact
		}
		minutes, err := p.Format.ParseMinutes(availablePath(time.Weekday(d)), e.Text)
		if err != nil {
			return ask.Complain(p.Format, w.dialog, w.fields, err)
		}
		times[d] = minutes
	}
	op := planner.SetWeekTimes{Day: p.view.Week.First, Available: times}
	if _, err := p.Plan.Check(op); len(model.InvalidFields(err)) > 0 {
		return ask.Complain(p.Format, w.dialog, w.fields, err)
	}
	w.dialog.OnClosed = func(bool) { p.apply(op) }
	return true
}

// offWords is the heading of a day off and what it is for.
func (p *Page) offWords(d civil.Date) (heading, note string) {
	for _, s := range p.view.Spans {
		if s.Kind == planner.SpanOff && !d.Before(s.From) && !d.After(s.To) {
			return p.say("span.off"), s.Note
		}
	}
	return p.say("span.off"), ""
}

func availablePath(d time.Weekday) string { return fmt.Sprintf("available[%d]", d) }
