package week

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/mark"
	"github.com/kneewise/kneewise/ui/theme"
	"github.com/kneewise/kneewise/ui/uitest"
)

// double stands in for the page: it writes down what the board tells it.
type double struct {
	*Board
	canvas  fyne.Canvas
	pile    *pile
	told    []string
	status  []string
	refuses bool // has no verdicts
	timers  timers
	keys    fyne.KeyModifier // that are down
}

const boardX, boardY float32 = 120, 40

// newDouble shows a board of 1000 by height with a layer above it and a tray on
// its right, each off the corner of the window. The days hold cards of these
// IDs, letter by letter; a capital one is fixed.
func newDouble(t testing.TB, height float32, days ...string) *double {
	t.Helper()
	layer := container.NewWithoutLayout()
	d := &double{}
	d.Board = NewBoard(layer, d.timers.every)
	d.Board.Held = func() fyne.KeyModifier { return d.keys }
	d.pile = newPile(d.Board, templateRow, false)
	d.connect()
	w := test.NewWindow(container.NewWithoutLayout(d.Board, d.pile, layer))
	t.Cleanup(w.Close)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1400, 900))
	d.canvas = w.Canvas()
	layer.Move(fyne.NewPos(7, 9)) // the layer need not begin where the window does
	layer.Resize(fyne.NewSize(1300, 800))
	d.Move(fyne.NewPos(boardX, boardY))
	d.Resize(fyne.NewSize(1000, height))
	d.pile.Move(fyne.NewPos(boardX+1020, boardY))
	d.pile.Resize(fyne.NewSize(180, 300))
	d.show(days...)
	d.told = nil
	return d
}

func (d *double) connect() {
	tell := func(format string, args ...any) { d.told = append(d.told, fmt.Sprintf(format, args...)) }
	verdicts := func() (plates [7]Plate, ok bool) {
		for i := range plates {
			plates[i] = Plate{Look: mark.Fine, Word: "Fine", Reason: fmt.Sprint("reason ", i), Status: fmt.Sprint("status ", i)}
		}
		plates[4].Look, plates[4].Word = mark.Stop, "Not allowed"
		return plates, !d.refuses
	}
	d.OnGrab = func(ids []string) ([7]Plate, bool) {
		tell("grab %s", strings.Join(ids, " "))
		return verdicts()
	}
	d.OnGrabDay = func(day int) ([7]Plate, bool) {
		tell("grab day %d", day)
		return verdicts()
	}
	d.OnPlace = func(_ []string, _, index int) int { return index }
	d.OnDrop = func(ids []string, day, index int) { tell("drop %s %d %d", strings.Join(ids, " "), day, index) }
	d.OnSwap = func(day int) { tell("swap %d", day) }
	d.OnTray = func(ids []string) { tell("tray %s", strings.Join(ids, " ")) }
	d.OnPutBack = func() {}
	d.OnUncut = func() { tell("uncut") }
	d.OverTray = func(at fyne.Position) bool { return at.X >= boardX+1020 }
	d.OnOpen = func(id string) { tell("open %s", id) }
	d.OnAdd = func(day int) { tell("add %d", day) }
	d.OnMenu = func(id string, day int, _ fyne.Position) { tell("menu %s %d", id, day) }
	d.OnStatus = func(words string) { d.status = append(d.status, words) }
	d.OnChoose = func(string, int) {}
	d.OnKey = func(key *fyne.KeyEvent) { tell("key %s", key.Name) }
	d.OnShortcut = func(s fyne.Shortcut) { tell("shortcut %s", s.ShortcutName()) }
	d.pile.onOpen = func(c Card) { tell("take %s", c.ID) }
	d.pile.onMenu = func(c Card, _ fyne.Position) { tell("pile menu %s", c.ID) }
}

func (d *double) show(days ...string) {
	var columns [7]Column
	for day, ids := range days {
		columns[day].Cards = cardsOf(ids)
	}
	d.ShowWeek(columns)
}

func cardsOf(ids string) []Card {
	var cards []Card
	for _, id := range ids {
		cards = append(cards, Card{
			ID: string(id), Title: "Session " + string(id), Kind: "Lower", Mark: theme.IconKindLower, Fixed: id < 'a',
			Ink: theme.ColorKindLower, Soft: theme.ColorKindLowerSoft, VerdictInk: theme.ColorVerdictFine,
		})
	}
	return cards
}

