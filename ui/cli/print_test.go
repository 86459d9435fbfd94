package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/ui/paper"
)

func TestPrint(t *testing.T) {
	term := newTerminal(t)
	term.run(0, "example")
	file := filepath.Join(t.TempDir(), "week.pdf")
	if got := term.run(0, "print", "-o", file); got != file+" holds 8 – 14 June 2026 on 1 page.\n" {
		t.Errorf("said %q", got)
	}
	a4, err := os.ReadFile(file)
	if err != nil || !strings.HasPrefix(string(a4), "%PDF-") {
		t.Fatalf("%.20q, %v", a4, err)
	}
	if toPipe := term.run(0, "print", "-o", "-"); toPipe != string(a4) {
		t.Error("standard output gets another page than a file")
	}
	if next := term.run(0, "print", "-o", "-", "--from", "2026-06-15"); next == string(a4) {
		t.Error("next week is the same page")
	}
	if letter := term.run(0, "print", "-o", "-", "--paper", "letter"); letter == string(a4) {
		t.Error("Letter is the same page")
	}
	bare := filepath.Join(t.TempDir(), "two weeks")
	got := term.run(0, "print", "--doc", "week", "--from", "2026-06-08", "--to", "2026-06-15", "-o", bare)
	if want := bare + ".pdf holds 8 – 21 June 2026 on 2 pages.\n"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
	if _, err := os.Stat(bare + ".pdf"); err != nil {
		t.Error(err)
	}
}

// Every document can be printed, and the help names it.
func TestPrintEveryDocument(t *testing.T) {
	term := newTerminal(t)
	term.run(0, "example")
	help := term.run(0, "print", "--help")
	for _, kind := range paper.Kinds() {
		if pdf := term.run(0, "print", "--doc", string(kind), "-o", "-"); !strings.HasPrefix(pdf, "%PDF-") {
			t.Errorf("%s: %.20q", kind, pdf)
		}
		if !strings.Contains(help, string(kind)) {
			t.Errorf("the help does not name %s:\n%s", kind, help)
		}
	}
}

func TestPrintTakesThePersonsPaper(t *testing.T) {
	term := newTerminal(t)
	profile := model.DefaultProfile()
	profile.Paper = model.Letter
	term.write(func(w model.Writer) error { return w.SaveProfile(profile) })
	if own, letter := term.run(0, "print", "-o", "-"), term.run(0, "print", "-o", "-", "--paper", "Letter"); own != letter {
		t.Error("not on Letter")
	}
}

func TestPrintRefuses(t *testing.T) {
	term := newTerminal(t)
	folder := filepath.Join(t.TempDir(), "folder.pdf")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "week.pdf")
	term.refused(folder+" could not be written: it is there and is no file.", "print", "-o", folder)
	term.refused("could not be written: no such file or directory.", "print", "-o", filepath.Join(folder, "none", "week.pdf"))
	term.refused("There is no document poster. There are: week, ", "print", "-o", file, "--doc", "poster")
	term.refused("--paper is A4 or Letter, not A5.", "print", "-o", file, "--paper", "A5")
	term.refused("--to is before --from.", "print", "-o", file, "--from", "2026-06-10", "--to", "2026-06-09")
	term.refused("A document holds 26 weeks at most.", "print", "-o", file, "--from", "2026-01-05", "--to", "2026-07-06")
	term.env.Terminal = true
	term.refused("A PDF on a terminal helps nobody", "print", "-o", "-")
	if left, err := os.ReadDir(folder); err != nil || len(left) != 0 {
		t.Errorf("left in the folder: %v, %v", left, err)
	}
}

func TestExampleFillsAnEmptyFolderOnly(t *testing.T) {
	term := newTerminal(t)
	const want = "82 sessions of Alex, Mon 20 April 2026 – Sat 20 June 2026. To see this week: kneewise --data some/folder week\n"
	if got := term.run(0, "example", "--data", "some/folder"); got != want {
		t.Errorf("said %q", got)
	}
	before := term.revision()
	term.refused("This data folder already holds a plan, which stays as it is.", "example")
	if term.revision() != before {
		t.Error("the plan changed")
	}

	own := newTerminal(t)
	own.add("mine", "upper", june(9))
	own.refused("already holds a plan", "example")
}
