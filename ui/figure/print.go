package figure

// Picture is a drawing that does not move.
type Picture struct {
	Shapes []Shape
	Box    Box
}

// Print is what stands for the figure on paper: of a movement out and back its
// two ends, side by side on one scale, of others the pose that stands for it,
// with its arrows.
func (f *Figure) Print() []Picture {
	if f.loop != rep {
		return []Picture{{f.StillWithArrows(), f.Hero()}}
	}
	stage := f.Stage()
	first, last := f.keys[0].pose, f.keys[len(f.keys)-1].pose
	return []Picture{{f.draw(&first, stage), stage}, {f.draw(&last, stage), stage}}
}
