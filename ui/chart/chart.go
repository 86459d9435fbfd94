package chart

// Chart is what is to be shown: bars and lines over civil days.
type Chart struct {
	Days   Span
	Across []Tick // written below

	Values Axis  // of the lines, on the left; of the bars too, unless they have their own
	Loads  *Axis // of the bars, on the right

	Bands []Band
	Bars  []Bar // those of the same days stand in front of each other, the later ones in front
	Lines []Line
}

// Axis is a scale with what is written at its ticks.
type Axis struct {
	Scale
	Words func(int64) string
}

// Tick is what is written below the middle of some days.
type Tick struct {
	Span
	Words string
	Bold  bool
}

// Band is a tinted stretch of the values From to To, both included: it reaches
// halfway to the numbers beyond them, and no further than the scale.
type Band struct {
	From, To int64
	Ink      string
	Words    string // written on its right
}

// Bar is one value of some days.
type Bar struct {
	Span
	Value int64
	Ink   string
	Soft  bool  // is not yet so: planned
	Most  int64 // a line at the most allowed; 0 for none

	Label string // the value, written where [Written] says so
	Note  string // written at its foot instead: why there is no value
	Words string // said when it is pointed at
}

// Mark is the shape at the points of a line.
type Mark int

// The marks: of the left knee, and of the right one (LOOK.md: the disc with a
// line of 2.8, the hollow square with one of 1.6).
const (
	Disc Mark = iota
	Square
)

// Line joins the values of one series in order of their days.
type Line struct {
	Mark   Mark
	Ink    string
	Points []Point // in order of their days

	// Reach is how many days two points may be apart to be joined; the line has
	// a gap between those further apart. 0 joins all.
	Reach int
}

// Point is one value of a line.
type Point struct {
	Span
	Value int64
	Label string // the value, written where [Written] says so
	Words string // said when it is pointed at
}

// runs are the points without the gaps: each run is joined.
func (l *Line) runs() [][]Point {
	var all [][]Point
	for i, p := range l.Points {
		if i == 0 || l.Reach > 0 && p.From.DaysSince(l.Points[i-1].From) > l.Reach {
			all = append(all, nil)
		}
		all[len(all)-1] = append(all[len(all)-1], p)
	}
	return all
}
