package format

import (
	"slices"
	"strconv"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/rule"
)

// Names says what the sessions, activities and exercises of a finding are
// called. An unknown one is the empty string.
type Names struct {
	Session  func(model.ID) string
	Activity func(model.ID) string
	Exercise func(model.ID) string
}

// NamesOf looks names up among the sessions and in the library.
func NamesOf(library *model.Library, sessions []model.Session) Names {
	titles := make(map[model.ID]string, len(sessions))
	for i := range sessions {
		titles[sessions[i].ID] = sessions[i].Title
	}
	return Names{
		Session: func(id model.ID) string { return titles[id] },
		Activity: func(id model.ID) string {
			activity, _ := library.Activity(id)
			return activity.Name
		},
		Exercise: func(id model.ID) string {
			exercise, _ := library.Exercise(id)
			return exercise.Name
		},
	}
}

// Or asks title for the sessions that these names do not know: a finding on one
// week can be about a session of another. What cannot be read has no name.
func (n Names) Or(title func(model.ID) (string, error)) Names {
	known := n.Session
	n.Session = func(id model.ID) string {
		if name := known(id); name != "" {
			return name
		}
		name, err := title(id)
		if err != nil {
			return ""
		}
		return name
	}
	return n
}

// Sentence is what a person reads about a finding.
type Sentence struct {
	Title   string // what it is about: a session's title, or what is counted
	Place   string // its day, or the days of its week
	Text    string // the number, the rule, the way out
	Caption string // which rule, and why there is one
	Short   string // the verdict line of a card, some 14 letters
	Reason  string // the verdict plate of a drag, some 50 letters
}

// Verdict writes "Fine", "Not advised" or "Not allowed".
func (f *Formatter) Verdict(s rule.Severity) string { return f.Words.Say("verdict." + s.String()) }

// Finding puts a finding into words, seen from the session it belongs to.
func (f *Formatter) Finding(found rule.Finding, names Names) Sentence {
	return f.FindingFor(found, found.Where.Session, names)
}

// Named is what a finding says where nothing beside it says what it is about.
func (f *Formatter) Named(found rule.Finding, names Names) string {
	s := f.Finding(found, names)
	return f.Words.Say("finding.named", "What", s.Title, "Text", s.Text)
}

// FindingFor puts a finding into words, seen from one of its two sessions:
// what comes after one comes before the other.
func (f *Formatter) FindingFor(found rule.Finding, about model.ID, names Names) Sentence {
	v := view{Formatter: f, found: &found, names: names, before: about != "" && about == found.Where.Other}
	s := Sentence{Title: v.title(about), Place: v.place(), Caption: v.caption()}
	s.Text, s.Reason, s.Short = v.words()
	if way := v.wayOut(); way != "" {
		s.Text += " " + way
	}
	return s
}

// view is a finding as one session sees it.
type view struct {
	*Formatter
	found  *rule.Finding
	names  Names
	before bool // seen from the earlier session
}

func (v *view) title(about model.ID) string {
	if about == "" || v.found.Where.Week {
		return v.what()
	}
	return v.session(about)
}

// what names what a finding about a week counts.
func (v *view) what() string {
	if v.found.Rule == rule.WeeklyLimit || v.found.Rule == rule.WeightStep || v.found.Rule == rule.AfterRed {
		return v.Stream(v.found.Args.Stream, v.names)
	}
	return v.Words.Say("rule." + string(v.found.Rule) + ".name")
}

func (v *view) session(id model.ID) string {
	if title := v.names.Session(id); title != "" {
		return title
	}
	return v.Words.Say("session.unnamed")
}

func (v *view) activity() string {
	if name := v.names.Activity(v.found.Args.Activity); name != "" {
		return name
	}
	return v.Words.Say("activity.unnamed")
}

func (v *view) place() string {
	date := v.found.Where.Date
	switch {
	case v.found.Where.Week:
		return v.FullWeekTitle(model.Week{First: date})
	case v.before:
		return v.Date(v.found.Where.OtherDate)
	default:
		return v.Date(date)
	}
}

