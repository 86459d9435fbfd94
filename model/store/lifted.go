package store

import (
	"fmt"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"github.com/kneewise/kneewise/model"
)

// liftedText is how sums of sets stand beside their session: a line for each
// exercise and side, of the exercise, the side and its numbers, with tabs
// between. IDs hold no such characters.
func liftedText(s *model.Session) string {
	var b strings.Builder
	for _, l := range model.LiftedIn(s) {
		b.WriteString(string(l.Exercise) + "\t" + string(l.Side))
		for _, n := range [...]int64{
			int64(l.Sets), int64(l.Reps), int64(l.Hold), int64(l.Volume), int64(l.Weight), number(l.Short),
			int64(l.Asked.Sets), int64(l.Asked.Reps), int64(l.Asked.Hold), int64(l.Asked.Weight), number(l.Asked.Uneven),
			int64(l.Asked.Least), int64(l.Asked.Most),
		} {
			b.WriteByte('\t')
			b.WriteString(strconv.FormatInt(n, 10))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func number(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// liftedFields is how many there are in a line of liftedText.
const liftedFields = 15

// liftedOf reads what liftedText wrote.
func liftedOf(text string) ([]model.Lifted, error) {
	if text == "" {
		return nil, nil
	}
	all := make([]model.Lifted, 0, strings.Count(text, "\n"))
	for text != "" {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		var fields [liftedFields]string
		var numbers [liftedFields]int64
		for i := range fields {
			var more bool
			if fields[i], line, more = strings.Cut(line, "\t"); more != (i < liftedFields-1) {
				return nil, fmt.Errorf("lifted: %d fields and not %d", i+1, liftedFields)
			}
			if i < 2 {
				continue
			}
			n, err := strconv.ParseInt(fields[i], 10, 64)
			if err != nil || n < 0 {
				return nil, fmt.Errorf("lifted: %q is no amount", fields[i])
			}
			numbers[i] = n
		}
		n := numbers[2:]
		all = append(all, model.Lifted{
			Exercise: model.ID(fields[0]), Side: model.Side(fields[1]),
			Sets: int(n[0]), Reps: model.Load(n[1]), Hold: model.Load(n[2]),
			Volume: model.Load(n[3]), Weight: model.Mass(n[4]), Short: n[5] != 0,
			Asked: model.Asked{
				Sets: int(n[6]), Reps: model.Load(n[7]), Hold: model.Load(n[8]), Weight: model.Mass(n[9]),
				Uneven: n[10] != 0, Least: int(n[11]), Most: int(n[12]),
			},
		})
	}
	return all, nil
}

// notAddedUp returns the sessions of which it is not kept what they lift.
func (r *reader) notAddedUp() ([]model.Session, error) {
	return r.wholeSessions("s.lifted IS NULL")
}

// addUp keeps what sessions lift of which that is not kept: those of a file
// that was made before it was.
func (db *DB) addUp() error {
	var missing bool
	err := db.pool.QueryRow("SELECT EXISTS (SELECT 1 FROM sessions WHERE lifted IS NULL)").Scan(&missing)
	if err != nil || !missing {
		return err
	}
	return db.gorm.Transaction(func(tx *gorm.DB) error {
		sessions, err := (&reader{tx: tx}).notAddedUp()
		if err != nil {
			return err
		}
		for i := range sessions {
			s := &sessions[i]
			if err := tx.Exec("UPDATE sessions SET lifted = ? WHERE id = ?", liftedText(s), s.ID).Error; err != nil {
				return fmt.Errorf("keep what session %s lifts: %w", s.ID, err)
			}
		}
		return nil
	})
}
