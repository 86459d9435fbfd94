package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/desktop"
	"github.com/kneewise/kneewise/ui/kit"
)

// File is the file of the person's own plan, and its copies.
type File interface {
	// Folder is where it is.
	Folder() string
	// Copies are the copies that are kept beside it, the newest first.
	Copies() ([]string, error)
	// BackUp copies the plan to a new file.
	BackUp(path string) (found model.Contents, err error)
	// Look says what is in a copy.
	Look(path string) (model.Contents, error)
	// Restore puts the plan of a copy in the place of this one, which is kept. The
	// plan before is of no use after it, whatever the error says. A plan of nil
	// says that there is none to go on with.
	Restore(path string) (plan *planner.Planner, kept string, err error)
	// KeepDaily keeps a copy of the day.
	KeepDaily() error
	// Facts tell its size and shape, and nothing of what is in it.
	Facts() (model.FileFacts, error)
	// Explain puts an error of these into a sentence.
	Explain(error) string
}

// backupExtension is that of a plan's file.
const backupExtension = ".db"

// hasFile says whether the plan that is shown is in the person's own file.
func (w *Window) hasFile() bool { return w.options.File != nil && !w.visit.shown() }

// keepDaily keeps a copy of the day, beside the window.
func (w *Window) keepDaily() {
	if w.options.File == nil {
		return
	}
	w.task.Run(func(context.Context) error { return w.options.File.KeepDaily() }, func(err error) {
		if err != nil {
			w.log(err)
		}
	})
}

// backUp asks where a copy of the plan goes.
func (w *Window) backUp() {
	say, of := w.words.Say, w.options.File
	var found model.Contents
	w.save(file{
		heading: say("backup.heading"), sentence: say("backup.sentence"),
		name: "kneewise-" + w.now().Format("2006-01-02-1504") + backupExtension,
		named: func(name string) string {
			if strings.EqualFold(filepath.Ext(name), backupExtension) {
				return name
			}
			return name + backupExtension
		},
		write:  func(path string) (err error) { found, err = of.BackUp(path); return err },
		reason: of.Explain,
		saved: func(path string) {
			w.toast(say("backup.done", "Count", found.Sessions, "File", filepath.Base(path)), "", nil)
		},
	})
}

// restoreDialog asks which copy takes the place of the plan.
type restoreDialog struct {
	window *Window
	dialog *kit.Dialog
	path   *kit.Entry
	field  *kit.Field
	copies []string
}

// chooseBackup asks which copy of a plan is to be shown, says what is in it, and asks
// before it takes the place of the one there is.
func (w *Window) chooseBackup() {
	say := w.words.Say
	if w.watch.Running() {
		d := &kit.Dialog{Heading: say("restore.heading"), Sentence: say("restore.timer"), Cancel: say("dialog.close")}
		d.Show(w.window.Canvas())
		return
	}
	r := &restoreDialog{window: w, path: kit.NewEntry(say("restore.hint"))}
	var err error
	if r.copies, err = w.options.File.Copies(); err != nil {
		w.log(err) // any other file can be chosen
	}
	browse := kit.Plain(say("save.browse"), r.browse)
	r.field = kit.NewField(say("restore.file"), container.NewBorder(nil, nil, nil, browse, r.path))
	parts := []fyne.CanvasObject{r.field}
	if len(r.copies) > 0 {
		var names []string
		for _, path := range r.copies {
			names = append(names, filepath.Base(path))
		}
		kept := kit.NewSelect(names, -1, func(i int) { r.path.SetText(r.copies[i]) })
		parts = append(parts, kit.NewField(say("restore.kept"), kept))
	}
	r.dialog = &kit.Dialog{
		Heading: say("restore.heading"), Sentence: say("restore.sentence"), Content: container.NewVBox(parts...),
		Confirm: say("restore.look"), Cancel: say("dialog.cancel"), OnConfirm: r.look, Loose: true,
	}
	r.dialog.Show(w.window.Canvas())
}

