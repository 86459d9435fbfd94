package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/kneewise/kneewise/ui/about"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// command is one thing the window can do. The one table of them makes the
// menus and the shortcuts.
type command struct {
	words    string   // its key in the catalogue
	shortcut shortcut // the zero shortcut is none
	also     shortcut // another one for the same, not shown
	menu     menu
	page     string      // the place it belongs to, or printPlace; empty: every page
	enabled  func() bool // nil: always
	chosen   func() bool // nil: never; shown with a tick
	do       func()
}

// menu is the menu a command stands in.
type menu int

const (
	nowhere    menu = iota // shortcut only
	searched               // found by the search only
	moreMenu               // the header's menu
	colourMenu             // the same, after a line
	helpMenu               // the same, after another
	lastMenu               // the same, after another
	cardMenu               // the menu of the session under the cursor
	cardClip               // the same, after a line
	cardBottom             // the same, after another
	dayMenu                // the menu beside the cards, and of a session too
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

// closeWords is the key of the command that ends the program.
const closeWords = "command.close"

// table is every command of the window, whichever page is shown: those of a page
// are in the file of its name.
func (w *Window) table() []command {
	appearance := func(a theme.Appearance) func() bool { return func() bool { return w.appearance == a } }
	density := func(d theme.Density) func() bool { return func() bool { return w.density == d } }
	return []command{
		{words: "command.appearance.system", menu: colourMenu, chosen: appearance(theme.System), do: func() { w.setAppearance(theme.System) }},
		{words: "command.appearance.light", menu: colourMenu, chosen: appearance(theme.Light), do: func() { w.setAppearance(theme.Light) }},
		{words: "command.appearance.dark", menu: colourMenu, chosen: appearance(theme.Dark), do: func() { w.setAppearance(theme.Dark) }},
		{words: "command.density.comfortable", menu: searched, chosen: density(theme.Comfortable), do: func() { w.setDensity(theme.Comfortable) }},
		{words: "command.density.compact", menu: searched, chosen: density(theme.Compact), do: func() { w.setDensity(theme.Compact) }},
		{words: searchWords, shortcut: shortcut{fyne.KeyK, ctrl}, menu: helpMenu, do: w.search},
		{words: "command.help", shortcut: shortcut{fyne.KeyF1, none}, menu: helpMenu, do: w.help},
		{words: "command.about", menu: helpMenu, do: func() { w.about(about.Program) }},
		{words: "command.diagnostics", menu: searched, do: w.copyDiagnostics},
		{words: "command.about.sources", menu: searched, do: func() { w.about(about.Rules) }},
		{words: "command.about.licences", menu: searched, do: func() { w.about(about.Licences) }},
		{words: "command.example", menu: helpMenu, enabled: w.canLookAround, do: w.lookAround},
		{words: "example.leave", menu: helpMenu, enabled: w.visit.shown, do: w.leaveExample},
		{words: "command.backup", menu: searched, enabled: w.hasFile, do: w.backUp},
		{words: "command.restore", menu: searched, enabled: w.hasFile, do: w.chooseBackup},
		{words: closeWords, shortcut: shortcut{fyne.KeyQ, ctrl}, menu: lastMenu, do: w.close},
		{words: "command.doctor", shortcut: shortcut{fyne.KeyD, ctrl | shift}, menu: moreMenu, do: func() { w.showPart(doctorPart) }},
		{words: "command.print", shortcut: shortcut{fyne.KeyP, ctrl}, also: shortcut{fyne.KeyS, ctrl}, menu: moreMenu, do: w.print},
		{words: "command.undo", shortcut: shortcut{fyne.KeyZ, ctrl}, do: w.undo},
		{words: "command.redo", shortcut: shortcut{fyne.KeyY, ctrl}, also: shortcut{fyne.KeyZ, ctrl | shift}, do: w.redo},
	}
}

// commands are those of the pages that are made, and of every page.
func (w *Window) commands() []command {
	var all []command
	for _, r := range w.rooms {
		all = append(all, r.commands...)
	}
	return append(all, w.general...)
}

// reachable says whether a command can be run now: in the first run only the one
// that ends the program, over the print preview only its own.
func (w *Window) reachable(c *command) bool {
	if w.inFirstRun() {
		return c.words == closeWords
	}
	here := c.page == "" || c.page == w.shown.name
	if w.preview.Topmost() {
		here = c.page == printPlace
	}
	return here && (c.enabled == nil || c.enabled())
}

// doCommand does the command of these words, if it is there now.
func (w *Window) doCommand(words string) {
	for _, c := range w.commands() {
		if c.words == words && w.reachable(&c) {
			c.do()
			return
		}
	}
}

// run does the command of a shortcut, if there is one that is enabled, no other
// dialog or menu is open and nothing is in the air.
func (w *Window) run(pressed shortcut) bool {
	if pressed.key == fyne.KeyEqual && pressed.modifier&shift != 0 {
		pressed = shortcut{fyne.KeyPlus, pressed.modifier &^ shift} // as most keyboards have it
	}
	if kit.Shown(w.window.Canvas()) && !w.preview.Topmost() {
		return false
	}
	if w.holding() {
		return false
	}
	for _, c := range w.commands() {
		if (c.shortcut == pressed || c.also == pressed) && w.reachable(&c) {
			c.do()
			return true
		}
	}
	return false
}

// typedKey runs the command of a plain key. Escape without one takes the toast
// away.
func (w *Window) typedKey(key *fyne.KeyEvent) {
	kit.TakeLetter(key.Name)
	switch {
	case w.run(shortcut{key.Name, w.modifiers() & shift}):
	case w.inFirstRun():
		w.first.TypedKey(key)
	case key.Name == fyne.KeyEscape:
		w.shell.HideToast()
	}
}

// typedShortcut runs the command of a shortcut. Fyne has types of its own for
// the shortcuts of text.
func (w *Window) typedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		w.run(shortcut{fyne.KeyZ, ctrl})
	case *fyne.ShortcutRedo:
		w.run(shortcut{fyne.KeyY, ctrl})
	case *fyne.ShortcutCut:
		w.run(shortcut{fyne.KeyX, ctrl})
	case *fyne.ShortcutCopy:
		w.run(shortcut{fyne.KeyC, ctrl})
	case *fyne.ShortcutPaste:
		w.run(shortcut{fyne.KeyV, ctrl})
	case *fyne.ShortcutSelectAll:
		w.run(shortcut{fyne.KeyA, ctrl})
	case *desktop.CustomShortcut:
		w.run(shortcut{s.KeyName, s.Modifier})
	}
}

