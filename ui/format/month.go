package format

import (
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

// Span says what a stretch of days is, and which ones: "Days off, 3 – 5 July",
// "Dialled back to 50 %: a sore knee, 29 June – 5 July".
func (f *Formatter) Span(s planner.Span) string {
	say := f.Words.Say
	words := s.Note
	switch percent := f.Percent(int64(s.Percent) * 10); {
	case s.Kind == planner.SpanDialBack && s.Note == "":
		words = say("span.dial-back", "Percent", percent)
	case s.Kind == planner.SpanDialBack:
		words = say("span.dial-back.note", "Percent", percent, "Note", s.Note)
	case s.Note == "":
		words = say("span.off")
	}
	return say("span.days", "Words", words, "Days", f.DayRange(s.From, s.To))
}

// Chip puts a session into few words: cardio by what and how far, the others by
// their title. The mark is that of its activity.
func (f *Formatter) Chip(s *model.Session, mark string, family model.ID) string {
	if distance := s.Effort().Distance; s.Kind == model.Cardio && distance > 0 {
		return f.Words.Say("month.chip", "Kind", f.KindShort(s.Kind, mark), "Distance", f.DistanceShort(distance, family))
	}
	return s.Title
}
