package paper

import "github.com/kneewise/kneewise/ui/paper/sheet"

// table is rows of text under labels. Rows grow with their text and are never
// split; the labels stand again at the top of each page.
type table struct {
	columns []column
	rows    [][]cell
	empty   string // what stands there without rows
	whole   bool   // it begins on a page that it fits on, if there is one
}

// column is one column of a table.
type column struct {
	label string
	share float64 // of the width, in any unit
	font  sheet.Font
	ink   sheet.Grey
	note  sheet.Font // of the notes; cellNote if there is none
}

// cell is what stands in a row of a column.
type cell struct {
	icon string // before the text
	text string
	note string // below it
}

// texts are cells of text alone.
func texts(all ...string) []cell {
	row := make([]cell, len(all))
	for i, text := range all {
		row[i] = cell{text: text}
	}
	return row
}

// The type and the places of tables.
var (
	sectionFont = sheet.Font{Cut: sheet.Bold, Size: 12}
	rowFont     = sheet.Font{Size: 8.5}
	rowBold     = sheet.Font{Cut: sheet.Bold, Size: 8.5}
	cellNote    = sheet.Font{Cut: sheet.Italic, Size: 8}
	labelFont   = sheet.Font{Size: 8}

	sectionHead   = sheet.Px(26)
	sectionGap    = sheet.Px(16)
	labelHeight   = sheet.Px(20)
	rowPad        = sheet.Px(4) // above and below the text
	tableGap      = sheet.Px(8) // between columns
	tableIcon     = sheet.Px(12)
	tableIndent   = sheet.Px(17)
	mostCellLines = 30
	mostNoteLines = 12
)

// tableSetter is a table being set.
type tableSetter struct {
	*flow
	*table
	lefts  []float64
	widths []float64
}

func (f *flow) setter(t *table) *tableSetter {
	s := &tableSetter{flow: f, table: t}
	sum := 0.0
	for _, c := range t.columns {
		sum += c.share
	}
	x := margin
	for _, c := range t.columns {
		width := f.width() * c.share / sum
		s.lefts, s.widths = append(s.lefts, x), append(s.widths, width-tableGap)
		x += width
	}
	s.widths[len(s.widths)-1] += tableGap
	return s
}

// section sets a heading with its table below, whose first row stands on the
// same page.
func (f *flow) section(title string, t *table) {
	s := f.setter(t)
	f.room(sectionHead + s.least())
	at := f.take(sectionHead)
	f.Text(sectionFont.Shorten(title, at.W), sectionFont, sheet.Black, at.X, at.Y+sheet.Px(18), at)
	s.draw()
	f.y += sectionGap
}

// part sets a table that belongs to what is above it.
func (f *flow) part(t *table) {
	s := f.setter(t)
	f.room(s.least())
	s.draw()
	f.y += sectionGap
}

// draw sets the labels and the rows.
func (s *tableSetter) draw() {
	s.labels()
	for _, row := range s.rows {
		height := s.height(row)
		if s.y+height > s.bottom() {
			s.turn()
			s.labels()
		}
		s.row(row, s.take(height))
	}
	if len(s.rows) == 0 && s.empty != "" {
		at := s.take(rowFont.Pitch() + 2*rowPad)
		s.Text(rowFont.Shorten(s.empty, at.W), rowFont, sheet.Soft, at.X, at.Y+rowPad+rowFont.Ascent(), at)
	}
}

// least is how much room there has to be where the table begins: for its first
// row, or for all of it.
func (s *tableSetter) least() float64 {
	if len(s.rows) == 0 {
		return s.labelsHeight() + rowFont.Pitch() + 2*rowPad
	}
	first := s.labelsHeight() + s.height(s.rows[0])
	sum := first
	for _, row := range s.rows[1:] {
		sum += s.height(row)
	}
	if s.whole && sectionHead+sum <= s.bottom()-flowTop {
		return sum
	}
	return first
}

// labelsHeight is that of the labels, which a table without rows has not.
func (s *tableSetter) labelsHeight() float64 {
	if len(s.rows) == 0 {
		return 0
	}
	for _, c := range s.columns {
		if c.label != "" {
			return labelHeight
		}
	}
	return 0
}

// labels are set with the rule below them that a table begins with.
func (s *tableSetter) labels() {
	at := s.take(s.labelsHeight())
	for i, c := range s.columns {
		if at.H == 0 {
			break
		}
		s.Text(labelFont.Shorten(c.label, s.widths[i]), labelFont, sheet.Soft, s.lefts[i], at.Y+sheet.Px(13), at)
	}
	s.Line(at.X, at.Bottom(), at.Right(), at.Bottom(), 1.6, sheet.Black)
}

// lines are the text and the note of a cell, broken to its column.
func (s *tableSetter) lines(i int, c *cell) (text, note []sheet.Clean) {
	width := s.widths[i]
	if c.icon != "" {
		width -= tableIndent
	}
	return s.columns[i].font.Wrap(c.text, width, mostCellLines), s.noteFont(i).Wrap(c.note, width, mostNoteLines)
}

func (s *tableSetter) noteFont(i int) sheet.Font {
	if f := s.columns[i].note; f.Size > 0 {
		return f
	}
	return cellNote
}

func (s *tableSetter) height(row []cell) float64 {
	tallest := rowFont.Pitch()
	for i := range row {
		text, note := s.lines(i, &row[i])
		tallest = max(tallest, float64(len(text))*s.columns[i].font.Pitch()+float64(len(note))*s.noteFont(i).Pitch())
	}
	return tallest + 2*rowPad
}

func (s *tableSetter) row(row []cell, at sheet.Box) {
	for i := range row {
		c, column := &row[i], &s.columns[i]
		text, note := s.lines(i, c)
		x, y := s.lefts[i], at.Y+rowPad+column.font.Ascent()
		if c.icon != "" {
			s.Icon(c.icon, sheet.Area(x, y-sheet.Px(10), tableIcon, tableIcon))
			x += tableIndent
		}
		y = s.Lines(text, column.font, column.ink, x, y, at)
		s.Lines(note, s.noteFont(i), sheet.Soft, x, y, at)
	}
	s.Line(at.X, at.Bottom(), at.Right(), at.Bottom(), 0.8, sheet.Rules)
}
