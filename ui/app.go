// Package ui is the window: it puts the rail, the pages and the commands
// together. What a page shows is the page's own affair; what may be done and
// what the rules say is planner's.
package ui

import (
	"context"
	"errors"
	"math"
	"runtime/debug"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynedesktop "fyne.io/fyne/v2/driver/desktop"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/desktop"
	"github.com/kneewise/kneewise/ui/firstrun"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/month"
	"github.com/kneewise/kneewise/ui/preview"
	"github.com/kneewise/kneewise/ui/recovery"
	"github.com/kneewise/kneewise/ui/settings"
	"github.com/kneewise/kneewise/ui/task"
	"github.com/kneewise/kneewise/ui/theme"
	"github.com/kneewise/kneewise/ui/timer"
	"github.com/kneewise/kneewise/ui/warmup"
	"github.com/kneewise/kneewise/ui/week"
)

// Options are what the window is made of.
type Options struct {
	Plan  *planner.Planner
	Words *format.Words
	Now   func() time.Time
	Log   func(error) // keeps what went wrong for the log file
	// Version is which Kneewise this is.
	Version string
	// Attention reaches the person beside the window; nil: the computer's own.
	Attention desktop.Attention
	// Beside is what runs beside the window; the zero one is that of ui/task.
	Beside Beside
	// Example opens a sample person in a file of its own; end throws it away.
	// Nil: there is none to look at.
	Example func() (plan *planner.Planner, end func(), err error)
	// Check looks, once the window is shown, whether the plan's file is whole. It
	// returns what to say before the program ends; empty: all is well. It runs
	// beside the window. Nil: that was seen to before.
	Check func() string
	// Screen tells what Fyne does not; nil: nothing is known.
	Screen Screen
	// File is that of the plan, copied each day and restored. Nil: there is none to
	// copy.
	File File
}

// Beside is how the window has something done later, again and again, or
// without waiting for it; each comes back on Fyne's goroutine, as those of
// ui/task do.
type Beside struct {
	After kit.After
	Every func(d time.Duration, fn func()) (stop func())
	Run   func(work func(context.Context) error, done func(error)) (cancel func())
}

// Screen is what is known of a window beside Fyne.
type Screen interface {
	kit.Glass
	// Mark is an object that is to be part of the window.
	Mark() fyne.CanvasObject
	Minimised() bool
}

// Window is the open program.
type Window struct {
	app        fyne.App
	options    Options
	window     fyne.Window
	plan       *planner.Planner
	words      *format.Words
	task       Beside
	format     *format.Formatter
	log        func(error)
	now        func() time.Time
	shell      *kit.Shell
	rail       *kit.Rail
	banner     *kit.Banner
	sample     *kit.Banner     // says that an example is shown
	body       *fyne.Container // the rail and the pages
	rooms      []*room         // in the order of the rail
	shown      *room
	tools      []kit.Tools // of every page
	offersUndo bool        // the toast does
	week       *week.Page
	month      *month.Page
	recovery   *recovery.Page
	dial       *kit.Button // of Recovery
	warmUp     *warmup.Page
	settings   *settings.Page
	preview    *preview.Preview
	attention  *desktop.Shared // its parts are the pages'
	watch      *timer.Watch
	tray       *tray // nil where there is none
	inTray     bool
	minimised  bool      // as of the last look
	general    []command // of every page
	making     func()    // takes back that other pages are made
	appearance theme.Appearance
	density    theme.Density
	scaling    scaling
	stop       func()
	visit      visit
	first      *firstrun.Page // nil once it is over
}

// lookAgain is how often the window looks for changes by another process.
const lookAgain = 2 * time.Second

// sightEvery is how often the window looks whether it is minimised.
const sightEvery = 500 * time.Millisecond

// keepEvery is how often the window looks whether there is a copy of the day.
const keepEvery = time.Hour

// The size of the first window, and the keys under which later ones remember
// theirs.
const (
	firstWidth, firstHeight float32 = 1280, 800
	widthKey                        = "window.width"
	heightKey                       = "window.height"
)

// openingGC is how much may be allocated, in percent of what is kept, before
// garbage is looked for while the window is made and its history read: nearly all
// of that is kept, and looking for garbage in it takes longer than making it.
const openingGC = 400

