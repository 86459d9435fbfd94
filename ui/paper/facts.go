package paper

import (
	"slices"
	"strconv"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/adapt"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

// factColumns are when, and what.
func factColumns() []column {
	return []column{{share: 42, font: rowFont, ink: sheet.Soft}, {share: 146, font: rowFont}}
}

// sign is a red flag in words, with its side.
func (b *builder) sign(flag string, side model.Side) string {
	what := format.Capital(b.words.RedFlag(flag))
	if side == model.BothSides {
		return what
	}
	return b.say("doctor.flag.side", "Sign", what, "Side", b.say("paper.side."+string(side)))
}

// flares are the sessions that a knee took badly, and the other scores of 3 and
// more.
func (b *builder) flares(r *record) (*table, error) {
	t := &table{empty: b.say("paper.therapist.flares.none"), columns: []column{
		{label: b.say("paper.therapist.when"), share: 24, font: rowFont},
		{label: b.say("paper.therapist.knee"), share: 14, font: rowFont},
		{label: b.say("paper.therapist.peak"), share: 26, font: rowFont},
		{label: b.say("paper.therapist.morning"), share: 26, font: rowFont},
		{label: b.say("paper.therapist.after"), share: 46, font: rowFont},
		{label: b.say("paper.plan.why"), share: 52, font: rowFont},
	}}
	told := map[flared]bool{}
	for i := range r.weeks {
		for _, d := range r.weeks[i].view.Days {
			for j := range d.Sessions {
				s := &d.Sessions[j]
				if zone := r.weeks[i].view.Zones[s.ID]; !b.covers(d.Date) || zone != model.Amber && zone != model.Red {
					continue
				}
				v, judged, err := b.plan.Verdict(s.ID)
				if err != nil {
					return nil, err
				}
				if knee := v.Worse(); judged && knee.Reason != adapt.RecentPain {
					told[flared{s.ID, knee.Side}] = true
					t.rows = append(t.rows, b.flare(s, knee, r))
				}
			}
		}
	}
	for i := range slices.Backward(r.items) {
		if item := &r.items[i]; item.Entry.Score >= flareFrom && !told[flared{item.Link.Session, item.Entry.Side}] {
			t.rows = append(t.rows, b.otherFlare(item))
		}
	}
	return t, nil
}

// flared is a knee after a session.
type flared struct {
	session model.ID
	side    model.Side
}

// flareFrom is the score that a flare begins at (RULES.md 2.5: amber).
const flareFrom = 3

// flare is what a session did to the knee that decided.
func (b *builder) flare(s *model.Session, knee *adapt.Knee, r *record) []cell {
	var e *model.PainEntry
	if i := slices.IndexFunc(r.items, func(item planner.PainItem) bool { return item.Entry.ID == knee.Entry }); i >= 0 {
		e = &r.items[i].Entry
	}
	morning := b.score(int(knee.Morning))
	if knee.Morning.Known() {
		morning = b.say("paper.therapist.usual", "Score", int(knee.Morning), "Usual", int(knee.Usual))
	}
	family, _ := b.plan.Library().Family(s.Activity)
	after := b.say("paper.therapist.session", "Session", s.Title, "Load", b.words.CardLoad(s, family))
	why := b.say("paper.therapist.why", "Zone", b.words.Zone(knee.Zone), "Reason", b.words.ZoneReason(knee.Reason))
	return texts(b.words.Date(s.Date), b.say("paper.side."+string(knee.Side)), b.peak(knee.Peak, e), morning, after, why)
}

// otherFlare is a score that decided about no session.
func (b *builder) otherFlare(item *planner.PainItem) []cell {
	e := &item.Entry
	after := b.say("paper.therapist.no-session")
	if item.Session != nil {
		after = item.Session.Title
	}
	return texts(b.words.Date(e.Date()), b.say("paper.side."+string(e.Side)), b.peak(adapt.Score(e.Score), e), "", after, b.moment(e))
}

// moment is when a score was felt, as far as that was said.
func (b *builder) moment(e *model.PainEntry) string {
	if e.Moment == "" {
		return ""
	}
	return b.say("moment." + string(e.Moment))
}

// peak is a score with its quality.
func (b *builder) peak(score adapt.Score, e *model.PainEntry) string {
	text := b.score(int(score))
	if e == nil || e.Quality == "" || !score.Known() {
		return text
	}
	return b.say("paper.therapist.quality", "Score", text, "Quality", b.say("quality."+e.Quality))
}

// signs are the red flags that are open and what was logged that raises one.
func (b *builder) signs(r *record) *table {
	t := &table{empty: b.say("paper.doctor.none"), columns: factColumns()}
	zone := r.knees.Now.Location()
	for _, flag := range r.knees.Flags {
		t.rows = append(t.rows, texts(b.words.Moment(flag.Opened, zone), b.say("paper.therapist.open", "Sign", b.sign(flag.Flag, flag.Side))))
	}
	for i := range r.items {
		for _, s := range r.items[i].Signs {
			if slices.ContainsFunc(r.knees.Flags, func(f adapt.OpenFlag) bool { return f.Flag == s.Flag && f.Side == s.Side && f.Opened.Equal(s.At) }) {
				continue // it is there already
			}
			t.rows = append(t.rows, texts(b.words.Moment(s.At, zone), b.sign(s.Flag, s.Side)))
		}
	}
	return t
}

// kept are the findings that were kept by hand, with the reasons and what came
// after.
func (b *builder) kept(r *record) (*table, error) {
	t := &table{empty: b.say("paper.therapist.kept.none"), columns: []column{
		{label: b.say("paper.therapist.when"), share: 24, font: rowFont},
		{label: b.say("paper.therapist.finding"), share: 82, font: rowFont},
		{label: b.say("paper.therapist.because"), share: 82, font: rowFont},
	}}
	for i := range r.weeks {
		view := &r.weeks[i].view
		var sessions []model.Session
		for _, d := range view.Days {
			sessions = append(sessions, d.Sessions...)
		}
		for _, found := range view.Findings {
			if found.Kept == "" || !b.covers(found.Where.Date) {
				continue
			}
			said := b.words.Finding(found, b.names(sessions...))
			because := b.say("paper.therapist.quoted", "Reason", found.Kept)
			v, judged, err := b.plan.Verdict(found.Where.Session)
			if err != nil {
				return nil, err
			}
			if peaks := [2]adapt.Score{v.Knees[0].Peak, v.Knees[1].Peak}; judged && (peaks[0].Known() || peaks[1].Known()) {
				because = b.say("paper.therapist.pain-after", "Reason", because, "Left", b.score(int(peaks[0])), "Right", b.score(int(peaks[1])))
			}
			t.rows = append(t.rows, texts(b.words.Date(found.Where.Date), b.say("paper.therapist.about", "Title", said.Title, "Reason", said.Reason), because))
		}
	}
	return t, nil
}

// adherence is how the plan was followed: the sum, and each session that was not
// done.
func (b *builder) adherence(r *record) *table {
	t := &table{empty: b.say("paper.therapist.followed.none"), columns: factColumns()}
	if sum := b.words.Adherence(r.followed); sum != "" {
		t.rows = append(t.rows, texts(b.say("paper.therapist.all"), sum))
	}
	for _, s := range r.followed.Sessions {
		if s.As == planner.Missed || s.As == planner.Skipped {
			t.rows = append(t.rows, texts(b.words.Date(s.Date), b.say("paper.therapist.about", "Title", s.Title, "Reason", b.words.Followed(s))))
		}
	}
	return t
}

// measures are ice and heat with what they did, and the painkillers.
func (b *builder) measures() (*table, error) {
	t := &table{empty: b.say("paper.doctor.none"), columns: []column{
		{label: b.say("paper.therapist.measure"), share: 44, font: rowFont},
		{label: b.say("paper.therapist.uses"), share: 16, font: rowFont},
		{label: b.say("paper.therapist.change"), share: 48, font: rowFont},
		{label: b.say("paper.therapist.days"), share: 80, font: rowFont},
	}}
	if b.has(Treatments) {
		thermals, err := b.thermals()
		if err != nil {
			return nil, err
		}
		for _, modality := range []model.Modality{model.Ice, model.Heat} {
			if row := b.treatment(modality, thermals); row != nil {
				t.rows = append(t.rows, row)
			}
		}
	}
	if b.has(Medicines) {
		doses, err := b.plan.MedicationHistory(b.request.From, b.request.To)
		if err != nil {
			return nil, err
		}
		t.rows = append(t.rows, b.medicines(doses)...)
	}
	return t, nil
}

// treatment is how often ice or heat was used and what it did to the score, over
// those uses that have one before and after.
func (b *builder) treatment(modality model.Modality, thermals []model.Thermal) []cell {
	var days []civil.Date
	asked, sum := 0, 0
	for i := range thermals {
		t := &thermals[i]
		if t.Modality != modality {
			continue
		}
		days = append(days, model.DateIn(t.Start, t.Zone))
		if t.Before != nil && t.After != nil {
			asked++
			sum += *t.After - *t.Before
		}
	}
	if len(days) == 0 {
		return nil
	}
	change := b.say("paper.therapist.no-change")
	if asked > 0 {
		change = b.say("paper.therapist.mean", "Mean", b.words.Mean(sum, asked), "Count", asked)
	}
	return texts(b.say("modality."+string(modality)), strconv.Itoa(len(days)), change, b.dayList(days))
}

// medicines are the doses by medicine, in the order they were first taken.
func (b *builder) medicines(doses []model.Medication) (rows [][]cell) {
	var order []string
	days := map[string][]civil.Date{}
	for _, m := range slices.Backward(doses) {
		name := b.words.Medicine(m.Medicine, m.Topical)
		if days[name] == nil {
			order = append(order, name)
		}
		days[name] = append(days[name], m.Date())
	}
	for _, name := range order {
		rows = append(rows, texts(name, strconv.Itoa(len(days[name])), "", b.dayList(days[name])))
	}
	return rows
}

// dayList writes days in their order, each once.
func (b *builder) dayList(days []civil.Date) string {
	slices.SortFunc(days, civil.Date.Compare)
	var said []string
	for _, d := range slices.Compact(days) {
		said = append(said, b.words.DayMonth(d))
	}
	return b.list(said)
}

// ranges sets how far the knees moved, if that was measured: the first and the
// last value of each measure and side.
func (b *builder) ranges(f *flow) error {
	values, err := b.plan.RangeHistory(b.request.From, b.request.To)
	if err != nil || len(values) == 0 {
		return err
	}
	t := &table{columns: []column{
		{label: b.say("paper.therapist.measure"), share: 44, font: rowFont},
		{label: b.say("paper.therapist.knee"), share: 16, font: rowFont},
		{label: b.say("paper.therapist.first"), share: 64, font: rowFont},
		{label: b.say("paper.therapist.last"), share: 64, font: rowFont},
	}}
	for _, measure := range model.RangeMeasures {
		for _, side := range bothKnees {
			of := slices.DeleteFunc(slices.Clone(values), func(r model.RangeOfMotion) bool { return r.Measure != measure || r.Side != side })
			if len(of) == 0 {
				continue
			}
			row := texts(b.words.RangeMeasure(measure), b.say("paper.side."+string(side)), b.rangeValue(&of[len(of)-1]), "")
			if len(of) > 1 {
				row[3].text = b.rangeValue(&of[0])
			}
			t.rows = append(t.rows, row)
		}
	}
	f.section(b.say("paper.therapist.ranges"), t)
	return nil
}

func (b *builder) rangeValue(r *model.RangeOfMotion) string {
	return b.say("paper.therapist.on", "Value", b.words.RangeValue(r.Measure, r.Value), "Day", b.words.DayMonth(model.DateIn(r.At, r.Zone)))
}
