package week

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/ask"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

// formWidth is how wide the form is; five kinds stand beside each other.
const formWidth float32 = 600

// form is the dialog for one session.
type form struct {
	page   *Page
	was    model.Session // as it was; without an ID it is new
	dialog *kit.Dialog

	template  *kit.Select
	kind      *kit.Segments
	activity  *kit.Select
	title     *kit.Entry
	date      *kit.Entry
	start     *kit.Entry
	part      *kit.Segments
	minutes   *kit.Entry
	distance  *kit.Entry
	ascent    *kit.Entry
	descent   *kit.Entry
	effort    *kit.Stepper
	pinned    *kit.Check
	note      *kit.Entry
	exercises *exerciseRows
	repeat    *repeatFields // nil of a session that cannot begin to repeat
	verdict   *verdictLine

	plan  model.Effort          // what the amounts were filled from
	wrote map[*kit.Entry]string // what the entries said then

	fields      kit.Fields // by the path that model.Invalid names
	activities  []model.Activity
	cardioRow   *fyne.Container
	climbRow    *fyne.Container
	exerciseBox *fyne.Container
	all         *fyne.Container // everything in the dialog
}

var parts = []model.DayPart{model.AnyTime, model.Morning, model.Afternoon}

// addOn opens the form for a new session on a day.
func (p *Page) addOn(d civil.Date) {
	p.showForm(model.Session{Kind: model.Lower, Date: d, Status: model.Planned})
}

// open opens the form for a session.
func (p *Page) open(id string) {
	if s, ok := p.session(id); ok {
		p.showForm(s)
	}
}

func (p *Page) showForm(s model.Session) {
	f := &form{page: p, was: s, fields: kit.Fields{}, wrote: map[*kit.Entry]string{}}
	f.build()
	f.fill(s)
	heading, confirm := p.say("form.edit"), p.say("form.save")
	if s.ID == "" {
		heading, confirm = p.say("form.add"), p.say("form.add.confirm")
	}
	f.dialog = &kit.Dialog{
		Heading: heading, Content: f.content(), Width: formWidth,
		Confirm: confirm, Cancel: p.say("dialog.cancel"), OnConfirm: f.confirm,
	}
	f.arrange()
	f.judge()
	f.dialog.Show(p.Canvas)
}

func (f *form) build() {
	p := f.page
	say := p.say
	f.activities = p.Plan.Library().Activities
	var kinds, templates, activities []string
	for _, k := range model.Kinds {
		kinds = append(kinds, p.Format.KindShort(k, ""))
	}
	templates = append(templates, say("form.template.none"))
	for _, t := range p.Plan.Library().Templates {
		templates = append(templates, t.Title)
	}
	for _, a := range f.activities {
		activities = append(activities, a.Name)
	}
	f.template = kit.NewSelect(templates, 0, func(i int) { f.useTemplate(i - 1) })
	f.kind = kit.NewSegments(kinds, 0, func(int) { f.arrange(); f.judge() }).Tight()
	f.activity = kit.NewSelect(activities, 0, func(int) { f.arrange(); f.judge() })
	entry := func(hint string) *kit.Entry {
		e := kit.NewEntry(hint)
		e.OnChanged = func(string) { f.judge() }
		return e
	}
	f.title = entry(say("form.title.hint"))
	f.date, f.start = entry(say("form.date.hint")), entry(say("form.start.hint"))
	f.part = kit.NewSegments([]string{say("form.any-time"), p.Format.DayPart(model.Morning), p.Format.DayPart(model.Afternoon)}, 0, nil).Tight()
	f.minutes = entry(p.Format.Duration(45 * model.Minute))
	f.distance = entry(say("form.optional"))
	f.ascent, f.descent = entry(say("form.optional")), entry(say("form.optional"))
	f.effort = kit.NewStepper(0, 0, 10, 1, p.Format.Effort, nil)
	f.pinned = kit.NewCheck(say("form.pinned"), false, nil)
	f.note = kit.NewNote("", 2)
	f.exercises = newExerciseRows(p, func() { f.resize() })
	f.verdict = newVerdictLine()
	if f.was.Series == "" && (f.was.Status == model.Planned || f.was.ID == "") {
		f.repeat = newRepeatFields(p, func() { f.resize() })
		f.repeat.onBegin = func() { f.repeat.begin(f.weekdayOf()) }
	}
}

