// Package ask is what the forms of the pages share: the calendar beside a date,
// and how a form says which of its answers are wrong.
//
// It knows kit's fields and how errors are worded; it knows no page.
package ask

import (
	"strings"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
)

// Complain says at each field of a dialog, given by the path that a
// [model.Invalid] names or by the last name of it, what is wrong there, and goes
// to the first; what has no field is said above the buttons. It returns false,
// which keeps the dialog open.
func Complain(f *format.Formatter, d *kit.Dialog, fields kit.Fields, err error) bool {
	for _, field := range fields {
		field.SetError("")
	}
	focused := false
	for _, invalid := range model.InvalidFields(err) {
		words := f.Invalid(invalid)
		field, ok := fields[invalid.Field]
		if !ok {
			field, ok = fields[invalid.Field[strings.LastIndexByte(invalid.Field, '.')+1:]]
		}
		if !ok {
			d.SetError(words)
			continue
		}
		field.SetError(words)
		if !focused {
			d.SetError(words) // in full; a narrow field cuts it
			field.Focus()
			focused = true
		}
	}
	return false
}
