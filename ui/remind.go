package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/desktop"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Times at which a reminder comes where the person has chosen none.
const (
	morningAt = 8 * model.Hour
	sessionAt = 17 * model.Hour
)

// remind opens what a person sets about reminders, sounds and the tray.
func (w *Window) remind() {
	profile, err := w.plan.Profile()
	if err != nil {
		w.fail(err)
		return
	}
	f := newRemindForm(w, profile)
	d := &kit.Dialog{
		Heading: w.words.Say("remind.heading"), Sentence: w.words.Say("remind.sentence"),
		Content: f.content, Confirm: w.words.Say("form.save"), Cancel: w.words.Say("dialog.cancel"),
	}
	d.OnConfirm = func() bool {
		changed, ok := f.read(profile)
		if !ok {
			return false
		}
		if w.tray != nil {
			w.app.Preferences().SetBool(trayAskedKey, true)
			w.app.Preferences().SetBool(trayKey, f.tray.Checked())
		}
		if changed.Reminders == profile.Reminders && changed.Muted == profile.Muted && changed.StillFigures == profile.StillFigures {
			return true
		}
		out, err := w.plan.Apply(planner.SaveProfile{Profile: changed}, "")
		if err != nil {
			d.SetError(w.format.Explain(err))
			return false
		}
		w.done(out.Label)
		return true
	}
	d.Show(w.window.Canvas())
}

// remindForm is the content of that dialog.
type remindForm struct {
	window                    *Window
	morning, session, thermal *kit.Check
	sound, still, tray        *kit.Check
	morningAt, sessionAt      *kit.Entry
	morningIn, sessionIn      *kit.Field
	content                   fyne.CanvasObject
}

func newRemindForm(w *Window, profile model.Profile) *remindForm {
	r := profile.Reminders
	f := &remindForm{window: w}
	f.morning = kit.NewCheck(w.words.Say("remind.morning"), r.Morning, nil)
	f.session = kit.NewCheck(w.words.Say("remind.session"), r.Session, nil)
	f.thermal = kit.NewCheck(w.words.Say("remind.thermal"), r.Thermal, nil)
	f.sound = kit.NewCheck(w.words.Say("remind.sound"), !profile.Muted, nil)
	f.still = kit.NewCheck(w.words.Say("remind.still"), profile.StillFigures, nil)
	f.morningAt, f.morningIn = f.clock("remind.morning-at", r.Morning, r.MorningAt, morningAt)
	f.sessionAt, f.sessionIn = f.clock("remind.session-at", r.Session, r.SessionAt, sessionAt)
	rows := []fyne.CanvasObject{f.morning, f.morningIn, f.session, f.sessionIn, f.thermal, f.sound, f.still}
	if w.tray != nil {
		f.tray = kit.NewCheck(w.words.Say("remind.tray"), w.app.Preferences().Bool(trayKey), nil)
		rows = append(rows, f.tray)
	}
	f.content = container.New(layout.NewCustomPaddedVBoxLayout(theme.Grid), rows...)
	return f
}

// clock is a field for a time of day: what was chosen, else a usual one.
func (f *remindForm) clock(key string, on bool, chosen, usual model.Seconds) (*kit.Entry, *kit.Field) {
	if !on && chosen == 0 {
		chosen = usual
	}
	entry := kit.NewEntry("")
	entry.SetText(f.window.format.Clock(chosen))
	return entry, kit.NewField(f.window.words.Say(key), entry)
}

// read puts what is set into a profile, or says at the field what is wrong.
func (f *remindForm) read(profile model.Profile) (model.Profile, bool) {
	at := func(entry *kit.Entry, field *kit.Field, name string) (model.Seconds, bool) {
		seconds, err := f.window.format.ParseClock(name, entry.Text)
		field.SetError("")
		if err != nil {
			field.SetError(f.window.format.Explain(err))
			field.Focus()
		}
		return seconds, err == nil
	}
	morning, ok1 := at(f.morningAt, f.morningIn, "morningAt")
	session, ok2 := at(f.sessionAt, f.sessionIn, "sessionAt")
	profile.Reminders = model.Reminders{
		Morning: f.morning.Checked(), MorningAt: morning,
		Session: f.session.Checked(), SessionAt: session,
		Thermal: f.thermal.Checked(),
	}
	profile.Muted, profile.StillFigures = !f.sound.Checked(), f.still.Checked()
	return profile, ok1 && ok2
}

// remindEvery is how often the window looks for reminders that are due.
const remindEvery = 20 * time.Second

// remindDue notifies of what is due, each once.
func (w *Window) remindDue() {
	due, err := w.plan.Remind()
	if err != nil {
		w.log(err)
	}
	for _, r := range due {
		if r.Kind == planner.RemindThermal && w.watch.Running() {
			continue // the timer says so itself
		}
		w.reminded(desktop.Notification{Title: w.words.Say("remind.now." + string(r.Kind)), Text: w.words.Say("remind.do." + string(r.Kind))})
	}
}

// reminded shows a reminder in both places: the desktop's, and the window.
func (w *Window) reminded(note desktop.Notification) {
	w.task.Run(func(ctx context.Context) error { return w.attention.Notify(ctx, note) }, func(err error) {
		if err != nil {
			w.log(err)
		}
	})
	w.toast(note.Title+" "+note.Text, "", nil)
}
