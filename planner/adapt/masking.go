package adapt

import (
	"sort"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// maskingWindow is how long after a dose a session still counts as masked
// (RULES.md 2.7; topicals: R15).
func maskingWindow(m *model.Medication) time.Duration {
	switch {
	case m.Topical:
		return 4 * time.Hour
	case m.Medicine == model.Naproxen:
		return longestMasking
	default: // ibuprofen, acetaminophen and others
		return 6 * time.Hour
	}
}

const longestMasking = 12 * time.Hour

// Mask returns the dose whose window a session starts in, the one that lasts
// longest, and whether there is one; the session may be planned or done, of any
// kind. Whether a session without a clock time is masked cannot be known.
func (d *Diary) Mask(s *model.Session) (rule.Mask, bool) {
	var found rule.Mask
	if !s.Timed() {
		return found, false
	}
	from := s.Start.Add(-longestMasking)
	i := sort.Search(len(d.doses), func(i int) bool { return !d.doses[i].At.Before(from) })
	for ; i < len(d.doses) && !d.doses[i].At.After(s.Start); i++ {
		dose := d.doses[i]
		until := dose.At.Add(maskingWindow(dose))
		if !s.Start.After(until) && until.After(found.Until) {
			found = rule.Mask{Dose: dose.ID, Medicine: dose.Medicine, Topical: dose.Topical, At: dose.At, Until: until}
		}
	}
	return found, !found.Until.IsZero()
}
