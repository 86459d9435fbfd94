// Package desktop asks the operating system to do what a window cannot: open a
// file with the program made for it, notify, play a tone, keep the screen awake.
// It knows one way per system and nothing of plans.
package desktop

import (
	"context"
	"fmt"
	"os/exec"
	"runtime"
)

// Open shows a file in the program that the person has for its kind. It waits
// until the system has taken the request and says if it did not; Fyne's own
// OpenURL reports no failure.
func Open(ctx context.Context, path string) error {
	name, args := opener(runtime.GOOS, path)
	if out, err := exec.CommandContext(ctx, name, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("open %s with %s: %w %s", path, name, err, out)
	}
	return nil
}

// opener is the command that opens a file on a system. The path is one
// argument of its own and never seen by a shell.
func opener(goos, path string) (name string, args []string) {
	switch goos {
	case "windows":
		return "rundll32", []string{"url.dll,FileProtocolHandler", path}
	case "darwin":
		return "open", []string{"--", path}
	default:
		return "xdg-open", []string{path}
	}
}
