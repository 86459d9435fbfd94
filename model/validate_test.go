package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
)

func strength() Session {
	return Session{ID: "s", Kind: Lower, Title: "Lower body", Date: ymd(2026, 3, 2), Status: Planned, Plan: Effort{Duration: Hour}}
}

func run() Session {
	s := strength()
	s.Kind, s.Activity = Cardio, "run"
	return s
}

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// spoilt is one change to a valid value and the field that has to be named.
type spoilt[T any] struct {
	change func(*T)
	want   string // field: code, or nothing if it stays valid
}

// refuses makes each change to a valid value of its own.
func refuses[T any](t *testing.T, valid func() T, validate func(*T) error, cases map[string]spoilt[T]) {
	t.Helper()
	v := valid()
	if err := validate(&v); err != nil {
		t.Fatalf("the value to spoil is not valid: %v", err)
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			v := valid()
			c.change(&v)
			var got []string
			for _, field := range InvalidFields(validate(&v)) {
				got = append(got, fmt.Sprintf("%s: %s", field.Field, field.Code))
			}
			if c.want == "" && len(got) > 0 || c.want != "" && !slices.Contains(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if len(slices.DeleteFunc(got, func(s string) bool { return s == c.want })) > 1 {
				t.Errorf("one change, but %q", got)
			}
		})
	}
}

