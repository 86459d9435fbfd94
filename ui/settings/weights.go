package settings

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/progress"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// weights are what a person can load exercises with.
func (p *Page) weights() *section {
	step := p.mass("step", func(w *model.Weights) *model.Mass { return &w.Step })
	bar := p.mass("bar", func(w *model.Weights) *model.Mass { return &w.Bar })
	return &section{groups: []*group{
		{p.say("settings.barbell"), []*row{bar, p.plates()}},
		{"", []*row{p.dumbbells()}},
		{p.say("settings.machines"), []*row{step}},
	}}
}

// mass is a row with one weight, none for an empty text.
func (p *Page) mass(key string, at func(*model.Weights) *model.Mass) *row {
	return p.text(key, p.say("settings."+key+".hint"),
		func(m *model.Profile) string {
			if *at(&m.Weights) == 0 {
				return ""
			}
			return p.Format.Weight(*at(&m.Weights))
		},
		func(m *model.Profile, text string) (err error) {
			if strings.TrimSpace(text) == "" {
				*at(&m.Weights) = 0
				return nil
			}
			*at(&m.Weights), err = p.Format.ParseWeight("weights."+key, text)
			return err
		})
}

// dumbbells is the row with the list of those owned.
func (p *Page) dumbbells() *row {
	r := p.text("dumbbells", p.say("settings.dumbbells.hint"),
		func(m *model.Profile) string { return p.Format.Weights(m.Weights.Dumbbells) },
		func(m *model.Profile, text string) error {
			list, err := p.Format.ParseWeights("weights.dumbbells", text)
			if err != nil {
				return err
			}
			for i, typed := range list { // one that is written as before is the same as before
				for _, was := range m.Weights.Dumbbells {
					if p.Format.Weight(was) == p.Format.Weight(typed) {
						list[i] = was
					}
				}
			}
			m.Weights.Dumbbells = list
			return nil
		})
	return r.wide()
}

// plates is the row with the plates owned, a line for each weight, and what they
// make with the bar.
func (p *Page) plates() *row {
	l := &plates{page: p, list: kit.NewColumn(2 * theme.Grid), makes: kit.NewParagraph("", theme.TextSmall, theme.ColorTextMuted, 0, 2)}
	l.add = kit.Plain(p.say("settings.plates.add"), l.begin)
	l.row = p.row("plates", l.list).wide()
	l.row.first = l.add
	l.row.load = l.load
	l.row.take = func() {
		for _, line := range l.lines {
			line.weight.take(p, l.row)
		}
	}
	return l.row
}

// plates is the editor of the plates owned.
type plates struct {
	page  *Page
	row   *row
	list  *kit.Column
	lines []*plateLine
	add   *kit.Button
	makes *kit.Paragraph
}

// plateLine is all plates of one weight. The last line may be a new one, of
// which nothing is owned before its weight is known.
type plateLine struct {
	weight *writing
	pairs  *kit.Stepper
	box    fyne.CanvasObject
}

// mostPairs is more than a rack holds.
const mostPairs = 20

// load shows the lines of the profile; a new one stays after them.
func (l *plates) load(m *model.Profile) {
	for len(l.lines) < len(m.Weights.Plates) {
		l.lines = append(l.lines, l.newLine())
	}
	begun := len(l.lines) > len(m.Weights.Plates) && l.lines[len(m.Weights.Plates)].begun()
	l.lines = l.lines[:len(m.Weights.Plates)+index(begun)]
	for i, owned := range m.Weights.Plates {
		l.lines[i].weight.show(l.page.Format.Weight(owned.Weight))
		l.lines[i].pairs.SetValue(owned.Count / 2)
	}
	l.makes.SetText(l.page.loads(&m.Weights))
	l.show()
}

// begun says whether a new line is being filled in.
func (line *plateLine) begun() bool { return line.weight.wrote == "" }

func (l *plates) show() {
	var parts []fyne.CanvasObject
	for _, line := range l.lines {
		parts = append(parts, line.box)
	}
	space := kit.NewLine("", theme.TextBody, false, theme.ColorText)
	l.list.SetParts(append(parts, kit.NewRow(0, 1, l.add, space), l.makes)...)
	l.row.Refresh()
}

// begin adds a line for plates of another weight.
func (l *plates) begin() {
	if n := len(l.lines); n == 0 || !l.lines[n-1].begun() {
		l.lines = append(l.lines, l.newLine())
		l.show()
		l.page.Refresh()
	}
	l.page.Canvas.Focus(l.lines[len(l.lines)-1].weight.Entry)
}

// Widths in a line of plates.
const (
	plateWidth float32 = 110
	pairsWidth float32 = 140
)

// newLine makes a line without a weight.
func (l *plates) newLine() *plateLine {
	p, line := l.page, &plateLine{}
	line.weight = p.entry(func() *row { return l.row }, p.say("settings.plates.hint"), func(text string) error {
		return p.save(func(m *model.Profile) error { return l.setWeight(m, l.at(line), text, line.pairs.Value()) })
	})
	line.pairs = kit.NewStepper(1, 0, mostPairs, 1, func(n int) string { return p.say("settings.pairs", "Count", n) }, func(n int) {
		if !line.begun() {
			p.set(l.row, func(m *model.Profile) error { m.Weights.Plates[l.at(line)].Count = 2 * n; return nil })
		}
	})
	remove := kit.IconButton(theme.IconClose, p.say("settings.plates.remove"), func() { l.remove(line) })
	space := kit.NewLine("", theme.TextBody, false, theme.ColorText)
	line.box = kit.NewRow(2*theme.Grid, 3, kit.NewFixed(plateWidth, line.weight.Entry), kit.NewFixed(pairsWidth, line.pairs), remove, space)
	return line
}

// at is the place of a line, that of its plates in the profile.
func (l *plates) at(line *plateLine) int { return slices.Index(l.lines, line) }

// setWeight gives the i-th plates another weight, or adds some.
func (l *plates) setWeight(m *model.Profile, i int, text string, pairs int) error {
	weight, err := l.page.Format.ParseWeight(fmt.Sprintf("weights.plates[%d].weight", i), text)
	if err != nil {
		return err
	}
	if i == len(m.Weights.Plates) {
		m.Weights.Plates = append(m.Weights.Plates, model.Plates{Count: 2 * pairs})
	}
	m.Weights.Plates[i].Weight = weight
	return nil
}

// remove takes a line away; a new one is only forgotten.
func (l *plates) remove(line *plateLine) {
	p, i := l.page, l.at(line)
	p.Canvas.Focus(l.add)
	l.lines = slices.Delete(l.lines, i, i+1)
	if line.begun() {
		p.complain(l.row, nil)
		l.show()
		p.Refresh()
		return
	}
	p.set(l.row, func(m *model.Profile) error { m.Weights.Plates = slices.Delete(m.Weights.Plates, i, i+1); return nil })
}

// loads says which weights the bar makes with the plates.
func (p *Page) loads(w *model.Weights) string {
	if w.Bar == 0 {
		return p.say("settings.loads.no-bar")
	}
	rack, err := progress.NewRack(*w)
	if err != nil {
		return ""
	}
	list := rack.For(&model.Exercise{Equipment: model.BarbellLoad}).List()
	least, most := list[0], list[len(list)-1]
	step := most - least
	for i, m := range list[1:] {
		step = min(step, m-list[i])
	}
	if step == 0 {
		return p.say("settings.loads.bar", "Weight", p.Format.Weight(least))
	}
	return p.say("settings.loads", "Count", len(list), "Least", p.Format.Weight(least), "Most", p.Format.Weight(most), "Step", p.Format.Weight(step))
}
