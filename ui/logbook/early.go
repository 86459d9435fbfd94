package logbook

import (
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
)

// Ahead says whether a planned session is still to come, so that nobody can have
// done it on its day.
func (b *Book) Ahead(s *model.Session) bool {
	ahead, err := b.Plan.Ahead(s)
	if err != nil {
		b.Fail(err)
	}
	return ahead && s.Status == model.Planned
}

// Complete marks those of some planned sessions as done that are not ahead, in the
// way do has for them; where all are, it says why that cannot be, and of one
// offers that it was done today.
func (b *Book) Complete(planned []model.Session, do func([]model.Session)) {
	var ready, ahead []model.Session
	for i := range planned {
		if b.Ahead(&planned[i]) {
			ahead = append(ahead, planned[i])
		} else {
			ready = append(ready, planned[i])
		}
	}
	switch {
	case len(ready) > 0:
		do(ready)
	case len(ahead) > 0:
		b.early(ahead)
	}
}

// early says that sessions are still to come.
func (b *Book) early(ahead []model.Session) {
	s := ahead[0]
	d := &kit.Dialog{
		Heading:  b.say("early.heading", "Count", len(ahead), "Title", s.Title, "Day", b.Format.Date(s.Date)),
		Sentence: b.say("early.sentence"), Cancel: b.say("dialog.cancel"),
	}
	if len(ahead) == 1 {
		d.Sentence, d.Confirm = b.say("early.sentence.one"), b.say("early.today")
		d.OnConfirm = func() bool {
			d.OnClosed = func(bool) { b.doneToday(s.ID) }
			return true
		}
	}
	d.Show(b.Canvas)
}

// doneToday marks a session as done today.
func (b *Book) doneToday(id model.ID) {
	today, err := b.Plan.Today()
	if err != nil {
		b.Fail(err)
		return
	}
	b.Do(planner.Complete{Session: id, On: today})
}
