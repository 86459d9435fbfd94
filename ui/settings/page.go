// Package settings is the page on which a person makes Kneewise theirs. What
// belongs to the plan is changed by planner's Ops and can be undone; what belongs
// to this computer is handed to the window.
//
// A section is a few sheets of settings, each with its name, a sentence of what
// it does and a control; see row. What is changed holds at once. What cannot be
// read is said at its setting and stays as it was typed.
package settings

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Deps is what the page needs of the window.
type Deps struct {
	Plan   *planner.Planner
	Format *format.Formatter
	Canvas fyne.Canvas
	Tools  kit.Tools
	// About shows what Kneewise is, what its rules rest on, and the licences.
	About func()
	// Done says what was changed, and offers to take it back.
	Done func(planner.Label)
	// Fail says that something went wrong that the person did not cause.
	Fail func(error)
	// DayOff asks which days are off.
	DayOff func()
	// Computer is what this computer keeps, and no plan.
	Computer Computer
	// File is that of the plan.
	File File
}

// Computer is what belongs to this computer: undoing does not change it and a
// backup does not carry it.
type Computer interface {
	Appearance() theme.Appearance
	SetAppearance(theme.Appearance)
	Density() theme.Density
	SetDensity(theme.Density)
	// Scale is how large everything is, in percent.
	Scale() int
	SetScale(percent int)
	// Tray says whether a timer keeps the window in the tray, and whether there
	// is one.
	Tray() (keeps, there bool)
	SetTray(keeps bool)
}

// Page is the settings.
type Page struct {
	widget.BaseWidget
	Deps
	header     *kit.Header
	status     *kit.StatusLine
	search     *kit.Entry
	list       *kit.Sections
	sections   []*section
	shown      int    // the section, behind the search
	sought     string // what is looked for; empty: the section is shown
	none       *kit.Paragraph
	activities *activities
	unfilled   bool // a section has other rows than it shows

	ground *canvas.Rectangle
	sheets []*kit.Column // what is shown
	first  int           // how many of them are in body, the others in second; or undealt
	body   *kit.Column
	second *kit.Column
	inner  *fyne.Container
	scroll *container.Scroll
}

// The sections, by their keys in the catalogue.
const (
	General   = "settings.general"
	Time      = "settings.time"
	Aims      = "settings.aims"
	Limits    = "settings.limits"
	Weights   = "settings.weights"
	Reminders = "settings.reminders"
	Look      = "settings.look"
	Data      = "settings.data"
)

// Sections are the keys of all sections, in their order.
var Sections = []string{General, Time, Aims, Limits, Weights, Reminders, Look, Data}

// section is a part of the page.
type section struct {
	name   string
	groups []*group
	load   func(*model.Profile) // before its rows; may be nil
}

// group is some settings on one sheet, with a heading unless it is empty.
type group struct {
	heading string
	rows    []*row
}

const sheetsGap float32 = 14

// NewPage makes the page, with its first section shown.
func NewPage(deps Deps) *Page {
	p := &Page{Deps: deps, ground: canvas.NewRectangle(nil), status: kit.NewStatusLine(), body: kit.NewColumn(sheetsGap), second: kit.NewColumn(sheetsGap)}
	p.header = kit.NewHeader(nil, []*kit.Button{p.Tools.Undo, p.Tools.Redo, p.Tools.More})
	p.header.SetTitle(p.say("rail.settings"), "")
	p.status.Say("", p.say("settings.status"), p.say("board.saved"))
	p.search = kit.NewSearch(p.say("settings.search"))
	p.search.OnChanged = p.seek
	p.search.OnKey = p.searchKey
	p.none = kit.NewParagraph("", theme.TextBody, theme.ColorTextMuted, 0, 2)
	made := map[string]func() *section{
		General: p.general, Time: p.time, Aims: p.aims, Limits: p.limits, Weights: p.weights, Reminders: p.reminders, Look: p.look, Data: p.data,
	}
	var names []string
	for _, key := range Sections {
		s := made[key]()
		s.name = p.say(key)
		p.sections = append(p.sections, s)
		names = append(names, s.name)
	}
	p.unfilled = true
	p.list = kit.NewSections(names, p.show)
	p.inner = container.New(bodyLayout{p}, p.body, p.second)
	p.scroll = container.NewVScroll(p.inner)
	p.ExtendBaseWidget(p)
	return p
}

func (p *Page) say(key string, args ...any) string { return p.Format.Words.Say(key, args...) }

