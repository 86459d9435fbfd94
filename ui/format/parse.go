package format

import (
	"fmt"
	"math"
	"math/bits"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// The readers below take what a person types into the field of that name and
// return the exact amount, or a *[model.Invalid] for the field. A number
// without a unit is in the person's own.

// ParseDistance reads "4.9", "4,9 km", "3 mi" or "1,000 m".
func (f *Formatter) ParseDistance(field, text string, family model.ID) (model.Distance, error) {
	n, err := parseAmount(field, text, lengthUnits, int64(f.lengthUnit(family).size), int64(model.MaxDistance))
	return model.Distance(n), err
}

// ParseClimb reads an ascent or descent: "120", "120 m", "400 ft".
func (f *Formatter) ParseClimb(field, text string) (model.Distance, error) {
	own := model.Metre
	if f.Units.Miles {
		own = foot
	}
	n, err := parseAmount(field, text, lengthUnits, int64(own), int64(model.MaxClimb))
	return model.Distance(n), err
}

// ParseWeight reads "26", "22.5 kg" or "26 lb".
func (f *Formatter) ParseWeight(field, text string) (model.Mass, error) {
	own := model.Kilogram
	if f.Units.Pounds {
		own = model.Pound
	}
	n, err := parseAmount(field, text, massUnits, int64(own), int64(model.MaxMass))
	return model.Mass(n), err
}

// unitSize is what one of a unit is, and whether it is so small that a comma
// before three digits sets thousands apart: "1,000 m" is a kilometre while
// "1,500 km" is one and a half.
type unitSize struct {
	size  int64
	small bool
}

var lengthUnits = map[string]unitSize{
	"km": {int64(model.Kilometre), false},
	"mi": {int64(model.Mile), false}, "mile": {int64(model.Mile), false}, "miles": {int64(model.Mile), false},
	"m":  {int64(model.Metre), true},
	"yd": {int64(yard), true}, "yards": {int64(yard), true},
	"ft": {int64(foot), true}, "feet": {int64(foot), true},
}

var massUnits = map[string]unitSize{
	"kg": {int64(model.Kilogram), false},
	"lb": {int64(model.Pound), false}, "lbs": {int64(model.Pound), false},
	"g": {int64(model.Gram), true},
}

// parseAmount reads a decimal number with one of the units, or in the own one.
func parseAmount(field, text string, units map[string]unitSize, own, most int64) (int64, error) {
	text = plain(text)
	if text == "" {
		return 0, &model.Invalid{Field: field, Code: model.CodeEmpty}
	}
	end := strings.LastIndexFunc(text, func(r rune) bool { return r < 'a' }) + 1
	number, name := strings.TrimSpace(text[:end]), text[end:]
	unit, known := units[name]
	if name == "" {
		unit, known = ownUnit(units, own)
	}
	if !known {
		return 0, &model.Invalid{Field: field, Code: CodeSyntax}
	}
	if strings.HasPrefix(number, "-") {
		return 0, &model.Invalid{Field: field, Code: model.CodeTooSmall}
	}
	d, ok := parseDecimal(number, unit.small)
	if !ok {
		return 0, &model.Invalid{Field: field, Code: CodeSyntax}
	}
	return d.times(field, unit.size, most)
}

func ownUnit(units map[string]unitSize, own int64) (unitSize, bool) {
	for _, u := range units {
		if u.size == own {
			return u, true
		}
	}
	return unitSize{}, false
}

// plain lower-cases text and makes every kind of space one space.
func plain(text string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(text, unicode.IsSpace), " "))
}

// decimal is digits/10^places.
type decimal struct {
	digits int64
	places int
}

var (
	digitsOnly = regexp.MustCompile(`^\d*[.,]?\d*$`)
	grouped    = regexp.MustCompile(`^\d{1,3}(,\d{3})+(\.\d*)?$`)
)

// parseDecimal reads "4.9", "4,9", ".5" and "1,000.25"; with thousands also
// "1,000" as a whole number.
func parseDecimal(s string, thousands bool) (decimal, bool) {
	if grouped.MatchString(s) && (thousands || strings.Contains(s, ".") || strings.Count(s, ",") > 1) {
		s = strings.ReplaceAll(s, ",", "")
	}
	if !digitsOnly.MatchString(s) {
		return decimal{}, false
	}
	whole, fraction, _ := strings.Cut(strings.ReplaceAll(s, ",", "."), ".")
	fraction = strings.TrimRight(fraction, "0")
	if whole == "" && !strings.ContainsAny(s, "0123456789") || len(fraction) > 9 {
		return decimal{}, false
	}
	digits, err := strconv.ParseInt("0"+whole+fraction, 10, 64)
	if err != nil { // out of range: far above any limit
		digits = math.MaxInt64
	}
	return decimal{digits, len(fraction)}, true
}

