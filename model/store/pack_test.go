package store

import (
	"errors"
	"slices"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"gorm.io/gorm"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
)

// all is what packs are made of.
type all struct {
	Sessions []model.Session
	Lifted   map[model.ID][]model.Lifted
	Pain     []model.PainEntry
}

func readAll(r *reader) (a all, err error) {
	if a.Sessions, a.Lifted, err = r.Timeline(); err != nil {
		return a, err
	}
	a.Pain, err = r.Pain(always[0], always[1])
	return a, err
}

// wantPacked fails if what is read is not what the rows alone say.
func wantPacked(t fatal, db *DB) {
	t.Helper()
	undo := errors.New("take the deletion back")
	var rows, got all
	err := db.gorm.Transaction(func(tx *gorm.DB) (err error) {
		if err := tx.Exec("DELETE FROM packs").Error; err != nil {
			return err
		}
		if rows, err = readAll(&reader{tx}); err != nil {
			return err
		}
		return undo
	})
	if !errors.Is(err, undo) {
		t.Fatalf("read rows: %v", err)
	}
	err = db.gorm.Transaction(func(tx *gorm.DB) (err error) {
		got, err = readAll(&reader{tx})
		return err
	})
	if err != nil {
		t.Fatalf("read packs: %v", err)
	}
	if diff := gocmp.Diff(rows, got); diff != "" {
		t.Fatalf("rows (-) and packs (+):\n%s", diff)
	}
}

func packsOf(t fatal, db *DB, kind packKind) []int64 {
	t.Helper()
	spans, err := find[int64](db.gorm, "SELECT DISTINCT span FROM packs WHERE kind = ? ORDER BY span", kind)
	if err != nil {
		t.Fatalf("list packs: %v", err)
	}
	return spans
}

// someDays lie on both sides of the ends of half-years, some years apart.
var someDays = rapid.Map(rapid.IntRange(0, 11), func(n int) civil.Date {
	return civil.Date{Year: 2019 + n%3, Month: 6, Day: 29}.AddDays(n/3*184 + n%2*3)
})

// Whatever happens to rows, by whatever means, what is read is what they say.
func TestPacksFollowTheirRows(t *testing.T) {
	folder := t.TempDir()
	db := openIn(t, folder)
	rapid.Check(t, func(t *rapid.T) {
		for _, table := range []string{"sessions", "pain_entries"} {
			if err := db.gorm.Exec("DELETE FROM " + table).Error; err != nil {
				t.Fatal(err)
			}
		}
		id := rapid.SampledFrom([]model.ID{"a", "b", "c", "d", "e"})
		one := func() string { return string(id.Draw(t, "id")) }
		exec := func(query string, args ...any) {
			if err := db.gorm.Exec(query, args...).Error; err != nil {
				t.Fatal(err)
			}
		}
		save := func(t *rapid.T) {
			update(t, db, func(w model.Writer) error {
				s := sessions.Draw(t, "session")
				s.ID = id.Draw(t, "id")
				if s.Placed() {
					s = s.OnDay(someDays.Draw(t, "day"))
				}
				return w.SaveSession(s)
			})
		}
		hurt := func(t *rapid.T) {
			update(t, db, func(w model.Writer) error {
				e := painEntries.Draw(t, "entry")
				e.ID = id.Draw(t, "id")
				e.At = someDays.Draw(t, "day").In(time.UTC).Add(time.Duration(rapid.IntRange(0, 86399).Draw(t, "second")) * time.Second)
				return w.SavePain(e)
			})
		}
		pack := func(t *rapid.T) {
			if err := db.pack(); err != nil {
				t.Fatal(err)
			}
		}
		t.Repeat(map[string]func(*rapid.T){
			"save": save, "save another": save, "hurt": hurt, "hurt again": hurt, "pack": pack, "pack again": pack,
			"retitle": func(t *rapid.T) {
				exec("UPDATE sessions SET title = ? WHERE id = ?", names.Draw(t, "title"), one())
			},
			"score": func(t *rapid.T) {
				exec("UPDATE pain_entries SET score = ? WHERE id = ?", rapid.IntRange(0, 10).Draw(t, "score"), one())
			},
			"delete": func(*rapid.T) { exec("DELETE FROM sessions WHERE id = ?", one()) },
			"move": func(t *rapid.T) {
				exec("UPDATE sessions SET date = ?, start = NULL WHERE id = ? AND date IS NOT NULL", someDays.Draw(t, "day").String(), one())
			},
			"replace": func(t *rapid.T) {
				exec("CREATE TEMP TABLE moved AS SELECT * FROM sessions WHERE id = ? AND date IS NOT NULL", one())
				exec("UPDATE moved SET start = NULL, date = ?", someDays.Draw(t, "day").String())
				exec("INSERT OR REPLACE INTO sessions SELECT * FROM moved")
				exec("DROP TABLE moved")
			},
			"forget": func(*rapid.T) { exec("DELETE FROM pain_entries WHERE id = ?", one()) },
			"tick": func(*rapid.T) {
				exec("UPDATE pain_symptoms SET symptom = 'warmth' WHERE entry = ? AND position = 0 AND (SELECT count(*) FROM pain_symptoms t WHERE t.entry = pain_symptoms.entry) = 1", one())
			},
			"untick":        func(*rapid.T) { exec("DELETE FROM pain_symptoms WHERE entry = ?", one()) },
			"damage a pack": func(*rapid.T) { exec("UPDATE packs SET data = substr(data, 1, length(data) - 1) WHERE span % 2 = 0") },
			"":              func(t *rapid.T) { wantPacked(t, db) },
		})
	})
}

