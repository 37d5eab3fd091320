package cache

import (
	"errors"
	"fmt"
	"maps"
	"slices"
)

// piece is how many bytes a compaction copies at once, and the most that it copies while others wait.
const piece = 64 << 10

var errClosed = errors.New("cache: closed")

// start starts a compaction unless one is running; c.mu is held.
func (c *Cache) start() {
	if !c.running {
		c.running = true
		c.compaction.Go(func() { _ = c.compact() })
	}
}

// Keep forgets all values but the current ones of the paths for whose entries keep returns true, and rewrites the file.
// Nothing of what it forgets is left there. It waits until that is done.
func (c *Cache) Keep(keep func(Entry) bool) error {
	c.compaction.Wait()
	c.mu.Lock()
	closed := c.file == nil
	for path, slots := range c.all() {
		last := slots[len(slots)-1:]
		if !keep(last[0].Entry) {
			last = nil
		}
		c.set(path, last)
	}
	c.mu.Unlock()
	if closed {
		return nil
	}
	if err := c.compact(); err != nil {
		return fmt.Errorf("cache: %w", err)
	}
	return nil
}

// compact copies the values that there are to a new file, which then takes the place of the old one. Others go on
// meanwhile: values are copied one by one, then the records that were appended since, and only the last few of these
// while others wait. If it fails, nothing is lost, and it is tried again some megabytes later.
func (c *Cache) compact() error {
	c.mu.Lock()
	c.running = true
	file := c.file
	paths := slices.Collect(maps.Values(c.paths))
	c.mu.Unlock()
	err := errClosed
	if file != nil {
		to := newBook(nil)
		if to.file, err = file.Beside(); err == nil {
			if err = c.copy(&to, paths); err != nil {
				to.file.Discard()
			} else {
				to.file.Close() // the old file now; to free a large one takes a while
			}
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.running, c.tail = false, nil
	if err != nil && c.file != nil {
		c.next = c.file.Size() + c.slack
	}
	return err
}

func (c *Cache) copy(to *book, paths []values) error {
	if err := to.append(record{kind: kindVersion, from: c.version}.append(nil)); err != nil {
		return err
	}
	var payloads [][]byte
	size := 0
	for _, v := range paths {
		path := v.path()
		for _, s := range v.slots(path) {
			c.mu.RLock()
			value, ok := c.packed(s)
			closed := c.file == nil
			c.mu.RUnlock()
			if closed {
				return errClosed
			}
			if !ok {
				continue
			}
			payloads = append(payloads, record{kind: kindPut, entry: s.Entry, value: value}.append(nil))
			if size += len(value); size < piece {
				continue
			}
			if err := to.append(payloads...); err != nil {
				return err
			}
			payloads, size = nil, 0
		}
	}
	if err := to.append(payloads...); err != nil {
		return err
	}
	if err := to.file.Sync(); err != nil {
		return err
	}
	return c.replace(to)
}

// replace copies what was appended meanwhile, which is not synced, as at other times, and puts the new file in the
// place of the old one.
func (c *Cache) replace(to *book) error {
	for {
		c.mu.Lock()
		tail := c.tail
		c.tail = nil
		size := 0
		for _, p := range tail {
			size += len(p)
		}
		if size <= piece {
			defer c.mu.Unlock()
			return c.swap(to, tail)
		}
		c.mu.Unlock()
		if err := to.append(tail...); err != nil {
			return err
		}
	}
}

// swap copies the last records and puts the new file in the place of the old one; c.mu is held.
func (c *Cache) swap(to *book, tail [][]byte) error {
	if c.file == nil {
		return errClosed
	}
	if err := to.append(tail...); err != nil {
		return err
	}
	if err := c.file.Replace(to.file); err != nil {
		return err
	}
	c.paths, c.live = to.paths, to.live
	c.plan()
	return nil
}

// plan sets when the next compaction is due: when more is dead than alive.
func (c *Cache) plan() { c.next = 2*c.live + c.slack }
