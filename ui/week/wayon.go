package week

import (
	"errors"
	"slices"
	"strings"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// offerWayOn says why an Op is not allowed and what can be done instead: the
// nearest day that is allowed, or keeping it with a reason.
func (p *Page) offerWayOn(op planner.Op, out planner.Outcome) {
	reason := kit.NewEntry(p.say("wayon.reason.hint"))
	field := kit.NewField(p.say("wayon.reason"), reason)
	d := &kit.Dialog{
		Heading:  p.say("wayon.heading", "Change", format.Capital(p.Format.Change(out.Label))),
		Sentence: p.sentences(&out),
		Cancel:   p.say("dialog.cancel"),
	}
	keep := func() bool {
		text := strings.TrimSpace(reason.Text)
		if text == "" {
			field.SetError(p.say("wayon.reason.needed"))
			field.Focus()
			return false
		}
		kept, err := p.Plan.Apply(op, text)
		if err != nil {
			d.SetError(p.explain(err))
			return false
		}
		d.OnClosed = func(bool) { p.done(kept) }
		return true
	}
	words, take, found := p.wayOn(op, &out)
	if !found {
		d.Content, d.Confirm, d.OnConfirm = field, p.say("wayon.keep"), keep
		d.Show(p.Canvas)
		return
	}
	keepAndClose := func() {
		if keep() {
			d.Close()
		}
	}
	reason.OnSubmitted = func(string) { keepAndClose() } // the dialog's own Enter takes the way on
	button := kit.Plain(p.say("wayon.keep"), keepAndClose)
	d.Content = container.New(layout.NewCustomPaddedVBoxLayout(0), field, container.NewHBox(button))
	d.Confirm = words
	d.OnConfirm = func() bool {
		d.OnClosed = func(bool) { take() }
		return true
	}
	d.Show(p.Canvas)
}

// sentences puts the violations of an Op into words, each once: a limit of one
// activity and that of all high impact can say the same.
func (p *Page) sentences(out *planner.Outcome) string {
	var all []string
	names := p.namesIn(out)
	for _, f := range out.Violations() {
		if text := p.Format.Finding(f, names).Text; !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return strings.Join(all, " ")
}

// namesIn are the names of the week with those of the sessions that an Op makes.
func (p *Page) namesIn(out *planner.Outcome) format.Names {
	names := p.names
	names.Session = func(id model.ID) string {
		for _, d := range out.Change.Sessions {
			if d.After != nil && d.After.ID == id {
				return d.After.Title
			}
		}
		return p.names.Session(id)
	}
	return names
}

// wayOn is what can be done instead of an Op that is not allowed: the nearest
// day, or what a limit leaves of the session.
func (p *Page) wayOn(op planner.Op, out *planner.Outcome) (words string, take func(), found bool) {
	if nearest, placing, ok := p.nearest(op); ok {
		return p.say("fix.move", "Day", p.Format.Date(nearest.Date)), func() { p.apply(placing(nearest.Date)) }, true
	}
	for _, f := range out.Violations() {
		for _, fix := range f.Fixes {
			if shorter, ok := shortened(op, fix, out); ok {
				return p.Format.Fix(fix, f, p.namesIn(out)), func() { p.apply(shorter) }, true
			}
		}
	}
	return "", nil, false
}

// shortened is the Op with its session cut as a fix says, if it is about the
// session that the Op adds or edits.
func shortened(op planner.Op, fix rule.Fix, out *planner.Outcome) (planner.Op, bool) {
	if fix.Code != rule.FixShorten {
		return nil, false
	}
	switch op := op.(type) {
	case planner.Add:
		added := slices.ContainsFunc(out.Change.Sessions, func(d planner.Diff[model.Session]) bool {
			return d.Before == nil && d.After.ID == fix.Session
		})
		op.Session.Plan.Distance, op.Session.Plan.Duration = fix.Distance, fix.Duration
		return op, added
	case planner.Edit:
		op.Session.Plan.Distance, op.Session.Plan.Duration = fix.Distance, fix.Duration
		return op, op.Session.ID == fix.Session
	default:
		return nil, false
	}
}

// nearest finds the nearest allowed day for the one session an Op places, and
// how to place it there.
func (p *Page) nearest(op planner.Op) (planner.Verdict, func(civil.Date) planner.Op, bool) {
	placing, ok := op.(planner.Placement)
	if !ok {
		return planner.Verdict{}, nil, false
	}
	var at func(civil.Date) planner.Op
	var wanted civil.Date
	switch op := op.(type) {
	case planner.Move:
		wanted, at = op.To, func(d civil.Date) planner.Op {
			op.To, op.Index = d, planner.AtEnd
			return op
		}
	case planner.Place:
		wanted, at = op.To, func(d civil.Date) planner.Op {
			op.To, op.Index = d, planner.AtEnd
			return op
		}
	case planner.Add:
		wanted, at = op.Session.Date, func(d civil.Date) planner.Op {
			op.Session = op.Session.OnDay(d)
			op.Session.Original = civil.Date{}
			return op
		}
	case planner.Edit:
		wanted, at = op.Session.Date, func(d civil.Date) planner.Op {
			op.Session = op.Session.OnDay(d)
			return op
		}
	default:
		return planner.Verdict{}, nil, false
	}
	nearest, found, err := p.Plan.Nearest(placing, wanted)
	if err != nil {
		p.Fail(err)
	}
	return nearest, at, found && err == nil
}

// keep asks for the reason to keep a finding.
func (p *Page) keep(f rule.Finding) {
	reason := kit.NewEntry(p.say("wayon.reason.hint"))
	field := kit.NewField(p.say("wayon.reason"), reason)
	d := &kit.Dialog{
		Heading: p.say("keep.heading"), Sentence: p.Format.Finding(f, p.names).Text,
		Content: field, Cancel: p.say("dialog.cancel"), Confirm: p.say("board.keep"),
	}
	d.OnConfirm = func() bool {
		out, err := p.Plan.Apply(planner.Keep{Finding: f, Reason: reason.Text}, "")
		if err != nil {
			field.SetError(p.explain(err))
			field.Focus()
			return false
		}
		d.OnClosed = func(bool) { p.done(out) }
		return true
	}
	d.Show(p.Canvas)
}

// explain puts an error a person caused into words, else its own.
func (p *Page) explain(err error) string {
	for _, invalid := range model.InvalidFields(err) {
		return p.Format.Invalid(invalid)
	}
	if errors.Is(err, model.ErrNotFound) {
		return p.say("error.gone")
	}
	return p.say("error.other", "Error", err.Error())
}

// NextFinding jumps to the next finding that is not kept.
func (p *Page) NextFinding() {
	n := len(p.view.Findings)
	for step := 1; step <= n; step++ {
		i := (p.finding + step) % n
		if f := p.view.Findings[i]; f.Kept == "" {
			p.finding = i
			p.findings.choose(i)
			p.board.Choose(string(f.Where.Session))
			p.Focus()
			return
		}
	}
}

// column puts the parts of a form under each other.
func column(parts ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(theme.Grid), parts...)
}

// row puts parts beside each other.
func row(parts ...fyne.CanvasObject) *fyne.Container {
	return container.New(rowLayout{}, parts...)
}

// rowLayout gives visible parts equal widths, but more to those that need it.
type rowLayout struct{}

const rowGap float32 = 12

func (l rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	n := visible(objects)
	if n == 0 {
		return
	}
	share := l.share(objects, size.Width-rowGap*float32(n-1), n)
	x := float32(0)
	for _, o := range objects {
		if o.Visible() {
			width := max(o.MinSize().Width, share)
			o.Move(fyne.NewPos(x, 0))
			o.Resize(fyne.NewSize(width, size.Height))
			x += width + rowGap
		}
	}
}

// share is the width of the parts that do not need more.
func (rowLayout) share(objects []fyne.CanvasObject, left float32, n int) float32 {
	share := left / float32(n)
	for again := true; again && n > 0; {
		again = false
		wide, widths := 0, float32(0)
		for _, o := range objects {
			if w := o.MinSize().Width; o.Visible() && w > share {
				wide, widths = wide+1, widths+w
			}
		}
		if wide < n {
			if next := (left - widths) / float32(n-wide); next < share {
				share, again = next, true
			}
		}
	}
	return float32(int(share))
}

func (rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		if o.Visible() {
			size := o.MinSize()
			least.Width += size.Width
			least.Height = max(least.Height, size.Height)
		}
	}
	return least.AddWidthHeight(rowGap*float32(max(visible(objects)-1, 0)), 0)
}

func visible(objects []fyne.CanvasObject) int {
	n := 0
	for _, o := range objects {
		if o.Visible() {
			n++
		}
	}
	return n
}
