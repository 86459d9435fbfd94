package arrange

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maxFile is far more than 52 weeks with a cost for everything need.
const maxFile = 8 << 20

const wantStrength = "none, upper, lower or full"

// Decode reads one problem in the JSON of RULES.md 3.2 and validates it.
//
// It is strict: field names are exact, none is unknown or given twice, numbers
// are whole, nothing follows the problem. May be left out: before (two empty
// days) and either half of a slot (empty), perWeek.highImpact (3),
// perWeek.restDays (1), perWeek.activities, rest (2 days), weights and costs
// (0), planned, blocked and fixed. Anything else is an [*ProblemError];
// a failing r is an error of its own.
func Decode(r io.Reader) (Problem, error) {
	limited := &io.LimitedReader{R: r, N: maxFile + 1}
	d := decoder{json: json.NewDecoder(limited)}
	d.json.UseNumber()
	p := Problem{Rest: DefaultRest, PerWeek: PerWeek{HighImpact: defaultHighImpact, RestDays: defaultRestDays}}
	d.problem(&p)
	if d.err == nil {
		if _, err := d.json.Token(); err != io.EOF {
			d.fail("the end of the file after the problem")
		}
	}
	switch {
	case limited.N == 0:
		return Problem{}, &ProblemError{Want: fmt.Sprintf("a file of at most %d bytes", maxFile)}
	case d.err != nil:
		return Problem{}, d.err
	}
	if err := p.Validate(); err != nil {
		return Problem{}, err
	}
	return p, nil
}

// decoder reads values in the order of the file and remembers where it is.
// After the first error it reads nothing more.
type decoder struct {
	json *json.Decoder
	path string
	err  error
}

// member is one field of an object.
type member struct {
	name     string
	required bool
	read     func()
}

func (d *decoder) problem(p *Problem) {
	d.object([]member{
		{"weeks", true, func() { p.Weeks = d.number() }},
		{"activities", true, func() { p.Activities = d.activities() }},
		{"before", false, func() { d.before(&p.Before) }},
		{"perWeek", true, func() { d.perWeek(&p.PerWeek) }},
		{"rest", false, func() {
			d.object([]member{
				{"upper", false, func() { p.Rest.Upper = d.number() }},
				{"lower", false, func() { p.Rest.Lower = d.number() }},
			})
		}},
		{"weights", false, func() { d.weights(&p.Weights) }},
		{"days", true, func() { d.array(func(int) { p.Days = append(p.Days, d.day()) }) }},
	})
}

func (d *decoder) activities() []Activity {
	list := []Activity{}
	d.array(func(int) {
		var a Activity
		d.object([]member{
			{"name", true, func() { a.Name = d.text("a name") }},
			{"highImpact", true, func() { a.HighImpact = d.boolean() }},
		})
		list = append(list, a)
	})
	return list
}

func (d *decoder) before(before *[2]Slot) {
	n := 0
	d.array(func(i int) {
		if i == len(before) {
			d.fail("nothing after the two days")
			return
		}
		before[i] = d.slot()
		n++
	})
	if n != 0 && n != len(before) {
		d.fail("two days, the older one first")
	}
}

func (d *decoder) perWeek(w *PerWeek) {
	d.object([]member{
		{"upper", true, func() { w.Upper = d.number() }},
		{"lower", true, func() { w.Lower = d.number() }},
		{"cardio", true, func() { w.Cardio = d.number() }},
		{"highImpact", false, func() { w.HighImpact = d.number() }},
		{"restDays", false, func() { w.RestDays = d.number() }},
		{"activities", false, func() { w.Activities = d.numbers() }},
	})
}

func (d *decoder) weights(w *Weights) {
	d.object([]member{
		{"adjacentDays", false, func() { w.AdjacentDays = d.number() }},
		{"lowerWithImpact", false, func() { w.LowerWithImpact = d.number() }},
		{"lowerNextToImpact", false, func() { w.LowerNextToImpact = d.number() }},
		{"sameActivity", false, func() { w.SameActivity = d.number() }},
		{"change", false, func() { w.Change = d.number() }},
		{"twoSessionsADay", false, func() { w.TwoSessionsADay = d.number() }},
		{"closeRegion", false, func() { w.CloseRegion = d.number() }},
	})
}

