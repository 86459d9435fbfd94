package month

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Shares of a verdict's colour in a cell while a chip is in the air.
const (
	tintAway   = 45
	tintTarget = 100
)

const painMark float32 = 14

const sideLines = 2

// cellView draws one day without its chips.
type cellView struct {
	ground, pill, frame *canvas.Rectangle
	number, more, word  *canvas.Text
	pain, verdict       *canvas.Image
}

func newCellView() *cellView {
	v := &cellView{
		ground: canvas.NewRectangle(color.Transparent), pill: canvas.NewRectangle(color.Transparent), frame: canvas.NewRectangle(color.Transparent),
		number: kit.NewText(theme.TextCardTitle, true), more: kit.NewText(theme.TextCaption, false), word: kit.NewText(theme.TextCaption, true),
		pain: canvas.NewImageFromResource(nil), verdict: canvas.NewImageFromResource(nil),
	}
	v.pill.CornerRadius = theme.RadiusCheck
	return v
}

// sideView draws the sums of a week.
type sideView struct {
	label, value *canvas.Text
	lines        [sideLines]*canvas.Text
}

func newSideView() *sideView {
	v := &sideView{label: kit.NewText(theme.TextSmall, false), value: kit.NewText(theme.TextBody, true)}
	for i := range v.lines {
		v.lines[i] = kit.NewText(theme.TextCaption, false)
	}
	return v
}

// barView draws a span of days.
type barView struct {
	fill *canvas.Rectangle
	text *canvas.Text
}

type gridRenderer struct {
	g          *Grid
	panel      *kit.Slab
	down       [7]*canvas.Rectangle     // lines between days
	across     [weeks]*canvas.Rectangle // lines above weeks
	heads      [8]*canvas.Text
	cells      [days]*cellView
	sides      [weeks]*sideView
	chips      []*chipView
	bars       []*barView
	shownChips int
	shownBars  int
	objects    []fyne.CanvasObject
}

// CreateRenderer is for Fyne.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	r := &gridRenderer{g: g, panel: kit.NewSlab()}
	for i := range r.down {
		r.down[i] = canvas.NewRectangle(color.Transparent)
	}
	for i := range r.across {
		r.across[i] = canvas.NewRectangle(color.Transparent)
		r.sides[i] = newSideView()
	}
	for i := range r.heads {
		r.heads[i] = kit.NewText(theme.TextSmall, false)
	}
	for i := range r.cells {
		r.cells[i] = newCellView()
	}
	r.Refresh()
	return r
}

func (r *gridRenderer) Destroy()                     {}
func (r *gridRenderer) MinSize() fyne.Size           { return gridLeast() }
func (r *gridRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *gridRenderer) Refresh() {
	r.Layout(r.g.Size())
	canvas.Refresh(r.g)
}

// Layout draws everything where the geometry has it.
func (r *gridRenderer) Layout(size fyne.Size) {
	r.frame(size)
	n := 0
	for day := range r.cells {
		r.cell(day, size)
		n = r.chipsOf(day, n)
	}
	for row := range r.sides {
		r.side(row, size)
	}
	r.showBars(size)
	r.collect(n)
}

// frame draws the panel, its lines and the names of the weekdays.
func (r *gridRenderer) frame(size fyne.Size) {
	hairline := theme.Colour(theme.ColorHairline)
	r.panel.Set(kit.SlabLook{Fill: theme.Colour(theme.ColorSurface), Edge: hairline, EdgeWidth: theme.Hairline, Radius: theme.RadiusPanel})
	r.panel.Resize(size)
	for i, line := range r.down {
		line.FillColor = hairline
		line.Move(fyne.NewPos(dayX(i+1, size.Width), 1))
		line.Resize(fyne.NewSize(theme.Hairline, size.Height-2))
	}
	for i, line := range r.across {
		line.FillColor = hairline
		line.Move(fyne.NewPos(1, rowY(i, size.Height)))
		line.Resize(fyne.NewSize(size.Width-2, theme.Hairline))
	}
	for i, head := range r.heads {
		head.Color = theme.Colour(theme.ColorTextMuted)
		head.Text = r.g.sheet.SideTitle
		room := sideWidth(size.Width) - 20
		if i < 7 {
			head.Text, room = r.g.sheet.Weekdays[i], dayWidth(i, size.Width)-2*chipPad
		}
		kit.Shorten(head, room)
		kit.PlaceText(head, dayX(i, size.Width)+chipPad+4, 0, headHeight())
	}
}

// ground is the colour under a day: its own, or that of its verdict while a
// chip is in the air.
func (r *gridRenderer) ground(day int) color.Color {
	c := &r.g.sheet.Cells[day]
	ground := theme.Colour(theme.ColorSurface)
	switch {
	case c.Today:
		ground = theme.Colour(theme.ColorRaised)
	case c.Other:
		ground = theme.Colour(theme.ColorBackground)
	}
	d := r.g.drag
	if d == nil {
		return ground
	}
	share := tintAway
	if d.day == day {
		share = tintTarget
	}
	return theme.Mix(theme.Colour(d.plates[day].Look.Soft), ground, share)
}

