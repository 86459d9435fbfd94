package ui

import (
	"context"

	"github.com/kneewise/kneewise/ui/desktop"
)

// beside reaches the person beside the window for one page. What the computer
// lacks is logged: the page says and shows the same.
type beside struct {
	attention          desktop.Attention
	run                func(work func(context.Context) error, done func(error)) (cancel func())
	log                func(error)
	awake, asked, busy bool
}

// chime plays a tone.
func (b *beside) chime(tone desktop.Tone) {
	b.run(func(ctx context.Context) error { return b.attention.Chime(ctx, tone) }, b.done)
}

// keepAwake keeps the screen from going dark, or no longer does. The computer is
// asked for one thing after the other, so that the last one asked for holds.
func (b *beside) keepAwake(awake bool) {
	b.awake = awake
	if b.busy || awake == b.asked {
		return
	}
	b.busy, b.asked = true, awake
	b.run(func(ctx context.Context) error { return b.attention.KeepAwake(ctx, awake) }, func(err error) {
		b.busy = false
		b.done(err)
		b.keepAwake(b.awake)
	})
}

func (b *beside) done(err error) {
	if err != nil {
		b.log(err)
	}
}
