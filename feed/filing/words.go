package filing

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"sync"

	"seedfeed/feed/journal"
)

// ErrIncomplete is returned by Words.Scan while the text of an article is missing: after a change of the program's version,
// damage, or a full disk.
var ErrIncomplete = errors.New("filing: the searched text is not complete")

// Words is the searched text of the published articles, in one file on disk (package journal). Memory holds a few bytes for
// each article and none of its text. The file is disposable: what is missing or damaged is made again by the caller, who is
// told of it by Stale. Articles are named by ledger.Record.Seq.
//
// All methods are safe for concurrent use. No call of Put or Drop waits for a Scan or for a compaction.
type Words struct {
	fs    journal.FS
	lock  journal.Lock
	slack int64 // dead bytes that are never worth a compaction

	opened     chan struct{} // closed when the file was read
	compaction sync.WaitGroup
	reading    sync.RWMutex // held to read a View; locked while a file is put in the place of another one

	mu      sync.Mutex
	file    *journal.Journal // nil: there is none
	err     error            // why there is none
	pages   []page           // by Seq
	live    int64            // bytes of the texts that count
	running bool             // a compaction is
	tail    [][]byte         // payloads that were appended while it runs
	next    int64            // length of the file at which the next compaction is due
}

// page says where the searched text of one article is. The zero value is that of an article without one.
type page struct {
	stamp  uint64 // names what the text was made from
	offset int64  // of its record
	length int32  // of the payload
}

const (
	wordsSlack = 16 << 20
	wordsPiece = 256 << 10 // bytes that a compaction copies at once
	mostSeq    = 1 << 28   // a damaged number must not make the list of pages fill the memory
)

// OpenWords opens the file at path, or makes it, in the folder of the caches. It returns at once; the file is read meanwhile,
// and the other methods wait for that. If it cannot be opened, Err says why, and Scan finds nothing.
func OpenWords(fsys journal.FS, path string) *Words { return openWords(fsys, path, wordsSlack) }

func openWords(fsys journal.FS, path string, slack int64) *Words {
	w := &Words{fs: fsys, slack: slack, opened: make(chan struct{})}
	go func() {
		defer close(w.opened)
		if w.err = w.open(path); w.err != nil {
			w.err = fmt.Errorf("search: %s cannot be used: %w", path, w.err)
		}
	}()
	return w
}

func (w *Words) open(path string) error {
	if err := w.fs.MkdirAll(filepath.Dir(path)); err != nil {
		return err
	}
	lock, err := w.fs.Lock(path + ".lock")
	if err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	file, err := journal.Open(w.fs, path, func(offset int64, payload []byte) error {
		w.apply(payload, offset)
		return nil
	})
	if err != nil {
		if lock != nil {
			lock.Close()
		}
		return err
	}
	w.lock, w.file = lock, file
	w.plan()
	if file.Damaged() > 0 {
		w.compact()
	}
	return nil
}

// Err returns why there is no file, nil if there is one.
func (w *Words) Err() error {
	<-w.opened
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.err
}

// A payload is the Seq of the article as an unsigned varint, its stamp in eight bytes, and its text. The stamp 0 stands for an
// article that was dropped.
func payloadOf(seq int64, stamp uint64, text []byte) []byte {
	b := binary.AppendUvarint(make([]byte, 0, len(text)+binary.MaxVarintLen64+8), uint64(seq))
	return append(binary.LittleEndian.AppendUint64(b, stamp), text...)
}

func parsePayload(b []byte) (seq int64, stamp uint64, text []byte, ok bool) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n >= mostSeq || len(b) < size+8 {
		return 0, 0, nil, false
	}
	return int64(n), binary.LittleEndian.Uint64(b[size:]), b[size+8:], true
}

