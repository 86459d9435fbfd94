package figure

// The proportions of the body, from joint to joint. The head is large on
// purpose: it stays a head at 48 pixels.
const (
	lumbarLength   = 0.13
	thoraxLength   = 0.16
	neckLength     = 0.05
	frontNeck      = 0.02 // seen from the front the neck is shorter
	headRadius     = 0.067
	headAbove      = 0.86 // of its radius: the head's centre above the neck
	upperArmLength = 0.172
	forearmLength  = 0.172 // to the grip
	wristToGrip    = 0.03
	thighLength    = 0.245
	shinLength     = 0.245

	ankleHeight   = 0.045 // above the sole
	toeAhead      = 0.108 // of the point of the sole under the ankle
	heelBehind    = 0.018 // the same, to the centre of the heel
	heelRadius    = 0.024
	ballAhead     = 0.088
	ballRadius    = 0.0175
	shoulderWidth = 0.1 // from the middle, seen from the front
	shoulderDrop  = 0.012
	hipWidth      = 0.056
)

// depth is where the far side's hip and shoulder lie of the near side's, and
// its hands and feet where no others are given, so that it does not vanish
// behind them.
var depth = Point{0.026, 0.012}

// haloWidth is how much thicker the ground is drawn under an arm that crosses
// the trunk, which parts arm and shirt in every theme.
const haloWidth = 0.0055

// haloFrom is where along the upper arm the halo begins, of its length.
const haloFrom = 0.3

// Where the clothes end: shorts along the thigh, sleeves along the upper arm.
const (
	shortsEnd = 0.58
	sleeveEnd = 0.5
)

// The hair's outline round the head, in two halves that overlap, so that it is
// round at any size: degrees from where the face looks towards the crown (seen
// from the front: from the right), and head radii.
var (
	sideHair = [2][][2]float64{
		{
			{48, 1.07},
			{58, 1.07},
			{68, 1.07},
			{78, 1.07},
			{88, 1.07},
			{98, 1.07},
			{108, 1.07},
			{118, 1.07},
			{128, 1.07},
			{138, 1.07},
			{138, 0.3},
			{120, 0.3},
			{75, 0.52},
			{50, 0.8},
		},
		{
			{128, 1.07},
			{138, 1.07},
			{148, 1.07},
			{158, 1.07},
			{168, 1.07},
			{178, 1.07},
			{188, 1.07},
			{198, 1.07},
			{208, 1.07},
			{222, 1.07},
			{215, 0.6},
			{175, 0.3},
			{128, 0.3},
		},
	}
	frontHair = [2][][2]float64{
		{
			{-2, 1.03},
			{8, 1.03},
			{18, 1.03},
			{28, 1.03},
			{38, 1.03},
			{48, 1.03},
			{58, 1.03},
			{68, 1.03},
			{78, 1.03},
			{88, 1.03},
			{98, 1.03},
			{98, 0.51},
			{80, 0.5},
			{40, 0.62},
		},
		{
			{88, 1.03},
			{98, 1.03},
			{108, 1.03},
			{118, 1.03},
			{128, 1.03},
			{138, 1.03},
			{148, 1.03},
			{158, 1.03},
			{168, 1.03},
			{182, 1.03},
			{160, 0.62},
			{120, 0.52},
			{88, 0.5},
		},
	}
)
