//go:build linux

package e2e

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// kneewise is the path of the program under test.
var kneewise string

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	if missing := missingTools(); len(missing) > 0 {
		fmt.Fprintf(os.Stderr, "The tests of the real window need %s: please run \"make test\", which installs what is missing, or \".ci/install test\" once.\n",
			strings.Join(missing, ", "))
		return 1
	}
	folder, err := os.MkdirTemp("", "kneewise-e2e-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(folder)
	if kneewise, err = program(folder); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return m.Run()
}

func missingTools() []string {
	var missing []string
	for _, tool := range []string{"Xvfb", "xdotool", "import", "pdftotext", "dbus-daemon", "pulseaudio", "parec"} {
		if _, err := exec.LookPath(tool); err != nil {
			missing = append(missing, tool)
		}
	}
	return missing
}

// program is the one named by KNEEWISE_BIN, else one built for these tests.
func program(folder string) (string, error) {
	if named := os.Getenv("KNEEWISE_BIN"); named != "" {
		_, err := os.Stat(named)
		return named, err
	}
	root := filepath.Join("..", "..")
	if err := noteSources(root); err != nil {
		return "", err
	}
	path := filepath.Join(folder, "kneewise")
	build := exec.Command("go", "build", "-trimpath", "-tags", "migrated_fynedo", "-o", path, ".")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the program: %w\n%s", err, out)
	}
	return path, nil
}

// noteSources looks at every file that the program is built from: so "go test"
// knows that what it remembers of these tests is old once one has changed.
func noteSources(root string) error {
	return filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (strings.HasPrefix(entry.Name(), ".git") || entry.Name() == "dist" || entry.Name() == "shots"):
			return fs.SkipDir
		case entry.Type().IsRegular():
			_, err = os.Stat(path)
		}
		return err
	})
}
