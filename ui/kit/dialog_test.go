package kit

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/ui/theme"
)

// addSession is a dialog with two fields over a page with one button.
type addSession struct {
	w           fyne.Window
	page        *Button
	title, load *Entry
	field       *Field
	dialog      *Dialog
	accept      bool
	asked       int
	closed      []bool
}

func showAddSession(t *testing.T) *addSession {
	a := &addSession{page: Plain("Add", nil), title: NewEntry(""), load: NewEntry("")}
	a.w = window(t, container.NewHBox(a.page))
	a.w.Canvas().Focus(a.page)
	a.field = NewField("Title", a.title)
	a.dialog = &Dialog{
		Heading: "Add a session", Sentence: "It is checked as you choose the day.",
		Content: container.NewVBox(a.field, NewField("Load", a.load)),
		Confirm: "Add session", Cancel: "Cancel",
		OnConfirm: func() bool {
			a.asked++
			if !a.accept {
				a.field.SetError("A session needs a title.")
			}
			return a.accept
		},
		OnClosed: func(confirmed bool) { a.closed = append(a.closed, confirmed) },
	}
	a.dialog.Show(a.w.Canvas())
	return a
}

func (a *addSession) focused() fyne.Focusable { return a.w.Canvas().Focused() }

func TestDialogFocusesTheFirstFieldAndTabStaysInside(t *testing.T) {
	a := showAddSession(t)
	equal(t, "shown", Shown(a.w.Canvas()), true)
	equal(t, "page's ring", a.page.ring.Visible(), false)
	cancel, confirm := a.dialog.view.buttons[0], a.dialog.view.buttons[1]
	for i, want := range []fyne.Focusable{a.title, a.load, cancel, confirm, a.title} {
		if a.focused() != want {
			t.Fatalf("stop %d: %T", i, a.focused())
		}
		press(a.w, fyne.KeyTab)
	}
}

func TestDialogEscapeClosesFromAnEntryAndFocusReturns(t *testing.T) {
	a := showAddSession(t)
	press(a.w, fyne.KeyEscape)
	equal(t, "shown", Shown(a.w.Canvas()), false)
	equal(t, "asked", a.asked, 0)
	equal(t, "closings", len(a.closed), 1)
	equal(t, "confirmed", a.closed[0], false)
	equal(t, "focus", a.focused(), fyne.Focusable(a.page))
	equal(t, "page's ring", a.page.ring.Visible(), true)
}

func TestDialogEscapeClosesWithNothingFocused(t *testing.T) {
	a := showAddSession(t)
	a.w.Canvas().Unfocus()
	press(a.w, fyne.KeyEscape)
	equal(t, "shown", Shown(a.w.Canvas()), false)
}

func TestDialogEnterConfirmsFromAnEntry(t *testing.T) {
	a := showAddSession(t)
	a.accept = true
	press(a.w, fyne.KeyReturn)
	equal(t, "shown", Shown(a.w.Canvas()), false)
	equal(t, "confirmed", a.closed[0], true)
}

func TestDialogEnterOnCancelCancels(t *testing.T) {
	a := showAddSession(t)
	a.accept = true
	press(a.w, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn)
	equal(t, "asked", a.asked, 0)
	equal(t, "confirmed", a.closed[0], false)
}

func TestDialogThatIsRefusedKeepsWhatWasTypedAndSaysWhy(t *testing.T) {
	a := showAddSession(t)
	test.Type(a.load, "12 sets")
	press(a.w, fyne.KeyReturn)
	equal(t, "shown", Shown(a.w.Canvas()), true)
	equal(t, "typed", a.load.Text, "12 sets")
	equal(t, "error", a.field.err[0].Text, "A session needs a title.")
	a.field.SetError("")
	equal(t, "error taken back", a.field.err[0].Text, "")

	before := a.dialog.view.panel.Size().Height
	a.dialog.SetError("23 h 15 min after lower body; 24 h at least.")
	if after := a.dialog.view.panel.Size().Height; after <= before {
		t.Errorf("the panel has no room for the error: %v, before %v", after, before)
	}
}

func TestDialogThatCannotBeConfirmedIgnoresEnter(t *testing.T) {
	a := showAddSession(t)
	a.accept = true
	a.dialog.SetConfirmable(false)
	press(a.w, fyne.KeyReturn)
	equal(t, "asked", a.asked, 0)
	a.dialog.SetConfirmable(true)
	press(a.w, fyne.KeyReturn)
	equal(t, "asked", a.asked, 1)
}

