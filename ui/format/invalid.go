package format

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// The codes of [model.Invalid] for what people type.
const (
	CodeSyntax  model.Code = "syntax"  // not understood
	CodePrecise model.Code = "precise" // more decimals than can be kept
	CodeWhole   model.Code = "whole"   // no whole number
)

// Invalid says what is wrong with a field and how to go on.
func (f *Formatter) Invalid(e *model.Invalid) string {
	name := fieldName(e.Field)
	if name == "dumbbells" && strings.HasSuffix(e.Field, "]") {
		name = "weight" // of one, not how many
	}
	if e.Code == model.CodeTooEarly || e.Code == model.CodeTooLate {
		name = "day"
	}
	return f.Words.Say("invalid."+string(e.Code),
		"Field", f.Field(e.Field),
		"Least", f.bound(name, e.Least),
		"Most", f.bound(name, e.Most),
		"Example", f.example(name))
}

var index = regexp.MustCompile(`\[(\d+)\]`)

// Field writes what the field at a path such as "sets[2].reps" is called:
// "Repetitions, row 3".
func (f *Formatter) Field(path string) string {
	label := f.Words.Say("field." + fieldName(path))
	rows := index.FindAllStringSubmatch(path, -1)
	if len(rows) == 0 {
		return label
	}
	row, err := strconv.Atoi(rows[len(rows)-1][1])
	if err != nil {
		return label
	}
	if fieldName(path) == "available" {
		return f.Words.Say("field.weekday", "Field", label, "Day", f.Weekday(time.Weekday(row%7)))
	}
	return f.Words.Say("field.row", "Field", label, "Row", row+1)
}

// fieldName is the last name of a path, without its index.
func fieldName(path string) string {
	name := path[strings.LastIndex(path, ".")+1:]
	name, _, _ = strings.Cut(name, "[")
	return name
}

// bound writes a limit in the field's own unit.
func (f *Formatter) bound(name string, n int64) string {
	switch name {
	case "distance":
		return f.DistanceLimit(model.Distance(n), "")
	case "ascent", "descent":
		return f.Climb(model.Distance(n))
	case "duration", "available", "hold", "work", "rest":
		return f.Duration(model.Seconds(n))
	case "length":
		return f.Countdown(time.Duration(n) * time.Second)
	case "weight", "bar", "step":
		return f.Weight(model.Mass(n))
	case "growth":
		return f.Percent(n)
	case "spike", "easyPercent":
		return f.Percent(10 * n)
	case "at", "contacted", "opened", "start", "morning":
		return f.Words.Say("invalid.now") // the only bound of what was
	case "date":
		return f.Words.Say("invalid.today")
	case "closed":
		t := time.Unix(n, 0) // where the person is
		clock := model.Seconds(t.Hour())*model.Hour + model.Seconds(t.Minute())*model.Minute
		return f.Words.Say("until.clock", "Day", f.Date(civil.DateOf(t)), "Clock", f.Clock(clock))
	case RangeField("flexion"), RangeField("extension"), RangeField(heelToButtock):
		return f.RangeValue(strings.TrimPrefix(name, rangeField), int(n))
	case "day":
		return f.FullDate(civil.Date{Year: 1970, Month: time.January, Day: 1}.AddDays(int(n))) // a model.DayNumber
	case "temperature":
		return f.unit(f.fixed(n, 10, 1, nearest), "unit.celsius")
	default:
		return strconv.FormatInt(n, 10)
	}
}

// example shows how a field is written.
func (f *Formatter) example(name string) string {
	switch name {
	case "distance":
		return f.Distance(5*model.Kilometre, "")
	case "ascent", "descent":
		return f.Climb(120 * model.Metre)
	case "start":
		return f.Clock(18 * model.Hour)
	case "date", "until", "week", "from", "to":
		return "2026-06-12"
	case "length":
		return f.Countdown(12 * time.Minute)
	case "weight", "bar", "step", "dumbbells":
		return f.Weight(20 * model.Kilogram)
	case "growth", "spike":
		return f.Percent(25)
	case "morningAt", "sessionAt":
		return f.Clock(8 * model.Hour)
	case "flexion":
		return "90"
	case "work", "rest", "hold":
		return f.Duration(45)
	case RangeField("flexion"):
		return f.RangeValue("flexion", 120)
	case RangeField("extension"):
		return f.RangeValue("extension", 0)
	case RangeField(heelToButtock):
		return f.RangeValue(heelToButtock, 60)
	case "sets":
		return "3"
	case "reps":
		return "10"
	case "score":
		return "2"
	default:
		return f.Duration(45 * model.Minute)
	}
}

// Explain puts an error that a person caused into words, else its own.
func (f *Formatter) Explain(err error) string {
	for _, invalid := range model.InvalidFields(err) {
		return f.Invalid(invalid)
	}
	if errors.Is(err, model.ErrNotFound) {
		return f.Words.Say("error.gone")
	}
	return f.Words.Say("error.other", "Error", err.Error())
}
