package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/desktop/printing"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/paper"
	"github.com/kneewise/kneewise/ui/paper/sheet"
)

// standard stands for standard input or output instead of a file.
const standard = "-"

// output is where a document goes: into a file, onto a printer, or both.
type output struct {
	file, printer string
	copies        int
	asJSON        bool
}

// print writes a document as PDF, or prints it.
func (c *call) print() command {
	request := paper.Request{Kind: paper.Week}
	to := output{copies: 1}
	return command{
		name: "print", about: "cli.print.about",
		flags: []flag{
			{"--doc", "NAME", "cli.print.doc", func(text string) error { return c.document(text, &request.Kind) }},
			c.day("--from", "cli.print.from", &request.From),
			c.day("--to", "cli.print.to", &request.To),
			{"--paper", "PAPER", "cli.print.paper", func(text string) error { return c.paper(text, &request.Paper) }},
			{"-o", "FILE", "cli.print.o", func(text string) error { to.file = text; return nil }},
			{"--printer", "NAME", "cli.print.printer", func(text string) error { to.printer = text; return nil }},
			c.number("--copies", "cli.print.copies", printing.MostCopies, &to.copies),
			on("--json", "cli.about.json", &to.asJSON),
		},
		run: func(c *call) error { return c.runPrint(request, to) },
	}
}

func (c *call) document(text string, kind *paper.Kind) error {
	*kind = paper.Kind(text)
	if !slices.Contains(paper.Kinds(), *kind) {
		return wrongUse(c.Words.Say("cli.print.unknown-doc", "Name", text, "Names", documentNames()))
	}
	return nil
}

// documentNames lists what there is to print.
func documentNames() string {
	var names []string
	for _, kind := range paper.Kinds() {
		names = append(names, string(kind))
	}
	return strings.Join(names, ", ")
}

func (c *call) paper(text string, size *model.Paper) error {
	for _, known := range []model.Paper{model.A4, model.Letter} {
		if strings.EqualFold(text, string(known)) {
			*size = known
			return nil
		}
	}
	return wrongUse(c.Words.Say("cli.print.unknown-paper", "Paper", text))
}

func (c *call) runPrint(request paper.Request, to output) error {
	if err := c.checkOutput(to); err != nil {
		return err
	}
	plan, words, err := c.open()
	if err != nil {
		return err
	}
	if request.Paper == "" {
		profile, err := plan.Profile()
		if err != nil {
			return err
		}
		request.Paper = profile.Paper
	}
	document, err := paper.Build(context.Background(), plan, words, request)
	if err != nil {
		return c.printRefusal(err)
	}
	if to.file == standard {
		return document.Write(&c.out)
	}
	result, err := c.handOut(document, request, to)
	switch {
	case err != nil:
		return err
	case to.asJSON:
		return c.printJSON(result)
	}
	if result.File != "" {
		fmt.Fprintln(&c.out, c.Words.Say("cli.print.done", "File", result.File, "Title", result.Title, "Count", result.Pages))
	}
	if job := result.Job; job != nil {
		fmt.Fprintln(&c.out, words.Printed(job.Printer, job.State, job.Says))
	}
	return nil
}

// checkOutput looks for flags that do not go together.
func (c *call) checkOutput(to output) error {
	switch {
	case to.file == "" && to.printer == "":
		return wrongUse(c.Words.Say("cli.print.where"))
	case to.file == standard && (to.printer != "" || to.asJSON):
		return wrongUse(c.Words.Say("cli.print.alone"))
	case to.file == standard && c.Terminal:
		return wrongUse(c.Words.Say("cli.print.terminal"))
	case to.printer == "" && to.copies != 1:
		return wrongUse(c.Words.Say("cli.print.copies-of-file"))
	default:
		return nil
	}
}

