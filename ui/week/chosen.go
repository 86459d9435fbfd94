package week

import (
	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
)

// The commands on the session under the cursor. Without one they do nothing.

// HasChosen says whether the cursor is on a session, and on which.
func (p *Page) HasChosen() (model.Session, bool) { return p.chosen() }

// MoveChosen puts the session days later, or earlier where days is negative.
func (p *Page) MoveChosen(days int) {
	if s, ok := p.chosen(); ok && s.Status == model.Planned {
		p.apply(planner.Move{Session: s.ID, To: s.Date.AddDays(days), Index: planner.AtEnd})
	}
}

// ReorderChosen puts the session by places later in its day.
func (p *Page) ReorderChosen(by int) {
	s, ok := p.chosen()
	if !ok {
		return
	}
	at := p.board.cursor
	to := at.card + by
	switch {
	case to < 0 || to >= len(p.view.Days[at.day].Sessions):
	case p.placeAmong(string(s.ID), at.day, to) != to:
		p.sayStatus(p.Format.Date(s.Date), p.say("board.by-clock", "Title", s.Title), "")
	default:
		p.apply(planner.Move{Session: s.ID, To: s.Date, Index: to})
	}
}

// OpenChosen opens the session in the form, or a new one on an empty day.
func (p *Page) OpenChosen() {
	if s, ok := p.chosen(); ok {
		p.open(string(s.ID))
		return
	}
	p.Add()
}

// Add opens the form for a new session on the day under the cursor.
func (p *Page) Add() { p.addOn(p.chosenDay()) }

// DeleteChosen deletes the session; Undo brings it back.
func (p *Page) DeleteChosen() {
	if s, ok := p.chosen(); ok {
		p.delete(string(s.ID))
	}
}

func (p *Page) delete(id string) { p.apply(planner.Delete{Sessions: []model.ID{model.ID(id)}}) }

// TrayChosen puts the session in the tray.
func (p *Page) TrayChosen() {
	if s, ok := p.chosen(); ok && s.Status == model.Planned {
		p.apply(planner.Move{Session: s.ID})
	}
}

// PinChosen pins the session to its place, or lets it go.
func (p *Page) PinChosen() {
	if s, ok := p.chosen(); ok {
		p.apply(planner.Pin{Session: s.ID, On: !s.Pinned})
	}
}

// CompleteChosen marks the session done, or planned again.
func (p *Page) CompleteChosen() {
	s, ok := p.chosen()
	switch {
	case !ok:
	case s.Status == model.Planned:
		p.apply(planner.Complete{Session: s.ID})
	default:
		p.apply(planner.Reopen{Session: s.ID})
	}
}

// SkipChosen marks the session as left out by choice.
func (p *Page) SkipChosen() {
	if s, ok := p.chosen(); ok && s.Status == model.Planned {
		p.apply(planner.Skip{Session: s.ID})
	}
}

// MoveToChosen asks where the session should go.
func (p *Page) MoveToChosen() {
	if s, ok := p.chosen(); ok && s.Status == model.Planned {
		p.moveTo(string(s.ID))
	}
}

// MoveSession asks where a session should go, also one in the tray.
func (p *Page) MoveSession(id model.ID) { p.moveTo(string(id)) }

// PlaceTemplate asks on which day the session of a template should be.
func (p *Page) PlaceTemplate(id model.ID) { p.moveTo(templatePrefix + string(id)) }

// MenuPosition is where a menu for the cursor opens.
func (p *Page) MenuPosition() fyne.Position { return p.board.MenuPosition() }

// moveTo lets a person choose one of the next two weeks' days by its verdict.
func (p *Page) moveTo(id string) {
	const days = 14
	from := p.view.Week.First
	dates := make([]civil.Date, days)
	for i := range dates {
		dates[i] = from.AddDays(i)
	}
	verdicts, err := p.Plan.Verdicts(p.placement(id, from, planner.AtEnd), dates)
	if err != nil {
		p.Fail(err)
		return
	}
	var rows []dayRow
	for _, v := range verdicts {
		plate := p.plate(v, id)
		name := p.Format.Date(v.Date)
		if v.Here {
			name = p.say("moveto.here", "Day", name)
		}
		rows = append(rows, dayRow{name: name, look: plate.Look, verdict: plate.Word, reason: plate.Reason})
	}
	choice := newDayChoice(rows, max(p.chosenDay().DaysSince(from), 0))
	d := &kit.Dialog{
		Heading: p.say("moveto.heading"), Sentence: p.say("moveto.sentence"), Content: choice, Width: kit.PreviewWidth,
		Confirm: p.say("moveto.confirm"), Cancel: p.say("dialog.cancel"),
	}
	d.OnConfirm = func() bool {
		d.OnClosed = func(bool) {
			to := dates[choice.chosen]
			p.apply(p.placement(id, to, planner.AtEnd))
		}
		return true
	}
	choice.onConfirm = func() {
		d.OnClosed = func(bool) { p.apply(p.placement(id, dates[choice.chosen], planner.AtEnd)) }
		d.Close()
	}
	d.Show(p.Canvas)
}
