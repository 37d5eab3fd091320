// Package cache keeps on disk, between runs, what the stages found in the files. It is disposable: the caller makes
// anew what is missing, damaged or of another version. Only a compaction is synced, and what Sync is called for.
//
// The file is a journal (package journal). Memory holds the entries without their values. A value is read, checked and
// decompressed when asked for.
package cache

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"seedfeed/feed/journal"
)

// Entry says from which state of which file a value was made.
type Entry struct {
	Path       string // slash path, any bytes
	Size       int64  // bytes
	ModTime    int64  // ns since 1970
	ChangeTime int64  // ns since 1970; 0 where the system has none
	Inode      uint64
	Hash       string // of the file's bytes
}

// ErrStamp is returned by Touch if the path has no value that was made from the hash of the entry.
var ErrStamp = errors.New("cache: no value was made from that hash")

const slack = 16 << 20 // dead bytes that are never worth a compaction

// Cache is an open cache. All methods are safe for concurrent use.
type Cache struct {
	version string // of whatever made the values
	slack   int64
	lock    journal.Lock
	temp    string // folder to remove at the end; "" for a cache that lasts
	damaged int

	compaction sync.WaitGroup // the running compaction

	mu      sync.RWMutex
	book             // its file is nil if the cache remembers nothing
	next    int64    // length of the file at which the next compaction is due
	running bool     // a compaction is
	tail    [][]byte // payloads of the records appended while it runs
	sample  []byte   // of the values put so far, while the file has no dictionary
}

// Open opens the cache at path. It drops what the file holds if that was made with another version. The folder is made
// if absent. Damage is no error.
//
// The Cache returned is never nil. With an error, which says why path cannot be used (not writable, or in use by
// another instance), it is one that forgets everything at Close.
func Open(path, version string) (*Cache, error) {
	return open(journal.Disk{}, path, version, slack)
}

func open(fsys journal.FS, path, version string, slack int64) (*Cache, error) {
	c := &Cache{version: version, slack: slack}
	err := c.attach(fsys, path)
	if err == nil {
		return c, nil
	}
	err = fmt.Errorf("cache: %s cannot be used, texts are read again after a restart: %w", path, err)
	temp, failed := os.MkdirTemp("", "seedfeed-cache-")
	if failed != nil {
		return c, err
	}
	c.temp = temp
	if c.attach(journal.Disk{}, filepath.Join(temp, "cache")) != nil {
		os.RemoveAll(temp)
		c.temp = ""
	}
	return c, err
}

// attach opens the file at path and reads it.
func (c *Cache) attach(fsys journal.FS, path string) error {
	if err := fsys.MkdirAll(filepath.Dir(path)); err != nil {
		return err
	}
	lock, err := fsys.Lock(path + ".lock")
	if err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	c.lock, c.book = lock, newBook(nil)
	begun, current, bad := false, false, 0
	file, err := journal.Open(fsys, path, func(offset int64, payload []byte) error {
		switch r, ok := parse(payload); {
		case !begun:
			begun, current = true, ok && r.kind == kindVersion && r.from == c.version
		case !current:
		case !ok:
			bad++
		default:
			c.apply(r, offset, int64(len(payload)))
		}
		return nil
	})
	if err != nil {
		c.release(nil)
		return err
	}
	c.file, c.damaged = file, file.Damaged()+bad
	c.plan()
	if current && c.damaged == 0 && c.file.Size() <= c.next {
		return nil
	}
	if err = c.compact(false); err != nil {
		c.release(c.file)
	}
	return err
}

// release closes file, and leaves a cache that remembers nothing. What Close of a file may fail to write is lost, as it
// would be after a crash.
func (c *Cache) release(file *journal.Journal) {
	if file != nil {
		file.Close()
	}
	if c.lock != nil {
		c.lock.Close()
	}
	c.lock, c.book = nil, book{}
}

// Damaged returns the number of damaged places that Open found.
func (c *Cache) Damaged() int { return c.damaged }

// Entry returns the entry of path that was put or touched there last.
func (c *Cache) Entry(path string) (Entry, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	s, ok := c.current(path)
	return s.Entry, ok
}

