//go:build !linux

package desktop

import (
	"context"

	"fyne.io/fyne/v2"
)

// wakefulness is what keeps the screen awake: here Fyne does it, which does not
// say what came of it.
type wakefulness struct {
	why string // nobody asks for it here
}

func (*wakefulness) set(_ context.Context, awake bool) error {
	fyne.Do(func() { fyne.CurrentApp().Driver().SetDisableScreenBlanking(awake) })
	return nil
}
