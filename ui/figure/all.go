package figure

import (
	"sync"

	"github.com/kneewise/kneewise/assets"
)

// All returns the drawings of every drill, exercise and activity, read once.
// They are part of the program, which does not start where they cannot be read:
// the tests see to that.
var All = sync.OnceValue(func() Figures {
	figures, err := Load(assets.Figures)
	if err != nil {
		panic(err)
	}
	return figures
})
