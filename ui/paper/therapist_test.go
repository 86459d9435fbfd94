package paper

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/chart"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

// treated is the plan of the example person, who has also logged everything else
// that a therapist asks about.
func treated(t testing.TB) *planner.Planner {
	t.Helper()
	plan := person(t)
	at := func(daysAgo, hour int) time.Time {
		return wednesday.AddDays(-daysAgo).In(time.UTC).Add(time.Duration(hour) * time.Hour)
	}
	score := func(n int) *int { return &n }
	found, err := plan.Findings(wednesday, wednesday.AddDays(3))
	if err != nil || len(found) == 0 {
		t.Fatalf("nothing to keep: %v", err)
	}
	for _, op := range []planner.Op{
		planner.Keep{Finding: found[0], Reason: "the gym is closed on Saturday"},
		planner.LogMedication{Medication: model.Medication{At: at(3, 8), Zone: "Europe/London", Medicine: model.Ibuprofen}},
		planner.LogMedication{Medication: model.Medication{At: at(2, 8), Zone: "Europe/London", Medicine: model.Ibuprofen}},
		planner.SaveThermal{Thermal: model.Thermal{Modality: model.Ice, Side: model.Right, Start: at(5, 17), Zone: "Europe/London", Duration: 12 * model.Minute, Before: score(4), After: score(2)}},
		planner.SaveThermal{Thermal: model.Thermal{Modality: model.Ice, Side: model.Right, Start: at(4, 17), Zone: "Europe/London", Duration: 12 * model.Minute, Before: score(3), After: score(2)}},
		planner.LogRange{Range: model.RangeOfMotion{At: at(30, 9), Zone: "Europe/London", Side: model.Right, Measure: "flexion", Value: 110}},
		planner.LogRange{Range: model.RangeOfMotion{At: at(1, 9), Zone: "Europe/London", Side: model.Right, Measure: "flexion", Value: 125}},
		planner.LogPain{Entries: []model.PainEntry{{At: at(1, 20), Zone: "Europe/London", Side: model.Left, Score: 5, Quality: "sharp", Moment: "rest", Symptoms: []model.Symptom{"night"}}}},
	} {
		if _, err := plan.Apply(op, ""); err != nil {
			t.Fatalf("%T: %v", op, err)
		}
	}
	return plan
}

func TestTherapistReadsInOrder(t *testing.T) {
	plan := treated(t)
	request := Request{Kind: Therapist, From: wednesday.AddDays(-80), To: wednesday.AddDays(4)}
	text := tool(t, "pdftotext", "-raw", write(t, build(t, plan, request)), "-")
	inOrder(t, text,
		"For your physical therapist", "Alex · 20 April – 14 June 2026 · weeks 17 to 24",
		"11.20 km", "Running, week 23", "10.00 km in week 17", "– / 1", "worst pain left / right, week 23", "worst of all: 5 left, week 24", "planned sessions done",
		"Pain against load", "left knee, worst of the week (0–10)", "right knee", "Running", "10", "5", "2", "0", "17", "24",
		"Left: 5 at worst, in week 24. Right: 3 at worst, in week 20. Running: 10.00 km in week 17, 11.20 km in week 23.",
		"Flares", "Sat 16 May", "right", "3, ache", "1, usually 0", "Long run, 6.10 km", "amber: 3 to 5 during it",
		"Tue 9 June", "left", "5, sharp", "Signs to see a doctor", "(open)", "Advice overridden, and why", "“the gym is closed on Saturday”",
		"How the plan was followed", "All sessions", "63 on time, 1 missed, 1 skipped", "Wed 6 May", "Hips & ankles: Missed",
		"Comfort measures and medicine", "Ice", "2", "–1.5 on average, 2 uses", "5 June, 6 June", "Ibuprofen", "2", "7 June, 8 June",
		"Range of motion", "Flexion", "right", "110°, 11 May", "125°, 9 June", "Therapist’s notes")

	request.Leave = []Part{Medicines, Treatments, Notes}
	without := tool(t, "pdftotext", "-raw", write(t, build(t, plan, request)), "-")
	for _, gone := range []string{"Ibuprofen", "Ice", "Therapist’s notes"} {
		if strings.Contains(without, gone) {
			t.Errorf("%q was to be left out", gone)
		}
	}
}

// Nothing logged is a page that says so.
func TestTherapistOfNothing(t *testing.T) {
	plan := planOf(t, func(w model.Writer, _ *model.Library) error { return w.SaveProfile(model.DefaultProfile()) })
	document := build(t, plan, Request{Kind: Therapist})
	inItsBoxes(t, document)
	inOrder(t, tool(t, "pdftotext", "-raw", write(t, document), "-"), "– / –", "Left: no score. Right: no score.", "No session and no score was amber or red.", "Nothing was logged.")
}

// The two knees are told apart in grey: a disc, and a square that is hollow.
func TestKneesAreToldApart(t *testing.T) {
	document := sheet.New("", 20, 20, wednesday)
	drawMark(document.Add(), chart.Disc, 10, 10)
	drawMark(document.Add(), chart.Square, 10, 10)
	for page, wantDark := range []bool{true, false} {
		img, err := document.Paint(page, 400)
		if err != nil {
			t.Fatal(err)
		}
		if grey, _, _, _ := img.At(200, 200).RGBA(); (grey == 0) != wantDark {
			t.Errorf("mark %d is %d in the middle", page, grey)
		}
		edge := int((10 - chartMark/2 + sheet.Px(0.8)) * 20)
		if grey, _, _, _ := img.At(edge, 200).RGBA(); grey > 0x8000 {
			t.Errorf("mark %d has no edge: %d", page, grey)
		}
	}
}

// Whatever stands at the top and in the chart stays in its boxes.
func TestKeyFiguresHoldAnything(t *testing.T) {
	words, plan := formatter(t), person(t)
	rapid.Check(t, func(t *rapid.T) {
		b := &builder{words: words, plan: plan, request: Request{Paper: rapid.SampledFrom(bothPapers).Draw(t, "paper")}, today: wednesday}
		f := b.begun(heading{title: anyName.Draw(t, "title"), subtitle: anyName.Draw(t, "subtitle")})
		var all []keyFigure
		for range rapid.IntRange(1, 4).Draw(t, "figures") {
			all = append(all, keyFigure{anyName.Draw(t, "value"), anyName.Draw(t, "about"), anyName.Draw(t, "beside")})
		}
		f.figures(all)
		r := &record{stream: rule.Stream{Kind: rule.ImpactStream}, measure: rule.ByTime}
		for i := range rapid.IntRange(1, MostWeeks).Draw(t, "weeks") {
			score := rapid.IntRange(-1, 10)
			r.weeks = append(r.weeks, recordWeek{
				week: model.WeekOf(wednesday.AddDays(7*i), time.Monday), number: "53", load: model.Load(rapid.Int64Range(0, 1e6).Draw(t, "load")),
				worst: [2]int{score.Draw(t, "left"), score.Draw(t, "right")},
			})
		}
		b.painAgainstLoad(f, r)
		inItsBoxes(t, b.document)
	})
}
