package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Sketch is a part of a page: objects, to which others may be added, and three
// functions that say how large it is at least, where they stand and what they
// look like. Refresh paints and places anew, as a change of theme does.
type Sketch struct {
	widget.BaseWidget
	Objects []fyne.CanvasObject
	Least   func() fyne.Size
	Place   func(fyne.Size)
	Paint   func() // may be nil

	// Name is what a screen reader says; nil: its parts speak for themselves.
	Name func() string
}

// Sketched makes a sketch ready to be shown.
func Sketched(s *Sketch) *Sketch {
	s.ExtendBaseWidget(s)
	return s
}

// AccessibilityLabel is the name.
func (s *Sketch) AccessibilityLabel() string {
	if s.Name == nil {
		return ""
	}
	return s.Name()
}

// AccessibilityRole is a text with a name, else a container.
func (s *Sketch) AccessibilityRole() fyne.AccessibleRole {
	if s.Name == nil {
		return fyne.AccessibleRoleContainer
	}
	return fyne.AccessibleRoleText
}

// CreateRenderer is for Fyne.
func (s *Sketch) CreateRenderer() fyne.WidgetRenderer {
	s.paint()
	return &sketchRenderer{renderer{of: s}, s}
}

type sketchRenderer struct {
	renderer
	sketch *Sketch
}

func (r *sketchRenderer) Objects() []fyne.CanvasObject { return r.sketch.Objects }

func (s *Sketch) objects() []fyne.CanvasObject { return s.Objects }
func (s *Sketch) least() fyne.Size             { return s.Least() }
func (s *Sketch) place(size fyne.Size)         { s.Place(size) }

func (s *Sketch) paint() {
	if s.Paint != nil {
		s.Paint()
	}
}
