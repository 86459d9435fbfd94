package desktop

import (
	"encoding/binary"
	"math"
	"time"
)

// Tone is one of the sounds of the timers. They are made here, note by note.
type Tone string

// The tones.
const (
	ToneOver Tone = "over" // time to take the ice or the heat off; a routine is finished
	ToneDue  Tone = "due"  // the next round, or the next set, may begin
	ToneSkin Tone = "skin" // time to look at the skin
	ToneStep Tone = "step" // the next drill, or the other side
)

// Tones lists all of them.
var Tones = []Tone{ToneOver, ToneDue, ToneSkin, ToneStep}

// sampleRate is in frames a second, each of two channels of 16 bits.
const (
	sampleRate = 48000
	frameBytes = 4
)

// note is one bell-like sound within a tone.
type note struct {
	hertz         float64
	after, length time.Duration // after the beginning of the tone
}

// The notes are those of a C major chord: even through the small speaker of a
// laptop, where low ones are lost, each tone has a tune of its own.
const (
	noteC = 523.25
	noteE = 659.26
	noteG = 783.99
	noteA = 880.00
)

var scores = map[Tone][]note{
	ToneOver: {
		{noteC, 0, 500 * time.Millisecond},
		{noteE, 200 * time.Millisecond, 500 * time.Millisecond},
		{noteG, 400 * time.Millisecond, 700 * time.Millisecond},
		{noteC, 1200 * time.Millisecond, 500 * time.Millisecond},
		{noteE, 1400 * time.Millisecond, 500 * time.Millisecond},
		{noteG, 1600 * time.Millisecond, 900 * time.Millisecond},
	},
	ToneDue:  {{noteG, 0, 500 * time.Millisecond}, {noteC, 250 * time.Millisecond, 800 * time.Millisecond}},
	ToneSkin: {{noteE, 0, 350 * time.Millisecond}, {noteE, 300 * time.Millisecond, 600 * time.Millisecond}},
	ToneStep: {{noteA, 0, 350 * time.Millisecond}},
}

// sound is what is played: frames of signed 16 bits, left and right.
type sound []byte

func (s sound) length() time.Duration {
	return time.Duration(len(s)/frameBytes) * time.Second / sampleRate
}

// loudness is the peak of one note, of full scale: two may sound at once.
const loudness = 0.4

// tail is silence that what is still on its way to the speaker is pushed out by.
const tail = 250 * time.Millisecond

// sound makes the frames of a tone; of one that is not known, silence.
func (t Tone) sound() sound {
	var end time.Duration
	for _, n := range scores[t] {
		end = max(end, n.after+n.length)
	}
	wave := make([]float64, frames(end+tail))
	for _, n := range scores[t] {
		n.ring(wave[frames(n.after):])
	}
	made := make(sound, 0, len(wave)*frameBytes)
	for _, v := range wave {
		sample := uint16(int16(v * math.MaxInt16))
		made = binary.LittleEndian.AppendUint16(made, sample)
		made = binary.LittleEndian.AppendUint16(made, sample)
	}
	return made
}

func frames(d time.Duration) int { return int(d * sampleRate / time.Second) }

// ring adds the note to a wave: a soft stroke, which dies away, with a little
// of the octave above it.
func (n note) ring(wave []float64) {
	const stroke = 0.008 // seconds
	length := n.length.Seconds()
	for i := range frames(n.length) {
		t := float64(i) / sampleRate
		swell := min(1, t/stroke) * math.Exp(-4*t/length) * min(1, (length-t)/stroke)
		turn := 2 * math.Pi * n.hertz * t
		wave[i] += loudness * swell * (math.Sin(turn) + 0.25*math.Sin(2*turn)) / 1.25
	}
}
