package week

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/arrange"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// aims is the dialog for what a person would like each week, has time for and
// does already, and for their units.
type aims struct {
	page         *Page
	profile      model.Profile
	dialog       *kit.Dialog
	upper, lower *kit.Stepper
	cardio       *kit.Stepper
	fullBody     *kit.Check
	minutes      [7]*kit.Entry // by time.Weekday
	wroteMinutes [7]string
	rows         []*aimRow
	list         *fyne.Container
	more         *kit.Select
	choices      []model.ID // what more offers, after its first word
	miles        *kit.Segments
	pounds       *kit.Segments
	first        *kit.Segments
	firstDays    []time.Weekday // what first offers
	fields       map[string]*kit.Field
}

// aimRow is one activity: how often a week, and how much is usual already.
type aimRow struct {
	family   model.ID
	sessions *kit.Stepper
	usual    *kit.Entry
	wrote    string // what usual said at first
}

// usualActivities are offered before a person chooses others.
var usualActivities = []model.ID{"run", "walk", "cycle", "swim"}

// firstWeekdays are what weeks begin on in one country or another.
var firstWeekdays = []time.Weekday{time.Monday, time.Sunday, time.Saturday}

// Aims opens the dialog of weekly aims, free time and units.
func (p *Page) Aims() {
	profile, err := p.Plan.Profile()
	if err != nil {
		p.Fail(err)
		return
	}
	a := &aims{page: p, profile: profile, fields: map[string]*kit.Field{}}
	a.dialog = &kit.Dialog{
		Heading: p.say("aims.heading"), Sentence: p.say("aims.sentence"), Content: a.content(), Width: 640,
		Confirm: p.say("form.save"), Cancel: p.say("dialog.cancel"), OnConfirm: a.confirm,
	}
	a.dialog.Show(p.Canvas)
}

func sessionsStepper(n int) *kit.Stepper { return kit.NewStepper(n, 0, 7, 1, strconv.Itoa, nil) }

func (a *aims) content() fyne.CanvasObject {
	p, say := a.page, a.page.say
	a.upper, a.lower = sessionsStepper(a.profile.Aims.Upper), sessionsStepper(a.profile.Aims.Lower)
	a.cardio = sessionsStepper(a.profile.Aims.Cardio)
	a.fullBody = kit.NewCheck(say("aims.full-body"), a.profile.Aims.FullBody, nil)
	a.miles = kit.NewSegments([]string{say("aims.km"), say("aims.mi")}, index(a.profile.Units.Miles), nil)
	a.pounds = kit.NewSegments([]string{say("aims.kg"), say("aims.lb")}, index(a.profile.Units.Pounds), nil)
	a.firstDays = slices.Clone(firstWeekdays)
	if !slices.Contains(a.firstDays, a.profile.FirstWeekday) {
		a.firstDays = append(a.firstDays, a.profile.FirstWeekday)
	}
	var days []string
	for _, d := range a.firstDays {
		days = append(days, p.Format.WeekdayShort(d))
	}
	a.first = kit.NewSegments(days, slices.Index(a.firstDays, a.profile.FirstWeekday), nil)

	a.list = column()
	for _, family := range a.shownFamilies() {
		a.addRow(family)
	}
	a.more = kit.NewSelect(nil, -1, func(i int) { a.choose(i - 1) })
	a.offerMore()
	return column(
		row(a.field("aims.lower", a.lower), a.field("aims.upper", a.upper), a.field("aims.cardio", a.cardio)),
		a.fullBody,
		kit.NewField(say("aims.activities"), container.New(layout.NewCustomPaddedVBoxLayout(theme.Grid), a.list, a.more)),
		a.days(),
		row(kit.NewField(say("aims.distances"), a.miles), kit.NewField(say("aims.weights"), a.pounds), a.field("firstWeekday", a.first)),
	)
}

