// Package example makes up a person to look around with: Alex, who runs, lifts
// and has a knee that hurts.
//
// It knows a believable plan and diary around a day, with years before it if asked for, made of the library's
// templates, and nothing of the store, the clock or the rules; its tests hold
// what it makes against the rules.
package example
