package filing

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"sync"

	"seedfeed/feed/digest"
	"seedfeed/feed/journal"
	"seedfeed/feed/ledger"
	"seedfeed/feed/question"
)

// ErrIncomplete is returned by Words.Scan while the text of an article is missing: after a change of the program's version,
// damage, or a full disk.
var ErrIncomplete = errors.New("filing: the searched text is not complete")

// WordsConfig says what to open. All fields but Body are required.
type WordsConfig struct {
	FS      journal.FS
	Path    string // of the file
	Index   *ledger.Index
	Version string // of the digests
	Body    bool   // the whole text is searched, too
}

// Words is the searched text of the published articles, in one file on disk (package journal). Memory holds 24 bytes for each
// article and none of its text. The file is disposable: what is missing or damaged is made again by the caller, whom Stale
// tells what it is.
//
// All methods are safe for concurrent use. No call of Apply waits for a Scan. It may wait for the end of a compaction, which
// copies what was appended last. A nil Words has no text and keeps none.
type Words struct {
	WordsConfig
	lock  journal.Lock
	slack int64 // dead bytes that are never worth a compaction

	opened     chan struct{} // closed when the file was read
	compaction sync.WaitGroup
	reading    sync.RWMutex // held to read a View; locked while a file is put in the place of another one

	mu      sync.Mutex
	phrases                  // of the file
	file    *journal.Journal // nil: there is none
	err     error            // why there is none
	pages   []page           // by ledger.Record.Seq
	whole   bool             // the text of no article is missing
	live    int64            // bytes of the texts that count
	running bool             // a compaction is
	tail    []wordsRecord    // what was written while it runs, with plain texts
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
	mostText   = 256 << 20 // likewise
)

// OpenWords opens the file, or makes it. It returns at once; the file is read meanwhile, and the other methods wait for that.
// If it cannot be opened, Err says why, and Scan finds nothing.
func OpenWords(c WordsConfig) *Words { return openWords(c, wordsSlack) }

func openWords(c WordsConfig, slack int64) *Words {
	w := &Words{WordsConfig: c, slack: slack, opened: make(chan struct{})}
	go func() {
		defer close(w.opened)
		if w.err = w.open(c.Path); w.err != nil {
			w.err = fmt.Errorf("search: %s cannot be used: %w", c.Path, w.err)
			return
		}
		w.check()
	}()
	return w
}