// words writes the finding long, for a plate and for a card.
func (v *view) words() (text, reason, short string) {
	w, a := v.Words, &v.found.Args
	switch v.found.Rule {
	case rule.RestGap:
		return v.restGap()
	case rule.SameActivity:
		first, second := v.pair()
		return w.Say("rule.same-activity.text", "Activity", v.activity(), "First", first, "Second", second),
			w.Say("rule.same-activity.reason", "Activity", v.activity()),
			w.Say("rule.same-activity.short")
	case rule.ImpactAdjacent:
		first, second := v.pair()
		return w.Say("rule.impact-adjacent.text", "First", first, "Second", second),
			w.Say("rule.impact-adjacent.reason." + v.side()),
			w.Say("rule.impact-adjacent.short")
	case rule.ImpactWeek:
		return w.Say("rule.impact-week.text", "Count", a.Count, "Most", a.Need),
			w.Say("rule.impact-week.reason", "Count", a.Count, "Most", a.Need),
			w.Say("rule.impact-week.short", "Count", a.Count)
	case rule.RestDays:
		return w.Say("rule.rest-days.text", "Days", v.restDays(), "Need", a.Need),
			w.Say("rule.rest-days.reason", "Days", v.restDays(), "Need", a.Need),
			v.restDays()
	case rule.Availability:
		planned, free := v.Minutes(model.Seconds(a.Count)*model.Minute), v.Minutes(model.Seconds(a.Need)*model.Minute)
		over := v.Minutes(model.Seconds(a.Count-a.Need) * model.Minute)
		return w.Say("rule.availability.text", "Planned", planned, "Free", free, "Day", v.Weekday(model.Weekday(v.found.Where.Date))),
			w.Say("rule.availability.reason", "Planned", planned, "Free", free),
			w.Say("over", "Amount", over)
	case rule.WeeklyLimit:
		planned, most, over := v.planned(), v.amount(a.Limit, down), v.amount(a.Load-a.Limit, up)
		return w.Say("rule.weekly-limit.text", "Planned", planned, "Most", most),
			w.Say("rule.weekly-limit.reason", "What", v.what(), "Planned", planned, "Most", most),
			w.Say("over", "Amount", over)
	case rule.Spike:
		return v.spike()
	case rule.WeightStep:
		planned, most, base := v.Weight(model.Mass(a.Load)), v.Weight(model.Mass(a.Limit)), v.Weight(model.Mass(a.Base))
		return w.Say("rule.weight-step.text", "Planned", planned, "Most", most, "Base", base),
			w.Say("rule.weight-step.reason", "Planned", planned, "Most", most, "Base", base),
			w.Say("over", "Amount", v.Weight(model.Mass(a.Load-a.Limit)))
	case rule.SetsWeek:
		planned, most := w.Say("load.sets", "Count", int64(a.Load)), w.Say("load.sets", "Count", int64(a.Limit))
		return w.Say("rule.lower-sets.text", "Planned", planned, "Most", most),
			w.Say("rule.lower-sets.reason", "Planned", planned, "Most", most),
			w.Say("over", "Amount", w.Say("load.sets", "Count", int64(a.Load-a.Limit)))
	case rule.InternalLoad:
		more, most := v.above(a.Load, a.Base, a.Limit), v.above(a.Limit, a.Base, a.Base)
		return w.Say("rule.internal-load.text", "More", more, "Limit", most),
			w.Say("rule.internal-load.reason", "More", more, "Limit", most),
			w.Say("rule.internal-load.short", "More", more)
	case rule.PainBlock:
		return v.painBlock()
	case rule.AfterRed:
		planned, most, over := v.planned(), v.amount(a.Limit, down), v.amount(a.Load-a.Limit, up)
		return w.Say("rule.after-red.text", "Planned", planned, "Most", most),
			w.Say("rule.after-red.reason", "Planned", planned, "Most", most),
			w.Say("over", "Amount", over)
	case rule.Masked:
		gap := v.Gap(a.Elapsed)
		return w.Say("rule.masked.text", "Medicine", v.Medicine(a.Medicine, a.Topical), "Gap", gap, "Hours", a.Need),
			w.Say("rule.masked.reason", "Medicine", v.Medicine(a.Medicine, false), "Gap", gap),
			w.Say("rule.masked.short")
	default:
		unknown := w.Say("rule." + string(v.found.Rule) + ".text")
		return unknown, unknown, unknown
	}
}

// spikeNouns are the families whose sessions have a name of their own.
var spikeNouns = []model.ID{"run", "walk", "cycle", "swim", "row"}

func (v *view) spike() (text, reason, short string) {
	w, a := v.Words, &v.found.Args
	noun := "other"
	if slices.Contains(spikeNouns, a.Activity) {
		noun = string(a.Activity)
	}
	session := w.Say("spike.longest." + noun)
	longer := v.above(a.Load, a.Base, a.Limit)
	text = w.Say("rule.spike.text",
		"Distance", v.Distance(model.Distance(a.Load), a.Activity), "Longer", longer, "Session", session,
		"Longest", v.Distance(model.Distance(a.Base), a.Activity),
		"Most", v.DistanceLimit(model.Distance(a.Limit), a.Activity), "Limit", v.Percent(10*int64(a.Need)))
	return text, w.Say("rule.spike.reason", "Longer", longer, "Session", session), w.Say("rule.spike.short", "Longer", longer)
}

