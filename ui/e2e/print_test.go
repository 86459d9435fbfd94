//go:build linux

package e2e

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kneewise/kneewise/ui/uitest"
)

// openPreview opens the print preview and waits until its pages are seen.
func (w *window) openPreview() {
	w.Helper()
	before := w.picture()
	w.key("ctrl+p")
	w.rest(before)
}

// underForm is a place in the preview where nothing stands: it is darker while
// another dialog is open.
var underForm = point{180, 640}

// saveAs saves what the preview shows under a name, and waits until that is
// done.
func (w *window) saveAs(name string) {
	w.Helper()
	plain := w.around(underForm)
	w.key("ctrl+s")
	w.waitFor("the dialog that asks for a name", func() bool { return !bytes.Equal(w.around(underForm), plain) })
	w.key("ctrl+a")
	w.write(name)
	w.key("Return")
	w.waitFor("the PDF", func() bool { return w.saved(name+".pdf") && bytes.Equal(w.around(underForm), plain) })
}

// saved says whether a file is in the person's home, whole: it is written
// under another name first.
func (c *computer) saved(name string) bool {
	_, err := os.Stat(filepath.Join(c.home, name))
	return err == nil
}

// says reads the words of a PDF, page by page; none while it is not whole.
func (c *computer) says(path string) (pages []string) {
	c.Helper()
	text, err := c.tool("pdftotext", "-layout", path, "-")
	if err != nil {
		return nil
	}
	return strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
}

func (c *computer) wantWords(page string, words ...string) {
	c.Helper()
	for _, w := range words {
		if !strings.Contains(page, w) {
			c.Errorf("no %q on the page:\n%s", w, page)
		}
	}
}

func TestSavePDF(t *testing.T) {
	t.Parallel()
	w := newExample(t).open()
	w.openPreview()
	w.saveAs("fridge")
	pages := w.says(filepath.Join(w.home, "fridge.pdf"))
	if len(pages) != 1 {
		t.Fatalf("%d pages", len(pages))
	}
	w.wantWords(pages[0], "Press & row", "Long run", "6.50 km", "14 June 2026")

	// Another document: the last in the list, whose days are its own.
	w.key("Down", "Down", "Down", "Down", "Down", "Down", "Down", "Down")
	w.saveAs("doctor")
	w.wantWords(w.says(filepath.Join(w.home, "doctor.pdf"))[0], "What to tell the doctor", "27 May")
	w.key("Escape")
	w.close()
}

// TestPrint prints two weeks on a print service: a real one where this machine
// can.
func TestPrint(t *testing.T) {
	t.Parallel()
	service := uitest.NewPrintService(t)
	c := newExample(t)
	c.extra = service.Environ()
	w := c.open()
	w.openPreview()
	w.key("Tab", "Tab", "Tab", "Tab", "Tab", "Up") // Weeks
	w.key("ctrl+p")
	var printed []string
	w.waitFor("a PDF from the printer", func() bool {
		if files := service.Printed(t); len(files) == 1 {
			printed = w.says(files[0])
		}
		return len(printed) > 0
	})
	if len(printed) != 2 {
		t.Fatalf("%d pages were printed (real: %v)", len(printed), service.Real)
	}
	w.wantWords(printed[0], "Squat & hinge", "Long run")
	w.wantWords(printed[1], "15", "21 June 2026")
	w.key("Escape")
	w.close()
}