// Reload reads the plan and shows it; what was typed and not taken stays.
func (p *Page) Reload() {
	profile, err := p.Plan.Profile()
	if err != nil {
		p.Fail(err)
		return
	}
	for _, s := range p.sections {
		if s.load != nil {
			s.load(&profile)
		}
		for _, g := range s.groups {
			for _, r := range g.rows {
				if r.load != nil {
					r.load(&profile)
				}
			}
		}
	}
	if p.unfilled {
		p.fill()
		return
	}
	p.Refresh()
}

// Focus gives the keyboard to the list of sections, unless something here or a
// dialog has it.
func (p *Page) Focus() {
	if p.Canvas.Focused() == nil && !kit.Shown(p.Canvas) {
		p.Canvas.Focus(p.list)
	}
}

// Status is the line at the foot.
func (p *Page) Status() *kit.StatusLine { return p.status }

// Close takes what was typed last.
func (p *Page) Close() {
	for _, s := range p.sections {
		for _, g := range s.groups {
			for _, r := range g.rows {
				if r.take != nil {
					r.take()
				}
			}
		}
	}
}

// ShowSection goes to a section and gives the keyboard to its first setting.
func (p *Page) ShowSection(key string) {
	for i, known := range Sections {
		if known == key {
			p.list.SetChosen(i)
			p.show(i)
			for _, g := range p.sections[i].groups {
				if r := g.firstShown(); r != nil {
					r.focus()
					return
				}
			}
		}
	}
}

// Turn goes some sections on, or back.
func (p *Page) Turn(by int) {
	i := min(max(p.shown+by, 0), len(p.sections)-1)
	p.list.SetChosen(i)
	p.show(i)
	p.Canvas.Focus(p.list)
}

// Search gives the keyboard to the field that looks for settings.
func (p *Page) Search() { p.Canvas.Focus(p.search) }

func (p *Page) show(i int) {
	p.shown, p.sought = i, ""
	p.search.SetText("")
	p.fill()
	p.scroll.ScrollToTop()
}

// seek shows the settings in whose name or sentence every word occurs.
func (p *Page) seek(text string) {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == p.sought {
		return
	}
	p.sought = text
	p.list.SetChosen(-1)
	if text == "" {
		p.list.SetChosen(p.shown)
	}
	p.fill()
	p.scroll.ScrollToTop()
}

// searchKey goes from the search to what it has found, or away from it.
func (p *Page) searchKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyEscape:
		if p.sought == "" {
			return false
		}
		p.search.SetText("")
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		for _, s := range p.sections {
			for _, g := range s.groups {
				for _, r := range g.rows {
					if p.sought != "" && r.matches(p.sought) {
						r.focus()
						return true
					}
				}
			}
		}
	default:
		return false
	}
	return true
}

// fill puts the sheets of the section, or of what was found, on the page.
func (p *Page) fill() {
	p.unfilled = false
	p.sheets, p.first = nil, undealt
	if p.sought == "" {
		for _, g := range p.sections[p.shown].groups {
			if g.firstShown() != nil {
				p.sheets = append(p.sheets, sheet(g.heading, g.rows))
			}
		}
	} else {
		p.found()
	}
	p.Refresh()
}

// found makes the sheets of what is looked for.
func (p *Page) found() {
	for _, s := range p.sections {
		var found []*row
		for _, g := range s.groups {
			for _, r := range g.rows {
				if r.matches(p.sought) {
					found = append(found, r)
				}
			}
		}
		if len(found) > 0 {
			p.sheets = append(p.sheets, sheet(s.name, found))
		}
	}
	if len(p.sheets) == 0 {
		p.none.SetText(p.say("settings.none", "Text", strings.TrimSpace(p.search.Text)))
		p.sheets = append(p.sheets, kit.NewColumn(0, p.none))
	}
}

// Restyle does what changes how everything looks, with all settings on the page:
// Fyne tells only what is there.
func (p *Page) Restyle(change func()) {
	var all []fyne.CanvasObject
	for _, s := range p.sections {
		for _, g := range s.groups {
			for _, r := range g.rows {
				all = append(all, r.Setting)
			}
		}
	}
	p.body.SetParts(all...)
	p.second.SetParts()
	change()
	p.fill()
}

func sheet(heading string, rows []*row) *kit.Column {
	var parts []fyne.CanvasObject
	if heading != "" {
		parts = append(parts, kit.NewLine(heading, theme.TextBody, true, theme.ColorText))
	}
	for i, r := range rows {
		r.SetPlace(i == 0, heading != "", i == len(rows)-1)
		parts = append(parts, r.Setting)
	}
	return kit.NewSheet(0, parts...)
}

// Reveal scrolls to what has got the keyboard, if it is a setting.
func (p *Page) Reveal(o fyne.CanvasObject) {
	if !p.header.Holds(o) {
		kit.ScrollTo(p.scroll, o)
	}
}

