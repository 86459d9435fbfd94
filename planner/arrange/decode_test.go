package arrange

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

const dayRules32 = `{"sessions": 2, "strength": ["upper", "lower", "full"], "cardio": ["run", "swim"],
           "cost": {"strength": {"none": 0, "upper": 1}, "cardio": {"": 0, "run": 2}},
           "planned": {"strength": "lower", "cardio": ""}}`

// fileRules32 is the example of RULES.md 3.2 with all seven days.
var fileRules32 = `{"weeks": 1,
 "activities": [{"name": "run", "highImpact": true}, {"name": "swim", "highImpact": false}],
 "before": [{"strength": "lower", "cardio": ""}, {"strength": "none", "cardio": ""}],
 "perWeek": {"upper": 2, "lower": 2, "cardio": 2, "highImpact": 3, "restDays": 1, "activities": {"run": 1}},
 "rest": {"upper": 2, "lower": 2},
 "weights": {"adjacentDays": 1, "lowerWithImpact": 8, "lowerNextToImpact": 4, "sameActivity": 3, "change": 6, "twoSessionsADay": 2, "closeRegion": 1},
 "days": [` + dayRules32 + strings.Repeat(",\n          "+dayRules32, daysPerWeek-1) + `]}
`

const (
	emptyDays  = `{"sessions":0,"strength":[],"cardio":[]}` + emptyDay + emptyDay + emptyDay + emptyDay + emptyDay + emptyDay
	emptyDay   = `,{"sessions":0,"strength":[],"cardio":[]}`
	shortAims  = `{"upper":0,"lower":0,"cardio":0}`
	shortStart = `{"weeks":1,"activities":[],"perWeek":` + shortAims
	shortest   = shortStart + `,"days":[` + emptyDays + `]}`
)

func TestDecodeExample(t *testing.T) {
	got, err := Decode(strings.NewReader(fileRules32))
	if err != nil {
		t.Fatal(err)
	}
	want := Problem{
		Weeks:      1,
		Activities: []Activity{run, swim},
		Before:     [2]Slot{{Strength: Lower}, {}},
		PerWeek:    PerWeek{2, 2, 2, 3, 1, map[string]int{"run": 1}},
		Rest:       Rest{2, 2},
		Weights:    DefaultWeights,
	}
	for range daysPerWeek {
		want.Days = append(want.Days, Day{
			Sessions: 2, Strength: []Strength{Upper, Lower, Full}, Cardio: []string{"run", "swim"},
			Cost:    Cost{map[Strength]int{None: 0, Upper: 1}, map[string]int{"": 0, "run": 2}},
			Planned: &Slot{Strength: Lower},
		})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problem (-want +got):\n%s", diff)
	}
}

func TestDecodeDefaults(t *testing.T) {
	got, err := Decode(strings.NewReader(shortest))
	if err != nil {
		t.Fatal(err)
	}
	want := Problem{Weeks: 1, Activities: []Activity{}, PerWeek: PerWeek{HighImpact: 3, RestDays: 1}, Rest: Rest{2, 2}}
	for range daysPerWeek {
		want.Days = append(want.Days, Day{Strength: []Strength{}, Cardio: []string{}})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problem (-want +got):\n%s", diff)
	}

	rest, err := Decode(strings.NewReader(strings.Replace(shortest, `"days"`, `"rest":{"upper":3},"before":[],"days"`, 1)))
	if err != nil {
		t.Fatal(err)
	}
	if rest.Rest != (Rest{Upper: 3, Lower: 2}) {
		t.Errorf("rest %v, want 3 days for upper body and the usual 2 for lower", rest.Rest)
	}
}

