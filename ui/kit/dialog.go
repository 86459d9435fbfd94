package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// How wide dialogs are.
const (
	DialogWidth  float32 = 480
	PreviewWidth float32 = 720
	WideWidth    float32 = 1320
)

// Sizes inside a dialog.
const (
	dialogBar       float32 = 10 // for the scroll bar, within the padding
	dialogHeading   float32 = 26
	dialogButtonGap float32 = 8
	dialogSentences         = 8 // lines of the sentence at the most
	dialogErrors            = 3 // lines of the error at the most
)

// DialogPad is the space between the edge of a dialog and what is in it.
func DialogPad() float32 { return theme.Length(20, 14) }

// dialogMargin is that to the window's edge.
func dialogMargin() float32 { return theme.Gap(16) }

// dialogContentGap is that above the content.
func dialogContentGap() float32 { return theme.Gap(16) - theme.FocusRoom }

// Dialog asks one thing and holds the window until it is answered. Escape and
// the cancel button close it; Enter, also from an [Entry], and the primary
// button confirm. Escape asks first where a person has entered something, see
// [Leave]. The first field has the focus, Tab stays inside, and the focus is back
// where it was when the dialog has closed.
//
// Set the fields, then Show it once.
type Dialog struct {
	Heading  string
	Sentence string
	Content  fyne.CanvasObject // may be nil; scrolls where the window is too low
	Width    float32           // 0 is DialogWidth
	Tall     bool              // as high as the window has room for; the content has all of it
	Foot     fyne.CanvasObject // stands left of the buttons, and may be higher; nil: what SetBusy says

	Confirm string    // words of the primary button; none if empty
	Cancel  string    // words of the other button; none if empty
	More    []*Button // others, between the two
	Careful bool      // the other button has the focus at first, and Enter
	Loose   bool      // what is entered may be lost: Escape does not ask

	// OnKey, if set, is offered every key that no focused widget had a use for,
	// and says whether it had one.
	OnKey func(*fyne.KeyEvent) bool

	// OnConfirm does it. If it returns false the dialog stays open with
	// everything that was typed: say why with SetError or [Field.SetError].
	OnConfirm func() bool
	// OnClosed is called when the dialog is gone. A following dialog is
	// opened here, for closing one closes all above it.
	OnClosed func(confirmed bool)

	canvas        fyne.Canvas
	view          *dialogView
	before        fyne.Focusable // had the focus under the dialog
	keysBefore    func(*fyne.KeyEvent)
	confirmButton *Button
	held          bool // neither Escape nor a button closes it
}

// Show opens the dialog.
func (d *Dialog) Show(c fyne.Canvas) {
	d.canvas = c
	d.view = newDialogView(d)
	d.before, d.keysBefore = c.Focused(), c.OnTypedKey()
	if d.before != nil {
		d.before.FocusLost()
	}
	c.Overlays().Add(d.view)
	c.SetOnTypedKey(d.typedKey)
	d.focusFirst()
}

// focusFirst gives the focus to the first field, or to a button where there is
// none.
func (d *Dialog) focusFirst() {
	d.canvas.FocusNext()
	for _, b := range d.view.buttons {
		if d.canvas.Focused() == fyne.Focusable(b) && d.confirmButton != nil && !d.Careful {
			d.canvas.Focus(d.confirmButton)
		}
	}
}

// Open says whether the dialog is there, also under another one.
func (d *Dialog) Open() bool { return d.view != nil }

// Topmost says whether the dialog is open, with neither another one nor a menu
// over it.
func (d *Dialog) Topmost() bool {
	return d.view != nil && d.canvas.Overlays().Top() == fyne.CanvasObject(d.view)
}

// Close closes the dialog as the cancel button does, unless it is held.
func (d *Dialog) Close() {
	if !d.held {
		d.close(false)
	}
}

