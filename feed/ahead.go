package feed

import (
	"runtime"
	"slices"
	"sync/atomic"

	"seedfeed/feed/digest"
)

// ahead makes the digests of files that the watcher is about to hand over, while the press writes and prints those before: the
// press then uses one processor, and waits for the disk. A digest counts only if the file has the same bytes when it is handed
// over.
type ahead struct {
	read   func(path string) (data []byte, hash string) // "": not to be digested ahead
	digest func(path string, data []byte) (*digest.Digest, error)
	files  map[string]*expected // those of paths, and those that were expected one round before
	paths  []string             // that are expected
	round  atomic.Int64         // is counted up when others are expected; the work for those before ends then
}

// expected is a file that is about to be handed over.
type expected struct {
	taken  atomic.Bool   // by somebody who reads it
	read   chan struct{} // closed when hash is there
	hash   string        // "": there is no digest
	done   chan struct{} // closed when digest and err are there
	digest *digest.Digest
	err    error
}

// expect begins with the files that are handed over next. Only the goroutine of the press calls it. It keeps paths.
func (a *ahead) expect(paths []string) {
	round := a.round.Add(1)
	files := make(map[string]*expected, len(a.paths)+len(paths))
	for _, path := range slices.Concat(a.paths, paths) {
		if files[path] = a.files[path]; files[path] == nil {
			files[path] = &expected{read: make(chan struct{}), done: make(chan struct{})}
		}
	}
	a.files, a.paths = files, paths
	for range min(len(paths), max(1, runtime.GOMAXPROCS(0)-1)) {
		go func() {
			for _, path := range paths {
				if a.round.Load() != round {
					return
				}
				if x := files[path]; x.taken.CompareAndSwap(false, true) {
					a.make(path, x)
				}
			}
		}()
	}
}

func (a *ahead) make(path string, x *expected) {
	data, hash := a.read(path)
	x.hash = hash
	close(x.read)
	if hash != "" {
		x.digest, x.err = a.digest(path, data)
	}
	close(x.done)
}

// of returns the digest of a version of the file if somebody has begun to make it, and waits for its end. x may be nil.
func (x *expected) of(hash string) (d *digest.Digest, err error, ok bool) {
	if x == nil {
		return nil, nil, false
	}
	if x.taken.CompareAndSwap(false, true) {
		close(x.read)
		close(x.done)
	}
	if <-x.read; x.hash != hash {
		return nil, nil, false
	}
	<-x.done
	return x.digest, x.err, true
}
