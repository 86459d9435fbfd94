package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/ui/uitest"
)

// twenty is how many years of history the benchmarks have: some 10,000 sessions.
const twenty = 20

// BenchmarkOpenWindow20Years makes the window with every page, and shows the
// last one, on a plan that was read before.
func BenchmarkOpenWindow20Years(b *testing.B) {
	p := openYears(b, twenty)
	for b.Loop() {
		next := p.again(p.plan)
		next.stop()
		next.window.SetCloseIntercept(nil)
		next.window.Close()
	}
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
