package diary

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Motion is how far each knee moves comfortably, measured now and then.
type Motion struct {
	part
	measure *kit.Segments
	knee    *kit.Segments
	value   *kit.Entry
	field   *kit.Field
	when    *moment
	note    *kit.Entry
	sheet   fyne.CanvasObject
}

// motionDays is how far back the list goes.
const motionDays = 2 * 365

// NewMotion returns the part.
func NewMotion(deps Deps) *Motion {
	p := &Motion{}
	p.begin(deps, sideWidth)
	p.load = p.show
	p.ExtendBaseWidget(p)
	return p
}

func (p *Motion) show() error {
	if p.sheet == nil {
		p.makeForm()
	}
	ranges, err := p.Plan.RangeHistory(p.today().AddDays(-motionDays), p.today())
	if err != nil {
		return err
	}
	p.main.SetParts(p.sheet, p.latestSheet(ranges))
	p.side.SetParts(p.listSheet(ranges))
	return nil
}

func (p *Motion) makeForm() {
	var measures []string
	for _, m := range model.RangeMeasures {
		measures = append(measures, p.say("range."+m))
	}
	p.measure = kit.NewSegments(measures, 0, func(int) { p.hint() })
	p.knee = kit.NewSegments([]string{p.Format.Side(model.Left), p.Format.Side(model.Right)}, 0, nil)
	p.value = kit.NewEntry("")
	p.value.OnSubmitted = func(string) { p.submit() }
	p.field = kit.NewField(p.Format.Field("value"), p.value)
	p.when = p.newMoment(time.Time{}, func() {})
	p.note = kit.NewEntry(p.say("range.note.hint"))
	p.first = p.value
	p.hint()
	parts := []fyne.CanvasObject{
		heading(p.say("range.new")),
		paragraph(p.say("range.sentence"), theme.TextSmall, theme.ColorTextMuted),
		kit.NewField(p.Format.Field("measure"), p.measure),
		kit.NewShares(kit.NewField(p.Format.Field("side"), p.knee), p.field),
	}
	parts = append(parts, p.when.parts()...)
	parts = append(parts, kit.NewField(p.Format.Field("note"), p.note), kit.NewRow(8, 0, space(), kit.Primary(p.say("diary.save"), p.submit)))
	p.sheet = kit.NewSheet(10, parts...)
}

// hint says in what a measure is given.
func (p *Motion) hint() {
	p.value.SetPlaceHolder(p.say("range.hint." + model.RangeMeasures[p.measure.Chosen()]))
}

func (p *Motion) submit() {
	p.field.SetError("")
	measure := model.RangeMeasures[p.measure.Chosen()]
	value, err := strconv.Atoi(strings.TrimSpace(strings.Trim(p.value.Text, " °m")))
	if err != nil {
		p.field.SetError(p.say("range.whole"))
		p.field.Focus()
		p.Refresh()
		return
	}
	at, err := p.when.at()
	if err != nil {
		p.when.focus(err)
		p.Refresh()
		return
	}
	side := []model.Side{model.Left, model.Right}[p.knee.Chosen()]
	_, err = p.do(planner.LogRange{Range: model.RangeOfMotion{Side: side, Measure: measure, Value: value, At: at, Note: strings.TrimSpace(p.note.Text)}})
	if err != nil {
		p.field.SetError(p.Format.Explain(err))
		p.field.Focus()
		p.Refresh()
		return
	}
	p.value.SetText("")
	p.note.SetText("")
	p.Refresh()
}

// latestSheet is the newest value of each side, and what a difference means
// (RULES.md R17): a note, never a call to match the better side.
func (p *Motion) latestSheet(ranges []model.RangeOfMotion) fyne.CanvasObject {
	parts := []fyne.CanvasObject{heading(p.say("range.latest"))}
	for _, measure := range model.RangeMeasures {
		values := map[model.Side]model.RangeOfMotion{}
		for _, r := range ranges { // newest first
			if _, there := values[r.Side]; r.Measure == measure && !there {
				values[r.Side] = r
			}
		}
		if len(values) == 0 {
			continue
		}
		row := []fyne.CanvasObject{kit.NewLine(p.say("range."+measure), theme.TextBody, true, theme.ColorText)}
		for _, side := range []model.Side{model.Left, model.Right} {
			words := p.say("range.none", "Side", p.Format.Side(side))
			if r, ok := values[side]; ok {
				words = p.say("range.side", "Side", p.Format.Side(side), "Value", p.amount(&r))
			}
			row = append(row, kit.NewLine(words, theme.TextBody, false, theme.ColorText))
		}
		parts = append(parts, kit.NewShares(row...))
		if len(values) == 2 && planner.SidesDiffer(values[model.Left].Value, values[model.Right].Value) {
			parts = append(parts, paragraph(p.say("range.differ"), theme.TextSmall, theme.ColorTextMuted))
		}
	}
	if len(parts) == 1 {
		parts = append(parts, paragraph(p.say("range.history.none"), theme.TextSmall, theme.ColorTextMuted))
	}
	return kit.NewSheet(8, parts...)
}

// amount writes a value in its unit.
func (p *Motion) amount(r *model.RangeOfMotion) string {
	if r.Measure == "heel-to-buttock" {
		return p.say("unit.mm", "Number", strconv.Itoa(r.Value))
	}
	return p.say("unit.degree", "Number", strconv.Itoa(r.Value))
}

func (p *Motion) listSheet(ranges []model.RangeOfMotion) fyne.CanvasObject {
	parts := []fyne.CanvasObject{heading(p.say("range.history"))}
	for _, r := range ranges {
		remove := kit.IconButton(theme.IconClose, p.say("diary.delete"), func() { p.must(planner.DeleteRange{Range: r.ID}) })
		about := p.Format.Moment(r.At, p.zone())
		if r.Note != "" {
			about = p.say("range.about", "Time", about, "Note", r.Note)
		}
		parts = append(parts, kit.NewRow(8, 0, kit.NewColumn(0,
			kit.NewLine(p.say("range.row", "Measure", p.say("range."+r.Measure), "Side", p.Format.Side(r.Side), "Value", p.amount(&r)), theme.TextBody, true, theme.ColorText),
			kit.NewLine(about, theme.TextCaption, false, theme.ColorTextMuted),
		), remove))
	}
	if len(ranges) == 0 {
		parts = append(parts, paragraph(p.say("range.history.none"), theme.TextSmall, theme.ColorTextMuted))
	}
	return kit.NewSheet(8, parts...)
}
