package ui

import (
	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/ui/desktop"
	"github.com/kneewise/kneewise/ui/warmup"
)

// openWarmUp makes the page of the guided warm-ups.
func (w *Window) openWarmUp() (page, []command, error) {
	b := &beside{attention: w.attention.Part(), run: w.task.Run, log: w.log}
	var err error
	w.warmUp, err = warmup.NewPage(warmup.Deps{
		Plan: w.plan, Format: w.format, Canvas: w.window.Canvas(),
		Tools:     w.newTools(),
		Now:       w.now,
		After:     w.task.After,
		Chime:     func(c warmup.Cue) { b.chime(cueTones[c]) },
		KeepAwake: b.keepAwake,
		Minimised: func() bool { return w.minimised },
		Done:      w.done,
		Fail:      w.fail,
	})
	if err != nil {
		return nil, nil, err
	}
	return w.warmUp, warmUpCommands(w.warmUp), nil
}

// cueTones are the sounds of a warm-up.
var cueTones = map[warmup.Cue]desktop.Tone{
	warmup.CueStep: desktop.ToneStep, warmup.CueSide: desktop.ToneStep, warmup.CueOver: desktop.ToneOver,
}

func warmUpCommands(p *warmup.Page) []command {
	running := func() bool { return !p.Ready() && p.Begun() }
	return []command{
		{words: "command.warm-up.play", shortcut: shortcut{fyne.KeySpace, none}, menu: moreMenu, do: p.Play},
		{words: "command.warm-up.skip", shortcut: shortcut{fyne.KeyRight, none}, menu: moreMenu, enabled: running, do: p.Skip},
		{words: "command.warm-up.extend", shortcut: shortcut{fyne.KeyPlus, none}, menu: moreMenu, enabled: running, do: p.Extend},
		{words: "command.warm-up.stop", shortcut: shortcut{fyne.KeyEscape, none}, menu: moreMenu, enabled: running, do: p.Stop},
		{words: "command.warm-up.low-impact", shortcut: shortcut{fyne.KeyL, none}, menu: moreMenu, enabled: p.HasLowImpact, chosen: p.LowImpact, do: p.ToggleLowImpact},
		{words: "command.warm-up.sound", shortcut: shortcut{fyne.KeyM, none}, menu: moreMenu, chosen: p.Sounds, do: p.ToggleSound},
		{words: "command.warm-up.copy", shortcut: shortcut{fyne.KeyN, ctrl}, menu: moreMenu, enabled: p.Ready, do: p.CopyRoutine},
		{words: "command.warm-up.edit", shortcut: shortcut{fyne.KeyF2, none}, menu: moreMenu, enabled: p.OwnChosen, do: p.EditRoutine},
		{words: "command.warm-up.delete", shortcut: shortcut{fyne.KeyDelete, none}, menu: moreMenu, enabled: p.OwnChosen, do: p.DeleteRoutine},
	}
}
