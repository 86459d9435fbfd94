package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes of a setting.
const (
	settingLines         = 6 // of the sentence, and of an error
	settingLeast float32 = 180
)

// settingPad is the room above and below.
func settingPad() float32 { return theme.Length(14, 7) }

// settingGap is that between the words and the control.
func settingGap() float32 { return theme.Gap(24) }

// settingBelow is that from the words to a control below them.
func settingBelow() float32 { return theme.Gap(10) }

// settingErrors is that above an error.
func settingErrors() float32 { return theme.Gap(6) }

// Setting is one line of a list of settings: its name, one sentence of what it
// does, and on the right the control that changes it. A control that is wide
// stands below the words, and so does every one where there is no room beside
// them. What is wrong is said below, with everything that was entered still
// there.
type Setting struct {
	widget.BaseWidget
	name, does, wrong string
	control           fyne.CanvasObject
	wide              bool
	above, below      bool // room there
	width             float32

	label         *canvas.Text
	sentence, err *Paragraph
	line          *canvas.Rectangle
}

// NewSetting returns a setting with a control on its right.
func NewSetting(name, does string, control fyne.CanvasObject) *Setting {
	s := &Setting{
		name: name, does: does, control: control, label: NewText(theme.TextBody, false),
		sentence: NewParagraph(does, theme.TextSmall, theme.ColorTextMuted, 0, settingLines),
		err:      NewParagraph("", theme.TextSmall, theme.ColorVerdictStop, 0, settingLines),
		line:     canvas.NewRectangle(color.Transparent),
	}
	s.ExtendBaseWidget(s)
	return s
}

// Wide puts the control below the words.
func (s *Setting) Wide() *Setting { s.wide = true; return s }

// Name is what the setting is called.
func (s *Setting) Name() string { return s.name }

// Does is the sentence of what it does.
func (s *Setting) Does() string { return s.does }

// SetDoes changes the sentence of what it does.
func (s *Setting) SetDoes(does string) {
	if s.does != does {
		s.does = does
		s.sentence.SetText(does)
		s.Refresh()
	}
}

// SetError says what is wrong with what was entered; an empty text takes it back.
func (s *Setting) SetError(words string) {
	if s.wrong != words {
		s.wrong = words
		s.err.SetText(words)
		s.Refresh()
	}
}

// Wrong is what is wrong, if anything.
func (s *Setting) Wrong() string { return s.wrong }

// SetPlace says where on its sheet the setting stands: a line parts it from one
// above, and there is no room above the first, unless there is a heading, and
// below the last.
func (s *Setting) SetPlace(first, heading, last bool) {
	s.line.Hidden = first
	s.above, s.below = !first || heading, !last
	s.Refresh()
}

// Focus gives the keyboard to the control, if it takes it.
func (s *Setting) Focus() {
	if w, ok := s.control.(fyne.Focusable); ok {
		focus(w)
	}
}

// AccessibilityLabel is the name and what is wrong.
func (s *Setting) AccessibilityLabel() string { return s.name + " " + s.wrong }

// AccessibilityRole is a container.
func (s *Setting) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer is for Fyne.
func (s *Setting) CreateRenderer() fyne.WidgetRenderer { return newRenderer(s) }

func (s *Setting) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{s.line, s.label, s.sentence, s.control, s.err}
}

// beside says whether the control stands beside the words.
func (s *Setting) beside() bool {
	return !s.wide && s.width-s.control.MinSize().Width-settingGap() >= settingLeast
}

// SetWidth tells how wide it will be.
func (s *Setting) SetWidth(width float32) {
	s.width = width
	words := width
	if s.beside() {
		words -= s.control.MinSize().Width + settingGap()
	} else {
		setWidth(s.control, width)
	}
	s.sentence.SetWidth(words)
	s.err.SetWidth(width)
}

// wordsHeight is that of the name and the sentence.
func (s *Setting) wordsHeight() float32 {
	return Pitch(theme.TextBody) + 1 + s.sentence.MinSize().Height
}

func (s *Setting) least() fyne.Size {
	control := s.control.MinSize()
	height := s.wordsHeight()
	if s.beside() {
		height = max(height, control.Height)
	} else {
		height += settingBelow() + control.Height
	}
	if wrong := s.err.MinSize().Height; wrong > 0 {
		height += settingErrors() + wrong
	}
	if s.above {
		height += settingPad()
	}
	if s.below {
		height += settingPad()
	}
	return fyne.NewSize(control.Width, height)
}

func (s *Setting) place(size fyne.Size) {
	s.line.Resize(fyne.NewSize(size.Width, theme.Hairline))
	control := s.control.MinSize()
	words := s.wordsHeight()
	top := float32(0)
	if s.above {
		top = settingPad()
	}
	y, bottom := top, top+words
	if s.beside() {
		height := max(words, control.Height)
		bottom = top + height
		y = floor(top + (height-words)/2)
		s.control.Resize(control)
		s.control.Move(fyne.NewPos(size.Width-control.Width, floor(top+(height-control.Height)/2)))
	}
	PlaceText(s.label, 0, y, Pitch(theme.TextBody))
	s.sentence.Move(fyne.NewPos(0, y+Pitch(theme.TextBody)+1))
	s.sentence.Resize(s.sentence.MinSize())
	if !s.beside() {
		if s.wide {
			control.Width = size.Width
		}
		s.control.Move(fyne.NewPos(0, bottom+settingBelow()))
		s.control.Resize(control)
		bottom += settingBelow() + control.Height
	}
	s.err.Move(fyne.NewPos(0, bottom+settingErrors()))
	s.err.Resize(s.err.MinSize())
}

func (s *Setting) paint() {
	s.line.FillColor = theme.Colour(theme.ColorHairline)
	s.label.Text, s.label.Color = s.name, theme.Colour(theme.ColorText)
}
