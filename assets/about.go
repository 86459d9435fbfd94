package assets

import "embed"

// Licences are the texts under which everything that is built into the program
// may be passed on: licences/licences.json lists each part with its licence and
// the file of the text.
//
//go:embed licences fonts/OFL.txt
var Licences embed.FS

// Sources are the studies and pages that the rules rest on, by topic.
//
//go:embed sources.json
var Sources []byte
