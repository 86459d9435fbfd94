package diary

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/ui/kit"
	"github.com/kneewise/kneewise/ui/theme"
)

// linkDays is how far back a session can lie that pain is about (RULES.md R1).
const linkDays = 7

// painForm asks for one pain entry: a score and a knee are enough, the rest is
// folded away.
type painForm struct {
	page   *Pain
	edited *model.PainEntry // nil: a new one

	body  *kit.Column
	sheet fyne.CanvasObject

	side      *kit.Segments
	scores    *kit.Scores
	scored    *kit.Field
	when      *moment
	session   *kit.Select
	sessions  []model.ID // behind the choices; the first is none, the second "by itself" for new ones
	drawing   *knees
	site      *kit.Select
	moment    *kit.Select
	quality   *kit.Select
	more      *kit.Column
	moreOn    *kit.Button
	atRest    *kit.Check
	swelling  *kit.Segments
	warm      *kit.Entry
	warmField *kit.Field
	ticks     map[model.Symptom]*kit.Check
	exercise  *kit.Select
	exercises []model.ID
	note      *kit.Entry
	noteField *kit.Field
	effects   *kit.Column // what saving it does
	aside     *kit.Column // of a new entry: they stand beside the form, on a sheet
}

var formSides = []model.Side{model.Left, model.Right, model.BothSides}

func (p *Pain) newForm(edited *model.PainEntry) *painForm {
	f := &painForm{page: p, edited: edited, ticks: map[model.Symptom]*kit.Check{}}
	f.makeFields()
	f.makeMore()
	f.effects = kit.NewColumn(4)
	top := []fyne.CanvasObject{
		kit.NewRow(16, 1, f.drawing, kit.NewColumn(2, kit.NewField(p.Format.Field("side"), f.side), f.scored,
			kit.NewField(p.Format.Field("site"), f.site))),
	}
	parts := append(top, f.when.parts()...)
	parts = append(parts, kit.NewShares(kit.NewField(p.Format.Field("moment"), f.moment), kit.NewField(p.Format.Field("quality"), f.quality)),
		kit.NewField(p.say("diary.session"), f.session), f.moreOn, f.more)
	if edited != nil {
		parts = append(parts, f.effects)
	} else {
		f.aside = kit.NewSheet(8, f.effects)
	}
	f.body = kit.NewColumn(2, parts...)
	f.sheet = kit.NewSheet(8, kit.NewRow(8, 0, heading(p.say("diary.new")), kit.Primary(p.say("diary.save"), f.submit)), f.body)
	if edited != nil {
		f.fill(edited)
	}
	f.changed()
	return f
}

// makeFields makes what is always seen.
func (f *painForm) makeFields() {
	p := f.page
	var sides []string
	for _, side := range formSides {
		sides = append(sides, p.Format.Side(side))
	}
	f.side = kit.NewSegments(sides, 0, func(int) { f.showKnee(); f.changed() })
	f.scores = kit.NewScores(p.Format.Field("score"), func(int) { f.scored.SetError(""); f.changed() })
	f.scored = kit.NewField(p.Format.Field("score"), f.scores)
	f.site = kit.NewSelect(f.words("site.", model.PainSites), 0, func(int) { f.showKnee(); f.changed() })
	f.drawing = newKnees(p.Format.Side(model.Left), p.Format.Side(model.Right), func(a area) string {
		return p.say("diary.area", "Side", p.Format.Side(a.side), "Site", p.say("site."+a.site))
	}, func(side model.Side, site string) {
		f.side.SetChosen(slices.Index(formSides, side))
		f.site.SetOptions(f.words("site.", model.PainSites), 1+slices.Index(model.PainSites, site))
		f.changed()
	})
	var at time.Time
	if f.edited != nil {
		at = f.edited.At
	}
	f.showKnee()
	f.when = p.newMoment(at, f.changed)
	f.moment = kit.NewSelect(f.words("moment.", model.PainMoments), 0, func(int) { f.changed() })
	f.quality = kit.NewSelect(f.words("quality.", model.PainQualities), 0, func(int) { f.changed() })
	f.session = kit.NewSelect(nil, -1, func(int) { f.changed() })
}

// words are the choices of a field, with none first.
func (f *painForm) words(prefix string, all any) []string {
	words := []string{f.page.say("diary.not-said")}
	switch all := all.(type) {
	case []string:
		for _, code := range all {
			words = append(words, f.page.say(prefix+code))
		}
	case []model.PainMoment:
		for _, code := range all {
			words = append(words, f.page.say(prefix+string(code)))
		}
	}
	return words
}

