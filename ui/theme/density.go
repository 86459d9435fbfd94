package theme

import (
	"math"

	fynetheme "fyne.io/fyne/v2/theme"
)

// Density is how much room things leave around them. Type and drawings are as
// large in each.
type Density string

// The densities; any other text is as good as the empty one.
const (
	Comfortable Density = ""
	Compact     Density = "compact"
)

// Length is how high or wide something with words or drawings in it is as the
// running program shows it now: it gives its own for either density, since what
// is in it is as large in both. Ask again whenever it is laid out.
func Length(comfortable, compact float32) float32 {
	if isCompact() {
		return compact
	}
	return comfortable
}

// Gap is a distance between things, or between a thing and its edge, as the
// running program shows it now: two thirds of what is comfortable where it is
// compact, in whole units. Ask again whenever it is laid out.
func Gap(comfortable float32) float32 {
	if isCompact() {
		return tightened(comfortable)
	}
	return comfortable
}

func isCompact() bool {
	k, ours := fynetheme.Current().(kneewise)
	return ours && k.density == Compact
}

func tightened(comfortable float32) float32 {
	return float32(math.Round(float64(comfortable) * 2 / 3))
}
