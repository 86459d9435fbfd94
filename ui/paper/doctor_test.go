package paper

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/adapt"
)

func doctorPDF(t testing.TB, doc Doctor, size model.Paper) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := DoctorPage(&out, doc, options(t, size)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// What was logged stands on the page in the order of the sections, with the
// notice, and the same words give the same bytes.
func TestDoctorPage(t *testing.T) {
	f := options(t, model.A4).Format
	at := time.Date(2026, 6, 10, 17, 0, 0, 0, time.UTC)
	knees := planner.KneesView{Now: at, Flags: []adapt.OpenFlag{{RedFlag: model.RedFlag{Flag: "R29", Side: model.Left, Opened: at}}}}
	items := []planner.PainItem{{
		Entry:   model.PainEntry{At: at, Side: model.Left, Score: 6, Site: "inside", Quality: "sharp", Swelling: 2, Symptoms: []model.Symptom{"night"}, Note: "on the stairs"},
		Session: &model.Session{Title: "Easy run"},
	}}
	doses := []model.Medication{{At: at, Medicine: model.Ibuprofen}}
	thermals := []model.Thermal{{Start: at, Modality: model.Ice, Side: model.Left, Duration: 12 * model.Minute}}
	doc := NewDoctor(&knees, items, doses, thermals, "Alex", f)
	for _, size := range []model.Paper{model.A4, model.Letter} {
		pdf := doctorPDF(t, doc, size)
		if !bytes.Equal(pdf, doctorPDF(t, doc, size)) {
			t.Errorf("%s: other bytes the second time", size)
		}
		file := filepath.Join(t.TempDir(), "doctor.pdf")
		if err := os.WriteFile(file, pdf, 0o600); err != nil {
			t.Fatal(err)
		}
		tool(t, "qpdf", "--check", file)
		text := tool(t, "pdftotext", "-layout", file, "-")
		last := 0
		for _, want := range []string{
			"What to tell the doctor", "Alex", "Pain that wakes you at night, Left", "Left 6", "inside", "sharp", "Wakes me at night", "about Easy run",
			"on the stairs", "Ibuprofen", "Ice, Left, 12 min", "not medical advice", "page 1 of 1",
		} {
			i := strings.Index(text[last:], want)
			if i < 0 {
				t.Errorf("%s: %q is not there, or out of order:\n%s", size, want, text)
				continue
			}
			last += i
		}
	}
}

// However much there is and whatever it says, no text leaves its page and no row
// is lost.
func TestDoctorPageHoldsEverything(t *testing.T) {
	opts := options(t, model.A4)
	rapid.Check(t, func(t *rapid.T) {
		var doc Doctor
		doc.Title, doc.Subtitle = "What to tell the doctor", rapid.StringN(0, 200, -1).Draw(t, "subtitle")
		for i := range rapid.IntRange(0, 4).Draw(t, "sections") {
			section := Section{Heading: fmt.Sprint("Section ", i), Empty: "nothing"}
			for range rapid.IntRange(0, 60).Draw(t, "rows") {
				section.Rows = append(section.Rows, Row{When: "Fri 12 June 18:00", What: rapid.StringN(0, 300, -1).Draw(t, "what")})
			}
			doc.Sections = append(doc.Sections, section)
		}
		d := &doctorPage{sheet: newPortrait(opts.Paper, doc.Title, opts.Printed), doc: &doc, opts: opts}
		d.watch = func(page int, r run, within box) {
			if r.x < within.x-0.1 || r.x+d.width(r.text, r.font) > within.right()+0.1 || r.y > d.size.h-3 || r.y < margin {
				t.Fatalf("page %d: %q at %.1f, %.1f leaves its page", page, r.text, r.x, r.y)
			}
		}
		d.write()
		d.feet()
	})
}
