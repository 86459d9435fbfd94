package ui

import (
	"runtime/debug"

	"github.com/kneewise/kneewise/ui/about"
)

// about says what Kneewise is, what its rules rest on, and the licences of what
// is in it.
func (w *Window) about(part about.Part) {
	deps := about.Deps{Words: w.words, Canvas: w.window.Canvas(), Version: w.options.Version, Modules: modules()}
	if err := about.Show(deps, part); err != nil {
		w.fail(err)
	}
}

// modules are those that the program was built of, with their versions.
func modules() map[string]string {
	versions := map[string]string{}
	info, known := debug.ReadBuildInfo()
	if !known {
		return versions
	}
	versions["Go"] = info.GoVersion
	for _, m := range info.Deps {
		versions[m.Path] = m.Version
	}
	return versions
}
