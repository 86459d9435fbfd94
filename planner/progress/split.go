package progress

import "github.com/kneewise/kneewise/model"

// Split shares a weekly limit among n sessions, the long one last (RULES.md
// 2.3.8): one takes all; of two the long one takes 60 %; of three or more it
// takes 40 % and the others the rest in equal parts. Each part is floored to a
// multiple of step, in the load's own unit, and what that leaves goes step by
// step to the earliest sessions. The parts add up to the limit floored to step.
func Split(limit model.Load, n int, step model.Load) []model.Load {
	if n <= 0 {
		return nil
	}
	step = max(step, 1)
	parts := make([]model.Load, n)
	long := int64(400)
	switch n {
	case 1:
		long = 1000
	case 2:
		long = 600
	}
	left := limit.Floor(step)
	for i := range parts {
		share := limit.Permille(long)
		if i < n-1 {
			share = limit.Permille(1000-long) / model.Load(n-1)
		}
		parts[i] = share.Floor(step)
		left -= parts[i]
	}
	for i := 0; left > 0; i = (i + 1) % n {
		parts[i] += step
		left -= step
	}
	return parts
}
