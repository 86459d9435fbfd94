package format

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// names are those of one week in the pictures.
var names = NamesOf(
	&model.Library{
		Activities: []model.Activity{{ID: "run", Name: "Running"}, {ID: "swim", Name: "Swimming"}},
		Exercises:  []model.Exercise{{ID: "leg-press", Name: "Leg press"}, {ID: "lunge", Name: "Lunge", Unilateral: true}},
	},
	[]model.Session{{ID: "squat", Title: "Squat & hinge"}, {ID: "step", Title: "Step & bridge"}, {ID: "long", Title: "Long run"}},
)

func TestFindingWords(t *testing.T) {
	const km = model.Kilometre
	gap := func(severity rule.Severity, elapsed model.Seconds, days int) rule.Finding {
		return rule.Finding{
			Rule: rule.RestGap, Severity: severity,
			Where: rule.Where{Date: day(t, "2026-06-09"), Session: "step", Other: "squat", OtherDate: day(t, "2026-06-08")},
			Args:  rule.Args{Region: "lower", Elapsed: elapsed, HasClock: elapsed > 0, Days: days, Need: 2},
		}
	}
	two := func(code rule.Code) rule.Finding {
		return rule.Finding{
			Rule: code, Severity: rule.Violation,
			Where: rule.Where{Date: day(t, "2026-06-13"), Session: "long", Other: "step", OtherDate: day(t, "2026-06-12")},
			Args:  rule.Args{Activity: "run", Days: 1},
		}
	}
	week := func(code rule.Code, count, need int) rule.Finding {
		return rule.Finding{
			Rule: code, Severity: rule.Caution,
			Where: rule.Where{Date: day(t, "2026-06-08"), Session: "long", Week: true},
			Args:  rule.Args{Count: count, Need: need},
		}
	}
	limit := week(rule.WeeklyLimit, 0, 0)
	limit.Args = rule.Args{
		Stream: rule.Stream{Kind: rule.FamilyStream, Of: "run"}, Measure: rule.ByDistance,
		Load: model.Load(11600 * model.Metre), Limit: model.Load(11480 * model.Metre), Base: model.Load(11200 * model.Metre), Reason: rule.Grow,
	}
	limit.Fixes = []rule.Fix{{Code: rule.FixShorten, Session: "long", Distance: 6380 * model.Metre, Duration: 45 * model.Minute}}
	minutes := week(rule.WeeklyLimit, 0, 0)
	minutes.Args = rule.Args{
		Stream: rule.Stream{Kind: rule.ImpactStream}, Measure: rule.ByTime,
		Load: model.Load(81 * model.Minute), Limit: model.Load(80*model.Minute + 58), Base: model.Load(79 * model.Minute), Reason: rule.HoldMissed,
	}
	minutes.Fixes = []rule.Fix{{Code: rule.FixShorten, Session: "long", Distance: 5 * km, Duration: 40 * model.Minute}}
	free := week(rule.Availability, 76, 60)
	free.Where = rule.Where{Date: day(t, "2026-06-12"), Session: "long"}
	tooSoon := gap(rule.Violation, 23*model.Hour+15*model.Minute+59, 1)
	tooSoon.Fixes = []rule.Fix{{Code: rule.FixMove, Session: "step", Date: day(t, "2026-06-10")}, {Code: rule.FixTray, Session: "step"}}
	farOff := gap(rule.Violation, 0, 0)
	farOff.Fixes = []rule.Fix{{Code: rule.FixMove, Session: "squat", Date: day(t, "2026-06-24")}}

	saturday := rule.Where{Date: day(t, "2026-06-13"), Session: "long"}
	farther := rule.Finding{
		Rule: rule.Spike, Severity: rule.Violation, Where: saturday,
		Args: rule.Args{
			Activity: "run", Measure: rule.ByDistance, Need: 10,
			Load: model.Load(6500 * model.Metre), Limit: model.Load(6270 * model.Metre), Base: model.Load(5700 * model.Metre),
		},
		Fixes: []rule.Fix{{Code: rule.FixShorten, Session: "long", Distance: 6270 * model.Metre}},
	}
	justFarther := rule.Finding{
		Rule: rule.Spike, Severity: rule.Caution, Where: saturday,
		Args: rule.Args{
			Activity: "swim", Measure: rule.ByDistance, Need: 10,
			Load: model.Load(1101 * model.Metre), Limit: model.Load(1100 * model.Metre), Base: model.Load(model.Kilometre),
		},
	}
	strength := func(code rule.Code, kind rule.StreamKind, load, limit, base model.Load) rule.Finding {
		return rule.Finding{
			Rule: code, Severity: rule.Caution,
			Where: rule.Where{Date: day(t, "2026-06-08"), Session: "squat", Week: true},
			Args:  rule.Args{Stream: rule.Stream{Kind: kind, Of: "leg-press"}, Load: load, Limit: limit, Base: base},
		}
	}
	pound := model.Load(model.Pound)
	heavier := strength(rule.WeightStep, rule.ExerciseStream, 50*pound, 26*pound, 25*pound)
	sets := strength(rule.SetsWeek, rule.SetStream, 13, 12, 12)
	effort := strength(rule.InternalLoad, rule.EffortStream, 1250, 1100, 1000)

	tests := []struct {
		name  string
		found rule.Finding
		about model.ID
		want  Sentence
		fixes []string
	}{
		{"violation", tooSoon, "step", Sentence{
			"Step & bridge", "Tue 9 June",
			"23 h 15 min after lower body (Squat & hinge); 24 h at least. Wednesday is the nearest day.",
			"Rest for one region: two days advised, 24 h at least.", "23 h rest", "23 h 15 min after lower body; 24 h at least",
		}, []string{"Move to Wed", "Put in the tray"}},
		{"from the earlier one", tooSoon, "squat", Sentence{
			"Squat & hinge", "Mon 8 June",
			"23 h 15 min before lower body (Step & bridge); 24 h at least. Wednesday is the nearest day.",
			"Rest for one region: two days advised, 24 h at least.", "23 h rest", "23 h 15 min before lower body; 24 h at least",
		}, []string{"Move to Wed", "Put in the tray"}},
		{"caution", gap(rule.Caution, 31*model.Hour, 1), "step", Sentence{
			"Step & bridge", "Tue 9 June", "31 h after lower body (Squat & hinge); two days advised.",
			"Rest for one region: two days advised, 24 h at least.", "31 h rest", "31 h after lower body; two days advised",
		}, nil},
		{"no clock, one day", gap(rule.Violation, 0, 0), "step", Sentence{
			"Step & bridge", "Tue 9 June", "Same day as lower body (Squat & hinge); 24 h at least.",
			"Rest for one region: two days advised, 24 h at least.", "Same day", "Same day as lower body; 24 h at least",
		}, nil},
		{"another session, weeks away", farOff, "step", Sentence{
			"Step & bridge", "Tue 9 June", "Same day as lower body (Squat & hinge); 24 h at least. Squat & hinge on Wed 24 June clears it.",
			"Rest for one region: two days advised, 24 h at least.", "Same day", "Same day as lower body; 24 h at least",
		}, []string{"Move Squat & hinge to Wed 24 June"}},
		{"no clock, next day", gap(rule.Caution, 0, 1), "squat", Sentence{
			"Squat & hinge", "Mon 8 June", "The day before lower body (Step & bridge); two days advised.",
			"Rest for one region: two days advised, 24 h at least.", "1 day apart", "The day before lower body; two days advised",
		}, nil},
		{"same activity", two(rule.SameActivity), "long", Sentence{
			"Long run", "Sat 13 June", "Running twice in a row, Friday and Saturday; take another activity or a day between.",
			"Variety: the same activity on the next day loads the same tissues again.", "Two in a row", "Running on two days in a row",
		}, nil},
		{"high impact twice", two(rule.ImpactAdjacent), "step", Sentence{
			"Step & bridge", "Fri 12 June", "2 days of high impact in a row, Friday and Saturday; one day between at least.",
			"Impact: running and jumping press the knee hardest; a day between lets it settle.", "No day between", "High impact on the next day; one day between at least",
		}, nil},
		{"high impact a week", week(rule.ImpactWeek, 4, 3), "long", Sentence{
			"High impact", "8 – 14 June 2026", "4 high-impact sessions planned; 3 a week at most.",
			"Impact: swimming, cycling or rowing can take the place of one.", "4 high impact", "4 high-impact sessions; 3 a week at most",
		}, nil},
		{"no rest day", week(rule.RestDays, 0, 1), "long", Sentence{
			"Rest", "8 – 14 June 2026", "No rest day this week; 1 advised.",
			"Rest: knees recover on days without training; up to 30 min of gentle mobility is fine.", "No rest day", "No rest day this week; 1 advised",
		}, nil},
		{"no time", free, "long", Sentence{
			"Long run", "Fri 12 June", "76 min with warm-up planned on Friday; 60 min free.",
			"Time: what you said you have on this weekday.", "16 min over", "76 min with warm-up; 60 min free",
		}, nil},
		{"too far", limit, "long", Sentence{
			"Running", "8 – 14 June 2026", "11.60 km planned, 11.48 km is the most this week. Long run at 6.38 km fits.",
			"2.5 % more than 11.20 km, your established level.", "0.12 km over", "Running: 11.60 km planned, 11.48 km at most",
		}, []string{"Shorten Long run to 6.38 km"}},
		{"longer than in 30 days", farther, "long", Sentence{
			"Long run", "Sat 13 June",
			"6.50 km is 14 % longer than your longest run in 30 days (5.70 km); 6.27 km is within 10 %. Long run at 6.27 km fits.",
			"One long session: the jump that most often comes before a running injury.", "14 % longer", "14 % longer than the longest run in 30 days",
		}, []string{"Shorten to 6.27 km"}},
		{"just longer", justFarther, "long", Sentence{
			"Long run", "Sat 13 June",
			"1,101 m is 10.1 % longer than your longest swim in 30 days (1,000 m); 1,100 m is within 10 %.",
			"One long session: the jump that most often comes before a running injury.", "10.1 % longer", "10.1 % longer than the longest swim in 30 days",
		}, nil},
		{"too heavy", heavier, "squat", Sentence{
			"Leg press", "8 – 14 June 2026", "22.68 kg planned after 11.34 kg; 11.79 kg is the most this week.",
			"Weights: one step at a time, saved up for by full weeks without pain.", "10.89 kg over", "22.68 kg planned after 11.34 kg; 11.79 kg at most",
		}, nil},
		{"more sets", sets, "squat", Sentence{
			"Lower-body sets", "8 – 14 June 2026", "13 sets of lower body planned; 12 sets advised this week.",
			"Sets: a new exercise takes the place of sets you already do.", "1 set over", "13 sets of lower body; 12 sets advised",
		}, nil},
		{"harder", effort, "squat", Sentence{
			"Effort", "8 – 14 June 2026", "25 % above the effort of the weeks before; up to 10 % is advised.",
			"Effort: how hard all sessions felt, times how long they were.", "25 % more", "Effort 25 % above the weeks before; 10 % advised",
		}, nil},
		{"too long", minutes, "long", Sentence{
			"High impact", "8 – 14 June 2026", "81 min planned, 80.9 min is the most this week. Long run at 40 min fits.",
			"One missed week: 79 min again, no growth.", "0.1 min over", "High impact: 81 min planned, 80.9 min at most",
		}, []string{"Shorten Long run to 40 min"}},
	}
	f := english(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := f.FindingFor(tt.found, tt.about, names); got != tt.want {
				t.Errorf("\n got %q\nwant %q", got, tt.want)
			}
			for i, want := range tt.fixes {
				if got := f.Fix(tt.found.Fixes[i], tt.found, names); got != want {
					t.Errorf("fix %q, want %q", got, want)
				}
			}
		})
	}
}

