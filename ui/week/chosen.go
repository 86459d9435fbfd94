package week

import (
	"slices"
	"strings"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
)

// The commands on the selected sessions. Each acts on those it can be done
// with; without one it does nothing.

// Selected returns the selected sessions, in the order of the board; while the
// tray has the keyboard, the session under its cursor.
func (p *Page) Selected() []model.Session {
	var all []model.Session
	for _, id := range p.selectedIDs() {
		if s, ok := p.session(id); ok {
			all = append(all, s)
		}
	}
	return all
}

// selectedIDs are those of the selected sessions; templates are none.
func (p *Page) selectedIDs() []string {
	switch p.tray.keyboard {
	case nil:
		return p.board.Selected()
	case p.tray.parked:
		if c, ok := p.tray.parked.chosen(); ok {
			return []string{c.ID}
		}
	}
	return nil
}

// chosenID is that of the session under the cursor of what has the keyboard.
func (p *Page) chosenID() string {
	if p.tray.keyboard == nil {
		id, _ := p.board.Chosen()
		return id
	}
	return strings.Join(p.selectedIDs(), "") // of one, or of none
}

// HasChosen says whether the cursor is on a session, and on which.
func (p *Page) HasChosen() (model.Session, bool) { return p.chosen() }

// planned are the IDs of the selected sessions that are still to be done, that
// under the cursor first: where it goes the others follow.
func (p *Page) planned() []string {
	var ids []string
	under := p.chosenID()
	for _, s := range p.Selected() {
		switch {
		case s.Status != model.Planned:
		case string(s.ID) == under:
			ids = slices.Insert(ids, 0, under)
		default:
			ids = append(ids, string(s.ID))
		}
	}
	return ids
}

// MoveChosen puts the sessions days later, or earlier where days is negative.
func (p *Page) MoveChosen(days int) {
	ids := p.planned()
	if len(ids) == 0 {
		return
	}
	if first, ok := p.session(ids[0]); ok && first.Placed() {
		p.apply(p.placement(ids, first.Date.AddDays(days), planner.AtEnd))
	}
}

// ReorderChosen puts the session under the cursor by places later in its day,
// if the clock lets it.
func (p *Page) ReorderChosen(by int) {
	s, ok := p.chosen()
	if !ok || !s.Placed() {
		return
	}
	at := p.board.cursor
	to := at.card + by
	switch {
	case to < 0 || to >= len(p.view.Days[at.day].Sessions):
	case p.placeAmong([]string{string(s.ID)}, at.day, to) != to:
		p.sayStatus(p.Format.Date(s.Date), p.say("board.by-clock", "Title", s.Title), "")
	default:
		p.apply(planner.Move{Session: s.ID, To: s.Date, Index: to})
	}
}

// DoneWithDetails asks what was done of the session under the cursor.
func (p *Page) DoneWithDetails() {
	if s, ok := p.chosen(); ok {
		p.book.Done(s.ID)
	}
}

// LogUnplanned asks what was done on the day under the cursor without having
// been planned.
func (p *Page) LogUnplanned() { p.book.Unplanned(p.chosenDay()) }

// EnterFromPaper opens the grid for the printed sheet of the week.
func (p *Page) EnterFromPaper() { p.book.Sheet(p.view.Week.First) }

// OpenChosen opens the session under the cursor in the form, or a new one on an
// empty day.
func (p *Page) OpenChosen() {
	if s, ok := p.chosen(); ok {
		p.open(string(s.ID))
		return
	}
	p.Add()
}

// Add opens the form for a new session on the day under the cursor.
func (p *Page) Add() { p.addOn(p.chosenDay()) }

// DeleteChosen deletes the sessions; Undo brings them back.
func (p *Page) DeleteChosen() {
	if ids := p.selectedIDs(); len(ids) > 0 {
		p.delete(ids...)
	}
}

func (p *Page) delete(ids ...string) { p.apply(planner.Delete{Sessions: sessionIDs(ids)}) }

// TrayChosen puts the sessions in the tray.
func (p *Page) TrayChosen() {
	if p.tray.keyboard == nil {
		p.park(p.planned())
	}
}

// PinChosen pins the sessions to their places, or lets all of them go if they
// are.
func (p *Page) PinChosen() {
	selected := p.Selected()
	loose := slices.ContainsFunc(selected, func(s model.Session) bool { return !s.Pinned })
	p.each(selected, func(s *model.Session) planner.Op { return planner.Pin{Session: s.ID, On: loose} })
}

