package paper

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/assets"
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/model/store"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/example"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

// wednesday is the day of printing.
var wednesday = civil.Date{Year: 2026, Month: 6, Day: 10}

var bothPapers = []model.Paper{model.A4, model.Letter}

// anyName is what people may type, of up to 200 runes.
var anyName = rapid.StringOfN(rapid.RuneFrom([]rune("abcdeW mil-Äß跑\U0001F3C3Ж.\u0301 ")), 0, 200, -1)

func formatter(t testing.TB) *format.Formatter {
	t.Helper()
	words, err := format.New("en")
	if err != nil {
		t.Fatal(err)
	}
	return &format.Formatter{Words: words}
}

// person is the plan of the example person, in a real file.
func person(t testing.TB) *planner.Planner {
	t.Helper()
	return planOf(t, func(w model.Writer, library *model.Library) error {
		profile, sessions, pain := example.Person(library, wednesday, "Europe/London", ids("example"))
		if err := w.SaveProfile(profile); err != nil {
			return err
		}
		for i := range sessions {
			if err := w.SaveSession(sessions[i]); err != nil {
				return err
			}
		}
		for _, e := range pain {
			if err := w.SavePain(e); err != nil {
				return err
			}
		}
		return nil
	})
}

func ids(prefix string) func() model.ID {
	n := 0
	return func() model.ID {
		n++
		return model.ID(fmt.Sprintf("%s-%05d", prefix, n))
	}
}

// planOf is a plan that holds what fill writes.
func planOf(t testing.TB, fill func(model.Writer, *model.Library) error) *planner.Planner {
	t.Helper()
	db, err := store.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	library, err := model.DecodeLibrary(assets.Activities, assets.Exercises, assets.Templates)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Update(func(w model.Writer) error { return fill(w, &library) }); err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 6, 10, 12, 0, 0, 0, london(t)) }
	return planner.New(db, library, now, ids("new"))
}

func london(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func build(t testing.TB, plan *planner.Planner, request Request) *sheet.Document {
	t.Helper()
	document, err := Build(context.Background(), plan, formatter(t), request)
	if err != nil {
		t.Fatal(err)
	}
	return document
}

// write writes a document and returns where.
func write(t testing.TB, document *sheet.Document) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "document.pdf")
	if err := WriteFile(path, document.Write); err != nil {
		t.Fatal(err)
	}
	return path
}

// tool runs a program on a file and returns what it prints.
func tool(t testing.TB, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// inOrder wants these texts, one after another.
func inOrder(t testing.TB, text string, wanted ...string) {
	t.Helper()
	at := 0
	for _, want := range wanted {
		i := strings.Index(text[at:], want)
		if i < 0 {
			t.Fatalf("%q is missing after %q in\n%s", want, text[max(0, at-40):at], text)
		}
		at += i + len(want)
	}
}

// inItsBoxes wants every text within its box, the box on the page, and no text
// smaller than it may be.
func inItsBoxes(t rapid.TB, document *sheet.Document) {
	t.Helper()
	const hair = 0.01 // millimetres, for rounding
	w, h := document.Size()
	for i := range document.Pages() {
		for _, r := range document.Page(i).Runs() {
			b := r.Within
			width := r.Font.Width(r.Text)
			top, bottom := r.Y-r.Font.Ascent(), r.Y+r.Font.Descent()
			if r.X < b.X-hair || r.X+width > b.Right()+hair || top < b.Y-hair || bottom > b.Bottom()+hair {
				t.Errorf("page %d: %q at %.2f,%.2f, %.2f wide, leaves %+v", i+1, r.Text, r.X, r.Y, width, b)
			}
			if b.X < margin-hair || b.Y < -hair || b.Right() > w-margin+hair || b.Bottom() > h+hair || math.IsNaN(b.W+b.H) {
				t.Errorf("page %d: the box of %q leaves the page: %+v", i+1, r.Text, b)
			}
			if r.Font.Size < smallest && r.Font != footFont {
				t.Errorf("page %d: %q is set in %.2f points", i+1, r.Text, r.Font.Size)
			}
		}
	}
}

var pagesLine = regexp.MustCompile(`Pages:\s+(\d+)`)

// Every document of the example person, on both papers, is a sound file with
// embedded subsets, whose every page has its number and the advice, and whose
// bytes are the same the second time.
func TestEveryDocument(t *testing.T) {
	plan := person(t)
	for _, kind := range Kinds() {
		for _, size := range bothPapers {
			t.Run(fmt.Sprint(kind, " ", size), func(t *testing.T) {
				document := build(t, plan, Request{Kind: kind, Paper: size})
				path := write(t, document)
				first, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				var second bytes.Buffer
				if err := build(t, plan, Request{Kind: kind, Paper: size}).Write(&second); err != nil || !bytes.Equal(first, second.Bytes()) {
					t.Errorf("other bytes the second time, %v", err)
				}
				if out := tool(t, "qpdf", "--check", path); strings.Contains(out, "WARNING") || !strings.Contains(out, "No syntax or stream encoding errors") {
					t.Error(out)
				}
				subsets(t, path)
				if got := pagesLine.FindStringSubmatch(tool(t, "pdfinfo", path)); got == nil || got[1] != fmt.Sprint(document.Pages()) {
					t.Errorf("%v pages, not %d", got, document.Pages())
				}
				texts := strings.Split(tool(t, "pdftotext", "-raw", path, "-"), "\f")
				for i := range document.Pages() {
					inOrder(t, texts[i], "not medical advice", fmt.Sprintf("page %d of %d", i+1, document.Pages()))
					if _, err := document.Paint(i, 200); err != nil {
						t.Error(err)
					}
				}
				inOrder(t, texts[0], "Alex")
				if missing := regexp.MustCompile(`![a-z.-]+!`).FindString(strings.Join(texts, " ")); missing != "" {
					t.Errorf("%s is no sentence of the catalogue", missing)
				}
				inItsBoxes(t, document)
			})
		}
	}
}

// So is every document of somebody whose plan is as full, and whose words are as
// long, as can be.
func TestEveryDocumentOfMuch(t *testing.T) {
	plan := nasty(t, -4, 7, 12, twelve)
	for _, kind := range Kinds() {
		for _, size := range bothPapers {
			document := build(t, plan, Request{Kind: kind, Paper: size})
			inItsBoxes(t, document)
			tool(t, "qpdf", "--check", write(t, document))
		}
	}
}

// And so is whatever else may be asked for: any document of 1 to 26 weeks, in which
// days have from none to twelve sessions, most of them one or none.
func TestAnyRequest(t *testing.T) {
	const half = 7 * MostWeeks / 2
	plan := nasty(t, -half, half, 1, func(day int) int {
		if n := day + half; n%6 == 0 {
			return n / 6 % 13
		}
		return day & 1
	})
	words := formatter(t)
	rapid.Check(t, func(t *rapid.T) {
		r := Request{Kind: rapid.SampledFrom(Kinds()).Draw(t, "document"), Paper: rapid.SampledFrom(bothPapers).Draw(t, "paper")}
		days := 7*rapid.IntRange(1, MostWeeks).Draw(t, "weeks") - rapid.IntRange(0, 6).Draw(t, "days less")
		r.From = wednesday.AddDays(rapid.IntRange(-half, half-days).Draw(t, "from"))
		r.To = r.From.AddDays(days - 1)
		r.Leave = rapid.SliceOfDistinct(rapid.SampledFrom(Parts(r.Kind)), rapid.ID).Draw(t, "leave")
		document, err := Build(context.Background(), plan, words, r)
		if err != nil {
			t.Fatal(err)
		}
		inItsBoxes(t, document)
	})
}

// subsets wants every font of a file embedded, as a subset, with its letters
// named.
func subsets(t testing.TB, path string) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(tool(t, "pdffonts", path)), "\n")
	if len(lines) < 3 {
		t.Fatalf("no fonts: %q", lines)
	}
	for _, line := range lines[2:] {
		columns := strings.Fields(line)
		if flags := columns[len(columns)-5 : len(columns)-2]; !slices.Equal(flags, []string{"yes", "yes", "yes"}) {
			t.Errorf("not embedded, no subset, or not searchable: %q", line)
		}
	}
}

