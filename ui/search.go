package ui

import (
	"slices"
	"strings"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2/container"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
	"github.com/kneewise/kneewise/ui/week"
)

// searchWords is the search's own key in the catalogue.
const searchWords = "command.search"

// How much the search shows, and how large it is.
const (
	foundCommands         = 6 // beside sessions and the like
	foundEach             = 12
	foundFirst            = 5 // sessions before the templates and exercises
	searchWidth   float32 = 600
	searchMost    float32 = 480 // height
	searchAround  float32 = 150 // what the window has beside it
)

// search opens the one field that finds commands, days, weeks, sessions,
// templates and exercises, and goes to what is chosen.
func (w *Window) search() {
	w.makeAll() // their commands are found too
	list := kit.NewResultList(searchWidth - 40)
	field := kit.NewSearch(w.words.Say("search.hint"))
	field.OnKey = list.TypedKey
	d := &kit.Dialog{
		Heading: w.words.Say("search.heading"), Width: searchWidth,
		Content: container.New(browseLayout{min(searchMost, w.window.Canvas().Size().Height-searchAround)}, field, list),
	}
	var failed error
	list.OnTake = func(r kit.Result) {
		d.OnClosed = func(bool) { r.Do() }
		d.Close()
	}
	look := func(text string) {
		results, err := w.find(text)
		if err != nil && failed == nil {
			failed = err
			w.log(err)
			d.SetError(w.words.Say("error.other", "Error", err.Error()))
		}
		list.SetResults(results, w.words.Say("search.none", "Text", strings.TrimSpace(text)))
	}
	field.OnChanged = look
	look("")
	d.Show(w.window.Canvas())
}

// find is what a text leads to: days first, for few texts are one, then
// commands and what the plan and the library have. No text leads to the
// commands.
func (w *Window) find(text string) ([]kit.Result, error) {
	if strings.TrimSpace(text) == "" {
		return w.findCommands("", len(w.commands())), nil
	}
	today, err := w.plan.Today()
	if err != nil {
		return nil, err
	}
	found, err := w.plan.Search(text, foundEach)
	if err != nil {
		return nil, err
	}
	results, err := w.findJumps(text, today)
	if err != nil {
		return nil, err
	}
	results = append(results, w.findCommands(text, foundCommands)...)
	first := min(foundFirst, len(found.Sessions))
	results = append(results, w.sessionResults(found.Sessions[:first])...)
	for _, t := range found.Templates {
		results = append(results, w.templateResult(t))
	}
	for _, e := range found.Exercises {
		results = append(results, w.exerciseResult(e))
	}
	return append(results, w.sessionResults(found.Sessions[first:])...), nil
}

func (w *Window) sessionResults(sessions []model.Session) []kit.Result {
	var results []kit.Result
	for i := range sessions {
		results = append(results, w.sessionResult(&sessions[i]))
	}
	return results
}

// findCommands are the commands in whose words and page every word of a text
// occurs, those that begin with it first, then those of whose words each begins
// one: those that apply, and of pages that are not shown those that always do.
func (w *Window) findCommands(text string, most int) []kit.Result {
	text = strings.ToLower(strings.TrimSpace(text))
	var begin, likely, others []kit.Result
	all := w.commands()
	for i := range all {
		c := &all[i]
		if c.words == searchWords || !w.offered(c) {
			continue
		}
		result := w.commandResult(c)
		said := strings.ToLower(result.Title)
		switch {
		case strings.HasPrefix(said, text):
			begin = append(begin, result)
		case beginsAll(strings.Fields(said), strings.Fields(text)):
			likely = append(likely, result)
		case containsAll(said+" "+strings.ToLower(result.Detail), strings.Fields(text)):
			others = append(others, result)
		}
	}
	found := slices.Concat(begin, likely, others)
	return found[:min(len(found), most)]
}

// beginsAll says whether every one of the beginnings begins some word.
func beginsAll(words, beginnings []string) bool {
	for _, beginning := range beginnings {
		if !slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(word, beginning) }) {
			return false
		}
	}
	return true
}

// containsAll says whether every one of the words occurs in a text.
func containsAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// offered says whether a command can be run now, if need be after its page is
// shown.
func (w *Window) offered(c *command) bool {
	return w.reachable(c) || c.page != w.shown.name && c.enabled == nil
}

