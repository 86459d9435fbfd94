package ui

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
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

func (f *realFile) Folder() string            { return f.p.folder }
func (f *realFile) Copies() ([]string, error) { return store.Copies(f.p.folder) }
func (f *realFile) Explain(err error) string  { return "Explained: " + err.Error() }

func (f *realFile) Look(ctx context.Context, path string) (model.Contents, error) {
	return store.Look(ctx, path)
}

func (f *realFile) Facts() (model.FileFacts, error) { return f.plan.DB.Facts() }

func (f *realFile) BackUp(ctx context.Context, path string) (model.Contents, error) {
	return f.plan.DB.BackUp(ctx, path)
}

func (f *realFile) KeepDaily(ctx context.Context) error {
	_, err := f.plan.DB.KeepDaily(ctx, civil.DateOf(f.p.now()))
	return err
}

func (f *realFile) Fetch(ctx context.Context, path string) (Fetched, error) {
	fetched, err := store.Fetch(ctx, f.p.folder, path)
	return &realFetched{fetched, f}, err
}

// realFetched is a plan that is ready, as main.go has it.
type realFetched struct {
	*store.Fetched
	file *realFile
}

func (r *realFetched) Replace() (*planner.Planner, string, error) {
	f := r.file
	f.plan.Must(f.plan.DB.Close())
	kept, err := r.Fetched.Replace()
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
	if got := uitest.Heading(t, p.canvas()); got != "The backup is your plan now" || !strings.Contains(said, "in the folder backups: replaced-") {
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

// A file that is spoilt between the look and the yes is refused where that was
// said, and the window goes on with the plan there was.
func TestRestoreThatFailsLate(t *testing.T) {
	p, _ := withFile(t)
	backup := p.backedUp()
	p.chooseBackup()
	uitest.Write(t, p.canvas(), "Backup", backup)
	uitest.Tap(t, p.canvas(), "See what is in it")
	p.must(os.WriteFile(backup, []byte("spoilt"), 0o600))
	uitest.Tap(t, p.canvas(), "Restore")
	p.refused("Restore kneewise-2026-06-10-1100.db?", "not a Kneewise database")
}

// While another program has the plan open it is not replaced, and the window goes on
// with it.
func TestRestoreUnderAnotherProgram(t *testing.T) {
	p, _ := withFile(t)
	backup := p.backedUp()
	other, err := store.Open(p.folder)
	p.must(err)
	defer other.Close()
	p.chooseBackup()
	uitest.Write(t, p.canvas(), "Backup", backup)
	uitest.Tap(t, p.canvas(), "See what is in it")
	uitest.Tap(t, p.canvas(), "Restore")
	p.refused(p.words.Say("error.heading"), "another program keeps the database locked")
}

// refused is whether a restore came to nothing: it is said why, and the plan of
// before is there and can be changed.
func (p *program) refused(heading, why string) {
	p.t.Helper()
	said := strings.Join(uitest.Sentences(p.canvas()), " ")
	if got := uitest.Heading(p.t, p.canvas()); got != heading || !strings.Contains(said, "Explained: ") || !strings.Contains(said, why) {
		p.t.Errorf("says %q, %q; want %q, %q", got, said, heading, why)
	}
	for p.asks() {
		uitest.Press(p.canvas(), fyne.KeyEscape)
	}
	if !p.has("After the backup") {
		p.t.Error("the plan there was is not shown")
	}
	p.undo()
	if p.has("After the backup") {
		p.t.Error("it cannot be changed any more")
	}
}

// queue is what runs beside the window, one piece of work when next is called.
type queue struct{ waiting []func() }

// queued has the window's work wait for the test.
func (p *program) queued() *queue {
	q := &queue{}
	p.task.Run = func(work func(context.Context) error, done func(error)) func() {
		ctx, cancel := context.WithCancel(p.t.Context())
		q.waiting = append(q.waiting, func() { done(work(ctx)) })
		return cancel
	}
	return q
}

// next does what came first.
func (q *queue) next() {
	first := q.waiting[0]
	q.waiting = q.waiting[1:]
	first()
}

// beside is what the dialog says of what goes on.
func (p *program) beside(words string) bool {
	p.t.Helper()
	return slices.Contains(uitest.Texts(uitest.Top(p.canvas())), words)
}

// TestRestoreBesideTheWindow: what goes on is said and starts once only; it can be
// stopped while the plan is fetched, and not while it is put in its place.
func TestRestoreBesideTheWindow(t *testing.T) {
	p, f := withFile(t)
	backup := p.backedUp()
	q := p.queued()
	p.chooseBackup()
	uitest.Write(t, p.canvas(), "Backup", backup)
	uitest.Tap(t, p.canvas(), "See what is in it")
	uitest.Press(p.canvas(), fyne.KeyReturn)
	if len(q.waiting) != 1 || !p.beside("Reading the file…") {
		t.Fatalf("%d looks, %q", len(q.waiting), uitest.Texts(uitest.Top(p.canvas())))
	}
	q.next()
	uitest.Tap(t, p.canvas(), "Restore")
	uitest.Press(p.canvas(), fyne.KeyReturn) // not twice
	if len(q.waiting) != 1 || !p.beside("Copying and checking…") {
		t.Fatalf("%d pieces of work, %q", len(q.waiting), uitest.Texts(uitest.Top(p.canvas())))
	}
	uitest.Press(p.canvas(), fyne.KeyEscape)
	q.next()
	if got := uitest.Heading(t, p.canvas()); got != "Restore a backup" || !p.has("After the backup") || f.plan != p.file {
		t.Fatalf("after Escape %q is open, or it was restored", got)
	}
	if left, err := filepath.Glob(filepath.Join(p.folder, ".kneewise-*")); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}

	uitest.Tap(t, p.canvas(), "See what is in it")
	q.next()
	uitest.Tap(t, p.canvas(), "Restore")
	q.next()
	if len(q.waiting) != 1 || !p.beside("Changing over…") {
		t.Fatalf("%d pieces of work, %q", len(q.waiting), uitest.Texts(uitest.Top(p.canvas())))
	}
	uitest.Press(p.canvas(), fyne.KeyEscape, fyne.KeyReturn)
	uitest.Tap(t, p.canvas(), "Cancel")
	if !p.beside("Changing over…") || len(q.waiting) != 1 {
		t.Fatal("it can be stopped half-way")
	}
	q.next()
	if got := uitest.Heading(t, p.canvas()); got != "The backup is your plan now" {
		t.Fatalf("says %q", got)
	}
	uitest.Press(p.canvas(), fyne.KeyEscape)
	if p.has("After the backup") || p.asks() {
		t.Error("the restored plan is not shown")
	}
	if p.failures() > 0 {
		t.Errorf("%d failures, the first: %v", p.failures(), <-p.logged)
	}
}

// TestLookThatIsStopped asks nothing.
func TestLookThatIsStopped(t *testing.T) {
	p, _ := withFile(t)
	backup := p.backedUp()
	q := p.queued()
	p.chooseBackup()
	uitest.Write(t, p.canvas(), "Backup", backup)
	uitest.Tap(t, p.canvas(), "See what is in it")
	uitest.Press(p.canvas(), fyne.KeyEscape)
	q.next()
	if p.asks() || p.failures() > 0 {
		t.Error("a look that was stopped asks or complains")
	}
}

// TestBackUpBesideTheWindow says so, starts once, and leaves no file if it is stopped.
func TestBackUpBesideTheWindow(t *testing.T) {
	p, _ := withFile(t)
	q := p.queued()
	p.backUp()
	backup := filepath.Join(uitest.Entry(t, p.canvas(), "Folder"), uitest.Entry(t, p.canvas(), "File name"))
	for _, stop := range []bool{true, false} {
		uitest.Tap(t, p.canvas(), "Save")
		uitest.Press(p.canvas(), fyne.KeyReturn)
		if len(q.waiting) != 1 || !p.beside("Backing up…") {
			t.Fatalf("%d pieces of work, %q", len(q.waiting), uitest.Texts(uitest.Top(p.canvas())))
		}
		if stop {
			uitest.Press(p.canvas(), fyne.KeyEscape)
		}
		q.next()
		if _, err := os.Stat(backup); (err == nil) == stop || p.asks() {
			t.Errorf("stopped %t: %v, asks %t", stop, err, p.asks())
		}
		p.backUp()
	}
	if p.failures() > 0 {
		t.Error(<-p.logged)
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
	if _, err := store.Look(t.Context(), filepath.Join(p.folder, "backups", "daily-2026-06-11.db")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a copy of tomorrow: %v", err)
	}
}
