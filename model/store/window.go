package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// lockName is the file that a window holds a lock on; its being there means
// nothing.
const lockName = "window.lock"

// LockWindow says that a window shows this data folder, until release or the
// end of the process, however it ends: the operating system holds the lock. It
// makes the folder if it is missing. The error is [ErrAlreadyOpen] if another
// window, of this process or another, has it. Commands need no lock.
func LockWindow(folder string) (release func(), err error) {
	if err := makeFolder(folder); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(filepath.Join(folder, lockName), os.O_CREATE|os.O_RDWR, fileMode)
	if err != nil {
		return nil, fmt.Errorf("lock the data folder: %w", err)
	}
	if err := lockFile(f); err != nil {
		return nil, errors.Join(fmt.Errorf("lock the data folder: %w", err), f.Close())
	}
	return func() { f.Close() }, nil // closing the file ends the lock
}
