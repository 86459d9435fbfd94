package library

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/interval"
	"github.com/kneewise/kneewise/ui/figure"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Deps are what the page needs of the window.
type Deps struct {
	Plan    *planner.Planner
	Format  *format.Formatter
	Canvas  fyne.Canvas
	Tools   kit.Tools
	Figures figure.Figures
	Now     func() time.Time
	After   kit.After
	Done    func(planner.Label) // says what was changed, with a way back
	Fail    func(error)
	// ShowWarmUps goes where routines are run and edited.
	ShowWarmUps func()
}

// Page is the library.
type Page struct {
	widget.BaseWidget
	Deps
	kind    kind
	filter  filter
	found   []entry
	chosen  map[kind]model.ID // the entry that is shown, of each kind
	profile model.Profile

	header  *kit.Header
	tabs    *kit.Segments
	search  *kit.Entry
	region  *kit.Select
	purpose *kit.Select
	with    *kit.Select
	all     *kit.Check // archived ones, too
	add     *kit.Button
	rows    *kit.Rows
	none    *kit.EmptyState
	detail  *kit.Column
	scroll  *container.Scroll
	status  *kit.StatusLine

	figure *kit.Figure
	moving motion
}

// NewPage makes the widgets; Reload fills them.
func NewPage(deps Deps) *Page {
	p := &Page{Deps: deps, chosen: map[kind]model.ID{}, filter: filter{equipment: -1}}
	p.build()
	p.ExtendBaseWidget(p)
	return p
}

func (p *Page) say(key string, args ...any) string { return p.Format.Words.Say(key, args...) }

func (p *Page) build() {
	p.add = kit.Plain(p.say("library.add"), p.Add)
	p.header = kit.NewHeader(nil, []*kit.Button{p.add, p.Tools.Undo, p.Tools.Redo, p.Tools.More})
	p.header.SetTitle(p.say("rail.library"), "")
	var names []string
	for _, name := range kindNames {
		names = append(names, p.say("library.tab."+name))
	}
	p.tabs = kit.NewSegments(names, 0, func(i int) { p.show(kind(i)) }).Tight()
	p.search = kit.NewSearch(p.say("library.search"))
	p.search.OnChanged = func(text string) { p.filter.text = text; p.find() }
	p.search.OnKey = p.searchKey
	p.buildFilters()
	p.rows = kit.NewRows(rowHeight, p.newRow, p.giveRow, func(i int) string { return p.found[i].name + ", " + p.found[i].detail })
	p.rows.OnChosen = func(int) { p.choose() }
	p.rows.OnTaken = func(int) { p.Edit() }
	p.none = kit.NewEmptyState(theme.IconSearch, p.say("library.none"), kit.Plain(p.say("library.none.clear"), p.clearFilter))
	p.detail = kit.NewColumn(14)
	p.status = kit.NewStatusLine()
	p.scroll = container.NewVScroll(container.New(detailLayout{}, p.detail))
	p.figure = kit.NewFigure(theme.ColorRaised, figureSide)
}

func (p *Page) buildFilters() {
	p.region = kit.NewSelect(p.regionNames(), 0, func(i int) {
		p.filter.region = 0
		if i > 0 {
			p.filter.region = regionChoices[i-1].of
		}
		p.find()
	})
	p.purpose = kit.NewSelect(p.purposeNames(), 0, func(i int) {
		p.filter.tag = ""
		if i > 0 {
			p.filter.tag = model.Tags[i-1]
		}
		p.find()
	})
	p.with = kit.NewSelect(p.equipmentNames(), 0, func(i int) { p.filter.equipment = i - 1; p.find() })
	p.all = kit.NewCheck(p.say("library.archived"), false, func(on bool) { p.filter.archived = on; p.find() })
}

func (p *Page) regionNames() []string {
	names := []string{p.say("library.any-region")}
	for _, r := range regionChoices {
		names = append(names, p.say("library.region."+r.name))
	}
	return names
}

func (p *Page) purposeNames() []string {
	return append([]string{p.say("library.any-purpose")}, p.tags(model.Tags)...)
}