// times returns d*unit if that is a whole number of at most most.
func (d decimal) times(field string, unit, most int64) (int64, error) {
	scale := uint64(power10(d.places))
	hi, lo := bits.Mul64(uint64(d.digits), uint64(unit))
	if hi >= scale {
		return 0, &model.Invalid{Field: field, Code: model.CodeTooLarge, Most: most}
	}
	amount, rest := bits.Div64(hi, lo, scale)
	switch {
	case amount > uint64(most) || amount == uint64(most) && rest > 0:
		return 0, &model.Invalid{Field: field, Code: model.CodeTooLarge, Most: most}
	case rest > 0:
		return 0, &model.Invalid{Field: field, Code: CodePrecise}
	default:
		return int64(amount), nil
	}
}

// clockForm is hours and minutes, "1:10"; partsForm is "1 h 10 min 20 s" with
// any of the parts, the last unit but one left to guess: "1 h 10".
var (
	clockForm = regexp.MustCompile(`^(\d{1,3}):([0-5]\d)$`)
	partsForm = regexp.MustCompile(`^(?:([\d.,]+) ?(?:h|hours?))? ?(?:([\d.,]+) ?(?:min|m|minutes?|$))? ?(?:(\d+) ?(?:s|sec|seconds?))?$`)
)

// ParseMinutes reads a length of time: "45", "24.5", "1:10", "1 h 10",
// "24 min 20 s".
func (f *Formatter) ParseMinutes(field, text string) (model.Seconds, error) {
	text = plain(text)
	if text == "" {
		return 0, &model.Invalid{Field: field, Code: model.CodeEmpty}
	}
	if strings.HasPrefix(text, "-") {
		return 0, &model.Invalid{Field: field, Code: model.CodeTooSmall}
	}
	parts, units := partsForm.FindStringSubmatch(text), []model.Seconds{model.Hour, model.Minute, 1}
	if m := clockForm.FindStringSubmatch(text); m != nil {
		parts = m
	}
	if parts == nil {
		return 0, &model.Invalid{Field: field, Code: CodeSyntax}
	}
	total := int64(0)
	for i, part := range parts[1:] {
		if part == "" {
			continue
		}
		d, ok := parseDecimal(part, false)
		if !ok {
			return 0, &model.Invalid{Field: field, Code: CodeSyntax}
		}
		n, err := d.times(field, int64(units[i]), int64(model.MaxDuration))
		if err != nil {
			return 0, err
		}
		total += n
	}
	if total > int64(model.MaxDuration) {
		return 0, &model.Invalid{Field: field, Code: model.CodeTooLarge, Most: int64(model.MaxDuration)}
	}
	return model.Seconds(total), nil
}

// ParseCount reads a whole number from 1 to most.
func (f *Formatter) ParseCount(field, text string, most int) (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	switch {
	case err != nil && strings.TrimSpace(text) != "":
		return 0, &model.Invalid{Field: field, Code: CodeSyntax}
	case n < 1:
		return 0, &model.Invalid{Field: field, Code: model.CodeTooSmall, Least: 1}
	case n > most:
		return 0, &model.Invalid{Field: field, Code: model.CodeTooLarge, Most: int64(most)}
	default:
		return n, nil
	}
}

// ParseReps reads the repetitions of a set, "10", or how long it is held, "45 s".
// Field makes the paths of "reps" and "hold", one of which an error names.
func (f *Formatter) ParseReps(field func(name string) string, text string) (reps int, hold model.Seconds, err error) {
	if _, err := strconv.Atoi(strings.TrimSpace(text)); err == nil {
		reps, err = f.ParseCount(field("reps"), text, model.MaxReps)
		return reps, 0, err
	}
	hold, err = f.ParseMinutes(field("hold"), text)
	switch {
	case err != nil:
		return 0, 0, err
	case hold < 1:
		return 0, 0, &model.Invalid{Field: field("hold"), Code: model.CodeTooSmall, Least: 1}
	case hold > model.Hour:
		return 0, 0, &model.Invalid{Field: field("hold"), Code: model.CodeTooLarge, Most: int64(model.Hour)}
	default:
		return 0, hold, nil
	}
}

var timeOfDay = regexp.MustCompile(`^(\d{1,2})(?:[:.h](\d\d))? ?(am|pm|a\.m\.|p\.m\.)?$`)

// ParseClock reads a time of day: "18:00", "18", "6 pm", "6:30pm". It returns
// seconds after midnight.
func (f *Formatter) ParseClock(field, text string) (model.Seconds, error) {
	text = plain(text)
	if text == "" {
		return 0, &model.Invalid{Field: field, Code: model.CodeEmpty}
	}
	m := timeOfDay.FindStringSubmatch(text)
	if m == nil {
		return 0, &model.Invalid{Field: field, Code: CodeSyntax}
	}
	hour, minute := number(m[1]), number(m[2])
	if m[3] != "" {
		if hour < 1 || hour > 12 {
			return 0, &model.Invalid{Field: field, Code: CodeSyntax}
		}
		hour %= 12
		if m[3][0] == 'p' {
			hour += 12
		}
	}
	if hour > 23 || minute > 59 {
		return 0, &model.Invalid{Field: field, Code: CodeSyntax}
	}
	return model.Seconds(hour)*model.Hour + model.Seconds(minute)*model.Minute, nil
}

