package about

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/kneewise/kneewise/assets"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

// shown opens a part in a window and returns its text.
func shown(t testing.TB, size fyne.Size, part Part) (fyne.Canvas, *kit.Reader) {
	t.Helper()
	w := uitest.NewWindow(t, size)
	w.SetContent(container.NewStack())
	deps := Deps{Words: uitest.Words(t), Canvas: w.Canvas(), Version: "1.2.3", Modules: map[string]string{"fyne.io/fyne/v2": "v9.8.7"}}
	if err := Show(deps, part); err != nil {
		t.Fatal(err)
	}
	return w.Canvas(), uitest.All[*kit.Reader](uitest.Top(w.Canvas()))[0]
}

var usual = fyne.NewSize(1280, 800)

// TestEveryLicenceHasItsWords: each entry of the list has a text that is in the
// program, and no text is left out of the list.
func TestEveryLicenceHasItsWords(t *testing.T) {
	all, err := AllLicences()
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	for _, l := range all {
		text, err := assets.Licences.ReadFile(l.Text)
		if err != nil || len(text) < 400 || l.Licence == "" {
			t.Errorf("%s under %q: %d bytes, %v", l.Name, l.Licence, len(text), err)
		}
		if other := listed[l.Text]; other != "" {
			t.Errorf("%s and %s have the text %s", other, l.Name, l.Text)
		}
		listed[l.Text] = l.Name
	}
	files, err := fs.Glob(assets.Licences, "licences/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if listed[file] == "" {
			t.Errorf("%s is in no list", file)
		}
	}
}

func TestProgram(t *testing.T) {
	_, reader := shown(t, usual, Program)
	for _, want := range []string{"Kneewise 1.2.3", "not medical advice", "no account", "See a doctor"} {
		if !strings.Contains(reader.Text(), want) {
			t.Errorf("%q is missing in %s", want, reader.Text())
		}
	}
}

// TestRules: every statement, every source with its address, every topic has
// words.
func TestRules(t *testing.T) {
	_, reader := shown(t, usual, Rules)
	text := reader.Text()
	for i := range statements {
		if !strings.Contains(text, fmt.Sprintf("\nR%d  ", i+1)) {
			t.Errorf("R%d is missing", i+1)
		}
	}
	for _, want := range []string{"Garmin-RUNSAFE", "https://doi.org/10.1136/bjsports-2024-109380", "Starting Strength"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if strings.Contains(text, "!") {
		t.Error("a key has no words")
	}
}

// TestLicencesAreReadByKey: the list has the keyboard after the parts; going on
// in it shows another text, with the version of the module.
func TestLicencesAreReadByKey(t *testing.T) {
	c, reader := shown(t, usual, Licences)
	list := uitest.All[*kit.Rows](uitest.Top(c))[0]
	if !strings.HasPrefix(reader.Text(), "Kneewise\nMIT") {
		t.Errorf("it begins with %.40q", reader.Text())
	}
	c.Focus(list)
	all, err := AllLicences()
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		if i > 0 {
			uitest.Press(c, fyne.KeyDown)
		}
		if !strings.HasPrefix(reader.Text(), all[i].Name) {
			t.Fatalf("at %s it shows %.40q", all[i].Name, reader.Text())
		}
		if all[i].Name == "fyne.io/fyne/v2" && !strings.HasPrefix(reader.Text(), "fyne.io/fyne/v2 v9.8.7\nBSD 3-Clause\n\nBSD 3-Clause") {
			t.Errorf("Fyne has %.60q", reader.Text())
		}
	}
	uitest.Press(c, fyne.KeyEscape)
	if c.Overlays().Top() != nil {
		t.Error("Escape does not close it")
	}
}

// TestSmallWindow: everything stands in the smallest window.
func TestSmallWindow(t *testing.T) {
	for _, part := range []Part{Program, Rules, Licences} {
		c, reader := shown(t, fyne.NewSize(1024, 640), part)
		uitest.Walk(uitest.Top(c), func(o fyne.CanvasObject, whole, _ uitest.Area) {
			if o == fyne.CanvasObject(reader) && (whole.Right > 1024 || whole.Bottom > 640 || whole.Bottom-whole.Top < 300) {
				t.Errorf("part %d: the text has %+v", part, whole)
			}
		})
	}
}

// BenchmarkLicence goes to the longest licence.
func BenchmarkLicence(b *testing.B) {
	c, _ := shown(b, usual, Licences)
	list := uitest.All[*kit.Rows](uitest.Top(c))[0]
	c.Focus(list)
	for i := 0; b.Loop(); i++ {
		list.Choose(1 + i%2) // that of cloud.google.com/go is among the longest
	}
}
