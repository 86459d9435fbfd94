package assets

import _ "embed"

// The built-in library as JSON; model.DecodeLibrary reads it.
var (
	//go:embed catalogue/activities.json
	Activities []byte
	//go:embed catalogue/exercises.json
	Exercises []byte
	//go:embed catalogue/templates.json
	Templates []byte
)
