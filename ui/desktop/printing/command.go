package printing

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// How long the commands may take: one that asks, and one that hands over a file.
const (
	asking  = 10 * time.Second
	handing = time.Minute
)

// ErrNoService is the error where the commands of a print service are missing.
var ErrNoService = errors.New("there is no print service")

// SaidError is what the print service said instead of doing what it was asked.
type SaidError struct {
	Words string // its own, in English, on one line
	Err   error
}

func (e *SaidError) Error() string { return fmt.Sprintf("%v: %s", e.Err, e.Words) }

// Unwrap is how the command ended.
func (e *SaidError) Unwrap() error { return e.Err }

// command runs one and returns what it says. The words are those of the locale
// C, which is what the parsers here read. No shell sees the arguments.
func command(ctx context.Context, within time.Duration, name string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	run := exec.CommandContext(ctx, name, args...)
	run.Env = append(os.Environ(), "LC_ALL=C")
	run.WaitDelay = time.Second // for what it has started and left behind
	var out, complaint bytes.Buffer
	run.Stdout, run.Stderr = &out, &complaint
	err := run.Run()
	switch {
	case err == nil:
		return out.String(), nil
	case errors.Is(err, exec.ErrNotFound):
		return "", fmt.Errorf("%w: %w", ErrNoService, err)
	case ctx.Err() != nil:
		return "", fmt.Errorf("%s did not answer: %w", name, ctx.Err())
	default:
		return "", &SaidError{Words: complained(complaint.String()), Err: fmt.Errorf("%s: %w", name, err)}
	}
}

// complained is what a command says is wrong, without its own name:
// "lp: Error - unable to do it." is "unable to do it."
func complained(text string) string {
	line := strings.Join(strings.Fields(text), " ")
	for _, prefix := range []string{"lp:", "lpstat:", "Error -", "error -"} {
		line = strings.TrimSpace(strings.TrimPrefix(line, prefix))
	}
	return line
}
