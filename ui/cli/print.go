package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/paper"
)

// standard stands for standard input or output instead of a file.
const standard = "-"

// print writes a week for the fridge as PDF.
func (c *call) print() command {
	var week civil.Date
	var size model.Paper
	var file string
	return command{
		name: "print", about: "cli.print.about",
		flags: []flag{
			{"-o", "FILE", "cli.print.o", func(text string) error { file = text; return nil }},
			c.day("--week", "cli.print.week", &week),
			{"--paper", "PAPER", "cli.print.paper", func(text string) error {
				size = model.Paper(text)
				if size != model.A4 && size != model.Letter {
					return wrongUse(c.Words.Say("cli.print.unknown-paper", "Paper", text))
				}
				return nil
			}},
		},
		run: func(c *call) error { return c.runPrint(week, size, file) },
	}
}

func (c *call) runPrint(week civil.Date, size model.Paper, file string) error {
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
	profile, err := plan.Profile()
	if err != nil {
		return err
	}
	if size == "" {
		size = profile.Paper
	}
	if week, err = orToday(week, plan); err != nil {
		return err
	}
	view, err := plan.Week(week)
	if err != nil {
		return err
	}
	page := func(w io.Writer) error { return fridgeWeek(w, &view, &profile, size, plan, words) }
	if file == standard {
		return page(&c.out)
	}
	if err := writePDF(file, page); err != nil {
		return refusal(c.Words.Say("cli.print.failed", "File", file, "Cause", cause(err)))
	}
	fmt.Fprintln(&c.out, c.Words.Say("cli.print.done", "File", file, "Week", words.FullWeekTitle(view.Week), "Paper", string(size)))
	return nil
}

func fridgeWeek(w io.Writer, view *planner.WeekView, profile *model.Profile, size model.Paper, plan *planner.Planner, words *format.Formatter) error {
	doc := paper.NewWeek(view, profile.Name, plan.Library(), words)
	return paper.FridgeWeek(w, doc, paper.Options{Paper: size, Printed: view.Today, Format: words})
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
