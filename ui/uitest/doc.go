// Package uitest is what tests of the window need beside Fyne's own test
// package: a plan in a real file with the example person in it, a way to find
// what is seen, to fill in dialogs by key and pointer, and a pointer that drags
// with absolute positions.
//
// It knows kit's widgets, Fyne and how a plan is opened, and no page. Only tests
// import it.
package uitest
