//go:build linux

package e2e

import (
	"strings"
	"testing"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// TestOneOfARepeatIsMoved repeats a session on four Wednesdays, and moves the
// second of them by a day with each of the three answers: this one, this and the
// following, all. Each is one change, which is taken back.
func TestOneOfARepeatIsMoved(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.click(card(wednesday, 0))
	w.key("F2")
	w.key("shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab", "Down", "Return") // back to how it repeats: every week, four times
	var series model.ID
	w.waitFor("a series", func() bool {
		series = w.session(wednesday, "Hips & ankles").Series
		return series != ""
	})
	was := []civil.Date{week.Day(wednesday), week.Day(wednesday + 7), week.Day(wednesday + 14), week.Day(wednesday + 21)}
	w.wantSeries(series, was)

	w.key("Next") // the week after, with the cursor on Wednesday still
	for _, c := range []struct {
		answer []string
		moved  []int // of the four
	}{
		{nil, []int{1}},
		{[]string{"Right"}, []int{1, 2, 3}},
		{[]string{"Right", "Right"}, []int{0, 1, 2, 3}},
	} {
		before := w.revision()
		w.click(card(wednesday, 1))
		w.key(append(append([]string{"alt+Right"}, c.answer...), "Return")...)
		want := append([]civil.Date(nil), was...)
		for _, i := range c.moved {
			want[i] = want[i].AddDays(1)
		}
		w.wantSeries(series, want)
		if got := w.revision(); got != before+1 {
			t.Errorf("%d changes, want one", got-before)
		}
		w.key("ctrl+z")
		w.wantSeries(series, was)
	}
}

// wantSeries waits until the sessions of a series are on just these days.
func (c *computer) wantSeries(series model.ID, want []civil.Date) {
	c.Helper()
	words := func(days []civil.Date) string {
		var all []string
		for _, d := range days {
			all = append(all, d.String())
		}
		return strings.Join(all, " ")
	}
	var got []civil.Date
	if !c.becomes(func() bool {
		got = nil
		c.look(func(r model.Reader) error {
			all, err := r.Sessions(week.First.AddDays(-7), week.First.AddDays(100))
			for _, s := range all {
				if s.Series == series {
					got = append(got, s.Date)
				}
			}
			return err
		})
		return words(got) == words(want)
	}) {
		c.Fatalf("the series is on %s, want %s", words(got), words(want))
	}
}