// makeMore makes what is folded away.
func (f *painForm) makeMore() {
	p := f.page
	f.atRest = kit.NewCheck(p.say("diary.at-rest"), false, func(bool) { f.changed() })
	f.swelling = kit.NewSegments([]string{p.say("swelling.0"), p.say("swelling.1"), p.say("swelling.2"), p.say("swelling.3")}, 0, func(int) { f.changed() })
	f.warm = kit.NewEntry(p.say("diary.temperature.hint"))
	f.warm.OnChanged = func(string) { f.changed() }
	f.warmField = kit.NewField(p.Format.Field("temperature"), f.warm)
	f.exercises = []model.ID{""}
	names := []string{p.say("diary.not-said")}
	for _, e := range p.Plan.Library().Exercises {
		f.exercises, names = append(f.exercises, e.ID), append(names, e.Name)
	}
	chosen := 0
	if f.edited != nil {
		if chosen = slices.Index(f.exercises, f.edited.Exercise); chosen < 0 { // it is in the library no more
			f.exercises, names = append(f.exercises, f.edited.Exercise), append(names, string(f.edited.Exercise))
			chosen = len(names) - 1
		}
	}
	f.exercise = kit.NewSelect(names, chosen, func(int) { f.changed() })
	f.note = kit.NewNote(p.say("diary.note.hint"), 2)
	f.noteField = kit.NewField(p.Format.Field("note"), f.note)
	parts := []fyne.CanvasObject{kit.NewField(p.Format.Field("swelling"), f.swelling), f.atRest, kit.NewLine(p.Format.Field("symptoms"), theme.TextSmall, true, theme.ColorText)}
	var pair []fyne.CanvasObject
	for _, symptom := range model.Symptoms {
		check := kit.NewCheck(p.say("symptom."+string(symptom)), false, func(bool) { f.changed() })
		f.ticks[symptom] = check
		if pair = append(pair, check); len(pair) == 2 {
			parts, pair = append(parts, kit.NewShares(pair...)), nil
		}
	}
	if len(pair) > 0 {
		parts = append(parts, pair...)
	}
	parts = append(parts, kit.NewShares(f.warmField, kit.NewField(p.Format.Field("exercise"), f.exercise)), f.noteField)
	f.more = kit.NewColumn(8, parts...)
	f.more.Hide()
	f.moreOn = kit.Flat(p.say("diary.more"), f.unfold)
}

func (f *painForm) unfold() {
	f.more.Show()
	f.moreOn.Hide()
	f.page.Refresh()
}

// showKnee marks in the drawing what the fields say.
func (f *painForm) showKnee() {
	site := ""
	if i := f.site.Chosen(); i > 0 {
		site = model.PainSites[i-1]
	}
	f.drawing.show(formSides[f.side.Chosen()], site)
}

// reloadSessions reads the sessions that pain of now can be about; the choice
// stays.
func (f *painForm) reloadSessions() error {
	p := f.page
	was := model.ID("")
	byItself := f.edited == nil
	if i := f.session.Chosen(); i >= 0 && i < len(f.sessions) {
		was, byItself = f.sessions[i], i == 0 && f.edited == nil
	} else if f.edited != nil {
		was = f.edited.Session
	}
	words := []string{p.say("diary.session.by-itself")}
	f.sessions = []model.ID{""}
	if f.edited != nil {
		words[0] = p.say("diary.session.none")
	}
	chosen := 0
	today := p.today()
	list, err := p.Plan.Adherence(today.AddDays(-linkDays), today)
	if err != nil {
		return err
	}
	for _, s := range slices.Backward(list.Sessions) {
		f.sessions = append(f.sessions, s.Session)
		words = append(words, p.say("today.left.row", "Day", p.Format.Date(s.Date), "Title", s.Title))
		if !byItself && s.Session == was {
			chosen = len(words) - 1
		}
	}
	if was != "" && chosen == 0 && !byItself {
		f.sessions, words = append(f.sessions, was), append(words, p.names().Session(was))
		chosen = len(words) - 1
	}
	f.session.SetOptions(words, chosen)
	return nil
}

// fill shows an entry that is edited.
func (f *painForm) fill(e *model.PainEntry) {
	p := f.page
	f.side.SetChosen(slices.Index(formSides, e.Side))
	f.scores.SetChosen(e.Score)
	f.site.SetOptions(f.words("site.", model.PainSites), 1+slices.Index(model.PainSites, e.Site))
	f.moment.SetOptions(f.words("moment.", model.PainMoments), 1+slices.Index(model.PainMoments, e.Moment))
	f.quality.SetOptions(f.words("quality.", model.PainQualities), 1+slices.Index(model.PainQualities, e.Quality))
	f.atRest.SetChecked(e.AtRest)
	f.swelling.SetChosen(e.Swelling)
	if e.Temperature > 0 {
		f.warm.SetText(p.Format.Temperature(e.Temperature))
	}
	for _, symptom := range e.Symptoms {
		f.ticks[symptom].SetChecked(true)
	}
	f.note.SetText(e.Note)
	f.showKnee()
	f.unfold()
	if err := f.reloadSessions(); err != nil {
		p.Fail(err)
	}
}

