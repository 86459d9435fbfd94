// Package arrange places sessions on days: for one to 52 weeks it finds the
// plan of least cost under RULES.md section 3, always the same one, and says
// what could not be placed and which constraint stood in its way.
//
// It knows the placement problem, its file format (RULES.md 3.2) and the exact
// dynamic programme (3.4). It does not know dates, sessions' contents, loads,
// the clock, the store or sentences: the caller turns free time, aims, pain
// blocks and done sessions into a [Problem] and the [Answer] into sessions.
//
// # A day's two slots
//
// A day holds at most one strength value and one activity. Leaving both empty
// is always possible on a day that is not fixed, so the lists of a [Day] name
// only what may be placed beside that.
//
//   - Sessions and the lists say what there is time for: no time, too little
//     time or not that kind of time is "availability".
//   - Blocked takes kinds away again for another cause: a red flag, a pain
//     block. It and Fixed (a lock) are "blocked". A block of lower body names
//     full as well.
//   - Fixed is a day as it is, done or pinned. It costs what it costs, counts
//     in every weekly number, and its neighbours keep their distance from it,
//     but nothing judges it: not its own lists, not two fixed days beside each
//     other (the days before the first one count as fixed), not a weekly limit
//     that fixed days exceed by themselves. The rest of such a week adds
//     nothing to what is exceeded. Its lists say what it could hold if it were
//     not fixed; a day that is over has no sessions and empty lists.
//
// The format of RULES.md 3.2 has no blocked and no fixed; both are optional
// additions to it.
//
// # Reasons
//
// A [Missed] entry has a [Reason] if, with that one constraint lifted, its week
// could hold one more of its kind and no less of anything else that is aimed
// at, all other weeks staying as they are answered. Weekly aims are never
// lifted. Something left out for its cost alone (weights can make a session
// dearer than missing it) has no reason, nor has something that two constraints
// keep out, each by itself.
package arrange
