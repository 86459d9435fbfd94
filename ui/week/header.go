package week

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Budget is one weekly limit as the header shows it.
type Budget struct {
	Name                string
	Value               string // "11.40 of 11.48 km"
	Amount              string // its beginning in bold: "11.40"
	Left, Last          string
	Ink                 fyne.ThemeColorName
	Done, Planned, Most int64
	Reason              string // why the most is what it is, for the tooltip
}

// Sizes of the header.
const (
	budgetsMost          = 6 // beside each other, where there is room
	budgetsLeast         = 3
	budgetLeast  float32 = 190
)

func budgetsHeight() float32 { return theme.Length(56, 51) }
func budgetGap() float32     { return theme.Gap(28) }

// header is the week's title, the buttons and the budgets.
type header struct {
	widget.BaseWidget
	narrow bool

	top                               *kit.Header
	back, forward, tray, fix, arrange *kit.Button
	rule                              *canvas.Rectangle
	budgets                           []*budgetView
	shown                             int
}

// newHeader puts the buttons, which are made, into their order.
func newHeader(h *header, tools kit.Tools) *header {
	h.top = kit.NewHeader([]*kit.Button{h.back, h.forward}, []*kit.Button{tools.Undo, tools.Redo, h.tray, h.fix, h.arrange, tools.More})
	h.rule = canvas.NewRectangle(color.Transparent)
	for range budgetsMost {
		h.budgets = append(h.budgets, newBudgetView())
	}
	h.ExtendBaseWidget(h)
	return h
}

// show changes the week's title, where it lies, and its budgets.
func (h *header) show(week, relation string, budgets []Budget) {
	h.top.SetTitle(week, relation)
	h.shown = min(len(budgets), budgetsMost)
	for i := range h.shown {
		h.budgets[i].show(budgets[i])
	}
	h.Refresh()
}

func (h *header) setNarrow(narrow bool) {
	if h.narrow != narrow {
		h.narrow = narrow
		h.Refresh()
	}
}

// height is how high the header is: without budgets it needs less.
func (h *header) height() float32 {
	if h.shown == 0 {
		return kit.HeaderHeight()
	}
	return kit.HeaderHeight() + budgetsHeight()
}

// CreateRenderer is for Fyne.
func (h *header) CreateRenderer() fyne.WidgetRenderer {
	r := &headerRenderer{h: h}
	r.objects = []fyne.CanvasObject{h.top, h.rule}
	for _, b := range h.budgets {
		r.objects = append(r.objects, b)
	}
	r.Refresh()
	return r
}

type headerRenderer struct {
	h       *header
	objects []fyne.CanvasObject
}

func (r *headerRenderer) Destroy()                     {}
func (r *headerRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *headerRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, r.h.height()) }

func (r *headerRenderer) Refresh() {
	h := r.h
	h.rule.FillColor = theme.Colour(theme.ColorHairline)
	h.tray.Hidden = !h.narrow
	h.top.SetMargin(pageMargin(h.narrow))
	r.Layout(h.Size())
	canvas.Refresh(h)
}

// Layout puts the title and the buttons above, the budgets below.
func (r *headerRenderer) Layout(size fyne.Size) {
	h := r.h
	h.top.Resize(fyne.NewSize(size.Width, kit.HeaderHeight()))
	r.placeBudgets(size, pageMargin(h.narrow))
	h.rule.Move(fyne.NewPos(0, size.Height-theme.Hairline))
	h.rule.Resize(fyne.NewSize(size.Width, theme.Hairline))
}

func (r *headerRenderer) placeBudgets(size fyne.Size, margin float32) {
	h := r.h
	side := margin + 8
	across := int((size.Width - 2*side + budgetGap()) / (budgetLeast + budgetGap()))
	across = min(max(across, budgetsLeast), budgetsMost, max(h.shown, 4))
	width := float32(int((size.Width - 2*side - float32(across-1)*budgetGap()) / float32(across)))
	for i, b := range h.budgets {
		b.Hidden = i >= min(h.shown, across)
		if !b.Hidden {
			b.Move(fyne.NewPos(side+float32(i)*(width+budgetGap()), kit.HeaderHeight()-2))
			b.Resize(fyne.NewSize(width, budgetsHeight()))
		}
	}
}

