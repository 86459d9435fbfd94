package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/kneewise/kneewise/ui/theme"
)

func TestHeaderStandsInOneLine(t *testing.T) {
	back, fix, more := IconButton(theme.IconChevronLeft, "Back", nil), Plain("Fix my week", nil), IconButton(theme.IconMore, "More", nil)
	h := NewHeader([]*Button{back}, []*Button{fix, more})
	h.SetMargin(24)
	h.SetTitle("8 – 14 June", "Week 24")
	window(t, container.NewWithoutLayout(h))
	h.Resize(fyne.NewSize(700, HeaderHeight()))
	equal(t, "said", h.AccessibilityLabel(), "8 – 14 June, Week 24")
	equal(t, "begins", back.Position(), fyne.NewPos(24, 14))
	equal(t, "ends", more.Position().X+more.Size().Width, 700-24)
	equal(t, "before it", fix.Position().X+fix.Size().Width, more.Position().X-8)
	equal(t, "title", h.titleText.Text, "8 – 14 June")
	equal(t, "title after the arrow", h.titleText.Position().X, 24+36+4+6)

	fix.Hide()
	h.SetMargin(12)
	equal(t, "ends nearer", more.Position().X+more.Size().Width, 700-12)
	fix.Show()
	h.SetMargin(12)
	h.Resize(fyne.NewSize(320, HeaderHeight()))
	if end := h.titleText.Position().X + Width(h.titleText); end > fix.Position().X {
		t.Errorf("%q runs to %v, into the button at %v", h.titleText.Text, end, fix.Position().X)
	}
	equal(t, "no room beside it", h.labelText.Text, "")
	h.SetTitle("Today", "")
	equal(t, "said", h.AccessibilityLabel(), "Today")
}
