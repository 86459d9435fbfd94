package format

import (
	"errors"
	"slices"
	"testing"

	"cloud.google.com/go/civil"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
)

// code returns the code of an Invalid for the field "f", and fails on any
// other error.
func code(t testing.TB, err error) model.Code {
	t.Helper()
	if err == nil {
		return ""
	}
	var invalid *model.Invalid
	if !errors.As(err, &invalid) || invalid.Field != "f" {
		t.Fatalf("not an Invalid of the field: %v", err)
	}
	return invalid.Code
}

func TestParseDistance(t *testing.T) {
	const km, m = model.Kilometre, model.Metre
	tests := []struct {
		text   string
		units  model.Units
		family model.ID
		want   model.Distance
		code   model.Code
	}{
		{"4.9", metric, "run", 4900 * m, ""},
		{"4,9 km", metric, "run", 4900 * m, ""},
		{" 4.90 KM ", metric, "run", 4900 * m, ""},
		{"3 mi", metric, "run", 3 * model.Mile, ""},
		{"10.25", imperial, "run", model.Mile * 1025 / 100, ""},
		{"1,000 m", metric, "swim", km, ""},
		{"1,000", metric, "swim", km, ""},
		{"1,500 km", metric, "run", 1500 * m, ""},
		{"1,000.00 km", metric, "run", 1000 * km, ""},
		{"100 yd", metric, "swim", 100 * yard, ""},
		{"100", imperial, "swim", 100 * yard, ""},
		{".5", metric, "run", 500 * m, ""},
		{"5.", metric, "run", 5 * km, ""},
		{"5\u00a0km", metric, "run", 5 * km, ""},
		{"0", metric, "run", 0, ""},
		{"", metric, "run", 0, model.CodeEmpty},
		{"   ", metric, "run", 0, model.CodeEmpty},
		{"-1", metric, "run", 0, model.CodeTooSmall},
		{"1000.001", metric, "run", 0, model.CodeTooLarge},
		{"999999999999999999999999", metric, "run", 0, model.CodeTooLarge},
		{"0.0000000001", metric, "run", 0, CodeSyntax},
		{"0.00001 mi", metric, "run", 0, CodePrecise},
		{"five", metric, "run", 0, CodeSyntax},
		{"km", metric, "run", 0, CodeSyntax},
		{"5 furlongs", metric, "run", 0, CodeSyntax},
		{"5 5", metric, "run", 0, CodeSyntax},
		{"1.2.3", metric, "run", 0, CodeSyntax},
		{"1e3", metric, "run", 0, CodeSyntax},
		{"0x10", metric, "run", 0, CodeSyntax},
		{"\U0001f3c3", metric, "run", 0, CodeSyntax},
	}
	for _, tt := range tests {
		f := english(t)
		f.Units = tt.units
		got, err := f.ParseDistance("f", tt.text, tt.family)
		if got != tt.want || code(t, err) != tt.code {
			t.Errorf("%q: %d, %v; want %d, %q", tt.text, got, err, tt.want, tt.code)
		}
	}
}

func TestParseWeightAndClimb(t *testing.T) {
	f := english(t)
	for text, want := range map[string]model.Mass{
		"22.5": 22*model.Kilogram + 500*model.Gram, "26 lb": 26 * model.Pound, "1.25lbs": model.Pound * 5 / 4, "500 g": 500 * model.Gram,
	} {
		if got, err := f.ParseWeight("f", text); err != nil || got != want {
			t.Errorf("%q: %d, %v; want %d", text, got, err, want)
		}
	}
	if got, err := f.ParseClimb("f", "400 ft"); err != nil || got != 400*foot {
		t.Error(got, err)
	}
	f.Units = imperial
	if got, err := f.ParseWeight("f", "26"); err != nil || got != 26*model.Pound {
		t.Error(got, err)
	}
	if got, err := f.ParseClimb("f", "400"); err != nil || got != 400*foot {
		t.Error(got, err)
	}
	if _, err := f.ParseWeight("f", "1000.1 kg"); code(t, err) != model.CodeTooLarge {
		t.Error(err)
	}
	if _, err := f.ParseWeight("f", "5 km"); code(t, err) != CodeSyntax {
		t.Error(err)
	}
}

