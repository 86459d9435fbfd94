package warmup

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes of the strip.
const (
	stripBar    float32 = 15
	stripRest   float32 = 7 // easy seconds are lower
	stripGap    float32 = 3
	stripLabels float32 = 18
	stripHeight         = stripBar + 9 + stripLabels
	stripName   float32 = 34 // the least width of a name
)

// stripStep is one part of the strip: a drill or the easy seconds after it.
type stripStep struct {
	drill  int
	length time.Duration // what it takes up: as planned, or longer
	lasts  time.Duration // what it takes; less where it was skipped
	rest   bool
	name   string
}

// strip shows a whole routine as bars as wide as they are long, filled as far
// as it has come, with the names of the drills below.
type strip struct {
	widget.BaseWidget
	steps   []stripStep
	elapsed time.Duration  // of all that the steps last
	drill   int            // of the moment; -1 for none
	names   []*canvas.Text // of each step; easy seconds have none
	tracks  []*canvas.Rectangle
	fills   []*canvas.Rectangle
}

func newStrip() *strip {
	s := &strip{drill: -1}
	s.ExtendBaseWidget(s)
	return s
}

// show changes the steps.
func (s *strip) show(steps []stripStep) {
	s.steps = steps
	for len(s.tracks) < len(steps) {
		s.tracks = append(s.tracks, canvas.NewRectangle(color.Transparent))
		s.fills = append(s.fills, canvas.NewRectangle(color.Transparent))
		s.names = append(s.names, kit.NewText(theme.TextCaption, false))
	}
}

// pass says how far the routine has come, and which drill is on.
func (s *strip) pass(elapsed time.Duration, drill int) {
	s.elapsed, s.drill = elapsed, drill
	s.Refresh()
}

// length is that of all steps.
func (s *strip) length() time.Duration {
	var sum time.Duration
	for _, step := range s.steps {
		sum += step.length
	}
	return sum
}

// CreateRenderer is for Fyne.
func (s *strip) CreateRenderer() fyne.WidgetRenderer { return &stripRenderer{s} }

type stripRenderer struct{ s *strip }

func (r *stripRenderer) Destroy()           {}
func (r *stripRenderer) MinSize() fyne.Size { return fyne.NewSize(0, stripHeight) }

func (r *stripRenderer) Objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for i := range r.s.steps {
		all = append(all, r.s.tracks[i], r.s.fills[i], r.s.names[i])
	}
	return all
}

func (r *stripRenderer) Refresh() {
	s := r.s
	for i, step := range s.steps {
		track, fill := theme.ColorAccentSoft, theme.ColorAccent
		s.tracks[i].FillColor = theme.Colour(track)
		s.fills[i].FillColor = theme.Colour(fill)
		if step.rest {
			s.tracks[i].FillColor = theme.Colour(theme.ColorHairline)
			s.fills[i].FillColor = theme.Mix(theme.Colour(fill), theme.Colour(theme.ColorBackground), 45)
		}
		current := step.drill == s.drill
		s.names[i].TextStyle.Bold = current
		s.names[i].Color = theme.Colour(theme.ColorTextMuted)
		if current {
			s.names[i].Color = theme.Colour(theme.ColorText)
		}
	}
	r.Layout(s.Size())
	canvas.Refresh(s)
}

func (r *stripRenderer) Layout(size fyne.Size) {
	s := r.s
	gaps := stripGap * float32(max(len(s.steps)-1, 0))
	perLength := (size.Width - gaps) / float32(max(s.length(), 1))
	x := float32(0)
	left := s.elapsed
	for i, step := range s.steps {
		width := perLength * float32(step.length)
		height := stripBar
		if step.rest {
			height = stripRest
		}
		y := (stripBar - height) / 2
		passed := min(left, step.lasts)
		left -= passed
		placeBar(s.tracks[i], x, y, width, height)
		placeBar(s.fills[i], x, y, perLength*float32(passed), height)
		room := width
		if i+1 < len(s.steps) && s.steps[i+1].drill == step.drill {
			room += perLength*float32(s.steps[i+1].length) + stripGap
		}
		s.names[i].Text = ""
		if !step.rest && room >= stripName {
			s.names[i].Text = kit.Ellipsis(step.name, room-6, theme.TextCaption, s.names[i].TextStyle)
		}
		kit.PlaceText(s.names[i], x, stripBar+9, stripLabels)
		x += width + stripGap
	}
}

func placeBar(bar *canvas.Rectangle, x, y, width, height float32) {
	bar.CornerRadius = min(theme.RadiusBar, height/2, width/2)
	bar.Move(fyne.NewPos(x, y))
	bar.Resize(fyne.NewSize(width, height))
}