// above writes by how many percent a load is above a base: a whole number, but
// tenths, rounded up, where that would look as if it were within a limit.
func (v *view) above(load, base, limit model.Load) string {
	if base == 0 || load < base {
		return v.Percent(0)
	}
	percent := divide(int64(load-base), 100, int64(base), nearest)
	if load > limit && percent <= divide(int64(max(limit, base)-base), 100, int64(base), nearest) {
		return v.Percent(divide(int64(load-base), 1000, int64(base), up))
	}
	return v.Percent(10 * percent)
}

func (v *view) restGap() (text, reason, short string) {
	w := v.Words
	region := w.Say("region." + v.found.Args.Region)
	demand := w.Say("rest.least")
	if v.found.Severity != rule.Violation {
		demand = v.restAdvised()
	}
	apart := v.apart(region)
	reason = w.Say("rule.rest-gap.reason", "Apart", apart, "Rest", demand)
	other := v.found.Where.Other
	if v.before {
		other = v.found.Where.Session
	}
	text = w.Say("rule.rest-gap.text", "Apart", apart, "Other", v.session(other), "Rest", demand)
	return text, reason, v.restShort()
}

func (v *view) painBlock() (text, reason, short string) {
	w, a := v.Words, &v.found.Args
	switch {
	case a.Flag == "":
		text = w.Say("rule.pain-block.text",
			"Other", v.session(v.found.Where.Other), "Day", v.Weekday(model.Weekday(v.found.Where.OtherDate)), "Until", v.until())
		return text, w.Say("rule.pain-block.reason", "Until", v.until()), w.Say("rule.pain-block.short")
	case v.found.Severity == rule.Violation:
		return w.Say("rule.pain-block.text.flag", "Flag", v.RedFlag(a.Flag)),
			w.Say("rule.pain-block.reason.flag"), w.Say("rule.pain-block.short.flag")
	default:
		return w.Say("rule.pain-block.text.all", "Flag", v.RedFlag(a.Flag)),
			w.Say("rule.pain-block.reason.all"), w.Say("rule.pain-block.short.flag")
	}
}

// until says when a block ends.
func (v *view) until() string {
	day := v.WeekdayShort(model.Weekday(v.found.Args.Until))
	if !v.found.Args.HasClock {
		return v.Words.Say("until.day", "Day", day)
	}
	return v.Words.Say("until.clock", "Day", day, "Clock", v.Clock(v.found.Args.Clock))
}

// apart says how far the two sessions lie apart: "23 h 15 min after lower
// body", "The day before lower body".
func (v *view) apart(region string) string {
	a := &v.found.Args
	switch {
	case a.HasClock:
		return v.Words.Say("apart.gap."+v.side(), "Gap", v.Gap(a.Elapsed), "Region", region)
	case a.Days == 0:
		return v.Words.Say("apart.same-day", "Region", region)
	case a.Days == 1:
		return v.Words.Say("apart.next-day."+v.side(), "Region", region)
	default:
		return v.Words.Say("apart.days."+v.side(), "Count", a.Days, "Region", region)
	}
}

func (v *view) restShort() string {
	a := &v.found.Args
	switch {
	case a.HasClock && a.Elapsed < model.Hour:
		return v.Words.Say("rest.short", "Gap", v.Gap(a.Elapsed))
	case a.HasClock: // whole hours, rounded down
		return v.Words.Say("rest.short", "Gap", v.Gap(a.Elapsed-a.Elapsed%model.Hour))
	case a.Days == 0:
		return v.Words.Say("rest.short.same-day")
	default:
		return v.Words.Say("rest.short.days", "Count", a.Days)
	}
}

func (v *view) restAdvised() string {
	return v.Words.Say("rest.advised", "Count", v.found.Args.Need, "Days", v.few(v.found.Args.Need))
}

func (v *view) side() string {
	if v.before {
		return "before"
	}
	return "after"
}

// pair names the two days of a finding, the earlier one first.
func (v *view) pair() (first, second string) {
	return v.Weekday(model.Weekday(v.found.Where.OtherDate)), v.Weekday(model.Weekday(v.found.Where.Date))
}

func (v *view) restDays() string {
	if v.found.Args.Count == 0 {
		return v.Words.Say("rest-days.none")
	}
	return v.Words.Say("rest-days.some", "Count", v.found.Args.Count)
}

// planned writes a load that is over its limit rounded up, so that it never
// looks as if it fitted.
func (v *view) planned() string {
	if v.found.Args.Load > v.found.Args.Limit {
		return v.amount(v.found.Args.Load, up)
	}
	return v.amount(v.found.Args.Load, down)
}

