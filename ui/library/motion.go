package library

import (
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// still is the drawing that stands for an entry, false if it has none.
func (p *Page) still(id model.ID, arrows bool) (kit.Drawing, bool) {
	f := p.Figures[string(id)]
	if f == nil {
		return kit.Drawing{}, false
	}
	d := kit.Drawing{Shapes: f.Still(), Box: f.Hero()}
	if arrows {
		d.Shapes = f.StillWithArrows()
	}
	return d, true
}

// frameEvery is how often a moving drawing is drawn.
const frameEvery = 50 * time.Millisecond

// motion is a drawing that moves.
type motion struct {
	began  time.Time
	cancel func()      // nil: nothing moves
	button *kit.Button // begins and ends it
}

func (m *motion) on() bool { return m.cancel != nil }

func (m *motion) end() {
	if m.cancel != nil {
		m.cancel()
		m.cancel = nil
	}
}

// CanPlay says whether there is a movement to show: not with reduced motion.
func (p *Page) CanPlay() bool {
	e, ok := p.now()
	return ok && p.Figures[string(e.figure)] != nil && !p.profile.StillFigures
}

// Play has the drawing of the chosen entry move, or stand still again.
func (p *Page) Play() {
	if p.moving.on() {
		p.moving.end()
		p.choose()
		return
	}
	if !p.CanPlay() {
		return
	}
	p.moving.began = p.Now()
	p.step()
	p.sayPlay()
}

// step draws what it is at now, and the next one a little later.
func (p *Page) step() {
	e, ok := p.now()
	f := p.Figures[string(e.figure)]
	if !ok || f == nil {
		p.moving.end()
		return
	}
	p.figure.Draw(kit.Drawing{Shapes: f.Frame(p.Now().Sub(p.moving.began)), Box: f.Stage(), Name: e.name})
	p.moving.cancel = p.After(frameEvery, p.step)
}

// sayPlay says on the button what it would do.
func (p *Page) sayPlay() {
	words, icon := p.say("library.play"), theme.IconPlay
	if p.moving.on() {
		words, icon = p.say("library.pause"), theme.IconPause
	}
	p.moving.button.SetWords(words, icon)
}
