package paper

import (
	"context"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

// Kind is one of the documents, by its name on the command line.
type Kind string

// The documents.
const (
	Week      Kind = "week"      // for the fridge
	Log       Kind = "log"       // to fill in at the gym
	Month     Kind = "month"     // a page each
	Plan      Kind = "plan"      // weeks ahead with targets and why
	WarmUps   Kind = "warm-up"   // with drawings
	Therapist Kind = "therapist" // what was logged, for a physical therapist
	RedFlags  Kind = "red-flags" // what to tell a doctor
)

// Part is something that a document has and that may be left out.
type Part string

// The parts.
const (
	Name       Part = "name" // of the person
	Budgets    Part = "budgets"
	Notes      Part = "notes" // room to write
	Pain       Part = "pain"
	Why        Part = "why"
	Own        Part = "own" // warm-ups of the person's own
	Medicines  Part = "medicines"
	Treatments Part = "treatments"
)

// MostWeeks is how many weeks a document holds at the most.
const MostWeeks = 26

// kinds says of each document how it is made, in the order they are offered.
var kinds = []struct {
	kind  Kind
	parts []Part
	days  func(today civil.Date, plan *planner.Planner) (from, to civil.Date, err error)
	build func(*builder) error
}{
	{Week, []Part{Name, Budgets, Notes}, thisWeek, (*builder).fridge},
	{Log, []Part{Name, Notes}, thisWeek, (*builder).log},
	{Month, []Part{Name, Pain}, thisMonth, (*builder).months},
	{Plan, []Part{Name, Why}, fourWeeks, (*builder).ahead},
	{WarmUps, []Part{Name, Own}, thisWeek, (*builder).warmUps},
	{Therapist, []Part{Name, Medicines, Treatments, Notes}, lastWeeks, (*builder).therapist},
	{RedFlags, []Part{Name, Medicines, Treatments}, lastTwoWeeks, (*builder).redFlags},
}

// Kinds lists the documents in the order they are offered.
func Kinds() []Kind {
	var all []Kind
	for _, k := range kinds {
		all = append(all, k.kind)
	}
	return all
}

// Parts lists what may be left out of a document.
func Parts(kind Kind) []Part {
	for _, k := range kinds {
		if k.kind == kind {
			return k.parts
		}
	}
	return nil
}

// Usual is which days a document is about unless others are asked for.
func Usual(kind Kind, plan *planner.Planner) (from, to civil.Date, err error) {
	today, err := plan.Today()
	if err != nil {
		return from, to, err
	}
	for _, k := range kinds {
		if k.kind == kind {
			return k.days(today, plan)
		}
	}
	return from, to, unknownKind()
}

func unknownKind() error { return &model.Invalid{Field: "document", Code: model.CodeUnknown} }

func thisWeek(today civil.Date, plan *planner.Planner) (from, to civil.Date, err error) {
	week, err := plan.WeekOf(today)
	return week.First, week.Last(), err
}

func fourWeeks(today civil.Date, plan *planner.Planner) (from, to civil.Date, err error) {
	week, err := plan.WeekOf(today)
	return week.First, week.First.AddDays(4*7 - 1), err
}

func thisMonth(today civil.Date, _ *planner.Planner) (from, to civil.Date, err error) {
	first := firstOf(today)
	return first, first.AddMonths(1).AddDays(-1), nil
}

func lastWeeks(today civil.Date, plan *planner.Planner) (from, to civil.Date, err error) {
	week, err := plan.WeekOf(today.AddDays(-7 * (therapistWeeks - 1)))
	return week.First, today, err
}

func lastTwoWeeks(today civil.Date, _ *planner.Planner) (from, to civil.Date, err error) {
	return today.AddDays(-14), today, nil
}

// Request says what to lay out.
type Request struct {
	Kind Kind

	// From and To are the first and the last day; a document of weeks holds
	// every week that has one of them. The usual ones stand in for an empty
	// day: see [Usual].
	From, To civil.Date

	Paper model.Paper // that of the profile if empty
	Leave []Part      // what to leave out

	// Progress, if not nil, hears how many weeks are done. It is called in
	// Build.
	Progress func(done, of int)
}

// Build lays out a document of the plan. It stops when ctx does. An error holds
// a [model.Invalid] for a request that cannot be followed: a "document" or
// "paper" that is not known, a "to" before "from" or more than [MostWeeks] after
// it.
func Build(ctx context.Context, plan *planner.Planner, words *format.Formatter, request Request) (*sheet.Document, error) {
	b := &builder{ctx: ctx, plan: plan, words: words, request: request}
	if err := b.begin(); err != nil {
		return nil, err
	}
	for _, k := range kinds {
		if k.kind != request.Kind {
			continue
		}
		if err := k.build(b); err != nil {
			return nil, fmt.Errorf("lay out %s: %w", k.kind, err)
		}
		return b.document, nil
	}
	return nil, unknownKind()
}

// builder is a document being made.
type builder struct {
	ctx      context.Context
	plan     *planner.Planner
	words    *format.Formatter
	request  Request // with every day and the paper filled in
	profile  model.Profile
	today    civil.Date
	document *sheet.Document
}

func (b *builder) begin() (err error) {
	if b.today, err = b.plan.Today(); err != nil {
		return err
	}
	if b.profile, err = b.plan.Profile(); err != nil {
		return err
	}
	r := &b.request
	if r.Paper == "" {
		r.Paper = b.profile.Paper
	}
	if r.Paper != model.A4 && r.Paper != model.Letter {
		return &model.Invalid{Field: "paper", Code: model.CodeUnknown}
	}
	from, to, err := Usual(r.Kind, b.plan)
	if err != nil {
		return err
	}
	r.fill(from, to)
	switch {
	case r.To.Before(r.From):
		return &model.Invalid{Field: "to", Code: model.CodeMismatch}
	case r.To.DaysSince(r.From) >= 7*MostWeeks:
		return &model.Invalid{Field: "to", Code: model.CodeTooLarge, Most: MostWeeks}
	}
	return nil
}

// fill puts the usual days for those that are empty; with one of them given
// there are as many as usual.
func (r *Request) fill(from, to civil.Date) {
	none := civil.Date{}
	usual := to.DaysSince(from)
	switch {
	case r.From == none && r.To == none:
		r.From, r.To = from, to
	case r.From == none:
		r.From = r.To.AddDays(-usual)
	case r.To == none:
		r.To = r.From.AddDays(usual)
	}
}

// has says whether a part is wanted.
func (b *builder) has(part Part) bool { return !slices.Contains(b.request.Leave, part) }

// person is the name to print, if any.
func (b *builder) person() string {
	if b.has(Name) {
		return b.profile.Name
	}
	return ""
}

// say is a sentence of the catalogue.
func (b *builder) say(key string, args ...any) string { return b.words.Words.Say(key, args...) }

// names are those of the library and of some sessions.
func (b *builder) names(sessions ...model.Session) format.Names {
	return format.NamesOf(b.plan.Library(), sessions)
}

// covers says whether the request is about a day.
func (b *builder) covers(d civil.Date) bool {
	return !d.Before(b.request.From) && !d.After(b.request.To)
}

// weeks are those that have a day of the request.
func (b *builder) weeks() ([]model.Week, error) {
	var weeks []model.Week
	for d := b.request.From; !d.After(b.request.To); {
		week, err := b.plan.WeekOf(d)
		if err != nil {
			return nil, err
		}
		weeks = append(weeks, week)
		d = week.Last().AddDays(1)
	}
	return weeks, nil
}

// done says how far the work is, and whether it has to stop.
func (b *builder) done(n, of int) error {
	if b.request.Progress != nil {
		b.request.Progress(n, of)
	}
	return b.ctx.Err()
}
