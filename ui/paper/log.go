package paper

import (
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/progress"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

// logSession is one session with room for what was done.
type logSession struct {
	icon    string // empty: none
	title   string
	details string // "Lower body · Mon 15 June, 18:00, 45 min"
	rows    []logRow
}

// logRow is one line of it: an exercise, or one side of it.
type logRow struct {
	name, note, target string
	cues               []string // one that has room stands where there is no note
	sets               int      // to fill in
	timed              bool     // they take seconds
}

// spareRows are those of a session that names no exercises.
const spareRows = 5

// log lays out a sheet to take to the gym: the strength sessions that are still
// to come, each whole on its page.
func (b *builder) log() error {
	weeks, err := b.weeks()
	if err != nil {
		return err
	}
	var sessions []logSession
	for i, week := range weeks {
		view, err := b.plan.Week(week.First)
		if err != nil {
			return err
		}
		for _, d := range view.Days {
			for j := range d.Sessions {
				s := &d.Sessions[j]
				if s.Kind.Strength() && s.Status == model.Planned && !view.Suspended[s.ID] && b.covers(d.Date) {
					sessions = append(sessions, b.logSession(s))
				}
			}
		}
		if err := b.done(i+1, len(weeks)); err != nil {
			return err
		}
	}
	if len(sessions) == 0 {
		sessions = []logSession{{title: b.say("paper.log.none"), details: b.say("paper.log.none.about"), rows: make([]logRow, spareRows)}}
	}
	b.setLog(b.logHeading(weeks), sessions)
	return nil
}

func (b *builder) logHeading(weeks []model.Week) heading {
	h := heading{title: b.say("paper.log"), subtitle: b.words.FullRange(b.request.From, b.request.To)}
	if len(weeks) == 1 {
		h.subtitle += b.say("separator") + b.words.WeekNumbered(weeks[0])
	}
	if person := b.person(); person != "" {
		h.subtitle += b.say("separator") + person
	}
	h.beside[0] = []phrase{{text: b.say("paper.log.honest"), font: adviceFont}}
	h.beside[1] = []phrase{{text: b.say("paper.log.pain"), font: adviceFont}}
	return h
}

func (b *builder) logSession(s *model.Session) logSession {
	f := b.words
	out := logSession{icon: iconFile(s.Kind, ""), title: s.Title}
	when := f.LongDate(s.Date)
	if clock := f.When(s); clock != "" {
		when = b.say("paper.log.at", "Day", when, "Time", clock)
	}
	out.details = b.say("paper.log.details", "Kind", f.Kind(s.Kind), "When", when, "Length", f.Minutes(s.Plan.Duration))
	targets, err := b.plan.Target(s.ID)
	if err != nil {
		targets = nil // the sheet is as good without the reasons
	}
	for i := range s.Prescriptions {
		out.rows = append(out.rows, b.logRows(&s.Prescriptions[i], targets)...)
	}
	if len(out.rows) == 0 {
		out.rows = make([]logRow, spareRows)
	}
	return out
}

// logRows are the lines of one exercise: one, or one a side.
func (b *builder) logRows(p *model.Prescription, targets []planner.Target) []logRow {
	f := b.words
	e, known := b.plan.Library().Exercise(p.Exercise)
	if !known {
		e = model.Exercise{ID: p.Exercise, Name: b.say("exercise.unnamed")}
	}
	var rows []logRow
	for _, side := range []model.Side{model.BothSides, model.Left, model.Right} {
		var sets []model.Set
		warm := 0
		for _, set := range p.Sets {
			switch {
			case set.Side != side:
			case set.WarmUp:
				warm++
			default:
				sets = append(sets, set)
			}
		}
		if len(sets) == 0 {
			continue
		}
		row := logRow{name: e.Name, target: f.Prescribed(sets, &e), sets: len(sets), timed: sets[0].Hold > 0}
		if side != model.BothSides {
			row.name = b.say("paper.log."+string(side), "Exercise", e.Name)
		}
		if warm > 0 {
			row.target = b.say("paper.log.warm-up-sets", "Count", warm, "Sets", row.target)
		}
		row.note = b.logNote(&e, side, targets)
		row.cues = b.words.Cues(&e)
		rows = append(rows, row)
	}
	return rows
}

// logNote is one thing worth knowing about an exercise: how far it goes
// comfortably, else why its numbers are new.
func (b *builder) logNote(e *model.Exercise, side model.Side, targets []planner.Target) string {
	comfort := e.Left
	if side == model.Right || side == model.BothSides && comfort.Note == "" {
		comfort = e.Right
	}
	if comfort.Note != "" {
		return comfort.Note
	}
	for i := range targets {
		t := &targets[i]
		if t.Exercise != e.ID || t.Planned != t.Advised {
			continue
		}
		switch t.Goal.Step.Code {
		case progress.StepWeight, progress.StepReps, progress.StepBack, progress.StepCut:
			return b.words.Goal(&t.Goal, b.names()).Why
		}
	}
	return ""
}

// The places of a log sheet, from the top of a session, as in the look's picture.
var (
	logTitleFont = sheet.Font{Cut: sheet.Bold, Size: 13.5}
	nameFont     = sheet.Font{Cut: sheet.Bold, Size: 9}
	noteFont     = sheet.Font{Size: 8}

	logTitleBase = sheet.Px(19)
	logDetails   = sheet.Px(34)
	logRule      = sheet.Px(45)
	logLabels    = sheet.Px(64)
	logHints     = sheet.Px(77)
	logRowsTop   = sheet.Px(80)
	logRowHeight = sheet.Px(37) // at least
	logPad       = sheet.Px(3)  // above and below the text of a row
	logGap       = sheet.Px(22) // between sessions
	logMark      = sheet.Px(18)
	logIndent    = sheet.Px(30) // of the title, beside the mark

	setWidth    = sheet.Px(66)
	effortWidth = sheet.Px(42)
	painWidth   = sheet.Px(52)
	targetWidth = sheet.Px(120)
	columnGap   = sheet.Px(8)
	scoreBox    = sheet.Area(0, 0, sheet.Px(30), sheet.Px(22))
	scoreGap    = sheet.Px(18)
	scoresAbove = sheet.Px(13)
	notesHeight = sheet.Px(30)
)

// How many cells a line has; more sets go on in a line below.
const (
	fewestSets = 4
	mostSets   = 5
)

// logSheet is a log sheet being set.
type logSheet struct {
	*flow
	b    *builder
	sets int // cells of a line, the same on all of it
}

func (b *builder) setLog(h heading, sessions []logSession) {
	l := logSheet{b.begun(h), b, fewestSets}
	for _, s := range sessions {
		for _, r := range s.rows {
			l.sets = max(l.sets, min(r.sets, mostSets))
		}
	}
	for i := range sessions {
		l.session(&sessions[i])
	}
	b.feet()
}

// session sets one session on one page; one that is longer than a page goes on
// on the next ones.
func (l *logSheet) session(s *logSession) {
	rows := l.lines(s.rows)
	t := l.table()
	foot := l.footHeight()
	whole := logRowsTop + t.height(rows) + foot
	l.room(min(whole, l.bottom()-flowTop))
	for continued := false; ; continued = true {
		n := len(rows)
		for n > 1 && l.y+logRowsTop+t.height(rows[:n])+foot > l.bottom() {
			n--
		}
		l.head(s, continued)
		t.draw(rows[:n])
		if rows = rows[n:]; len(rows) == 0 {
			break
		}
		l.turn()
	}
	l.scores()
	l.y += logGap
}

// lines breaks exercises with more sets than a line has cells.
func (l *logSheet) lines(rows []logRow) []logRow {
	var lines []logRow
	for _, r := range rows {
		lines = append(lines, r)
		for first := mostSets + 1; first <= r.sets; first += mostSets {
			lines = append(lines, logRow{name: l.b.say("paper.log.sets-on", "Exercise", r.name, "First", first), timed: r.timed})
		}
	}
	return lines
}

// head is the mark, the title, the details and the box for the warm-up.
func (l *logSheet) head(s *logSession, continued bool) {
	at := l.take(logRowsTop)
	x := at.X
	if s.icon != "" {
		l.Icon(s.icon, sheet.Area(at.X, at.Y+sheet.Px(9), logMark, logMark))
		x += logIndent
	}
	warmUp := adviceFont.Shorten(l.b.say("paper.log.warm-up"), at.W/3)
	warmUpLeft := at.Right() - adviceFont.Width(warmUp)
	l.Frame(sheet.Area(warmUpLeft-sheet.Px(21), at.Y+sheet.Px(10), sheet.Px(15), sheet.Px(15)), sheet.Px(3), 1.4)
	title := s.title
	if continued {
		title = l.b.say("paper.continued") + " " + title
	}
	width := warmUpLeft - sheet.Px(30) - x
	font := fitting(logTitleFont, title, width)
	l.Text(font.Shorten(title, width), font, sheet.Black, x, at.Y+logTitleBase, at)
	l.Text(noteFont.Shorten(s.details, width), noteFont, sheet.Soft, x, at.Y+logDetails, at)
	l.Text(warmUp, adviceFont, sheet.Black, warmUpLeft, at.Y+sheet.Px(22), at)
	l.Line(at.X, at.Y+logRule, at.Right(), at.Y+logRule, 1.6, sheet.Black)
}

// fitting is a font made smaller until text fits on a line, down to the smallest
// size.
func fitting(font sheet.Font, text string, width float64) sheet.Font {
	for font.Size > smallest && !font.Fits(text, width, 1) {
		font.Size = max(font.Size-0.5, smallest)
	}
	return font
}

// logTable is where the columns of a session are.
type logTable struct {
	*logSheet
	target, first, effort, pain float64 // left edges
}

func (l *logSheet) table() *logTable {
	t := &logTable{logSheet: l}
	t.pain = l.right() - painWidth
	t.effort = t.pain - effortWidth
	t.first = t.effort - float64(t.sets)*setWidth
	t.target = t.first - targetWidth
	return t
}

// texts are the words of a row, broken to their columns.
func (t *logTable) texts(r *logRow) (name, note, target []sheet.Clean) {
	width := t.target - margin - columnGap
	about := r.note
	for _, cue := range r.cues {
		if about == "" && noteFont.Fits(cue, width, 1) {
			about = cue
		}
	}
	return nameFont.Wrap(r.name, width, 3), noteFont.Wrap(about, width, 2), adviceFont.Wrap(r.target, targetWidth-columnGap, 9)
}

func (t *logTable) rowHeight(r *logRow) float64 {
	name, note, target := t.texts(r)
	left := float64(len(name))*nameFont.Pitch() + float64(len(note))*noteFont.Pitch()
	return max(logRowHeight, 2*logPad+left, 2*logPad+float64(len(target))*adviceFont.Pitch())
}

func (t *logTable) height(rows []logRow) float64 {
	sum := 0.0
	for i := range rows {
		sum += t.rowHeight(&rows[i])
	}
	return sum
}

// draw sets the labels of the columns above where the rows begin, and the rows.
func (t *logTable) draw(rows []logRow) {
	t.labels(t.y - logRowsTop)
	top := t.y
	for i := range rows {
		t.row(&rows[i])
	}
	for i := range t.sets + 1 {
		x := t.first + float64(i)*setWidth
		t.Line(x, top, x, t.y, 1.4, sheet.Black)
	}
	t.Line(t.pain, top, t.pain, t.y, 1.4, sheet.Black)
	t.Line(t.right(), top, t.right(), t.y, 1.4, sheet.Black)
	t.Line(t.first, top, t.right(), top, 1.4, sheet.Black)
}

func (t *logTable) labels(top float64) {
	label := func(text string, font sheet.Font, x, base, width float64) {
		t.Text(font.Shorten(text, width), font, sheet.Soft, x, top+base, sheet.Area(x, top, width, logRowsTop))
	}
	say := t.b.say
	label(say("paper.log.exercise"), noteFont, margin, logLabels, t.target-margin-columnGap)
	label(say("paper.log.target"), noteFont, t.target, logLabels, targetWidth-columnGap)
	cell := say("paper.log.cell.kg")
	if t.b.words.Units.Pounds {
		cell = say("paper.log.cell.lb")
	}
	for i := range t.sets {
		x := t.first + float64(i)*setWidth
		label(say("paper.log.set", "Number", i+1), noteFont, x, logLabels, setWidth-columnGap)
		label(cell, footFont, x, logHints, setWidth-columnGap)
	}
	label(say("paper.log.effort"), noteFont, t.effort, logLabels, effortWidth-sheet.Px(2))
	label("1–10", footFont, t.effort, logHints, effortWidth-sheet.Px(2))
	label(say("paper.log.pain-label"), noteFont, t.pain, logLabels, painWidth-sheet.Px(2))
	label("0–10", footFont, t.pain, logHints, painWidth-sheet.Px(2))
}

func (t *logTable) row(r *logRow) {
	at := t.take(t.rowHeight(r))
	name, note, target := t.texts(r)
	y := at.Y + (at.H-float64(len(name))*nameFont.Pitch()-float64(len(note))*noteFont.Pitch())/2 + nameFont.Ascent()
	y = t.Lines(name, nameFont, sheet.Black, at.X, y, at)
	t.Lines(note, noteFont, sheet.Soft, at.X, y, at)
	y = at.Y + (at.H-float64(len(target))*adviceFont.Pitch())/2 + adviceFont.Ascent()
	t.Lines(target, adviceFont, sheet.Black, t.target, y, at)
	for i := range t.sets {
		x := t.first + float64(i)*setWidth
		middle := x + setWidth/2
		t.Line(middle, at.Y+sheet.Px(8), middle, at.Bottom()-sheet.Px(8), 0.8, sheet.Rules)
		if r.timed {
			cell := sheet.Area(x, at.Y, setWidth/2, at.H)
			hint := sheet.Printable(t.b.say("paper.log.seconds"))
			t.Text(hint, footFont, sheet.Soft, cell.Right()-footFont.Width(hint)-sheet.Px(4), at.Bottom()-sheet.Px(5), cell)
		}
	}
	t.Line(at.X, at.Bottom(), t.first, at.Bottom(), 0.8, sheet.Rules)
	t.Line(t.first, at.Bottom(), at.Right(), at.Bottom(), 1.4, sheet.Black)
}

// moments are when the knees are asked, the usual times of RULES.md 2.5.
var moments = []string{"before", "worst", "after", "morning"}

// scorePieces are the boxes for pain in lines as wide as the page.
func (l *logSheet) scoreLines() (lines [][]string) {
	left := 0.0
	for _, m := range moments {
		width := l.scoreWidth(m)
		if len(lines) == 0 || left+width > l.width() {
			lines, left = append(lines, nil), 0
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], m)
		left += width + scoreGap
	}
	return lines
}

