package journaltest

import "seedfeed/feed/journal"

// Busy is an FS on which others are at work while files are written.
type Busy struct {
	journal.FS
	Meanwhile func() // called after each write to a file that Create made
}

// Create creates a file and calls Meanwhile after each write to it.
func (b Busy) Create(path string) (journal.File, error) {
	file, err := b.FS.Create(path)
	if err != nil {
		return nil, err
	}
	return busyFile{file, b.Meanwhile}, nil
}

type busyFile struct {
	journal.File
	meanwhile func()
}

func (f busyFile) WriteAt(p []byte, off int64) (int, error) {
	n, err := f.File.WriteAt(p, off)
	f.meanwhile()
	return n, err
}