// spot is the middle of a place on a day, on the canvas, as the board is now.
func (d *double) spot(day, place int) fyne.Position {
	middle := fyne.NewPos(columnX(day, d.Size().Width)+columnWidth(d.Size().Width)/2, cardY(place)+cardHeight()/2)
	return absolute(d.cards).Add(middle)
}

// slot is where the pointer has to be for the middle of a card to be over a
// place, after a card has been lifted: the plates have pushed the places down.
func (d *double) slot(day, place int) fyne.Position { return d.spot(day, place) }

// lift takes a card up by its middle and moves a little.
func (d *double) lift(day, place int) *uitest.Pointer {
	at := d.spot(day, place)
	return uitest.Hold(d.canvas, at).Move(at.AddXY(3, 4))
}

// drag moves a card from one place to another and lets it go there.
func (d *double) drag(day, place, toDay, toPlace int) {
	p := d.lift(day, place)
	p.Glide(d.slot(toDay, toPlace)).Release()
}

func TestDropOnAnotherDay(t *testing.T) {
	for _, c := range []struct {
		name       string
		day, place int
		want       string
	}{
		{"an empty day", 4, 0, "drop b 4 0"},
		{"far down an empty day", 4, 3, "drop b 4 0"},
		{"before all", 1, 0, "drop b 1 0"},
		{"between two", 1, 1, "drop b 1 1"},
		{"after all", 1, 2, "drop b 1 2"},
		{"the last day", 6, 0, "drop b 6 0"},
	} {
		d := newDouble(t, 640, "abc", "de")
		d.drag(0, 1, c.day, c.place)
		same(t, c.name, d.told, "grab b", c.want)
		equal(t, c.name+": still in the air", d.Dragging(), false)
	}
}

func TestDropWithinADay(t *testing.T) {
	for _, c := range []struct {
		name     string
		from, to int
		want     string
	}{
		{"down by one", 0, 1, "drop a 0 1"},
		{"down by two", 0, 2, "drop a 0 2"},
		{"down to the end", 0, 3, "drop a 0 2"},
		{"up by one", 2, 1, "drop c 0 1"},
		{"up to the top", 2, 0, "drop c 0 0"},
		{"where it was", 1, 1, ""},
		{"down past the end", 1, 3, "drop b 0 2"},
	} {
		d := newDouble(t, 640, "abc")
		d.drag(0, c.from, 0, c.to)
		want := []string{"grab " + string(rune('a'+c.from))}
		if c.want != "" {
			want = append(want, c.want)
		}
		same(t, c.name, d.told, want...)
	}
}

// TestACardLetGoWhereItWasTakenStays though the plates have pushed another place
// under the pointer.
func TestACardLetGoWhereItWasTakenStays(t *testing.T) {
	for place := range 4 {
		for _, off := range []float32{-40, 0, 40} {
			d := newDouble(t, 640, "abcd")
			at := d.spot(0, place).AddXY(0, off)
			uitest.Hold(d.canvas, at).Move(at.AddXY(4, 3)).Move(at.AddXY(60, 5)).Move(at.AddXY(-2, -2)).Release()
			same(t, fmt.Sprint("place ", place), d.told, "grab "+string(rune('a'+place)))
		}
	}
}

// TestDropTakesThePlaceItWasOver reads the place that the board tells as the
// planner does: one among the others of the day.
func TestDropTakesThePlaceItWasOver(t *testing.T) {
	const letters = "abcdefgh"
	d := newDouble(t, 860)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "cards")
		from := rapid.IntRange(0, n-1).Draw(t, "from")
		to := rapid.IntRange(0, n).Draw(t, "to")
		d.show(letters[:n])
		d.told = nil
		d.drag(0, from, 0, to)

		order := strings.Split(letters[:n], "")
		lifted := order[from]
		if len(d.told) > 1 {
			var id string
			var day, index int
			if _, err := fmt.Sscanf(d.told[1], "drop %s %d %d", &id, &day, &index); err != nil || day != 0 || id != lifted {
				t.Fatalf("told %q", d.told)
			}
			order = slices.Insert(slices.Delete(order, from, from+1), index, id)
		}
		if want := min(to, n-1); order[want] != lifted {
			t.Fatalf("%q dropped at %d is not there: %q", lifted, to, order)
		}
	})
}

