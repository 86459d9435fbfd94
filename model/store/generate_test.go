package store

import (
	"time"
	"unicode"

	"cloud.google.com/go/civil"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
)

// Generators of every value that model accepts.

var (
	zones = []string{"UTC", "Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Africa/Cairo"}
	runes = rapid.RuneFrom([]rune(`aB3 '"%?@;\#:🙂漢é`), unicode.Latin, unicode.Arabic, unicode.So)

	ids   = rapid.Map(rapid.StringOfN(runes, 1, 40, -1), func(s string) model.ID { return model.ID(s) })
	links = rapid.OneOf(rapid.Just(model.ID("")), ids)
	names = rapid.StringOfN(runes, 1, model.MaxTitle, -1)
	notes = rapid.Map(rapid.StringOfN(runes, 0, 200, -1), func(s string) string {
		if len(s) > 20 {
			return s + "\n\tsecond line"
		}
		return s
	})
	days = rapid.Map(rapid.IntRange(0, 301*365), func(n int) civil.Date {
		return civil.Date{Year: 1900, Month: time.January, Day: 1}.AddDays(n)
	})
	instants = rapid.Map(rapid.Int64Range(
		time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC).UnixNano(),
		time.Date(2200, 12, 31, 23, 59, 59, 999_999_999, time.UTC).UnixNano(),
	), func(n int64) time.Time { return time.Unix(0, n).UTC() })
	sides = rapid.SampledFrom([]model.Side{model.Left, model.Right})
)

// until repeats a drawing until model accepts it; most are at once.
func until[T any](t *rapid.T, draw func() T, validate func(*T) error) T {
	for range 100 {
		v := draw()
		if validate(&v) == nil {
			return v
		}
	}
	t.Fatalf("no valid %T in 100 drawings", *new(T))
	panic("unreachable")
}

func effort(t *rapid.T, least model.Seconds) model.Effort {
	return model.Effort{
		Duration: model.Seconds(rapid.Int64Range(int64(least), int64(model.MaxDuration)).Draw(t, "duration")),
		Distance: model.Distance(rapid.Int64Range(0, int64(model.MaxDistance)).Draw(t, "distance")),
		Ascent:   model.Distance(rapid.Int64Range(0, int64(model.MaxClimb)).Draw(t, "ascent")),
		Descent:  model.Distance(rapid.Int64Range(0, int64(model.MaxClimb)).Draw(t, "descent")),
		RPE:      rapid.IntRange(0, 10).Draw(t, "rpe"),
	}
}

var sets = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) model.Set {
	s := model.Set{
		Reps:   rapid.IntRange(0, model.MaxReps).Draw(t, "reps"),
		Weight: model.Mass(rapid.Int64Range(0, int64(model.MaxMass)).Draw(t, "weight")),
		Hold:   model.Seconds(rapid.Int64Range(0, int64(model.Hour)).Draw(t, "hold")),
		Side:   rapid.SampledFrom([]model.Side{model.BothSides, model.Left, model.Right}).Draw(t, "side"),
		WarmUp: rapid.Bool().Draw(t, "warm-up"),
	}
	if s.Reps == 0 && s.Hold == 0 {
		s.Reps = 1
	}
	return s
}), 0, 6)

var sessions = rapid.Custom(func(t *rapid.T) model.Session {
	return until(t, func() model.Session { return session(t) }, (*model.Session).Validate)
})

