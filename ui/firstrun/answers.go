package firstrun

import (
	"slices"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
)

// answers are what a person has said so far.
type answers struct {
	accepted     bool // that this is education, not medical advice
	ticked       map[string]bool
	acknowledged bool // that a provider will be contacted
	opened       int  // signs that were opened here: the last changes there are
	profile      model.Profile
	levels       map[model.ID]string // what is done in a week, by activity, as typed
	weights      map[model.ID]string // by exercise, as typed
	skippedLevel bool                // what was typed of these does not count
	nextWeek     bool                // the plan begins with the next week
}

// shortWeek is how few days may be left of a week before a plan had better begin
// with the next one.
const shortWeek = 4

func newAnswers(profile model.Profile, accepted bool, today civil.Date) answers {
	left := model.WeekOf(today, profile.FirstWeekday).Last().DaysSince(today) + 1
	return answers{
		nextWeek: left < shortWeek,
		accepted: accepted, profile: profile,
		ticked: map[string]bool{}, levels: map[model.ID]string{}, weights: map[model.ID]string{},
	}
}

// signs are the flags that are ticked, in the order of the rules.
func (a *answers) signs() []string {
	return slices.DeleteFunc(slices.Clone(model.RedFlagCodes), func(code string) bool { return !a.ticked[code] })
}

// aim is how often an activity is wanted in a week.
func (a *answers) aim(activity model.ID) int {
	for _, aim := range a.profile.Aims.Activities {
		if aim.Activity == activity {
			return aim.Sessions
		}
	}
	return 0
}

// sessions is how many are wanted in a week.
func (a *answers) sessions() int {
	return a.profile.Aims.Lower + a.profile.Aims.Upper + a.profile.Aims.Cardio
}

// trainingDays is on how many days of a week there is time.
func (a *answers) trainingDays() int {
	n := 0
	for _, s := range a.profile.Available {
		if s > 0 {
			n++
		}
	}
	return n
}

// planWeek is the week that the plan begins with.
func (a *answers) planWeek(today civil.Date) model.Week {
	week := model.WeekOf(today, a.profile.FirstWeekday)
	if a.nextWeek {
		return week.Plus(1)
	}
	return week
}
