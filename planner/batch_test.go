package planner_test

import (
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
)

func TestMoveMany(t *testing.T) {
	w := newWorld(t)
	a := w.add(at(strength(model.Lower, monday), 18*model.Hour, london))
	b := w.add(strength(model.Mobility, monday))
	c := w.add(strength(model.Upper, wednesday))
	d := w.add(strength(model.Mobility, thursday))
	waiting := w.add(strength(model.Mobility, tray))
	before := w.dump()
	w.lastEvents()

	// The grabbed one is the second of its day; both of that day stay in order.
	out := w.apply(planner.MoveMany{Sessions: []model.ID{b, c, a, waiting}, To: thursday, Index: 0})
	w.wantDone(out, planner.Label{Action: planner.ActionMove, Count: 4, Date: thursday},
		days(tray, monday, wednesday, thursday, thursday.AddDays(2)))
	wantIDs(t, w.on(thursday), a, waiting, b, d)
	wantIDs(t, w.on(thursday.AddDays(2)), c)
	if s := w.session(a); !s.Start.Equal(model.At(thursday, 18*model.Hour, london)) || s.Original != monday {
		t.Errorf("moved %+v", s)
	}
	if _, err := w.plan.Undo(); err != nil {
		t.Fatal(err)
	}
	w.same(before, "undone")

	out = w.apply(planner.MoveMany{Sessions: []model.ID{a, c}, Index: planner.AtEnd})
	if out.Label != (planner.Label{Action: planner.ActionTray, Count: 2}) {
		t.Errorf("label %+v", out.Label)
	}
	wantIDs(t, w.on(tray), waiting, a, c)
	w.apply(planner.MoveMany{Sessions: []model.ID{a, c}, To: friday, Index: planner.AtEnd})
	wantIDs(t, w.on(friday), a, c)

	w.refuse(planner.MoveMany{}, planner.ErrNothingToDo)
	w.refuse(planner.MoveMany{Sessions: []model.ID{a, "unknown"}, To: monday}, model.ErrNotFound)
	w.refuseInput(planner.MoveMany{Sessions: []model.ID{a, a}, To: monday}, "sessions", model.CodeMismatch)
	w.refuse(planner.MoveMany{Sessions: []model.ID{a, c}, To: friday, Index: planner.AtEnd}, planner.ErrNothingToDo)
	w.refuseInput(planner.MoveMany{Sessions: []model.ID{a}, To: civil.Date{Year: 2026, Month: 6, Day: 31}}, "date", model.CodeBadDate)
	w.now = noon(friday)
	w.applyFor(planner.Complete{Session: c}, "")
	w.refuseInput(planner.MoveMany{Sessions: []model.ID{a, c}}, "status", model.CodeMismatch)
}

// A group of one goes where a single move puts it, and the verdict on a group
// is that of its move.
func TestMoveManyIsMove(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newRapidWorld(t)
		var ids []model.ID
		for range rapid.IntRange(2, 8).Draw(t, "sessions") {
			out, err := w.plan.Apply(planner.Add{Session: drawSession(t, monday.AddDays(rapid.IntRange(0, 13).Draw(t, "day"))), Index: planner.AtEnd}, "so")
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, out.Change.Sessions[len(out.Change.Sessions)-1].After.ID)
			for _, d := range out.Change.Sessions {
				if d.Before == nil {
					ids[len(ids)-1] = d.After.ID
				}
			}
		}
		to := monday.AddDays(rapid.IntRange(0, 13).Draw(t, "to"))
		index := rapid.IntRange(planner.AtEnd, 3).Draw(t, "index")
		one, errOne := w.plan.Check(planner.Move{Session: ids[0], To: to, Index: index})
		many, errMany := w.plan.Check(planner.MoveMany{Sessions: ids[:1], To: to, Index: index})
		if errOne != errMany {
			t.Fatalf("%v, %v", errOne, errMany)
		}
		if diff := cmp.Diff(one.Change.Sessions, many.Change.Sessions); diff != "" {
			t.Fatalf("a group of one (-move +group):\n%s", diff)
		}

		group := planner.MoveMany{Sessions: ids[:rapid.IntRange(1, len(ids)).Draw(t, "of the group")], To: to, Index: planner.AtEnd}
		verdicts, err := w.plan.Verdicts(group, []civil.Date{to.AddDays(-1), to, to.AddDays(3)})
		if err != nil {
			t.Fatal(err)
		}
		out, err := w.plan.Check(group)
		if err != nil {
			return // it is there already
		}
		if v := verdicts[1]; v.Severity != out.Verdict() && !v.Here || v.Date != to {
			t.Fatalf("verdict %v, outcome %v", v, out.Findings)
		}
	})
}

