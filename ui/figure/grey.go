package figure

// greys are the tones on white paper, near and far, from black at 0. The hair
// and the shorts are the darkest, so that a figure is clear at 25 mm.
var greys = map[Tone][2]uint8{
	Limb: {0x40, 0xB4}, Top: {0x7A, 0xCF}, Shorts: {0x1A, 0x98}, Shoe: {0x1A, 0x98}, Hair: {0x1A, 0x98},
	Prop: {0xC4, 0xE4}, Prop2: {0x8A, 0xC6}, Mat: {0xDD, 0xEE}, Water: {0x9A, 0xCC}, Water2: {0xDD, 0xEE},
	Ground: {0xCF, 0xE7}, Arrow: {0x00, 0x80}, Halo: {0xFF, 0xFF},
}

// Grey is what the shape is printed in: 0 is black, 255 the paper's white.
func (s *Shape) Grey() uint8 {
	if s.Far {
		return greys[s.Tone][1]
	}
	return greys[s.Tone][0]
}
