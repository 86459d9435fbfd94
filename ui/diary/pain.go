package diary

import (
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

// Pain is the pain diary: a quick entry, what follows from it, and what was
// logged.
type Pain struct {
	part
	form   *painForm
	news   []string // what followed from the last entry
	fits   []string // what may fit as its cause
	filter planner.PainFilter
	shown  int // how many entries of the history
}

// NewPain returns the part.
func NewPain(deps Deps) *Pain {
	p := &Pain{shown: pageOfEntries}
	p.begin(deps, sideWidth)
	p.load = p.show
	p.ExtendBaseWidget(p)
	return p
}

// Reload reads a plan that has changed: what followed from the last entry may be
// so no more.
func (p *Pain) Reload() {
	p.forget()
	p.part.Reload()
}

// forget takes away what followed from the last entry.
func (p *Pain) forget() { p.news, p.fits = nil, nil }

// show reads the history anew; what is being typed is left alone.
func (p *Pain) show() error {
	if p.form == nil {
		p.form = p.newForm(nil)
		p.first = p.form.scores
	}
	if err := p.form.reloadSessions(); err != nil {
		return err
	}
	history, err := p.historySheet()
	if err != nil {
		return err
	}
	p.main.SetParts(p.form.sheet)
	// Beside the form, so that nothing moves under the pointer.
	side := []fyne.CanvasObject{p.form.aside}
	if len(p.news) > 0 {
		side = append(side, p.newsSheet())
	}
	p.side.SetParts(append(side, history)...)
	return nil
}

// Save logs what the quick entry says.
func (p *Pain) Save() { p.form.submit() }

// newsSheet is what followed from the last entry, and what may fit as its cause.
func (p *Pain) newsSheet() fyne.CanvasObject {
	undo := kit.Plain(p.say("command.undo"), func() {
		if _, err := p.Plan.Undo(); err != nil {
			p.Fail(err)
		}
	}).Small()
	closeIt := kit.IconButton(theme.IconClose, p.say("dialog.close"), func() {
		p.forget()
		p.part.Reload()
		p.Focus()
	})
	parts := []fyne.CanvasObject{kit.NewRow(8, 0, heading(p.say("diary.logged")), undo, closeIt)}
	for _, sentence := range p.news {
		parts = append(parts, paragraph(sentence, theme.TextSmall, theme.ColorText))
	}
	if len(p.fits) > 0 {
		parts = append(parts, kit.NewLine(p.say("diary.may-fit"), theme.TextCardTitle, true, theme.ColorText))
		for _, sentence := range p.fits {
			parts = append(parts, paragraph(sentence, theme.TextSmall, theme.ColorText))
		}
		parts = append(parts, paragraph(p.say("diary.may-fit.notice"), theme.TextSmall, theme.ColorTextMuted))
	}
	sheet := kit.NewSheet(8, parts...)
	sheet.SetEdge(theme.ColorAccent)
	return sheet
}

// logged keeps what followed from entries that were just logged.
func (p *Pain) logged(out planner.Outcome) {
	p.news, p.fits = p.sentences(&out), nil
	names := p.names()
	seen := map[string]bool{}
	for _, d := range out.Change.Pain {
		if d.After == nil || d.After.Score == 0 {
			continue
		}
		causes, err := p.Plan.Causes(*d.After)
		if err != nil {
			p.Fail(err)
			return
		}
		for i := range causes {
			if words := p.Format.Cause(&causes[i], names); !seen[words] {
				seen[words] = true
				p.fits = append(p.fits, words)
			}
		}
	}
}

// historySheet is what was logged, the newest first.
func (p *Pain) historySheet() (fyne.CanvasObject, error) {
	today := p.today()
	items, err := p.Plan.PainHistory(today.AddDays(-historyDays), today, p.filter)
	if err != nil {
		return nil, err
	}
	parts := []fyne.CanvasObject{heading(p.say("diary.history")), p.filters()}
	for i := range items[:min(len(items), p.shown)] {
		parts = append(parts, p.historyRow(&items[i]))
	}
	switch {
	case len(items) == 0 && p.filter == (planner.PainFilter{}):
		parts = append(parts, paragraph(p.say("diary.history.none"), theme.TextSmall, theme.ColorTextMuted))
	case len(items) == 0:
		parts = append(parts, paragraph(p.say("diary.history.filtered"), theme.TextSmall, theme.ColorTextMuted))
	}
	return kit.NewSheet(8, p.withMore(parts, len(items), &p.shown)...), nil
}

var filterSides = []model.Side{model.BothSides, model.Left, model.Right}

// filters choose which entries are shown.
func (p *Pain) filters() fyne.CanvasObject {
	again := func(change func()) {
		change()
		p.shown = pageOfEntries
		p.part.Reload()
	}
	sides := kit.NewSegments([]string{p.say("diary.filter.all"), p.Format.Side(model.Left), p.Format.Side(model.Right)}, 0, func(i int) {
		again(func() { p.filter.Side = filterSides[i] })
	})
	for i, side := range filterSides {
		if side == p.filter.Side {
			sides.SetChosen(i)
		}
	}
	least := kit.NewStepper(p.filter.Least, 0, 10, 1, func(v int) string { return p.say("diary.filter.least", "Score", v) }, func(v int) {
		again(func() { p.filter.Least = v })
	})
	signs := kit.NewCheck(p.say("diary.filter.symptoms"), p.filter.Symptoms, func(on bool) { again(func() { p.filter.Symptoms = on }) })
	return kit.NewColumn(6, kit.NewRow(8, 0, sides, least), signs)
}

// historyRow is one entry with what it is about.
func (p *Pain) historyRow(item *planner.PainItem) fyne.CanvasObject {
	e := item.Entry
	look := mark.Pain(e.Score)
	words := p.say("diary.entry", "Side", p.Format.Side(e.Side), "Score", e.Score)
	when := p.moment(e.At)
	if e.Moment != "" {
		when = p.say("diary.entry.when", "When", when, "Moment", p.say("moment."+string(e.Moment)))
	}
	text := []fyne.CanvasObject{
		kit.NewLine(words, theme.TextBody, true, theme.ColorText),
		kit.NewLine(when, theme.TextCaption, false, theme.ColorTextMuted),
	}
	if item.Session != nil {
		text = append(text, kit.NewLine(item.Session.Title, theme.TextCaption, false, theme.ColorTextMuted))
	}
	if e.Note != "" {
		text = append(text, kit.NewLine(e.Note, theme.TextCaption, false, theme.ColorTextMuted))
	}
	return kit.NewRow(8, 1, kit.NewSign(look.Icon, look.Ink, 18), kit.NewColumn(0, text...),
		p.editButton(func() { p.editEntry(e) }), p.deleteButton(planner.DeletePain{Entries: []model.ID{e.ID}}))
}

// editEntry opens an entry in a form of its own; what follows from the change is
// said as after a new one.
func (p *Pain) editEntry(e model.PainEntry) {
	form := p.newForm(&e)
	p.edit(editing{
		heading: p.say("diary.edit.heading"), width: kit.PreviewWidth, form: form.body, first: form.scores,
		read: func() (planner.Op, error) {
			entry, err := form.entry()
			return planner.EditPain{Entry: entry}, err
		},
		complain: form.complain,
		save: func(op planner.Op) {
			out, err := p.do(op)
			if err != nil {
				p.Fail(err)
				return
			}
			p.logged(out)
			p.part.Reload()
		},
	})
}
