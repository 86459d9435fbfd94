package ui

import (
	"bytes"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/kneewise/kneewise/assets"
	"github.com/kneewise/kneewise/ui/about"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/uitest"
)

// builtOf lists the modules that a program for a system is built of.
func builtOf(t *testing.T, system string) []string {
	t.Helper()
	c := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}{{end}}{{end}}", "..")
	c.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=1")
	var errs bytes.Buffer
	c.Stderr = &errs
	out, err := c.Output()
	if err != nil {
		t.Fatalf("list the modules for %s: %v\n%s", system, err, &errs)
	}
	modules := strings.Fields(string(out))
	slices.Sort(modules)
	return slices.Compact(modules)
}

// TestLicencesOfAllThatIsLinked: whatever module gets into the program, on any
// system, is in the list of licences, and none is that no longer does.
func TestLicencesOfAllThatIsLinked(t *testing.T) {
	all, err := about.AllLicences()
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{"Kneewise": true, "Go": true, "GLFW": true, "Noto Sans": true, "Fonts of Fyne": true}
	for _, system := range []string{"linux", "darwin", "windows"} {
		modules := builtOf(t, system)
		if len(modules) < 30 {
			t.Errorf("%s: only %q", system, modules)
		}
		for _, module := range modules {
			used[module] = true
		}
	}
	listed := map[string]bool{}
	for _, l := range all {
		listed[l.Name] = true
		if !used[l.Name] {
			t.Errorf("the licence of %s is there and nothing of it is in the program", l.Name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(used)) {
		if !listed[name] {
			t.Errorf("%s has no licence in assets/licences", name)
		}
	}
	own, err := os.ReadFile("../LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	if shown, err := assets.Licences.ReadFile("licences/kneewise.txt"); err != nil || !bytes.Equal(own, shown) {
		t.Errorf("the licence in the window is not LICENSE: %v", err)
	}
}

// TestAboutIsReached by the search, from the menu and from the settings.
func TestAboutIsReached(t *testing.T) {
	p := open(t)
	about := func(how, want string) {
		t.Helper()
		if got := uitest.Heading(t, p.canvas()); got != "About Kneewise" {
			t.Fatalf("%s opens %q", how, got)
		}
		readers := uitest.All[*kit.Reader](uitest.Top(p.canvas()))
		if len(readers) != 1 || !strings.Contains(readers[0].Text(), want) {
			t.Errorf("%s shows no %q", how, want)
		}
		uitest.Tap(t, p.canvas(), "Close")
	}
	for _, item := range p.menu(helpMenu) {
		if item.Text == "About Kneewise" {
			item.Do()
		}
	}
	about("the menu", "not medical advice")
	for _, c := range p.commands() {
		if c.words == "command.about.sources" {
			c.do()
			about(c.words, "R35")
		}
		if c.words == "command.about.licences" {
			c.do()
			about(c.words, "MIT License")
		}
	}
	p.showSettings("settings.general")
	uitest.Tap(t, p.canvas(), "Show")
	about("the settings", "education")
}
