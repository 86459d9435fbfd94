package format

import (
	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// Contents say what is in a plan's file: how many sessions, from when to when, and
// when it was last changed, on the clock of that instant's zone.
func (f *Formatter) Contents(c *model.Contents) string {
	words := f.Words.Say("contents.sessions", "Count", c.Sessions)
	if c.From != (civil.Date{}) {
		words = f.Words.Say("contents.days", "Sessions", words, "Days", f.FullRange(c.From, c.To))
	}
	if c.Changed.IsZero() {
		return words
	}
	at := civil.DateTimeOf(c.Changed)
	clock := f.Clock(model.Seconds(at.Time.Hour)*model.Hour + model.Seconds(at.Time.Minute)*model.Minute)
	return f.Words.Say("contents.changed", "Contents", words, "Day", f.FullDate(at.Date), "Time", clock)
}
