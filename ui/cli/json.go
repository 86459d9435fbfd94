package cli

import (
	"encoding/json"
	"io"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/arrange"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/format"
)

// The shapes below are what docs/commands.md promises to programs. They are
// apart from the types of model and planner so that these can change.

func encode(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(v)
}

func (c *call) printJSON(v any) error { return encode(&c.out, v) }

type weekJSON struct {
	First    civil.Date    `json:"first"`
	Last     civil.Date    `json:"last"`
	Today    civil.Date    `json:"today"`
	Days     []dayJSON     `json:"days"`
	Tray     []sessionJSON `json:"tray"`
	Budgets  []budgetJSON  `json:"budgets"`
	Findings []findingJSON `json:"findings"`
	Followed followedJSON  `json:"followed"`
}

// followedJSON counts what became of the week's sessions.
type followedJSON struct {
	OnTime    int `json:"onTime"`
	Shifted   int `json:"shifted"`
	Unplanned int `json:"unplanned"`
	Missed    int `json:"missed"`
	Skipped   int `json:"skipped"`
	Partly    int `json:"partly"`
	Ahead     int `json:"ahead"`
}

type dayJSON struct {
	Date             civil.Date    `json:"date"`
	PlannedSeconds   model.Seconds `json:"plannedSeconds"`
	AvailableSeconds model.Seconds `json:"availableSeconds"`
	Off              bool          `json:"off,omitempty"`
	Sessions         []sessionJSON `json:"sessions"`
}

type sessionJSON struct {
	ID            model.ID           `json:"id"`
	Kind          model.Kind         `json:"kind"`
	Activity      model.ID           `json:"activity,omitempty"`
	Title         string             `json:"title"`
	Note          string             `json:"note,omitempty"`
	Template      model.ID           `json:"template,omitempty"`
	Date          civil.Date         `json:"date,omitzero"`
	Start         time.Time          `json:"start,omitzero"`
	Zone          string             `json:"zone,omitempty"`
	Part          model.DayPart      `json:"part,omitempty"`
	Position      int                `json:"position"`
	Original      civil.Date         `json:"original,omitzero"`
	Pinned        bool               `json:"pinned"`
	Status        model.Status       `json:"status"`
	WarmedUp      bool               `json:"warmedUp"`
	Plan          effortJSON         `json:"plan"`
	Actual        *effortJSON        `json:"actual,omitempty"`
	Prescriptions []prescriptionJSON `json:"prescriptions"`
	Pain          *int               `json:"pain,omitempty"`
	Suspended     bool               `json:"suspended,omitempty"`
	Series        model.ID           `json:"series,omitempty"`
	Reason        string             `json:"reason,omitempty"`
	Unplanned     bool               `json:"unplanned,omitempty"`
	Further       bool               `json:"further,omitempty"`
	Followed      planner.Adhered    `json:"followed,omitempty"`
	Partly        bool               `json:"partly,omitempty"`
}

type effortJSON struct {
	DurationSeconds     model.Seconds  `json:"durationSeconds"`
	DistanceMicrometres model.Distance `json:"distanceMicrometres"`
	AscentMicrometres   model.Distance `json:"ascentMicrometres"`
	DescentMicrometres  model.Distance `json:"descentMicrometres"`
	RPE                 int            `json:"rpe"`
}

type prescriptionJSON struct {
	Exercise model.ID  `json:"exercise"`
	Sets     []setJSON `json:"sets"`
	Done     []setJSON `json:"done"`
}

type setJSON struct {
	Reps            int           `json:"reps"`
	WeightNanograms model.Mass    `json:"weightNanograms"`
	HoldSeconds     model.Seconds `json:"holdSeconds"`
	Side            model.Side    `json:"side,omitempty"`
	WarmUp          bool          `json:"warmUp"`
}

// streamJSON names a weekly series.
type streamJSON struct {
	Stream   rule.StreamKind `json:"stream,omitempty"`
	Activity model.ID        `json:"activity,omitempty"` // of a family
	Exercise model.ID        `json:"exercise,omitempty"` // of an exercise
	Side     model.Side      `json:"side,omitempty"`     // of an exercise done side by side
}

