package figure

// The four limbs, near the viewer or far. Seen from the front the near ones are
// on the viewer's left.
const (
	legNear = iota
	legFar
	armNear
	armFar
	limbs
)

// pose is one moment of a figure as numbers that can be interpolated. What they
// mean depends on how the figure's root and limbs are fixed.
type pose [rootNumbers + limbs*limbNumbers + 2*marks]float64

// marks is how many free points a figure has, which props follow: a ball, the
// middle of a rope.
const marks = 3

// markAt is the index of a mark's first number.
func markAt(mark int) int { return rootNumbers + limbs*limbNumbers + 2*mark }

// The numbers of a pose before those of its limbs.
const (
	rootX = iota // of the pelvis, the shoulder or the pinned point
	rootY
	lean
	curl // how far the spine bends between lumbar and thorax
	head
	turn // of the chest about the spine, seen from the front
	lift // of the lowest foot above the ground
	rootNumbers
)

// The numbers of a limb.
const (
	upperAngle = iota // thigh or upper arm; not used by a limb with a contact
	lowerAngle        // shin or forearm; the same
	sole              // heel to toe: 90 is flat; a turned-out foot seen from the front
	contactX          // of the foot, the toe or the grip
	contactY
	upperScale // how much is seen of a bone that points at the viewer
	lowerScale
	orbitAngle // of a foot that goes round: 0 is at the top, then clockwise
	limbNumbers
)

// at is the index of a limb's number.
func at(limb, number int) int { return rootNumbers + limb*limbNumbers + number }

// isLeg says which limbs stand.
func isLeg(limb int) bool { return limb == legNear || limb == legFar }

// hold is how a limb is given in every key of a figure.
type hold int

const (
	byAngles hold = iota
	byFoot        // where the sole stands, under the ankle
	byToe         // where the tip of the toes is
	byHand        // where the grip is
	byOrbit       // where the sole is on its way round, as a pedal
)

// root is what of a figure stays where the keys say.
type root int

const (
	rootPelvis   root = iota
	rootShoulder      // lying: the hip lifts
	rootToe           // the near foot's toes: heel raises
)

// swapped is a pose with its sides exchanged.
func (p pose) swapped() pose {
	q := p
	for i := range limbNumbers {
		q[at(legNear, i)], q[at(legFar, i)] = p[at(legFar, i)], p[at(legNear, i)]
		q[at(armNear, i)], q[at(armFar, i)] = p[at(armFar, i)], p[at(armNear, i)]
	}
	return q
}

// mixed is the pose part of the way from p to q.
func (p pose) mixed(q pose, part float64) pose {
	for i := range p {
		p[i] += (q[i] - p[i]) * part
	}
	return p
}

// plus is a pose with other numbers added.
func (p pose) plus(q pose, times float64) pose {
	for i := range p {
		p[i] += q[i] * times
	}
	return p
}
