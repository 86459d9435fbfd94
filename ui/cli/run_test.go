package cli_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/assets"
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/model/store"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/cli"
	"github.com/kneewise/kneewise/ui/format"
)

// terminal runs command lines over a real data folder.
type terminal struct {
	t      *testing.T
	folder string
	now    time.Time // Wednesday 10 June 2026, if not changed
	env    cli.Env
	stdout bytes.Buffer
	stderr bytes.Buffer
	opened int
	ids    int
}

func newTerminal(t *testing.T) *terminal {
	t.Helper()
	words, err := format.New("en")
	if err != nil {
		t.Fatal(err)
	}
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{t: t, folder: t.TempDir(), now: time.Date(2026, 6, 10, 12, 0, 0, 0, london)}
	term.env = cli.Env{
		Stdin: strings.NewReader(""), Stdout: &term.stdout, Stderr: &term.stderr,
		Words: words, Version: "1.2.3", NewID: term.newID,
		Open:    term.open,
		Explain: func(folder string, err error) string { return fmt.Sprintf("[%s] %v", folder, err) },
		Window:  func(string) int { t.Error("a window was opened"); return 9 },
	}
	return term
}

func (term *terminal) newID() model.ID {
	term.ids++
	return model.ID(fmt.Sprintf("id-%04d", term.ids))
}

// open opens the folder of the test, whatever the command line names.
func (term *terminal) open(string) (*planner.Planner, error) {
	term.opened++
	db, err := store.Open(term.folder)
	if err != nil {
		return nil, err
	}
	term.t.Cleanup(func() { db.Close() })
	lib, err := model.DecodeLibrary(assets.Activities, assets.Exercises, assets.Templates)
	if err != nil {
		return nil, err
	}
	return planner.New(db, lib, func() time.Time { return term.now }, term.newID), nil
}

// run follows a command line and wants this exit code.
func (term *terminal) run(wantCode int, args ...string) string {
	term.t.Helper()
	term.stdout.Reset()
	term.stderr.Reset()
	if code := cli.Run(term.env, args); code != wantCode {
		term.t.Fatalf("kneewise %s: exit code %d, want %d\n%s%s", strings.Join(args, " "), code, wantCode, &term.stdout, &term.stderr)
	}
	for _, printed := range []string{term.stdout.String(), term.stderr.String()} {
		if !strings.HasPrefix(printed, "%PDF") && strings.Contains(printed, "!") {
			term.t.Errorf("kneewise %s: a word is missing:\n%s", strings.Join(args, " "), printed)
		}
	}
	return term.stdout.String()
}

// refused follows a command line that cannot be followed: exit code 2, nothing
// on standard output, and these words on standard error.
func (term *terminal) refused(words string, args ...string) {
	term.t.Helper()
	if out := term.run(2, args...); out != "" {
		term.t.Errorf("kneewise %s printed %q", strings.Join(args, " "), out)
	}
	if got := term.stderr.String(); !strings.HasPrefix(got, "kneewise: ") || !strings.Contains(got, words) {
		term.t.Errorf("kneewise %s said %q, want %q in it", strings.Join(args, " "), got, words)
	}
}

// write changes the data as nothing but the store would allow.
func (term *terminal) write(fn func(model.Writer) error) {
	term.t.Helper()
	db, err := store.Open(term.folder)
	if err != nil {
		term.t.Fatal(err)
	}
	defer db.Close()
	if err := db.Update(fn); err != nil {
		term.t.Fatal(err)
	}
}

// add puts a session of an hour at 18:00 on a day.
func (term *terminal) add(id model.ID, kind model.Kind, day civil.Date) {
	term.t.Helper()
	s := model.Session{
		ID: id, Kind: kind, Title: "Session " + string(id), Date: day, Original: day, Status: model.Planned,
		Start: model.At(day, 18*model.Hour, "Europe/London"), Zone: "Europe/London", Plan: model.Effort{Duration: 45 * model.Minute},
	}
	term.write(func(w model.Writer) error { return w.SaveSession(s) })
}

func (term *terminal) revision() (revision int64) {
	term.t.Helper()
	db, err := store.Open(term.folder)
	if err != nil {
		term.t.Fatal(err)
	}
	defer db.Close()
	err = db.View(func(r model.Reader) (err error) {
		revision, err = r.Revision()
		return err
	})
	if err != nil {
		term.t.Fatal(err)
	}
	return revision
}

func june(day int) civil.Date { return civil.Date{Year: 2026, Month: 6, Day: day} }