// Open makes the window and shows it. The caller runs the app.
func Open(a fyne.App, options Options) (*Window, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(openingGC))
	w := &Window{
		app: a, options: options, plan: options.Plan, words: options.Words, now: options.Now, log: options.Log,
		attention: &desktop.Shared{Attention: options.Attention},
	}
	if options.Attention == nil {
		w.attention.Attention = desktop.NewSystem(options.Words.Say("timer.awake"))
	}
	if w.task = options.Beside; w.task.After == nil {
		w.task = Beside{task.After, task.Every, task.Run}
	}
	w.format = &format.Formatter{Words: options.Words}
	w.openScale()
	w.openLook()
	a.SetIcon(theme.AppIcon())
	w.window = a.NewWindow(w.words.Say("window.title"))
	w.window.SetPadded(false)
	w.window.Resize(fyne.NewSize(w.remembered(widthKey, firstWidth), w.remembered(heightKey, firstHeight)))
	if err := w.build(); err != nil {
		return nil, err
	}
	w.openTray()
	if err := w.openFirstRun(); err != nil {
		return nil, err
	}
	w.window.SetCloseIntercept(func() { kit.Leave(w.window.Canvas(), w.leave) })
	w.window.Show()
	w.begin()
	w.checkFile()
	w.task.Every(keepEvery, w.keepDaily)
	return w, nil
}

// checkFile ends the program if the plan's file turns out not to be whole. One that
// is whole is copied, once a day.
func (w *Window) checkFile() {
	if w.options.Check == nil {
		w.keepDaily()
		return
	}
	var sentence string
	w.task.Run(func(context.Context) error { sentence = w.options.Check(); return nil }, func(error) {
		if sentence != "" {
			showFailure(w.window, w.words, sentence, w.close)
			return
		}
		w.keepDaily()
	})
}

// begin has the pages go on from where they were left, once they can be seen.
func (w *Window) begin() {
	if w.tray != nil {
		w.watch.OnLook(w.showInTray)
	}
	w.focus()
	w.watch.Start()
	if w.watch.Unreadable() {
		w.toast(w.words.Say("timer.unreadable"), "", nil)
	}
	w.remindDue()
	w.makeOthers()
}

// withMark is the content of the window with what its Screen needs in it.
func (w *Window) withMark(content fyne.CanvasObject) fyne.CanvasObject {
	if w.options.Screen == nil {
		return content
	}
	return container.NewStack(content, container.NewWithoutLayout(w.options.Screen.Mark()))
}

// build fills the window. What needs the plan comes after what does not, for the
// plan may still be being read.
func (w *Window) build() error {
	w.openRooms()
	w.sample = w.newSampleBanner()
	w.banner = kit.NewBanner(w.words.Say("banner.show"), func() { w.showPart(doctorPart) })
	w.rail = kit.NewRail(w.railItems(), func(i int) { w.goTo(w.rooms[i]) })
	profile, err := w.plan.Profile()
	if err != nil {
		return err
	}
	w.format.Units = profile.Units
	if err := w.openWatch(); err != nil {
		return err
	}
	if w.room("rail.recovery") != nil {
		w.rail.SetCorner(timer.NewCorner(w.watch, func() { w.showPart(timerPart) }))
	}
	w.body = container.New(windowLayout{w.rail, []*kit.Banner{w.sample, w.banner}}, w.rail, w.sample, w.banner)
	if err := w.openFirst(); err != nil {
		return err
	}
	w.openPreview()
	w.general = slices.Concat(w.table(), w.pageCommands(), w.printCommands())
	w.arrange()
	w.showBanner()
	w.shell = kit.NewShell(w.withMark(w.body), w.task.After)
	w.shell.SetStatus(w.shown.page.Status())
	w.shell.LeaveWords = kit.LeaveWords{
		Heading: w.words.Say("leave.heading"), Sentence: w.words.Say("leave.sentence"),
		Stay: w.words.Say("leave.stay"), Leave: w.words.Say("leave.leave"),
	}
	w.shell.Reveal = func(o fyne.CanvasObject) {
		if p, ok := w.shown.page.(revealing); ok {
			p.Reveal(o)
		}
	}
	w.shell.Holding = w.holding
	if w.options.Screen != nil {
		w.shell.Glass = w.options.Screen
	}
	w.window.SetContent(w.shell)
	w.addShortcuts(w.general)
	w.window.Canvas().SetOnTypedKey(w.typedKey)
	unlisten := w.plan.Subscribe(w.heard)
	stop := w.task.Every(lookAgain, func() {
		if err := w.plan.Refresh(); err != nil {
			w.log(err)
		}
	})
	stopReminding := w.task.Every(remindEvery, w.remindDue)
	stopLooking := func() {}
	if w.options.Screen != nil {
		stopLooking = w.task.Every(sightEvery, func() { w.minimised = w.options.Screen.Minimised() })
	}
	w.stop = func() {
		w.making()
		stop()
		stopLooking()
		stopReminding()
		unlisten()
		w.watch.Close()
		w.preview.Close()
		for _, r := range w.rooms {
			if r.page != nil {
				r.page.Close()
			}
		}
	}
	return nil
}

