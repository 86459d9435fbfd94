package format

import (
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/progress"
	"github.com/kneewise/kneewise/planner/rule"
)

// Goal is what an exercise goes on with in a week, in words.
type Goal struct {
	Name   string // "Leg press"
	From   string // "25 lb · 60 reps": what was planned last
	To     string // "25 lb · 61 reps"
	Why    string // what kind of step it is, with its numbers
	Unlock string // what would make a step possible where there is none; else empty
	Sides  string // that the sides differ; else empty
}

// Goal puts the goal of an exercise into words.
func (f *Formatter) Goal(g *progress.Goal, names Names) Goal {
	stream := rule.Stream{Kind: rule.ExerciseStream, Of: g.Exercise}
	said := Goal{
		Name: f.Stream(stream, names),
		From: f.target(g.Step.From, g.Measure), To: f.target(g.Step.To, g.Measure),
		Why: f.stepReason(g, stream), Unlock: f.unlock(g),
	}
	if g.SidesDiffer {
		said.Sides = f.Words.Say("goal.sides", "Left", f.target(g.Left, g.Measure), "Right", f.target(g.Right, g.Measure))
	}
	return said
}

// target writes a weight and the repetitions of a week, or the seconds.
func (f *Formatter) target(t progress.Target, m rule.Measure) string {
	if m == rule.ByTime {
		return f.unit(f.grouped(int64(t.Reps)), "unit.s")
	}
	reps := f.Words.Say("load.reps", "Count", int64(t.Reps))
	if t.Weight == 0 {
		return reps
	}
	return f.Words.Say("goal.target", "Weight", f.Weight(t.Weight), "Reps", reps)
}

func (f *Formatter) stepReason(g *progress.Goal, stream rule.Stream) string {
	say := f.Words.Say
	switch s := &g.Step; s.Code {
	case progress.StepWeight, progress.StepReps:
		if s.Weeks > 1 {
			return say("goal."+string(s.Code)+".saved", "Count", s.Weeks, "Growth", f.Percent(s.Growth()))
		}
		return say("goal."+string(s.Code), "Growth", f.Percent(s.Growth()))
	case progress.StepWait:
		return say("goal.wait", "Count", s.Weeks)
	case progress.StepLimit:
		return say("goal.hold-limit", "Limit", f.load(g.Limit, g.Measure, stream, down), "Reason", f.limitReason(g.Reason, g.Limit, g.Limit, g.Measure, stream))
	default:
		return say("goal." + string(s.Code))
	}
}

// unlock says what would make a step possible where none ever is.
func (f *Formatter) unlock(g *progress.Goal) string {
	if g.Step.Code != progress.StepNone {
		return ""
	}
	say, u := f.Words.Say, &g.Step.Unlock
	text := ""
	for _, way := range []string{
		f.when(u.Weight > 0, "goal.unlock.weight", "Weight", f.Weight(u.Weight)),
		f.when(u.Most > 0, "goal.unlock.reps", "Count", u.Most),
		f.when(u.Sets > 0, "goal.unlock.sets", "Count", u.Sets),
	} {
		switch {
		case way == "":
		case text == "":
			text = way
		default:
			text = say("goal.or", "First", text, "Second", way)
		}
	}
	if text == "" {
		return say("goal.unlock.nothing")
	}
	return say("goal.unlock", "Ways", text)
}

func (f *Formatter) when(condition bool, key string, args ...any) string {
	if !condition {
		return ""
	}
	return f.Words.Say(key, args...)
}

// Changed is one number that an Op sets, in words.
type Changed struct {
	What string // "Leg press: 3 sets, 30 reps of 26 lb, were 30 of 25 lb"
	Why  string
}

// Changed says what an Op makes of a number of a session, and why.
func (f *Formatter) Changed(c *planner.Changed, session *model.Session, library *model.Library, names Names) Changed {
	var said Changed
	switch {
	case c.Exercise != "":
		e, _ := library.Exercise(c.Exercise)
		name := f.Stream(rule.Stream{Kind: rule.ExerciseStream, Of: c.Exercise}, names)
		key := "changed.exercise"
		if c.To.Sets == 0 {
			key = "changed.gone"
		}
		said.What = f.Words.Say(key, "Title", session.Title, "Name", name, "From", f.sets(&c.From, &e), "To", f.sets(&c.To, &e))
	case c.To.Distance > 0:
		family, _ := library.Family(session.Activity)
		said.What = f.Words.Say("changed.cardio", "Title", session.Title,
			"From", f.DistanceLimit(c.From.Distance, family), "To", f.DistanceLimit(c.To.Distance, family))
	default:
		said.What = f.Words.Say("changed.cardio", "Title", session.Title,
			"From", f.MinutesLimit(c.From.Duration), "To", f.MinutesLimit(c.To.Duration))
	}
	switch {
	case c.Limit != nil:
		said.Why = f.Budget(*c.Limit, names).Name + ": " + f.Budget(*c.Limit, names).Reason
	case c.Goal != nil:
		said.Why = f.Goal(c.Goal, names).Why
	default:
		said.Why = f.Words.Say("changed.spike")
	}
	return said
}

// sets writes the sets of one exercise in a session: "3 sets · 30 reps · 25 lb".
func (f *Formatter) sets(a *planner.Amount, e *model.Exercise) string {
	sets := f.Words.Say("load.sets", "Count", int64(a.Sets))
	target := progress.Target{Weight: a.Weight, Reps: a.Reps}
	m := rule.MeasureOf(e)
	if m == rule.ByTime {
		target.Reps = int(a.Hold)
	}
	return f.Words.Say("changed.sets", "Sets", sets, "Target", f.target(target, m))
}

// LeftOut says which session was not copied, and why.
func (f *Formatter) LeftOut(l *planner.LeftOut, names Names) string {
	why := f.Words.Say("left-out.nothing")
	switch {
	case l.Past:
		why = f.Words.Say("left-out.past")
	case l.Finding.Rule != "":
		why = f.Finding(l.Finding, names).Reason
	}
	return f.Words.Say("left-out", "Title", l.Session.Title, "Day", f.Date(l.Session.Date), "Why", why)
}
