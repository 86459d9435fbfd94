// Package kit is the parts that Kneewise's pages are made of: buttons, fields,
// dialogs, menus, the toast, bars and the rail, and the fitting of text.
//
// It knows strings, colours and callbacks, and how keys and focus travel
// through Fyne. It knows nothing of plans, rules, stores or the clock, and
// starts no goroutine.
package kit
