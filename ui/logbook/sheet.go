package logbook

import (
	"errors"
	"slices"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// sheetWidth has room for a name and six sets, in a window of 1024.
const sheetWidth float32 = 944

// sheetInner is what the parts of a sheet have of it.
const sheetInner = sheetWidth - 44

// sheetWeeks is how many weeks a sheet can be of: this one and those before.
const sheetWeeks = 5

// sheet is the dialog that takes over what was written on printed sheets: one
// grid a week, with a block for each session. Every grid that was opened is kept,
// and all that was entered is saved together.
type sheet struct {
	book   *Book
	dialog *kit.Dialog
	week   *kit.Select
	days   []civil.Date // a day of each week, behind the words of week
	grids  map[int]*grid
	body   *kit.Column
}

// Sheet opens the grid for the printed sheet of the week of a day, or of this
// one where that is still to come.
func (b *Book) Sheet(of civil.Date) {
	if s := b.newSheet(of); s != nil {
		s.open()
	}
}

func (b *Book) newSheet(of civil.Date) *sheet {
	today, err := b.Plan.Today()
	if err != nil {
		b.Fail(err)
		return nil
	}
	s := &sheet{book: b, grids: map[int]*grid{}, body: kit.NewColumn(blockGap)}
	var words []string
	chosen := 0
	for d := today; len(s.days) < sheetWeeks; {
		week, err := b.Plan.WeekOf(d)
		if err != nil {
			b.Fail(err)
			return nil
		}
		if week.Contains(of) {
			chosen = len(s.days)
		}
		s.days, words = append(s.days, d), append(words, b.say("sheet.week", "Days", b.Format.WeekTitle(week, today), "Week", b.Format.WeekLabel(week, today)))
		d = week.First.AddDays(-1)
	}
	s.week = kit.NewSelect(words, chosen, func(int) { s.show() })
	s.dialog = &kit.Dialog{
		Heading: b.say("sheet.heading"), Sentence: b.say("sheet.sentence"), Width: sheetWidth,
		Content: kit.NewColumn(blockGap, kit.NewRow(10, 2, kit.NewLabel(b.say("sheet.of"), theme.TextBody, false, theme.ColorTextMuted), s.week, space()), s.body),
		Confirm: b.say("sheet.confirm"), Cancel: b.say("dialog.cancel"), OnConfirm: s.confirm,
	}
	s.show()
	return s
}

// open shows the dialog with the keyboard in the first cell.
func (s *sheet) open() {
	s.dialog.Show(s.book.Canvas)
	if g := s.grids[s.week.Chosen()]; g != nil && len(g.lines) > 0 {
		s.book.Canvas.Focus(g.lines[0][0].entry)
	}
}

// show has the grid of the chosen week; what was entered in others stays there.
func (s *sheet) show() {
	i := s.week.Chosen()
	if s.grids[i] == nil {
		of, err := s.book.Plan.Sheet(s.days[i])
		if err != nil {
			s.book.Fail(err)
			return
		}
		s.grids[i] = s.newGrid(of)
	}
	s.body.SetParts(s.grids[i].parts...)
	s.body.SetWidth(sheetInner)
	s.dialog.Refresh()
}

// confirm saves everything that was entered, or names the first cell that keeps
// it from that.
func (s *sheet) confirm() bool {
	var rows []planner.SheetRow
	var from []*block
	for _, i := range s.opened() {
		for _, b := range s.grids[i].blocks {
			if !b.touched() {
				continue
			}
			row, wrong := b.read()
			if wrong != nil {
				return s.complain(i, wrong)
			}
			rows, from = append(rows, row), append(from, b)
		}
	}
	if len(rows) == 0 {
		s.dialog.SetError(s.book.say("sheet.nothing"))
		return false
	}
	op := planner.EnterSheet{Rows: rows}
	if _, err := s.book.Plan.Check(op); len(model.InvalidFields(err)) > 0 {
		return s.refused(from, model.InvalidFields(err)[0])
	}
	s.dialog.OnClosed = func(bool) { s.book.Do(op) }
	return true
}

// opened are the weeks that have been looked at, the one that is shown first.
func (s *sheet) opened() []int {
	all := []int{s.week.Chosen()}
	for i := range s.days {
		if s.grids[i] != nil && i != all[0] {
			all = append(all, i)
		}
	}
	return all
}

// complain names a cell of a week and goes there.
func (s *sheet) complain(week int, wrong *wrongCell) bool {
	if week != s.week.Chosen() {
		s.week.Choose(week)
	}
	for _, b := range s.grids[week].blocks {
		b.calm()
	}
	s.dialog.SetError(s.book.say("sheet.wrong", "Cell", wrong.cell.name, "Wrong", wrong.words))
	wrong.cell.entry.SetError(wrong.words)
	wrong.cell.entry.Focus()
	return false
}

// refused names the cell that planner would not take.
func (s *sheet) refused(from []*block, invalid *model.Invalid) bool {
	words := s.book.Format.Invalid(invalid)
	for i, b := range from {
		if c := b.cellOf(i, invalid.Field); c != nil {
			week := slices.IndexFunc(s.opened(), func(w int) bool { return slices.Contains(s.grids[w].blocks, b) })
			return s.complain(s.opened()[week], &wrongCell{c, words})
		}
	}
	s.dialog.SetError(words)
	return false
}

// grid is the sheet of one week.
type grid struct {
	parts  []fyne.CanvasObject
	blocks []*block
	lines  [][]*cell // as the keyboard goes through them
}

func (s *sheet) newGrid(of planner.Sheet) *grid {
	g := &grid{}
	for i := range of.Sessions {
		b := s.newBlock(&of.Sessions[i])
		g.blocks, g.parts = append(g.blocks, b), append(g.parts, b.object)
		g.lines = append(g.lines, b.lines...)
	}
	if len(g.blocks) == 0 {
		g.parts = []fyne.CanvasObject{kit.NewParagraph(s.book.say("sheet.none"), theme.TextBody, theme.ColorTextMuted, sheetInner, 2)}
	}
	for row, line := range g.lines {
		for column, c := range line {
			c.entry.OnKey = func(key *fyne.KeyEvent) bool { return s.goOn(g, row, column, key.Name) }
		}
	}
	return g
}

// goOn moves the keyboard from a cell on a key that has no use in a text: Enter
// to the next cell and from the last to the button, Up and Down to the lines
// around, Left and Right over the ends of the text.
func (s *sheet) goOn(g *grid, row, column int, key fyne.KeyName) bool {
	e := g.lines[row][column].entry
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter:
		if row, column = g.next(row, column); row == len(g.lines) {
			s.dialog.FocusConfirm()
			return true
		}
	case fyne.KeyUp:
		row--
	case fyne.KeyDown:
		row++
	case fyne.KeyLeft:
		if e.CursorColumn > 0 || column == 0 {
			return false
		}
		column--
	case fyne.KeyRight:
		if e.CursorColumn < len([]rune(e.Text)) || column == len(g.lines[row])-1 {
			return false
		}
		column++
	default:
		return false
	}
	if row >= 0 && row < len(g.lines) {
		line := g.lines[row]
		line[min(column, len(line)-1)].entry.Focus()
	}
	return true
}

// next is the cell after one; of the last the row after all.
func (g *grid) next(row, column int) (int, int) {
	if column+1 < len(g.lines[row]) {
		return row, column + 1
	}
	return row + 1, 0
}

// cell is one box of the sheet.
type cell struct {
	entry *kit.Entry
	name  string // in full: "Squat & hinge, Leg press, set 2"
	plan  string // what was planned, in its words; empty for none
	wrote string // what it said at first
}

// wrongCell is a cell that cannot be read, and why.
type wrongCell struct {
	cell  *cell
	words string
}

func newCell(name, plan, text string) *cell {
	c := &cell{entry: kit.NewEntry(plan), name: name, plan: plan, wrote: text}
	c.entry.SetText(text)
	return c
}

func (c *cell) touched() bool { return c.entry.Text != c.wrote }

// wrong says why a cell cannot be read; nil where there is no error.
func (b *Book) wrong(c *cell, err error) *wrongCell {
	if err == nil {
		return nil
	}
	var invalid *model.Invalid
	if errors.As(err, &invalid) {
		return &wrongCell{c, b.Format.Invalid(invalid)}
	}
	return &wrongCell{c, err.Error()}
}
