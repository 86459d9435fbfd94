package settings

import (
	"slices"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

var (
	appearances = []theme.Appearance{theme.System, theme.Light, theme.Dark}
	densities   = []theme.Density{theme.Comfortable, theme.Compact}
)

// Scales are how large everything can be, in percent of the usual. Fyne takes
// whole tenths.
var Scales = []int{80, 90, UsualScale, 110, 120, 130, 150, 180, 200}

// UsualScale is that of a person who chose none.
const UsualScale = 100

// look is how the window looks.
func (p *Page) look() *section {
	motion := p.tick("motion",
		func(m *model.Profile) bool { return m.StillFigures },
		func(m *model.Profile, on bool) { m.StillFigures = on })
	return &section{groups: []*group{
		{p.say("settings.colours"), []*row{p.appearance()}},
		{p.say("settings.size"), []*row{p.scale(), p.density()}},
		{p.say("settings.motion"), []*row{motion}},
	}}
}

// appearance is the choice of colours.
func (p *Page) appearance() *row {
	words := []string{p.say("settings.system"), p.say("settings.light"), p.say("settings.dark")}
	control := kit.NewSegments(words, 0, func(i int) { p.Computer.SetAppearance(appearances[i]) })
	r := p.row("appearance", control)
	r.load = func(*model.Profile) { control.SetChosen(max(slices.Index(appearances, p.Computer.Appearance()), 0)) }
	return r
}

// density is the choice of how much room there is round everything.
func (p *Page) density() *row {
	words := []string{p.say("settings.comfortable"), p.say("settings.compact")}
	control := kit.NewSegments(words, 0, func(i int) { p.Computer.SetDensity(densities[i]) })
	r := p.row("density", control)
	r.load = func(*model.Profile) { control.SetChosen(max(slices.Index(densities, p.Computer.Density()), 0)) }
	return r
}

// scale is the choice of how large everything is.
func (p *Page) scale() *row {
	var words []string
	for _, percent := range Scales {
		words = append(words, p.Format.Percent(int64(percent)*10))
	}
	control := kit.NewSelect(words, slices.Index(Scales, UsualScale), func(i int) { p.Computer.SetScale(Scales[i]) })
	r := p.row("scale", kit.NewFixed(textWidth, control))
	r.first = control
	r.load = func(*model.Profile) { control.SetOptions(words, slices.Index(Scales, p.Computer.Scale())) }
	return r
}
