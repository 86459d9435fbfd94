package cli_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const exampleWeek = `8 – 14 June 2026 · Week 24 · this week

Mon 8 June
  18:00  Lower  Squat & hinge  12 sets · 45 min  Done · pain 1

Tue 9 June
  07:00  Swim  Easy swim  1,000 m · 25 min  Done · pain 0

Wed 10 June · today
  AM     Mobility  Hips & ankles  10 min            Fine
  18:30  Run       Easy run       4.90 km · 34 min  Fine

Thu 11 June
  07:00  Upper  Push & pull    14 sets · 40 min  Fine
  18:00  Lower  Step & bridge  12 sets · 45 min  Fine

Fri 12 June
  07:00  Cycle  Steady ride  12 km · 36 min    Fine
  18:00  Upper  Press & row  14 sets · 40 min  Not advised · 34 h rest

Sat 13 June
  09:00  Run  Long run  6.50 km · 46 min  Fine

Sun 14 June
  Rest day

Followed so far: 2 on time

Not placed
  Mobility  Gentle yoga  30 min

Limits of the week
  Running            11.40 of 11.48 km           0.08 km left         last week 11.20
  Cycling            12.00 of 12.30 km           0.30 km left         last week 12.00
  Swimming           1,000 of 1,025 m            25 m left            last week 1,000
  High impact        79.8 of 80.3 min            0.5 min left         last week 78.4
  Goblet squat       360 of 372 kg × reps        12 kg × reps left    last week 360
  Leg press          1,650 of 1,691.2 kg × reps  41.2 kg × reps left  last week 1,650
  Romanian deadlift  750 of 775 kg × reps        25 kg × reps left    last week 750
  Step-up, left      24 of 25 reps               1 rep left           last week 24
  Step-up, right     24 of 25 reps               1 rep left           last week 24
  Glute bridge       36 of 37 reps               1 rep left           last week 36
  Leg curl           480 of 500 kg × reps        20 kg × reps left    last week 480
  Calf raise         36 of 37 reps               1 rep left           last week 36
  Push-up            24 of 25 reps               1 rep left           last week 24
  Bench press        960 of 990 kg × reps        30 kg × reps left    last week 960
  Overhead press     840 of 861 kg × reps        21 kg × reps left    last week 840
  Seated row         1,920 of 1,968 kg × reps    48 kg × reps left    last week 1,920
  Lat pulldown       900 of 930 kg × reps        30 kg × reps left    last week 900
  Band pull-apart    36 of 37 reps               1 rep left           last week 36
  Lower-body sets    21 of 22 sets               1 set left           last week 21
  Effort             1,413 of 1,548 RPE × min    135 RPE × min left   last week 1,408

Findings
  Not advised: Press & row, Fri 12 June
    34 h 20 min after upper body (Push & pull); two days advised. Saturday is the nearest day.
    Rest for one region: two days advised, 24 h at least.
`

func TestWeek(t *testing.T) {
	term := newTerminal(t)
	term.run(0, "example")
	if diff := cmp.Diff(exampleWeek, term.run(0, "week")); diff != "" {
		t.Errorf("week (-want +got):\n%s", diff)
	}
	if got := term.run(0, "week", "--date", "2026-06-14"); got != exampleWeek {
		t.Errorf("the week of its last day is another:\n%s", got)
	}
}

// shape decodes what a command prints for programs.
func shape[T any](t *testing.T, text string) (v T) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v in:\n%s", err, text)
	}
	return v
}

// session is what the tests read of a session.
type session struct {
	ID, Kind, Activity, Title, Status, Zone, Original string
	Start, Date                                       string
	Plan                                              struct {
		DurationSeconds     int64 `json:"durationSeconds"`
		DistanceMicrometres int64 `json:"distanceMicrometres"`
	}
	Prescriptions []struct {
		Exercise string
		Sets     []struct {
			Reps            int
			WeightNanograms int64 `json:"weightNanograms"`
		}
	}
	Pain *int
}

