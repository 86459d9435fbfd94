package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// KeyRow is one line of a [KeySheet]: what is done, and how.
type KeyRow struct {
	Keys []string // each does it: "Ctrl+N", "Insert"
	How  string   // where it is no key: "Drag a card"
	What string
}

// KeySection is a part of a [KeySheet].
type KeySection struct {
	Name string
	Rows []KeyRow
}

// Sizes of the sheet.
const (
	keyColumns           = 2
	keyColumnGap float32 = 28
	keyHow       float32 = 146 // width of the keys
	keyPad       float32 = 7   // inside a key
	keyHeight    float32 = 20
	keyGap       float32 = 4 // between keys
	keyLines             = 3 // of words
)

// keyHead is how high the name of a section is.
func keyHead() float32 { return theme.Length(28, 24) }

// keySpace is that after a section.
func keySpace() float32 { return theme.Gap(14) }

// keyRowGap is that between rows.
func keyRowGap() float32 { return theme.Gap(8) }

// KeySheet lists keys and gestures with what they do, in sections. Its width is
// given, its height is what it needs.
type KeySheet struct {
	widget.BaseWidget
	width    float32
	none     string // said where no section is left
	sections []*keySection
	empty    *Paragraph
}

// NewKeySheet returns an empty sheet, which says none until it has sections.
func NewKeySheet(width float32, none string) *KeySheet {
	s := &KeySheet{width: width, none: none, empty: NewParagraph(none, theme.TextBody, theme.ColorTextMuted, width, keyLines)}
	s.ExtendBaseWidget(s)
	return s
}

// SetSections replaces the sections.
func (s *KeySheet) SetSections(sections []KeySection) {
	s.sections = nil
	for _, section := range sections {
		s.sections = append(s.sections, newKeySection(section, s.columnWidth()))
	}
	s.Refresh()
}

func (s *KeySheet) columnWidth() float32 {
	return floor((s.width - (keyColumns-1)*keyColumnGap) / keyColumns)
}

// CreateRenderer is for Fyne.
func (s *KeySheet) CreateRenderer() fyne.WidgetRenderer { return &keySheetRenderer{s} }

// keySheetRenderer has other objects after every SetSections.
type keySheetRenderer struct{ s *KeySheet }

func (r *keySheetRenderer) Destroy() {}

func (r *keySheetRenderer) Objects() []fyne.CanvasObject {
	if len(r.s.sections) == 0 {
		return []fyne.CanvasObject{r.s.empty}
	}
	var all []fyne.CanvasObject
	for _, section := range r.s.sections {
		all = append(all, section)
	}
	return all
}

func (r *keySheetRenderer) MinSize() fyne.Size {
	if len(r.s.sections) == 0 {
		return fyne.NewSize(r.s.width, r.s.empty.MinSize().Height)
	}
	return fyne.NewSize(r.s.width, r.place())
}

func (r *keySheetRenderer) Layout(fyne.Size) {
	r.s.empty.Resize(r.s.empty.MinSize())
	r.place()
}