func TestDialogGivesTheKeysBack(t *testing.T) {
	a := showAddSession(t)
	a.w.Canvas().Unfocus()
	a.dialog.Close()
	a.dialog.Close()
	equal(t, "closings", len(a.closed), 1)
	var got fyne.KeyName
	a.w.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { got = key.Name })
	second := &Dialog{Heading: "Keep it", Confirm: "Keep"}
	second.Show(a.w.Canvas())
	second.Close()
	press(a.w, fyne.KeyF8)
	a.w.Canvas().Unfocus()
	press(a.w, fyne.KeyF8)
	equal(t, "key", got, fyne.KeyF8)
}

func TestDialogWithoutFieldsFocusesThePrimaryButton(t *testing.T) {
	w := window(t, container.NewWithoutLayout())
	confirmed := false
	d := &Dialog{Heading: "Undo everything?", Confirm: "Undo", Cancel: "Cancel", OnClosed: func(c bool) { confirmed = c }}
	d.Show(w.Canvas())
	equal(t, "focus", w.Canvas().Focused(), fyne.Focusable(d.confirmButton))
	press(w, fyne.KeyReturn)
	equal(t, "confirmed", confirmed, true)
}

func TestDialogsInsideADialogClosedLaterLeaveTheFirst(t *testing.T) {
	a := showAddSession(t)
	inner := &Dialog{Heading: "Why?", Content: container.NewVBox(NewField("Reason", NewEntry(""))), Confirm: "Keep"}
	inner.Show(a.w.Canvas())
	press(a.w, fyne.KeyEscape)
	equal(t, "outer shown", Shown(a.w.Canvas()), true)
	equal(t, "focus", a.focused(), fyne.Focusable(a.title))
	press(a.w, fyne.KeyEscape)
	equal(t, "outer shown", Shown(a.w.Canvas()), false)
}

// TestEscapeAsksBeforeItThrowsAway what a person entered, in every way there is,
// and nothing else.
func TestEscapeAsksBeforeItThrowsAway(t *testing.T) {
	var c clock
	entry, search, other := NewEntry(""), NewSearch(""), NewEntry("")
	segments, stepper, check := NewSegments([]string{"Lower", "Upper"}, 0, nil), NewStepper(3, 0, 10, 1, strconv.Itoa, nil), NewCheck("Strict", false, nil)
	choice := NewSelect([]string{"Run", "Swim"}, 0, nil)
	for _, step := range []struct {
		name string
		do   func(w fyne.Window)
		asks bool
	}{
		{"nothing", func(fyne.Window) {}, false},
		{"a text of the program", func(fyne.Window) { entry.SetText("Squat & hinge") }, false},
		{"a search", func(w fyne.Window) { w.Canvas().Focus(search); test.Type(search, "hips") }, false},
		{"typed and deleted", func(w fyne.Window) { w.Canvas().Focus(entry); test.Type(entry, "x"); press(w, fyne.KeyBackspace) }, false},
		{"typed", func(w fyne.Window) { w.Canvas().Focus(entry); test.Type(entry, "x") }, true},
		{"typed and left", func(w fyne.Window) { w.Canvas().Focus(entry); test.Type(entry, "x"); w.Canvas().Focus(other) }, true},
		{"another word", func(w fyne.Window) { w.Canvas().Focus(segments); press(w, fyne.KeyRight) }, true},
		{"another word of many", func(w fyne.Window) { w.Canvas().Focus(choice); press(w, fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn) }, true},
		{"another number", func(w fyne.Window) { w.Canvas().Focus(stepper); press(w, fyne.KeyUp) }, true},
		{"ticked", func(w fyne.Window) { w.Canvas().Focus(check); press(w, fyne.KeySpace) }, true},
	} {
		entry.SetText("")
		search.SetText("")
		s := NewShell(container.NewWithoutLayout(), c.After)
		s.LeaveWords = LeaveWords{"Throw away what you entered?", "It is not saved yet.", "Go on editing", "Throw away"}
		w := window(t, s)
		d := &Dialog{Heading: "New session", Content: container.NewVBox(entry, search, other, segments, choice, stepper, check), Confirm: "Add"}
		d.Show(w.Canvas())
		step.do(w)
		press(w, fyne.KeyEscape)
		if !step.asks {
			equal(t, step.name+": open after Escape", Shown(w.Canvas()), false)
			continue
		}
		top := func() string {
			named, ok := w.Canvas().Overlays().Top().(*dialogView)
			if !ok {
				return ""
			}
			return named.AccessibilityLabel()
		}
		equal(t, step.name+": asks", top(), "Throw away what you entered?")
		press(w, fyne.KeyEscape)
		equal(t, step.name+": Escape goes on", top(), "New session")
		press(w, fyne.KeyEscape, fyne.KeyReturn)
		equal(t, step.name+": so does Enter", top(), "New session")
		press(w, fyne.KeyEscape, fyne.KeyTab, fyne.KeyReturn)
		equal(t, step.name+": the other button does it", top(), "")
	}
}

