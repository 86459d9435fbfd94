package diary

import (
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
	medicine *kit.Select
	topical  *kit.Check
	when     *moment
	sheet    fyne.CanvasObject
	message  *kit.Column
}

// dosesDays is how far back the list goes.
const dosesDays = 90

// NewPainkillers returns the part.
func NewPainkillers(deps Deps) *Painkillers {
	p := &Painkillers{}
	p.begin(deps, sideWidth)
	p.load = p.show
	p.ExtendBaseWidget(p)
	return p
}

func (p *Painkillers) show() error {
	if p.sheet == nil {
		p.makeForm()
	}
	knees, err := p.Plan.Knees()
	if err != nil {
		return err
	}
	list, err := p.listSheet()
	if err != nil {
		return err
	}
	parts := []fyne.CanvasObject{p.sheet}
	for _, medicine := range knees.Unchecked {
		parts = append(parts, kit.NewSheet(8, said(mark.Caution, p.say("painkiller.unchecked", "Medicine", p.Format.Medicine(medicine, false)))))
	}
	p.main.SetParts(append(parts, kit.NewSheet(8, heading(p.say("painkiller.why")), paragraph(p.say("painkiller.why.sentence"), theme.TextSmall, theme.ColorTextMuted)))...)
	p.side.SetParts(list)
	return nil
}

func (p *Painkillers) makeForm() {
	var names []string
	for _, m := range model.Medicines {
		names = append(names, p.Format.Medicine(m, false))
	}
	p.medicine = kit.NewSelect(names, 0, nil)
	p.topical = kit.NewCheck(p.say("painkiller.topical"), false, nil)
	p.when = p.newMoment(time.Time{}, func() {})
	p.message = kit.NewColumn(0)
	p.first = p.medicine
	parts := append([]fyne.CanvasObject{heading(p.say("painkiller.new")), kit.NewField(p.Format.Field("medicine"), p.medicine), p.topical}, p.when.parts()...)
	p.sheet = kit.NewSheet(10, append(parts, p.message, kit.NewRow(8, 0, space(), kit.Primary(p.say("diary.save"), p.submit)))...)
}

// submit logs a dose; the first one of each medicine asks whether a provider
// was asked (RULES.md R14).
func (p *Painkillers) submit() {
	at, err := p.when.at()
	if err != nil {
		p.when.focus(err)
		p.Refresh()
		return
	}
	dose := model.Medication{Medicine: model.Medicines[p.medicine.Chosen()], Topical: p.topical.Checked(), At: at}
	first, err := p.Plan.FirstUse(dose.Medicine)
	if err != nil {
		p.Fail(err)
		return
	}
	if first {
		p.askProvider(dose)
		return
	}
	p.save(dose)
}

// askProvider asks once; either answer saves the dose.
func (p *Painkillers) askProvider(dose model.Medication) {
	answer := func(yes bool) {
		dose.Checked = &yes
		p.save(dose)
	}
	d := &kit.Dialog{
		Heading: p.say("painkiller.ask", "Medicine", p.Format.Medicine(dose.Medicine, dose.Topical)), Sentence: p.say("painkiller.ask.sentence"),
		Confirm: p.say("painkiller.ask.yes"), Cancel: p.say("dialog.cancel"),
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

func (p *Painkillers) save(dose model.Medication) {
	out, err := p.do(planner.LogMedication{Medication: dose})
	if err != nil {
		p.message.SetParts(paragraph(p.Format.Explain(err), theme.TextSmall, theme.ColorVerdictStop))
		p.Refresh()
		return
	}
	var parts []fyne.CanvasObject
	for _, sentence := range p.sentences(&out) {
		parts = append(parts, paragraph(sentence, theme.TextSmall, theme.ColorText))
	}
	p.message.SetParts(parts...)
	p.Refresh()
}

// listSheet is what was logged, the newest first.
func (p *Painkillers) listSheet() (fyne.CanvasObject, error) {
	doses, err := p.Plan.MedicationHistory(p.today().AddDays(-dosesDays), p.today())
	if err != nil {
		return nil, err
	}
	parts := []fyne.CanvasObject{heading(p.say("painkiller.history"))}
	for _, m := range doses {
		remove := kit.IconButton(theme.IconClose, p.say("diary.delete"), func() { p.must(planner.DeleteMedication{Medication: m.ID}) })
		parts = append(parts, kit.NewRow(8, 0, kit.NewColumn(0,
			kit.NewLine(p.Format.Medicine(m.Medicine, m.Topical), theme.TextBody, true, theme.ColorText),
			kit.NewLine(p.Format.Moment(m.At, p.zone()), theme.TextCaption, false, theme.ColorTextMuted),
		), remove))
	}
	if len(doses) == 0 {
		parts = append(parts, paragraph(p.say("painkiller.history.none"), theme.TextSmall, theme.ColorTextMuted))
	}
	return kit.NewSheet(8, parts...), nil
}
