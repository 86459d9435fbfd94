package planner

import (
	"slices"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/adapt"
	"github.com/kneewise/kneewise/planner/progress"
	"github.com/kneewise/kneewise/planner/rule"
)

// kneeLog is what a person logged about their knees, and what follows from it.
// Like the state it is part of it is never changed, only replaced.
type kneeLog struct {
	entries     []model.PainEntry
	medications []model.Medication
	thermals    []model.Thermal
	flags       []model.RedFlag

	diary *adapt.Diary
	now   time.Time    // when the diary was made
	next  time.Time    // when it may say something else; zero: never
	open  []rule.Block // the blocks that are not over
	caps  []rule.Cap

	// masked says which painkiller a session is begun under; nil if none can be.
	masked func(*model.Session) (rule.Mask, bool)
}

// No instant is older or younger (model.PainEntry.Validate).
var (
	oldest   = time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	youngest = time.Date(2201, 1, 1, 0, 0, 0, 0, time.UTC)
)

// readKnees reads the log; the diary is still to be made.
func readKnees(r model.Reader) (k kneeLog, err error) {
	if k.entries, err = r.Pain(oldest, youngest); err != nil {
		return k, err
	}
	if k.medications, err = r.Medications(oldest, youngest); err != nil {
		return k, err
	}
	if k.thermals, err = r.Thermals(oldest, youngest); err != nil {
		return k, err
	}
	k.flags, err = r.RedFlags()
	return k, err
}

// with is the log once a change is made; its diary is still that of before.
func (k kneeLog) with(c *Change) kneeLog {
	k.entries = replaced(k.entries, c.Pain, func(e *model.PainEntry) model.ID { return e.ID })
	k.medications = replaced(k.medications, c.Medications, func(m *model.Medication) model.ID { return m.ID })
	k.thermals = replaced(k.thermals, c.Thermals, func(t *model.Thermal) model.ID { return t.ID })
	k.flags = replaced(k.flags, c.Flags, func(f *model.RedFlag) model.ID { return f.ID })
	return k
}

// replaced returns all values with differences made; those that are new, often
// the latest, come last.
func replaced[T any](all []T, diffs []Diff[T], id func(*T) model.ID) []T {
	if len(diffs) == 0 {
		return all
	}
	next := make([]T, 0, len(all)+len(diffs))
	differs := map[model.ID]bool{}
	for _, d := range diffs {
		if d.Before != nil {
			differs[id(d.Before)] = true
		}
	}
	for i := range all {
		if !differs[id(&all[i])] {
			next = append(next, all[i])
		}
	}
	for _, d := range diffs {
		if d.After != nil {
			next = append(next, *d.After)
		}
	}
	return next
}

// readDiary works out what follows from the log at an instant.
func (st *state) readDiary(now time.Time) {
	k := &st.knees
	k.now = now
	k.diary = adapt.New(adapt.Log{
		Library: st.library, Sessions: st.all, ByID: st.byID, Lifted: st.lifted, Further: further(st.all),
		Entries: k.entries, Medications: k.medications, Thermals: k.thermals, Flags: k.flags,
		Weeks: st.weeks, Zone: st.zoneName, Now: now,
	})
	k.next = k.diary.Next()
	k.caps = k.diary.Caps()
	k.masked = nil
	if len(k.medications) > 0 {
		k.masked = k.diary.Mask
	}
	k.open = slices.DeleteFunc(k.diary.Blocks(), func(b rule.Block) bool {
		return !b.Until.IsZero() && !now.Before(b.Until) || !b.Last.IsZero() && b.Last.Before(st.today)
	})
}

func further(all []*model.Session) []model.ID {
	var ids []model.ID
	for _, s := range all {
		if s.Further {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// hold says whether what follows from the log is still the same at an instant.
// A clock that was set back makes later of what was logged.
func (k *kneeLog) hold(now time.Time) bool {
	return !now.Before(k.now) && (k.next.IsZero() || now.Before(k.next))
}

// evidence is what the weekly limits depend on.
func (k *kneeLog) evidence(lifted func(*model.Session) []model.Lifted) progress.Evidence {
	return progress.Evidence{Zone: k.diary.Zone, Flagged: k.diary.Flagged, Lifted: lifted}
}

// suspends says whether a session waits until a red flag has ended: it is
// planned for a time from when the sign was known, and counts nothing (RULES.md,
// clarification 9). Nothing of it is written; once the flag has ended the
// session is planned as before.
func (k *kneeLog) suspends(s *model.Session) bool {
	return s.Status == model.Planned && slices.ContainsFunc(k.open, func(b rule.Block) bool {
		return suspending(&b) && b.Covers(s)
	})
}

// allWait says whether everything planned from now on waits.
func (k *kneeLog) allWait() bool {
	return slices.ContainsFunc(k.open, func(b rule.Block) bool { return suspending(&b) })
}

func suspending(b *rule.Block) bool { return b.Everything && b.Until.IsZero() }

// blocks returns the blocks that touch a day.
func (k *kneeLog) blocks(day civil.Date) []rule.Block {
	return slices.DeleteFunc(slices.Clone(k.open), func(b rule.Block) bool { return !b.Touches(day) })
}
