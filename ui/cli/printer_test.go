package cli_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/kneewise/kneewise/ui/uitest"
)

// What is printed is the document that a file holds; on a CUPS where there can be
// one.
func TestPrintOnAPrinter(t *testing.T) {
	service := uitest.NewPrintService(t)
	t.Logf("a real CUPS: %v", service.Real)
	service.Use(t)
	term := newTerminal(t)
	term.run(0, "example")
	weeks := []string{"print", "--from", "2026-06-08", "--to", "2026-06-15", "--paper", "letter"}
	if got := term.run(0, append(weeks, "--printer", "Office")...); got != "Printed on Office.\n" {
		t.Errorf("said %q", got)
	}
	file := filepath.Join(t.TempDir(), "asked.pdf")
	term.run(0, append(weeks, "-o", file)...)
	printed := service.Printed(t)
	if len(printed) != 1 {
		t.Fatalf("printed: %q", printed)
	}
	if asked, came := sheets(t, file), sheets(t, printed[0]); len(asked) != 2 || !slices.Equal(asked, came) {
		t.Errorf("asked for\n%q, what came out says\n%q", asked, came)
	}
	if got := term.run(0, "print", "--printer", "Attic"); !strings.HasPrefix(got, "Attic is switched off; the pages wait in its queue.") {
		t.Errorf("said %q", got)
	}
	term.refused("There is no printer Cellar. There are: Office, Attic.", "print", "--printer", "Cellar")
}

// sheets are the words on each page of a PDF. A printer may turn a page, and with
// it their order, and what a PostScript driver makes of a dash is its own.
func sheets(t *testing.T, file string) []string {
	t.Helper()
	text, err := exec.Command("pdftotext", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	var pages []string
	for page := range strings.SplitSeq(strings.TrimSuffix(string(text), "\f"), "\f") {
		words := strings.FieldsFunc(page, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		slices.Sort(words)
		pages = append(pages, strings.Join(words, " "))
	}
	return pages
}

func TestPrintTellsLpWhatWasAsked(t *testing.T) {
	service := uitest.NewStandIn(t, "job-completed-successfully")
	service.Use(t)
	term := newTerminal(t)
	term.run(0, "example")
	file := filepath.Join(t.TempDir(), "both.pdf")
	var got struct {
		Title, File string
		Pages       int
		Job         struct {
			ID, Printer, State string
			Copies             int
		}
	}
	answer := term.run(0, "print", "--paper", "letter", "-o", file, "--printer", "-", "--copies", "3", "--json")
	if err := json.Unmarshal([]byte(answer), &got); err != nil {
		t.Fatal(err)
	}
	job := got.Job
	if got.Title != "8 – 14 June 2026" || got.File != file || got.Pages != 1 ||
		job.ID != "Office-1" || job.Printer != "Office" || job.State != "printed" || job.Copies != 3 {
		t.Errorf("answered %s", answer)
	}
	told := service.Arguments(t)
	sent := told[len(told)-1]
	want := []string{"-d", "Office", "-t", got.Title, "-n", "3", "-o", "media=Letter", "-o", "fit-to-page", "--", sent}
	if !slices.Equal(told, want) {
		t.Errorf("told lp %q, want %q", told, want)
	}
	if _, err := os.Stat(filepath.Dir(sent)); !os.IsNotExist(err) {
		t.Errorf("what lp got is still there: %v", err)
	}
	saved, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if printed, err := os.ReadFile(service.Printed(t)[0]); err != nil || string(printed) != string(saved) {
		t.Errorf("the printer gets another document than a file, %v", err)
	}
}

func TestPrintWaitsInAQueue(t *testing.T) {
	uitest.NewStandIn(t, "").Use(t)
	term := newTerminal(t)
	term.run(0, "example")
	if got, want := term.run(0, "print", "--printer", "Attic"), "Attic is switched off; the pages wait in its queue. It says: Out of toner.\n"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
	got := term.run(0, "print", "--printer", "Attic", "--json")
	if !strings.Contains(got, `"state": "held"`) || !strings.Contains(got, `"says": "Out of toner"`) || strings.Contains(got, `"file"`) {
		t.Errorf("answered %s", got)
	}
}

func TestPrintSaysThatAJobFailed(t *testing.T) {
	for alerts, sentence := range map[string]string{
		"job-completed-with-errors": "Office could not print it.",
		"job-canceled-by-user":      "Printing on Office was cancelled.",
	} {
		uitest.NewStandIn(t, alerts).Use(t)
		term := newTerminal(t)
		term.run(0, "example")
		term.refused(sentence, "print", "--printer", "Office")
	}
}

func TestPrintSaysWhyNothingIsPrinted(t *testing.T) {
	term := newTerminal(t)
	term.run(0, "example")
	term.refused("Say where to:", "print")
	term.refused("--copies goes with --printer.", "print", "-o", "x.pdf", "--copies", "2")
	term.refused("-o - goes without --printer and --json", "print", "-o", "-", "--printer", "Office")
	for _, copies := range []string{"0", "-1", "100", "two"} {
		term.refused("--copies needs a whole number from 1 to 99", "print", "--printer", "Office", "--copies", copies)
	}
	folder := t.TempDir()
	file := filepath.Join(folder, "week.pdf")
	commands(t, map[string]string{
		"lpstat": `[ "$1" != -e ] || echo Office`,
		"lp":     "echo 'lp: Error - the disk of the server is full.' >&2; exit 1",
	})
	term.refused("The print service says: the disk of the server is full.", "print", "--printer", "Office")
	term.refused("No printer is the default one. Name one of these: Office.", "print", "-o", file, "--printer", "-")
	term.refused("There is no printer Cellar. There are: Office.", "print", "-o", file, "--printer", "Cellar")
	term.refused("There is no printer -e. There are: Office.", "print", "-o", file, "--printer=-e")
	commands(t, map[string]string{"lpstat": ":"})
	term.refused("There is no printer on this computer. -o FILE writes a PDF.", "print", "-o", file, "--printer", "-")
	commands(t, nil)
	term.refused("There is no print service on this computer. -o FILE writes a PDF.", "print", "-o", file, "--printer", "Office")
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("left in the folder: %v, %v", left, err)
	}
}

// commands are all that there is on the PATH, each with what it does.
func commands(t *testing.T, texts map[string]string) {
	t.Helper()
	folder := t.TempDir()
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("#!/bin/sh\n"+text+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", folder)
}

// What was handed over is not said to be lost because nobody answers after that.
func TestPrintWithAServiceThatFallsSilent(t *testing.T) {
	term := newTerminal(t)
	term.run(0, "example")
	commands(t, map[string]string{
		"lpstat": `case "$1" in -e) echo Office ;; -l) echo 'lpstat: gone' >&2; exit 1 ;; esac`,
		"lp":     "echo 'request id is Office-1 (1 file(s))'",
	})
	if got, want := term.run(0, "print", "--printer", "Office"), "Office still has it in its queue.\n"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
}
