package adapt_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/adapt"
	"github.com/kneewise/kneewise/planner/rule"
)

// zones have clocks that change on either half of the earth, half and quarter
// hours, and both sides of the date line.
var zones = []string{
	"UTC", london, "America/New_York", "America/Los_Angeles", "Australia/Lord_Howe", "Asia/Kathmandu",
	"America/St_Johns", "Pacific/Auckland", "Pacific/Kiritimati", "Pacific/Pago_Pago",
}

// starts are days around both changes of the clocks in London and New York, a
// year's end and a leap day.
var starts = []civil.Date{
	{Year: 2026, Month: 3, Day: 6},
	{Year: 2026, Month: 3, Day: 27},
	{Year: 2026, Month: 10, Day: 23},
	{Year: 2026, Month: 10, Day: 30},
	{Year: 2026, Month: 12, Day: 30},
	{Year: 2028, Month: 2, Day: 27},
	june.First,
}

// span is how many days a random log covers.
const span = 18

// logGen draws logs of two to three weeks, crowded enough that everything meets.
func logGen(t *rapid.T) adapt.Log {
	log := adapt.Log{
		Library: library, Lifted: model.LiftedIn, Weeks: model.WeeksOn(time.Weekday(rapid.IntRange(0, 6).Draw(t, "first weekday"))),
		Zone: rapid.SampledFrom(zones).Draw(t, "home"),
	}
	first := rapid.SampledFrom(starts).Draw(t, "first day")
	some := rapid.SliceOfNDistinct(rapid.SampledFrom(zones), 1, 2, rapid.ID[string]).Draw(t, "zones")
	log.Now = model.At(first.AddDays(rapid.IntRange(0, span+3).Draw(t, "now")), 12*model.Hour, log.Zone)
	at := func() (time.Time, string) {
		zone := rapid.SampledFrom(some).Draw(t, "zone")
		quarter := model.Seconds(rapid.IntRange(0, 4*24*span).Draw(t, "quarter hour"))
		return model.At(first, 15*model.Minute*quarter, zone), zone
	}
	for i := range rapid.IntRange(0, 9).Draw(t, "sessions") {
		start, zone := at()
		log.Sessions = append(log.Sessions, sessionGen(t, model.ID(fmt.Sprint("s", i)), start, zone))
	}
	for i := range rapid.IntRange(0, 60).Draw(t, "entries") {
		when, zone := at()
		log.Entries = append(log.Entries, entryGen(t, model.ID(fmt.Sprint("e", i)), when, zone))
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "doses") {
		when, zone := at()
		log.Medications = append(log.Medications, model.Medication{
			ID: model.ID(fmt.Sprint("m", i)), At: when, Zone: zone,
			Medicine: rapid.SampledFrom(model.Medicines).Draw(t, "medicine"), Topical: rapid.Bool().Draw(t, "topical"),
		})
	}
	for i := range rapid.IntRange(0, 6).Draw(t, "thermals") {
		when, zone := at()
		th := model.Thermal{ID: model.ID(fmt.Sprint("t", i)), Modality: model.Ice, Side: side(t), Start: when, Zone: zone, Duration: model.MinThermal}
		if score := rapid.IntRange(-1, 10).Draw(t, "after"); score >= 0 {
			th.Before, th.After = &score, &score
		}
		log.Thermals = append(log.Thermals, th)
	}
	return log
}

func side(t *rapid.T) model.Side {
	return rapid.SampledFrom([]model.Side{model.Left, model.Right}).Draw(t, "side")
}

