package desktop

import "context"

// HasTray says whether the desktop has a place for small icons beside its
// clock. Without one, an icon of ours would lead to a window that nobody could
// bring back.
func HasTray(ctx context.Context) bool { return hasService(ctx, "org.kde.StatusNotifierWatcher") }

// hasService says whether a program that others talk to is there.
func hasService(ctx context.Context, name string) bool {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	b, err := openBus(ctx)
	if err != nil {
		return false
	}
	defer b.close()
	var there bool
	err = b.BusObject().CallWithContext(ctx, "org.freedesktop.DBus.NameHasOwner", 0, name).Store(&there)
	return err == nil && there
}
