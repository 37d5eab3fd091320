// Package cache keeps what extraction found, on disk between runs. It is disposable: what is damaged, of
// another version or missing is made again by the caller, and nothing here is ever synced but by compaction.
//
// The file is a journal (package journal). Entries without their values are kept in memory; a value is read,
// checked and decompressed when asked for.
package cache

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"sync"

	"seedfeed/feed/journal"
)

// Entry tells which state of which file a value was made from.
type Entry struct {
	Path       string // slash path, any bytes
	Size       int64  // bytes
	ModTime    int64  // ns since 1970
	ChangeTime int64  // ns since 1970; 0 where the system has none
	Inode      uint64
	Hash       string // of the file's bytes
}

// ErrStamp is returned by Touch and Move for an entry with another hash than the value was made from.
var ErrStamp = errors.New("cache: the entry has no value of that hash")

const slack = 16 << 20 // dead bytes that are never worth a compaction

// Cache is an open cache. All methods are safe for concurrent use.
type Cache struct {
	version string
	slack   int64

	mu      sync.RWMutex
	file    *journal.Journal // nil: remembers nothing
	lock    journal.Lock
	temp    string // folder to remove at the end, "" for a cache that lasts
	entries map[string]*slot
	live    int64 // bytes of the records that entries point to
	compact int64 // length of the file at which the next compaction is due
	damaged int
}

type slot struct {
	Entry
	offset int64 // of the put record that holds the value
	length int64 // of that record, nearly: for knowing how much is dead
}

// Open opens the cache at path and drops what it holds if version is another than the one it was made with.
// The folder is made if absent. Damage is no error.
//
// The Cache returned is never nil. With an error, which says why path cannot be used (not writable, or in use
// by another instance), it is one that forgets everything at Close.
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
	c.entries = make(map[string]*slot)
	temp, failed := os.MkdirTemp("", "seedfeed-cache-")
	if failed != nil {
		return c, err
	}
	c.temp = temp
	if failed := c.attach(journal.Disk{}, filepath.Join(temp, "cache")); failed != nil {
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
	c.entries, c.live = make(map[string]*slot), 0
	in := reader{cache: c}
	file, err := journal.Open(fsys, path, in.visit)
	if err != nil {
		if lock != nil {
			lock.Close()
		}
		return err
	}
	c.file, c.lock, c.damaged = file, lock, file.Damaged()+in.bad
	if !in.current {
		c.entries, c.live = make(map[string]*slot), 0
	}
	c.plan()
	if !in.current || c.damaged > 0 || c.due() {
		err = c.rewrite()
	}
	if err != nil {
		c.detach()
	}
	return err
}

func (c *Cache) detach() error {
	if c.file == nil {
		return nil
	}
	err := c.file.Close()
	if c.lock != nil {
		err = errors.Join(err, c.lock.Close())
	}
	c.file, c.lock = nil, nil
	return err
}

// reader takes in the records of a file at Open.
type reader struct {
	cache   *Cache
	current bool // the version is ours
	begun   bool
	bad     int
}

func (in *reader) visit(offset int64, payload []byte) error {
	r, ok := parse(payload)
	if !in.begun {
		in.begun = true
		in.current = ok && r.kind == kindVersion && r.from == in.cache.version
	}
	switch {
	case !in.current:
	case !ok:
		in.bad++
	default:
		in.cache.apply(r, offset, int64(len(payload)))
	}
	return nil
}

// apply makes a record part of memory. Each step asks for the hash, for a damaged record before it may have
// put another value under the path.
func (c *Cache) apply(r record, offset, length int64) {
	switch r.kind {
	case kindPut:
		c.drop(r.entry.Path)
		c.set(&slot{r.entry, offset, length})
	case kindMove:
		s := c.entries[r.from]
		c.drop(r.from)
		c.drop(r.entry.Path)
		if s != nil && s.Hash == r.entry.Hash {
			c.set(&slot{r.entry, s.offset, s.length})
		}
	case kindDelete:
		c.drop(r.from)
	}
}

func (c *Cache) set(s *slot) {
	c.entries[s.Path] = s
	c.live += s.length
}

func (c *Cache) drop(path string) {
	if s := c.entries[path]; s != nil {
		delete(c.entries, path)
		c.live -= s.length
	}
}

// Damaged returns the number of damaged places that Open found.
func (c *Cache) Damaged() int { return c.damaged }

// Entry returns the entry of path.
func (c *Cache) Entry(path string) (Entry, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	if s := c.entries[path]; s != nil {
		return s.Entry, true
	}
	return Entry{}, false
}

