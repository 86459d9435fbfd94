package chart

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"pgregory.net/rapid"
)

// style is one in which every letter is 6 wide.
var style = Style{Text: 14, Gap: 6, Mark: 8, Width: func(words string, _ bool) float64 { return 6 * float64(len(words)) }}

var box = Rect{W: 600, H: 200}

func number(v int64) string { return strconv.FormatInt(v, 10) }

// week is the nth week from Monday 23 March 2026.
func week(n int) Span {
	first := ymd(2026, time.March, 23).AddDays(7 * n)
	return Span{first, first.AddDays(6)}
}

// painOverLoad is a chart like that of the page for a therapist: seven weeks of
// pain, one of them without, over kilometres.
func painOverLoad() *Chart {
	c := &Chart{
		Days:   Span{week(0).From, week(6).To},
		Values: Axis{Scale: Scale{Least: 0, Most: 10, Ticks: []int64{0, 2, 5, 10}}, Words: number},
		Loads:  &Axis{Scale: Nice(0, 12, 1, 2), Words: func(v int64) string { return number(v) + " km" }},
		Bands:  []Band{{0, 2, "green", "0-2"}, {3, 5, "amber", "3-5"}, {6, 10, "red", "6-10"}},
	}
	left := Line{Mark: Disc, Ink: "left", Reach: 7}
	right := Line{Mark: Square, Ink: "right", Reach: 7}
	for n, pain := range [][2]int64{{2, 1}, {2, 1}, {3, 1}, {-1, -1}, {1, 0}, {2, 1}, {1, 0}} {
		c.Across = append(c.Across, Tick{Span: week(n), Words: number(int64(13 + n))})
		if pain[0] < 0 {
			c.Bars = append(c.Bars, Bar{Span: week(n), Note: "missed", Words: "week 16: missed"})
			continue
		}
		c.Bars = append(c.Bars, Bar{Span: week(n), Value: 9 + int64(n)/3, Most: 12, Label: number(9 + int64(n)/3), Words: "running"})
		left.Points = append(left.Points, Point{Span: week(n), Value: pain[0], Label: "L" + number(pain[0]), Words: "left " + number(pain[0])})
		right.Points = append(right.Points, Point{Span: week(n), Value: pain[1], Label: "R" + number(pain[1]), Words: "right " + number(pain[1])})
	}
	c.Lines = []Line{left, right}
	return c
}

func texts(d *Drawing) []string {
	var all []string
	for _, w := range d.Words {
		all = append(all, w.Text)
	}
	return all
}

func TestPlotLeavesRoomForItsWords(t *testing.T) {
	d := Draw(painOverLoad(), box, style)
	// "10" on the left, "10 km" on the right; a line of words above and below.
	want := Rect{X: 12 + 6, Y: 20, W: 600 - 18 - 30 - 6, H: 200 - 40}
	if d.Plot != want {
		t.Errorf("the plot is %v, want %v", d.Plot, want)
	}
	for i, y := range []float64{20, 100, 148, 180} {
		if d.Grid[i].Y != y || d.Grid[i].X != d.Plot.X || d.Grid[i].Length != d.Plot.W {
			t.Errorf("hairline %d is %v, want it at %v", i, d.Grid[i], y)
		}
	}
}

func TestMissingWeekIsAGap(t *testing.T) {
	d := Draw(painOverLoad(), box, style)
	for _, path := range d.Lines {
		if len(path.Runs) != 2 || len(path.Runs[0]) != 3 || len(path.Runs[1]) != 3 {
			t.Errorf("the runs are %v", path.Runs)
		}
		if len(path.Marks) != 6 {
			t.Errorf("%d marks, want one at each of 6 points", len(path.Marks))
		}
	}
	c := painOverLoad()
	c.Lines[0].Reach = 0
	if runs := Draw(c, box, style).Lines[0].Runs; len(runs) != 1 || len(runs[0]) != 6 {
		t.Errorf("without a reach the runs are %v", runs)
	}
}