// field names a control and remembers it under the path of its value.
func (f *form) field(path, label string, control fyne.CanvasObject) *kit.Field {
	field := kit.NewField(label, control)
	f.fields[path] = field
	return field
}

func (f *form) content() fyne.CanvasObject {
	p := f.page
	name := p.Format.Field
	f.cardioRow = kit.FormRow(f.field("activity", name("activity"), f.activity), f.field("plan.distance", name("distance"), f.distance))
	f.climbRow = kit.FormRow(f.field("plan.ascent", name("ascent"), f.ascent), f.field("plan.descent", name("descent"), f.descent))
	f.exerciseBox = kit.FormColumn(kit.NewField(p.say("form.exercises"), f.exercises.box))
	all := kit.FormColumn(
		f.verdict.box,
		f.field("kind", name("kind"), f.kind),
		f.field("title", name("title"), f.title),
		kit.FormRow(f.field("date", name("date"), p.withCalendar(f.date)), f.field("start", name("start"), f.start), f.field("part", name("part"), f.part)),
		kit.FormRow(f.field("plan.duration", name("duration"), f.minutes), f.field("plan.rpe", name("rpe"), f.effort)),
		f.cardioRow, f.climbRow, f.exerciseBox,
		f.field("note", name("note"), f.note),
		f.pinned,
	)
	switch {
	case f.repeat != nil:
		all.Add(f.repeat.box)
		maps.Copy(f.fields, f.repeat.fields)
	case f.was.Series != "":
		all.Add(f.seriesLine())
	}
	if f.was.ID == "" {
		all.Objects = slices.Insert(all.Objects, 1, fyne.CanvasObject(f.field("template", p.say("form.template"), f.template)))
	} else {
		remove := kit.Flat(p.say("command.delete"), func() {
			f.dialog.OnClosed = func(bool) { p.delete(string(f.was.ID)) }
			f.dialog.Close()
		})
		all.Add(container.NewHBox(remove))
	}
	f.all = all
	return all
}

// fill writes a session into the fields.
func (f *form) fill(s model.Session) {
	if s.Placed() {
		f.write(f.date, s.Date.String())
	}
	if clock, ok := s.Clock(); ok {
		f.write(f.start, f.page.Format.Clock(clock))
	}
	for i, part := range parts {
		if part == s.Part {
			f.part.SetChosen(i)
		}
	}
	f.pinned.SetChecked(s.Pinned)
	f.note.SetText(s.Note)
	f.fillWork(s)
}

// fillWork writes what a session asks for into the fields.
func (f *form) fillWork(s model.Session) {
	p := f.page
	for i, k := range model.Kinds {
		if k == s.Kind {
			f.kind.SetChosen(i)
		}
	}
	var names []string
	chosen := 0
	for i, a := range f.activities {
		names = append(names, a.Name)
		if a.ID == s.Activity {
			chosen = i
		}
	}
	f.activity.SetOptions(names, chosen)
	f.title.SetText(s.Title)
	f.plan = s.Plan
	if s.Plan.Duration > 0 {
		f.write(f.minutes, p.Format.Duration(s.Plan.Duration))
	}
	family := p.family(s.Activity)
	f.write(f.distance, optional(s.Plan.Distance, func() string { return p.Format.Distance(s.Plan.Distance, family) }))
	f.write(f.ascent, optional(s.Plan.Ascent, func() string { return p.Format.Climb(s.Plan.Ascent) }))
	f.write(f.descent, optional(s.Plan.Descent, func() string { return p.Format.Climb(s.Plan.Descent) }))
	f.effort.SetValue(s.Plan.RPE)
	f.exercises.show(s.Prescriptions)
}

