package paper

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/format"
)

func options(t testing.TB, size model.Paper) Options {
	t.Helper()
	words, err := format.New("en")
	if err != nil {
		t.Fatal(err)
	}
	return Options{
		Paper: size, Printed: civil.Date{Year: 2026, Month: 6, Day: 10}, Format: &format.Formatter{Words: words},
	}
}

// june is the week of the look's picture, with a kept finding, a done session
// and a name with an emoji beside it.
func june() Week {
	squat := Session{Kind: model.Lower, Word: "Lower", When: "18:00", Title: "Squat & hinge", Load: []string{"12 sets", "45 min"}}
	step := squat
	step.Title = "Step & bridge"
	push := Session{Kind: model.Upper, Word: "Upper", When: "18:00", Title: "Push & pull", Load: []string{"14 sets", "40 min"}}
	press := push
	press.Title = "Press & row"
	press.Kept = []string{"23 h rest; kept: the gym is closed on Saturday"}
	swim := Session{Kind: model.Cardio, Mark: "swim", Word: "Swim", When: "07:00", Title: "Easy swim", Load: []string{"1,000 m", "25 min"}, Done: true}
	hips := Session{Kind: model.Mobility, Word: "Mobility", When: "AM", Title: "Hips & ankles", Load: []string{"10 min", "no load"}}
	easy := Session{Kind: model.Cardio, Mark: "run", Word: "Run", When: "18:30", Title: "Easy run", Load: []string{"5.00 km", "35 min"}}
	ride := Session{Kind: model.Cardio, Mark: "cycle", Word: "Cycle", When: "07:00", Title: "Steady ride \U0001F6B4", Load: []string{"12.30 km", "37 min"}}
	long := Session{Kind: model.Cardio, Mark: "run", Word: "Run", When: "09:00", Title: "Long run", Load: []string{"6.60 km", "46 min"}}
	doc := Week{
		Title: "15 – 21 June 2026", Subtitle: "Week 25 · Alex · 9 sessions, 5 h 23 min",
		Budgets: []Budget{
			{"Running", "11.60 of 11.68 km"}, {"High impact", "81 of 82 min"}, {"Cycling", "12.30 of 12.30 km"}, {"Swimming", "1,000 of 1,025 m"},
		},
	}
	for i, sessions := range [7][]Session{{squat}, {swim, push}, {hips, easy}, {step}, {ride, press}, {long}, nil} {
		weekday := []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}[i]
		doc.Days[i] = Day{Number: 15 + i, Weekday: weekday, Sessions: sessions}
	}
	return doc
}

// crowded has n sessions on each day.
func crowded(n int) Week {
	doc := june()
	for day := range doc.Days {
		doc.Days[day].Sessions = nil
		for i := range n {
			s := june().Days[2].Sessions[i%2]
			s.Title = fmt.Sprintf("Session %d-%d", day, i)
			doc.Days[day].Sessions = append(doc.Days[day].Sessions, s)
		}
	}
	return doc
}