func TestSessionValidate(t *testing.T) {
	refuses(t, strength, (*Session).Validate, map[string]spoilt[Session]{
		"no ID":                   {func(s *Session) { s.ID = "" }, "id: empty"},
		"NUL in the ID":           {func(s *Session) { s.ID = "a\x00b" }, "id: text"},
		"long ID":                 {func(s *Session) { s.ID = ID(strings.Repeat("x", MaxID+1)) }, "id: too-long"},
		"no kind":                 {func(s *Session) { s.Kind = "" }, "kind: unknown"},
		"cardio without activity": {func(s *Session) { s.Kind = Cardio }, "activity: empty"},
		"strength with activity":  {func(s *Session) { s.Activity = "run" }, "activity: mismatch"},
		"unknown region":          {func(s *Session) { s.Regions = 128 }, "regions: unknown"},
		"no title":                {func(s *Session) { s.Title = "" }, "title: empty"},
		"120 runes are a title":   {func(s *Session) { s.Title = strings.Repeat("é", MaxTitle) }, ""},
		"121 are not":             {func(s *Session) { s.Title = strings.Repeat("é", MaxTitle+1) }, "title: too-long"},
		"two lines in the title":  {func(s *Session) { s.Title = "a\nb" }, "title: text"},
		"two lines in the note":   {func(s *Session) { s.Note = "a\n\tb" }, ""},
		"a bell in the note":      {func(s *Session) { s.Note = "\a" }, "note: text"},
		"half a rune":             {func(s *Session) { s.Note = "\xc3" }, "note: text"},
		"long note":               {func(s *Session) { s.Note = strings.Repeat("x", MaxNote+1) }, "note: too-long"},
		"odd template":            {func(s *Session) { s.Template = "\x7f" }, "template: text"},
		"30 February":             {func(s *Session) { s.Date = ymd(2026, 2, 30) }, "date: bad-date"},
		"the year 1899":           {func(s *Session) { s.Date = ymd(1899, 12, 31) }, "date: bad-date"},
		"the year 2200":           {func(s *Session) { s.Date = ymd(2200, 12, 31) }, ""},
		"the year 2201":           {func(s *Session) { s.Date = ymd(2201, 1, 1) }, "date: bad-date"},
		"in the tray":             {func(s *Session) { s.Date = civil.Date{} }, ""},
		"done in the tray": {func(s *Session) {
			s.Date, s.Status, s.Actual = civil.Date{}, Done, &Effort{}
		}, "date: empty"},
		"bad original day":          {func(s *Session) { s.Original = ymd(2026, 13, 1) }, "original: bad-date"},
		"negative position":         {func(s *Session) { s.Position = -1 }, "position: too-small"},
		"unknown part":              {func(s *Session) { s.Part = "night" }, "part: unknown"},
		"time without zone":         {func(s *Session) { s.Start = noon }, "zone: unknown"},
		"time in an unknown zone":   {func(s *Session) { s.Start, s.Zone = noon, "Mars/Olympus" }, "zone: unknown"},
		"the computer's own zone":   {func(s *Session) { s.Start, s.Zone = noon, "Local" }, "zone: unknown"},
		"unknown zone, no time":     {func(s *Session) { s.Zone = "Mars/Olympus" }, "zone: unknown"},
		"time on another day":       {func(s *Session) { s.Start, s.Zone = noon.AddDate(0, 0, 1), "UTC" }, "start: mismatch"},
		"time in the tray":          {func(s *Session) { s.Date, s.Start, s.Zone = civil.Date{}, noon, "UTC" }, "start: mismatch"},
		"time":                      {func(s *Session) { s.Start, s.Zone = noon, "UTC" }, ""},
		"unknown status":            {func(s *Session) { s.Status = "" }, "status: unknown"},
		"no duration":               {func(s *Session) { s.Plan.Duration = 0 }, "plan.duration: empty"},
		"more than a day":           {func(s *Session) { s.Plan.Duration = MaxDuration + 1 }, "plan.duration: too-large"},
		"negative distance":         {func(s *Session) { s.Plan.Distance = -1 }, "plan.distance: too-small"},
		"high climb":                {func(s *Session) { s.Plan.Ascent = MaxClimb + 1 }, "plan.ascent: too-large"},
		"negative descent":          {func(s *Session) { s.Plan.Descent = -1 }, "plan.descent: too-small"},
		"RPE 11":                    {func(s *Session) { s.Plan.RPE = 11 }, "plan.rpe: too-large"},
		"done without what":         {func(s *Session) { s.Status = Done }, "actual: mismatch"},
		"planned, and what":         {func(s *Session) { s.Actual = &Effort{} }, "actual: mismatch"},
		"done too far":              {func(s *Session) { s.Status, s.Actual = Done, &Effort{Distance: MaxDistance + 1} }, "actual.distance: too-large"},
		"too many exercises":        {func(s *Session) { s.Prescriptions = slices.Repeat([]Prescription{{Exercise: "squat"}}, MaxSets+1) }, "prescriptions: too-large"},
		"exercise without name":     {func(s *Session) { s.Prescriptions = []Prescription{{}} }, "prescriptions[0].exercise: empty"},
		"set of nothing":            {prescribe(Set{Weight: Kilogram}), "prescriptions[0].sets[0].reps: empty"},
		"too many repetitions":      {prescribe(Set{Reps: MaxReps + 1}), "prescriptions[0].sets[0].reps: too-large"},
		"too heavy":                 {prescribe(Set{Reps: 1, Weight: MaxMass + 1}), "prescriptions[0].sets[0].weight: too-large"},
		"held too long":             {prescribe(Set{Hold: Hour + 1}), "prescriptions[0].sets[0].hold: too-large"},
		"unknown side":              {prescribe(Set{Reps: 1, Side: "top"}), "prescriptions[0].sets[0].side: unknown"},
		"second set is the bad one": {prescribe(Set{Reps: 1}, Set{Reps: -1}), "prescriptions[0].sets[1].reps: too-small"},
		"done set is the bad one": {func(s *Session) {
			s.Prescriptions = []Prescription{{Exercise: "squat", Done: []Set{{Reps: -1}}}}
		}, "prescriptions[0].done[0].reps: too-small"},
		"too many sets": {prescribe(slices.Repeat([]Set{{Reps: 1}}, MaxSets+1)...), "prescriptions[0].sets: too-large"},
	})
	refuses(t, run, (*Session).Validate, map[string]spoilt[Session]{
		"odd activity": {func(s *Session) { s.Activity = "\x01" }, "activity: text"},
	})
}

func prescribe(sets ...Set) func(*Session) {
	return func(s *Session) { s.Prescriptions = []Prescription{{Exercise: "squat", Sets: sets}} }
}

func TestKeptValidate(t *testing.T) {
	valid := func() Kept {
		return Kept{ID: "k", Finding: "rest-gap|2026-03-02|s", Reason: "physio said so", At: noon}
	}
	refuses(t, valid, (*Kept).Validate, map[string]spoilt[Kept]{
		"no ID":       {func(k *Kept) { k.ID = "" }, "id: empty"},
		"no finding":  {func(k *Kept) { k.Finding = "" }, "finding: empty"},
		"odd finding": {func(k *Kept) { k.Finding = "\x00" }, "finding: text"},
		"no reason":   {func(k *Kept) { k.Reason = "" }, "reason: empty"},
		"long reason": {func(k *Kept) { k.Reason = strings.Repeat("x", MaxReason+1) }, "reason: too-long"},
		"odd session": {func(k *Kept) { k.Session = "\xff" }, "session: text"},
		"far future":  {func(k *Kept) { k.At = noon.AddDate(8000, 0, 0) }, "at: bad-date"},
	})
}

