package week

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/kit"
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
	verdict   *verdictLine

	fields      map[string]*kit.Field // by the path that model.Invalid names
	activities  []model.Activity
	cardioRow   *fyne.Container
	climbRow    *fyne.Container
	exerciseBox *fyne.Container
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
	f := &form{page: p, was: s, fields: map[string]*kit.Field{}}
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
	f.kind = kit.NewSegments(kinds, 0, func(int) { f.arrange(); f.judge() })
	f.activity = kit.NewSelect(activities, 0, func(int) { f.arrange(); f.judge() })
	entry := func(hint string) *kit.Entry {
		e := kit.NewEntry(hint)
		e.OnChanged = func(string) { f.judge() }
		return e
	}
	f.title = entry(say("form.title.hint"))
	f.date, f.start = entry(say("form.date.hint")), entry(say("form.start.hint"))
	f.part = kit.NewSegments([]string{say("form.any-time"), p.Format.DayPart(model.Morning), p.Format.DayPart(model.Afternoon)}, 0, nil)
	f.minutes = entry(p.Format.Duration(45 * model.Minute))
	f.distance = entry(say("form.optional"))
	f.ascent, f.descent = entry(say("form.optional")), entry(say("form.optional"))
	f.effort = kit.NewStepper(0, 0, 10, 1, func(n int) string {
		if n == 0 {
			return say("form.effort.unknown")
		}
		return strconv.Itoa(n)
	}, nil)
	f.pinned = kit.NewCheck(say("form.pinned"), false, nil)
	f.note = kit.NewNote("", 2)
	f.exercises = newExerciseRows(p, func() { f.resize() })
	f.verdict = newVerdictLine()
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
	f.cardioRow = row(f.field("activity", name("activity"), f.activity), f.field("plan.distance", name("distance"), f.distance))
	f.climbRow = row(f.field("plan.ascent", name("ascent"), f.ascent), f.field("plan.descent", name("descent"), f.descent))
	f.exerciseBox = column(kit.NewField(p.say("form.exercises"), f.exercises.box))
	all := column(
		f.verdict.box,
		f.field("kind", name("kind"), f.kind),
		f.field("title", name("title"), f.title),
		row(f.field("date", name("date"), f.date), f.field("start", name("start"), f.start), f.field("part", name("part"), f.part)),
		row(f.field("plan.duration", name("duration"), f.minutes), f.field("plan.rpe", name("rpe"), f.effort)),
		f.cardioRow, f.climbRow, f.exerciseBox,
		f.field("note", name("note"), f.note),
		f.pinned,
	)
	if f.was.ID == "" {
		all.Objects = slices.Insert(all.Objects, 1, fyne.CanvasObject(f.field("template", p.say("form.template"), f.template)))
	} else {
		remove := kit.Flat(p.say("command.delete"), func() {
			f.dialog.OnClosed = func(bool) { p.delete(string(f.was.ID)) }
			f.dialog.Close()
		})
		all.Add(container.NewHBox(remove))
	}
	return all
}

// fill writes a session into the fields.
func (f *form) fill(s model.Session) {
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
	if s.Placed() {
		f.date.SetText(s.Date.String())
	}
	if clock, ok := s.Clock(); ok {
		f.start.SetText(p.Format.Clock(clock))
	}
	for i, part := range parts {
		if part == s.Part {
			f.part.SetChosen(i)
		}
	}
	if s.Plan.Duration > 0 {
		f.minutes.SetText(p.Format.Duration(s.Plan.Duration))
	}
	family := p.family(s.Activity)
	f.distance.SetText(optional(s.Plan.Distance, func() string { return p.Format.Distance(s.Plan.Distance, family) }))
	f.ascent.SetText(optional(s.Plan.Ascent, func() string { return p.Format.Climb(s.Plan.Ascent) }))
	f.descent.SetText(optional(s.Plan.Descent, func() string { return p.Format.Climb(s.Plan.Descent) }))
	f.effort.SetValue(s.Plan.RPE)
	f.pinned.SetChecked(s.Pinned)
	f.note.SetText(s.Note)
	f.exercises.show(s.Prescriptions)
}

func optional(d model.Distance, words func() string) string {
	if d == 0 {
		return ""
	}
	return words()
}

