package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/kit"
)

// command is one thing the window can do. The one table of them makes the
// menus and the shortcuts.
type command struct {
	words    string   // its key in the catalogue
	shortcut shortcut // the zero shortcut is none
	also     shortcut // another one for the same, not shown
	place    place
	enabled  func() bool // nil: always
	chosen   func() bool // nil: never; shown with a tick
	do       func()
}

// place is the menu a command stands in.
type place int

const (
	nowhere    place = iota // shortcut only
	moreMenu                // the header's menu
	colourMenu              // the same, after a line
	lastMenu                // the same, after another
	cardMenu                // the menu of the session under the cursor
	cardBottom              // the same, after a line
	dayMenu                 // the menu beside the cards, and of a session too
)

// shortcut is a key with its modifiers. Plain keys count only while the board
// has the focus; the others always, except under a dialog.
type shortcut struct {
	key      fyne.KeyName
	modifier fyne.KeyModifier
}

const (
	none  fyne.KeyModifier = 0
	ctrl                   = fyne.KeyModifierShortcutDefault
	alt                    = fyne.KeyModifierAlt
	shift                  = fyne.KeyModifierShift
)

func (w *Window) table() []command {
	p := w.page
	on := func(status ...model.Status) func() bool {
		return func() bool {
			s, ok := p.HasChosen()
			for _, want := range status {
				ok = ok && (s.Status == want || len(status) == 0)
			}
			return ok
		}
	}
	any := on()
	planned := on(model.Planned)
	over := func() bool { return any() && !planned() }
	pinned := func() bool {
		s, ok := p.HasChosen()
		return ok && s.Pinned
	}
	loose := func() bool { return any() && !pinned() }
	appearance := func(a model.Appearance) func() bool { return func() bool { return w.appearance == a } }
	return []command{
		{words: "command.edit", shortcut: shortcut{fyne.KeyF2, none}, place: cardMenu, enabled: any, do: p.OpenChosen},
		{words: "command.move-to", shortcut: shortcut{fyne.KeyM, none}, place: cardMenu, enabled: planned, do: p.MoveToChosen},
		{words: "command.day-before", shortcut: shortcut{fyne.KeyLeft, alt}, place: cardMenu, enabled: planned, do: func() { p.MoveChosen(-1) }},
		{words: "command.day-after", shortcut: shortcut{fyne.KeyRight, alt}, place: cardMenu, enabled: planned, do: func() { p.MoveChosen(1) }},
		{words: "command.up", shortcut: shortcut{fyne.KeyUp, alt}, place: cardMenu, enabled: any, do: func() { p.ReorderChosen(-1) }},
		{words: "command.down", shortcut: shortcut{fyne.KeyDown, alt}, place: cardMenu, enabled: any, do: func() { p.ReorderChosen(1) }},
		{words: "command.to-tray", shortcut: shortcut{fyne.KeyBackspace, none}, place: cardMenu, enabled: planned, do: p.TrayChosen},
		{words: "command.pin", shortcut: shortcut{fyne.KeyP, none}, place: cardMenu, enabled: loose, do: p.PinChosen},
		{words: "command.unpin", shortcut: shortcut{fyne.KeyP, none}, place: cardMenu, enabled: pinned, do: p.PinChosen},
		{words: "command.done", shortcut: shortcut{fyne.KeySpace, none}, place: cardBottom, enabled: planned, do: p.CompleteChosen},
		{words: "command.reopen", shortcut: shortcut{fyne.KeySpace, none}, place: cardBottom, enabled: over, do: p.CompleteChosen},
		{words: "command.skip", shortcut: shortcut{fyne.KeyS, none}, place: cardBottom, enabled: planned, do: p.SkipChosen},
		{words: "command.delete", shortcut: shortcut{fyne.KeyDelete, none}, place: cardBottom, enabled: any, do: p.DeleteChosen},
		{words: "command.add", shortcut: shortcut{fyne.KeyN, ctrl}, also: shortcut{fyne.KeyInsert, none}, place: dayMenu, do: p.Add},
		{words: "command.menu", shortcut: shortcut{desktop.KeyMenu, none}, also: shortcut{fyne.KeyF10, shift}, do: w.cardMenuByKey},

		{words: "command.today", shortcut: shortcut{fyne.KeyT, none}, also: shortcut{fyne.KeyT, ctrl}, place: moreMenu, do: p.GoToday},
		{words: "command.week-before", shortcut: shortcut{fyne.KeyPageUp, none}, place: moreMenu, do: func() { p.TurnWeek(-1) }},
		{words: "command.week-after", shortcut: shortcut{fyne.KeyPageDown, none}, place: moreMenu, do: func() { p.TurnWeek(1) }},
		{words: "command.next-finding", shortcut: shortcut{fyne.KeyF8, none}, place: moreMenu, do: p.NextFinding},
		{words: "command.arrange", shortcut: shortcut{fyne.KeyR, ctrl}, place: moreMenu, do: p.Arrange},
		{words: "command.fix", shortcut: shortcut{fyne.KeyF, ctrl | shift}, place: moreMenu, do: p.FixWeek},
		{words: "command.aims", shortcut: shortcut{fyne.KeyComma, ctrl}, place: moreMenu, do: p.Aims},
		{words: "command.print", shortcut: shortcut{fyne.KeyP, ctrl}, also: shortcut{fyne.KeyS, ctrl}, place: moreMenu, do: w.savePDF},
		{words: "command.appearance.system", place: colourMenu, chosen: appearance(model.SystemAppearance), do: func() { w.setAppearance(model.SystemAppearance) }},
		{words: "command.appearance.light", place: colourMenu, chosen: appearance(model.Light), do: func() { w.setAppearance(model.Light) }},
		{words: "command.appearance.dark", place: colourMenu, chosen: appearance(model.Dark), do: func() { w.setAppearance(model.Dark) }},
		{words: "command.close", shortcut: shortcut{fyne.KeyQ, ctrl}, place: lastMenu, do: w.close},

		{words: "command.undo", shortcut: shortcut{fyne.KeyZ, ctrl}, do: p.Undo},
		{words: "command.redo", shortcut: shortcut{fyne.KeyY, ctrl}, also: shortcut{fyne.KeyZ, ctrl | shift}, do: p.Redo},
		{words: "rail.week", shortcut: shortcut{fyne.Key1, ctrl}, do: p.Focus},
	}
}