// addShortcuts makes the canvas run the shortcuts of commands while nothing that
// takes them has the focus.
func (w *Window) addShortcuts(commands []command) {
	c := w.window.Canvas()
	for _, s := range []fyne.Shortcut{
		&fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}, &fyne.ShortcutCut{}, &fyne.ShortcutCopy{}, &fyne.ShortcutPaste{}, &fyne.ShortcutSelectAll{},
	} {
		c.AddShortcut(s, w.typedShortcut)
	}
	for _, command := range commands {
		wanted := []shortcut{command.shortcut, command.also}
		if command.shortcut.key == fyne.KeyPlus {
			wanted = append(wanted, shortcut{fyne.KeyEqual, command.shortcut.modifier | shift})
		}
		for _, s := range wanted {
			if s.modifier != none && s.modifier != shift {
				c.AddShortcut(&desktop.CustomShortcut{KeyName: s.key, Modifier: s.modifier}, w.typedShortcut)
			}
		}
	}
}

// menu makes the rows of the commands of some menus, with a line between one
// and the next. A command that does not apply is left out.
func (w *Window) menu(menus ...menu) []kit.MenuItem {
	var items []kit.MenuItem
	for _, at := range menus {
		before := len(items)
		for _, c := range w.commands() {
			if c.menu != at || !w.reachable(&c) {
				continue
			}
			if len(items) == before && before > 0 {
				items = append(items, kit.MenuItem{})
			}
			items = append(items, kit.MenuItem{
				Text: w.words.Say(c.words), Shortcut: w.keys(c.shortcut), Chosen: c.chosen != nil && c.chosen(), Do: c.do,
			})
		}
	}
	return items
}

// keyWords are the keys in the catalogue of what is printed on keys, where that
// is a word or not Fyne's name.
var keyWords = map[fyne.KeyName]string{
	fyne.KeyLeft: "key.left", fyne.KeyRight: "key.right", fyne.KeyUp: "key.up", fyne.KeyDown: "key.down", fyne.KeyComma: "key.comma",
	fyne.KeyPageUp: "key.page-up", fyne.KeyPageDown: "key.page-down", fyne.KeyHome: "key.home", fyne.KeyEnd: "key.end",
	fyne.KeySpace: "key.space", fyne.KeyBackspace: "key.backspace", fyne.KeyReturn: "key.enter", fyne.KeyEscape: "key.escape",
	fyne.KeyInsert: "key.insert", fyne.KeyDelete: "key.delete",
}

// keys is how a person would say a shortcut: "Ctrl+Z".
func (w *Window) keys(s shortcut) string {
	if s.key == "" {
		return ""
	}
	name := string(s.key)
	if word, ok := keyWords[s.key]; ok {
		name = w.words.Say(word)
	}
	main := "key.ctrl"
	if ctrl == fyne.KeyModifierSuper {
		main = "key.cmd"
	}
	for _, m := range []struct {
		modifier fyne.KeyModifier
		word     string
	}{{shift, "key.shift"}, {alt, "key.alt"}, {ctrl, main}} {
		if s.modifier&m.modifier != 0 {
			name = w.words.Say("key.with", "Modifier", w.words.Say(m.word), "Key", name)
		}
	}
	return name
}
