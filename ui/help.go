package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// hint is something a page can do that is no command: a gesture of the mouse,
// or a key that means something only where it has the keyboard.
type hint struct {
	how  string         // its key in the catalogue, for a gesture
	keys []fyne.KeyName // else
	what string         // its key in the catalogue
}

// helpSections are the shortcuts and hints, those of every page first, then page
// by page, as far as a text occurs in them.
func (w *Window) helpSections(text string) []kit.KeySection {
	sections := []kit.KeySection{{Name: w.words.Say("help.everywhere"), Rows: w.keyRows("")}}
	for _, r := range w.rooms {
		name := w.words.Say(r.name)
		sections = append(sections, kit.KeySection{Name: name, Rows: w.keyRows(r.name)})
		sections = append(sections, kit.KeySection{Name: w.words.Say("help.hints", "Page", name), Rows: w.hintRows(r.hints)})
	}
	sections = append(sections,
		kit.KeySection{Name: w.words.Say(printPlace), Rows: w.keyRows(printPlace)},
		kit.KeySection{Name: w.words.Say("help.hints", "Page", w.words.Say(printPlace)), Rows: w.hintRows(printHints)})
	var found []kit.KeySection
	for _, s := range sections {
		if s.Rows = matching(s, text); len(s.Rows) > 0 {
			found = append(found, s)
		}
	}
	return found
}

// keyRows are the shortcuts of the commands of a page. Commands that share one,
// since never two of them apply, share a row.
func (w *Window) keyRows(page string) []kit.KeyRow {
	var rows []kit.KeyRow
	at := map[shortcut]int{}
	for _, c := range w.commands() {
		if c.page != page || c.shortcut.key == "" {
			continue
		}
		said := strings.TrimSuffix(w.words.Say(c.words), "…")
		if i, known := at[c.shortcut]; known {
			rows[i].What = w.words.Say("help.or", "One", rows[i].What, "Other", said)
			continue
		}
		at[c.shortcut] = len(rows)
		row := kit.KeyRow{Keys: []string{w.keys(c.shortcut)}, What: said}
		if c.also.key != "" {
			row.Keys = append(row.Keys, w.keys(c.also))
		}
		rows = append(rows, row)
	}
	return rows
}

func (w *Window) hintRows(hints []hint) []kit.KeyRow {
	var rows []kit.KeyRow
	for _, h := range hints {
		rows = append(rows, w.hintRow(h))
	}
	return rows
}

func (w *Window) hintRow(h hint) kit.KeyRow {
	row := kit.KeyRow{What: w.words.Say(h.what)}
	if h.how != "" {
		row.How = w.words.Say(h.how)
	}
	for _, key := range h.keys {
		row.Keys = append(row.Keys, w.keys(shortcut{key: key}))
	}
	return row
}

// matching are the rows of a section in which a text occurs; all of them where
// it occurs in the section's name.
func matching(s kit.KeySection, text string) []kit.KeyRow {
	text = strings.ToLower(strings.TrimSpace(text))
	if strings.Contains(strings.ToLower(s.Name), text) {
		return s.Rows
	}
	var rows []kit.KeyRow
	for _, row := range s.Rows {
		if strings.Contains(strings.ToLower(row.What+" "+row.How+" "+strings.Join(row.Keys, " ")), text) {
			rows = append(rows, row)
		}
	}
	return rows
}

// Sizes of the help.
const (
	helpMost   float32 = 560 // height
	helpAround float32 = 190 // what the window has beside it
	helpInside float32 = kit.PreviewWidth - 40
	helpScroll float32 = 48 // by what an arrow key moves it
)

// help shows every shortcut and gesture.
func (w *Window) help() {
	w.makeAll() // their commands are shown too
	sheet := kit.NewKeySheet(helpInside, w.words.Say("help.none"))
	sheet.SetSections(w.helpSections(""))
	scroll := container.NewVScroll(sheet)
	search := kit.NewSearch(w.words.Say("help.search"))
	search.OnChanged = func(text string) {
		sheet.SetSections(w.helpSections(text))
		scroll.Refresh()
		scroll.ScrollToTop()
	}
	search.OnKey = func(key *fyne.KeyEvent) bool {
		by, moves := map[fyne.KeyName]float32{
			fyne.KeyUp: -helpScroll, fyne.KeyDown: helpScroll, fyne.KeyPageUp: -scroll.Size().Height, fyne.KeyPageDown: scroll.Size().Height,
		}[key.Name]
		if moves {
			scroll.ScrollToOffset(scroll.Offset.AddXY(0, by))
		}
		return moves
	}
	height := min(helpMost, w.window.Canvas().Size().Height-helpAround)
	d := &kit.Dialog{
		Heading: w.words.Say("help.heading"), Width: kit.PreviewWidth, Cancel: w.words.Say("dialog.close"),
		Content: container.New(browseLayout{height}, search, scroll),
	}
	d.Show(w.window.Canvas())
}

// browseLayout puts what is searched under the field that searches it, in a
// height that stays.
type browseLayout struct{ height float32 }

func (l browseLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top := objects[0].MinSize().Height
	objects[0].Resize(fyne.NewSize(size.Width, top))
	top += 3 * theme.Grid
	objects[1].Move(fyne.NewPos(0, top))
	objects[1].Resize(fyne.NewSize(size.Width, size.Height-top))
}

func (l browseLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, l.height) }
