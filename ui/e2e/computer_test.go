//go:build linux

package e2e

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/kneewise/kneewise/model/store"
	"github.com/kneewise/kneewise/ui/theme"
)

// begin is the time it is when a program starts: the Wednesday morning of the
// example's week from 8 to 14 June 2026.
const begin = "2026-06-10T09:00:00+01:00"

// patience is how long anything may take on a machine that has much else to do.
const patience = 60 * time.Second

// computer is a machine for one test: a screen, a home and a data folder.
type computer struct {
	testing.TB
	width   int // of the screen
	home    string
	data    string
	display string
	db      *store.DB // nil until the test looks into the plan
	evident bool      // what a failure looked like is saved
	begin   string    // what time it is when a program starts; empty: what it is
	extra   []string  // of the environment
	shell   string    // what starts a program, as "$@"; empty: it is started as it is
}

// newComputer switches one on, with a screen of that size and no data.
func newComputer(t testing.TB, width, height int) *computer {
	t.Helper()
	folder := t.TempDir()
	c := &computer{TB: t, width: width, home: filepath.Join(folder, "home"), data: filepath.Join(folder, "data"), begin: begin}
	for _, needed := range []string{".cache", ".config", ".local/share", "run"} {
		if err := os.MkdirAll(filepath.Join(c.home, needed), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	c.prefer(width, height, theme.System)
	c.startScreen(width, height)
	t.Cleanup(c.closePlan)
	t.Cleanup(c.keepEvidence)
	return c
}

// prefer gives the first window a size and colours, and shows the week in it.
func (c *computer) prefer(width, height int, appearance theme.Appearance) {
	c.Helper()
	folder := filepath.Join(c.home, ".config", "fyne", "io.github.kneewise.Kneewise")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		c.Fatal(err)
	}
	preferences := fmt.Sprintf(`{"window.width": %d, "window.height": %d, "window.appearance": %q, "window.page": "rail.week"}`, width, height, appearance)
	if err := os.WriteFile(filepath.Join(folder, "preferences.json"), []byte(preferences), 0o600); err != nil {
		c.Fatal(err)
	}
}

// newExample switches one on whose data folder holds the example.
func newExample(t testing.TB) *computer {
	t.Helper()
	c := newComputer(t, width, height)
	c.command(0, "example")
	return c
}

// startScreen starts an X server that repeats no keys and ends with the test.
func (c *computer) startScreen(width, height int) {
	c.Helper()
	said, says, err := os.Pipe()
	if err != nil {
		c.Fatal(err)
	}
	defer said.Close()
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height), "-dpi", "96", "-nolisten", "tcp", "-noreset", "-r")
	server.ExtraFiles = []*os.File{says}
	server.Stderr = c.log("screen.log")
	server.SysProcAttr = endsWithTest()
	err = server.Start()
	says.Close()
	if err != nil {
		c.Fatal(err)
	}
	c.Cleanup(func() {
		server.Process.Kill()
		server.Wait()
	})
	if err := said.SetReadDeadline(time.Now().Add(patience)); err != nil {
		c.Fatal(err)
	}
	number, err := io.ReadAll(said)
	if err != nil || len(number) == 0 {
		c.Fatalf("Xvfb named no display: %v, see %s", err, filepath.Join(c.home, "screen.log"))
	}
	c.display = ":" + strings.TrimSpace(string(number))
}

// endsWithTest keeps a program from outliving the test, however that ends.
func endsWithTest() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }

func (c *computer) log(name string) *os.File {
	c.Helper()
	f, err := os.OpenFile(filepath.Join(c.home, name), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		c.Fatal(err)
	}
	c.Cleanup(func() { f.Close() })
	return f
}

