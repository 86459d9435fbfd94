package example

import (
	"cmp"
	"slices"

	"github.com/kneewise/kneewise/model"
)

// The templates that Alex's week is made of.
const (
	squats   model.ID = "squat-hinge"
	swim     model.ID = "easy-swim"
	pushPull model.ID = "push-pull"
	mobility model.ID = "hips-ankles"
	easyRun  model.ID = "easy-run"
	bridges  model.ID = "step-bridge"
	ride     model.ID = "steady-ride"
	pressRow model.ID = "press-row"
	longRun  model.ID = "long-run"
	walk     model.ID = "easy-walk"
	yoga     model.ID = "gentle-yoga" // waits in the tray
)

// The days of Alex's week, which begins on Monday.
const (
	monday = iota
	tuesday
	wednesday
	thursday
	friday
	saturday
	sunday
)

// slot is one session of a week.
type slot struct {
	template model.ID
	day      int
	clock    model.Seconds // after midnight; zero: some time in the morning
	original int           // the day it was first planned on
}

// usual is Alex's week: two lower, two upper, four cardio sessions, a little
// mobility, and Sunday off.
var usual = []slot{
	{squats, monday, 18 * model.Hour, monday},
	{swim, tuesday, 7 * model.Hour, tuesday},
	{pushPull, tuesday, 18 * model.Hour, tuesday},
	{mobility, wednesday, 0, wednesday},
	{easyRun, wednesday, 18*model.Hour + 30*model.Minute, wednesday},
	{bridges, thursday, 18 * model.Hour, thursday},
	{ride, friday, 7 * model.Hour, friday},
	{pressRow, friday, 18 * model.Hour, friday},
	{longRun, saturday, 9 * model.Hour, saturday},
}

// shifted is the usual week with Push & pull put off to Thursday before work,
// which leaves Friday's Press & row only one day of rest: the one thing in the
// plan that is not advised.
func shifted() []slot {
	week := slices.Clone(usual)
	for i := range week {
		if week[i].template == pushPull {
			week[i].day, week[i].clock = thursday, 7*model.Hour
		}
	}
	slices.SortStableFunc(week, func(a, b slot) int {
		return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.clock, b.clock))
	})
	return week
}

// available is how long Alex can train on each weekday, by time.Weekday.
var available = [7]model.Seconds{
	60 * model.Minute,
	60 * model.Minute, 90 * model.Minute, 60 * model.Minute, 120 * model.Minute, 120 * model.Minute, 120 * model.Minute,
}

// history is how many weeks lie behind Alex.
const history = 7

// runs are the runs of each week, the first of the history first, and the pain
// after the long one. They grow by at most 2.5 % a week (RULES.md 2.3); the
// week after a 3 repeats the one before (2.5).
var runs = [history + 2]struct {
	easy, long model.Distance
	pain       int
}{
	{4300 * model.Metre, 5700 * model.Metre, 2},
	{4400 * model.Metre, 5800 * model.Metre, 2},
	{4500 * model.Metre, 5950 * model.Metre, 1},
	{4600 * model.Metre, 6100 * model.Metre, 3},
	{4600 * model.Metre, 6100 * model.Metre, 1},
	{4700 * model.Metre, 6250 * model.Metre, 1},
	{4800 * model.Metre, 6400 * model.Metre, 1},
	{4900 * model.Metre, 6500 * model.Metre, 1},
	{5000 * model.Metre, 6650 * model.Metre, 1},
}

// pace is how long Alex takes for a kilometre.
const pace = 7 * model.Minute

// weights are what Alex lifts; anything else is done with body weight.
var weights = map[model.ID]model.Mass{
	"goblet-squat":      12 * model.Kilogram,
	"romanian-deadlift": 25 * model.Kilogram,
	"leg-press":         50 * model.Kilogram,
	"leg-curl":          20 * model.Kilogram,
	"bench-press":       30 * model.Kilogram,
	"overhead-press":    15 * model.Kilogram,
	"seated-row":        30 * model.Kilogram,
	"lat-pulldown":      30 * model.Kilogram,
}

// rack is what Alex has to load exercises with: dumbbells at home, a bar with
// plates, and machines that go up by 2.5 kg.
var rack = model.Weights{
	Step: 2500 * model.Gram,
	Dumbbells: []model.Mass{
		4 * model.Kilogram, 6 * model.Kilogram, 8 * model.Kilogram, 10 * model.Kilogram, 12 * model.Kilogram,
		14 * model.Kilogram, 15 * model.Kilogram, 16 * model.Kilogram, 18 * model.Kilogram, 20 * model.Kilogram,
	},
	Bar: 20 * model.Kilogram,
	Plates: []model.Plates{
		{Weight: 10 * model.Kilogram, Count: 2},
		{Weight: 5 * model.Kilogram, Count: 4},
		{Weight: 2500 * model.Gram, Count: 2},
		{Weight: 1250 * model.Gram, Count: 2},
		{Weight: 500 * model.Gram, Count: 2},
	},
}

// growing is the exercise that gets one repetition more every second week, the
// next legal step of 3 sets of 10 once a week (RULES.md 2.4).
const growing model.ID = "leg-press"

// What did not happen: sessions of the history, by week.
var (
	skipped = map[int]model.ID{4: ride}
	missed  = map[int]model.ID{2: mobility}
)
