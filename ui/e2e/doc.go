// Package e2e holds the tests of the real program in a real window: the binary
// runs on a screen of its own (Xvfb), xdotool moves its mouse and presses its
// keys, and the tests look at what the database holds then.
//
// They know the plan through model/store and where things are on the screen
// (geometry), nothing else of the program. Xvfb is for Linux, and so are they;
// "make test" installs what they need.
package e2e
