package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/ui/theme"
)

const sectionPad float32 = 14

func sectionRow() float32 { return theme.Length(40, 30) }

// Sections is a choice of one among words below each other: the parts of a long
// page. Up and Down, Home and End change it.
type Sections struct {
	control
	names    []string
	chosen   int // -1: none
	onChosen func(int)

	fill, ring *canvas.Rectangle
	labels     []*canvas.Text
}

// NewSections returns a choice with the first chosen; onChosen hears of every
// change a person makes.
func NewSections(names []string, onChosen func(int)) *Sections {
	s := &Sections{names: names, onChosen: onChosen, fill: canvas.NewRectangle(color.Transparent), ring: newRing(theme.RadiusButton)}
	s.fill.CornerRadius = theme.RadiusButton
	for range names {
		s.labels = append(s.labels, NewText(theme.TextBody, false))
	}
	s.ExtendBaseWidget(s)
	return s
}

// Chosen is the index of the chosen one, -1 for none.
func (s *Sections) Chosen() int { return s.chosen }

// SetChosen changes the choice without telling onChosen; -1 is none.
func (s *Sections) SetChosen(i int) { s.chosen = i; s.Refresh() }

func (s *Sections) choose(i int) {
	i = min(max(i, 0), len(s.names)-1)
	if i == s.chosen {
		return
	}
	s.SetChosen(i)
	s.onChosen(i)
}

// Tapped chooses the words under the pointer.
func (s *Sections) Tapped(e *fyne.PointEvent) {
	focus(s)
	s.choose(int(e.Position.Y / sectionRow()))
}

// TypedKey moves the choice.
func (s *Sections) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyUp:
		s.choose(s.chosen - 1)
	case fyne.KeyDown:
		s.choose(s.chosen + 1)
	case fyne.KeyHome:
		s.choose(0)
	case fyne.KeyEnd:
		s.choose(len(s.names) - 1)
	default:
		PassKey(s, key)
	}
}

// AccessibilityLabel is the chosen words.
func (s *Sections) AccessibilityLabel() string {
	if s.chosen < 0 {
		return ""
	}
	return s.names[s.chosen]
}

// AccessibilityRole is a button.
func (s *Sections) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (s *Sections) CreateRenderer() fyne.WidgetRenderer { return newRenderer(s) }

func (s *Sections) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{s.fill}
	for _, label := range s.labels {
		all = append(all, label)
	}
	return append(all, s.ring)
}

func (s *Sections) least() fyne.Size {
	var widest float32
	for i, name := range s.names {
		widest = max(widest, fyne.MeasureText(name, s.labels[i].TextSize, fyne.TextStyle{Bold: true}).Width)
	}
	return fyne.NewSize(floor(widest)+1+2*sectionPad, sectionRow()*float32(len(s.names)))
}

func (s *Sections) place(size fyne.Size) {
	row := fyne.NewSize(size.Width, sectionRow()-theme.Grid)
	at := fyne.NewPos(0, sectionRow()*float32(max(s.chosen, 0))+theme.Grid/2)
	s.fill.Move(at)
	s.fill.Resize(row)
	placeRing(s.ring, at, row)
	for i, label := range s.labels {
		PlaceText(label, sectionPad, sectionRow()*float32(i), sectionRow())
	}
}

func (s *Sections) paint() {
	s.fill.Hidden = s.chosen < 0
	s.fill.FillColor = theme.Colour(theme.ColorAccentSoft)
	for i, label := range s.labels {
		label.Text, label.TextStyle.Bold = s.names[i], i == s.chosen
		label.Color = theme.Colour(theme.ColorText)
		if i == s.chosen {
			label.Color = theme.Colour(theme.ColorAccent)
		}
	}
	s.paintRing(s.ring)
}
