package assets

import "embed"

// Translations holds one catalogue of words a language, translations/en.json
// and its siblings.
//
//go:embed translations/*.json
var Translations embed.FS
