package desktop

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"github.com/ebitengine/oto/v3"
)

// speaker is the sound device. It sleeps while nothing is played.
type speaker struct {
	turn   chan struct{} // holds one token while nobody plays
	device *oto.Context
	ready  chan struct{}
}

func newSpeaker() speaker {
	s := speaker{turn: make(chan struct{}, 1)}
	s.turn <- struct{}{}
	return s
}

// play plays a sound to its end. Without a device oto says nothing when it is
// opened and goes on playing for ever, so its state is looked at all the time
// and everything ends with ctx.
func (s *speaker) play(ctx context.Context, what sound) error {
	select {
	case <-s.turn:
	case <-ctx.Done():
		return ErrNoSound
	}
	defer func() { s.turn <- struct{}{} }()
	if err := s.open(ctx); err != nil {
		return err
	}
	if err := s.device.Resume(); err != nil {
		return fmt.Errorf("wake the sound device: %w", err)
	}
	player := s.device.NewPlayer(bytes.NewReader(what))
	player.Play()
	err := s.listen(ctx, player)
	player.Pause()
	if err != nil {
		return err
	}
	return s.device.Suspend()
}

// open opens the device once in the life of the program.
func (s *speaker) open(ctx context.Context) error {
	if s.device == nil {
		device, ready, err := oto.NewContext(&oto.NewContextOptions{
			SampleRate: sampleRate, ChannelCount: 2, Format: oto.FormatSignedInt16LE, BufferSize: 100 * time.Millisecond,
		})
		if err != nil {
			return fmt.Errorf("open the sound device: %w", err)
		}
		s.device, s.ready = device, ready
	}
	select {
	case <-s.ready:
	case <-ctx.Done():
		return ErrNoSound
	}
	if err := s.device.Err(); err != nil {
		return fmt.Errorf("open the sound device: %w", err)
	}
	return nil
}

// listen waits for the end of what is played.
func (s *speaker) listen(ctx context.Context, player *oto.Player) error {
	look := time.NewTicker(20 * time.Millisecond)
	defer look.Stop()
	for player.IsPlaying() {
		if err := s.device.Err(); err != nil {
			return fmt.Errorf("play a tone: %w", err)
		}
		select {
		case <-look.C:
		case <-ctx.Done():
			return ErrNoSound
		}
	}
	return player.Err()
}
