package desktop

import (
	"encoding/binary"
	"math"
	"testing"
	"time"
)

// wave is the left channel of a sound, from -1 to 1.
func wave(t *testing.T, s sound) []float64 {
	t.Helper()
	var left []float64
	for i := 0; i+frameBytes <= len(s); i += frameBytes {
		l, r := binary.LittleEndian.Uint16(s[i:]), binary.LittleEndian.Uint16(s[i+2:])
		if l != r {
			t.Fatalf("frame %d is %d left and %d right", i/frameBytes, l, r)
		}
		left = append(left, float64(int16(l))/math.MaxInt16)
	}
	return left
}

// share is how much of the energy of a wave is at a frequency.
func share(wave []float64, hertz float64) float64 {
	var re, im, energy float64
	for i, v := range wave {
		turn := 2 * math.Pi * hertz * float64(i) / sampleRate
		re += v * math.Cos(turn)
		im += v * math.Sin(turn)
		energy += v * v
	}
	return 2 * (re*re + im*im) / (energy * float64(len(wave)))
}

func TestTonesAreHeard(t *testing.T) {
	first := map[Tone]float64{ToneOver: noteC, ToneDue: noteG, ToneSkin: noteE, ToneStep: noteA}
	for _, tone := range Tones {
		w := wave(t, tone.sound())
		var peak float64
		for _, v := range w {
			peak = max(peak, math.Abs(v))
		}
		if peak < 0.3 || peak > 0.95 {
			t.Errorf("%s has a peak of %.2f", tone, peak)
		}
		for i, v := range w[len(w)-frames(tail):] {
			if v != 0 {
				t.Fatalf("%s is not silent at the end: %f at %d", tone, v, i)
			}
		}
		for _, hertz := range []float64{noteC, noteE, noteG, noteA} {
			got := share(w[:frames(200*time.Millisecond)], hertz)
			if want := hertz == first[tone]; (got > 0.6) != want {
				t.Errorf("%s begins with %.2f of %.0f Hz, its note is %.0f Hz", tone, got, hertz, first[tone])
			}
		}
	}
}

func TestTonesAreShort(t *testing.T) {
	for _, tone := range Tones {
		if l := tone.sound().length(); l < 300*time.Millisecond || l > 3*time.Second {
			t.Errorf("%s lasts %v", tone, l)
		}
	}
	if l := Tone("unknown").sound().length(); l != tail {
		t.Errorf("an unknown tone lasts %v", l)
	}
}
