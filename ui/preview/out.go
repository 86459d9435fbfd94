package preview

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/desktop/printing"
	"github.com/kneewise/kneewise/ui/paper"
)

// followFor is how long a job is watched; then it is the queue's.
const followFor = 2 * time.Minute

// findPrinters asks the print service for its printers and offers the default
// one. Where there is none, or no service, the viewer is offered. Then is called
// at the end.
func (p *Preview) findPrinters(then func()) {
	f := p.form
	f.printer.SetOptions([]string{p.say("print.looking")}, 0)
	f.printer.Disable()
	f.looking = true
	var found []printing.Printer
	p.Run(func(ctx context.Context) (err error) {
		found, err = printing.Printers(ctx)
		return err
	}, func(err error) {
		if p.form != f || p.dialog == nil {
			return
		}
		if err != nil && !errors.Is(err, printing.ErrNoService) {
			p.Log(err)
		}
		f.looking = false
		f.showPrinters(found)
		then()
		p.goOn()
	})
}

// showPrinters offers the printers, the default one first.
func (f *form) showPrinters(found []printing.Printer) {
	f.names = nil
	var words []string
	for _, printer := range found {
		f.names = append(f.names, printer.Name)
		name := printer.Name
		if printer.Default {
			name = f.say("print.default", "Printer", name)
		}
		words = append(words, name)
	}
	if len(words) == 0 {
		f.printer.SetOptions([]string{f.say("print.no-printer")}, 0)
		f.copies.Disable()
		f.dialog.SetConfirm(f.say("print.view"))
		return
	}
	f.printer.SetOptions(words, 0)
	f.printer.Enable()
	f.copies.Enable()
	f.dialog.SetConfirm(f.say("print.print"))
}

// hasDocument says whether there is one to hand out. Else it leads to the day
// that is wrong, or has the document laid out and goes on with again after that.
func (p *Preview) hasDocument(again func()) bool {
	if p.document != nil {
		return true
	}
	if p.form.focusWrong() {
		return false
	}
	if !p.laying { // for it was stopped
		p.layOut()
	}
	if p.laying {
		p.next = again
	}
	return p.document != nil
}

// fileName is what a file of the document is called.
func (p *Preview) fileName() string {
	return "kneewise-" + string(p.choice.Kind) + "-" + p.choice.From.String() + ".pdf"
}

// SaveAs asks where the document goes.
func (p *Preview) SaveAs() {
	if p.hasDocument(p.SaveAs) {
		p.Save(p.document, p.fileName(), func(path string) {
			p.rememberPaper()
			words := p.say("save.done", "File", filepath.Base(path))
			if p.dialog == nil {
				p.Say(words)
				return
			}
			p.status.say(words, p.say("save.open"), func() { p.open(path) })
		})
	}
}

// Print hands the document to the chosen printer and says what becomes of it;
// without printers it opens the viewer.
func (p *Preview) Print() {
	switch {
	case p.sending || !p.hasDocument(p.Print):
		return
	case p.form.looking:
		p.next = p.Print
		return
	case len(p.form.names) == 0:
		p.openViewer()
		return
	}
	p.dialog.SetError("")
	document, name := p.document, p.fileName()
	job := printing.Job{
		Printer: p.form.names[p.form.printer.Chosen()], Title: document.Title(), Copies: p.form.copies.Value(), Paper: string(p.paper),
	}
	p.setSending(true)
	var id string
	var cancel func()
	p.status.say(p.say("print.handing", "Printer", job.Printer, "Count", document.Pages()), p.say("print.stop"), func() { cancel() })
	cancel = p.Run(func(ctx context.Context) (err error) {
		id, err = printing.Send(ctx, job, name, document.Write)
		return err
	}, func(err error) {
		p.setSending(false)
		if err != nil {
			p.refused(err)
			return
		}
		p.rememberPaper()
		p.follow(id, job.Printer)
	})
}

