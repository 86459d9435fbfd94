package main

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kneewise/kneewise/model/store"
	"github.com/kneewise/kneewise/ui/format"
)

// asProgram makes the test binary be Kneewise itself.
const asProgram = "KNEEWISE_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(m.Run())
}

// kneewise runs the program in a process of its own, without a display.
func kneewise(t *testing.T, env []string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	c := exec.Command(program, args...)
	c.Env = append(os.Environ(), asProgram+"=1", "DISPLAY=", "WAYLAND_DISPLAY=", "KNEEWISE_DATA=", "HOME="+t.TempDir(), "XDG_DATA_HOME=")
	c.Env = append(c.Env, env...)
	c.Stdout, c.Stderr = &out, &errs
	err = c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return c.ProcessState.ExitCode(), out.String(), errs.String()
}

func TestDataFolder(t *testing.T) {
	named, inEnv := filepath.Join(t.TempDir(), "named"), filepath.Join(t.TempDir(), "in the environment")
	env := []string{"KNEEWISE_DATA=" + inEnv}
	if code, _, stderr := kneewise(t, env, "example"); code != 0 {
		t.Fatal(stderr)
	}
	if code, stdout, stderr := kneewise(t, env, "week", "--data", named); code != 0 || strings.Contains(stdout, "Squat") {
		t.Errorf("--data does not win over KNEEWISE_DATA: %s%s", stdout, stderr)
	}
	if code, stdout, stderr := kneewise(t, env, "week"); code != 0 || !strings.Contains(stdout, "Squat") {
		t.Errorf("KNEEWISE_DATA is not read: %s%s", stdout, stderr)
	}
	if code, _, stderr := kneewise(t, []string{"HOME=", "LOCALAPPDATA="}, "week"); code != 2 || !strings.Contains(stderr, "Please name a folder with --data DIR") {
		t.Errorf("without a home: %d, %q", code, stderr)
	}
	for _, name := range []string{store.FileName, "kneewise.log"} {
		info, err := os.Stat(filepath.Join(inEnv, name))
		if err != nil || os.PathSeparator == '/' && info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
}

func TestBadDataIsRefusedAndStays(t *testing.T) {
	example := func(folder string) {
		if code, _, stderr := kneewise(t, nil, "example", "--data", folder); code != 0 {
			t.Fatal(stderr)
		}
	}
	tests := map[string]struct {
		make func(folder, file string)
		want string
	}{
		"not a database": {
			func(_, file string) {
				if err := os.WriteFile(file, bytes.Repeat([]byte("not a database"), 1000), 0o600); err != nil {
					t.Fatal(err)
				}
			},
			"is not a Kneewise database and stays as it is",
		},
		"newer": {
			func(folder, file string) {
				example(folder)
				db, err := sql.Open("sqlite", file)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := db.Exec("INSERT INTO migrations VALUES ('9999-later')"); err != nil {
					t.Fatal(err)
				}
				if err := db.Close(); err != nil {
					t.Fatal(err)
				}
			},
			"was written by a newer Kneewise and stays as it is",
		},
		"damaged": {
			func(folder, file string) {
				example(folder)
				f, err := os.OpenFile(file, os.O_RDWR, 0)
				if err != nil {
					t.Fatal(err)
				}
				defer f.Close()
				if _, err := f.WriteAt(bytes.Repeat([]byte("x"), 4*4096), 5*4096); err != nil {
					t.Fatal(err)
				}
			},
			"is damaged and stays as it is",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			file := filepath.Join(folder, store.FileName)
			test.make(folder, file)
			before, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, command := range []string{"week", "example", "arrange --apply"} {
				code, stdout, stderr := kneewise(t, nil, append(strings.Fields(command), "--data", folder)...)
				if code != 2 || stdout != "" || !strings.HasPrefix(stderr, "kneewise: "+file+" "+test.want) {
					t.Errorf("%s: %d, %q, %q", command, code, stdout, stderr)
				}
			}
			if after, err := os.ReadFile(file); err != nil || !bytes.Equal(before, after) {
				t.Errorf("the file changed: %v", err)
			}
			if log, err := os.ReadFile(filepath.Join(folder, "kneewise.log")); err != nil || !strings.Contains(string(log), "level=ERROR") {
				t.Errorf("log %q, %v", log, err)
			}
		})
	}
	t.Run("a file for a folder", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(file, []byte("mine"), 0o600); err != nil {
			t.Fatal(err)
		}
		code, stdout, stderr := kneewise(t, nil, "week", "--data", file)
		if code != 2 || stdout != "" || !strings.HasPrefix(stderr, "kneewise: "+file+" cannot be used: ") {
			t.Errorf("%d, %q, %q", code, stdout, stderr)
		}
	})
}

