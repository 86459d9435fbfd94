//go:build linux

package e2e

import (
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"
)

// watcher is the place for small icons beside the clock of a desktop.
type watcher struct{ items chan string }

// RegisterStatusNotifierItem is what a program calls that has an icon.
func (w *watcher) RegisterStatusNotifierItem(_ string, from dbus.Sender) *dbus.Error {
	w.items <- string(from)
	return nil
}

// menuEntry is one line of a menu as D-Bus has it.
type menuEntry struct {
	ID       int32
	Props    map[string]dbus.Variant
	Children []dbus.Variant
}

// menuLabels are the lines of the menu of an icon, and the number of each.
func (c *computer) menuLabels(conn *dbus.Conn, item string) map[string]int32 {
	c.Helper()
	var revision uint32
	var root menuEntry
	call := conn.Object(item, "/StatusNotifierItem/menu").Call("com.canonical.dbusmenu.GetLayout", 0, int32(0), int32(-1), []string{})
	if err := call.Store(&revision, &root); err != nil {
		c.Fatal(err)
	}
	labels := map[string]int32{}
	for _, child := range root.Children {
		var entry menuEntry
		if err := dbus.Store([]any{child.Value()}, &entry); err != nil {
			c.Fatal(err)
		}
		if label, ok := entry.Props["label"].Value().(string); ok {
			labels[label] = entry.ID
		}
	}
	return labels
}

// TestTrayHasTheTimeLeft has a desktop with a place for icons: there is one,
// its menu says what runs, and ends the program.
func TestTrayHasTheTimeLeft(t *testing.T) {
	t.Parallel()
	c := onRecovery(t)
	c.startBus()
	conn, err := dbus.Connect(strings.TrimPrefix(c.extra[0], "DBUS_SESSION_BUS_ADDRESS="))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	place := &watcher{make(chan string, 8)}
	const service = "org.kde.StatusNotifierWatcher"
	if err := conn.Export(place, "/StatusNotifierWatcher", service); err != nil {
		t.Fatal(err)
	}
	if _, err := conn.RequestName(service, dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
	w := c.start()
	item := <-place.items
	if labels := w.menuLabels(conn, item); labels["No timer runs"] == 0 || labels["Show Kneewise"] == 0 {
		t.Errorf("the menu is %v", labels)
	}
	w.key("ctrl+5", "space")
	w.waitFor("the time that is left", func() bool {
		for label := range w.menuLabels(conn, item) {
			if strings.HasPrefix(label, "Left knee: Ice, 12 min left, until ") {
				return true
			}
		}
		return false
	})
	w.waitFor("ice that runs", func() bool { return w.knee("left").Knee.Activity == "on" })
	c.closePlan()
	conn.Object(item, "/StatusNotifierItem/menu").Call("com.canonical.dbusmenu.Event", 0, w.menuLabels(conn, item)["Close Kneewise"], "clicked", dbus.MakeVariant(""), uint32(0))
	if code := w.exitCode(); code != 0 {
		t.Errorf("the program ended with %d\n%s", code, w.said())
	}
}
