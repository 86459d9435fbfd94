package cli_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

// log applies what a person logged in the window.
func (term *terminal) log(op planner.Op) {
	term.t.Helper()
	plan, err := term.open("")
	if err != nil {
		term.t.Fatal(err)
	}
	if _, err := plan.Apply(op, ""); err != nil {
		term.t.Fatal(err)
	}
}

// hurt is a score of the right knee in London, June 2026.
func hurt(day, hour, minute, score int, ticks ...model.Symptom) planner.LogPain {
	at := time.Date(2026, 6, day, hour-1, minute, 0, 0, time.UTC)
	return planner.LogPain{Entries: []model.PainEntry{{At: at, Zone: "Europe/London", Side: model.Right, Score: score, Symptoms: ticks}}}
}

// One red score after Monday's squats: what stands in the two days after it is
// not allowed, and check ends with 1 (RULES.md 2.5, clarification 1).
func TestCheckFindsAPainBlock(t *testing.T) {
	term := newTerminal(t)
	term.run(0, "example")
	term.log(hurt(7, 20, 0, 4)) // so that Monday's is no sudden change
	term.log(hurt(8, 18, 50, 6))
	const want = `  Not allowed: Easy run, Wed 10 June
    Pain after Squat & hinge on Monday: no lower body and no high impact until Wed 18:45. Saturday is the nearest day.
    Pain: the knee gets two days after a session that it took badly.
`
	if got := term.run(1, "check"); !strings.Contains(got, want) || strings.Contains(got, "doctor") {
		t.Errorf("check:\n%s", got)
	}
	type blocked struct {
		Rule, Other string
		Block       *struct {
			Flag, Until  string
			ClockSeconds int
		}
	}
	found := shape[struct{ Findings []blocked }](t, term.run(1, "check", "--json")).Findings
	i := slices.IndexFunc(found, func(f blocked) bool { return f.Rule == "pain-block" })
	if i < 0 || found[i].Other == "" || found[i].Block == nil || found[i].Block.Until != "2026-06-10" || found[i].Block.ClockSeconds != (18*60+45)*60 {
		t.Errorf("findings %+v", found)
	}
}

// Clarification 9 in words: what is planned waits, and nothing else is said of it.
func TestWeekSaysWhatWaits(t *testing.T) {
	term := newTerminal(t)
	term.run(0, "example")
	term.log(hurt(10, 11, 0, 1, "no-weight"))
	got := term.run(0, "week")
	for _, want := range []string{
		"\nWhat is planned waits and counts nothing: a sign to see a doctor is open.\n",
		"Easy run       4.90 km · 34 min  Waits\n", "Press & row  14 sets · 40 min  Waits\n", "Done · pain 1\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "Findings") {
		t.Errorf("there are findings:\n%s", got)
	}
	if got := term.run(0, "check"); !strings.Contains(got, "0 not allowed") {
		t.Errorf("check:\n%s", got)
	}
}

// R33: a painkiller three hours before the run.
func TestCheckFindsAPainkiller(t *testing.T) {
	term := newTerminal(t)
	term.run(0, "example")
	term.log(planner.LogMedication{Medication: model.Medication{
		Medicine: model.Naproxen, At: time.Date(2026, 6, 10, 10, 0, 0, 0, time.UTC), Zone: "Europe/London",
	}})
	const want = `  Not advised: Easy run, Wed 10 June
    Naproxen 7 h 30 min before: it may hide the pain that says when to stop. Its time is up after 12 h.`
	if got := term.run(0, "check"); !strings.Contains(got, want) {
		t.Errorf("check:\n%s", got)
	}
}
