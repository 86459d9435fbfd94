package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
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
	switch {
	case to.file == "" && to.printer == "":
		return wrongUse(c.Words.Say("cli.print.where"))
	case to.file == standard && (to.printer != "" || to.asJSON):
		return wrongUse(c.Words.Say("cli.print.alone"))
	case to.file == standard && c.Terminal:
		return wrongUse(c.Words.Say("cli.print.terminal"))
	case to.printer == "" && to.copies != 1:
		return wrongUse(c.Words.Say("cli.print.copies-of-file"))
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
	result := printJSON{Title: document.Title(), Pages: document.Pages()}
	if to.file != "" {
		result.File = paper.WithExtension(to.file)
		if err := writePDF(result.File, document.Write); err != nil {
			return refusal(c.Words.Say("cli.print.failed", "File", result.File, "Cause", cause(err)))
		}
	}
	if to.printer != "" {
		if result.Job, err = c.send(document, request.Paper, to); err != nil {
			return err
		}
	}
	if to.asJSON {
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
func (c *call) send(document *sheet.Document, size model.Paper, to output) (*jobJSON, error) {
	job := printing.Job{Printer: to.printer, Title: document.Title(), Copies: to.copies, Paper: string(size)}
	ctx := context.Background()
	id, err := printing.Send(ctx, job, "kneewise.pdf", document.Write)
	if err != nil {
		return nil, c.sendRefusal(ctx, err, to.printer)
	}
	outcome, err := printing.Follow(ctx, id, followFor)
	if err != nil {
		return nil, c.sendRefusal(ctx, err, to.printer)
	}
	if outcome.State == printing.Failed || outcome.State == printing.Cancelled {
		words := format.Formatter{Words: c.Words}
		return nil, refusal(words.Printed(to.printer, outcome.State.String(), outcome.Words))
	}
	return &jobJSON{ID: id, Printer: to.printer, Copies: to.copies, State: outcome.State.String(), Says: outcome.Words}, nil
}

// sendRefusal says why nothing was printed.
func (c *call) sendRefusal(ctx context.Context, err error, printer string) error {
	var said *printing.SaidError
	switch {
	case errors.Is(err, printing.ErrUnknownPrinter):
		return wrongUse(c.unknownPrinter(ctx, printer))
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

// unknownPrinter says which printers there are.
func (c *call) unknownPrinter(ctx context.Context, printer string) string {
	var names []string
	printers, _ := printing.Printers(ctx)
	for _, known := range printers {
		names = append(names, known.Name)
	}
	if len(names) == 0 {
		return c.Words.Say("cli.print.no-printer")
	}
	return c.Words.Say("cli.print.unknown-printer", "Name", printer, "Names", strings.Join(names, ", "))
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

// cause is the system's own word on an error about a file, without what we
// were about to do.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}