func TestDropOnTheTray(t *testing.T) {
	d := newDouble(t, 640, "abc")
	d.lift(0, 1).Glide(fyne.NewPos(boardX+1040, boardY+100)).Release()
	same(t, "told", d.told, "grab b", "tray b")
}

func TestDropFromTheTray(t *testing.T) {
	d := newDouble(t, 640, "abc")
	d.pile.show(cardsOf("xyz"))
	at := absolute(d.pile).AddXY(60, templateRow()+20) // the second row
	p := uitest.Hold(d.canvas, at).Move(at.AddXY(-4, 0))
	equal(t, "lifted", d.Dragging(), true)
	p.Glide(d.slot(2, 0)).Release()
	same(t, "told", d.told, "grab y", "drop y 2 0")
}

// What comes from the tray has no way back into it but letting go.
func TestDropFromTheTrayOnTheTrayDoesNothing(t *testing.T) {
	d := newDouble(t, 640, "abc")
	d.pile.show(cardsOf("xyz"))
	at := absolute(d.pile).AddXY(60, 20)
	uitest.Hold(d.canvas, at).Glide(at.AddXY(0, 100)).Release()
	same(t, "told", d.told, "grab x")
	equal(t, "in the air", d.Dragging(), false)
}

func TestPressingBesideTheRowsOfTheTrayLiftsNothing(t *testing.T) {
	d := newDouble(t, 640, "abc")
	d.pile.show(cardsOf("x"))
	at := absolute(d.pile).AddXY(60, 200)
	uitest.Hold(d.canvas, at).Glide(d.spot(2, 0)).Release()
	same(t, "told", d.told)
}

func TestEscapePutsTheCardBackAndTheRestOfTheGestureDoesNothing(t *testing.T) {
	for name, lift := range map[string]func(*double) *uitest.Pointer{
		"from a day": func(d *double) *uitest.Pointer { return d.lift(0, 1) },
		"from the tray": func(d *double) *uitest.Pointer {
			d.pile.show(cardsOf("b"))
			at := absolute(d.pile).AddXY(60, 20)
			return uitest.Hold(d.canvas, at).Move(at.AddXY(-4, 0))
		},
	} {
		d := newDouble(t, 640, "abc")
		p := lift(d).Glide(d.slot(3, 0))
		equal(t, name+": lifted", d.Dragging(), true)
		uitest.Press(d.canvas, fyne.KeyEscape)
		equal(t, name+": in the air", d.Dragging(), false)
		equal(t, name+": drawn in the air", len(d.Lifted.Objects), 0)
		p.Glide(d.slot(5, 0))
		equal(t, name+": lifted again", d.Dragging(), false)
		p.Release()
		same(t, name+": told", d.told, "grab b")

		d.drag(0, 2, 5, 0)
		same(t, name+": the next gesture", d.told, "grab b", "grab c", "drop c 5 0")
	}
}

func TestOtherKeysWaitUntilTheCardIsDown(t *testing.T) {
	d := newDouble(t, 640, "abc", "d")
	p := d.lift(0, 1)
	uitest.Press(d.canvas, fyne.KeyRight, fyne.KeyReturn, fyne.KeyDelete, fyne.KeyF8)
	same(t, "told", d.told, "grab b")
	equal(t, "in the air", d.Dragging(), true)
	p.Glide(d.slot(1, 0)).Release()
	same(t, "told", d.told, "grab b", "drop b 1 0")
	id, day := d.Chosen()
	equal(t, "cursor", fmt.Sprint(id, day), "b0")
}

func TestWhatIsDoneCannotBeDragged(t *testing.T) {
	d := newDouble(t, 640, "aB")
	d.drag(0, 1, 3, 0)
	same(t, "told", d.told)
	id, _ := d.Chosen()
	equal(t, "but it is chosen", id, "B")
}

func TestPressingBesideTheCardsLiftsNothing(t *testing.T) {
	d := newDouble(t, 640, "ab", "c")
	gap := d.spot(0, 0).AddXY(0, cardHeight()/2+cardGap()/2)
	edge := fyne.NewPos(absolute(d.Board).X+1, d.spot(0, 0).Y)
	for name, at := range map[string]fyne.Position{"below the cards": d.spot(0, 3), "between two cards": gap, "on the edge of the column": edge} {
		uitest.Hold(d.canvas, at).Glide(d.spot(0, 0)).Glide(d.spot(4, 0)).Release()
		same(t, name, d.told)
	}
}