func (d *decoder) day() (day Day) {
	d.object([]member{
		{"sessions", true, func() { day.Sessions = d.number() }},
		{"strength", true, func() { day.Strength = d.strengths() }},
		{"cardio", true, func() { day.Cardio = d.names() }},
		{"cost", false, func() { day.Cost = d.cost() }},
		{"planned", false, func() { s := d.slot(); day.Planned = &s }},
		{"blocked", false, func() {
			d.object([]member{
				{"strength", false, func() { day.Blocked.Strength = d.strengths() }},
				{"cardio", false, func() { day.Blocked.Cardio = d.names() }},
			})
		}},
		{"fixed", false, func() { s := d.slot(); day.Fixed = &s }},
	})
	return day
}

func (d *decoder) slot() (s Slot) {
	d.object([]member{
		{"strength", false, func() { s.Strength = d.strength(d.text(wantStrength)) }},
		{"cardio", false, func() { s.Cardio = d.text("an activity's name or an empty one") }},
	})
	return s
}

func (d *decoder) cost() (c Cost) {
	d.object([]member{
		{"strength", false, func() {
			c.Strength = map[Strength]int{}
			d.each(func(word string) { c.Strength[d.strength(word)] = d.number() })
		}},
		{"cardio", false, func() { c.Cardio = d.numbers() }},
	})
	return c
}

func (d *decoder) strengths() []Strength {
	list := []Strength{}
	d.array(func(int) { list = append(list, d.strength(d.text("upper, lower or full"))) })
	return list
}

func (d *decoder) names() []string {
	list := []string{}
	d.array(func(int) { list = append(list, d.text("an activity's name")) })
	return list
}

func (d *decoder) numbers() map[string]int {
	all := map[string]int{}
	d.each(func(name string) { all[name] = d.number() })
	return all
}

func (d *decoder) strength(word string) (s Strength) {
	if d.err == nil && s.UnmarshalText([]byte(word)) != nil {
		d.fail(wantStrength)
	}
	return s
}

// object reads an object with these members and no others.
func (d *decoder) object(members []member) {
	given := map[string]bool{}
	d.each(func(name string) {
		given[name] = true
		for _, m := range members {
			if m.name == name {
				m.read()
				return
			}
		}
		names := make([]string, len(members))
		for i, m := range members {
			names[i] = m.name
		}
		d.fail("one of the fields " + strings.Join(names, ", "))
	})
	for _, m := range members {
		if m.required && !given[m.name] {
			d.inside(field(d.path, m.name), func() { d.fail("this field to be there") })
		}
	}
}

// each reads an object and calls read for every key, to read its value.
func (d *decoder) each(read func(key string)) {
	if d.token("an object") != json.Delim('{') {
		d.fail("an object")
	}
	given := map[string]bool{}
	for d.err == nil && d.json.More() {
		key, _ := d.token("a field").(string)
		d.inside(field(d.path, key), func() {
			if given[key] {
				d.fail("this field only once")
			}
			given[key] = true
			if d.err == nil {
				read(key)
			}
		})
	}
	d.token("the end of the object")
}

// array reads an array and calls read for every element, to read it.
func (d *decoder) array(read func(i int)) {
	if d.token("a list") != json.Delim('[') {
		d.fail("a list")
	}
	for i := 0; d.err == nil && d.json.More(); i++ {
		d.inside(fmt.Sprintf("%s[%d]", d.path, i), func() { read(i) })
	}
	d.token("the end of the list")
}

func (d *decoder) number() int {
	const want = "a whole number"
	literal, ok := d.token(want).(json.Number)
	n, err := strconv.Atoi(literal.String())
	if !ok || err != nil {
		d.fail(want)
	}
	return n
}

func (d *decoder) text(want string) string {
	s, ok := d.token(want).(string)
	if !ok {
		d.fail(want)
	}
	return s
}

func (d *decoder) boolean() bool {
	b, ok := d.token("true or false").(bool)
	if !ok {
		d.fail("true or false")
	}
	return b
}

// token returns the next token, or nil after an error. A reader that fails is
// reported as such, bad JSON as the value that was wanted.
func (d *decoder) token(want string) json.Token {
	if d.err != nil {
		return nil
	}
	t, err := d.json.Token()
	var syntax *json.SyntaxError
	switch {
	case err == nil:
		return t
	case errors.As(err, &syntax), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		d.fail(want)
	default:
		d.err = fmt.Errorf("read problem: %w", err)
	}
	return nil
}

func (d *decoder) fail(want string) {
	if d.err == nil {
		d.err = &ProblemError{Path: d.path, Want: want}
	}
}

func (d *decoder) inside(path string, do func()) {
	outer := d.path
	d.path = path
	do()
	d.path = outer
}
