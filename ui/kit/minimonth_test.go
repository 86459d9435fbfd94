package kit

import (
	"fmt"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

type plainCalendar struct{}

func (plainCalendar) MonthTitle(d civil.Date) string     { return fmt.Sprintf("%d-%02d", d.Year, d.Month) }
func (plainCalendar) WeekdayShort(d time.Weekday) string { return d.String()[:2] }
func (plainCalendar) FullDate(d civil.Date) string       { return d.String() }

// The days of a month stand under the names of their weekdays, whichever day
// weeks begin on, over leap days and year ends.
func TestMiniMonthForEveryFirstWeekday(t *testing.T) {
	for first := time.Sunday; first <= time.Saturday; first++ {
		for d := (civil.Date{Year: 2027, Month: time.October, Day: 31}); d.Year < 2029; d = d.AddMonths(1) {
			m := NewMiniMonth(d, d, first, plainCalendar{}, "before", "after")
			m.paint()
			start := m.start()
			if got := start.In(time.UTC).Weekday(); got != first || m.heads[0].Text != first.String()[:2] {
				t.Fatalf("%v begins on %v under %q, want %v", d, got, m.heads[0].Text, first)
			}
			if start.Month == d.Month && start.Day > 1 || start.AddDays(7*miniRows-1).Before(civil.Date{Year: d.Year, Month: d.Month, Day: 1}.AddMonths(1).AddDays(-1)) {
				t.Fatalf("%v is not whole from %v", d, start)
			}
			if i := d.DaysSince(start); m.numbers[i].Text != fmt.Sprint(d.Day) || !m.numbers[i].TextStyle.Bold {
				t.Fatalf("%v is written as %q", d, m.numbers[i].Text)
			}
		}
	}
}

func TestMiniMonthByKeys(t *testing.T) {
	m := NewMiniMonth(civil.Date{Year: 2026, Month: time.January, Day: 31}, civil.Date{}, time.Monday, plainCalendar{}, "", "")
	var heard []string
	m.OnChanged = func(d civil.Date) { heard = append(heard, d.String()) }
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyRight, "2026-02-01"},
		{fyne.KeyLeft, "2026-01-31"},
		{fyne.KeyHome, "2026-01-26"},
		{fyne.KeyEnd, "2026-02-01"},
		{fyne.KeyUp, "2026-01-25"},
		{fyne.KeyDown, "2026-02-01"},
		{fyne.KeyPageUp, "2026-01-01"},
		{fyne.KeyPageDown, "2026-02-01"},
	} {
		m.TypedKey(&fyne.KeyEvent{Name: step.key})
		if got := m.AccessibilityLabel(); got != step.want || heard[len(heard)-1] != step.want {
			t.Errorf("%s: %s, heard %s, want %s", step.key, got, heard[len(heard)-1], step.want)
		}
	}
	before := len(heard)
	m.Choose(civil.Date{Year: 2201, Month: time.January, Day: 1})
	if m.Chosen().Year != 2026 || len(heard) != before {
		t.Errorf("chose %v", m.Chosen())
	}
}

func TestMiniMonthByMouse(t *testing.T) {
	m := NewMiniMonth(civil.Date{Year: 2026, Month: time.June, Day: 10}, civil.Date{}, time.Monday, plainCalendar{}, "", "")
	window(t, m)
	at := fyne.NewPos(5*miniCell()+10, miniTop()+2*miniCell()+10)
	press := func(at fyne.Position) { m.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}}) }
	press(at)
	if got := m.Chosen().String(); got != "2026-06-20" {
		t.Errorf("chose %s", got)
	}
	press(fyne.NewPos(10, 4))
	if got := m.Chosen().String(); got != "2026-06-20" {
		t.Errorf("the title chose %s", got)
	}
}
