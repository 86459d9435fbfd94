package chart

// where a value stands beside its spot.
type where int

const (
	over where = iota
	under
	rightOf
	leftOf
)

// labels writes the values of the lines and then those of the bars.
func (d *drawer) labels() {
	for i := range d.Lines {
		l := &d.Lines[i]
		for _, n := range l.written() {
			p := &l.Points[n]
			d.label(Words{Text: p.Label, Bold: true}, d.spot(p), d.style.Mark/2+d.style.Gap/2, l.places(n))
		}
	}
	d.barLabels(false)
	d.barLabels(true)
	for i := range d.Bars {
		b := &d.Bars[i]
		d.label(Words{Text: b.Note, Muted: true}, Spot{X: d.x(b.Span), Y: d.out.Plot.bottom()}, d.style.Gap/2, []where{over})
	}
}

// places are where the value of a point may stand, away from the line as far as
// there is room: under it where the line comes down to it, and beside an end.
func (l *Line) places(i int) []where {
	falls := func(n int) bool { return n < 0 || n >= len(l.Points) || l.Points[n].Value > l.Points[i].Value }
	all := []where{over, under}
	if len(l.Points) > 1 && falls(i-1) && falls(i+1) {
		all = []where{under, over}
	}
	if i == len(l.Points)-1 {
		all = append(all, rightOf)
	}
	if i == 0 {
		all = append(all, leftOf)
	}
	return all
}

// barLabels writes the values of the bars that are so, or of those to come.
func (d *drawer) barLabels(soft bool) {
	var bars []*Bar
	var values []int64
	for i := range d.Bars {
		if b := &d.Bars[i]; b.Soft == soft && b.Value > 0 {
			bars, values = append(bars, b), append(values, b.Value)
		}
	}
	for _, i := range Written(values) {
		b := bars[i]
		top := Spot{X: d.x(b.Span), Y: d.y(d.loads(), max(b.Most, b.Value))}
		d.label(Words{Text: b.Label, Bold: true}, top, d.style.Gap/2, []where{over})
	}
}

// label writes words at the first of some places where there is room; without
// any they are left out, and said when they are pointed at.
func (d *drawer) label(w Words, at Spot, away float64, places []where) {
	if w.Text == "" {
		return
	}
	width := d.style.Width(w.Text, w.Bold)
	w.Rect = Rect{W: width, H: d.style.Text}
	for _, place := range places {
		switch place {
		case over:
			w.X, w.Y = d.inside(at.X-width/2, width), at.Y-away-d.style.Text
		case under:
			w.X, w.Y = d.inside(at.X-width/2, width), at.Y+away
		case rightOf:
			w.X, w.Y = at.X+away, at.Y-d.style.Text/2
		case leftOf:
			w.X, w.Y = at.X-away-width, at.Y-d.style.Text/2
		}
		if d.free(w.Rect) {
			d.out.Words = append(d.out.Words, w)
			return
		}
	}
}

// free says whether an area lies within the box over the foot of the plot, with
// no mark and no words in it.
func (d *drawer) free(area Rect) bool {
	if area.X < d.box.X || area.right() > d.box.right() || area.Y < d.box.Y || area.bottom() > d.out.Plot.bottom()+d.style.Text/2 {
		return false
	}
	for _, m := range d.marked {
		if m.meets(area) {
			return false
		}
	}
	for _, w := range d.out.Words {
		if w.meets(area) {
			return false
		}
	}
	return true
}