func (r *keySheetRenderer) Refresh() {
	r.Layout(r.s.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(r.s)
}

// place puts each section into the column that is shortest so far and returns
// how high the highest becomes.
func (r *keySheetRenderer) place() float32 {
	var heights [keyColumns]float32
	width := r.s.columnWidth()
	for _, section := range r.s.sections {
		column := 0
		for i, h := range heights {
			if h < heights[column] {
				column = i
			}
		}
		size := section.least()
		section.Resize(size)
		section.Move(fyne.NewPos(float32(column)*(width+keyColumnGap), heights[column]))
		heights[column] += size.Height + keySpace()
	}
	return max(heights[0], heights[1]) - keySpace()
}

// keySection draws one section in a column.
type keySection struct {
	widget.BaseWidget
	section KeySection
	width   float32
	name    *canvas.Text
	rows    []*keyRow
}

// keyRow is what one row is drawn with.
type keyRow struct {
	caps   []*canvas.Rectangle
	labels []*canvas.Text
	how    *Paragraph // nil for keys
	what   *Paragraph
}

func newKeySection(section KeySection, width float32) *keySection {
	s := &keySection{section: section, width: width, name: NewText(theme.TextCardTitle, true)}
	for _, row := range section.Rows {
		drawn := &keyRow{what: NewParagraph(row.What, theme.TextCardTitle, theme.ColorText, width-keyHow-keyGap, keyLines)}
		if row.How != "" {
			drawn.how = NewParagraph(row.How, theme.TextCardTitle, theme.ColorTextMuted, keyHow-keyGap, keyLines)
		}
		for range row.Keys {
			box := canvas.NewRectangle(color.Transparent)
			box.CornerRadius, box.StrokeWidth = theme.RadiusBar, theme.Hairline
			drawn.caps = append(drawn.caps, box)
			drawn.labels = append(drawn.labels, NewText(theme.TextSmall, false))
		}
		s.rows = append(s.rows, drawn)
	}
	s.ExtendBaseWidget(s)
	return s
}

// AccessibilityLabel is the section's name.
func (s *keySection) AccessibilityLabel() string { return s.section.Name }

// AccessibilityRole is a container.
func (s *keySection) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

func (s *keySection) CreateRenderer() fyne.WidgetRenderer { return newRenderer(s) }

func (s *keySection) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{s.name}
	for _, row := range s.rows {
		for i := range row.caps {
			all = append(all, row.caps[i], row.labels[i])
		}
		if row.how != nil {
			all = append(all, row.how)
		}
		all = append(all, row.what)
	}
	return all
}

func (s *keySection) least() fyne.Size {
	height := keyHead()
	for i := range s.rows {
		height += s.placeKeys(i, -1)
	}
	return fyne.NewSize(s.width, height)
}

func (s *keySection) place(fyne.Size) {
	PlaceText(s.name, 0, 0, keyHead()-4)
	y := keyHead()
	for i, row := range s.rows {
		row.what.Resize(row.what.MinSize())
		row.what.Move(fyne.NewPos(keyHow, y+1))
		if row.how != nil {
			row.how.Resize(row.how.MinSize())
			row.how.Move(fyne.NewPos(0, y+1))
		}
		y += s.placeKeys(i, y)
	}
}

// placeKeys puts the keys of a row under each other where they do not fit beside
// each other, from y on unless that is negative, and returns the height of the
// row.
func (s *keySection) placeKeys(i int, y float32) float32 {
	row, x, bottom := s.rows[i], float32(0), float32(0)
	for n, key := range s.section.Rows[i].Keys {
		width := floor(fyne.MeasureText(key, theme.TextSmall, fyne.TextStyle{}).Width) + 1 + 2*keyPad
		if x > 0 && x+width > keyHow-keyGap {
			x, bottom = 0, bottom+keyHeight+keyGap
		}
		if y >= 0 {
			row.caps[n].Move(fyne.NewPos(x, y+bottom))
			row.caps[n].Resize(fyne.NewSize(width, keyHeight))
			PlaceText(row.labels[n], x+keyPad, y+bottom, keyHeight)
		}
		x += width + keyGap
	}
	height := max(bottom+keyHeight, row.what.MinSize().Height+2)
	if row.how != nil {
		height = max(height, row.how.MinSize().Height+2)
	}
	return height + keyRowGap()
}

func (s *keySection) paint() {
	s.name.Text, s.name.Color = s.section.Name, theme.Colour(theme.ColorText)
	for i, row := range s.rows {
		for n, key := range s.section.Rows[i].Keys {
			row.caps[n].FillColor = theme.Colour(theme.ColorSurface)
			row.caps[n].StrokeColor = theme.Colour(theme.ColorOutline)
			row.labels[n].Text, row.labels[n].Color = key, theme.Colour(theme.ColorText)
		}
	}
}
