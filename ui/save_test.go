package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/ui/uitest"
)

// saving opens the dialog to save this week into an empty folder.
func saving(t *testing.T) (*program, string) {
	t.Helper()
	p, folder := open(t), t.TempDir()
	p.app.Preferences().SetString(folderKey, folder)
	p.print()
	uitest.Tap(t, p.canvas(), "Save…")
	if got := uitest.Entry(t, p.canvas(), "Folder"); got != folder {
		t.Fatalf("folder %q", got)
	}
	return p, folder
}

// names are those of the files in a folder.
func names(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return strings.Join(all, " ")
}

func isPDF(t *testing.T, path string) bool {
	t.Helper()
	data, err := os.ReadFile(path)
	return err == nil && bytes.HasPrefix(data, []byte("%PDF-"))
}

// says is what the preview says of a file that was saved.
func (p *program) says() string {
	for _, label := range uitest.Texts(uitest.Top(p.canvas())) {
		if strings.HasPrefix(label, "Saved ") {
			return label
		}
	}
	return ""
}

// isSaving says whether the dialog that asks for a name is open.
func (p *program) isSaving() bool {
	p.t.Helper()
	return uitest.Heading(p.t, p.canvas()) == "Save as PDF"
}

func TestSavingWritesThePDFAndSaysWhere(t *testing.T) {
	p, folder := saving(t)
	if got := uitest.Entry(t, p.canvas(), "File name"); got != "kneewise-week-2026-06-08.pdf" {
		t.Errorf("file name %q", got)
	}
	before := p.revision()
	uitest.Tap(t, p.canvas(), "Save")
	if p.isSaving() {
		t.Error("the dialog is still open")
	}
	if !isPDF(t, filepath.Join(folder, "kneewise-week-2026-06-08.pdf")) {
		t.Errorf("in the folder: %s", names(t, folder))
	}
	if p.says() != "Saved kneewise-week-2026-06-08.pdf" {
		t.Errorf("says %q", p.says())
	}
	if p.revision() != before {
		t.Error("the plan was changed")
	}
}

func TestSavingAddsTheExtension(t *testing.T) {
	for typed, want := range map[string]string{
		"my week": "my week.pdf", "week.PDF": "week.PDF", "12.5": "12.5.pdf", " spaced ": "spaced.pdf", "Übung & Knie": "Übung & Knie.pdf",
	} {
		p, folder := saving(t)
		uitest.Write(t, p.canvas(), "File name", typed)
		uitest.Press(p.canvas(), fyne.KeyReturn)
		if got := names(t, folder); got != want {
			t.Errorf("%q became %q, want %q", typed, got, want)
		}
	}
}

func TestSavingNamesTheFieldThatIsWrong(t *testing.T) {
	for _, c := range []struct{ field, text, says string }{
		{"Folder", "/no/such/folder", "There is no such folder."},
		{"Folder", "", "There is no such folder."},
		{"File name", "", "A file needs a name."},
		{"File name", "   ", "A file needs a name."},
		{"File name", "..", "A file needs a name."},
		{"File name", "a/b", "A file needs a name."},
		{"File name", "../week.pdf", "A file needs a name."},
	} {
		p, folder := saving(t)
		uitest.Write(t, p.canvas(), c.field, c.text)
		uitest.Tap(t, p.canvas(), "Save")
		if !p.isSaving() {
			t.Errorf("%s %q: the dialog is closed", c.field, c.text)
			continue
		}
		if got := uitest.Wrong(t, p.canvas(), c.field); got != c.says {
			t.Errorf("%s %q: says %q", c.field, c.text, got)
		}
		if got := uitest.Entry(t, p.canvas(), c.field); got != c.text {
			t.Errorf("%s: %q became %q", c.field, c.text, got)
		}
		if got := names(t, folder) + names(t, filepath.Dir(folder)); strings.Contains(got, ".pdf") {
			t.Errorf("%s %q: written %s", c.field, c.text, got)
		}
	}
}

func TestAFileIsNoFolder(t *testing.T) {
	p, folder := saving(t)
	file := filepath.Join(folder, "notes.txt")
	p.must(os.WriteFile(file, []byte("knees"), 0o600))
	uitest.Write(t, p.canvas(), "Folder", file)
	uitest.Tap(t, p.canvas(), "Save")
	if got := uitest.Wrong(t, p.canvas(), "Folder"); got != "There is no such folder." {
		t.Errorf("says %q", got)
	}
}

