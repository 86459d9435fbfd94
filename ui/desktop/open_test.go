package desktop

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

func TestOpenHandsThePathOverAsOneArgument(t *testing.T) {
	folder := t.TempDir()
	script := "#!/bin/sh\nprintf '%s' \"$1\" > \"" + folder + "/seen\"\n"
	if err := os.WriteFile(filepath.Join(folder, "xdg-open"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+":/bin:/usr/bin")
	path := filepath.Join(folder, "a week; $(rm) 'x'.pdf")
	name, args := opener("linux", path)
	if name != "xdg-open" || len(args) != 1 {
		t.Fatalf("opener = %s %q", name, args)
	}
	if err := Open(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	seen, err := os.ReadFile(filepath.Join(folder, "seen"))
	if err != nil || string(seen) != path {
		t.Errorf("seen %q, want %q (%v)", seen, path, err)
	}
}

func TestOpenSaysWhenThereIsNoOpener(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if err := Open(context.Background(), "x.pdf"); err == nil {
		t.Error("no error without an opener")
	}
}
