package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/paper"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

// folderKey is where the folder of the last saved file is remembered.
const folderKey = "save.folder"

// file is what is to be written somewhere.
type file struct {
	heading, sentence, name string
	named                   func(name string) string // adds the extension
	replaces                bool                     // a second Save takes the place of a file that is there
	busy                    string                   // says that it is being written
	write                   func(ctx context.Context, path string) error
	reason                  func(error) string
	saved                   func(path string)
}

// saveDialog asks where a file goes. Fyne's own creates the file before there is
// anything to write, and adds no extension.
type saveDialog struct {
	window                 *Window
	dialog                 *kit.Dialog
	file                   file
	folder, name           *kit.Entry
	folderField, nameField *kit.Field
	replacing              string // the path that a second Save replaces
	stop                   func() // ends the writing
}

// saveAs asks where a document goes, writes it, and tells saved where it is.
func (w *Window) saveAs(document *sheet.Document, name string, saved func(path string)) {
	w.save(file{
		heading: w.words.Say("save.heading"), sentence: w.words.Say("save.sentence", "Title", document.Title(), "Count", document.Pages()),
		name: name, named: paper.WithExtension, replaces: true, saved: saved,
		busy:   w.words.Say("save.busy"),
		write:  func(_ context.Context, path string) error { return paper.WriteFile(path, document.Write) },
		reason: func(err error) string { return w.words.Say("save.failed", "Error", paper.Reason(err)) },
	})
}

// save asks where a file goes and writes it.
func (w *Window) save(f file) {
	say := w.words.Say
	s := &saveDialog{window: w, file: f, folder: kit.NewEntry(""), name: kit.NewEntry(""), stop: func() {}}
	s.folder.SetText(w.lastFolder())
	s.folder.CursorColumn = len([]rune(s.folder.Text)) // the end of a path says more than its beginning
	s.name.SetText(f.name)
	browse := kit.Plain(say("save.browse"), s.browse)
	s.folderField = kit.NewField(say("save.folder"), container.NewBorder(nil, nil, nil, browse, s.folder))
	s.nameField = kit.NewField(say("save.file"), s.name)
	s.dialog = &kit.Dialog{
		Heading: f.heading, Sentence: f.sentence,
		Content: container.NewVBox(s.nameField, s.folderField),
		Confirm: say("save.confirm"), Cancel: say("dialog.cancel"), OnConfirm: s.confirm,
		OnClosed: func(bool) { s.stop() },
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

// confirm has the file written, or says in the right field why it cannot be.
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
	path := filepath.Join(folder, s.file.named(name))
	if _, err := os.Lstat(path); err == nil && s.replacing != path {
		words := say("save.taken")
		if s.file.replaces {
			s.replacing, words = path, say("save.replace")
		}
		s.nameField.SetError(words)
		s.nameField.Focus()
		return false
	}
	s.write(path)
	return false // it closes when the file is there
}

// write makes the file beside the window. Closing the dialog ends that where it can
// be ended; a file that is there all the same is told of.
func (s *saveDialog) write(path string) {
	s.dialog.SetBusy(s.file.busy)
	s.stop = s.window.task.Run(func(ctx context.Context) error { return s.file.write(ctx, path) }, func(err error) {
		s.dialog.SetBusy("")
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			s.window.log(err)
			if !s.dialog.Open() {
				return
			}
			s.dialog.SetError(s.file.reason(err))
			s.window.window.Canvas().Focus(s.folder)
		default:
			s.window.app.Preferences().SetString(folderKey, filepath.Dir(path))
			s.dialog.Close() // unless Escape was faster
			s.file.saved(path)
		}
	})
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
