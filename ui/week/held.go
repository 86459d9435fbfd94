package week

import (
	"slices"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
)

// What a drag on the board means: which sessions are in the air, what the rules
// say about each day, and weeks that turn while something is held over an arrow.

// How long something has to be held over a week's arrow to turn the week, and to
// turn it once more.
const (
	turnAfter = 600 * time.Millisecond
	turnAgain = 900 * time.Millisecond
)

// held is what is in the air.
type held struct {
	sessions []model.Session // with those the board does not show any more
	ids      []string
	day      civil.Date // whose head it is; none for cards
	from     civil.Date // a day of the week it was taken up in
	foreseen map[civil.Date]planner.Foreseen
	turning  int    // weeks by which the arrow turns that it is held over
	stop     func() // nil unless it is
}

// grab is asked for the verdicts when cards are lifted.
func (p *Page) grab(ids []string) ([7]Plate, bool) {
	h := held{ids: ids, from: p.day}
	for _, id := range ids {
		if s, ok := p.session(id); ok {
			h.sessions = append(h.sessions, s)
		}
	}
	plates, err := p.plates(ids)
	if err != nil {
		p.Fail(err)
		return plates, false
	}
	p.held = h
	return plates, true
}

// grabDay is asked for the verdicts when the head of a day is lifted.
func (p *Page) grabDay(day int) ([7]Plate, bool) {
	from := p.view.Days[day].Date
	plates, err := p.swapPlates(from)
	if err != nil {
		p.Fail(err)
		return plates, false
	}
	p.held = held{day: from, from: p.day, sessions: p.view.Days[day].Sessions}
	return plates, true
}

// putBack shows the week in which something was taken up that is back where it
// was.
func (p *Page) putBack() {
	if p.day != p.held.from && !p.view.Week.Contains(p.held.from) {
		p.day = p.held.from
		p.Reload()
	}
	p.letGo()
}

func (p *Page) letGo() { p.held = held{} }

// placement is the Op that puts cards on a day: a template is drawn, sessions
// are moved and keep their distance.
func (p *Page) placement(ids []string, d civil.Date, index int) planner.Placement {
	if template, ok := strings.CutPrefix(ids[0], templatePrefix); ok {
		return planner.Place{Template: model.ID(template), To: d, Index: index}
	}
	if len(ids) == 1 {
		return planner.Move{Session: model.ID(ids[0]), To: d, Index: index}
	}
	return planner.MoveMany{Sessions: sessionIDs(ids), To: d, Index: index}
}

func sessionIDs(ids []string) []model.ID {
	all := make([]model.ID, len(ids))
	for i, id := range ids {
		all[i] = model.ID(id)
	}
	return all
}

// templatePrefix tells the cards of templates from those of sessions.
const templatePrefix = "template:"

// placeAmong is the place of cards among the others of a day when they are let
// go at index: that of the first of them.
func (p *Page) placeAmong(ids []string, day, index int) int {
	others := slices.DeleteFunc(slices.Clone(p.view.Days[day].Sessions), func(s model.Session) bool { return slices.Contains(ids, string(s.ID)) })
	s, _ := p.session(ids[0]) // a template has no time
	return planner.PlaceAmong(others, &s, index)
}

// plates are the verdicts on cards for each day of the week.
func (p *Page) plates(ids []string) ([7]Plate, error) {
	var plates [7]Plate
	days := p.view.Week.Days()
	verdicts, err := p.Plan.Verdicts(p.placement(ids, days[0], planner.AtEnd), days[:])
	if err != nil {
		return plates, err
	}
	for i, v := range verdicts {
		plates[i] = p.plate(v, ids[0])
	}
	return plates, nil
}

// swapPlates are the verdicts on swapping a day with each day of the week.
func (p *Page) swapPlates(from civil.Date) ([7]Plate, error) {
	var plates [7]Plate
	days := p.view.Week.Days()
	verdicts, err := p.Plan.SwapVerdicts(from, days[:])
	if err != nil {
		return plates, err
	}
	for i, v := range verdicts {
		plates[i] = p.swapPlate(from, v)
	}
	return plates, nil
}