// write fills an entry with words that may be rounded.
func (f *form) write(e *kit.Entry, words string) {
	f.wrote[e] = words
	e.SetText(words)
}

// untouched says whether an entry says what was filled in: then what it was
// filled from stays exact.
func (f *form) untouched(e *kit.Entry) bool { return e.Text != "" && e.Text == f.wrote[e] }

func optional(d model.Distance, words func() string) string {
	if d == 0 {
		return ""
	}
	return words()
}

// useTemplate fills the form from a template; day, time and note stay.
func (f *form) useTemplate(i int) {
	if i < 0 {
		f.was.Template = ""
		return
	}
	t := f.page.Plan.Library().Templates[i]
	f.was.Template = t.ID
	f.fillWork(model.Session{Kind: t.Kind, Activity: t.Activity, Title: t.Title, Plan: t.Plan, Prescriptions: t.Prescriptions})
	f.arrange()
	f.judge()
}

func (f *form) chosenKind() model.Kind { return model.Kinds[f.kind.Chosen()] }

// arrange shows the fields that the kind has.
func (f *form) arrange() {
	kind := f.chosenKind()
	activity := f.activities[max(f.activity.Chosen(), 0)]
	f.cardioRow.Hidden = kind != model.Cardio
	f.climbRow.Hidden = kind != model.Cardio || !activity.Pace
	f.exerciseBox.Hidden = kind == model.Cardio
	f.resize()
}

func (f *form) resize() {
	if f.dialog != nil {
		f.all.Refresh() // what is in a scroll is not laid out again by itself
		f.dialog.Refresh()
	}
}

// read makes a session of the fields. The errors name fields by path.
func (f *form) read() (model.Session, error) {
	p := f.page
	s := f.was
	var wrong []error
	note := func(err error) { wrong = append(wrong, err) }
	s.Kind, s.Activity = f.chosenKind(), ""
	if s.Kind == model.Cardio {
		s.Activity = f.activities[max(f.activity.Chosen(), 0)].ID
	}
	s.Title, s.Note = strings.TrimSpace(f.title.Text), f.note.Text
	s.Part, s.Pinned = parts[f.part.Chosen()], f.pinned.Checked()
	if s.Title == "" {
		s.Title = f.usualTitle(s.Kind, s.Activity)
	}
	var err error
	s.Plan = model.Effort{Duration: f.plan.Duration, RPE: f.effort.Value()}
	if !f.untouched(f.minutes) {
		s.Plan.Duration, err = p.Format.ParseMinutes("plan.duration", f.minutes.Text)
		note(err)
	}
	if s.Kind == model.Cardio {
		note(f.readWay(&s))
	}
	s.Prescriptions = nil
	if s.Kind != model.Cardio {
		s.Prescriptions, err = f.exercises.read()
		note(err)
	}
	note(f.readTime(&s))
	return s, errors.Join(wrong...)
}

// usualTitle names a session that has no title: its activity or kind.
func (f *form) usualTitle(kind model.Kind, activity model.ID) string {
	if a, ok := f.page.Plan.Library().Activity(activity); ok {
		return a.Name
	}
	return f.page.Format.Kind(kind)
}

// readWay reads how far a session goes, up and down.
func (f *form) readWay(s *model.Session) error {
	p := f.page
	distance := func(text string) (model.Distance, error) {
		return p.Format.ParseDistance("plan.distance", text, p.family(s.Activity))
	}
	climb := func(path string) func(string) (model.Distance, error) {
		return func(text string) (model.Distance, error) { return p.Format.ParseClimb(path, text) }
	}
	err := f.readDistance(&s.Plan.Distance, f.distance, f.plan.Distance, distance)
	if f.climbRow.Hidden {
		return err
	}
	return errors.Join(err,
		f.readDistance(&s.Plan.Ascent, f.ascent, f.plan.Ascent, climb("plan.ascent")),
		f.readDistance(&s.Plan.Descent, f.descent, f.plan.Descent, climb("plan.descent")))
}

