package desktop

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A program has one sound device in its life, so each test of it runs this test
// binary again as a program of its own, which plays tones and prints what came
// of each.
const playsTones = "KNEEWISE_TEST_PLAYS"

func TestMain(m *testing.M) {
	if tones := os.Getenv(playsTones); tones != "" {
		s := NewSystem("a timer runs")
		for tone := range strings.SplitSeq(tones, ",") {
			fmt.Println(s.Chime(context.Background(), Tone(tone)))
		}
		return
	}
	os.Exit(m.Run())
}

// plays runs a program that plays tones on a computer whose ALSA is set up by
// asoundrc, and returns what it says.
func plays(t *testing.T, asoundrc, tones string, environ ...string) string {
	t.Helper()
	home := t.TempDir()
	if err := os.WriteFile(filepath.Join(home, ".asoundrc"), []byte(asoundrc), 0o600); err != nil {
		t.Fatal(err)
	}
	run := exec.CommandContext(t.Context(), os.Args[0])
	run.Env = append([]string{playsTones + "=" + tones, "HOME=" + home, "XDG_RUNTIME_DIR=" + home, "PATH=" + os.Getenv("PATH")}, environ...)
	run.Stderr = new(bytes.Buffer) // ALSA tells a terminal about every device it does not find
	out, err := run.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, run.Stderr)
	}
	return string(out)
}

// TestNoSoundDevice has no card, and no server that autospawns: every tone is an
// error and none hangs.
func TestNoSoundDevice(t *testing.T) {
	t.Parallel()
	said := plays(t, "", "over,due", "PULSE_SERVER=unix:/nowhere")
	lines := strings.Split(strings.TrimSpace(said), "\n")
	if len(lines) != 2 || !strings.Contains(lines[0], "open the sound device") || !strings.Contains(lines[1], "open the sound device") {
		t.Errorf("it said %q", said)
	}
}

// TestDeviceThatTakesEverything plays two tones in a row on the device that
// throws sound away.
func TestDeviceThatTakesEverything(t *testing.T) {
	t.Parallel()
	if said := plays(t, "pcm.!default { type null }", "step,skin"); said != "<nil>\n<nil>\n" {
		t.Errorf("it said %q", said)
	}
}

// TestTonesWaitForTheirTurn asks for one while another has the device for ever.
func TestTonesWaitForTheirTurn(t *testing.T) {
	s := newSpeaker()
	<-s.turn
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if err := s.play(ctx, nil); !errors.Is(err, ErrNoSound) {
		t.Errorf("got %v", err)
	}
}
