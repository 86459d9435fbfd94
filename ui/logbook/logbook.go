// Package logbook asks what was done, once it was done: of a session that was
// planned, of one that nobody planned, and of a whole printed sheet.
//
// Its dialogs turn what is entered into planner's Ops and name the field that
// keeps it from being saved. It knows no page; what an Op does is told to the
// page that opened the dialog.
package logbook

import (
	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
)

// Book opens the dialogs for one page.
type Book struct {
	Plan   *planner.Planner
	Format *format.Formatter
	Canvas fyne.Canvas
	Do     func(planner.Op) // does what was entered, and says so
	Fail   func(error)      // what the person did not cause
}

// formWidth is how wide the forms are: five kinds stand beside each other.
const formWidth float32 = 600

func (b *Book) say(key string, args ...any) string { return b.Format.Words.Say(key, args...) }

func (b *Book) family(activity model.ID) model.ID {
	family, _ := b.Plan.Library().Family(activity)
	return family
}

// lastDay is a day, but today where that is still to come.
func lastDay(d, today civil.Date) civil.Date {
	if d.After(today) {
		return today
	}
	return d
}
