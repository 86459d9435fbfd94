package diary

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Motion is how far each knee moves comfortably, measured now and then.
type Motion struct {
	part
	form  *rangeForm
	chart *rangeChart
	shown int // how many of the values are listed
}

// rangeSides are those that can be measured.
var rangeSides = []model.Side{model.Left, model.Right}

// NewMotion returns the part.
func NewMotion(deps Deps) *Motion {
	p := &Motion{shown: pageOfEntries}
	p.begin(deps, sideWidth)
	p.load = p.show
	p.ExtendBaseWidget(p)
	return p
}

// show reads the history anew; what is being typed is left alone.
func (p *Motion) show() error {
	if p.form == nil {
		p.form = p.newForm(nil)
		p.first = p.form.value
		p.chart = p.newChart()
	}
	ranges, err := p.Plan.RangeHistory(p.today().AddDays(-historyDays), p.today())
	if err != nil {
		return err
	}
	profile, err := p.Plan.Profile()
	if err != nil {
		return err
	}
	sheet := kit.NewSheet(10,
		kit.NewRow(8, 0, heading(p.say("range.new")), kit.Primary(p.say("diary.save"), p.submit)),
		paragraph(p.say("range.sentence"), theme.TextSmall, theme.ColorTextMuted), p.form.body)
	p.main.SetParts(sheet, p.chart.sheet(ranges, profile.FirstWeekday))
	p.side.SetParts(p.historySheet(ranges))
	return nil
}

// submit logs what the form says, and shows the history of what was measured.
func (p *Motion) submit() {
	r, err := p.form.read()
	if err == nil {
		_, err = p.do(planner.LogRange{Range: r})
	}
	if err != nil {
		p.form.complain(err)
		p.Refresh()
		return
	}
	p.form.value.SetText("")
	p.form.note.SetText("")
	p.chart.measure = r.Measure
	p.Reload()
}

// historySheet is what was measured, the newest first.
func (p *Motion) historySheet(ranges []model.RangeOfMotion) fyne.CanvasObject {
	parts := []fyne.CanvasObject{heading(p.say("range.history"))}
	for i := range ranges[:min(len(ranges), p.shown)] {
		parts = append(parts, p.historyRow(&ranges[i]))
	}
	if len(ranges) == 0 {
		parts = append(parts, paragraph(p.say("range.history.none"), theme.TextSmall, theme.ColorTextMuted))
	}
	return kit.NewSheet(8, p.withMore(parts, len(ranges), &p.shown)...)
}

func (p *Motion) historyRow(r *model.RangeOfMotion) fyne.CanvasObject {
	about := p.moment(r.At)
	if r.Note != "" {
		about = p.say("range.about", "Time", about, "Note", r.Note)
	}
	text := kit.NewColumn(0,
		kit.NewLine(p.say("range.row", "Measure", p.Format.RangeMeasure(r.Measure), "Side", p.Format.Side(r.Side),
			"Value", p.Format.RangeValue(r.Measure, r.Value)), theme.TextBody, true, theme.ColorText),
		kit.NewLine(about, theme.TextCaption, false, theme.ColorTextMuted),
	)
	value := *r
	return kit.NewRow(8, 0, text, p.editButton(func() { p.editValue(value) }), p.deleteButton(planner.DeleteRange{Range: r.ID}))
}

// editValue opens a value in a form of its own.
func (p *Motion) editValue(r model.RangeOfMotion) {
	form := p.newForm(&r)
	p.edit(editing{
		heading: p.say("range.edit"), width: kit.DialogWidth, form: form.body,
		read: func() (planner.Op, error) {
			edited, err := form.read()
			return planner.EditRange{Range: edited}, err
		},
		complain: func(err error, _ func(string)) { form.complain(err) },
		save:     p.must,
	})
}

// rangeForm asks for one value.
type rangeForm struct {
	page   *Motion
	edited *model.RangeOfMotion // nil: a new one

	body      *kit.Column
	measure   *kit.Segments
	side      *kit.Segments
	value     *kit.Entry
	field     *kit.Field
	when      *moment
	note      *kit.Entry
	noteField *kit.Field
}

func (p *Motion) newForm(edited *model.RangeOfMotion) *rangeForm {
	f := &rangeForm{page: p, edited: edited}
	var measures, sides []string
	for _, m := range model.RangeMeasures {
		measures = append(measures, p.Format.RangeMeasure(m))
	}
	for _, side := range rangeSides {
		sides = append(sides, p.Format.Side(side))
	}
	f.measure = kit.NewSegments(measures, 0, func(int) { f.hint() })
	f.side = kit.NewSegments(sides, 0, nil)
	f.value = kit.NewEntry("")
	f.field = kit.NewField(p.Format.Field("value"), f.value)
	f.note = kit.NewEntry(p.say("range.note.hint"))
	f.noteField = kit.NewField(p.Format.Field("note"), f.note)
	at := time.Time{}
	if edited != nil {
		at = edited.At
		f.fill(edited)
	} else {
		f.value.OnSubmitted = func(string) { p.submit() }
	}
	f.when = p.newMoment(at, func() {})
	f.hint()
	f.body = kit.NewColumn(2,
		kit.NewField(p.Format.Field("measure"), f.measure),
		kit.NewShares(kit.NewField(p.Format.Field("side"), f.side), f.field),
		kit.NewShares(f.when.choice(), f.noteField), f.when.row)
	return f
}

// fill shows a value that is edited.
func (f *rangeForm) fill(r *model.RangeOfMotion) {
	f.measure.SetChosen(slices.Index(model.RangeMeasures, r.Measure))
	f.side.SetChosen(slices.Index(rangeSides, r.Side))
	f.value.SetText(f.page.Format.RangeValue(r.Measure, r.Value))
	f.note.SetText(r.Note)
}

// hint says in what the chosen measure is given.
func (f *rangeForm) hint() {
	f.value.SetPlaceHolder(f.page.say("range.hint." + model.RangeMeasures[f.measure.Chosen()]))
}

// read is what the form says.
func (f *rangeForm) read() (model.RangeOfMotion, error) {
	f.field.SetError("")
	f.noteField.SetError("")
	r := model.RangeOfMotion{}
	if f.edited != nil {
		r = *f.edited
	}
	r.Measure, r.Side = model.RangeMeasures[f.measure.Chosen()], rangeSides[f.side.Chosen()]
	r.Note = strings.TrimSpace(f.note.Text)
	var err error
	if r.Value, err = f.page.Format.ParseRange("value", r.Measure, f.value.Text); err != nil {
		return r, err
	}
	r.At, err = f.when.at()
	return r, err
}

// complain names what is wrong at its field and goes there. What bounds a value
// has and how it is written, its measure says.
func (f *rangeForm) complain(err error) {
	invalid := model.InvalidFields(err)
	if len(invalid) == 0 {
		f.field.SetError(f.page.Format.Explain(err))
		f.field.Focus()
		return
	}
	switch wrong := *invalid[0]; wrong.Field {
	case "date", "start", "at":
		f.when.focus(err) // it says so itself
	case "note":
		f.noteField.SetError(f.page.Format.Invalid(&wrong))
		f.noteField.Focus()
	default:
		wrong.Field = format.RangeField(model.RangeMeasures[f.measure.Chosen()])
		f.field.SetError(f.page.Format.Invalid(&wrong))
		f.field.Focus()
	}
}
