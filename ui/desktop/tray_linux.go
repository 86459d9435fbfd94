package desktop

import "context"

// HasTray says whether the desktop has a place for small icons beside its
// clock. Without one, an icon of ours would lead to a window that nobody could
// bring back.
func HasTray(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	b, err := openBus(ctx)
	if err != nil {
		return false
	}
	defer b.close()
	var there bool
	err = b.BusObject().CallWithContext(ctx, "org.freedesktop.DBus.NameHasOwner", 0, "org.kde.StatusNotifierWatcher").Store(&there)
	return err == nil && there
}
