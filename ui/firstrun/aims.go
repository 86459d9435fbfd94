package firstrun

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// offered are the activities of the first run; all others are in the settings.
var offered = []model.ID{"walk", "run", "cycle", "swim", "elliptical", "row"}

// mostSessions is how often something can be aimed at in a week.
const mostSessions = 7

// showAims asks how often a week the person would like to train what.
func (p *Page) showAims() []fyne.CanvasObject {
	aims := &p.answers.profile.Aims
	sum := kit.NewParagraph("", theme.TextBody, theme.ColorTextMuted, 0, 3)
	show := func() {
		sum.SetText(p.sumOfAims())
		p.setWrong("")
		p.Refresh()
	}
	stepper := func(name string, value int, set func(int)) fyne.CanvasObject {
		return kit.NewField(name, kit.NewStepper(value, 0, mostSessions, 1, p.timesAWeek, func(n int) { set(n); show() }))
	}
	parts := pairs(
		stepper(p.format.Kind(model.Lower), aims.Lower, func(n int) { aims.Lower = n }),
		stepper(p.format.Kind(model.Upper), aims.Upper, func(n int) { aims.Upper = n }),
	)
	parts = append(parts,
		kit.NewCheck(p.say("welcome.aims.full"), aims.FullBody, func(on bool) { aims.FullBody = on }),
		kit.NewLine(p.say("welcome.aims.cardio"), theme.TextBody, true, theme.ColorText))
	var activities []fyne.CanvasObject
	for _, id := range offered {
		activity, ok := p.Plan.Library().Activity(id)
		if !ok {
			continue
		}
		activities = append(activities, stepper(
			p.say("welcome.aims.activity", "Activity", activity.Name, "Impact", p.say("impact."+string(activity.Impact))),
			p.answers.aim(id), func(n int) { p.answers.setAim(id, n) },
		))
	}
	parts = append(parts, pairs(activities...)...)
	sum.SetText(p.sumOfAims())
	return append(parts, sum)
}

func (p *Page) timesAWeek(n int) string {
	if n == 0 {
		return p.say("welcome.aims.none")
	}
	return p.say("welcome.aims.times", "Count", n)
}

// sumOfAims says how many sessions are wanted, and where that is more than there
// are days, what becomes of it.
func (p *Page) sumOfAims() string {
	a := &p.answers
	days := min(a.trainingDays(), 7-a.profile.Limits.RestDaysWeek)
	key := "welcome.aims.sum"
	if a.sessions() > days {
		key = "welcome.aims.many"
	}
	return p.say(key, "Count", a.sessions(), "Days", strconv.Itoa(days))
}

// setAim says how often an activity is wanted; all of them make the cardio aim.
func (a *answers) setAim(activity model.ID, n int) {
	aims := &a.profile.Aims
	aims.Activities = slices.DeleteFunc(aims.Activities, func(aim model.ActivityAim) bool { return aim.Activity == activity })
	if n > 0 {
		aims.Activities = append(aims.Activities, model.ActivityAim{Activity: activity, Sessions: n})
		slices.SortFunc(aims.Activities, func(x, y model.ActivityAim) int {
			return slices.Index(offered, x.Activity) - slices.Index(offered, y.Activity)
		})
	}
	aims.Cardio = 0
	for _, aim := range aims.Activities {
		aims.Cardio += aim.Sessions
	}
	aims.Cardio = min(aims.Cardio, mostSessions)
}

func (p *Page) leaveAims(bool) string {
	if p.answers.sessions() == 0 {
		return p.say("welcome.aims.needed")
	}
	return ""
}
