// Package firstrun is what a person without a plan sees first: five short steps
// from the signs that need a doctor to a first plan of four weeks.
//
// It knows what is asked and in which order, and keeps it until the end: but
// for the acceptance of the notice and the signs to see a doctor, nothing is
// written before the plan is accepted. What the rules make of the answers is
// planner's.
package firstrun