// Get returns the entry of path and its value. An entry whose value can no longer be read is forgotten.
func (c *Cache) Get(path string) (Entry, []byte, bool) {
	c.mu.RLock()
	s := c.entries[path]
	var packed []byte
	var ok bool
	if s != nil && c.file != nil {
		packed, ok = c.packed(s)
	}
	c.mu.RUnlock()
	if s == nil {
		return Entry{}, nil, false
	}
	if ok {
		if value, err := unpack(packed); err == nil {
			return s.Entry, value, true
		}
	}
	c.mu.Lock()
	if c.entries[path] == s {
		c.drop(path)
	}
	c.mu.Unlock()
	return Entry{}, nil, false
}

// packed reads the compressed value of s.
func (c *Cache) packed(s *slot) ([]byte, bool) {
	payload, err := c.file.ReadAt(s.offset)
	if err != nil {
		return nil, false
	}
	r, ok := parse(payload)
	if !ok || r.kind != kindPut || r.entry.Hash != s.Hash {
		return nil, false
	}
	return r.value, true
}

// Put keeps value, compressed, as what was made from e; it takes the place of what e.Path had. After an error
// (a full disk) the cache is as it was and goes on working.
func (c *Cache) Put(e Entry, value []byte) error {
	return c.write(record{kind: kindPut, entry: e, value: pack(value)})
}

// Touch gives the value of e.Path a new stamp. The hash must be the one it was made from (else ErrStamp).
func (c *Cache) Touch(e Entry) error { return c.Move(e.Path, e) }

// Move gives the value of from to e.Path, with a new stamp. The hash must be the one it was made from (else
// ErrStamp).
func (c *Cache) Move(from string, e Entry) error {
	return c.write(record{kind: kindMove, from: from, entry: e})
}

// Delete forgets path. That it was not known is no error.
func (c *Cache) Delete(path string) error {
	return c.write(record{kind: kindDelete, from: path})
}

func (c *Cache) write(r record) error {
	payload := r.append(nil)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.file == nil {
		return nil
	}
	switch s := c.entries[r.from]; {
	case r.kind == kindMove && (s == nil || s.Hash != r.entry.Hash):
		return ErrStamp
	case r.kind == kindDelete && s == nil:
		return nil
	}
	offsets, err := c.file.Append(payload)
	if errors.Is(err, journal.ErrBroken) {
		if err = c.rewrite(); err == nil {
			offsets, err = c.file.Append(payload)
		}
	}
	if err != nil {
		return fmt.Errorf("cache: %w", err)
	}
	c.apply(r, offsets[0], int64(len(payload)))
	if c.due() {
		if err := c.rewrite(); err != nil {
			// Nothing is lost: it is tried again some megabytes later.
			c.compact = c.file.Size() + c.slack
		}
	}
	return nil
}

func (c *Cache) due() bool { return c.file.Size() > c.compact }

// plan sets when the next compaction is due: when what is dead outweighs what is live.
func (c *Cache) plan() {
	c.compact = 2*c.live + c.slack
}

// rewrite writes the live records to a new file. Those that cannot be read any more are forgotten.
func (c *Cache) rewrite() error {
	var kept []*slot
	offsets, err := c.file.Rewrite(func(yield func([]byte) bool) {
		if !yield(record{kind: kindVersion, from: c.version}.append(nil)) {
			return
		}
		for _, s := range c.entries {
			value, ok := c.packed(s)
			if !ok {
				continue
			}
			payload := record{kind: kindPut, entry: s.Entry, value: value}.append(nil)
			kept = append(kept, &slot{s.Entry, 0, int64(len(payload))})
			if !yield(payload) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	c.entries, c.live = make(map[string]*slot, len(kept)), 0
	for i, s := range kept {
		s.offset = offsets[i+1]
		c.set(s)
	}
	c.plan()
	return nil
}

// Len returns the number of entries.
func (c *Cache) Len() int {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return len(c.entries)
}

// Entries yields the entries of the moment it is called, in no order. The cache may be used meanwhile.
func (c *Cache) Entries() iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		c.mu.RLock()
		all := make([]*slot, 0, len(c.entries))
		for _, s := range c.entries {
			all = append(all, s)
		}
		c.mu.RUnlock()
		for _, s := range all { // slots never change
			if !yield(s.Entry) {
				return
			}
		}
	}
}

// Close closes the file. The cache remembers nothing afterwards.
func (c *Cache) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	err := c.detach()
	c.entries = nil
	if c.temp != "" {
		err = errors.Join(err, os.RemoveAll(c.temp))
	}
	return err
}