// finding is what the tests read of a finding.
type finding struct {
	Rule, Source, Severity, Kept, Date, Region string
	Gap                                        *struct {
		Days, AdvisedDays int
		ElapsedSeconds    int64
	}
	Fixes []struct{ Code, Date, Text string }
}

func TestWeekJSON(t *testing.T) {
	term := newTerminal(t)
	term.run(0, "example")
	week := shape[struct {
		First, Last, Today string
		Days               []struct {
			Date             string
			PlannedSeconds   int64
			AvailableSeconds int64
			Sessions         []session
		}
		Tray    []session
		Budgets []struct {
			Stream, Activity, Unit, Reason  string
			Last, Base, Most, Planned, Left int64
		}
		Findings []finding
	}](t, term.run(0, "week", "--json"))
	if week.First != "2026-06-08" || week.Last != "2026-06-14" || week.Today != "2026-06-10" || len(week.Days) != 7 {
		t.Fatalf("week %s to %s, today %s, %d days", week.First, week.Last, week.Today, len(week.Days))
	}
	monday := week.Days[0]
	if monday.Date != "2026-06-08" || monday.PlannedSeconds != 2700 || monday.AvailableSeconds != 3600 || len(monday.Sessions) != 1 {
		t.Fatalf("Monday %+v", monday)
	}
	squats := monday.Sessions[0]
	if squats.Kind != "lower" || squats.Status != "done" || squats.Start != "2026-06-08T17:00:00Z" || squats.Zone != "Europe/London" || squats.Pain == nil || *squats.Pain != 1 {
		t.Errorf("Monday's session %+v", squats)
	}
	if p := squats.Prescriptions[0]; p.Exercise != "goblet-squat" || p.Sets[0].WeightNanograms != 12_000_000_000_000 {
		t.Errorf("goblet squats %+v", p)
	}
	run := week.Days[2].Sessions[1]
	if run.Activity != "run" || run.Plan.DistanceMicrometres != 4_900_000_000 || run.Plan.DurationSeconds != 2058 || run.Pain != nil {
		t.Errorf("Wednesday's run %+v", run)
	}
	if moved := week.Days[3].Sessions[0]; moved.Original != "2026-06-09" || moved.Date != "2026-06-11" {
		t.Errorf("Thursday's upper body %+v", moved)
	}
	if len(week.Tray) != 1 || week.Tray[0].Date != "" || week.Tray[0].Kind != "mobility" {
		t.Errorf("tray %+v", week.Tray)
	}
	if b := week.Budgets[0]; b.Activity != "run" || b.Unit != "micrometres" || b.Last != 11_200_000_000 || b.Most != 11_480_000_000 || b.Left != 80_000_000 || b.Reason != "GROW" {
		t.Errorf("running %+v", b)
	}
	if b := week.Budgets[3]; b.Stream != "impact" || b.Unit != "seconds" || b.Planned != 4788 {
		t.Errorf("impact %+v", b)
	}
	if len(week.Findings) != 1 || week.Findings[0].Gap == nil || week.Findings[0].Gap.ElapsedSeconds != 34*3600+20*60 {
		t.Errorf("findings %+v", week.Findings)
	}
}

