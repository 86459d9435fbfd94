package ui

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/desktop"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/paper"
)

// folderKey is where the folder of the last saved file is remembered.
const folderKey = "save.folder"

var papers = []model.Paper{model.A4, model.Letter}

// saveDialog asks where the PDF goes. Fyne's own creates the file before there
// is anything to write, and adds no extension.
type saveDialog struct {
	window                 *Window
	dialog                 *kit.Dialog
	folder, name           *kit.Entry
	paper                  *kit.Segments
	folderField, nameField *kit.Field
	write                  func(io.Writer, model.Paper) error
	replacing              string // the path that a second Save replaces
}

// savePDF saves the week that is shown as a page to print.
func (w *Window) savePDF() {
	w.saveAs("kneewise-"+w.week.Week().First.String()+".pdf", w.words.Say("save.sentence"), w.writeWeek)
}

// saveDoctorList saves the page with what to tell a doctor.
func (w *Window) saveDoctorList() {
	today, err := w.plan.Today()
	if err != nil {
		w.fail(err)
		return
	}
	w.saveAs("kneewise-doctor-"+today.String()+".pdf", w.words.Say("save.doctor"), w.writeDoctor)
}

// saveAs asks where a PDF goes, on which paper, and writes it.
func (w *Window) saveAs(name, sentence string, write func(io.Writer, model.Paper) error) {
	say := w.words.Say
	profile, err := w.plan.Profile()
	if err != nil {
		w.fail(err)
		return
	}
	s := &saveDialog{window: w, write: write, folder: kit.NewEntry(""), name: kit.NewEntry("")}
	s.folder.SetText(w.lastFolder())
	s.folder.CursorColumn = len([]rune(s.folder.Text)) // the end of a path says more than its beginning
	s.name.SetText(name)
	var names []string
	chosen := 0
	for i, p := range papers {
		names = append(names, string(p))
		if p == profile.Paper {
			chosen = i
		}
	}
	s.paper = kit.NewSegments(names, chosen, nil)
	browse := kit.Plain(say("save.browse"), s.browse)
	s.folderField = kit.NewField(say("save.folder"), container.NewBorder(nil, nil, nil, browse, s.folder))
	s.nameField = kit.NewField(say("save.file"), s.name)
	s.dialog = &kit.Dialog{
		Heading: say("save.heading"), Sentence: sentence,
		Content: container.NewVBox(s.nameField, s.folderField, kit.NewField(say("save.paper"), s.paper)),
		Confirm: say("save.confirm"), Cancel: say("dialog.cancel"), OnConfirm: s.confirm,
	}
	s.dialog.Show(w.window.Canvas())
}

// lastFolder is where the last file was saved, else the person's home.
func (w *Window) lastFolder() string {
	folder := w.app.Preferences().String(folderKey)
	if info, err := os.Stat(folder); err == nil && info.IsDir() {
		return folder
	}
	home, err := os.UserHomeDir()
	if err != nil {
		w.log(err)
	}
	return home
}

func (s *saveDialog) browse() {
	open := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err == nil && folder != nil {
			s.folder.SetText(folder.Path())
		}
	}, s.window.window)
	open.Show()
}

// confirm writes the file, or says in the right field why it cannot.
func (s *saveDialog) confirm() bool {
	say := s.window.words.Say
	s.folderField.SetError("")
	s.nameField.SetError("")
	folder, name := expand(strings.TrimSpace(s.folder.Text)), strings.TrimSpace(s.name.Text)
	switch info, err := os.Stat(folder); {
	case err != nil || !info.IsDir():
		s.folderField.SetError(say("save.no-folder"))
		s.window.window.Canvas().Focus(s.folder)
		return false
	case name == "" || name != filepath.Base(name) || name == "." || name == "..":
		s.nameField.SetError(say("save.no-name"))
		s.nameField.Focus()
		return false
	}
	path := filepath.Join(folder, paper.WithExtension(name))
	if _, err := os.Lstat(path); err == nil && s.replacing != path {
		s.replacing = path
		s.nameField.SetError(say("save.replace"))
		return false
	}
	if err := s.window.writePDF(path, papers[s.paper.Chosen()], s.write); err != nil {
		s.window.log(err)
		s.dialog.SetError(say("save.failed", "Error", reason(err)))
		return false
	}
	s.window.app.Preferences().SetString(folderKey, folder)
	s.dialog.OnClosed = func(bool) { s.window.saved(path) }
	return true
}

// expand puts the person's home for a leading tilde.
func expand(folder string) string {
	rest, ok := strings.CutPrefix(folder, "~")
	if !ok || rest != "" && !os.IsPathSeparator(rest[0]) {
		return folder
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return folder
	}
	return filepath.Join(home, rest)
}

// reason is what the system says was wrong, without the paths.
func reason(err error) string {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err.Error()
	case errors.As(err, &link):
		return link.Err.Error()
	default:
		return err.Error()
	}
}

// writePDF writes a file whole or not at all, and remembers the paper.
func (w *Window) writePDF(path string, size model.Paper, write func(io.Writer, model.Paper) error) error {
	profile, err := w.plan.Profile()
	if err != nil {
		return err
	}
	if profile.Paper != size {
		profile.Paper = size
		if _, err := w.plan.Apply(planner.SaveProfile{Profile: profile}, ""); err != nil {
			return err
		}
	}
	return paper.WriteFile(path, func(out io.Writer) error { return write(out, size) })
}

func (w *Window) writeWeek(out io.Writer, size model.Paper) error {
	return w.writeDocument(out, paper.Request{Kind: paper.Week, From: w.week.Week().First, To: w.week.Week().Last(), Paper: size})
}

func (w *Window) writeDoctor(out io.Writer, size model.Paper) error {
	return w.writeDocument(out, paper.Request{Kind: paper.RedFlags, Paper: size})
}

func (w *Window) writeDocument(out io.Writer, request paper.Request) error {
	document, err := paper.Build(context.Background(), w.plan, w.format, request)
	if err != nil {
		return err
	}
	return document.Write(out)
}

// saved says where the file is and offers to open it.
func (w *Window) saved(path string) {
	w.toast(w.words.Say("save.done", "File", filepath.Base(path)), w.words.Say("save.open"), func() {
		w.task.Run(func(ctx context.Context) error { return desktop.Open(ctx, path) }, func(err error) {
			if err != nil {
				w.fail(err)
			}
		})
	})
}
