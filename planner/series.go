package planner

import (
	"reflect"
	"slices"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// Scope says how much of a repeated session a change is about. Sessions that
// are done, skipped or whose day is over never change with another one.
type Scope string

// The scopes there are.
const (
	ThisOne     Scope = ""          // the session alone
	Following   Scope = "following" // and those of its series on its day and later
	WholeSeries Scope = "all"       // and all others of its series
)

// alsoIn lists the other sessions that a change to one of a series is about,
// in order of day.
func (st *state) alsoIn(scope Scope, s *model.Session) ([]model.ID, error) {
	switch scope {
	case ThisOne:
		return nil, nil
	case Following, WholeSeries:
	default:
		return nil, &model.Invalid{Field: "scope", Code: model.CodeUnknown}
	}
	var ids []model.ID
	for _, other := range st.openSeries(s.Series) {
		if other.ID == s.ID || scope == Following && (!other.Placed() || other.Date.Before(s.Date)) {
			continue
		}
		ids = append(ids, other.ID)
	}
	return ids, nil
}

// openSeries lists the sessions of a series that are still ahead or in the
// tray.
func (st *state) openSeries(series model.ID) []*model.Session {
	if series == "" {
		return nil
	}
	var open []*model.Session
	for _, s := range st.all {
		if s.Series == series && s.Status == model.Planned && !st.over(s) {
			open = append(open, s)
		}
	}
	return open
}

// over says whether the day of a session has passed.
func (st *state) over(s *model.Session) bool { return s.Placed() && s.Date.Before(st.today) }

// carried is another session of a series after an edit of one: what the edit
// changes there changes here, and the day by as many days.
func carried(was, edited *model.Session, other model.Session) model.Session {
	if was.Kind != edited.Kind || was.Activity != edited.Activity || was.Regions != edited.Regions {
		other.Kind, other.Activity, other.Regions = edited.Kind, edited.Activity, edited.Regions
	}
	carry(&other.Title, was.Title, edited.Title)
	carry(&other.Note, was.Note, edited.Note)
	carry(&other.Template, was.Template, edited.Template)
	carry(&other.Part, was.Part, edited.Part)
	carry(&other.Pinned, was.Pinned, edited.Pinned)
	carry(&other.Plan, was.Plan, edited.Plan)
	if !reflect.DeepEqual(was.Prescriptions, edited.Prescriptions) {
		other.Prescriptions = edited.Prescriptions
		forgetDone(&other)
	}
	switch {
	case !edited.Placed():
		return other.InTray()
	case other.Placed() && was.Placed():
		other = other.OnDay(other.Date.AddDays(edited.Date.DaysSince(was.Date)))
	}
	clockWas, timedWas := was.Clock()
	clock, timed := edited.Clock()
	if clock != clockWas || timed != timedWas || was.Zone != edited.Zone {
		other.Zone, other.Start = edited.Zone, time.Time{}
		if timed && other.Placed() {
			other.Start = model.At(other.Date, clock, other.Zone)
		}
	}
	return other
}

func carry[T comparable](to *T, was, is T) {
	if was != is {
		*to = is
	}
}

// The bounds of a repeat.
const (
	MaxRepeatWeeks = 52
	maxRepeats     = 7 * MaxRepeatWeeks
)

// Repeat makes a series of a planned session: the same again on some weekdays
// of every so many weeks, by the person's own weeks, after its day. It ends
// with the day Until or with the Count-th session, itself included; one of the
// two is given. A series ends within 52 weeks; its last session can be repeated
// again.
type Repeat struct {
	Session  model.ID
	Every    int            // weeks, 1 for each
	Weekdays []time.Weekday // none: that of the session
	Until    civil.Date     // the last day there may be one
	Count    int            // sessions in all, at least 2
}

func (op Repeat) needsReason() bool { return true }

func (op Repeat) change(s *scene) (Change, Label, error) {
	e := newEdits(s.reader)
	first, err := e.session(op.Session)
	if err != nil {
		return Change{}, Label{}, err
	}
	return op.repeat(s, e, first)
}

// SaveRepeating adds a session, or with an ID edits one, and repeats it, as one
// change.
type SaveRepeating struct {
	Session model.Session
	Repeat  Repeat // its Session is that one
}

func (op SaveRepeating) needsReason() bool { return true }

func (op SaveRepeating) change(s *scene) (Change, Label, error) {
	c, label, err := op.save(s)
	if err == nil && label.Count < 2 { // there is no other before it
		err = model.TooEarly("until", op.Repeat.second(s.state, op.Session.Date))
	}
	return c, label, err
}

func (op SaveRepeating) save(s *scene) (Change, Label, error) {
	e := newEdits(s.reader)
	if op.Session.ID == "" {
		added, err := Add{Session: op.Session}.candidate(s.state)
		if err != nil {
			return Change{}, Label{}, err
		}
		added.ID = s.newID()
		if err := e.place(added, AtEnd); err != nil {
			return Change{}, Label{}, err
		}
		return op.Repeat.repeat(s, e, added)
	}
	edited, err := Edit{Session: op.Session}.candidate(s.state)
	if err != nil {
		return Change{}, Label{}, err
	}
	if err := e.replace(edited); err != nil {
		return Change{}, Label{}, err
	}
	return op.Repeat.repeat(s, e, edited)
}

// repeat puts the sessions that follow the first one beside it.
func (op Repeat) repeat(s *scene, e *edits, first model.Session) (Change, Label, error) {
	if err := op.validate(s.state, &first); err != nil {
		return Change{}, Label{}, err
	}
	days := op.days(s.state, first.Date)
	if len(days)+1 < op.Count {
		return Change{}, Label{}, &model.Invalid{Field: "count", Code: model.CodeTooLarge, Most: int64(len(days) + 1)}
	}
	if len(days) == 0 {
		return e.change(), Label{Action: ActionRepeat, Title: first.Title, Count: 1}, nil
	}
	if first.Series == "" {
		first = *e.after[first.ID] // with its place on the day
		first.Series = s.newID()
		e.put(first)
	}
	all := []model.Session{first}
	for _, d := range days {
		next := copyOf(&first, s.newID()).OnDay(d)
		next.Series = first.Series
		if err := e.place(next, AtEnd); err != nil {
			return Change{}, Label{}, err
		}
		all = append(all, next)
	}
	label := labelFor(ActionRepeat, all)
	label.Date = days[len(days)-1]
	return e.change(), label, nil
}

func (op Repeat) validate(st *state, first *model.Session) error {
	invalid := func(field string, code model.Code) error { return &model.Invalid{Field: field, Code: code} }
	for _, d := range op.Weekdays {
		if d < time.Sunday || d > time.Saturday {
			return invalid("weekdays", model.CodeUnknown)
		}
	}
	last := first.Date.AddDays(maxRepeats)
	switch {
	case !first.Placed():
		return invalid("date", model.CodeEmpty)
	case first.Status != model.Planned:
		return invalid("status", model.CodeMismatch)
	case op.Every < 1:
		return &model.Invalid{Field: "every", Code: model.CodeTooSmall, Least: 1}
	case op.Every > MaxRepeatWeeks:
		return &model.Invalid{Field: "every", Code: model.CodeTooLarge, Most: MaxRepeatWeeks}
	case op.Until == civil.Date{} && op.Count == 0:
		return invalid("until", model.CodeEmpty)
	case op.Until != civil.Date{} && op.Count != 0:
		return invalid("count", model.CodeMismatch)
	case op.Until != civil.Date{} && !op.Until.IsValid():
		return invalid("until", model.CodeBadDate)
	case op.Until != civil.Date{} && op.Until.Before(first.Date):
		return model.TooEarly("until", op.second(st, first.Date))
	case op.Until.After(last):
		return model.TooLate("until", last)
	case op.Count != 0 && op.Count < 2:
		return &model.Invalid{Field: "count", Code: model.CodeTooSmall, Least: 2}
	}
	for _, other := range st.openSeries(first.Series) {
		if other.Date.After(first.Date) {
			return invalid("series", model.CodeMismatch) // it is repeated already
		}
	}
	return nil
}

// days lists the days after the first one.
func (op Repeat) days(st *state, first civil.Date) []civil.Date {
	weekdays := op.Weekdays
	if len(weekdays) == 0 {
		weekdays = []time.Weekday{model.Weekday(first)}
	}
	last := first.AddDays(maxRepeats)
	if op.Count == 0 {
		last = op.Until
	}
	var days []civil.Date
	for week := st.weekOf(first); !week.First.After(last); week = week.Plus(op.Every) {
		for _, d := range week.Days() {
			if op.Count > 0 && len(days)+1 == op.Count {
				return days
			}
			if d.After(first) && !d.After(last) && slices.Contains(weekdays, model.Weekday(d)) {
				days = append(days, d)
			}
		}
	}
	return days
}

// second is the day of the second session of a series.
func (op Repeat) second(st *state, first civil.Date) civil.Date {
	op.Count, op.Until = 2, civil.Date{}
	days := op.days(st, first)
	if len(days) == 0 {
		return first.AddDays(maxRepeats) // so rare that there is none within a year
	}
	return days[0]
}

// StopRepeating ends a series with one of its sessions: those still planned
// after it are taken out. What was done before stays as it was.
type StopRepeating struct{ Session model.ID }

func (op StopRepeating) change(s *scene) (Change, Label, error) {
	e := newEdits(s.reader)
	last, err := e.session(op.Session)
	if err != nil {
		return Change{}, Label{}, err
	}
	if last.Series == "" {
		return Change{}, Label{}, &model.Invalid{Field: "series", Code: model.CodeEmpty}
	}
	left := 0
	for _, other := range s.openSeries(last.Series) {
		switch {
		case other.ID == last.ID:
		case other.Date.After(last.Date):
			if err := e.remove(other.ID); err != nil {
				return Change{}, Label{}, err
			}
		default:
			left++
		}
	}
	if left == 0 && last.Status == model.Planned {
		last.Series = "" // nothing left to ask about
		e.put(last)
	}
	return e.change(), labelFor(ActionStop, []model.Session{last}), nil
}

// Series says what a repeated session has beside it.
type Series struct {
	Following int        // sessions that a change of this one and the following is about, itself included
	All       int        // the same for all
	Last      civil.Date // the last day still planned
}

// Series returns what there is of the series of a session: a Following of 1
// and an All of 1 leave nothing to ask.
func (p *Planner) Series(id model.ID) (Series, error) {
	series := Series{Following: 1, All: 1}
	err := p.read(func(st *state, _ model.Reader) error {
		s, ok := st.byID[id]
		if !ok {
			return model.ErrNotFound
		}
		series.Last = s.Date
		for _, other := range st.openSeries(s.Series) {
			series.Last = later(series.Last, other.Date)
			if other.ID == id {
				continue
			}
			series.All++
			if other.Placed() && !other.Date.Before(s.Date) {
				series.Following++
			}
		}
		return nil
	})
	return series, err
}
