package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner/adapt"
	"github.com/kneewise/kneewise/ui/diary"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/recovery"
)

// The keys of the parts of Recovery about how the knees are.
const (
	painPart   = "recovery.pain"
	doctorPart = "recovery.doctor"
)

func (w *Window) diaryDeps() diary.Deps {
	return diary.Deps{
		Plan: w.plan, Format: w.format, Canvas: w.window.Canvas(), Now: w.now,
		Done: w.done, Fail: w.fail, PrintList: w.printDoctorList,
	}
}

func (w *Window) openPain() (recovery.Part, []command, error) {
	p := diary.NewPain(w.diaryDeps())
	return p, []command{{words: "command.pain.save", shortcut: shortcut{fyne.KeyReturn, none}, also: shortcut{fyne.KeyEnter, none}, menu: moreMenu, do: p.Save}}, nil
}

func (w *Window) openDoctor() (recovery.Part, []command, error) {
	return diary.NewDoctor(w.diaryDeps()), nil, nil
}

func (w *Window) openPainkillers() (recovery.Part, []command, error) {
	return diary.NewPainkillers(w.diaryDeps()), nil, nil
}

func (w *Window) openMotion() (recovery.Part, []command, error) {
	return diary.NewMotion(w.diaryDeps()), nil, nil
}

// showBanner says above every page which signs to see a doctor are open, until
// a provider was contacted or they are closed.
func (w *Window) showBanner() {
	knees, err := w.plan.Knees()
	if err != nil {
		w.log(err)
		return
	}
	var signs []string
	urgency := adapt.Soon
	for _, flag := range knees.Flags {
		if !flag.Banner {
			continue
		}
		name := w.format.RedFlag(flag.Flag)
		if flag.Side != model.BothSides {
			name = w.words.Say("doctor.flag.side", "Sign", name, "Side", strings.ToLower(w.format.Side(flag.Side)))
		}
		signs = append(signs, name)
		if flag.Urgency == adapt.Today {
			urgency = adapt.Today
		}
	}
	words := ""
	if len(signs) > 0 {
		words = w.words.Say("banner."+string(urgency), "Signs", format.Capital(strings.Join(signs, ", ")))
	}
	if w.banner.AccessibilityLabel() != words {
		w.banner.Say(words)
		w.body.Layout.Layout(w.body.Objects, w.body.Size())
	}
}
