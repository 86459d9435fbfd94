package logbook

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes of a block of the sheet.
const (
	blockGap    float32 = 18 // between sessions
	cellGap     float32 = 6
	setWidth    float32 = 88
	painWidth   float32 = 72
	amountWidth float32 = 88
	effortWidth float32 = 56
	scoreWidth  float32 = 48
	setsLeast           = 4 // as on paper
	setsAcross          = 6 // beside each other; more go in the next line
)

// block is one session of the sheet.
type block struct {
	book    *Book
	of      *planner.SheetSession
	object  fyne.CanvasObject
	lines   [][]*cell
	warmed  *kit.Check
	rows    []*setRow // of the exercises
	minutes *cell
	way     *cell // nil where no distance is measured
	effort  *cell
	scores  []*scoreCells
	note    *cell
}

// setRow is what was done of one exercise with one side.
type setRow struct {
	prescription int
	exercise     model.Exercise
	planned      []model.Set // work sets
	done         []model.Set // what the cells said at first
	cells        []*cell
	pain         *cell
}

// scoreCells are the boxes for both knees at one moment.
type scoreCells struct {
	moment      model.PainMoment
	left, right *cell
}

// sheetMoments are the moments of the boxes at the foot of a session, with the
// keys of their words.
var sheetMoments = []struct {
	moment model.PainMoment
	key    string
}{
	{model.MomentBefore, "sheet.before"},
	{model.MomentDuring, "sheet.worst"},
	{model.MomentAfter, "sheet.after"},
	{model.MomentMorning, "sheet.morning"},
}

func (s *sheet) newBlock(of *planner.SheetSession) *block {
	b := &block{book: s.book, of: of}
	parts := []fyne.CanvasObject{b.head()}
	if len(of.Session.Prescriptions) > 0 {
		parts = append(parts, b.columnNames())
	}
	for i := range of.Session.Prescriptions {
		for _, side := range sidesOf(slices.Concat(of.Session.Prescriptions[i].Sets, of.Done.Done[i])) {
			parts = append(parts, b.exercise(i, side)...)
		}
	}
	b.object = kit.NewColumn(cellGap, append(parts, b.foot())...)
	return b
}

// sidesOf are the sides that sets are done with, each once, in order.
func sidesOf(sets []model.Set) []model.Side {
	var sides []model.Side
	for _, set := range sets {
		if !set.WarmUp && !slices.Contains(sides, set.Side) {
			sides = append(sides, set.Side)
		}
	}
	return sides
}

// head is the session's title, its warm-up and what fills the cells from the
// plan.
func (b *block) head() fyne.CanvasObject {
	book, s := b.book, &b.of.Session
	activity, _ := book.Plan.Library().Activity(s.Activity)
	look := mark.Kind(s.Kind, activity.Mark)
	facts := []string{book.Format.KindShort(s.Kind, activity.Mark), book.Format.Date(s.Date)}
	if when := book.Format.When(s); when != "" {
		facts = append(facts, when)
	}
	facts = append(facts, book.Format.CardLoad(s, book.family(s.Activity)))
	if s.Status == model.Done {
		facts = append(facts, book.Format.Became(s))
	}
	parts := []fyne.CanvasObject{
		kit.NewSign(look.Icon, look.Ink, 24),
		kit.NewColumn(0, kit.NewLine(s.Title, theme.TextBody, true, theme.ColorText),
			kit.NewLine(strings.Join(facts, book.say("separator")), theme.TextSmall, false, theme.ColorTextMuted)),
	}
	b.warmed = kit.NewCheck(book.say("sheet.warm-up"), s.WarmedUp, nil)
	if s.Kind != model.Mobility {
		parts = append(parts, b.warmed)
	}
	if s.Status != model.Done {
		parts = append(parts, kit.Plain(book.say("sheet.as-planned"), b.asPlanned).Small())
	}
	return kit.NewRow(10, 1, parts...)
}

// columnNames stand above the sets, as on paper.
func (b *block) columnNames() fyne.CanvasObject {
	caption := func(words string) fyne.CanvasObject {
		return kit.NewLine(words, theme.TextCaption, false, theme.ColorTextMuted)
	}
	objects, widths := []fyne.CanvasObject{caption(b.book.say("field.exercise"))}, []float32{0}
	for n := range b.across() {
		objects, widths = append(objects, caption(b.book.say("today.set", "Number", n+1))), append(widths, setWidth)
	}
	return container.New(lineLayout(append(widths, painWidth)), append(objects, caption(b.book.say("sheet.pain.scale")))...)
}

