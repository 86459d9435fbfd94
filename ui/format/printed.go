package format

import "strings"

// Printed says what has become of a job: state is that of ui/desktop/printing,
// says is what the printer says itself, in its own words, if anything.
func (f *Formatter) Printed(printer, state, says string) string {
	words := f.Words.Say("print.job."+state, "Printer", printer)
	if says = strings.TrimSuffix(says, "."); says == "" || state == "printed" {
		return words
	}
	return f.Words.Say("print.job.says", "Outcome", words, "Words", says)
}
