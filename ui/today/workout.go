package today

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/adapt"
	"github.com/kneewise/kneewise/planner/interval"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

// restLength is how long a rest between sets is if nobody says otherwise; each
// extension is a third of it (our design decision).
const (
	restLength model.Seconds = 90
	restMore   model.Seconds = 30
)

// begin starts the workout of a session.
func (p *Page) begin(id model.ID) {
	_, err := p.Plan.StartWorkout(id)
	switch {
	case err == nil:
		p.Reload()
		p.spread.ScrollToTop()
		p.Focus()
	case errors.Is(err, planner.ErrNotNow), errors.Is(err, planner.ErrUnderWay):
		p.Reload() // what is shown was out of date
	default:
		p.Fail(err)
	}
}

// keep saves how the workout stands.
func (p *Page) keep() {
	if err := p.Plan.SaveWorkout(p.workout); err != nil {
		p.Fail(err)
	}
}

// goOn shows another stage.
func (p *Page) goOn(stage planner.WorkoutStage) {
	p.workout.Reach(stage, p.Now())
	p.keep()
	p.show()
	p.spread.ScrollToTop()
	p.Focus()
}

// session is that of the workout.
func (p *Page) session() *planner.TodaySession {
	for i := range p.view.Sessions {
		if p.view.Sessions[i].Session.ID == p.workout.Session {
			return &p.view.Sessions[i]
		}
	}
	return nil
}

// workoutParts is the workout under way, stage by stage.
func (p *Page) workoutParts() []fyne.CanvasObject {
	t := p.session()
	if t == nil { // it was begun yesterday: what was done of it still counts
		return []fyne.CanvasObject{p.otherDaySheet()}
	}
	var stage []fyne.CanvasObject
	switch p.workout.Stage {
	case planner.StageBefore:
		stage = p.beforeParts(t)
	case planner.StageWarmUp:
		stage = p.warmUpParts(t)
	case planner.StageWork:
		stage = p.workParts(t)
	default:
		stage = p.afterParts()
	}
	return []fyne.CanvasObject{kit.NewSheet(12, append([]fyne.CanvasObject{p.workoutHead(t)}, stage...)...)}
}

// otherDaySheet is a workout whose session is not on today any more.
func (p *Page) otherDaySheet() fyne.CanvasObject {
	finish := kit.Primary(p.say("today.finish"), p.finish)
	p.first = finish
	return kit.NewSheet(12,
		kit.NewLine(p.say("today.other-day"), theme.TextHeading, true, theme.ColorText),
		paragraph(p.say("today.other-day.sentence"), theme.TextBody, theme.ColorTextMuted),
		kit.NewRow(8, 0, kit.NewLine("", theme.TextBody, false, theme.ColorText), kit.Flat(p.say("today.drop"), p.askDrop), finish),
	)
}

// workoutHead is what is under way and how far it has come.
func (p *Page) workoutHead(t *planner.TodaySession) fyne.CanvasObject {
	look := p.look(&t.Session)
	var stages []fyne.CanvasObject
	for i, stage := range p.stages(t) {
		ink, bold := theme.ColorTextMuted, false
		if stage == p.workout.Stage {
			ink, bold = theme.ColorText, true
		}
		stages = append(stages, kit.NewLine(p.say("today.stage", "Number", i+1, "Stage", p.say("today.stage."+string(stage))), theme.TextSmall, bold, ink))
	}
	return kit.NewColumn(10,
		kit.NewRow(14, 1, kit.NewSign(look.Icon, look.Ink, 32), kit.NewColumn(0,
			kit.NewLine(p.say("today.under-way", "Time", p.Format.Clock(clockOf(p.workout.Begun, p.Now().Location()))), theme.TextSmall, false, theme.ColorTextMuted),
			kit.NewLine(t.Session.Title, theme.TextHeading, true, theme.ColorText),
		), kit.Flat(p.say("today.drop"), p.askDrop)),
		kit.NewBand(look.Soft, stages...),
	)
}

func clockOf(at time.Time, zone *time.Location) model.Seconds {
	t := at.In(zone)
	return model.Seconds(t.Hour())*model.Hour + model.Seconds(t.Minute())*model.Minute
}

