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

// TestOpenKeepsItsOwnEnvironment: Kneewise tells Fyne its scale by a variable, which
// would make a viewer that uses Fyne as large.
func TestOpenKeepsItsOwnEnvironment(t *testing.T) {
	folder := t.TempDir()
	script := "#!/bin/sh\nprintf '%s' \"${FYNE_SCALE-none}\" > \"$1\"\n"
	if err := os.WriteFile(filepath.Join(folder, "xdg-open"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	want, set := os.LookupEnv("FYNE_SCALE")
	if !set {
		want = "none"
	}
	t.Setenv("FYNE_SCALE", "1.83")
	t.Setenv("PATH", folder+":/bin:/usr/bin")
	seen := filepath.Join(folder, "seen")
	if err := Open(context.Background(), seen); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(seen); err != nil || string(got) != want {
		t.Errorf("FYNE_SCALE is %q, want %q (%v)", got, want, err)
	}
}

func TestOpenSaysWhenThereIsNoOpener(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if err := Open(context.Background(), "x.pdf"); err == nil {
		t.Error("no error without an opener")
	}
}