func TestWithoutVerdictsNothingIsLifted(t *testing.T) {
	d := newDouble(t, 640, "ab")
	d.refuses = true
	d.drag(0, 0, 3, 0)
	same(t, "asked once, told nothing", d.told, "grab a")
	equal(t, "in the air", d.Dragging(), false)
}

func TestDropOutsideDoesNothing(t *testing.T) {
	for name, at := range map[string]fyne.Position{
		"above":           {X: boardX + 300, Y: boardY - 20},
		"below":           {X: boardX + 300, Y: boardY + 660},
		"left":            {X: boardX - 30, Y: boardY + 200},
		"beside the days": {X: boardX + 1010, Y: boardY + 200},
	} {
		d := newDouble(t, 640, "abc")
		d.lift(0, 1).Glide(d.slot(4, 0)).Glide(at).Release()
		same(t, name, d.told, "grab b")
		equal(t, name+": in the air", d.Dragging(), false)
	}
}

func TestAReloadInMidDragIsTheEndOfIt(t *testing.T) {
	d := newDouble(t, 640, "abc")
	p := d.lift(0, 1).Glide(d.slot(4, 0))
	d.CancelDrag() // as the page does before it shows another week
	d.show("a", "", "xy")
	p.Glide(d.spot(2, 0)).Release()
	same(t, "told", d.told, "grab b")
	d.drag(2, 0, 5, 0)
	same(t, "the next gesture", d.told, "grab b", "grab x", "drop x 5 0")
}

func TestLettingGoOfNothingDoesNothing(t *testing.T) {
	d := newDouble(t, 640, "abc")
	d.cards.DragEnd()
	d.pile.DragEnd()
	d.DragTo(d.spot(2, 0))
	d.CancelDrag()
	same(t, "told", d.told)
}

// TestTheLiftedCardHangsOnThePointer wherever it was taken.
func TestTheLiftedCardHangsOnThePointer(t *testing.T) {
	d := newDouble(t, 640, "abc")
	at := d.spot(0, 1).AddXY(-40, 30)
	corner := absolute(d.cards).AddXY(columnX(0, 1000)+columnPad, cardY(1))
	grip := at.Subtract(corner)
	p := uitest.Hold(d.canvas, at)
	for _, to := range []fyne.Position{at.AddXY(10, 0), d.spot(3, 0), {X: 900, Y: 500}} {
		p.Move(to)
		shadow := d.Lifted.Objects[0]
		seen := absolute(d.Lifted).Add(shadow.Position())
		if off := seen.Subtract(to.Subtract(grip)); off.X < -1 || off.X > 1 || off.Y < -1 || off.Y > 1 {
			t.Errorf("pointer at %v: the card is at %v, %v off", to, seen, off)
		}
		equal(t, "as large as a card", shadow.Size(), fyne.NewSize(cardWidth(1000), cardHeight()))
	}
}

func (d *double) columnViews() [7]*columnView {
	return test.WidgetRenderer(d.Board).(*boardRenderer).columns
}

func (d *double) cardViews() *cardRenderer { return test.WidgetRenderer(d.cards).(*cardRenderer) }

func TestADragShowsEveryVerdictAndSaysTheOneUnderIt(t *testing.T) {
	d := newDouble(t, 640, "abc", "d")
	for i, v := range d.columnViews() {
		equal(t, fmt.Sprint("plate before, day ", i), v.plate.Visible(), false)
	}
	p := d.lift(0, 1)
	for i, v := range d.columnViews() {
		equal(t, fmt.Sprint("plate, day ", i), v.plate.Visible(), true)
		equal(t, fmt.Sprint("reason, day ", i), v.reason[0].Text, fmt.Sprint("reason ", i))
		equal(t, fmt.Sprint("foot, day ", i), v.foot.Visible(), false)
	}
	d.status = nil
	p.Glide(d.slot(4, 0))
	equal(t, "status", d.status[len(d.status)-1], "status 4")
	equal(t, "edge of the day", d.columnViews()[4].frame.Look().Edge, theme.Colour(theme.ColorVerdictStop))
	equal(t, "word on the card", d.inAir().view.verdict.Text, "Not allowed")
	n := len(d.status)
	p.Move(p.At.AddXY(1, 1))
	equal(t, "said once a day", len(d.status), n)
	p.Release()
	for i, v := range d.columnViews() {
		equal(t, fmt.Sprint("plate after, day ", i), v.plate.Visible(), false)
	}
}

