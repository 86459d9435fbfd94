package week

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes of the tray.
const (
	trayWidth    float32 = 216
	templateMark float32 = 22
	parkedMost           = 2 // cards seen at once
)

func trayPad() float32       { return theme.Gap(16) }
func templateRow() float32   { return theme.Length(48, 38) }
func parkedHeading() float32 { return theme.Length(40, 30) }

// parkedRow is a card among those without a day.
func parkedRow() float32 { return cardHeight() + cardGap() }

// tray holds what can be dragged onto the board: templates, and sessions
// without a day.
type tray struct {
	widget.BaseWidget
	search    *kit.Entry
	templates *pile
	parked    *pile
	all       []Card // every template
	match     func(Card, string) bool
	words     trayWords
	keyboard  *pile  // the one that commands are about, nil while that is the board
	onChoose  func() // something else is chosen in the tray

	fill            *kit.Slab
	edge, rule      *canvas.Rectangle
	heading, notYet *canvas.Text
	listScroll      *container.Scroll
	parkScroll      *container.Scroll
}

// trayWords are what the tray says.
type trayWords struct{ heading, notPlaced string }

func newTray(b *Board, hint string, words trayWords, match func(Card, string) bool) *tray {
	t := &tray{
		words: words, search: kit.NewSearch(hint), match: match,
		templates: newPile(b, templateRow, false), parked: newPile(b, parkedRow, true),
		fill: kit.NewSlab(), edge: canvas.NewRectangle(color.Transparent), rule: canvas.NewRectangle(color.Transparent),
		heading: kit.NewText(theme.TextBody, true), notYet: kit.NewText(theme.TextBody, true),
	}
	for _, p := range []*pile{t.templates, t.parked} {
		p.onChoose = func() {
			t.keyboard = p
			t.onChoose()
		}
	}
	t.listScroll, t.parkScroll = container.NewVScroll(t.templates), container.NewVScroll(t.parked)
	t.search.OnChanged = func(string) {
		t.filter()
		t.listScroll.ScrollToTop()
	}
	t.ExtendBaseWidget(t)
	return t
}

// filter shows the templates that are searched for.
func (t *tray) filter() {
	var shown []Card
	for _, c := range t.all {
		if t.match(c, t.search.Text) {
			shown = append(shown, c)
		}
	}
	t.templates.show(shown)
	t.listScroll.Refresh()
}

func (t *tray) showTemplates(all []Card) {
	t.all = all
	t.filter()
}

func (t *tray) showParked(cards []Card) {
	t.parked.show(cards)
	t.Refresh()
}

// CreateRenderer is for Fyne.
func (t *tray) CreateRenderer() fyne.WidgetRenderer {
	r := &trayRenderer{t}
	r.Refresh()
	return r
}

type trayRenderer struct{ t *tray }

func (r *trayRenderer) Destroy() {}
func (r *trayRenderer) Objects() []fyne.CanvasObject {
	t := r.t
	return []fyne.CanvasObject{t.fill, t.edge, t.heading, t.search, t.listScroll, t.rule, t.notYet, t.parkScroll}
}
func (r *trayRenderer) MinSize() fyne.Size { return fyne.NewSize(trayWidth, 0) }

func (r *trayRenderer) Refresh() {
	t := r.t
	t.fill.Set(kit.SlabLook{Fill: theme.Colour(theme.ColorSurface)})
	t.edge.FillColor, t.rule.FillColor = theme.Colour(theme.ColorHairline), theme.Colour(theme.ColorHairline)
	t.heading.Color, t.notYet.Color = theme.Colour(theme.ColorText), theme.Colour(theme.ColorText)
	r.Layout(t.Size())
	canvas.Refresh(t)
}

func (r *trayRenderer) Layout(size fyne.Size) {
	t := r.t
	t.fill.Resize(size)
	t.edge.Resize(fyne.NewSize(theme.Hairline, size.Height))
	t.heading.Text = t.words.heading
	kit.PlaceText(t.heading, trayPad()+4, theme.Gap(20), 24)
	searchTop := theme.Gap(20) + 24 + theme.Gap(8)
	t.search.Move(fyne.NewPos(trayPad(), searchTop))
	t.search.Resize(fyne.NewSize(size.Width-2*trayPad(), kit.ControlHeight()))

	bottom := size.Height
	n := len(t.parked.cards)
	t.rule.Hidden, t.notYet.Hidden = n == 0, n == 0
	show(t.parkScroll, n > 0)
	if n > 0 {
		high := cardY(min(n, parkedMost)) + trayPad()
		bottom -= parkedHeading() + high
		t.rule.Move(fyne.NewPos(0, bottom))
		t.rule.Resize(fyne.NewSize(size.Width, theme.Hairline))
		t.notYet.Text = t.words.notPlaced
		kit.PlaceText(t.notYet, trayPad()+4, bottom, parkedHeading())
		t.parkScroll.Move(fyne.NewPos(trayPad(), bottom+parkedHeading()))
		t.parkScroll.Resize(fyne.NewSize(size.Width-2*trayPad(), high-trayPad()))
	}
	listTop := searchTop + kit.ControlHeight() + theme.Gap(8)
	t.listScroll.Move(fyne.NewPos(8, listTop))
	t.listScroll.Resize(fyne.NewSize(size.Width-16, max(bottom-listTop-4, 0)))
}

