// Package theme is how Kneewise looks: its named colours in light and dark, its
// sizes, radii and type, the mixing of colours and the tinting of icons.
//
// It knows which appearance and which density a person chose. It knows nothing of widgets, pages,
// plans or rules.
package theme
