package paper

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

func TestPlanReadsInOrder(t *testing.T) {
	plan := person(t)
	text := tool(t, "pdftotext", "-raw", write(t, build(t, plan, Request{Kind: Plan})), "-")
	inOrder(t, text,
		"Training plan", "8 June – 5 July 2026 · 4 weeks · Alex", "At a glance", "Week", "Sessions", "Running", "8 – 14 June", "9", "5 h 21 min", "11.40 of 11.48 km",
		"Week 24 · 8 – 14 June 2026 · 9 sessions, 5 h 21 min",
		"Mon 8 June, 18:00", "Squat & hinge", "Done", "12 sets · 45 min", "Goblet squat 3 × 10 at 12 kg; Romanian deadlift 3 × 10 at 25 kg",
		"Step-up 3 × 8, body weight, each side", "Press & row", "Not advised", "Limits of the week", "Running", "11.40 of 11.48 km", "2.5 % more than 11.20 km",
		"Next steps", "Leg press", "The next weight", "Week 25", "Week 26 · 22 – 28 June 2026", "Nothing is planned yet.", "Week 27")
	without := tool(t, "pdftotext", "-raw", write(t, build(t, plan, Request{Kind: Plan, Leave: []Part{Why}})), "-")
	if strings.Contains(without, "Next steps") || strings.Contains(without, "Limits of the week") {
		t.Error("the reasons were to be left out")
	}
}

func TestPlanOfHalfAYear(t *testing.T) {
	document := build(t, person(t), Request{Kind: Plan, From: wednesday.AddDays(-70), To: wednesday.AddDays(7*MostWeeks - 71)})
	inItsBoxes(t, document)
	if pageOf(document, "At a glance") != 0 {
		t.Error("no overview")
	}
}

func TestSides(t *testing.T) {
	b := &builder{words: formatter(t)}
	step := model.Exercise{Name: "Step-up", BodyWeight: true, Unilateral: true}
	set := func(side model.Side, reps int) model.Set { return model.Set{Side: side, Reps: reps} }
	for want, sets := range map[string][]model.Set{
		"1 × 8, body weight, each side":                     {set(model.Left, 8), set(model.Right, 8)},
		"left 1 × 8, body weight, right 1 × 6, body weight": {set(model.Left, 8), set(model.Right, 6)},
		"1 × 6, body weight":                                {set(model.Right, 6)},
		"2 × 9, body weight":                                {set(model.BothSides, 9), set(model.BothSides, 9)},
		"":                                                  {{Reps: 9, WarmUp: true}},
	} {
		if got := b.sides(&model.Prescription{Sets: sets}, &step); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Whatever a table holds, its text stays in its boxes, and every row is there,
// in order and whole.
func TestTableHoldsAnything(t *testing.T) {
	words := formatter(t)
	rapid.Check(t, func(t *rapid.T) {
		b := &builder{words: words, request: Request{Paper: rapid.SampledFrom(bothPapers).Draw(t, "paper")}, today: wednesday}
		f := b.begun(heading{title: "Table"})
		var firsts, lasts []string
		for range rapid.IntRange(1, 4).Draw(t, "tables") {
			tab := table{whole: rapid.Bool().Draw(t, "whole"), empty: anyName.Draw(t, "empty"), columns: []column{
				{share: 10, font: rowFont}, {label: anyName.Draw(t, "label"), share: 30, font: rowBold, ink: sheet.Soft}, {share: 20, font: rowFont},
			}}
			for range rapid.IntRange(0, 40).Draw(t, "rows") {
				n := len(firsts)
				firsts, lasts = append(firsts, "a"+string(rune('0'+n/10))+string(rune('0'+n%10))), append(lasts, "z"+string(rune('0'+n/10))+string(rune('0'+n%10)))
				tab.rows = append(tab.rows, []cell{
					{text: firsts[n]}, {icon: "kind-upper.svg", text: anyName.Draw(t, "text"), note: anyName.Draw(t, "note")}, {text: lasts[n]},
				})
			}
			f.section(anyName.Draw(t, "title"), &tab)
		}
		b.feet()
		inItsBoxes(t, b.document)
		last := 0
		for i := range firsts {
			page := pageOf(b.document, firsts[i])
			if page < last || pageOf(b.document, lasts[i]) != page {
				t.Errorf("row %d is on the pages %d and %d, the one before it on %d", i, page, pageOf(b.document, lasts[i]), last)
			}
			last = page
		}
	})
}
