package uitest

import (
	"fmt"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/kneewise/kneewise/assets"
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/model/store"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/example"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/theme"
)

// Zone is where the people of the tests live.
const Zone = "Europe/London"

// Main runs the tests of a package in the light colours, without a screen.
func Main(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(theme.Light, theme.Comfortable))
	m.Run()
}

// SetLook has the running program look otherwise, until the test ends.
func SetLook(t T, appearance theme.Appearance, density theme.Density) {
	t.Helper()
	settings := fyne.CurrentApp().Settings()
	before := settings.Theme()
	settings.SetTheme(theme.New(appearance, density))
	t.Cleanup(func() { settings.SetTheme(before) })
}

// Local is an instant as a clock in [Zone] shows it.
func Local(d civil.Date, clock model.Seconds) time.Time {
	london, err := time.LoadLocation(Zone)
	if err != nil {
		panic(err)
	}
	return model.At(d, clock, Zone).In(london)
}

// NewIDs returns a source of IDs that are the same in every run.
func NewIDs(prefix string) func() model.ID {
	n := 0
	return func() model.ID {
		n++
		return model.ID(fmt.Sprintf("%s-%03d", prefix, n))
	}
}

// T is what is needed of a test: of testing.T, and of those that try many
// values.
type T interface {
	Helper()
	Fatal(...any)
	Cleanup(func())
}

// Words is the English catalogue.
func Words(t T) *format.Words {
	t.Helper()
	words, err := format.New("en")
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// Plan is the plan of one person in a real file.
type Plan struct {
	*planner.Planner
	DB *store.DB
	t  T
}

// OpenPlan opens the plan in a folder, at first that of a person who has entered
// nothing. The file is closed at the end of the test, if it is not before.
func OpenPlan(t T, folder string, now func() time.Time, newID func() model.ID) *Plan {
	t.Helper()
	p := &Plan{t: t}
	library, err := model.DecodeLibrary(assets.Activities, assets.Exercises, assets.Templates)
	p.Must(err)
	p.DB, err = store.Open(folder)
	p.Must(err)
	t.Cleanup(func() { p.DB.Close() })
	p.Planner = planner.New(p.DB, library, now, newID)
	return p
}

// FillExample enters the example person as of a day, with years of training
// before, and says how many sessions that are.
func (p *Plan) FillExample(today civil.Date, years int) int {
	p.t.Helper()
	profile, sessions, pain := example.WithYears(p.Library(), today, Zone, NewIDs("alex"), years)
	profile.Zone = Zone
	p.Do(planner.Fill{Profile: profile, Sessions: sessions, Pain: pain}, "")
	return len(sessions)
}

// Must ends the test on an error.
func (p *Plan) Must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

// Do applies an Op, which has to be allowed.
func (p *Plan) Do(op planner.Op, reason string) planner.Outcome {
	p.t.Helper()
	out, err := p.Apply(op, reason)
	p.Must(err)
	return out
}

// Stored reads a session from the file.
func (p *Plan) Stored(id model.ID) model.Session {
	p.t.Helper()
	var found model.Session
	p.Must(p.DB.View(func(r model.Reader) (err error) {
		found, err = r.Session(id)
		return err
	}))
	return found
}

// Revision says how often something was written.
func (p *Plan) Revision() int64 {
	p.t.Helper()
	var revision int64
	p.Must(p.DB.View(func(r model.Reader) (err error) {
		revision, err = r.Revision()
		return err
	}))
	return revision
}

// NewWindow opens an empty window of a size, without a margin.
func NewWindow(t T, size fyne.Size) fyne.Window {
	t.Helper()
	w := test.NewWindow(container.NewWithoutLayout())
	t.Cleanup(w.Close)
	w.SetPadded(false)
	w.Resize(size)
	return w
}
