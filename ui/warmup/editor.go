package warmup

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/interval"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// editor is the dialog for a routine of the person's own.
type editor struct {
	page   *Page
	id     model.ID // empty for a new one
	dialog *kit.Dialog
	title  *kit.Entry
	name   *kit.Field
	rows   []*drillRow
	list   *fyne.Container
	sum    *kit.Paragraph
	add    *kit.Button
	ids    []model.ID // that can be chosen
	names  []string
}

// drillRow is one drill with its times.
type drillRow struct {
	choice           *kit.Select
	work, rest       *kit.Entry
	up, down, remove *kit.Button
	box              *fyne.Container
}

// CopyRoutine makes a routine of the person's own out of the one that is chosen.
func (p *Page) CopyRoutine() {
	if p.run != nil {
		return
	}
	r := p.choice.routine(&p.view)
	r.Title = p.say("warm-up.copied", "Title", p.Format.WarmUp(&r))
	r.ID = ""
	p.editRoutine(r, p.say("warm-up.editor.new"))
}

// EditRoutine changes the person's own routine that is chosen.
func (p *Page) EditRoutine() {
	if p.OwnChosen() {
		p.editRoutine(p.choice.routine(&p.view), p.say("warm-up.editor.edit"))
	}
}

// DeleteRoutine takes it away; it can be taken back.
func (p *Page) DeleteRoutine() {
	if !p.OwnChosen() {
		return
	}
	p.apply(planner.DeleteRoutine{Routine: p.choice.own})
}

func (p *Page) apply(op planner.Op) {
	out, err := p.Plan.Apply(op, "")
	switch {
	case errors.Is(err, planner.ErrNothingToDo):
		return
	case err != nil:
		p.Fail(err)
		return
	}
	for _, d := range out.Change.Routines {
		if d.After != nil {
			p.choice.own, p.choice.withSet = d.After.ID, true
		}
	}
	p.Done(out.Label)
	p.Reload()
	p.Focus()
}

func (p *Page) editRoutine(r model.Routine, heading string) {
	e := &editor{page: p, id: r.ID, title: kit.NewEntry(""), list: container.New(listLayout{})}
	for _, m := range interval.Movements {
		e.ids = append(e.ids, m.Exercise)
	}
	for _, d := range r.Drills { // from the library, where one has been
		if !slices.Contains(e.ids, d.Exercise) {
			e.ids = append(e.ids, d.Exercise)
		}
	}
	for _, id := range e.ids {
		e.names = append(e.names, p.drill(id))
	}
	e.title.SetText(r.Title)
	e.name = kit.NewField(p.say("field.title"), e.title)
	e.sum = kit.NewParagraph("", theme.TextHeading, theme.ColorText, kit.PreviewWidth, 1)
	e.add = kit.Plain(p.say("warm-up.editor.add"), func() {
		row := e.append(model.Drill{Exercise: interval.March, Work: 45, Rest: 15})
		e.settle()
		p.Canvas.Focus(row.choice)
	})
	for _, d := range r.Drills {
		e.append(d)
	}
	heads := container.New(rowLayout{},
		e.head("warm-up.editor.drill"), e.head("warm-up.editor.work"), e.head("warm-up.editor.rest"))
	content := container.New(listLayout{}, e.name, e.sum, heads, e.list, e.add)
	e.dialog = &kit.Dialog{
		Heading: heading, Sentence: p.say("warm-up.editor.sentence"),
		Content: content, Width: kit.PreviewWidth,
		Confirm: p.say("warm-up.editor.save"), Cancel: p.say("dialog.cancel"),
		OnConfirm: e.confirm,
	}
	e.settle()
	e.dialog.Show(p.Canvas)
}

// head is the name of a column.
func (e *editor) head(key string) *kit.Paragraph {
	return kit.NewParagraph(e.page.say(key), theme.TextSmall, theme.ColorTextMuted, kit.PreviewWidth, 1)
}

func (e *editor) append(d model.Drill) *drillRow {
	p := e.page
	r := &drillRow{
		choice: kit.NewSelect(e.names, slices.Index(e.ids, d.Exercise), nil),
		work:   kit.NewEntry(""), rest: kit.NewEntry(""),
	}
	r.work.SetText(p.countdown(d.Work))
	r.rest.SetText(p.countdown(d.Rest))
	r.work.OnChanged = func(string) { e.total() }
	r.rest.OnChanged = r.work.OnChanged
	r.up = kit.IconButton(theme.IconChevronUp, p.say("warm-up.editor.up"), func() { e.move(r, -1) })
	r.down = kit.IconButton(theme.IconChevronDown, p.say("warm-up.editor.down"), func() { e.move(r, 1) })
	r.remove = kit.IconButton(theme.IconClose, p.say("warm-up.editor.remove"), func() { e.drop(r) })
	r.box = container.New(rowLayout{}, r.choice, r.work, r.rest, r.up, r.down, r.remove)
	e.rows = append(e.rows, r)
	return r
}

