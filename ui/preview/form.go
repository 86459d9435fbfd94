package preview

import (
	"slices"
	"strconv"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/paper"
	"github.com/kneewise/kneewise/ui/theme"
)

// The days that a person types are laid out this long after the last key.
const typingPause = 400 * time.Millisecond

var papers = []model.Paper{model.A4, model.Letter}

// form is what there is to choose.
type form struct {
	*Preview
	profile model.Profile
	today   civil.Date

	column   *kit.Column
	kind     *kit.Select
	from, to *kit.Entry
	days     *kit.Field
	weeks    *kit.Stepper
	paper    *kit.Segments
	copies   *kit.Stepper
	printer  *kit.Select
	printers *kit.Field
	names    []string // of the printers; none where there are none
	looking  bool     // for printers
	save     *kit.Button

	amiss *kit.Entry // the day that is wrong; nil: none
}

func newForm(p *Preview) (*form, error) {
	f := &form{Preview: p, column: kit.NewColumn(0)}
	var err error
	if f.profile, err = p.Plan.Profile(); err != nil {
		return nil, err
	}
	if f.today, err = p.Plan.Today(); err != nil {
		return nil, err
	}
	if p.paper == "" {
		p.paper = f.profile.Paper
	}
	var names, sizes []string
	for _, kind := range paper.Kinds() {
		names = append(names, p.say("print.document."+string(kind)))
	}
	for _, size := range papers {
		sizes = append(sizes, string(size))
	}
	f.kind = kit.NewSelect(names, slices.Index(paper.Kinds(), p.choice.Kind), func(i int) { f.chooseKind(paper.Kinds()[i]) })
	f.from, f.to = f.newDay(), f.newDay()
	f.days = kit.NewField(p.say("print.days"), kit.NewShares(
		kit.NewRow(0, 0, f.from, f.calendar("print.first-day", f.from)),
		kit.NewRow(0, 0, f.to, f.calendar("print.last-day", f.to))))
	f.weeks = kit.NewStepper(1, 1, paper.MostWeeks, 1, strconv.Itoa, f.chooseWeeks)
	f.paper = kit.NewSegments(sizes, max(slices.Index(papers, p.paper), 0), func(i int) {
		p.paper = papers[i]
		p.layOut()
	})
	f.copies = kit.NewStepper(1, 1, MostCopies, 1, strconv.Itoa, nil)
	f.printer = kit.NewSelect(nil, -1, nil)
	f.printers = kit.NewField(p.say("print.printer"), f.printer)
	f.save = kit.Plain(p.say("print.save"), p.SaveAs)
	return f, f.showChoice()
}

// newDay is an entry for a day, which is read when a person has paused or
// pressed Enter.
func (f *form) newDay() *kit.Entry {
	e := kit.NewEntry(f.today.String())
	e.OnChanged = func(string) {
		f.soon()
		f.soon = f.After(typingPause, f.layOut)
	}
	e.OnSubmitted = func(string) {
		f.layOut()
		f.focusWrong()
	}
	return e
}

// calendar opens a small month to choose the day of an entry from.
func (f *form) calendar(name string, of *kit.Entry) *kit.Button {
	return kit.IconButton(theme.IconMonth, f.say(name), func() {
		chosen, err := f.Format.ParseDate("date", of.Text)
		if err != nil {
			chosen = f.today
		}
		mini := kit.NewMiniMonth(chosen, f.today, f.profile.FirstWeekday, f.Format, f.say("command.month-before"), f.say("command.month-after"))
		d := &kit.Dialog{
			Heading: f.say(name), Content: mini, Loose: true,
			Confirm: f.say("diary.take"), Cancel: f.say("dialog.cancel"),
		}
		d.OnClosed = func(taken bool) {
			if taken {
				of.SetText(mini.Chosen().String())
				f.layOut()
			}
		}
		d.Show(f.Canvas)
	})
}