// pageMargin is the space to the sides of the page.
func pageMargin(narrow bool) float32 {
	if narrow {
		return theme.Gap(12)
	}
	return theme.Gap(16)
}

// budgetView draws one weekly limit: its name and value, a bar, what is left
// and what last week was.
type budgetView struct {
	widget.BaseWidget
	budget              Budget
	onTapped            func()
	name, amount, value *canvas.Text
	left, last          *canvas.Text
	bar                 *kit.Bar
}

func newBudgetView() *budgetView {
	v := &budgetView{
		name: kit.NewText(theme.TextSmall, true), amount: kit.NewText(theme.TextSmall, true), value: kit.NewText(theme.TextSmall, false),
		left: kit.NewText(theme.TextCaption, false), last: kit.NewText(theme.TextCaption, false), bar: kit.NewBar(),
	}
	v.ExtendBaseWidget(v)
	return v
}

// Tapped shows all limits.
func (v *budgetView) Tapped(*fyne.PointEvent) {
	kit.HideTip(v)
	if v.onTapped != nil {
		v.onTapped()
	}
}

// MouseIn says why the most is what it is.
func (v *budgetView) MouseIn(*desktop.MouseEvent) {
	tip := v.budget.Reason
	if v.name.Text != v.budget.Name {
		tip = v.budget.Name + ". " + tip // it is cut
	}
	kit.ShowTip(v, tip, fyne.Position{}, v.Size())
}

// MouseMoved does nothing.
func (v *budgetView) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the reason away.
func (v *budgetView) MouseOut() { kit.HideTip(v) }

// Cursor is the hand over something to press, if there is.
func (v *budgetView) Cursor() desktop.Cursor {
	if v.onTapped == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

func (v *budgetView) show(b Budget) {
	v.budget = b
	v.bar.Set(b.Name+" "+b.Value, b.Ink, b.Done, b.Planned, b.Most)
	v.Refresh()
}

// CreateRenderer is for Fyne.
func (v *budgetView) CreateRenderer() fyne.WidgetRenderer {
	r := &budgetRenderer{v}
	r.Refresh()
	return r
}

type budgetRenderer struct{ v *budgetView }

func (r *budgetRenderer) Destroy() {}
func (r *budgetRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.v.name, r.v.amount, r.v.value, r.v.bar, r.v.left, r.v.last}
}
func (r *budgetRenderer) MinSize() fyne.Size { return fyne.NewSize(0, budgetsHeight()) }

func (r *budgetRenderer) Refresh() {
	for _, t := range []*canvas.Text{r.v.name, r.v.amount, r.v.value} {
		t.Color = theme.Colour(theme.ColorText)
	}
	r.v.left.Color, r.v.last.Color = theme.Colour(theme.ColorTextMuted), theme.Colour(theme.ColorTextMuted)
	if r.v.budget.Planned > r.v.budget.Most {
		r.v.left.Color = theme.Colour(theme.ColorVerdictStop)
	}
	r.Layout(r.v.Size())
	canvas.Refresh(r.v)
}

func (r *budgetRenderer) Layout(size fyne.Size) {
	v := r.v
	rest, found := strings.CutPrefix(v.budget.Value, v.budget.Amount)
	v.amount.Text, v.value.Text = v.budget.Amount, rest
	if !found {
		v.amount.Text, v.value.Text = "", v.budget.Value
	}
	right := size.Width - kit.Width(v.value)
	kit.PlaceText(v.value, right, 0, 16)
	right -= kit.Width(v.amount)
	kit.PlaceText(v.amount, right, 0, 16)
	v.name.Text = v.budget.Name
	kit.Shorten(v.name, right-8)
	kit.PlaceText(v.name, 0, 0, 16)
	v.bar.Move(fyne.NewPos(0, 20))
	v.bar.Resize(fyne.NewSize(size.Width, v.bar.MinSize().Height))
	v.last.Text = v.budget.Last
	kit.PlaceText(v.last, size.Width-kit.Width(v.last), 35, 14)
	v.left.Text = v.budget.Left
	kit.Shorten(v.left, size.Width-kit.Width(v.last)-8)
	kit.PlaceText(v.left, 0, 35, 14)
}