// Get returns the value that was made from the file at path when it had that hash. The cache has it for the hash of
// Entry(path), and for the one before.
func (c *Cache) Get(path, hash string) ([]byte, bool) {
	c.mu.RLock()
	s, ok := c.find(path, hash)
	if !ok {
		c.mu.RUnlock()
		return nil, false
	}
	packed, ok := c.packed(s)
	codec := c.codec
	c.mu.RUnlock()
	if ok {
		if value, err := codec.valueOf(packed); err == nil {
			return value, true
		}
	}
	c.mu.Lock() // nobody can read it any more
	defer c.mu.Unlock()
	if again, _ := c.find(path, hash); again == s {
		c.set(path, without(c.slots(path), hash))
	}
	return nil, false
}

// Put keeps value, compressed, as what was made from e. The value that e.Path had before stays readable until the next
// Put for e.Path with another hash. After an error (a full disk) the cache is as it was and goes on working.
func (c *Cache) Put(e Entry, value []byte) error {
	c.mu.RLock()
	codec := c.codec
	c.mu.RUnlock()
	if codec == nil {
		return nil // it remembers nothing
	}
	packed := codec.pack(value)
	c.mu.Lock()
	defer c.mu.Unlock()
	if codec != c.codec && c.codec != nil { // the file may not have the dictionary any more
		packed = c.codec.pack(value)
	}
	if err := c.write(record{kind: kindPut, entry: e, value: packed}); err != nil {
		return err
	}
	c.learn(value)
	return nil
}

// learn makes the dictionary of the file, once enough values were put; c.mu is held. A failure is tried again with the
// next value.
func (c *Cache) learn(value []byte) {
	if c.file == nil || c.codec.trained {
		return
	}
	if c.sample = sampled(c.sample, value); len(c.sample) < dictionaryLen {
		return
	}
	if err := c.train(c.sample); err == nil {
		c.sample = nil
	}
}

// train writes a dictionary, with which values are compressed from then on; c.mu is held.
func (c *Cache) train(dictionary []byte) error {
	payload := dictionaryOf(dictionary)
	if err := c.append(payload, payload); err != nil {
		return err
	}
	if c.running {
		c.tail = append(c.tail, payload, payload)
	}
	return nil
}

// Touch gives the value that e.Path has for e.Hash (else ErrStamp) a new stamp, as if it had been put now.
func (c *Cache) Touch(e Entry) error {
	return c.change(record{kind: kindTouch, from: e.Path, entry: e})
}

// Drop forgets all values of path. That there are none is no error.
func (c *Cache) Drop(path string) error {
	return c.change(record{kind: kindDrop, from: path})
}

// Paths yields the paths that the cache has values for at the moment of the call, in no order. The cache may be used
// meanwhile, and the paths dropped.
func (c *Cache) Paths() iter.Seq[string] {
	c.mu.RLock()
	defer c.mu.RUnlock()
	all := make([]string, 0, len(c.paths))
	for path := range c.all() {
		all = append(all, path)
	}
	return slices.Values(all)
}

func (c *Cache) change(r record) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.write(r)
}

// write writes a record and takes it in; c.mu is held.
func (c *Cache) write(r record) error {
	if c.file == nil {
		return nil
	}
	payload := r.append(make([]byte, 0, r.size()))
	switch _, known := c.find(r.from, r.entry.Hash); {
	case r.kind == kindTouch && !known:
		return ErrStamp
	case r.kind == kindDrop && len(c.slots(r.from)) == 0:
		return nil
	}
	if err := c.append(payload); err != nil {
		if errors.Is(err, journal.ErrBroken) { // an earlier write failed; a new file ends that
			c.start()
		}
		return fmt.Errorf("cache: %w", err)
	}
	if c.running {
		c.tail = append(c.tail, payload)
	}
	if c.file.Size() <= c.next {
		return nil
	}
	if c.plan(); c.file.Size() > c.next { // else most of what came since then is alive, as in a first scan
		c.start()
	}
	return nil
}

// Sync returns when everything written so far is on the disk.
func (c *Cache) Sync() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.file == nil {
		return nil
	}
	if err := c.file.Sync(); err != nil {
		c.start() // a new file
		return fmt.Errorf("cache: %w", err)
	}
	return nil
}

// Close closes the file. The cache remembers nothing afterwards.
func (c *Cache) Close() error {
	c.mu.Lock()
	file := c.file
	c.file = nil // ends a compaction
	c.mu.Unlock()
	c.compaction.Wait()
	c.mu.Lock()
	c.release(file)
	c.mu.Unlock()
	if c.temp == "" {
		return nil
	}
	return os.RemoveAll(c.temp)
}