func (r *restoreDialog) browse() {
	open := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err == nil && file != nil {
			r.path.SetText(file.URI().Path())
			file.Close()
		}
	}, r.window.window)
	open.SetFilter(storage.NewExtensionFileFilter([]string{backupExtension}))
	if folder, err := storage.ListerForURI(storage.NewFileURI(r.window.lastFolder())); err == nil {
		open.SetLocation(folder)
	}
	open.Show()
}

// look finds out what is in the file, and then asks whether it shall be.
func (r *restoreDialog) look() bool {
	path := expand(strings.TrimSpace(r.path.Text))
	if path == "" {
		r.refuse(r.window.words.Say("restore.none"))
		return false
	}
	r.field.SetError("")
	r.dialog.SetConfirmable(false)
	var found model.Contents
	r.window.task.Run(func(context.Context) (err error) { found, err = r.window.options.File.Look(path); return err }, func(err error) {
		r.dialog.SetConfirmable(true)
		if err != nil {
			r.window.log(err)
			r.refuse("")
			r.dialog.SetError(r.window.options.File.Explain(err))
			return
		}
		if r.dialog.Topmost() { // else Escape was faster
			r.ask(path, &found)
		}
	})
	return false
}

// refuse says at the field what is wrong with it.
func (r *restoreDialog) refuse(words string) {
	r.field.SetError(words)
	r.window.window.Canvas().Focus(r.path)
}

// ask says what will be in the plan, and what becomes of what is there.
func (r *restoreDialog) ask(path string, found *model.Contents) {
	say := r.window.words.Say
	d := &kit.Dialog{
		Heading:  say("restore.ask", "File", filepath.Base(path)),
		Sentence: say("restore.becomes", "Contents", r.window.format.Contents(found)),
		Confirm:  say("restore.confirm"), Cancel: say("dialog.cancel"), Careful: true,
	}
	d.OnClosed = func(confirmed bool) {
		if confirmed {
			r.dialog.Close()
			r.window.restoreFrom(path)
		}
	}
	d.Show(r.window.window.Canvas())
}

// restoreFrom replaces the plan and shows the new one. The window waits meanwhile:
// nothing may read or write the plan that goes.
func (w *Window) restoreFrom(path string) {
	say := w.words.Say
	w.stop()
	w.stop = func() {}
	plan, kept, failed := w.options.File.Restore(path)
	if failed != nil {
		w.log(failed)
	}
	if plan != nil {
		if err := w.change(plan); err != nil {
			failed, plan = err, nil
		}
	}
	if plan == nil {
		showFailure(w.window, w.words, w.options.File.Explain(failed), w.close)
		return
	}
	d := &kit.Dialog{Heading: say("restore.done"), Sentence: say("restore.done.kept", "File", kept), Cancel: say("dialog.close")}
	if failed != nil {
		d.Heading, d.Sentence = say("error.heading"), w.options.File.Explain(failed)
	}
	d.Show(w.window.Canvas())
}

// data is what the settings do with the plan's file.
type data struct{ w *Window }

func (d data) Folder() string {
	if !d.w.hasFile() {
		return ""
	}
	return d.w.options.File.Folder()
}

func (d data) BackUp() { d.w.doCommand("command.backup") }

func (d data) Restore() { d.w.doCommand("command.restore") }

// OpenFolder shows the data folder in the system's own window for files.
func (d data) OpenFolder() {
	folder := d.Folder()
	d.w.task.Run(func(ctx context.Context) error { return desktop.Open(ctx, folder) }, func(err error) {
		if err != nil {
			d.w.fail(err)
		}
	})
}

func (d data) CopyFolder() { d.w.copyText(d.Folder()) }

func (d data) CopyDiagnostics() { d.w.copyDiagnostics() }

// copyText puts a text on the clipboard, and says so.
func (w *Window) copyText(text string) {
	w.app.Clipboard().SetContent(text)
	w.toast(w.words.Say("copied"), "", nil)
}
