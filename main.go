// Kneewise plans training weeks that your knees can take. Without arguments it
// opens a window, with a command it does one thing and prints it; docs/commands.md
// says which.
package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	_ "time/tzdata" // zones on computers that have none

	"cloud.google.com/go/civil"
	"fyne.io/fyne/v2/app"

	"github.com/kneewise/kneewise/assets"
	"github.com/kneewise/kneewise/model"
	"github.com/kneewise/kneewise/model/store"
	"github.com/kneewise/kneewise/planner"
	"github.com/kneewise/kneewise/planner/example"
	"github.com/kneewise/kneewise/ui"
	"github.com/kneewise/kneewise/ui/cli"
	"github.com/kneewise/kneewise/ui/format"
	"github.com/kneewise/kneewise/ui/screen"
)

// appID names the window's preferences for ever; it is that of FyneApp.toml.
const appID = "io.github.kneewise.Kneewise"

// version is set by the linker (.ci/build) from FyneApp.toml.
var version = "dev"

func main() { os.Exit(run()) }

func run() int {
	words, err := format.New("en")
	if err != nil {
		fmt.Fprintln(os.Stderr, "kneewise:", err)
		return 2
	}
	begin := os.Getenv("KNEEWISE_NOW")
	now, err := clock(begin, localZone())
	if err != nil {
		fmt.Fprintln(os.Stderr, "kneewise:", words.Say("start.bad-now", "Text", begin))
		return 2
	}
	p := &program{words: words, now: now, log: slog.New(slog.DiscardHandler)}
	defer p.close()
	return cli.Run(cli.Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Terminal: isTerminal(os.Stdout),
		Words: words, Version: version, NewID: newID,
		Open: p.open, BackUp: p.backUp, Restore: p.restore, Explain: p.explain, Window: p.window,
	}, os.Args[1:])
}

// program is what is open while Kneewise runs.
type program struct {
	words *format.Words
	now   func() time.Time
	log   *slog.Logger
	ends  []func() error // what to end with the program
}

// clock tells the time in a zone. For tests and pictures it can begin with the
// program at another instant, written as RFC 3339 has it, and goes on from
// there.
func clock(begin string, zone *time.Location) (func() time.Time, error) {
	if begin == "" {
		return func() time.Time { return time.Now().In(zone) }, nil
	}
	first, err := time.Parse(time.RFC3339, begin)
	if err != nil {
		return nil, fmt.Errorf("begin the clock: %w", err)
	}
	started := time.Now()
	return func() time.Time { return first.Add(time.Since(started)).In(zone) }, nil
}

func newID() model.ID { return model.ID(rand.Text()) }

// close ends what was opened, the last first.
func (p *program) close() {
	for _, end := range slices.Backward(p.ends) {
		if err := end(); err != nil {
			p.log.Error("end", "error", err)
		}
	}
}

// dataFolder is the folder named by --data, else by KNEEWISE_DATA, else the
// operating system's place.
func dataFolder(named string) (string, error) {
	if named != "" {
		return named, nil
	}
	if named = os.Getenv("KNEEWISE_DATA"); named != "" {
		return named, nil
	}
	return store.DefaultFolder()
}

// open opens the plan of a data folder and begins the log there.
func (p *program) open(named string) (*planner.Planner, error) {
	folder, err := dataFolder(named)
	if err != nil {
		return nil, err
	}
	plan, _, err := p.openIn(folder, store.Open)
	return plan, err
}

// openIn opens the plan in a folder for as long as the program runs.
func (p *program) openIn(folder string, open func(string) (*store.DB, error)) (*planner.Planner, *store.DB, error) {
	plan, db, err := p.openPlan(folder, open)
	p.startLog(folder)
	if err != nil {
		return nil, nil, err
	}
	p.ends = append(p.ends, db.Close)
	return plan, db, nil
}

// openPlan opens the plan in a folder, which is made where there is none.
func (p *program) openPlan(folder string, open func(string) (*store.DB, error)) (*planner.Planner, *store.DB, error) {
	library, err := model.DecodeLibrary(assets.Activities, assets.Exercises, assets.Templates)
	if err != nil {
		return nil, nil, err
	}
	p.words.Name(&library)
	db, err := open(folder)
	if err != nil {
		return nil, nil, err
	}
	return planner.New(db, library, p.now, newID), db, nil
}