func TestParseMinutes(t *testing.T) {
	const min, hour = model.Minute, model.Hour
	tests := []struct {
		text string
		want model.Seconds
		code model.Code
	}{
		{"45", 45 * min, ""},
		{"45 min", 45 * min, ""},
		{"45m", 45 * min, ""},
		{"24.5", 24*min + 30, ""},
		{"24,5 min", 24*min + 30, ""},
		{"1:10", 70 * min, ""},
		{"0:45", 45 * min, ""},
		{"1 h 10", 70 * min, ""},
		{"1h10", 70 * min, ""},
		{"1 h 05 min", 65 * min, ""},
		{"1.5 h", 90 * min, ""},
		{"2 hours", 2 * hour, ""},
		{"24 min 20 s", 24*min + 20, ""},
		{"20 s", 20, ""},
		{"24:00", 24 * hour, ""},
		{"24:01", 0, model.CodeTooLarge},
		{"1:75", 0, CodeSyntax},
		{"1:5", 0, CodeSyntax},
		{"", 0, model.CodeEmpty},
		{"-5", 0, model.CodeTooSmall},
		{"9999999", 0, model.CodeTooLarge},
		{"0.001", 0, CodePrecise},
		{".", 0, CodeSyntax},
		{"h", 0, CodeSyntax},
		{"an hour", 0, CodeSyntax},
		{"1 h 10 min 5", 0, CodeSyntax},
	}
	f := english(t)
	for _, tt := range tests {
		got, err := f.ParseMinutes("f", tt.text)
		if got != tt.want || code(t, err) != tt.code {
			t.Errorf("%q: %d, %v; want %d, %q", tt.text, got, err, tt.want, tt.code)
		}
	}
}

func TestParseClock(t *testing.T) {
	const min, hour = model.Minute, model.Hour
	tests := []struct {
		text string
		want model.Seconds
		code model.Code
	}{
		{"18:00", 18 * hour, ""},
		{"18", 18 * hour, ""},
		{"7", 7 * hour, ""},
		{"07:05", 7*hour + 5*min, ""},
		{"18.30", 18*hour + 30*min, ""},
		{"6 pm", 18 * hour, ""},
		{"6:30PM", 18*hour + 30*min, ""},
		{"6 a.m.", 6 * hour, ""},
		{"12 am", 0, ""},
		{"12 pm", 12 * hour, ""},
		{"6:30\u202fpm", 18*hour + 30*min, ""},
		{"0:00", 0, ""},
		{"23:59", 24*hour - min, ""},
		{"24:00", 0, CodeSyntax},
		{"18:60", 0, CodeSyntax},
		{"13 pm", 0, CodeSyntax},
		{"0 am", 0, CodeSyntax},
		{"", 0, model.CodeEmpty},
		{"noon", 0, CodeSyntax},
		{"-1", 0, CodeSyntax},
	}
	f := english(t)
	for _, tt := range tests {
		got, err := f.ParseClock("f", tt.text)
		if got != tt.want || code(t, err) != tt.code {
			t.Errorf("%q: %d, %v; want %d, %q", tt.text, got, err, tt.want, tt.code)
		}
	}
}

