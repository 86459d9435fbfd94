package store

import (
	"bytes"
	"database/sql"
	"errors"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// closedPlan makes a closed plan with something in every table and gives its file.
func closedPlan(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	db := mustOpen(t, folder)
	update(t, db, saveOneOfEach)
	fill(t, db, 40)
	mustClose(t, db)
	return filepath.Join(folder, FileName)
}

// execute runs SQL on a closed file without this package's help.
func execute(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", dsn(path))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o640); err != nil {
		t.Fatal(err)
	}
}

// folderOf reads all files of a folder with anything in them, but SQLite's
// index of the write-ahead log, which holds no data.
func folderOf(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(path, "-shm") {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		if info.Size() > 0 {
			files[path] = info.Mode().String() + string(read(t, path))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// A file that cannot be a plan is refused with the reason and left as it is,
// with everything beside it.
func TestRefusedFilesAreUntouched(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 20_000)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	for name, c := range map[string]struct {
		make func(t *testing.T) (path string)
		want error
	}{
		"short text": {func(t *testing.T) string {
			path := filepath.Join(t.TempDir(), FileName)
			write(t, path, []byte("my plan: run more\n"))
			return path
		}, ErrNotDatabase},
		"long text": {func(t *testing.T) string {
			path := filepath.Join(t.TempDir(), FileName)
			write(t, path, bytes.Repeat([]byte("run more "), 5000))
			return path
		}, ErrNotDatabase},
		"noise": {func(t *testing.T) string {
			path := filepath.Join(t.TempDir(), FileName)
			write(t, path, noise)
			return path
		}, ErrNotDatabase},
		"noise after SQLite's first words": {func(t *testing.T) string {
			path := filepath.Join(t.TempDir(), FileName)
			write(t, path, append([]byte("SQLite format 3\x00"), noise...))
			return path
		}, ErrNotDatabase},
		"another program's database": {func(t *testing.T) string {
			path := filepath.Join(t.TempDir(), FileName)
			execute(t, path, "CREATE TABLE sessions (id TEXT)")
			return path
		}, ErrNotDatabase},
		"a newer plan": {func(t *testing.T) string {
			path := closedPlan(t)
			execute(t, path, "INSERT INTO migrations (id) VALUES ('9999-future')", "DROP TABLE kept")
			return path
		}, ErrNewer},
		"a newer plan after a crash": {func(t *testing.T) string {
			path := closedPlan(t)
			db, err := connect(path, busyTimeout, true)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			if err := db.gorm.Exec("INSERT INTO migrations (id) VALUES ('9999-future')").Error; err != nil {
				t.Fatal(err)
			}
			crashed := filepath.Join(t.TempDir(), FileName)
			for _, suffix := range []string{"", "-wal"} {
				write(t, crashed+suffix, read(t, path+suffix))
			}
			if len(read(t, crashed+"-wal")) == 0 {
				t.Fatal("the write-ahead log is empty")
			}
			return crashed
		}, ErrNewer},
		"half of a plan": {func(t *testing.T) string {
			path := closedPlan(t)
			data := read(t, path)
			write(t, path, data[:len(data)/2])
			return path
		}, ErrDamaged},
		"a plan with a spoilt page": {func(t *testing.T) string {
			path := closedPlan(t)
			data := read(t, path)
			copy(data[len(data)/2:], noise[:4096])
			write(t, path, data)
			return path
		}, ErrDamaged},
		"a plan without a table": {func(t *testing.T) string {
			path := closedPlan(t)
			execute(t, path, "DROP TABLE migrations")
			return path
		}, ErrDamaged},
		"a folder": {func(t *testing.T) string {
			path := filepath.Join(t.TempDir(), FileName)
			if err := os.Mkdir(path, 0o755); err != nil {
				t.Fatal(err)
			}
			return path
		}, fs.ErrInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			path := c.make(t)
			folder := filepath.Dir(path)
			before := folderOf(t, folder)
			db, err := Open(folder)
			if err == nil {
				db.Close()
			}
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if after := folderOf(t, folder); !maps.Equal(before, after) {
				t.Errorf("the files changed: %v, were %v", slices.Sorted(maps.Keys(after)), slices.Sorted(maps.Keys(before)))
			}
		})
	}
}

// Where no folder can be, the error is the file system's own.
func TestFolderThatCannotBe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, []byte("in the way"))
	for _, folder := range []string{file, filepath.Join(file, "below")} {
		var failure *fs.PathError
		if _, err := Open(folder); !errors.As(err, &failure) {
			t.Errorf("open %s: %v, want an error of the file system", folder, err)
		}
		if _, err := LockWindow(folder); !errors.As(err, &failure) {
			t.Errorf("lock %s: %v, want an error of the file system", folder, err)
		}
	}
	if string(read(t, file)) != "in the way" {
		t.Error("the file in the way was changed")
	}
}

// The making of a plan may be cut short; what there is then is an empty file,
// or an empty database.
func TestBeginningsAreContinued(t *testing.T) {
	for name, begin := range map[string]func(path string){
		"empty file":     func(path string) { write(t, path, nil) },
		"empty database": func(path string) { execute(t, path, "PRAGMA journal_mode = WAL", "VACUUM") },
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			begin(filepath.Join(folder, FileName))
			db := openIn(t, folder)
			update(t, db, saveOneOfEach)
			if got := view(t, db, sessionsOf); len(got) != 1 {
				t.Errorf("%d sessions", len(got))
			}
		})
	}
}
