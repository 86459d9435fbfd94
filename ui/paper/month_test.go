package paper

import (
	"fmt"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

func TestMonthReadsInOrder(t *testing.T) {
	path := write(t, build(t, person(t), Request{Kind: Month}))
	text := tool(t, "pdftotext", "-raw", path, "-")
	inOrder(t, text,
		"June 2026", "Alex · 27 sessions, 16 h 03 min", "worst pain of the day", "Monday", "Sunday", "Week",
		"1 June", "1", "18:00", "Squat & hinge", "2", "0", "07:00", "Swim 1,000 m", "18:00", "Push & pull",
		"Week 23", "5 h 19 min", "64 sets", "Running 11.20 km", "8", "Week 24", "30", "1 July", "Week 27")
	without := tool(t, "pdftotext", "-raw", write(t, build(t, person(t), Request{Kind: Month, Leave: []Part{Pain}})), "-")
	if strings.Contains(without, "worst pain") {
		t.Error("pain was to be left out")
	}
}

// Every month that has a day of the request has pages of its own.
func TestMonths(t *testing.T) {
	document := build(t, person(t), Request{
		Kind: Month, From: civil.Date{Year: 2026, Month: 4, Day: 30}, To: civil.Date{Year: 2026, Month: 7, Day: 1},
	})
	if document.Title() != "April 2026 – July 2026" || document.Pages() != 4 {
		t.Errorf("%q has %d pages", document.Title(), document.Pages())
	}
	for i, want := range []string{"April 2026", "May 2026", "June 2026", "July 2026"} {
		if pageOf(document, want) != i {
			t.Errorf("%s is on page %d", want, pageOf(document, want))
		}
	}
}

// A day off and a dial-back lie over their days, in lanes of their own.
func TestMonthSpans(t *testing.T) {
	day := func(d int) civil.Date { return civil.Date{Year: 2026, Month: 6, Day: d} }
	plan := planOf(t, func(w model.Writer, _ *model.Library) error {
		profile := model.DefaultProfile()
		profile.DaysOff = []model.DaysOff{{From: day(10), To: day(12), Note: "Camping"}}
		if err := w.SaveProfile(profile); err != nil {
			return err
		}
		return w.SaveDialBack(model.DialBack{ID: "back", From: day(12), To: day(18), Percent: 50, Reason: "sore"})
	})
	document := build(t, plan, Request{Kind: Month})
	bars := map[string][]sheet.Run{}
	for _, r := range document.Page(0).Runs() {
		word, _, _ := strings.Cut(string(r.Text), " ")
		bars[word] = append(bars[word], r)
	}
	off, back := bars["Camping,"], bars["Dialled"]
	if len(off) != 1 || len(back) != 2 {
		t.Fatalf("bars: %+v, %+v", off, back)
	}
	if off[0].Within.Y >= back[0].Within.Y || off[0].Within.Right() <= back[0].Within.X {
		t.Errorf("off %+v, back %+v: not below each other on the 12th", off, back)
	}
}

// Whatever a month holds, its text stays in its boxes, and every session is
// there or counted.
func TestMonthHoldsAnything(t *testing.T) {
	words := formatter(t)
	one := rapid.Custom(func(t *rapid.T) chip {
		return chip{icon: "kind-full.svg", when: rapid.SampledFrom([]string{"", "AM", "18:00"}).Draw(t, "when"), what: anyName.Draw(t, "what"), done: rapid.Bool().Draw(t, "done")}
	})
	rapid.Check(t, func(t *rapid.T) {
		w, h := landscape(rapid.SampledFrom(bothPapers).Draw(t, "paper"))
		b := &builder{words: words, today: wednesday, document: sheet.New("", w, h, wednesday)}
		doc := month{heading: heading{title: anyName.Draw(t, "title"), subtitle: anyName.Draw(t, "subtitle")}}
		total, hidden := 0, 0
		for range rapid.IntRange(1, 6).Draw(t, "weeks") {
			week := monthWeek{title: anyName.Draw(t, "week"), totals: rapid.SliceOfN(anyName, 0, mostTotals).Draw(t, "totals")}
			for i := range week.days {
				d := &week.days[i]
				d.number, d.pain, d.icon = fmt.Sprint(i), "10", "pain-high.svg"
				for range rapid.IntRange(0, 12).Draw(t, "sessions") {
					c := one.Draw(t, "session")
					c.what = fmt.Sprint("#", total, " ", c.what)
					total++
					d.chips = append(d.chips, c)
				}
			}
			for lane := range rapid.IntRange(0, 3).Draw(t, "spans") {
				from := rapid.IntRange(0, 6).Draw(t, "from")
				week.spans = append(week.spans, monthSpan{from, rapid.IntRange(from, 6).Draw(t, "to"), lane, anyName.Draw(t, "span")})
			}
			doc.weeks = append(doc.weeks, week)
		}
		b.setMonth(doc)
		b.feet()
		inItsBoxes(t, b.document)
		foot := h - footHeight
		for i := range b.document.Pages() {
			for _, r := range b.document.Page(i).Runs() {
				if strings.Contains(string(r.Text), "#") {
					hidden++
				}
				if r.Font == chipFont && r.Y > foot {
					t.Errorf("page %d: %q is in the foot", i+1, r.Text)
				}
			}
		}
		if hidden < total {
			t.Errorf("%d of %d sessions are there", hidden, total)
		}
	})
}

// A day of very many sessions says how many are not there.
func TestMonthOfVeryMany(t *testing.T) {
	d := monthDay{chips: make([]chip, 50)}
	if chips, hidden := shown(&d); len(chips)+hidden != 50 || hidden == 0 {
		t.Errorf("%d shown, %d hidden", len(chips), hidden)
	}
}