type budgetJSON struct {
	streamJSON
	Unit    string      `json:"unit"`
	Last    model.Load  `json:"last"`
	Base    model.Load  `json:"base"`
	Most    model.Load  `json:"most"`
	Planned model.Load  `json:"planned"`
	Done    model.Load  `json:"done"`
	Left    model.Load  `json:"left"`
	Reason  rule.Reason `json:"reason"`
}

type findingJSON struct {
	Rule      rule.Code     `json:"rule"`
	Source    string        `json:"source"`
	Severity  rule.Severity `json:"severity"`
	Kept      string        `json:"kept,omitempty"`
	Date      civil.Date    `json:"date"`
	WholeWeek bool          `json:"wholeWeek"`
	Session   model.ID      `json:"session,omitempty"`
	Other     model.ID      `json:"other,omitempty"`
	OtherDate civil.Date    `json:"otherDate,omitzero"`
	Title     string        `json:"title"`
	Text      string        `json:"text"`
	Region    string        `json:"region,omitempty"`
	Gap       *gapJSON      `json:"gap,omitempty"`
	Count     *countJSON    `json:"count,omitempty"`
	Limit     *limitJSON    `json:"limit,omitempty"`
	Activity  model.ID      `json:"activity,omitempty"`
	Block     *blockJSON    `json:"block,omitempty"`
	Dose      *doseJSON     `json:"dose,omitempty"`
	Fixes     []fixJSON     `json:"fixes"`
}

// blockJSON is of pain-block: the flag, if it is no session, and the day and time
// it ends, if that is known.
type blockJSON struct {
	Flag         string         `json:"flag,omitempty"`
	Until        civil.Date     `json:"until,omitzero"`
	ClockSeconds *model.Seconds `json:"clockSeconds,omitempty"`
}

// doseJSON is of masked: the painkiller, how long before, and its window.
type doseJSON struct {
	Medicine       model.Medicine `json:"medicine"`
	Topical        bool           `json:"topical"`
	ElapsedSeconds model.Seconds  `json:"elapsedSeconds"`
	WindowHours    int            `json:"windowHours"`
}

// gapJSON is of rest-gap: how far two sessions lie apart.
type gapJSON struct {
	Days           int            `json:"days"`
	AdvisedDays    int            `json:"advisedDays"`
	ElapsedSeconds *model.Seconds `json:"elapsedSeconds,omitempty"`
}

// countJSON is of impact-week, rest-days and availability: how many there are
// and how many would do.
type countJSON struct {
	Unit  string `json:"unit"`
	Is    int    `json:"is"`
	Limit int    `json:"limit"`
}

// limitJSON is of what is over a limit: weekly-limit, spike, weight-step,
// lower-sets, internal-load and after-red.
type limitJSON struct {
	streamJSON
	Unit    string      `json:"unit"`
	Planned model.Load  `json:"planned"`
	Most    model.Load  `json:"most"`
	Base    model.Load  `json:"base"`
	Reason  rule.Reason `json:"reason,omitempty"`
}

type fixJSON struct {
	Code                rule.FixCode   `json:"code"`
	Session             model.ID       `json:"session,omitempty"`
	Date                civil.Date     `json:"date,omitzero"`
	DistanceMicrometres model.Distance `json:"distanceMicrometres,omitempty"`
	DurationSeconds     model.Seconds  `json:"durationSeconds,omitempty"`
	Activity            model.ID       `json:"activity,omitempty"`
	Text                string         `json:"text"`
}

type checkJSON struct {
	From     civil.Date    `json:"from"`
	To       civil.Date    `json:"to"`
	Verdict  rule.Severity `json:"verdict"`
	Findings []findingJSON `json:"findings"`
}

type arrangedJSON struct {
	First     civil.Date       `json:"first"`
	Last      civil.Date       `json:"last"`
	Applied   bool             `json:"applied"`
	Changes   []changeJSON     `json:"changes"`
	NotPlaced []arrange.Missed `json:"notPlaced"`
	Remaining []findingJSON    `json:"remaining"`
	Findings  []findingJSON    `json:"findings"`
}