// number reads up to two digits; none are 0.
func number(digits string) int {
	n := 0
	for _, r := range digits {
		n = 10*n + int(r-'0')
	}
	return n
}

// The years a day may lie in.
const firstYear, lastYear = 1900, 2200

// ParseDate reads a day as ISO 8601 has it: "2026-06-12".
func (f *Formatter) ParseDate(field, text string) (civil.Date, error) {
	text = plain(text)
	if text == "" {
		return civil.Date{}, &model.Invalid{Field: field, Code: model.CodeEmpty}
	}
	d, err := civil.ParseDate(text)
	switch {
	case err != nil:
		return civil.Date{}, &model.Invalid{Field: field, Code: model.CodeBadDate}
	case d.Year < firstYear:
		return civil.Date{}, model.TooEarly(field, civil.Date{Year: firstYear, Month: 1, Day: 1})
	case d.Year > lastYear:
		return civil.Date{}, model.TooLate(field, civil.Date{Year: lastYear, Month: 12, Day: 31})
	}
	return d, nil
}

// ParsePercent reads a percentage: "2.5", "2.5 %". It returns thousandths, most
// of them at the most.
func (f *Formatter) ParsePercent(field, text string, most int) (int, error) {
	text = strings.TrimSpace(strings.TrimSuffix(plain(text), "%"))
	if text == "" {
		return 0, &model.Invalid{Field: field, Code: model.CodeEmpty}
	}
	if strings.HasPrefix(text, "-") {
		return 0, &model.Invalid{Field: field, Code: model.CodeTooSmall}
	}
	d, ok := parseDecimal(text, false)
	if !ok {
		return 0, &model.Invalid{Field: field, Code: CodeSyntax}
	}
	n, err := d.times(field, 10, int64(most))
	return int(n), err
}

// ParseWholePercent reads a percentage of whole percents, most of them at the
// most.
func (f *Formatter) ParseWholePercent(field, text string, most int) (int, error) {
	n, err := f.ParsePercent(field, text, 10*most)
	switch {
	case err != nil:
		for _, e := range model.InvalidFields(err) {
			e.Most /= 10
		}
		return 0, err
	case n%10 > 0:
		return 0, &model.Invalid{Field: field, Code: CodeWhole}
	default:
		return n / 10, nil
	}
}

// ParseWeights reads a list of weights, "2.5; 5; 7.5 kg" or "2.5 5 7.5": a number
// without a unit is in that of the next one that has one, else in the person's.
// They come in order, each once; an empty text is an empty list. What cannot be
// read is a field with the place in the list.
func (f *Formatter) ParseWeights(field, text string) ([]model.Mass, error) {
	items := listed(text)
	if len(items) > model.MaxSpans {
		return nil, &model.Invalid{Field: field, Code: model.CodeTooLarge, Most: model.MaxSpans}
	}
	unit := ""
	list := make([]model.Mass, len(items))
	for i, item := range slices.Backward(items) {
		if letters := strings.TrimLeft(item, "-0123456789., "); letters != "" {
			unit = letters
		} else {
			item += unit
		}
		at := fmt.Sprintf("%s[%d]", field, i)
		m, err := f.ParseWeight(at, item)
		if err == nil && m == 0 {
			err = &model.Invalid{Field: at, Code: model.CodeEmpty}
		}
		if err != nil {
			return nil, err
		}
		list[i] = m
	}
	slices.Sort(list)
	return slices.Compact(list), nil
}

var (
	betweenItems = regexp.MustCompile(`;|, |\n`)
	afterNumber  = regexp.MustCompile(`(\d) +([a-z])`)
)

// listed are the items of a list, in which commas without a space after them are
// decimal ones and spaces part numbers, but not a number from its unit.
func listed(text string) []string {
	var items []string
	for _, part := range betweenItems.Split(strings.ReplaceAll(text, "\n", "; "), -1) {
		items = append(items, strings.Fields(afterNumber.ReplaceAllString(strings.TrimSuffix(plain(part), ","), "$1$2"))...)
	}
	return items
}

// Weights writes a list of weights as ParseWeights reads it: "2.5; 5; 7.5 kg".
func (f *Formatter) Weights(list []model.Mass) string {
	var all []string
	for i, m := range list {
		written := f.Weight(m)
		if i < len(list)-1 {
			written, _, _ = strings.Cut(written, " ")
		}
		all = append(all, written)
	}
	return strings.Join(all, "; ")
}

// ParseTimer reads how long ice or heat stays on: "12", in which a plain number
// is minutes, "12:30", "12 min".
func (f *Formatter) ParseTimer(field, text string) (model.Seconds, error) {
	if text = plain(text); text != "" && strings.Trim(text, "0123456789") == "" {
		text += ":00"
	}
	return f.ParseSeconds(field, text)
}