func TestParseDate(t *testing.T) {
	f := english(t)
	if got, err := f.ParseDate("f", " 2026-06-12 "); err != nil || got != (civil.Date{Year: 2026, Month: 6, Day: 12}) {
		t.Error(got, err)
	}
	for text, want := range map[string]model.Code{
		"": model.CodeEmpty, "2026-02-29": model.CodeBadDate, "12.6.2026": model.CodeBadDate, "1899-12-31": model.CodeTooEarly, "2201-01-01": model.CodeTooLate,
	} {
		if _, err := f.ParseDate("f", text); code(t, err) != want {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

// TestWhatIsShownIsRead writes amounts as an entry field shows them and reads
// them back.
func TestWhatIsShownIsRead(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := english(t)
		f.Units = model.Units{Miles: rapid.Bool().Draw(rt, "miles"), Pounds: rapid.Bool().Draw(rt, "pounds")}
		family := rapid.SampledFrom([]model.ID{"run", Swim}).Draw(rt, "family")

		u := f.lengthUnit(family)
		step := u.size
		for range u.decimals {
			step /= 10
		}
		d := step * model.Distance(rapid.Int64Range(0, int64(model.MaxDistance/step)).Draw(rt, "distance"))
		if got, err := f.ParseDistance("f", f.Distance(d, family), family); err != nil || got != d {
			rt.Errorf("%q: %d, %v; want %d", f.Distance(d, family), got, err, d)
		}

		weight, unit := model.Mass(0), model.Kilogram
		if f.Units.Pounds {
			unit = model.Pound
		}
		weight = unit / 100 * model.Mass(rapid.Int64Range(0, int64(model.MaxMass/(unit/100))).Draw(rt, "weight"))
		if got, err := f.ParseWeight("f", f.Weight(weight)); err != nil || got != weight {
			rt.Errorf("%q: %d, %v; want %d", f.Weight(weight), got, err, weight)
		}

		s := model.Seconds(rapid.Int64Range(0, int64(model.MaxDuration)).Draw(rt, "duration"))
		if got, err := f.ParseMinutes("f", f.Duration(s)); err != nil || got != s {
			rt.Errorf("%q: %d, %v; want %d", f.Duration(s), got, err, s)
		}
		if got, err := f.ParseMinutes("f", f.Total(s-s%model.Minute)); err != nil || got != s-s%model.Minute {
			rt.Errorf("%q: %d, %v", f.Total(s-s%model.Minute), got, err)
		}

		clock := model.Minute * model.Seconds(rapid.Int64Range(0, 24*60-1).Draw(rt, "clock"))
		if got, err := f.ParseClock("f", f.Clock(clock)); err != nil || got != clock {
			rt.Errorf("%q: %d, %v; want %d", f.Clock(clock), got, err, clock)
		}
	})
}

// FuzzParse holds every reader to its bounds, whatever is typed.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"4.9", "4,9 km", "3 mi", "1,000 m", "1:10", "1 h 10", "24 min 20 s", "18:00", "6 pm", "2026-06-12", "26 lb",
		"", "-", ".", ",", "1,,0", "9223372036854775807", "92233720368547758079 mi", "0.000000001", "１２", "5\u00a0km", "\xff", "🏃",
	} {
		f.Add(seed)
	}
	words := english(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, units := range []model.Units{metric, imperial} {
			words.Units = units
			if d, err := words.ParseDistance("f", text, "run"); code(t, err) == "" && (d < 0 || d > model.MaxDistance) || err != nil && d != 0 {
				t.Errorf("distance %q: %d, %v", text, d, err)
			}
			if m, err := words.ParseWeight("f", text); code(t, err) == "" && (m < 0 || m > model.MaxMass) || err != nil && m != 0 {
				t.Errorf("weight %q: %d, %v", text, m, err)
			}
			if d, err := words.ParseClimb("f", text); code(t, err) == "" && (d < 0 || d > model.MaxClimb) || err != nil && d != 0 {
				t.Errorf("climb %q: %d, %v", text, d, err)
			}
		}
		if s, err := words.ParseMinutes("f", text); code(t, err) == "" && (s < 0 || s > model.MaxDuration) || err != nil && s != 0 {
			t.Errorf("minutes %q: %d, %v", text, s, err)
		}
		if s, err := words.ParseClock("f", text); code(t, err) == "" && (s < 0 || s >= 24*model.Hour) || err != nil && s != 0 {
			t.Errorf("clock %q: %d, %v", text, s, err)
		}
		if d, err := words.ParseDate("f", text); code(t, err) == "" && !d.IsValid() || err != nil && d != (civil.Date{}) {
			t.Errorf("date %q: %v, %v", text, d, err)
		}
	})
}

