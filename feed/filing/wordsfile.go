package filing

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"slices"

	"seedfeed/feed/journal"
)

// start starts a compaction unless one is running; w.mu is held.
func (w *Words) start() {
	if !w.running && w.file != nil {
		w.running = true
		w.compaction.Go(w.compact)
	}
}

// plan sets when the next compaction is due: when more is dead than alive.
func (w *Words) plan() { w.next = 2*w.live + w.slack }

// Keep drops the texts of all articles for which keep returns false, and rewrites the file. Nothing of what is dropped is left
// there. It waits until that is done.
func (w *Words) Keep(keep func(seq int64) bool) error {
	if w == nil {
		return nil
	}
	<-w.opened
	w.mu.Lock()
	for w.running {
		w.mu.Unlock()
		w.compaction.Wait()
		w.mu.Lock()
	}
	if w.file == nil {
		defer w.mu.Unlock()
		return w.err
	}
	for seq, p := range w.pages {
		if p.stamp != 0 && !keep(int64(seq)) {
			w.pages[seq] = page{}
		}
	}
	w.running = true
	w.mu.Unlock()
	return w.rewrite()
}

// compact rewrites the file. If that fails, nothing is lost, and it is tried again some megabytes later.
func (w *Words) compact() { _ = w.rewrite() }

// rewrite copies the texts that count to a new file, which then takes the place of the old one. Others go on meanwhile: they
// wait for the last records only. A text that cannot be read is left out, and its article has none from then on.
func (w *Words) rewrite() error {
	w.reading.RLock()
	w.mu.Lock()
	w.running, w.tail = true, nil
	file := w.file
	if file == nil {
		w.running = false
		w.mu.Unlock()
		w.reading.RUnlock()
		return fs.ErrClosed
	}
	view, pages, packed := file.View(), slices.Clone(w.pages), w.phrases
	w.mu.Unlock()
	to := &Words{}
	var err error
	if to.file, err = file.Beside(); err == nil {
		err = to.copy(view, pages, packed)
	}
	w.reading.RUnlock()
	if err == nil {
		err = w.replace(to)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if err != nil && to.file != nil {
		to.file.Discard()
	}
	if w.running, w.tail = false, nil; err != nil {
		if w.file != nil {
			w.next = w.file.Size() + w.slack
		}
		return fmt.Errorf("search: %w", err)
	}
	return nil
}

// copy appends the texts of a view that pages name. It compresses them anew: the old dictionary has words of texts that count
// no more, and older programs had none.
func (w *Words) copy(view journal.View, pages []page, packed phrases) error {
	var piece []wordsRecord
	size := 0
	_, err := view.Each(func(offset int64, record []byte) error {
		p, ok := counts(record, pages, offset)
		if !ok {
			return nil
		}
		text, ok := packed.unpack(p, nil)
		if !ok {
			return nil
		}
		if p.kind == plainText {
			text = slices.Clone(text)
		}
		piece = append(piece, wordsRecord{seq: p.seq, stamp: p.stamp, text: text})
		if size += len(text); size < wordsPiece {
			return nil
		}
		err := w.append(piece)
		piece, size = nil, 0
		return err
	})
	return errors.Join(err, w.append(piece), w.file.Sync())
}

// append writes records with plain texts and takes them in. After an error all is as before.
func (w *Words) append(records []wordsRecord) error {
	before := w.phrases
	var payloads [][]byte
	for _, r := range records {
		payloads = append(append(payloads, w.learn(r.text)...), w.pack(r))
	}
	offsets, err := w.file.Append(payloads...)
	if err != nil {
		w.phrases = before
		return err
	}
	for i, p := range payloads {
		w.apply(p, offsets[i])
	}
	return nil
}

// replace adds what was appended meanwhile to the new file, and puts it in the place of the old one. It ends even if others
// append faster than it copies: they then wait for the last part.
func (w *Words) replace(to *Words) error {
	for last := math.MaxInt; ; {
		w.mu.Lock()
		tail := w.tail
		w.tail = nil
		w.mu.Unlock()
		if n := len(tail); n > 64 && n <= last/2 {
			if err := to.append(tail); err != nil {
				return err
			}
			last = n
			continue
		}
		w.reading.Lock() // no scan reads the old file any more
		w.mu.Lock()
		err := w.swap(to, append(tail, w.tail...))
		w.mu.Unlock()
		w.reading.Unlock()
		return err
	}
}

// swap ends replace; w.reading and w.mu are held.
func (w *Words) swap(to *Words, tail []wordsRecord) error {
	if w.file == nil {
		return fs.ErrClosed
	}
	if err := to.append(tail); err != nil {
		return err
	}
	if err := w.file.Replace(to.file); err != nil {
		return err
	}
	to.file.Close() // the old file now
	for seq, p := range w.pages {
		if p.stamp != 0 && (seq >= len(to.pages) || to.pages[seq].stamp != p.stamp) {
			w.whole = false // it could not be read
		}
	}
	w.pages, w.live, w.phrases = to.pages, to.live, to.phrases
	w.plan()
	return nil
}
