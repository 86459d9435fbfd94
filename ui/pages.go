package ui

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// page is what the window needs of a page. To add one:
//
//  1. Make its package ui/NAME, whose Page is a page as below. NewPage(Deps)
//     makes its widgets; Deps names what it needs of the window. Pages do not
//     know each other, and need not listen to the plan: see Reload.
//  2. Write ui/NAME.go, like ui/week.go: openNAME makes the page and returns it
//     with its commands, which are reached while the page is shown. It is called
//     when the page is first gone to or, if that is later, soon after the window
//     is shown.
//  3. Name openNAME in its row of the table below, with hints on what the page
//     can do beside its commands.
//
// Then it is in the rail, in the menus, among the shortcuts and in the help.
type page interface {
	fyne.CanvasObject
	// Reload reads the plan and shows it; the place on the page stays. The
	// window calls it before the page is first seen, whenever the plan changes
	// while it is seen, and when it is seen again after a change.
	Reload()
	// Focus gives the keyboard to what is worked with first, unless a dialog
	// has it. The window calls it whenever the page comes into view.
	Focus()
	// Status is the line at its foot. A toast lies in it: there is nothing to press
	// and nothing to write into.
	Status() *kit.StatusLine
	// Close ends what the page began.
	Close()
}

// holding is a page with something in the air now and then, on which the
// keyboard does nothing else then.
type holding interface{ Holding() bool }

// holding says whether something is in the air.
func (w *Window) holding() bool {
	p, ok := w.shown.page.(holding)
	return ok && p.Holding()
}

// revealing is a long page, which scrolls to what has got the keyboard.
type revealing interface{ Reveal(fyne.CanvasObject) }

// place is one line of the rail.
type place struct {
	name string // its key in the catalogue; the Preferences remember it, so it stays
	icon theme.IconName
	key  fyne.KeyName // with Ctrl, whichever other pages there are
	also fyne.KeyName // another one for the same
	foot bool         // stands at the foot of the rail
	open func(*Window) (page, []command, error)
	// hints are what the help says of the page beside its commands.
	hints []hint
}

// places are those of the house plan in their order. One without open has no
// page yet and is not in the rail.
var places = []place{
	{name: "rail.today", icon: theme.IconToday, key: fyne.Key1, open: (*Window).openToday, hints: todayHints},

	{name: "rail.week", icon: theme.IconWeek, key: fyne.Key2, open: (*Window).openWeek, hints: weekHints},

	{name: "rail.month", icon: theme.IconMonth, key: fyne.Key3, open: (*Window).openMonth, hints: monthHints},

	{name: "rail.progress", icon: theme.IconProgress, key: fyne.Key4},

	{name: "rail.recovery", icon: theme.IconRecovery, key: fyne.Key5, open: (*Window).openRecovery, hints: recoveryHints},

	{name: "rail.warm-up", icon: theme.IconWarmUp, key: fyne.Key6, open: (*Window).openWarmUp},

	{name: "rail.library", icon: theme.IconLibrary, key: fyne.Key7, open: (*Window).openLibrary},

	{name: "rail.settings", icon: theme.IconSettings, key: fyne.Key8, also: fyne.KeyComma, foot: true, open: (*Window).openSettings, hints: settingsHints},
}

// room is a place with its page.
type room struct {
	place
	page     page      // nil until it is made
	commands []command // of the page
	stale    bool      // the page does not show the newest plan
}

// pageKey is where the page that was seen last is remembered.
const pageKey = "window.page"

// openRooms makes the places that have pages, without them. The one seen last is
// shown: at the first start that is the first.
func (w *Window) openRooms() {
	for _, p := range places {
		if p.open != nil {
			w.rooms = append(w.rooms, &room{place: p})
		}
	}
	w.shown = w.rooms[0]
	if last := w.room(w.app.Preferences().String(pageKey)); last != nil {
		w.shown = last
	}
}

// openFirst makes the page that is shown. The others are not needed to show the
// window.
func (w *Window) openFirst() error {
	if err := w.makePage(w.shown); err != nil {
		return err
	}
	w.shown.page.Show()
	w.refresh()
	return nil
}

// makePage makes the page of a room and its commands, if there is none yet.
func (w *Window) makePage(r *room) error {
	if r.page != nil {
		return nil
	}
	made, commands, err := r.open(w)
	if err != nil {
		return err
	}
	made.Hide()
	for i := range commands {
		commands[i].page = r.name
	}
	r.page, r.commands, r.stale = made, commands, true
	w.body.Add(made)
	w.addShortcuts(commands)
	w.showUndo()
	return nil
}

// ready makes the page of a room, and says whether there is one then.
func (w *Window) ready(r *room) bool {
	if err := w.makePage(r); err != nil {
		w.fail(err)
		return false
	}
	return true
}

// makeAll makes the pages that are not made yet.
func (w *Window) makeAll() {
	for _, r := range w.rooms {
		w.ready(r)
	}
}

// apart is how long after the window, and after each other, the other pages are
// made, so that no frame waits for more than one of them.
const apart = 30 * time.Millisecond

// makeOthers makes the pages that are not made yet, one after another. Some go on
// with what ran when the program ended.
func (w *Window) makeOthers() {
	w.making = w.task.After(apart, func() {
		for _, r := range w.rooms {
			if r.page == nil {
				if w.ready(r) {
					w.makeOthers()
				}
				return
			}
		}
	})
}

// room is the one of a name, nil if there is none.
func (w *Window) room(name string) *room {
	i := slices.IndexFunc(w.rooms, func(r *room) bool { return r.name == name })
	if i < 0 {
		return nil
	}
	return w.rooms[i]
}

// goTo shows a page, with everything on it where it was left. It says whether it
// is shown: one that cannot be made is not.
func (w *Window) goTo(to *room) bool {
	if !w.ready(to) {
		return false
	}
	if w.shown != to {
		w.window.Canvas().Unfocus()
		w.shown.page.Hide()
		w.shown = to
		to.page.Show()
		w.arrange()
		w.refresh()
		w.shell.SetStatus(to.page.Status())
		w.app.Preferences().SetString(pageKey, to.name)
	}
	to.page.Focus()
	return true
}

// arrange gives the page that is shown its place.
func (w *Window) arrange() {
	w.rail.SetChosen(slices.Index(w.rooms, w.shown))
	w.body.Layout.Layout(w.body.Objects, w.body.Size())
}

// refresh has the page that is shown read the plan again, if it has changed
// since.
func (w *Window) refresh() {
	if w.shown.stale {
		w.shown.stale = false
		w.shown.page.Reload()
	}
}

// toast says what was done, with a button that takes it back or leads further.
func (w *Window) toast(text, action string, do func()) {
	w.offersUndo = false
	w.shell.ShowToast(text, action, do)
}

// changed notes that the plan is another one.
func (w *Window) changed() {
	for _, r := range w.rooms {
		r.stale = true
	}
	w.refresh()
	w.preview.Reload()
}

func (w *Window) railItems() []kit.RailItem {
	var items []kit.RailItem
	for _, r := range w.rooms {
		items = append(items, kit.RailItem{Icon: r.icon, Name: w.words.Say(r.name), Foot: r.foot})
	}
	return items
}

// pageCommands are the ways to the pages.
func (w *Window) pageCommands() []command {
	var commands []command
	for _, r := range w.rooms {
		c := command{words: r.name, shortcut: shortcut{r.key, ctrl}, do: func() { w.goTo(r) }}
		if r.also != "" {
			c.also = shortcut{r.also, ctrl}
		}
		commands = append(commands, c)
	}
	return commands
}
