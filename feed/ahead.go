package feed

import (
	"runtime"
	"slices"
	"sync/atomic"

	"seedfeed/feed/digest"
)

// ahead makes the digests of files that the watcher is about to hand over, while the press writes and prints those before:
// that uses one processor at most, and waits for the disk. What it makes is a guess. It counts only if the file has the
// same bytes when it is handed over.
type ahead struct {
	make  func(path string) guess
	files map[string]*expected // of the batch that is expected and of the one before
	paths []string             // of the batch that is expected
	round atomic.Int64         // is counted up where the work for another batch begins; the one before ends then
}

// expected is a file that is about to be handed over.
type expected struct {
	taken atomic.Bool   // by somebody who makes its digest
	done  chan struct{} // closed when guess is there
	guess guess
}

// guess is the digest of a file as it was when it was read. The zero value fits no file.
type guess struct {
	hash   string
	digest *digest.Digest
	err    error
}

// expect begins with the files of the next batch. The one expected before may be handed over now. Only the goroutine of the
// press calls it. It keeps paths.
func (a *ahead) expect(paths []string) {
	round := a.round.Add(1)
	files := make(map[string]*expected, len(a.paths)+len(paths))
	for _, path := range slices.Concat(a.paths, paths) {
		if files[path] = a.files[path]; files[path] == nil {
			files[path] = &expected{done: make(chan struct{})}
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
					x.guess = a.make(path)
					close(x.done)
				}
			}
		}()
	}
}

// digest returns the digest of a version of a file, if it was begun before. It waits for it. Nil is a file that was not
// expected.
func (x *expected) digest(hash string) (d *digest.Digest, err error, ok bool) {
	if x == nil {
		return nil, nil, false
	}
	if x.taken.CompareAndSwap(false, true) {
		close(x.done) // with no guess
	}
	<-x.done
	return x.guess.digest, x.guess.err, x.guess.hash == hash
}