type changeJSON struct {
	Before *sessionJSON `json:"before,omitempty"`
	After  *sessionJSON `json:"after,omitempty"`
	Text   string       `json:"text"`
	Why    string       `json:"why"`
}

func newWeek(view *planner.WeekView, followed *planner.Adherence, words *format.Formatter, names format.Names) weekJSON {
	w := weekJSON{
		First: view.Week.First, Last: view.Week.Last(), Today: view.Today,
		Days: []dayJSON{}, Tray: []sessionJSON{}, Budgets: newBudgets(view.Budgets), Findings: newFindings(view.Findings, words, names),
		Followed: followedJSON{
			OnTime: followed.OnTime, Shifted: followed.Shifted, Unplanned: followed.Unplanned, Missed: followed.Missed,
			Skipped: followed.Skipped, Partly: followed.Partly, Ahead: followed.Planned,
		},
	}
	as := map[model.ID]planner.Followed{}
	for _, f := range followed.Sessions {
		as[f.Session] = f
	}
	for _, day := range view.Days {
		d := dayJSON{Date: day.Date, PlannedSeconds: day.Planned, AvailableSeconds: day.Available, Off: day.Off, Sessions: []sessionJSON{}}
		for i := range day.Sessions {
			s := newSession(&day.Sessions[i])
			if score, felt := view.Pain[s.ID]; felt {
				s.Pain = &score
			}
			s.Suspended = view.Suspended[s.ID]
			s.Followed, s.Partly = as[s.ID].As, as[s.ID].Partly
			d.Sessions = append(d.Sessions, s)
		}
		w.Days = append(w.Days, d)
	}
	for i := range view.Tray {
		w.Tray = append(w.Tray, newSession(&view.Tray[i]))
	}
	return w
}

func newBudgets(budgets []rule.Budget) []budgetJSON {
	all := []budgetJSON{}
	for _, b := range budgets {
		all = append(all, budgetJSON{
			streamJSON: newStream(b.Stream), Unit: units[b.Measure],
			Last: b.Last, Base: b.Base, Most: b.Most, Planned: b.Planned, Done: b.Done, Left: b.Left(), Reason: b.Reason,
		})
	}
	return all
}

// units are what loads are counted in.
var units = map[rule.Measure]string{
	rule.ByDistance: "micrometres",
	rule.ByTime:     "seconds",
	rule.ByVolume:   "nanogram-repetitions",
	rule.ByReps:     "repetitions",
	rule.BySets:     "sets",
	rule.ByEffort:   "rpe-seconds",
	rule.ByWeight:   "nanograms",
}

func newStream(s rule.Stream) streamJSON {
	shape := streamJSON{Stream: s.Kind, Side: s.Side}
	if s.Kind == rule.ExerciseStream {
		shape.Exercise = s.Of
	} else {
		shape.Activity = s.Of
	}
	return shape
}

func newSession(s *model.Session) sessionJSON {
	shape := sessionJSON{
		ID: s.ID, Kind: s.Kind, Activity: s.Activity, Title: s.Title, Note: s.Note, Template: s.Template,
		Date: s.Date, Start: s.Start, Zone: s.Zone, Part: s.Part, Position: s.Position, Original: s.Original,
		Pinned: s.Pinned, Status: s.Status, WarmedUp: s.WarmedUp,
		Series: s.Series, Reason: s.Reason, Unplanned: s.Unplanned, Further: s.Further,
		Plan: newEffort(s.Plan), Prescriptions: []prescriptionJSON{},
	}
	if s.Actual != nil {
		actual := newEffort(*s.Actual)
		shape.Actual = &actual
	}
	for _, p := range s.Prescriptions {
		shape.Prescriptions = append(shape.Prescriptions, prescriptionJSON{p.Exercise, newSets(p.Sets), newSets(p.Done)})
	}
	return shape
}

func newEffort(e model.Effort) effortJSON {
	return effortJSON{
		DurationSeconds: e.Duration, DistanceMicrometres: e.Distance,
		AscentMicrometres: e.Ascent, DescentMicrometres: e.Descent, RPE: e.RPE,
	}
}

