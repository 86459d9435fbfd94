package paper

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

// fridgeOf sets weeks as a document.
func fridgeOf(t testing.TB, doc week, size model.Paper) *sheet.Document {
	t.Helper()
	b := &builder{words: formatter(t), request: Request{Paper: size}, today: wednesday}
	w, h := landscape(size)
	b.document = sheet.New(doc.title, w, h, b.today)
	newFridge(doc, w, h, b.words.Words, true).render(b.document)
	b.feet()
	return b.document
}

// june is the week of the look's picture, with a kept finding, a done session
// and a name with an emoji beside it.
func june() week {
	squat := session{icon: iconFile(model.Lower, ""), word: "Lower", when: "18:00", title: "Squat & hinge", load: []string{"12 sets", "45 min"}}
	step := squat
	step.title = "Step & bridge"
	push := session{icon: iconFile(model.Upper, ""), word: "Upper", when: "18:00", title: "Push & pull", load: []string{"14 sets", "40 min"}}
	press := push
	press.title = "Press & row"
	press.kept = []string{"23 h rest; kept: the gym is closed on Saturday"}
	swim := session{icon: iconFile(model.Cardio, "swim"), word: "Swim", when: "07:00", title: "Easy swim", load: []string{"1,000 m", "25 min"}, done: true}
	hips := session{icon: iconFile(model.Mobility, ""), word: "Mobility", when: "AM", title: "Hips & ankles", load: []string{"10 min", "no load"}}
	easy := session{icon: iconFile(model.Cardio, "run"), word: "Run", when: "18:30", title: "Easy run", load: []string{"5.00 km", "35 min"}}
	ride := session{icon: iconFile(model.Cardio, "cycle"), word: "Cycle", when: "07:00", title: "Steady ride \U0001F6B4", load: []string{"12.30 km", "37 min"}}
	long := session{icon: iconFile(model.Cardio, "run"), word: "Run", when: "09:00", title: "Long run", load: []string{"6.60 km", "46 min"}}
	doc := week{
		title: "15 – 21 June 2026", subtitle: "Week 25 · Alex · 9 sessions, 5 h 23 min",
		budgets: []budget{
			{"Running", "11.60 of 11.68 km"}, {"High impact", "81 of 82 min"}, {"Cycling", "12.30 of 12.30 km"}, {"Swimming", "1,000 of 1,025 m"},
		},
	}
	for i, sessions := range [7][]session{{squat}, {swim, push}, {hips, easy}, {step}, {ride, press}, {long}, nil} {
		weekday := []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}[i]
		doc.days[i] = day{number: 15 + i, weekday: weekday, sessions: sessions}
	}
	return doc
}

// crowded has n sessions on each day.
func crowded(n int) week {
	doc := june()
	for d := range doc.days {
		doc.days[d].sessions = nil
		for i := range n {
			s := june().days[2].sessions[i%2]
			s.title = fmt.Sprintf("Session %d-%d", d, i)
			doc.days[d].sessions = append(doc.days[d].sessions, s)
		}
	}
	return doc
}