func session(t *rapid.T) model.Session {
	s := model.Session{
		ID:       ids.Draw(t, "id"),
		Kind:     rapid.SampledFrom(model.Kinds).Draw(t, "kind"),
		Regions:  model.Regions(rapid.Uint8Range(0, uint8(model.RegionAll)).Draw(t, "regions")),
		Title:    names.Draw(t, "title"),
		Note:     notes.Draw(t, "note"),
		Template: links.Draw(t, "template"),
		Part:     rapid.SampledFrom([]model.DayPart{model.AnyTime, model.Morning, model.Afternoon}).Draw(t, "part"),
		Position: rapid.IntRange(0, 1000).Draw(t, "position"),
		Pinned:   rapid.Bool().Draw(t, "pinned"),
		Status:   model.Planned,
		Plan:     effort(t, 1),
		WarmedUp: rapid.Bool().Draw(t, "warmed up"),
		Series:   links.Draw(t, "series"),
		Further:  rapid.Bool().Draw(t, "further"),
		Prescriptions: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) model.Prescription {
			p := model.Prescription{Exercise: ids.Draw(t, "exercise"), Sets: sets.Draw(t, "sets"), Done: sets.Draw(t, "done")}
			if rapid.Bool().Draw(t, "has range") {
				p.Least = rapid.IntRange(1, 20).Draw(t, "least")
				p.Most = rapid.IntRange(p.Least, 30).Draw(t, "most")
			}
			return p
		}), 0, 4).Draw(t, "prescriptions"),
	}
	if s.Kind == model.Cardio {
		s.Activity = ids.Draw(t, "activity")
	}
	if rapid.Bool().Draw(t, "has original") {
		s.Original = days.Draw(t, "original")
	}
	if rapid.Bool().Draw(t, "placed") {
		s.Date = days.Draw(t, "date")
		s.Status = rapid.SampledFrom([]model.Status{model.Planned, model.Done, model.Skipped, model.Missed}).Draw(t, "status")
		if rapid.Bool().Draw(t, "timed") {
			s.Zone = rapid.SampledFrom(zones).Draw(t, "zone")
			s.Start = model.At(s.Date, model.Seconds(rapid.Int64Range(0, 86399).Draw(t, "clock")), s.Zone)
		}
	}
	switch s.Status {
	case model.Done:
		actual := effort(t, 0)
		s.Actual = &actual
		s.Unplanned = rapid.Bool().Draw(t, "unplanned")
	case model.Skipped:
		s.Reason = notes.Draw(t, "reason")
	}
	return s
}

var keptFindings = rapid.Custom(func(t *rapid.T) model.Kept {
	k := model.Kept{
		ID:      ids.Draw(t, "id"),
		Finding: names.Draw(t, "finding"),
		Value:   rapid.Int64().Draw(t, "value"),
		Session: links.Draw(t, "session"),
		Reason:  names.Draw(t, "reason"),
	}
	if rapid.Bool().Draw(t, "has time") {
		k.At = instants.Draw(t, "at")
	}
	return k
})

var painEntries = rapid.Custom(func(t *rapid.T) model.PainEntry {
	e := model.PainEntry{
		ID:       ids.Draw(t, "id"),
		At:       instants.Draw(t, "at"),
		Zone:     rapid.SampledFrom(zones).Draw(t, "zone"),
		Side:     sides.Draw(t, "side"),
		Score:    rapid.IntRange(0, 10).Draw(t, "score"),
		Quality:  rapid.SampledFrom(append([]string{""}, model.PainQualities...)).Draw(t, "quality"),
		Moment:   rapid.SampledFrom(append([]model.PainMoment{""}, model.PainMoments...)).Draw(t, "moment"),
		Site:     rapid.SampledFrom(append([]string{""}, model.PainSites...)).Draw(t, "site"),
		AtRest:   rapid.Bool().Draw(t, "at rest"),
		Swelling: rapid.IntRange(0, 3).Draw(t, "swelling"),
		Symptoms: rapid.SliceOfNDistinct(rapid.SampledFrom(model.Symptoms), 0, 5, rapid.ID[model.Symptom]).Draw(t, "symptoms"),
		Session:  links.Draw(t, "session"),
		Exercise: links.Draw(t, "exercise"),
		Note:     notes.Draw(t, "note"),
	}
	if rapid.Bool().Draw(t, "has temperature") {
		e.Temperature = rapid.IntRange(300, 450).Draw(t, "temperature")
	}
	return e
})

