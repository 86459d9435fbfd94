package paper

import (
	"strconv"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

// section is one list of facts.
type section struct {
	heading string
	empty   string // what stands there if nothing was logged
	rows    []fact
}

// fact is when, and what.
type fact struct{ when, what string }

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
	s := section{heading: f.Words.Say("paper.doctor.signs"), empty: f.Words.Say("paper.doctor.none")}
	for _, flag := range knees.Flags {
		what := format.Capital(f.RedFlag(flag.Flag))
		if flag.Side != model.BothSides {
			what = f.Words.Say("doctor.flag.side", "Sign", what, "Side", f.Side(flag.Side))
		}
		s.rows = append(s.rows, fact{f.Moment(flag.Opened, knees.Now.Location()), what})
	}
	return s
}

func painSection(items []planner.PainItem, zone *time.Location, f *format.Formatter) section {
	s := section{heading: f.Words.Say("paper.doctor.pain"), empty: f.Words.Say("paper.doctor.none")}
	for i := range items {
		s.rows = append(s.rows, fact{f.Moment(items[i].Entry.At, zone), painWords(&items[i], f)})
	}
	return s
}

func medicineSection(doses []model.Medication, zone *time.Location, f *format.Formatter) section {
	s := section{heading: f.Words.Say("paper.doctor.medicines"), empty: f.Words.Say("paper.doctor.none")}
	for _, m := range doses {
		s.rows = append(s.rows, fact{f.Moment(m.At, zone), f.Medicine(m.Medicine, m.Topical)})
	}
	return s
}

func thermalSection(thermals []model.Thermal, until time.Time, zone *time.Location, f *format.Formatter) section {
	s := section{heading: f.Words.Say("paper.doctor.treatments"), empty: f.Words.Say("paper.doctor.none")}
	for _, t := range thermals {
		if !t.Start.Before(until) {
			continue
		}
		what := f.Words.Say("paper.doctor.thermal",
			"Modality", f.Words.Say("modality."+string(t.Modality)), "Side", f.Side(t.Side), "Length", f.Minutes(t.Duration))
		s.rows = append(s.rows, fact{f.Moment(t.Start, zone), what})
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

// The type and the places of a list of facts.
var (
	sectionFont = sheet.Font{Cut: sheet.Bold, Size: 12}
	factFont    = sheet.Font{Size: 9}
	whenWidth   = 42.0 // of the column of times
	factMost    = 40   // lines of one row
	sectionHead = sheet.Px(30)
	sectionGap  = sheet.Px(20)
)

// listSections sets lists of facts below each other; no fact is split over two
// pages, and no heading stands alone at the foot of one.
func (b *builder) listSections(h heading, sections []section) {
	f := b.begun(h)
	for _, s := range sections {
		rows := s.rows
		if len(rows) == 0 {
			rows = []fact{{what: s.empty}}
		}
		f.room(sectionHead + factHeight(f, rows[0]))
		f.section(s.heading)
		for _, row := range rows {
			f.fact(row)
		}
		f.y += sectionGap
	}
	b.feet()
}

// section sets the heading of a list with the rule below it.
func (f *flow) section(title string) {
	at := f.take(sectionHead)
	f.Text(sectionFont.Shorten(title, at.W), sectionFont, sheet.Black, at.X, at.Y+sheet.Px(17), at)
	f.Line(at.X, at.Bottom()-sheet.Px(6), at.Right(), at.Bottom()-sheet.Px(6), 1.6, sheet.Black)
}

func factLines(f *flow, row fact) []sheet.Clean {
	return factFont.Wrap(row.what, f.width()-whenWidth, factMost)
}

func factHeight(f *flow, row fact) float64 {
	return float64(max(len(factLines(f, row)), 1))*factFont.Pitch() + sheet.Px(4)
}

func (f *flow) fact(row fact) {
	height := factHeight(f, row)
	f.room(height)
	at := f.take(height)
	y := at.Y + factFont.Ascent()
	f.Text(factFont.Shorten(row.when, whenWidth-sheet.Px(8)), factFont, sheet.Soft, at.X, y, at)
	f.Lines(factLines(f, row), factFont, sheet.Black, at.X+whenWidth, y, at)
}