// setSending keeps one press of the button from becoming two jobs.
func (p *Preview) setSending(is bool) {
	p.sending = is
	if p.dialog != nil {
		p.dialog.SetConfirmable(!is)
	}
}

// rememberPaper makes the paper that was used the person's.
func (p *Preview) rememberPaper() {
	profile, err := p.Plan.Profile()
	if err == nil && profile.Paper != p.paper {
		profile.Paper = p.paper
		_, err = p.Plan.Apply(planner.SaveProfile{Profile: profile}, "")
	}
	if err != nil {
		p.Log(err)
	}
}

// refused says why nothing was printed, and where there is another way offers
// it.
func (p *Preview) refused(err error) {
	p.Log(err)
	sentence := p.refusal(err)
	if p.dialog == nil {
		p.Say(sentence)
		return
	}
	p.status.clear()
	p.dialog.SetError(sentence)
	switch {
	case errors.Is(err, printing.ErrUnknownPrinter):
		p.findPrinters(func() { p.Canvas.Focus(p.form.printer) })
	case !errors.Is(err, context.Canceled):
		p.status.say("", p.say("print.view"), p.openViewer)
	}
}

func (p *Preview) refusal(err error) string {
	var said *printing.SaidError
	switch {
	case errors.Is(err, context.Canceled):
		return p.say("print.cancelled")
	case errors.Is(err, context.DeadlineExceeded):
		return p.say("print.no-answer")
	case errors.Is(err, printing.ErrUnknownPrinter):
		return p.say("print.unknown-printer")
	case errors.Is(err, printing.ErrNoService):
		return p.say("print.no-service")
	case errors.As(err, &said):
		return p.say("print.refused", "Words", said.Words)
	default:
		return p.say("save.failed", "Error", paper.Reason(err))
	}
}

// follow watches a job, in the sheet while it is open and on the page after
// that.
func (p *Preview) follow(id, printer string) {
	p.outcome(p.say("print.printing", "Printer", printer))
	var outcome printing.Outcome
	p.Run(func(ctx context.Context) (err error) {
		outcome, err = printing.Follow(ctx, id, followFor)
		return err
	}, func(err error) {
		if err != nil {
			p.Log(err)
		}
		p.outcome(p.Format.Printed(printer, outcome.State.String(), outcome.Words))
	})
}

// outcome says what became of a job.
func (p *Preview) outcome(words string) {
	if p.dialog == nil {
		p.Say(words)
		return
	}
	p.status.say(words, "", nil)
}

// openViewer writes the document into a file for the program that the person
// has for PDF, and opens it there. The file stays until the program ends.
func (p *Preview) openViewer() {
	if !p.hasDocument(p.openViewer) {
		return
	}
	p.dialog.SetError("")
	document, name := p.document, p.fileName()
	var folder string
	p.Run(func(ctx context.Context) (err error) {
		if folder, err = os.MkdirTemp("", "kneewise-"); err != nil {
			return err
		}
		path := filepath.Join(folder, name)
		if err := paper.WriteFile(path, document.Write); err != nil {
			return err
		}
		return p.View(ctx, path)
	}, func(err error) {
		if folder != "" {
			p.folders = append(p.folders, folder)
		}
		p.opened(err)
	})
}

// open shows a file that was saved.
func (p *Preview) open(path string) {
	p.Run(func(ctx context.Context) error { return p.View(ctx, path) }, p.opened)
}

func (p *Preview) opened(err error) {
	switch {
	case err == nil:
		p.outcome(p.say("print.viewed"))
	case p.dialog == nil:
		p.Log(err)
		p.Say(p.say("print.no-viewer"))
	default:
		p.Log(err)
		p.dialog.SetError(p.say("print.no-viewer"))
	}
}

// Close removes the files that were written for a viewer.
func (p *Preview) Close() {
	for folder := range slices.Values(p.folders) {
		if err := os.RemoveAll(folder); err != nil {
			p.Log(err)
		}
	}
	p.folders = nil
}