// stages are those that a session has: mobility is its own warm-up.
func (p *Page) stages(t *planner.TodaySession) []planner.WorkoutStage {
	return slices.DeleteFunc(slices.Clone(planner.WorkoutStages), func(s planner.WorkoutStage) bool {
		return s == planner.StageWarmUp && t.Session.Kind == model.Mobility
	})
}

// after is the stage after one.
func (p *Page) after(t *planner.TodaySession, stage planner.WorkoutStage) planner.WorkoutStage {
	stages := p.stages(t)
	return stages[slices.Index(stages, stage)+1]
}

// buttons stand at the foot of a stage: back on the left, on on the right.
func (p *Page) buttons(t *planner.TodaySession, more ...fyne.CanvasObject) fyne.CanvasObject {
	stages := p.stages(t)
	at := slices.Index(stages, p.workout.Stage)
	parts := []fyne.CanvasObject{kit.NewLine("", theme.TextBody, false, theme.ColorText)}
	if at > 0 {
		parts = append(parts, kit.Flat(p.say("today.back"), func() { p.goOn(stages[at-1]) }))
	}
	return kit.NewRow(8, 0, append(parts, more...)...)
}

// scoreRows asks for a score of each knee.
func (p *Page) scoreRows(scores *planner.Scores, changed func()) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, knee := range []struct {
		side  model.Side
		score **int
	}{{model.Left, &scores.Left}, {model.Right, &scores.Right}} {
		row := kit.NewScores(p.Format.Side(knee.side), func(score int) {
			*knee.score = nil
			if score >= 0 {
				*knee.score = &score
			}
			p.keep()
			changed()
		})
		if *knee.score != nil {
			row.SetChosen(**knee.score)
		}
		if p.first == nil {
			p.first = row
		}
		rows = append(rows, kit.NewRow(12, 1, p.kneeName(knee.side), row))
	}
	return rows
}

// beforeParts asks for the score before, warns of a painkiller and offers ways
// to go on when a knee hurts (RULES.md R33, R34).
func (p *Page) beforeParts(t *planner.TodaySession) []fyne.CanvasObject {
	parts := []fyne.CanvasObject{paragraph(p.say("today.before"), theme.TextBody, theme.ColorTextMuted)}
	mask, masked, err := p.Plan.MedicationNote(t.Session.ID)
	if err != nil {
		p.Fail(err)
	}
	if masked {
		parts = append(parts, p.said(mark.Caution, p.say("today.masked"), p.say("today.masked.why", "Medicine", p.Format.Medicine(mask.Medicine, mask.Topical))))
	}
	offers := kit.NewColumn(8)
	showOffers := func() {
		offers.SetParts(p.offerParts(t)...)
		p.Refresh()
	}
	parts = append(parts, p.scoreRows(&p.workout.Before, showOffers)...)
	offers.SetParts(p.offerParts(t)...)
	on := kit.Primary(p.say("today.on"), func() { p.goOn(p.after(t, planner.StageBefore)) })
	return append(parts, offers, p.buttons(t, on))
}

// offerParts are the ways to go on with a sore knee; none below 3.
func (p *Page) offerParts(t *planner.TodaySession) []fyne.CanvasObject {
	worst, given := p.workout.Before.Worst()
	if !given {
		return nil
	}
	offers, err := p.Plan.Offers(t.Session.ID, worst)
	if err != nil {
		p.Fail(err)
	}
	if len(offers) == 0 {
		return nil
	}
	parts := []fyne.CanvasObject{p.said(mark.Caution, p.say("today.sore", "Score", worst), p.say("today.sore.why"))}
	buttons := []fyne.CanvasObject{kit.NewLine("", theme.TextBody, false, theme.ColorText)}
	for i, offer := range offers {
		make := kit.Plain
		if i == 0 {
			make = kit.Primary
		}
		b := make(p.say("today.offer."+string(offer.Kind)), func() { p.take(t, offer) }).Small()
		buttons = append(buttons, b)
	}
	return append(parts, kit.NewRow(8, 0, buttons...))
}

// take follows an offer. Easing changes what is about to be done and not the
// plan; the others change the plan, with one undo.
func (p *Page) take(t *planner.TodaySession, offer adapt.Offer) {
	switch offer.Kind {
	case adapt.Ease:
		if err := p.Plan.EaseWorkout(p.workout, planner.WayFewer); err != nil {
			p.Fail(err)
			return
		}
		p.goOn(p.after(t, planner.StageBefore))
	case adapt.LowImpact:
		p.chooseLowImpact(t, offer.Activities)
	default:
		if err := p.Plan.DropWorkout(); err != nil {
			p.Fail(err)
			return
		}
		p.wayOn.Do(planner.Skip{Session: t.Session.ID, Reason: p.say("today.skip.reason", "Score", p.worstBefore())})
		p.Reload()
	}
}

