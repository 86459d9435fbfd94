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

// heldName is the file on which each open plan has a shared lock, so that its
// file is replaced under none.
const heldName = "held.lock"

// LockWindow says that a window shows this data folder, until release or the
// end of the process, however it ends: the operating system holds the lock. It
// makes the folder if it is missing. The error is [ErrAlreadyOpen] if another
// window, of this process or another, has it. Commands need no lock.
func LockWindow(folder string) (release func(), err error) {
	release, err = lock(folder, lockName, false)
	if errors.Is(err, errTaken) {
		return nil, ErrAlreadyOpen
	}
	return release, err
}

// hold says that the plan in a folder is open, and with alone that nothing else
// has it open. The error is [ErrLocked] where that cannot be.
func hold(folder string, alone bool) (release func(), err error) {
	release, err = lock(folder, heldName, !alone)
	if errors.Is(err, errTaken) {
		return nil, ErrLocked
	}
	return release, err
}

// errTaken says that another one has a lock.
var errTaken = errors.New("the lock is taken")

// lock takes the lock of a file in a folder, which is made if it is missing.
func lock(folder, name string, shared bool) (release func(), err error) {
	if err := makeFolder(folder); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(filepath.Join(folder, name), os.O_CREATE|os.O_RDWR, fileMode)
	if err != nil {
		return nil, fmt.Errorf("lock the data folder: %w", err)
	}
	if err := lockFile(f, shared); err != nil {
		return nil, errors.Join(fmt.Errorf("lock the data folder: %w", err), f.Close())
	}
	return func() { f.Close() }, nil // closing the file ends the lock
}
