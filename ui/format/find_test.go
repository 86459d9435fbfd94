package format

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/model"
)

// written is jumps as "2026-06-12", those to weeks with a w before, those to
// months with an m.
func written(jumps []Jump) string {
	var all []string
	for _, j := range jumps {
		all = append(all, []string{"", "w", "m"}[j.Span]+j.Date.String())
	}
	return strings.Join(all, " ")
}

// TestFindJumps on a Wednesday.
func TestFindJumps(t *testing.T) {
	f, today := english(t), day(t, "2026-06-10")
	for text, want := range map[string]string{
		"2026-06-12": "2026-06-12", " 2026-06-12 ": "2026-06-12", "2024-02-29": "2024-02-29",
		"2026-02-30": "", "2026-6-12": "", "0001-01-01": "", "9999-01-01": "", "2026-06-12 2026-06-13": "",
		"today": "2026-06-10", "Tomorrow": "2026-06-11", "YESTERDAY": "2026-06-09", "today today": "",
		"wednesday": "2026-06-10", "thu": "2026-06-11", "Tue.": "2026-06-16", "t": "", "t.": "",
		"next wed": "2026-06-17", "last Wed": "2026-06-03", "this fri": "2026-06-12", "next": "", "some friday": "",
		"this week": "w2026-06-10", "next week": "w2026-06-17", "last week": "w2026-06-03", "week": "", "that week": "",
		"in 3 weeks": "w2026-07-01", "2 weeks ago": "w2026-05-27", "in 1 week": "w2026-06-17", "in many weeks": "", "in 99999999999999999999 weeks": "", "in -1 weeks": "",
		"3000 weeks ago": "w1968-12-11", "in 3001 weeks": "",
		"week 24": "w2026-06-11", "w24": "w2026-06-11", "wk 24 2025": "w2025-06-12", "week 1": "w2026-01-01", "week 52": "w2025-12-25", "week 53": "w2026-12-31",
		"week 53 2025": "", "week 0": "", "week 54": "", "week 1 1900": "w1900-01-04", "week 1 1899": "", "week 1 99999": "", "week x": "", "weak 24": "",
		"12 June": "2026-06-12", "june 12": "2026-06-12", "12 jun": "2026-06-12", "12. Jun.": "2026-06-12", "12th June": "2026-06-12", "Fri 12 June": "2026-06-12",
		"Fri 12 June 2026": "2026-06-12", "Friday, 12 June 2027": "2027-06-12", "June 12, 2027": "2027-06-12", "12 june 2027 x": "", "12 12": "",
		"12.6.": "2026-06-12", "12.6.2027": "2027-06-12", "12.06.2027": "2027-06-12", "12.13.": "", "12.": "", ".": "", "1.2.3.4": "", "31.2.": "",
		"1 January": "2026-01-01", "31 December": "2025-12-31", "9 December": "2026-12-09", "11 December": "2025-12-11",
		"29 February": "", "29 feb 2028": "2028-02-29", "31 June": "", "0 June": "", "32 June": "",
		"June": "m2026-06-01", "june 2025": "m2025-06-01", "12 j": "2026-06-12 2026-07-12 2026-01-12", "12 ma": "2026-05-12 2026-03-12",
		"12": "", "long run": "", "mon": "2026-06-15", "monday run": "", "": "", "  ": "", ",": "", "12 ": "", "june june": "",
	} {
		if got := written(f.FindJumps(text, today)); got != want {
			t.Errorf("%q means %q, want %q", text, got, want)
		}
	}
	if got := written(f.FindJumps("29 feb", day(t, "2027-11-01"))); got != "2028-02-29" {
		t.Errorf("29 feb means %q in the year before a leap year", got)
	}
}

// TestFindJumpsReadsWhatIsWritten of every day near today, with the year and,
// within some months, without.
func TestFindJumpsReadsWhatIsWritten(t *testing.T) {
	f := english(t)
	rapid.Check(t, func(t *rapid.T) {
		today := civil.Date{Year: 2026, Month: 1, Day: 1}.AddDays(rapid.IntRange(0, 4*366).Draw(t, "today"))
		d := today.AddDays(rapid.IntRange(-180, 180).Draw(t, "away"))
		for _, text := range []string{f.FullDate(d), f.Date(d), d.String(), fmt.Sprintf("%d.%d.%d", d.Day, d.Month, d.Year), strings.ToUpper(f.Date(d))} {
			if got := f.FindJumps(text, today); !slices.Equal(got, []Jump{{Date: d}}) {
				t.Fatalf("on %s, %q means %s", today, text, written(got))
			}
		}
	})
}

// TestFindJumpsKnowsWeeksByTheirNumber whatever weekday they begin with.
func TestFindJumpsKnowsWeeksByTheirNumber(t *testing.T) {
	f := english(t)
	rapid.Check(t, func(t *rapid.T) {
		first := time.Weekday(rapid.IntRange(0, 6).Draw(t, "first"))
		week := model.WeekOf(civil.Date{Year: 2020, Month: 1, Day: 1}.AddDays(rapid.IntRange(0, 10*366).Draw(t, "day")), first)
		number := WeekNumber(week)
		year, _ := week.Day(3).In(time.UTC).ISOWeek()
		got := f.FindJumps(fmt.Sprintf("week %d %d", number, year), week.First)
		if len(got) != 1 || got[0].Span != Week || !week.Contains(got[0].Date) {
			t.Fatalf("week %d of %d, from %s on, means %s", number, year, week.First, written(got))
		}
		if got := f.FindJumps(fmt.Sprintf("week %d", number), week.First); len(got) != 1 || !week.Contains(got[0].Date) {
			t.Fatalf("week %d, near %s, means %s", number, week.First, written(got))
		}
	})
}

func FuzzFindJumps(f *testing.F) {
	for _, seed := range []string{"12 June", "12.6.2026", "week 24", "in 3 weeks", "next fri", "2026-06-12", "1 j", "٣ June", "w\x00", "\xff 12", "week 24 2025", "12th. may", "Ⅻ may"} {
		f.Add(seed, 0)
	}
	fo := english(f)
	f.Fuzz(func(t *testing.T, text string, days int) {
		today := civil.Date{Year: 2026, Month: time.June, Day: 10}.AddDays(days % 60_000)
		found := fo.FindJumps(text, today)
		if len(found) > jumpsMost {
			t.Fatalf("%q means %d days", text, len(found))
		}
		for _, j := range found {
			if !j.Date.IsValid() || j.Date.Year < firstYear || j.Date.Year > lastYear {
				t.Fatalf("%q means %s", text, j.Date)
			}
		}
		if again := fo.FindJumps(text, today); !slices.Equal(found, again) {
			t.Fatalf("%q means %s and then %s", text, written(found), written(again))
		}
	})
}