// AllAhead says whether all sessions that are selected and planned are still to
// come, so that none can be done.
func (p *Page) AllAhead() bool {
	return !slices.ContainsFunc(with(p.Selected(), model.Planned), func(s model.Session) bool { return !p.book.Ahead(&s) })
}

// CompleteChosen marks the sessions done as planned, or if all of them are over,
// planned again. Where all are still to come it says so.
func (p *Page) CompleteChosen() {
	selected := p.Selected()
	if planned := with(selected, model.Planned); len(planned) > 0 {
		p.book.Complete(planned, func(ready []model.Session) {
			p.each(ready, func(s *model.Session) planner.Op { return planner.Complete{Session: s.ID} })
		})
		return
	}
	p.each(selected, func(s *model.Session) planner.Op { return planner.Reopen{Session: s.ID} })
}

func with(sessions []model.Session, status model.Status) []model.Session {
	return slices.DeleteFunc(slices.Clone(sessions), func(s model.Session) bool { return s.Status != status })
}

// each does something to each of some sessions, as one change.
func (p *Page) each(sessions []model.Session, op func(*model.Session) planner.Op) {
	var ops []planner.Op
	for i := range sessions {
		ops = append(ops, op(&sessions[i]))
	}
	switch len(ops) {
	case 0:
	case 1:
		p.apply(ops[0])
	default:
		p.apply(planner.Each{Ops: ops})
	}
}

// MarkAll selects the sessions of the day, and then of the week.
func (p *Page) MarkAll() { p.board.MarkDayOrWeek() }

// MarkChosen takes the session under the cursor into the selection or out of it.
func (p *Page) MarkChosen() { p.board.ToggleChosen() }

// clip is what was copied or cut and can be pasted.
type clip struct {
	sessions []model.Session
	cut      bool // pasting moves them
}

// CopyChosen remembers the sessions for pasting copies of them.
func (p *Page) CopyChosen() {
	ids := p.selectedIDs()
	if len(ids) == 0 {
		return
	}
	sessions, err := p.Plan.Sessions(sessionIDs(ids)...)
	if err != nil {
		p.Fail(err)
		return
	}
	p.clip = clip{sessions: sessions}
	p.board.ShowCut(nil)
	p.sayStatus("", p.say("board.copied", "Count", len(sessions)), "")
}

// CutChosen remembers the sessions for moving them to where they are pasted.
func (p *Page) CutChosen() {
	var ids []string
	var sessions []model.Session
	for _, s := range with(p.Selected(), model.Planned) {
		ids, sessions = append(ids, string(s.ID)), append(sessions, s)
	}
	if len(ids) == 0 {
		return
	}
	p.clip = clip{sessions: sessions, cut: true}
	p.board.ShowCut(ids)
	p.sayStatus("", p.say("board.cut", "Count", len(ids)), "")
}

// CanPaste says whether anything was copied or cut.
func (p *Page) CanPaste() bool { return len(p.clip.sessions) > 0 }

// Paste puts what was copied or cut on the day under the cursor: the first of it
// there, the others at the same distance.
func (p *Page) Paste() {
	switch {
	case !p.CanPaste():
	case p.clip.cut:
		var ids []string
		for _, s := range p.clip.sessions {
			ids = append(ids, string(s.ID))
		}
		p.clip = clip{}
		p.board.ShowCut(nil)
		p.apply(p.placement(ids, p.chosenDay(), planner.AtEnd))
	default:
		p.apply(planner.Paste{Sessions: p.clip.sessions, To: p.chosenDay(), Index: planner.AtEnd})
	}
}

// forgetCut gives up what was cut.
func (p *Page) forgetCut() {
	if p.clip.cut {
		p.clip = clip{}
		p.board.ShowCut(nil)
	}
}

// CanMoveTo says whether anything is selected that can go to a day: a session
// that is still to be done, or a template in the tray.
func (p *Page) CanMoveTo() bool { return len(p.movable()) > 0 }

// MoveToChosen asks where the sessions should go.
func (p *Page) MoveToChosen() {
	if ids := p.movable(); len(ids) > 0 {
		p.moveTo(ids...)
	}
}

func (p *Page) movable() []string {
	if p.tray.keyboard == p.tray.templates {
		if c, ok := p.tray.templates.chosen(); ok {
			return []string{c.ID}
		}
	}
	return p.planned()
}