func TestParsePercent(t *testing.T) {
	f := english(t)
	for text, want := range map[string]int{"2.5": 25, "2,5 %": 25, "0": 0, "10%": 100, " 3 ": 30} {
		if got, err := f.ParsePercent("growth", text, 100); err != nil || got != want {
			t.Errorf("%q: %d, %v", text, got, err)
		}
	}
	for text, want := range map[string]model.Code{
		"": model.CodeEmpty, "-1": model.CodeTooSmall, "10.1": model.CodeTooLarge, "a lot": CodeSyntax, "2.55": CodePrecise, "1e9": CodeSyntax,
	} {
		_, err := f.ParsePercent("growth", text, 100)
		if fields := model.InvalidFields(err); len(fields) != 1 || fields[0].Code != want || fields[0].Field != "growth" {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestParseWeights(t *testing.T) {
	f := english(t)
	const kg = model.Kilogram
	for text, want := range map[string][]model.Mass{
		"":                  nil,
		"2.5; 5; 7.5 kg":    {5 * kg / 2, 5 * kg, 15 * kg / 2},
		"10 5 7,5":          {5 * kg, 15 * kg / 2, 10 * kg},
		"5, 10, 5":          {5 * kg, 10 * kg},
		"10 lb; 5 kg":       {10 * model.Pound, 5 * kg},
		"5 lb 10 lb":        {5 * model.Pound, 10 * model.Pound},
		"5 10 lb; 2 kg":     {2 * kg, 5 * model.Pound, 10 * model.Pound},
		"500 g":             {kg / 2},
		"2 kg\n4 kg\n6 kg,": {2 * kg, 4 * kg, 6 * kg},
	} {
		got, err := f.ParseWeights("dumbbells", text)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %v, %v, want %v", text, got, err, want)
		}
		again, err := f.ParseWeights("dumbbells", f.Weights(got))
		if f.Weights(again) != f.Weights(got) || err != nil {
			t.Errorf("%q: written %q, read as %v, %v", text, f.Weights(got), again, err)
		}
	}
	for text, want := range map[string]string{
		"5; heavy; 10":  "dumbbells[1]: syntax",
		"5; -2; 10":     "dumbbells[1]: too-small",
		"5; 0":          "dumbbells[1]: empty",
		"5 99999 kg":    "dumbbells[1]: too-large",
		"2.5.5":         "dumbbells[0]: syntax",
		"5 stones":      "dumbbells[0]: syntax",
		"0.0000000001":  "dumbbells[0]: syntax",
		"1 2 3 4 kg kg": "dumbbells[4]: syntax",
	} {
		_, err := f.ParseWeights("dumbbells", text)
		fields := model.InvalidFields(err)
		if len(fields) != 1 || fields[0].Field+": "+string(fields[0].Code) != want {
			t.Errorf("%q: %v, want %s", text, fields, want)
		}
	}
}

// Whatever is typed gives weights or names what is wrong.
func FuzzParseWeights(f *testing.F) {
	for _, text := range []string{"2.5; 5 kg", "5, 10", "1,5", "-1", "kg", ";;", "5 lb lb", "٣"} {
		f.Add(text)
	}
	words, err := New("en")
	if err != nil {
		f.Fatal(err)
	}
	format := &Formatter{Words: words}
	f.Fuzz(func(t *testing.T, text string) {
		list, err := format.ParseWeights("dumbbells", text)
		if err != nil && len(model.InvalidFields(err)) == 0 {
			t.Errorf("%q: %v", text, err)
		}
		for _, m := range list {
			if m <= 0 || m > model.MaxMass {
				t.Errorf("%q: %d", text, m)
			}
		}
	})
}