// inAir is the card in the air; the name of its field is that of a gesture here.
func (d *double) inAir() *drag { return d.Board.drag }

func TestThePreviewLiesWhereTheCardWillAndOthersMakeRoom(t *testing.T) {
	d := newDouble(t, 640, "abc", "de")
	r := d.cardViews()
	p := d.lift(0, 1)
	equal(t, "over its own place", r.preview.Visible(), false)
	p.Glide(d.slot(1, 1))
	equal(t, "over another", r.preview.Visible(), true)
	equal(t, "preview", r.preview.Position(), fyne.NewPos(columnX(1, 1000)+columnPad, cardY(1)))
	equal(t, "as large as a card", r.preview.Size(), fyne.NewSize(cardWidth(1000), cardHeight()))
	equal(t, "the card before it", r.views[3].fill.Position().Y, cardY(0))
	equal(t, "the card behind it", r.views[4].fill.Position().Y, cardY(2))
	equal(t, "the lifted one is faint", r.views[1].ghost < 1, true)
	equal(t, "in its place", r.views[1].fill.Position().Y, cardY(1))
	p.Glide(d.slot(1, 2))
	equal(t, "preview at the end", r.preview.Position().Y, cardY(2))
	uitest.Press(d.canvas, fyne.KeyEscape)
	equal(t, "after Escape", r.preview.Visible(), false)
	equal(t, "closed up", r.views[4].fill.Position().Y, cardY(1))
}

// TestADragScrollsAtTheEdges on and on, though the pointer rests.
func TestADragScrollsAtTheEdges(t *testing.T) {
	d := newDouble(t, 420, "abcdefgh")
	p := d.lift(0, 0)
	scrollFor := func(at fyne.Position) {
		p.Move(at)
		for range 80 {
			d.timers.tick()
		}
	}
	foot := absolute(d.scroll).AddXY(60, d.scroll.Size().Height-10)
	p.Move(foot)
	d.timers.tick()
	once := d.scroll.Offset.Y
	equal(t, "a tick scrolls a little", once > 0 && once < 20, true)
	scrollFor(foot)
	most := d.cards.MinSize().Height - d.scroll.Size().Height
	equal(t, "at the end", d.scroll.Offset.Y, most)
	equal(t, "aims at what has come under it", d.inAir().place, 7)
	equal(t, "nothing ticks at the end", len(d.timers.ticking), 0)
	scrollFor(absolute(d.scroll).AddXY(60, 10))
	equal(t, "at the top", d.scroll.Offset.Y, 0)
	scrollFor(absolute(d.scroll).AddXY(60, d.scroll.Size().Height/2))
	equal(t, "in the middle", d.scroll.Offset.Y, 0)
	scrollFor(fyne.NewPos(boardX+1040, foot.Y))
	equal(t, "over the tray", d.scroll.Offset.Y, 0)
	p.Move(foot)
	p.Release()
	equal(t, "ticks after the drag", len(d.timers.ticking), 0)
}

func TestTheHandClosesRoundACard(t *testing.T) {
	d := newDouble(t, 640, "ab")
	test.MoveMouse(d.canvas, d.spot(0, 0))
	equal(t, "over a card", d.cards.Cursor(), kit.OpenHand)
	p := d.lift(0, 0)
	equal(t, "with a card", d.cards.Cursor(), kit.ClosedHand)
	p.Release()
	test.MoveMouse(d.canvas, d.spot(4, 0))
	equal(t, "beside the cards", d.cards.Cursor(), desktop.Cursor(desktop.DefaultCursor))
}