// entry is what the form says; what cannot be read is named at its field.
func (f *painForm) entry() (model.PainEntry, error) {
	p := f.page
	f.warmField.SetError("")
	f.noteField.SetError("")
	e := model.PainEntry{}
	if f.edited != nil {
		e = *f.edited
	}
	at, err := f.when.at()
	if err != nil {
		return e, err
	}
	if !at.IsZero() || f.edited != nil {
		e.At = at
	}
	e.Side, e.Score = formSides[f.side.Chosen()], f.scores.Chosen()
	if e.Score < 0 {
		return e, &model.Invalid{Field: "score", Code: model.CodeEmpty}
	}
	e.Site, e.Moment, e.Quality = "", "", ""
	if i := f.site.Chosen(); i > 0 {
		e.Site = model.PainSites[i-1]
	}
	if i := f.moment.Chosen(); i > 0 {
		e.Moment = model.PainMoments[i-1]
	}
	if i := f.quality.Chosen(); i > 0 {
		e.Quality = model.PainQualities[i-1]
	}
	if i := f.session.Chosen(); i >= 0 && i < len(f.sessions) {
		e.Session = f.sessions[i]
	}
	e.AtRest, e.Swelling, e.Exercise = f.atRest.Checked(), f.swelling.Chosen(), f.exercises[max(f.exercise.Chosen(), 0)]
	e.Symptoms, e.Note = nil, strings.TrimSpace(f.note.Text)
	for _, symptom := range model.Symptoms {
		if f.ticks[symptom].Checked() {
			e.Symptoms = append(e.Symptoms, symptom)
		}
	}
	e.Temperature = 0
	if strings.TrimSpace(f.warm.Text) != "" {
		if e.Temperature, err = p.Format.ParseTemperature("temperature", f.warm.Text); err != nil {
			return e, err
		}
	}
	return e, nil
}

// op is what saving the form does.
func (f *painForm) op(e model.PainEntry) planner.Op {
	if f.edited != nil {
		return planner.EditPain{Entry: e}
	}
	return planner.LogPain{Entries: []model.PainEntry{e}}
}

// changed says what will change, as soon as there is enough to know.
func (f *painForm) changed() {
	if f.effects == nil {
		return
	}
	p := f.page
	var parts []fyne.CanvasObject
	if e, err := f.entry(); err == nil {
		out, err := p.Plan.Check(f.op(e))
		if err == nil {
			parts = append(parts, kit.NewLine(p.say("diary.will-change"), theme.TextSmall, true, theme.ColorText))
			for _, sentence := range p.sentences(&out) {
				parts = append(parts, paragraph(sentence, theme.TextSmall, theme.ColorTextMuted))
			}
		}
	}
	f.tell(parts...)
}

// tell says something of what is entered, beside a new entry or below an edited
// one.
func (f *painForm) tell(parts ...fyne.CanvasObject) {
	f.effects.SetParts(parts...)
	if f.aside != nil {
		f.aside.Hidden = len(parts) == 0
	}
	f.page.Refresh()
}

// submit logs the entry and begins a new one.
func (f *painForm) submit() {
	p := f.page
	e, err := f.entry()
	var out planner.Outcome
	if err == nil {
		out, err = p.do(planner.LogPain{Entries: []model.PainEntry{e}})
	}
	if err != nil {
		f.complain(err, func(words string) { f.tell(paragraph(words, theme.TextSmall, theme.ColorVerdictStop)) })
		p.Refresh()
		return
	}
	p.logged(out)
	p.form = p.newForm(nil)
	p.first = p.form.scores
	p.part.Reload()
	p.spread.ScrollToTop()
	p.Focus()
}

// complain names what keeps the entry from being saved, at its field where it
// has one, and goes there.
func (f *painForm) complain(err error, elsewhere func(string)) {
	p := f.page
	invalid := model.InvalidFields(err)
	if len(invalid) == 0 {
		elsewhere(p.Format.Explain(err))
		return
	}
	words := p.Format.Invalid(invalid[0])
	switch invalid[0].Field {
	case "date", "start", "at":
		f.when.focus(err) // it says so itself
	case "temperature":
		f.unfold()
		f.warmField.SetError(words)
		f.warmField.Focus()
	case "note":
		f.unfold()
		f.noteField.SetError(words)
		f.noteField.Focus()
	case "score":
		f.scored.SetError(p.say("diary.score.needed"))
		f.scored.Focus()
	default:
		elsewhere(words)
	}
}