var redFlags = rapid.Custom(func(t *rapid.T) model.RedFlag {
	return until(t, func() model.RedFlag {
		f := model.RedFlag{
			ID:     ids.Draw(t, "id"),
			Flag:   rapid.SampledFrom(model.RedFlagCodes).Draw(t, "flag"),
			Side:   rapid.SampledFrom([]model.Side{model.BothSides, model.Left, model.Right}).Draw(t, "side"),
			Opened: instants.Draw(t, "opened"),
		}
		if rapid.Bool().Draw(t, "has contact") {
			f.Contacted = f.Opened.Add(time.Duration(rapid.Int64Range(0, 1e15).Draw(t, "contacted")))
		}
		if rapid.Bool().Draw(t, "is closed") {
			f.Closed = f.Opened.Add(time.Duration(rapid.Int64Range(0, 1e15).Draw(t, "closed")))
			f.Cleared = rapid.Bool().Draw(t, "cleared")
		}
		return f
	}, (*model.RedFlag).Validate)
})

var medications = rapid.Custom(func(t *rapid.T) model.Medication {
	return model.Medication{
		ID:       ids.Draw(t, "id"),
		At:       instants.Draw(t, "at"),
		Zone:     rapid.SampledFrom(zones).Draw(t, "zone"),
		Medicine: rapid.SampledFrom(model.Medicines).Draw(t, "medicine"),
		Topical:  rapid.Bool().Draw(t, "topical"),
		Checked:  rapid.Ptr(rapid.Bool(), true).Draw(t, "checked"),
	}
})

var dialBacks = rapid.Custom(func(t *rapid.T) model.DialBack {
	d := model.DialBack{
		ID:       ids.Draw(t, "id"),
		From:     days.Draw(t, "from"),
		Percent:  rapid.IntRange(model.LeastDialBack, model.MostDialBack).Draw(t, "percent"),
		Reason:   notes.Draw(t, "reason"),
		Sessions: rapid.SliceOfN(sessions, 0, 3).Draw(t, "sessions"),
	}
	d.To = civil.Date{Year: 2200, Month: time.December, Day: 31}
	if rapid.Bool().Draw(t, "one day") {
		d.To = d.From
	}
	return d
})

var thermals = rapid.Custom(func(t *rapid.T) model.Thermal {
	scores := rapid.Ptr(rapid.IntRange(0, 10), true)
	return model.Thermal{
		ID:       ids.Draw(t, "id"),
		Modality: rapid.SampledFrom([]model.Modality{model.Ice, model.Heat}).Draw(t, "modality"),
		Side:     sides.Draw(t, "side"),
		Start:    instants.Draw(t, "start"),
		Zone:     rapid.SampledFrom(zones).Draw(t, "zone"),
		Duration: model.Seconds(rapid.Int64Range(0, int64(model.MaxThermal)).Draw(t, "duration")),
		Before:   scores.Draw(t, "before"),
		After:    scores.Draw(t, "after"),
	}
})

var ranges = rapid.Custom(func(t *rapid.T) model.RangeOfMotion {
	measure := rapid.SampledFrom(model.RangeMeasures).Draw(t, "measure")
	bounds := map[string][2]int{"flexion": {0, 180}, "extension": {-30, 90}, "heel-to-buttock": {0, 800}}[measure]
	return model.RangeOfMotion{
		ID:      ids.Draw(t, "id"),
		At:      instants.Draw(t, "at"),
		Zone:    rapid.SampledFrom(zones).Draw(t, "zone"),
		Side:    sides.Draw(t, "side"),
		Measure: measure,
		Value:   rapid.IntRange(bounds[0], bounds[1]).Draw(t, "value"),
		Note:    notes.Draw(t, "note"),
	}
})

