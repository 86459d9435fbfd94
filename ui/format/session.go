package format

import (
	"slices"
	"strconv"
	"strings"

	"github.com/kneewise/kneewise/model"
)

// Kind writes a kind of session: "Lower body", "Cardio".
func (f *Formatter) Kind(k model.Kind) string { return f.Words.Say("kind.long." + string(k)) }

// Marks are the activities' marks that have a word and a drawing; an activity
// with any other has those of cardio.
var Marks = []string{"run", "cycle", "swim", "walk", "row"}

// KindShort writes the kind on a card in one word, for cardio its activity:
// "Lower", "Full", "Run". The mark is that of the activity.
func (f *Formatter) KindShort(k model.Kind, mark string) string {
	if k == model.Cardio && slices.Contains(Marks, mark) {
		return f.Words.Say("mark." + mark)
	}
	return f.Words.Say("kind.short." + string(k))
}

// Status writes "Done", "Missed" and so on.
func (f *Formatter) Status(s model.Status) string { return f.Words.Say("status." + string(s)) }

// Effort writes a rating of perceived exertion, 1 to 10; 0 is none.
func (f *Formatter) Effort(rpe int) string {
	if rpe == 0 {
		return f.Words.Say("effort.unknown")
	}
	return strconv.Itoa(rpe)
}

// Became writes what became of a session: its status, and of what was done that
// nobody planned it.
func (f *Formatter) Became(s *model.Session) string {
	if s.Status == model.Done && s.Unplanned {
		return f.Words.Say("status.unplanned")
	}
	return f.Status(s.Status)
}

// Load writes what a session asks for beside its minutes: its sets or its
// distance, and nothing where it has neither.
func (f *Formatter) Load(s *model.Session, family model.ID) string {
	return f.sessionLoad(s, family, f.Distance)
}

func (f *Formatter) sessionLoad(s *model.Session, family model.ID, distance func(model.Distance, model.ID) string) string {
	if s.Kind.Strength() {
		if n := s.WorkSets(); n > 0 {
			return f.Words.Say("load.sets", "Count", n)
		}
		return ""
	}
	if d := s.Effort().Distance; d > 0 {
		return distance(d, family)
	}
	return ""
}

// CardLoad writes load and minutes on one narrow line: "12 sets · 45 min",
// "12 km · 120 min".
func (f *Formatter) CardLoad(s *model.Session, family model.ID) string {
	minutes := f.Minutes(s.Effort().Duration)
	load := f.sessionLoad(s, family, f.DistanceShort)
	if load == "" {
		return minutes
	}
	return strings.Join([]string{load, minutes}, f.Words.Say("separator"))
}