func TestDecodeRefuses(t *testing.T) {
	replace := func(file, old, with string) string {
		if !strings.Contains(file, old) {
			t.Fatalf("%q is not in the file", old)
		}
		return strings.Replace(file, old, with, 1)
	}
	change := func(old, with string) string { return replace(fileRules32, old, with) }
	inFourthDay := func(old, with string) string {
		return strings.Replace(fileRules32, strings.Repeat(dayRules32+",\n          ", 3)+dayRules32,
			strings.Repeat(dayRules32+",\n          ", 3)+replace(dayRules32, old, with), 1)
	}
	ten := strings.Repeat(`{"name":"x","highImpact":false},`, 9)
	const wantFields = "one of the fields weeks, activities, before, perWeek, rest, weights, days"
	tests := []struct {
		name, file, path, want string
	}{
		{"nothing", ``, "", "an object"},
		{"a list", `[]`, "", "an object"},
		{"null", `null`, "", "an object"},
		{"a number", `7`, "", "an object"},
		{"no JSON", `weeks: 1`, "", "an object"},
		{"an empty object", `{}`, "weeks", "this field to be there"},
		{"cut off", `{"weeks": 1, "activities": [{"na`, "activities[0]", "a field"},
		{"cut off after a value", `{"weeks": 1`, "", "the end of the object"},
		{"cut off in a list", `{"weeks": 1, "activities": [`, "activities", "the end of the list"},
		{"something after it", fileRules32 + `{}`, "", "the end of the file after the problem"},
		{"rubbish after it", fileRules32 + `]`, "", "the end of the file after the problem"},
		{"a comma too many", change(`"highImpact": false}]`, `"highImpact": false},]`), "activities[2]", "an object"},

		{"unknown field", change(`"weeks": 1,`, `"weeks": 1, "note": "x",`), "note", wantFields},
		{"another case", change(`"weeks"`, `"Weeks"`), "Weeks", wantFields},
		{"unknown field in a day", inFourthDay(`"sessions": 2`, `"sessions": 2, "note": 1`), "days[3].note", "one of the fields sessions, strength, cardio, cost, planned, blocked, fixed"},
		{"unknown field in a slot", inFourthDay(`"lower", "cardio": ""`, `"lower", "minutes": 30`), "days[3].planned.minutes", "one of the fields strength, cardio"},
		{"unknown weight", change(`"change": 6`, `"changes": 6`), "weights.changes", "one of the fields adjacentDays, lowerWithImpact, lowerNextToImpact, sameActivity, change, twoSessionsADay, closeRegion"},
		{"a field twice", change(`"weeks": 1,`, `"weeks": 1, "weeks": 2,`), "weeks", "this field only once"},
		{"an activity's cost twice", inFourthDay(`"run": 2}`, `"run": 2, "run": 2}`), "days[3].cost.cardio.run", "this field only once"},
		{"no activities", replace(shortest, `"activities":[],`, ``), "activities", "this field to be there"},
		{"no perWeek", replace(shortest, `"perWeek":`+shortAims+`,`, ``), "perWeek", "this field to be there"},
		{"no days", shortStart + `}`, "days", "this field to be there"},
		{"no aim", change(`"lower": 2, "cardio": 2,`, `"lower": 2,`), "perWeek.cardio", "this field to be there"},
		{"no sessions", inFourthDay(`"sessions": 2, `, ``), "days[3].sessions", "this field to be there"},
		{"no strength", inFourthDay(`"strength": ["upper", "lower", "full"], `, ``), "days[3].strength", "this field to be there"},
		{"no impact", change(`, "highImpact": false`, ``), "activities[1].highImpact", "this field to be there"},

		{"weeks as text", change(`"weeks": 1`, `"weeks": "1"`), "weeks", "a whole number"},
		{"half a week", change(`"weeks": 1`, `"weeks": 1.5`), "weeks", "a whole number"},
		{"weeks with an exponent", change(`"weeks": 1`, `"weeks": 1e0`), "weeks", "a whole number"},
		{"weeks beyond all numbers", change(`"weeks": 1`, `"weeks": 99999999999999999999`), "weeks", "a whole number"},
		{"weeks null", change(`"weeks": 1`, `"weeks": null`), "weeks", "a whole number"},
		{"impact as number", change(`"highImpact": true`, `"highImpact": 1`), "activities[0].highImpact", "true or false"},
		{"name as number", change(`"name": "swim"`, `"name": 3`), "activities[1].name", "a name"},
		{"activities as object", replace(shortest, `"activities":[]`, `"activities":{}`), "activities", "a list"},
		{"strength as word", inFourthDay(`["upper", "lower", "full"]`, `"upper"`), "days[3].strength", "a list"},
		{"strength as number", inFourthDay(`"upper", "lower", "full"`, `"upper", 2`), "days[3].strength[1]", "upper, lower or full"},
		{"planned as word", inFourthDay(`{"strength": "lower", "cardio": ""}`, `"lower"`), "days[3].planned", "an object"},
		{"planned null", inFourthDay(`{"strength": "lower", "cardio": ""}`, `null`), "days[3].planned", "an object"},

		{"no week", change(`"weeks": 1`, `"weeks": 0`), "weeks", "a whole number from 1 to 52"},
		{"too many weeks", change(`"weeks": 1`, `"weeks": 53`), "weeks", "a whole number from 1 to 52"},
		{"a negative aim", change(`"upper": 2, "lower": 2, "cardio"`, `"upper": -1, "lower": 2, "cardio"`), "perWeek.upper", "a whole number from 0 to 7"},
		{"eight of an aim", change(`"cardio": 2, "highImpact"`, `"cardio": 8, "highImpact"`), "perWeek.cardio", "a whole number from 0 to 7"},
		{"nothing but rest", change(`"restDays": 1`, `"restDays": 7`), "perWeek.restDays", "a whole number from 0 to 6"},
		{"unknown wanted activity", change(`{"run": 1}`, `{"row": 1}`), "perWeek.activities.row", "one of the activities"},
		{"negative wanted activity", change(`{"run": 1}`, `{"run": -1}`), "perWeek.activities.run", "a whole number from 0 to 7"},
		{"no rest", change(`"rest": {"upper": 2`, `"rest": {"upper": 0`), "rest.upper", "a whole number from 1 to 3"},
		{"four days' rest", change(`"lower": 2},`, `"lower": 4},`), "rest.lower", "a whole number from 1 to 3"},
		{"negative weight", change(`"change": 6`, `"change": -6`), "weights.change", "a whole number from 0 to 1000"},
		{"absurd weight", change(`"change": 6`, `"change": 1001`), "weights.change", "a whole number from 0 to 1000"},
		{"too many activities", replace(shortest, `"activities":[]`, `"activities":[`+strings.TrimSuffix(ten, ",")+`]`), "activities", "at most 8 activities"},
		{"activity without a name", change(`"swim", "highImpact"`, `"", "highImpact"`), "activities[1].name", "a name of 1 to 100 characters"},
		{"activity twice", change(`"swim", "highImpact"`, `"run", "highImpact"`), "activities[1].name", "a name that no other activity has"},
		{"activity called as an aim", change(`"swim", "highImpact"`, `"cardio", "highImpact"`), "activities[1].name", "another name than upper, lower or cardio"},
		{"one day before", change(`{"strength": "lower", "cardio": ""}, {"strength": "none", "cardio": ""}`, `{}`), "before", "two days, the older one first"},
		{"three days before", change(`"before": [`, `"before": [{}, `), "before[2]", "nothing after the two days"},
		{"unknown activity before", change(`"before": [{"strength": "lower", "cardio": ""}`, `"before": [{"cardio": "row"}`), "before[0].cardio", "one of the activities or an empty name"},

		{"a day short", replace(shortest, emptyDay, ``), "days", "7 days, seven for each week"},
		{"a day too many", replace(shortest, emptyDay, emptyDay+emptyDay), "days", "7 days, seven for each week"},
		{"three sessions", inFourthDay(`"sessions": 2`, `"sessions": 3`), "days[3].sessions", "a whole number from 0 to 2"},
		{"unknown activity", inFourthDay(`["run", "swim"]`, `["run", "row"]`), "days[3].cardio[1]", "one of the activities"},
		{"activity twice in a day", inFourthDay(`["run", "swim"]`, `["run", "run"]`), "days[3].cardio[1]", "each activity once"},
		{"unknown strength", inFourthDay(`"lower", "full"`, `"core"`), "days[3].strength[1]", "none, upper, lower or full"},
		{"none as a choice", inFourthDay(`"lower", "full"`, `"none"`), "days[3].strength[1]", "upper, lower or full"},
		{"strength twice", inFourthDay(`"lower", "full"`, `"upper"`), "days[3].strength[1]", "each value once"},
		{"cost of unknown strength", inFourthDay(`"upper": 1`, `"core": 1`), "days[3].cost.strength.core", "none, upper, lower or full"},
		{"negative cost", inFourthDay(`"upper": 1`, `"upper": -1`), "days[3].cost.strength.upper", "a whole number from 0 to 1000"},
		{"cost of unknown activity", inFourthDay(`"run": 2`, `"water aerobics": 2`), `days[3].cost.cardio["water aerobics"]`, "one of the activities or an empty name"},
		{"negative cost of no cardio", inFourthDay(`"": 0`, `"": -1`), `days[3].cost.cardio[""]`, "a whole number from 0 to 1000"},
		{"unknown planned strength", inFourthDay(`{"strength": "lower"`, `{"strength": ""`), "days[3].planned.strength", "none, upper, lower or full"},
		{"unknown planned activity", inFourthDay(`"lower", "cardio": ""`, `"lower", "cardio": "row"`), "days[3].planned.cardio", "one of the activities or an empty name"},
		{"unknown fixed activity", inFourthDay(`"planned"`, `"fixed": {"cardio": "row"}, "planned"`), "days[3].fixed.cardio", "one of the activities or an empty name"},
		{"unknown blocked activity", inFourthDay(`"planned"`, `"blocked": {"cardio": ["row"]}, "planned"`), "days[3].blocked.cardio[0]", "one of the activities"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := Decode(strings.NewReader(tt.file))
			if diff := cmp.Diff(&ProblemError{tt.path, tt.want}, err); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(Problem{}, p); diff != "" {
				t.Errorf("half a problem came with the error:\n%s", diff)
			}
		})
	}
}