var routines = rapid.Custom(func(t *rapid.T) model.Routine {
	return model.Routine{
		ID:    ids.Draw(t, "id"),
		Title: names.Draw(t, "title"),
		Drills: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) model.Drill {
			return model.Drill{
				Exercise: ids.Draw(t, "exercise"),
				Work:     model.Seconds(rapid.Int64Range(1, int64(model.Hour)).Draw(t, "work")),
				Rest:     model.Seconds(rapid.Int64Range(0, int64(model.Hour)).Draw(t, "rest")),
			}
		}), 1, 8).Draw(t, "drills"),
	}
})

var exercises = rapid.Custom(func(t *rapid.T) model.Exercise {
	return model.Exercise{
		ID:         ids.Draw(t, "id"),
		Name:       names.Draw(t, "name"),
		Regions:    model.Regions(rapid.Uint8Range(0, uint8(model.RegionAll)).Draw(t, "regions")),
		BodyWeight: rapid.Bool().Draw(t, "body weight"),
		Unilateral: rapid.Bool().Draw(t, "unilateral"),
		Timed:      rapid.Bool().Draw(t, "timed"),
		Equipment:  rapid.SampledFrom(model.EquipmentKinds).Draw(t, "equipment"),
		Step:       model.Mass(rapid.Int64Range(0, int64(model.MaxMass)).Draw(t, "step")),
		Archived:   rapid.Bool().Draw(t, "archived"),
		Tags:       rapid.SliceOfNDistinct(rapid.SampledFrom(model.Tags), 0, 3, rapid.ID).Draw(t, "tags"),
		Substitute: "another",
		Figure:     links.Draw(t, "figure"),
		Cues:       notes.Draw(t, "cues"),
		Left:       comforts.Draw(t, "left"),
		Right:      comforts.Draw(t, "right"),
	}
})

var comforts = rapid.Custom(func(t *rapid.T) model.Comfort {
	return model.Comfort{Flexion: rapid.IntRange(0, model.MaxFlexion).Draw(t, "flexion"), Note: notes.Draw(t, "note")}
})

var activities = rapid.Custom(func(t *rapid.T) model.Activity {
	return model.Activity{
		ID:       ids.Draw(t, "id"),
		Name:     names.Draw(t, "name"),
		Family:   links.Draw(t, "family"),
		Impact:   rapid.SampledFrom([]model.Impact{model.HighImpact, model.MediumImpact, model.LowImpact}).Draw(t, "impact"),
		Mark:     rapid.SampledFrom(append([]string{""}, model.Marks...)).Draw(t, "mark"),
		Pace:     rapid.Bool().Draw(t, "pace"),
		Figure:   links.Draw(t, "figure"),
		Archived: rapid.Bool().Draw(t, "archived"),
	}
})

var templates = rapid.Custom(func(t *rapid.T) model.Template {
	of := sessions.Draw(t, "session")
	for i := range of.Prescriptions {
		of.Prescriptions[i].Done = nil
	}
	return model.Template{
		ID: ids.Draw(t, "id"), Kind: of.Kind, Activity: of.Activity, Title: of.Title, Plan: of.Plan,
		Prescriptions: of.Prescriptions, Archived: rapid.Bool().Draw(t, "archived"),
	}
})

