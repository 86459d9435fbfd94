// Package interval is the timers: ice and heat for one knee ([Knee]), and
// warm-ups, other routines and the rest between sets ([Player]) (RULES.md
// 2.10, 2.11, clarifications 10 and 12).
//
// A timer is a pure machine on absolute instants. Whoever owns it says what
// time it is with every call, so it survives a suspended computer, a restart
// and a changed clock: what should have happened meanwhile has happened, at the
// instant it was due, and [Knee.Advance] tells it late rather than not at all.
// Nothing is ever extended by an absence.
//
// A state holds the last instant it has seen and how long it had been on by
// then, which together are the absolute end. Where the clock was set back, time
// on counts on from the last instant seen, so nothing lasts longer for it;
// an hour's wait still ends at the instant it ended at, or an hour from now as
// long as even its start lies in the future. Where the clock was set forward,
// the instants decide.
//
// The package knows phases, instants, codes and the drills of the built-in
// routines. It does not know the clock, tickers, sound, the store, drawings or
// sentences. A timer is not safe for use by several goroutines at once. It is
// saved as JSON, with its events that nobody was told yet; save it after each
// verb and each Advance that told something.
package interval