func TestDecodeReadsNoEndlessFile(t *testing.T) {
	endless := io.MultiReader(strings.NewReader(`{"weeks": 1, "activities": [`), spaces{})
	_, err := Decode(endless)
	if diff := cmp.Diff(&ProblemError{"", "a file of at most 8388608 bytes"}, err); diff != "" {
		t.Errorf("error (-want +got):\n%s", diff)
	}
}

type spaces struct{}

func (spaces) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = ' '
	}
	return len(b), nil
}

func TestDecodeReportsFailingReader(t *testing.T) {
	broken := errors.New("cable pulled")
	_, err := Decode(io.MultiReader(strings.NewReader(fileRules32[:200]), iotest.ErrReader(broken)))
	var problem *ProblemError
	if !errors.Is(err, broken) || errors.As(err, &problem) {
		t.Errorf("error %v, want the reader's own", err)
	}
}

func TestWrittenProblemIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProblem(t, 2, 3, 1e300)
		text, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		back, err := Decode(strings.NewReader(string(text)))
		if err != nil {
			t.Fatalf("%v in %s", err, text)
		}
		if diff := cmp.Diff(p, back, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("read back otherwise (-want +got):\n%s", diff)
		}
	})
}

// FuzzDecode: whatever the bytes, there is a usable problem or one error that
// names a place, never a panic.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		fileRules32, shortest, shortest[:len(shortest)-1], `{`, `{"weeks":`, `{"weeks":1,"days":[{"cost":{"cardio":{"":-1}}}]}`,
		strings.Replace(fileRules32, `"swim"`, "\"\xff\\ud800\"", 1), strings.Replace(shortest, `"days"`, `"before":[{},{}],"days"`, 1),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		p, err := Decode(strings.NewReader(string(file)))
		if err != nil {
			var problem *ProblemError
			if !errors.As(err, &problem) || problem.Want == "" {
				t.Fatalf("error %v is not about a place in the problem", err)
			}
			return
		}
		a, err := Solve(p)
		if err != nil {
			t.Fatalf("decoded but refused: %v", err)
		}
		if !p.allowedPlan(a.Days) {
			t.Fatalf("the answer breaks a hard constraint: %v", a.Days)
		}
	})
}