func TestArrowsGoFromCardToCard(t *testing.T) {
	d := newDouble(t, 640, "abc", "d", "", "ef")
	d.canvas.Focus(d.Focusable())
	for _, c := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyUp, "a 0"},
		{fyne.KeyLeft, "a 0"},
		{fyne.KeyDown, "b 0"},
		{fyne.KeyDown, "c 0"},
		{fyne.KeyDown, "c 0"},
		{fyne.KeyRight, "d 1"},
		{fyne.KeyRight, " 2"},
		{fyne.KeyDown, " 2"},
		{fyne.KeyRight, "e 3"},
		{fyne.KeyDown, "f 3"},
		{fyne.KeyHome, "a 0"},
		{fyne.KeyEnd, " 6"},
		{fyne.KeyRight, " 6"},
	} {
		uitest.Press(d.canvas, c.key)
		id, day := d.Chosen()
		equal(t, string(c.key), fmt.Sprint(id, " ", day), c.want)
	}
	same(t, "told", d.told)
}

func TestEnterOpensACardOrAddsOne(t *testing.T) {
	d := newDouble(t, 640, "ab")
	d.canvas.Focus(d.Focusable())
	uitest.Press(d.canvas, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyRight, fyne.KeyReturn)
	same(t, "told", d.told, "open b", "open b", "add 1")
}

func TestOtherKeysAreOfferedToThePage(t *testing.T) {
	d := newDouble(t, 640, "ab")
	d.canvas.Focus(d.Focusable())
	uitest.Press(d.canvas, fyne.KeyF8, fyne.KeyDelete, fyne.KeySpace, fyne.KeyEscape)
	d.Focusable().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
	same(t, "told", d.told, "key F8", "key Delete", "key Space", "key Escape", "shortcut Undo")
}

func TestTheCursorStaysOnItsCard(t *testing.T) {
	d := newDouble(t, 640, "abc", "d")
	d.Choose("b")
	d.show("", "", "ab", "c")
	id, day := d.Chosen()
	equal(t, "moved", fmt.Sprint(id, " ", day), "b 2")
	d.show("", "", "a", "c")
	id, day = d.Chosen()
	equal(t, "gone", fmt.Sprint(id, " ", day), "a 2")
	d.show("x")
	id, day = d.Chosen()
	equal(t, "nothing left there", fmt.Sprint(id, " ", day), " 2")
	d.Choose("nobody")
	id, day = d.Chosen()
	equal(t, "a card that is not there", fmt.Sprint(id, " ", day), " 2")
}

// ringed are the cards with a ring.
func (d *double) ringed() string {
	var ids string
	r := d.cardViews()
	for _, v := range r.views[:r.shown] {
		if v.ring.Visible() {
			ids += v.card.ID
		}
	}
	return ids
}

func TestTheRingIsOnTheChosenCardWhileTheBoardHasTheFocus(t *testing.T) {
	d := newDouble(t, 640, "abc", "d")
	d.Choose("b")
	equal(t, "without the focus", d.ringed(), "")
	d.canvas.Focus(d.Focusable())
	equal(t, "with it", d.ringed(), "b")
	uitest.Press(d.canvas, fyne.KeyRight)
	equal(t, "next day", d.ringed(), "d")
	uitest.Press(d.canvas, fyne.KeyRight)
	equal(t, "on an empty day", d.ringed(), "")
	r := d.cardViews()
	equal(t, "the ring of the empty day", r.ring.Visible(), true)
	equal(t, "where its first card goes", r.ring.Position(), fyne.NewPos(columnX(2, d.Size().Width)+columnPad, cardY(0)))
	d.Choose("a")
	p := d.lift(0, 0)
	equal(t, "in the air", d.ringed(), "")
	p.Release()
	d.canvas.Unfocus()
	equal(t, "afterwards", d.ringed(), "")
}

// TestTheChosenCardIsSeenWholeWithItsRing goes down and up a day that is longer
// than the board.
func TestTheChosenCardIsSeenWholeWithItsRing(t *testing.T) {
	d := newDouble(t, 420, "abcdefgh")
	d.canvas.Focus(d.Focusable())
	whole := func(card int) {
		t.Helper()
		top, bottom := cardY(card)-theme.FocusRoom, cardY(card)+cardHeight()+theme.FocusRoom
		if y := d.scroll.Offset.Y; top < y || bottom > y+d.scroll.Size().Height {
			t.Errorf("card %d from %v to %v, seen from %v to %v", card, top, bottom, y, y+d.scroll.Size().Height)
		}
	}
	for i := 1; i < 8; i++ {
		uitest.Press(d.canvas, fyne.KeyDown)
		whole(i)
	}
	for i := 6; i >= 0; i-- {
		uitest.Press(d.canvas, fyne.KeyUp)
		whole(i)
	}
	d.Choose("h")
	whole(7)
	uitest.Press(d.canvas, fyne.KeyHome)
	whole(0)
}

