package printing_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"github.com/kneewise/kneewise/ui/desktop/printing"
	"github.com/kneewise/kneewise/ui/uitest"
)

// pages makes a PDF with a word on each page.
func pages(t *testing.T, words ...string) string {
	t.Helper()
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.SetFont("Helvetica", "", 24)
	for _, word := range words {
		pdf.AddPage()
		pdf.Text(30, 40, word)
	}
	file := filepath.Join(t.TempDir(), "a week; $(rm) 'x'.pdf")
	if err := pdf.OutputFileAndClose(file); err != nil {
		t.Fatal(err)
	}
	return file
}

func job(file string) printing.Job {
	return printing.Job{File: file, Printer: "Office", Title: "My week", Copies: 1, Paper: "A4"}
}

func TestPrintersBeginWithTheDefault(t *testing.T) {
	uitest.NewPrintService(t).Use(t)
	got, err := printing.Printers(t.Context())
	want := []printing.Printer{{Name: "Office", Default: true}, {Name: "Attic"}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v", got, err)
	}
}

// TestAJobIsPrinted goes all the way through CUPS where it can be started.
func TestAJobIsPrinted(t *testing.T) {
	service := uitest.NewPrintService(t)
	t.Logf("a real CUPS: %v", service.Real)
	service.Use(t)
	id, err := printing.Print(t.Context(), job(pages(t, "Monday", "Tuesday", "Wednesday")))
	if err != nil {
		t.Fatal(err)
	}
	outcome, err := printing.Follow(t.Context(), id, time.Minute)
	if err != nil || outcome.State != printing.Printed {
		t.Fatalf("%s is %+v, %v", id, outcome, err)
	}
	printed := service.Printed(t)
	if len(printed) != 1 {
		t.Fatalf("printed: %q", printed)
	}
	said, err := exec.Command("pdftotext", printed[0], "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	sheets := strings.Split(strings.TrimSuffix(string(said), "\f"), "\f")
	if len(sheets) != 3 || !strings.Contains(sheets[0], "Monday") || !strings.Contains(sheets[2], "Wednesday") {
		t.Errorf("%d sheets that say %q", len(sheets), said)
	}
}

func TestAJobForAPrinterThatIsOffIsHeld(t *testing.T) {
	service := uitest.NewPrintService(t)
	service.Use(t)
	waits := job(pages(t, "Monday"))
	waits.Printer = "Attic"
	id, err := printing.Print(t.Context(), waits)
	if err != nil {
		t.Fatal(err)
	}
	outcome, err := printing.Follow(t.Context(), id, time.Minute)
	if err != nil || outcome.State != printing.Held {
		t.Errorf("%s is %+v, %v", id, outcome, err)
	}
	if !service.Real && outcome.Words != "Out of toner" {
		t.Errorf("the printer says %q", outcome.Words)
	}
	if printed := service.Printed(t); len(printed) > 0 {
		t.Errorf("printed: %q", printed)
	}
}

func TestLpIsToldWhatWasAsked(t *testing.T) {
	service := uitest.NewStandIn(t, "job-completed-successfully")
	service.Use(t)
	for title, told := range map[string]string{
		"My week": "My week", "Übung & Knie": "Übung & Knie", "two\nlines\x00": "two lines", "--delete": "delete", " - ": "Kneewise",
		strings.Repeat("ä", 200): strings.Repeat("ä", 80),
	} {
		asked := job(pages(t, "Monday"))
		asked.Title, asked.Copies, asked.Paper = title, 7, "Letter"
		if _, err := printing.Print(t.Context(), asked); err != nil {
			t.Fatal(err)
		}
		want := []string{"-d", "Office", "-t", told, "-n", "7", "-o", "media=Letter", "-o", "fit-to-page", "--", asked.File}
		if got := service.Arguments(t); !slices.Equal(got, want) {
			t.Errorf("%q: told %q, want %q", title, got, want)
		}
	}
}

func TestHowAJobEnds(t *testing.T) {
	for alerts, want := range map[string]printing.State{
		"job-completed-successfully": printing.Printed,
		"processing-to-stop-point":   printing.Printed,
		"job-canceled-by-user":       printing.Cancelled,
		"job-canceled-at-device":     printing.Cancelled,
		"aborted-by-system":          printing.Failed,
		"job-completed-with-errors":  printing.Failed,
	} {
		uitest.NewStandIn(t, alerts).Use(t)
		id, err := printing.Print(t.Context(), job(pages(t, "Monday")))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := printing.Follow(t.Context(), id, time.Minute); err != nil || got.State != want {
			t.Errorf("%s: %+v, %v", alerts, got, err)
		}
	}
}

func TestPrintRefuses(t *testing.T) {
	uitest.NewStandIn(t, "").Use(t)
	file := pages(t, "Monday")
	for _, name := range []string{"Nowhere", "", "-e", "--", "Office ", "office", "Office\nAttic"} {
		asked := job(file)
		asked.Printer = name
		if _, err := printing.Print(t.Context(), asked); !errors.Is(err, printing.ErrUnknownPrinter) {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, copies := range []int{-1, 0, 100} {
		asked := job(file)
		asked.Copies = copies
		if _, err := printing.Print(t.Context(), asked); err == nil {
			t.Errorf("%d copies are printed", copies)
		}
	}
	if _, err := printing.Print(t.Context(), job(filepath.Join(t.TempDir(), "none.pdf"))); err == nil {
		t.Error("a file that is not there is printed")
	}
}

func TestNoPrintService(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := printing.Printers(t.Context()); !errors.Is(err, printing.ErrNoService) {
		t.Errorf("printers: %v", err)
	}
	if _, err := printing.Print(t.Context(), job("x.pdf")); !errors.Is(err, printing.ErrNoService) {
		t.Errorf("print: %v", err)
	}
}

// scripts puts commands on the PATH that do as their texts say.
func scripts(t *testing.T, texts map[string]string) {
	t.Helper()
	folder := t.TempDir()
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("#!/bin/sh\n"+text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", folder+":/usr/bin:/bin")
}

func TestWhatTheServiceSaysIsPassedOn(t *testing.T) {
	scripts(t, map[string]string{
		"lpstat": "[ \"$1\" != -e ] || echo Office",
		"lp":     "echo 'lp: Error - the disk of the\nserver is full.' >&2; exit 1",
	})
	_, err := printing.Print(t.Context(), job(pages(t, "Monday")))
	var said *printing.SaidError
	if !errors.As(err, &said) || said.Words != "the disk of the server is full." {
		t.Errorf("%v", err)
	}
}

func TestAPersonsWrongDefaultIsNone(t *testing.T) {
	scripts(t, map[string]string{"lpstat": "[ \"$1\" != -e ] || exec echo Office\necho 'lpstat: error - non-existent destination' >&2; exit 1"})
	got, err := printing.Printers(t.Context())
	if err != nil || !slices.Equal(got, []printing.Printer{{Name: "Office"}}) {
		t.Errorf("%v, %v", got, err)
	}
}

// TestACommandThatHangsIsLeft asks a service that never answers.
func TestACommandThatHangsIsLeft(t *testing.T) {
	scripts(t, map[string]string{"lpstat": "sleep 60"})
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	began := time.Now()
	if _, err := printing.Printers(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it took %s", took)
	}
}

func TestFollowingEndsInTime(t *testing.T) {
	scripts(t, map[string]string{"lpstat": `case "$*" in
*not-completed*) printf 'Office-11  me  1  today\n\tStatus: other\nOffice-1  me  1  today\n\tStatus: The printer is warming up.\n\tAlerts: job-printing\n' ;;
*) echo 'printer Office now printing Office-1.' ;;
esac`})
	got, err := printing.Follow(t.Context(), "Office-1", time.Second)
	if want := (printing.Outcome{State: printing.Waiting, Words: "The printer is warming up."}); err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := printing.Follow(ctx, "Office-1", time.Minute); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
