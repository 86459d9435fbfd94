package format

import (
	"strings"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// Budget is one weekly limit in words.
type Budget struct {
	Name    string // "Running"
	Planned string // "11.40", in the unit of Most
	Amount  string // the same with the unit: "11.40 km"
	Most    string // "11.48 km"
	Value   string // "11.40 of 11.48 km"
	Left    string // "0.08 km left", or "0.12 km over"
	Last    string // "last week 11.20"
	Reason  string // why the most is what it is
}

// Budget puts a weekly limit into words. What is planned is rounded down
// within the limit and up beyond it, so that it never looks as if it fitted
// when it does not.
func (f *Formatter) Budget(b rule.Budget, names Names) Budget {
	over := b.Planned > b.Most
	planned := f.load(b.Planned, b.Measure, b.Stream, either(over, up, down))
	most := f.load(b.Most, b.Measure, b.Stream, down)
	left := f.Words.Say("left", "Amount", f.load(b.Left(), b.Measure, b.Stream, down))
	if over {
		left = f.Words.Say("over", "Amount", f.load(b.Planned-b.Most, b.Measure, b.Stream, up))
	}
	return Budget{
		Name:    f.Stream(b.Stream, names),
		Planned: planned.number,
		Amount:  planned.String(),
		Most:    most.String(),
		Value:   f.Words.Say("budget.value", "Planned", planned.number, "Most", most),
		Left:    left,
		Last:    f.Words.Say("budget.last", "Amount", f.load(b.Last, b.Measure, b.Stream, nearest).number),
		Reason:  f.limitReason(b.Reason, b.Base, b.Most, b.Measure, b.Stream),
	}
}

func either(condition bool, yes, no rounding) rounding {
	if condition {
		return yes
	}
	return no
}

// Stream names what is counted: the activity or exercise, or "High impact".
func (f *Formatter) Stream(s rule.Stream, names Names) string {
	switch s.Kind {
	case rule.FamilyStream:
		if name := names.Activity(s.Of); name != "" {
			return name
		}
		return f.Words.Say("activity.unnamed")
	case rule.ExerciseStream:
		return f.exercise(s, names)
	default:
		return f.Words.Say("stream." + string(s.Kind))
	}
}

// exercise names an exercise and, if it is counted by side, the side.
func (f *Formatter) exercise(s rule.Stream, names Names) string {
	name := names.Exercise(s.Of)
	if name == "" {
		name = f.Words.Say("exercise.unnamed")
	}
	if s.Side == model.BothSides {
		return name
	}
	return f.Words.Say("stream.side."+string(s.Side), "Name", name)
}

// amount is a number and its unit, apart.
type amount struct {
	number string
	whole  string
}

func (a amount) String() string { return a.whole }

// load writes a stream's load.
func (f *Formatter) load(l model.Load, m rule.Measure, s rule.Stream, r rounding) amount {
	switch m {
	case rule.ByDistance:
		u := f.lengthUnit(s.Of)
		n := f.length(model.Distance(l), u, r)
		return amount{n, f.unit(n, u.key)}
	case rule.ByReps, rule.BySets:
		return amount{f.grouped(int64(l)), f.Words.Say("load."+string(m), "Count", int64(l))}
	case rule.ByVolume:
		size, key := model.Kilogram, "unit.kg-reps"
		if f.Units.Pounds {
			size, key = model.Pound, "unit.lb-reps"
		}
		n := f.shortest(int64(l), int64(size), 1, r)
		return amount{n, f.unit(n, key)}
	case rule.ByEffort:
		n := f.fixed(int64(l), int64(model.Minute), 0, r)
		return amount{n, f.unit(n, "unit.effort")}
	}
	if s.Kind == rule.ExerciseStream { // a hold
		n := f.grouped(int64(l))
		return amount{n, f.unit(n, "unit.s")}
	}
	n := f.minutes(model.Seconds(l), r)
	return amount{n, f.unit(n, "unit.min")}
}

// Amount writes any load of a stream: "11.40 km", "24 sets".
func (f *Formatter) Amount(l model.Load, m rule.Measure, s rule.Stream) string {
	return f.load(l, m, s, nearest).String()
}

// Unit is what the loads of a stream are written in: the micrometres of a mile,
// the seconds of a minute, one set.
func (f *Formatter) Unit(m rule.Measure, s rule.Stream) model.Load {
	switch {
	case m == rule.ByDistance:
		return model.Load(f.lengthUnit(s.Of).size)
	case m == rule.ByVolume && f.Units.Pounds:
		return model.Load(model.Pound)
	case m == rule.ByVolume:
		return model.Load(model.Kilogram)
	case m == rule.ByEffort, m == rule.ByTime && s.Kind != rule.ExerciseStream:
		return model.Load(model.Minute)
	default:
		return 1
	}
}

// limitReason says which row of RULES.md 2.3 set a limit, in words.
func (f *Formatter) limitReason(why rule.Reason, base, most model.Load, m rule.Measure, s rule.Stream) string {
	level := f.load(base, m, s, down)
	if percent, ok := strings.CutPrefix(string(why), "RAMP"); ok {
		return f.Words.Say("limit.ramp", "Step", f.unit(percent, "unit.percent"), "Base", level)
	}
	growth, share := int64(0), int64(0)
	if base > 0 {
		growth = divide(int64(max(most, base)-base), 1000, int64(base), nearest)
		share = divide(int64(most), 1000, int64(base), nearest)
	}
	return f.Words.Say("limit."+slug(string(why)), "Base", level, "Growth", f.Percent(growth), "Share", f.Percent(share))
}
