package ui

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/model/store"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/uitest"
)

// realFile is the file of the plan of a test, as main.go has it.
type realFile struct {
	p    *program
	plan *uitest.Plan
}

func (f *realFile) Folder() string                           { return f.p.folder }
func (f *realFile) Copies() ([]string, error)                { return store.Copies(f.p.folder) }
func (f *realFile) Look(path string) (model.Contents, error) { return store.Look(path) }
func (f *realFile) Explain(err error) string                 { return "Explained: " + err.Error() }

func (f *realFile) Facts() (model.FileFacts, error) { return f.plan.DB.Facts() }

func (f *realFile) BackUp(path string) (model.Contents, error) {
	if err := f.plan.DB.BackUp(path); err != nil {
		return model.Contents{}, err
	}
	return store.Look(path)
}

func (f *realFile) KeepDaily() error {
	_, err := f.plan.DB.KeepDaily(civil.DateOf(f.p.now()))
	return err
}

func (f *realFile) Restore(path string) (*planner.Planner, string, error) {
	f.plan.Must(f.plan.DB.Close())
	kept, err := store.Restore(f.p.folder, path)
	f.plan = uitest.OpenPlan(f.p.t, f.p.folder, f.p.now, uitest.NewIDs("later"))
	return f.plan.Planner, kept, err
}

// withFile opens the window with the file of its plan.
func withFile(t *testing.T) (*program, *realFile) {
	t.Helper()
	p := open(t)
	f := &realFile{p, p.file}
	p.options.File = f
	p.app.Preferences().SetString(folderKey, t.TempDir())
	return p, f
}

// backedUp makes a backup by the window, and then adds a session.
func (p *program) backedUp() (backup string) {
	p.t.Helper()
	p.showSettings("settings.data")
	uitest.Tap(p.t, p.canvas(), "Back up…")
	backup = filepath.Join(uitest.Entry(p.t, p.canvas(), "Folder"), uitest.Entry(p.t, p.canvas(), "File name"))
	uitest.Tap(p.t, p.canvas(), "Save")
	if p.asks() {
		p.t.Fatalf("the backup was not made: %v", uitest.Sentences(p.canvas()))
	}
	_, err := p.plan.Apply(planner.Add{Index: planner.AtEnd, Session: model.Session{
		Kind: model.Mobility, Title: "After the backup", Status: model.Planned, Date: today, Original: today,
		Plan: model.Effort{Duration: 10 * model.Minute, RPE: 2},
	}}, "")
	p.must(err)
	return backup
}

func (p *program) has(title string) bool {
	p.t.Helper()
	view, err := p.plan.Week(today)
	p.must(err)
	for _, s := range view.Days[2].Sessions {
		if s.Title == title {
			return true
		}
	}
	return false
}

// TestBackUpAndRestore in the window: what is in the backup is said before it takes
// the place of the plan, which is kept; then the window shows the other one.
func TestBackUpAndRestore(t *testing.T) {
	p, _ := withFile(t)
	backup := p.backedUp()
	if filepath.Base(backup) != "kneewise-2026-06-10-1100.db" {
		t.Errorf("the backup is called %s", filepath.Base(backup))
	}
	uitest.Tap(t, p.canvas(), "Restore…")
	uitest.Write(t, p.canvas(), "Backup", backup)
	uitest.Press(p.canvas(), fyne.KeyReturn)
	if got := uitest.Heading(t, p.canvas()); got != "Restore kneewise-2026-06-10-1100.db?" {
		t.Fatalf("asks %q", got)
	}
	if got := strings.Join(uitest.Sentences(p.canvas()), " "); !strings.Contains(got, " sessions, ") || !strings.Contains(got, "last changed on") {
		t.Errorf("says %q", got)
	}
	uitest.Press(p.canvas(), fyne.KeyReturn) // the careful answer
	if !p.has("After the backup") {
		t.Fatal("restored without a yes")
	}
	uitest.Press(p.canvas(), fyne.KeyReturn)
	uitest.Tap(t, p.canvas(), "Restore")
	said := strings.Join(uitest.Sentences(p.canvas()), " ")
	if got := uitest.Heading(t, p.canvas()); got != "The backup is your plan now" || !strings.Contains(said, filepath.Join(p.folder, "backups", "replaced-")) {
		t.Errorf("says %q, %q", got, said)
	}
	uitest.Press(p.canvas(), fyne.KeyEscape)
	if p.has("After the backup") || p.shown == nil || p.asks() {
		t.Error("the window does not show the restored plan")
	}
	_, err := p.plan.Apply(planner.Delete{Sessions: []model.ID{p.session("Press & row").ID}}, "")
	p.must(err)
	p.undo()
	if p.failures() > 0 {
		t.Errorf("%d failures, the first: %v", p.failures(), <-p.logged)
	}

	kept, err := store.Copies(p.folder)
	p.must(err)
	p.chooseBackup()
	uitest.Pick(t, p.canvas(), "Or one that Kneewise has kept", filepath.Base(kept[0]))
	uitest.Tap(t, p.canvas(), "See what is in it")
	uitest.Tap(t, p.canvas(), "Restore")
	uitest.Press(p.canvas(), fyne.KeyEscape)
	if !p.has("After the backup") {
		t.Error("the plan from before does not come back")
	}
}