func TestDialogStaysInALowWindowWithItsButtons(t *testing.T) {
	w := window(t, container.NewWithoutLayout())
	w.Resize(fyne.NewSize(400, 300))
	fields := container.NewVBox()
	for range 10 {
		fields.Add(NewField("Load", NewEntry("")))
	}
	d := &Dialog{Heading: "Add a session", Content: fields, Confirm: "Add"}
	d.Show(w.Canvas())
	panel := d.view.panel
	if bottom := panel.Position().Y + panel.Size().Height; bottom > 300 || panel.Size().Width > 400 {
		t.Errorf("panel %v at %v", panel.Size(), panel.Position())
	}
	button := d.confirmButton
	if bottom := button.Position().Y + button.Size().Height; bottom > 300 {
		t.Errorf("the button ends at %v", bottom)
	}
}

func TestDialogFollowsTheTheme(t *testing.T) {
	a := showAddSession(t)
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Dark, theme.Comfortable))
	equal(t, "panel", a.dialog.view.panel.FillColor, theme.Colour(theme.ColorRaised))
	equal(t, "heading", a.dialog.view.heading.Color, theme.Colour(theme.ColorText))
	equal(t, "label", a.field.label.Color, theme.Colour(theme.ColorTextMuted))
}

// TestADialogScrollsToWhatHasTheFocus, down and up again, and not for its own
// buttons.
func TestADialogScrollsToWhatHasTheFocus(t *testing.T) {
	w := window(t, container.NewWithoutLayout())
	w.Resize(fyne.NewSize(640, 400))
	box := container.NewVBox()
	var entries []*Entry
	for range 20 {
		e := NewEntry("")
		entries = append(entries, e)
		box.Add(e)
	}
	last := NewCheck("last", false, nil)
	box.Add(last)
	d := &Dialog{Heading: "Many", Content: box, Confirm: "Save", Cancel: "Cancel"}
	d.Show(w.Canvas())
	seen := func(o fyne.CanvasObject) bool {
		driver := fyne.CurrentApp().Driver()
		top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(d.view.scroll).Y
		return top >= 0 && top+o.Size().Height <= d.view.scroll.Size().Height
	}
	if seen(entries[19]) {
		t.Fatal("everything is seen without scrolling")
	}
	for i, o := range []fyne.Focusable{entries[19], entries[18], entries[0], last, entries[10]} {
		w.Canvas().Focus(o)
		if !seen(o.(fyne.CanvasObject)) {
			t.Errorf("step %d: what has the focus is not seen", i)
		}
	}
	before := d.view.scroll.Offset
	w.Canvas().Focus(d.confirmButton)
	if d.view.scroll.Offset != before {
		t.Error("a button at the foot scrolls the content")
	}
	for range 22 {
		w.Canvas().FocusNext()
		if o, ok := w.Canvas().Focused().(fyne.CanvasObject); ok && o != fyne.CanvasObject(d.confirmButton) && w.Canvas().Focused() != fyne.Focusable(d.view.buttons[0]) && !seen(o) {
			t.Fatalf("%T has the focus and is not seen", o)
		}
	}
}

