package arrange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// openWeek returns one week of seven days alike, with the values RULES.md
// gives for what is not set.
func openWeek(d Day, activities ...Activity) Problem {
	p := Problem{
		Weeks: 1, Activities: activities, Rest: DefaultRest, Weights: DefaultWeights,
		PerWeek: PerWeek{HighImpact: defaultHighImpact, RestDays: defaultRestDays},
	}
	for range daysPerWeek {
		p.Days = append(p.Days, d)
	}
	return p
}

func solve(t testing.TB, p Problem) Answer {
	t.Helper()
	a, err := Solve(p)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// lines returns the plan as RULES.md writes it: a letter or dash and the
// activity or dash of each day.
func lines(days []Slot) (strength, cardio string) {
	var s, c []string
	for _, d := range days {
		s = append(s, map[Strength]string{None: "-", Upper: "U", Lower: "L", Full: "F"}[d.Strength])
		if d.Cardio == "" {
			c = append(c, "-")
		} else {
			c = append(c, d.Cardio)
		}
	}
	return strings.Join(s, " "), strings.Join(c, " ")
}

func wantPlan(t testing.TB, a Answer, cost int, strength, cardio string) {
	t.Helper()
	s, c := lines(a.Days)
	if a.Cost != cost || s != strength || c != cardio {
		t.Errorf("cost %d, strength %s, cardio %s\nwant %d, %s, %s", a.Cost, s, c, cost, strength, cardio)
	}
}

func wantMissed(t testing.TB, a Answer, want ...Missed) {
	t.Helper()
	if len(want) == 0 {
		want = []Missed{}
	}
	if diff := cmp.Diff(want, a.Missed); diff != "" {
		t.Errorf("missed (-want +got):\n%s", diff)
	}
}

var (
	run   = Activity{Name: "run", HighImpact: true}
	rope  = Activity{Name: "rope", HighImpact: true}
	swim  = Activity{Name: "swim"}
	cycle = Activity{Name: "cycle"}
)

func weekO22() Problem {
	p := openWeek(Day{
		Sessions: 1, Strength: []Strength{Upper, Lower}, Cardio: []string{"run", "swim", "cycle"},
	}, run, swim, cycle)
	p.PerWeek.Upper, p.PerWeek.Lower, p.PerWeek.Cardio = 2, 2, 2
	return p
}

func TestO22_OneSessionADay(t *testing.T) {
	a := solve(t, weekO22())
	wantPlan(t, a, 4, "L U - L U - -", "- - cycle - - - swim")
	wantMissed(t, a)
}

func TestO23_OnlyTwoAdjacentDaysFree(t *testing.T) {
	p := openWeek(Day{Strength: []Strength{Lower}})
	p.Days[0].Sessions, p.Days[1].Sessions = 2, 2
	p.PerWeek.Lower = 2
	a := solve(t, p)
	wantPlan(t, a, 1000, "L - - - - - -", "- - - - - - -")
	wantMissed(t, a, Missed{Week: 1, Kind: "lower", Count: 1, Reasons: []Reason{Availability, RestGap}})

	text, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	const day = `{"strength":"none","cardio":""}`
	want := `{"cost":1000,"days":[{"strength":"lower","cardio":""}` + strings.Repeat(","+day, 6) +
		`],"missed":[{"week":1,"kind":"lower","count":1,"reasons":["availability","rest-gap"]}]}`
	if string(text) != want {
		t.Errorf("answer %s\nwant   %s", text, want)
	}
}

func TestO24_FullBodyThreeTimes(t *testing.T) {
	p := openWeek(Day{Sessions: 1, Strength: []Strength{Full}})
	p.PerWeek.Upper, p.PerWeek.Lower, p.PerWeek.RestDays = 3, 3, 4
	a := solve(t, p)
	wantPlan(t, a, 0, "F - - F - - F", "- - - - - - -")
	wantMissed(t, a)

	// Monday, Wednesday, Friday as an end in itself costs 4 (S8).
	for i := range p.Days {
		p.Days[i].Fixed = &Slot{}
	}
	for _, i := range []int{0, 2, 4} {
		p.Days[i].Fixed = &Slot{Strength: Full}
	}
	wantPlan(t, solve(t, p), 4, "F - F - F - -", "- - - - - - -")
}

func TestO27_SameProblemSameBytes(t *testing.T) {
	p := typical(4)
	p.PerWeek.Activities = map[string]int{"run": 3, "swim": 2, "cycle": 2}
	for i := range p.Days {
		p.Days[i].Cost = Cost{
			Strength: map[Strength]int{None: i % 3, Upper: 2, Lower: i % 2, Full: 3},
			Cardio:   map[string]int{"": 1, "run": i % 4, "swim": 2, "cycle": 1, "walk": 3},
		}
	}
	text := func(p Problem) []byte {
		b, err := json.Marshal(solve(t, p))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	want := text(p)
	for range 100 {
		if got := text(p); !bytes.Equal(got, want) {
			t.Fatalf("another answer: %s\nbefore: %s", got, want)
		}
	}
	for i := range p.Days { // the order of what a day allows is no preference
		slices.Reverse(p.Days[i].Strength)
		slices.Reverse(p.Days[i].Cardio)
	}
	if got := text(p); !bytes.Equal(got, want) {
		t.Errorf("another answer after shuffling: %s\nbefore: %s", got, want)
	}

	// The same file with the fields of every object in another order.
	file, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	shuffled, err := Decode(bytes.NewReader(reverseFields(t, file)))
	if err != nil {
		t.Fatal(err)
	}
	if got := text(shuffled); !bytes.Equal(got, want) {
		t.Errorf("another answer for the file: %s\nbefore: %s", got, want)
	}
}

// reverseFields writes a JSON value with the fields of its objects from z to a.
func reverseFields(t testing.TB, value []byte) []byte {
	t.Helper()
	var object map[string]json.RawMessage
	var list []json.RawMessage
	switch {
	case json.Unmarshal(value, &object) == nil:
		var fields []string
		for name := range object {
			fields = append(fields, name)
		}
		slices.Sort(fields)
		slices.Reverse(fields)
		for i, name := range fields {
			fields[i] = fmt.Sprintf("%q:%s", name, reverseFields(t, object[name]))
		}
		return []byte("{" + strings.Join(fields, ",") + "}")
	case json.Unmarshal(value, &list) == nil:
		for i := range list {
			list[i] = reverseFields(t, list[i])
		}
		return append(append([]byte("["), bytes.Join(bytesOf(list), []byte(","))...), ']')
	default:
		return value
	}
}

func bytesOf(list []json.RawMessage) [][]byte {
	out := make([][]byte, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}

// typical returns weeks of two upper, two lower and three cardio sessions out
// of four kinds, most days open, one busy and one closed.
func typical(weeks int) Problem {
	p := openWeek(Day{}, run, swim, cycle, Activity{Name: "walk"})
	p.Weeks, p.Days = weeks, nil
	p.PerWeek.Upper, p.PerWeek.Lower, p.PerWeek.Cardio = 2, 2, 3
	for i := range daysPerWeek * weeks {
		sessions := 2
		switch i % daysPerWeek {
		case 2:
			sessions = 1
		case 5:
			sessions = 0
		}
		p.Days = append(p.Days, Day{
			Sessions: sessions, Strength: []Strength{Upper, Lower, Full},
			Cardio: []string{"run", "swim", "cycle", "walk"},
		})
	}
	return p
}
