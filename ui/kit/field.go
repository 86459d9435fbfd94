package kit

import (
	"slices"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes of a field. Its error has its line also while there is none, so that
// nothing jumps; one that is too long for the field has a second one.
func fieldLabel() float32 { return theme.Length(20, 18) }
func fieldError() float32 { return theme.Length(18, 16) }

// ControlHeight is how high entries and choices are.
func ControlHeight() float32 { return theme.Length(36, 30) }

// Field is a control with its name above and, when something is wrong, the
// reason below.
type Field struct {
	widget.BaseWidget
	name, wrong string
	control     fyne.CanvasObject

	label *canvas.Text
	err   [2]*canvas.Text // its lines
}

// NewField names a control.
func NewField(name string, control fyne.CanvasObject) *Field {
	f := &Field{name: name, control: control, label: NewText(theme.TextSmall, false)}
	for i := range f.err {
		f.err[i] = NewText(theme.TextSmall, false)
	}
	f.ExtendBaseWidget(f)
	return f
}

// SetError says what is wrong with what was entered; an empty text takes it
// back. Nothing that was entered changes.
func (f *Field) SetError(text string) { f.wrong = text; f.Refresh() }

// SetWidth tells the control how wide it will be.
func (f *Field) SetWidth(width float32) { setWidth(f.control, width) }

// Focus gives the control the focus, if it can have it.
func (f *Field) Focus() {
	switch w := f.control.(type) {
	case fyne.Focusable:
		focus(w)
	case interface{ Focus() }:
		w.Focus()
	}
}

// AccessibilityLabel is the name and what is wrong.
func (f *Field) AccessibilityLabel() string { return f.name + " " + f.wrong }

// AccessibilityRole is a container.
func (f *Field) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer is for Fyne.
func (f *Field) CreateRenderer() fyne.WidgetRenderer { return newRenderer(f) }

func (f *Field) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.label, f.control, f.err[0], f.err[1]}
}

// errors are the lines of what is wrong, in a field of a width.
func (f *Field) errors(width float32) []string {
	return Wrap(f.wrong, width, theme.TextSmall, fyne.TextStyle{}, len(f.err))
}

// errorsHeight is how high they are: one line at least.
func (f *Field) errorsHeight(width float32) float32 {
	if width > 0 && len(f.errors(width)) > 1 {
		return 2 * fieldError()
	}
	return fieldError()
}

func (f *Field) least() fyne.Size {
	size := f.control.MinSize()
	size.Width = max(size.Width, floor(Width(f.label))+1)
	size.Height = fieldLabel() + max(size.Height, ControlHeight()) + f.errorsHeight(f.Size().Width)
	return size
}

func (f *Field) place(size fyne.Size) {
	PlaceText(f.label, 0, 0, fieldLabel()-2)
	f.control.Move(fyne.NewPos(0, fieldLabel()))
	f.control.Resize(fyne.NewSize(size.Width, max(f.control.MinSize().Height, ControlHeight())))
	// A part beside it may be higher: the control stays as high as it is.
	bottom := fieldLabel() + f.control.Size().Height
	lines := f.errors(size.Width)
	for i, line := range f.err {
		line.Text = ""
		if i < len(lines) {
			line.Text = lines[i]
		}
		PlaceText(line, 0, bottom+float32(i)*fieldError()+1, fieldError()-1)
	}
}

func (f *Field) paint() {
	f.label.Text = f.name
	f.label.Color = theme.Colour(theme.ColorTextMuted)
	for _, line := range f.err {
		line.Color = theme.Colour(theme.ColorVerdictStop)
	}
}

// Asked is what a person is asked in a form: it says what is wrong with the
// answer and can be gone to.
type Asked interface {
	fyne.CanvasObject
	SetError(text string)
	Focus()
}

// Fields are those of a form by the paths that a model.Invalid names.
type Fields map[string]Asked

// Entry is a field to type into. Keys and shortcuts that mean nothing to a text
// go on to the canvas, where Fyne would drop them: Escape, Enter in a single
// line that has no OnSubmitted, the function keys, and every shortcut that edits
// no text.
type Entry struct {
	widget.Entry
	// OnKey, if set, is offered every key first and says whether it had a use
	// for it: so arrows can move in a list while one types.
	OnKey func(*fyne.KeyEvent) bool
	// OnLeft, if set, hears that the keyboard went elsewhere.
	OnLeft func()

	hint   string // stands there while it is empty, as much as has room
	ringed bool
	wrong  bool
	given  string // the text as the program set it
	search bool   // what is typed may be lost
}

// NewEntry returns an entry of one line; the hint stands there while it is
// empty.
func NewEntry(hint string) *Entry {
	e := &Entry{hint: hint}
	e.PlaceHolder = hint
	e.ExtendBaseWidget(e)
	return e
}

// SetPlaceHolder changes the hint.
func (e *Entry) SetPlaceHolder(hint string) {
	e.hint = hint
	e.fitHint()
}

// fitHint shows as much of the hint as has room. A note wraps it.
func (e *Entry) fitHint() {
	hint := e.hint
	if room := e.Size().Width - 2*choicePad(); room > 0 && !e.MultiLine {
		if e.Icon != nil {
			room -= iconInEntry + choicePad()
		}
		hint = Ellipsis(hint, room, theme.TextBody, fyne.TextStyle{})
	}
	if e.PlaceHolder != hint {
		e.Entry.SetPlaceHolder(hint)
	}
}