func (p *Page) worstBefore() int {
	worst, _ := p.workout.Before.Worst()
	return worst
}

// chooseLowImpact asks which activity of low impact to do instead.
func (p *Page) chooseLowImpact(t *planner.TodaySession, activities []model.ID) {
	var names []string
	for _, id := range activities {
		a, _ := p.Plan.Library().Activity(id)
		names = append(names, a.Name)
	}
	choice := kit.NewSelect(names, 0, nil)
	d := &kit.Dialog{
		Heading: p.say("today.swap.heading"), Sentence: p.say("today.swap.sentence", "Minutes", p.Format.Minutes(t.Session.Plan.Duration)),
		Content: kit.NewField(p.say("field.activity"), choice), Confirm: p.say("today.swap"), Cancel: p.say("dialog.cancel"),
	}
	d.OnConfirm = func() bool {
		d.OnClosed = func(bool) {
			s := t.Session
			a, _ := p.Plan.Library().Activity(activities[choice.Chosen()])
			s.Kind, s.Activity, s.Title, s.Regions, s.Prescriptions = model.Cardio, a.ID, a.Name, 0, nil
			s.Plan = model.Effort{Duration: s.Plan.Duration, RPE: s.Plan.RPE}
			if err := p.Plan.DropWorkout(); err != nil {
				p.Fail(err)
				return
			}
			p.wayOn.Do(planner.Edit{Session: s})
			p.Reload()
			p.begin(s.ID)
		}
		return true
	}
	d.Show(p.Canvas)
}

// warmUpParts leads to the warm-up, or says that it is done.
func (p *Page) warmUpParts(t *planner.TodaySession) []fyne.CanvasObject {
	on := func() { p.goOn(p.after(t, planner.StageWarmUp)) }
	if t.Session.WarmedUp {
		next := kit.Primary(p.say("today.on"), on)
		p.first = next
		look := mark.Look{Icon: theme.IconTick, Ink: theme.ColorVerdictFine}
		return []fyne.CanvasObject{p.said(look, p.say("today.warmed-up"), p.say("today.warmed-up.why")), p.buttons(t, next)}
	}
	start := kit.Primary(p.say("today.warm-up.start"), func() { p.WarmUp(t.Session.ID) })
	p.first = start
	return []fyne.CanvasObject{
		paragraph(p.say("today.warm-up"), theme.TextBody, theme.ColorTextMuted),
		p.buttons(t, kit.Plain(p.say("today.warm-up.skip"), on), start),
	}
}

// workParts is what is done: sets to tick off, or distance, time and effort;
// and over it, how the knees are, for that decides how it goes on.
func (p *Page) workParts(t *planner.TodaySession) []fyne.CanvasObject {
	var head, work []fyne.CanvasObject
	p.weights = nil
	if len(t.Session.Prescriptions) > 0 {
		p.rest = p.newRestRow()
		head = append(head, p.rest.row)
		p.followRest()
	}
	for i := range t.Session.Prescriptions {
		work = append(work, p.exercise(t, i))
	}
	form := p.newEffortForm(t)
	if p.workout.Ended && form.measured {
		p.first = form.distance
	}
	work = append(work, form.parts()...)
	work = append(work, kit.NewCheck(p.say("today.further"), p.workout.Further, func(on bool) {
		p.workout.Further = on
		p.keep()
	}))
	head = append(head, p.duringParts(t)...)
	on := kit.Primary(p.say("today.on"), func() {
		if p.takeWeights() && form.read() {
			p.endRestNow()
			p.goOn(planner.StageAfter)
		}
	})
	return append(append(head, work...), p.buttons(t, on))
}

// exercise is the sets of one exercise.
func (p *Page) exercise(t *planner.TodaySession, i int) fyne.CanvasObject {
	exercise, _ := p.Plan.Library().Exercise(t.Session.Prescriptions[i].Exercise)
	parts := []fyne.CanvasObject{kit.NewLine(exercise.Name, theme.TextCardTitle, true, theme.ColorText)}
	for n := range p.workout.Sets[i] {
		parts = append(parts, p.set(i, n, exercise))
	}
	return kit.NewColumn(4, parts...)
}

