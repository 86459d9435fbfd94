package format

import (
	"strings"

	"github.com/kneewise/kneewise/model"
)

// Temperature writes tenths of a degree Celsius: "38.2 °C".
func (f *Formatter) Temperature(tenths int) string {
	return f.Words.Say("unit.celsius", "Number", f.fixed(int64(tenths), 10, 1, nearest))
}

// ParseTemperature reads a body temperature in degrees Celsius, "38.2", or in
// degrees Fahrenheit, "100.8 F" or anything above 60. It returns tenths of a
// degree Celsius, rounded up so that a fever stays one.
func (f *Formatter) ParseTemperature(field, text string) (int, error) {
	text = strings.ToLower(strings.TrimSpace(text))
	fahrenheit := strings.HasSuffix(text, "f")
	text = strings.TrimSpace(strings.TrimRight(text, "cf° "))
	number, ok := parseDecimal(plain(text), false)
	if !ok {
		return 0, &model.Invalid{Field: field, Code: CodeSyntax}
	}
	read, err := number.times(field, 10, 2000)
	if err != nil {
		return 0, err
	}
	tenths := int(read)
	if fahrenheit || tenths > 600 {
		tenths = ((tenths-320)*5 + 8) / 9
	}
	if tenths < 300 {
		return 0, &model.Invalid{Field: field, Code: model.CodeTooSmall, Least: 30}
	}
	if tenths > 450 {
		return 0, &model.Invalid{Field: field, Code: model.CodeTooLarge, Most: 45}
	}
	return tenths, nil
}