// MoveSession asks where a session should go, also one in the tray.
func (p *Page) MoveSession(id model.ID) { p.moveTo(string(id)) }

// PlaceTemplate asks on which day the session of a template should be.
func (p *Page) PlaceTemplate(id model.ID) { p.moveTo(templatePrefix + string(id)) }

// MenuPosition is where a menu for the cursor opens.
func (p *Page) MenuPosition() fyne.Position { return p.board.MenuPosition() }

// moveTo lets a person choose one of the next two weeks' days by its verdict.
func (p *Page) moveTo(ids ...string) {
	from := p.view.Week.First
	dates := make([]civil.Date, daysAhead)
	for i := range dates {
		dates[i] = from.AddDays(i)
	}
	verdicts, err := p.Plan.Verdicts(p.placement(ids, from, planner.AtEnd), dates)
	if err != nil {
		p.Fail(err)
		return
	}
	var rows []dayRow
	for _, v := range verdicts {
		plate := p.plate(v, ids[0])
		name := p.Format.Date(v.Date)
		if v.Here {
			name = p.say("moveto.here", "Day", name)
		}
		rows = append(rows, dayRow{name: name, look: plate.Look, verdict: plate.Word, reason: plate.Reason})
	}
	p.askDay(dayQuestion{
		heading: p.say("moveto.heading"), sentence: p.say("moveto.sentence"), confirm: p.say("moveto.confirm"),
		rows: rows, first: max(p.chosenDay().DaysSince(from), 0),
		ahead: func(i int) (planner.Op, civil.Date) { return p.placement(ids, dates[i], planner.AtEnd), dates[i] },
	}, func(i int) { p.apply(p.placement(ids, dates[i], planner.AtEnd)) })
}

// HasPlanned says whether anything is planned on the day under the cursor.
func (p *Page) HasPlanned() bool {
	_, day := p.board.Chosen()
	return len(with(p.view.Days[day].Sessions, model.Planned)) > 0
}

// daysAhead is how many days from the first of the week that is shown a person
// can choose from.
const daysAhead = 14

// SwapWith lets a person choose with which other day of this week or the next
// the day under the cursor is swapped.
func (p *Page) SwapWith() {
	from, first := p.chosenDay(), p.view.Week.First
	var dates []civil.Date
	for i := range daysAhead {
		if d := first.AddDays(i); d != from {
			dates = append(dates, d)
		}
	}
	verdicts, err := p.Plan.SwapVerdicts(from, dates)
	if err != nil {
		p.Fail(err)
		return
	}
	var rows []dayRow
	for _, v := range verdicts {
		plate := p.swapPlate(from, v)
		rows = append(rows, dayRow{name: p.Format.Date(v.Date), look: plate.Look, verdict: plate.Word, reason: plate.Reason})
	}
	p.askDay(dayQuestion{
		heading: p.say("swap.heading", "Day", p.Format.Date(from)), sentence: p.say("swap.sentence"), confirm: p.say("swap.confirm"),
		rows: rows, first: from.DaysSince(first),
		ahead: func(i int) (planner.Op, civil.Date) { return planner.Swap{A: from, B: dates[i]}, from },
	}, func(i int) { p.apply(planner.Swap{A: from, B: dates[i]}) })
}

// dayQuestion asks for one of some days.
type dayQuestion struct {
	heading, sentence, confirm string
	rows                       []dayRow
	first                      int // chosen at first
	// ahead, if set, is what choosing a day would do, and a day of the week whose
	// findings are foreseen.
	ahead func(i int) (planner.Op, civil.Date)
}

func (p *Page) askDay(q dayQuestion, do func(i int)) {
	choice := newDayChoice(q.rows, q.first)
	d := &kit.Dialog{
		Heading: q.heading, Sentence: q.sentence, Content: choice, Width: kit.PreviewWidth,
		Confirm: q.confirm, Cancel: p.say("dialog.cancel"),
	}
	d.OnClosed = func(confirmed bool) {
		if confirmed {
			do(choice.chosen)
		}
	}
	if q.ahead != nil {
		foot := newForeseenView()
		choice.onChoose = func(i int) {
			op, day := q.ahead(i)
			p.sayForeseen(foot, op, day)
		}
		choice.onChoose(choice.chosen)
		d.Foot = foot
	}
	choice.onShow = d.Reveal
	choice.onConfirm = func() {
		d.OnClosed = func(bool) { do(choice.chosen) }
		d.Close()
	}
	d.Show(p.Canvas)
	choice.show()
}
