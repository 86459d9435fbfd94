package figure

import (
	"reflect"
	"testing"
)

// On paper a movement out and back has two pictures that differ, any other one;
// all stay in their boxes.
func TestPrint(t *testing.T) {
	pairs := 0
	for id, f := range All() {
		pictures := f.Print()
		if want := map[bool]int{true: 2, false: 1}[f.loop == rep]; len(pictures) != want {
			t.Errorf("%s: %d pictures", id, len(pictures))
			continue
		}
		if len(pictures) == 2 {
			pairs++
			if reflect.DeepEqual(pictures[0].Shapes, pictures[1].Shapes) {
				t.Errorf("%s: begins as it ends", id)
			}
		}
		for _, p := range pictures {
			b := nothing()
			b.hold(p.Shapes)
			const hair = 0.03 // the ends of two poses may be between the frames that were looked at
			if b.left < p.Box.X-hair || b.right > p.Box.X+p.Box.Size+hair || b.bottom < p.Box.Y-hair || b.top > p.Box.Y+p.Box.Size+hair {
				t.Errorf("%s: %+v leaves %+v", id, b, p.Box)
			}
		}
	}
	if pairs == 0 {
		t.Error("no movement goes out and back")
	}
}