// move changes places with the row before or after; the button that did it
// keeps the keyboard.
func (e *editor) move(r *drillRow, by int) {
	i := slices.Index(e.rows, r)
	j := i + by
	if j < 0 || j >= len(e.rows) {
		return
	}
	e.rows[i], e.rows[j] = e.rows[j], e.rows[i]
	e.settle()
	button := r.up
	if by > 0 {
		button = r.down
	}
	if button.Disabled() {
		e.page.Canvas.Focus(r.choice)
	}
}

// drop takes a row out; the next one gets the keyboard.
func (e *editor) drop(gone *drillRow) {
	i := slices.Index(e.rows, gone)
	e.rows = slices.Delete(e.rows, i, i+1)
	e.settle()
	if len(e.rows) == 0 {
		e.page.Canvas.Focus(e.add)
		return
	}
	e.page.Canvas.Focus(e.rows[min(i, len(e.rows)-1)].remove)
}

// settle shows the rows in their order.
func (e *editor) settle() {
	e.list.Objects = nil
	for i, r := range e.rows {
		e.list.Objects = append(e.list.Objects, r.box)
		enable(r.up, i > 0)
		enable(r.down, i < len(e.rows)-1)
	}
	enable(e.add, len(e.rows) < model.MaxSets)
	e.list.Refresh()
	e.total()
	if e.dialog != nil {
		e.dialog.Refresh()
	}
}

func enable(b *kit.Button, yes bool) {
	if yes {
		b.Enable()
	} else {
		b.Disable()
	}
}

// total writes the sum of all times, as far as they can be read.
func (e *editor) total() {
	r, _, err := e.read()
	if err != nil {
		e.sum.SetText(e.page.say("warm-up.editor.no-sum"))
		return
	}
	e.sum.SetText(e.page.say("warm-up.editor.sum", "Length", e.page.countdown(r.Length())))
}

// read makes a routine of what was entered. The error names the first field
// that was not understood, which is returned too.
func (e *editor) read() (r model.Routine, wrong *kit.Entry, err error) {
	r = model.Routine{ID: e.id, Title: strings.TrimSpace(e.title.Text)}
	for i, row := range e.rows {
		d := model.Drill{Exercise: e.ids[row.choice.Chosen()]}
		if d.Work, err = e.page.Format.ParseSeconds(fmt.Sprintf("drills[%d].work", i), row.work.Text); err != nil {
			return r, row.work, err
		}
		if d.Rest, err = e.page.Format.ParseSeconds(fmt.Sprintf("drills[%d].rest", i), row.rest.Text); err != nil {
			return r, row.rest, err
		}
		r.Drills = append(r.Drills, d)
	}
	return r, nil, nil
}

// confirm saves the routine, or says which field keeps it from that and goes
// there.
func (e *editor) confirm() bool {
	e.name.SetError("")
	r, wrong, err := e.read()
	if err != nil {
		e.complain(err, wrong)
		return false
	}
	op := planner.SaveRoutine{Routine: r}
	_, err = e.page.Plan.Check(op)
	if fields := model.InvalidFields(err); len(fields) > 0 {
		e.complain(err, e.entry(fields[0].Field))
		return false
	}
	e.dialog.OnClosed = func(confirmed bool) {
		if confirmed {
			e.page.apply(op)
		}
	}
	return true
}

// complain says what is wrong and goes to the field.
func (e *editor) complain(err error, at *kit.Entry) {
	words := e.page.Format.Explain(err)
	e.dialog.SetError(words)
	switch at {
	case nil:
		e.page.Canvas.Focus(e.add)
	case e.title:
		e.name.SetError(words)
		e.page.Canvas.Focus(at)
	default:
		e.page.Canvas.Focus(at)
	}
}

// entry is what stands for a field of a routine; nil for the list as a whole.
func (e *editor) entry(field string) *kit.Entry {
	for i, row := range e.rows {
		switch field {
		case fmt.Sprintf("drills[%d].work", i):
			return row.work
		case fmt.Sprintf("drills[%d].rest", i):
			return row.rest
		}
	}
	if field == "title" {
		return e.title
	}
	return nil
}

// listLayout puts everything below each other.
type listLayout struct{}

const (
	listGap   float32 = 6
	timeWidth float32 = 96
)

func (listLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var y float32
	for _, o := range objects {
		height := o.MinSize().Height
		width := size.Width
		if _, button := o.(*kit.Button); button {
			width = o.MinSize().Width
		}
		area{0, y, width, height}.place(o)
		y += height + listGap
	}
}

func (listLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range objects {
		size = size.AddWidthHeight(0, o.MinSize().Height)
		if i > 0 {
			size.Height += listGap
		}
	}
	return size
}

// rowLayout gives the drill what the times and the buttons leave.
type rowLayout struct{}

func (rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widths := []float32{0, timeWidth, timeWidth, kit.ControlHeight(), kit.ControlHeight(), kit.ControlHeight()}
	widths[0] = size.Width
	for _, w := range widths[1:] {
		widths[0] -= w + listGap
	}
	var x float32
	for i, o := range objects {
		area{x, 0, widths[i], size.Height}.place(o)
		x += widths[i] + listGap
	}
}

func (rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var height float32
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return fyne.NewSize(420, height)
}