// across is how many sets of the session stand beside each other.
func (b *block) across() int {
	most := setsLeast
	for i, p := range b.of.Session.Prescriptions {
		for _, side := range sidesOf(p.Sets) {
			most = max(most, b.boxes(len(workSets(p.Sets, side)), len(b.of.Done.Done[i])))
		}
	}
	return min(most, setsAcross)
}

// boxes is how many boxes there are for some planned sets, of which some were
// done: one more than planned.
func (b *block) boxes(planned, done int) int {
	if b.of.Session.Status != model.Done {
		done = 0
	}
	return max(setsLeast, planned+1, done)
}

// exercise is the lines of one exercise with one side.
func (b *block) exercise(i int, side model.Side) []fyne.CanvasObject {
	book, s := b.book, &b.of.Session
	p := &s.Prescriptions[i]
	x, _ := book.Plan.Library().Exercise(p.Exercise)
	r := &setRow{prescription: i, exercise: x, planned: workSets(p.Sets, side)}
	if s.Status == model.Done {
		r.done = workSets(b.of.Done.Done[i], side)
	}
	name := x.Name
	if name == "" {
		name = string(p.Exercise)
	}
	if side != model.BothSides {
		name = book.say("today.set.side", "Set", name, "Side", book.Format.Side(side))
	}
	for k := range b.boxes(len(r.planned), len(r.done)) {
		plan, text := "", ""
		if k < len(r.planned) {
			plan = book.setWords(r.planned[k])
		}
		if k < len(r.done) {
			text = book.setWords(r.done[k])
		}
		r.cells = append(r.cells, newCell(book.say("sheet.set", "Session", s.Title, "Exercise", name, "Number", k+1), plan, text))
	}
	r.pain = newCell(book.say("sheet.pain.of", "Session", s.Title, "Exercise", name), "", b.known(model.MomentDuring, p.Exercise).words())
	b.rows = append(b.rows, r)

	var parts []fyne.CanvasObject
	title := fyne.CanvasObject(kit.NewLine(name, theme.TextCardTitle, false, theme.ColorText))
	for cells := range slices.Chunk(r.cells, setsAcross) {
		objects, widths := []fyne.CanvasObject{title}, []float32{0}
		for _, c := range cells {
			objects, widths = append(objects, c.entry), append(widths, setWidth)
		}
		for range b.across() - len(cells) {
			objects, widths = append(objects, space()), append(widths, setWidth)
		}
		line := slices.Clone(cells)
		if len(parts) == 0 {
			objects, widths, line = append(objects, r.pain.entry), append(widths, painWidth), append(line, r.pain)
		} else {
			objects, widths = append(objects, space()), append(widths, painWidth)
		}
		b.lines = append(b.lines, line)
		parts = append(parts, container.New(lineLayout(widths), objects...))
		title = space()
	}
	return parts
}

func space() fyne.CanvasObject { return kit.NewLine("", theme.TextBody, false, theme.ColorText) }

// workSets are the sets of one side without those to warm up.
func workSets(sets []model.Set, side model.Side) []model.Set {
	return slices.DeleteFunc(slices.Clone(sets), func(s model.Set) bool { return s.WarmUp || s.Side != side })
}

// setWords writes a set as it is entered: "10 × 22.5", or the repetitions alone
// of body weight.
func (b *Book) setWords(set model.Set) string {
	words := repsWords(b.Format, set)
	if set.Weight == 0 {
		return words
	}
	return b.say("sheet.set.words", "Reps", words, "Weight", b.Format.WeightNumber(set.Weight))
}

