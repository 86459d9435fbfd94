package paper

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

// The strength sessions still to come stand there in order, with their targets
// and the cells to fill in; what is done does not.
func TestLogReadsInOrder(t *testing.T) {
	text := tool(t, "pdftotext", "-raw", write(t, build(t, person(t), Request{Kind: Log})), "-")
	inOrder(t, text,
		"Gym log", "8 – 14 June 2026 · Week 24 · Alex", "Write what you did, not what was planned.",
		"Push & pull", "Upper body · Thursday 11 June, 07:00, 40 min", "Warm-up, 10 min", "Exercise", "Target", "Set 1", "reps | kg", "Set 4", "RPE", "Pain", "0–10",
		"Bench press", "4 × 8 at 30 kg", "Seated row", "Pain before", "L", "R", "Worst", "After 60 min", "Next morning", "Notes",
		"Step & bridge", "Step-up, left", "3 × 8, body weight", "Step-up, right", "Press & row", "page 1 of 1")
	if strings.Contains(text, "Squat & hinge") {
		t.Error("Monday's session is done")
	}
}

func TestLogInPounds(t *testing.T) {
	words := formatter(t)
	words.Units.Pounds = true
	document, err := Build(t.Context(), person(t), words, Request{Kind: Log})
	if err != nil {
		t.Fatal(err)
	}
	inOrder(t, tool(t, "pdftotext", "-raw", write(t, document), "-"), "reps | lb", "Bench press", "4 × 8 at 66.14 lb")
}

// Without a session to come there is one to write oneself.
func TestLogOfNothing(t *testing.T) {
	plan := planOf(t, func(w model.Writer, _ *model.Library) error { return w.SaveProfile(model.DefaultProfile()) })
	text := tool(t, "pdftotext", "-raw", write(t, build(t, plan, Request{Kind: Log})), "-")
	inOrder(t, text, "A session of your own", "No strength session is still to come in these days.", "Set 1", "Pain before")
}

// A log without its notes has no line for them.
func TestLogWithoutNotes(t *testing.T) {
	text := tool(t, "pdftotext", write(t, build(t, person(t), Request{Kind: Log, Leave: []Part{Notes}})), "-")
	if strings.Contains(text, "Notes") {
		t.Error("there are notes")
	}
}

func logDocument(t rapid.TB, words *builder, sessions []logSession) *sheet.Document {
	t.Helper()
	words.setLog(heading{title: "Gym log", subtitle: strings.Repeat("a long range ", 30)}, sessions)
	return words.document
}

// Whatever a session holds, its text stays in its boxes, every exercise is there
// once, and a session that fits on a page stands on one.
func TestLogHoldsAnything(t *testing.T) {
	formatter := formatter(t)
	row := rapid.Custom(func(t *rapid.T) logRow {
		return logRow{
			name: anyName.Draw(t, "name"), note: anyName.Draw(t, "note"), target: anyName.Draw(t, "target"),
			cues: rapid.SliceOfN(anyName, 0, 3).Draw(t, "cues"), sets: rapid.IntRange(0, 23).Draw(t, "sets"), timed: rapid.Bool().Draw(t, "timed"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.SampledFrom(bothPapers).Draw(t, "paper")
		b := &builder{words: formatter, request: Request{Paper: size}, today: wednesday}
		var sessions []logSession
		for i := range rapid.IntRange(1, 12).Draw(t, "sessions") {
			s := logSession{icon: "kind-lower.svg", title: anyName.Draw(t, "title"), details: anyName.Draw(t, "details")}
			s.rows = rapid.SliceOfN(row, 1, 12).Draw(t, "rows")
			s.rows[0].name = "first of " + string(rune('A'+i))
			s.rows[0].target = "1 × 1"
			s.rows[len(s.rows)-1].target = "last of " + string(rune('A'+i))
			sessions = append(sessions, s)
		}
		document := logDocument(t, b, sessions)
		inItsBoxes(t, document)
		l := logSheet{&flow{size: sheet.Area(0, 0, 210, 297)}, b, mostSets}
		for i, s := range sessions {
			first, last := pageOf(document, "first of "+string(rune('A'+i))), pageOf(document, "last of "+string(rune('A'+i)))
			if first < 0 || last < first {
				t.Errorf("session %d is on the pages %d to %d", i, first, last)
			}
			if fits := logRowsTop+l.table().height(l.lines(s.rows))+l.footHeight() < 220; fits && first != last {
				t.Errorf("session %d is split over the pages %d and %d", i, first, last)
			}
		}
	})
}

// pageOf is the page that a text stands on, -1 for none.
func pageOf(document *sheet.Document, text string) int {
	for i := range document.Pages() {
		for _, r := range document.Page(i).Runs() {
			if string(r.Text) == text {
				return i
			}
		}
	}
	return -1
}
