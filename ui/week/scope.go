package week

import (
	"strconv"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
)

// scopeWidth has room for three choices beside each other, in long words too.
const scopeWidth float32 = 620

// askScope asks of a change to one of a repeating session whether it is about
// this one, this and the following or all, and then does it so.
func (p *Page) askScope(op planner.Op, do func(planner.Op)) {
	id, scoped, ok := p.scopes(op)
	if !ok {
		do(op)
		return
	}
	series, err := p.Plan.Series(id)
	if err != nil || series.All < 2 {
		do(op) // which says what is wrong
		return
	}
	scopes := []planner.Scope{planner.ThisOne}
	words := []string{p.say("scope.this")}
	offer := func(scope planner.Scope, key string, n int) {
		if n > 1 {
			scopes, words = append(scopes, scope), append(words, p.say(key, "Number", strconv.Itoa(n)))
		}
	}
	offer(planner.Following, "scope.following", series.Following)
	offer(planner.WholeSeries, "scope.all", series.All)
	choice := kit.NewSegments(words, 0, nil)
	d := &kit.Dialog{
		Heading: p.say("scope.heading"), Sentence: p.say("scope.sentence", "Day", p.Format.Date(series.Last)),
		Content: choice, Width: scopeWidth, Confirm: p.say("scope.confirm"), Cancel: p.say("dialog.cancel"),
	}
	d.OnClosed = func(confirmed bool) {
		if confirmed {
			do(scoped(scopes[choice.Chosen()]))
		}
	}
	d.Show(p.Canvas)
}

// scopes is the repeating session that an Op is about and the Op with a scope,
// if it can be about more than one. Another order of a day never is.
func (p *Page) scopes(op planner.Op) (model.ID, func(planner.Scope) planner.Op, bool) {
	var id model.ID
	var scoped func(planner.Scope) planner.Op
	switch op := op.(type) {
	case planner.Move:
		id, scoped = op.Session, func(s planner.Scope) planner.Op { op.Scope = s; return op }
		if was, ok := p.session(string(id)); ok && was.Date == op.To {
			return "", nil, false
		}
	case planner.Edit:
		id, scoped = op.Session.ID, func(s planner.Scope) planner.Op { op.Scope = s; return op }
	case planner.Pin:
		id, scoped = op.Session, func(s planner.Scope) planner.Op { op.Scope = s; return op }
	case planner.Delete:
		if len(op.Sessions) == 1 {
			id, scoped = op.Sessions[0], func(s planner.Scope) planner.Op { op.Scope = s; return op }
		}
	}
	s, ok := p.session(string(id))
	return id, scoped, ok && s.Series != "" && scoped != nil && s.Status == model.Planned
}
