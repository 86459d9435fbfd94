package desktop

import (
	"context"
	"fmt"

	"github.com/godbus/dbus/v5"
)

// The notification service of the desktops that follow freedesktop.org.
const (
	notifyService = "org.freedesktop.Notifications"
	notifyPath    = "/org/freedesktop/Notifications"
	notifyMethod  = notifyService + ".Notify"
	// appID is the name of the desktop entry, from which the icon comes.
	appID = "io.github.kneewise.Kneewise"
)

// Urgencies of a notification.
const (
	urgencyNormal   byte = 1
	urgencyCritical byte = 2
)

func notify(ctx context.Context, n Notification) error {
	b, err := openBus(ctx)
	if err != nil {
		return err
	}
	defer b.close()
	urgency := urgencyNormal
	if n.Urgent {
		urgency = urgencyCritical
	}
	hints := map[string]dbus.Variant{"urgency": dbus.MakeVariant(urgency), "desktop-entry": dbus.MakeVariant(appID)}
	call := b.Object(notifyService, notifyPath).CallWithContext(ctx, notifyMethod, 0,
		"Kneewise", uint32(0), appID, n.Title, n.Text, []string{}, hints, int32(-1))
	if call.Err != nil {
		return fmt.Errorf("notify: %w", call.Err)
	}
	return nil
}

// HasNotifications says whether the desktop shows notifications.
func HasNotifications(ctx context.Context) bool { return hasService(ctx, notifyService) }
