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

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/paper"
)

// standard stands for standard input or output instead of a file.
const standard = "-"

// print writes a document as PDF.
func (c *call) print() command {
	request := paper.Request{Kind: paper.Week}
	var file string
	return command{
		name: "print", about: "cli.print.about",
		flags: []flag{
			{"--doc", "NAME", "cli.print.doc", func(text string) error { return c.document(text, &request.Kind) }},
			c.day("--from", "cli.print.from", &request.From),
			c.day("--to", "cli.print.to", &request.To),
			{"--paper", "PAPER", "cli.print.paper", func(text string) error { return c.paper(text, &request.Paper) }},
			{"-o", "FILE", "cli.print.o", func(text string) error { file = text; return nil }},
		},
		run: func(c *call) error { return c.runPrint(request, file) },
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

func (c *call) runPrint(request paper.Request, file string) error {
	switch {
	case file == "":
		return wrongUse(c.Words.Say("cli.print.where"))
	case file == standard && c.Terminal:
		return wrongUse(c.Words.Say("cli.print.terminal"))
	}
	plan, words, err := c.open()
	if err != nil {
		return err
	}
	document, err := paper.Build(context.Background(), plan, words, request)
	if err != nil {
		return c.printRefusal(err)
	}
	if file == standard {
		return document.Write(&c.out)
	}
	file = paper.WithExtension(file)
	if err := writePDF(file, document.Write); err != nil {
		return refusal(c.Words.Say("cli.print.failed", "File", file, "Cause", cause(err)))
	}
	fmt.Fprintln(&c.out, c.Words.Say("cli.print.done", "File", file, "Title", document.Title(), "Count", document.Pages()))
	return nil
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
