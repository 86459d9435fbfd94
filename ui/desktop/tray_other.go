//go:build !linux

package desktop

import "context"

// HasTray says whether the desktop has a place for small icons beside its
// clock: Windows and macOS always have.
func HasTray(context.Context) bool { return true }