// Hold keeps the dialog open, whatever is pressed, until [Dialog.Release] closes
// it: for what can be stopped no more.
func (d *Dialog) Hold() {
	d.held = true
	if d.view != nil {
		for _, b := range d.view.buttons {
			b.Disable()
		}
	}
}

// Release closes a dialog that is held.
func (d *Dialog) Release() {
	d.held = false
	d.Close()
}

func (d *Dialog) close(confirmed bool) {
	if d.view == nil {
		return
	}
	d.canvas.Overlays().Remove(d.view)
	d.view = nil
	d.canvas.SetOnTypedKey(d.keysBefore)
	if d.before != nil && d.canvas.Focused() == d.before {
		d.before.FocusGained()
	}
	if d.OnClosed != nil {
		d.OnClosed(confirmed)
	}
}

func (d *Dialog) confirm() {
	if d.confirmButton == nil {
		d.Close()
		return
	}
	if d.confirmButton.Disabled() {
		return
	}
	d.SetError("")
	if d.OnConfirm == nil || d.OnConfirm() {
		d.close(true)
	}
}

// typedKey gets the keys for which no focused widget had a use.
func (d *Dialog) typedKey(key *fyne.KeyEvent) {
	if d.OnKey != nil && d.OnKey(key) {
		return
	}
	switch key.Name {
	case fyne.KeyEscape:
		Leave(d.canvas, d.Close)
	case fyne.KeyReturn, fyne.KeyEnter:
		d.confirm()
	}
}

// LeaveWords ask whether what was entered may be lost.
type LeaveWords struct{ Heading, Sentence, Stay, Leave string }

// Leave does then, which takes what is open away: at once, unless that is a
// dialog in which a person has entered something. Then it asks in the words of
// the window's [Shell], and going on with the dialog is what a key too many does.
func Leave(c fyne.Canvas, then func()) {
	if e, typing := c.Focused().(interface{ noteTyped() }); typing {
		e.noteTyped()
	}
	v, open := c.Overlays().Top().(*dialogView)
	shell, asks := c.Content().(*Shell)
	if !open || !asks || !v.entered || v.of.Loose {
		then()
		return
	}
	words := shell.LeaveWords
	ask := &Dialog{Heading: words.Heading, Sentence: words.Sentence, Cancel: words.Stay, Confirm: words.Leave, Careful: true}
	ask.OnClosed = func(leave bool) {
		if leave {
			then()
		}
	}
	ask.Show(c)
}

// noteEntered remembers in the dialog that holds a control that a person has
// entered something there.
func noteEntered(control fyne.CanvasObject) {
	if c := canvasOf(control); c != nil {
		if v, ok := c.Overlays().Top().(*dialogView); ok {
			v.entered = true
		}
	}
}

// SetError says above the buttons why the dialog cannot be confirmed; an empty
// text takes it back.
func (d *Dialog) SetError(text string) {
	if d.view != nil {
		d.view.err.SetText(text)
		d.view.Refresh()
	}
}

// SetConfirm changes the words of the primary button.
func (d *Dialog) SetConfirm(words string) {
	d.confirmButton.SetText(words)
	d.Refresh()
}

// FocusConfirm gives the primary button the focus, from where Enter confirms.
func (d *Dialog) FocusConfirm() {
	if d.confirmButton != nil {
		d.canvas.Focus(d.confirmButton)
	}
}

// SetConfirmable enables or disables the primary button, and Enter with it.
func (d *Dialog) SetConfirmable(can bool) {
	switch {
	case d.confirmButton == nil:
	case can:
		d.confirmButton.Enable()
	default:
		d.confirmButton.Disable()
	}
}

// SetBusy says beside the buttons what is being done; meanwhile there is nothing to
// confirm. Empty words say that it is over.
func (d *Dialog) SetBusy(words string) {
	if d.view != nil {
		d.view.busy.Say(words)
		d.SetConfirmable(words == "")
	}
}

