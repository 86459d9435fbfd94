package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/format"
)

// week prints the seven days around a date: sessions, limits and findings.
func (c *call) week() command {
	var date civil.Date
	var asJSON bool
	return command{
		name: "week", about: "cli.week.about",
		flags: []flag{
			c.day("--date", "cli.week.date", &date),
			on("--json", "cli.about.json", &asJSON),
		},
		run: func(c *call) error { return c.runWeek(date, asJSON) },
	}
}

func (c *call) runWeek(date civil.Date, asJSON bool) error {
	plan, words, err := c.open()
	if err != nil {
		return err
	}
	if date, err = orToday(date, plan); err != nil {
		return err
	}
	view, err := plan.Week(date)
	if err != nil {
		return err
	}
	names, err := namesIn(plan, view.Findings)
	if err != nil {
		return err
	}
	followed, err := plan.Adherence(view.Week.First, view.Week.Last())
	if err != nil {
		return err
	}
	if asJSON {
		return c.printJSON(newWeek(&view, &followed, words, names))
	}
	p := weekPrinter{call: c, words: words, names: names, library: plan.Library(), view: &view, followed: &followed}
	p.print()
	return nil
}

// namesIn names every session that the findings are about.
func namesIn(plan *planner.Planner, found []rule.Finding) (format.Names, error) {
	var sessions []model.Session
	read := map[model.Week]bool{}
	for i := range found {
		for _, d := range []civil.Date{found[i].Where.Date, found[i].Where.OtherDate} {
			if d == (civil.Date{}) {
				continue
			}
			week, err := plan.WeekOf(d)
			if err != nil {
				return format.Names{}, err
			}
			if read[week] {
				continue
			}
			read[week] = true
			view, err := plan.Week(d)
			if err != nil {
				return format.Names{}, err
			}
			for i := range view.Days {
				sessions = append(sessions, view.Days[i].Sessions...)
			}
		}
	}
	return format.NamesOf(plan.Library(), sessions), nil
}

// weekPrinter writes a week for people.
type weekPrinter struct {
	*call
	words   *format.Formatter
	names   format.Names
	library *model.Library
	view    *planner.WeekView

	followed *planner.Adherence
}

func (p *weekPrinter) print() {
	fmt.Fprintf(&p.out, "%s%s%s\n", p.words.FullWeekTitle(p.view.Week), p.Words.Say("separator"), p.words.WeekLabel(p.view.Week, p.view.Today))
	if len(p.view.Suspended) > 0 {
		fmt.Fprintln(&p.out, p.Words.Say("cli.week.suspended"))
	}
	rows := table(&p.out)
	for i := range p.view.Days {
		p.day(rows, &p.view.Days[i])
	}
	if sum := p.words.Adherence(*p.followed); sum != "" {
		fmt.Fprintf(rows, "\n%s\n", p.Words.Say("cli.week.followed", "Sum", sum))
	}
	if len(p.view.Tray) > 0 {
		fmt.Fprintf(rows, "\n%s\n", p.Words.Say("cli.week.tray"))
		for i := range p.view.Tray {
			s := &p.view.Tray[i]
			fmt.Fprintf(rows, "  %s\n", strings.Join(p.cells(s), "\t"))
		}
	}
	if len(p.view.Budgets) > 0 {
		fmt.Fprintf(rows, "\n%s\n", p.Words.Say("cli.week.limits"))
		for _, b := range p.view.Budgets {
			words := p.words.Budget(b, p.names)
			fmt.Fprintf(rows, "  %s\t%s\t%s\t%s\n", words.Name, words.Value, words.Left, words.Last)
		}
	}
	rows.Flush()
	if len(p.view.Findings) > 0 {
		fmt.Fprintf(&p.out, "\n%s\n", p.Words.Say("cli.week.findings"))
		p.printFindings(p.view.Findings, p.words, p.names)
	}
}

