package paper

import (
	"io"
	"strconv"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
)

// DoctorDays is how far back the page for the doctor goes.
const DoctorDays = 14

// Doctor is what to tell a doctor, in words: facts only.
type Doctor struct {
	Title    string
	Subtitle string
	Sections []Section
}

// Section is one list of the page for the doctor.
type Section struct {
	Heading string
	Empty   string // what stands there if nothing was logged
	Rows    []Row
}

// Row is one fact: when, and what.
type Row struct{ When, What string }

// NewDoctor puts what was logged in the last days into words: the signs that
// are open, the scores, the painkillers, and ice and heat.
func NewDoctor(
	knees *planner.KneesView, items []planner.PainItem, doses []model.Medication, thermals []model.Thermal, person string, f *format.Formatter,
) Doctor {
	say := f.Words.Say
	zone := knees.Now.Location()
	doc := Doctor{Title: say("paper.doctor"), Subtitle: say("paper.doctor.days", "Count", DoctorDays)}
	if person != "" {
		doc.Subtitle = say("paper.doctor.person", "Person", person, "Days", doc.Subtitle)
	}
	signs := Section{Heading: say("paper.doctor.signs"), Empty: say("paper.doctor.none")}
	for _, flag := range knees.Flags {
		signs.Rows = append(signs.Rows, Row{f.Moment(flag.Opened, zone), withSide(format.Capital(f.RedFlag(flag.Flag)), flag.Side, f)})
	}
	pain := Section{Heading: say("paper.doctor.pain"), Empty: say("paper.doctor.none")}
	for i := range items {
		pain.Rows = append(pain.Rows, painRow(&items[i], zone, f))
	}
	medicines := Section{Heading: say("paper.doctor.medicines"), Empty: say("paper.doctor.none")}
	for _, m := range doses {
		medicines.Rows = append(medicines.Rows, Row{f.Moment(m.At, zone), f.Medicine(m.Medicine, m.Topical)})
	}
	treated := Section{Heading: say("paper.doctor.treatments"), Empty: say("paper.doctor.none")}
	for _, t := range thermals {
		what := say("paper.doctor.thermal", "Modality", say("modality."+string(t.Modality)), "Side", f.Side(t.Side), "Length", f.Minutes(t.Duration))
		treated.Rows = append(treated.Rows, Row{f.Moment(t.Start, zone), what})
	}
	doc.Sections = []Section{signs, pain, medicines, treated}
	return doc
}

func withSide(words string, side model.Side, f *format.Formatter) string {
	if side == model.BothSides {
		return words
	}
	return f.Words.Say("doctor.flag.side", "Sign", words, "Side", f.Side(side))
}

// painRow is one score with everything that was said beside it.
func painRow(item *planner.PainItem, zone *time.Location, f *format.Formatter) Row {
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
	return Row{f.Moment(e.At, zone), what}
}

// The type and the places of the page for the doctor.
var (
	doctorTitle   = font{"B", 20}
	doctorHeading = font{"B", 12}
	doctorText    = font{"", 9}
	doctorWhen    = 42.0 // width of the column of times
	doctorTop     = 46.0 // of the first section
	doctorLines   = 40   // of one row at most
)

// DoctorPage writes what to tell a doctor, on portrait pages. The same words and
// options give the same bytes.
func DoctorPage(w io.Writer, doc Doctor, opts Options) error {
	d := &doctorPage{sheet: newPortrait(opts.Paper, doc.Title, opts.Printed), doc: &doc, opts: opts}
	d.write()
	d.feet()
	return d.sheet.write(w)
}

type doctorPage struct {
	*sheet
	doc  *Doctor
	opts Options
	y    float64
}

func (d *doctorPage) within() box {
	return box{margin, margin, d.size.w - 2*margin, d.size.h - 2*margin}
}

func (d *doctorPage) bottom() float64 { return d.size.h - footHeight }

// write sets the sections, and begins a page where a row does not fit whole.
func (d *doctorPage) write() {
	d.begin()
	for _, section := range d.doc.Sections {
		d.room(3 * doctorHeading.pitch())
		d.text(run{printable(section.Heading), doctorHeading, black, margin, d.y + 4}, d.within())
		d.y += 7
		d.line(margin, d.y, d.size.w-margin, d.y, 0.8, rules)
		d.y += 2
		for _, row := range section.Rows {
			d.row(row)
		}
		if len(section.Rows) == 0 {
			d.row(Row{What: section.Empty})
		}
		d.y += 6
	}
}

func (d *doctorPage) begin() {
	d.pdf.AddPage()
	width := d.size.w - 2*margin
	d.text(run{d.cut(printable(d.doc.Title), doctorTitle, width), doctorTitle, black, margin, 22}, d.within())
	d.text(run{d.cut(printable(d.doc.Subtitle), doctorText, width), doctorText, soft, margin, 30}, d.within())
	d.line(margin, 36, d.size.w-margin, 36, 1.6, black)
	d.y = doctorTop - 4
}

// room begins a page if there is less room than that.
func (d *doctorPage) room(height float64) {
	if d.y+height > d.bottom() {
		d.begin()
	}
}

func (d *doctorPage) row(row Row) {
	width := d.size.w - 2*margin - doctorWhen
	lines := d.wrap(printable(row.What), doctorText, width, doctorLines)
	height := float64(max(len(lines), 1))*doctorText.pitch() + 1
	d.room(height)
	d.text(run{d.cut(printable(row.When), doctorText, doctorWhen-3), doctorText, soft, margin, d.y + doctorText.pitch() - 1}, d.within())
	for i, words := range lines {
		d.text(run{words, doctorText, black, margin + doctorWhen, d.y + float64(i+1)*doctorText.pitch() - 1}, d.within())
	}
	d.y += height
}

// feet writes the notice and the number of the page on each.
func (d *doctorPage) feet() {
	say := d.opts.Format.Words.Say
	pages := d.pdf.PageCount()
	for n := 1; n <= pages; n++ {
		d.pdf.SetPage(n)
		d.line(margin, d.bottom(), d.size.w-margin, d.bottom(), 0.8, rules)
		y := d.bottom() + px(16)
		for i, words := range d.wrap(say("paper.advice"), footFont, d.size.w-2*margin-46, 3) {
			d.text(run{words, footFont, soft, margin, y + float64(i)*px(12)}, d.within())
		}
		for i, words := range []string{say("paper.printed", "Date", d.opts.Format.FullDate(d.opts.Printed)), say("paper.page", "Page", n, "Pages", pages)} {
			d.text(run{words, footFont, soft, d.size.w - margin - d.width(words, footFont), y + float64(i)*px(12)}, d.within())
		}
	}
}
