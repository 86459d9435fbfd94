package paper

import (
	"strconv"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

// section is a list of facts with its heading.
type section struct {
	heading string
	rows    [][]cell
}

// redFlags lays out what to tell a doctor: facts only.
func (b *builder) redFlags() error {
	knees, err := b.plan.Knees()
	if err != nil {
		return err
	}
	items, err := b.plan.PainHistory(b.request.From, b.request.To, planner.PainFilter{})
	if err != nil {
		return err
	}
	zone := knees.Now.Location()
	sections := []section{{b.say("paper.doctor.signs"), b.openSigns(&knees)}, {b.say("paper.doctor.pain"), b.painRows(items, zone)}}
	if b.has(Medicines) {
		doses, err := b.plan.MedicationHistory(b.request.From, b.request.To)
		if err != nil {
			return err
		}
		sections = append(sections, section{b.say("paper.doctor.medicines"), b.doseRows(doses, zone)})
	}
	if b.has(Treatments) {
		thermals, err := b.thermals()
		if err != nil {
			return err
		}
		sections = append(sections, section{b.say("paper.doctor.treatments"), b.thermalRows(thermals, zone)})
	}
	b.listSections(b.redFlagsHeading(), sections)
	return b.done(1, 1)
}

func (b *builder) redFlagsHeading() heading {
	h := heading{title: b.say("paper.doctor")}
	h.subtitle = b.say("paper.doctor.days", "Days", b.words.FullRange(b.request.From, b.request.To))
	if person := b.person(); person != "" {
		h.subtitle = person + b.say("separator") + h.subtitle
	}
	return h
}

// listSections sets lists of facts below each other.
func (b *builder) listSections(h heading, sections []section) {
	f := b.begun(h)
	for _, s := range sections {
		f.section(s.heading, &table{columns: factColumns(), rows: s.rows, empty: b.say("paper.doctor.none")})
	}
	b.feet()
}

// openSigns are the signs that are open.
func (b *builder) openSigns(knees *planner.KneesView) (rows [][]cell) {
	for _, flag := range knees.Flags {
		rows = append(rows, texts(b.words.Moment(flag.Opened, knees.Now.Location()), b.sign(flag.Flag, flag.Side)))
	}
	return rows
}

func (b *builder) painRows(items []planner.PainItem, zone *time.Location) (rows [][]cell) {
	for i := range items {
		rows = append(rows, texts(b.words.Moment(items[i].Entry.At, zone), b.painWords(&items[i])))
	}
	return rows
}

func (b *builder) doseRows(doses []model.Medication, zone *time.Location) (rows [][]cell) {
	for _, m := range doses {
		rows = append(rows, texts(b.words.Moment(m.At, zone), b.words.Medicine(m.Medicine, m.Topical)))
	}
	return rows
}

// thermals are ice and heat of the request's days.
func (b *builder) thermals() ([]model.Thermal, error) {
	// Zones are up to 14 hours from UTC: a day more holds them all.
	all, err := b.plan.Thermals(b.request.From.AddDays(-1).In(time.UTC))
	var covered []model.Thermal
	for _, t := range all {
		if b.covers(model.DateIn(t.Start, t.Zone)) {
			covered = append(covered, t)
		}
	}
	return covered, err
}

func (b *builder) thermalRows(thermals []model.Thermal, zone *time.Location) (rows [][]cell) {
	for _, t := range thermals {
		what := b.say("paper.doctor.thermal",
			"Modality", b.say("modality."+string(t.Modality)), "Side", b.words.Side(t.Side), "Length", b.words.Minutes(t.Duration))
		rows = append(rows, texts(b.words.Moment(t.Start, zone), what))
	}
	return rows
}

// painWords is one score with everything that was said beside it.
func (b *builder) painWords(item *planner.PainItem) string {
	e := &item.Entry
	sep := b.say("separator")
	what := b.say("diary.entry", "Side", b.words.Side(e.Side), "Score", strconv.Itoa(e.Score))
	if e.Site != "" {
		what += sep + b.say("site."+e.Site)
	}
	if e.Quality != "" {
		what += sep + b.say("quality."+e.Quality)
	}
	if e.Swelling > 0 {
		what += sep + b.say("paper.doctor.swelling", "Grade", b.say("swelling."+strconv.Itoa(e.Swelling)))
	}
	if e.Temperature > 0 {
		what += sep + b.words.Temperature(e.Temperature)
	}
	for _, symptom := range e.Symptoms {
		what += sep + b.say("symptom."+string(symptom))
	}
	if item.Session != nil {
		what += sep + b.say("paper.doctor.about", "Session", item.Session.Title)
	}
	if e.Note != "" {
		what += sep + e.Note
	}
	return what
}
