// Package journaltest is a file system in memory for tests of what is built on package journal: it fails or
// dies at a chosen call, and after a power cut it has lost or torn whatever was not synced.
package journaltest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"syscall"
	"time"

	"seedfeed/feed/journal"
)

// ErrFault is what a call returns that was chosen to fail.
var ErrFault = fmt.Errorf("journaltest: %w", syscall.ENOSPC)

// ErrDead is what every call returns after the power cut.
var ErrDead = errors.New("journaltest: power cut")

// Loss says how much of what was not synced a power cut takes.
type Loss int

// The losses.
const (
	Random  Loss = iota // of each write all, nothing, or what is behind any byte; the last renames or none
	All                 // everything that may be lost is
	Nothing             // as a kill -9 of the process: the kernel lives on
)

// Disk is a journal.FS in memory. It is safe for concurrent use. Folders are not modelled but for their
// names being synced.
type Disk struct {
	mu      sync.Mutex
	rng     *rand.Rand
	names   map[string]*node // as programs see them
	kept    map[string]*node // on the disk for certain
	pending []rename
	locked  map[string]bool
	opened  int // files that were not closed yet
	ticks   int

	calls  int
	failed func(call int) bool
	cut    int // the call at which the power is cut; 0: never
	dead   bool
}

type node struct {
	data    []byte // as programs see it
	kept    []byte // on the disk for certain
	pending []write
	mod     time.Time
}

// write is a change to a file that was not synced yet.
type write struct {
	off  int64
	data []byte
	cut  bool // to off
}

// rename is a change of names that was not synced yet, whole or not at all; nil removes.
type rename map[string]*node

var _ journal.FS = (*Disk)(nil)

// New returns an empty disk whose chances are drawn from seed.
func New(seed uint64) *Disk {
	return &Disk{
		rng:   rand.New(rand.NewPCG(seed, 0)),
		names: map[string]*node{}, kept: map[string]*node{}, locked: map[string]bool{},
	}
}

// CutAt cuts the power at the n-th call from now on; writes and syncs may have had a part of their effect.
func (d *Disk) CutAt(n int) { d.locking(func() { d.cut = d.calls + n }) }

// Fail makes the calls fail for which failed is true, counted from now on from 1; nil: none.
func (d *Disk) Fail(failed func(call int) bool) {
	d.locking(func() { d.failed, d.calls, d.cut = failed, 0, 0 })
}

// Calls returns the number of calls since New or Fail.
func (d *Disk) Calls() int {
	n := 0
	d.locking(func() { n = d.calls })
	return n
}

// Dead reports whether the power was cut.
func (d *Disk) Dead() bool {
	dead := false
	d.locking(func() { dead = d.dead })
	return dead
}

func (d *Disk) locking(f func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	f()
}

// After returns the disk as it is found after a power cut now.
func (d *Disk) After(loss Loss, seed uint64) *Disk {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := New(seed)
	names := maps.Clone(d.kept)
	upTo := 0
	switch loss {
	case Nothing:
		upTo = len(d.pending)
	case Random:
		upTo = n.rng.IntN(len(d.pending) + 1)
	}
	for _, change := range d.pending[:upTo] {
		change.apply(names)
	}
	for name, file := range names {
		data := file.after(loss, n.rng)
		n.names[name] = &node{data: data, kept: slices.Clone(data), mod: file.mod}
	}
	n.kept = maps.Clone(n.names)
	n.ticks = d.ticks
	return n
}

func (r rename) apply(names map[string]*node) {
	for name, file := range r {
		if file == nil {
			delete(names, name)
		} else {
			names[name] = file
		}
	}
}

func (f *node) after(loss Loss, rng *rand.Rand) []byte {
	data := slices.Clone(f.kept)
	for _, w := range f.pending {
		chance := rng.IntN(4)
		switch {
		case loss == All, loss == Random && chance == 0:
		case loss == Nothing, loss == Random && chance == 1, w.cut:
			data = w.apply(data)
		default: // torn: at any byte, the length known before the bytes or not
			part := w
			part.data = slices.Clone(w.data)
			keep := rng.IntN(len(w.data) + 1)
			if chance == 2 {
				part.data = part.data[:keep]
			} else {
				clear(part.data[keep:])
			}
			data = part.apply(data)
		}
	}
	return data
}

