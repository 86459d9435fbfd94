package desktop

import (
	"bufio"
	"context"
	"errors"
	"net"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// startBus starts a session bus of the test's own and returns a connection to
// it for a service.
func startBus(t *testing.T) *dbus.Conn {
	t.Helper()
	daemon := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address=1", "--address=unix:path="+filepath.Join(t.TempDir(), "bus"))
	daemon.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	out, err := daemon.StdoutPipe()
	if err == nil {
		err = daemon.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		daemon.Process.Kill()
		daemon.Wait()
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", strings.TrimSpace(address))
	conn, err := dbus.Connect(strings.TrimSpace(address))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return conn
}

// serve offers an object under a service's name.
func serve(t *testing.T, conn *dbus.Conn, object any, service string, path dbus.ObjectPath) {
	t.Helper()
	if err := conn.Export(object, path, service); err != nil {
		t.Fatal(err)
	}
	if reply, err := conn.RequestName(service, dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatalf("%s: %v, %v", service, reply, err)
	}
}

// listener is a notification service.
type listener struct{ heard chan Notification }

func (l *listener) Notify(_ string, _ uint32, _, title, text string, _ []string, hints map[string]dbus.Variant, _ int32) (uint32, *dbus.Error) {
	l.heard <- Notification{Title: title, Text: text, Urgent: hints["urgency"].Value() == urgencyCritical}
	return 1, nil
}

func TestNotificationsArrive(t *testing.T) {
	conn := startBus(t)
	heard := make(chan Notification, 2)
	serve(t, conn, &listener{heard}, notifyService, notifyPath)
	s := NewSystem("a timer runs")
	for _, want := range []Notification{{"Ice is over", "Take it off.", true}, {"Next round", "You may start.", false}} {
		if err := s.Notify(t.Context(), want); err != nil {
			t.Fatal(err)
		}
		if got := <-heard; got != want {
			t.Errorf("heard %+v, want %+v", got, want)
		}
	}
}

// screen is the service that keeps a screen awake.
type screen struct{ inhibited, released chan uint32 }

func (s *screen) Inhibit(_, _ string) (uint32, *dbus.Error) {
	s.inhibited <- 7
	return 7, nil
}

func (s *screen) UnInhibit(cookie uint32) *dbus.Error {
	s.released <- cookie
	return nil
}

func TestScreenIsKeptAwakeOnce(t *testing.T) {
	conn := startBus(t)
	service := &screen{make(chan uint32, 4), make(chan uint32, 4)}
	serve(t, conn, service, screenService, screenPath)
	s := NewSystem("a timer runs")
	for _, awake := range []bool{false, true, true, false, false} {
		if err := s.KeepAwake(t.Context(), awake); err != nil {
			t.Fatal(err)
		}
	}
	if len(service.inhibited) != 1 || len(service.released) != 1 || <-service.released != 7 {
		t.Errorf("inhibited %d times, released %d times", len(service.inhibited), len(service.released))
	}
	if err := s.KeepAwake(t.Context(), true); err != nil || len(service.inhibited) != 2 {
		t.Errorf("awake again: %v, inhibited %d times", err, len(service.inhibited))
	}
}

func TestTray(t *testing.T) {
	conn := startBus(t)
	if HasTray(t.Context()) {
		t.Error("a tray on a bare bus")
	}
	serve(t, conn, &listener{}, "org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher")
	if !HasTray(t.Context()) {
		t.Error("no tray though there is one")
	}
}

func TestNoBus(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	s := NewSystem("a timer runs")
	if err := s.Notify(t.Context(), Notification{}); !errors.Is(err, ErrNoBus) {
		t.Errorf("notify: %v", err)
	}
	if err := s.KeepAwake(t.Context(), true); !errors.Is(err, ErrNoBus) {
		t.Errorf("keep awake: %v", err)
	}
	if err := s.KeepAwake(t.Context(), false); err != nil {
		t.Errorf("let go: %v", err)
	}
	if HasTray(t.Context()) {
		t.Error("a tray without a bus")
	}
}

func TestNobodyToNotify(t *testing.T) {
	startBus(t)
	if err := NewSystem("a timer runs").Notify(t.Context(), Notification{Title: "x"}); err == nil {
		t.Error("notified nobody without an error")
	}
}

// TestBusThatDoesNotAnswer has a socket that takes every connection and says
// nothing: all that is asked for ends with its context.
func TestBusThatDoesNotAnswer(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bus")
	socket, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+path)
	s := NewSystem("a timer runs")
	for name, ask := range map[string]func(context.Context) error{
		"notify": func(ctx context.Context) error { return s.Notify(ctx, Notification{}) },
		"awake":  func(ctx context.Context) error { return s.KeepAwake(ctx, true) },
		"tray": func(ctx context.Context) error {
			if HasTray(ctx) {
				return nil
			}
			return ErrNoBus
		},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		if err := ask(ctx); err == nil {
			t.Errorf("%s: no error", name)
		}
		cancel()
	}
}