func (f *form) readDistance(into *model.Distance, e *kit.Entry, was model.Distance, parse func(string) (model.Distance, error)) (err error) {
	switch text := strings.TrimSpace(e.Text); {
	case text == "":
		*into = 0
	case f.untouched(e):
		*into = was
	default:
		*into, err = parse(text)
	}
	return err
}

// readTime reads day and time. Without a day the session goes to the tray.
func (f *form) readTime(s *model.Session) error {
	p := f.page
	day := strings.TrimSpace(f.date.Text)
	if day == "" {
		if s.Status == model.Planned {
			*s = s.InTray()
			return nil
		}
		return &model.Invalid{Field: "date", Code: model.CodeEmpty}
	}
	d, err := p.Format.ParseDate("date", day)
	if err != nil {
		return err
	}
	if f.untouched(f.date) && f.untouched(f.start) {
		return nil // a time that a clock change has twice stays the one it was
	}
	clockText := strings.TrimSpace(f.start.Text)
	if clockText == "" {
		s.Date, s.Start, s.Zone = d, time.Time{}, ""
		return nil
	}
	clock, err := p.Format.ParseClock("start", clockText)
	if err != nil {
		return err
	}
	zone, err := p.Plan.Zone()
	if err != nil {
		return err
	}
	if s.Zone == "" {
		s.Zone = zone
	}
	s.Date, s.Start = d, model.At(d, clock, s.Zone)
	return nil
}

// confirm saves the session, or names the first field that keeps it from that.
func (f *form) confirm() bool {
	s, err := f.read()
	if err != nil {
		return f.complain(err)
	}
	op, err := f.op(s)
	if err != nil {
		return f.complain(err)
	}
	if _, err := f.page.Plan.Check(op); len(model.InvalidFields(err)) > 0 {
		return f.complain(err)
	}
	f.dialog.OnClosed = func(confirmed bool) {
		if confirmed {
			f.page.apply(op)
		}
	}
	return true
}

// op is what saves the session: it is added or edited, and may begin to repeat.
func (f *form) op(s model.Session) (planner.Op, error) {
	switch {
	case f.repeat != nil && f.repeat.on():
		repeat, err := f.repeat.read()
		return planner.SaveRepeating{Session: s, Repeat: repeat}, err
	case s.ID == "":
		return planner.Add{Session: s, Index: planner.AtEnd}, nil
	default:
		return planner.Edit{Session: s}, nil
	}
}

// complain says at each field what is wrong and goes to the first.
func (f *form) complain(wrong error) bool {
	fields := maps.Clone(f.fields)
	maps.Copy(fields, f.exercises.fields())
	return ask.Complain(f.page.Format, f.dialog, fields, wrong)
}

// judge says what the rules say about the session as it stands in the form.
func (f *form) judge() {
	if f.dialog == nil {
		return
	}
	s, err := f.read()
	if err != nil || !s.Placed() || s.Status != model.Planned {
		f.verdict.show(mark.Look{}, "")
		return
	}
	var placing planner.Placement = planner.Edit{Session: s}
	if s.ID == "" {
		placing = planner.Add{Session: s}
	}
	verdicts, err := f.page.Plan.Verdicts(placing, []civil.Date{s.Date})
	if err != nil {
		f.verdict.show(mark.Look{}, "")
		return
	}
	plate := f.page.plate(verdicts[0], string(s.ID))
	if verdicts[0].Severity == rule.Fine {
		plate.Look = mark.Fine
	}
	f.verdict.show(plate.Look, plate.Status)
}

// verdictLine is an icon and a sentence of up to two lines.
type verdictLine struct {
	box   *fyne.Container
	words *kit.Paragraph
	mark  *markView
}

func newVerdictLine() *verdictLine {
	v := &verdictLine{words: kit.NewParagraph("", theme.TextSmall, theme.ColorText, formWidth-80, 2), mark: newMarkView()}
	v.box = container.NewHBox(v.mark, v.words)
	return v
}

func (v *verdictLine) show(look mark.Look, words string) {
	v.mark.show(look)
	v.words.SetText(words)
}