func TestPainEntryValidate(t *testing.T) {
	valid := func() PainEntry { return PainEntry{ID: "p", At: noon, Zone: "Europe/London", Side: Right, Score: 3} }
	refuses(t, valid, (*PainEntry).Validate, map[string]spoilt[PainEntry]{
		"no ID":             {func(e *PainEntry) { e.ID = "" }, "id: empty"},
		"no time":           {func(e *PainEntry) { e.At = time.Time{} }, "at: empty"},
		"the year 1700":     {func(e *PainEntry) { e.At = noon.AddDate(-326, 0, 0) }, "at: bad-date"},
		"no zone":           {func(e *PainEntry) { e.Zone = "" }, "zone: unknown"},
		"both knees":        {func(e *PainEntry) { e.Side = BothSides }, "side: unknown"},
		"score 11":          {func(e *PainEntry) { e.Score = 11 }, "score: too-large"},
		"score -1":          {func(e *PainEntry) { e.Score = -1 }, "score: too-small"},
		"score 10":          {func(e *PainEntry) { e.Score = 10 }, ""},
		"unknown quality":   {func(e *PainEntry) { e.Quality = "funny" }, "quality: unknown"},
		"unknown moment":    {func(e *PainEntry) { e.Moment = "noon" }, "moment: unknown"},
		"unknown site":      {func(e *PainEntry) { e.Site = "ear" }, "site: unknown"},
		"swelling 4":        {func(e *PainEntry) { e.Swelling = 4 }, "swelling: too-large"},
		"37.5 degrees":      {func(e *PainEntry) { e.Temperature = 375 }, ""},
		"too cold":          {func(e *PainEntry) { e.Temperature = 37 }, "temperature: too-small"},
		"unknown symptom":   {func(e *PainEntry) { e.Symptoms = []Symptom{"night", "wings"} }, "symptoms[1]: unknown"},
		"a symptom twice":   {func(e *PainEntry) { e.Symptoms = []Symptom{"night", "night"} }, "symptoms[1]: mismatch"},
		"odd linked ID":     {func(e *PainEntry) { e.Session = "\n" }, "session: text"},
		"odd exercise":      {func(e *PainEntry) { e.Exercise = "\n" }, "exercise: text"},
		"every other thing": {func(e *PainEntry) { e.Quality, e.Moment, e.Site, e.AtRest = "ache", "after", "front", true }, ""},
		"long note":         {func(e *PainEntry) { e.Note = strings.Repeat("x", MaxNote+1) }, "note: too-long"},
	})
}

func TestRedFlagValidate(t *testing.T) {
	valid := func() RedFlag { return RedFlag{ID: "f", Flag: "R25", Side: Left, Opened: noon} }
	refuses(t, valid, (*RedFlag).Validate, map[string]spoilt[RedFlag]{
		"no ID":                 {func(f *RedFlag) { f.ID = "" }, "id: empty"},
		"unknown flag":          {func(f *RedFlag) { f.Flag = "R24" }, "flag: unknown"},
		"unknown side":          {func(f *RedFlag) { f.Side = "top" }, "side: unknown"},
		"never opened":          {func(f *RedFlag) { f.Opened = time.Time{} }, "opened: empty"},
		"contact before":        {func(f *RedFlag) { f.Contacted = noon.Add(-1) }, "contacted: mismatch"},
		"contact at once":       {func(f *RedFlag) { f.Contacted = noon }, ""},
		"contact in far future": {func(f *RedFlag) { f.Contacted = noon.AddDate(500, 0, 0) }, "contacted: bad-date"},
		"closed before":         {func(f *RedFlag) { f.Closed = noon.Add(-1) }, "closed: mismatch"},
		"cleared and open":      {func(f *RedFlag) { f.Cleared = true }, "cleared: mismatch"},
		"cleared":               {func(f *RedFlag) { f.Cleared, f.Closed = true, noon.Add(1) }, ""},
	})
}

