package paper

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
)

// What was logged stands on the page in the order of the sections.
func TestRedFlags(t *testing.T) {
	at := time.Date(2026, 6, 9, 17, 0, 0, 0, time.UTC)
	plan := planOf(t, func(w model.Writer, _ *model.Library) error {
		profile := model.DefaultProfile()
		profile.Name = "Alex"
		if err := w.SaveProfile(profile); err != nil {
			return err
		}
		entry := model.PainEntry{
			ID: "pain", At: at, Zone: "Europe/London", Side: model.Left, Score: 6, Site: "inside", Quality: "sharp", Moment: "rest", Swelling: 2,
			Symptoms: []model.Symptom{"night"}, Note: "on the stairs",
		}
		if err := w.SavePain(entry); err != nil {
			return err
		}
		if err := w.SaveRedFlag(model.RedFlag{ID: "flag", Flag: "R29", Side: model.Left, Opened: at}); err != nil {
			return err
		}
		if err := w.SaveMedication(model.Medication{ID: "dose", At: at, Zone: "Europe/London", Medicine: model.Ibuprofen}); err != nil {
			return err
		}
		return w.SaveThermal(model.Thermal{ID: "ice", Start: at, Zone: "Europe/London", Modality: model.Ice, Side: model.Left, Duration: 12 * model.Minute})
	})
	text := tool(t, "pdftotext", "-layout", write(t, build(t, plan, Request{Kind: RedFlags})), "-")
	inOrder(t, text,
		"What to tell the doctor", "Alex", "27 May – 10 June 2026", "Pain that wakes you at night, left", "Left 6", "inside", "sharp", "Wakes me at night",
		"on the stairs", "Ibuprofen", "Ice, Left, 12 min")
}

// However much there is and whatever it says, no text leaves its box and no row
// is lost.
func TestRedFlagsHoldAnything(t *testing.T) {
	words := formatter(t)
	rapid.Check(t, func(t *rapid.T) {
		b := &builder{words: words, request: Request{Paper: model.A4}, today: wednesday}
		var sections []section
		total := 0
		for i := range rapid.IntRange(0, 4).Draw(t, "sections") {
			s := section{heading: fmt.Sprint("Section ", i)}
			for range rapid.IntRange(0, 60).Draw(t, "rows") {
				s.rows = append(s.rows, texts(fmt.Sprint("row ", total), anyName.Draw(t, "what")))
				total++
			}
			sections = append(sections, s)
		}
		b.listSections(heading{title: anyName.Draw(t, "title"), subtitle: anyName.Draw(t, "subtitle")}, sections)
		inItsBoxes(t, b.document)
		found := map[string]bool{}
		for i := range b.document.Pages() {
			for _, r := range b.document.Page(i).Runs() {
				found[string(r.Text)] = true
			}
		}
		for i := range total {
			if !found[fmt.Sprint("row ", i)] {
				t.Errorf("row %d is lost", i)
			}
		}
	})
}

func TestPainWords(t *testing.T) {
	item := planner.PainItem{
		Entry:   model.PainEntry{Side: model.Right, Score: 3, Temperature: 385},
		Session: &model.Session{Title: "Easy run"},
	}
	if got := (&builder{words: formatter(t)}).painWords(&item); got != "Right 3 · 38.5 °C · about Easy run" {
		t.Errorf("%q", got)
	}
}
