package planner_test

import (
	"cloud.google.com/go/civil"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

// drawLife draws a change of several sessions, of a series, of what was done or
// of the person's days.
func drawLife(t *rapid.T, w *world, ids []model.ID, day *rapid.Generator[civil.Date], index int, scope planner.Scope) planner.Op {
	id := rapid.SampledFrom(ids).Draw(t, "session")
	switch rapid.SampledFrom([]string{
		"edit series", "move many", "paste", "repeat", "repeat", "stop", "log", "done", "day off", "day on", "times", "dial back", "dial back", "return", "slide", "re-ramp",
	}).Draw(t, "verb") {
	case "edit series":
		return editOf(t, w, id, scope, day.Draw(t, "on"))
	case "move many":
		several := rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 1, 4, rapid.ID[model.ID])
		to := rapid.OneOf(day, rapid.Just(tray)).Draw(t, "to")
		return planner.MoveMany{Sessions: several.Draw(t, "several"), To: to, Index: index}
	case "paste":
		to := rapid.OneOf(day, rapid.Just(tray)).Draw(t, "to")
		return planner.Paste{Sessions: rapid.SliceOfN(rapid.SampledFrom(append(w.dump().Sessions, drawSession(t, monday))), 1, 4).Draw(t, "copied"), To: to, Index: index}
	case "repeat":
		return planner.Repeat{
			Session: id, Every: rapid.IntRange(0, 3).Draw(t, "every"), Count: rapid.IntRange(2, 6).Draw(t, "count"),
			Weekdays: rapid.SliceOfN(weekdays, 0, 3).Draw(t, "weekdays"),
		}
	case "stop":
		return planner.StopRepeating{Session: id}
	case "log":
		return planner.LogDone{Session: drawSession(t, day.Draw(t, "on")), Index: index}
	case "day off", "day on":
		from := day.Draw(t, "from")
		to := from.AddDays(rapid.IntRange(-1, 4).Draw(t, "days"))
		if rapid.Bool().Draw(t, "off") {
			return planner.SetDayOff{From: from, To: to, Note: "away"}
		}
		return planner.ClearDayOff{From: from, To: to}
	case "times":
		return planner.SetWeekTimes{Day: day.Draw(t, "week"), Available: drawProfile(t).Available}
	case "dial back":
		from := day.Draw(t, "from")
		return planner.DialBack{
			From: from, To: from.AddDays(rapid.IntRange(-1, 9).Draw(t, "days")), Percent: rapid.IntRange(5, 90).Draw(t, "percent"), Reason: "sore",
		}
	case "slide":
		return planner.Slide{Session: id, To: day.Draw(t, "to")}
	case "re-ramp":
		week := model.WeekOf(day.Draw(t, "week"), w.dump().Profile.FirstWeekday)
		return planner.ReRamp{From: week, Weeks: rapid.IntRange(0, 3).Draw(t, "weeks")}
	case "return":
		back := planner.Return{ID: "unknown", On: day.Draw(t, "on")}
		for _, span := range w.dump().Spans {
			back.ID = span.ID
		}
		return back
	default:
		return drawDone(t, w, id)
	}
}

// editOf draws an edit of a session that keeps what is not drawn.
func editOf(t *rapid.T, w *world, id model.ID, scope planner.Scope, to civil.Date) planner.Edit {
	edited := model.Session{ID: id}
	for _, s := range w.dump().Sessions {
		if s.ID == id {
			edited = s
		}
	}
	if rapid.Bool().Draw(t, "another day") && edited.Status == model.Planned {
		edited = edited.OnDay(to)
	}
	edited.Note = rapid.SampledFrom([]string{"", "gently"}).Draw(t, "note")
	edited.Plan.Duration = model.Seconds(rapid.IntRange(1, 9).Draw(t, "length")) * 5 * model.Minute
	return planner.Edit{Session: edited, Scope: scope}
}

// drawDone draws what was done of a session.
func drawDone(t *rapid.T, w *world, id model.ID) planner.Op {
	op, err := w.plan.Prefill(id)
	if err != nil {
		return planner.Complete{Session: id}
	}
	op.Actual.RPE, op.Further = rapid.IntRange(0, 10).Draw(t, "felt"), rapid.Bool().Draw(t, "further")
	for i := range op.Done {
		op.Done[i] = op.Done[i][:rapid.IntRange(0, len(op.Done[i])).Draw(t, "sets")]
	}
	return op
}
