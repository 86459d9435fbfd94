package paper

import (
	"slices"
	"strconv"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

// planWeek is one week with what is planned in it.
type planWeek struct {
	title   string // "Week 24 · 8 – 14 June 2026 · 9 sessions, 5 h 21 min"
	short   string // "8 – 14 June"
	count   int
	total   model.Seconds
	rows    [][]cell      // its sessions
	budgets []rule.Budget // those that something is planned of, in order of rank
	limits  [][]cell      // with their reasons
	goals   [][]cell      // the next steps of its exercises, with their reasons
}

// ahead lays out some weeks: an overview, and each week with its sessions, their
// targets, and why the limits are what they are.
func (b *builder) ahead() error {
	weeks, err := b.weeks()
	if err != nil {
		return err
	}
	plan := make([]planWeek, len(weeks))
	for i, week := range weeks {
		if plan[i], err = b.planWeek(week); err != nil {
			return err
		}
		if err := b.done(i+1, len(weeks)); err != nil {
			return err
		}
	}
	h := heading{title: b.say("paper.plan"), subtitle: b.words.FullRange(weeks[0].First, weeks[len(weeks)-1].Last())}
	h.subtitle += b.say("separator") + b.say("month.weeks", "Count", len(weeks))
	if person := b.person(); person != "" {
		h.subtitle += b.say("separator") + person
	}
	h.beside = [2][]phrase{{{text: b.say("paper.warm-up"), font: adviceFont}}, painGuide(b.words.Words)}
	b.setPlan(h, plan)
	return nil
}

func (b *builder) planWeek(week model.Week) (planWeek, error) {
	view, err := b.plan.Week(week.First)
	if err != nil {
		return planWeek{}, err
	}
	out := planWeek{short: b.words.DayRange(week.First, week.Last())}
	for _, d := range view.Days {
		for i := range d.Sessions {
			s := &d.Sessions[i]
			out.rows = append(out.rows, b.planRow(s, &view))
			if s.Counts() && !view.Suspended[s.ID] {
				out.count++
				out.total += s.Effort().Duration
			}
		}
	}
	out.title = b.words.WeekNumbered(week) + b.say("separator") + b.words.FullWeekTitle(week)
	if out.count > 0 {
		out.title += b.say("separator") + b.say("paper.sum", "Count", out.count, "Total", b.words.Total(out.total))
	}
	for _, budget := range b.plan.Ranked(view.Budgets) {
		if budget.Planned == 0 || budget.Stream.Kind == rule.ExerciseStream {
			continue
		}
		said := b.words.Budget(budget, b.names())
		out.budgets = append(out.budgets, budget)
		out.limits = append(out.limits, texts(said.Name, said.Value, said.Reason))
	}
	if !week.Last().Before(b.today) && b.has(Why) {
		out.goals, err = b.goals(week, &view)
	}
	return out, err
}

// goals are the next steps of what is trained in a week.
func (b *builder) goals(week model.Week, view *planner.WeekView) (rows [][]cell, err error) {
	trained := map[model.ID]bool{}
	for _, d := range view.Days {
		for i := range d.Sessions {
			for _, p := range d.Sessions[i].Prescriptions {
				trained[p.Exercise] = true
			}
		}
	}
	goals, err := b.plan.Targets(week)
	if err != nil {
		return nil, err
	}
	for i := range goals {
		if !trained[goals[i].Exercise] {
			continue
		}
		said := b.words.Goal(&goals[i], b.names())
		why := said.Why
		for _, more := range []string{said.Unlock, said.Sides} {
			if more != "" {
				why += " " + more
			}
		}
		rows = append(rows, texts(said.Name, said.To, why))
	}
	return rows, nil
}

// planRow is a session: when, what, how much, and what became of it or what the
// rules say.
func (b *builder) planRow(s *model.Session, view *planner.WeekView) []cell {
	activity, _ := b.plan.Library().Activity(s.Activity)
	family, _ := b.plan.Library().Family(s.Activity)
	day := b.words.Date(s.Date)
	if when := b.words.When(s); when != "" {
		day = b.say("paper.log.at", "Day", day, "Time", when)
	}
	what := cell{icon: iconFile(s.Kind, activity.Mark), text: s.Title}
	switch f := view.Finding(s.ID); {
	case view.Suspended[s.ID]:
		what.note = b.say("status.suspended")
	case s.Status != model.Planned:
		what.note = b.words.Status(s.Status)
	case f != nil && f.Kept != "":
		what.note = b.say("paper.kept", "Finding", b.words.Finding(*f, b.names()).Short, "Reason", f.Kept)
	case f != nil:
		what.note = b.words.Verdict(f.Severity) + b.say("separator") + b.words.Finding(*f, b.names()).Short
	}
	much := cell{text: b.words.CardLoad(s, family), note: b.exercises(s)}
	return []cell{{text: day}, what, much}
}

// exercises are those of a session with what they ask for, those done side by
// side once where both sides do the same.
func (b *builder) exercises(s *model.Session) string {
	said := ""
	for i := range s.Prescriptions {
		p := &s.Prescriptions[i]
		e, known := b.plan.Library().Exercise(p.Exercise)
		sets := b.sides(p, &e)
		if !known || sets == "" {
			continue
		}
		one := b.say("paper.plan.exercise", "Exercise", e.Name, "Sets", sets)
		if said != "" {
			one = b.say("sets.then", "First", said, "Then", one)
		}
		said = one
	}
	return said
}

func (b *builder) sides(p *model.Prescription, e *model.Exercise) string {
	of := func(side model.Side) string {
		return b.words.Prescribed(slices.DeleteFunc(slices.Clone(p.Sets), func(s model.Set) bool { return s.Side != side }), e)
	}
	both, left, right := of(model.BothSides), of(model.Left), of(model.Right)
	switch {
	case left == right && left != "":
		return b.say("paper.plan.each-side", "Sets", left)
	case left != "" && right != "":
		return b.say("paper.plan.sides", "Left", left, "Right", right)
	default:
		return both + left + right
	}
}

// mostStreams is how many limits the overview has columns for.
const mostStreams = 4

// overview has a row a week: how much, and the limits that most weeks have.
func (b *builder) overview(weeks []planWeek) *table {
	var order []rule.Stream
	trained := map[rule.Stream]int{}
	for _, w := range weeks {
		for _, budget := range w.budgets {
			if trained[budget.Stream] == 0 {
				order = append(order, budget.Stream)
			}
			trained[budget.Stream]++
		}
	}
	slices.SortStableFunc(order, func(a, b rule.Stream) int { return trained[b] - trained[a] })
	order = order[:min(len(order), mostStreams)]

	t := table{columns: []column{
		{label: b.say("month.week"), share: 33, font: rowBold},
		{label: b.say("paper.plan.sessions"), share: 17, font: rowFont},
		{label: b.say("paper.plan.time"), share: 22, font: rowFont},
	}}
	for _, stream := range order {
		t.columns = append(t.columns, column{label: b.words.Stream(stream, b.names()), share: 29, font: rowFont})
	}
	for _, w := range weeks {
		row := texts(w.short, strconv.Itoa(w.count), "")
		if w.count > 0 {
			row[2].text = b.words.Total(w.total)
		}
		for _, stream := range order {
			c := cell{}
			if i := slices.IndexFunc(w.budgets, func(one rule.Budget) bool { return one.Stream == stream }); i >= 0 {
				c.text = b.words.Budget(w.budgets[i], b.names()).Value
			}
			row = append(row, c)
		}
		t.rows = append(t.rows, row)
	}
	return &t
}

func (b *builder) setPlan(h heading, weeks []planWeek) {
	f := b.begun(h)
	if len(weeks) > 1 {
		f.section(b.say("paper.plan.overview"), b.overview(weeks))
	}
	for i := range weeks {
		w := &weeks[i]
		f.section(w.title, &table{rows: w.rows, whole: true, empty: b.say("paper.plan.nothing"), columns: []column{
			{share: 30, font: rowFont, ink: sheet.Soft}, {share: 58, font: rowBold}, {share: 100, font: rowFont, note: noteFont},
		}})
		if !b.has(Why) {
			continue
		}
		why := []column{{share: 42, font: rowFont}, {share: 46, font: rowBold}, {share: 100, font: rowFont, ink: sheet.Soft}}
		for _, part := range []struct {
			what, most string
			rows       [][]cell
		}{
			{b.say("paper.plan.limits"), b.say("paper.plan.limits.most"), w.limits},
			{b.say("paper.plan.goals"), b.say("paper.plan.goals.most"), w.goals},
		} {
			if len(part.rows) == 0 {
				continue
			}
			columns := slices.Clone(why)
			columns[0].label, columns[1].label, columns[2].label = part.what, part.most, b.say("paper.plan.why")
			f.y -= sectionGap / 2
			f.part(&table{columns: columns, rows: part.rows})
		}
	}
	b.feet()
}
