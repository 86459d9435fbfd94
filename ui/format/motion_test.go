package format

import (
	"testing"

	"github.com/kneewise/kneewise/model"
)

func TestRangesAreWrittenAndRead(t *testing.T) {
	f := english(t)
	for _, c := range []struct {
		measure string
		value   int
		written string
	}{
		{"flexion", 120, "120°"},
		{"extension", 0, "0°"},
		{"extension", -5, "−5°"},
		{"heel-to-buttock", 0, "0 cm"},
		{"heel-to-buttock", 60, "6 cm"},
		{"heel-to-buttock", 65, "6.5 cm"},
		{"heel-to-buttock", 800, "80 cm"},
	} {
		if got := f.RangeValue(c.measure, c.value); got != c.written {
			t.Errorf("%s %d is written %q, want %q", c.measure, c.value, got, c.written)
		}
		if got, err := f.ParseRange("value", c.measure, c.written); got != c.value || err != nil {
			t.Errorf("%s %q is read as %d, %v", c.measure, c.written, got, err)
		}
	}
	for _, c := range []struct {
		measure, text string
		want          int
	}{
		{"flexion", " 120 ", 120},
		{"extension", "-5", -5},
		{"extension", "-5 °", -5},
		{"heel-to-buttock", "6,5", 65},
		{"heel-to-buttock", "65 mm", 65},
		{"heel-to-buttock", "6.0 cm", 60},
	} {
		if got, err := f.ParseRange("value", c.measure, c.text); got != c.want || err != nil {
			t.Errorf("%s %q is read as %d, %v", c.measure, c.text, got, err)
		}
	}
	for _, c := range []struct {
		measure, text string
		want          model.Code
	}{
		{"flexion", "", model.CodeEmpty},
		{"flexion", "12.5", CodeSyntax},
		{"flexion", "far", CodeSyntax},
		{"flexion", "--5", CodeSyntax},
		{"heel-to-buttock", "", model.CodeEmpty},
		{"heel-to-buttock", "-1", model.CodeTooSmall},
		{"heel-to-buttock", "6.55", CodePrecise},
		{"heel-to-buttock", "3 in", CodeSyntax},
		{"heel-to-buttock", "99999 cm", model.CodeTooLarge},
	} {
		_, err := f.ParseRange("value", c.measure, c.text)
		if invalid := model.InvalidFields(err); len(invalid) != 1 || invalid[0].Code != c.want {
			t.Errorf("%s %q: %v, want %s", c.measure, c.text, err, c.want)
		}
	}
}
