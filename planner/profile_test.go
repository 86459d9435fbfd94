package planner_test

import (
	"reflect"
	"testing"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

// A limit is only loosened with a professional's word, and only by name.
func TestLooserLimitsNeedAProfessional(t *testing.T) {
	for field, loosen := range map[string]func(*model.Limits){
		"limits.growth":         func(l *model.Limits) { l.Growth = 26 },
		"limits.spike":          func(l *model.Limits) { l.Spike = 11 },
		"limits.restDays":       func(l *model.Limits) { l.RestDays = 1 },
		"limits.highImpactWeek": func(l *model.Limits) { l.HighImpactWeek = 4 },
		"limits.restDaysWeek":   func(l *model.Limits) { l.RestDaysWeek = 0 },
	} {
		w := newWorld(t)
		w.refuseInput(planner.SaveProfile{Profile: w.with(func(p *model.Profile) { loosen(&p.Limits) })}, field, model.CodeUnagreed)
		agreed := func(p *model.Profile) { loosen(&p.Limits); p.Limits.Agreed = monday }
		w.profile(agreed)
		// The word cannot be taken back while the limit stays.
		w.refuseInput(planner.SaveProfile{Profile: w.with(func(p *model.Profile) { p.Limits.Agreed = model.Limits{}.Agreed })}, field, model.CodeUnagreed)
		w.profile(func(p *model.Profile) { p.Limits = model.DefaultLimits })
	}
}

// What was looser before there was a word for it stays, and other settings can
// be changed beside it.
func TestLimitsThatWereLooserStay(t *testing.T) {
	w := newWorld(t)
	p := model.DefaultProfile()
	p.Limits.Growth = 50
	w.apply(planner.Fill{Profile: p})
	w.profile(func(p *model.Profile) { p.Name = "Alex" })
	w.refuseInput(planner.SaveProfile{Profile: w.with(func(p *model.Profile) { p.Limits.Growth = 60 })}, "limits.growth", model.CodeUnagreed)
	w.refuseInput(planner.SaveProfile{Profile: w.with(func(p *model.Profile) { p.Limits.Spike = 20 })}, "limits.spike", model.CodeUnagreed)
	w.profile(func(p *model.Profile) { p.Limits.Growth = 20 })
}

func TestLimitsOutOfRangeAreRefused(t *testing.T) {
	w := newWorld(t)
	w.refuseInput(planner.SaveProfile{Profile: w.with(func(p *model.Profile) { p.Limits.Growth, p.Limits.Agreed = 101, monday })}, "limits.growth", model.CodeTooLarge)
	w.refuseInput(planner.SaveProfile{Profile: w.with(func(p *model.Profile) { p.Limits.RestDays, p.Limits.Agreed = 0, monday })}, "limits.restDays", model.CodeTooSmall)
}

// The label names the setting, if it is one.
func TestAChangeOfOneSettingSaysWhich(t *testing.T) {
	for want, change := range map[planner.Setting]func(*model.Profile){
		planner.SettingName:         func(p *model.Profile) { p.Name = "Alex" },
		planner.SettingUnits:        func(p *model.Profile) { p.Units.Miles = true },
		planner.SettingFirstWeekday: func(p *model.Profile) { p.FirstWeekday = time.Sunday },
		planner.SettingTime:         func(p *model.Profile) { p.Available[2] = 0 },
		planner.SettingAims:         func(p *model.Profile) { p.Aims.Activities[0].Sessions = 3 },
		planner.SettingLevel: func(p *model.Profile) {
			p.Declared = []model.Declared{{Activity: "run", Week: monday, Distance: model.Mile}}
		},
		planner.SettingLimits:    func(p *model.Profile) { p.Limits.Strict = true },
		planner.SettingWeights:   func(p *model.Profile) { p.Weights.Dumbbells = []model.Mass{model.Kilogram} },
		planner.SettingReminders: func(p *model.Profile) { p.Reminders.Thermal = true },
		planner.SettingSounds:    func(p *model.Profile) { p.Muted = true },
		planner.SettingMotion:    func(p *model.Profile) { p.StillFigures = true },
		planner.SettingPaper:     func(p *model.Profile) { p.Paper = model.Letter },
		planner.SettingOther:     func(p *model.Profile) { p.Zone = "Asia/Tokyo" },
		"": func(p *model.Profile) {
			p.Name, p.Muted = "Alex", true
		},
	} {
		w := newWorld(t)
		out := w.apply(planner.SaveProfile{Profile: w.with(change)})
		if out.Label.Action != planner.ActionProfile || out.Label.Setting != want {
			t.Errorf("%+v, want %q", out.Label, want)
		}
		w.undo()
		w.refuse(planner.SaveProfile{Profile: w.with(func(*model.Profile) {})}, planner.ErrNothingToDo)
	}
}

// No field of the profile is forgotten: each by itself makes a change.
func TestEveryFieldOfTheProfileMakesAChange(t *testing.T) {
	other := model.Profile{
		Name: "Alex", Units: model.Units{Pounds: true}, FirstWeekday: time.Sunday, Zone: "Asia/Tokyo", Available: [7]model.Seconds{5: 60},
		Aims: model.Aims{Upper: 1}, Limits: model.Limits{RestDays: 3, RestDaysWeek: 2}, Declared: []model.Declared{{Activity: "run", Week: monday, Distance: model.Mile}},
		Paper: model.Letter, Weights: model.Weights{Bar: model.Kilogram}, DaysOff: []model.DaysOff{{From: monday, To: monday}},
		WeekTimes: []model.WeekTimes{{Day: monday}}, Reminders: model.Reminders{Morning: true}, Muted: true, StillFigures: true,
	}
	kind := reflect.TypeFor[model.Profile]()
	for i := range kind.NumField() {
		if kind.Field(i).Name == "Weekdays" {
			continue // the verb's own
		}
		w := newWorld(t)
		p := w.with(func(p *model.Profile) {
			reflect.ValueOf(p).Elem().Field(i).Set(reflect.ValueOf(other).Field(i))
		})
		if reflect.ValueOf(other).Field(i).IsZero() && kind.Field(i).Name != "FirstWeekday" {
			t.Fatalf("%s: nothing to try", kind.Field(i).Name)
		}
		if _, err := w.plan.Apply(planner.SaveProfile{Profile: p}, ""); err != nil {
			t.Errorf("%s: %v", kind.Field(i).Name, err)
		}
	}
}

func TestResetKeepsWhatWasSaidOfOneself(t *testing.T) {
	w := newWorld(t)
	w.refuse(planner.ResetProfile{}, planner.ErrNothingToDo)
	w.add(strength(model.Lower, monday))
	w.profile(func(p *model.Profile) {
		p.Name, p.Units.Miles, p.Muted, p.Paper = "Alex", true, true, model.Letter
		p.Limits.Growth, p.Limits.Agreed = 50, monday
		p.Declared = []model.Declared{{Activity: "run", Week: monday, Distance: model.Mile}}
		p.FirstWeekday = time.Sunday
	})
	w.apply(planner.SetDayOff{From: wednesday, To: wednesday})
	before := w.dump()
	out := w.apply(planner.ResetProfile{})
	if out.Label != (planner.Label{Action: planner.ActionReset}) {
		t.Errorf("%+v", out.Label)
	}
	p := w.with(func(*model.Profile) {})
	want := model.DefaultProfile()
	want.Name, want.Declared, want.DaysOff = p.Name, p.Declared, p.DaysOff
	if !reflect.DeepEqual(p, want) || p.Name != "Alex" || len(p.Declared) != 1 || len(p.DaysOff) != 1 {
		t.Errorf("%+v", p)
	}
	w.undo()
	w.same(before, "undone")
}
