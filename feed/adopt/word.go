package adopt

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"seedfeed/feed/digest"
	"seedfeed/feed/header"
	"seedfeed/feed/settings"
	"seedfeed/feed/watch"
)

// ownerWord is what the owner of a folder says of articles that have no record yet: a side file beside one article, and the
// list of people. It is safe for concurrent use.
type ownerWord struct {
	cfg    *settings.Config
	people *header.People
	beside map[string]int // how many articles stand beside a side file, by its path

	mu     sync.Mutex
	faults []string
}

func newOwnerWord(c *settings.Config, seeds []*seed) *ownerWord {
	w := &ownerWord{cfg: c, beside: map[string]int{}}
	for _, s := range seeds {
		w.beside[header.SideOf(s.path)]++
	}
	if data, ok := w.read(header.PeopleFile); ok {
		var err error
		if w.people, err = header.ReadPeople(data); err != nil {
			w.fault(header.PeopleFile, err)
		}
	}
	return w
}

// apply returns the digest of the article at a path as its owner wants it, without a Mark.
func (w *ownerWord) apply(path string, d *digest.Digest) *digest.Digest {
	o := digest.Owner{People: w.people}
	if side := header.SideOf(path); w.beside[side] == 1 {
		if data, ok := w.read(side); ok {
			var err error
			if o.Side, err = header.ReadSide(data, header.Options{Zone: w.cfg.Zone}); err != nil {
				w.fault(side, err)
			}
		}
	}
	out := *o.Apply(d, w.cfg.DigestOptions())
	out.Mark = "" // so that the first start finds a difference, and shows what the owner says
	return &out
}

// read returns the bytes of a file, if it is there.
func (w *ownerWord) read(path string) ([]byte, bool) {
	data, _, err := watch.Read(w.cfg.Seeds, path, w.cfg.MaxSize)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		w.fault(path, err)
	}
	return data, err == nil
}

func (w *ownerWord) fault(path string, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.faults = append(w.faults, fmt.Sprintf("%s: not used: %v", path, err))
}

// warnings returns what could not be used, sorted.
func (w *ownerWord) warnings() []string {
	slices.Sort(w.faults)
	return w.faults
}