// A part of the time is that part, packed or not.
func TestPainOfATimeFromPacks(t *testing.T) {
	db := openIn(t, t.TempDir())
	update(t, db, func(w model.Writer) error {
		for i := range 60 {
			e := model.PainEntry{ID: model.ID([]byte{'e', byte('A' + i)}), At: day0.AddDays(31 * i).In(time.UTC), Zone: "UTC", Side: model.Left, Score: i % 5}
			if err := w.SavePain(e); err != nil {
				return err
			}
		}
		return nil
	})
	if err := db.pack(); err != nil {
		t.Fatal(err)
	}
	if n := len(packsOf(t, db, painPacks)); n < 5 {
		t.Fatalf("%d packs", n)
	}
	everything := view(t, db, func(r model.Reader) ([]model.PainEntry, error) { return r.Pain(always[0], always[1]) })
	if len(everything) != 60 {
		t.Fatalf("%d entries of 60", len(everything))
	}
	rapid.Check(t, func(t *rapid.T) {
		day := rapid.IntRange(-10, 31*61)
		from := day0.AddDays(day.Draw(t, "from")).In(time.UTC)
		to := day0.AddDays(day.Draw(t, "to")).In(time.UTC)
		var want []model.PainEntry
		for _, e := range everything {
			if !e.At.Before(from) && e.At.Before(to) {
				want = append(want, e)
			}
		}
		got := view(t, db, func(r model.Reader) ([]model.PainEntry, error) { return r.Pain(from, to) })
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("from %s to %s:\n%s", from, to, diff)
		}
	})
}