func (p *Page) equipmentNames() []string {
	names := []string{p.say("library.any-equipment")}
	for _, e := range model.EquipmentKinds {
		names = append(names, p.equipment(e))
	}
	return names
}

// equipment names what an exercise is done with.
func (p *Page) equipment(e model.Equipment) string {
	if e == model.AnyEquipment {
		return p.say("equipment.none")
	}
	return p.say("equipment." + string(e))
}

// searchKey lets the arrows move in the list while one types.
func (p *Page) searchKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyReturn, fyne.KeyEnter:
		p.rows.TypedKey(key)
		return true
	}
	return false
}

// show shows another kind of entries.
func (p *Page) show(k kind) {
	p.kind = k
	p.find()
}

// find lists what is looked for and shows the entry that was chosen, else the
// first.
func (p *Page) find() {
	p.found = slices.DeleteFunc(p.entries(p.kind), func(e entry) bool { return !p.filter.keeps(&e) })
	at := max(0, slices.IndexFunc(p.found, func(e entry) bool { return e.id == p.chosen[p.kind] }))
	p.rows.SetCount(len(p.found), at)
	p.none.Hidden = len(p.found) > 0
	for _, f := range []fyne.CanvasObject{p.region, p.purpose, p.with} {
		if p.kind == exercises {
			f.Show()
		} else {
			f.Hide()
		}
	}
	p.status.Say("", p.say("library.count", "Count", len(p.found)), p.say("board.saved"))
	p.setAdd()
	p.choose()
	p.Refresh()
}

// setAdd says what can be added here.
func (p *Page) setAdd() {
	if p.kind == routines {
		p.add.SetText(p.say("library.open-warm-ups"))
		return
	}
	p.add.SetText(p.say("library.add." + kindNames[p.kind]))
	p.add.Hidden = p.kind == templates // those are made of sessions
}

// clearFilter looks for nothing in particular.
func (p *Page) clearFilter() {
	p.filter = filter{equipment: -1}
	p.search.SetText("")
	p.region.SetOptions(p.regionNames(), 0)
	p.purpose.SetOptions(p.purposeNames(), 0)
	p.with.SetOptions(p.equipmentNames(), 0)
	p.all.SetChecked(false)
	p.find()
	p.Focus()
}

// Search gives the keyboard to the search.
func (p *Page) Search() { p.Canvas.Focus(p.search) }

// now is the entry that is shown, false if there is none.
func (p *Page) now() (entry, bool) {
	if i := p.rows.Chosen(); i >= 0 && i < len(p.found) {
		return p.found[i], true
	}
	return entry{}, false
}

// choose shows the chosen row.
func (p *Page) choose() {
	p.moving.end()
	e, ok := p.now()
	if ok {
		p.chosen[p.kind] = e.id
		p.detail.SetParts(p.parts(&e)...)
	} else {
		p.detail.SetParts()
	}
	p.scroll.ScrollToTop()
	p.scroll.Content.Refresh()
	p.Refresh()
}

// routines are the built-in warm-ups and then the person's own.
func (p *Page) routines(own []model.Routine) []model.Routine {
	var all []model.Routine
	for _, v := range interval.Variants {
		all = append(all, interval.WarmUp(v, false))
	}
	return append(all, own...)
}

// Reload reads the library again; the place on the page stays.
func (p *Page) Reload() {
	profile, err := p.Plan.Profile()
	if err != nil {
		p.Fail(err)
		return
	}
	p.profile = profile
	p.find()
}

// Focus gives the keyboard to the list.
func (p *Page) Focus() {
	if !kit.Shown(p.Canvas) {
		p.Canvas.Focus(p.rows)
	}
}

// Hide stops what moves.
func (p *Page) Hide() {
	p.moving.end()
	p.BaseWidget.Hide()
}

// Status is the line at the foot.
func (p *Page) Status() *kit.StatusLine { return p.status }

// Reveal scrolls to what has got the keyboard, if it is of what is chosen.
func (p *Page) Reveal(o fyne.CanvasObject) {
	if !p.header.Holds(o) {
		kit.ScrollTo(p.scroll, o)
	}
}

// Close stops what moves.
func (p *Page) Close() { p.moving.end() }
