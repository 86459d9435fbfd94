package chart

// Scale is a stretch of whole numbers: points of pain, millimetres, seconds.
type Scale struct {
	Least, Most int64
	Ticks       []int64 // the numbers written beside it, ascending, between Least and Most
}

// At is how far along the scale a number is: 0 at Least and 1 at Most. Numbers
// outside of it lie outside of 0 to 1; a scale without a length has everything
// in its middle.
func (s Scale) At(v int64) float64 {
	if s.Most <= s.Least {
		return 0.5
	}
	return float64(v-s.Least) / float64(s.Most-s.Least)
}

// finest is into how many parts the smallest step divides a unit.
const finest = 100

// Nice returns a scale that holds least to most and has its ticks at round
// numbers: 1, 2 or 5 times a power of ten of a unit, with at most so many
// intervals between them, but never fewer than two. The unit is what numbers are
// written in, such as the micrometres of a mile; steps are finer than it, down
// to a hundredth, where it divides evenly. The scale begins and ends with a
// tick. Numbers up to 2^55 are safe.
func Nice(least, most, unit int64, intervals int) Scale {
	least, most = min(least, most), max(least, most)
	unit, intervals = max(unit, 1), max(intervals, 2)
	if least == most {
		most++
	}
	step := niceStep(least, most, unit, int64(intervals))
	s := Scale{Least: floorTo(least, step), Most: -floorTo(-most, step)}
	for v := s.Least; v <= s.Most; v += step {
		s.Ticks = append(s.Ticks, v)
	}
	return s
}

// niceStep is the smallest step that covers least to most with so many
// intervals.
func niceStep(least, most, unit, intervals int64) int64 {
	base := unit
	for base%10 == 0 && base > unit/finest {
		base /= 10
	}
	for ; ; base *= 10 {
		for _, times := range []int64{1, 2, 5} {
			step := base * times
			covered := -floorTo(-most, step) - floorTo(least, step)
			if covered/step <= intervals {
				return step
			}
		}
	}
}

// floorTo is the greatest multiple of step that is at most v.
func floorTo(v, step int64) int64 {
	down := v - v%step
	if down > v {
		down -= step
	}
	return down
}

// Written says at which of some values the number is written: at the first, at
// the highest (the newest of several) and at the last, each once, the last one
// first: it matters most where there is no room for all.
func Written(values []int64) []int {
	if len(values) == 0 {
		return nil
	}
	peak, last := 0, len(values)-1
	for i, v := range values {
		if v >= values[peak] {
			peak = i
		}
	}
	var all []int
	for _, i := range []int{last, peak, 0} {
		if len(all) == 0 || all[len(all)-1] != i {
			all = append(all, i)
		}
	}
	return all
}
