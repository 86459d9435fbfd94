// Package paper lays out what is printed: the fridge week and the list for a
// doctor, on A4 or US Letter, readable in grey.
//
// [Build] reads the plan, puts it into words and sets it on pages; the same
// pages become a PDF and the pictures of a preview (package sheet). It knows no
// Fyne, no store and no clock: the day of printing is the plan's today.
package paper
