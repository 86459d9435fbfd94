package chart

import (
	"cmp"
	"math"
	"slices"
)

// Spot is a place; y is down from the top.
type Spot struct{ X, Y float64 }

// Rect is an area.
type Rect struct{ X, Y, W, H float64 }

func (r Rect) right() float64  { return r.X + r.W }
func (r Rect) bottom() float64 { return r.Y + r.H }

// meets says whether two areas share more than an edge.
func (r Rect) meets(o Rect) bool {
	return r.X < o.right() && o.X < r.right() && r.Y < o.bottom() && o.Y < r.bottom()
}

// Style is how large things are in the units of the target.
type Style struct {
	Text  float64 // height of a line of words
	Gap   float64 // between words and what they are about
	Mark  float64 // across a disc or a square
	Width func(words string, bold bool) float64
}

// Drawing is what to draw, from the back to the front in the order of its
// fields.
type Drawing struct {
	Plot  Rect // what the axes enclose
	Bands []Area
	Grid  []Stroke // hairlines; the last one is the foot
	Bars  []Area
	Caps  []Stroke // the most allowed
	Lines []Path
	Words []Words

	// Stops are what can be pointed at, from left to right.
	Stops []Stop
}

// Area is a tinted rectangle.
type Area struct {
	Rect
	Ink  string
	Soft bool
}

// Stroke is a straight line to the right.
type Stroke struct {
	Spot
	Length float64
}

// Path is a line with its gaps.
type Path struct {
	Mark  Mark
	Ink   string
	Runs  [][]Spot
	Marks []Spot // where its mark stands: at all points, or at some where there are too many
}

// Words are a piece of text in the upper left corner of an area as wide as it.
type Words struct {
	Rect
	Text  string
	Bold  bool
	Muted bool
}

// Stop is what some days say when they are pointed at.
type Stop struct {
	X     float64 // the middle of the days
	Words []string
}

// Nearest is the stop nearest to a place across, -1 if there is none.
func (d *Drawing) Nearest(x float64) int {
	best := -1
	for i, s := range d.Stops {
		if best < 0 || math.Abs(s.X-x) < math.Abs(d.Stops[best].X-x) {
			best = i
		}
	}
	return best
}

// barShare is how much of its days a bar is wide.
const barShare = 0.56

// drawer draws one chart.
type drawer struct {
	*Chart
	style  Style
	box    Rect
	out    Drawing
	marked []Rect // by the marks of the lines
}

// Draw works out a chart in a box. Everything is within the box; what is written
// never covers what is written already, nor a mark.
func Draw(c *Chart, box Rect, style Style) *Drawing {
	d := &drawer{Chart: c, style: style, box: box}
	d.out.Plot = d.plot()
	d.bands()
	d.axes()
	d.across()
	d.bars()
	d.lines()
	d.labels()
	d.stops()
	return &d.out
}

// plot is what is left of the box beside the words of the axes.
func (d *drawer) plot() Rect {
	left, right := d.widest(&d.Values), 0.0
	if d.Loads != nil {
		right = d.widest(d.Loads)
	}
	for _, b := range d.Bands {
		right = max(right, d.style.Width(b.Words, false))
	}
	if right > 0 {
		right += d.style.Gap
	}
	if left > 0 {
		left += d.style.Gap
	}
	top := d.style.Text + d.style.Gap // of a label at the upper end
	foot := d.style.Text + d.style.Gap
	return Rect{
		X: d.box.X + left, Y: d.box.Y + top,
		W: max(d.box.W-left-right, 0), H: max(d.box.H-top-foot, 0),
	}
}

func (d *drawer) widest(a *Axis) float64 {
	width := 0.0
	for _, v := range a.Ticks {
		width = max(width, d.style.Width(a.Words(v), false))
	}
	return width
}

// y is where a value of an axis is.
func (d *drawer) y(a *Axis, v int64) float64 { return d.height(a.At(v)) }

func (d *drawer) height(share float64) float64 { return d.out.Plot.bottom() - share*d.out.Plot.H }

// x is where the middle of some days is.
func (d *drawer) x(days Span) float64 { return d.out.Plot.X + d.Days.Middle(days)*d.out.Plot.W }

func (d *drawer) loads() *Axis {
	if d.Loads != nil {
		return d.Loads
	}
	return &d.Values
}

func (d *drawer) bands() {
	half := 0.0
	if d.Values.Most > d.Values.Least {
		half = 0.5 / float64(d.Values.Most-d.Values.Least)
	}
	plot := d.out.Plot
	for _, b := range d.Bands {
		top, foot := d.height(min(d.Values.At(b.To)+half, 1)), d.height(max(d.Values.At(b.From)-half, 0))
		d.out.Bands = append(d.out.Bands, Area{Rect: Rect{X: plot.X, Y: top, W: plot.W, H: foot - top}, Ink: b.Ink})
		d.write(Words{Text: b.Words, Muted: true}, plot.right()+d.style.Gap, (top+foot-d.style.Text)/2)
	}
}

// write puts words at a place.
func (d *drawer) write(w Words, x, y float64) {
	if w.Text != "" {
		w.Rect = Rect{X: x, Y: y, W: d.style.Width(w.Text, w.Bold), H: d.style.Text}
		d.out.Words = append(d.out.Words, w)
	}
}

