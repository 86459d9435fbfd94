package figure

import (
	"math"
	"time"
)

// poseAt is the pose at a time since the movement began, however long ago.
func (f *Figure) poseAt(t time.Duration) pose {
	seconds := math.Mod(t.Seconds(), f.length())
	if seconds < 0 {
		seconds += f.length()
	}
	switch f.loop {
	case rep:
		return f.repAt(seconds)
	case swing:
		return f.swingAt(seconds)
	default:
		return f.ringAt(seconds)
	}
}

func (f *Figure) heroPose() pose { return f.keys[f.hero].pose }

// length is that of one round, in seconds.
func (f *Figure) length() float64 {
	var sum float64
	for i, k := range f.keys {
		sum += k.seconds + k.hold
		if middle := i > 0 && i < len(f.keys)-1; middle && f.loop == swing {
			sum += k.seconds + k.hold // on the way back too
		}
	}
	return sum
}

// ease starts and ends softly.
func ease(part float64) float64 { return part * part * (3 - 2*part) }

// repAt goes out over all keys, as long as all but the last take, and back in
// the time of the last.
func (f *Figure) repAt(seconds float64) pose {
	last := len(f.keys) - 1
	var out float64
	for _, k := range f.keys[:last] {
		out += k.seconds
	}
	first, end := f.keys[0].hold, f.keys[last]
	switch {
	case seconds < first:
		return f.keys[0].pose
	case seconds < first+out:
		return f.along(ease((seconds-first)/out) * out)
	case seconds < first+out+end.hold:
		return end.pose
	}
	return f.along((1 - ease((seconds-first-out-end.hold)/end.seconds)) * out)
}

// along is the pose some seconds of even movement after the first key.
func (f *Figure) along(seconds float64) pose {
	last := len(f.keys) - 1
	for i, k := range f.keys[:last] {
		if seconds <= k.seconds || i == last-1 {
			return k.pose.mixed(f.keys[i+1].pose, min(seconds/k.seconds, 1))
		}
		seconds -= k.seconds
	}
	return f.keys[last].pose
}

// swingAt stops softly at each key, out and back.
func (f *Figure) swingAt(seconds float64) pose {
	last := len(f.keys) - 1
	for step := range 2 * last {
		from, to := step, step+1
		if step >= last {
			from, to = 2*last-step, 2*last-step-1
		}
		k := f.keys[from]
		if seconds < k.hold {
			return k.pose
		}
		if seconds -= k.hold; seconds < k.seconds {
			return k.pose.mixed(f.keys[to].pose, ease(seconds/k.seconds))
		}
		seconds -= k.seconds
	}
	return f.keys[0].pose
}

// ringAt goes round the keys without a jerk: between two keys a cubic whose
// speed at each is that between its neighbours (Catmull-Rom, for keys that are
// not evenly spaced).
func (f *Figure) ringAt(seconds float64) pose {
	for i, k := range f.keys {
		if seconds < k.hold {
			return k.pose
		}
		if seconds -= k.hold; seconds < k.seconds {
			return f.between(i, seconds/k.seconds)
		}
		seconds -= k.seconds
	}
	return f.keys[0].pose
}

// ring is the key at any place of the ring, further rounds included.
func (f *Figure) ring(i int) pose {
	n := len(f.keys)
	round := int(math.Floor(float64(i) / float64(n)))
	return f.keys[i-round*n].pose.plus(f.wrap, float64(round))
}

func (f *Figure) between(i int, part float64) pose {
	n := len(f.keys)
	takes := func(i int) float64 { return f.keys[(i+n)%n].seconds }
	before, from, to, after := f.ring(i-1), f.ring(i), f.ring(i+1), f.ring(i+2)
	var p pose
	for c := range p {
		speed := (to[c] - before[c]) / (takes(i-1) + takes(i))
		arrives := (after[c] - from[c]) / (takes(i) + takes(i+1))
		p[c] = hermite(from[c], to[c], speed*takes(i), arrives*takes(i), part)
	}
	return p
}

// hermite is the cubic from p to q that leaves with speed v and arrives with w.
func hermite(p, q, v, w, part float64) float64 {
	t2 := part * part
	t3 := t2 * part
	return (2*t3-3*t2+1)*p + (t3-2*t2+part)*v + (3*t2-2*t3)*q + (t3-t2)*w
}