func TestPaste(t *testing.T) {
	w := newWorld(t)
	a := w.add(done(at(strength(model.Lower, monday), 7*model.Hour, london)))
	b := w.add(strength(model.Upper, wednesday))
	w.apply(planner.Pin{Session: b, On: true})
	w.apply(planner.Skip{Session: b, Reason: "a cold"})
	copied, err := w.plan.Sessions(a, b)
	if err != nil {
		t.Fatal(err)
	}
	w.apply(planner.Delete{Sessions: []model.ID{b}}) // what was copied can be pasted all the same
	before := w.dump()
	w.lastEvents()
	next := monday.AddDays(7)
	out := w.apply(planner.Paste{Sessions: copied, To: next, Index: planner.AtEnd})
	w.wantDone(out, planner.Label{Action: planner.ActionPaste, Count: 2, Date: next}, days(next, next.AddDays(2)))
	wantA, wantB := copied[0], copied[1]
	for _, s := range []*model.Session{&wantA, &wantB} {
		s.Status, s.Actual, s.Pinned, s.Reason = model.Planned, nil, false, ""
	}
	wantA.ID, wantA.Date, wantA.Original, wantA.Start = w.on(next)[0], next, next, model.At(next, 7*model.Hour, london)
	wantB.ID, wantB.Date, wantB.Original = w.on(next.AddDays(2))[0], next.AddDays(2), next.AddDays(2)
	for _, want := range []model.Session{wantA, wantB} {
		if diff := cmp.Diff(want, w.session(want.ID)); diff != "" {
			t.Errorf("pasted (-want +got):\n%s", diff)
		}
	}
	if wantA.ID == a || wantA.Start.Equal(time.Time{}) {
		t.Errorf("no copy: %+v", wantA)
	}
	if _, err := w.plan.Undo(); err != nil {
		t.Fatal(err)
	}
	w.same(before, "undone")

	w.apply(planner.Paste{Sessions: copied})
	if n := len(w.on(tray)); n != 2 {
		t.Errorf("%d in the tray", n)
	}
	w.refuse(planner.Paste{To: monday}, planner.ErrNothingToDo)
	w.refuseInput(planner.Paste{Sessions: copied, To: civil.Date{Year: 2026, Month: 2, Day: 30}}, "date", model.CodeBadDate)
	if _, err := w.plan.Sessions("unknown"); err == nil {
		t.Error("unknown sessions can be copied")
	}
}

func TestVerdictsOnAGroup(t *testing.T) {
	w := newWorld(t)
	w.add(strength(model.Lower, thursday))
	a := w.add(strength(model.Upper, monday))
	b := w.add(strength(model.Lower, tuesday))
	// The upper body is fine on Tuesday, but the lower body that goes along
	// would be on the day before another one.
	verdicts, err := w.plan.Verdicts(planner.MoveMany{Sessions: []model.ID{a, b}}, []civil.Date{monday, tuesday, wednesday, friday})
	if err != nil {
		t.Fatal(err)
	}
	var got []rule.Severity
	for _, v := range verdicts {
		got = append(got, v.Severity)
	}
	if diff := cmp.Diff([]rule.Severity{rule.Fine, rule.Caution, rule.Violation, rule.Fine}, got); diff != "" {
		t.Errorf("severities (-want +got):\n%s", diff)
	}
	if !verdicts[0].Here || verdicts[1].Here {
		t.Errorf("here: %v, %v", verdicts[0].Here, verdicts[1].Here)
	}
	near, ok, err := w.plan.Nearest(planner.MoveMany{Sessions: []model.ID{a, b}}, wednesday)
	if err != nil || !ok || near.Date != friday {
		t.Errorf("nearest %v, %v, %v", near.Date, ok, err)
	}
	copied, err := w.plan.Sessions(b)
	if err != nil {
		t.Fatal(err)
	}
	verdicts, err = w.plan.Verdicts(planner.Paste{Sessions: copied}, []civil.Date{thursday, thursday.AddDays(2)})
	if err != nil || verdicts[0].Severity != rule.Violation || verdicts[1].Severity != rule.Fine {
		t.Errorf("paste: %+v, %v", verdicts, err)
	}
	if _, err := w.plan.Verdicts(planner.MoveMany{}, []civil.Date{monday}); err == nil {
		t.Error("verdicts on nothing")
	}
}

func TestSwapVerdicts(t *testing.T) {
	w := newWorld(t)
	w.add(strength(model.Lower, monday))
	w.add(strength(model.Lower, thursday))
	w.add(strength(model.Upper, friday))
	verdicts, err := w.plan.SwapVerdicts(friday, []civil.Date{monday, tuesday, wednesday, thursday, friday})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []rule.Severity{rule.Caution, rule.Fine, rule.Fine, rule.Fine, rule.Fine} {
		if v := verdicts[i]; v.Severity != want || v.Date != monday.AddDays(i) || v.Here != (i == 4) {
			t.Errorf("%v: %+v, want %v", monday.AddDays(i), v, want)
		}
		if i == 4 {
			continue
		}
		out, err := w.plan.Check(planner.Swap{A: friday, B: monday.AddDays(i)})
		if err != nil || out.Verdict() != want {
			t.Errorf("the swap with %v itself: %v, %v", monday.AddDays(i), out.Verdict(), err)
		}
	}
}
