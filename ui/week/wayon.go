package week

import (
	"errors"
	"strings"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/rule"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// offerWayOn says why an Op is not allowed and what can be done instead: the
// nearest day that is allowed, or keeping it with a reason.
func (p *Page) offerWayOn(op planner.Op, out planner.Outcome) {
	reason := kit.NewEntry(p.say("wayon.reason.hint"))
	field := kit.NewField(p.say("wayon.reason"), reason)
	d := &kit.Dialog{
		Heading:  p.say("wayon.heading", "Change", capital(p.Format.Change(out.Label))),
		Sentence: p.sentences(out.Violations()),
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
	nearest, placing, found := p.nearest(op, out)
	if !found {
		d.Content, d.Confirm, d.OnConfirm = field, p.say("wayon.keep"), keep
		d.Show(p.Canvas)
		return
	}
	button := kit.Plain(p.say("wayon.keep"), func() {
		if keep() {
			d.Close()
		}
	})
	d.Content = container.New(layout.NewCustomPaddedVBoxLayout(0), field, container.NewHBox(button))
	d.Confirm = p.say("fix.move", "Day", p.Format.Date(nearest.Date))
	d.OnConfirm = func() bool {
		d.OnClosed = func(bool) { p.apply(placing(nearest.Date)) }
		return true
	}
	d.Show(p.Canvas)
}

// sentences puts findings into words, one after the other.
func (p *Page) sentences(found []rule.Finding) string {
	var all []string
	for _, f := range found {
		all = append(all, p.Format.Finding(f, p.names).Text)
	}
	return strings.Join(all, " ")
}

// nearest finds the nearest allowed day for the one session an Op places, and
// how to place it there.
func (p *Page) nearest(op planner.Op, out planner.Outcome) (planner.Verdict, func(civil.Date) planner.Op, bool) {
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

// padding is what separates the parts of a form.
func column(parts ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(theme.Grid), parts...)
}

// row puts parts beside each other in equal widths.
func row(parts ...fyne.CanvasObject) *fyne.Container {
	return container.New(rowLayout{}, parts...)
}

// rowLayout gives every visible part the same width.
type rowLayout struct{}

const rowGap float32 = 12

func (rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	n := visible(objects)
	if n == 0 {
		return
	}
	width := float32(int((size.Width - rowGap*float32(n-1)) / float32(n)))
	x := float32(0)
	for _, o := range objects {
		if o.Visible() {
			o.Move(fyne.NewPos(x, 0))
			o.Resize(fyne.NewSize(width, size.Height))
			x += width + rowGap
		}
	}
}

func (rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		if o.Visible() {
			least = least.Max(o.MinSize())
		}
	}
	n := float32(visible(objects))
	return fyne.NewSize(least.Width*n+rowGap*max(n-1, 0), least.Height)
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