func (l *logSheet) scoreWidth(moment string) float64 {
	text := l.b.say("paper.log.score." + moment)
	sides := adviceFont.Width(l.side("paper.left")) + adviceFont.Width(l.side("paper.right"))
	return adviceFont.Width(sheet.Printable(text)) + sides + 2*scoreBox.W + 5*sheet.Px(5)
}

func (l *logSheet) side(key string) sheet.Clean { return sheet.Printable(l.b.say(key)) }

func (l *logSheet) footHeight() float64 {
	height := float64(len(l.scoreLines())) * (scoresAbove + scoreBox.H)
	if l.b.has(Notes) {
		height += notesHeight
	}
	return height
}

// scores are the boxes for each knee, and a line for notes.
func (l *logSheet) scores() {
	at := l.take(l.footHeight())
	y := at.Y
	for _, line := range l.scoreLines() {
		y += scoresAbove
		x := at.X
		for _, m := range line {
			x = l.score(m, x, y, at) + scoreGap
		}
		y += scoreBox.H
	}
	if l.b.has(Notes) {
		y += sheet.Px(26)
		label := adviceFont.Shorten(l.b.say("paper.notes"), at.W/3)
		l.Text(label, adviceFont, sheet.Black, at.X, y, at)
		l.Line(at.X+adviceFont.Width(label)+sheet.Px(8), y+sheet.Px(2), at.Right(), y+sheet.Px(2), 0.8, sheet.Rules)
	}
}

// score is one moment with a box for each knee; it returns where it ends.
func (l *logSheet) score(moment string, x, y float64, within sheet.Box) float64 {
	gap, base := sheet.Px(5), y+sheet.Px(15)
	put := func(text sheet.Clean) {
		l.Text(text, adviceFont, sheet.Black, x, base, within)
		x += adviceFont.Width(text) + gap
	}
	put(sheet.Printable(l.b.say("paper.log.score." + moment)))
	for _, side := range []string{"paper.left", "paper.right"} {
		put(l.side(side))
		l.Frame(scoreBox.Moved(x, y), sheet.Px(4), 1.4)
		x += scoreBox.W + gap
	}
	return x - gap
}