// foot is what was done besides sets, the boxes for pain and the note.
func (b *block) foot() fyne.CanvasObject {
	book, s := b.book, &b.of.Session
	effort := b.of.Done.Actual
	plan, was := s.Plan, model.Effort{}
	if s.Status == model.Done {
		was = *effort
	}
	named := func(name string) string { return book.say("sheet.amount", "Session", s.Title, "Name", name) }
	words := func(there bool, text string) string {
		if there {
			return text
		}
		return ""
	}
	f, family := book.Format, book.family(s.Activity)
	b.minutes = newCell(named(f.Field("duration")), f.Duration(plan.Duration), words(was.Duration > 0, f.Duration(was.Duration)))
	b.effort = newCell(named(f.Field("rpe")), words(plan.RPE > 0, f.Effort(plan.RPE)), words(was.RPE > 0, f.Effort(was.RPE)))
	b.note = newCell(named(f.Field("note")), "", "")

	line := []*cell{b.minutes}
	objects := []fyne.CanvasObject{captioned(f.Field("duration"), b.minutes.entry)}
	widths := []float32{amountWidth}
	if s.Kind == model.Cardio {
		b.way = newCell(named(f.Field("distance")), words(plan.Distance > 0, f.Distance(plan.Distance, family)), words(was.Distance > 0, f.Distance(was.Distance, family)))
		line, objects, widths = append(line, b.way), append(objects, captioned(f.Field("distance"), b.way.entry)), append(widths, amountWidth)
	}
	line, objects, widths = append(line, b.effort), append(objects, captioned(book.say("sheet.effort"), b.effort.entry)), append(widths, effortWidth)
	for _, m := range sheetMoments {
		known := b.known(m.moment, "")
		cells := &scoreCells{moment: m.moment}
		knee := func(side model.Side, hint string, score *int) *cell {
			text := ""
			if score != nil {
				text = fmt.Sprint(*score)
			}
			c := newCell(book.say("sheet.score", "Session", s.Title, "Moment", book.say(m.key), "Side", f.Side(side)), "", text)
			c.entry.SetPlaceHolder(book.say(hint))
			return c
		}
		cells.left, cells.right = knee(model.Left, "sheet.left", known.Left), knee(model.Right, "sheet.right", known.Right)
		b.scores = append(b.scores, cells)
		line = append(line, cells.left, cells.right)
		pair := container.New(lineLayout{scoreWidth, scoreWidth}, cells.left.entry, cells.right.entry)
		objects, widths = append(objects, captioned(book.say(m.key), pair)), append(widths, 2*scoreWidth+cellGap)
	}
	b.lines = append(b.lines, append(line, b.note))
	return container.New(lineLayout(append(widths, 0)), append(objects, captioned(f.Field("note"), b.note.entry))...)
}

// captioned puts a few words above a cell.
func captioned(words string, of fyne.CanvasObject) fyne.CanvasObject {
	return kit.FormColumn(kit.NewLine(words, theme.TextCaption, false, theme.ColorTextMuted), of)
}

// knownScores are scores that were logged before.
type knownScores struct{ planner.Scores }

func (b *block) known(moment model.PainMoment, exercise model.ID) knownScores {
	for _, s := range b.of.Scores {
		if s.Moment == moment && s.Exercise == exercise {
			return knownScores{s.Scores}
		}
	}
	return knownScores{}
}

// words writes scores as they are entered beside an exercise: "3" for both
// knees, else "3/1" for left and right.
func (k knownScores) words() string {
	of := func(score *int) string {
		if score == nil {
			return ""
		}
		return fmt.Sprint(*score)
	}
	left, right := of(k.Left), of(k.Right)
	if left == right {
		return left
	}
	return left + "/" + right
}

// asPlanned fills the empty cells with what was planned.
func (b *block) asPlanned() {
	for _, line := range b.lines {
		for _, c := range line {
			if c.entry.Text == "" && c.plan != "" {
				c.entry.Write(c.plan)
			}
		}
	}
}

func (b *block) touched() bool {
	if b.warmed.Checked() != b.of.Session.WarmedUp {
		return true
	}
	return slices.ContainsFunc(b.lines, func(line []*cell) bool {
		return slices.ContainsFunc(line, (*cell).touched)
	})
}

// calm takes the marks of wrong cells back.
func (b *block) calm() {
	for _, line := range b.lines {
		for _, c := range line {
			c.entry.SetError("")
		}
	}
}

// cellOf is the cell that planner names in the i-th row; nil where it names none.
func (b *block) cellOf(i int, path string) *cell {
	name, mine := strings.CutPrefix(path, fmt.Sprintf("rows[%d].", i))
	if !mine {
		return nil
	}
	for _, s := range b.scores {
		if name == string(s.moment) {
			if s.left.entry.Text == "" {
				return s.right
			}
			return s.left
		}
	}
	if name == "note" {
		return b.note
	}
	return b.lines[0][0]
}

