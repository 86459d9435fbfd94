package desktop

import (
	"context"
	"errors"
	"time"
)

// Attention is how the computer reaches a person who does not look at the
// window. Each call waits until the computer has done its part or has shown
// that it cannot, a few seconds at most, and so belongs beside the window
// (task.Run). What fails must be said in the window: it never does harm.
type Attention interface {
	// Notify shows a notification of the desktop. Its texts are fixed ones
	// of the catalogue, for some systems hand them to a shell.
	Notify(context.Context, Notification) error
	// Chime plays a tone to its end. One that is asked for meanwhile waits.
	Chime(context.Context, Tone) error
	// KeepAwake keeps the screen from going dark, or no longer does.
	KeepAwake(ctx context.Context, awake bool) error
}

// Notification is a few words beside the clock of the desktop.
type Notification struct {
	Title, Text string
	Urgent      bool // it stays until it is taken away, where the desktop can do that
}

// patience is how long the parts of a desktop may take to answer.
const patience = 5 * time.Second

// Errors of a desktop that lacks something.
var (
	ErrNoBus   = errors.New("there is no session bus")
	ErrNoSound = errors.New("the sound device does not answer")
)

// System is the attention of the computer that the program runs on.
type System struct {
	sound speaker
	awake wakefulness
}

// NewSystem returns it; why says, in the desktop's own lists, what keeps the screen
// awake. Nothing is opened before it is needed. There can be one in a program, for
// it has one sound device.
func NewSystem(why string) *System {
	return &System{sound: newSpeaker(), awake: wakefulness{why: why}}
}

// Notify shows a notification.
func (s *System) Notify(ctx context.Context, n Notification) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return notify(ctx, n)
}

// Chime plays a tone.
func (s *System) Chime(ctx context.Context, tone Tone) error {
	sound := tone.sound()
	ctx, cancel := context.WithTimeout(ctx, sound.length()+patience)
	defer cancel()
	return s.sound.play(ctx, sound)
}

// KeepAwake keeps the screen awake, or lets it go.
func (s *System) KeepAwake(ctx context.Context, awake bool) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return s.awake.set(ctx, awake)
}

// HasSound says whether the sound device answers; nothing is heard.
func (s *System) HasSound(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return s.sound.play(ctx, nil) == nil
}
