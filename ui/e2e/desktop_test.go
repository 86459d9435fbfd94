//go:build linux

package e2e

import (
	"bufio"
	"encoding/binary"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"

	"github.com/godbus/dbus/v5"
)

// heard is a notification that arrived.
type heard struct{ title, text string }

// listener is a notification service on a session bus of the computer's own.
type listener struct {
	mu  sync.Mutex
	all []heard
}

// Notify is what desktops answer to.
func (l *listener) Notify(_ string, _ uint32, _, title, text string, _ []string, _ map[string]dbus.Variant, _ int32) (uint32, *dbus.Error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = append(l.all, heard{title, text})
	return uint32(len(l.all)), nil
}

func (l *listener) heard() []heard {
	l.mu.Lock()
	defer l.mu.Unlock()
	return append([]heard(nil), l.all...)
}

// background starts a program that ends with the test.
func (c *computer) background(run *exec.Cmd) {
	c.Helper()
	run.SysProcAttr = endsWithTest()
	if err := run.Start(); err != nil {
		c.Fatal(err)
	}
	c.Cleanup(func() {
		run.Process.Kill()
		run.Wait()
	})
}

// startBus gives the computer a session bus with somebody who listens to
// notifications.
func (c *computer) startBus() *listener {
	c.Helper()
	daemon := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address=1", "--address=unix:path="+filepath.Join(c.home, "run", "bus"))
	daemon.Stderr = c.log("bus.log")
	out, err := daemon.StdoutPipe()
	if err != nil {
		c.Fatal(err)
	}
	c.background(daemon)
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		c.Fatal(err)
	}
	address = strings.TrimSpace(address)
	c.extra = append(c.extra, "DBUS_SESSION_BUS_ADDRESS="+address)
	conn, err := dbus.Connect(address)
	if err != nil {
		c.Fatal(err)
	}
	c.Cleanup(func() { conn.Close() })
	l := &listener{}
	if err := conn.Export(l, "/org/freedesktop/Notifications", "org.freedesktop.Notifications"); err != nil {
		c.Fatal(err)
	}
	if _, err := conn.RequestName("org.freedesktop.Notifications", dbus.NameFlagDoNotQueue); err != nil {
		c.Fatal(err)
	}
	return l
}

// recordingRate is in samples a second.
const recordingRate = 48000

// startSound gives the computer a sound device that makes no noise, and returns
// the file in which everything that is played is recorded.
func (c *computer) startSound() (recording string) {
	c.Helper()
	socket := filepath.Join(c.home, "run", "pulse.socket")
	server := exec.Command("pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--high-priority=no", "--realtime=no",
		"--load=module-null-sink sink_name=quiet rate=48000", "--load=module-native-protocol-unix auth-anonymous=1 socket="+socket)
	server.Env = c.environ()
	server.Stdout, server.Stderr = c.log("sound.log"), c.log("sound.log")
	c.background(server)
	c.waitFor("a sound server", func() bool { _, err := os.Stat(socket); return err == nil })
	c.extra = append(c.extra, "PULSE_SERVER=unix:"+socket)
	if err := os.WriteFile(filepath.Join(c.home, ".asoundrc"), []byte("pcm.!default { type pulse }\nctl.!default { type pulse }\n"), 0o600); err != nil {
		c.Fatal(err)
	}
	recording = filepath.Join(c.home, "recording.raw")
	file, err := os.Create(recording)
	if err != nil {
		c.Fatal(err)
	}
	c.Cleanup(func() { file.Close() })
	recorder := exec.Command("parec", "--device=quiet.monitor", "--format=s16le", "--rate=48000", "--channels=1", "--latency-msec=50")
	recorder.Env, recorder.Stdout, recorder.Stderr = c.environ(), file, c.log("sound.log")
	c.background(recorder)
	c.waitFor("a recording", func() bool { info, err := os.Stat(recording); return err == nil && info.Size() > 0 })
	return recording
}

// beginnings counts how often a note begins in a recording: a twentieth of a
// second in which it has most of the energy and is loud enough, half a second or
// more after the last such. A sound device that stumbles under load makes gaps
// that are shorter.
func (c *computer) beginnings(recording string, hertz float64) int {
	c.Helper()
	raw, err := os.ReadFile(recording)
	if err != nil {
		c.Fatal(err)
	}
	const part, apart = recordingRate / 20, 10
	n, silent := 0, apart
	for start := 0; start+2*part <= len(raw); start += 2 * part {
		switch {
		case !loudest(raw[start:start+2*part], hertz):
			silent++
		case silent >= apart:
			n++
			silent = 0
		default:
			silent = 0
		}
	}
	return n
}

// loudest says whether a note has most of the energy of some samples.
func loudest(raw []byte, hertz float64) bool {
	var re, im, energy float64
	n := len(raw) / 2
	for i := range n {
		v := float64(int16(binary.LittleEndian.Uint16(raw[2*i:]))) / math.MaxInt16
		turn := 2 * math.Pi * hertz * float64(i) / recordingRate
		re += v * math.Cos(turn)
		im += v * math.Sin(turn)
		energy += v * v
	}
	if energy/float64(n) < 1e-4 { // an amplitude of 0.014
		return false
	}
	return 2*(re*re+im*im)/(energy*float64(n)) > 0.5
}
