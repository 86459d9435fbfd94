// Package uitest is what tests of the window need beside Fyne's own test
// package: a way to find what is seen, to fill in dialogs by key and pointer,
// and a pointer that drags with absolute positions.
//
// It knows kit's widgets and Fyne, and nothing of plans. Only tests import it.
package uitest