func sessionGen(t *rapid.T, id model.ID, start time.Time, zone string) *model.Session {
	s := &model.Session{
		ID: id, Kind: rapid.SampledFrom(model.Kinds).Draw(t, "kind"), Title: "x", Start: start, Zone: zone,
		Plan: model.Effort{Duration: model.Minute * model.Seconds(rapid.IntRange(1, 200).Draw(t, "minutes"))}, Status: model.Done,
	}
	s.Date = (&model.PainEntry{At: start, Zone: zone}).Date()
	if rapid.IntRange(0, 4).Draw(t, "timed") == 0 {
		s.Start = time.Time{}
	}
	if s.Kind == model.Cardio {
		s.Activity = rapid.SampledFrom(library.Activities).Draw(t, "activity").ID
	}
	if rapid.IntRange(0, 9).Draw(t, "planned") == 0 {
		s.Status = model.Planned
	} else {
		actual := s.Plan
		s.Actual = &actual
	}
	if s.Kind.Strength() {
		sets := []model.Set{{Reps: rapid.IntRange(1, 20).Draw(t, "reps")}}
		s.Prescriptions = []model.Prescription{{
			Exercise: rapid.SampledFrom(library.Exercises).Draw(t, "exercise").ID, Sets: sets, Done: sets,
		}}
	}
	return s
}

func entryGen(t *rapid.T, id model.ID, at time.Time, zone string) model.PainEntry {
	e := model.PainEntry{
		ID: id, At: at, Zone: zone, Side: side(t), Score: rapid.IntRange(0, 10).Draw(t, "score"),
		Quality:  rapid.SampledFrom(append([]string{""}, model.PainQualities...)).Draw(t, "quality"),
		Moment:   rapid.SampledFrom(append([]model.PainMoment{"", "", ""}, model.PainMoments...)).Draw(t, "moment"),
		Swelling: rapid.SampledFrom([]int{0, 0, 0, 1, 3}).Draw(t, "swelling"),
	}
	if rapid.IntRange(0, 9).Draw(t, "ticked") == 0 {
		e.Symptoms = []model.Symptom{rapid.SampledFrom(model.Symptoms).Draw(t, "symptom")}
	}
	if n := rapid.IntRange(0, 20).Draw(t, "session"); n < 9 {
		e.Session = model.ID(fmt.Sprint("s", n))
	}
	return e
}

// answers are all that a diary says.
type answers struct {
	Verdicts []adapt.Verdict
	Zones    []model.PainZone
	Flagged  []bool
	Blocks   []rule.Block
	Caps     []rule.Cap
	Signs    []adapt.Sign
	ToOpen   []adapt.Sign
	Flags    []adapt.OpenFlag
	Effects  adapt.Effects
	Links    []adapt.Link
	Causes   [][]adapt.Cause
}

// ask asks a diary everything about a log's sessions, entries and weeks.
func ask(d *adapt.Diary, log *adapt.Log) answers {
	a := answers{
		Blocks: d.Blocks(), Caps: d.Caps(), Signs: d.Signs(), ToOpen: toOpen(d), Flags: d.Flags(), Effects: d.Effects(),
	}
	for _, s := range log.Sessions {
		v, _ := d.Verdict(s.ID)
		week := log.Weeks.Of(s.Date)
		a.Verdicts = append(a.Verdicts, v)
		for _, stream := range append(rule.StreamsOf(library, s), rule.Stream{Kind: rule.SetStream}) {
			a.Zones = append(a.Zones, d.Zone(stream, week))
		}
		a.Flagged = append(a.Flagged, d.Flagged(week))
		d.Mask(s)
		d.Offers(s, 4, 1)
	}
	for i := range log.Entries {
		a.Links = append(a.Links, d.Link(&log.Entries[i]))
		a.Causes = append(a.Causes, d.Causes(&log.Entries[i], nil))
	}
	return a
}

// The order of what is in a log does not matter, and reading changes nothing.
func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := logGen(t)
		want := ask(adapt.New(log), &log)
		shuffled := log
		shuffled.Sessions = rapid.Permutation(log.Sessions).Draw(t, "sessions")
		shuffled.Entries = rapid.Permutation(log.Entries).Draw(t, "entries")
		shuffled.Medications = rapid.Permutation(log.Medications).Draw(t, "doses")
		shuffled.Thermals = rapid.Permutation(log.Thermals).Draw(t, "thermals")
		got := reflect.ValueOf(ask(adapt.New(shuffled), &log))
		for i := range got.NumField() {
			if g, w := got.Field(i).Interface(), reflect.ValueOf(want).Field(i).Interface(); !reflect.DeepEqual(g, w) {
				t.Fatalf("got %+v\nwant %+v", g, w)
			}
		}
	})
}

