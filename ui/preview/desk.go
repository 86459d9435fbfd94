package preview

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Sizes of the sheet.
const (
	formWidth float32 = 288
	deskGap   float32 = 20
	toolGap   float32 = 8
)

// newDesk puts the form beside the pages, which have the rest of the room under
// their tools.
func newDesk(form *kit.Column, tools *tools, view *kit.PageView) fyne.CanvasObject {
	return container.New(desk{}, form, tools.row, view)
}

type desk struct{}

func (desk) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	form, tools, view := objects[0], objects[1], objects[2]
	form.Resize(fyne.NewSize(formWidth, form.MinSize().Height))
	left, top := formWidth+deskGap, tools.MinSize().Height
	tools.Move(fyne.NewPos(left, 0))
	tools.Resize(fyne.NewSize(size.Width-left, top))
	view.Move(fyne.NewPos(left, top+toolGap))
	view.Resize(fyne.NewSize(size.Width-left, size.Height-top-toolGap))
}

func (desk) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height)
}

// tools turn the pages and change their size.
type tools struct {
	*Preview
	row                            *kit.Row
	before, after, smaller, larger *kit.Button
	page                           *kit.Line
	zoom                           *kit.Select
	zooms                          []kit.Zoom // those offered
}

// offered are the sizes to choose from; others are reached in steps.
var offered = []kit.Zoom{kit.WholePage, kit.WholeWidth, 50, 75, 100, 150, 200, 300}

func newTools(p *Preview) *tools {
	t := &tools{Preview: p, page: kit.NewLine("", theme.TextSmall, false, theme.ColorTextMuted)}
	t.before = kit.IconButton(theme.IconChevronUp, p.say("command.print.page-before"), func() { p.TurnPage(-1) })
	t.after = kit.IconButton(theme.IconChevronDown, p.say("command.print.page-after"), func() { p.TurnPage(1) })
	t.smaller = kit.IconButton(theme.IconMinus, p.say("command.print.zoom-out"), p.ZoomOut)
	t.larger = kit.IconButton(theme.IconPlus, p.say("command.print.zoom-in"), p.ZoomIn)
	t.zoom = kit.NewSelect(t.offer(kit.WholePage), 0, func(i int) { p.view.SetZoom(t.zooms[i]) })
	t.row = kit.NewRow(theme.Grid, 2, t.before, t.after, t.page, t.smaller, kit.NewFixed(zoomWidth, t.zoom), t.larger)
	return t
}

const zoomWidth float32 = 164

// offer puts the sizes into words, with another one among them if it is none of
// those.
func (t *tools) offer(other kit.Zoom) []string {
	t.zooms = slices.Clone(offered)
	if !slices.Contains(t.zooms, other) {
		t.zooms = append(t.zooms, other)
		slices.Sort(t.zooms[2:])
	}
	var words []string
	for _, z := range t.zooms {
		switch z {
		case kit.WholePage:
			words = append(words, t.say("print.zoom.page"))
		case kit.WholeWidth:
			words = append(words, t.say("print.zoom.width"))
		default:
			words = append(words, t.say("unit.percent", "Number", int(z)))
		}
	}
	return words
}

// show says which page is looked at and how large.
func (t *tools) show() {
	words := t.offer(t.view.Zoom())
	t.zoom.SetOptions(words, slices.Index(t.zooms, t.view.Zoom()))
	page, pages := t.view.Page(), 0
	if t.document != nil {
		pages = t.document.Pages()
	}
	t.page.Say("")
	if pages > 0 {
		t.page.Say(t.say("print.page", "Page", page+1, "Pages", pages))
	}
	able(t.before, page > 0)
	able(t.after, page+1 < pages)
}

func able(b *kit.Button, is bool) {
	switch {
	case is && b.Disabled():
		b.Enable()
	case !is && !b.Disabled():
		b.Disable()
	}
}

// status is a sentence at the foot with at most one button.
type status struct {
	box   *fyne.Container
	words *kit.Line
	act   *kit.Button
	do    func()

	progress bool // the words are about a layout, and end with it
}

func newStatus() *status {
	s := &status{words: kit.NewLine("", theme.TextSmall, false, theme.ColorText)}
	s.act = kit.Plain("", func() { s.do() }).Small()
	s.act.Hide()
	s.box = container.New(footing{s}, s.words, s.act)
	return s
}

func (s *status) clear() { s.say("", "", nil) }

// endProgress takes words about a layout away.
func (s *status) endProgress() {
	if s.progress {
		s.clear()
	}
}

// say changes the sentence; an empty action shows no button.
func (s *status) say(words, action string, do func()) {
	s.words.Say(words)
	s.do, s.progress = do, false
	s.act.SetText(action)
	if action == "" {
		s.act.Hide()
	} else {
		s.act.Show()
	}
	footing{s}.Layout(nil, s.box.Size())
}

// footing puts the button right after the words.
type footing struct{ s *status }

func (l footing) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s := l.s
	button := fyne.Size{}
	if s.act.Visible() {
		button = s.act.MinSize()
	}
	width := min(s.words.Wanted(), max(size.Width-button.Width-toolGap, 0))
	s.words.Move(fyne.Position{})
	s.words.Resize(fyne.NewSize(width, size.Height))
	left := width
	if width > 0 {
		left += toolGap
	}
	s.act.Move(fyne.NewPos(left, (size.Height-button.Height)/2))
	s.act.Resize(button)
}

func (l footing) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