func (p *weekPrinter) day(rows io.Writer, day *planner.Day) {
	fmt.Fprintf(rows, "\n%s", p.words.Date(day.Date))
	if day.Date == p.view.Today {
		fmt.Fprintf(rows, "%s%s", p.Words.Say("separator"), p.Words.Say("cli.week.today"))
	}
	fmt.Fprintln(rows)
	if len(day.Sessions) == 0 {
		fmt.Fprintf(rows, "  %s\n", p.Words.Say("cli.week.rest-day"))
	}
	for i := range day.Sessions {
		s := &day.Sessions[i]
		fmt.Fprintf(rows, "  %s\t%s\t%s\n", p.words.When(s), strings.Join(p.cells(s), "\t"), p.state(s))
	}
}

// cells are what a session is, wherever it stands.
func (p *weekPrinter) cells(s *model.Session) []string {
	activity, _ := p.library.Activity(s.Activity)
	family, _ := p.library.Family(s.Activity)
	return []string{p.words.KindShort(s.Kind, activity.Mark), s.Title, p.words.CardLoad(s, family)}
}

// state is how far a session has come, and for one to come what the rules say.
func (p *weekPrinter) state(s *model.Session) string {
	state := p.words.Status(s.Status)
	found := p.view.Finding(s.ID)
	became := p.became(s.ID)
	switch {
	case p.view.Suspended[s.ID]:
		state = p.Words.Say("status.suspended")
	case became.As == planner.Missed || became.As == planner.Skipped:
		state = p.words.Followed(became)
	case s.Status == model.Done && (became.As != planner.OnTime || became.Partly):
		state += p.Words.Say("separator") + p.words.Followed(became)
	case s.Status == model.Planned && found == nil:
		state = p.words.Verdict(rule.Fine)
	case s.Status == model.Planned:
		state = p.words.Verdict(found.Severity) + p.Words.Say("separator") + p.words.Finding(*found, p.names).Short
	}
	if score, felt := p.view.Pain[s.ID]; felt {
		state += p.Words.Say("separator") + p.Words.Say("cli.week.pain", "Score", score)
	}
	return state
}

// became says what became of a session of the week.
func (p *weekPrinter) became(id model.ID) planner.Followed {
	for _, s := range p.followed.Sessions {
		if s.Session == id {
			return s
		}
	}
	return planner.Followed{}
}

// printFindings writes findings for people, each with its reason.
func (c *call) printFindings(found []rule.Finding, words *format.Formatter, names format.Names) {
	for _, f := range found {
		c.printFinding(f, words, names)
	}
}

func (c *call) printFinding(f rule.Finding, words *format.Formatter, names format.Names) {
	s := words.Finding(f, names)
	fmt.Fprintf(&c.out, "  %s: %s, %s\n    %s\n", words.Verdict(f.Severity), s.Title, s.Place, s.Text)
	if s.Caption != "" {
		fmt.Fprintf(&c.out, "    %s\n", s.Caption)
	}
	if f.Kept != "" {
		fmt.Fprintf(&c.out, "    %s\n", c.Words.Say("cli.kept", "Reason", f.Kept))
	}
}

// explain writes findings for people, each with all there is to say about it.
func (c *call) explain(found []rule.Finding, words *format.Formatter, names format.Names) {
	for _, f := range found {
		c.printFinding(f, words, names)
		fmt.Fprintf(&c.out, "    %s\n", words.Source(f.Rule))
		if len(f.Fixes) == 0 || f.Kept != "" {
			continue
		}
		var ways []string
		for _, fix := range f.Fixes {
			ways = append(ways, words.Fix(fix, f, names))
		}
		fmt.Fprintf(&c.out, "    %s\n", c.Words.Say("cli.check.ways", "Ways", strings.Join(ways, "; ")))
	}
}

// count says how many of the findings are so severe and not kept.
func count(found []rule.Finding, severity rule.Severity) int {
	return len(slices.DeleteFunc(slices.Clone(found), func(f rule.Finding) bool {
		return f.Severity != severity || f.Kept != ""
	}))
}
