package wayon

import (
	"strconv"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
)

// scopeWidth has room for three choices beside each other, in long words too.
const scopeWidth float32 = 620

// Ask does an Op as Do does; of a change to one of a repeating session it asks
// first whether it is about this one, this and the following, or all.
func (w *WayOn) Ask(op planner.Op) {
	id, scoped, ok := w.scopes(op)
	if !ok {
		w.Do(op)
		return
	}
	series, err := w.Plan.Series(id)
	if err != nil || series.All < 2 {
		w.Do(op) // which says what is wrong
		return
	}
	scopes := []planner.Scope{planner.ThisOne}
	words := []string{w.Format.Words.Say("scope.this")}
	offer := func(scope planner.Scope, key string, n int) {
		if n > 1 {
			scopes, words = append(scopes, scope), append(words, w.Format.Words.Say(key, "Number", strconv.Itoa(n)))
		}
	}
	offer(planner.Following, "scope.following", series.Following)
	offer(planner.WholeSeries, "scope.all", series.All)
	choice := kit.NewSegments(words, 0, nil)
	d := &kit.Dialog{
		Heading: w.Format.Words.Say("scope.heading"), Sentence: w.Format.Words.Say("scope.sentence", "Day", w.Format.Date(series.Last)),
		Content: choice, Width: scopeWidth, Confirm: w.Format.Words.Say("scope.confirm"), Cancel: w.Format.Words.Say("dialog.cancel"),
	}
	d.OnClosed = func(confirmed bool) {
		if confirmed {
			w.Do(scoped(scopes[choice.Chosen()]))
		}
	}
	d.Show(w.Canvas)
}

// scopes is the repeating session that an Op is about and the Op with a scope,
// if it can be about more than one. Another order of a day never is.
func (w *WayOn) scopes(op planner.Op) (model.ID, func(planner.Scope) planner.Op, bool) {
	var id model.ID
	var scoped func(planner.Scope) planner.Op
	switch op := op.(type) {
	case planner.Move:
		id, scoped = op.Session, func(s planner.Scope) planner.Op { op.Scope = s; return op }
		if was, ok := w.Session(id); ok && was.Date == op.To {
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
	s, ok := w.Session(id)
	return id, scoped, ok && s.Series != "" && scoped != nil && s.Status == model.Planned
}
