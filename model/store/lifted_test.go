package store

import (
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
)

// What is kept of a session's sets is what its sets add up to.
func TestLiftedIsWhatTheSetsAddUpTo(t *testing.T) {
	db := openIn(t, t.TempDir())
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfNDistinct(sessions, 0, 5, func(s model.Session) model.ID { return s.ID }).Draw(t, "sessions")
		want := map[model.ID][]model.Lifted{}
		update(t, db, func(w model.Writer) error {
			for i := range all {
				if lifts := model.LiftedIn(&all[i]); len(lifts) > 0 {
					want[all[i].ID] = lifts
				}
				if err := w.SaveSession(all[i]); err != nil {
					return err
				}
			}
			return nil
		})
		if diff := gocmp.Diff(want, view(t, db, liftsOf)); diff != "" {
			t.Errorf("lifted:\n%s", diff)
		}
		update(t, db, func(w model.Writer) error {
			for _, s := range all {
				if err := w.DeleteSession(s.ID); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

func TestBadLiftedIsRefused(t *testing.T) {
	for _, text := range []string{"squat\n", "squat\t\t3", "squat\t\t-1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\n", "squat\t\tx\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\n"} {
		if lifts, err := liftedOf(text); err == nil {
			t.Errorf("%q gives %+v", text, lifts)
		}
	}
}