// Pain that was higher from the start of a session on never makes it better.
func TestHigherScoreNeverImproves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := logGen(t)
		if len(log.Sessions) == 0 || len(log.Entries) == 0 {
			return
		}
		s := rapid.SampledFrom(log.Sessions).Draw(t, "judged")
		before, judged := adapt.New(log).Verdict(s.ID)
		i := rapid.IntRange(0, len(log.Entries)-1).Draw(t, "raised")
		e := &log.Entries[i]
		if !judged || e.Moment == "before" || !since(s, e) {
			return
		}
		e.Score = rapid.IntRange(e.Score, 10).Draw(t, "to")
		if after, _ := adapt.New(log).Verdict(s.ID); after.Zone < before.Zone {
			t.Fatalf("raising %+v makes %+v of %+v", e, after, before)
		}
	})
}

// since says whether an entry is from after the start of a session, or from its
// day on.
func since(s *model.Session, e *model.PainEntry) bool {
	if s.Timed() {
		return e.At.After(s.Start)
	}
	return !e.Date().Before(s.Date) && e.At.After(model.At(s.Date, 0, "Pacific/Pago_Pago"))
}

// One more entry from the start of a session on, as high as any, never makes it
// better, unless it is the answer of the next morning that was missing.
func TestMorePainNeverImproves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := logGen(t)
		if len(log.Sessions) == 0 || len(log.Entries) == 0 {
			return
		}
		s := rapid.SampledFrom(log.Sessions).Draw(t, "judged")
		before, judged := adapt.New(log).Verdict(s.ID)
		e := entryGen(t, "more", log.Entries[0].At, log.Entries[0].Zone)
		for i := range log.Entries {
			e.Score = max(e.Score, log.Entries[i].Score)
		}
		if s.Timed() {
			e.At = s.Start.Add(time.Duration(rapid.IntRange(1, 48*60).Draw(t, "later")) * time.Minute)
		}
		if !judged || e.Moment == "before" || !since(s, &e) {
			return
		}
		log.Entries = append(log.Entries, e)
		after, _ := adapt.New(log).Verdict(s.ID)
		for i := range after.Knees {
			if after.Knees[i].Morning.Known() && !before.Knees[i].Morning.Known() {
				return
			}
		}
		if after.Zone < before.Zone {
			t.Fatalf("%+v more makes %+v of %+v", e, after, before)
		}
	})
}

// The scores of sessions with a clock time are those that a look through all
// entries finds, with the local time from the time package alone.
func TestScoresByHand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := logGen(t)
		d := adapt.New(log)
		for _, s := range log.Sessions {
			v, judged := d.Verdict(s.ID)
			if !judged || !s.Timed() {
				continue
			}
			for _, k := range v.Knees {
				want := scoresByHand(log, s, k.Side)
				got := [5]adapt.Score{k.Before, k.Peak, k.Later, k.Morning, k.Usual}
				if got != want {
					t.Fatalf("%s, %s: %v, by hand %v", s.ID, k.Side, got, want)
				}
			}
		}
	})
}

