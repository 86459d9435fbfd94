//go:build !linux

package desktop

import (
	"context"

	"fyne.io/fyne/v2"
)

// notify hands a notification to Fyne, which does not say what came of it.
func notify(_ context.Context, n Notification) error {
	fyne.CurrentApp().SendNotification(fyne.NewNotification(n.Title, n.Text))
	return nil
}

// HasNotifications says whether the desktop shows notifications: Windows and macOS
// do, unless the person has turned them off.
func HasNotifications(context.Context) bool { return true }
