package format

import (
	"testing"

	"github.com/kneewise/kneewise/planner"
)

func TestChangeWords(t *testing.T) {
	f, thursday, monday := english(t), day(t, "2026-06-11"), day(t, "2026-06-08")
	for _, c := range []struct {
		label planner.Label
		want  string
	}{
		{planner.Label{Action: planner.ActionMove, Title: "Step & bridge", Count: 1, Date: thursday}, "Undo: move Step & bridge to Thursday"},
		{planner.Label{Action: planner.ActionMove, Count: 3, Date: thursday}, "Undo: move 3 sessions to Thursday"},
		{planner.Label{Action: planner.ActionMove, Title: "Easy run", Count: 3, Date: thursday}, "Undo: move Easy run (3 sessions) to Thursday"},
		{planner.Label{Action: planner.ActionPaste, Count: 2, Date: thursday}, "Undo: paste 2 sessions on Thursday"},
		{planner.Label{Action: planner.ActionPaste, Count: 2}, "Undo: paste 2 sessions into the tray"},
		{planner.Label{Action: planner.ActionRepeat, Title: "Easy run", Count: 8}, "Undo: repeat Easy run (8 sessions)"},
		{planner.Label{Action: planner.ActionStop, Title: "Easy run", Count: 1}, "Undo: stop repeating Easy run"},
		{planner.Label{Action: planner.ActionLog, Title: "Long walk", Count: 1}, "Undo: log Long walk"},
		{planner.Label{Action: planner.ActionDayOff, Date: thursday, Other: thursday}, "Undo: take 11 June off"},
		{planner.Label{Action: planner.ActionDayOff, Date: monday, Other: thursday}, "Undo: take 8 June to 11 June off"},
		{planner.Label{Action: planner.ActionDayOn, Date: monday, Other: thursday}, "Undo: train on 8 June to 11 June after all"},
		{planner.Label{Action: planner.ActionDayOn, Date: monday, Other: monday}, "Undo: train on 8 June after all"},
		{planner.Label{Action: planner.ActionDialBack, Date: monday, Other: thursday, Count: 4}, "Undo: dial back 8 June to 11 June"},
		{planner.Label{Action: planner.ActionReturn, Date: thursday}, "Undo: return to the plan on 11 June"},
		{planner.Label{Action: planner.ActionSlide, Title: "Long run", Count: 1, Date: thursday}, "Undo: slide Long run to Thursday"},
		{planner.Label{Action: planner.ActionReRamp, Date: monday, Count: 9}, "Undo: ramp the plan from 8 June"},
		{planner.Label{Action: planner.ActionTimes, Date: monday}, "Undo: change the times of the week of 8 June"},
		{planner.Label{Action: planner.ActionUsual, Date: monday}, "Undo: make the times of the week of 8 June as usual"},
		{planner.Label{Action: planner.ActionSwap, Date: monday, Other: thursday}, "Undo: swap Monday and Thursday"},
		{planner.Label{Action: planner.ActionSwap, Date: thursday.AddDays(14), Other: thursday}, "Undo: swap " + f.Date(thursday.AddDays(14)) + " and " + f.Date(thursday)},
		{planner.Label{Action: planner.ActionKeep, Date: monday}, "Undo: keep the week of 8 June with a reason"},
		{planner.Label{Action: planner.ActionProfile}, "Undo: change settings"},
		{planner.Label{Action: planner.ActionProfile, Setting: planner.SettingUnits}, "Undo: change the units"},
		{planner.Label{Action: planner.ActionReset}, "Undo: reset the settings"},
	} {
		if got := f.Undo(c.label); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	if got := f.Redo(planner.Label{Action: planner.ActionTray, Title: "Long run", Count: 1}); got != "Redo: put Long run in the tray" {
		t.Error(got)
	}
}
