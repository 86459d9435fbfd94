package warmup

import (
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/interval"
)

// moment is everything that a running warm-up says in one second.
type moment struct {
	step            int
	phase           interval.Phase
	name, line, cue string
	left, all       string
	next, nextAfter string
	nextDrill       model.ID
}

// momentAt puts a running warm-up into words.
func (p *Page) momentAt(v interval.PlayerView) moment {
	r := p.run.Player.Routine()
	step := p.run.Player.Steps()[v.Step]
	drill := r.Drills[step.Drill]
	m := moment{
		step: v.Step, phase: v.Phase,
		name: p.drill(drill.Exercise), cue: p.Format.DrillCue(drill.Exercise, p.Plan.Library()),
		line: p.line(&r, step, v), left: p.Format.Countdown(v.Remaining), all: p.Format.Countdown(v.Left),
	}
	if step.Phase == interval.PhaseRest {
		m.name, m.cue = p.say("warm-up.easy"), p.say("warm-up.easy.cue")
	}
	if v.Next >= 0 {
		next := r.Drills[v.Next]
		m.nextDrill = next.Exercise
		m.next = p.say("warm-up.next.drill", "Drill", p.drill(next.Exercise), "Time", p.countdown(next.Work))
		m.nextAfter = p.say("warm-up.next")
		if step.Phase == interval.PhaseWork && drill.Rest > 0 {
			m.nextAfter = p.say("warm-up.next.after", "Rest", p.Format.Duration(drill.Rest))
		}
	}
	return m
}

func (p *Page) drill(id model.ID) string { return p.Format.Drill(id, p.Plan.Library()) }

func (p *Page) countdown(s model.Seconds) string {
	return p.Format.Countdown(time.Duration(s) * time.Second)
}

// line says how far the routine is: the round, how hard it is meant to be, and
// the side.
func (p *Page) line(r *model.Routine, step interval.Step, v interval.PlayerView) string {
	separator := p.say("separator")
	round, of := interval.Round(r, step.Drill)
	line := p.say("warm-up.drill", "Number", step.Drill+1, "Of", len(r.Drills))
	if _, _, ours := builtIn(r.ID); ours {
		line = p.say("warm-up.begin")
		if of > 1 {
			line = p.say("warm-up.round", "Round", round, "Of", of)
		}
		line += separator + p.say("warm-up.effort."+effort(round))
	}
	if after, ok := interval.SideChangeAt(r.Drills[step.Drill]); ok && step.Phase == interval.PhaseWork {
		side := "warm-up.side.first"
		if v.Elapsed >= after {
			side = "warm-up.side.other"
		}
		line += separator + p.say(side)
	}
	if v.Phase == interval.PhasePaused {
		line = p.say("warm-up.paused") + separator + line
	}
	return line
}

// effort is how hard a round of a built-in warm-up is meant to be (RULES.md
// 2.11).
func effort(round int) string {
	if round > 1 {
		return "moderate"
	}
	return "easy"
}

// whyLowImpact says why the low-impact moves are chosen, or would be better.
func (p *Page) whyLowImpact() string {
	sore := p.view.Pain >= interval.SoreFrom
	switch chosen := p.choice.lowImpact; {
	case sore && chosen:
		return p.say("warm-up.sore", "Score", p.view.Pain)
	case sore:
		return p.say("warm-up.sore.off", "Score", p.view.Pain)
	case chosen:
		return p.say("warm-up.flagged")
	}
	return p.say("warm-up.flagged.off")
}

// before names the session that is warmed up for: "before Step & bridge, 18:00".
func (p *Page) before(id model.ID) string {
	s := find(&p.view, id)
	if s == nil {
		return ""
	}
	return p.say("warm-up.before", "Session", p.sessionName(&s.Session))
}

func (p *Page) sessionName(s *model.Session) string {
	title := s.Title
	if title == "" {
		title = p.Format.Kind(s.Kind)
	}
	if when := p.Format.When(s); when != "" {
		return p.say("warm-up.session", "Title", title, "When", when)
	}
	return title
}

// aim says what a whole warm-up does.
func (p *Page) aim() string {
	if p.sessionOf() == "" {
		return p.say("warm-up.aim.none")
	}
	return p.say("warm-up.aim")
}

// sessionOf is the session of what runs, else of the choice.
func (p *Page) sessionOf() model.ID {
	if p.run != nil {
		return p.run.Session
	}
	return p.choice.session
}

// summary puts what came of a warm-up into sentences.
func (p *Page) summary(s interval.Summary) (heading, done, of string, sentences []string) {
	heading = p.say("warm-up.incomplete")
	if s.Complete {
		heading = p.say("warm-up.complete")
	}
	done = p.Format.Countdown(s.Done.Truncate(time.Second))
	of = p.say("warm-up.of", "Length", p.Format.Countdown(s.Length))
	if s.Skipped > 0 {
		sentences = append(sentences, p.say("warm-up.skipped", "Count", s.Skipped))
	}
	whole := p.countdown(model.WarmUpLength)
	session := p.before(p.run.Session)
	switch name := p.nameOf(p.run.Session); {
	case p.run.Marked:
		sentences = append(sentences, p.say("warm-up.marked", "Session", name))
	case p.run.Ask:
		at := p.run.Ended.In(p.Now().Location())
		clock := model.Seconds(at.Hour())*model.Hour + model.Seconds(at.Minute())*model.Minute
		sentences = append(sentences, p.say("warm-up.late", "Time", p.Format.Clock(clock), "Session", name))
	case !s.Complete && session != "":
		sentences = append(sentences, p.say("warm-up.not-marked", "Session", name, "Length", whole))
	case !s.Complete:
		sentences = append(sentences, p.say("warm-up.short", "Length", whole))
	}
	return heading, done, of, sentences
}

// nameOf is what a session is called, also when it is done by now.
func (p *Page) nameOf(id model.ID) string {
	if s := find(&p.view, id); s != nil {
		return p.sessionName(&s.Session)
	}
	return p.say("warm-up.the-session")
}