func TestCheckExitCodes(t *testing.T) {
	term := newTerminal(t)
	if got := term.run(0, "check"); got != "Mon 8 June 2026 – Sun 14 June 2026: 0 not allowed, 0 not advised, 0 kept.\n" {
		t.Errorf("nothing planned: %q", got)
	}
	term.add("a", "upper", june(9))
	term.add("b", "upper", june(10)) // 23 h 15 min
	violation := term.run(1, "check")
	if !strings.Contains(violation, ": 1 not allowed, 0 not advised, 0 kept.\n  Not allowed: Session b, Wed 10 June\n") {
		t.Errorf("check:\n%s", violation)
	}
	check := shape[struct {
		From, To, Verdict string
		Findings          []finding
	}](t, term.run(1, "check", "--json"))
	if check.From != "2026-06-08" || check.To != "2026-06-14" || check.Verdict != "violation" || len(check.Findings) != 1 {
		t.Fatalf("check %+v", check)
	}
	if f := check.Findings[0]; f.Rule != "rest-gap" || f.Severity != "violation" || f.Region != "upper" || f.Gap.AdvisedDays != 2 || f.Gap.ElapsedSeconds != 83_700 || len(f.Fixes) == 0 || f.Fixes[0].Code != "move" {
		t.Errorf("finding %+v", f)
	}
	if f := check.Findings[0]; f.Source != "RULES.md 2.1, R20" {
		t.Errorf("source %q", f.Source)
	}
	term.run(0, "check", "--to", "2026-06-09") // before the two meet
	term.run(0, "check", "--from", "2026-06-15")
	term.refused("--to 2026-06-01 lies before --from 2026-06-08.", "check", "--from", "2026-06-08", "--to", "2026-06-01")

	term.keep()
	if kept := term.run(0, "check"); !strings.Contains(kept, ": 0 not allowed, 0 not advised, 1 kept.\n") || !strings.Contains(kept, "\n    Kept: a race on Sunday\n") {
		t.Errorf("kept:\n%s", kept)
	}
}

// What, where, why, where from, and the way on.
func TestCheckExplains(t *testing.T) {
	term := newTerminal(t)
	term.add("a", "upper", june(9))
	term.add("b", "upper", june(10))
	const want = `Mon 8 June 2026 – Sun 14 June 2026: 1 not allowed, 0 not advised, 0 kept.
  Not allowed: Session b, Wed 10 June
    23 h 15 min after upper body (Session a); 24 h at least. Thursday is the nearest day.
    Rest for one region: two days advised, 24 h at least.
    Source: a physical therapist's advice; the American College of Sports Medicine advises days that do not follow each other (RULES.md 2.1, R20).
    Ways on: Move to Thu.
`
	if diff := cmp.Diff(want, term.run(1, "check")); diff != "" {
		t.Errorf("check (-want +got):\n%s", diff)
	}
}

func TestCheckWeeks(t *testing.T) {
	term := newTerminal(t)
	term.run(0, "example")
	type span struct{ From, To string }
	for line, want := range map[string]span{
		"--weeks 1":                      {"2026-06-08", "2026-06-14"},
		"--weeks 2":                      {"2026-06-08", "2026-06-21"},
		"--from 2026-04-22 --weeks 10":   {"2026-04-22", "2026-06-28"}, // a Wednesday
		"--from 1996-01-01 --weeks 1600": {"1996-01-01", "2026-08-30"},
	} {
		if got := shape[span](t, term.run(0, append([]string{"check", "--json"}, strings.Fields(line)...)...)); got != want {
			t.Errorf("%s: %+v, want %+v", line, got, want)
		}
	}
	for line, words := range map[string]string{
		"--weeks 0":                    "--weeks needs a whole number from 1 to 1600; 0 is none.",
		"--weeks -3":                   "-3 is none",
		"--weeks two":                  "two is none",
		"--weeks 99999999999999999999": "is none",
		"--weeks 2 --to 2026-06-20":    "--weeks and --to both say where it ends",
	} {
		term.refused(words, append([]string{"check"}, strings.Fields(line)...)...)
	}
}

// Years of history are believable: the rules find no more in them than in the
// weeks of today.
func TestExampleYears(t *testing.T) {
	term := newTerminal(t)
	if got := term.run(0, "example", "--years", "1"); !strings.Contains(got, "Mon 21 April 2025") {
		t.Errorf("example: %s", got)
	}
	if got := term.run(0, "check", "--from", "2025-04-21", "--weeks", "62"); !strings.Contains(got, ": 0 not allowed, 1 not advised, 0 kept.\n") {
		t.Errorf("check:\n%s", got)
	}
}
