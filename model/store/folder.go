package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// FileName is the database's name in the data folder.
const FileName = "kneewise.db"

// Only the person may read what concerns their health.
const (
	folderMode fs.FileMode = 0o700
	fileMode   fs.FileMode = 0o600
)

// DefaultFolder returns where the operating system wants a person's data:
// $XDG_DATA_HOME/kneewise or ~/.local/share/kneewise,
// ~/Library/Application Support/Kneewise, or %LOCALAPPDATA%\Kneewise. It makes
// nothing. The error says that the person has no home.
func DefaultFolder() (string, error) {
	return defaultFolder(runtime.GOOS, os.Getenv, os.UserHomeDir)
}

func defaultFolder(system string, env func(string) string, home func() (string, error)) (string, error) {
	switch system {
	case "windows":
		if local := env("LOCALAPPDATA"); local != "" {
			return filepath.Join(local, "Kneewise"), nil
		}
		return "", errors.New("find the data folder: LOCALAPPDATA is not set")
	case "darwin":
		return underHome(home, "Library", "Application Support", "Kneewise")
	default:
		// A relative XDG_DATA_HOME is to be ignored (XDG Base Directory Specification).
		if data := env("XDG_DATA_HOME"); filepath.IsAbs(data) {
			return filepath.Join(data, "kneewise"), nil
		}
		return underHome(home, ".local", "share", "kneewise")
	}
}

func underHome(home func() (string, error), parts ...string) (string, error) {
	folder, err := home()
	if err != nil {
		return "", fmt.Errorf("find the data folder: %w", err)
	}
	return filepath.Join(append([]string{folder}, parts...)...), nil
}

// makeFolder makes the folder and those above it, where missing, for the
// person alone. One that is there keeps its mode: it may be anyone's, and the
// files in it are private by themselves.
func makeFolder(folder string) error {
	if err := os.MkdirAll(folder, folderMode); err != nil {
		return fmt.Errorf("make the data folder: %w", err)
	}
	return nil
}

// makeFile makes an empty private file before SQLite opens it: whatever the
// umask, the mode is right from the first byte, and SQLite gives its -wal and
// -shm files the same one. A file that is there is left alone and not even
// opened, because closing it would drop the locks that other connections of
// this process hold on it (fcntl(2)).
func makeFile(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, fileMode)
	if errors.Is(err, fs.ErrExist) {
		return isFile(path)
	}
	if err != nil {
		return fmt.Errorf("make %s: %w", filepath.Base(path), err)
	}
	return errors.Join(f.Chmod(fileMode), f.Close())
}

// isFile gives an error for anything but a file, of which SQLite would only say
// that it cannot read it.
func isFile(path string) error {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: path, Err: fs.ErrInvalid}
	}
	return err
}

// narrow takes from others the right to read the database and its copies.
func narrow(folder string) error {
	db := filepath.Join(folder, FileName)
	paths := []string{db, db + "-wal", db + "-shm"}
	copies, err := os.ReadDir(filepath.Join(folder, copiesFolder))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("list the copies: %w", err)
	}
	for _, entry := range copies {
		paths = append(paths, filepath.Join(folder, copiesFolder, entry.Name()))
	}
	for _, path := range paths {
		if err := narrowFile(path); err != nil {
			return fmt.Errorf("protect %s: %w", filepath.Base(path), err)
		}
	}
	return nil
}

func narrowFile(path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || info.Mode().Perm()&^fileMode == 0 {
		return err
	}
	return os.Chmod(path, fileMode)
}
