package settings

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/arrange"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// usualActivities are offered before a person chooses others.
var usualActivities = []model.ID{"run", "walk", "cycle", "swim"}

// mostSessions a week a person may aim at.
const mostSessions = 7

// aims are what a person would like each week, by region and by activity, and
// what they do already.
func (p *Page) aims() *section {
	sessions := func(key string, at func(*model.Profile) *int) *row {
		return p.number(key, 0, mostSessions, 1, strconv.Itoa, at)
	}
	regions := &group{p.say("settings.regions"), []*row{
		sessions("lower", func(m *model.Profile) *int { return &m.Aims.Lower }),
		sessions("upper", func(m *model.Profile) *int { return &m.Aims.Upper }),
		p.tick("full-body", func(m *model.Profile) bool { return m.Aims.FullBody }, func(m *model.Profile, on bool) { m.Aims.FullBody = on }),
		p.cardio(),
	}}
	a := &activities{page: p, group: &group{heading: p.say("settings.activities")}, made: map[model.ID]*row{}, usual: map[model.ID]*kit.Entry{}}
	a.more = p.moreActivities(a)
	p.activities = a
	return &section{groups: []*group{regions, a.group}, load: a.load}
}

// cardio is how many sessions of it a person would like: those that are aimed at
// singly, at least.
func (p *Page) cardio() *row {
	var r *row
	control := kit.NewStepper(0, 0, mostSessions, 1, strconv.Itoa, func(n int) {
		p.set(r, func(m *model.Profile) error {
			if least := min(singly(m), mostSessions); n < least {
				return &model.Invalid{Field: "aims.cardio", Code: model.CodeTooSmall, Least: int64(least)}
			}
			m.Aims.Cardio = n
			return nil
		})
	})
	r = p.row("cardio", control)
	r.load = func(m *model.Profile) { control.SetValue(m.Aims.Cardio) }
	return r
}

// singly is how many cardio sessions are aimed at activity by activity.
func singly(m *model.Profile) int {
	n := 0
	for _, aim := range m.Aims.Activities {
		n += aim.Sessions
	}
	return n
}

// activities are the rows of the families of cardio: those aimed at or done
// already, the usual ones, and others once they are asked for.
type activities struct {
	page  *Page
	group *group
	made  map[model.ID]*row
	usual map[model.ID]*kit.Entry // of the rows made
	asked []model.ID              // to be shown, though nothing is said of them yet
	more  *row
	offer func(missing []model.ID)
}

// load shows a row for each family that is of use. Rows that are there stay the
// same, with what is typed in them.
func (a *activities) load(m *model.Profile) {
	var rows []*row
	families := a.families(m)
	for _, family := range families {
		r, ok := a.made[family]
		if !ok {
			r = a.page.activity(family)
			a.made[family] = r
		}
		rows = append(rows, r)
	}
	var missing []model.ID
	for _, activity := range a.page.Plan.Library().Activities {
		if activity.Family == "" && !slices.Contains(families, activity.ID) && len(families) < arrange.MaxActivities {
			missing = append(missing, activity.ID)
		}
	}
	if a.offer(missing); len(missing) > 0 {
		rows = append(rows, a.more)
	}
	if !slices.Equal(rows, a.group.rows) {
		a.group.rows = rows
		a.page.unfilled = true
	}
}

// ask shows the row of a family, though nothing is said of it yet, unless there
// are as many rows as there can be.
func (a *activities) ask(family model.ID) {
	a.asked = append(a.asked, family)
	a.page.Reload()
}

// Declare shows where a person says how much of an activity is usual, and gives
// it the keyboard.
func (p *Page) Declare(activity model.ID) {
	p.ShowSection(Aims)
	family := p.family(activity)
	p.activities.ask(family)
	if usual := p.activities.usual[family]; usual != nil {
		p.Canvas.Focus(usual)
	}
}

func (a *activities) families(m *model.Profile) []model.ID {
	var all []model.ID
	add := func(activity model.ID) {
		if family := a.page.family(activity); !slices.Contains(all, family) && len(all) < arrange.MaxActivities {
			all = append(all, family)
		}
	}
	for _, aim := range m.Aims.Activities {
		add(aim.Activity)
	}
	for _, d := range m.Declared {
		add(d.Activity)
	}
	for _, id := range slices.Concat(usualActivities, a.asked) {
		add(id)
	}
	// In the order of the library, so that no row moves when it is aimed at.
	place := func(family model.ID) int {
		return slices.IndexFunc(a.page.Plan.Library().Activities, func(known model.Activity) bool { return known.ID == family })
	}
	slices.SortStableFunc(all, func(x, y model.ID) int { return place(x) - place(y) })
	return all
}

// family is the one that an activity belongs to.
func (p *Page) family(activity model.ID) model.ID {
	family, _ := p.Plan.Library().Family(activity)
	return family
}