// set is one set to tick off, prefilled with what was planned.
func (p *Page) set(i, n int, exercise model.Exercise) fyne.CanvasObject {
	set := &p.workout.Sets[i][n]
	name := p.say("today.set", "Number", p.number(i, n))
	if set.Set.WarmUp {
		name = p.say("today.set.warm-up")
	}
	if set.Set.Side != model.BothSides {
		name = p.say("today.set.side", "Set", name, "Side", p.Format.Side(set.Set.Side))
	}
	done := kit.NewCheck(name, set.Done, func(on bool) {
		set.Done = on
		p.keep()
		if on {
			p.beginRest()
		}
	})
	if p.first == nil {
		p.first = done
	}
	parts := []fyne.CanvasObject{kit.NewFixed(setNameWidth, done)}
	if exercise.Timed {
		parts = append(parts, kit.NewStepper(int(set.Set.Hold), 1, int(model.Hour), 5, func(v int) string {
			return p.Format.Duration(model.Seconds(v))
		}, func(v int) { set.Set.Hold = model.Seconds(v); p.keep() }))
	} else {
		parts = append(parts, kit.NewStepper(set.Set.Reps, 1, model.MaxReps, 1, func(v int) string {
			return p.say("today.reps", "Count", v)
		}, func(v int) { set.Set.Reps = v; p.keep() }))
	}
	if !exercise.BodyWeight {
		parts = append(parts, p.weight(set, exercise.Name, n))
	}
	return kit.NewRow(10, len(parts), append(parts, kit.NewLine("", theme.TextBody, false, theme.ColorText))...)
}

// number counts a set among the work sets of its side, from 1.
func (p *Page) number(i, n int) int {
	sets, number := p.workout.Sets[i], 1
	for _, before := range sets[:n] {
		if !before.Set.WarmUp && before.Set.Side == sets[n].Set.Side {
			number++
		}
	}
	return number
}

const (
	setNameWidth float32 = 110
	weightWidth  float32 = 110
)

// setWeight is the entry for the weight of a set.
type setWeight struct {
	page     *Page
	set      *planner.WorkoutSet
	exercise string
	path     string // that errors name
	entry    *kit.Entry
}

// weight is the entry for the weight of the n-th set of an exercise.
func (p *Page) weight(set *planner.WorkoutSet, exercise string, n int) fyne.CanvasObject {
	w := &setWeight{page: p, set: set, exercise: exercise, path: fmt.Sprintf("sets[%d].weight", n), entry: kit.NewEntry(p.say("field.weight"))}
	w.entry.SetText(p.Format.Weight(set.Set.Weight))
	w.entry.OnChanged = func(string) { w.take() }
	p.weights = append(p.weights, w)
	return kit.NewFixed(weightWidth, w.entry)
}

// take keeps what was typed, or says what is wrong with it; the set stays as it
// was then. It says whether all is well.
func (w *setWeight) take() bool {
	p := w.page
	weight, err := p.Format.ParseWeight(w.path, w.entry.Text)
	if err != nil {
		words := p.Format.Explain(err)
		w.entry.SetError(words)
		p.status.Say(w.exercise, words, "")
		return false
	}
	w.entry.SetError("")
	w.set.Set.Weight = weight
	p.status.Say("", p.weekNote(), p.say("board.saved"))
	p.keep()
	return true
}

// takeWeights takes the weights of all sets, or goes to the first that is wrong.
func (p *Page) takeWeights() bool {
	for _, w := range p.weights {
		if !w.take() {
			w.entry.Focus()
			return false
		}
	}
	return true
}

// afterParts asks for the worst score during the workout, and finishes it.
func (p *Page) afterParts() []fyne.CanvasObject {
	advice := kit.NewColumn(0)
	show := func() {
		advice.SetParts(p.afterAdvice()...)
		p.Refresh()
	}
	advice.SetParts(p.afterAdvice()...)
	parts := p.endedParts()
	parts = append(parts, paragraph(p.say("today.after"), theme.TextBody, theme.ColorTextMuted))
	parts = append(parts, p.scoreRows(&p.workout.During, show)...)
	return append(parts, advice, p.buttons(p.session(), kit.Primary(p.say("today.finish"), p.finish)))
}