func TestBarsStandOnTheFootInTheirWeeks(t *testing.T) {
	d := Draw(painOverLoad(), box, style)
	if len(d.Bars) != 6 || len(d.Caps) != 6 {
		t.Fatalf("%d bars, %d caps, want 6", len(d.Bars), len(d.Caps))
	}
	for i, b := range d.Bars {
		if b.bottom() != d.Plot.bottom() || b.Y <= d.Plot.Y || b.X < d.Plot.X || b.right() > d.Plot.right() {
			t.Errorf("bar %d is %v in %v", i, b.Rect, d.Plot)
		}
		if c := d.Caps[i]; c.Y > b.Y || c.X >= b.X || c.X+c.Length <= b.right() {
			t.Errorf("the cap %v is not over the bar %v", c, b.Rect)
		}
	}
	if first, next := d.Bars[0], d.Bars[1]; first.right() >= next.X {
		t.Errorf("the bars %v and %v meet", first.Rect, next.Rect)
	}
	// A point stands in the middle of its bar, and of its week's number.
	middle := d.Bars[0].X + d.Bars[0].W/2
	if at := d.Lines[0].Runs[0][0].X; at != middle {
		t.Errorf("the point is at %v, the bar at %v", at, middle)
	}
}

func TestBandsMeetHalfwayBetweenTheirValues(t *testing.T) {
	d := Draw(painOverLoad(), box, style)
	plot := d.Plot
	for i, want := range [][2]float64{{0, 2.5}, {2.5, 5.5}, {5.5, 10}} {
		top, foot := plot.bottom()-want[1]/10*plot.H, plot.bottom()-want[0]/10*plot.H
		if got := d.Bands[i]; math.Abs(got.Y-top) > 0.001 || math.Abs(got.bottom()-foot) > 0.001 || got.W != plot.W {
			t.Errorf("band %d is %v, want %v to %v", i, got.Rect, top, foot)
		}
	}
}

func TestFirstPeakLastAndWhatIsMissingAreWritten(t *testing.T) {
	got := texts(Draw(painOverLoad(), Rect{W: 600, H: 400}, style))
	for _, want := range []string{"L1", "L3", "L2", "R0", "missed", "13", "19", "10 km", "6-10"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not written in %v", want, got)
		}
	}
}

func TestPointingSaysAllOfTheWeek(t *testing.T) {
	d := Draw(painOverLoad(), box, style)
	if len(d.Stops) != 7 {
		t.Fatalf("%d stops, want 7 weeks: %v", len(d.Stops), d.Stops)
	}
	for _, c := range []struct {
		x    float64
		want string
	}{
		{0, "left 2, right 1, running"},
		{d.Stops[3].X + 10, "week 16: missed"},
		{600, "left 1, right 0, running"},
	} {
		if got := strings.Join(d.Stops[d.Nearest(c.x)].Words, ", "); got != c.want {
			t.Errorf("at %v it says %q, want %q", c.x, got, c.want)
		}
	}
	if i := Draw(&Chart{}, box, style).Nearest(5); i != -1 {
		t.Errorf("an empty chart points at %d", i)
	}
}

// TestManyWeeksAreWrittenSparsely draws five years: no mark or number of a week
// covers another.
func TestManyWeeksAreWrittenSparsely(t *testing.T) {
	c := &Chart{Days: Span{week(0).From, week(259).To}, Values: Axis{Scale: Nice(0, 10, 1, 5), Words: number}}
	line := Line{Ink: "left"}
	for n := range 260 {
		c.Across = append(c.Across, Tick{Span: week(n), Words: number(int64(n))})
		line.Points = append(line.Points, Point{Span: week(n), Value: int64(n) % 7})
	}
	c.Lines = []Line{line}
	d := Draw(c, box, style)
	if n := len(d.Lines[0].Marks); n != 3 {
		t.Errorf("%d marks, want those of the values that are written", n)
	}
	got := texts(d)
	if !slices.Contains(got, "259") || slices.Contains(got, "258") {
		t.Errorf("the weeks are written %v", got)
	}
}