// Refresh lays the dialog out again after its content has changed its size.
func (d *Dialog) Refresh() {
	if d.view != nil {
		d.view.Refresh()
	}
}

// dialogView fills the canvas: a veil over the page, and the dialog's panel.
type dialogView struct {
	widget.BaseWidget
	of      *Dialog
	entered bool // a person has entered something

	veil, panel   *canvas.Rectangle
	heading       *canvas.Text
	sentence, err *Paragraph
	scroll        *container.Scroll // nil without content
	busy          *Line
	foot          fyne.CanvasObject
	buttons       []*Button // primary last
}

func newDialogView(d *Dialog) *dialogView {
	v := &dialogView{
		of:   d,
		veil: canvas.NewRectangle(color.Transparent), panel: canvas.NewRectangle(color.Transparent),
		heading:  NewText(theme.TextHeading, true),
		sentence: NewParagraph(d.Sentence, theme.TextBody, theme.ColorTextMuted, DialogWidth, dialogSentences),
		err:      NewParagraph("", theme.TextSmall, theme.ColorVerdictStop, DialogWidth, dialogErrors),
		busy:     NewLine("", theme.TextSmall, false, theme.ColorTextMuted),
	}
	v.panel.CornerRadius = theme.RadiusPanel
	if v.foot = d.Foot; v.foot == nil {
		v.foot = v.busy
	}
	if d.Content != nil {
		// The scroll clips, so its content keeps room for focus rings, and
		// for the scroll bar beside the fields.
		room := theme.FocusRoom
		v.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(room, room, room, room+dialogBar), d.Content))
	}
	if d.Cancel != "" {
		v.buttons = append(v.buttons, Plain(d.Cancel, d.Close))
	}
	v.buttons = append(v.buttons, d.More...)
	if d.Confirm != "" {
		d.confirmButton = Primary(d.Confirm, d.confirm)
		v.buttons = append(v.buttons, d.confirmButton)
	}
	v.ExtendBaseWidget(v)
	return v
}

func (v *dialogView) CreateRenderer() fyne.WidgetRenderer { return newRenderer(v) }

func (v *dialogView) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{v.veil, v.panel, v.heading, v.sentence}
	if v.scroll != nil {
		all = append(all, v.scroll)
	}
	all = append(all, v.err, v.foot)
	for _, b := range v.buttons {
		all = append(all, b)
	}
	return all
}

// AccessibilityLabel is the heading.
func (v *dialogView) AccessibilityLabel() string { return v.of.Heading }

// AccessibilityRole is a container.
func (v *dialogView) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

func (v *dialogView) least() fyne.Size { return fyne.Size{} }

func (v *dialogView) paint() {
	v.veil.FillColor = theme.Colour(theme.ColorShadowMenu)
	paintLifted(v.panel)
	v.heading.Color = theme.Colour(theme.ColorText)
}

func (v *dialogView) place(window fyne.Size) {
	v.veil.Resize(window)
	width := v.of.Width
	if width == 0 {
		width = DialogWidth
	}
	width = min(width, window.Width-2*dialogMargin())
	inner := width - 2*DialogPad()
	v.heading.Text = Ellipsis(v.of.Heading, inner, v.heading.TextSize, v.heading.TextStyle)
	v.sentence.SetWidth(inner)
	v.err.SetWidth(inner)

	content, around := v.heights()
	if room := window.Height - 2*dialogMargin() - around; v.of.Tall || content > room {
		content = room
	}
	panel := fyne.NewSize(width, around+content)
	v.panel.Resize(panel)
	v.panel.Move(fyne.NewPos(floor((window.Width-width)/2), floor(max((window.Height-panel.Height)/2, 0))))
	v.placeParts(inner, content)
}

