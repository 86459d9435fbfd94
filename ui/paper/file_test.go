package paper

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func content(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

// alone fails if a folder holds anything but those files.
func alone(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(names) {
		t.Fatalf("the folder holds %v, want %v", entries, names)
	}
	for i, name := range names {
		if entries[i].Name() != name {
			t.Errorf("the folder holds %s, want %s", entries[i].Name(), name)
		}
	}
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "week.pdf")
	for _, text := range []string{"first", "second, longer", ""} {
		if err := WriteFile(path, content(text)); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(path)
		if err != nil || string(got) != text {
			t.Errorf("%q, %v; want %q", got, err, text)
		}
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	alone(t, dir, "week.pdf")
}

func TestWriteFileLeavesNoHalfFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "week.pdf")
	if err := WriteFile(path, content("good")); err != nil {
		t.Fatal(err)
	}
	full := errors.New("the disk is full")
	err := WriteFile(path, func(w io.Writer) error {
		if err := content(strings.Repeat("half", 10_000))(w); err != nil {
			return err
		}
		return full
	})
	if !errors.Is(err, full) || !strings.Contains(err.Error(), path) {
		t.Errorf("the error hides its cause or place: %v", err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "good" {
		t.Errorf("what was there became %q, %v", got, err)
	}
	alone(t, dir, "week.pdf")
}

func TestWriteFileWhereItCannot(t *testing.T) {
	dir := t.TempDir()
	if err := WriteFile(filepath.Join(dir, "missing", "week.pdf"), content("x")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing folder: %v", err)
	}
	if err := os.Mkdir(filepath.Join(dir, "week.pdf"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(filepath.Join(dir, "week.pdf"), content("x")); err == nil {
		t.Error("a folder has the name")
	}
	alone(t, dir, "week.pdf")
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(filepath.Join(dir, "file", "week.pdf"), content("x")); !errors.Is(err, syscall.ENOTDIR) {
		t.Errorf("a file in place of the folder: %v", err)
	}
	if err := WriteFile("/proc/week.pdf", content("x")); err == nil {
		t.Error("a folder nobody can write to")
	}
}