// pile is a list of cards to drag from: one tab stop with a cursor of its own,
// drawn as rows or as cards.
type pile struct {
	widget.BaseWidget
	board   *Board
	row     func() float32 // how high one is
	asCards bool
	cards   []Card
	at      int
	focused bool
	lifting bool // the gesture is known, whether it lifted a card or not
	clicks  kit.Clicks[int]

	onLift   func()                    // a card is in the air
	onOpen   func(Card)                // Enter or a double click
	onMenu   func(Card, fyne.Position) // the menu key or the other mouse button
	onChoose func()                    // it has the keyboard, with the cursor somewhere else
}

func newPile(b *Board, row func() float32, asCards bool) *pile {
	p := &pile{board: b, row: row, asCards: asCards}
	p.ExtendBaseWidget(p)
	return p
}

func (p *pile) show(cards []Card) {
	p.cards = cards
	p.at = min(max(p.at, 0), max(len(cards)-1, 0))
	p.Refresh()
}

// MinSize is as high as all rows.
func (p *pile) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	return fyne.NewSize(trayWidth-2*trayPad(), float32(len(p.cards))*p.row())
}

func (p *pile) under(y float32) (int, bool) {
	i := int(y / p.row())
	return i, y >= 0 && i < len(p.cards)
}

// chosen is the card under the cursor, and whether there is one.
func (p *pile) chosen() (Card, bool) {
	if p.at >= len(p.cards) {
		return Card{}, false
	}
	return p.cards[p.at], true
}

// FocusGained shows the cursor.
func (p *pile) FocusGained() {
	p.focused = true
	p.moved()
}

// moved shows the cursor where it is now.
func (p *pile) moved() {
	p.Refresh()
	if p.onChoose != nil {
		p.onChoose()
	}
}

// FocusLost hides the cursor.
func (p *pile) FocusLost() {
	p.clicks.Forget()
	p.focused = false
	p.Refresh()
}

// TypedRune does nothing: letters come as keys.
func (p *pile) TypedRune(rune) {}

// TypedKey moves the cursor, takes what is under it and opens its menu; the page
// is offered the rest.
func (p *pile) TypedKey(key *fyne.KeyEvent) {
	p.clicks.Forget()
	if p.board.drag != nil {
		p.board.typedKey(key)
		return
	}
	c, there := p.chosen()
	switch {
	case key.Name == fyne.KeyUp && p.at > 0:
		p.at--
		p.moved()
	case key.Name == fyne.KeyDown && p.at < len(p.cards)-1:
		p.at++
		p.moved()
	case (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter) && there:
		p.onOpen(c)
	case p.asksForMenu(key.Name) && there:
		p.onMenu(c, absolute(p).AddXY(cardPadX(), (float32(p.at)+0.5)*p.row()))
	default:
		kit.PassKey(p, key)
	}
}

// asksForMenu says whether a key opens the menu of what is under the cursor.
func (p *pile) asksForMenu(key fyne.KeyName) bool {
	return key == desktop.KeyMenu || key == fyne.KeyF10 && p.board.Held() == fyne.KeyModifierShift
}

// TypedShortcut offers every shortcut to the page.
func (p *pile) TypedShortcut(s fyne.Shortcut) { p.board.cards.TypedShortcut(s) }

// MouseDown puts the cursor under the pointer.
func (p *pile) MouseDown(ev *desktop.MouseEvent) {
	i, ok := p.under(ev.Position.Y)
	if ok {
		p.at = i
	}
	p.clicks.Down(i)
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
	p.moved()
}

// MouseUp does nothing: a click has done its work when it went down.
func (p *pile) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped takes what is under the pointer.
func (p *pile) DoubleTapped(ev *fyne.PointEvent) {
	if i, ok := p.under(ev.Position.Y); ok && p.clicks.Double() {
		p.onOpen(p.cards[i])
	}
}