// TestWhatCannotBeRestored is refused in the dialog with what was typed, and every
// byte of the person's files is what it was.
func TestWhatCannotBeRestored(t *testing.T) {
	p, _ := withFile(t)
	before := bytesOf(t, p.folder)
	text := filepath.Join(t.TempDir(), "list.db")
	p.must(os.WriteFile(text, []byte("milk, bread"), 0o600))
	p.chooseBackup()
	for typed, want := range map[string]string{
		"": "Which file?", text: "not a Kneewise database", filepath.Join(p.folder, "none.db"): "no such file", p.folder: "invalid argument",
	} {
		uitest.Write(t, p.canvas(), "Backup", typed)
		uitest.Tap(t, p.canvas(), "See what is in it")
		said := strings.Join(uitest.Sentences(p.canvas()), " ") + uitest.Wrong(t, p.canvas(), "Backup")
		if uitest.Heading(t, p.canvas()) != "Restore a backup" || !strings.Contains(said, want) || uitest.Entry(t, p.canvas(), "Backup") != typed {
			t.Errorf("%q: says %q, want %q", typed, said, want)
		}
	}
	uitest.Press(p.canvas(), fyne.KeyEscape)
	if p.asks() || !maps.Equal(before, bytesOf(t, p.folder)) {
		t.Error("a refused file has changed the person's files")
	}
}

// A file that is spoilt between the look and the yes is refused, and the window goes
// on with the plan there was.
func TestRestoreThatFailsLate(t *testing.T) {
	p, _ := withFile(t)
	backup := p.backedUp()
	p.chooseBackup()
	uitest.Write(t, p.canvas(), "Backup", backup)
	uitest.Tap(t, p.canvas(), "See what is in it")
	p.must(os.WriteFile(backup, []byte("spoilt"), 0o600))
	uitest.Tap(t, p.canvas(), "Restore")
	if said := strings.Join(uitest.Sentences(p.canvas()), " "); !strings.Contains(said, "Explained: ") {
		t.Errorf("says %q", said)
	}
	uitest.Press(p.canvas(), fyne.KeyEscape)
	if !p.has("After the backup") || p.asks() {
		t.Error("the plan there was is not shown")
	}
	p.undo()
	if p.has("After the backup") {
		t.Error("it cannot be changed any more")
	}
}

// TestBackUpReplacesNoFile: one that is there stays, and another name is asked for.
func TestBackUpReplacesNoFile(t *testing.T) {
	p, _ := withFile(t)
	backup := p.backedUp()
	before, err := os.ReadFile(backup)
	p.must(err)
	p.backUp()
	for range 2 {
		uitest.Tap(t, p.canvas(), "Save")
		if got := uitest.Wrong(t, p.canvas(), "File name"); got != "There is a file of this name. Please choose another." {
			t.Errorf("says %q", got)
		}
	}
	if after, err := os.ReadFile(backup); err != nil || string(after) != string(before) {
		t.Errorf("the backup was changed, %v", err)
	}
	uitest.Write(t, p.canvas(), "File name", "second")
	uitest.Tap(t, p.canvas(), "Save")
	if _, err := os.Stat(filepath.Join(filepath.Dir(backup), "second.db")); err != nil {
		t.Error(err)
	}
}

// TestNoRestoreUnderATimer nor within an example.
func TestNoRestoreUnderATimer(t *testing.T) {
	p, _ := withFile(t)
	p.withExample(func() {})
	p.startIce()
	p.chooseBackup()
	if said := strings.Join(uitest.Sentences(p.canvas()), " "); !strings.Contains(said, "A timer is running") || len(uitest.All[*kit.Entry](uitest.Top(p.canvas()))) > 0 {
		t.Errorf("says %q", said)
	}
}

// TestExampleHasNoFile to copy or to restore.
func TestExampleHasNoFile(t *testing.T) {
	p, _ := withFile(t)
	p.withExample(func() {})
	p.lookAround()
	p.showSettings("settings.data")
	if rows := uitest.All[*kit.Setting](p.settings); len(rows) != 2 || p.hasFile() {
		t.Errorf("%d settings of the data", len(rows))
	}
}

// TestDailyCopy is made when the window opens and once a day.
func TestDailyCopy(t *testing.T) {
	p, _ := withFile(t)
	for range 2 {
		p.keepDaily()
	}
	copies, err := store.Copies(p.folder)
	if err != nil || len(copies) != 1 || filepath.Base(copies[0]) != "daily-2026-06-10.db" {
		t.Errorf("copies are %v, %v", copies, err)
	}
	if p.failures() > 0 {
		t.Error(<-p.logged)
	}
	if _, err := store.Look(filepath.Join(p.folder, "backups", "daily-2026-06-11.db")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a copy of tomorrow: %v", err)
	}
}
