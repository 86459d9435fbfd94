package ui

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/uitest"
)

// withExample lets the window look around in an example of one session today;
// over is called when it is thrown away.
func (p *program) withExample(over func()) {
	p.t.Helper()
	sample := uitest.OpenPlan(p.t, p.t.TempDir(), p.now, uitest.NewIDs("sample"))
	sample.Do(planner.Add{Index: planner.AtEnd, Session: model.Session{
		Kind: model.Mobility, Title: "Made up", Status: model.Planned, Date: today, Original: today,
		Plan: model.Effort{Duration: 10 * model.Minute, RPE: 2},
	}}, "")
	p.options.Example = func() (*planner.Planner, func(), error) { return sample.Planner, over, nil }
}

// bytesOf are all files of a folder by name.
func bytesOf(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		content, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(content)
	}
	return files
}

// TestTheExampleNeverTouchesThePersonsFile: look around, change things, leave;
// every byte of the person's folder is as it was.
func TestTheExampleNeverTouchesThePersonsFile(t *testing.T) {
	p := open(t)
	ended := 0
	p.withExample(func() { ended++ })
	before := bytesOf(t, p.folder)
	own := p.plan

	p.lookAround()
	if p.plan == own || !p.sample.Visible() || p.canLookAround() {
		t.Fatal("no example is shown")
	}
	view, err := p.plan.Week(today)
	p.must(err)
	made := view.Days[2].Sessions
	if len(made) != 1 || made[0].Title != "Made up" {
		t.Fatalf("today has %+v", made)
	}
	_, err = p.plan.Apply(planner.Complete{Session: made[0].ID}, "")
	p.must(err)
	uitest.Tap(t, p.canvas(), "Leave the example")
	if p.plan != own || p.sample.Visible() || ended != 1 {
		t.Errorf("left it: own plan %t, banner %t, ended %d times", p.plan == own, p.sample.Visible(), ended)
	}
	if !maps.Equal(before, bytesOf(t, p.folder)) {
		t.Error("the person's files are others than before")
	}
	p.undo()
	if next, err := own.Undoable(); err != nil || next.Redo == nil {
		t.Errorf("undo after the example does not reach the own plan: %+v, %v", next, err)
	}
}

// TestAnExampleThatCannotBeMade leaves everything as it is.
func TestAnExampleThatCannotBeMade(t *testing.T) {
	p := open(t)
	p.options.Example = func() (*planner.Planner, func(), error) { return nil, nil, errors.New("disk full") }
	own := p.plan
	p.lookAround()
	if !p.asks() || p.plan != own || p.sample.Visible() || p.failures() != 1 {
		t.Errorf("asks %t, own plan %t, banner %t, %d failures", p.asks(), p.plan == own, p.sample.Visible(), p.failures())
	}
}
