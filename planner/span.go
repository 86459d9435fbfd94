package planner

import (
	"slices"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// SpanKind is what a span of days is for.
type SpanKind string

// The kinds of span.
const (
	SpanOff      SpanKind = "off"       // no training
	SpanDialBack SpanKind = "dial-back" // less training
)

// Span is a stretch of days that differs from the others, both ends included.
type Span struct {
	Kind     SpanKind
	From, To civil.Date
	Note     string // the person's own words
	Percent  int    // of what was planned that is left in a dial-back
}

// spans returns those that touch the days from first to last, by their own
// first days.
func (st *state) spans(r model.Reader, first, last civil.Date) ([]Span, error) {
	var all []Span
	add := func(s Span) {
		if !s.To.Before(first) && !s.From.After(last) {
			all = append(all, s)
		}
	}
	for _, off := range st.profile.DaysOff {
		add(Span{Kind: SpanOff, From: off.From, To: off.To, Note: off.Note})
	}
	dialBacks, err := r.DialBacks()
	if err != nil {
		return nil, err
	}
	for _, d := range dialBacks {
		add(Span{Kind: SpanDialBack, From: d.From, To: d.To, Note: d.Reason, Percent: d.Percent})
	}
	slices.SortStableFunc(all, func(a, b Span) int { return a.From.Compare(b.From) })
	return all, nil
}