// finish marks the session done, with everything that was said.
func (p *Page) finish() {
	workout := *p.workout
	workout.Rest = nil
	if _, done := p.apply(planner.FinishWorkout{Workout: &workout}); done {
		p.Reload()
		p.Focus()
	}
}

// apply finishes the workout, and says what keeps it from that.
func (p *Page) apply(op planner.FinishWorkout) (planner.Outcome, bool) {
	out, err := p.Plan.Apply(op, "")
	if err != nil {
		p.explain(err)
		return out, false
	}
	if err := p.Plan.DropWorkout(); err != nil {
		p.Fail(err)
	}
	p.Done(out.Label)
	return out, true
}

// explain says what keeps the workout from being finished, and goes where it
// can be mended.
func (p *Page) explain(err error) {
	invalid := model.InvalidFields(err)
	if len(invalid) == 0 {
		p.Fail(err)
		return
	}
	p.goOn(planner.StageWork)
	p.status.Say("", p.Format.Invalid(invalid[0]), "")
}

// askDrop asks before what was ticked and typed is forgotten.
func (p *Page) askDrop() {
	d := &kit.Dialog{
		Heading: p.say("today.drop.heading"), Sentence: p.say("today.drop.sentence"),
		Confirm: p.say("today.drop.confirm"), Cancel: p.say("today.drop.cancel"),
	}
	d.OnConfirm = func() bool {
		d.OnClosed = func(bool) {
			if err := p.Plan.DropWorkout(); err != nil {
				p.Fail(err)
			}
			p.Reload()
			p.Focus()
		}
		return true
	}
	d.Show(p.Canvas)
}

// effortForm is what was done besides sets.
type effortForm struct {
	page     *Page
	fields   map[string]*kit.Field
	minutes  *kit.Entry
	distance *kit.Entry
	climb    [2]*kit.Entry // ascent and descent
	rpe      *kit.Stepper
	family   model.ID
	measured bool // distances make sense
}

func (p *Page) newEffortForm(t *planner.TodaySession) *effortForm {
	activity, _ := p.Plan.Library().Activity(t.Session.Activity)
	f := &effortForm{page: p, fields: map[string]*kit.Field{}, family: p.family(&t.Session), measured: activity.Pace}
	actual := p.workout.Actual
	entry := func(field, text string) *kit.Entry {
		e := kit.NewEntry("")
		e.SetText(text)
		e.OnChanged = func(string) { f.take() }
		f.fields[field] = kit.NewField(p.Format.Field(field), e)
		return e
	}
	f.minutes = entry("duration", p.Format.Duration(actual.Duration))
	if f.measured {
		f.distance = entry("distance", blankZero(int64(actual.Distance), p.Format.Distance(actual.Distance, f.family)))
		f.climb[0] = entry("ascent", blankZero(int64(actual.Ascent), p.Format.Climb(actual.Ascent)))
		f.climb[1] = entry("descent", blankZero(int64(actual.Descent), p.Format.Climb(actual.Descent)))
	}
	f.rpe = kit.NewStepper(actual.RPE, 0, 10, 1, func(v int) string {
		if v == 0 {
			return p.say("today.rpe.none")
		}
		return strconv.Itoa(v)
	}, func(v int) {
		p.workout.Actual.RPE = v
		p.keep()
	})
	if p.first == nil {
		p.first = f.minutes
	}
	return f
}

func blankZero(n int64, text string) string {
	if n == 0 {
		return ""
	}
	return text
}

func (f *effortForm) parts() []fyne.CanvasObject {
	p := f.page
	rpe := kit.NewField(p.Format.Field("rpe"), f.rpe)
	if !f.measured {
		return []fyne.CanvasObject{kit.NewShares(f.fields["duration"], rpe)}
	}
	return []fyne.CanvasObject{
		kit.NewShares(f.fields["distance"], f.fields["duration"], rpe),
		kit.NewShares(f.fields["ascent"], f.fields["descent"]),
	}
}

