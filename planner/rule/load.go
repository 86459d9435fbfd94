package rule

import "github.com/kneewise/kneewise/model"

// StreamsOf returns the streams a session's load counts in: its cardio family
// and, if its activity is of high impact, the minutes of all of those (RULES.md
// 2.2). Strength and mobility sessions count in none of these.
func StreamsOf(lib *model.Library, s *model.Session) []Stream {
	if s.Kind != model.Cardio {
		return nil
	}
	family, impact := lib.Family(s.Activity)
	streams := []Stream{{Kind: FamilyStream, Of: family}}
	if impact == model.HighImpact {
		streams = append(streams, Stream{Kind: ImpactStream})
	}
	return streams
}

// LoadOf is what a session adds to a stream counted in m: its effective
// distance (RULES.md 2.12) in micrometres or its time in seconds, as done if it
// is done, else as planned.
func LoadOf(s *model.Session, m Measure) model.Load {
	e := s.Effort()
	if m == ByDistance {
		return model.Load(e.EffectiveDistance())
	}
	return model.Load(e.Duration)
}

// DurationStep is the resolution that proposed times are floored to (RULES.md
// section 0).
const DurationStep = 10 * model.Seconds(1)

// DistanceStep is the resolution that proposed distances are floored to: 0.01
// of the person's unit (RULES.md section 0).
func DistanceStep(u model.Units) model.Distance {
	if u.Miles {
		return model.Mile / 100
	}
	return model.Kilometre / 100
}