// index is the place of no and yes in a choice of two.
func index(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func (a *aims) field(path string, control fyne.CanvasObject) *kit.Field {
	f := kit.NewField(a.page.Format.Field(path), control)
	a.fields[path] = f
	return f
}

// shownFamilies are those aimed at or declared, then the usual ones.
func (a *aims) shownFamilies() []model.ID {
	var all []model.ID
	add := func(activity model.ID) {
		if family := a.page.family(activity); !slices.Contains(all, family) && len(all) < arrange.MaxActivities {
			all = append(all, family)
		}
	}
	for _, aim := range a.profile.Aims.Activities {
		add(aim.Activity)
	}
	for _, d := range a.profile.Declared {
		add(d.Activity)
	}
	for _, id := range usualActivities {
		add(id)
	}
	return all
}

func (a *aims) addRow(family model.ID) {
	p := a.page
	activity, _ := p.Plan.Library().Activity(family)
	r := &aimRow{family: family, usual: kit.NewEntry(p.say("aims.usual.hint"))}
	sessions := 0
	for _, aim := range a.profile.Aims.Activities {
		if p.family(aim.Activity) == family {
			sessions += aim.Sessions
		}
	}
	r.sessions = sessionsStepper(min(sessions, 7))
	if d, ok := a.declared(family); ok {
		r.wrote = p.Format.Duration(d.Duration)
		if d.Distance > 0 {
			r.wrote = p.Format.Distance(d.Distance, family)
		}
		r.usual.SetText(r.wrote)
	}
	field := kit.NewField(p.say("aims.usual", "Activity", activity.Name), r.usual)
	a.fields[usualPath(len(a.rows))] = field
	a.rows = append(a.rows, r)
	a.list.Add(row(kit.NewField(p.say("aims.sessions", "Activity", activity.Name), r.sessions), field))
}

func (a *aims) declared(family model.ID) (model.Declared, bool) {
	for _, d := range slices.Backward(a.profile.Declared) {
		if a.page.family(d.Activity) == family {
			return d, true
		}
	}
	return model.Declared{}, false
}

// offerMore lists the families that have no row yet.
func (a *aims) offerMore() {
	words := []string{a.page.say("aims.more")}
	a.choices = nil
	for _, activity := range a.page.Plan.Library().Activities {
		shown := slices.ContainsFunc(a.rows, func(r *aimRow) bool { return r.family == activity.ID })
		if activity.Family == "" && !shown {
			a.choices = append(a.choices, activity.ID)
			words = append(words, activity.Name)
		}
	}
	a.more.SetOptions(words, 0)
	a.more.Hidden = len(a.rows) >= arrange.MaxActivities
}

func (a *aims) choose(i int) {
	if i < 0 {
		return
	}
	a.addRow(a.choices[i])
	a.offerMore()
	a.dialog.Refresh()
}

// days are the minutes free on each weekday, in the order of the week.
func (a *aims) days() fyne.CanvasObject {
	var cells []fyne.CanvasObject
	for i := range 7 {
		d := (a.profile.FirstWeekday + time.Weekday(i)) % 7
		e := kit.NewEntry("0")
		a.wroteMinutes[d] = strconv.Itoa(int(a.profile.Available[d] / model.Minute))
		e.SetText(a.wroteMinutes[d])
		a.minutes[d] = e
		f := kit.NewField(a.page.Format.WeekdayShort(d), e)
		a.fields[availablePath(d)] = f
		cells = append(cells, f)
	}
	return kit.NewField(a.page.say("aims.minutes"), row(cells...))
}

func availablePath(d time.Weekday) string { return fmt.Sprintf("available[%d]", d) }

// confirm saves the profile, or names the first field that keeps it from that.
func (a *aims) confirm() bool {
	for _, f := range a.fields {
		f.SetError("")
	}
	profile, err := a.read()
	if err != nil {
		return a.complain(err)
	}
	out, err := a.page.Plan.Apply(planner.SaveProfile{Profile: profile}, "")
	switch {
	case err == nil:
		a.dialog.OnClosed = func(bool) { a.page.done(out) }
		return true
	case len(model.InvalidFields(err)) > 0:
		return a.complain(err)
	default:
		a.dialog.OnClosed = func(bool) { a.page.wayOn.Settle(planner.SaveProfile{Profile: profile}, out, err) }
		return true
	}
}

func (a *aims) complain(err error) bool {
	for i, invalid := range model.InvalidFields(err) {
		words := a.page.Format.Invalid(invalid)
		if f, ok := a.fields[invalid.Field]; ok {
			f.SetError(words)
			if i == 0 {
				f.Focus()
			}
			continue
		}
		a.dialog.SetError(words)
	}
	return false
}

func (a *aims) read() (model.Profile, error) {
	p := a.profile
	p.Aims = model.Aims{Upper: a.upper.Value(), Lower: a.lower.Value(), Cardio: a.cardio.Value(), FullBody: a.fullBody.Checked()}
	p.Units = model.Units{Miles: a.miles.Chosen() == 1, Pounds: a.pounds.Chosen() == 1}
	p.FirstWeekday = a.firstDays[a.first.Chosen()]
	p.Declared = nil
	wanted := 0
	for i, r := range a.rows {
		n := r.sessions.Value()
		if n > 0 {
			p.Aims.Activities = append(p.Aims.Activities, model.ActivityAim{Activity: r.family, Sessions: n})
			wanted += n
		}
		d, declares, err := a.readUsual(i, r)
		if err != nil {
			return p, err
		}
		if declares {
			p.Declared = append(p.Declared, d)
		}
	}
	if wanted > p.Aims.Cardio {
		p.Aims.Cardio = min(wanted, 7) // what is aimed at singly is aimed at in all
	}
	for d, e := range a.minutes {
		if e.Text == a.wroteMinutes[d] {
			continue
		}
		minutes, err := a.page.Format.ParseMinutes(availablePath(time.Weekday(d)), e.Text)
		if err != nil {
			return p, err
		}
		p.Available[d] = minutes
	}
	return p, nil
}

// readUsual reads what a person does already: a distance or a time; nothing of
// either is nothing. Untouched it keeps its week; a new one stands for the week
// before this one.
func (a *aims) readUsual(i int, r *aimRow) (model.Declared, bool, error) {
	text := strings.TrimSpace(r.usual.Text)
	was, known := a.declared(r.family)
	switch {
	case text == "":
		return model.Declared{}, false, nil
	case known && r.usual.Text == r.wrote:
		return was, true, nil
	}
	d := model.Declared{Activity: r.family, Week: model.WeekOf(a.page.view.Today, a.profile.FirstWeekday).Plus(-1).First}
	var err error
	// Distances first: 1200 m of swimming are metres, though m may stand for minutes.
	if d.Distance, err = a.page.Format.ParseDistance(usualPath(i), text, r.family); err != nil {
		var noTime error
		if d.Duration, noTime = a.page.Format.ParseMinutes(usualPath(i), text); noTime != nil {
			return d, false, err
		}
	}
	return d, d.Distance > 0 || d.Duration > 0, nil
}

// usualPath names what is usual in the i-th row.
func usualPath(i int) string { return fmt.Sprintf("declared[%d]", i) }
