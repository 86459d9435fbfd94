package assets

import "embed"

// Figures are the key poses of every drill, exercise and activity, in files by
// what they train; ui/figure reads and draws them.
//
//go:embed figures/*.json
var Figures embed.FS