// cell draws a day's ground, number, pain and verdict.
func (r *gridRenderer) cell(day int, size fyne.Size) {
	v, c, d := r.cells[day], &r.g.sheet.Cells[day], r.g.drag
	at := fyne.NewPos(dayX(day%7, size.Width), rowY(day/7, size.Height))
	area := fyne.NewSize(dayWidth(day%7, size.Width), rowHeight(day/7, size.Height))
	v.ground.FillColor = r.ground(day)
	if v.ground.FillColor == r.panel.Look().Fill {
		v.ground.FillColor = color.Transparent // as the panel under it: not drawn twice
	}
	v.ground.Move(at.AddXY(theme.Hairline, theme.Hairline))
	v.ground.Resize(area.SubtractWidthHeight(theme.Hairline, theme.Hairline))
	if day == days-7 {
		v.ground.BottomLeftCornerRadius = theme.RadiusPanel
	}
	r.number(v, c, at)

	target := d != nil && d.day == day && day != d.from
	r.ring(v, day, target, at, area)
	markTop := float32(int((numberHeight() + 1 - painMark) / 2))
	v.pain.Hidden = c.Pain.Icon == "" || d != nil
	if !v.pain.Hidden {
		kit.ShowIcon(v.pain, c.Pain.Icon, c.Pain.Ink, painMark)
		v.pain.Move(at.AddXY(area.Width-painMark-7, markTop))
		v.pain.Resize(fyne.NewSquareSize(painMark))
	}
	v.verdict.Hidden, v.word.Hidden = d == nil, d == nil || day == d.from
	if d != nil {
		look := d.plates[day].Look
		kit.ShowIcon(v.verdict, look.Icon, look.Ink, painMark)
		v.verdict.Move(at.AddXY(area.Width-painMark-7, markTop))
		v.verdict.Resize(fyne.NewSquareSize(painMark))
		v.word.Text, v.word.Color = d.plates[day].Word, theme.Colour(look.Ink)
		left := at.X + 8 + kit.Width(v.number) + 8
		right := at.X + area.Width - painMark - 11
		v.word.Hidden = v.word.Hidden || kit.Width(v.word) > right-left // the status line has it
		kit.PlaceText(v.word, right-kit.Width(v.word), at.Y, numberHeight())
	}
}

// number writes the day of the month, on a pill today.
func (r *gridRenderer) number(v *cellView, c *Cell, at fyne.Position) {
	v.number.Text, v.number.Color = c.Number, theme.Colour(theme.ColorText)
	v.number.TextStyle.Bold = !c.Other
	if c.Other {
		v.number.Color = theme.Colour(theme.ColorTextMuted)
	}
	v.pill.Hidden = !c.Today
	if c.Today {
		v.number.Color, v.pill.FillColor = theme.Colour(theme.ColorOnAccent), theme.Colour(theme.ColorAccent)
		pill := theme.Length(19, 18)
		v.pill.Move(at.AddXY(4, (numberHeight()+2-pill)/2))
		v.pill.Resize(fyne.NewSize(kit.Width(v.number)+10, pill))
	}
	kit.PlaceText(v.number, at.X+9, at.Y+1, numberHeight())
}

// ring outlines the day that a chip would land on, or the day under the cursor
// if it has no chip to stand on.
func (r *gridRenderer) ring(v *cellView, day int, target bool, at fyne.Position, area fyne.Size) {
	g := r.g
	bare := g.focused && g.drag == nil && g.cursor.day == day && g.cursor.chip >= g.shown(day)
	v.frame.Hidden = !target && !bare
	v.frame.StrokeWidth, v.frame.StrokeColor = theme.Ring, theme.Colour(theme.ColorAccent)
	if target {
		v.frame.StrokeColor = theme.Colour(g.drag.plates[day].Look.Ink)
	}
	v.frame.Move(at.AddXY(2, 2))
	v.frame.Resize(area.SubtractWidthHeight(3, 3))
	v.frame.CornerRadius = chipRadius
}

// chipsOf draws the chips of a day with the views from the n-th on; it returns
// the next free one.
func (r *gridRenderer) chipsOf(day, n int) int {
	g, chips := r.g, r.g.sheet.Cells[day].Chips
	shown := g.shown(day)
	for i, chip := range chips[:shown] {
		for len(r.chips) <= n {
			r.chips = append(r.chips, newChipView())
		}
		at := cursor{day, i}
		if g.drag != nil && g.drag.chip.ID == chip.ID {
			chip.Over = true // what was lifted leaves a trace
		}
		r.chips[n].show(chip, g.chipCorner(at), g.chipWidth(day), g.focused && g.drag == nil && g.cursor == at)
		n++
	}
	more := r.cells[day].more
	more.Hidden = shown == len(chips)
	if !more.Hidden {
		more.Text, more.Color = g.sheet.Cells[day].More(len(chips)-shown), theme.Colour(theme.ColorTextMuted)
		r.placeMore(day, shown)
	}
	return n
}

