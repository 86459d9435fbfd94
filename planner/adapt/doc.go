// Package adapt says what pain, painkillers and red flags mean for a plan:
// which zone a session's scores fall in, what a red one forbids for 48 hours,
// which signs call for a doctor, what may be behind a pain, and what to offer
// instead of a session that would hurt (RULES.md R1 to R8, R25 to R34, 2.5 to
// 2.8, clarifications 7 to 9).
//
// It knows what was logged, as a [Log], and answers in codes, zones and
// numbers. It does not know the clock (the Log says what time it is), the
// store, sentences in any language, weekly limits (planner/progress makes them
// from [Diary.Zone] and [Diary.Flagged], and they come back as budgets), or how
// days are chosen (planner/arrange does, from [Diary.Blocks]). Nothing here is a diagnosis, and
// nothing picks an exercise or a treatment (RULES.md R9).
//
// Everything is worked out anew from the Log, so an entry that is added late,
// changed or deleted changes all that follows from it. The order of what is in
// the Log does not matter.
package adapt
