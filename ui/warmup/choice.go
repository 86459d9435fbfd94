package warmup

import (
	"slices"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/interval"
)

// choice is what a person warms up for and with, before it begins. What they
// did not choose follows the plan.
type choice struct {
	session    model.ID // empty: none
	variant    interval.Variant
	own        model.ID // a routine of the person's own, in place of a variant
	lowImpact  bool
	sessionSet bool // by the person, as the next ones
	withSet    bool
	impactSet  bool
}

// settle follows a plan that has changed: today's next session, the warm-up
// that is made for it, and low-impact moves on a sore day.
func (c *choice) settle(view *planner.WarmUpView) {
	if c.sessionSet && c.session != "" && find(view, c.session) == nil {
		c.sessionSet = false
	}
	if !c.sessionSet {
		c.session = ""
		if len(view.Sessions) > 0 {
			c.session = view.Sessions[0].Session.ID
		}
	}
	if c.own != "" && ownRoutine(view, c.own) == nil {
		c.own, c.withSet = "", false
	}
	if !c.withSet {
		c.own, c.variant = "", interval.WarmUpLower
		if s := find(view, c.session); s != nil {
			c.variant = s.Variant
		}
	}
	if !c.impactSet {
		c.lowImpact = view.Sore()
	}
}

// routine is what was chosen.
func (c *choice) routine(view *planner.WarmUpView) model.Routine {
	if own := ownRoutine(view, c.own); own != nil {
		return *own
	}
	return interval.WarmUp(c.variant, c.lowImpact)
}

func find(view *planner.WarmUpView, id model.ID) *planner.WarmUpSession {
	i := slices.IndexFunc(view.Sessions, func(s planner.WarmUpSession) bool { return s.Session.ID == id })
	if i < 0 {
		return nil
	}
	return &view.Sessions[i]
}

func ownRoutine(view *planner.WarmUpView, id model.ID) *model.Routine {
	i := slices.IndexFunc(view.Routines, func(r model.Routine) bool { return r.ID == id })
	if id == "" || i < 0 {
		return nil
	}
	return &view.Routines[i]
}

// ChooseSession warms up for today's session of a place in the list, or for
// none with the place after the last.
func (p *Page) ChooseSession(i int) {
	p.choice.session, p.choice.sessionSet = "", true
	if i < len(p.view.Sessions) {
		p.choice.session = p.view.Sessions[i].Session.ID
	}
	p.choice.withSet = false // the warm-up that is made for it
	p.choice.settle(&p.view)
	p.show()
}

// For warms up for one of today's sessions. What runs goes on.
func (p *Page) For(session model.ID) {
	if p.Begun() {
		return
	}
	p.Again()
	if i := slices.IndexFunc(p.view.Sessions, func(s planner.WarmUpSession) bool { return s.Session.ID == session }); i >= 0 {
		p.ChooseSession(i)
	}
}

// ChooseWarmUp takes a warm-up of a place in the list: the variants, then the
// person's own routines.
func (p *Page) ChooseWarmUp(i int) {
	p.choice.withSet, p.choice.own = true, ""
	if i < len(interval.Variants) {
		p.choice.variant = interval.Variants[i]
	} else {
		p.choice.own = p.view.Routines[i-len(interval.Variants)].ID
	}
	p.show()
}

// OwnChosen says whether a routine of the person's own is chosen and could be
// changed.
func (p *Page) OwnChosen() bool { return p.run == nil && p.choice.own != "" }

// Ready says whether nothing has begun.
func (p *Page) Ready() bool { return p.run == nil }

// ToggleLowImpact takes the low-impact moves, or no longer does; of what runs,
// from now on. A routine of the person's own stays as it is.
func (p *Page) ToggleLowImpact() {
	if !p.HasLowImpact() {
		return
	}
	low := !p.LowImpact()
	p.choice.lowImpact, p.choice.impactSet = low, true
	if p.run != nil {
		v, _ := p.run.variant()
		if err := p.run.Player.Replace(interval.WarmUp(v, low)); err != nil {
			p.Fail(err)
			return
		}
		p.save()
	}
	p.show()
}

// HasLowImpact says whether there are low-impact moves to take: not in a
// routine of the person's own, nor after the end.
func (p *Page) HasLowImpact() bool {
	if p.run == nil {
		return p.choice.own == ""
	}
	_, built := p.run.variant()
	return built && p.Begun()
}

// LowImpact says whether the low-impact moves are taken.
func (p *Page) LowImpact() bool {
	if p.run != nil {
		return p.run.lowImpact()
	}
	return p.choice.lowImpact
}

// Sounds says whether there are sounds.
func (p *Page) Sounds() bool { return !p.profile.Muted }

// ToggleSound switches the sounds off, or on again.
func (p *Page) ToggleSound() {
	profile := p.profile
	profile.Muted = !profile.Muted
	if _, err := p.Plan.Apply(planner.SaveProfile{Profile: profile}, ""); err != nil {
		p.Fail(err)
	}
}