// handOut writes a document into its file and prints it. A printer that is not
// there is said before anything is written.
func (c *call) handOut(document *sheet.Document, request paper.Request, to output) (result printJSON, err error) {
	ctx := context.Background()
	if to.printer != "" {
		if to.printer, err = c.findPrinter(ctx, to.printer); err != nil {
			return result, err
		}
	}
	result = printJSON{Title: document.Title(), Pages: document.Pages()}
	if to.file != "" {
		result.File = paper.WithExtension(to.file)
		if err := writePDF(result.File, document.Write); err != nil {
			return result, refusal(c.Words.Say("cli.print.failed", "File", result.File, "Cause", paper.Reason(err)))
		}
	}
	if to.printer != "" {
		name := "kneewise-" + string(request.Kind) + ".pdf"
		job := printing.Job{Printer: to.printer, Title: document.Title(), Copies: to.copies, Paper: string(request.Paper)}
		result.Job, err = c.send(ctx, job, name, document)
	}
	return result, err
}

type printJSON struct {
	Title string   `json:"title"`
	Pages int      `json:"pages"`
	File  string   `json:"file,omitempty"`
	Job   *jobJSON `json:"job,omitempty"`
}

type jobJSON struct {
	ID      string `json:"id"`
	Printer string `json:"printer"`
	Copies  int    `json:"copies"`
	State   string `json:"state"`
	Says    string `json:"says,omitempty"`
}

// followFor is how long a command waits for what becomes of a job; then it is the
// queue's.
const followFor = 30 * time.Second

// send hands a document to a printer and waits for what becomes of it.
func (c *call) send(ctx context.Context, job printing.Job, name string, document *sheet.Document) (*jobJSON, error) {
	id, err := printing.Send(ctx, job, name, document.Write)
	if err != nil {
		return nil, c.sendRefusal(err)
	}
	outcome, err := printing.Follow(ctx, id, followFor)
	if err != nil { // it is in the queue, and more is not known
		outcome = printing.Outcome{State: printing.Waiting}
	}
	if outcome.State == printing.Failed || outcome.State == printing.Cancelled {
		words := format.Formatter{Words: c.Words}
		return nil, refusal(words.Printed(job.Printer, outcome.State.String(), outcome.Words))
	}
	return &jobJSON{ID: id, Printer: job.Printer, Copies: job.Copies, State: outcome.State.String(), Says: outcome.Words}, nil
}

// usualPrinter stands for the default one.
const usualPrinter = "-"

// findPrinter looks for a printer by its name, or for the default one.
func (c *call) findPrinter(ctx context.Context, name string) (string, error) {
	printers, err := printing.Printers(ctx)
	if err != nil {
		return "", c.sendRefusal(err)
	}
	var names []string
	for _, p := range printers {
		if p.Name == name || p.Default && name == usualPrinter {
			return p.Name, nil
		}
		names = append(names, p.Name)
	}
	switch {
	case len(names) == 0:
		return "", refusal(c.Words.Say("cli.print.no-printer"))
	case name == usualPrinter:
		return "", refusal(c.Words.Say("cli.print.no-default", "Names", strings.Join(names, ", ")))
	default:
		return "", wrongUse(c.Words.Say("cli.print.unknown-printer", "Name", name, "Names", strings.Join(names, ", ")))
	}
}

// sendRefusal says why nothing was printed.
func (c *call) sendRefusal(err error) error {
	var said *printing.SaidError
	switch {
	case errors.Is(err, printing.ErrNoService):
		return refusal(c.Words.Say("cli.print.no-service"))
	case errors.Is(err, context.DeadlineExceeded):
		return refusal(c.Words.Say("print.no-answer"))
	case errors.As(err, &said):
		return refusal(c.Words.Say("print.refused", "Words", said.Words))
	default:
		return refusal(c.Words.Say("save.failed", "Error", paper.Reason(err)))
	}
}

// printRefusal names the flag that a document cannot be made with.
func (c *call) printRefusal(err error) error {
	for _, field := range model.InvalidFields(err) {
		switch field.Code {
		case model.CodeMismatch:
			return wrongUse(c.Words.Say("cli.print.backwards"))
		case model.CodeTooLarge:
			return wrongUse(c.Words.Say("cli.print.too-long", "Most", field.Most))
		}
	}
	return err
}

// errNoFile is the cause of a name that is a folder, a device or the like,
// which a file would take the place of.
var errNoFile = errors.New("it is there and is no file")

func writePDF(file string, page func(io.Writer) error) error {
	if info, err := os.Stat(file); err == nil && !info.Mode().IsRegular() {
		return errNoFile
	}
	return paper.WriteFile(file, page)
}