// TestFindingsFitTheirPlaces draws findings of every rule: no word is missing,
// and what stands on a card or a plate is short enough for it.
func TestFindingsFitTheirPlaces(t *testing.T) {
	f := english(t)
	rapid.Check(t, func(rt *rapid.T) {
		r := rapid.SampledFrom(rule.All).Draw(rt, "rule")
		found := rule.Finding{
			Rule: r.Code, Severity: rapid.SampledFrom([]rule.Severity{rule.Caution, rule.Violation}).Draw(rt, "severity"),
			Where: rule.Where{Date: day(t, "2026-06-09"), Session: "step", Other: "squat", OtherDate: day(t, "2026-06-08")},
			Args: rule.Args{
				Region:  rapid.SampledFrom([]string{"lower", "upper", "core"}).Draw(rt, "region"),
				Elapsed: model.Seconds(rapid.IntRange(0, 72*3600).Draw(rt, "elapsed")), HasClock: rapid.Bool().Draw(rt, "clock"),
				Days: rapid.IntRange(0, 3).Draw(rt, "days"), Need: rapid.IntRange(0, 7).Draw(rt, "need"), Count: rapid.IntRange(0, 7).Draw(rt, "count"),
				Activity: rapid.SampledFrom([]model.ID{"run", "swim", "gone"}).Draw(rt, "activity"),
				Stream:   rapid.SampledFrom([]rule.Stream{{Kind: rule.FamilyStream, Of: "run"}, {Kind: rule.ImpactStream}}).Draw(rt, "stream"),
				Flag:     rapid.SampledFrom(append([]string{""}, model.RedFlagCodes...)).Draw(rt, "flag"),
				Medicine: rapid.SampledFrom(model.Medicines).Draw(rt, "medicine"), Topical: rapid.Bool().Draw(rt, "topical"),
				Until: day(t, "2026-06-10"), Clock: model.Seconds(rapid.IntRange(0, 24*3600-1).Draw(rt, "until")),
				Measure: rule.ByTime, Reason: rapid.SampledFrom([]rule.Reason{rule.New, rule.HoldNew, rule.Grow, rule.Ramp50}).Draw(rt, "reason"),
			},
			Fixes: []rule.Fix{{Code: rapid.SampledFrom([]rule.FixCode{rule.FixMove, rule.FixShorten, rule.FixTray, rule.FixDeclare}).Draw(rt, "fix"), Session: "gone", Date: day(t, "2026-06-11")}},
		}
		if r.Code == rule.Availability {
			found.Args.Count += 60
		}
		found.Args.Limit = model.Load(rapid.IntRange(0, 10000).Draw(rt, "limit"))
		found.Args.Load = found.Args.Limit + model.Load(rapid.IntRange(1, 3000).Draw(rt, "over"))
		for _, about := range []model.ID{"step", "squat"} {
			s := f.FindingFor(found, about, names)
			for _, text := range []string{s.Title, s.Place, s.Text, s.Caption, s.Short, s.Reason, f.Fix(found.Fixes[0], found, names)} {
				if text == "" || strings.ContainsAny(text, "!<{") {
					rt.Errorf("%s: words are missing: %+v", r.Code, s)
				}
			}
			if n := utf8.RuneCountInString(s.Short); n > 15 {
				rt.Errorf("%q has %d letters", s.Short, n)
			}
			if n := utf8.RuneCountInString(s.Reason); n > 58 {
				rt.Errorf("%q has %d letters", s.Reason, n)
			}
		}
	})
}