// example opens a sample person in a folder that no plan of a person is in and
// that is gone once it ends.
func (p *program) example() (plan *planner.Planner, end func(), err error) {
	folder, err := os.MkdirTemp("", "kneewise-example-")
	if err != nil {
		return nil, nil, err
	}
	remove := func() {
		if err := os.RemoveAll(folder); err != nil {
			p.log.Error("remove the example", "error", err)
		}
	}
	plan, db, err := p.openPlan(folder, store.Open)
	if err != nil {
		remove()
		return nil, nil, err
	}
	end = sync.OnceFunc(func() {
		if err := db.Close(); err != nil {
			p.log.Error("close the example", "error", err)
		}
		remove()
	})
	p.ends = append(p.ends, func() error { end(); return nil })
	if err := fill(plan); err != nil {
		end()
		return nil, nil, err
	}
	return plan, end, nil
}

// fill gives an empty plan to the sample person.
func fill(plan *planner.Planner) error {
	today, err := plan.Today()
	if err != nil {
		return err
	}
	zone, err := plan.Zone()
	if err != nil {
		return err
	}
	profile, sessions, pain := example.Person(plan.Library(), today, zone, newID)
	_, err = plan.Apply(planner.Fill{Profile: profile, Sessions: sessions, Pain: pain}, "")
	return err
}

// backUp copies the plan in a data folder to a new file.
func (p *program) backUp(named, file string) (path string, found model.Contents, err error) {
	folder, err := dataFolder(named)
	if err != nil {
		return "", found, err
	}
	_, db, err := p.openIn(folder, store.Open)
	if err != nil {
		return "", found, err
	}
	return p.copyOf(context.Background(), db, file)
}

// copyOf copies an open plan to a new file: one in that folder if file is one, and
// here if it is empty.
func (p *program) copyOf(ctx context.Context, db *store.DB, file string) (path string, found model.Contents, err error) {
	if info, err := os.Stat(file); file == "" || err == nil && info.IsDir() {
		file = filepath.Join(file, p.now().Format("kneewise-2006-01-02-150405.db"))
	}
	if path, err = filepath.Abs(file); err != nil {
		return "", found, err
	}
	found, err = db.BackUp(ctx, path)
	return path, p.here(found), err
}

// look says what is in a plan's file.
func (p *program) look(ctx context.Context, file string) (model.Contents, error) {
	found, err := store.Look(ctx, file)
	return p.here(found), err
}

// here is what is in a plan, with instants in the person's zone.
func (p *program) here(found model.Contents) model.Contents {
	if !found.Changed.IsZero() {
		found.Changed = found.Changed.In(p.now().Location())
	}
	return found
}

// restore puts the plan of a file in the place of that in a data folder, which no
// window may show.
func (p *program) restore(named, file string) (kept string, found model.Contents, err error) {
	folder, err := dataFolder(named)
	if err != nil {
		return "", found, err
	}
	unlock, err := store.LockWindow(folder)
	if err != nil {
		return "", found, err
	}
	defer unlock()
	p.startLog(folder)
	if kept, err = store.Restore(folder, file); err != nil {
		return "", found, err
	}
	found, err = p.look(context.Background(), filepath.Join(folder, store.FileName))
	return kept, found, err
}

// maxLog is how large a log gets before the next run begins a new one.
const maxLog = 1 << 20

// startLog writes what goes wrong to kneewise.log in the data folder, readable
// by the person alone. Where there is no folder to write to, nothing is logged:
// the person has read the sentence on the screen.
func (p *program) startLog(folder string) {
	file, err := openBounded(filepath.Join(folder, "kneewise.log"))
	if err != nil {
		return
	}
	p.ends = append(p.ends, file.Close)
	p.log = slog.New(slog.NewTextHandler(file, nil))
	slog.SetDefault(p.log) // Fyne's own messages, too
}

// openBounded opens a file to append to, and puts one that is too large aside
// in place of the one put aside before.
func openBounded(path string) (*os.File, error) {
	if info, err := os.Stat(path); err == nil && info.Size() > maxLog {
		if err := os.Rename(path, path+".1"); err != nil {
			return nil, err
		}
	}
	return os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
}

// explain puts what is wrong with a data folder into a sentence with a way on.
func (p *program) explain(named string, err error) string {
	p.log.Error("failed", "error", err)
	folder, failed := dataFolder(named)
	if failed != nil {
		return p.words.Say("data.no-folder")
	}
	var other *store.CopyError
	if errors.As(err, &other) {
		return p.explainCopy(other)
	}
	file := filepath.Join(folder, store.FileName)
	switch {
	case errors.Is(err, store.ErrNewer):
		return p.words.Say("data.newer", "File", file)
	case errors.Is(err, store.ErrNotDatabase):
		return p.words.Say("data.not-database", "File", file)
	case errors.Is(err, store.ErrDamaged):
		return p.words.Say("data.damaged", "File", file)
	case errors.Is(err, store.ErrLocked):
		return p.words.Say("data.locked", "File", file)
	case errors.Is(err, store.ErrAlreadyOpen):
		return p.words.Say("data.open", "File", file)
	case errors.Is(err, model.ErrNoRoom):
		return p.words.Say("data.full", "File", file)
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return p.words.Say("data.unusable", "File", path.Path, "Cause", path.Err)
	}
	return p.words.Say("data.unusable", "File", file, "Cause", err)
}

