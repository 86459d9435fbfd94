package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// Paragraph is text broken into lines of a width that is known beforehand, cut
// with an ellipsis after its last line.
type Paragraph struct {
	widget.BaseWidget
	text   string
	size   float32
	ink    fyne.ThemeColorName
	width  float32
	most   int
	style  fyne.TextStyle
	Centre bool // lines stand in the middle of the width

	lines []*canvas.Text
}

// NewParagraph returns text of a size and colour in at most most lines of a
// width.
func NewParagraph(text string, size float32, ink fyne.ThemeColorName, width float32, most int) *Paragraph {
	p := &Paragraph{text: text, size: size, ink: ink, width: width, most: most}
	for range most {
		p.lines = append(p.lines, NewText(size, false))
	}
	p.ExtendBaseWidget(p)
	return p
}

// Bold makes it a heading.
func (p *Paragraph) Bold() *Paragraph {
	p.style.Bold = true
	for _, line := range p.lines {
		line.TextStyle = p.style
	}
	p.Refresh()
	return p
}

// SetText changes the words.
func (p *Paragraph) SetText(text string) { p.text = text; p.Refresh() }

// SetWidth changes how wide the lines are.
func (p *Paragraph) SetWidth(width float32) {
	if p.width != width {
		p.width = width
		p.Refresh()
	}
}

// AccessibilityLabel is the whole text, also where lines were cut.
func (p *Paragraph) AccessibilityLabel() string { return p.text }

// AccessibilityRole is a text.
func (p *Paragraph) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// Pitch is the distance of the lines of a paragraph: 1.35 times the type's
// size, but whole and as tried for the small sizes.
func Pitch(size float32) float32 {
	switch size {
	case theme.TextCaption:
		return 14
	case theme.TextSmall:
		return 16
	default:
		return floor(size*1.35 + 0.5)
	}
}

// CreateRenderer is for Fyne.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer { return newRenderer(p) }

func (p *Paragraph) objects() []fyne.CanvasObject {
	all := make([]fyne.CanvasObject, len(p.lines))
	for i, line := range p.lines {
		all[i] = line
	}
	return all
}

func (p *Paragraph) least() fyne.Size {
	var size fyne.Size
	for _, line := range p.lines {
		if line.Text != "" {
			size.Width = max(size.Width, floor(Width(line))+1)
			size.Height += Pitch(p.size)
		}
	}
	return size
}

func (p *Paragraph) place(size fyne.Size) {
	for i, line := range p.lines {
		x := float32(0)
		if p.Centre {
			x = (size.Width - Width(line)) / 2
		}
		PlaceText(line, x, float32(i)*Pitch(p.size), Pitch(p.size))
	}
}

func (p *Paragraph) paint() {
	lines := Wrap(p.text, p.width, p.size, p.style, p.most)
	for i, line := range p.lines {
		line.Text = ""
		if i < len(lines) {
			line.Text = lines[i]
		}
		line.Color = theme.Colour(p.ink)
	}
}

const paragraphLines = 3

func paragraphGap() float32 { return theme.Gap(6) }

// Paragraphs are sentences below each other, each in at most three lines.
type Paragraphs struct {
	widget.BaseWidget
	all []*Paragraph
}

// NewParagraphs returns the first most sentences; an ellipsis stands for the
// rest.
func NewParagraphs(sentences []string, size float32, ink fyne.ThemeColorName, width float32, most int) *Paragraphs {
	p := &Paragraphs{}
	for i, sentence := range sentences {
		if i == most {
			p.all = append(p.all, NewParagraph(ellipsis, size, ink, width, 1))
			break
		}
		p.all = append(p.all, NewParagraph(sentence, size, ink, width, paragraphLines))
	}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer is for Fyne.
func (p *Paragraphs) CreateRenderer() fyne.WidgetRenderer { return newRenderer(p) }

func (p *Paragraphs) objects() []fyne.CanvasObject {
	all := make([]fyne.CanvasObject, len(p.all))
	for i, one := range p.all {
		all[i] = one
	}
	return all
}

func (p *Paragraphs) least() fyne.Size {
	var size fyne.Size
	for i, one := range p.all {
		least := one.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height
		if i > 0 {
			size.Height += paragraphGap()
		}
	}
	return size
}

func (p *Paragraphs) place(size fyne.Size) {
	var y float32
	for _, one := range p.all {
		height := one.MinSize().Height
		one.Move(fyne.NewPos(0, y))
		one.Resize(fyne.NewSize(size.Width, height))
		y += height + paragraphGap()
	}
}

func (p *Paragraphs) paint() {}