// placeMore says below the chips of a day how many more there are, or in a low
// week between its number and its mark of pain.
func (r *gridRenderer) placeMore(day, shown int) {
	v, size := r.cells[day], r.g.Size()
	corner := r.g.chipCorner(cursor{day, shown})
	if moreRoom(rowHeight(day/7, size.Height)) > 0 {
		kit.PlaceText(v.more, corner.X+5, corner.Y-1, moreHeight)
		return
	}
	left := v.number.Position().X + kit.Width(v.number) + 8
	right := dayX(day%7+1, size.Width) - painMark - 11
	kit.Shorten(v.more, right-left)
	kit.PlaceText(v.more, right-kit.Width(v.more), rowY(day/7, size.Height)+1, numberHeight())
	v.word.Hidden = true // the status line has it
}

// side writes the sums of a week.
func (r *gridRenderer) side(row int, size fyne.Size) {
	v, s := r.sides[row], &r.g.sheet.Sides[row]
	x, y := dayX(7, size.Width)+10, rowY(row, size.Height)
	room := size.Width - x - 6
	write := func(t *canvas.Text, words string, ink fyne.ThemeColorName, y, height float32) {
		t.Text, t.Color = words, theme.Colour(ink)
		kit.Shorten(t, room)
		kit.PlaceText(t, x, y, height)
	}
	write(v.label, s.Label, theme.ColorTextMuted, y+5, 16)
	write(v.value, s.Value, theme.ColorText, y+22, 18)
	for i, line := range v.lines {
		top := y + 41 + float32(14*i)
		line.Hidden = i >= len(s.Lines) || top+14 > rowY(row+1, size.Height)
		if !line.Hidden {
			write(line, s.Lines[i], theme.ColorTextMuted, top, 14)
		}
	}
}

// showBars draws the spans at the foot of their weeks.
func (r *gridRenderer) showBars(size fyne.Size) {
	for i, bar := range r.g.sheet.Bars {
		for len(r.bars) <= i {
			v := &barView{fill: canvas.NewRectangle(color.Transparent), text: kit.NewText(theme.TextSmall, false)}
			v.fill.CornerRadius, v.fill.StrokeWidth = chipRadius, theme.Hairline
			r.bars = append(r.bars, v)
		}
		v := r.bars[i]
		v.fill.FillColor, v.fill.StrokeColor = theme.Colour(theme.ColorHover), theme.Colour(theme.ColorOutline)
		height := barHeight(rowHeight(bar.Row, size.Height))
		at := fyne.NewPos(dayX(bar.From, size.Width)+chipPad, rowY(bar.Row+1, size.Height)-chipPad-float32(bar.Lane+1)*(height+chipGap())+chipGap())
		width := dayX(bar.To+1, size.Width) - chipPad - at.X
		v.fill.Move(at)
		v.fill.Resize(fyne.NewSize(width, height))
		v.text.Text, v.text.Color, v.text.TextSize = bar.Text, theme.Colour(theme.ColorText), theme.TextSmall
		if height == barLow {
			v.text.TextSize = theme.TextCaption
		}
		kit.Shorten(v.text, width-16)
		kit.PlaceText(v.text, at.X+8, at.Y, height)
	}
}

// collect lists everything that is drawn, with the first n chips.
func (r *gridRenderer) collect(n int) {
	bars := len(r.g.sheet.Bars)
	if n == r.shownChips && bars == r.shownBars && r.objects != nil {
		return
	}
	r.shownChips, r.shownBars = n, bars
	r.objects = append(r.objects[:0:0], r.panel)
	for _, v := range r.cells {
		r.objects = append(r.objects, v.ground)
	}
	for _, line := range r.down {
		r.objects = append(r.objects, line)
	}
	for _, line := range r.across {
		r.objects = append(r.objects, line)
	}
	for _, head := range r.heads {
		r.objects = append(r.objects, head)
	}
	for _, v := range r.cells {
		r.objects = append(r.objects, v.pill, v.number, v.pain, v.verdict, v.word, v.more, v.frame)
	}
	for _, v := range r.chips[:n] {
		r.objects = append(r.objects, v.objects()...)
	}
	for _, v := range r.bars[:bars] {
		r.objects = append(r.objects, v.fill, v.text)
	}
	for _, v := range r.sides {
		r.objects = append(r.objects, v.label, v.value)
		for _, line := range v.lines {
			r.objects = append(r.objects, line)
		}
	}
}
