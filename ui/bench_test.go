package ui

import (
	"runtime"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/model/store"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/uitest"
)

// twenty is how many years of history the benchmarks have: some 10,000 sessions.
const twenty = 20

// BenchmarkOpenWindow20Years makes the window and shows today in it, on a plan that
// was read before. BenchmarkOtherPages makes the pages that come after that.
func BenchmarkOpenWindow20Years(b *testing.B) {
	p := openYears(b, twenty)
	p.app.Preferences().SetString(pageKey, "rail.today")
	p.shut(p.Window) // its colours would be set again with those of each other one
	for b.Loop() {
		p.shut(p.open(p.plan, alone))
	}
}

// BenchmarkOpen20Years is a start of the program on Today, as main.go does it: the
// file is opened, and its history read while the window is made. What Fyne does
// once, whatever is planned, was done by the window of another plan. In a second
// round Fyne still has the first window, so take -benchtime 1x.
func BenchmarkOpen20Years(b *testing.B) {
	p := &program{t: b, folder: b.TempDir(), logged: make(chan error, 100), words: uitest.Words(b)}
	test.NewTempApp(b).Preferences().SetString(pageKey, "rail.today")
	plan := func(folder string, years int) *planner.Planner {
		p.file = uitest.OpenPlan(b, folder, p.time, uitest.NewIDs("id"))
		p.file.FillExample(today, years)
		return p.file.Planner
	}
	library := *plan(p.folder, twenty).Library()
	earlier, err := store.Open(p.folder) // which packs what is over
	p.must(err)
	p.must(earlier.Close())
	p.file.Planner = nil // nothing of it is in memory
	p.shut(p.open(plan(b.TempDir(), 0), alone))
	runtime.GC()
	for b.Loop() {
		db, err := store.OpenUnchecked(p.folder)
		p.must(err)
		plan := planner.New(db, library, p.time, uitest.NewIDs("id"))
		go func() { _ = plan.Refresh() }()
		w := p.open(plan, alone)
		b.StopTimer()
		p.shut(w)
		p.must(db.Close())
		runtime.GC()
		b.StartTimer()
	}
}

func BenchmarkOtherPages(b *testing.B) {
	p := openYears(b, twenty)
	for _, other := range places {
		if other.open == nil {
			continue
		}
		b.Run(other.name, func(b *testing.B) {
			for b.Loop() {
				made, _, err := other.open(p.Window)
				p.must(err)
				made.Reload()
				made.Close()
			}
		})
	}
}

// shut closes a window without ending the program.
func (p *program) shut(w *Window) {
	w.stop()
	w.window.SetCloseIntercept(nil)
	w.window.Close()
}

// BenchmarkTurnPage goes to another page after a change, so that it reads the
// plan again.
func BenchmarkTurnPage(b *testing.B) {
	p := openYears(b, twenty)
	for _, r := range p.rooms {
		b.Run(r.name, func(b *testing.B) {
			from := p.rooms[0]
			if r == from {
				from = p.rooms[1]
			}
			for b.Loop() {
				p.goTo(from)
				r.stale = true
				p.goTo(r)
			}
		})
	}
}

// BenchmarkSearchLetter types one letter into the search: everything is looked
// for and shown again.
func BenchmarkSearchLetter(b *testing.B) {
	p := openYears(b, twenty)
	p.look("")
	field := p.canvas().Focused()
	for b.Loop() {
		field.TypedRune('e')
		uitest.Press(p.canvas(), fyne.KeyBackspace)
	}
}