func TestTallDialogHasTheWindowsHeightAndAFoot(t *testing.T) {
	w := window(t, container.NewHBox())
	content, foot, more := NewEntry(""), NewParagraph("Saved.", theme.TextSmall, theme.ColorText, 300, 1), Plain("Save…", nil)
	d := &Dialog{Heading: "Print", Content: content, Width: WideWidth, Tall: true, Foot: foot, Confirm: "Print", Cancel: "Close", More: []*Button{more}}
	d.Show(w.Canvas())
	for _, size := range []fyne.Size{{Width: 1024, Height: 640}, {Width: 1600, Height: 1000}} {
		w.Resize(size)
		equal(t, "height", d.view.panel.Size().Height, size.Height-2*dialogMargin())
		equal(t, "width", d.view.panel.Size().Width, min(WideWidth, size.Width-2*dialogMargin()))
		if content.Size().Height < size.Height/2 {
			t.Errorf("at %v the content is %v high", size, content.Size().Height)
		}
		if end := foot.Position().X + foot.Size().Width; end > d.view.buttons[0].Position().X {
			t.Errorf("at %v the foot reaches under the buttons", size)
		}
	}
	equal(t, "the middle button", d.view.buttons[1], more)
}

// TestDialogThatIsBusyOrHeld says what goes on and confirms nothing meanwhile;
// while it is held nothing closes it.
func TestDialogThatIsBusyOrHeld(t *testing.T) {
	w := window(t, container.NewHBox())
	confirmed, closed := 0, 0
	d := &Dialog{Heading: "Restore?", Confirm: "Restore", Cancel: "Cancel", OnConfirm: func() bool { confirmed++; return false }, OnClosed: func(bool) { closed++ }}
	d.Show(w.Canvas())
	d.SetBusy("Reading the file…")
	press(w, fyne.KeyReturn)
	test.Tap(d.confirmButton)
	equal(t, "confirmed while busy", confirmed, 0)
	equal(t, "says", d.view.busy.AccessibilityLabel(), "Reading the file…")
	if end := d.view.busy.Position().X + d.view.busy.Size().Width; end > d.view.buttons[0].Position().X || d.view.busy.Size().Width < 150 {
		t.Errorf("the words have %v", d.view.busy.Size())
	}
	d.SetBusy("")
	test.Tap(d.confirmButton)
	equal(t, "confirmed after that", confirmed, 1)
	d.Hold()
	press(w, fyne.KeyEscape, fyne.KeyReturn)
	test.Tap(d.view.buttons[0])
	d.Close()
	equal(t, "open while it is held", d.Open(), true)
	d.Release()
	equal(t, "open after that", d.Open(), false)
	equal(t, "closed", closed, 1)
	equal(t, "confirmed in all", confirmed, 1)
}

func TestDialogOffersItsKeysFirst(t *testing.T) {
	w := window(t, container.NewHBox())
	var got []fyne.KeyName
	d := &Dialog{Heading: "Print", Content: NewCheck("Name", true, nil), Cancel: "Close", OnKey: func(key *fyne.KeyEvent) bool {
		got = append(got, key.Name)
		return key.Name == fyne.KeyPageDown
	}}
	d.Show(w.Canvas())
	press(w, fyne.KeyPageDown, fyne.KeySpace)
	equal(t, "offered", len(got), 1)
	equal(t, "topmost", d.Topmost(), true)
	ShowMenu(w.Canvas(), fyne.Position{}, []MenuItem{{Text: "One"}})
	equal(t, "topmost under a menu", d.Topmost(), false)
	press(w, fyne.KeyEscape, fyne.KeyEscape)
	equal(t, "topmost when closed", d.Topmost(), false)
}

// TestLooseDialogDoesNotAskBeforeItCloses though something was ticked.
func TestLooseDialogDoesNotAskBeforeItCloses(t *testing.T) {
	for _, loose := range []bool{false, true} {
		w := window(t, NewShell(container.NewHBox(), (&clock{}).After))
		d := &Dialog{Heading: "Print", Content: NewCheck("Name", true, nil), Cancel: "Close", Loose: loose}
		d.Show(w.Canvas())
		press(w, fyne.KeySpace, fyne.KeyEscape)
		equal(t, "asks", Shown(w.Canvas()), !loose)
	}
}

// TestTabLeadsOutOfANote as out of any other field.
func TestTabLeadsOutOfANote(t *testing.T) {
	note, next := NewNote("", 2), NewEntry("")
	w := test.NewTempWindow(t, container.NewVBox(note, next))
	w.Canvas().Focus(note)
	if note.AcceptsTab() {
		t.Error("it keeps Tab for itself")
	}
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != fyne.Focusable(next) {
		t.Errorf("then %v has the keyboard", w.Canvas().Focused())
	}
}
