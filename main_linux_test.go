package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWithoutDisplayTheCommandsAreNamed(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "none")
	code, stdout, stderr := kneewise(t, nil, "--data", folder)
	if code != 2 || stdout != "" || !strings.HasPrefix(stderr, "kneewise: There is no display") || !strings.Contains(stderr, "week, check, arrange, print, backup, restore and example") {
		t.Errorf("%d, %q, %q", code, stdout, stderr)
	}
	if _, err := os.Stat(folder); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the data folder was made: %v", err)
	}
}

// TestUnusableDisplay names a display that nobody serves: GLFW fails where
// there is none, and that must not look like a crash.
func TestUnusableDisplay(t *testing.T) {
	folder := t.TempDir()
	code, stdout, stderr := kneewise(t, []string{"DISPLAY=:7777"}, "--data", folder)
	if code != 2 || stdout != "" || !strings.Contains(stderr, "kneewise: There is no display") || strings.Contains(stderr, "goroutine") {
		t.Errorf("%d, %q, %q", code, stdout, stderr)
	}
}
