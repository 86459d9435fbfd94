package format

import "github.com/kneewise/kneewise/model"

// RedFlag names a sign to see a doctor within a sentence: "pain that wakes you
// at night".
func (f *Formatter) RedFlag(flag string) string { return f.Words.Say("red-flag." + flag) }

// Medicine names a painkiller at the head of a sentence: "Ibuprofen on the
// skin".
func (f *Formatter) Medicine(m model.Medicine, topical bool) string {
	name := f.Words.Say("medicine." + string(m))
	if topical {
		return f.Words.Say("medicine.on-skin", "Medicine", name)
	}
	return name
}