func TestThermalValidate(t *testing.T) {
	score := func(n int) *int { return &n }
	valid := func() Thermal {
		return Thermal{ID: "t", Modality: Ice, Side: Left, Start: noon, Zone: "UTC", Duration: MaxThermal}
	}
	refuses(t, valid, (*Thermal).Validate, map[string]spoilt[Thermal]{
		"no ID":            {func(th *Thermal) { th.ID = "" }, "id: empty"},
		"no start":         {func(th *Thermal) { th.Start = time.Time{} }, "start: empty"},
		"no zone":          {func(th *Thermal) { th.Zone = "" }, "zone: unknown"},
		"neither":          {func(th *Thermal) { th.Modality = "" }, "modality: unknown"},
		"both knees":       {func(th *Thermal) { th.Side = BothSides }, "side: unknown"},
		"15:01 (R12)":      {func(th *Thermal) { th.Duration = MaxThermal + 1 }, "duration: too-large"},
		"stopped at once":  {func(th *Thermal) { th.Duration = 0 }, ""},
		"negative":         {func(th *Thermal) { th.Duration = -1 }, "duration: too-small"},
		"score before":     {func(th *Thermal) { th.Before = score(11) }, "before: too-large"},
		"score after":      {func(th *Thermal) { th.After = score(-1) }, "after: too-small"},
		"scores are known": {func(th *Thermal) { th.Before, th.After = score(10), score(0) }, ""},
	})
}

func TestRangeOfMotionValidate(t *testing.T) {
	valid := func() RangeOfMotion {
		return RangeOfMotion{ID: "r", At: noon, Zone: "UTC", Side: Left, Measure: "flexion", Value: 120}
	}
	refuses(t, valid, (*RangeOfMotion).Validate, map[string]spoilt[RangeOfMotion]{
		"no ID":           {func(r *RangeOfMotion) { r.ID = "" }, "id: empty"},
		"no time":         {func(r *RangeOfMotion) { r.At = time.Time{} }, "at: empty"},
		"no zone":         {func(r *RangeOfMotion) { r.Zone = "" }, "zone: unknown"},
		"both knees":      {func(r *RangeOfMotion) { r.Side = BothSides }, "side: unknown"},
		"unknown measure": {func(r *RangeOfMotion) { r.Measure = "jump" }, "measure: unknown"},
		"bent too far":    {func(r *RangeOfMotion) { r.Value = 181 }, "value: too-large"},
		"bent backwards":  {func(r *RangeOfMotion) { r.Value = -1 }, "value: too-small"},
		"never straight":  {func(r *RangeOfMotion) { r.Measure, r.Value = "extension", 91 }, "value: too-large"},
		"beyond straight": {func(r *RangeOfMotion) { r.Measure, r.Value = "extension", -31 }, "value: too-small"},
		"a long leg":      {func(r *RangeOfMotion) { r.Measure, r.Value = "heel-to-buttock", 801 }, "value: too-large"},
		"heel inside":     {func(r *RangeOfMotion) { r.Measure, r.Value = "heel-to-buttock", -1 }, "value: too-small"},
		"odd note":        {func(r *RangeOfMotion) { r.Note = "\x00" }, "note: text"},
	})
}

func TestRoutineValidate(t *testing.T) {
	valid := func() Routine {
		return Routine{ID: "r", Title: "Warm-up", Drills: []Drill{{Exercise: "swing", Work: 30}}}
	}
	refuses(t, valid, (*Routine).Validate, map[string]spoilt[Routine]{
		"no ID":       {func(r *Routine) { r.ID = "" }, "id: empty"},
		"no title":    {func(r *Routine) { r.Title = "" }, "title: empty"},
		"no drills":   {func(r *Routine) { r.Drills = nil }, "drills: too-small"},
		"no exercise": {func(r *Routine) { r.Drills[0].Exercise = "" }, "drills[0].exercise: empty"},
		"no work":     {func(r *Routine) { r.Drills[0].Work = 0 }, "drills[0].work: too-small"},
		"long rest":   {func(r *Routine) { r.Drills[0].Rest = Hour + 1 }, "drills[0].rest: too-large"},
	})
}

