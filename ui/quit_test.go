package ui

import (
	"testing"

	"fyne.io/fyne/v2/test"
)

// What Fyne does at the end is done once, before the end.
func TestQuitLeavesNothingToTheEnd(t *testing.T) {
	a := test.NewTempApp(t)
	l, ok := a.Lifecycle().(stopping)
	if !ok {
		t.Fatalf("Fyne's lifecycle is another one: %T", a.Lifecycle())
	}
	saved, told := 0, 0
	l.SetOnStoppedHookExecuted(func() { saved++ })
	a.Lifecycle().SetOnStopped(func() { told++ })
	quit(a)
	if saved != 1 || told != 1 || l.OnStopped() != nil {
		t.Errorf("saved %d times, told %d times, more to do: %v", saved, told, l.OnStopped() != nil)
	}
}
