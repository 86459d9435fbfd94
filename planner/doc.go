// Package planner is what a person can do to their plan, and what the rules
// say about it.
//
// Every change is an [Op]. [Planner.Check] says what an Op would change and
// what the rules find, without writing; [Planner.Apply] does the same check
// and then writes it in one store transaction with its inverse, so that it can
// be undone, also after a restart. Drag verdicts, previews, undo and the
// commands all use these two.
//
// What pain, painkillers and red flags mean for the plan is worked out anew from
// all that was logged, by planner/adapt, at each change of it and whenever time
// brings something to an end. Of that only the flags themselves are stored:
// sessions that wait are planned as before, and undoing a log undoes what followed.
//
// The package speaks in codes, numbers and model values. It does not know SQL,
// widgets or sentences, and it takes the clock and new IDs from its caller.
// A Planner may be used from several goroutines; events are delivered on the
// goroutine that applied the change, after the commit.
package planner
