package adapt_test

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/adapt"
)

func TestNextIsWhenSomethingEnds(t *testing.T) {
	b, _ := redRun() // on Monday from 18:00 to 19:00
	for _, c := range []struct{ now, want time.Time }{
		{on(0, 21), on(1, 12)}, // the morning's score is missing from then on
		{on(1, 12), on(2, 19)}, // the end of the block
		{on(2, 19), time.Time{}},
	} {
		b.Now = c.now
		if got := b.read().Next(); !got.Equal(c.want) {
			t.Errorf("at %s: %s, want %s", c.now, got, c.want)
		}
	}
	b.hurt(on(3, 8), 1, ticked("night"))
	b.Now = on(2, 20)
	if got := b.read().Next(); !got.Equal(on(3, 8)) {
		t.Errorf("an entry to come: %s", got)
	}
	b.Now = on(3, 9)
	if got := b.read().Next(); !got.Equal(on(5, 8)) {
		t.Errorf("the flag's effects end: %s", got)
	}
}

// Until Next nothing that a diary says changes.
func TestNothingChangesBeforeNext(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := logGen(t)
		log.Now = log.Now.Add(-time.Duration(rapid.IntRange(0, 40*24*60).Draw(t, "minutes ago")) * time.Minute)
		for i := range rapid.IntRange(0, 3).Draw(t, "flags") {
			f := model.RedFlag{
				ID: model.ID(fmt.Sprint("f", i)), Flag: rapid.SampledFrom(model.RedFlagCodes).Draw(t, "flag"), Side: side(t),
				Opened: log.Now.Add(time.Duration(rapid.IntRange(-200, 50).Draw(t, "opened")) * time.Hour),
			}
			later := func(name string) time.Time {
				return f.Opened.Add(time.Duration(rapid.IntRange(0, 90).Draw(t, name)) * time.Hour)
			}
			if rapid.Bool().Draw(t, "was contacted") {
				f.Contacted = later("contacted")
			}
			if rapid.Bool().Draw(t, "was closed") {
				f.Closed, f.Cleared = later("closed"), rapid.Bool().Draw(t, "cleared")
			}
			log.Flags = append(log.Flags, f)
		}
		d := adapt.New(log)
		next := d.Next()
		if !next.IsZero() && !next.After(log.Now) {
			t.Fatalf("next is %s, and it is %s already", next, log.Now)
		}
		span := 100 * 24 * time.Hour
		if !next.IsZero() {
			span = next.Sub(log.Now) - 1
		}
		log.Now = log.Now.Add(time.Duration(rapid.Int64Range(0, int64(span)).Draw(t, "later")))
		if got, want := ask(adapt.New(log), &log), ask(d, &log); !reflect.DeepEqual(got, want) {
			t.Fatalf("before %s it says\n%+v\nnot\n%+v", next, got, want)
		}
	})
}

// A deleted entry takes its flags along, unless somebody acted on them.
func TestRerun(t *testing.T) {
	b := newBook()
	b.hurt(on(0, 8), 1, ticked("night"))
	b.hurt(on(0, 9), 1, ticked("night"))
	b.hurt(on(0, 10), 1, ticked("warmth"))
	b.Now = on(0, 12)
	before := b.read()
	_, opened := before.Rerun(nil)
	b.open(opened)
	if len(opened) != 2 {
		t.Fatalf("opened %+v", opened)
	}
	before = b.read()
	if gone, more := before.Rerun(before); len(gone) != 0 || len(more) != 0 {
		t.Errorf("nothing changed: %+v, %+v", gone, more)
	}
	first := b.Entries[0]
	b.Entries = b.Entries[1:]
	gone, more := b.read().Rerun(before)
	if len(gone) != 1 || gone[0].Flag != "R29" || len(more) != 1 || !more[0].At.Equal(on(0, 9)) {
		t.Errorf("withdrawn %+v, opened %+v", gone, more)
	}
	b.Flags[0].Contacted = on(0, 11)
	if gone, more := b.read().Rerun(before); len(gone) != 0 || len(more) != 0 {
		t.Errorf("acted on: withdrawn %+v, opened %+v", gone, more)
	}
	b.Flags[0].Contacted = time.Time{}

	// What nobody was told of does not come up with the next entry.
	b.Flags = nil
	b.Entries = append([]model.PainEntry{first}, b.Entries...)
	before = b.read()
	b.hurt(on(0, 11), 0)
	if gone, more := b.read().Rerun(before); len(gone) != 0 || len(more) != 0 {
		t.Errorf("old signs: withdrawn %+v, opened %+v", gone, more)
	}
}
