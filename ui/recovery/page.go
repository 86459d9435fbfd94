// Package recovery is the frame of the page Recovery: a title, and tabs for its
// parts, of which one is seen. It knows nothing of what the parts are.
package recovery

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Part is what one tab shows. Like a page it reads the plan when it is told to,
// before it is first seen and after each change.
type Part interface {
	fyne.CanvasObject
	Reload()
	Focus()
	// Reveal scrolls to something in it that has got the keyboard.
	Reveal(fyne.CanvasObject)
	Close()
}

// Tab is a part with its name.
type Tab struct {
	Name string
	Part Part
}

// Words are what the frame says: the title, and the two sides of the line at its
// foot.
type Words struct{ Title, Notice, Saved string }

// Page shows one of several parts.
type Page struct {
	widget.BaseWidget
	header *kit.Header
	tabs   *kit.Segments
	status *kit.StatusLine
	parts  []Part
	stale  []bool // the part does not show the newest plan
	shown  int
}

// NewPage returns the page with its first part shown. With one part alone there
// are no tabs. The button is for what concerns every part.
func NewPage(words Words, button *kit.Button, tools kit.Tools, tabs []Tab) *Page {
	p := &Page{status: kit.NewStatusLine(), header: kit.NewHeader(nil, []*kit.Button{button, tools.Undo, tools.Redo, tools.More})}
	var names []string
	for i, tab := range tabs {
		names = append(names, tab.Name)
		p.parts = append(p.parts, tab.Part)
		p.stale = append(p.stale, true)
		if i != p.shown {
			tab.Part.Hide()
		}
	}
	p.tabs = kit.NewSegments(names, 0, func(i int) { p.ShowPart(i) }).Tight()
	p.tabs.Hidden = len(tabs) < 2
	p.header.SetTitle(words.Title, "")
	p.status.Say("", words.Notice, words.Saved)
	p.ExtendBaseWidget(p)
	return p
}

// Shown is the part that is seen.
func (p *Page) Shown() int { return p.shown }

// ShowPart shows another part.
func (p *Page) ShowPart(i int) {
	if i != p.shown {
		p.parts[p.shown].Hide()
		p.shown = i
		p.tabs.SetChosen(i)
		p.parts[i].Show()
		p.Refresh()
		p.refresh()
	}
	p.Focus()
}

// Show shows the page with its part.
func (p *Page) Show() {
	p.BaseWidget.Show()
	p.parts[p.shown].Show()
}

// Hide hides the page, and its part learns of it: what is not seen need not be
// drawn.
func (p *Page) Hide() {
	p.parts[p.shown].Hide()
	p.BaseWidget.Hide()
}

// Reload has the part that is seen read the plan; the others do when they are
// next seen.
func (p *Page) Reload() {
	for i := range p.stale {
		p.stale[i] = true
	}
	p.refresh()
}

func (p *Page) refresh() {
	if p.stale[p.shown] {
		p.stale[p.shown] = false
		p.parts[p.shown].Reload()
	}
}

// Focus gives the keyboard to the part.
func (p *Page) Focus() { p.parts[p.shown].Focus() }

// Status is the line at the foot.
func (p *Page) Status() *kit.StatusLine { return p.status }

// Reveal scrolls to what has got the keyboard, if it is in the part.
func (p *Page) Reveal(o fyne.CanvasObject) {
	if !p.header.Holds(o) && o != fyne.CanvasObject(p.tabs) {
		p.parts[p.shown].Reveal(o)
	}
}

// Close ends all parts.
func (p *Page) Close() {
	for _, part := range p.parts {
		part.Close()
	}
}

// CreateRenderer is for Fyne.
func (p *Page) CreateRenderer() fyne.WidgetRenderer { return &renderer{p} }

type renderer struct{ p *Page }

// Sizes of the frame.
const (
	titleRoom float32 = 150
	toolsGap  float32 = 24 // from the tabs to the buttons on the right
)

// tabsRow is how high the tabs are below the title.
func tabsRow() float32 { return kit.ControlHeight() + theme.Gap(12) }

func (r *renderer) Destroy() {}

func (r *renderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.p.header, r.p.tabs, r.p.status}
	for _, part := range r.p.parts {
		all = append(all, part)
	}
	return all
}

func (r *renderer) Refresh() {
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}

// MinSize has room for every part.
func (r *renderer) MinSize() fyne.Size {
	var least fyne.Size
	for _, part := range r.p.parts {
		least = least.Max(part.MinSize())
	}
	if !r.p.tabs.Hidden {
		least.Width = max(least.Width, r.p.tabs.MinSize().Width+2*kit.SpreadMargin(0))
	}
	return least.AddWidthHeight(0, kit.HeaderHeight()+kit.StatusHeight())
}

// Layout puts the tabs beside the title where there is room, else below it.
func (r *renderer) Layout(size fyne.Size) {
	p := r.p
	side := kit.SpreadMargin(size.Width)
	p.header.SetMargin(side)
	p.header.Resize(fyne.NewSize(size.Width, kit.HeaderHeight()))
	top := kit.HeaderHeight()
	if tabs := p.tabs.MinSize(); !p.tabs.Hidden {
		tabs.Width = max(tabs.Width, min(p.tabs.Wanted(), size.Width-2*side))
		p.tabs.Resize(tabs)
		if titleRoom+tabs.Width+toolsGap+p.header.ToolsWidth() <= size.Width-2*side {
			p.tabs.Move(fyne.NewPos(side+titleRoom, (kit.HeaderHeight()-tabs.Height)/2))
		} else {
			p.tabs.Move(fyne.NewPos(side, top-4))
			top += tabsRow() - 4
		}
	}
	foot := size.Height - kit.StatusHeight()
	p.status.Move(fyne.NewPos(0, foot))
	p.status.Resize(fyne.NewSize(size.Width, kit.StatusHeight()))
	for _, part := range p.parts {
		part.Move(fyne.NewPos(0, top))
		part.Resize(fyne.NewSize(size.Width, foot-top))
	}
}