func (w write) apply(data []byte) []byte {
	if w.cut {
		return resized(data, int(w.off))
	}
	if end := int(w.off) + len(w.data); end > len(data) {
		data = resized(data, end)
	}
	copy(data[w.off:], w.data)
	return data
}

func resized(data []byte, n int) []byte {
	if n <= len(data) {
		return data[:n]
	}
	return append(data, make([]byte, n-len(data))...)
}

// call counts one call; d.mu is held. A call that is cut off may still have had an effect: partly.
func (d *Disk) call() (partly bool, err error) {
	if d.dead {
		return false, ErrDead
	}
	d.calls++
	d.ticks++
	if d.calls == d.cut {
		d.dead = true
		return true, ErrDead
	}
	if d.failed != nil && d.failed(d.calls) {
		return true, ErrFault
	}
	return false, nil
}

// do runs f as one call, unless it is to fail.
func (d *Disk) do(f func() error) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, err := d.call(); err != nil {
		return err
	}
	return f()
}

// MkdirAll does nothing.
func (d *Disk) MkdirAll(string) error { return d.do(func() error { return nil }) }

// Mkdir does nothing.
func (d *Disk) Mkdir(string) error { return d.do(func() error { return nil }) }

// Open opens the file, made if absent.
func (d *Disk) Open(path string) (journal.File, error) {
	var f journal.File
	err := d.do(func() error {
		n, ok := d.names[path]
		if !ok {
			n = d.make(path)
		}
		f = d.open(n)
		return nil
	})
	return f, err
}

func (d *Disk) open(n *node) *file {
	d.opened++
	return &file{disk: d, node: n}
}

// Opened returns the number of files that were opened or created and not closed yet.
func (d *Disk) Opened() int {
	n := 0
	d.locking(func() { n = d.opened })
	return n
}

// Create makes an empty file.
func (d *Disk) Create(path string) (journal.File, error) {
	var f journal.File
	err := d.do(func() error {
		f = d.open(d.make(path))
		return nil
	})
	return f, err
}

func (d *Disk) make(path string) *node {
	n := &node{mod: d.now()}
	d.rename(rename{path: n})
	return n
}

func (d *Disk) rename(r rename) {
	r.apply(d.names)
	d.pending = append(d.pending, r)
}

func (d *Disk) now() time.Time { return time.Unix(int64(d.ticks), 0) }

// Stat describes the file at path.
func (d *Disk) Stat(path string) (fs.FileInfo, error) {
	var i fs.FileInfo
	err := d.do(func() error {
		n, ok := d.names[path]
		if !ok {
			return fmt.Errorf("stat %s: %w", path, fs.ErrNotExist)
		}
		i = info{n, int64(len(n.data)), n.mod}
		return nil
	})
	return i, err
}

// Same reports whether a and b are of one file.
func (d *Disk) Same(a, b fs.FileInfo) bool { return a.Sys() == b.Sys() }

// Rename moves from to to.
func (d *Disk) Rename(from, to string) error {
	return d.do(func() error {
		n, ok := d.names[from]
		if !ok {
			return fmt.Errorf("rename %s: %w", from, fs.ErrNotExist)
		}
		d.rename(rename{from: nil, to: n})
		return nil
	})
}

// Remove removes a file.
func (d *Disk) Remove(path string) error {
	return d.do(func() error {
		if _, ok := d.names[path]; !ok {
			return fmt.Errorf("remove %s: %w", path, fs.ErrNotExist)
		}
		d.rename(rename{path: nil})
		return nil
	})
}

// SyncDir makes all names certain.
func (d *Disk) SyncDir(string) error {
	return d.do(func() error {
		d.kept, d.pending = maps.Clone(d.names), nil
		return nil
	})
}