// heard follows a change of the plan, also one of the person's units.
func (w *Window) heard(planner.Event) {
	profile, err := w.plan.Profile()
	if err != nil {
		w.log(err)
		return
	}
	w.format.Units = profile.Units
	w.changed()
	w.overtaken()
	w.withdrawUndo()
	w.showUndo()
	w.showBanner()
	w.showDialBack()
}

// fail says what went wrong, and logs it.
func (w *Window) fail(err error) {
	w.log(err)
	sentence := w.words.Say("error.other", "Error", err.Error())
	if errors.Is(err, model.ErrNoRoom) {
		sentence = w.words.Say("error.no-room")
	}
	d := &kit.Dialog{
		Heading: w.words.Say("error.heading"), Sentence: sentence,
		Cancel: w.words.Say("dialog.close"),
	}
	d.Show(w.window.Canvas())
}

// close remembers the size of the window and ends the program.
func (w *Window) close() {
	w.rememberSize()
	w.stop()
	w.stop = func() {} // what runs beside the window may still come back
	w.visit.close()
	w.window.SetCloseIntercept(nil)
	w.window.Close()
	quit(w.app)
}

// longest is no screen's side, in units of Fyne.
const longest = 10_000

// remembered is a side of the last window, or of the first where none or nonsense
// is remembered.
func (w *Window) remembered(key string, first float32) float32 {
	side := float32(w.app.Preferences().FloatWithFallback(key, float64(first)))
	if side >= 1 && side <= longest {
		return float32(math.Floor(float64(side))) // Fyne would round it up, and the window would grow
	}
	return first
}

func (w *Window) rememberSize() {
	size := w.window.Canvas().Size()
	w.app.Preferences().SetFloat(widthKey, float64(size.Width))
	w.app.Preferences().SetFloat(heightKey, float64(size.Height))
}

// modifiers are the keys held down now: Fyne reports keys with Shift alone as
// plain keys.
func (w *Window) modifiers() fyne.KeyModifier {
	if d, ok := w.app.Driver().(fynedesktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return none
}

// windowLayout puts the rail beside the page that is shown, the banners above
// the page, and makes the rail narrow with the window.
type windowLayout struct {
	rail    *kit.Rail
	banners []*kit.Banner
}

// pages are the objects of the window that are neither the rail nor a banner.
func (l windowLayout) pages(objects []fyne.CanvasObject) []fyne.CanvasObject {
	return objects[1+len(l.banners):]
}

// railNarrowBelow is the width of a window in which the rail shows icons only.
const railNarrowBelow float32 = 1100

func (l windowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.rail.SetNarrow(size.Width < railNarrowBelow)
	width := l.rail.MinSize().Width
	l.rail.Resize(fyne.NewSize(width, size.Height))
	top := float32(0)
	for _, banner := range l.banners {
		if banner.Visible() {
			banner.Move(fyne.NewPos(width, top))
			banner.Resize(fyne.NewSize(size.Width-width, kit.BannerHeight()))
			top += kit.BannerHeight()
		}
	}
	for _, page := range l.pages(objects) {
		if page.Visible() {
			page.Move(fyne.NewPos(width, top))
			page.Resize(fyne.NewSize(size.Width-width, size.Height-top))
		}
	}
}

// MinSize has room for every page, so that the window does not grow by going
// from one to another.
func (l windowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, page := range l.pages(objects) {
		least = least.Max(page.MinSize())
	}
	return least.AddWidthHeight(kit.NarrowRailWidth(), 0)
}