func TestTheSignToAddIsOnTheDayUnderThePointer(t *testing.T) {
	d := newDouble(t, 640, "abc", "d")
	signs := func() string {
		var days string
		for i, v := range d.columnViews() {
			if v.add.Visible() {
				days += fmt.Sprint(i)
			}
		}
		return days
	}
	equal(t, "at first", signs(), "")
	test.MoveMouse(d.canvas, d.spot(3, 1))
	equal(t, "over a day", signs(), "3")
	head := absolute(d.Board).AddXY(columnX(5, 1000)+20, 20)
	test.MoveMouse(d.canvas, head)
	equal(t, "over a head", signs(), "5")
	test.TapCanvas(d.canvas, head)
	same(t, "a click on the head", d.told, "add 5")
	p := d.lift(0, 0)
	equal(t, "while dragging", signs(), "")
	p.Release()
	test.MoveMouse(d.canvas, fyne.NewPos(5, 5))
	d.canvas.Unfocus()
	equal(t, "pointer gone", signs(), "")
	d.Choose("d")
	d.canvas.Focus(d.Focusable())
	equal(t, "the day under the cursor", signs(), "1")
}

func TestADoubleClickOpensOrAdds(t *testing.T) {
	d := newDouble(t, 640, "abc", "d")
	uitest.DoubleClick(d.canvas, d.spot(0, 2))
	uitest.DoubleClick(d.canvas, d.spot(4, 1))
	uitest.DoubleClick(d.canvas, d.spot(1, 0).AddXY(0, cardHeight()/2+2))
	same(t, "told", d.told, "open c", "add 4", "add 1")
}

func TestTheOtherButtonOpensAMenu(t *testing.T) {
	d := newDouble(t, 640, "abc", "d")
	for _, at := range []fyne.Position{d.spot(0, 2), d.spot(4, 1), absolute(d.Board).AddXY(columnX(1, 1000)+20, 20)} {
		uitest.OtherClick(d.canvas, at)
	}
	same(t, "told", d.told, "menu c 0", "menu  4", "menu  1")
}

func TestAMenuByKeyOpensOnTheChosenCard(t *testing.T) {
	d := newDouble(t, 640, "abc", "d")
	d.Choose("c")
	at := d.MenuPosition()
	if _, onCard := d.cards.at(at.Subtract(absolute(d.cards))); !onCard {
		t.Errorf("%v is on no card", at)
	}
	if c, _ := d.cards.at(at.Subtract(absolute(d.cards))); c != (cursor{0, 2}) {
		t.Errorf("%v is on %v", at, c)
	}
}

func TestRowsOfTheTrayByKeyAndPointer(t *testing.T) {
	d := newDouble(t, 640, "abc")
	d.pile.show(cardsOf("xyz"))
	d.canvas.Focus(d.pile)
	uitest.Press(d.canvas, fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeyEnter)
	at := absolute(d.pile).AddXY(30, 10)
	uitest.DoubleClick(d.canvas, at)
	uitest.OtherClick(d.canvas, at.AddXY(0, templateRow()))
	same(t, "told", d.told, "take y", "take z", "take x", "pile menu y")
	d.pile.show(cardsOf("x"))
	uitest.Press(d.canvas, fyne.KeyReturn)
	d.pile.show(nil)
	uitest.Press(d.canvas, fyne.KeyReturn, fyne.KeyDown)
	equal(t, "the last one there is", d.told[len(d.told)-1], "take x")
}

// TestCardsAreDrawnOnce reuses what is drawn from week to week.
func TestCardsAreDrawnOnce(t *testing.T) {
	d := newDouble(t, 640, "abc", "de")
	drawn := func() string {
		var ids string
		for _, o := range d.cardViews().Objects() {
			if text, ok := o.(*canvas.Text); ok && strings.HasPrefix(text.Text, "Session") {
				ids += strings.TrimPrefix(text.Text, "Session ")
			}
		}
		return ids
	}
	equal(t, "at first", drawn(), "abcde")
	d.show("x")
	equal(t, "fewer", drawn(), "x")
	d.show("", "pq", "", "r")
	equal(t, "more", drawn(), "pqr")
}
