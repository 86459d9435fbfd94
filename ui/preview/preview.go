package preview

import (
	"context"
	"slices"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/desktop/printing"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/paper"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

// Deps is what the preview needs of the window.
type Deps struct {
	Plan   *planner.Planner
	Format *format.Formatter
	Canvas fyne.Canvas
	// Run does work beside the window and comes back to it, as task.Run does.
	Run   func(work func(context.Context) error, done func(error)) (cancel func())
	After kit.After
	Every func(d time.Duration, fn func()) (stop func())
	// Modifiers are the keys that are held.
	Modifiers func() fyne.KeyModifier
	// Key runs the command of a key, if it has one.
	Key func(*fyne.KeyEvent) bool
	// Save asks where a document goes, writes it and says so to saved.
	Save func(document *sheet.Document, name string, saved func(path string))
	// View shows a file in the program that the person has for it.
	View func(ctx context.Context, path string) error
	// Say says something on the page, when the preview is gone.
	Say func(words string)
	// Fail says that something went wrong that the person did not cause.
	Fail func(error)
	// Log keeps what went wrong and is said in other words.
	Log func(error)
}

// Choice is a document with its days; the zero days are its usual ones.
type Choice struct {
	Kind     paper.Kind
	From, To civil.Date
}

// Preview is the sheet. It remembers what was chosen until the program ends.
type Preview struct {
	Deps
	choice  Choice
	paper   model.Paper  // empty: that of the profile
	leave   []paper.Part // what the person leaves out, of any document
	folders []string     // of files that a viewer may still read

	dialog *kit.Dialog // nil while it is closed
	form   *form
	tools  *tools
	view   *kit.PageView
	status *status

	document *sheet.Document // nil: not laid out
	laying   bool            // it is being laid out
	stop     func()          // stops that
	soon     func()          // takes back what is due soon
	sending  bool            // it is being handed to a printer
	next     func()          // what to do once there is a document; nil: nothing
}

// New returns a closed preview.
func New(deps Deps) *Preview { return &Preview{Deps: deps, soon: func() {}, stop: func() {}} }

func (p *Preview) say(key string, args ...any) string { return p.Format.Words.Say(key, args...) }

// Open shows a document. Where the preview is open, it shows another one.
func (p *Preview) Open(c Choice) {
	p.choice = c
	if !slices.Contains(paper.Kinds(), c.Kind) {
		p.choice = Choice{Kind: paper.Kinds()[0]}
	}
	if p.dialog != nil {
		p.dialog.Close()
	}
	f, err := newForm(p)
	if err != nil {
		p.Fail(err)
		return
	}
	p.form, p.view, p.status = f, kit.NewPageView(p.Run), newStatus()
	p.tools = newTools(p)
	p.view.OnChanged, p.view.Fail, p.view.Modifiers = p.tools.show, p.Fail, p.Modifiers
	p.dialog = &kit.Dialog{
		Heading: p.say("print.heading"), Width: kit.WideWidth, Tall: true, Loose: true,
		Content: newDesk(f.column, p.tools, p.view), Foot: p.status.box,
		Cancel: p.say("dialog.close"), More: []*kit.Button{f.save}, Confirm: p.say("print.print"),
		OnConfirm: func() bool { p.Print(); return false },
		OnKey:     p.Key,
		OnClosed:  func(bool) { p.closed() },
	}
	p.dialog.Show(p.Canvas)
	p.tools.show()
	p.findPrinters(func() {})
	p.layOut()
}

// Topmost says whether the preview has the keyboard.
func (p *Preview) Topmost() bool { return p.dialog != nil && p.dialog.Topmost() }

// closed ends the layout that is under way; what is on its way to a printer
// goes on.
func (p *Preview) closed() {
	p.dialog = nil
	p.soon()
	p.stop()
	p.document, p.next = nil, nil
	p.view.SetPages(nil)
}

// Reload lays the document out again, for the plan is another one.
func (p *Preview) Reload() {
	if p.dialog != nil {
		p.layOut()
	}
}

// TurnPage goes on some pages, or back.
func (p *Preview) TurnPage(by int) { p.view.GoTo(p.view.Page() + by) }

// FirstPage and LastPage go to the ends.
func (p *Preview) FirstPage() { p.view.GoTo(0) }

// LastPage goes to the end.
func (p *Preview) LastPage() {
	if p.document != nil {
		p.view.GoTo(p.document.Pages() - 1)
	}
}

// ZoomIn shows the pages larger.
func (p *Preview) ZoomIn() { p.view.ZoomIn() }

// ZoomOut shows them smaller.
func (p *Preview) ZoomOut() { p.view.ZoomOut() }

// WholePage shows as much as a page.
func (p *Preview) WholePage() { p.view.SetZoom(kit.WholePage) }

// WholeWidth shows a page as wide as fits.
func (p *Preview) WholeWidth() { p.view.SetZoom(kit.WholeWidth) }

// MostCopies is how often a document is printed at the most.
const MostCopies = printing.MostCopies
