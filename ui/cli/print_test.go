package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kneewise/kneewise/model"
)

func TestPrint(t *testing.T) {
	term := newTerminal(t)
	term.run(0, "example")
	file := filepath.Join(t.TempDir(), "week.pdf")
	if got := term.run(0, "print", "-o", file); got != file+" holds the week 8 – 14 June 2026 on A4.\n" {
		t.Errorf("said %q", got)
	}
	a4, err := os.ReadFile(file)
	if err != nil || !strings.HasPrefix(string(a4), "%PDF-") {
		t.Fatalf("%.20q, %v", a4, err)
	}
	if toPipe := term.run(0, "print", "-o", "-"); toPipe != string(a4) {
		t.Error("standard output gets another page than a file")
	}
	if next := term.run(0, "print", "-o", "-", "--week", "2026-06-15"); next == string(a4) {
		t.Error("next week is the same page")
	}
	if letter := term.run(0, "print", "-o", "-", "--paper", "Letter"); letter == string(a4) {
		t.Error("Letter is the same page")
	}
}

func TestPrintTakesThePersonsPaper(t *testing.T) {
	term := newTerminal(t)
	profile := model.DefaultProfile()
	profile.Paper = model.Letter
	term.write(func(w model.Writer) error { return w.SaveProfile(profile) })
	file := filepath.Join(t.TempDir(), "week.pdf")
	if got := term.run(0, "print", "-o", file); !strings.HasSuffix(got, " on Letter.\n") {
		t.Errorf("said %q", got)
	}
}

func TestPrintRefuses(t *testing.T) {
	term := newTerminal(t)
	folder := t.TempDir()
	term.refused(folder+" could not be written: it is there and is no file.", "print", "-o", folder)
	term.refused("could not be written: no such file or directory.", "print", "-o", filepath.Join(folder, "none", "week.pdf"))
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