func TestExerciseValidate(t *testing.T) {
	valid := func() Exercise { return Exercise{ID: "e", Name: "Own", Regions: RegionLower, Tags: []Tag{Eccentric}} }
	refuses(t, valid, (*Exercise).Validate, map[string]spoilt[Exercise]{
		"no ID":            {func(e *Exercise) { e.ID = "" }, "id: empty"},
		"no name":          {func(e *Exercise) { e.Name = "" }, "name: empty"},
		"unknown region":   {func(e *Exercise) { e.Regions = RegionAll + 1 }, "regions: unknown"},
		"unknown tag":      {func(e *Exercise) { e.Tags = []Tag{Eccentric, "mine"} }, "tags[1]: unknown"},
		"a tag twice":      {func(e *Exercise) { e.Tags = []Tag{Eccentric, Eccentric} }, "tags[1]: mismatch"},
		"equipment":        {func(e *Exercise) { e.Equipment = "trapeze" }, "equipment: unknown"},
		"negative step":    {func(e *Exercise) { e.Step = -1 }, "step: too-small"},
		"its own stand-in": {func(e *Exercise) { e.Substitute = "e" }, "substitute: mismatch"},
		"odd figure":       {func(e *Exercise) { e.Figure = "\n" }, "figure: text"},
		"long cues":        {func(e *Exercise) { e.Cues = strings.Repeat("x", MaxNote+1) }, "cues: too-long"},
		"cues of lines":    {func(e *Exercise) { e.Cues = "Stand tall\nSink" }, ""},
		"a knee too far":   {func(e *Exercise) { e.Left.Flexion = MaxFlexion + 1 }, "left.flexion: too-large"},
		"odd note":         {func(e *Exercise) { e.Right.Note = "\x00" }, "right.note: text"},
	})
}

func TestActivityValidate(t *testing.T) {
	valid := func() Activity { return Activity{ID: "a", Name: "Own", Impact: LowImpact, Mark: "row", Family: "row"} }
	refuses(t, valid, (*Activity).Validate, map[string]spoilt[Activity]{
		"no ID":        {func(a *Activity) { a.ID = "" }, "id: empty"},
		"no name":      {func(a *Activity) { a.Name = "" }, "name: empty"},
		"no impact":    {func(a *Activity) { a.Impact = "" }, "impact: unknown"},
		"odd family":   {func(a *Activity) { a.Family = "\n" }, "family: text"},
		"no such mark": {func(a *Activity) { a.Mark = "ski" }, "mark: unknown"},
		"odd figure":   {func(a *Activity) { a.Figure = "\n" }, "figure: text"},
	})
}

func TestTemplateValidate(t *testing.T) {
	valid := func() Template {
		return Template{
			ID: "t", Kind: Lower, Title: "Own", Plan: Effort{Duration: Hour},
			Prescriptions: []Prescription{{Exercise: "squat", Sets: []Set{{Reps: 10}}}},
		}
	}
	refuses(t, valid, (*Template).Validate, map[string]spoilt[Template]{
		"no ID":             {func(t *Template) { t.ID = "" }, "id: empty"},
		"no title":          {func(t *Template) { t.Title = "" }, "title: empty"},
		"no kind":           {func(t *Template) { t.Kind = "" }, "kind: unknown"},
		"lower on a bike":   {func(t *Template) { t.Activity = "cycle" }, "activity: mismatch"},
		"cardio of nothing": {func(t *Template) { t.Kind = Cardio }, "activity: mismatch"},
		"no time":           {func(t *Template) { t.Plan.Duration = 0 }, "plan.duration: empty"},
		"no exercise":       {func(t *Template) { t.Prescriptions[0].Exercise = "" }, "prescriptions[0].exercise: empty"},
		"too many":          {func(t *Template) { t.Prescriptions = slices.Repeat(t.Prescriptions, MaxSets+1) }, "prescriptions: too-large"},
	})
}

func TestHistoryEntryValidate(t *testing.T) {
	valid := func() HistoryEntry { return HistoryEntry{At: noon, Label: []byte(`"add"`), Change: []byte(`{}`)} }
	refuses(t, valid, (*HistoryEntry).Validate, map[string]spoilt[HistoryEntry]{
		"no time":      {func(e *HistoryEntry) { e.At = time.Time{} }, "at: empty"},
		"no label":     {func(e *HistoryEntry) { e.Label = nil }, "label: text"},
		"half a label": {func(e *HistoryEntry) { e.Label = []byte(`{"a":`) }, "label: text"},
		"no change":    {func(e *HistoryEntry) { e.Change = nil }, "change: text"},
	})
}

