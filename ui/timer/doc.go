// Package timer is the ice and heat timer as a person sees it: the page with
// the large digits, the small view of it in the corner of the window, and the
// watch over both that notifies and chimes.
//
// What a timer does is planner/interval's affair, what is logged planner's. This
// package knows neither the clock nor a goroutine: it is handed both.
package timer