func TestFineReason(t *testing.T) {
	f := english(t)
	for _, c := range []struct {
		after, before int
		want          string
	}{
		{2, 0, "2 days after lower body"},
		{0, 3, "3 days before lower body"},
		{4, 3, "4 days after, 3 before lower body"},
		{0, 0, "No other lower body near"},
	} {
		if got := f.FineReason("lower body", c.after, c.before); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestBudgetWords(t *testing.T) {
	f := english(t)
	budget := rule.Budget{
		Stream: rule.Stream{Kind: rule.FamilyStream, Of: "run"}, Measure: rule.ByDistance, Reason: rule.Grow,
		Last: model.Load(11200 * model.Metre), Base: model.Load(11200 * model.Metre),
		Most: model.Load(11480 * model.Metre), Planned: model.Load(11400 * model.Metre),
	}
	want := Budget{"Running", "11.40", "11.40 km", "11.48 km", "11.40 of 11.48 km", "0.08 km left", "last week 11.20", "2.5 % more than 11.20 km, your established level."}
	if got := f.Budget(budget, names); got != want {
		t.Errorf("\n got %+v\nwant %+v", got, want)
	}
	budget.Planned = budget.Most + 1 // a micrometre
	want.Planned, want.Amount, want.Value, want.Left = "11.49", "11.49 km", "11.49 of 11.48 km", "0.01 km over"
	if got := f.Budget(budget, names); got != want {
		t.Errorf("\n got %+v\nwant %+v", got, want)
	}
	impact := rule.Budget{
		Stream: rule.Stream{Kind: rule.ImpactStream}, Measure: rule.ByTime, Reason: rule.Ramp50,
		Base: model.Load(80 * model.Minute), Most: model.Load(80*model.Minute + 58), Planned: model.Load(80 * model.Minute),
	}
	want = Budget{"High impact", "80", "80 min", "80.9 min", "80 of 80.9 min", "0.9 min left", "last week 0", "After a longer break: 50 % of 80 min on the way back."}
	if got := f.Budget(impact, names); got != want {
		t.Errorf("\n got %+v\nwant %+v", got, want)
	}
}

// TestStrengthBudgetWords: each measure of strength in its own unit.
func TestStrengthBudgetWords(t *testing.T) {
	f := english(t)
	lunge := rule.Stream{Kind: rule.ExerciseStream, Of: "lunge", Side: model.Left}
	kg := model.Load(model.Kilogram)
	for _, c := range []struct {
		budget      rule.Budget
		name, value string
		reason      string
	}{
		{
			rule.Budget{Stream: lunge, Measure: rule.ByReps, Reason: rule.GrowAccrued, Base: 30, Most: 31, Planned: 30},
			"Lunge, left", "30 of 31 reps", "One step more than 30 reps, saved up for over several weeks.",
		},
		{
			rule.Budget{Stream: lunge, Measure: rule.ByTime, Reason: rule.HoldAmber, Base: 60, Most: 60, Planned: 40},
			"Lunge, left", "40 of 60 s", "Some pain last week: 60 s again, no growth.",
		},
		{
			rule.Budget{Stream: rule.Stream{Kind: rule.ExerciseStream, Of: "leg-press"}, Measure: rule.ByVolume, Reason: rule.Cut, Base: 600 * kg, Most: 600 * kg, Planned: 590*kg + kg/2},
			"Leg press", "590.5 of 600 kg × reps", "Pain last week: 20 % off, 600 kg × reps at most.",
		},
		{
			rule.Budget{Stream: rule.Stream{Kind: rule.SetStream}, Measure: rule.BySets, Reason: rule.Easy, Base: 10, Most: 7, Planned: 1},
			"Lower-body sets", "1 of 7 sets", "An easy week: 70 % of 10 sets.",
		},
		{
			rule.Budget{Stream: rule.Stream{Kind: rule.EffortStream}, Measure: rule.ByEffort, Reason: rule.Grow, Base: 60_000, Most: 66_000, Planned: 6000},
			"Effort", "100 of 1,100 RPE × min", "10 % more than 1,000 RPE × min, your established level.",
		},
		{
			rule.Budget{Stream: rule.Stream{Kind: rule.ExerciseStream, Of: "gone"}, Measure: rule.ByReps, Reason: rule.HoldFlag, Base: 1, Most: 1, Planned: 1},
			"an exercise", "1 of 1 rep", "A sign to see a doctor is open: 1 rep again, no growth.",
		},
	} {
		got := f.Budget(c.budget, names)
		if got.Name != c.name || got.Value != c.value || got.Reason != c.reason {
			t.Errorf("%q: %q, %q; want %q: %q, %q", got.Name, got.Value, got.Reason, c.name, c.value, c.reason)
		}
	}
}

// TestBudgetNeverPromisesTooMuch compares what is shown with what is allowed.
func TestBudgetNeverPromisesTooMuch(t *testing.T) {
	f := english(t)
	rapid.Check(t, func(t *rapid.T) {
		b := rule.Budget{
			Stream: rule.Stream{Kind: rule.FamilyStream, Of: "run"}, Measure: rule.ByDistance, Reason: rule.Grow,
			Most:    model.Load(rapid.Int64Range(0, int64(model.MaxDistance)).Draw(t, "most")),
			Planned: model.Load(rapid.Int64Range(0, int64(model.MaxDistance)).Draw(t, "planned")),
		}
		got := f.Budget(b, names)
		planned, err := f.ParseDistance("planned", got.Planned, "run")
		if err != nil {
			t.Fatal(err)
		}
		most, err := f.ParseDistance("most", got.Most, "run")
		if err != nil {
			t.Fatal(err)
		}
		if most > model.Distance(b.Most) || (planned > most) != (b.Planned > b.Most) {
			t.Errorf("%+v for %+v", got, b)
		}
	})
}

func TestInvalidWords(t *testing.T) {
	f := english(t)
	for _, c := range []struct {
		invalid model.Invalid
		want    string
	}{
		{model.Invalid{Field: "title", Code: model.CodeEmpty}, "Title is needed."},
		{model.Invalid{Field: "plan.duration", Code: model.CodeTooLarge, Most: int64(model.MaxDuration)}, "Duration: 24 h at most."},
		{model.Invalid{Field: "plan.distance", Code: model.CodeTooLarge, Most: int64(model.MaxDistance)}, "Distance: 1,000.00 km at most."},
		{model.Invalid{Field: "prescriptions[1].sets[2].reps", Code: model.CodeTooLarge, Most: 1000}, "Repetitions, row 3: 1000 at most."},
		{model.Invalid{Field: "limits.growth", Code: model.CodeTooLarge, Most: 100}, "Weekly growth: 10 % at most."},
		{model.Invalid{Field: "temperature", Code: model.CodeTooSmall, Least: 300}, "Temperature: 30.0 °C at least."},
		{model.Invalid{Field: "note", Code: model.CodeTooLong, Most: 4000}, "Note: 4000 characters at most."},
		{model.Invalid{Field: "distance", Code: CodeSyntax}, "Distance was not understood; write it like 5.00 km."},
		{model.Invalid{Field: "start", Code: CodeSyntax}, "Time of day was not understood; write it like 18:00."},
		{model.Invalid{Field: "at", Code: model.CodeTooLarge, Most: 1780315200}, "Time: now at most."},
		{
			model.Invalid{Field: "closed", Code: model.CodeTooSmall, Least: time.Date(2026, 6, 3, 12, 5, 0, 0, time.Local).Unix()},
			"Closed on: Wed 3 June 12:05 at least.",
		},
		{model.Invalid{Field: "date", Code: model.CodeBadDate}, "Date: there is no such day; write it like 2026-06-12."},
	} {
		if got := f.Invalid(&c.invalid); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// Every rule says where it comes from.
func TestEveryRuleHasASource(t *testing.T) {
	f := english(t)
	for _, r := range rule.All {
		got := f.Source(r.Code)
		if !strings.HasPrefix(got, "Source: ") || !strings.HasSuffix(got, " ("+r.Source+").") || len(got) < 60 || strings.Contains(got, ".source") {
			t.Errorf("%s: %q", r.Code, got)
		}
	}
}
