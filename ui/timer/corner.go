package timer

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/interval"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes of the corner.
const (
	cornerRow  float32 = 22
	cornerPad  float32 = 6
	cornerSide float32 = 3 // at the least
	cornerIcon float32 = 14
)

// Corner is the small view of the timers that run, in the corner of the window
// on every page. A click goes to the timer.
type Corner struct {
	widget.BaseWidget
	watch  *Watch
	open   func()
	inside bool // the pointer
	rows   []cornerRowState

	fill  *canvas.Rectangle
	icons [2]*canvas.Image
	times [2]*kit.Digits
	words [2]*canvas.Text
}

// cornerRowState is one timer: its time, or words in the place of it, the other
// empty.
type cornerRowState struct {
	time, words string
	icon        theme.IconName
	ink         fyne.ThemeColorName
	bold        bool
}

// NewCorner returns the view; open goes to the page of the timer.
func NewCorner(w *Watch, open func()) *Corner {
	c := &Corner{watch: w, open: open, fill: canvas.NewRectangle(color.Transparent)}
	c.fill.CornerRadius = theme.RadiusCard
	for i := range c.times {
		c.icons[i] = canvas.NewImageFromResource(nil)
		c.times[i] = kit.NewDigits(longestTime, theme.TextSmall, theme.TextBody)
		c.times[i].Ground = func() color.Color { return c.fill.FillColor }
		c.words[i] = kit.NewText(theme.TextBody, true)
	}
	c.ExtendBaseWidget(c)
	w.OnShow(c.show)
	c.show()
	return c
}

// show follows the timers: two that say the same are one row. The times alone are
// painted again each second.
func (c *Corner) show() {
	var rows []cornerRowState
	for _, side := range sides {
		row, runs := c.row(side)
		if runs && (len(rows) == 0 || rows[0] != row) {
			rows = append(rows, row)
		}
	}
	same := len(rows) == len(c.rows) && c.Visible() == (len(rows) > 0)
	for i := range rows {
		same = same && rows[i].but() == c.rows[i].but()
	}
	c.rows = rows
	if !same {
		setHidden(c, len(rows) == 0)
		c.Refresh()
		return
	}
	for i, row := range rows {
		c.times[i].SetText(row.time)
	}
}

// but is a row without its time, on which the places of all else do not depend
// unless it has another number of digits.
func (r cornerRowState) but() cornerRowState {
	r.time = strings.Repeat("0", len(r.time))
	return r
}

// row is what there is to say of the timer of a knee, if anything.
func (c *Corner) row(side model.Side) (cornerRowState, bool) {
	v := c.watch.timers.At(side)
	r := cornerRowState{time: c.watch.Format.Countdown(v.Remaining), icon: icons[v.Modality], ink: inks[v.Modality], bold: true}
	switch {
	case v.Phase == interval.PhaseOn:
	case v.Phase == interval.PhasePaused:
		r.icon, r.ink = theme.IconPause, theme.ColorTextMuted
	case v.Phase == interval.PhaseWait && v.Due:
		r.bold, r.ink = false, theme.ColorTextMuted
	case v.Due:
		r.time, r.words, r.icon = "", c.watch.Format.Words.Say("timer.corner.due"), theme.IconPlay
	default:
		return cornerRowState{}, false
	}
	return r, true
}

// Tapped goes to the timer.
func (c *Corner) Tapped(*fyne.PointEvent) {
	kit.HideTip(c)
	c.open()
}

// MouseIn shows that it can be clicked, and what it is.
func (c *Corner) MouseIn(*desktop.MouseEvent) {
	c.inside = true
	kit.ShowTip(c, c.watch.Words(), fyne.Position{}, c.Size())
	c.Refresh()
}

// MouseMoved does nothing.
func (c *Corner) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes back what MouseIn showed.
func (c *Corner) MouseOut() {
	c.inside = false
	kit.HideTip(c)
	c.Refresh()
}

// Cursor is a hand.
func (c *Corner) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel is what runs.
func (c *Corner) AccessibilityLabel() string { return c.watch.Words() }

// AccessibilityRole is a button.
func (c *Corner) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (c *Corner) CreateRenderer() fyne.WidgetRenderer {
	r := &cornerRenderer{c}
	r.paint()
	return r
}

type cornerRenderer struct{ c *Corner }

func (r *cornerRenderer) Destroy() {}
func (r *cornerRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.c.fill}
	for i := range r.c.times {
		all = append(all, r.c.icons[i], r.c.times[i], r.c.words[i])
	}
	return all
}

// MinSize has room for both knees, so that nothing jumps.
func (r *cornerRenderer) MinSize() fyne.Size { return fyne.NewSize(0, 2*cornerRow+2*cornerPad) }

func (r *cornerRenderer) Refresh() {
	r.paint()
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

// Layout puts the rows at the foot of the place.
func (r *cornerRenderer) Layout(size fyne.Size) {
	height := float32(len(r.c.rows))*cornerRow + 2*cornerPad
	top := size.Height - height
	r.c.fill.Move(fyne.NewPos(0, top))
	r.c.fill.Resize(fyne.NewSize(size.Width, height))
	top += cornerPad
	for i := range r.c.rows {
		time := r.c.times[i]
		// In a narrow rail the time is smaller.
		time.Resize(fyne.NewSize(size.Width-cornerIcon-4-2*cornerSide, cornerRow))
		width := cornerIcon + 4 + time.Width()
		if !r.c.words[i].Hidden {
			width = cornerIcon + 4 + kit.Width(r.c.words[i])
		}
		x := float32(int((size.Width - width) / 2))
		r.c.icons[i].Move(fyne.NewPos(x, top+(cornerRow-cornerIcon)/2))
		kit.PlaceText(r.c.words[i], x+cornerIcon+4, top, cornerRow)
		time.Move(fyne.NewPos(x+cornerIcon+4, top))
		top += cornerRow
	}
}

func (r *cornerRenderer) paint() {
	r.c.fill.FillColor = theme.Colour(theme.ColorHover)
	if r.c.inside {
		r.c.fill.FillColor = theme.Colour(theme.ColorAccentSoft)
	}
	for i, time := range r.c.times {
		words := r.c.words[i]
		var row cornerRowState
		there := i < len(r.c.rows)
		if there {
			row = r.c.rows[i]
		}
		time.Hidden, words.Hidden, r.c.icons[i].Hidden = row.time == "", row.words == "", !there
		if !there {
			continue
		}
		ink := theme.ColorText
		if !row.bold {
			ink = theme.ColorTextMuted
		}
		words.Text, words.TextStyle.Bold, words.Color = row.words, row.bold, theme.Colour(ink)
		time.SetInk(ink, !row.bold)
		time.SetText(row.time)
		kit.ShowIcon(r.c.icons[i], row.icon, row.ink, cornerIcon)
	}
}
