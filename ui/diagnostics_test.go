package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/theme"
)

// TestDiagnostics tell of the program and of the file, and hold no text of the plan,
// nor the name of the person's home.
func TestDiagnostics(t *testing.T) {
	p, f := withFile(t)
	t.Setenv("HOME", filepath.Dir(p.folder))
	t.Setenv("USERPROFILE", filepath.Dir(p.folder))
	p.options.Version = "1.2.3"
	profile := p.profile()
	profile.Name = "Ada Lovelace"
	_, err := p.plan.Apply(planner.SaveProfile{Profile: profile}, "")
	p.must(err)
	p.setDensity(theme.Compact)
	p.copyDiagnostics()
	said := p.app.Clipboard().Content()
	for _, want := range []string{"Kneewise 1.2.3\n", "scale=1.00 theme= density=compact\n", "rows.sessions=", "schema=00", "folder=~" + string(filepath.Separator) + filepath.Base(p.folder)} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in\n%s", want, said)
		}
	}
	var texts []string
	p.must(f.plan.DB.View(func(r model.Reader) error {
		all, err := r.Sessions(today.AddDays(-200), today.AddDays(200))
		for i := range all {
			texts = append(texts, string(all[i].ID), all[i].Title)
		}
		return err
	}))
	if len(texts) < 20 {
		t.Fatalf("the plan has only %d texts", len(texts))
	}
	for _, text := range append(texts, "Lovelace", filepath.Dir(p.folder)) {
		if strings.Contains(said, text) {
			t.Errorf("%q is in\n%s", text, said)
		}
	}
	home, err := os.UserHomeDir()
	p.must(err)
	for folder, want := range map[string]string{
		home: "~", filepath.Join(home, "a", "b"): filepath.Join("~", "a", "b"), filepath.Join(home, "..", "Ada"): "other", home + "2": "other",
	} {
		if got := discreet(folder); got != want {
			t.Errorf("%s is told as %s", folder, got)
		}
	}
}