func TestWrongUseTouchesNothing(t *testing.T) {
	term := newTerminal(t)
	term.folder = filepath.Join(term.folder, "none")
	for line, words := range map[string]string{
		"wek":                                   "There is no command wek; there are week, check, arrange, plan, print, backup, restore, example.",
		"--json":                                "There is no flag --json.",
		"week --jsn":                            "week has no flag --jsn.",
		"week -json":                            "week has no flag -json.",
		"week --version":                        "week has no flag --version.",
		"week tomorrow":                         "week does not know what to do with tomorrow.",
		"week -":                                "week does not know what to do with -.",
		"week --json=yes":                       "--json takes no value.",
		"week --date":                           "--date needs a value: --date DATE.",
		"week --date=":                          "--date needs a value",
		"week --data":                           "--data needs a value: --data DIR.",
		"--data":                                "--data needs a value",
		"week --date 2026-02-30":                "--date needs a day such as 2026-06-12",
		"week --date 10.06.2026":                "10.06.2026 is none",
		"check --from 1899-12-31":               "1900 to 2200",
		"check --to 2201-01-01":                 "1900 to 2200",
		"check --from 2026-06-11 --to next":     "--to needs a day",
		"example --years 51":                    "--years needs a whole number from 1 to 50; 51 is none.",
		"arrange --problem - --apply":           "--problem goes with --json only",
		"arrange --problem x --week 2026-06-10": "--problem goes with --json only",
		"print":                                 "Say where to: -o FILE",
		"print --paper A5 -o x.pdf":             "--paper is A4 or Letter, not A5.",
		"backup somewhere":                      "backup does not know what to do with somewhere.",
		"backup -o -":                           "A backup is a file: give its name with -o FILE.",
		"restore":                               "Say which backup: kneewise restore FILE.",
		"restore one two":                       "restore does not know what to do with two.",
		"restore -":                             "restore does not know what to do with -.",
	} {
		term.refused(words, strings.Fields(line)...)
		if !strings.Contains(term.stderr.String(), "\nMore: kneewise") {
			t.Errorf("%s: no hint in %q", line, &term.stderr)
		}
	}
	if _, err := os.Stat(term.folder); term.opened != 0 || err == nil {
		t.Errorf("the plan was opened %d times, folder: %v", term.opened, err)
	}
}

func TestHelpTouchesNothing(t *testing.T) {
	term := newTerminal(t)
	overview := term.run(0, "--help")
	for _, name := range []string{"week", "check", "arrange", "print", "backup", "restore", "example"} {
		if !strings.Contains(overview, "  kneewise "+name+" ") {
			t.Errorf("%s is not in the overview:\n%s", name, overview)
		}
		help := term.run(0, name, "--help")
		usage := "kneewise " + name + " [FLAG...]\n"
		if name == "restore" {
			usage = "kneewise restore FILE [FLAG...]\n"
		}
		if !strings.HasPrefix(help, usage) || help != term.run(0, name, "-h") || help != term.run(0, "--help", name) {
			t.Errorf("help of %s:\n%s", name, help)
		}
	}
	if got := term.run(0, "--version"); got != "kneewise 1.2.3\n" {
		t.Errorf("version %q", got)
	}
	if term.opened != 0 {
		t.Error("the plan was opened")
	}
}

// TestDocsKnowEveryFlag holds docs/commands.md against the commands' own help.
func TestDocsKnowEveryFlag(t *testing.T) {
	docs, err := os.ReadFile(filepath.Join("..", "..", "docs", "commands.md"))
	if err != nil {
		t.Fatal(err)
	}
	term := newTerminal(t)
	for _, name := range []string{"week", "check", "arrange", "print", "backup", "restore", "example"} {
		_, section, found := strings.Cut(string(docs), "\n## kneewise "+name+"\n")
		if !found {
			t.Errorf("no section on %s", name)
		}
		section, _, _ = strings.Cut(section, "\n## ")
		for _, line := range strings.Split(term.run(0, name, "--help"), "\n") {
			flag, _, _ := strings.Cut(strings.TrimSpace(line), "  ")
			if strings.HasPrefix(flag, "-") && flag != "--data DIR" && flag != "--help" && !strings.Contains(section, "`"+flag+"`") {
				t.Errorf("the section on %s does not know %s", name, flag)
			}
		}
	}
}

func TestWithoutCommandThereIsTheWindow(t *testing.T) {
	term := newTerminal(t)
	var folder string
	term.env.Window = func(named string) int { folder = named; return 7 }
	term.run(7)
	term.run(7, "--data", "somewhere")
	if folder != "somewhere" {
		t.Errorf("folder %q", folder)
	}
}

func TestDataFolderIsNamedBeforeOrAfterTheCommand(t *testing.T) {
	term := newTerminal(t)
	var folders []string
	open := term.env.Open
	term.env.Open = func(folder string) (*planner.Planner, error) {
		folders = append(folders, folder)
		return open(folder)
	}
	term.run(0, "--data", "one", "week")
	term.run(0, "week", "--data=two")
	term.run(0, "week")
	if got := strings.Join(folders, ","); got != "one,two," {
		t.Errorf("folders %s", got)
	}
}

func TestUnreadablePlanIsExplained(t *testing.T) {
	term := newTerminal(t)
	file := filepath.Join(term.folder, store.FileName)
	if err := os.WriteFile(file, []byte("no database, but long enough to be taken for one by its first page"), 0o600); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"week", "check --json", "arrange", "arrange --apply", "print -o x.pdf", "example"} {
		term.refused("[here] open "+file, append(strings.Fields(line), "--data", "here")...)
	}
	if after, err := os.ReadFile(file); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file changed: %v", err)
	}
	if _, err := os.Stat("x.pdf"); err == nil {
		t.Error("a PDF was written")
	}
}

// full is an output on a full disk.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestOutputThatCannotBeWritten(t *testing.T) {
	for _, line := range []string{"week", "week --json", "--help", "check", "print -o -"} {
		term := newTerminal(t)
		term.env.Stdout = full{}
		term.refused("The answer could not be written: no space left on device.", strings.Fields(line)...)
	}
}

func TestEmptyPlan(t *testing.T) {
	term := newTerminal(t)
	for _, line := range []string{"week", "week --json", "check", "check --json", "arrange", "print -o -"} {
		if term.run(0, strings.Fields(line)...) == "" {
			t.Errorf("%s says nothing", line)
		}
	}
}