// apply takes in a record.
func (w *Words) apply(payload []byte, offset int64) {
	seq, stamp, _, ok := parsePayload(payload)
	if !ok {
		return
	}
	for int64(len(w.pages)) <= seq {
		w.pages = append(w.pages, page{})
	}
	w.live -= int64(w.pages[seq].length)
	w.pages[seq] = page{}
	if stamp != 0 {
		w.pages[seq] = page{stamp, offset, int32(len(payload))}
		w.live += int64(len(payload))
	}
}

// Stamp returns what names the text of an article, 0 if there is none.
func (w *Words) Stamp(seq int64) uint64 {
	<-w.opened
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.stamp(seq)
}

func (w *Words) stamp(seq int64) uint64 {
	if seq < 0 || seq >= int64(len(w.pages)) {
		return 0
	}
	return w.pages[seq].stamp
}

// Put sets the text of an article. The stamp names what it was made from, and is not 0. After an error (a full disk) the
// article has no text.
func (w *Words) Put(seq int64, stamp uint64, text []byte) error {
	<-w.opened
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.write(seq, payloadOf(seq, stamp, text))
}

// PutOver sets the text of an article as Put does, if the stamp is still what it was: another goroutine may have put a newer
// text.
func (w *Words) PutOver(was uint64, seq int64, stamp uint64, text []byte) error {
	<-w.opened
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.stamp(seq) != was {
		return nil
	}
	return w.write(seq, payloadOf(seq, stamp, text))
}

// Drop removes the text of an article. That there is none is no error.
func (w *Words) Drop(seq int64) error {
	<-w.opened
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.stamp(seq) == 0 {
		return nil
	}
	return w.write(seq, payloadOf(seq, 0, nil))
}

func (w *Words) write(seq int64, payload []byte) error {
	if w.file == nil {
		return w.err
	}
	if seq < 0 || seq >= mostSeq {
		return fmt.Errorf("search: no article has the number %d", seq)
	}
	offsets, err := w.file.Append(payload)
	if err != nil {
		payload = payloadOf(seq, 0, nil) // what is there is not what it should be
		w.apply(payload, 0)
		if w.running {
			w.tail = append(w.tail, payload)
		}
		if errors.Is(err, journal.ErrBroken) { // an earlier write failed; a new file ends that
			w.start()
		}
		return fmt.Errorf("search: %w", err)
	}
	w.apply(payload, offsets[0])
	if w.running {
		w.tail = append(w.tail, payload)
	}
	if w.file.Size() > w.next {
		w.start()
	}
	return nil
}

// Scan calls visit for the text of each article that has one, in no order. The text is valid only during the call. It returns
// ErrIncomplete, after it visited what there is, if a text turned out to be damaged, and the error of visit, which ends the
// scan. A text that is replaced meanwhile is visited as it was.
func (w *Words) Scan(visit func(seq int64, text []byte) error) error {
	<-w.opened
	w.reading.RLock()
	defer w.reading.RUnlock()
	w.mu.Lock()
	if w.file == nil {
		defer w.mu.Unlock()
		return w.err
	}
	pages, view := slices.Clone(w.pages), w.file.View()
	w.mu.Unlock()
	seen, want := 0, 0
	for _, p := range pages {
		if p.stamp != 0 {
			want++
		}
	}
	_, err := view.Each(func(offset int64, payload []byte) error {
		seq, _, text, ok := parsePayload(payload)
		if !ok || seq >= int64(len(pages)) || pages[seq].stamp == 0 || pages[seq].offset != offset {
			return nil
		}
		seen++
		return visit(seq, text)
	})
	if err != nil || seen == want {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.start() // the new file has what can be read
	return ErrIncomplete
}

// Close closes the file. Nothing is found afterwards.
func (w *Words) Close() error {
	<-w.opened
	w.mu.Lock()
	file := w.file
	w.file, w.err = nil, fs.ErrClosed // ends a compaction
	w.mu.Unlock()
	w.compaction.Wait()
	w.reading.Lock()
	defer w.reading.Unlock()
	var err error
	if file != nil {
		err = file.Close()
	}
	if w.lock != nil {
		err = errors.Join(err, w.lock.Close())
	}
	w.lock = nil
	return err
}
