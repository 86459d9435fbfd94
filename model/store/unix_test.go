//go:build unix

package store

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/kneewise/kneewise/model"
)

func modes(t *testing.T, folder string) map[string]fs.FileMode {
	t.Helper()
	found := map[string]fs.FileMode{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(folder, path)
		found[rel] = info.Mode().Perm()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Whatever the umask is, nobody else can read any file, from the first moment.
func TestModes(t *testing.T) {
	for _, umask := range []int{0, 0o022, 0o177} {
		folder := filepath.Join(t.TempDir(), "plan")
		before := syscall.Umask(umask)
		db, err := Open(folder)
		syscall.Umask(before)
		if err != nil {
			t.Fatal(err)
		}
		update(t, db, saveOneOfEach)
		got := modes(t, folder)
		for _, name := range []string{FileName, FileName + "-wal", FileName + "-shm"} {
			if got[name] != 0o600 {
				t.Errorf("umask %o: mode of %s is %o, want 600", umask, name, got[name])
			}
		}
		if got["."]&0o077 != 0 {
			t.Errorf("umask %o: mode of the folder is %o", umask, got["."])
		}
		mustClose(t, db)
	}
}

// Files that others may read are protected when they are opened; the folder is
// the person's to decide about.
func TestWiderModesAreNarrowed(t *testing.T) {
	folder := filepath.Dir(closedPlan(t))
	copied := filepath.Join(folder, copiesFolder, "before-0001-x.db")
	if err := os.MkdirAll(filepath.Dir(copied), 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, copied, []byte("older"))
	for _, path := range []string{copied, filepath.Join(folder, FileName)} {
		if err := os.Chmod(path, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	db := openIn(t, folder)
	update(t, db, func(w model.Writer) error { return w.DeleteKept("k") })
	for name, mode := range modes(t, folder) {
		want := fs.FileMode(0o600)
		switch name {
		case ".":
			want = 0o755
		case copiesFolder:
			want = 0o700
		}
		if mode != want {
			t.Errorf("mode of %s is %o, want %o", name, mode, want)
		}
	}
}

// The file is where the person said, whatever characters that has.
func TestAwkwardFolderNames(t *testing.T) {
	for _, name := range []string{
		"with space", "what?mode=memory", "#1", "100%25", "%zz", "knie – 漢字 🙂", "a;b&c=d", `quo"te's`, "file:x", "plus+plus", `back\slash`, "new\nline",
		strings.Repeat("long", 60),
	} {
		folder := filepath.Join(t.TempDir(), name)
		db, err := Open(folder)
		if err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		update(t, db, func(w model.Writer) error { return w.SaveKept(kept("a", 1)) })
		mustClose(t, db)
		if got := modes(t, folder); len(got) != 3 || got[FileName] != 0o600 || got[heldName] != 0o600 {
			t.Errorf("%q: the folder holds %v", name, got)
		}
		if got := view(t, openIn(t, folder), model.Reader.Kept); len(got) != 1 {
			t.Errorf("%q: %d of 1 is there again", name, len(got))
		}
	}
}

// A folder may be given from where the program was started.
func TestRelativeFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	update(t, openIn(t, "plan"), saveOneOfEach)
	if _, err := os.Stat(filepath.Join("plan", FileName)); err != nil {
		t.Error(err)
	}
}