// moreActivities is the row that adds one.
func (p *Page) moreActivities(a *activities) *row {
	var missing []model.ID
	var r *row
	control := kit.NewSelect(nil, -1, func(i int) {
		family := missing[i]
		a.ask(family)
		a.made[family].focus()
	})
	a.offer = func(ids []model.ID) {
		missing = ids
		var names []string
		for _, id := range ids {
			activity, _ := p.Plan.Library().Activity(id)
			names = append(names, activity.Name)
		}
		control.SetOptions(names, -1)
	}
	r = p.row("more", kit.NewFixed(textWidth, control))
	r.first = control
	return r
}

// activity is the row of a family: how often a week, and how much is usual
// already.
func (p *Page) activity(family model.ID) *row {
	activity, _ := p.Plan.Library().Activity(family)
	var r *row
	sessions := kit.NewStepper(0, 0, mostSessions, 1, strconv.Itoa, func(n int) {
		p.set(r, func(m *model.Profile) error { p.aim(m, family, n); return nil })
	})
	usual := p.entry(func() *row { return r }, p.say("settings.usual.hint"), func(text string) error {
		return p.save(func(m *model.Profile) error { return p.declare(m, family, text) })
	})
	heads := func(key string, control fyne.CanvasObject) fyne.CanvasObject {
		return kit.NewColumn(theme.Grid, kit.NewLine(p.say(key), theme.TextCaption, false, theme.ColorTextMuted), control)
	}
	controls := kit.NewRow(3*theme.Grid, 1, kit.NewFixed(sessionsWidth, heads("settings.sessions", sessions)), kit.NewFixed(usualWidth, heads("settings.usual", usual.Entry)))
	r = &row{Setting: kit.NewSetting(activity.Name, p.impact(activity), kit.NewFixed(activityWidth, controls)), first: sessions}
	r.load = func(m *model.Profile) {
		n := 0
		for _, aim := range m.Aims.Activities {
			if p.family(aim.Activity) == family {
				n += aim.Sessions
			}
		}
		sessions.SetValue(min(n, mostSessions))
		usual.show(p.usual(m, family))
	}
	r.take = func() { usual.take(p, r) }
	p.activities.usual[family] = usual.Entry
	return r
}

// Widths in the row of an activity.
const (
	sessionsWidth float32 = 124
	usualWidth    float32 = 148
	activityWidth         = sessionsWidth + usualWidth + 3*theme.Grid
)

// impact says what an activity is to the knees.
func (p *Page) impact(a model.Activity) string { return p.say("settings.impact." + string(a.Impact)) }

// aim sets how often a week a person would like an activity. What is aimed at
// singly is aimed at in all.
func (p *Page) aim(m *model.Profile, family model.ID, n int) {
	i := slices.IndexFunc(m.Aims.Activities, func(a model.ActivityAim) bool { return p.family(a.Activity) == family })
	m.Aims.Activities = slices.DeleteFunc(slices.Clone(m.Aims.Activities), func(a model.ActivityAim) bool { return p.family(a.Activity) == family })
	if n > 0 {
		if i < 0 {
			i = len(m.Aims.Activities)
		}
		m.Aims.Activities = slices.Insert(m.Aims.Activities, min(i, len(m.Aims.Activities)), model.ActivityAim{Activity: family, Sessions: n})
	}
	m.Aims.Cardio = max(m.Aims.Cardio, min(singly(m), mostSessions))
}

// declared is the newest that is said of a family.
func (p *Page) declared(m *model.Profile, family model.ID) (model.Declared, bool) {
	for _, d := range slices.Backward(m.Declared) {
		if p.family(d.Activity) == family {
			return d, true
		}
	}
	return model.Declared{}, false
}

// usual writes what is said that a person does of a family each week.
func (p *Page) usual(m *model.Profile, family model.ID) string {
	d, ok := p.declared(m, family)
	switch {
	case !ok:
		return ""
	case d.Distance > 0:
		return p.Format.Distance(d.Distance, family)
	default:
		return p.Format.Duration(d.Duration)
	}
}

// declare reads what a person does of a family already, a distance or a time,
// which then stands for the week before this one. Nothing of either is nothing.
func (p *Page) declare(m *model.Profile, family model.ID, text string) error {
	m.Declared = slices.DeleteFunc(slices.Clone(m.Declared), func(d model.Declared) bool { return p.family(d.Activity) == family })
	text = strings.TrimSpace(text)
	if text == "" {
		return nil
	}
	today, err := p.Plan.Today()
	if err != nil {
		return err
	}
	week, err := p.Plan.WeekOf(today)
	if err != nil {
		return err
	}
	d := model.Declared{Activity: family, Week: week.First.AddDays(-7)}
	field := fmt.Sprintf("declared[%d].distance", len(m.Declared))
	// Distances first: 1200 m of swimming are metres, though m may stand for minutes.
	if d.Distance, err = p.Format.ParseDistance(field, text, family); err != nil {
		var noTime error
		if d.Duration, noTime = p.Format.ParseMinutes(field, text); noTime != nil {
			return err
		}
	}
	if d.Distance > 0 || d.Duration > 0 {
		m.Declared = append(m.Declared, d)
	}
	return nil
}