// CreateRenderer is for Fyne.
func (p *Page) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{p}
	r.paint()
	return r
}

type renderer struct{ p *Page }

// Sizes of the page.
const (
	listWidth float32 = 196
	bodyMost  float32 = 760 // wider, a control is too far from its name
	bodyLeast float32 = 480 // of each of two columns
)

func listGap() float32 { return theme.Gap(24) }
func bodyTop() float32 { return theme.Gap(6) }

// listBelow is that between the search and the list.
func listBelow() float32 { return theme.Gap(12) }

func (r *renderer) Destroy() {}

func (r *renderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.p.ground, r.p.header, r.p.search, r.p.list, r.p.scroll, r.p.status}
}

func (r *renderer) MinSize() fyne.Size {
	return fyne.NewSize(640, kit.HeaderHeight()+bodyTop()+kit.ControlHeight()+listBelow()+r.p.list.MinSize().Height+kit.StatusHeight())
}

func (r *renderer) Layout(size fyne.Size) {
	p := r.p
	p.ground.Resize(size)
	margin := kit.SpreadMargin(size.Width)
	p.header.SetMargin(margin)
	p.header.Resize(fyne.NewSize(size.Width, kit.HeaderHeight()))
	top := kit.HeaderHeight() + bodyTop()
	p.search.Move(fyne.NewPos(margin, top))
	p.search.Resize(fyne.NewSize(listWidth, kit.ControlHeight()))
	p.list.Move(fyne.NewPos(margin, top+kit.ControlHeight()+listBelow()))
	p.list.Resize(fyne.NewSize(listWidth, p.list.MinSize().Height))
	left := margin + listWidth + listGap() - theme.FocusRoom
	p.scroll.Move(fyne.NewPos(left, top))
	foot := size.Height - kit.StatusHeight()
	p.scroll.Resize(fyne.NewSize(size.Width-left, foot-top))
	p.status.Move(fyne.NewPos(0, foot))
	p.status.Resize(fyne.NewSize(size.Width, kit.StatusHeight()))
}

func (r *renderer) paint() { r.p.ground.FillColor = theme.Colour(theme.ColorBackground) }

func (r *renderer) Refresh() {
	r.paint()
	r.Layout(r.p.Size())
	r.p.body.Refresh()
	r.p.second.Refresh()
	r.p.scroll.Refresh()
	canvas.Refresh(r.p)
}

// bodyLayout gives the sheets their width, with room for focus rings beside
// them, since a scroll clips. In a wide window they stand in two columns.
type bodyLayout struct{ p *Page }

// widths are that of each column, and how many there are.
func (l bodyLayout) widths(of float32) (each float32, columns int) {
	room := of - 2*theme.FocusRoom - kit.SpreadMargin(l.p.Size().Width)
	if two := (room - theme.Gap(sheetsGap)) / 2; two >= bodyLeast && len(l.p.sheets) > 1 {
		return min(float32(int(two)), bodyMost), 2
	}
	return min(room, bodyMost), 1
}

// deal gives the columns their sheets: in order, and so that the higher column is as
// low as can be.
func (l bodyLayout) deal(width float32, columns int) {
	p := l.p
	sheets := p.sheets
	first := len(sheets)
	if columns == 2 {
		var above, all float32
		var heights []float32
		for _, s := range sheets {
			s.SetWidth(width)
			heights = append(heights, s.MinSize().Height)
			all += s.MinSize().Height
		}
		least := all
		for i, height := range heights {
			above += height
			if higher := max(above, all-above); higher < least {
				first, least = i+1, higher
			}
		}
	}
	if first != p.first {
		p.first = first
		p.body.SetParts(objects(sheets[:first])...)
		p.second.SetParts(objects(sheets[first:])...)
	}
	p.body.SetWidth(width)
	p.second.SetWidth(width)
}

// undealt says that no column has its sheets yet.
const undealt = -1

func objects(sheets []*kit.Column) (all []fyne.CanvasObject) {
	for _, s := range sheets {
		all = append(all, s)
	}
	return all
}

func (l bodyLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	width, columns := l.widths(size.Width)
	l.deal(width, columns)
	x := theme.FocusRoom
	for _, column := range []*kit.Column{l.p.body, l.p.second} {
		column.Move(fyne.NewPos(x, 0))
		column.Resize(fyne.NewSize(width, column.MinSize().Height))
		x += width + theme.Gap(sheetsGap)
	}
}

func (l bodyLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	l.deal(l.widths(l.p.scroll.Size().Width))
	return fyne.NewSize(0, max(l.p.body.MinSize().Height, l.p.second.MinSize().Height)+theme.Gap(24))
}
