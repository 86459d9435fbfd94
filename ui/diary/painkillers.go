package diary

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

// Painkillers is the log of what was taken or put on, never how much.
type Painkillers struct {
	part
	form    *doseForm
	message *kit.Column // what followed from the last dose
	shown   int         // how many doses are listed
}

// NewPainkillers returns the part.
func NewPainkillers(deps Deps) *Painkillers {
	p := &Painkillers{message: kit.NewColumn(4), shown: pageOfEntries}
	p.begin(deps, sideWidth)
	p.load = p.show
	p.ExtendBaseWidget(p)
	return p
}

// show reads the log anew; what is being typed is left alone.
func (p *Painkillers) show() error {
	if p.form == nil {
		p.form = p.newForm(nil)
		p.first = p.form.medicine
	}
	knees, err := p.Plan.Knees()
	if err != nil {
		return err
	}
	doses, err := p.Plan.MedicationHistory(p.today().AddDays(-historyDays), p.today())
	if err != nil {
		return err
	}
	parts := []fyne.CanvasObject{kit.NewSheet(10,
		kit.NewRow(8, 0, heading(p.say("painkiller.new")), kit.Primary(p.say("diary.save"), p.submit)), p.form.body, p.message)}
	for _, medicine := range knees.Unchecked {
		parts = append(parts, kit.NewSheet(8, said(mark.Caution, p.say("painkiller.unchecked", "Medicine", p.Format.Medicine(medicine, false)))))
	}
	p.main.SetParts(append(parts, kit.NewSheet(8, heading(p.say("painkiller.why")), paragraph(p.say("painkiller.why.sentence"), theme.TextSmall, theme.ColorTextMuted)))...)
	p.side.SetParts(p.listSheet(doses))
	return nil
}

// submit logs a dose and says what follows from it.
func (p *Painkillers) submit() {
	dose, err := p.form.read()
	if err != nil {
		p.form.when.focus(err)
		p.Refresh()
		return
	}
	p.askFirst(dose, func(dose model.Medication) { p.apply(planner.LogMedication{Medication: dose}) })
}

// askFirst asks whether a provider was asked, before the first dose of each
// medicine is saved (RULES.md R14). Either answer saves it.
func (p *Painkillers) askFirst(dose model.Medication, save func(model.Medication)) {
	first, err := p.Plan.FirstUse(dose.Medicine)
	switch {
	case err != nil:
		p.Fail(err)
		return
	case !first:
		save(dose)
		return
	}
	answer := func(yes bool) {
		dose.Checked = &yes
		save(dose)
	}
	d := &kit.Dialog{
		Heading:  p.say("painkiller.ask", "Medicine", p.Format.Medicine(dose.Medicine, false)),
		Sentence: p.say("painkiller.ask.sentence"), Confirm: p.say("painkiller.ask.yes"), Cancel: p.say("dialog.cancel"),
	}
	no := kit.Plain(p.say("painkiller.ask.no"), func() {
		d.OnClosed = func(bool) { answer(false) }
		d.Close()
	})
	d.Content = kit.NewRow(8, 0, space(), no)
	d.OnConfirm = func() bool {
		d.OnClosed = func(bool) { answer(true) }
		return true
	}
	d.Show(p.Canvas)
}

// apply saves a dose and says what follows from it.
func (p *Painkillers) apply(op planner.Op) {
	out, err := p.do(op)
	var parts []fyne.CanvasObject
	switch {
	case err == planner.ErrNothingToDo:
	case err != nil:
		parts = append(parts, paragraph(p.Format.Explain(err), theme.TextSmall, theme.ColorVerdictStop))
	default:
		for _, sentence := range p.sentences(&out) {
			parts = append(parts, paragraph(sentence, theme.TextSmall, theme.ColorText))
		}
	}
	p.message.SetParts(parts...)
	p.Refresh()
}

// listSheet is what was logged, the newest first.
func (p *Painkillers) listSheet(doses []model.Medication) fyne.CanvasObject {
	parts := []fyne.CanvasObject{heading(p.say("painkiller.history"))}
	for _, m := range doses[:min(len(doses), p.shown)] {
		text := kit.NewColumn(0,
			kit.NewLine(p.Format.Medicine(m.Medicine, m.Topical), theme.TextBody, true, theme.ColorText),
			kit.NewLine(p.moment(m.At), theme.TextCaption, false, theme.ColorTextMuted),
		)
		parts = append(parts, kit.NewRow(8, 0, text, p.editButton(func() { p.editDose(m) }), p.deleteButton(planner.DeleteMedication{Medication: m.ID})))
	}
	if len(doses) == 0 {
		parts = append(parts, paragraph(p.say("painkiller.history.none"), theme.TextSmall, theme.ColorTextMuted))
	}
	return kit.NewSheet(8, p.withMore(parts, len(doses), &p.shown)...)
}

// editDose opens a dose in a form of its own. What was answered about a provider
// stays, unless it becomes the first dose of another medicine.
func (p *Painkillers) editDose(m model.Medication) {
	form := p.newForm(&m)
	p.edit(editing{
		heading: p.say("painkiller.edit"), width: kit.DialogWidth, form: form.body,
		read: func() (planner.Op, error) {
			dose, err := form.read()
			return planner.EditMedication{Medication: dose}, err
		},
		complain: form.complain,
		save: func(op planner.Op) {
			p.askFirst(op.(planner.EditMedication).Medication, func(dose model.Medication) { p.apply(planner.EditMedication{Medication: dose}) })
		},
	})
}

// doseForm asks for one dose.
type doseForm struct {
	edited   *model.Medication // nil: a new one
	body     *kit.Column
	medicine *kit.Select
	topical  *kit.Check
	when     *moment
}

func (p *Painkillers) newForm(edited *model.Medication) *doseForm {
	f := &doseForm{edited: edited}
	var names []string
	for _, m := range model.Medicines {
		names = append(names, p.Format.Medicine(m, false))
	}
	chosen, topical, at := 0, false, time.Time{}
	if edited != nil {
		chosen, topical, at = slices.Index(model.Medicines, edited.Medicine), edited.Topical, edited.At
	}
	f.medicine = kit.NewSelect(names, chosen, nil)
	f.topical = kit.NewCheck(p.say("painkiller.topical"), topical, nil)
	f.when = p.newMoment(at, func() {})
	f.body = kit.NewColumn(10, append([]fyne.CanvasObject{kit.NewField(p.Format.Field("medicine"), f.medicine), f.topical}, f.when.parts()...)...)
	return f
}

// read is what the form says.
func (f *doseForm) read() (model.Medication, error) {
	dose := model.Medication{}
	if f.edited != nil {
		dose = *f.edited
	}
	var err error
	dose.Medicine, dose.Topical = model.Medicines[f.medicine.Chosen()], f.topical.Checked()
	dose.At, err = f.when.at()
	return dose, err
}

// complain goes to the field that is wrong, which says so itself.
func (f *doseForm) complain(err error, elsewhere func(string)) {
	if len(model.InvalidFields(err)) == 0 {
		elsewhere(f.when.part.Format.Explain(err))
		return
	}
	f.when.focus(err)
}
