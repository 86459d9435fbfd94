package format

import (
	"testing"

	"github.com/kneewise/kneewise/model"
)

func TestTemperatures(t *testing.T) {
	f := english(t)
	for text, want := range map[string]int{
		"38": 380, "38.0": 380, "38,2 °C": 382, "100.4 F": 380, "100.4": 380, "100.5f": 381, "36.6c": 366, "98.6": 370,
	} {
		if got, err := f.ParseTemperature("temperature", text); err != nil || got != want {
			t.Errorf("%q is %d, %v; want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"", "hot", "20", "46", "-38", "38.25", "200"} {
		if got, err := f.ParseTemperature("temperature", text); len(model.InvalidFields(err)) == 0 {
			t.Errorf("%q is %d", text, got)
		}
	}
	if got := f.Temperature(382); got != "38.2 °C" {
		t.Errorf("382 is %q", got)
	}
}
