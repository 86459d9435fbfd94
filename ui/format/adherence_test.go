package format

import (
	"testing"

	"github.com/kneewise/kneewise/planner"
)

func TestAdherenceWords(t *testing.T) {
	f := english(t)
	for want, a := range map[string]planner.Adherence{
		"":          {Planned: 3},
		"1 on time": {OnTime: 1, Planned: 3},
		"2 on time, 1 on another day, 1 not planned, 2 missed, 1 skipped": {OnTime: 2, Shifted: 1, Unplanned: 1, Missed: 2, Skipped: 1},
		"3 on time; 1 of them in part":                                    {OnTime: 3, Partly: 1},
	} {
		if got := f.Adherence(a); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for want, s := range map[string]planner.Followed{
		"":                     {As: planner.Ahead},
		"On time":              {As: planner.OnTime},
		"On time, in part":     {As: planner.OnTime, Partly: true},
		"A day later":          {As: planner.Shifted, Days: 1},
		"2 days later":         {As: planner.Shifted, Days: 2},
		"3 days earlier":       {As: planner.Shifted, Days: -3},
		"Missed":               {As: planner.Missed},
		"Not planned":          {As: planner.Unplanned},
		"Skipped":              {As: planner.Skipped},
		"Skipped: a bad night": {As: planner.Skipped, Reason: "a bad night"},
	} {
		if got := f.Followed(s); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
