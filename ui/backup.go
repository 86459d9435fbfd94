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
	BackUp(ctx context.Context, path string) (found model.Contents, err error)
	// Look says what is in a copy.
	Look(ctx context.Context, path string) (model.Contents, error)
	// Fetch makes the plan of a copy ready to take the place of this one, which goes
	// on meanwhile.
	Fetch(ctx context.Context, path string) (Fetched, error)
	// KeepDaily keeps a copy of the day.
	KeepDaily(ctx context.Context) error
	// Facts tell its size and shape, and nothing of what is in it.
	Facts() (model.FileFacts, error)
	// Explain puts an error of these into a sentence.
	Explain(error) string
}

// Fetched is a plan that is ready to take the place of the one there is.
type Fetched interface {
	// Replace puts it there, and keeps the one there was. That one is of no use after
	// it, whatever the error says. A plan of nil says that there is none to go on
	// with.
	Replace() (plan *planner.Planner, kept string, err error)
	// Discard does away with it.
	Discard()
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
	w.task.Run(w.options.File.KeepDaily, func(err error) {
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
		busy: say("backup.busy"),
		write: func(ctx context.Context, path string) (err error) {
			found, err = of.BackUp(ctx, path)
			return err
		},
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
	stop   func() // ends the look at a file
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
	r := &restoreDialog{window: w, path: kit.NewEntry(say("restore.hint")), stop: func() {}}
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
		OnClosed: func(bool) { r.stop() },
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
	r.dialog.SetBusy(r.window.words.Say("restore.looking"))
	var found model.Contents
	r.stop = r.window.task.Run(func(ctx context.Context) (err error) {
		found, err = r.window.options.File.Look(ctx, path)
		return err
	}, func(err error) {
		r.dialog.SetBusy("")
		switch {
		case !r.dialog.Open(): // it was stopped
		case err != nil:
			r.window.log(err)
			r.refuse("")
			r.dialog.SetError(r.window.options.File.Explain(err))
		default:
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

// ask says what will be in the plan, and what becomes of what is there. With a yes
// it fetches the plan, beside the window, which goes on with the plan there is until
// that has come to a good end.
func (r *restoreDialog) ask(path string, found *model.Contents) {
	w, say := r.window, r.window.words.Say
	becomes := "restore.becomes"
	if w.inFirstRun() {
		becomes = "restore.becomes.first"
	}
	d := &kit.Dialog{
		Heading:  say("restore.ask", "File", filepath.Base(path)),
		Sentence: say(becomes, "Contents", w.format.Contents(found)),
		Confirm:  say("restore.confirm"), Cancel: say("dialog.cancel"), Careful: true,
	}
	stop := func() {}
	d.OnClosed = func(bool) { stop() }
	d.OnConfirm = func() bool {
		d.SetBusy(say("restore.fetching"))
		var fetched Fetched
		stop = w.task.Run(func(ctx context.Context) (err error) {
			fetched, err = w.options.File.Fetch(ctx, path)
			return err
		}, func(err error) {
			d.SetBusy("")
			switch {
			case !d.Open(): // it was stopped
				if err == nil {
					fetched.Discard()
				}
			case err != nil:
				w.log(err)
				d.SetError(w.options.File.Explain(err))
			default:
				r.replace(fetched, d)
			}
		})
		return false
	}
	d.Show(w.window.Canvas())
}

// replace puts a plan that was fetched in the place of the one there is, under a
// dialog that stays until that is done: nothing may read or write the plan that goes.
func (r *restoreDialog) replace(fetched Fetched, above *kit.Dialog) {
	w := r.window
	above.SetBusy(w.words.Say("restore.replacing"))
	above.Hold()
	w.stop()
	w.stop = func() {}
	var plan *planner.Planner
	var kept string
	w.task.Run(func(context.Context) (err error) {
		plan, kept, err = fetched.Replace()
		return err
	}, func(err error) {
		above.Release()
		r.dialog.Close()
		w.showRestored(plan, kept, err)
	})
}

// showRestored shows the plan that there is after one was restored, or could not be.
func (w *Window) showRestored(plan *planner.Planner, kept string, failed error) {
	say, first := w.words.Say, w.inFirstRun()
	if failed != nil {
		w.log(failed)
	}
	if plan != nil {
		w.first = nil // it asks for a plan that is gone
		err := w.change(plan)
		if err == nil {
			err = w.openFirstRun()
		}
		if err != nil {
			failed, plan = err, nil
		}
	}
	if plan == nil {
		showFailure(w.window, w.words, w.options.File.Explain(failed), w.close)
		return
	}
	d := &kit.Dialog{Heading: say("restore.done"), Cancel: say("dialog.close")}
	if !first {
		d.Sentence = say("restore.done.kept", "File", filepath.Base(kept))
	}
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