func TestReplacingAFileIsAskedOnce(t *testing.T) {
	p, folder := saving(t)
	old := filepath.Join(folder, "week.pdf")
	p.must(os.WriteFile(old, []byte("an old page"), 0o600))
	uitest.Write(t, p.canvas(), "File name", "week")
	uitest.Tap(t, p.canvas(), "Save")
	if got := uitest.Wrong(t, p.canvas(), "File name"); got != "There is a file of this name. Save again to replace it." {
		t.Fatalf("says %q", got)
	}
	if isPDF(t, old) {
		t.Fatal("it is replaced already")
	}
	uitest.Tap(t, p.canvas(), "Save")
	if p.isSaving() || !isPDF(t, old) {
		t.Error("it is not replaced")
	}
}

// TestAnotherNameIsAskedAnew takes back the question for the name before.
func TestAnotherNameIsAskedAnew(t *testing.T) {
	p, folder := saving(t)
	for _, name := range []string{"a.pdf", "b.pdf"} {
		p.must(os.WriteFile(filepath.Join(folder, name), []byte("an old page"), 0o600))
	}
	for _, name := range []string{"a.pdf", "b.pdf", "a.pdf"} {
		uitest.Write(t, p.canvas(), "File name", name)
		uitest.Tap(t, p.canvas(), "Save")
		if isPDF(t, filepath.Join(folder, name)) {
			t.Fatalf("%s is replaced without a question", name)
		}
	}
	uitest.Write(t, p.canvas(), "File name", "c.pdf")
	uitest.Tap(t, p.canvas(), "Save")
	if p.isSaving() || !isPDF(t, filepath.Join(folder, "c.pdf")) {
		t.Error("c.pdf is not written")
	}
}

// TestAFailedWriteLeavesNothing tries to replace a folder.
func TestAFailedWriteLeavesNothing(t *testing.T) {
	p, folder := saving(t)
	p.must(os.MkdirAll(filepath.Join(folder, "week.pdf", "inside"), 0o700))
	uitest.Write(t, p.canvas(), "File name", "week.pdf")
	uitest.Tap(t, p.canvas(), "Save")
	uitest.Tap(t, p.canvas(), "Save")
	if !p.isSaving() {
		t.Fatal("the dialog is closed")
	}
	said := strings.Join(uitest.Sentences(p.canvas()), "\n")
	if !strings.Contains(said, "The file could not be written:") || strings.Contains(said, folder) {
		t.Errorf("says %q", said)
	}
	if p.failures() == 0 {
		t.Error("nothing was logged")
	}
	if got := names(t, folder); got != "week.pdf" {
		t.Errorf("in the folder: %s", got)
	}
	if p.says() != "" {
		t.Errorf("says %q", p.says())
	}
}

func TestTheFolderIsRemembered(t *testing.T) {
	p, folder := saving(t)
	other := t.TempDir()
	uitest.Write(t, p.canvas(), "Folder", other)
	uitest.Tap(t, p.canvas(), "Save")
	if names(t, folder) != "" || names(t, other) == "" {
		t.Errorf("written into %q and %q", names(t, folder), names(t, other))
	}
	uitest.Tap(t, p.canvas(), "Save…")
	if got := uitest.Entry(t, p.canvas(), "Folder"); got != other {
		t.Errorf("next folder %q", got)
	}
	uitest.Press(p.canvas(), fyne.KeyEscape)

	p.must(os.RemoveAll(other))
	home := t.TempDir()
	t.Setenv("HOME", home)
	uitest.Tap(t, p.canvas(), "Save…")
	if got := uitest.Entry(t, p.canvas(), "Folder"); got != home {
		t.Errorf("folder %q, though the last one is gone", got)
	}
	uitest.Write(t, p.canvas(), "Folder", "~")
	uitest.Tap(t, p.canvas(), "Save")
	if names(t, home) == "" {
		t.Error("a tilde is not the home folder")
	}
}

func TestTheTildeIsTheHomeFolder(t *testing.T) {
	t.Setenv("HOME", "/home/alex")
	for typed, want := range map[string]string{
		"~": "/home/alex", "~/plans": "/home/alex/plans", "~alex": "~alex", "/tmp/~": "/tmp/~", "": "",
	} {
		if got := expand(typed); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
}

func TestACancelledSaveWritesNothing(t *testing.T) {
	p, folder := saving(t)
	before := p.revision()
	uitest.Tap(t, p.canvas(), "Cancel")
	if names(t, folder) != "" || p.revision() != before {
		t.Error("something was written")
	}
	if got := uitest.Heading(t, p.canvas()); got != "Print" {
		t.Errorf("then %q is open", got)
	}
}

// TestAFileThatNothingOpensIsSaid presses Open after saving where there is no
// program for it.
func TestAFileThatNothingOpensIsSaid(t *testing.T) {
	p, _ := saving(t)
	t.Setenv("PATH", t.TempDir())
	uitest.Tap(t, p.canvas(), "Save")
	uitest.Tap(t, p.canvas(), "Open")
	select {
	case <-p.logged:
	case <-time.After(10 * time.Second):
		t.Fatal("nothing was logged")
	}
}
