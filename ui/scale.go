package ui

import (
	"os"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/settings"
)

// scaleVariable is where Fyne looks, whenever a window is rescaled, how large a
// person wants things; see docs/adr/0009-scale.md.
const scaleVariable = "FYNE_SCALE"

// scaleKey is where the person's percentage is remembered.
const scaleKey = "window.scale"

// scaleTrial is how long a larger scale is tried before it is taken back.
const scaleTrial = 15 * time.Second

// scaling is how large everything in the window is, in percent of what it would
// be without Kneewise's own setting.
type scaling struct {
	percent int
	without string // the environment's own value; empty: none
}

// openScale has the window open in the scale of the last one.
func (w *Window) openScale() {
	w.scaling.without = os.Getenv(scaleVariable)
	percent := w.app.Preferences().IntWithFallback(scaleKey, settings.UsualScale)
	if !slices.Contains(settings.Scales, percent) {
		percent = settings.UsualScale
	}
	w.announceScale(percent)
}

// announceScale tells Fyne what it reads when a window is rescaled next.
func (w *Window) announceScale(percent int) {
	w.scaling.percent = percent
	value := w.scaling.without
	if percent != settings.UsualScale {
		value = strconv.FormatFloat(w.scaling.base(w.app.Settings())*float64(percent)/settings.UsualScale, 'f', 2, 64)
	}
	err := os.Setenv(scaleVariable, value)
	if value == "" {
		err = os.Unsetenv(scaleVariable)
	}
	if err != nil {
		w.log(err)
	}
}

// base is the scale that a person chose for all programs: in the environment, or
// in Fyne's own settings.
func (s *scaling) base(all fyne.Settings) float64 {
	if chosen, err := strconv.ParseFloat(s.without, 64); err == nil && chosen > 0 {
		return chosen
	}
	if chosen := float64(all.Scale()); s.without == "" && chosen > 0 {
		return chosen
	}
	return 1
}

// scaledSize is that of the window in another scale if it stays as large as it is.
func (w *Window) scaledSize(percent int) fyne.Size {
	size, share := w.window.Canvas().Size(), float32(w.scaling.percent)/float32(percent)
	return fyne.NewSize(size.Width*share, size.Height*share)
}

// rescale draws everything in another scale, in a window of a size, which Fyne
// rounds up to whole units.
func (w *Window) rescale(percent int, size fyne.Size) {
	// The canvas alone: a window that is resized twice at once is drawn askew by
	// some drivers, and Fyne resizes it for the new scale.
	if c, ok := w.window.Canvas().(interface{ Resize(fyne.Size) }); ok {
		c.Resize(size)
	}
	w.announceScale(percent)
	w.restyle() // Fyne rescales its windows with the theme
}

// setScale takes another scale. A larger one is tried first: it may leave nothing
// on the screen to take it back with.
func (w *Window) setScale(percent int) {
	before, size := w.scaling.percent, w.window.Canvas().Size()
	if percent == before {
		return
	}
	w.rescale(percent, w.scaledSize(percent))
	if percent < before {
		w.app.Preferences().SetInt(scaleKey, percent)
		return
	}
	say := w.words.Say
	d := &kit.Dialog{
		Heading: say("scale.heading", "Percent", percent), Sentence: say("scale.sentence", "Seconds", int(scaleTrial.Seconds()), "Percent", before),
		Confirm: say("scale.keep"), Cancel: say("scale.back"), Loose: true,
	}
	stop := w.task.After(scaleTrial, d.Close)
	d.OnClosed = func(keep bool) {
		stop()
		if !keep {
			w.rescale(before, size)
			return
		}
		w.app.Preferences().SetInt(scaleKey, percent)
	}
	d.Show(w.window.Canvas())
}