// explainCopy puts what is wrong with a backup into a sentence.
func (p *program) explainCopy(err *store.CopyError) string {
	key, cause := "copy.unusable", err.Err
	switch {
	case errors.Is(err, store.ErrNewer):
		key = "copy.newer"
	case errors.Is(err, store.ErrNotDatabase):
		key = "copy.not-database"
	case errors.Is(err, store.ErrDamaged):
		key = "copy.damaged"
	case errors.Is(err, fs.ErrExist):
		key = "copy.exists"
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		cause = path.Err
	}
	return p.words.Say(key, "File", err.Path, "Cause", cause)
}

// window opens the window and returns when it is closed. What keeps it from
// opening is said in a small window of its own and on the terminal.
func (p *program) window(named string) int {
	if !hasDisplay() {
		return p.noDisplay()
	}
	file := newPlanFile(p, named)
	plan, err := p.openForWindow(file)
	a := app.NewWithID(appID) // after the log has begun, which takes Fyne's messages
	if err == nil {
		err = onDisplay(func() error {
			_, err := ui.Open(a, ui.Options{
				Version: version,
				Plan:    plan, Words: p.words, Now: p.now, Log: func(err error) { p.log.Error("window", "error", err) }, Example: p.example,
				Check: file.check, File: file, Screen: screen.NewProbe(),
			})
			return err
		})
	}
	switch {
	case err == nil:
		a.Run()
		if file.failed.Load() {
			return 2
		}
		return 0
	case errors.Is(err, errNoDisplay):
		return p.noDisplay()
	}
	sentence := p.refuse(named, err)
	shown := onDisplay(func() error { ui.OpenFailure(a, p.words, sentence); return nil })
	if shown == nil {
		a.Run()
	}
	return 2
}

// refuse says on the terminal, too, why a plan cannot be shown.
func (p *program) refuse(named string, err error) string {
	sentence := p.explain(named, err)
	fmt.Fprintln(os.Stderr, "kneewise:", sentence)
	return sentence
}

func (p *program) noDisplay() int {
	fmt.Fprintln(os.Stderr, "kneewise:", p.words.Say("start.no-display"))
	return 2
}

// openForWindow opens the plan for the only window that may show it.
func (p *program) openForWindow(file *planFile) (*planner.Planner, error) {
	folder, err := dataFolder(file.named)
	if err != nil {
		return nil, err
	}
	file.folder = folder
	unlock, err := store.LockWindow(folder)
	if err != nil {
		return nil, err
	}
	p.ends = append(p.ends, func() error { unlock(); return nil })
	plan, err := file.open()
	p.startLog(folder)
	if err != nil {
		return nil, err
	}
	p.ends = append(p.ends, file.close)
	p.keepCrashes(folder)
	// The history is read while the window is made. If that fails, so does what the
	// window asks first.
	go func() { _ = plan.Refresh() }()
	return plan, nil
}

// planFile is the file of the plan in the window. It is read, copied and replaced
// by one at a time, until the program ends.
type planFile struct {
	program       *program
	named, folder string
	life          context.Context // of the program
	end           func()          // ends it
	using         sync.Mutex
	db            *store.DB   // nil after it could not be opened again
	failed        atomic.Bool // the window ended for it
}

func newPlanFile(p *program, named string) *planFile {
	f := &planFile{program: p, named: named}
	f.life, f.end = context.WithCancel(context.Background())
	return f
}

func (f *planFile) open() (plan *planner.Planner, err error) {
	plan, f.db, err = f.program.openPlan(f.folder, store.OpenUnchecked)
	return plan, err
}

// close stops what can be stopped of what is done with the file, waits for the rest,
// and closes it.
func (f *planFile) close() error {
	f.end()
	f.using.Lock()
	defer f.using.Unlock()
	if f.db == nil {
		return nil
	}
	return f.db.Close()
}

// errClosed says that there is no open plan.
var errClosed = errors.New("the plan is closed")

// use does something with the file when its turn has come, until ctx or the program
// ends.
func (f *planFile) use(ctx context.Context, do func(context.Context) error) error {
	f.using.Lock()
	defer f.using.Unlock()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(f.life, cancel)()
	switch {
	case f.life.Err() != nil:
		return f.life.Err()
	case f.db == nil:
		return errClosed
	}
	return do(ctx)
}