// values are what the fields say, with the first field that is wrong.
func (f *effortForm) values() (model.Effort, error) {
	p := f.page
	e := p.workout.Actual
	var errs [4]error
	e.Duration, errs[0] = p.Format.ParseMinutes("duration", f.minutes.Text)
	if f.measured {
		optional := func(field string, entry *kit.Entry, parse func(string, string) (model.Distance, error)) (model.Distance, error) {
			if strings.TrimSpace(entry.Text) == "" {
				return 0, nil
			}
			return parse(field, entry.Text)
		}
		distance := func(field, text string) (model.Distance, error) { return p.Format.ParseDistance(field, text, f.family) }
		e.Distance, errs[1] = optional("distance", f.distance, distance)
		e.Ascent, errs[2] = optional("ascent", f.climb[0], p.Format.ParseClimb)
		e.Descent, errs[3] = optional("descent", f.climb[1], p.Format.ParseClimb)
	}
	return e, errors.Join(errs[:]...)
}

// take keeps what can be read while one types.
func (f *effortForm) take() {
	if e, err := f.values(); err == nil {
		f.page.workout.Actual = e
		f.page.keep()
	}
}

// read takes the fields over, or names the first one that is wrong and goes to
// it.
func (f *effortForm) read() bool {
	for _, field := range f.fields {
		field.SetError("")
	}
	e, err := f.values()
	if err == nil && e.Duration == 0 {
		err = &model.Invalid{Field: "duration", Code: model.CodeEmpty}
	}
	if err == nil {
		f.page.workout.Actual = e
		return true
	}
	for i, invalid := range model.InvalidFields(err) {
		field := f.fields[invalid.Field]
		if field == nil {
			continue
		}
		field.SetError(f.page.Format.Invalid(invalid))
		if i == 0 {
			field.Focus()
		}
	}
	return false
}

// restRow counts down the rest between two sets.
type restRow struct {
	row  *kit.Row
	text *kit.Line
	more *kit.Button
	skip *kit.Button
}

func (p *Page) newRestRow() *restRow {
	r := &restRow{text: kit.NewLine("", theme.TextBody, true, theme.ColorAccent)}
	r.more = kit.Plain(p.say("today.rest.more"), func() { p.changeRest(func(rest *interval.Player) error { return rest.Extend(p.Now(), restMore) }) }).Small()
	r.skip = kit.Plain(p.say("today.rest.skip"), p.endRestNow).Small()
	r.row = kit.NewRow(8, 0, r.text, r.more, r.skip)
	return r
}

// beginRest starts the rest after a set.
func (p *Page) beginRest() {
	rest, err := interval.NewRest(restLength)
	if err == nil {
		err = rest.Start(p.Now())
	}
	if err != nil {
		p.Fail(err)
		return
	}
	p.workout.Rest = rest
	p.keep()
	p.followRest()
}

func (p *Page) changeRest(change func(*interval.Player) error) {
	if p.workout.Rest != nil && change(p.workout.Rest) == nil {
		p.keep()
		p.tickRest()
	}
}

// followRest shows the rest that runs once a second.
func (p *Page) followRest() {
	p.endRest()
	if p.tickRest() {
		p.stopRest = p.Every(time.Second, func() { p.tickRest() })
	}
}

// tickRest says how much of the rest is left, and tells when it is over. It
// says whether one runs.
func (p *Page) tickRest() bool {
	if p.rest == nil {
		return false
	}
	runs := p.workout != nil && p.workout.Rest != nil
	over := false
	if runs {
		for _, event := range p.workout.Rest.Advance(p.Now()) {
			over = over || event.Kind == interval.Finished
		}
	}
	if over {
		p.Chime()
		p.workout.Rest = nil
		p.keep()
		runs = false
	}
	p.rest.more.Hidden, p.rest.skip.Hidden = !runs, !runs
	switch {
	case runs:
		left := p.workout.Rest.At(p.Now()).Left
		p.rest.text.Say(p.say("today.rest.left", "Time", p.Format.Countdown(left)))
	case over:
		p.rest.text.Say(p.say("today.rest.over"))
		p.endRest()
	default:
		p.rest.text.Say(p.say("today.rest.hint"))
		p.endRest()
	}
	p.rest.row.Refresh()
	return runs
}

// endRestNow ends the rest before its time.
func (p *Page) endRestNow() {
	p.workout.Rest = nil
	p.keep()
	p.tickRest()
}

// endRest stops following a rest.
func (p *Page) endRest() {
	if p.stopRest != nil {
		p.stopRest()
		p.stopRest = nil
	}
}