// showChoice fills in the document that is chosen, and what there is to choose
// about it.
func (f *form) showChoice() error {
	from, to, err := f.choice.From, f.choice.To, error(nil)
	if from == (civil.Date{}) {
		if from, to, err = paper.Usual(f.choice.Kind, f.Plan); err != nil {
			return err
		}
	}
	f.setDays(from, to)
	parts := []fyne.CanvasObject{
		kit.NewField(f.say("print.document"), f.kind), f.days,
		kit.NewShares(kit.NewField(f.say("print.weeks"), f.weeks), kit.NewField(f.say("print.paper"), f.paper)),
	}
	parts = append(parts, f.newParts()...)
	f.column.SetParts(append(parts, kit.NewRow(3*theme.Grid, 0, f.printers, kit.NewField(f.say("print.copies"), f.copies)))...)
	return nil
}

// newParts are boxes for what may be left out, two beside each other.
func (f *form) newParts() []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for pair := range slices.Chunk(paper.Parts(f.choice.Kind), 2) {
		var boxes []fyne.CanvasObject
		for _, part := range pair {
			boxes = append(boxes, kit.NewCheck(f.say("print.part."+string(part)), !slices.Contains(f.leave, part), func(with bool) {
				f.leave = slices.DeleteFunc(f.leave, func(p paper.Part) bool { return p == part })
				if !with {
					f.leave = append(f.leave, part)
				}
				f.layOut()
			}))
		}
		if len(boxes) == 1 {
			boxes = append(boxes, kit.NewLine("", theme.TextBody, false, theme.ColorText))
		}
		rows = append(rows, kit.NewShares(boxes...))
	}
	if len(rows) == 0 {
		return nil
	}
	rows = append([]fyne.CanvasObject{kit.NewLine(f.say("print.include"), theme.TextSmall, false, theme.ColorTextMuted)}, rows...)
	return append(rows, kit.NewLine("", theme.TextCaption, false, theme.ColorText)) // room, as under a field
}

func (f *form) chooseKind(kind paper.Kind) {
	f.choice = Choice{Kind: kind}
	f.status.clear()
	if err := f.showChoice(); err != nil {
		f.Fail(err)
		return
	}
	f.dialog.Refresh()
	f.layOut()
}

// chooseWeeks moves the last day.
func (f *form) chooseWeeks(n int) {
	from, err := f.Format.ParseDate("from", f.from.Text)
	if err != nil {
		from = f.choice.From
	}
	f.setDays(from, from.AddDays(7*n-1))
	f.layOut()
}

func (f *form) setDays(from, to civil.Date) {
	f.choice.From, f.choice.To = from, to
	f.from.SetText(from.String())
	f.to.SetText(to.String())
	f.showWeeks()
}

// showWeeks counts the weeks that the days begin.
func (f *form) showWeeks() {
	days := f.choice.To.DaysSince(f.choice.From) + 1
	f.weeks.SetValue(min(max((days+6)/7, 1), paper.MostWeeks))
}

// read takes over the days that were typed, or says what is wrong with them.
func (f *form) read() (ok bool) {
	f.days.SetError("")
	from, err := f.Format.ParseDate("from", f.from.Text)
	if err != nil {
		f.wrong(f.from, f.say("print.bad-day", "Example", f.today))
		return false
	}
	to, err := f.Format.ParseDate("to", f.to.Text)
	switch {
	case err != nil:
		f.wrong(f.to, f.say("print.bad-day", "Example", f.today))
	case to.Before(from):
		f.wrong(f.to, f.say("print.backwards"))
	case to.DaysSince(from) >= 7*paper.MostWeeks:
		f.wrong(f.to, f.say("print.too-long", "Count", paper.MostWeeks))
	default:
		f.choice.From, f.choice.To, f.amiss = from, to, nil
		f.showWeeks()
		return true
	}
	return false
}

// wrong says under the days what is wrong, and remembers with which.
func (f *form) wrong(e *kit.Entry, sentence string) {
	f.amiss = e
	f.days.SetError(sentence)
}

// focusWrong gives the keyboard to the day that is wrong, if one is.
func (f *form) focusWrong() bool {
	if f.amiss == nil {
		return false
	}
	f.Canvas.Focus(f.amiss)
	return true
}
