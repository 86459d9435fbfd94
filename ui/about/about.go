// Package about is the window that says what Kneewise is: its version and the
// notice that it is no medical advice, what its rules rest on, and the licences
// of everything in it.
package about

import (
	"encoding/json"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/assets"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// Deps is what it needs of the window.
type Deps struct {
	Words   *format.Words
	Canvas  fyne.Canvas
	Version string
	// Modules are the Go modules in the program with their versions.
	Modules map[string]string
}

// Part is one of its parts.
type Part int

// The parts.
const (
	Program Part = iota
	Rules
	Licences
)

// statements is how many statements the rules take from the article.
const statements = 35

// Licence is a part of the program with the licence that it comes under.
type Licence struct {
	Name    string // of a Go module, its path
	Licence string
	Text    string // the file with its words
}

// AllLicences lists them, that of Kneewise first.
func AllLicences() ([]Licence, error) {
	var all []Licence
	text, err := assets.Licences.ReadFile("licences/licences.json")
	if err == nil {
		err = json.Unmarshal(text, &all)
	}
	if err != nil {
		return nil, fmt.Errorf("read the licences: %w", err)
	}
	return all, nil
}

// source is what a rule rests on.
type source struct {
	Number int
	Topic  string
	Title  string
	Where  []string
}

// view is the open window.
type view struct {
	Deps
	licences []Licence
	sources  []source

	parts  *kit.Segments
	reader *kit.Reader
	list   *kit.Rows
	chosen int // the licence that was read last
	body   *fyne.Container
}

// Show opens it with one of its parts.
func Show(deps Deps, part Part) error {
	v := &view{Deps: deps}
	var err error
	if v.licences, err = AllLicences(); err != nil {
		return err
	}
	if err := json.Unmarshal(assets.Sources, &v.sources); err != nil {
		return fmt.Errorf("read the sources: %w", err)
	}
	v.reader = kit.NewReader()
	v.list = kit.NewRows(rowHeight, newRow, v.giveRow, func(i int) string { return v.licences[i].Name + ", " + v.licences[i].Licence })
	v.list.OnChosen = v.read
	v.parts = kit.NewSegments([]string{v.say("about.program"), v.say("about.rules"), v.say("about.licences")}, int(part), func(i int) { v.show(Part(i)) })
	v.body = v.newBody()
	v.show(part)
	d := &kit.Dialog{
		Heading: v.say("about.heading"), Width: width, Content: v.body, Cancel: v.say("dialog.close"), Loose: true,
		OnKey: func(key *fyne.KeyEvent) bool { return v.scrolls(key) },
	}
	d.Show(deps.Canvas)
	return nil
}

func (v *view) say(key string, args ...any) string { return v.Words.Say(key, args...) }

// scrolls hands the keys that move a page to the text, whatever else has the
// keyboard.
func (v *view) scrolls(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyDown, fyne.KeyUp, fyne.KeyHome, fyne.KeyEnd:
		if v.Canvas.Focused() == fyne.Focusable(v.reader) {
			return false // it had no use for the key
		}
		v.reader.TypedKey(key)
		return true
	}
	return false
}

// show shows one of the parts.
func (v *view) show(part Part) {
	v.list.Hide()
	switch part {
	case Rules:
		v.reader.SetPassages(v.rules()...)
	case Licences:
		v.list.Show()
		v.list.SetCount(len(v.licences), v.chosen)
		v.read(v.chosen)
	default:
		v.reader.SetPassages(v.program()...)
	}
	v.body.Layout.Layout(v.body.Objects, v.body.Size())
}

// program says what this is.
func (v *view) program() []kit.Passage {
	text := func(keys ...string) []kit.Passage {
		var all []kit.Passage
		for _, key := range keys {
			all = append(all, kit.Passage{Text: v.say(key)}, kit.Passage{})
		}
		return all
	}
	all := []kit.Passage{{Text: v.say("about.version", "Version", v.Version), Bold: true}, {}}
	all = append(all, text("about.what", "about.private", "about.free")...)
	all = append(all, kit.Passage{Text: v.say("about.notice.heading"), Bold: true}, kit.Passage{})
	return append(all, text("about.notice", "about.notice.knees", "about.notice.doctor")...)
}

// rules says what they rest on: the statements of the article they began with,
// and the studies, by topic.
func (v *view) rules() []kit.Passage {
	all := []kit.Passage{
		{Text: v.say("about.rules.what")},
		{},
		{Text: v.say("about.article"), Bold: true},
		{Text: v.say("about.article.source"), Ink: theme.ColorTextMuted},
		{},
	}
	for i := range statements {
		id := fmt.Sprintf("R%d", i+1)
		all = append(all, kit.Passage{Text: v.say("about.statement", "ID", id, "Statement", v.say("about."+id))})
	}
	all = append(all, kit.Passage{}, kit.Passage{Text: v.say("about.studies.what")})
	topic := ""
	for _, s := range v.sources {
		if s.Topic != topic {
			topic = s.Topic
			all = append(all, kit.Passage{}, kit.Passage{Text: v.say("about.topic." + topic), Bold: true})
		}
		all = append(all, kit.Passage{Text: s.Title})
		if len(s.Where) > 0 {
			all = append(all, kit.Passage{Text: strings.Join(s.Where, "\n"), Ink: theme.ColorTextMuted})
		}
	}
	return all
}

// read shows the words of a licence.
func (v *view) read(i int) {
	v.chosen = i
	l := v.licences[i]
	text, err := assets.Licences.ReadFile(l.Text)
	if err != nil {
		v.reader.SetPassages(kit.Passage{Text: err.Error()}) // a test reads all of them
		return
	}
	v.reader.SetPassages(
		kit.Passage{Text: strings.TrimSpace(l.Name + " " + v.Modules[l.Name]), Bold: true},
		kit.Passage{Text: l.Licence, Ink: theme.ColorTextMuted}, kit.Passage{},
		kit.Passage{Text: strings.TrimRight(string(text), "\n")})
}