// axes are the hairlines with their numbers, from the top down.
func (d *drawer) axes() {
	plot := d.out.Plot
	for _, v := range slices.Backward(d.Values.Ticks) {
		y := d.y(&d.Values, v)
		d.out.Grid = append(d.out.Grid, Stroke{Spot: Spot{X: plot.X, Y: y}, Length: plot.W})
		words := d.Values.Words(v)
		d.write(Words{Text: words, Muted: true}, plot.X-d.style.Gap-d.style.Width(words, false), y-d.style.Text/2)
	}
	if d.Loads == nil {
		return
	}
	for _, v := range d.Loads.Ticks {
		d.write(Words{Text: d.Loads.Words(v), Muted: true}, plot.right()+d.style.Gap, d.y(d.Loads, v)-d.style.Text/2)
	}
}

// across writes the days below: all of them, or every second, third and so on,
// counted from the last, so that none covers another.
func (d *drawer) across() {
	top := d.out.Plot.bottom() + d.style.Gap
	for every := 1; every <= len(d.Across); every++ {
		if row := d.row(every, top); !crowded(row, d.style.Gap) {
			d.out.Words = append(d.out.Words, row...)
			return
		}
	}
}

func (d *drawer) row(every int, top float64) []Words {
	var row []Words
	for i, t := range d.Across {
		if (len(d.Across)-1-i)%every == 0 && t.Words != "" {
			width := d.style.Width(t.Words, t.Bold)
			x := d.inside(d.x(t.Span)-width/2, width)
			row = append(row, Words{Rect: Rect{X: x, Y: top, W: width, H: d.style.Text}, Text: t.Words, Bold: t.Bold, Muted: !t.Bold})
		}
	}
	return row
}

// crowded says whether words of a row stand closer than a gap.
func crowded(row []Words, gap float64) bool {
	for i := 1; i < len(row); i++ {
		if row[i].X < row[i-1].right()+gap {
			return true
		}
	}
	return false
}

// inside keeps what is so wide within the box.
func (d *drawer) inside(x, width float64) float64 {
	return max(min(x, d.box.right()-width), d.box.X)
}

func (d *drawer) bars() {
	axis := d.loads()
	foot := d.height(max(axis.At(0), 0))
	for i := range d.Bars {
		b := &d.Bars[i]
		width := barShare * d.out.Plot.W * (d.Days.At(b.To.AddDays(1)) - d.Days.At(b.From))
		left := d.x(b.Span) - width/2
		if b.Value > 0 {
			top := d.y(axis, b.Value)
			d.out.Bars = append(d.out.Bars, Area{Rect: Rect{X: left, Y: top, W: width, H: foot - top}, Ink: b.Ink, Soft: b.Soft})
		}
		if b.Most > 0 {
			d.out.Caps = append(d.out.Caps, Stroke{Spot: Spot{X: left - width/4, Y: d.y(axis, b.Most)}, Length: width * 1.5})
		}
	}
}

func (d *drawer) lines() {
	for i := range d.Lines {
		l := &d.Lines[i]
		path := Path{Mark: l.Mark, Ink: l.Ink}
		for _, run := range l.runs() {
			var spots []Spot
			for _, p := range run {
				spots = append(spots, d.spot(&p))
			}
			path.Runs = append(path.Runs, spots)
		}
		path.Marks = d.marks(l)
		for _, m := range path.Marks {
			d.marked = append(d.marked, Rect{X: m.X - d.style.Mark/2, Y: m.Y - d.style.Mark/2, W: d.style.Mark, H: d.style.Mark})
		}
		d.out.Lines = append(d.out.Lines, path)
	}
}

func (d *drawer) spot(p *Point) Spot { return Spot{X: d.x(p.Span), Y: d.y(&d.Values, p.Value)} }

// markRoom is how much of the plot a mark needs, in marks.
const markRoom = 1.2

// marks are all points of a line, or where they would cover each other, those
// whose value is written and those that no line leads to.
func (d *drawer) marks(l *Line) []Spot {
	var spots []Spot
	if float64(len(l.Points))*d.style.Mark*markRoom <= d.out.Plot.W {
		for i := range l.Points {
			spots = append(spots, d.spot(&l.Points[i]))
		}
		return spots
	}
	for _, run := range l.runs() {
		if len(run) == 1 {
			spots = append(spots, d.spot(&run[0]))
		}
	}
	for _, i := range l.written() {
		spots = append(spots, d.spot(&l.Points[i]))
	}
	return spots
}

func (l *Line) written() []int {
	var values []int64
	for _, p := range l.Points {
		values = append(values, p.Value)
	}
	return Written(values)
}

// stops gathers what the same days say.
func (d *drawer) stops() {
	say := func(days Span, words string) {
		if words == "" {
			return
		}
		x := d.x(days)
		for i := range d.out.Stops {
			if s := &d.out.Stops[i]; math.Abs(s.X-x) < 0.5 {
				s.Words = append(s.Words, words)
				return
			}
		}
		d.out.Stops = append(d.out.Stops, Stop{X: x, Words: []string{words}})
	}
	for _, l := range d.Lines {
		for _, p := range l.Points {
			say(p.Span, p.Words)
		}
	}
	for _, b := range d.Bars {
		say(b.Span, b.Words)
	}
	slices.SortStableFunc(d.out.Stops, func(a, b Stop) int { return cmp.Compare(a.X, b.X) })
}
