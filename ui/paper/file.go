package paper

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// WithExtension adds the extension of a PDF to a name that has none of its own.
func WithExtension(name string) string {
	if strings.EqualFold(filepath.Ext(name), extension) {
		return name
	}
	return name + extension
}

const extension = ".pdf"

// WriteFile makes a file, readable by its owner alone, from what write writes.
// It appears under its name complete or not at all: on an error, which names
// what failed, whatever was there before stays as it was.
func WriteFile(path string, write func(io.Writer) error) (err error) {
	file, err := os.CreateTemp(filepath.Dir(path), ".kneewise-*")
	if err != nil {
		return fmt.Errorf("create %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("write %s: %w", path, err), ignoreClosed(file.Close()), os.Remove(file.Name()))
		}
	}()
	buffer := bufio.NewWriter(file)
	if err := write(buffer); err != nil {
		return err
	}
	if err := buffer.Flush(); err != nil {
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}

func ignoreClosed(err error) error {
	if errors.Is(err, os.ErrClosed) {
		return nil
	}
	return err
}

// Reason is what the system says was wrong with a file, without its name.
func Reason(err error) string {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err.Error()
	case errors.As(err, &link):
		return link.Err.Error()
	default:
		return err.Error()
	}
}
