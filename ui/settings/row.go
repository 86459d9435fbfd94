package settings

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
)

// row is one setting.
type row struct {
	*kit.Setting
	first fyne.Focusable       // what of it has the keyboard first; nil for none
	load  func(*model.Profile) // shows what the plan says; nil: nothing of it
	take  func()               // takes what was typed and not taken yet; nil: nothing is typed
}

// row makes a setting; its key is that of its words: "set."+key is what it is
// called, "does."+key the sentence of what it does.
func (p *Page) row(key string, control fyne.CanvasObject) *row {
	r := &row{Setting: kit.NewSetting(p.say("set."+key), p.say("does."+key), control)}
	r.first, _ = control.(fyne.Focusable)
	return r
}

func (r *row) wide() *row { r.Wide(); return r }

func (r *row) focus() {
	if r.first == nil {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.Setting); c != nil {
		c.Focus(r.first)
	}
}

// matches says whether every word of a text occurs in the name or the sentence.
func (r *row) matches(text string) bool {
	if r.Hidden {
		return false
	}
	said := strings.ToLower(r.Name() + " " + r.Does())
	for _, word := range strings.Fields(text) {
		if !strings.Contains(said, word) {
			return false
		}
	}
	return true
}

// complain says at a row what is wrong, nothing for nil.
func (p *Page) complain(r *row, err error) {
	words := ""
	if err != nil {
		words = p.Format.Explain(err)
	}
	if words != r.Wrong() {
		r.SetError(words)
		p.Refresh()
	}
}

// save changes the profile, and tells of it. The error is of what change refuses,
// or of what keeps the profile from being saved; then nothing was.
func (p *Page) save(change func(*model.Profile) error) error {
	profile, err := p.Plan.Profile()
	if err != nil {
		return err
	}
	if err := change(&profile); err != nil {
		return err
	}
	out, err := p.Plan.Apply(planner.SaveProfile{Profile: profile}, "")
	switch {
	case errors.Is(err, planner.ErrNothingToDo):
		return nil
	case err == nil:
		p.Done(out.Label)
	}
	return err
}

// set is save for a control that can say nothing wrong by itself: if it is
// refused, the row says why and the control shows again what holds.
func (p *Page) set(r *row, change func(*model.Profile) error) {
	err := p.save(change)
	if err != nil {
		p.Reload()
	}
	p.complain(r, err)
}

// choice is a row with a few words to choose from.
func (p *Page) choice(key string, words []string, get func(*model.Profile) int, set func(*model.Profile, int)) *row {
	var r *row
	control := kit.NewSegments(words, 0, func(i int) { p.set(r, func(m *model.Profile) error { set(m, i); return nil }) })
	r = p.row(key, control)
	r.load = func(m *model.Profile) { control.SetChosen(get(m)) }
	return r
}

// tick is a row that is on or off.
func (p *Page) tick(key string, get func(*model.Profile) bool, set func(*model.Profile, bool)) *row {
	var r *row
	control := kit.NewTick(p.say("set."+key), false, func(on bool) { p.set(r, func(m *model.Profile) error { set(m, on); return nil }) })
	r = p.row(key, control)
	r.load = func(m *model.Profile) { control.SetChecked(get(m)) }
	return r
}

// number is a row with a whole number.
func (p *Page) number(key string, lowest, highest, step int, say func(int) string, at func(*model.Profile) *int) *row {
	var r *row
	control := kit.NewStepper(lowest, lowest, highest, step, say, func(n int) { p.set(r, func(m *model.Profile) error { *at(m) = n; return nil }) })
	r = p.row(key, control)
	r.load = func(m *model.Profile) { control.SetValue(*at(m)) }
	return r
}

// writing is an entry of a row: what is typed is taken on Enter, and when the
// keyboard goes elsewhere; Escape takes it back.
type writing struct {
	*kit.Entry
	wrote string // what the plan says, in words
	// read takes a text; what is wrong with it is said at the row.
	read func(text string) error
}

// entry is an entry whose text read takes, for a row that is made later.
func (p *Page) entry(of func() *row, hint string, read func(string) error) *writing {
	w := &writing{Entry: kit.NewEntry(hint), read: read}
	w.OnSubmitted = func(string) { w.take(p, of()) }
	w.OnLeft = func() { w.take(p, of()) }
	w.OnKey = func(key *fyne.KeyEvent) bool {
		if key.Name != fyne.KeyEscape || w.Text == w.wrote {
			return false
		}
		w.SetText(w.wrote)
		p.complain(of(), nil)
		return true
	}
	return w
}

// show writes what the plan says, unless something else was typed that is not
// taken yet.
func (w *writing) show(text string) {
	if w.Text == w.wrote && w.Text != text {
		w.SetText(text)
	}
	w.wrote = text
}

// take has the text read, if it is another one than the plan says.
func (w *writing) take(p *Page, r *row) {
	var err error
	if typed := w.Text; typed != w.wrote {
		if err = w.read(typed); err == nil && w.Text == typed && typed != w.wrote {
			w.SetText(w.wrote) // the same, as the plan writes it
		}
	}
	p.complain(r, err)
}

// text is a row with a text: write says what is there, read puts what is typed
// into the profile.
func (p *Page) text(key, hint string, write func(*model.Profile) string, read func(*model.Profile, string) error) *row {
	var r *row
	w := p.entry(func() *row { return r }, hint, func(text string) error {
		return p.save(func(m *model.Profile) error { return read(m, text) })
	})
	r = p.row(key, kit.NewFixed(textWidth, w.Entry))
	r.first = w.Entry
	r.load = func(m *model.Profile) { w.show(write(m)) }
	r.take = func() { w.take(p, r) }
	return r
}

// textWidth is that of an entry beside its name.
const textWidth float32 = 180