func TestProfileValidate(t *testing.T) {
	refuses(t, DefaultProfile, (*Profile).Validate, map[string]spoilt[Profile]{
		"long name":             {func(p *Profile) { p.Name = strings.Repeat("x", MaxTitle+1) }, "name: too-long"},
		"eighth weekday":        {func(p *Profile) { p.FirstWeekday = 7 }, "firstWeekday: too-large"},
		"unknown zone":          {func(p *Profile) { p.Zone = "Mars/Olympus" }, "zone: unknown"},
		"the zone of computers": {func(p *Profile) { p.Zone = "Local" }, "zone: unknown"},
		"a zone":                {func(p *Profile) { p.Zone = "Asia/Kolkata" }, ""},
		"25 hours on Saturday":  {func(p *Profile) { p.Available[6] = 25 * Hour }, "available[6]: too-large"},
		"8 upper a week":        {func(p *Profile) { p.Aims.Upper = 8 }, "aims.upper: too-large"},
		"-1 lower a week":       {func(p *Profile) { p.Aims.Lower = -1 }, "aims.lower: too-small"},
		"8 cardio a week":       {func(p *Profile) { p.Aims.Cardio = 8 }, "aims.cardio: too-large"},
		"unnamed activity":      {func(p *Profile) { p.Aims.Activities[1].Activity = "" }, "aims.activities[1].activity: empty"},
		"activity twice":        {func(p *Profile) { p.Aims.Activities[1] = p.Aims.Activities[0] }, "aims.activities[1].activity: mismatch"},
		"8 runs a week":         {func(p *Profile) { p.Aims.Activities[0].Sessions = 8 }, "aims.activities[0].sessions: too-large"},
		"growth of 10.1 %":      {func(p *Profile) { p.Limits.Growth = 101 }, "limits.growth: too-large"},
		"spike of 31 %":         {func(p *Profile) { p.Limits.Spike = 31 }, "limits.spike: too-large"},
		"no rest":               {func(p *Profile) { p.Limits.RestDays = 0 }, "limits.restDays: too-small"},
		"8 high impact a week":  {func(p *Profile) { p.Limits.HighImpactWeek = 8 }, "limits.highImpactWeek: too-large"},
		"7 rest days a week":    {func(p *Profile) { p.Limits.RestDaysWeek = 7 }, "limits.restDaysWeek: too-large"},
		"no easy weeks":         {func(p *Profile) { p.Limits.EasyPercent = 5 }, ""},
		"every 5th week easy":   {easy(5, 70), ""},
		"every 3rd week easy":   {easy(3, 70), "limits.easyEvery: too-small"},
		"every 7th week easy":   {easy(7, 70), "limits.easyEvery: too-large"},
		"easy weeks at 59 %":    {easy(4, 59), "limits.easyPercent: too-small"},
		"easy weeks at 81 %":    {easy(6, 81), "limits.easyPercent: too-large"},
		"easy weeks from never": {func(p *Profile) { p.Limits.EasyEvery, p.Limits.EasyPercent = 5, 70 }, "limits.easyFrom: empty"},
		"level of no amount":    {declare(Declared{Activity: "run", Week: ymd(2026, 3, 2)}), "declared[0].duration: empty"},
		"level without week":    {declare(Declared{Activity: "run", Duration: Hour}), "declared[0].week: empty"},
		"level of nothing":      {declare(Declared{Week: ymd(2026, 3, 2), Duration: Hour}), "declared[0].activity: empty"},
		"level too far":         {declare(Declared{Activity: "run", Week: ymd(2026, 3, 2), Duration: Hour, Distance: -1}), "declared[0].distance: too-small"},
		"another paper":         {func(p *Profile) { p.Paper = "A5" }, "paper: unknown"},
	})
}

func declare(d Declared) func(*Profile) {
	return func(p *Profile) { p.Declared = []Declared{d} }
}

func easy(every, percent int) func(*Profile) {
	return func(p *Profile) {
		p.Limits.EasyEvery, p.Limits.EasyPercent, p.Limits.EasyFrom = every, percent, ymd(2026, 3, 2)
	}
}

