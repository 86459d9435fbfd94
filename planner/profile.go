package planner

import (
	"errors"
	"reflect"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/progress"
)

// SaveProfile replaces the person's aims, times and preferences. A limit that
// becomes looser than advised while no professional agreed is refused
// ([model.CodeUnagreed]), whatever else changes.
type SaveProfile struct{ Profile model.Profile }

func (op SaveProfile) change(s *scene) (Change, Label, error) {
	label := Label{Action: ActionProfile}
	after := op.Profile
	after.FirstWeekday, after.Weekdays = s.profile.FirstWeekday, s.profile.Weekdays
	switch {
	case op.Profile.FirstWeekday == after.FirstWeekday:
	case len(s.byID) == 0: // there are no weeks yet whose bounds could stay
		after.FirstWeekday, after.Weekdays = op.Profile.FirstWeekday, nil
	default:
		after.ChangeWeekday(op.Profile.FirstWeekday, s.today)
	}
	if err := after.Validate(); err != nil {
		return Change{}, label, err
	}
	if _, err := progress.NewRack(op.Profile.Weights); err != nil {
		return Change{}, label, &model.Invalid{Field: "weights.plates", Code: model.CodeTooLarge}
	}
	before := s.profile
	if err := loosened(&before.Limits, &after.Limits); err != nil {
		return Change{}, label, err
	}
	differs := differing(&before, &after)
	if len(differs) == 0 {
		return Change{}, label, nil
	}
	if len(differs) == 1 {
		label.Setting = differs[0]
	}
	return Change{Profile: &Diff[model.Profile]{Before: &before, After: &after}}, label, nil
}

// loosened refuses limits looser than advised to which no professional agreed. One
// that was so before may stay, but not become looser still.
func loosened(before, after *model.Limits) error {
	if after.Agreed != (civil.Date{}) {
		return nil
	}
	bound := model.DefaultLimits
	if before.Agreed == (civil.Date{}) {
		bound.Loosen(before)
	}
	var refused []error
	for _, l := range after.Looser(&bound) {
		refused = append(refused, l)
	}
	return errors.Join(refused...)
}

// ResetProfile gives the person's settings the values that hold without any.
// What was said of oneself stays: the name, what is declared, days off and
// weeks with times of their own.
type ResetProfile struct{}

func (ResetProfile) change(s *scene) (Change, Label, error) {
	was, after := &s.profile, model.DefaultProfile()
	after.Name, after.Zone, after.Declared = was.Name, was.Zone, was.Declared
	after.DaysOff, after.WeekTimes = was.DaysOff, was.WeekTimes
	c, _, err := SaveProfile{Profile: after}.change(s)
	return c, Label{Action: ActionReset}, err
}

// Setting names what a change of the profile is about, for the words on Undo.
type Setting string

// The settings there are.
const (
	SettingName         Setting = "name"
	SettingUnits        Setting = "units"
	SettingFirstWeekday Setting = "first-weekday"
	SettingTime         Setting = "time" // on the days of a usual week
	SettingAims         Setting = "aims"
	SettingLevel        Setting = "level" // what the person does already
	SettingLimits       Setting = "limits"
	SettingWeights      Setting = "weights"
	SettingReminders    Setting = "reminders"
	SettingSounds       Setting = "sounds"
	SettingMotion       Setting = "motion"
	SettingPaper        Setting = "paper"
	SettingOther        Setting = "other"
)

// differing are the settings in which two profiles differ; an empty list is as
// good as none.
func differing(before, after *model.Profile) []Setting {
	a, b := *before, *after
	var all []Setting
	add := func(setting Setting, same bool) {
		if !same {
			all = append(all, setting)
		}
	}
	aims := slices.Equal(a.Aims.Activities, b.Aims.Activities)
	a.Aims.Activities, b.Aims.Activities = nil, nil
	add(SettingName, a.Name == b.Name)
	add(SettingUnits, a.Units == b.Units)
	add(SettingFirstWeekday, a.FirstWeekday == b.FirstWeekday && slices.Equal(a.Weekdays, b.Weekdays))
	add(SettingTime, a.Available == b.Available)
	add(SettingAims, aims && reflect.DeepEqual(a.Aims, b.Aims))
	add(SettingLevel, slices.Equal(a.Declared, b.Declared))
	add(SettingLimits, a.Limits == b.Limits)
	add(SettingWeights, sameWeights(&a.Weights, &b.Weights))
	add(SettingReminders, a.Reminders == b.Reminders)
	add(SettingSounds, a.Muted == b.Muted)
	add(SettingMotion, a.StillFigures == b.StillFigures)
	add(SettingPaper, a.Paper == b.Paper)
	add(SettingOther, a.Zone == b.Zone && slices.Equal(a.DaysOff, b.DaysOff) && slices.Equal(a.WeekTimes, b.WeekTimes))
	return all
}

func sameWeights(a, b *model.Weights) bool {
	return a.Step == b.Step && a.Bar == b.Bar && slices.Equal(a.Dumbbells, b.Dumbbells) && slices.Equal(a.Plates, b.Plates)
}
