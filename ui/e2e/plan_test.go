//go:build linux

package e2e

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/model/store"
	"github.com/kneewise/kneewise/planner"
)

// week is the one that is shown at first.
var week = model.WeekOf(civil.Date{Year: 2026, Month: time.June, Day: 10}, time.Monday)

// look reads the plan on a connection of the test's own.
func (c *computer) look(at func(model.Reader) error) {
	c.Helper()
	if err := c.plan().View(at); err != nil {
		c.Fatal(err)
	}
}

func (c *computer) plan() *store.DB {
	c.Helper()
	if c.db == nil {
		db, err := store.Open(c.data)
		if err != nil {
			c.Fatal(err)
		}
		c.db = db
	}
	return c.db
}

// closePlan lets go of the database, so that the program has it alone.
func (c *computer) closePlan() {
	if c.db == nil {
		return
	}
	if err := c.db.Close(); err != nil {
		c.Error(err)
	}
	c.db = nil
}

// sessions are those of a day of the week, in their order.
func (c *computer) sessions(day int) []model.Session {
	c.Helper()
	var all []model.Session
	c.look(func(r model.Reader) (err error) {
		all, err = r.Sessions(week.Day(day), week.Day(day))
		return err
	})
	return all
}

// session is the one of that title on a day of the week.
func (c *computer) session(day int, title string) model.Session {
	c.Helper()
	all := c.sessions(day)
	i := slices.IndexFunc(all, func(s model.Session) bool { return s.Title == title })
	if i < 0 {
		c.Fatalf("no %q on %s, only %s", title, week.Day(day), titles(all))
	}
	return all[i]
}

func (c *computer) kept() []model.Kept {
	c.Helper()
	var all []model.Kept
	c.look(func(r model.Reader) (err error) {
		all, err = r.Kept()
		return err
	})
	return all
}

func titles(all []model.Session) string {
	var titles []string
	for _, s := range all {
		titles = append(titles, s.Title)
	}
	return strings.Join(titles, ", ")
}

// wantDay waits until a day has just these sessions in this order, by title.
func (c *computer) wantDay(day int, want string) {
	c.Helper()
	var got string
	if !c.becomes(func() bool {
		got = titles(c.sessions(day))
		return got == want
	}) {
		c.Fatalf("%s has %q, want %q", week.Day(day), got, want)
	}
}

// wantTray waits until the tray has just these sessions, in any order.
func (c *computer) wantTray(want string) {
	c.Helper()
	var all []model.Session
	if !c.becomes(func() bool {
		c.look(func(r model.Reader) (err error) {
			all, err = r.Tray()
			return err
		})
		slices.SortFunc(all, func(a, b model.Session) int { return strings.Compare(a.Title, b.Title) })
		return titles(all) == want
	}) {
		c.Fatalf("the tray has %q, want %q", titles(all), want)
	}
}

// revision grows by one with all that is written at a time.
func (c *computer) revision() int64 {
	c.Helper()
	var revision int64
	c.look(func(r model.Reader) (err error) {
		revision, err = r.Revision()
		return err
	})
	return revision
}

// lastChange is the newest change that can be undone.
func (c *computer) lastChange() planner.Label {
	c.Helper()
	var label planner.Label
	c.look(func(r model.Reader) error {
		all, err := r.History(1)
		if err != nil || len(all) == 0 {
			return err
		}
		return json.Unmarshal(all[0].Label, &label)
	})
	return label
}

// wantNothingWritten checks that since a revision nothing was written, and that
// the board has the keyboard with the cursor on the session of that title. What
// a person does comes one after the other, so it pins the session, and that
// must be the next thing that is written.
func (w *window) wantNothingWritten(since int64, title string) {
	w.Helper()
	w.key("p")
	w.waitFor("the session pinned", func() bool { return w.revision() > since })
	if got, label := w.revision(), w.lastChange(); got != since+1 || label.Action != planner.ActionPin || label.Title != title {
		w.Fatalf("%d changes, the last %+v; want only that %q was pinned", got-since, label, title)
	}
}

// pastFirstRun has the person come to the end of the first run, without a plan.
func (c *computer) pastFirstRun() *computer {
	c.Helper()
	over := model.Timer{ID: "welcome", State: []byte(`{"Accepted": "2026-06-01T08:00:00Z", "Finished": "2026-06-01T08:03:00Z"}`)}
	if err := c.plan().Update(func(w model.Writer) error { return w.SaveTimer(over) }); err != nil {
		c.Fatal(err)
	}
	c.closePlan()
	return c
}
