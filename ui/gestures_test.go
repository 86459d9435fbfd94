package ui

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	fynedesktop "fyne.io/fyne/v2/driver/desktop"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/uitest"
)

// gesture is something that the mouse does on a page, and the keys for the same.
type gesture struct {
	page  string
	hint  string      // what the help calls it; empty: a part that is seen to be clicked
	name  string      // which case of it
	begin func(*hand) // nil: nothing before either of them
	mouse func(*hand)
	keys  func(*hand)
	// wants says that both have done what they are for.
	wants func(*hand) bool
}

// gestures is the list of what the mouse does on Week, Month and Today, each with
// its keys: whoever cannot or will not use a mouse has to come to the same.
var gestures = slices.Concat(weekGestures, monthGestures, todayGestures)

var weekGestures = []gesture{
	{
		page: "rail.week", hint: "hint.drag", name: "to another day",
		mouse: func(h *hand) { h.hold("Press & row").Glide(h.free("13")).Release() },
		keys:  func(h *hand) { h.cursorOn("Press & row"); h.press(alt, fyne.KeyRight) },
		wants: func(h *hand) bool { return h.session("Press & row").Date == saturday },
	},
	{
		page: "rail.week", hint: "hint.drag", name: "to a day farther away",
		mouse: func(h *hand) { h.hold("Hips & ankles").Glide(h.free("14")).Release() },
		keys: func(h *hand) {
			h.cursorOn("Hips & ankles")
			h.press(none, fyne.KeyM, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
		},
		wants: func(h *hand) bool { return h.session("Hips & ankles").Date == sunday },
	},
	{
		page: "rail.week", hint: "hint.drag", name: "to a day that is not allowed",
		mouse: func(h *hand) { h.hold("Press & row").Glide(h.free("11")).Release() },
		keys:  func(h *hand) { h.cursorOn("Press & row"); h.press(alt, fyne.KeyLeft) },
		wants: func(h *hand) bool { return strings.HasPrefix(h.heading(), "Not allowed: Move Press & row") },
	},
	{
		page: "rail.week", hint: "hint.drag", name: "within a day",
		begin: func(h *hand) { h.putYoga(friday) },
		mouse: func(h *hand) { h.hold("Gentle yoga").Glide(h.at("Steady ride")).Release() },
		keys:  func(h *hand) { h.cursorOn("Gentle yoga"); h.press(alt, fyne.KeyUp, fyne.KeyUp) },
		wants: func(h *hand) bool { return h.day(friday) == "Gentle yoga, Steady ride, Press & row" },
	},
	{
		page: "rail.week", hint: "hint.drag", name: "several",
		mouse: func(h *hand) {
			h.click("Steady ride", none)
			h.click("Hips & ankles", ctrl)
			h.hold("Hips & ankles").Glide(h.free("11")).Release()
		},
		keys: func(h *hand) {
			h.cursorOn("Steady ride")
			h.press(ctrl, fyne.KeyLeft, fyne.KeyLeft, fyne.KeySpace)
			h.press(alt, fyne.KeyRight)
		},
		wants: func(h *hand) bool {
			return h.session("Steady ride").Date == saturday && h.session("Hips & ankles").Date == thursday
		},
	},
	{
		page: "rail.week", hint: "hint.drag", name: "out of the tray",
		mouse: func(h *hand) { h.hold("Gentle yoga").Glide(h.free("14")).Release() },
		keys: func(h *hand) {
			h.cursorOn("Hips & ankles")
			h.tabTo("*week.pile", "")
			h.tabTo("*week.pile", "Gentle yoga")
			h.press(none, fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
		},
		wants: func(h *hand) bool { return h.day(sunday) == "Gentle yoga" },
	},
	{
		page: "rail.week", hint: "hint.drag-template",
		begin: func(h *hand) { h.search("hips") },
		mouse: func(h *hand) { h.holdTemplate().Glide(h.free("14")).Release() },
		keys: func(h *hand) {
			h.week.Focus()
			h.press(none, fyne.KeyEnd)
			h.tabTo("*week.pile", "")
			h.press(none, fyne.KeyReturn)
		},
		wants: func(h *hand) bool { return h.day(sunday) == "Hips & ankles" },
	},
	{
		page: "rail.week", hint: "hint.drag-tray",
		mouse: func(h *hand) { h.hold("Press & row").Glide(h.inTray()).Release() },
		keys:  func(h *hand) { h.cursorOn("Press & row"); h.press(none, fyne.KeyBackspace) },
		wants: func(h *hand) bool { return h.day(friday) == "Steady ride" },
	},
	{
		page: "rail.week", hint: "hint.drag-head", name: "of this week",
		mouse: func(h *hand) { uitest.Hold(h.canvas(), h.head("13")).Glide(h.head("14")).Release() },
		keys:  func(h *hand) { h.cursorOn("Long run"); h.press(none, fyne.KeyW, fyne.KeyReturn) },
		wants: func(h *hand) bool { return h.day(sunday) == "Long run" && h.day(saturday) == "" },
	},
	{
		page: "rail.week", hint: "hint.drag-head", name: "of two weeks",
		begin: func(h *hand) { h.putYoga(sunday) },
		mouse: func(h *hand) {
			p := uitest.Hold(h.canvas(), h.head("14")).Glide(h.forward())
			h.wait()
			p.Glide(h.head("21")).Release()
		},
		keys: func(h *hand) {
			h.cursorOn("Gentle yoga")
			h.press(none, fyne.KeyW)
			h.press(none, slices.Repeat([]fyne.KeyName{fyne.KeyDown}, 6)...)
			h.press(none, fyne.KeyReturn)
		},
		wants: func(h *hand) bool { return h.day(sunday) == "" && h.day(sunday.AddDays(7)) == "Gentle yoga" },
	},
	{
		page: "rail.week", hint: "hint.drag-arrow",
		mouse: func(h *hand) {
			p := h.hold("Hips & ankles").Glide(h.forward())
			h.wait()
			p.Glide(h.free("17")).Release()
		},
		keys:  func(h *hand) { h.cursorOn("Hips & ankles"); h.press(alt, fyne.KeyPageDown) },
		wants: func(h *hand) bool { return strings.Count(h.day(today.AddDays(7)), "Hips & ankles") == 2 },
	},
	{
		page: "rail.week", hint: "hint.drag-arrow", name: "to a day of the week before",
		mouse: func(h *hand) {
			p := h.hold("Hips & ankles").Glide(h.back())
			h.wait()
			p.Glide(h.free("7")).Release()
		},
		keys: func(h *hand) {
			h.cursorOn("Hips & ankles")
			h.press(ctrl, fyne.KeyX)
			h.press(none, fyne.KeyPageUp, fyne.KeyEnd)
			h.press(ctrl, fyne.KeyV)
		},
		wants: func(h *hand) bool { return h.day(today.AddDays(-3)) == "Hips & ankles" },
	},
	{
		page: "rail.week", hint: "hint.click-more",
		mouse: func(h *hand) { h.click("Press & row", none); h.click("Long run", ctrl) },
		keys: func(h *hand) {
			h.cursorOn("Press & row")
			h.press(ctrl, fyne.KeyRight, fyne.KeySpace)
		},
		wants: func(h *hand) bool { return h.selected() == "Press & row, Long run" },
	},
	{
		page: "rail.week", hint: "hint.click-more", name: "one less",
		mouse: func(h *hand) {
			h.click("Press & row", none)
			h.click("Long run", ctrl)
			h.click("Press & row", ctrl)
		},
		keys: func(h *hand) {
			h.cursorOn("Press & row")
			h.press(ctrl, fyne.KeyRight, fyne.KeySpace, fyne.KeyLeft, fyne.KeyDown, fyne.KeySpace)
		},
		wants: func(h *hand) bool { return h.selected() == "Long run" },
	},
	{
		page: "rail.week", hint: "hint.click-range",
		mouse: func(h *hand) { h.click("Steady ride", none); h.click("Long run", shift) },
		keys:  func(h *hand) { h.cursorOn("Steady ride"); h.press(shift, fyne.KeyDown, fyne.KeyRight) },
		wants: func(h *hand) bool { return h.selected() == "Steady ride, Press & row, Long run" },
	},
	{
		page: "rail.week", hint: "hint.band",
		mouse: func(h *hand) { uitest.Hold(h.canvas(), h.free("12")).Glide(h.at("Steady ride")).Release() },
		keys:  func(h *hand) { h.cursorOn("Steady ride"); h.press(ctrl, fyne.KeyA) },
		wants: func(h *hand) bool { return h.selected() == "Steady ride, Press & row" },
	},
	{
		page: "rail.week", hint: "hint.double-click",
		mouse: func(h *hand) { uitest.DoubleClick(h.canvas(), h.at("Press & row")) },
		keys:  func(h *hand) { h.cursorOn("Press & row"); h.press(none, fyne.KeyReturn) },
		wants: func(h *hand) bool { return h.heading() == "Session" && h.written("Title") == "Press & row" },
	},
	{
		page: "rail.week", hint: "hint.double-click-day", name: "a free place",
		mouse: func(h *hand) { uitest.DoubleClick(h.canvas(), h.free("14")) },
		keys:  func(h *hand) { h.week.Focus(); h.press(none, fyne.KeyEnd, fyne.KeyReturn) },
		wants: func(h *hand) bool { return h.heading() == "New session" && h.written("Date") == sunday.String() },
	},
	{
		page: "rail.week", hint: "hint.double-click-day", name: "a day's name",
		mouse: func(h *hand) { uitest.Click(h.canvas(), h.head("12"), none) },
		keys:  func(h *hand) { h.cursorOn("Steady ride"); h.press(ctrl, fyne.KeyN) },
		wants: func(h *hand) bool { return h.heading() == "New session" && h.written("Date") == friday.String() },
	},
	{
		page: "rail.week", hint: "hint.double-click-template",
		begin: func(h *hand) { h.search("hips"); h.week.Focus(); h.press(none, fyne.KeyEnd) },
		mouse: func(h *hand) { uitest.DoubleClick(h.canvas(), h.template()) },
		keys:  func(h *hand) { h.tabTo("*week.pile", ""); h.press(none, fyne.KeyReturn) },
		wants: func(h *hand) bool { return h.day(sunday) == "Hips & ankles" },
	},
	{
		page: "rail.week", hint: "hint.other-button", name: "on a card",
		mouse: func(h *hand) { h.otherClick(h.at("Press & row")) },
		keys:  func(h *hand) { h.cursorOn("Press & row"); h.press(none, fynedesktop.KeyMenu) },
		wants: func(h *hand) bool { return slices.Contains(h.rows(), "Move to…") },
	},
	{
		page: "rail.week", hint: "hint.other-button", name: "on a free day",
		mouse: func(h *hand) { h.otherClick(h.free("14")) },
		keys:  func(h *hand) { h.week.Focus(); h.press(none, fyne.KeyEnd); h.press(shift, fyne.KeyF10) },
		wants: func(h *hand) bool { return slices.Contains(h.rows(), "New session…") },
	},
	{
		page: "rail.week", hint: "hint.other-button", name: "on a template",
		begin: func(h *hand) { h.search("hips"); h.week.Focus(); h.press(none, fyne.KeyEnd) },
		mouse: func(h *hand) { h.otherClick(h.template()) },
		keys:  func(h *hand) { h.tabTo("*week.pile", ""); h.press(none, fynedesktop.KeyMenu) },
		wants: func(h *hand) bool { return slices.Contains(h.rows(), "Add to Sun 14 June") },
	},
	{
		page: "rail.week", hint: "hint.other-button", name: "in the tray",
		mouse: func(h *hand) { h.otherClick(h.at("Gentle yoga")) },
		keys: func(h *hand) {
			h.tabTo("*week.pile", "")
			h.tabTo("*week.pile", "Gentle yoga")
			h.press(shift, fyne.KeyF10)
		},
		wants: func(h *hand) bool { return slices.Contains(h.rows(), "Move to…") },
	},
	{
		page: "rail.week", name: "the arrow to the next week",
		mouse: func(h *hand) { uitest.Click(h.canvas(), h.forward(), none) },
		keys:  func(h *hand) { h.press(none, fyne.KeyPageDown) },
		wants: func(h *hand) bool { return h.week.Week().First == today.AddDays(5) },
	},
	{
		page: "rail.week", name: "a limit",
		mouse: func(h *hand) { uitest.Click(h.canvas(), h.at("Running"), none) },
		keys:  func(h *hand) { h.press(none, fyne.KeyB) },
		wants: func(h *hand) bool { return h.asks() },
	},
	{
		page: "rail.week", name: "a fix of a finding",
		mouse: func(h *hand) { uitest.Tap(h.t, h.canvas(), "Move to Sat") },
		keys:  func(h *hand) { h.tabTo("*kit.Button", "Move to Sat"); h.press(none, fyne.KeySpace) },
		wants: func(h *hand) bool { return h.session("Press & row").Date == saturday },
	},
}

var monthGestures = []gesture{
	{
		page: "rail.month", hint: "hint.drag", name: "to the next day",
		mouse: func(h *hand) { h.hold("Hips & ankles").Glide(h.free("11")).Release() },
		keys:  func(h *hand) { h.press(alt, fyne.KeyRight) },
		wants: func(h *hand) bool { return h.session("Hips & ankles").Date == thursday },
	},
	{
		page: "rail.month", hint: "hint.drag", name: "to another week",
		mouse: func(h *hand) { h.hold("Hips & ankles").Glide(h.free("21")).Release() },
		keys: func(h *hand) {
			h.press(none, fyne.KeyM, fyne.KeyDown, fyne.KeyEnd, fyne.KeyReturn)
		},
		wants: func(h *hand) bool { return strings.Contains(h.day(sunday.AddDays(7)), "Hips & ankles") },
	},
	{
		page: "rail.month", hint: "hint.drag", name: "to a day that is not allowed",
		mouse: func(h *hand) { h.hold("Step & bridge").Glide(h.free("14")).Release() },
		keys: func(h *hand) {
			h.press(none, fyne.KeyRight, fyne.KeyDown, fyne.KeyM, fyne.KeyEnd, fyne.KeyReturn)
		},
		wants: func(h *hand) bool { return strings.HasPrefix(h.heading(), "Not allowed: Move Step & bridge") },
	},
	{
		page: "rail.month", hint: "hint.drag", name: "to another month",
		mouse: func(h *hand) {
			p := h.hold("Hips & ankles").Glide(h.forward())
			h.wait()
			p.Glide(h.free("17")).Release()
		},
		keys:  func(h *hand) { h.press(none, fyne.KeyM, fyne.KeyPageDown, fyne.KeyDown, fyne.KeyReturn) },
		wants: func(h *hand) bool { return strings.Contains(h.day(today.AddMonths(1).AddDays(7)), "Hips & ankles") },
	},
	{
		page: "rail.month", hint: "hint.double-click-month", name: "a card",
		mouse: func(h *hand) { uitest.DoubleClick(h.canvas(), h.at("Press & row")) },
		keys:  func(h *hand) { h.press(none, fyne.KeyRight, fyne.KeyRight, fyne.KeyDown, fyne.KeyReturn) },
		wants: func(h *hand) bool { return h.shown.name == "rail.week" && h.selected() == "Press & row" },
	},
	{
		page: "rail.month", hint: "hint.double-click-month", name: "a day",
		mouse: func(h *hand) { uitest.DoubleClick(h.canvas(), h.free("21")) },
		keys:  func(h *hand) { h.press(none, fyne.KeyEnd, fyne.KeyDown, fyne.KeyReturn) },
		wants: func(h *hand) bool { return h.shown.name == "rail.week" && h.week.Week().Contains(sunday.AddDays(7)) },
	},
	{
		page: "rail.month", hint: "hint.other-button", name: "on a card",
		mouse: func(h *hand) { h.otherClick(h.at("Press & row")) },
		keys: func(h *hand) {
			h.press(none, fyne.KeyRight, fyne.KeyRight, fyne.KeyDown, fynedesktop.KeyMenu)
		},
		wants: func(h *hand) bool { return slices.Contains(h.rows(), "Put in the tray") },
	},
	{
		page: "rail.month", hint: "hint.other-button", name: "on a free day",
		mouse: func(h *hand) { h.otherClick(h.free("14")) },
		keys:  func(h *hand) { h.press(none, fyne.KeyEnd, fynedesktop.KeyMenu) },
		wants: func(h *hand) bool { return slices.Contains(h.rows(), "Open in week") },
	},
	{
		page: "rail.month", name: "the arrow to the next month",
		mouse: func(h *hand) { uitest.Click(h.canvas(), h.forward(), none) },
		keys:  func(h *hand) { h.press(none, fyne.KeyPageDown) },
		wants: func(h *hand) bool { return h.month.Month().Month == time.July },
	},
}

var todayGestures = []gesture{
	{
		page: "rail.today", name: "start the next session",
		mouse: func(h *hand) { h.clickButton("today.start") },
		keys:  func(h *hand) { h.press(ctrl, fyne.KeyReturn) },
		wants: func(h *hand) bool { return h.workout() != nil && h.workout().Session == h.session("Hips & ankles").ID },
	},
	{
		page: "rail.today", name: "a score",
		begin: func(h *hand) { h.press(ctrl, fyne.KeyReturn) },
		mouse: func(h *hand) {
			uitest.Click(h.canvas(), h.score(1, "3"), none)
		},
		keys:  func(h *hand) { h.press(none, fyne.KeyTab); h.canvas().Focused().TypedRune('3') },
		wants: func(h *hand) bool { right := h.workout().Before.Right; return right != nil && *right == 3 },
	},
	{
		page: "rail.today", name: "go on",
		begin: func(h *hand) { h.press(ctrl, fyne.KeyReturn) },
		mouse: func(h *hand) { h.clickButton("today.on") },
		keys:  func(h *hand) { h.tabTo("*kit.Button", h.words.Say("today.on")); h.press(none, fyne.KeySpace) },
		wants: func(h *hand) bool { return h.workout().Stage == planner.StageWork },
	},
	{
		page: "rail.today", name: "tick a set off",
		begin: (*hand).lift,
		mouse: func(h *hand) {
			uitest.Click(h.canvas(), placeOn(uitest.All[*kit.Check](h.shown.page)[1], 0.1, 0.5), none)
		},
		keys:  func(h *hand) { h.tabTo("*kit.Check", "Set 2"); h.press(none, fyne.KeySpace) },
		wants: func(h *hand) bool { return h.workout().Sets[0][1].Done && h.workout().Rest != nil },
	},
	{
		page: "rail.today", name: "another number of repetitions",
		begin: (*hand).lift,
		mouse: func(h *hand) {
			uitest.Click(h.canvas(), placeOn(uitest.All[*kit.Stepper](h.shown.page)[0], 0.95, 0.5), none)
		},
		keys:  func(h *hand) { h.tabTo("*kit.Stepper", "10 reps"); h.press(none, fyne.KeyUp) },
		wants: func(h *hand) bool { return h.workout().Sets[0][0].Set.Reps == 11 },
	},
	{
		page: "rail.today", name: "what was done unplanned",
		mouse: func(h *hand) { h.clickButton("today.unplanned") },
		keys:  func(h *hand) { h.press(ctrl, fyne.KeyL) },
		wants: func(h *hand) bool { return h.heading() == h.words.Say("unplanned.heading") },
	},
	{
		page: "rail.today", name: "what was written on paper",
		mouse: func(h *hand) { h.clickButton("today.paper") },
		keys:  func(h *hand) { h.press(ctrl, fyne.KeyE) },
		wants: func(h *hand) bool { return h.heading() == h.words.Say("sheet.heading") },
	},
}

var (
	thursday = today.AddDays(1)
	friday   = today.AddDays(2)
	saturday = today.AddDays(3)
	sunday   = today.AddDays(4)
)

// TestGesturesAndKeysAgree does each gesture with the mouse and by keys, on equal
// plans, and compares what has come of it.
func TestGesturesAndKeysAgree(t *testing.T) {
	h := newHand(t)
	for _, g := range gestures {
		name := strings.Join([]string{g.page, g.hint, g.name}, "/")
		do := func(by string, how func(*hand)) []string {
			h.beginAt(g.page)
			if g.begin != nil {
				g.begin(h)
			}
			before := h.outcome()
			how(h)
			came := without(h.outcome(), before)
			if !g.wants(h) {
				t.Errorf("%s %s: %q", name, by, came)
			}
			return came
		}
		if mouse, keys := do("by mouse", g.mouse), do("by keys", g.keys); !slices.Equal(mouse, keys) {
			t.Errorf("%s: by mouse %q, by keys %q", name, mouse, keys)
		}
		if h.failures() > 0 {
			t.Fatalf("%s: %v", name, <-h.logged)
		}
	}
}

// TestKeysInTheTrayAreAboutTheTray and not about what is selected on the board,
// where nobody looks then.
func TestKeysInTheTrayAreAboutTheTray(t *testing.T) {
	h := newHand(t)
	toTemplates := func() {
		h.beginAt("rail.week")
		h.cursorOn("Press & row")
		h.tabTo("*week.pile", "")
	}
	toParked := func() {
		toTemplates()
		h.tabTo("*week.pile", "Gentle yoga")
	}
	keys := []struct {
		held fyne.KeyModifier
		key  fyne.KeyName
	}{
		{none, fyne.KeyDelete},
		{none, fyne.KeyBackspace},
		{none, fyne.KeyP},
		{none, fyne.KeySpace},
		{none, fyne.KeyS},
		{none, fyne.KeyD},
		{alt, fyne.KeyRight},
		{alt, fyne.KeyUp},
		{alt, fyne.KeyPageDown},
	}
	for _, k := range keys {
		toTemplates()
		before := h.revision()
		h.press(k.held, k.key)
		if h.revision() != before || h.asks() {
			t.Errorf("%v %s on a template: %q", k.held, k.key, h.heading())
		}
		toParked()
		before = h.revision()
		h.press(k.held, k.key)
		if deletes := k.key == fyne.KeyDelete; h.revision() != before != deletes || h.asks() {
			t.Errorf("%v %s on a session in the tray: %q", k.held, k.key, h.heading())
		}
		if s := h.session("Press & row"); s.Date != friday || s.Pinned || s.Status != model.Planned {
			t.Errorf("%v %s in the tray: on the board %+v", k.held, k.key, s)
		}
	}
	toParked()
	h.press(none, fyne.KeyF2)
	if got := h.written("Title"); got != "Gentle yoga" {
		t.Errorf("F2 opens %q", got)
	}
	toParked()
	h.press(ctrl, fyne.KeyX)
	h.week.Focus()
	h.press(none, fyne.KeyEnd)
	h.press(ctrl, fyne.KeyV)
	if got := h.day(sunday); got != "Gentle yoga" {
		t.Errorf("cut in the tray and pasted on Sunday: %q", got)
	}
	toTemplates()
	h.press(none, fyne.KeyM)
	if got := h.heading(); got != "Move to" {
		t.Errorf("M on a template opens %q", got)
	}
}

// without are the lines that are not among others.
func without(lines, others []string) []string {
	return slices.DeleteFunc(lines, func(line string) bool { return slices.Contains(others, line) })
}

// TestEveryGestureOfTheHelpHasItsKeys looks for what the help of the pages names
// in the list of gestures.
func TestEveryGestureOfTheHelpHasItsKeys(t *testing.T) {
	for _, p := range places {
		if !slices.ContainsFunc(gestures, func(g gesture) bool { return g.page == p.name }) {
			continue
		}
		for _, h := range p.hints {
			if h.how != "" && !keysThemselves[h.how] && !slices.ContainsFunc(gestures, func(g gesture) bool { return g.page == p.name && g.hint == h.how }) {
				t.Errorf("%s: %s is in no row of the list", p.name, h.how)
			}
		}
	}
	for _, g := range gestures {
		i := slices.IndexFunc(places, func(p place) bool { return p.name == g.page })
		if g.hint != "" && !slices.ContainsFunc(places[i].hints, func(h hint) bool { return h.how == g.hint }) {
			t.Errorf("%s: the help does not name %s", g.page, g.hint)
		}
	}
}

// keysThemselves are hints that name no gesture of the mouse, but keys.
var keysThemselves = map[string]bool{"hint.arrows-more": true, "hint.scores": true}

// hand is the window with a mouse over it, and a keyboard whose keys can be held
// down.
type hand struct {
	*program
	held  fyne.KeyModifier
	clock *uitest.Clock // of what comes later
}

func newHand(t *testing.T) *hand {
	t.Helper()
	h := &hand{clock: uitest.NewClock(noon)}
	beside := alone
	beside.After = h.clock.After
	h.program = openWith(t, 0, beside)
	h.app = keyboard{h.app, h}
	return h
}

// beginAt shows a page as it is at first, over the plan as it was at first.
func (h *hand) beginAt(page string) {
	h.t.Helper()
	for h.asks() {
		uitest.Press(h.canvas(), fyne.KeyEscape)
	}
	h.must(h.plan.DropWorkout())
	h.restore()
	h.search("")
	h.goTo(h.room("rail.week"))
	h.week.GoToday()
	h.goTo(h.room("rail.month"))
	h.month.GoToday()
	h.goTo(h.room("rail.today"))
	h.goTo(h.room(page))
	h.shown.page.Reload()
	h.shown.page.Focus()
}

// keyboard is the program with a driver that knows which keys are down.
type keyboard struct {
	fyne.App
	of *hand
}

func (k keyboard) Driver() fyne.Driver { return keys{k.App.Driver(), k.of} }

type keys struct {
	fyne.Driver
	of *hand
}

func (k keys) CurrentKeyModifiers() fyne.KeyModifier { return k.of.held }
func (k keys) CreateSplashWindow() fyne.Window       { return nil }
func (k keys) HasSecondaryDisplay() bool             { return false }

// wait lets as much time pass as turns a week or a month once.
func (h *hand) wait() { h.clock.Advance(700 * time.Millisecond) }

// press presses keys one after the other while others are held down.
func (h *hand) press(held fyne.KeyModifier, keys ...fyne.KeyName) {
	h.held = held
	for _, key := range keys {
		uitest.PressWith(h.canvas(), held, key, h.typedShortcut)
	}
	h.held = none
}

// cursorOn goes to a session of the week by the search, as a person does who
// knows what it is called.
func (h *hand) cursorOn(title string) {
	h.t.Helper()
	s := h.session(title)
	h.openOnBoard(s.Date, s.ID)
	if got := h.selected(); got != title {
		h.t.Fatalf("the cursor is on %q, not on %q", got, title)
	}
}

// tabTo goes from part to part of the page by Tab to one of a type that has some
// words in it.
func (h *hand) tabTo(kind, words string) {
	h.t.Helper()
	for range 100 {
		h.press(none, fyne.KeyTab)
		at, ok := h.canvas().Focused().(fyne.CanvasObject)
		if ok && fmt.Sprintf("%T", at) == kind && says(at, words) {
			return
		}
	}
	h.t.Fatalf("Tab leads to no %s with %q", kind, words)
}

func says(o fyne.CanvasObject, words string) bool {
	return slices.ContainsFunc(uitest.Texts(o), func(text string) bool { return strings.Contains(text, words) })
}

// search types into the search of the tray.
func (h *hand) search(text string) {
	for _, e := range uitest.All[*kit.Entry](h.week) {
		e.SetText(text)
	}
}

// line is the place of some words on the page, in a widget of one of some types.
func (h *hand) line(text string, in ...string) uitest.Area {
	h.t.Helper()
	for _, l := range uitest.Lines(uitest.Top(h.canvas())) {
		if l.Text == text && (len(in) == 0 || slices.Contains(in, fmt.Sprintf("%T", l.In))) && !l.Seen.Empty() {
			return l.Seen
		}
	}
	h.t.Fatalf("%q is not seen", text)
	return uitest.Area{}
}

func middle(a uitest.Area) fyne.Position {
	return fyne.NewPos((a.Left+a.Right)/2, (a.Top+a.Bottom)/2)
}

// at is where some words stand: the title of a card, the name of a limit.
func (h *hand) at(text string) fyne.Position {
	h.t.Helper()
	if h.shown.name == "rail.week" {
		return middle(h.line(text, "*week.cardArea", "*week.budgetView", "*week.pile"))
	}
	s := h.session(text)
	cell := h.line(fmt.Sprint(s.Date.Day), "*month.Grid")
	for _, l := range uitest.Lines(h.month) {
		if strings.HasPrefix(text, strings.TrimSuffix(l.Text, "…")) && l.Box.Left > cell.Left-10 && l.Box.Left < cell.Left+90 && l.Box.Top > cell.Top && l.Box.Top < cell.Top+100 {
			return middle(l.Seen)
		}
	}
	h.t.Fatalf("no chip of %q", text)
	return fyne.Position{}
}

// hold takes hold of a card and moves it a little, so that it is in the air.
func (h *hand) hold(title string) *uitest.Pointer {
	h.t.Helper()
	at := h.at(title)
	p := uitest.Hold(h.canvas(), at).Move(at.AddXY(3, 3))
	if of, ok := h.shown.page.(holding); !ok || !of.Holding() {
		h.t.Fatalf("%s is not in the air", title)
	}
	return p
}

func (h *hand) click(title string, held fyne.KeyModifier) {
	h.t.Helper()
	uitest.Click(h.canvas(), h.at(title), held)
}

// otherClick presses the other button, as Fyne does: first it goes down.
func (h *hand) otherClick(at fyne.Position) {
	if o, origin, ok := uitest.Under[fynedesktop.Mouseable](h.canvas(), at); ok {
		o.MouseDown(&fynedesktop.MouseEvent{
			PointEvent: fyne.PointEvent{AbsolutePosition: at, Position: at.Subtract(origin)}, Button: fynedesktop.MouseButtonSecondary,
		})
	}
	uitest.OtherClick(h.canvas(), at)
}

// head is the name of a day on the board.
func (h *hand) head(number string) fyne.Position {
	h.t.Helper()
	return middle(h.line(number, "*week.Board"))
}

// free is a place on a day, beside what is on it.
func (h *hand) free(number string) fyne.Position {
	h.t.Helper()
	if h.shown.name == "rail.month" {
		day := h.line(number, "*month.Grid")
		return fyne.NewPos(day.Left+60, (day.Top+day.Bottom)/2)
	}
	return fyne.NewPos(h.head(number).X+30, 560)
}

// template is the first one in the tray.
func (h *hand) template() fyne.Position {
	h.t.Helper()
	for _, l := range uitest.Lines(h.week) {
		if fmt.Sprintf("%T", l.In) == "*week.pile" {
			return middle(l.Seen)
		}
	}
	h.t.Fatal("no template is seen")
	return fyne.Position{}
}

func (h *hand) holdTemplate() *uitest.Pointer {
	h.t.Helper()
	at := h.template()
	return uitest.Hold(h.canvas(), at).Move(at.AddXY(-3, 3))
}

// inTray is a place over the tray.
func (h *hand) inTray() fyne.Position { return middle(h.line("Templates")) }

// forward and back are the arrows of the page.
func (h *hand) forward() fyne.Position { return h.arrow("command.week-after", "command.month-after") }

func (h *hand) back() fyne.Position { return h.arrow("command.week-before", "command.month-before") }

func (h *hand) arrow(names ...string) fyne.Position {
	h.t.Helper()
	for _, name := range names {
		if b := uitest.Button(h.shown.page, h.words.Say(name)); b != nil {
			return placeOn(b, 0.5, 0.5)
		}
	}
	h.t.Fatal("no arrow")
	return fyne.Position{}
}

// putYoga puts the one session without a time onto a day.
func (h *hand) putYoga(d civil.Date) {
	h.t.Helper()
	h.file.Do(planner.Move{Session: h.parked("Gentle yoga"), To: d, Index: planner.AtEnd}, "")
}

func (h *hand) parked(title string) model.ID {
	h.t.Helper()
	view, err := h.plan.Week(today)
	h.must(err)
	for _, s := range view.Tray {
		if s.Title == title {
			return s.ID
		}
	}
	h.t.Fatalf("%s is not in the tray", title)
	return ""
}

// sessions are those of some days, in order.
func (h *hand) sessions(from, to civil.Date) []model.Session {
	h.t.Helper()
	var all []model.Session
	h.must(h.file.DB.View(func(r model.Reader) (err error) {
		all, err = r.Sessions(from, to)
		return err
	}))
	return all
}

// day is the titles of a day's sessions, in order.
func (h *hand) day(d civil.Date) string {
	h.t.Helper()
	var titles []string
	for _, s := range h.sessions(d, d) {
		titles = append(titles, s.Title)
	}
	return strings.Join(titles, ", ")
}

func (h *hand) selected() string {
	var titles []string
	for _, s := range h.week.Selected() {
		titles = append(titles, s.Title)
	}
	return strings.Join(titles, ", ")
}

// heading is that of the open dialog, or nothing.
func (h *hand) heading() string {
	if !h.asks() {
		return ""
	}
	return h.program.heading()
}

func (h *hand) written(field string) string {
	h.t.Helper()
	return uitest.Entry(h.t, h.canvas(), field)
}

// rows are the words of the open menu.
func (h *hand) rows() []string {
	if !h.asks() {
		return nil
	}
	return uitest.Texts(uitest.Top(h.canvas()))
}

// workout is the one under way, nil for none.
func (h *hand) workout() *planner.Workout {
	h.t.Helper()
	w, err := h.plan.Workout()
	h.must(err)
	return w
}

// lift has a workout with sets under way, at the work.
func (h *hand) lift() {
	h.t.Helper()
	h.file.Do(planner.Delete{Sessions: []model.ID{h.session("Hips & ankles").ID, h.session("Easy run").ID}}, "")
	set := model.Set{Reps: 10, Weight: 20 * model.Kilogram}
	h.file.Do(planner.Add{Session: model.Session{
		Kind: model.Upper, Title: "Rows", Date: today, Status: model.Planned, Plan: model.Effort{Duration: 20 * model.Minute},
		Prescriptions: []model.Prescription{{Exercise: "seated-row", Sets: []model.Set{set, set}}},
	}, Index: planner.AtEnd}, "for the test")
	h.press(ctrl, fyne.KeyReturn)
	for h.workout().Stage != planner.StageWork {
		words := "today.on"
		if h.workout().Stage == planner.StageWarmUp {
			words = "today.warm-up.skip"
		}
		h.clickButton(words)
	}
}

// score is where a number stands in the i-th row of scores.
func (h *hand) score(i int, number string) fyne.Position {
	h.t.Helper()
	row := fyne.CanvasObject(uitest.All[*kit.Scores](h.shown.page)[i])
	for _, l := range uitest.Lines(uitest.Top(h.canvas())) {
		if l.In == row && l.Text == number {
			return middle(l.Seen)
		}
	}
	h.t.Fatalf("no %s in the row of scores", number)
	return fyne.Position{}
}

// clickButton clicks a button of the page with some words.
func (h *hand) clickButton(words string) {
	h.t.Helper()
	b := uitest.Button(h.shown.page, h.words.Say(words))
	if b == nil {
		h.t.Fatalf("no button %q", h.words.Say(words))
	}
	uitest.Click(h.canvas(), placeOn(b, 0.5, 0.5), none)
}

// placeOn is a place on an object, as shares of its width and height.
func placeOn(o fyne.CanvasObject, x, y float32) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return at.AddXY(x*o.Size().Width, y*o.Size().Height)
}

// outcome is what has come of a gesture, line by line: the plan, the page that is
// shown, and what is open.
func (h *hand) outcome() []string {
	h.t.Helper()
	view, err := h.plan.Week(today)
	h.must(err)
	lines := []string{h.shown.name}
	if w := h.workout(); w != nil {
		w.Session = "" // may be a new one
		under, err := json.Marshal(w)
		h.must(err)
		lines = append(lines, string(under))
	}
	for _, s := range append(h.sessions(today.AddDays(-20), today.AddDays(60)), view.Tray...) {
		clock, _ := s.Clock()
		lines = append(lines, fmt.Sprintf("%s %d %s %s, first on %s", s.Date, clock, s.Title, s.Status, s.Original))
	}
	if h.asks() {
		lines = append(lines, uitest.Texts(uitest.Top(h.canvas()))...)
	}
	return lines
}