func scoresByHand(log adapt.Log, s *model.Session, side model.Side) [5]adapt.Score {
	entries := slices.Clone(log.Entries)
	slices.SortFunc(entries, func(a, b model.PainEntry) int {
		if c := a.At.Compare(b.At); c != 0 {
			return c
		}
		return slices.Compare([]byte(a.ID), []byte(b.ID))
	})
	before, peak, later, morning := adapt.Unknown, adapt.Unknown, adapt.Unknown, adapt.Unknown
	var mornings []adapt.Score
	seen := map[civil.Date]bool{}
	for _, e := range entries {
		if e.Side != side || e.At.After(log.Now) {
			continue
		}
		score := adapt.Score(e.Score)
		loc, _ := time.LoadLocation(e.Zone)
		local := e.At.In(loc)
		date, clock := civil.DateOf(local), local.Format("15:04:05")
		if starts := e.At.Sub(s.Start); starts >= -time.Hour && starts < 0 || starts == 0 && e.Moment == "before" {
			before = score
		} else if starts >= 0 && e.At.Sub(s.End()) <= time.Hour {
			peak = max(peak, score)
		}
		if m := e.At.Sub(s.End()).Minutes(); m >= 45 && m <= 90 {
			later = max(later, score)
		}
		if clock < "04:00:00" || clock > "12:00:00" && e.Moment != "morning" {
			continue
		}
		if date == s.Date.AddDays(1) && !e.At.Before(s.End()) && morning == adapt.Unknown {
			morning = score
		}
		if !seen[date] && e.At.Before(s.Start) {
			mornings = append(mornings, score)
		}
		seen[date] = true
	}
	usual := max(before, 0)
	if n := len(mornings); n > 0 {
		mornings = mornings[max(0, n-7):]
		slices.Sort(mornings)
		usual = mornings[(len(mornings)-1)/2]
	}
	return [5]adapt.Score{before, peak, later, morning, usual}
}

// What is to be opened is opened once, and a red session blocks its 48 hours and
// is the worst of its week.
func TestFlagsAndBlocksHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := book{logGen(t)}
		d := b.read()
		b.open(toOpen(d))
		for _, f := range b.Flags {
			if err := f.Validate(); err != nil {
				t.Fatalf("a sign opens an invalid flag: %v", err)
			}
		}
		again := b.read()
		if open := toOpen(again); len(open) > 0 {
			t.Fatalf("still to open: %+v", open)
		}
		if len(again.Flags()) != len(b.Flags) || !reflect.DeepEqual(again.Effects(), d.Effects()) {
			t.Fatalf("flags %+v of %+v, effects %+v of %+v", again.Flags(), b.Flags, again.Effects(), d.Effects())
		}
		red := 0
		for _, block := range d.Blocks() {
			if block.First.After(block.Last) && !block.Last.IsZero() {
				t.Fatalf("block %+v", block)
			}
			if block.Session != "" {
				red++
			}
		}
		for _, s := range b.Sessions {
			if v, judged := d.Verdict(s.ID); judged && v.Zone == model.Red {
				red--
				for _, stream := range rule.StreamsOf(library, s) {
					if zone := d.Zone(stream, b.Weeks.Of(s.Date)); zone != model.Red {
						t.Fatalf("%s is red, its week %v", s.ID, zone)
					}
				}
			}
		}
		if red != 0 {
			t.Fatalf("%d red sessions without a block", -red)
		}
	})
}

// FuzzLog asks everything about whatever a valid log can hold: any instant, any
// zone, dates and sessions far apart.
func FuzzLog(f *testing.F) {
	// A log takes some thousand draws of eight bytes; with fewer it is skipped.
	seed := make([]byte, 1<<17)
	rand.NewChaCha8([32]byte{'k', 'n', 'e', 'e'}).Read(seed)
	f.Add(seed)
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) {
		log := logGen(t)
		far := rapid.SampledFrom([]int{-126, 0, 170}).Draw(t, "years")
		for i := range log.Entries {
			if e := &log.Entries[i]; i%3 == 0 {
				e.At = e.At.AddDate(far, 0, 0)
				if err := e.Validate(); err != nil {
					t.Fatalf("not valid: %v", err)
				}
			}
		}
		for i := range log.Sessions {
			if s := log.Sessions[i]; i%3 == 1 && !s.Timed() {
				s.Date.Year += far
			}
		}
		if rapid.Bool().Draw(t, "late") {
			log.Now = log.Now.AddDate(174, 0, 0)
		}
		ask(adapt.New(log), &log)
	}))
}
