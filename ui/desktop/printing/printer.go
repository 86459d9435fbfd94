package printing

import (
	"context"
	"errors"
	"slices"
	"strings"
)

// Printer is one that the computer can print on.
type Printer struct {
	Name    string
	Default bool // the one that is taken where nobody says which
}

// Printers lists those of the print service, the default one first. There may be
// none; without a service the error is [ErrNoService].
func Printers(ctx context.Context) ([]Printer, error) {
	names, err := command(ctx, asking, "lpstat", "-e")
	if err != nil {
		return nil, err
	}
	usual, err := defaultName(ctx)
	if err != nil {
		return nil, err
	}
	var printers []Printer
	for _, name := range strings.Fields(names) {
		printers = append(printers, Printer{Name: name, Default: name == usual})
	}
	slices.SortStableFunc(printers, func(a, b Printer) int {
		switch {
		case a.Default == b.Default:
			return 0
		case a.Default:
			return -1
		default:
			return 1
		}
	})
	return printers, nil
}

// defaultName is the name of the default printer, empty for none. The service
// fails where the person's environment names one that is not there.
func defaultName(ctx context.Context) (string, error) {
	said, err := command(ctx, asking, "lpstat", "-d")
	var complaint *SaidError
	if errors.As(err, &complaint) {
		return "", nil
	}
	_, name, _ := strings.Cut(said, "system default destination: ")
	return strings.TrimSpace(name), err
}

// stopped says whether a printer prints nothing until somebody starts it again,
// and what it says of that.
func stopped(ctx context.Context, name string) (is bool, words string, err error) {
	said, err := command(ctx, asking, "lpstat", "-p", name)
	if err != nil {
		return false, "", err
	}
	head, rest, _ := strings.Cut(said, "\n")
	words = strings.TrimSpace(rest)
	if words == "reason unknown" {
		words = ""
	}
	return strings.Contains(head, " disabled since "), words, nil
}