// TappedSecondary opens the menu of what is under the pointer.
func (p *pile) TappedSecondary(ev *fyne.PointEvent) {
	if i, ok := p.under(ev.Position.Y); ok {
		p.onMenu(p.cards[i], ev.AbsolutePosition)
	}
}

// Dragged lifts what was pressed and moves it over the board.
func (p *pile) Dragged(ev *fyne.DragEvent) {
	if p.board.drag != nil {
		p.board.DragTo(ev.AbsolutePosition)
		return
	}
	if p.lifting {
		return
	}
	p.lifting = true
	pressed := ev.AbsolutePosition.SubtractXY(ev.Dragged.DX, ev.Dragged.DY)
	on := pressed.Subtract(absolute(p))
	if i, ok := p.under(on.Y); ok {
		grip := fyne.NewPos(on.X, min(on.Y-float32(i)*p.row(), cardHeight()-8))
		if p.board.Lift(p.cards[i], nil, cursor{day: -1}, grip, ev.AbsolutePosition) && p.onLift != nil {
			p.onLift()
		}
	}
}

// DragEnd lets the card go.
func (p *pile) DragEnd() {
	p.lifting = false
	p.board.letGo()
	p.board.Drop()
}

// Cursor is a hand that can take hold.
func (p *pile) Cursor() desktop.Cursor { return handOver(p.board) }

// CreateRenderer is for Fyne.
func (p *pile) CreateRenderer() fyne.WidgetRenderer {
	r := &pileRenderer{p: p}
	r.Refresh()
	return r
}

type pileRenderer struct {
	p       *pile
	cards   []*cardView
	rows    []*templateView
	objects []fyne.CanvasObject
}

func (r *pileRenderer) Destroy()                     {}
func (r *pileRenderer) MinSize() fyne.Size           { return r.p.MinSize() }
func (r *pileRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *pileRenderer) Refresh() {
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}

func (r *pileRenderer) Layout(size fyne.Size) {
	r.objects = r.objects[:0]
	for i, c := range r.p.cards {
		chosen := r.p.focused && r.p.at == i
		at := fyne.NewPos(0, float32(i)*r.p.row())
		if r.p.asCards {
			round := noRing
			if chosen {
				round = chosenRing
			}
			for len(r.cards) <= i {
				r.cards = append(r.cards, newCardView())
			}
			r.cards[i].show(c, at.AddXY(1, 1), size.Width-2, 1, round)
			r.objects = append(r.objects, r.cards[i].objects()...)
			continue
		}
		for len(r.rows) <= i {
			r.rows = append(r.rows, newTemplateView())
		}
		r.rows[i].show(c, at, size.Width, chosen)
		r.objects = append(r.objects, r.rows[i].objects()...)
	}
}

// templateView draws one template: its mark, title and load.
type templateView struct {
	fill        *canvas.Rectangle
	mark        *canvas.Image
	title, load *canvas.Text
}

func newTemplateView() *templateView {
	v := &templateView{
		fill: canvas.NewRectangle(color.Transparent), mark: canvas.NewImageFromResource(nil),
		title: kit.NewText(theme.TextCardTitle, false), load: kit.NewText(theme.TextCaption, false),
	}
	v.fill.CornerRadius = theme.RadiusButton
	return v
}

func (v *templateView) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.fill, v.mark, v.title, v.load}
}

func (v *templateView) show(c Card, at fyne.Position, width float32, chosen bool) {
	v.fill.FillColor = color.Transparent
	if chosen {
		v.fill.FillColor = theme.Colour(theme.ColorAccentSoft)
	}
	v.fill.Move(at)
	v.fill.Resize(fyne.NewSize(width, templateRow()-2))
	kit.ShowIcon(v.mark, c.Mark, c.Ink, templateMark)
	v.mark.Move(at.AddXY(12, float32(int((templateRow()-templateMark)/2))-1))
	v.mark.Resize(fyne.NewSquareSize(templateMark))
	top := theme.Length(6, 2)
	v.title.Text, v.title.Color = c.Title, theme.Colour(theme.ColorText)
	kit.Shorten(v.title, width-44-8)
	kit.PlaceText(v.title, at.X+44, at.Y+top, 18)
	v.load.Text, v.load.Color = c.Load, theme.Colour(theme.ColorTextMuted)
	kit.Shorten(v.load, width-44-8)
	kit.PlaceText(v.load, at.X+44, at.Y+top+18, 14)
}