// check says what is wrong with the file.
func (f *planFile) check() string {
	err := f.use(context.Background(), func(ctx context.Context) error { return f.db.Check(ctx) })
	if err == nil || errors.Is(err, errClosed) || f.life.Err() != nil {
		return ""
	}
	f.failed.Store(true)
	return f.program.refuse(f.named, err)
}

func (f *planFile) Folder() string {
	if folder, err := filepath.Abs(f.folder); err == nil {
		return folder
	}
	return f.folder
}

func (f *planFile) Copies() ([]string, error) { return store.Copies(f.folder) }

func (f *planFile) BackUp(ctx context.Context, path string) (found model.Contents, err error) {
	err = f.use(ctx, func(ctx context.Context) (err error) {
		_, found, err = f.program.copyOf(ctx, f.db, path)
		return err
	})
	return found, err
}

func (f *planFile) Look(ctx context.Context, path string) (model.Contents, error) {
	return f.program.look(ctx, path)
}

func (f *planFile) KeepDaily(ctx context.Context) error {
	return f.use(ctx, func(ctx context.Context) error {
		_, err := f.db.KeepDaily(ctx, civil.DateOf(f.program.now()))
		return err
	})
}

func (f *planFile) Fetch(ctx context.Context, path string) (ui.Fetched, error) {
	var ready *store.Fetched
	err := f.use(ctx, func(ctx context.Context) (err error) {
		ready, err = store.Fetch(ctx, f.folder, path)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &fetched{ready, f}, nil
}

// fetched is a plan that is ready to take the place of the one in the window.
type fetched struct {
	*store.Fetched
	file *planFile
}

// Replace closes the file, has it replaced, and opens what is there then.
func (f *fetched) Replace() (plan *planner.Planner, kept string, err error) {
	err = f.file.use(context.Background(), func(context.Context) error {
		plan, kept, err = f.file.replace(f.Fetched)
		return err
	})
	return plan, kept, err
}

func (f *planFile) replace(by *store.Fetched) (plan *planner.Planner, kept string, err error) {
	defer by.Discard()
	if err := f.db.Close(); err != nil {
		f.program.log.Error("close the plan to restore another", "error", err)
	}
	f.db = nil
	kept, failed := by.Replace()
	plan, err = f.open()
	if err != nil {
		f.failed.Store(true)
		return nil, kept, err
	}
	return plan, kept, failed
}

func (f *planFile) Facts() (facts model.FileFacts, err error) {
	err = f.use(context.Background(), func(context.Context) (err error) {
		facts, err = f.db.Facts()
		return err
	})
	return facts, err
}

func (f *planFile) Explain(err error) string { return f.program.explain(f.named, err) }

// errNoDisplay says that the display there is said to be cannot be used.
var errNoDisplay = errors.New("no display")

// onDisplay does what makes a window. Fyne has no other way to say that GLFW
// found no display than to panic.
func onDisplay(open func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			if !strings.Contains(fmt.Sprint(cause), "GLFW") {
				panic(cause)
			}
			err = errNoDisplay
		}
	}()
	return open()
}

// keepCrashes writes what Go says when the program crashes to crash.log in the
// data folder: a window has no terminal that a person would look at.
func (p *program) keepCrashes(folder string) {
	file, err := openBounded(filepath.Join(folder, "crash.log"))
	if err == nil {
		err = errors.Join(debug.SetCrashOutput(file, debug.CrashOptions{}), file.Close())
	}
	if err != nil {
		p.log.Error("keep crashes", "error", err)
	}
}

func hasDisplay() bool {
	switch runtime.GOOS {
	case "windows", "darwin":
		return true
	default:
		return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
	}
}

// isTerminal says whether what is written to f is read by a person at once.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

// localZone is the computer's time zone under its IANA name, so that a plan
// means the same on another computer. Where the name cannot be found out it is
// the zone of today's distance from UTC.
func localZone() *time.Location {
	for _, name := range []string{os.Getenv("TZ"), linked("/etc/localtime"), written("/etc/timezone")} {
		if _, after, found := strings.Cut(name, "zoneinfo/"); found {
			name = after
		}
		name = strings.TrimSpace(strings.TrimPrefix(name, ":"))
		if loc, err := time.LoadLocation(name); err == nil && name != "" && loc != time.Local {
			return loc
		}
	}
	_, east := time.Now().Zone()
	if loc, err := time.LoadLocation(fmt.Sprintf("Etc/GMT%+d", -east/3600)); err == nil && east%3600 == 0 {
		return loc
	}
	return time.UTC
}

func linked(path string) string {
	target, err := os.Readlink(path)
	if err != nil {
		return ""
	}
	return target
}

func written(path string) string {
	text, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	return string(text)
}