func (v *view) amount(l model.Load, r rounding) string {
	return v.load(l, v.found.Args.Measure, v.found.Args.Stream, r).String()
}

// caption says which rule it is and why there is one.
func (v *view) caption() string {
	a := &v.found.Args
	switch v.found.Rule {
	case rule.WeeklyLimit:
		return v.limitReason(a.Reason, a.Base, a.Limit, a.Measure, a.Stream)
	case rule.PainBlock:
		if a.Flag == "" {
			return v.Words.Say("rule.pain-block.caption")
		}
		return v.Words.Say("rule.pain-block.caption.flag")
	case rule.RestGap:
		return v.Words.Say("rule.rest-gap.caption", "Advised", v.restAdvised(), "Least", v.Words.Say("rest.least"))
	default:
		return v.Words.Say("rule." + string(v.found.Rule) + ".caption")
	}
}

// wayOut says in words what the first fix does, or nothing.
func (v *view) wayOut() string {
	if len(v.found.Fixes) == 0 {
		return ""
	}
	fix := v.found.Fixes[0]
	switch {
	case fix.Code == rule.FixMove && fix.Session == v.found.Where.Session && !v.found.Where.Week:
		return v.Words.Say("way.move", "Day", v.nearDay(fix.Date, v.Weekday(model.Weekday(fix.Date))))
	case fix.Code == rule.FixMove:
		return v.Words.Say("way.move-other", "Title", v.session(fix.Session), "Day", v.nearDay(fix.Date, v.Weekday(model.Weekday(fix.Date))))
	case fix.Code == rule.FixShorten:
		return v.Words.Say("way.shorten", "Title", v.session(fix.Session), "Amount", v.shortened(fix))
	default:
		return v.Words.Say("way." + string(fix.Code))
	}
}

// nearDay writes weekday for a day less than a week from the finding's, and
// the date for one farther off.
func (v *view) nearDay(d civil.Date, weekday string) string {
	if away := d.DaysSince(v.found.Where.Date); away <= -7 || away >= 7 {
		return v.Date(d)
	}
	return weekday
}

func (v *view) shortened(fix rule.Fix) string {
	if v.found.Args.Measure == rule.ByDistance {
		return v.DistanceLimit(fix.Distance, v.found.Args.Stream.Of)
	}
	return v.MinutesLimit(fix.Duration)
}

// Source writes where a rule comes from.
func (f *Formatter) Source(c rule.Code) string {
	return f.Words.Say("rule.source", "Source", f.Words.Say("rule."+string(c)+".source"), "Reference", c.Source())
}

// Fix writes the button of a fix of a finding: "Move to Wed", "Shorten to
// 11.55 km".
func (f *Formatter) Fix(fix rule.Fix, found rule.Finding, names Names) string {
	v := view{Formatter: f, found: &found, names: names}
	named := found.Where.Week || fix.Session != found.Where.Session
	switch fix.Code {
	case rule.FixMove:
		day := v.nearDay(fix.Date, f.WeekdayShort(model.Weekday(fix.Date)))
		if named {
			return f.Words.Say("fix.move-other", "Title", v.session(fix.Session), "Day", day)
		}
		return f.Words.Say("fix.move", "Day", day)
	case rule.FixShorten:
		if named {
			return f.Words.Say("fix.shorten-other", "Title", v.session(fix.Session), "Amount", v.shortened(fix))
		}
		return f.Words.Say("fix.shorten", "Amount", v.shortened(fix))
	case rule.FixTray:
		if named {
			return f.Words.Say("fix.tray-other", "Title", v.session(fix.Session))
		}
		return f.Words.Say("fix.tray")
	default:
		return f.Words.Say("fix." + string(fix.Code))
	}
}

// FineReason says why a day is fine for a session: how many days after the
// nearest one before it that trains the same, and before the next one, it lies;
// zero where there is none near. What both train is given by name, "lower body"
// or "Running".
func (f *Formatter) FineReason(name string, after, before int) string {
	switch {
	case after > 0 && before > 0:
		return f.Words.Say("fine.between", "After", after, "Before", before, "Region", name)
	case after > 0:
		return f.Words.Say("apart.days.after", "Count", after, "Region", name)
	case before > 0:
		return f.Words.Say("apart.days.before", "Count", before, "Region", name)
	default:
		return f.Words.Say("fine.alone", "Region", name)
	}
}

// few writes one to seven as a word.
func (f *Formatter) few(n int) string {
	if n < 1 || n > 7 {
		return strconv.Itoa(n)
	}
	return f.Words.Say("number." + strconv.Itoa(n))
}

// slug makes a key's part of a code such as "HOLD missed week".
func slug(code string) string { return strings.ReplaceAll(strings.ToLower(code), " ", "-") }
