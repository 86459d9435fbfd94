package desktop

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/godbus/dbus/v5"
)

// bus is a connection to the session bus that ends with its context.
type bus struct {
	*dbus.Conn
	cancel context.CancelFunc
}

// openBus connects to the session bus that there is; Fyne would start one that
// nobody else listens to. It gives up with ctx, and the connection outlives it.
func openBus(ctx context.Context) (*bus, error) {
	address := busAddress()
	if address == "" {
		return nil, ErrNoBus
	}
	life, cancel := context.WithCancel(context.Background())
	keep := context.AfterFunc(ctx, cancel) // an answer that never comes is waited for no longer
	conn, err := dbus.Connect(address, dbus.WithContext(life))
	if !keep() && err == nil {
		err = ctx.Err()
	}
	if err != nil {
		cancel()
		return nil, fmt.Errorf("connect to the session bus: %w", err)
	}
	return &bus{conn, cancel}, nil
}

// busAddress is where the session bus is, empty if there is none.
func busAddress() string {
	if address := os.Getenv("DBUS_SESSION_BUS_ADDRESS"); address != "" {
		return address
	}
	path := filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "bus")
	if _, err := os.Stat(path); err != nil || !filepath.IsAbs(path) {
		return ""
	}
	return "unix:path=" + path
}

func (b *bus) close() {
	b.Conn.Close()
	b.cancel()
}
