// Package printing hands PDF files to the print service of the computer and says
// what has become of them. The service is CUPS, through its commands lpstat and
// lp, which Linux and macOS have; on Windows there is none, and a caller offers
// the viewer instead.
//
// It knows printers, jobs and how the commands answer. It knows no Fyne, no
// sentences and nothing of what is printed.
package printing
