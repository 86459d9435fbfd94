// Package figure draws people doing exercises from key poses: it reads the
// poses, interpolates between them, works out where the joints are, and gives
// the shapes to paint with their tones, in the order to paint them.
//
// Everything is in body heights: y is up from the ground, x to where a figure
// seen from the side faces. Angles are in degrees: of a limb's bone 0 hangs
// down, 90 points forward (seen from the front: outwards, on both sides) and
// 180 up; of the trunk and the head 0 is upright and 90 face down. The flexion
// of a knee is therefore its thigh's angle less its shin's.
//
// The package knows no drawing library, so that windows and paper draw the
// same list, and no colours: a shape has a tone by its role. It does not know
// which exercises there are or what is said about them.
package figure