func TestExplain(t *testing.T) {
	words, err := format.New("en")
	if err != nil {
		t.Fatal(err)
	}
	p := &program{words: words, log: slog.New(slog.DiscardHandler)}
	file := filepath.Join("folder", store.FileName)
	for want, err := range map[string]error{
		file + " is in use by another program. ":                               store.ErrLocked,
		"Kneewise already has a window for " + file:                            store.ErrAlreadyOpen,
		file + " cannot be used: open: disk is full. ":                         errors.New("disk is full"),
		"/a/b cannot be used: " + fs.ErrPermission.Error() + ". --data DIR or": &fs.PathError{Op: "mkdir", Path: "/a/b", Err: fs.ErrPermission},
	} {
		if got := p.explain("folder", fmt.Errorf("open: %w", err)); !strings.Contains(got+" ", want) || strings.Contains(got, "!") {
			t.Errorf("%v: %q, want %q in it", err, got, want)
		}
	}
}

func TestLogIsBounded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kneewise.log")
	write := func(size int) {
		f, err := openBounded(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(make([]byte, size)); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	size := func(path string) int64 {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	write(maxLog)
	write(1)
	if got := size(path); got != maxLog+1 {
		t.Errorf("appended: %d bytes", got)
	}
	write(10)
	if log, aside := size(path), size(path+".1"); log != 10 || aside != maxLog+1 {
		t.Errorf("begun anew: %d bytes, %d aside", log, aside)
	}
}

func TestLocalZoneHasAName(t *testing.T) {
	for tz, want := range map[string]string{
		"Europe/Berlin":                  "Europe/Berlin",
		":Asia/Kolkata":                  "Asia/Kolkata",
		"/usr/share/zoneinfo/Asia/Tokyo": "Asia/Tokyo",
		"UTC":                            "UTC",
	} {
		t.Setenv("TZ", tz)
		if got := localZone().String(); got != want {
			t.Errorf("TZ=%s: %s, want %s", tz, got, want)
		}
	}
	for _, tz := range []string{"", "Local", "nowhere", "CET-1CEST"} {
		t.Setenv("TZ", tz)
		if got := localZone().String(); got == "Local" || got == "" {
			t.Errorf("TZ=%s: %q", tz, got)
		}
	}
}

// TestBackUpAndRestore by the commands, with the plan from before kept; what cannot
// be restored is refused in words, and the plan stays.
func TestBackUpAndRestore(t *testing.T) {
	folder, elsewhere := t.TempDir(), t.TempDir()
	file := filepath.Join(folder, store.FileName)
	run := func(args ...string) string {
		t.Helper()
		code, stdout, stderr := kneewise(t, nil, append(args, "--data", folder)...)
		if code != 0 {
			t.Fatalf("%v: %d, %s", args, code, stderr)
		}
		return stdout
	}
	run("example")
	backup := filepath.Join(elsewhere, "mine.db")
	if said := run("backup", "-o", backup); !strings.HasPrefix(said, backup+" holds ") || !strings.Contains(said, " sessions, ") || !strings.Contains(said, "last changed on") {
		t.Errorf("backup says %q", said)
	}
	var made struct {
		File, Replaced string
		Sessions       int
	}
	if err := json.Unmarshal([]byte(run("backup", "--json", "-o", elsewhere)), &made); err != nil || filepath.Dir(made.File) != elsewhere || made.Sessions == 0 {
		t.Errorf("backup into a folder: %+v, %v", made, err)
	}
	refused := func(want string, args ...string) {
		t.Helper()
		before, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		code, stdout, stderr := kneewise(t, nil, append(args, "--data", folder)...)
		if code != 2 || stdout != "" || !strings.Contains(stderr, want) {
			t.Errorf("%v: %d, %q %q, want %q", args, code, stdout, stderr, want)
		}
		if after, err := os.ReadFile(file); err != nil || !bytes.Equal(before, after) {
			t.Errorf("%v changed the plan, %v", args, err)
		}
	}
	refused("is there already and stays as it is", "backup", "-o", backup)
	refused("cannot be used: no such file or directory. Nothing was changed", "backup", "-o", filepath.Join(elsewhere, "none", "b.db"))
	text := filepath.Join(elsewhere, "list.txt")
	if err := os.WriteFile(text, []byte("milk, bread"), 0o600); err != nil {
		t.Fatal(err)
	}
	refused("is no backup of Kneewise. Nothing was changed", "restore", text)
	refused("cannot be used: no such file", "restore", filepath.Join(elsewhere, "none.db"))
	unlock, err := store.LockWindow(folder)
	if err != nil {
		t.Fatal(err)
	}
	refused("already has a window", "restore", backup)
	unlock()

	other := t.TempDir()
	if code, _, stderr := kneewise(t, nil, "week", "--data", other); code != 0 {
		t.Fatal(stderr)
	}
	if err := json.Unmarshal([]byte(run("restore", filepath.Join(other, store.FileName), "--json")), &made); err != nil || made.Sessions != 0 || made.Replaced == "" {
		t.Errorf("restoring an empty plan: %+v, %v", made, err)
	}
	if said := run("restore", backup); !strings.Contains(said, "The plan from before is kept: "+filepath.Join(folder, "backups", "replaced-")) {
		t.Errorf("restore says %q", said)
	}
	if said := run("week"); !strings.Contains(said, "Squat") {
		t.Errorf("the restored week is %s", said)
	}
}
