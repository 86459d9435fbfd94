package kit

// Clicks tells a double click from two quick ones. Fyne takes any two on one
// widget within 300 ms for a double one, even on two of its parts, or with a key
// pressed between them: so whoever works fast would open what they only meant to
// choose.
type Clicks[Place comparable] struct {
	places [2]Place // where the button went down last, and before
	n      int      // how many of them there were without anything between
}

// Down notes that the button went down at a place.
func (c *Clicks[Place]) Down(at Place) {
	c.places[0], c.places[1] = at, c.places[0]
	c.n++
}

// Forget notes that something else came between.
func (c *Clicks[Place]) Forget() { c.n = 0 }

// Double says whether the last two were on one place, with nothing between.
func (c *Clicks[Place]) Double() bool { return c.n >= 2 && c.places[0] == c.places[1] }
