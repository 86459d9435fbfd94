// Package sheet is what pages to print are made of: text, rules, frames and
// filled shapes at fixed places, laid out once. The same pages become a PDF
// file, and a picture of a page as it will be printed.
//
// It knows geometry, the embedded fonts and how text is made to fit. It knows
// no plan, no Fyne, no catalogue and no clock. Lengths are millimetres from the
// top left corner, type sizes points; the line widths and radii of the look are
// pixels of 1/96 inch (see [Px]).
package sheet