// useTemplate fills the form from a template; the day stays.
func (f *form) useTemplate(i int) {
	if i < 0 {
		return
	}
	t := f.page.Plan.Library().Templates[i]
	s := f.was
	s.Kind, s.Activity, s.Title, s.Template, s.Plan, s.Prescriptions = t.Kind, t.Activity, t.Title, t.ID, t.Plan, t.Prescriptions
	if d, err := f.page.Format.ParseDate("date", f.date.Text); err == nil {
		s.Date = d
	}
	f.was.Template = t.ID
	f.fill(s)
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
		f.dialog.Refresh()
	}
}

// read makes a session of the fields. The errors name fields by path.
func (f *form) read() (model.Session, []*model.Invalid) {
	p := f.page
	s := f.was
	var wrong []*model.Invalid
	note := func(err error) { wrong = append(wrong, model.InvalidFields(err)...) }
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
	if s.Plan.Duration, err = p.Format.ParseMinutes("plan.duration", f.minutes.Text); err != nil {
		note(err)
	}
	s.Plan.RPE = f.effort.Value()
	s.Plan.Distance, s.Plan.Ascent, s.Plan.Descent = 0, 0, 0
	if s.Kind == model.Cardio {
		note(f.readWay(&s))
	}
	s.Prescriptions = nil
	if s.Kind != model.Cardio {
		if s.Prescriptions, err = f.exercises.read(); err != nil {
			note(err)
		}
	}
	note(f.readTime(&s))
	return s, wrong
}

// usualTitle names a session that has no title: its activity or kind.
func (f *form) usualTitle(kind model.Kind, activity model.ID) string {
	if a, ok := f.page.Plan.Library().Activity(activity); ok {
		return a.Name
	}
	return f.page.Format.Kind(kind)
}

func (f *form) readWay(s *model.Session) error {
	p := f.page
	var err error
	if text := strings.TrimSpace(f.distance.Text); text != "" {
		if s.Plan.Distance, err = p.Format.ParseDistance("plan.distance", text, p.family(s.Activity)); err != nil {
			return err
		}
	}
	if f.climbRow.Hidden {
		return nil
	}
	if text := strings.TrimSpace(f.ascent.Text); text != "" {
		if s.Plan.Ascent, err = p.Format.ParseClimb("plan.ascent", text); err != nil {
			return err
		}
	}
	if text := strings.TrimSpace(f.descent.Text); text != "" {
		if s.Plan.Descent, err = p.Format.ParseClimb("plan.descent", text); err != nil {
			return err
		}
	}
	return nil
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
	for _, field := range f.fields {
		field.SetError("")
	}
	s, wrong := f.read()
	if len(wrong) > 0 {
		f.complain(wrong)
		return false
	}
	var op planner.Op = planner.Edit{Session: s}
	if s.ID == "" {
		op = planner.Add{Session: s, Index: planner.AtEnd}
	}
	if _, err := f.page.Plan.Check(op); err != nil && len(model.InvalidFields(err)) > 0 {
		f.complain(model.InvalidFields(err))
		return false
	}
	f.dialog.OnClosed = func(confirmed bool) {
		if confirmed {
			f.page.apply(op)
		}
	}
	return true
}

// complain says at each field what is wrong and goes to the first.
func (f *form) complain(wrong []*model.Invalid) {
	focused := false
	for _, invalid := range wrong {
		words := f.page.Format.Invalid(invalid)
		field, ok := f.fields[invalid.Field]
		if !ok {
			f.dialog.SetError(words)
			continue
		}
		field.SetError(words)
		if !focused {
			field.Focus()
			focused = true
		}
	}
}

// judge says what the rules say about the session as it stands in the form.
func (f *form) judge() {
	if f.dialog == nil {
		return
	}
	s, wrong := f.read()
	if len(wrong) > 0 || !s.Placed() || s.Status != model.Planned {
		f.verdict.show(Look{}, "")
		return
	}
	var placing planner.Placement = planner.Edit{Session: s}
	if s.ID == "" {
		placing = planner.Add{Session: s}
	}
	verdicts, err := f.page.Plan.Verdicts(placing, []civil.Date{s.Date})
	if err != nil {
		f.verdict.show(Look{}, "")
		return
	}
	plate := f.page.plate(verdicts[0], string(s.ID))
	if verdicts[0].Severity == rule.Fine {
		plate.Look = LookFine
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

func (v *verdictLine) show(look Look, words string) {
	v.mark.show(look)
	v.words.SetText(words)
}
