package format

import (
	"strconv"
	"strings"

	"github.com/kneewise/kneewise/model"
)

// heelToButtock is the measure that is a length.
const heelToButtock = "heel-to-buttock"

// rangeField begins the name of the field of a measure's value.
const rangeField = "range-"

// RangeField is the name of the field of a measure's value, which has bounds and
// a way to be written of its own.
func RangeField(measure string) string { return rangeField + measure }

// RangeMeasure writes what is measured: "Flexion".
func (f *Formatter) RangeMeasure(measure string) string { return f.Field(RangeField(measure)) }

// RangeValue writes a range of motion: "120°", "−5°", "6.5 cm".
func (f *Formatter) RangeValue(measure string, value int) string {
	if measure == heelToButtock {
		return f.unit(f.trimmed(int64(value), 10, 1, nearest), "unit.cm")
	}
	number := strconv.Itoa(value)
	if value < 0 {
		number = "−" + number[1:]
	}
	return f.unit(number, "unit.degree")
}

// shortLengths are the units of the heel's distance; what is kept are
// millimetres.
var shortLengths = map[string]unitSize{"cm": {10, false}, "mm": {1, false}}

// most millimetres and degrees that are read; how far a knee goes, the model
// says.
const mostRange = 9999

// ParseRange reads a range of motion: degrees such as "120" or "-5°", or how far
// the heel is away, "6.5", "6.5 cm" or "65 mm". It returns degrees or
// millimetres.
func (f *Formatter) ParseRange(field, measure, text string) (int, error) {
	if measure == heelToButtock {
		n, err := parseAmount(field, text, shortLengths, 10, mostRange)
		return int(n), err
	}
	text = strings.TrimSpace(strings.TrimRight(plain(text), "° "))
	if text == "" {
		return 0, &model.Invalid{Field: field, Code: model.CodeEmpty}
	}
	n, err := strconv.Atoi(strings.Replace(text, "−", "-", 1))
	if err != nil {
		return 0, &model.Invalid{Field: field, Code: CodeSyntax}
	}
	return n, nil
}
