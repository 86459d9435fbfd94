// Package library is the page of everything that sessions are made of:
// exercises with their drawings and cues, cardio activities with their impact,
// templates of sessions and warm-up routines. A person looks them up, notes how
// far they go comfortably, adds their own and archives what they do not want.
//
// It knows how entries are found and edited. What may be changed of which is
// planner's.
package library
