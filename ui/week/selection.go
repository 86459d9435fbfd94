package week

import "fyne.io/fyne/v2"

// The board's selection is what commands act on: the cards that were chosen
// together, in Board.marked, or while there are none the one under the cursor.

// Selected returns the selected cards in the order of the board.
func (b *Board) Selected() []string {
	if len(b.marked) == 0 {
		if id := b.chosen(); id != "" {
			return []string{id}
		}
		return nil
	}
	var ids []string
	for _, column := range b.columns {
		for _, card := range column.Cards {
			if b.marked[card.ID] {
				ids = append(ids, card.ID)
			}
		}
	}
	return ids
}

// pick puts the cursor on a place and selects that alone. A range begins there.
func (b *Board) pick(at cursor) {
	b.marked = nil
	b.moveCursor(at)
	b.anchor = b.cursor
}

// toggle takes a card into the selection or out of it.
func (b *Board) toggle(at cursor) {
	marked := map[string]bool{}
	for _, id := range b.Selected() {
		marked[id] = true
	}
	b.cursor = at
	b.clampCursor()
	if id := b.chosen(); marked[id] {
		delete(marked, id)
	} else if id != "" {
		marked[id] = true
	}
	b.marked, b.anchor = marked, b.cursor
	b.moveCursor(b.cursor)
}

// extend selects everything from where the range begins to a place, day by day.
func (b *Board) extend(to cursor) {
	b.cursor = to
	b.clampCursor()
	first, last := b.anchor, b.cursor
	if last.before(first) {
		first, last = last, first
	}
	b.marked = map[string]bool{}
	b.eachCard(func(at cursor, id string) {
		if !at.before(first) && !last.before(at) {
			b.marked[id] = true
		}
	})
	b.moveCursor(b.cursor)
}

// MarkDayOrWeek selects the cards of the cursor's day; once they are, those of
// all days.
func (b *Board) MarkDayOrWeek() {
	day := map[string]bool{}
	for _, card := range b.columns[b.cursor.day].Cards {
		day[card.ID] = true
	}
	whole := len(day) == 0 || len(b.marked) == len(day)
	for id := range day {
		whole = whole && b.marked[id]
	}
	if whole {
		b.eachCard(func(_ cursor, id string) { day[id] = true })
	}
	b.marked = day
	b.moveCursor(b.cursor)
}

// ToggleChosen takes the card under the cursor into the selection or out of it.
func (b *Board) ToggleChosen() { b.toggle(b.cursor) }

// Mark selects some cards, with the cursor on the first of them; one alone is
// chosen.
func (b *Board) Mark(ids ...string) {
	if len(ids) == 0 {
		return
	}
	b.Choose(ids[0])
	if len(ids) > 1 {
		b.marked = map[string]bool{}
		for _, id := range ids {
			b.marked[id] = true
		}
		b.forgetMarks()
		b.moveCursor(b.cursor)
	}
}

// ShowCut fades cards that wait to be pasted elsewhere; nil for none.
func (b *Board) ShowCut(ids []string) {
	b.cut = map[string]bool{}
	for _, id := range ids {
		b.cut[id] = true
	}
	b.Refresh()
}

// forgetMarks gives up what is not on the board any more.
func (b *Board) forgetMarks() {
	for id := range b.marked {
		if _, ok := b.find(id); !ok {
			delete(b.marked, id)
		}
	}
}

func (b *Board) eachCard(visit func(at cursor, id string)) {
	for day, column := range b.columns {
		for i, card := range column.Cards {
			visit(cursor{day, i}, card.ID)
		}
	}
}

// before orders places day by day.
func (c cursor) before(o cursor) bool { return c.day < o.day || c.day == o.day && c.card < o.card }

// band is a rubber band: it selects the cards it touches.
type band struct {
	from, to fyne.Position   // on the cards
	pointer  fyne.Position   // on the canvas
	also     map[string]bool // were selected before and stay so
	before   map[string]bool // the selection that Escape brings back
}

// area is the band's upper left corner and its size.
func (r *band) area() (fyne.Position, fyne.Size) {
	at := fyne.NewPos(min(r.from.X, r.to.X), min(r.from.Y, r.to.Y))
	return at, fyne.NewSize(max(r.from.X, r.to.X)-at.X, max(r.from.Y, r.to.Y)-at.Y)
}

// stretch begins a rubber band at a place on the cards; with keep it adds to the
// selection.
func (b *Board) stretch(from fyne.Position, keep bool) {
	b.band = &band{from: from, to: from, before: b.marked, also: map[string]bool{}}
	if keep {
		for _, id := range b.Selected() {
			b.band.also[id] = true
		}
	}
}

// stretchTo leads the rubber band to a place on the canvas and selects what it
// touches.
func (b *Board) stretchTo(pointer fyne.Position) {
	r := b.band
	r.to, r.pointer = pointer.Subtract(b.cards.absolute()), pointer
	at, size := r.area()
	width := b.Size().Width
	b.marked = map[string]bool{}
	b.eachCard(func(c cursor, id string) {
		x, y := columnX(c.day, width)+columnPad, cardY(c.card)
		touched := at.X < x+cardWidth(width) && at.X+size.Width > x && at.Y < y+cardHeight() && at.Y+size.Height > y
		if touched || r.also[id] {
			b.marked[id] = true
		}
	})
	b.scrollFor(pointer)
	b.Refresh()
	if b.OnChoose != nil {
		b.OnChoose(b.chosen(), b.cursor.day)
	}
}

// endBand leaves what it touched selected, with the cursor on the first; put
// back it leaves what was selected before.
func (b *Board) endBand(putBack bool) {
	if b.band == nil {
		return
	}
	if putBack {
		b.marked = b.band.before
	}
	b.band = nil
	b.edge.end()
	for _, id := range b.Selected() {
		if at, ok := b.find(id); ok && len(b.marked) > 0 {
			b.cursor, b.anchor = at, at
			break
		}
	}
	b.moveCursor(b.cursor)
}