// NewSearch returns an entry of one line with a lens.
func NewSearch(hint string) *Entry {
	e := NewEntry(hint)
	e.search = true
	e.Icon = theme.Icon(theme.IconSearch, theme.ColorTextMuted, iconInEntry)
	return e
}

// iconInEntry is Fyne's size for an icon inside an entry.
const iconInEntry float32 = 20

// NewNote returns an entry of several lines, in which Enter breaks the line.
func NewNote(hint string, lines int) *Entry {
	e := NewEntry(hint)
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.SetMinRowsVisible(lines)
	return e
}

// AcceptsTab leaves Tab to lead to the next field, from a note too: there Fyne's
// would write it into the text, and nobody came out of it by key.
func (e *Entry) AcceptsTab() bool { return false }

// FocusGained shows the ring and the place where one types.
func (e *Entry) FocusGained() {
	e.ringed = true
	e.Entry.FocusGained()
	revealFocused()
}

// FocusLost hides them.
func (e *Entry) FocusLost() {
	e.noteTyped()
	e.ringed = false
	e.Entry.FocusLost()
	if e.OnLeft != nil {
		e.OnLeft()
	}
}

// SetText changes the text, which then counts as the program's own.
func (e *Entry) SetText(text string) {
	e.given = text
	e.Entry.SetText(text)
}

// SetError marks an entry that has no [Field] round it as wrong, or not any more
// where the text is empty; what is wrong is said elsewhere.
func (e *Entry) SetError(text string) {
	e.wrong = text != ""
	e.Refresh()
}

// Write changes the text as if it were typed.
func (e *Entry) Write(text string) {
	e.Entry.SetText(text)
	e.noteTyped()
}

// Focus gives the entry the focus.
func (e *Entry) Focus() { focus(e) }

// noteTyped tells the dialog around it if the text is another one than the
// program set. Fyne has many ways to change a text and tells of none apart.
func (e *Entry) noteTyped() {
	if e.Text != e.given && !e.search {
		noteEntered(e)
	}
}

// CreateRenderer is for Fyne.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	return &entryRenderer{e.Entry.CreateRenderer(), e, newRing(theme.RadiusButton)}
}

// entryRenderer is Fyne's with our focus ring.
type entryRenderer struct {
	fyne.WidgetRenderer
	of   *Entry
	ring *canvas.Rectangle
}

func (r *entryRenderer) Objects() []fyne.CanvasObject {
	return append(slices.Clone(r.WidgetRenderer.Objects()), r.ring)
}

func (r *entryRenderer) Layout(size fyne.Size) {
	r.of.fitHint()
	r.WidgetRenderer.Layout(size)
	placeRing(r.ring, fyne.Position{}, size)
}

func (r *entryRenderer) Refresh() {
	r.ring.StrokeColor = theme.Colour(theme.ColorAccent)
	if r.of.wrong {
		r.ring.StrokeColor = theme.Colour(theme.ColorVerdictStop)
	}
	r.ring.Hidden = !r.of.ringed && !r.of.wrong
	r.WidgetRenderer.Refresh()
}

// MinSize is as high as the other controls, at least.
func (e *Entry) MinSize() fyne.Size {
	return e.Entry.MinSize().Max(fyne.NewSize(0, ControlHeight()))
}

// taken is the letter of a key that a command took. The letter itself comes
// right after the key, and may find the entry of a dialog that the command has
// opened.
var taken rune

// TakeLetter says that a command or a button takes a key: its letter is for no
// entry.
func TakeLetter(key fyne.KeyName) {
	taken = 0
	switch {
	case key == fyne.KeySpace:
		taken = ' '
	case len(key) == 1:
		taken = unicode.ToLower(rune(key[0]))
	}
}

// TypedRune writes a letter, unless a command took its key.
func (e *Entry) TypedRune(r rune) {
	mine := taken == 0 || unicode.ToLower(r) != taken
	taken = 0
	if mine {
		e.Entry.TypedRune(r)
	}
}

// TypedKey edits the text, or hands the key on.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	taken = 0
	if e.OnKey != nil && e.OnKey(key) {
		return
	}
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.MultiLine || e.OnSubmitted != nil {
			e.Entry.TypedKey(key)
			return
		}
		PassKey(e, key)
	case fyne.KeyEscape,
		fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		PassKey(e, key)
	default:
		e.Entry.TypedKey(key)
	}
}

// TypedShortcut edits the text, or hands the shortcut on.
func (e *Entry) TypedShortcut(shortcut fyne.Shortcut) {
	custom, ok := shortcut.(*desktop.CustomShortcut)
	if !ok || editsText(custom) {
		e.Entry.TypedShortcut(shortcut)
		return
	}
	if c, ok := canvasOf(e).(fyne.Shortcutable); ok {
		c.TypedShortcut(shortcut)
	}
}

// editsText says whether an entry of Fyne moves or deletes by words or lines on
// a shortcut.
func editsText(shortcut *desktop.CustomShortcut) bool {
	switch shortcut.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return false
}