// environ is what a program finds on the computer.
func (c *computer) environ() []string {
	return append([]string{
		"PATH=" + os.Getenv("PATH"), "LANG=C.UTF-8", "TZ=Europe/London", "KNEEWISE_NOW=" + c.begin,
		"HOME=" + c.home, "XDG_CACHE_HOME=" + filepath.Join(c.home, ".cache"), "XDG_CONFIG_HOME=" + filepath.Join(c.home, ".config"),
		"XDG_DATA_HOME=" + filepath.Join(c.home, ".local/share"), "XDG_RUNTIME_DIR=" + filepath.Join(c.home, "run"),
		"DISPLAY=" + c.display, "LIBGL_ALWAYS_SOFTWARE=1", "FYNE_SCALE=1",
	}, c.extra...)
}

// program prepares a run of Kneewise on the computer's data folder.
func (c *computer) program(args ...string) *exec.Cmd {
	line := append([]string{kneewise, "--data", c.data}, args...)
	if c.shell != "" {
		line = append([]string{"unshare", "--user", "--map-root-user", "--mount", "sh", "-c", c.shell, "sh"}, line...)
	}
	run := exec.Command(line[0], line[1:]...)
	run.Env, run.Dir, run.SysProcAttr = c.environ(), c.home, endsWithTest()
	return run
}

// command runs Kneewise without a window and returns what it said.
func (c *computer) command(exitCode int, args ...string) string {
	c.Helper()
	run := c.program(args...)
	out, err := run.CombinedOutput()
	if run.ProcessState.ExitCode() != exitCode {
		c.Fatalf("kneewise %s: %v, want exit code %d\n%s", strings.Join(args, " "), err, exitCode, out)
	}
	return string(out)
}

// xdotool moves mouse and keys.
func (c *computer) xdotool(args ...string) {
	c.Helper()
	if out, err := c.tool("xdotool", args...); err != nil {
		c.Fatalf("xdotool %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

func (c *computer) tool(name string, args ...string) ([]byte, error) {
	run := exec.Command(name, args...)
	run.Env, run.SysProcAttr = c.environ(), endsWithTest()
	return run.Output()
}

// picture is what is on the screen.
func (c *computer) picture() *image.RGBA {
	c.Helper()
	img, err := c.takePicture()
	if err != nil {
		c.Fatal(err)
	}
	return img
}

func (c *computer) takePicture() (*image.RGBA, error) {
	out, err := c.tool("import", "-window", "root", "png24:-")
	if err != nil {
		return nil, fmt.Errorf("take a picture: %w", err)
	}
	img, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		return nil, fmt.Errorf("take a picture: %w", err)
	}
	rgba, ok := img.(*image.RGBA)
	if !ok {
		return nil, fmt.Errorf("the picture is a %T", img)
	}
	return rgba, nil
}

// keepEvidence saves the screen and the logs of a test that failed, once.
func (c *computer) keepEvidence() {
	if !c.Failed() || c.evident {
		return
	}
	c.evident = true
	folder, err := os.MkdirTemp("", "kneewise-e2e-failed-")
	if err != nil {
		c.Log(err)
		return
	}
	if img, err := c.takePicture(); err != nil {
		c.Log(err)
	} else if err := save(filepath.Join(folder, "screen.png"), img); err != nil {
		c.Log(err)
	}
	for _, path := range []string{filepath.Join(c.home, "screen.log"), filepath.Join(c.home, "program.log"), filepath.Join(c.data, "kneewise.log"), filepath.Join(c.data, "crash.log")} {
		if text, err := os.ReadFile(path); err == nil {
			if err := os.WriteFile(filepath.Join(folder, filepath.Base(path)), text, 0o600); err != nil {
				c.Log(err)
			}
		}
	}
	c.Logf("the screen and the logs are in %s", folder)
}

func save(path string, img image.Image) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := png.Encode(f, img); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// waitFor looks again and again until something is there.
func (c *computer) waitFor(what string, there func() bool) {
	c.Helper()
	if !c.becomes(there) {
		c.Fatalf("after %s there is still not %s", patience, what)
	}
}

// becomes says whether something comes true in good time.
func (c *computer) becomes(there func() bool) bool {
	for deadline := time.Now().Add(patience); !there(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			return false
		}
	}
	return true
}
