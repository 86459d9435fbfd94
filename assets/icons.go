package assets

import "embed"

// Icons are the drawings under icons/, one SVG a meaning, on a grid of 24.
//
// Every shape is a filled outline and holes are cut by winding the other way:
// Fyne draws strokes in output pixels, so they would not scale, tints fills
// only, and drops fill-rule.
//
//go:embed icons/*.svg
var Icons embed.FS

// AppIcon is icons/app.svg as a PNG of 512 x 512 pixels.
//
//go:embed icons/app.png
var AppIcon []byte

// OpenHand is the pointer over what can be lifted: 24 x 24 pixels, made of
// cursors/open-hand.svg.
//
//go:embed cursors/open-hand.png
var OpenHand []byte

// ClosedHand is the pointer while something is in the air: 24 x 24 pixels, made
// of cursors/closed-hand.svg.
//
//go:embed cursors/closed-hand.png
var ClosedHand []byte