func TestFridgeWeekReadsInOrder(t *testing.T) {
	path := write(t, fridgeOf(t, june(), model.A4))
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
		path := write(t, fridgeOf(t, doc, tt.paper))
		info := tool(t, "pdfinfo", path)
		if got := pages.FindStringSubmatch(info); got == nil || got[1] != strconv.Itoa(tt.pages) {
			t.Errorf("%d a day on %s: %v pages, want %d", tt.perDay, tt.paper, got, tt.pages)
		}
		if got := size.FindStringSubmatch(info); got == nil || got[1] != tt.width {
			t.Errorf("%s: %v", tt.paper, got)
		}
		text := tool(t, "pdftotext", "-raw", path, "-")
		for d := range doc.days {
			for i := range tt.perDay {
				if n := strings.Count(text, fmt.Sprintf("Session %d-%d\n", d, i)); n != 1 {
					t.Errorf("%d a day on %s: session %d-%d is there %d times", tt.perDay, tt.paper, d, i, n)
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

func TestFridgeWeekSurvivesAnyText(t *testing.T) {
	for _, text := range []string{
		"", " ", "\U0001F3C3\u200D\u2640\uFE0F", "\x00\x1b[31m\n\t", "\xff\xfe", "跑步", "שלום", "e\u0301", "\uFFFF", "\U00010000", "\uFEFF", "(\\) endstream %",
		strings.Repeat("W", 200), strings.Repeat("\u0301", 200),
	} {
		doc := june()
		doc.title, doc.subtitle = text, text
		doc.budgets[0] = budget{text, text}
		doc.days[0].weekday = text
		doc.days[0].sessions[0] = session{icon: iconFile(model.Full, ""), word: text, when: text, title: text, load: []string{text, text}, kept: []string{text}}
		path := write(t, fridgeOf(t, doc, model.A4))
		tool(t, "qpdf", "--check", path)
		if !strings.Contains(tool(t, "pdftotext", path, "-"), "Long run") {
			t.Errorf("%q lost the document", text)
		}
	}
}

// Each mark that a session can have is drawn.
func TestEveryKindHasAMark(t *testing.T) {
	for _, kind := range model.Kinds {
		for _, activity := range append([]string{"", "ski"}, format.Marks...) {
			if len(sheet.Outline(iconFile(kind, activity))) == 0 {
				t.Errorf("%s %s has no drawing", kind, activity)
			}
		}
	}
}

// Weeks with long names and full days keep their text in its boxes and lose no
// session.
func TestFridgeWeekHoldsAnything(t *testing.T) {
	tb := t
	rapid.Check(t, func(t *rapid.T) {
		doc := june()
		doc.subtitle = anyName.Draw(t, "subtitle")
		doc.budgets = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) budget {
			return budget{name: anyName.Draw(t, "budget"), value: "1,111.11 of 2,222.22 km"}
		}), 0, 12).Draw(t, "budgets")
		perDay := rapid.IntRange(0, 12)
		one := rapid.Custom(func(t *rapid.T) session {
			s := session{
				icon: iconFile(rapid.SampledFrom(model.Kinds).Draw(t, "kind"), ""), word: anyName.Draw(t, "word"), when: "18:00",
				title: anyName.Draw(t, "title"), load: []string{anyName.Draw(t, "load"), "120 min", "no load"},
			}
			if rapid.Bool().Draw(t, "keeps") {
				s.kept = []string{anyName.Draw(t, "reason"), anyName.Draw(t, "reason")}
			}
			return s
		})
		total := 0
		for d := range doc.days {
			doc.days[d].weekday = anyName.Draw(t, "weekday")
			doc.days[d].sessions = rapid.SliceOfN(one, 0, perDay.Draw(t, "sessions")).Draw(t, "day")
			total += len(doc.days[d].sessions)
		}
		size := rapid.SampledFrom([]model.Paper{model.A4, model.Letter}).Draw(t, "paper")
		document := fridgeOf(tb, doc, size)
		inItsBoxes(t, document)

		w, h := document.Size()
		f := newFridge(doc, w, h, formatter(tb).Words, rapid.Bool().Draw(t, "notes"))
		f.render(document)
		drawn := 0
		for _, p := range f.paginate() { // as render has chosen to
			for d, cards := range p {
				y := f.columns[d].Y
				for _, c := range cards {
					drawn++
					y += c.height + f.look.between
				}
				if y-f.look.between > f.columns[d].Bottom()+0.01 {
					t.Errorf("day %d: cards end at %.2f, the column at %.2f", d, y, f.columns[d].Bottom())
				}
			}
		}
		if drawn != total {
			t.Errorf("%d of %d sessions drawn", drawn, total)
		}
	})
}
