// Package paper writes pages to print as PDF: the fridge week, on A4 or US
// Letter, readable in grey.
//
// It knows page geometry, embedded fonts and how text is made to fit its box.
// It knows no Fyne, no store and no clock: the day of printing is handed in,
// so the same week gives the same bytes. Lengths are millimetres from the top
// left corner, type sizes points.
package paper