func library() Library {
	return Library{
		Activities: []Activity{{ID: "run", Name: "Running", Impact: HighImpact, Pace: true}, {ID: "treadmill", Name: "Treadmill", Family: "run", Impact: MediumImpact}},
		Exercises:  []Exercise{{ID: "squat", Name: "Squat", Regions: RegionLower}},
		Templates: []Template{
			{ID: "easy", Kind: Cardio, Activity: "run", Title: "Easy run", Plan: Effort{Duration: Hour}},
			{ID: "lower-a", Kind: Lower, Title: "Lower A", Plan: Effort{Duration: Hour}, Prescriptions: []Prescription{{Exercise: "squat", Sets: []Set{{Reps: 5}}}}},
		},
	}
}

func TestLibraryValidate(t *testing.T) {
	refuses(t, library, (*Library).Validate, map[string]spoilt[Library]{
		"activity twice":         {func(l *Library) { l.Activities[1].ID = "run" }, "activities[1].id: mismatch"},
		"activity without name":  {func(l *Library) { l.Activities[0].Name = "" }, "activities[0].name: empty"},
		"unknown impact":         {func(l *Library) { l.Activities[0].Impact = "" }, "activities[0].impact: unknown"},
		"unknown family":         {func(l *Library) { l.Activities[1].Family = "swim" }, "activities[1].family: unknown"},
		"family of a family":     {func(l *Library) { l.Activities[0].Family = "treadmill" }, "activities[0].family: unknown"},
		"exercise twice":         {func(l *Library) { l.Exercises = append(l.Exercises, l.Exercises[0]) }, "exercises[1].id: mismatch"},
		"exercise without ID":    {func(l *Library) { l.Exercises[0].Tags = []Tag{""} }, "exercises[0].tags[0]: unknown"},
		"template twice":         {func(l *Library) { l.Templates[1].ID = "easy" }, "templates[1].id: mismatch"},
		"template without title": {func(l *Library) { l.Templates[0].Title = "" }, "templates[0].title: empty"},
		"unknown kind":           {func(l *Library) { l.Templates[1].Kind = "yoga" }, "templates[1].kind: unknown"},
		"unknown activity":       {func(l *Library) { l.Templates[0].Activity = "swim" }, "templates[0].activity: mismatch"},
		"no duration":            {func(l *Library) { l.Templates[0].Plan.Duration = 0 }, "templates[0].plan.duration: empty"},
		"unknown exercise":       {func(l *Library) { l.Templates[1].Prescriptions[0].Exercise = "hop" }, "templates[1].prescriptions[0].exercise: unknown"},
	})
}

func TestLibraryFinds(t *testing.T) {
	l := library()
	for id, want := range map[ID]struct {
		family ID
		impact Impact
	}{
		"run": {"run", HighImpact}, "treadmill": {"run", MediumImpact},
		"skydiving": {"skydiving", HighImpact}, // unknown: read carefully
	} {
		if family, impact := l.Family(id); family != want.family || impact != want.impact {
			t.Errorf("%s is of %s with %s impact", id, family, impact)
		}
	}
	if e, ok := l.Exercise("squat"); !ok || e.Name != "Squat" {
		t.Errorf("squat is %v, %v", e, ok)
	}
	if tpl, ok := l.Template("easy"); !ok || tpl.Title != "Easy run" {
		t.Errorf("easy is %v, %v", tpl, ok)
	}
	for _, found := range []bool{second(l.Activity("hop")), second(l.Exercise("hop")), second(l.Template("hop"))} {
		if found {
			t.Error("found what is not there")
		}
	}
}

func second[T any](_ T, ok bool) bool { return ok }

// Every field that is wrong is named, in order, with its bound.
func TestInvalidFields(t *testing.T) {
	s := strength()
	s.Title, s.Plan.RPE, s.Position = "", 12, -1
	fields := InvalidFields(fmt.Errorf("save: %w", s.Validate()))
	var got []string
	for _, f := range fields {
		got = append(got, f.Error())
	}
	want := []string{"title: empty", "position: too-small (at least 0)", "plan.rpe: too-large (at most 10)"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if InvalidFields(nil) != nil || InvalidFields(ErrNotFound) != nil {
		t.Error("found fields in other errors")
	}
}
