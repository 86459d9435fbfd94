package assets

import _ "embed"

// Drills are the key poses of the drills of all built-in warm-ups; ui/figure
// reads and draws them.
//
//go:embed figures/drills.json
var Drills []byte