// run does the command of a shortcut, if there is one that is enabled and no
// dialog or menu is open.
func (w *Window) run(pressed shortcut) bool {
	if kit.Shown(w.window.Canvas()) {
		return false
	}
	for _, c := range w.commands {
		if (c.shortcut == pressed || c.also == pressed) && (c.enabled == nil || c.enabled()) {
			c.do()
			return true
		}
	}
	return false
}

// typedKey runs the command of a plain key.
func (w *Window) typedKey(key *fyne.KeyEvent) {
	modifier := none
	if w.shiftHeld() {
		modifier = shift
	}
	w.run(shortcut{key.Name, modifier})
}

// typedShortcut runs the command of a shortcut. Fyne has types of its own for
// the shortcuts of text.
func (w *Window) typedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		w.run(shortcut{fyne.KeyZ, ctrl})
	case *fyne.ShortcutRedo:
		w.run(shortcut{fyne.KeyY, ctrl})
	case *desktop.CustomShortcut:
		w.run(shortcut{s.KeyName, s.Modifier})
	}
}

// addShortcuts makes the canvas run the shortcuts while nothing that takes
// them has the focus.
func (w *Window) addShortcuts() {
	c := w.window.Canvas()
	c.AddShortcut(&fyne.ShortcutUndo{}, w.typedShortcut)
	c.AddShortcut(&fyne.ShortcutRedo{}, w.typedShortcut)
	for _, command := range w.commands {
		for _, s := range []shortcut{command.shortcut, command.also} {
			if s.modifier != none && s.modifier != shift {
				c.AddShortcut(&desktop.CustomShortcut{KeyName: s.key, Modifier: s.modifier}, w.typedShortcut)
			}
		}
	}
	c.SetOnTypedKey(w.typedKey)
}

// menu makes the rows of the commands of some places, with a line between one
// place and the next. A command that does not apply is left out.
func (w *Window) menu(places ...place) []kit.MenuItem {
	var items []kit.MenuItem
	for _, at := range places {
		before := len(items)
		for _, c := range w.commands {
			if c.place != at || c.enabled != nil && !c.enabled() {
				continue
			}
			if len(items) == before && before > 0 {
				items = append(items, kit.MenuItem{})
			}
			items = append(items, kit.MenuItem{
				Text: w.words.Say(c.words), Shortcut: c.shortcut.String(), Chosen: c.chosen != nil && c.chosen(), Do: c.do,
			})
		}
	}
	return items
}

// keyNames are what is printed on keys where Fyne's names differ.
var keyNames = map[fyne.KeyName]string{
	fyne.KeyLeft: "←", fyne.KeyRight: "→", fyne.KeyUp: "↑", fyne.KeyDown: "↓", fyne.KeyComma: ",",
	fyne.KeyPageUp: "Page Up", fyne.KeyPageDown: "Page Down", fyne.KeySpace: "Space", fyne.KeyBackspace: "Backspace",
}

// String is how a person would say it: "Ctrl+Z".
func (s shortcut) String() string {
	if s.key == "" {
		return ""
	}
	name, ok := keyNames[s.key]
	if !ok {
		name = string(s.key)
	}
	for _, m := range []struct {
		modifier fyne.KeyModifier
		name     string
	}{{shift, "Shift+"}, {alt, "Alt+"}, {ctrl, modifierName()}} {
		if s.modifier&m.modifier != 0 {
			name = m.name + name
		}
	}
	return name
}

// modifierName is the name of the key that shortcuts begin with.
func modifierName() string {
	if ctrl == fyne.KeyModifierSuper {
		return "Cmd+"
	}
	return "Ctrl+"
}
