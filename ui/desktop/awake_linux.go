package desktop

import (
	"context"
	"fmt"
	"sync"
)

// The service that turns the screen off.
const (
	screenService = "org.freedesktop.ScreenSaver"
	screenPath    = "/org/freedesktop/ScreenSaver"
	inhibit       = screenService + ".Inhibit"
	release       = screenService + ".UnInhibit"
)

// wakefulness is what keeps the screen awake: the desktop lets it sleep again
// when the connection ends, also by a crash.
type wakefulness struct {
	why    string // in words
	mu     sync.Mutex
	bus    *bus
	cookie uint32
}

func (w *wakefulness) set(ctx context.Context, awake bool) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case awake == (w.bus != nil):
		return nil
	case awake:
		return w.keep(ctx)
	}
	defer func() {
		w.bus.close()
		w.bus = nil
	}()
	if call := w.bus.Object(screenService, screenPath).CallWithContext(ctx, release, 0, w.cookie); call.Err != nil {
		return fmt.Errorf("let the screen sleep: %w", call.Err)
	}
	return nil
}

func (w *wakefulness) keep(ctx context.Context) error {
	b, err := openBus(ctx)
	if err != nil {
		return err
	}
	err = b.Object(screenService, screenPath).CallWithContext(ctx, inhibit, 0, appID, w.why).Store(&w.cookie)
	if err != nil {
		b.close()
		return fmt.Errorf("keep the screen awake: %w", err)
	}
	w.bus = b
	return nil
}