// heights are those of the content, and of everything else in the panel.
func (v *dialogView) heights() (content, around float32) {
	around = DialogPad() + dialogHeading
	if h := v.sentence.MinSize().Height; h > 0 {
		around += theme.Grid + h
	}
	if v.scroll != nil {
		content = v.scroll.Content.MinSize().Height
		around += dialogContentGap()
	}
	if h := v.err.MinSize().Height; h > 0 {
		around += 2*theme.Grid + h
	}
	if len(v.buttons) > 0 {
		around += DialogPad() + v.bottom()
	}
	return content, around + DialogPad()
}

// bottom is how high the buttons are, and what stands beside them.
func (v *dialogView) bottom() float32 { return max(ButtonHeight(), v.foot.MinSize().Height) }

func (v *dialogView) placeParts(inner, content float32) {
	at := v.panel.Position().AddXY(DialogPad(), DialogPad())
	PlaceText(v.heading, at.X, at.Y, dialogHeading)
	at.Y += dialogHeading
	paragraph := func(p *Paragraph, gap float32) {
		size := p.MinSize()
		if size.Height > 0 {
			at.Y += gap
			p.Move(at)
			p.Resize(size)
			at.Y += size.Height
		}
	}
	paragraph(v.sentence, theme.Grid)
	if v.scroll != nil {
		at.Y += dialogContentGap()
		v.scroll.Move(at.SubtractXY(theme.FocusRoom, 0))
		v.scroll.Resize(fyne.NewSize(inner+2*theme.FocusRoom+dialogBar, content))
		at.Y += content
	}
	paragraph(v.err, 2*theme.Grid)

	right := at.X + inner
	at.Y += DialogPad()
	for i := len(v.buttons) - 1; i >= 0; i-- {
		size := v.buttons[i].MinSize()
		v.buttons[i].Resize(size)
		v.buttons[i].Move(fyne.NewPos(right-size.Width, at.Y+v.bottom()-ButtonHeight()))
		right -= size.Width + dialogButtonGap
	}
	v.foot.Move(at)
	v.foot.Resize(fyne.NewSize(max(right-dialogButtonGap-at.X, 0), v.bottom()))
}

// Reveal scrolls to a part of the content.
func (d *Dialog) Reveal(o fyne.CanvasObject) {
	if d.view != nil {
		d.view.reveal(o)
	}
}

// revealFocused scrolls the open dialog, or without one the page, to what has the
// focus, so that whoever goes through a long form by Tab sees where they are.
func revealFocused() {
	for _, window := range fyne.CurrentApp().Driver().AllWindows() {
		c := window.Canvas()
		focused, object := c.Focused().(fyne.CanvasObject)
		if !object {
			continue
		}
		switch top := c.Overlays().Top().(type) {
		case *dialogView:
			top.reveal(focused)
		case nil:
			if shell, ok := c.Content().(*Shell); ok && shell.Reveal != nil {
				shell.Reveal(focused)
			}
		}
	}
}

// reveal scrolls to an object, if it stands in the content.
func (v *dialogView) reveal(o fyne.CanvasObject) {
	for _, b := range v.buttons {
		if o == fyne.CanvasObject(b) {
			return
		}
	}
	if v.scroll != nil {
		ScrollTo(v.scroll, o)
	}
}

// ScrollTo scrolls as little as shows all of an object that stands in the
// content, with its focus ring. One that stands beside it is left alone.
func ScrollTo(scroll *container.Scroll, o fyne.CanvasObject) {
	if scroll.Size().Height <= 0 {
		return // not laid out yet
	}
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(scroll))
	if at.X+o.Size().Width <= 0 || at.X >= scroll.Size().Width {
		return
	}
	top := at.Y
	above := top - theme.FocusRoom
	below := top + o.Size().Height + theme.FocusRoom - scroll.Size().Height
	offset := scroll.Offset
	switch {
	case above < 0:
		offset.Y += above
	case below > 0:
		offset.Y += min(below, above)
	default:
		return
	}
	scroll.ScrollToOffset(offset)
}
