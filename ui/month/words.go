package month

import (
	"strconv"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

// plate puts the verdict on one day into words.
func (p *Page) plate(v planner.Verdict, id model.ID) Plate {
	words := p.Format.Placing(v, id, p.Plan.Library(), p.names)
	return Plate{Look: mark.Verdict(v.Severity), Word: words.Word, Status: words.Status}
}

// sheet puts the month into words.
func (p *Page) sheet() Sheet {
	var s Sheet
	for i, d := range p.view.Weeks[0].Week.Days() {
		s.Weekdays[i] = p.Format.WeekdayShort(model.Weekday(d))
	}
	stream, counted := p.stream()
	s.SideTitle = p.say("month.week")
	if counted {
		s.SideTitle = p.say("month.week.stream", "Stream", p.Format.Stream(stream, p.names))
	}
	for row := range p.view.Weeks {
		week := &p.view.Weeks[row]
		for i := range week.Days {
			s.Cells[7*row+i] = p.cell(&week.Days[i])
		}
		s.Sides[row] = p.side(week, stream, counted)
	}
	s.Bars = p.bars()
	return s
}

func (p *Page) cell(day *planner.Day) Cell {
	d := day.Date
	c := Cell{
		Number: strconv.Itoa(d.Day), Today: d == p.view.Today, Other: d.Month != p.view.First.Month,
		More: func(hidden int) string { return p.say("month.more", "Count", hidden) },
	}
	if d.Day == 1 {
		c.Number = p.Format.DayMonth(d)
	}
	if score, ok := p.view.Pain[d]; ok {
		c.Pain = mark.Pain(score)
	}
	for i := range day.Sessions {
		c.Chips = append(c.Chips, p.chip(&day.Sessions[i]))
	}
	return c
}

// chip puts a session into few words.
func (p *Page) chip(s *model.Session) Chip {
	library := p.Plan.Library()
	activity, _ := library.Activity(s.Activity)
	family, _ := library.Family(s.Activity)
	c := Chip{
		ID: string(s.ID), Kind: mark.Kind(s.Kind, activity.Mark), Text: p.Format.Chip(s, activity.Mark, family),
		Over: s.Status != model.Planned, Fixed: s.Status != model.Planned,
	}
	verdict := p.Format.Became(s)
	switch s.Status {
	case model.Done:
		c.State = mark.Look{Icon: theme.IconTick, Ink: theme.ColorVerdictFine}
	case model.Planned:
		if p.view.Suspended[s.ID] {
			c.Over, verdict = true, p.say("status.suspended")
			break
		}
		verdict = p.Format.Verdict(rule.Fine)
		if f := p.finding(s.ID); f != nil {
			c.State, verdict = mark.Verdict(f.Severity), p.Format.Finding(*f, p.names).Text
		}
	}
	parts := []string{s.Title}
	for _, part := range []string{p.Format.When(s), p.Format.CardLoad(s, family), verdict} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	c.Tip = strings.Join(parts, p.say("separator"))
	return c
}

// finding is the worst finding about a session that is not kept, nil for none.
func (p *Page) finding(id model.ID) *rule.Finding {
	var worst *rule.Finding
	for i := range p.view.Findings {
		f := &p.view.Findings[i]
		if f.Where.Session == id && f.Kept == "" && (worst == nil || f.Severity > worst.Severity) {
			worst = f
		}
	}
	return worst
}

// stream is what the sums beside the weeks count: the first one, as the board
// has them, that most of the weeks train.
func (p *Page) stream() (best rule.Stream, found bool) {
	trained := map[rule.Stream]int{}
	var order []rule.Stream
	for _, week := range p.view.Weeks {
		for _, b := range p.Plan.Ranked(week.Budgets) {
			if b.Planned == 0 {
				continue
			}
			if trained[b.Stream] == 0 {
				order = append(order, b.Stream)
			}
			trained[b.Stream]++
		}
	}
	for _, s := range order {
		if trained[s] > trained[best] {
			best, found = s, true
		}
	}
	return best, found
}

// side puts the sums of a week into words.
func (p *Page) side(week *planner.MonthWeek, stream rule.Stream, counted bool) Side {
	s := Side{Label: p.Format.WeekNumbered(week.Week)}
	var sums []string
	if week.Sets > 0 {
		sums = append(sums, p.say("load.sets", "Count", week.Sets))
	}
	if week.Duration > 0 {
		sums = append(sums, p.Format.Total(week.Duration))
	}
	s.Value = p.say("month.nothing")
	if len(sums) > 0 {
		s.Lines = []string{strings.Join(sums, p.say("separator"))}
		s.Value = p.say("month.none-of-it")
	}
	for _, b := range week.Budgets {
		if counted && b.Stream == stream {
			words := p.Format.Budget(b, p.names)
			if b.Planned > 0 {
				s.Value = words.Amount
			}
			if b.Most > 0 {
				s.Lines = append(s.Lines, p.say("month.most", "Most", words.Most))
			}
		}
	}
	if !counted && week.Duration > 0 {
		s.Value = p.Format.Total(week.Duration)
		s.Lines = s.Lines[:0]
		if week.Sets > 0 {
			s.Lines = append(s.Lines, p.say("load.sets", "Count", week.Sets))
		}
	}
	return s
}

// bars are the parts of the spans in each week, each in the lowest lane that is
// free there.
func (p *Page) bars() []Bar {
	var bars []Bar
	for row := range p.view.Weeks {
		week := p.view.Weeks[row].Week
		var ends []int // the last day taken of each lane
		for _, span := range p.view.Spans {
			if span.To.Before(week.First) || span.From.After(week.Last()) {
				continue
			}
			b := Bar{Row: row, From: max(span.From.DaysSince(week.First), 0), To: min(span.To.DaysSince(week.First), 6), Text: p.Format.Span(span)}
			for b.Lane < len(ends) && ends[b.Lane] >= b.From {
				b.Lane++
			}
			if b.Lane == len(ends) {
				ends = append(ends, 0)
			}
			ends[b.Lane] = b.To
			bars = append(bars, b)
		}
	}
	return bars
}

// tellChosen says in the status line what the cursor is on.
func (p *Page) tellChosen() {
	if (p.view.First == civil.Date{}) {
		return
	}
	id, day := p.grid.Chosen()
	right := p.say("board.saved")
	for _, chip := range p.grid.sheet.Cells[day].Chips {
		if chip.ID == id {
			p.status.Say(p.Format.Date(p.date(day)), chip.Tip, right)
			return
		}
	}
	p.status.Say(p.Format.Date(p.date(day)), p.say("month.hint"), right)
}
