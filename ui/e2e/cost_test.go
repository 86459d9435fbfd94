//go:build linux

package e2e

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// measured is how long the processor time of a window is taken. It is processor
// time, so that what else runs on the machine matters little.
const measured = 60 * time.Second

// ticksASecond is the unit of /proc/PID/stat on every Linux that Go runs on.
const ticksASecond = 100

// processorTime is what a program has used: of its own threads, and of those on
// which Mesa paints when there is no graphics card.
type processorTime struct{ own, mesa time.Duration }

// processorTime reads what the window has used until now.
func (w *window) processorTime() processorTime {
	w.Helper()
	threads, err := filepath.Glob("/proc/" + strconv.Itoa(w.run.Process.Pid) + "/task/*/stat")
	if err != nil || len(threads) == 0 {
		w.Fatalf("threads of the program: %d, %v", len(threads), err)
	}
	var used processorTime
	for _, path := range threads {
		stat, err := os.ReadFile(path)
		if err != nil {
			continue // a thread that ended meanwhile
		}
		// After the name, which may have spaces, come state and ten numbers, and
		// then the time in the program and in the kernel.
		text := string(stat)
		end := strings.LastIndexByte(text, ')')
		fields := strings.Fields(text[end+1:])
		user, err := strconv.Atoi(fields[11])
		if err != nil {
			w.Fatal(err)
		}
		system, err := strconv.Atoi(fields[12])
		if err != nil {
			w.Fatal(err)
		}
		spent := time.Duration(user+system) * time.Second / ticksASecond
		if strings.Contains(text[:end], "(llvmpipe-") {
			used.mesa += spent
		} else {
			used.own += spent
		}
	}
	return used
}

// BenchmarkWindow measures in the real window what it costs to be open, in
// percent of one core: doing nothing, with ice that runs or is paused, and with a
// warm-up that runs or is paused. The figures are those of
// docs/performance.md; nothing is asserted of them here, for that tests count
// what is painted.
func BenchmarkWindow(b *testing.B) {
	for _, situation := range []struct {
		name string
		keys []string
	}{
		{"idle/recovery", []string{"ctrl+5"}},
		{"idle/week", []string{"ctrl+2"}},
		{"ice/recovery", []string{"ctrl+5", "space"}},
		{"ice/week", []string{"ctrl+5", "space", "ctrl+2"}},
		{"ice-paused/recovery", []string{"ctrl+5", "space", "space"}},
		{"warm-up", []string{"ctrl+6", "space"}},
		{"warm-up-paused", []string{"ctrl+6", "space", "space"}},
	} {
		b.Run(situation.name, func(b *testing.B) {
			c := newExample(b)
			w := c.open()
			w.key(situation.keys...)
			time.Sleep(10 * time.Second) // past the toasts and what is animated
			for b.Loop() {
				before := w.processorTime()
				time.Sleep(measured)
				after := w.processorTime()
				percent := func(d time.Duration) float64 { return 100 * d.Seconds() / measured.Seconds() }
				b.ReportMetric(percent(after.own-before.own), "%core")
				b.ReportMetric(percent(after.mesa-before.mesa), "%core-of-Mesa's-threads")
			}
		})
	}
}
