package cli

import (
	"fmt"
	"time"

	"cloud.google.com/go/civil"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/format"
)

// backup copies the plan to a file.
func (c *call) backup() command {
	var file string
	var asJSON bool
	return command{
		name: "backup", about: "cli.backup.about",
		flags: []flag{
			{"-o", "FILE", "cli.backup.o", func(text string) error { file = text; return nil }},
			on("--json", "cli.about.json", &asJSON),
		},
		run: func(c *call) error { return c.runBackup(file, asJSON) },
	}
}

func (c *call) runBackup(file string, asJSON bool) error {
	if file == standard {
		return wrongUse(c.Words.Say("cli.backup.standard"))
	}
	path, found, err := c.BackUp(c.folder, file)
	if err != nil {
		return err
	}
	if asJSON {
		return c.printJSON(newBackup(path, "", &found))
	}
	words := &format.Formatter{Words: c.Words}
	fmt.Fprintln(&c.out, c.Words.Say("cli.backup.done", "File", path, "Contents", words.Contents(&found)))
	return nil
}

// restore puts the plan of a file in the place of the person's.
func (c *call) restore() command {
	var file string
	var asJSON bool
	return command{
		name: "restore", about: "cli.restore.about", file: &file,
		flags: []flag{on("--json", "cli.about.json", &asJSON)},
		run:   func(c *call) error { return c.runRestore(file, asJSON) },
	}
}

func (c *call) runRestore(file string, asJSON bool) error {
	if file == "" {
		return wrongUse(c.Words.Say("cli.restore.which"))
	}
	kept, found, err := c.Restore(c.folder, file)
	if err != nil {
		return err
	}
	if asJSON {
		return c.printJSON(newBackup(file, kept, &found))
	}
	words := &format.Formatter{Words: c.Words}
	fmt.Fprintln(&c.out, c.Words.Say("cli.restore.done", "File", file, "Contents", words.Contents(&found)))
	if kept != "" {
		fmt.Fprintln(&c.out, c.Words.Say("cli.restore.kept", "Kept", kept))
	}
	return nil
}

// backupJSON is a file with a plan, and what restoring it has put aside.
type backupJSON struct {
	File     string      `json:"file"`
	Sessions int         `json:"sessions"`
	From     *civil.Date `json:"from,omitempty"`
	To       *civil.Date `json:"to,omitempty"`
	Changed  *time.Time  `json:"changed,omitempty"`
	Replaced string      `json:"replaced,omitempty"`
}

func newBackup(file, replaced string, found *model.Contents) backupJSON {
	b := backupJSON{File: file, Sessions: found.Sessions, Replaced: replaced}
	if found.From != (civil.Date{}) {
		b.From, b.To = &found.From, &found.To
	}
	if !found.Changed.IsZero() {
		utc := found.Changed.UTC()
		b.Changed = &utc
	}
	return b
}