func (w *Words) open(path string) error {
	if err := w.FS.MkdirAll(filepath.Dir(path)); err != nil {
		return err
	}
	lock, err := w.FS.Lock(path + ".lock")
	if err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	w.pages = make([]page, 0, w.Index.NextSeq())
	file, err := journal.Open(w.FS, path, func(offset int64, payload []byte) error {
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
	if file.Damaged() > 0 {
		w.compact()
	}
	return nil
}

// Err returns why there is no file, nil if there is one.
func (w *Words) Err() error {
	if w == nil {
		return nil
	}
	<-w.opened
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.err
}

// apply takes in a record.
func (w *Words) apply(record []byte, offset int64) {
	p, ok := parsePayload(record)
	if ok && p.kind == dictionary {
		w.know(p)
	}
	if !ok || p.kind == dictionary {
		return
	}
	for int64(len(w.pages)) <= p.seq {
		w.pages = append(w.pages, page{})
	}
	w.live -= int64(w.pages[p.seq].length)
	w.pages[p.seq] = page{}
	if p.stamp != 0 && (p.kind != dictText || w.dict != nil) { // else the dictionary that it needs was damaged
		w.pages[p.seq] = page{p.stamp, offset, int32(len(record))}
		w.live += int64(len(record))
	}
}

// stampOf names what the text of an article is made from. It is never 0.
func (w *Words) stampOf(r ledger.Record) uint64 {
	return max(1, sum(r.ID, r.Hash, r.Owner, w.Version, strconv.Itoa(question.Version), strconv.FormatBool(w.Body)))
}

// TextOf returns what is searched of an article. With body that is the whole text, too.
func TextOf(d *digest.Digest, body bool) question.Text {
	t := question.Text{Title: d.Title, Tags: d.Tags, Summary: d.Summary}
	for _, q := range d.Quotes {
		t.Quotes = append(t.Quotes, question.Quote{Text: q.Text, Speaker: q.Speaker})
	}
	if body {
		t.Body = d.Body
	}
	return t
}

// Apply makes the text of an article what its record says. A withdrawn article has none. The digest is asked for only if it
// is needed; where that is nil, and after an error (a full disk), the article has no text. After an error the text of all
// articles is not complete.
func (w *Words) Apply(r ledger.Record, digestOf func(ledger.Record) *digest.Digest) error {
	if w == nil {
		return nil
	}
	<-w.opened
	stamp := uint64(0)
	if r.Withdrawn.IsZero() {
		stamp = w.stampOf(r)
	}
	if w.stamp(r.Seq) == stamp {
		return nil
	}
	var text []byte
	if stamp != 0 {
		if d := digestOf(r); d != nil {
			t := TextOf(d, w.Body)
			text = t.Append(nil)
		} else {
			stamp = 0
		}
	}
	return w.put(r.Seq, stamp, text)
}

func (w *Words) put(seq int64, stamp uint64, text []byte) error {
	<-w.opened
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.write(wordsRecord{seq: seq, stamp: stamp, text: text})
}

// stamp returns what names the text of an article, 0 if there is none.
func (w *Words) stamp(seq int64) uint64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	if seq >= int64(len(w.pages)) {
		return 0
	}
	return w.pages[seq].stamp
}

// Stale returns the ids of the articles whose text is not what their record says. The text is complete if there are none.
func (w *Words) Stale() (ids []string) {
	if w == nil {
		return nil
	}
	<-w.opened
	return w.check()
}

// check is Stale once the file is open. It drops the texts of articles that are withdrawn or that there are not.
func (w *Words) check() (ids []string) {
	w.mu.Lock()
	pages := slices.Clone(w.pages)
	w.mu.Unlock()
	var gone []int64
	for r := range w.Index.All() {
		var p page
		if r.Seq < int64(len(pages)) {
			p = pages[r.Seq]
			pages[r.Seq] = page{}
		}
		switch live := r.Withdrawn.IsZero(); {
		case live && p.stamp != w.stampOf(r):
			ids = append(ids, r.ID)
		case !live && p.stamp != 0:
			gone = append(gone, r.Seq)
		}
	}
	for seq, p := range pages {
		if p.stamp != 0 {
			gone = append(gone, int64(seq))
		}
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, seq := range gone {
		_ = w.write(wordsRecord{seq: seq}) // what stays is dropped by the next call
	}
	w.whole = len(ids) == 0
	return ids
}

// Complete says that all articles that Stale returned were applied, as far as they can be read.
func (w *Words) Complete() {
	if w == nil {
		return
	}
	<-w.opened
	w.mu.Lock()
	defer w.mu.Unlock()
	w.whole = true
}

// Whole reports whether the text is complete, as far as is known.
func (w *Words) Whole() bool {
	if w == nil {
		return true
	}
	<-w.opened
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.whole
}

// write writes a record, whose text is not changed afterwards; w.mu is held.
func (w *Words) write(r wordsRecord) error {
	if w.file == nil {
		return w.err
	}
	if r.seq < 0 || r.seq >= mostSeq {
		return fmt.Errorf("search: no article has the number %d", r.seq)
	}
	err := w.append([]wordsRecord{r})
	if err != nil {
		w.whole = false
		r = wordsRecord{seq: r.seq} // what is there is not what it should be
		w.apply(r.payload(), 0)
	}
	if w.running {
		w.tail = append(w.tail, r)
	}
	if err != nil {
		if errors.Is(err, journal.ErrBroken) { // an earlier write failed; a new file ends that
			w.start()
		}
		return fmt.Errorf("search: %w", err)
	}
	if w.file.Size() <= w.next {
		return nil
	}
	if w.plan(); w.file.Size() > w.next { // else most of what came since then counts, as in a first scan
		w.start()
	}
	return nil
}

// Scan calls visit for the text of each article that has one, in no order, with its ledger.Record.Seq. The text is valid only
// during the call. A text that is replaced meanwhile is visited as it was. It returns ErrIncomplete if an article is stale,
// also if that turned out only now because its text is damaged, and the error of visit, which ends the scan.
func (w *Words) Scan(visit func(seq int64, text []byte) error) error {
	if w == nil {
		return ErrIncomplete
	}
	<-w.opened
	w.reading.RLock()
	defer w.reading.RUnlock()
	w.mu.Lock()
	if w.file == nil {
		defer w.mu.Unlock()
		return w.err
	}
	if !w.whole {
		defer w.mu.Unlock()
		return ErrIncomplete
	}
	pages, view, packed := slices.Clone(w.pages), w.file.View(), w.phrases
	w.mu.Unlock()
	var buffer []byte
	_, err := view.Each(func(offset int64, record []byte) error {
		p, ok := counts(record, pages, offset)
		if !ok {
			return nil
		}
		text, ok := packed.unpack(p, buffer)
		if !ok {
			return nil
		}
		if p.kind != plainText {
			buffer = text
		}
		pages[p.seq] = page{}
		return visit(p.seq, text)
	})
	if err != nil {
		return err
	}
	return w.lose(pages)
}

// counts reads a record, and reports whether it is the one that pages name.
func counts(record []byte, pages []page, offset int64) (p wordsRecord, ok bool) {
	p, ok = parsePayload(record)
	return p, ok && p.kind != dictionary && p.seq < int64(len(pages)) && pages[p.seq].stamp != 0 && pages[p.seq].offset == offset
}

// lose forgets the texts that a scan did not come across, because they are damaged.
func (w *Words) lose(unseen []page) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	lost := false
	for seq, p := range unseen {
		if p.stamp == 0 {
			continue
		}
		if lost = true; w.pages[seq] == p {
			w.apply(wordsRecord{seq: int64(seq)}.payload(), 0)
		}
	}
	if !lost {
		return nil
	}
	w.whole = false
	w.start() // the new file has what can be read
	return ErrIncomplete
}

// Close closes the file. Nothing is found afterwards.
func (w *Words) Close() error {
	if w == nil {
		return nil
	}
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