var profiles = rapid.Custom(func(t *rapid.T) model.Profile {
	p := model.Profile{
		Name:         rapid.StringOfN(runes, 0, model.MaxTitle, -1).Draw(t, "name"),
		Units:        model.Units{Miles: rapid.Bool().Draw(t, "miles"), Pounds: rapid.Bool().Draw(t, "pounds")},
		FirstWeekday: time.Weekday(rapid.IntRange(0, 6).Draw(t, "first weekday")),
		Zone:         rapid.SampledFrom(append([]string{""}, zones...)).Draw(t, "zone"),
		Aims: model.Aims{
			Upper:    rapid.IntRange(0, 7).Draw(t, "upper"),
			Lower:    rapid.IntRange(0, 7).Draw(t, "lower"),
			Cardio:   rapid.IntRange(0, 7).Draw(t, "cardio"),
			FullBody: rapid.Bool().Draw(t, "full body"),
			Activities: rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) model.ActivityAim {
				return model.ActivityAim{Activity: ids.Draw(t, "activity"), Sessions: rapid.IntRange(0, 7).Draw(t, "sessions")}
			}), 0, 5, func(a model.ActivityAim) model.ID { return a.Activity }).Draw(t, "activities"),
		},
		Limits: model.Limits{
			Growth:         rapid.IntRange(0, 100).Draw(t, "growth"),
			Spike:          rapid.IntRange(0, 30).Draw(t, "spike"),
			RestDays:       rapid.IntRange(1, 3).Draw(t, "rest days"),
			HighImpactWeek: rapid.IntRange(0, 7).Draw(t, "high impact"),
			RestDaysWeek:   rapid.IntRange(0, 6).Draw(t, "rest days a week"),
			Strict:         rapid.Bool().Draw(t, "strict"),
		},
		Declared: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) model.Declared {
			d := model.Declared{
				Activity: ids.Draw(t, "activity"),
				Week:     days.Draw(t, "week"),
				Distance: model.Distance(rapid.Int64Range(0, int64(model.MaxDistance)).Draw(t, "distance")),
				Duration: model.Seconds(rapid.Int64Range(0, 7*int64(model.MaxDuration)).Draw(t, "duration")),
			}
			if d.Distance == 0 {
				d.Duration = max(1, d.Duration)
			}
			return d
		}), 0, 4).Draw(t, "declared"),
		Paper: rapid.SampledFrom([]model.Paper{model.A4, model.Letter}).Draw(t, "paper"),
	}
	drawTimes(t, &p)
	for i := range p.Available {
		p.Available[i] = model.Seconds(rapid.Int64Range(0, int64(model.MaxDuration)).Draw(t, "available"))
	}
	return p
})

// drawTimes draws what a profile says about weights, days off and reminders.
func drawTimes(t *rapid.T, p *model.Profile) {
	mass := rapid.Map(rapid.Int64Range(1, int64(model.MaxMass)), func(n int64) model.Mass { return model.Mass(n) })
	p.Weights = model.Weights{
		Step: mass.Draw(t, "step"), Bar: mass.Draw(t, "bar"), Dumbbells: rapid.SliceOfN(mass, 0, 4).Draw(t, "dumbbells"),
		Plates: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) model.Plates {
			return model.Plates{Weight: mass.Draw(t, "plate"), Count: rapid.IntRange(0, model.MaxSets).Draw(t, "count")}
		}), 0, 4).Draw(t, "plates"),
	}
	p.DaysOff = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) model.DaysOff {
		from := days.Draw(t, "from")
		return model.DaysOff{From: from, To: from.AddDays(rapid.IntRange(0, 20).Draw(t, "days")), Note: "away"}
	}), 0, 3).Draw(t, "days off")
	p.WeekTimes = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) model.WeekTimes {
		return model.WeekTimes{Day: days.Draw(t, "day"), Available: [7]model.Seconds{model.Hour, 0, model.Minute}}
	}), 0, 3).Draw(t, "week times")
	if rapid.Bool().Draw(t, "weekday changed") {
		p.Weekdays = []model.WeekdayChange{{From: days.Draw(t, "from"), Was: time.Weekday(rapid.IntRange(0, 6).Draw(t, "was"))}}
	}
	p.Reminders = model.Reminders{
		Morning: rapid.Bool().Draw(t, "morning"), MorningAt: model.Seconds(rapid.Int64Range(0, 86399).Draw(t, "at")),
		Session: rapid.Bool().Draw(t, "session"), Thermal: rapid.Bool().Draw(t, "thermal"),
	}
	p.Muted, p.StillFigures = rapid.Bool().Draw(t, "muted"), rapid.Bool().Draw(t, "still")
}
