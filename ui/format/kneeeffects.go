package format

import (
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/adapt"
	"github.com/kneewise/kneewise/planner/rule"
)

// Moment writes an instant as its day and time in a zone: "Fri 12 June 18:00".
func (f *Formatter) Moment(at time.Time, zone *time.Location) string {
	t := at.In(zone)
	clock := model.Seconds(t.Hour())*model.Hour + model.Seconds(t.Minute())*model.Minute
	return f.Words.Say("time.moment", "Day", f.Date(model.DateIn(at, zone.String())), "Time", f.Clock(clock))
}

// Side writes "Left", "Right" or "Both".
func (f *Formatter) Side(s model.Side) string {
	if s == model.BothSides {
		return f.Words.Say("side.both")
	}
	return f.Words.Say("side." + string(s))
}

// KneeEffects says, a sentence each, what follows for the plan from what is
// logged: signs to see a doctor first, then what rests and waits, then limits.
func (f *Formatter) KneeEffects(e *planner.KneeEffects, zone *time.Location, names Names) []string {
	say := f.Words.Say
	var all []string
	for _, flag := range e.Opened {
		all = append(all, say("effect.flag", "Sign", Capital(f.RedFlag(flag.Flag))))
	}
	for _, flag := range e.Withdrawn {
		all = append(all, say("effect.withdrawn", "Sign", f.RedFlag(flag.Flag)))
	}
	if n := len(e.Suspended); n > 0 {
		all = append(all, say("effect.suspended", "Count", n))
	}
	if n := len(e.Restored); n > 0 {
		all = append(all, say("effect.restored", "Count", n))
	}
	for i := range e.Blocks {
		if b := &e.Blocks[i]; b.Flag == "" {
			all = append(all, f.block(b, zone, names))
		}
	}
	for _, z := range e.Zones {
		all = append(all, say("effect.zone", "Session", names.Session(z.Session), "Zone", f.Zone(z.After.Zone), "Reason", f.ZoneReason(z.After.Reason)))
	}
	for _, c := range e.Caps {
		all = append(all, say("effect.cap", "Stream", f.Stream(c.Stream, names), "Most", f.load(c.Most, c.Measure, c.Stream, down)))
	}
	for _, l := range e.Limits {
		all = append(all, say("effect.limit", "Week", f.WeekNumbered(l.After.Week), "Stream", f.Stream(l.After.Stream, names),
			"Most", f.load(l.After.Most, l.After.Measure, l.After.Stream, down), "Before", f.load(l.Before.Most, l.Before.Measure, l.Before.Stream, down)))
	}
	return all
}

// block says until when what loads the knees rests after a red session.
func (f *Formatter) block(b *rule.Block, zone *time.Location, names Names) string {
	until := f.Date(b.Last)
	if !b.Until.IsZero() {
		until = f.Moment(b.Until, zone)
	}
	return f.Words.Say("effect.block", "Session", names.Session(b.Session), "Until", until)
}

// Zone names how the knees took a session: "green", "amber".
func (f *Formatter) Zone(z model.PainZone) string { return f.Words.Say("zone." + z.String()) }

// ZoneReason says which condition decided on a zone.
func (f *Formatter) ZoneReason(r adapt.Reason) string { return f.Words.Say("zone-reason." + string(r)) }

// Cause says what may fit as a cause of pain, with what it rests on; never a
// diagnosis.
func (f *Formatter) Cause(c *adapt.Cause, names Names) string {
	say := f.Words.Say
	session := ""
	if c.Session != "" {
		session = names.Session(c.Session)
	}
	switch c.Code {
	case adapt.Soreness:
		return f.doms(c.DOMS, names)
	case adapt.NewExercise:
		return say("cause.new-exercise", "Exercise", names.Exercise(c.Exercise), "Session", session)
	case adapt.Overuse:
		return say("cause.overuse", "Stream", f.Stream(c.Stream, names))
	case adapt.WentFurther, adapt.AtOnce:
		return say("cause."+string(c.Code), "Session", session)
	default:
		return say("cause."+string(c.Code), "Finding", f.Finding(*c.Finding, names).Text)
	}
}

// doms says how a pain fits delayed-onset muscle soreness.
func (f *Formatter) doms(d *adapt.DOMS, names Names) string {
	fit := f.Words.Say("doms." + string(d.Fit))
	if d.Onset <= 0 {
		return f.Words.Say("doms.day", "Fit", fit, "Session", names.Session(d.Session))
	}
	return f.Words.Say("doms.onset", "Fit", fit, "Session", names.Session(d.Session), "Onset", f.Gap(model.Seconds(d.Onset/time.Second)))
}