// read is what the cells say was done, or the first cell that cannot be read. An
// exercise without any set was left out; a length that is not said is the
// planned one.
func (b *block) read() (planner.SheetRow, *wrongCell) {
	book := b.book
	op := b.of.Done
	effort := *op.Actual
	row := planner.SheetRow{WarmedUp: b.warmed.Checked(), Note: b.note.entry.Text}
	done, wrong := b.readSets()
	if wrong == nil {
		wrong = b.readEffort(&effort)
	}
	if wrong == nil {
		row.Scores, wrong = b.readScores()
	}
	if wrong == nil && b.saysNothing(done) {
		wrong = &wrongCell{b.lines[0][0], book.say("sheet.no-work")}
	}
	op.Actual, op.Done = &effort, done
	row.Done = op
	return row, wrong
}

// saysNothing says whether no word of a planned session is about what was done.
func (b *block) saysNothing(done [][]model.Set) bool {
	if b.of.Session.Status == model.Done || b.minutes.entry.Text != "" || b.way != nil && b.way.entry.Text != "" {
		return false
	}
	return !slices.ContainsFunc(done, func(sets []model.Set) bool { return len(sets) > 0 })
}

// readSets are the sets of each exercise.
func (b *block) readSets() ([][]model.Set, *wrongCell) {
	done := make([][]model.Set, len(b.of.Session.Prescriptions))
	for _, r := range b.rows {
		sets, wrong := b.readRow(r)
		if wrong != nil {
			return nil, wrong
		}
		done[r.prescription] = append(done[r.prescription], sets...)
	}
	for i, p := range b.of.Session.Prescriptions {
		done[i] = inOrderOf(p.Sets, done[i])
	}
	return done, nil
}

// inOrderOf brings sets that were done into the order of those planned, in which
// the sides may take turns. The planned ones to warm up count as done with the
// others, for a sheet has no box for them.
func inOrderOf(planned, done []model.Set) []model.Set {
	if len(done) == 0 {
		return nil
	}
	var sets []model.Set
	for _, p := range planned {
		if p.WarmUp {
			sets = append(sets, p)
			continue
		}
		if i := slices.IndexFunc(done, func(d model.Set) bool { return d.Side == p.Side }); i >= 0 {
			sets = append(sets, done[i])
			done = slices.Delete(done, i, i+1)
		}
	}
	return append(sets, done...)
}

// readRow reads the cells of one exercise. A set without a weight has that of
// the one before it, else the planned one.
func (b *block) readRow(r *setRow) ([]model.Set, *wrongCell) {
	var sets []model.Set
	weight := model.Mass(0)
	if len(r.planned) > 0 {
		weight = r.planned[0].Weight
	}
	for k, c := range r.cells {
		text := strings.TrimSpace(c.entry.Text)
		var set model.Set
		switch {
		case text == "":
			continue
		case k < len(r.done) && !c.touched():
			set = r.done[k] // which the words may have rounded
		case k < len(r.planned) && text == c.plan:
			set = r.planned[k]
		default:
			var err error
			if set, err = b.book.parseSet(text, weight, r.exercise.Timed); err != nil {
				return nil, b.book.wrong(c, err)
			}
		}
		if len(r.planned) > 0 {
			set.Side = r.planned[0].Side
		}
		weight = set.Weight
		sets = append(sets, set)
	}
	return sets, nil
}

// setForm is repetitions, or seconds, and a weight if it is another one.
var setForm = regexp.MustCompile(`^([^x×*]*?)\s*(?:[x×*]\s*(.*))?$`)

// parseSet reads a set: "10", "10 x 22.5", or "45" and "0:45" where it is held.
func (b *Book) parseSet(text string, weight model.Mass, timed bool) (set model.Set, err error) {
	parts := setForm.FindStringSubmatch(strings.ToLower(text))
	if parts == nil {
		return set, &model.Invalid{Field: "sets", Code: model.CodeText}
	}
	set.Weight = weight
	if timed {
		set.Hold, err = b.Format.ParseSeconds("hold", parts[1])
		if err == nil && (set.Hold < 1 || set.Hold > model.Hour) {
			err = &model.Invalid{Field: "hold", Code: model.CodeTooLarge, Most: int64(model.Hour)}
		}
	} else {
		set.Reps, err = b.Format.ParseCount("reps", parts[1], model.MaxReps)
	}
	if err == nil && parts[2] != "" {
		set.Weight, err = b.Format.ParseWeight("weight", parts[2])
	}
	return set, err
}