// file writes a week and returns where.
func file(t testing.TB, doc Week, opts Options) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "week.pdf")
	if err := WriteFile(path, func(w io.Writer) error { return FridgeWeek(w, doc, opts) }); err != nil {
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

func TestFridgeWeekIsASoundFile(t *testing.T) {
	for _, size := range []model.Paper{model.A4, model.Letter} {
		for n := range 3 {
			path := file(t, crowded(6*n), options(t, size))
			if out := tool(t, "qpdf", "--check", path); strings.Contains(out, "WARNING") || !strings.Contains(out, "No syntax or stream encoding errors") {
				t.Errorf("%s: %s", size, out)
			}
		}
	}
}

func TestFridgeWeekEmbedsItsFonts(t *testing.T) {
	path := file(t, june(), options(t, model.A4))
	lines := strings.Split(strings.TrimSpace(tool(t, "pdffonts", path)), "\n")
	if len(lines) != 2+3 {
		t.Fatalf("three cuts of one font: %q", lines)
	}
	for _, line := range lines[2:] {
		columns := strings.Fields(line)
		if embedded := columns[len(columns)-5]; embedded != "yes" {
			t.Errorf("not embedded: %q", line)
		}
		if searchable := columns[len(columns)-3]; searchable != "yes" {
			t.Errorf("no text behind the letters: %q", line)
		}
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > 60_000 { // the three cuts whole are 1.4 MB
		t.Errorf("%d bytes", info.Size())
	}
}

func TestFridgeWeekReadsInOrder(t *testing.T) {
	path := file(t, june(), options(t, model.A4))
	text := tool(t, "pdftotext", "-raw", path, "-")
	at := 0
	for _, want := range []string{
		"15 – 21 June 2026", "Week 25 · Alex · 9 sessions, 5 h 23 min", "Ten minutes of warm-up", "0–2 carry on", "6–10 stop",
		"15", "Monday", "Lower", "18:00", "Squat & hinge", "12 sets", "45 min", "Notes", "Worst pain, 0–10", "L", "R",
		"16", "Tuesday", "Swim", "07:00", "Easy swim", "1,000 m", "25 min", "Upper", "Push & pull",
		"17", "Wednesday", "Mobility", "AM", "Hips & ankles", "10 min", "no load", "Run", "Easy run",
		"19", "Friday", "Steady ride\n", "Press & row", "23 h rest; kept: the", "gym is closed on", "Saturday",
		"21", "Sunday", "Rest day", "A gentle walk is", "welcome.",
		"This week", "Running 11.60 of 11.68 km", "Swimming 1,000 of 1,025 m",
		"General information, not medical advice.", "printed Wed 10 June 2026", "page 1 of 1",
	} {
		i := strings.Index(text[at:], want)
		if i < 0 {
			t.Fatalf("%q is missing after %q in\n%s", want, text[max(0, at-40):at], text)
		}
		at += i + len(want)
	}
}

func TestFridgeWeekPages(t *testing.T) {
	pages := regexp.MustCompile(`Pages:\s+(\d+)`)
	size := regexp.MustCompile(`Page size:\s+([\d.]+) x ([\d.]+)`)
	for _, tt := range []struct {
		perDay int
		paper  model.Paper
		pages  int
		width  string
	}{
		{0, model.A4, 1, "841.89"},
		{3, model.A4, 1, "841.89"},
		{5, model.A4, 1, "841.89"},
		{12, model.A4, 3, "841.89"},
		{5, model.Letter, 1, "792"},
		{12, model.Letter, 3, "792"},
	} {
		doc := crowded(tt.perDay)
		path := file(t, doc, options(t, tt.paper))
		info := tool(t, "pdfinfo", path)
		if got := pages.FindStringSubmatch(info); got == nil || got[1] != strconv.Itoa(tt.pages) {
			t.Errorf("%d a day on %s: %v pages, want %d", tt.perDay, tt.paper, got, tt.pages)
		}
		if got := size.FindStringSubmatch(info); got == nil || got[1] != tt.width {
			t.Errorf("%s: %v", tt.paper, got)
		}
		text := tool(t, "pdftotext", "-raw", path, "-")
		for day := range doc.Days {
			for i := range tt.perDay {
				if n := strings.Count(text, fmt.Sprintf("Session %d-%d\n", day, i)); n != 1 {
					t.Errorf("%d a day on %s: session %d-%d is there %d times", tt.perDay, tt.paper, day, i, n)
				}
			}
		}
		for n := 1; n <= tt.pages; n++ {
			if foot := fmt.Sprintf("page %d of %d", n, tt.pages); !strings.Contains(text, foot) {
				t.Errorf("%q is missing", foot)
			}
		}
	}
}

func TestFridgeWeekIsRepeatable(t *testing.T) {
	var first []byte
	for range 5 {
		var out bytes.Buffer
		if err := FridgeWeek(&out, june(), options(t, model.A4)); err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = out.Bytes()
		} else if !bytes.Equal(first, out.Bytes()) {
			t.Fatal("the same week gave other bytes")
		}
	}
}

func TestFridgeWeekSurvivesAnyText(t *testing.T) {
	for _, text := range []string{
		"", " ", "\U0001F3C3\u200D\u2640\uFE0F", "\x00\x1b[31m\n\t", "\xff\xfe", "跑步", "שלום", "e\u0301", "\uFFFF", "\U00010000", "\uFEFF", "(\\) endstream %",
		strings.Repeat("W", 200), strings.Repeat("\u0301", 200),
	} {
		doc := june()
		doc.Title, doc.Subtitle = text, text
		doc.Budgets[0] = Budget{text, text}
		doc.Days[0].Weekday = text
		doc.Days[0].Sessions[0] = Session{Kind: model.Full, Word: text, When: text, Title: text, Load: []string{text, text}, Kept: []string{text}}
		path := file(t, doc, options(t, model.A4))
		tool(t, "qpdf", "--check", path)
		if !strings.Contains(tool(t, "pdftotext", path, "-"), "Long run") {
			t.Errorf("%q lost the document", text)
		}
	}
}

func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{
		"Long run":               "Long run",
		"Long run \U0001F3C3":    "Long run",
		"\U0001F3C3\u200D\u2640": "\uFFFD",
		"  ":                     "",
		"a\nb\tc\u00a0d":         "a b c d",
		"a\x00b\u200Dc\u202Ed":   "abcd",
		"e\u0301":                "é",
		"\xff":                   "\uFFFD",
		"≤ 5 → 跑步":               "<= 5 -> \uFFFD",
		"Läufe – ½ „Übung“ Ωж":   "Läufe – ½ „Übung“ Ωж",
	} {
		if got := printable(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestEveryKindHasAMark draws each mark that a session can have.
func TestEveryKindHasAMark(t *testing.T) {
	for _, kind := range model.Kinds {
		for _, activity := range append([]string{"", "ski"}, format.Marks...) {
			if paths, err := outline(markFile(kind, activity)); err != nil || len(paths) == 0 {
				t.Errorf("%s %s: %v", kind, activity, err)
			}
		}
	}
}

// TestMarksAreOnThePage looks at the printed page: where the marks belong there
// is ink, but not all over.
func TestMarksAreOnThePage(t *testing.T) {
	for _, size := range []model.Paper{model.A4, model.Letter} {
		doc, opts := june(), options(t, size)
		doc.Days[6].Sessions = []Session{{Kind: model.Full, Word: "Full"}}
		f := newFridge(&doc, opts)
		f.render()
		path := file(t, doc, opts)
		dot := 25.4 / 72 // millimetres
		var header string
		var w, h int
		out, err := exec.Command("pdftoppm", "-gray", "-r", "72", path).Output()
		if err != nil {
			t.Fatal(err)
		}
		if n, err := fmt.Sscan(string(out[:20]), &header, &w, &h); n != 3 {
			t.Fatalf("not a picture: %v", err)
		}
		pixels := out[len(out)-w*h:]
		for day, cards := range f.paginate()[0] {
			y := f.columns[day].y
			for _, c := range cards {
				left, top := f.columns[day].x+columnPad+c.mark.x, y+c.mark.y
				dark, all := 0, 0
				for py := int(top / dot); float64(py) < (top+c.mark.h)/dot; py++ {
					for px := int(left / dot); float64(px) < (left+c.mark.w)/dot; px++ {
						all++
						if pixels[py*w+px] < 128 {
							dark++
						}
					}
				}
				if dark*100 < all*15 || dark*100 > all*95 {
					t.Errorf("%s, %s: %d of %d dots are dark", size, c.session.Word, dark, all)
				}
				y += c.height + f.look.between
			}
		}
	}
}

// TestNoTextLeavesItsBox draws weeks with long names and full days, and
// measures every piece of text with the metrics it is printed with.
func TestNoTextLeavesItsBox(t *testing.T) {
	name := rapid.StringOfN(rapid.RuneFrom([]rune("abcdeW mil-Äß跑\U0001F3C3Ж.\u0301 ")), 0, 200, -1)
	opts := options(t, model.A4)
	rapid.Check(t, func(t *rapid.T) {
		doc := june()
		doc.Subtitle = name.Draw(t, "subtitle")
		doc.Budgets = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Budget {
			return Budget{Name: name.Draw(t, "budget"), Value: "1,111.11 of 2,222.22 km"}
		}), 0, 12).Draw(t, "budgets")
		perDay := rapid.IntRange(0, 12)
		session := rapid.Custom(func(t *rapid.T) Session {
			s := Session{
				Kind: rapid.SampledFrom(model.Kinds).Draw(t, "kind"), Word: name.Draw(t, "word"), When: "18:00",
				Title: name.Draw(t, "title"), Load: []string{name.Draw(t, "load"), "120 min", "no load"},
			}
			if rapid.Bool().Draw(t, "keeps") {
				s.Kept = []string{name.Draw(t, "reason"), name.Draw(t, "reason")}
			}
			return s
		})
		for day := range doc.Days {
			doc.Days[day].Weekday = name.Draw(t, "weekday")
			doc.Days[day].Sessions = rapid.SliceOfN(session, 0, perDay.Draw(t, "sessions")).Draw(t, "day")
		}
		opts.Paper = rapid.SampledFrom([]model.Paper{model.A4, model.Letter}).Draw(t, "paper")

		f := newFridge(&doc, opts)
		f.watch = func(page int, r run, within box) {
			const hair = 0.01 // millimetres, for rounding
			width := f.width(r.text, r.font)
			top, bottom := r.y-ascent*r.font.size*point, r.y+descent*r.font.size*point
			if r.x < within.x-hair || r.x+width > within.right()+hair || top < within.y-hair || bottom > within.bottom()+hair {
				t.Errorf("page %d: %q at %.2f,%.2f, %.2f wide, leaves %+v", page, r.text, r.x, r.y, width, within)
			}
			if r.font.size < smallest && r.font != footFont {
				t.Errorf("%q is set in %.2f points", r.text, r.font.size)
			}
		}
		f.render()
		drawn := 0
		for _, p := range f.paginate() { // as render has chosen to
			for day, cards := range p {
				y := f.columns[day].y
				for _, c := range cards {
					drawn++
					y += c.height + f.look.between
				}
				if y-f.look.between > f.columns[day].bottom()+0.01 {
					t.Errorf("day %d: cards end at %.2f, the column at %.2f", day, y, f.columns[day].bottom())
				}
			}
		}
		total := 0
		for _, d := range doc.Days {
			total += len(d.Sessions)
		}
		if drawn != total {
			t.Errorf("%d of %d sessions drawn", drawn, total)
		}
		if err := f.write(io.Discard); err != nil {
			t.Error(err)
		}
	})
}

func BenchmarkFridgeWeek(b *testing.B) {
	doc, opts := june(), options(b, model.A4)
	for b.Loop() {
		if err := FridgeWeek(io.Discard, doc, opts); err != nil {
			b.Fatal(err)
		}
	}
}
