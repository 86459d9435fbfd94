package paper

import (
	"slices"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/interval"
	"github.com/kneewise/kneewise/ui/figure"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

// warmUp is one routine in words.
type warmUp struct {
	heading heading
	drills  []drill
	sore    string // what to do instead on a sore day; empty: the same
}

// drill is one movement of it, or all rounds of it.
type drill struct {
	pictures []figure.Picture
	name     string
	line     string // "0:45, then 0:15 easy · 2 rounds: easy, then moderate"
	cue      string
	rounds   int // boxes to tick
}

// warmUps lays out the warm-ups that the sessions of the days ask for, each on
// its own page, and the person's own.
func (b *builder) warmUps() error {
	view, err := b.plan.WarmUps()
	if err != nil {
		return err
	}
	before, err := b.variants()
	if err != nil {
		return err
	}
	var all []warmUp
	for _, v := range interval.Variants {
		if sessions, asked := before[v]; asked {
			all = append(all, b.builtIn(v, view.Sore(), sessions))
		}
	}
	if b.has(Own) {
		for i := range view.Routines {
			all = append(all, b.own(&view.Routines[i]))
		}
	}
	b.setWarmUps(all)
	return b.done(1, 1)
}

// variants are the warm-ups that are asked for, with the titles of the sessions
// they are for; that of the lower body if none is.
func (b *builder) variants() (map[interval.Variant][]string, error) {
	before := map[interval.Variant][]string{}
	weeks, err := b.weeks()
	if err != nil {
		return nil, err
	}
	for _, week := range weeks {
		view, err := b.plan.Week(week.First)
		if err != nil {
			return nil, err
		}
		for _, d := range view.Days {
			for i := range d.Sessions {
				s := &d.Sessions[i]
				if !b.covers(d.Date) || !s.Counts() {
					continue
				}
				family, impact := b.plan.Library().Family(s.Activity)
				v, ok := interval.VariantFor(s.Kind, family, impact)
				if ok && !slices.Contains(before[v], s.Title) {
					before[v] = append(before[v], s.Title)
				}
			}
		}
	}
	if len(before) == 0 {
		before[interval.WarmUpLower] = nil
	}
	return before, nil
}

// builtIn is a warm-up of ours, each drill of its rounds once.
func (b *builder) builtIn(v interval.Variant, sore bool, sessions []string) warmUp {
	r := interval.WarmUp(v, sore)
	w := warmUp{heading: b.warmUpHeading(&r)}
	if len(sessions) > 0 {
		w.heading.subtitle += b.say("separator") + b.say("paper.warm-ups.before", "Sessions", b.list(sessions))
	}
	seen := map[model.ID]bool{}
	for i, d := range r.Drills {
		if seen[d.Exercise] {
			continue
		}
		seen[d.Exercise] = true
		_, rounds := interval.Round(&r, i)
		w.drills = append(w.drills, b.drill(d, rounds))
	}
	if low := interval.WarmUp(v, true); !sore && low.Drills[1].Exercise != r.Drills[1].Exercise {
		w.sore = b.say("paper.warm-ups.sore", "Drills", b.list(b.drillNames(&low)))
	}
	return w
}

// drillNames are the drills of a routine but the first, which is the same in
// all of ours, each once.
func (b *builder) drillNames(r *model.Routine) (names []string) {
	for _, d := range r.Drills[1:] {
		if name := b.words.Drill(d.Exercise, b.plan.Library()); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// list writes texts one after another.
func (b *builder) list(texts []string) string {
	said := texts[0]
	for _, text := range texts[1:] {
		said = b.say("paper.list", "First", said, "Then", text)
	}
	return said
}

// own is a routine of the person's own, each of its drills in turn.
func (b *builder) own(r *model.Routine) warmUp {
	w := warmUp{heading: b.warmUpHeading(r)}
	for _, d := range r.Drills {
		w.drills = append(w.drills, b.drill(d, 1))
	}
	return w
}

func (b *builder) warmUpHeading(r *model.Routine) heading {
	h := heading{title: b.words.WarmUp(r), subtitle: b.countdown(r.Length())}
	if person := b.person(); person != "" {
		h.subtitle = person + b.say("separator") + h.subtitle
	}
	h.beside = [2][]phrase{{{text: b.say("paper.warm-ups.comfort"), font: adviceFont}}, painGuide(b.words.Words)}
	return h
}

func (b *builder) drill(d model.Drill, rounds int) drill {
	out := drill{
		name: b.words.Drill(d.Exercise, b.plan.Library()), cue: b.words.DrillCue(d.Exercise, b.plan.Library()),
		line: b.countdown(d.Work), rounds: rounds,
	}
	if drawn := figure.All()[b.figureOf(d.Exercise)]; drawn != nil {
		out.pictures = drawn.Print()
	}
	if d.Rest > 0 {
		out.line = b.say("paper.warm-ups.rest", "Work", out.line, "Rest", b.countdown(d.Rest))
	}
	if rounds > 1 {
		out.line += b.say("separator") + b.say("paper.warm-ups.rounds", "Count", rounds)
	}
	if interval.ChangesSide(d.Exercise) {
		out.line += b.say("separator") + b.say("paper.warm-ups.sides")
	}
	return out
}

// figureOf is which drawing shows an exercise or a drill.
func (b *builder) figureOf(exercise model.ID) string {
	if e, ok := b.plan.Library().Exercise(exercise); ok && e.Figure != "" {
		return string(e.Figure)
	}
	return string(exercise)
}

func (b *builder) countdown(s model.Seconds) string {
	return b.words.Countdown(time.Duration(s) * time.Second)
}

// The places of a warm-up.
var (
	drillFont    = sheet.Font{Cut: sheet.Bold, Size: 13}
	cueFont      = sheet.Font{Size: 10}
	drillLeast   = sheet.Px(146) // how high a drill is at least
	drillMost    = sheet.Px(176) // and at most, where the page has room
	picturePad   = sheet.Px(9)
	picturesWide = sheet.Px(290)
	roundBox     = sheet.Px(22)
	mostCues     = 12
)

// setWarmUps sets routines, each beginning on its own page.
func (b *builder) setWarmUps(all []warmUp) {
	if len(all) == 0 {
		all = []warmUp{b.builtIn(interval.WarmUpLower, false, nil)}
	}
	f := b.begun(all[0].heading)
	for i := range all {
		if i > 0 {
			f.heading = all[i].heading
			f.turn()
		}
		height := f.drillHeight(&all[i])
		for j := range all[i].drills {
			f.drill(&all[i].drills[j], height)
		}
		if all[i].sore != "" {
			f.paragraph(all[i].sore)
		}
	}
	b.feet()
}

// drillHeight is how high the drills of a routine can be so that all of it stands
// on one page.
func (f *flow) drillHeight(w *warmUp) float64 {
	room := f.bottom() - flowTop - f.paragraphHeight(w.sore)
	return min(max(room/float64(len(w.drills)), drillLeast), drillMost)
}

// drill sets one drill, at least so high: its pictures at the left, the words at
// the right, and a box to tick for each round.
func (f *flow) drill(d *drill, least float64) {
	left := margin + picturesWide
	width := f.right() - left - float64(d.rounds)*(roundBox+sheet.Px(6)) - sheet.Px(6)
	name := drillFont.Wrap(d.name, width, 2)
	line := rowFont.Wrap(d.line, width, 3)
	cue := cueFont.Wrap(d.cue, width, mostCues)
	words := float64(len(name))*drillFont.Pitch() + float64(len(line))*rowFont.Pitch() + float64(len(cue))*cueFont.Pitch() + sheet.Px(8)
	height := max(least, words+sheet.Px(24))
	f.room(height)
	at := f.take(height)
	size := min(least-2*picturePad, (picturesWide-sheet.Px(10))/float64(max(len(d.pictures), 1)))
	gap := (picturesWide - sheet.Px(10) - size*float64(len(d.pictures))) / 2
	for i, p := range d.pictures {
		drawPicture(f.Page, &p, sheet.Area(at.X+gap+float64(i)*size, at.Y+(at.H-size)/2, size, size))
	}
	y := at.Y + (at.H-words)/2 + drillFont.Ascent()
	y = f.Lines(name, drillFont, sheet.Black, left, y, at)
	y = f.Lines(line, rowFont, sheet.Soft, left, y-sheet.Px(4), at) + sheet.Px(8)
	f.Lines(cue, cueFont, sheet.Black, left, y, at)
	for i := range d.rounds {
		x := at.Right() - float64(d.rounds-i)*(roundBox+sheet.Px(6)) + sheet.Px(6)
		f.Frame(sheet.Area(x, at.Y+(at.H-roundBox)/2, roundBox, roundBox), sheet.Px(4), 1.4)
	}
	f.Line(at.X, at.Bottom(), at.Right(), at.Bottom(), 0.8, sheet.Rules)
}

// paragraph sets text as wide as the page.
func (f *flow) paragraph(text string) {
	height := f.paragraphHeight(text)
	f.room(height)
	at := f.take(height)
	f.Lines(rowFont.Wrap(text, at.W, mostCues), rowFont, sheet.Black, at.X, at.Y+sheet.Px(10)+rowFont.Ascent(), at)
}

func (f *flow) paragraphHeight(text string) float64 {
	if text == "" {
		return 0
	}
	return float64(len(rowFont.Wrap(text, f.width(), mostCues)))*rowFont.Pitch() + sheet.Px(14)
}

// drawPicture draws a figure into a square, in the greys of print.
func drawPicture(page *sheet.Page, p *figure.Picture, at sheet.Box) {
	scale := at.W / p.Box.Size
	place := func(q figure.Point) sheet.Point {
		return sheet.Point{X: at.X + (q.X-p.Box.X)*scale, Y: at.Bottom() - (q.Y-p.Box.Y)*scale}
	}
	for i := range p.Shapes {
		s := &p.Shapes[i]
		way := sheet.Circle(place(s.Centre), s.Radius*scale)
		if len(s.Points) > 0 {
			points := make([]sheet.Point, len(s.Points))
			for j, q := range s.Points {
				points[j] = place(q)
			}
			way = sheet.Polygon(points...)
		}
		page.Fill(way, sheet.Grey(s.Grey()))
	}
}