// All half-years but the newest are packed when the file is opened; a change
// undoes one pack, of the session's half-year, until the next opening.
func TestOpeningPacks(t *testing.T) {
	folder := t.TempDir()
	db := openIn(t, folder)
	fill(t, db, 3*365) // from 2 January 2012 on
	again := func() {
		t.Helper()
		mustClose(t, db)
		db = mustOpen(t, folder)
		wantPacked(t, db)
	}
	wantSpans := func(when string, want ...int64) {
		t.Helper()
		if got := packsOf(t, db, sessionPacks); !slices.Equal(got, want) {
			t.Errorf("%s: packs of %v, want %v", when, got, want)
		}
	}
	wantSpans("before it is opened")
	again()
	wantSpans("opened", 4024, 4025, 4026, 4027, 4028)
	s := view(t, db, func(r model.Reader) (model.Session, error) { return r.Session("2b0e9f1c-run-000200") })
	update(t, db, func(w model.Writer) error {
		s.Title = "Another"
		return w.SaveSession(s)
	})
	wantSpans("changed", 4024, 4026, 4027, 4028)
	wantPacked(t, db)
	update(t, db, func(w model.Writer) error { return w.SaveSession(s.OnDay(s.Date.AddDays(365))) })
	wantSpans("moved by a year", 4024, 4026, 4028)
	again()
	wantSpans("opened again", 4024, 4025, 4026, 4027, 4028)

	intact := view(t, db, func(r model.Reader) ([]pack, error) {
		return r.(*reader).packs(sessionPacks, firstHalfYear, lastHalfYear)
	})
	for _, damage := range []string{
		"DELETE FROM packs WHERE span = 4025 AND part = 1",
		"UPDATE packs SET data = CAST(X'00' || substr(data, 2) AS BLOB) WHERE span = 4026 AND part = 0", // of another format
	} {
		if err := db.gorm.Exec(damage).Error; err != nil {
			t.Fatal(err)
		}
	}
	again()
	mended := view(t, db, func(r model.Reader) ([]pack, error) {
		return r.(*reader).packs(sessionPacks, firstHalfYear, lastHalfYear)
	})
	if diff := gocmp.Diff(intact, mended, gocmp.AllowUnexported(pack{}, codec{})); diff != "" {
		t.Errorf("packs (-) and after damage and opening (+):\n%s", diff)
	}
	mustClose(t, db)
}

// What a codec writes it reads, and of anything else it says so.
func TestCodec(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var want all
		for _, s := range rapid.SliceOfN(sessions, 0, 4).Draw(t, "sessions") {
			want.Lifted = map[model.ID][]model.Lifted{"": append(want.Lifted[""], model.LiftedIn(&s)...)}
			s.Prescriptions = nil
			want.Sessions = append(want.Sessions, s)
		}
		want.Pain = rapid.SliceOfN(painEntries, 0, 4).Draw(t, "pain")
		w := newWriter()
		for i := range want.Sessions {
			w.session(&want.Sessions[i])
		}
		for i := range want.Lifted[""] {
			w.lifted(&want.Lifted[""][i])
		}
		for i := range want.Pain {
			w.pain(&want.Pain[i])
		}
		data := w.sealed()
		read := func(r *codec) (got all) {
			for range want.Sessions {
				var s model.Session
				r.session(&s)
				got.Sessions = append(got.Sessions, s)
			}
			if want.Lifted != nil {
				got.Lifted = map[model.ID][]model.Lifted{"": nil}
			}
			for range want.Lifted[""] {
				var l model.Lifted
				r.lifted(&l)
				got.Lifted[""] = append(got.Lifted[""], l)
			}
			for range want.Pain {
				var e model.PainEntry
				r.pain(&e)
				got.Pain = append(got.Pain, e)
			}
			return got
		}
		part := rapid.IntRange(1, max(len(data), 1)).Draw(t, "part")
		r := unseal(data, part)
		if r == nil {
			t.Fatal("it is sealed")
		}
		got := read(r)
		if diff := gocmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" || r.bad || r.left() > 0 {
			t.Fatalf("written (-) and read (+), bad %v, %d bytes left:\n%s", r.bad, r.left(), diff)
		}
		if len(w.out) > 0 {
			short := newReader(string(w.out[:rapid.IntRange(0, len(w.out)-1).Draw(t, "length")]))
			if read(short); !short.bad {
				t.Fatal("what is cut off was read")
			}
		}
		data[rapid.IntRange(0, len(data)-1).Draw(t, "place")] ^= byte(rapid.IntRange(1, 255).Draw(t, "damage"))
		if unseal(data, part) != nil {
			t.Fatal("a changed byte was not seen")
		}
	})
}

// unseal reads data that come in parts of some length.
func unseal(data []byte, part int) *codec {
	var s sealing
	for part := range slices.Chunk(data, part) {
		s.add(part)
	}
	return s.unsealed()
}

// FuzzUnpack reads packs that nobody wrote.
func FuzzUnpack(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{2, 2, 0, 1, 'x'})
	f.Fuzz(func(_ *testing.T, data []byte) {
		sessions := sessionLog{lifted: map[model.ID][]model.Lifted{}}
		sessions.unpack(newReader(string(data)))
		var scores painLog
		scores.unpack(newReader(string(data)))
	})
}
