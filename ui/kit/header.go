package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/theme"
)

// HeaderHeight is how high the first line of a page is.
func HeaderHeight() float32 { return theme.Length(64, 48) }

// Sizes of a header.
const (
	headerLeadGap  float32 = 4  // between the buttons before the title
	headerLeadEnd  float32 = 6  // from there to the title
	headerNameGap  float32 = 14 // from the title to the words beside it
	headerGap      float32 = 8  // between the buttons on the right
	headerWordsEnd float32 = 10 // from the words to the buttons
)

// Tools are the buttons that the window gives to the header of every page: the
// page places them, the window says what they do and when.
type Tools struct{ Undo, Redo, More *Button }

// Header is the first line of a page: what it shows, and what can be done there.
type Header struct {
	widget.BaseWidget
	margin       float32
	title, label string
	lead, right  []*Button
	titleText    *canvas.Text
	labelText    *canvas.Text
}

// NewHeader returns a header without a title. The buttons of lead stand before
// the title, as arrows do, those of right at the end, in order; of these, hidden
// ones take no room.
func NewHeader(lead, right []*Button) *Header {
	h := &Header{lead: lead, right: right, titleText: NewText(theme.TextTitle, true), labelText: NewText(theme.TextBody, false)}
	h.ExtendBaseWidget(h)
	return h
}

// SetTitle changes the title and the muted words beside it. Both are cut where
// there is no room for them.
func (h *Header) SetTitle(title, label string) {
	h.title, h.label = title, label
	h.Refresh()
}

// SetMargin changes how far from the sides of the page it begins and ends, and
// makes room for buttons that were shown or hidden.
func (h *Header) SetMargin(margin float32) {
	h.margin = margin
	h.Refresh()
}

// Holds says whether an object is one of its buttons.
func (h *Header) Holds(o fyne.CanvasObject) bool {
	b, ok := o.(*Button)
	return ok && (slices.Contains(h.lead, b) || slices.Contains(h.right, b))
}

// ToolsWidth is how wide the buttons on the right are together.
func (h *Header) ToolsWidth() float32 {
	width := -headerGap
	for _, b := range h.right {
		if b.Visible() {
			width += b.MinSize().Width + headerGap
		}
	}
	return max(width, 0)
}

// AccessibilityLabel is the title with the words beside it.
func (h *Header) AccessibilityLabel() string {
	if h.label == "" {
		return h.title
	}
	return h.title + ", " + h.label
}

// AccessibilityRole is a container.
func (h *Header) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer is for Fyne.
func (h *Header) CreateRenderer() fyne.WidgetRenderer { return newRenderer(h) }

func (h *Header) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{h.titleText, h.labelText}
	for _, b := range append(append([]*Button(nil), h.lead...), h.right...) {
		all = append(all, b)
	}
	return all
}

func (h *Header) least() fyne.Size { return fyne.NewSize(0, HeaderHeight()) }

func (h *Header) place(size fyne.Size) {
	x := h.margin
	for _, b := range h.lead {
		x = h.button(b, x) + headerLeadGap
	}
	if len(h.lead) > 0 {
		x += headerLeadEnd
	}
	right := size.Width - h.margin
	for i := len(h.right) - 1; i >= 0; i-- {
		if b := h.right[i]; b.Visible() {
			right -= b.MinSize().Width
			h.button(b, right)
			right -= headerGap
		}
	}
	right -= headerWordsEnd - headerGap
	h.titleText.Text = h.title
	Shorten(h.titleText, max(right-x, 0))
	PlaceText(h.titleText, x, 0, HeaderHeight())
	x += Width(h.titleText) + headerNameGap
	h.labelText.Text = h.label
	Shorten(h.labelText, max(right-x, 0))
	PlaceText(h.labelText, x, 3, HeaderHeight())
}

func (h *Header) button(b *Button, x float32) (end float32) {
	size := b.MinSize()
	b.Resize(size)
	b.Move(fyne.NewPos(x, floor((HeaderHeight()-size.Height)/2)))
	return x + size.Width
}

func (h *Header) paint() {
	h.titleText.Color = theme.Colour(theme.ColorText)
	h.labelText.Color = theme.Colour(theme.ColorTextMuted)
}