// swapPlate puts into words what swapping two days brings on both.
func (p *Page) swapPlate(from civil.Date, v planner.Verdict) Plate {
	plate := Plate{Look: mark.Verdict(v.Severity), Word: p.Format.Verdict(v.Severity)}
	say := func(reason, text string) Plate {
		plate.Reason = reason
		plate.Status = p.say("board.swap.verdict", "Day", p.Format.Date(from), "Other", p.Format.Date(v.Date), "Verdict", plate.Word, "Reason", text)
		return plate
	}
	if v.Here {
		plate.Reason = p.say("board.swap.here")
		plate.Status = p.Format.Date(from) + ": " + plate.Reason
		return plate
	}
	var reasons, texts []string
	for _, d := range []civil.Date{from, v.Date} {
		i := slices.IndexFunc(v.Findings, func(f rule.Finding) bool { return f.Kept == "" && isOn(&f, d) })
		if i < 0 {
			continue
		}
		about := v.Findings[i].Where.Session
		if v.Findings[i].Where.Date != d {
			about = v.Findings[i].Where.Other
		}
		s := p.Format.FindingFor(v.Findings[i], about, p.names)
		reasons = append(reasons, p.say("board.swap.on", "Day", p.Format.WeekdayShort(model.Weekday(d)), "Reason", s.Reason))
		texts = append(texts, p.Format.Date(d)+": "+s.Text)
	}
	switch {
	case len(reasons) > 0:
		return say(strings.Join(reasons, ". "), strings.Join(texts, " "))
	case len(v.Findings) > 0:
		s := p.Format.Finding(v.Findings[0], p.names)
		return say(s.Reason, s.Text)
	default:
		return say(p.say("board.swap.fine"), p.say("board.swap.fine"))
	}
}

// isOn says whether a finding is about a day, and not about its whole week.
func isOn(f *rule.Finding, d civil.Date) bool {
	return !f.Where.Week && (f.Where.Date == d || f.Where.OtherDate == d)
}

// swap exchanges the day whose head was lifted with another.
func (p *Page) swap(day int) {
	from := p.held.day
	p.letGo()
	p.apply(planner.Swap{A: from, B: p.view.Days[day].Date})
}

// drop puts lifted cards on a day.
func (p *Page) drop(ids []string, day, index int) {
	p.letGo()
	p.apply(p.placement(ids, p.view.Days[day].Date, index))
}

// park puts cards in the tray.
func (p *Page) park(ids []string) {
	p.letGo()
	if len(ids) > 0 {
		p.apply(p.placement(ids, civil.Date{}, planner.AtEnd))
	}
}

// overTray says whether a place on the canvas is over the tray, or where it is
// closed over the button that opens it.
func (p *Page) overTray(at fyne.Position) bool {
	return p.tray.Visible() && over(p.tray, at) || p.header.tray.Visible() && over(p.header.tray, at)
}

// over says whether a place on the canvas is over an object.
func over(o fyne.CanvasObject, at fyne.Position) bool {
	on := at.Subtract(absolute(o))
	return on.X >= 0 && on.Y >= 0 && on.X < o.Size().Width && on.Y < o.Size().Height
}

// heldAt turns the week while something is held over one of its arrows.
func (p *Page) heldAt(at fyne.Position) {
	by := 0
	switch {
	case over(p.header.back, at):
		by = -1
	case over(p.header.forward, at):
		by = 1
	}
	if by == p.held.turning {
		return
	}
	p.light(p.held.turning, false)
	if p.held.stop != nil {
		p.held.stop()
		p.held.stop = nil
	}
	p.held.turning = by
	p.light(by, true)
	p.turnIn(turnAfter)
}

func (p *Page) turnIn(d time.Duration) {
	if p.held.turning != 0 {
		p.held.stop = p.After(d, p.turnHeld)
	}
}

// turnHeld turns the week with what is in the air.
func (p *Page) turnHeld() {
	p.held.stop = nil
	if !p.board.Dragging() {
		return
	}
	p.day = p.away(p.held.turning)
	if err := p.load(); err != nil {
		p.Fail(err)
		return
	}
	p.turnIn(turnAgain) // and on, while it is held there
}

// light shows that an arrow is about to turn the week.
func (p *Page) light(by int, on bool) {
	var b *kit.Button
	switch by {
	case -1:
		b = p.header.back
	case 1:
		b = p.header.forward
	default:
		return
	}
	if on {
		b.MouseIn(&desktop.MouseEvent{})
	} else {
		b.MouseOut()
	}
}

// heldPlates are the verdicts on what is in the air for the week that is shown.
func (p *Page) heldPlates() ([7]Plate, error) {
	if p.held.day != (civil.Date{}) {
		return p.swapPlates(p.held.day)
	}
	return p.plates(p.held.ids)
}