func (w *Window) commandResult(c *command) kit.Result {
	r := kit.Result{
		Icon: theme.IconChevronRight, Ink: theme.ColorTextMuted, Title: w.words.Say(c.words), Keys: w.keys(c.shortcut), Do: c.do,
	}
	if to := w.room(c.words); to != nil { // the way to a page
		r.Icon, r.Detail = to.icon, w.words.Say("search.page")
	}
	if on := w.room(c.page); on != nil {
		r.Icon, r.Detail = on.icon, w.words.Say(on.name)
		r.Do = func() {
			w.goTo(on)
			c.do()
		}
	}
	return r
}

// findJumps are the days, weeks and months that a text names.
func (w *Window) findJumps(text string, today civil.Date) ([]kit.Result, error) {
	var results []kit.Result
	for _, jump := range w.format.FindJumps(text, today) {
		of, err := w.plan.WeekOf(jump.Date)
		if err != nil {
			return nil, err
		}
		r := kit.Result{Icon: theme.IconMonth, Ink: theme.ColorTextMuted, Title: w.format.FullDate(jump.Date), Detail: w.format.WeekLabel(of, today)}
		at := jump.Date
		r.Do = func() { w.openOnBoard(at, "") }
		switch {
		case jump.Span == format.Week:
			r.Icon, r.Title, at = theme.IconWeek, w.format.FullWeekTitle(of), of.First
			if of.Contains(today) {
				at = today
			}
		case jump.Span == format.Month:
			r.Title, r.Detail = w.format.MonthTitle(jump.Date), w.words.Say("rail.month")
			r.Do = func() { w.openMonthOf(jump.Date) }
		}
		results = append(results, r)
	}
	return results, nil
}

func (w *Window) sessionResult(s *model.Session) kit.Result {
	look := w.look(s.Kind, s.Activity)
	r := kit.Result{Icon: look.Icon, Ink: look.Ink, Title: s.Title, Do: func() { w.openOnBoard(s.Date, s.ID) }}
	parts := []string{w.words.Say("search.tray"), w.format.Kind(s.Kind)}
	if s.Placed() {
		parts = []string{w.when(s), w.format.Kind(s.Kind), w.format.Status(s.Status)}
	} else {
		r.Do = func() { w.onBoard(func(p *week.Page) { p.MoveSession(s.ID) }) }
	}
	if note, _, _ := strings.Cut(strings.TrimSpace(s.Note), "\n"); note != "" {
		parts = append(parts, note)
	}
	r.Detail = strings.Join(parts, w.words.Say("separator"))
	return r
}

// when is the day of a session and its time, if it has one.
func (w *Window) when(s *model.Session) string {
	day := w.format.FullDate(s.Date)
	if at := w.format.When(s); at != "" {
		return w.words.Say("search.when", "Day", day, "Time", at)
	}
	return day
}

func (w *Window) templateResult(t model.Template) kit.Result {
	look := w.look(t.Kind, t.Activity)
	return kit.Result{
		Icon: look.Icon, Ink: look.Ink, Title: t.Title, Detail: w.words.Say("search.template", "Kind", w.format.Kind(t.Kind)),
		Do: func() { w.onBoard(func(p *week.Page) { p.PlaceTemplate(t.ID) }) },
	}
}

// exerciseResult leads to the session that has the exercise, and without one to
// a new session.
func (w *Window) exerciseResult(e planner.FoundExercise) kit.Result {
	r := kit.Result{
		Icon: theme.IconLibrary, Ink: theme.ColorTextMuted, Title: e.Exercise.Name, Detail: w.words.Say("search.exercise"),
		Do: func() { w.onBoard((*week.Page).Add) },
	}
	if s := e.Session; s != nil {
		r.Detail = w.words.Say("search.exercise.in", "Title", s.Title, "When", w.when(s))
		r.Do = func() { w.openOnBoard(s.Date, s.ID) }
	}
	return r
}

func (w *Window) look(kind model.Kind, activity model.ID) mark.Look {
	a, _ := w.plan.Library().Activity(activity)
	return mark.Kind(kind, a.Mark)
}

// onBoard does what belongs to the board, there.
func (w *Window) onBoard(do func(*week.Page)) {
	if w.goTo(w.room("rail.week")) {
		do(w.week)
	}
}
