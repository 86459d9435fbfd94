package desktop

import (
	"context"
	"sync"
)

// Silent is an [Attention] that reaches nobody and notes what it was asked for:
// the twin of [System] for tests. It may fail at everything.
type Silent struct {
	Fails error

	mu      sync.Mutex
	notes   []Notification
	tones   []Tone
	isAwake bool
}

// Notify notes a notification.
func (s *Silent) Notify(_ context.Context, n Notification) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.notes = append(s.notes, n)
	return s.Fails
}

// Chime notes a tone.
func (s *Silent) Chime(_ context.Context, tone Tone) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tones = append(s.tones, tone)
	return s.Fails
}

// KeepAwake notes whether the screen is to stay awake.
func (s *Silent) KeepAwake(_ context.Context, awake bool) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.isAwake = awake
	return s.Fails
}

// Notes are the notifications asked for, in order.
func (s *Silent) Notes() []Notification {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Notification(nil), s.notes...)
}

// Tones are the tones asked for, in order.
func (s *Silent) Tones() []Tone {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Tone(nil), s.tones...)
}

// Awake says whether the screen is to stay awake.
func (s *Silent) Awake() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.isAwake
}
