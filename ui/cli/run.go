package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/format"
)

// Env is what a command line runs in.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Terminal       bool // Stdout is one
	Words          *format.Words
	Version        string
	NewID          func() model.ID

	// Open opens the plan in a data folder, the usual one for an empty name.
	// It is called at most once, and not before the command line is
	// understood.
	Open func(folder string) (*planner.Planner, error)
	// BackUp copies the plan in a data folder to a new file: one in that folder if
	// file is one, and here if it is empty. It returns the file and what is in it.
	BackUp func(folder, file string) (path string, found model.Contents, err error)
	// Restore puts the plan of a file in the place of that in a data folder, and
	// returns where the latter is kept, and what is in the plan then.
	Restore func(folder, file string) (kept string, found model.Contents, err error)
	// Explain puts an error of the above or of the plan into a sentence.
	Explain func(folder string, err error) string
	// Window is what happens without a command; it returns the exit code.
	Window func(folder string) int
}

// The exit codes (PRODUCT.md, Commands).
const (
	exitFine      = 0
	exitViolation = 1 // the rules find something that is not kept
	exitWrongUse  = 2 // or data that cannot be read or written
)

// wrongUse is the error of a command line that cannot be followed: a sentence
// for people.
type wrongUse string

func (w wrongUse) Error() string { return string(w) }

// refusal is the error of a command that was understood and cannot be done: a
// sentence for people.
type refusal string

func (r refusal) Error() string { return string(r) }

// errViolation makes the exit code 1 and says nothing more.
var errViolation = errors.New("a violation that is not kept")

// command is one thing to do, with the flags it takes.
type command struct {
	name  string
	about string  // the catalogue's key of what it does
	file  *string // what is named without a flag, a file; nil: nothing is
	flags []flag
	run   func(*call) error
}

// flag is an option of a command line.
type flag struct {
	name  string // as typed: "--date"
	value string // stands for its value in the help; empty for a switch
	about string // the catalogue's key of what it does
	set   func(text string) error
}

// call is one command line being followed. What it prints comes out at the end,
// if nothing went wrong.
type call struct {
	*Env
	folder  string
	help    bool
	version bool
	out     bytes.Buffer
}

// commands lists what there is, in the order of the help. Their flags are
// fresh, so that no value of an earlier call is left.
func (c *call) commands() []command {
	return []command{c.week(), c.check(), c.arrange(), c.plan(), c.print(), c.backup(), c.restore(), c.example()}
}

// Run follows a command line, without the program's name, and returns the
// exit code. Answers go to Stdout, whatever went wrong to Stderr.
func Run(env Env, args []string) int {
	c := &call{Env: &env}
	chosen, err := c.parse(args)
	switch {
	case err != nil:
	case c.help:
		c.printHelp(chosen)
	case c.version:
		fmt.Fprintln(&c.out, "kneewise", env.Version)
	case chosen == nil:
		return env.Window(c.folder)
	default:
		err = chosen.run(c)
	}
	return c.finish(chosen, err)
}

// finish prints the answer or what went wrong, and returns the exit code.
func (c *call) finish(chosen *command, err error) int {
	if err == nil || errors.Is(err, errViolation) {
		if _, failed := c.Stdout.Write(c.out.Bytes()); failed != nil {
			err = refusal(c.Words.Say("cli.output.failed", "Cause", failed))
		}
	}
	var misused wrongUse
	var refused refusal
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, errViolation):
		return exitViolation
	case errors.As(err, &misused):
		fmt.Fprintf(c.Stderr, "kneewise: %s\n%s\n", misused, c.Words.Say("cli.more", "Command", invocation(chosen)+" --help"))
	case errors.As(err, &refused):
		fmt.Fprintf(c.Stderr, "kneewise: %s\n", refused)
	case len(model.InvalidFields(err)) > 0:
		words := &format.Formatter{Words: c.Words}
		for _, field := range model.InvalidFields(err) {
			fmt.Fprintf(c.Stderr, "kneewise: %s\n", words.Invalid(field))
		}
	default:
		fmt.Fprintf(c.Stderr, "kneewise: %s\n", c.Explain(c.folder, err))
	}
	return exitWrongUse
}

// invocation is how a command is called, or the program without one.
func invocation(chosen *command) string {
	if chosen == nil {
		return "kneewise"
	}
	return "kneewise " + chosen.name
}

// parse reads a command line: a command and flags in any order, the flags of
// the command after it. It returns no command where none is named.
func (c *call) parse(args []string) (chosen *command, err error) {
	for len(args) > 0 {
		word := args[0]
		args = args[1:]
		switch {
		case strings.HasPrefix(word, "-") && word != "-":
			args, err = c.parseFlag(chosen, word, args)
		case chosen == nil:
			chosen, err = c.find(word)
		case chosen.file != nil && *chosen.file == "" && word != standard:
			*chosen.file = word
		default:
			err = wrongUse(c.Words.Say("cli.argument", "Argument", word, "Command", chosen.name))
		}
		if err != nil {
			return chosen, err
		}
	}
	return chosen, nil
}

func (c *call) find(name string) (*command, error) {
	var names []string
	for _, known := range c.commands() {
		if known.name == name {
			return &known, nil
		}
		names = append(names, known.name)
	}
	return nil, wrongUse(c.Words.Say("cli.command", "Command", name, "Commands", strings.Join(names, ", ")))
}

// parseFlag reads "--flag", "--flag VALUE" or "--flag=VALUE" and returns the
// words after it.
func (c *call) parseFlag(chosen *command, word string, rest []string) ([]string, error) {
	name, value, given := strings.Cut(word, "=")
	f, ok := c.findFlag(chosen, name)
	switch {
	case !ok && chosen == nil:
		return nil, wrongUse(c.Words.Say("cli.flag", "Flag", name))
	case !ok:
		return nil, wrongUse(c.Words.Say("cli.flag.of", "Flag", name, "Command", chosen.name))
	case f.value == "" && given:
		return nil, wrongUse(c.Words.Say("cli.flag.no-value", "Flag", name))
	case f.value == "":
		return rest, f.set("")
	case !given && len(rest) > 0:
		value, rest = rest[0], rest[1:]
	}
	if value == "" {
		return nil, wrongUse(c.Words.Say("cli.flag.value", "Flag", name, "Value", f.value))
	}
	return rest, f.set(value)
}

func (c *call) findFlag(chosen *command, name string) (flag, bool) {
	if name == "-h" {
		name = "--help"
	}
	flags := c.globalFlags()
	if chosen == nil {
		flags = append(flags, c.versionFlag())
	} else {
		flags = append(flags, chosen.flags...)
	}
	for _, f := range flags {
		if f.name == name {
			return f, true
		}
	}
	return flag{}, false
}

// globalFlags go with every command and without one.
func (c *call) globalFlags() []flag {
	return []flag{
		{"--data", "DIR", "cli.about.data", func(text string) error { c.folder = text; return nil }},
		on("--help", "cli.about.help", &c.help),
	}
}

func (c *call) versionFlag() flag { return on("--version", "cli.about.version", &c.version) }

// on is a switch.
func on(name, about string, value *bool) flag {
	return flag{name, "", about, func(string) error { *value = true; return nil }}
}

// open opens the plan, with a formatter for its person.
func (c *call) open() (*planner.Planner, *format.Formatter, error) {
	plan, err := c.Open(c.folder)
	if err != nil {
		return nil, nil, err
	}
	profile, err := plan.Profile()
	if err != nil {
		return nil, nil, err
	}
	return plan, &format.Formatter{Units: profile.Units, Words: c.Words}, nil
}