// readEffort reads length, distance and effort; what was done before stays where
// nothing else is said.
func (b *block) readEffort(effort *model.Effort) *wrongCell {
	f := b.book.Format
	var err error
	if text := b.minutes.entry.Text; text != "" && b.minutes.touched() && text != b.minutes.plan {
		if effort.Duration, err = f.ParseMinutes("duration", text); err != nil {
			return b.book.wrong(b.minutes, err)
		}
	}
	if b.way != nil && b.way.touched() && b.way.entry.Text != b.way.plan || b.way != nil && b.of.Session.Status != model.Done {
		switch text := b.way.entry.Text; {
		case text == "":
			effort.Distance = 0 // not measured
		case text == b.way.plan:
		default:
			if effort.Distance, err = f.ParseDistance("distance", text, b.book.family(b.of.Session.Activity)); err != nil {
				return b.book.wrong(b.way, err)
			}
		}
	}
	if b.effort.touched() || b.of.Session.Status != model.Done {
		effort.RPE = 0
		if text := b.effort.entry.Text; text != "" {
			if effort.RPE, err = f.ParseCount("rpe", text, maxScore); err != nil {
				return b.book.wrong(b.effort, err)
			}
		}
	}
	return nil
}

// maxScore is the worst pain, and the hardest effort.
const maxScore = 10

// readScores are the scores that were entered or changed.
func (b *block) readScores() ([]planner.SheetScore, *wrongCell) {
	var all []planner.SheetScore
	for _, r := range b.rows {
		text := strings.TrimSpace(r.pain.entry.Text)
		if text == "" || !r.pain.touched() {
			continue
		}
		left, right, both := strings.Cut(text, "/")
		if !both {
			right = left
		}
		score := planner.SheetScore{Moment: model.MomentDuring, Exercise: b.of.Session.Prescriptions[r.prescription].Exercise}
		var err error
		if score.Scores.Left, err = b.book.parseScore(left); err == nil {
			score.Scores.Right, err = b.book.parseScore(right)
		}
		if err != nil {
			return nil, b.book.wrong(r.pain, err)
		}
		all = append(all, score)
	}
	for _, cells := range b.scores {
		score := planner.SheetScore{Moment: cells.moment}
		for _, knee := range []struct {
			c    *cell
			into **int
		}{{cells.left, &score.Scores.Left}, {cells.right, &score.Scores.Right}} {
			if !knee.c.touched() {
				continue
			}
			var err error
			if *knee.into, err = b.book.parseScore(knee.c.entry.Text); err != nil {
				return nil, b.book.wrong(knee.c, err)
			}
		}
		if score.Scores != (planner.Scores{}) {
			all = append(all, score)
		}
	}
	return all, nil
}

// parseScore reads a score of 0 to 10; nil where there is none.
func (b *Book) parseScore(text string) (*int, error) {
	text = strings.TrimSpace(text)
	switch text {
	case "":
		return nil, nil
	case "0":
		return new(int), nil
	}
	n, err := b.Format.ParseCount("score", text, maxScore)
	for _, invalid := range model.InvalidFields(err) {
		invalid.Least = 0 // which is no count, but a score
	}
	return &n, err
}

// lineLayout puts the parts of a line beside each other with widths of their
// own; 0 is what the others leave.
type lineLayout []float32

func (l lineLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest := size.Width - cellGap*float32(len(l)-1)
	for _, width := range l {
		rest -= width
	}
	x := float32(0)
	for i, o := range objects {
		width := l[i]
		if width == 0 {
			width = max(rest, 0)
		}
		height := o.MinSize().Height
		o.Move(fyne.NewPos(x, (size.Height-height)/2))
		o.Resize(fyne.NewSize(width, height))
		x += width + cellGap
	}
}

func (l lineLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(cellGap*float32(len(l)-1), 0)
	for i, o := range objects {
		size.Width += l[i]
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}
