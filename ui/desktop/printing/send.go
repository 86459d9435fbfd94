package printing

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// Send writes a document into a file of that name that only the person can read
// and that is gone afterwards, and hands it to the print service as [Print] does.
func Send(ctx context.Context, job Job, name string, write func(io.Writer) error) (id string, err error) {
	folder, err := os.MkdirTemp("", "kneewise-")
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	job.File = filepath.Join(folder, name)
	if err := create(job.File, write); err != nil {
		return "", err
	}
	return Print(ctx, job)
}

func create(path string, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(write(file), file.Close())
}
