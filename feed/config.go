package feed

import (
	"os"

	"seedfeed/feed/announce"
	"seedfeed/feed/ledger"
	"seedfeed/feed/outlet"
	"seedfeed/feed/settings"
	"seedfeed/feed/watch"
	"seedfeed/feed/witness"
)

// config is the settings, and what a press works with besides.
type config struct {
	settings.Config

	witness   *witness.Witness    // of a trial; nil: nobody asks
	announcer *announce.Announcer // nil: nobody is told of anything
	outlet    *outlet.Outlet      // nil: neither Out nor Bucket is set
	memo      *memo               // used by Build; nil: digests are not kept in memory

	// Tests put a folder and a disk in memory here.
	files *files
	open  func(dir string) (*ledger.Ledger, error)
}

// newConfig completes settings, and checks that the seeds folder is there.
func newConfig(c settings.Config) (config, error) {
	if err := c.Complete(); err != nil {
		return config{}, err
	}
	if err := c.SeedsThere(); err != nil {
		return config{}, err
	}
	return config{Config: c, files: filesOf(c.Seeds, c.MaxSize), open: ledger.Open}, nil
}

// files is how single files of the seeds folder are looked at. Paths are slash-separated and relative to it.
type files struct {
	look  func(path string) (watch.Stamp, error)
	read  func(path string) ([]byte, error)
	whole func(path string) ([]byte, error) // read, for a picture
	there func() bool                       // the folder itself can be looked at
}

// filesOf looks at a folder on disk. MaxSize is that of a seed, in bytes.
func filesOf(seeds string, maxSize int64) *files {
	upTo := func(size int64) func(path string) ([]byte, error) {
		return func(path string) ([]byte, error) {
			data, _, err := watch.Read(seeds, path, size)
			return data, err
		}
	}
	return &files{
		look: func(path string) (watch.Stamp, error) { return watch.Look(seeds, path) },
		read: upTo(maxSize), whole: upTo(maxPicture),
		there: func() bool {
			_, err := os.Stat(seeds)
			return err == nil
		},
	}
}

// maxPicture is the size of the largest picture that is read, in bytes.
const maxPicture = 32 << 20