// Lock takes a lock.
func (d *Disk) Lock(path string) (journal.Lock, error) {
	var l journal.Lock
	err := d.do(func() error {
		if d.locked[path] {
			return journal.ErrLocked
		}
		d.locked[path] = true
		l = &lock{d, path}
		return nil
	})
	return l, err
}

// Data returns a copy of what the file holds, nil if there is none.
func (d *Disk) Data(path string) []byte {
	d.mu.Lock()
	defer d.mu.Unlock()
	if n, ok := d.names[path]; ok {
		return append([]byte{}, n.data...)
	}
	return nil
}

// Damage changes a file in place behind the back of the program, as a stranger would, synced at once; a nil
// result removes it.
func (d *Disk) Damage(path string, change func(data []byte) []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.ticks++
	n, ok := d.names[path]
	if !ok {
		return
	}
	data := change(slices.Clone(n.data))
	if data == nil {
		delete(d.names, path)
	} else {
		n.data, n.kept, n.pending, n.mod = data, slices.Clone(data), nil, d.now()
	}
	d.kept, d.pending = maps.Clone(d.names), nil
}

// Names returns the paths of all files, sorted.
func (d *Disk) Names() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Sorted(maps.Keys(d.names))
}

type lock struct {
	disk *Disk
	path string
}

// Close gives the lock free, also after the power cut.
func (l *lock) Close() error {
	l.disk.locking(func() { delete(l.disk.locked, l.path) })
	return nil
}

// Held is always true: locked files are not modelled.
func (l *lock) Held() bool { return true }

type file struct {
	disk   *Disk
	node   *node
	closed bool
}

func (f *file) ReadAt(p []byte, off int64) (int, error) {
	n := 0
	err := f.disk.do(func() error {
		if off < int64(len(f.node.data)) {
			n = copy(p, f.node.data[off:])
		}
		if n < len(p) {
			return io.EOF
		}
		return nil
	})
	return n, err
}

func (f *file) WriteAt(p []byte, off int64) (int, error) {
	d := f.disk
	d.mu.Lock()
	defer d.mu.Unlock()
	partly, err := d.call()
	if partly {
		p = p[:d.rng.IntN(len(p)+1)]
	}
	if err == nil || partly {
		f.change(write{off: off, data: slices.Clone(p)})
		return len(p), err
	}
	return 0, err
}

func (f *file) change(w write) {
	f.node.data = w.apply(f.node.data)
	f.node.pending = append(f.node.pending, w)
	f.node.mod = f.disk.now()
}

func (f *file) Truncate(size int64) error {
	return f.disk.do(func() error {
		f.change(write{off: size, cut: true})
		return nil
	})
}

// Sync makes the changes since the last one certain. If it fails they are lost for good, as with Linux: the
// pages count as clean, and a later Sync that succeeds does not write them.
func (f *file) Sync() error {
	d := f.disk
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, err := d.call(); err != nil {
		if !d.dead {
			f.node.pending = nil
		}
		return err
	}
	for _, w := range f.node.pending {
		f.node.kept = w.apply(f.node.kept)
	}
	f.node.pending = nil
	return nil
}

func (f *file) Stat() (fs.FileInfo, error) {
	var i fs.FileInfo
	err := f.disk.do(func() error {
		i = info{f.node, int64(len(f.node.data)), f.node.mod}
		return nil
	})
	return i, err
}

// Close takes effect at any time, also after the power cut. It does not sync.
func (f *file) Close() error {
	f.disk.locking(func() {
		if !f.closed {
			f.closed = true
			f.disk.opened--
		}
	})
	return nil
}

type info struct {
	node *node
	size int64
	mod  time.Time
}

func (i info) Name() string       { return "file" }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return 0o644 }
func (i info) ModTime() time.Time { return i.mod }
func (i info) IsDir() bool        { return false }
func (i info) Sys() any           { return i.node }
