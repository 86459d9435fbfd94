package store

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/kneewise/kneewise/model"
)

// The tests of this file start this test program again, as another process
// that plays one of these parts.
var parts = map[string]func(folder string) error{
	"write":   writeRounds,
	"count":   countManyTimes,
	"lock":    holdWindow,
	"open":    holdPlan,
	"restore": restoreRounds,
}

const (
	partVariable   = "KNEEWISE_TEST_PART"
	folderVariable = "KNEEWISE_TEST_FOLDER"
	manyTimes      = 60
	perRound       = 3 // sessions
)

func TestMain(m *testing.M) {
	play, ok := parts[os.Getenv(partVariable)]
	if !ok {
		os.Exit(m.Run())
	}
	if err := play(os.Getenv(folderVariable)); err != nil {
		fmt.Println("failed:", err)
		os.Exit(1)
	}
}

// process is another one, playing a part.
type process struct {
	command *exec.Cmd
	lines   *bufio.Scanner
}

func start(t *testing.T, part, folder string) *process {
	t.Helper()
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), partVariable+"="+part, folderVariable+"="+folder)
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := command.StdinPipe(); err != nil { // open until the process ends
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	return &process{command, bufio.NewScanner(out)}
}

func (p *process) line(t *testing.T) string {
	t.Helper()
	if !p.lines.Scan() {
		t.Fatalf("the other process ended: %v", errors.Join(p.lines.Err(), p.command.Wait()))
	}
	return p.lines.Text()
}

// kill ends the process as a crash or kill -9 does. Killing is the point, so
// that Wait says so is no error.
func (p *process) kill(t *testing.T) {
	t.Helper()
	if err := p.command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = p.command.Wait()
}

// writeRounds commits one round of sessions after the other, for ever, and
// says what it is doing.
func writeRounds(folder string) error {
	db, err := Open(folder)
	if err != nil {
		return err
	}
	for {
		var round int
		err := db.Update(func(w model.Writer) error {
			all, _, err := w.Timeline()
			if err != nil {
				return err
			}
			round = len(all)/perRound + 1
			for i := range perRound {
				if err := w.SaveSession(roundSession(round, i)); err != nil {
					return err
				}
				if i == 1 {
					fmt.Println("within", round)
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		fmt.Println("committed", round)
	}
}

func roundSession(round, i int) model.Session {
	set := model.Set{Reps: round}
	return model.Session{
		ID: model.ID(fmt.Sprintf("%d-%d", round, i)), Kind: model.Upper, Title: "Upper body", Status: model.Planned,
		Plan: model.Effort{Duration: model.Hour}, Date: day0,
		Prescriptions: []model.Prescription{{Exercise: "row", Sets: []model.Set{set, set}}, {Exercise: "press", Sets: []model.Set{set}}},
	}
}

// A process killed at any moment, also in the middle of a transaction, loses
// nothing that it committed and leaves nothing half.
func TestKill(t *testing.T) {
	folder := t.TempDir()
	for kill := range 6 {
		other := start(t, "write", folder)
		committed := 0
		for lines := 0; ; lines++ {
			line := other.line(t)
			if _, err := fmt.Sscanf(line, "committed %d", &committed); err == nil {
				continue
			}
			if !strings.HasPrefix(line, "within ") {
				t.Fatalf("the other process says %q", line)
			}
			if lines > 8+kill*5 {
				break // it is within a transaction, or was a moment ago
			}
		}
		other.kill(t)

		db := mustOpen(t, folder)
		all := view(t, db, func(r model.Reader) ([]model.Session, error) { return r.Sessions(day0, day0) })
		rounds := len(all) / perRound
		if len(all)%perRound != 0 || rounds < committed {
			t.Fatalf("%d sessions after %d committed rounds of %d", len(all), committed, perRound)
		}
		got := map[model.ID]model.Session{}
		for _, s := range all {
			got[s.ID] = s
		}
		for round := 1; round <= rounds; round++ {
			for i := range perRound {
				want := roundSession(round, i)
				if s := got[want.ID]; fmt.Sprint(s) != fmt.Sprint(want) {
					t.Fatalf("session %s is %v, want %v", want.ID, s, want)
				}
			}
		}
		if revision := view(t, db, model.Reader.Revision); revision != int64(rounds) {
			t.Errorf("revision is %d after %d rounds", revision, rounds)
		}
		mustClose(t, db)
	}
}

func countManyTimes(folder string) error {
	db, err := Open(folder)
	if err != nil {
		return err
	}
	for range manyTimes {
		if err := countUp(db); err != nil {
			return err
		}
	}
	return db.Close()
}

// Processes that write at the same time wait for each other and lose nothing.
func TestTwoProcesses(t *testing.T) {
	folder := t.TempDir()
	db := openIn(t, folder)
	update(t, db, func(w model.Writer) error { return w.SaveKept(kept("counter", 0)) })
	var group sync.WaitGroup
	for range 2 {
		other := start(t, "count", folder)
		group.Go(func() {
			for other.lines.Scan() {
				t.Errorf("the other process says %s", other.lines.Text())
			}
			if err := other.command.Wait(); err != nil {
				t.Error(err)
			}
		})
	}
	for range manyTimes {
		if err := countUp(db); err != nil {
			t.Error(err)
		}
	}
	group.Wait()
	if got := view(t, db, model.Reader.Kept)[0].Value; got != 3*manyTimes {
		t.Errorf("counted to %d, want %d", got, 3*manyTimes)
	}
}

func holdWindow(folder string) error {
	if _, err := LockWindow(folder); err != nil {
		return err
	}
	fmt.Println("locked")
	_, err := io.Copy(io.Discard, os.Stdin) // until killed
	return err
}

func TestOneWindowPerFolder(t *testing.T) {
	folder := t.TempDir()
	lock := func() func() {
		t.Helper()
		release, err := LockWindow(folder)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := LockWindow(folder); !errors.Is(err, ErrAlreadyOpen) {
			t.Fatalf("a second window in this process: %v", err)
		}
		return release
	}
	lock()()

	other := start(t, "lock", folder)
	if line := other.line(t); line != "locked" {
		t.Fatalf("the other process says %q", line)
	}
	if _, err := LockWindow(folder); !errors.Is(err, ErrAlreadyOpen) {
		t.Errorf("beside another process: %v", err)
	}
	if release, err := LockWindow(t.TempDir()); err != nil {
		t.Errorf("another folder: %v", err)
	} else {
		release()
	}
	update(t, openIn(t, folder), func(w model.Writer) error { return w.SaveKept(kept("a", 1)) }) // a command may write

	other.kill(t)
	lock()()
}