func TestNameIsLeftOut(t *testing.T) {
	plan := person(t)
	for _, kind := range Kinds() {
		path := write(t, build(t, plan, Request{Kind: kind, Leave: []Part{Name}}))
		if strings.Contains(tool(t, "pdftotext", path, "-"), "Alex") {
			t.Errorf("%s: the name is there", kind)
		}
	}
}

func TestBuildRefuses(t *testing.T) {
	plan := person(t)
	day := func(n int) civil.Date { return wednesday.AddDays(n) }
	for name, tt := range map[string]struct {
		request Request
		want    model.Invalid
	}{
		"another document": {Request{Kind: "poster"}, model.Invalid{Field: "document", Code: model.CodeUnknown}},
		"another paper":    {Request{Kind: Week, Paper: "A5"}, model.Invalid{Field: "paper", Code: model.CodeUnknown}},
		"an end before its start": {
			Request{Kind: Week, From: day(0), To: day(-1)}, model.Invalid{Field: "to", Code: model.CodeMismatch},
		},
		"half a year and a day": {
			Request{Kind: Week, From: day(0), To: day(7 * MostWeeks)}, model.Invalid{Field: "to", Code: model.CodeTooLarge, Most: MostWeeks},
		},
	} {
		_, err := Build(context.Background(), plan, formatter(t), tt.request)
		if fields := model.InvalidFields(err); len(fields) != 1 || *fields[0] != tt.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// One given day is enough; both together may be 26 weeks apart.
func TestDaysOfARequest(t *testing.T) {
	for _, tt := range []struct{ from, to, wantFrom, wantTo int }{
		{0, 0, 3, 9},
		{20, 0, 20, 26},
		{0, 20, 14, 20},
		{20, 50, 20, 50},
	} {
		day := func(n int) civil.Date {
			if n == 0 {
				return civil.Date{}
			}
			return wednesday.AddDays(n)
		}
		r := Request{From: day(tt.from), To: day(tt.to)}
		r.fill(day(3), day(9))
		if r.From != day(tt.wantFrom) || r.To != day(tt.wantTo) {
			t.Errorf("%+v: %v to %v", tt, r.From, r.To)
		}
	}
}

func TestManyWeeks(t *testing.T) {
	plan := person(t)
	var heard []int
	request := Request{
		Kind: Week, From: wednesday.AddDays(-60), To: wednesday.AddDays(7*MostWeeks - 61),
		Progress: func(done, of int) { heard = append(heard, done, of) },
	}
	document := build(t, plan, request)
	if document.Pages() != MostWeeks+1 { // neither begins nor ends with a week
		t.Errorf("%d pages", document.Pages())
	}
	if n := len(heard); n != 2*document.Pages() || heard[n-1] != heard[n-2] {
		t.Errorf("heard of %v", heard)
	}
	inItsBoxes(t, document)

	ctx, cancel := context.WithCancel(context.Background())
	heard = nil
	request.Progress = func(done, of int) {
		heard = append(heard, done, of)
		cancel()
	}
	if _, err := Build(ctx, plan, formatter(t), request); !errors.Is(err, context.Canceled) || len(heard) != 2 {
		t.Errorf("%v after %v", err, heard)
	}
}
