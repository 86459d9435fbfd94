// Package desktop asks the operating system to do what a window cannot: open a
// file with the program made for it, notify, play a tone, keep the screen awake.
// It knows one way per system and nothing of plans.
package desktop

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
)

// started is the environment that the program was started in. What it sets later,
// like the scale that Fyne reads there, is not for the programs that it starts.
var started = os.Environ()

// Open shows a file in the program that the person has for its kind. It waits
// until the system has taken the request and says if it did not; Fyne's own
// OpenURL reports no failure.
func Open(ctx context.Context, path string) error {
	name, args := opener(runtime.GOOS, path)
	run := exec.CommandContext(ctx, name, args...)
	run.Env = started
	if out, err := run.CombinedOutput(); err != nil {
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
