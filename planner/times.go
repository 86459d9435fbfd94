package planner

import (
	"slices"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// SetDayOff says that a person does not train on some days, both ends
// included. It takes the place of what was said of them before; sessions that
// stand there stay and are found to have no time.
type SetDayOff struct {
	From, To civil.Date
	Note     string
}

func (op SetDayOff) change(s *scene) (Change, Label, error) {
	label := Label{Action: ActionDayOff, Date: op.From, Other: op.To}
	if err := validSpan(op.From, op.To); err != nil {
		return Change{}, label, err
	}
	after := s.profile
	after.DaysOff = append(without(after.DaysOff, op.From, op.To), model.DaysOff{From: op.From, To: op.To, Note: op.Note})
	slices.SortFunc(after.DaysOff, func(a, b model.DaysOff) int { return a.From.Compare(b.From) })
	c, _, err := SaveProfile{Profile: after}.change(s)
	return c, label, err
}

// ClearDayOff says that a person trains on some days after all, both ends
// included. Days off that reach beyond them keep the rest.
type ClearDayOff struct{ From, To civil.Date }

func (op ClearDayOff) change(s *scene) (Change, Label, error) {
	label := Label{Action: ActionDayOn, Date: op.From, Other: op.To}
	if err := validSpan(op.From, op.To); err != nil {
		return Change{}, label, err
	}
	after := s.profile
	after.DaysOff = without(after.DaysOff, op.From, op.To)
	c, _, err := SaveProfile{Profile: after}.change(s)
	return c, label, err
}

func validSpan(from, to civil.Date) error {
	switch {
	case !from.IsValid():
		return &model.Invalid{Field: "from", Code: model.CodeBadDate}
	case !to.IsValid():
		return &model.Invalid{Field: "to", Code: model.CodeBadDate}
	case to.Before(from):
		return model.TooEarly("to", from)
	default:
		return nil
	}
}

// without takes some days out of days off.
func without(all []model.DaysOff, from, to civil.Date) []model.DaysOff {
	var left []model.DaysOff
	for _, off := range all {
		before, after := off, off
		before.To, after.From = from.AddDays(-1), to.AddDays(1)
		if off.To.Before(from) || off.From.After(to) {
			left = append(left, off)
			continue
		}
		for _, part := range []model.DaysOff{before, after} {
			if !part.To.Before(part.From) {
				left = append(left, part)
			}
		}
	}
	return left
}

// SetWeekTimes says how much time there is on the days of one week, warm-up
// included, by time.Weekday. The usual times make the week a usual one again.
type SetWeekTimes struct {
	Day       civil.Date // one of the week's
	Available [7]model.Seconds
}

func (op SetWeekTimes) change(s *scene) (Change, Label, error) {
	if !op.Day.IsValid() {
		return Change{}, Label{}, &model.Invalid{Field: "day", Code: model.CodeBadDate}
	}
	week := s.weekOf(op.Day)
	label := Label{Action: ActionTimes, Date: week.First}
	after := s.profile
	after.WeekTimes = slices.DeleteFunc(slices.Clone(after.WeekTimes), func(w model.WeekTimes) bool { return week.Contains(w.Day) })
	if op.Available == s.profile.Available {
		label.Action = ActionUsual
	} else {
		after.WeekTimes = append(after.WeekTimes, model.WeekTimes{Day: week.First, Available: op.Available})
		slices.SortFunc(after.WeekTimes, func(a, b model.WeekTimes) int { return a.Day.Compare(b.Day) })
	}
	c, _, err := SaveProfile{Profile: after}.change(s)
	return c, label, err
}
