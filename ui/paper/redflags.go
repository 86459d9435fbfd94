package paper

import (
	"strconv"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

// section is one list of facts: when, and what.
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
	sections := []section{flagSection(&knees, b.words), painSection(items, zone, b.words)}
	if b.has(Medicines) {
		doses, err := b.plan.MedicationHistory(b.request.From, b.request.To)
		if err != nil {
			return err
		}
		sections = append(sections, medicineSection(doses, zone, b.words))
	}
	if b.has(Treatments) {
		thermals, err := b.plan.Thermals(b.request.From.In(zone))
		if err != nil {
			return err
		}
		until := b.request.To.AddDays(1).In(zone)
		sections = append(sections, thermalSection(thermals, until, zone, b.words))
	}
	b.listSections(b.redFlagsHeading(), sections)
	return b.done(1, 1)
}

func (b *builder) redFlagsHeading() heading {
	h := heading{title: b.words.Words.Say("paper.doctor")}
	h.subtitle = b.words.Words.Say("paper.doctor.days", "Days", b.words.FullRange(b.request.From, b.request.To))
	if person := b.person(); person != "" {
		h.subtitle = person + b.words.Words.Say("separator") + h.subtitle
	}
	return h
}

// flagSection are the signs that are open.
func flagSection(knees *planner.KneesView, f *format.Formatter) section {
	s := section{heading: f.Words.Say("paper.doctor.signs")}
	for _, flag := range knees.Flags {
		what := format.Capital(f.RedFlag(flag.Flag))
		if flag.Side != model.BothSides {
			what = f.Words.Say("doctor.flag.side", "Sign", what, "Side", f.Side(flag.Side))
		}
		s.rows = append(s.rows, texts(f.Moment(flag.Opened, knees.Now.Location()), what))
	}
	return s
}

func painSection(items []planner.PainItem, zone *time.Location, f *format.Formatter) section {
	s := section{heading: f.Words.Say("paper.doctor.pain")}
	for i := range items {
		s.rows = append(s.rows, texts(f.Moment(items[i].Entry.At, zone), painWords(&items[i], f)))
	}
	return s
}

func medicineSection(doses []model.Medication, zone *time.Location, f *format.Formatter) section {
	s := section{heading: f.Words.Say("paper.doctor.medicines")}
	for _, m := range doses {
		s.rows = append(s.rows, texts(f.Moment(m.At, zone), f.Medicine(m.Medicine, m.Topical)))
	}
	return s
}

func thermalSection(thermals []model.Thermal, until time.Time, zone *time.Location, f *format.Formatter) section {
	s := section{heading: f.Words.Say("paper.doctor.treatments")}
	for _, t := range thermals {
		if !t.Start.Before(until) {
			continue
		}
		what := f.Words.Say("paper.doctor.thermal",
			"Modality", f.Words.Say("modality."+string(t.Modality)), "Side", f.Side(t.Side), "Length", f.Minutes(t.Duration))
		s.rows = append(s.rows, texts(f.Moment(t.Start, zone), what))
	}
	return s
}

// painWords is one score with everything that was said beside it.
func painWords(item *planner.PainItem, f *format.Formatter) string {
	e := &item.Entry
	sep := f.Words.Say("separator")
	what := f.Words.Say("diary.entry", "Side", f.Side(e.Side), "Score", strconv.Itoa(e.Score))
	if e.Site != "" {
		what += sep + f.Words.Say("site."+e.Site)
	}
	if e.Quality != "" {
		what += sep + f.Words.Say("quality."+e.Quality)
	}
	if e.Swelling > 0 {
		what += sep + f.Words.Say("paper.doctor.swelling", "Grade", f.Words.Say("swelling."+strconv.Itoa(e.Swelling)))
	}
	if e.Temperature > 0 {
		what += sep + f.Temperature(e.Temperature)
	}
	for _, symptom := range e.Symptoms {
		what += sep + f.Words.Say("symptom."+string(symptom))
	}
	if item.Session != nil {
		what += sep + f.Words.Say("paper.doctor.about", "Session", item.Session.Title)
	}
	if e.Note != "" {
		what += sep + e.Note
	}
	return what
}

// listSections sets lists of facts below each other.
func (b *builder) listSections(h heading, sections []section) {
	f := b.begun(h)
	columns := []column{{share: 42, font: rowFont, ink: sheet.Soft}, {share: 146, font: rowFont}}
	for _, s := range sections {
		f.section(s.heading, &table{columns: columns, rows: s.rows, empty: b.say("paper.doctor.none")})
	}
	b.feet()
}