// TestNothingIsCoveredOrOutside draws any lines and bars in any box.
func TestNothingIsCoveredOrOutside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := &Chart{Days: Span{week(0).From, week(11).To}}
		most := int64(1)
		for range rapid.IntRange(0, 2).Draw(t, "lines") {
			var l Line
			day := c.Days.From
			for range rapid.IntRange(1, 12).Draw(t, "points") {
				v := rapid.Int64Range(0, 200).Draw(t, "value")
				most = max(most, v)
				l.Points = append(l.Points, Point{Span: Day(day), Value: v, Label: number(v), Words: number(v)})
				day = day.AddDays(rapid.IntRange(0, 7).Draw(t, "away"))
			}
			c.Lines = append(c.Lines, l)
		}
		for n := range rapid.IntRange(0, 12).Draw(t, "bars") {
			v := rapid.Int64Range(0, 200).Draw(t, "load")
			most = max(most, v)
			c.Bars = append(c.Bars, Bar{Span: week(n), Value: v, Soft: n%5 == 4, Label: number(v), Note: rapid.SampledFrom([]string{"", "missed"}).Draw(t, "note")})
			c.Across = append(c.Across, Tick{Span: week(n), Words: fmt.Sprint("week ", n)})
		}
		c.Values = Axis{Scale: Nice(0, most, 1, 4), Words: number}
		box := Rect{X: 10, Y: 20, W: rapid.Float64Range(80, 900).Draw(t, "width"), H: rapid.Float64Range(70, 400).Draw(t, "height")}
		d := Draw(c, box, style)
		for i, w := range d.Words {
			if w.Y < box.Y || w.bottom() > box.bottom() || w.X < box.X-0.001 || w.W <= box.W && w.right() > box.right()+0.001 {
				t.Fatalf("%q at %v is outside of %v", w.Text, w.Rect, box)
			}
			for _, other := range d.Words[:i] {
				axes := w.Muted && other.Muted // the numbers of a low axis may touch
				if !axes && w.meets(other.Rect) {
					t.Fatalf("%q at %v covers %q at %v", w.Text, w.Rect, other.Text, other.Rect)
				}
			}
		}
		for _, b := range d.Bars {
			if b.H < 0 || b.Y < d.Plot.Y-0.001 {
				t.Fatalf("the bar %v is not in %v", b.Rect, d.Plot)
			}
		}
	})
}

// TestShortWeekHasANarrowBar is that of a new first weekday (RULES.md,
// clarification 6).
func TestShortWeekHasANarrowBar(t *testing.T) {
	short := Span{week(0).From, week(0).From.AddDays(2)}
	long := Span{short.To.AddDays(1), short.To.AddDays(7)}
	c := &Chart{
		Days:   Span{short.From, long.To},
		Values: Axis{Scale: Nice(0, 10, 1, 5), Words: number},
		Bars:   []Bar{{Span: short, Value: 3}, {Span: long, Value: 7}},
	}
	d := Draw(c, box, style)
	if got, want := d.Bars[0].W/d.Bars[1].W, 3.0/7; got < want-0.001 || got > want+0.001 {
		t.Errorf("the bar of three days is %v of a week's, want %v", got, want)
	}
}

func TestWeeksOfAYearsEndGoOn(t *testing.T) {
	s := Span{civil.Date{Year: 2026, Month: 12, Day: 28}, civil.Date{Year: 2027, Month: 1, Day: 3}}
	if got := s.At(civil.Date{Year: 2027, Month: 1, Day: 1}); got != 4.0/7 {
		t.Errorf("New Year is at %v of its week", got)
	}
}
