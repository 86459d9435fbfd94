package printing

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// Job is a file to print.
type Job struct {
	File    string // the path of a PDF
	Printer string // one of [Printers]
	Title   string // what the queue calls it
	Copies  int    // 1 to MostCopies
	Paper   string // as CUPS names it: "A4" or "Letter"
}

// MostCopies is how often a job is printed at the most.
const MostCopies = 99

// ErrUnknownPrinter is the error of a job for a printer that is not among
// [Printers].
var ErrUnknownPrinter = errors.New("unknown printer")

// errCopies is a slip of the caller, who asks the person.
var errCopies = fmt.Errorf("copies are not 1 to %d", MostCopies)

// request is how lp answers: "request id is Office-12 (1 file(s))".
var request = regexp.MustCompile(`request id is (\S+-[0-9]+)`)

// Print hands a job to the print service and returns its name in the queue. The
// file may be removed after that. Only a printer that the service itself lists
// is passed on to it, so that no name is taken for an option.
func Print(ctx context.Context, job Job) (id string, err error) {
	if job.Copies < 1 || job.Copies > MostCopies {
		return "", errCopies
	}
	printers, err := Printers(ctx)
	if err != nil {
		return "", err
	}
	known := slices.ContainsFunc(printers, func(p Printer) bool { return p.Name == job.Printer })
	if !known || strings.HasPrefix(job.Printer, "-") {
		return "", fmt.Errorf("%w %q", ErrUnknownPrinter, job.Printer)
	}
	said, err := command(ctx, handing, "lp",
		"-d", job.Printer, "-t", title(job.Title), "-n", strconv.Itoa(job.Copies), "-o", "media="+job.Paper, "-o", "fit-to-page", "--", job.File)
	if err != nil {
		return "", err
	}
	found := request.FindStringSubmatch(said)
	if found == nil {
		return "", &SaidError{Words: complained(said), Err: errors.New("lp names no job")}
	}
	return found[1], nil
}

// mostTitle is how many runes a queue shows.
const mostTitle = 80

// title is text on one line that no command takes for an option.
func title(text string) string {
	runes := []rune(strings.TrimLeft(strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || !unicode.IsPrint(r)
	}), " "), "- "))
	if len(runes) == 0 {
		return "Kneewise"
	}
	return string(runes[:min(len(runes), mostTitle)])
}

// State is what has become of a job.
type State int

// The states. A job that waits may still be printed.
const (
	Waiting   State = iota
	Held            // until somebody starts its printer again
	Printed         // as far as the print service knows
	Cancelled       // by somebody
	Failed
)

// String is one word: "waiting".
func (s State) String() string {
	return [...]string{"waiting", "held", "printed", "cancelled", "failed"}[s]
}

// Outcome is what has become of a job, with what the printer says of it, in its
// own words; often it says nothing.
type Outcome struct {
	State State
	Words string
}

// lookAgain is how often the queue is asked.
const lookAgain = 500 * time.Millisecond

// Follow waits until a job is printed, or will not be, at most as long as given;
// then it is still Waiting. A cancelled context is an error, and so is a service
// that does not answer.
func Follow(ctx context.Context, id string, within time.Duration) (Outcome, error) {
	timer := time.NewTimer(within)
	defer timer.Stop()
	again := time.NewTicker(lookAgain)
	defer again.Stop()
	for {
		now, err := look(ctx, id)
		if err != nil || now.State != Waiting {
			return now, err
		}
		select {
		case <-ctx.Done():
			return now, ctx.Err()
		case <-timer.C:
			return now, nil
		case <-again.C:
		}
	}
}

// look asks the queue once.
func look(ctx context.Context, id string) (Outcome, error) {
	printer := id[:strings.LastIndexByte(id, '-')]
	list, err := command(ctx, asking, "lpstat", "-l", "-W", "not-completed", "-o", printer)
	if err != nil {
		return Outcome{}, err
	}
	if waiting, ok := find(list, id); ok {
		halted, words, err := stopped(ctx, printer)
		if err != nil || !halted {
			return Outcome{Waiting, waiting.status}, err
		}
		return Outcome{Held, words}, nil
	}
	list, err = command(ctx, asking, "lpstat", "-l", "-W", "completed", "-o", printer)
	if err != nil {
		return Outcome{}, err
	}
	over, _ := find(list, id) // a service may forget its jobs: then it is out of the queue
	return Outcome{over.state(), over.status}, nil
}

// entry is what lpstat -l says of one job.
type entry struct{ status, alerts string }

// find looks for a job in a list: a line that begins with its name, and lines
// about it that begin with a tab.
func find(list, id string) (entry, bool) {
	var e entry
	found := false
	for line := range strings.Lines(list) {
		if !strings.HasPrefix(line, "\t") {
			if found {
				break
			}
			name, _, _ := strings.Cut(line, " ")
			found = name == id
			continue
		}
		if !found {
			continue
		}
		if text, ok := strings.CutPrefix(line, "\tStatus:"); ok {
			e.status = strings.TrimSpace(text)
		}
		if text, ok := strings.CutPrefix(line, "\tAlerts:"); ok {
			e.alerts = strings.TrimSpace(text)
		}
	}
	return e, found
}

// state reads how a job ended from its reasons (RFC 8011, 5.3.8). CUPS 2.4 keeps
// "processing-to-stop-point" for jobs that were printed well.
func (e entry) state() State {
	switch {
	case strings.Contains(e.alerts, "canceled"):
		return Cancelled
	case strings.Contains(e.alerts, "aborted"), strings.Contains(e.alerts, "with-errors"):
		return Failed
	default:
		return Printed
	}
}
