package desktop

import (
	"context"
	"sync"
)

// Shared is one [Attention] for several parts of a program: the screen stays
// awake while any of them wants it.
type Shared struct {
	Attention
	mu      sync.Mutex
	wanting int
}

// Part is the attention of one part.
func (s *Shared) Part() Attention { return &part{Attention: s.Attention, of: s} }

type part struct {
	Attention
	of    *Shared
	awake bool
}

// KeepAwake keeps the screen awake for this part, or no longer does.
func (p *part) KeepAwake(ctx context.Context, awake bool) error {
	s := p.of
	s.mu.Lock()
	defer s.mu.Unlock()
	if p.awake == awake {
		return nil
	}
	p.awake = awake
	before := s.wanting > 0
	if awake {
		s.wanting++
	} else {
		s.wanting--
	}
	if after := s.wanting > 0; after != before {
		return s.Attention.KeepAwake(ctx, after)
	}
	return nil
}
