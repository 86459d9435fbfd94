// Package cli is Kneewise without a window: one command a file, each over the
// same verbs and words as the window.
//
// It knows the command line, what each command prints for people and the shape
// of its JSON (docs/commands.md). It does not know where the data are or what
// can be wrong with them, the clock, windows, or how the terminal is told from
// a file: the [Env] has all that.
package cli
