package cli

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// printHelp says how the program or one of its commands is used.
func (c *call) printHelp(chosen *command) {
	if chosen == nil {
		c.printOverview()
		return
	}
	named := invocation(chosen)
	if chosen.file != nil {
		named += " FILE"
	}
	fmt.Fprintf(&c.out, "%s [%s]\n\n%s\n\n", named, c.Words.Say("cli.help.flag"), c.Words.Say(chosen.about))
	c.printFlags(append(chosen.flags, c.globalFlags()...))
}

func (c *call) printOverview() {
	fmt.Fprintf(&c.out, "%s\n\n%s\n", c.Words.Say("cli.help.what"), c.Words.Say("cli.help.usage"))
	usage := table(&c.out)
	fmt.Fprintf(usage, "  kneewise\t%s\n", c.Words.Say("cli.help.window"))
	for _, known := range c.commands() {
		fmt.Fprintf(usage, "  kneewise %s\t%s\n", known.name, c.Words.Say(known.about))
	}
	usage.Flush()
	fmt.Fprintln(&c.out)
	c.printFlags(append(c.globalFlags(), c.versionFlag()))
	fmt.Fprintf(&c.out, "\n%s\n%s\n", c.Words.Say("cli.help.exit"), c.Words.Say("cli.more", "Command", "kneewise COMMAND --help"))
}

func (c *call) printFlags(flags []flag) {
	list := table(&c.out)
	for _, f := range flags {
		fmt.Fprintf(list, "  %s\t%s\n", strings.TrimSpace(f.name+" "+f.value), c.Words.Say(f.about))
	}
	list.Flush()
}

// table sets columns apart by two spaces.
func table(w io.Writer) *tabwriter.Writer { return tabwriter.NewWriter(w, 0, 0, 2, ' ', 0) }