func newSets(sets []model.Set) []setJSON {
	shapes := make([]setJSON, len(sets))
	for i, s := range sets {
		shapes[i] = setJSON{Reps: s.Reps, WeightNanograms: s.Weight, HoldSeconds: s.Hold, Side: s.Side, WarmUp: s.WarmUp}
	}
	return shapes
}

func newFindings(found []rule.Finding, words *format.Formatter, names format.Names) []findingJSON {
	shapes := []findingJSON{}
	for _, f := range found {
		s := words.Finding(f, names)
		shape := findingJSON{
			Rule: f.Rule, Source: f.Rule.Source(), Severity: f.Severity, Kept: f.Kept, Date: f.Where.Date, WholeWeek: f.Where.Week,
			Session: f.Where.Session, Other: f.Where.Other, OtherDate: f.Where.OtherDate,
			Title: s.Title, Text: s.Text, Fixes: []fixJSON{},
		}
		shape.numbers(&f)
		for _, fix := range f.Fixes {
			shape.Fixes = append(shape.Fixes, fixJSON{
				Code: fix.Code, Session: fix.Session, Date: fix.Date, DistanceMicrometres: fix.Distance,
				DurationSeconds: fix.Duration, Activity: fix.Activity, Text: words.Fix(fix, f, names),
			})
		}
		shapes = append(shapes, shape)
	}
	return shapes
}

// numbers writes those that a finding of its rule has.
func (shape *findingJSON) numbers(f *rule.Finding) {
	a := &f.Args
	switch f.Rule {
	case rule.RestGap:
		shape.Region = a.Region
		shape.Gap = &gapJSON{Days: a.Days, AdvisedDays: a.Need}
		if a.HasClock {
			shape.Gap.ElapsedSeconds = &a.Elapsed
		}
	case rule.SameActivity:
		shape.Activity = a.Activity
	case rule.ImpactWeek:
		shape.Count = &countJSON{"sessions", a.Count, a.Need}
	case rule.RestDays:
		shape.Count = &countJSON{"days", a.Count, a.Need}
	case rule.Availability:
		shape.Count = &countJSON{"minutes", a.Count, a.Need}
	case rule.Spike:
		shape.Activity = a.Activity
		shape.Limit = newLimit(a)
	case rule.PainBlock:
		shape.Block = &blockJSON{Flag: a.Flag, Until: a.Until}
		if a.HasClock {
			shape.Block.ClockSeconds = &a.Clock
		}
	case rule.Masked:
		shape.Dose = &doseJSON{a.Medicine, a.Topical, a.Elapsed, a.Need}
	case rule.WeeklyLimit, rule.WeightStep, rule.SetsWeek, rule.InternalLoad, rule.AfterRed:
		shape.Limit = newLimit(a)
		shape.Activity = shape.Limit.Activity
	}
}

func newLimit(a *rule.Args) *limitJSON {
	return &limitJSON{
		streamJSON: newStream(a.Stream), Unit: units[a.Measure],
		Planned: a.Load, Most: a.Limit, Base: a.Base, Reason: a.Reason,
	}
}

func newCheck(from, to civil.Date, found []rule.Finding, words *format.Formatter, names format.Names) checkJSON {
	return checkJSON{From: from, To: to, Verdict: rule.Worst(found), Findings: newFindings(found, words, names)}
}

func newArranged(a *arranged) arrangedJSON {
	shape := arrangedJSON{
		First: a.before.Week.First, Last: a.before.Week.Last(), Applied: a.applied,
		Changes: []changeJSON{}, NotPlaced: []arrange.Missed{}, Findings: newFindings(a.out.Findings, a.words, a.names),
		Remaining: newFindings(a.out.Remaining, a.words, a.names),
	}
	for _, d := range a.out.Change.ByDay() {
		change, ok := a.words.Rearranged(d, a.before.Findings, a.library, a.names)
		if !ok {
			continue
		}
		c := changeJSON{Text: change.What, Why: change.Why}
		if d.Before != nil {
			before := newSession(d.Before)
			c.Before = &before
		}
		if d.After != nil {
			after := newSession(d.After)
			c.After = &after
		}
		shape.Changes = append(shape.Changes, c)
	}
	shape.NotPlaced = append(shape.NotPlaced, a.out.NotPlaced...)
	return shape
}
