package format

import (
	"github.com/kneewise/kneewise/model"
)

// Formatter writes amounts, days and sentences for one person.
type Formatter struct {
	Units model.Units
	Words *Words
}

// Swim is the family whose distances are shown in metres or yards.
const Swim model.ID = "swim"

// Lengths that are shown and entered beside metre, kilometre and mile: the
// international yard and foot, exactly.
const (
	yard model.Distance = 914_400
	foot model.Distance = 304_800
)

// lengthUnit is how a family's distances are written.
type lengthUnit struct {
	size     model.Distance
	decimals int
	key      string
}

func (f *Formatter) lengthUnit(family model.ID) lengthUnit {
	switch {
	case family == Swim && f.Units.Miles:
		return lengthUnit{yard, 0, "unit.yd"}
	case family == Swim:
		return lengthUnit{model.Metre, 0, "unit.m"}
	case f.Units.Miles:
		return lengthUnit{model.Mile, 2, "unit.mi"}
	default:
		return lengthUnit{model.Kilometre, 2, "unit.km"}
	}
}

// length writes the number alone.
func (f *Formatter) length(d model.Distance, u lengthUnit, r rounding) string {
	return f.fixed(int64(d), int64(u.size), u.decimals, r)
}

// Distance writes what was planned or done: "4.90 km", "1,000 m".
func (f *Formatter) Distance(d model.Distance, family model.ID) string {
	u := f.lengthUnit(family)
	return f.unit(f.length(d, u, nearest), u.key)
}

// DistanceLimit writes the most that is allowed, rounded down.
func (f *Formatter) DistanceLimit(d model.Distance, family model.ID) string {
	u := f.lengthUnit(family)
	return f.unit(f.length(d, u, down), u.key)
}

// DistanceShort is Distance for narrow places: "4.90 km", "12.3 km", "12 km".
func (f *Formatter) DistanceShort(d model.Distance, family model.ID) string {
	u := f.lengthUnit(family)
	switch {
	case u.decimals == 0 || d < 10*u.size:
		return f.Distance(d, family)
	case d < 100*u.size:
		return f.unit(f.trimmed(int64(d), int64(u.size), 1, nearest), u.key)
	default:
		return f.unit(f.fixed(int64(d), int64(u.size), 0, nearest), u.key)
	}
}

// Climb writes an ascent or descent: "120 m", "394 ft".
func (f *Formatter) Climb(d model.Distance) string {
	if f.Units.Miles {
		return f.unit(f.fixed(int64(d), int64(foot), 0, nearest), "unit.ft")
	}
	return f.unit(f.fixed(int64(d), int64(model.Metre), 0, nearest), "unit.m")
}

// Weight writes a mass to a hundredth: "26 lb", "22.5 kg".
func (f *Formatter) Weight(m model.Mass) string {
	if f.Units.Pounds {
		return f.unit(f.WeightNumber(m), "unit.lb")
	}
	return f.unit(f.WeightNumber(m), "unit.kg")
}

// WeightNumber writes a mass in the person's unit without naming that: "22.5".
func (f *Formatter) WeightNumber(m model.Mass) string {
	if f.Units.Pounds {
		return f.trimmed(int64(m), int64(model.Pound), 2, nearest)
	}
	return f.trimmed(int64(m), int64(model.Kilogram), 2, nearest)
}

func (f *Formatter) unit(number, key string) string {
	return f.Words.Say(key, "Number", number)
}

// Minutes writes a length of time in whole minutes, "45 min", or in seconds
// where it is less than one.
func (f *Formatter) Minutes(s model.Seconds) string {
	if 0 < s && s < model.Minute {
		return f.unit(f.grouped(int64(s)), "unit.s")
	}
	return f.unit(f.fixed(int64(s), int64(model.Minute), 0, nearest), "unit.min")
}

// MinutesLimit writes the most minutes that are allowed, rounded down to a
// tenth: "80.9 min".
func (f *Formatter) MinutesLimit(s model.Seconds) string {
	return f.unit(f.minutes(s, down), "unit.min")
}

func (f *Formatter) minutes(s model.Seconds, r rounding) string {
	return f.shortest(int64(s), int64(model.Minute), 1, r)
}

// Total writes a sum of times: "45 min", "1 h 05 min".
func (f *Formatter) Total(s model.Seconds) string {
	minutes := divide(int64(s), 1, int64(model.Minute), nearest)
	if minutes < 60 {
		return f.Minutes(s)
	}
	return f.Words.Say("time.total", "Hours", f.grouped(minutes/60), "Minutes", pair(minutes%60))
}

// Gap writes the time between two sessions in whole minutes, rounded down so
// that no gap looks longer than it is: "23 h 15 min", "24 h", "40 min".
func (f *Formatter) Gap(s model.Seconds) string {
	hours, minutes := int64(s/model.Hour), int64(s%model.Hour/model.Minute)
	switch {
	case hours == 0:
		return f.unit(f.grouped(minutes), "unit.min")
	case minutes == 0:
		return f.unit(f.grouped(hours), "unit.h")
	default:
		return f.Words.Say("time.gap", "Hours", f.grouped(hours), "Minutes", minutes)
	}
}

// Duration writes a length of time to the second, for entry fields; what it
// writes, ParseMinutes reads: "45 min", "1 h 10 min", "24 min 20 s".
func (f *Formatter) Duration(s model.Seconds) string {
	if s%model.Minute == 0 {
		return f.Gap(s)
	}
	seconds := f.unit(f.grouped(int64(s%model.Minute)), "unit.s")
	if s < model.Minute {
		return seconds
	}
	return f.Gap(s) + " " + seconds
}

// Percent writes thousandths as a percentage: 25 is "2.5 %".
func (f *Formatter) Percent(permille int64) string {
	return f.unit(f.trimmed(permille, 10, 1, nearest), "unit.percent")
}
