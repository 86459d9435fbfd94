package settings

import (
	"slices"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

var appearances = []theme.Appearance{theme.System, theme.Light, theme.Dark}

// look is how the window looks.
func (p *Page) look() *section {
	motion := p.tick("motion",
		func(m *model.Profile) bool { return m.StillFigures },
		func(m *model.Profile, on bool) { m.StillFigures = on })
	return &section{groups: []*group{
		{p.say("settings.colours"), []*row{p.appearance()}},
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
