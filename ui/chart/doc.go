// Package chart works out what a chart looks like: where on its axes values and
// civil days are, which numbers and days are written beside them, and which
// values stand at their marks without covering anything.
//
// A [Chart] says what is to be shown, in whole numbers and civil days; [Draw]
// gives the areas, lines, marks and words of it within a box, in the units of
// whoever asks: a window draws them, and paper does, from the same list. The
// package knows no drawing library, no colours (an Ink is a name to look up) and
// no sentences (all words are handed to it).
package chart
