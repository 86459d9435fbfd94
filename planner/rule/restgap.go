package rule

import (
	"cmp"
	"math"
	"slices"

	"github.com/kneewise/kneewise/model"
)

// The two lengths of RULES.md 2.1: pieces at most an hour apart are one bout,
// and less than a day between bouts is never enough.
const (
	sameBout = model.Hour
	leastGap = 24 * model.Hour
)

// How many civil days the rule looks back and on. A gap of less than 24 h after
// a session of up to a day can span four dates when zones 26 h apart lie
// between; over the date line a later session can have a date two days earlier.
const (
	gapBefore = 4
	gapAfter  = 2
)

var restGap = &Rule{
	Code: RestGap,
	Doc: "Sessions that train a common muscle group lie at least 24 h apart, end to start, " +
		"and as many civil days as the person's limit says, two advised.",
	Source: "RULES.md 2.1, R20",
	Before: gapBefore,
	After:  gapAfter,
	Check:  checkRestGap,
}

// groups are the muscle groups that gaps are counted for, the most important
// first.
var groups = [...]struct {
	region model.Regions
	name   string
}{
	{model.RegionLower, "lower"},
	{model.RegionPush, "upper"},
	{model.RegionPull, "upper"},
	{model.RegionCore, "core"},
}

// checkRestGap judges each muscle group by itself and reports the worst gap
// before each bout, once for all the groups that the same two bouts share.
func checkRestGap(p *Pass) {
	var gaps []gap
	all := make([]bout, 0, len(p.near))
	for group, g := range groups {
		all = bouts(all[:0], p.near, g.region)
		for later := range all {
			if day := all[later].day; day < p.from || day > p.to {
				continue
			}
			if worst := worstGapBefore(all, later, p.Limits.RestDays); worst.severity != Fine {
				worst.group = group
				gaps = append(gaps, worst)
			}
		}
	}
	slices.SortFunc(gaps, func(a, b gap) int {
		return cmp.Or(
			cmp.Compare(a.later, b.later),
			cmp.Compare(a.earlier, b.earlier),
			cmp.Compare(b.severity, a.severity),
			cmp.Compare(a.group, b.group),
		)
	})
	gaps = slices.CompactFunc(gaps, func(a, b gap) bool { return a.later == b.later && a.earlier == b.earlier })
	for _, g := range gaps {
		p.Report(Finding{
			Rule:     RestGap,
			Severity: g.severity,
			Where:    between(p.near[g.earlier], p.near[g.later]),
			Args: Args{
				Region:   groups[g.group].name,
				Elapsed:  g.elapsed,
				HasClock: g.timed,
				Days:     g.days,
				Need:     p.Limits.RestDays,
			},
		})
	}
}

// bout is the work on one muscle group without a real pause: one session, or
// several with clock times at most an hour apart.
type bout struct {
	order      int // of its first piece, by which it is named, among the workouts near
	day        int // of that piece
	timed      bool
	start, end int64 // Unix seconds if timed, else after all that are
}

// bouts appends the bouts of one muscle group to dst, by the day and position
// of their first pieces.
func bouts(dst []bout, all []*workout, region model.Regions) []bout {
	for i, w := range all {
		if w.trains&region == 0 {
			continue
		}
		b := bout{order: i, day: w.day, timed: w.Timed(), start: math.MaxInt64}
		if b.timed {
			b.start, b.end = w.Start.Unix(), w.End().Unix()
		}
		dst = append(dst, b)
	}
	slices.SortFunc(dst, func(a, b bout) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.order, b.order))
	})
	dst = merge(dst)
	slices.SortFunc(dst, func(a, b bout) int { return cmp.Compare(a.order, b.order) })
	return dst
}

// merge joins the timed bouts, given in order of their starts, that begin at
// most an hour after the one before has ended, or while it still goes on.
func merge(all []bout) []bout {
	merged := all[:0]
	for _, b := range all {
		if n := len(merged); n > 0 && b.timed && merged[n-1].timed && b.start-merged[n-1].end <= int64(sameBout) {
			merged[n-1].end = max(merged[n-1].end, b.end)
			continue
		}
		merged = append(merged, b)
	}
	return merged
}

// before says whether a comes before b: by the clock if both have one, else by
// day and position.
func (a *bout) before(b *bout) bool {
	if a.timed && b.timed {
		return a.start < b.start
	}
	return a.order < b.order
}

// gap is the rest between two bouts of one muscle group.
type gap struct {
	earlier, later int // the first pieces, as in bout
	group          int
	severity       Severity
	timed          bool
	elapsed        model.Seconds // end to start, if timed
	days           int           // civil days from start to start
}

// judge measures the gap from one bout to a later one. All borders are
// inclusive: exactly 24 h is no violation (RULES.md 2.1).
func judge(earlier, later *bout, restDays int) gap {
	g := gap{
		earlier: earlier.order,
		later:   later.order,
		timed:   earlier.timed && later.timed,
		days:    later.day - earlier.day,
	}
	tooSoon := g.days <= 0
	if g.timed {
		g.elapsed = model.Seconds(later.start - earlier.end)
		tooSoon = g.elapsed < leastGap
	}
	switch {
	case tooSoon:
		g.severity = Violation
	case g.days < restDays:
		g.severity = Caution
	}
	return g
}

// length orders gaps with and without a clock.
func (g *gap) length() model.Seconds {
	if g.timed {
		return g.elapsed
	}
	return model.Seconds(g.days) * 24 * model.Hour
}

// worstGapBefore returns the most severe gap, the shortest of those, between
// the bout at that index and an earlier one; a fine one if there is none.
func worstGapBefore(all []bout, later, restDays int) gap {
	var worst gap
	day := all[later].day
	consider := func(i int) {
		if !all[i].before(&all[later]) {
			return
		}
		g := judge(&all[i], &all[later], restDays)
		if g.severity > worst.severity || g.severity == worst.severity && g.length() < worst.length() {
			worst = g
		}
	}
	for i := later - 1; i >= 0 && day-all[i].day <= gapBefore; i-- {
		consider(i)
	}
	for i := later + 1; i < len(all) && all[i].day-day <= gapAfter; i++ {
		consider(i)
	}
	return worst
}
