package kit

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes of a row of scores.
const (
	scoreLeast float32 = 24
	scoreMost  float32 = 40
	scoreGap   float32 = 2
)

func scoreHeight() float32 { return theme.Length(28, 24) }

// maxScore is the worst pain.
const maxScore = 10

// Scores is a choice of a pain score from 0 to 10, or of none. Left and Right,
// the digits, and 10 by "t" choose; Delete takes the choice back.
type Scores struct {
	control
	name     string
	chosen   int  // -1: none
	typed    rune // last, if nothing else happened since
	onChosen func(score int)

	cells  []*canvas.Rectangle
	labels []*canvas.Text
	ring   *canvas.Rectangle
}

// NewScores returns a row without a choice; onChosen hears of every change a
// person makes, -1 where they took it back.
func NewScores(name string, onChosen func(score int)) *Scores {
	s := &Scores{name: name, chosen: -1, onChosen: onChosen, ring: newRing(theme.RadiusButton)}
	for range maxScore + 1 {
		cell := canvas.NewRectangle(color.Transparent)
		cell.CornerRadius = theme.RadiusCheck
		s.cells = append(s.cells, cell)
		s.labels = append(s.labels, NewText(theme.TextCardTitle, false))
	}
	s.ExtendBaseWidget(s)
	return s
}

// Chosen is the score, -1 for none.
func (s *Scores) Chosen() int { return s.chosen }

// SetName changes what a screen reader calls it.
func (s *Scores) SetName(name string) { s.name = name }

// SetChosen changes the choice without telling onChosen.
func (s *Scores) SetChosen(score int) {
	if s.chosen != score {
		s.chosen = score
		s.Refresh()
	}
}

func (s *Scores) choose(score int) {
	if s.Disabled() || score > maxScore || score < -1 || score == s.chosen {
		return
	}
	s.SetChosen(score)
	s.onChosen(score)
}

// Tapped chooses the score under the pointer, or takes it back.
func (s *Scores) Tapped(e *fyne.PointEvent) {
	focus(s)
	s.typed = 0
	score := min(int(e.Position.X/s.pitch(s.Size())), maxScore)
	if score == s.chosen {
		score = -1
	}
	s.choose(score)
}

// FocusLost ends what was typed.
func (s *Scores) FocusLost() {
	s.typed = 0
	s.control.FocusLost()
}

// TypedKey steps through the scores.
func (s *Scores) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		s.typed = 0
		s.choose(max(s.chosen-1, 0))
	case fyne.KeyRight:
		s.typed = 0
		s.choose(s.chosen + 1)
	case fyne.KeyDelete, fyne.KeyBackspace:
		s.typed = 0
		s.choose(-1)
	default:
		if n, err := strconv.Atoi(string(key.Name)); err != nil || n > maxScore {
			PassKey(s, key)
		}
	}
}

// TypedRune chooses a score by its digits, and 10 also by t.
func (s *Scores) TypedRune(r rune) {
	begun := s.typed
	s.typed = r
	switch {
	case r == 't', r == '0' && begun == '1':
		s.choose(maxScore)
	case r >= '0' && r <= '9':
		s.choose(int(r - '0'))
	}
}

// AccessibilityLabel is the name and the score.
func (s *Scores) AccessibilityLabel() string {
	if s.chosen < 0 {
		return s.name
	}
	return s.name + " " + strconv.Itoa(s.chosen)
}

// AccessibilityRole is a button.
func (s *Scores) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (s *Scores) CreateRenderer() fyne.WidgetRenderer { return newRenderer(s) }

func (s *Scores) objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for i, cell := range s.cells {
		all = append(all, cell, s.labels[i])
	}
	return append(all, s.ring)
}

func (s *Scores) pitch(size fyne.Size) float32 {
	return min(size.Width/(maxScore+1), scoreMost+scoreGap)
}

func (s *Scores) least() fyne.Size {
	return fyne.NewSize((maxScore+1)*(scoreLeast+scoreGap), scoreHeight())
}

func (s *Scores) place(size fyne.Size) {
	pitch := s.pitch(size)
	for i, cell := range s.cells {
		left := floor(pitch * float32(i))
		width := floor(pitch*float32(i+1)) - left - scoreGap
		cell.Move(fyne.NewPos(left, 0))
		cell.Resize(fyne.NewSize(width, scoreHeight()))
		PlaceText(s.labels[i], left+(width-Width(s.labels[i]))/2, 0, scoreHeight())
	}
	placeRing(s.ring, fyne.Position{}, fyne.NewSize(pitch*(maxScore+1)-scoreGap, scoreHeight()))
}

// paint gives the chosen score a filled cell in the accent; zones are shown
// where a score is read, not where it is given, for no score is a wrong answer.
func (s *Scores) paint() {
	for i, cell := range s.cells {
		label := s.labels[i]
		label.Text, label.TextStyle.Bold = strconv.Itoa(i), i == s.chosen
		cell.FillColor, label.Color = s.ink(theme.ColorHover, theme.ColorRaised), s.ink(theme.ColorText, theme.ColorHover)
		if i == s.chosen {
			cell.FillColor, label.Color = s.ink(theme.ColorAccent, theme.ColorRaised), s.ink(theme.ColorOnAccent, theme.ColorAccent)
		}
	}
	s.paintRing(s.ring)
}
