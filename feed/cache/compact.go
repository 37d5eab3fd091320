package cache

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
)

// piece is how many bytes a compaction copies at once.
const piece = 64 << 10

var errClosed = errors.New("cache: closed")

// start starts a compaction unless one is running; c.mu is held.
func (c *Cache) start() {
	if !c.running {
		c.running = true
		c.compaction.Go(func() { _ = c.compact(false) })
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
	if !closed {
		c.retrain()
	}
	c.mu.Unlock()
	if closed {
		return nil
	}
	if err := c.compact(true); err != nil {
		return fmt.Errorf("cache: %w", err)
	}
	return nil
}

// retrain makes a new dictionary of the values that are left, because the old one holds words of others; c.mu is held.
// Where they are too few, or the dictionary cannot be written, values have none.
func (c *Cache) retrain() {
	var sample []byte
	for _, slots := range c.all() {
		if r, ok := c.packed(slots[0]); ok {
			if value, err := c.codec.valueOf(r); err == nil {
				sample = sampled(sample, value)
			}
		}
		if len(sample) == dictionaryLen {
			break
		}
	}
	c.sample = nil
	if c.codec = c.codec.untrained(); len(sample) == dictionaryLen {
		_ = c.train(sample)
	}
}

// compact copies the values that there are to a new file, which then takes the place of the old one. Others go on
// meanwhile: values are copied one by one, then the records that were appended since, and only the last of these while
// others wait. If it fails, nothing is lost, and it is tried again some megabytes later. With anew, values are
// compressed anew, and the only dictionary of the new file is that of the newest values.
func (c *Cache) compact(anew bool) error {
	c.mu.Lock()
	c.running = true
	file := c.file
	paths, codec := slices.Collect(maps.Values(c.paths)), c.codec
	c.mu.Unlock()
	err := errClosed
	if file != nil {
		to := newBook(nil)
		if to.file, err = file.Beside(); err == nil {
			if err = c.copy(&to, paths, codec, anew); err != nil {
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

func (c *Cache) copy(to *book, paths []values, codec *codec, anew bool) error {
	payloads := [][]byte{record{kind: kindVersion, from: c.version}.append(nil)}
	known := codec.known
	switch {
	case anew && !codec.trained:
		known = nil
	case anew:
		known = known[len(known)-1:]
	}
	for _, k := range known {
		payloads = append(payloads, dictionaryOf(k), dictionaryOf(k))
	}
	size := 0
	for _, v := range paths {
		path := v.path()
		for _, s := range v.slots(path) {
			c.mu.RLock()
			r, ok := c.packed(s)
			closed := c.file == nil
			c.mu.RUnlock()
			if closed {
				return errClosed
			}
			if ok && anew {
				r, ok = codec.recompressed(r)
			}
			if !ok {
				continue
			}
			payloads = append(payloads, record{kind: r.kind, entry: s.Entry, value: r.value}.append(nil))
			if size += len(r.value); size < piece {
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
// place of the old one. It ends even if others append faster than it copies: they then wait for the last part.
func (c *Cache) replace(to *book) error {
	for last := math.MaxInt; ; {
		c.mu.Lock()
		tail := c.tail
		c.tail = nil
		size := 0
		for _, p := range tail {
			size += len(p)
		}
		if size <= piece || size > last/2 {
			defer c.mu.Unlock()
			return c.swap(to, tail)
		}
		c.mu.Unlock()
		if err := to.append(tail...); err != nil {
			return err
		}
		last = size
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
	c.paths, c.live, c.codec = to.paths, to.live, to.codec
	c.plan()
	return nil
}

// plan sets when the next compaction is due: when more is dead than alive.
func (c *Cache) plan() { c.next = 2*c.live + c.slack }
