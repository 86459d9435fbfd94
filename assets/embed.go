// Package assets holds the files that are built into the program: the
// catalogue of activities, exercises and templates, and what the other files
// of this package embed.
//
// It knows where the files are and nothing of what is in them; it imports
// nothing but embed.
package assets
