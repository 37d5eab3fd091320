// Package streams is what commands read and write: the three standard streams, whole files, and lines of JSON.
package streams

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"syscall"
)

// Std are the standard streams.
type Std struct {
	In       io.Reader
	Out, Err io.Writer
}

// ReadFile reads a regular file, up to a limit in bytes. A pipe in its place is not waited for.
func ReadFile(name string, limit int64) ([]byte, error) {
	f, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, Bare(err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, Bare(err)
	case !info.Mode().IsRegular():
		return nil, errors.New("it is no regular file; name one, or give the text on standard input with -")
	}
	return ReadAll(f, limit)
}

// ReadAll reads all there is, up to a limit in bytes; more is an error.
func ReadAll(in io.Reader, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(in, limit+1))
	if err == nil && int64(len(data)) > limit {
		err = fmt.Errorf("larger than %d bytes: split it, or raise --max-size", limit)
	}
	return data, err
}

// Bare is an error without the path, which is named beside it.
func Bare(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// WriteEach writes values as lines of JSON.
func WriteEach[T any](w io.Writer, values iter.Seq[T]) error {
	for v := range values {
		if err := WriteJSON(w, &v); err != nil {
			return err
		}
	}
	return nil
}

// WriteJSON writes a value as a line of JSON.
func WriteJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
