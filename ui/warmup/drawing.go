package warmup

import (
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/interval"
	"github.com/kneewise/kneewise/ui/figure"
	"github.com/kneewise/kneewise/ui/kit"
)

// drillShown is the drill whose figure is on the stage: between two drills one
// marches easily.
func (p *Page) drillShown(v interval.PlayerView) model.ID {
	step := p.run.Player.Steps()[v.Step]
	if step.Phase == interval.PhaseRest {
		return interval.March
	}
	return p.run.Player.Routine().Drills[step.Drill].Exercise
}

// still is the drawing of a drill that stands for it; none of an exercise that
// is not drawn.
func (p *Page) still(id model.ID, none kit.Drawing) kit.Drawing {
	f := p.figureOf(id)
	if f == nil {
		return none
	}
	return kit.Drawing{Shapes: f.Still(), Box: f.Hero(), Name: p.drill(id)}
}

// figureOf is the drawing of a drill, which may be an exercise of the library;
// nil if there is none.
func (p *Page) figureOf(id model.ID) *figure.Figure {
	if e, ok := p.Plan.Library().Exercise(id); ok {
		id = e.Figure
	}
	return figure.All()[string(id)]
}

// drawStill puts a drill on the stage without moving, with its arrows.
func (p *Page) drawStill(id model.ID) {
	d := p.still(id, kit.Drawing{})
	if f := p.figureOf(id); f != nil {
		d.Shapes = f.StillWithArrows()
	}
	p.figure.Draw(d)
}

// drawFrame puts the drill of the moment on the stage as it is now.
func (p *Page) drawFrame(v interval.PlayerView) {
	id := p.drillShown(v)
	f := p.figureOf(id)
	if f == nil {
		p.figure.Draw(kit.Drawing{})
		return
	}
	p.figure.Draw(kit.Drawing{Shapes: f.Frame(v.Elapsed), Box: f.Stage(), Name: p.drill(id)})
}
