// Package journal keeps append-only files of checksummed records that survive crashes and damage.
//
// A record on disk is one line, which can be read and searched as text if its payload is text:
//
//	e6c4a0bb 11 hello world
//
// The line holds the CRC-32C (RFC 3720 section 12.1, Castagnoli) of everything after the first space, line break
// included, in eight hex digits; the length of the payload in bytes, decimal; the payload, any bytes; a line break.
// A record that is cut, overwritten or has a flipped bit costs only itself: reading goes on at the next line that
// is a whole record. Nothing outside the records has a meaning, so a file that was cut, joined to another one or
// emptied is still a journal.
//
// A Journal is not safe for concurrent use, except that calls of ReadAt may run at the same time, and that a View can be read
// meanwhile.
package journal

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path/filepath"
)

// ErrBroken is returned by Append and Sync after a write, a sync or a cut failed and the contents of the file are no
// longer known. Rewrite ends that state.
var ErrBroken = errors.New("journal: an earlier write failed, the file must be rewritten")

// ErrDamaged is returned by ReadAt where no whole record starts.
var ErrDamaged = errors.New("journal: damaged record")

// Journal is one open file.
type Journal struct {
	fs      FS
	path    string
	file    File
	tally   tally
	damaged int
	stamp   fs.FileInfo // of the file after our last change to it; nil: unknown
	broken  bool
}

// Mark is a state of a journal to which Cut can return.
type Mark struct{ tally tally }

// Open opens the journal at path, or makes it, and calls visit, unless that is nil, for each whole record in order.
// The payload is valid only during the call. Open skips and counts damaged places, cuts off a torn end, and removes
// the file of a rewrite that a crash ended.
//
// Damage is no error. The errors are those of the file system and that of visit, which ends the reading.
func Open(fsys FS, path string, visit func(offset int64, payload []byte) error) (*Journal, error) {
	if err := fsys.Remove(path + ".tmp"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("journal: %w", err)
	}
	file, err := fsys.Open(path)
	if err != nil {
		return nil, fmt.Errorf("journal: %w", err)
	}
	j := &Journal{fs: fsys, path: path, file: file}
	if err := j.load(visit); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return j, nil
}

// Read calls visit as Open does, for the records of the file at path, and changes nothing. The error wraps
// fs.ErrNotExist if there is no file, and ErrNotFile if something else has the name.
func Read(fsys FS, path string, visit func(offset int64, payload []byte) error) error {
	info, err := fsys.Stat(path) // Open would make a missing file
	if err != nil {
		return fmt.Errorf("journal: %w", err)
	}
	file, err := fsys.Open(path)
	if err != nil {
		return fmt.Errorf("journal: %w", err)
	}
	defer file.Close()
	_, _, err = scan(file, info.Size(), visit)
	return err
}

func (j *Journal) load(visit func(offset int64, payload []byte) error) error {
	info, err := j.file.Stat()
	if err != nil {
		return fmt.Errorf("journal: %w", err)
	}
	if j.tally, j.damaged, err = scan(j.file, info.Size(), visit); err != nil {
		return err
	}
	if info.Size() == 0 {
		// The file may be new: its name must outlive a power cut, like the records that will be synced.
		if err := j.fs.SyncDir(filepath.Dir(j.path)); err != nil {
			return fmt.Errorf("journal: %w", err)
		}
	}
	if j.tally.size < info.Size() {
		if err := j.file.Truncate(j.tally.size); err != nil {
			return fmt.Errorf("journal: %w", err)
		}
	}
	j.note()
	return nil
}

// note remembers size and time of the file after a change of ours, so that Intact notices changes by others.
func (j *Journal) note() {
	info, err := j.file.Stat()
	if err != nil {
		info = nil
	}
	j.stamp = info
}

// Append writes all payloads at the end in one piece and returns their offsets, for ReadAt. It does not sync. After
// an error the file is as it was before, or must be rewritten (ErrBroken).
func (j *Journal) Append(payloads ...[]byte) ([]int64, error) {
	if j.broken {
		return nil, ErrBroken
	}
	t, offsets := j.tally, make([]int64, len(payloads))
	size := 0
	for _, p := range payloads {
		size += maxHeader + len(p) + 1
	}
	buf := make([]byte, 0, size)
	for i, p := range payloads {
		if len(p) > maxPayload {
			return nil, fmt.Errorf("journal: a record of %d bytes is too long (at most %d)", len(p), maxPayload)
		}
		start := len(buf)
		buf = appendRecord(buf, p)
		offsets[i] = t.size
		t.add(buf[start:])
	}
	if _, err := j.file.WriteAt(buf, j.tally.size); err != nil {
		j.Cut(j.Mark())
		return nil, fmt.Errorf("journal: append: %w", err)
	}
	j.tally = t
	j.note()
	return offsets, nil
}

// appendAll appends in pieces, so that the payloads need not fit into memory together.
func (j *Journal) appendAll(payloads iter.Seq[[]byte]) error {
	var piece [][]byte
	size := 0
	for p := range payloads {
		piece = append(piece, p)
		if size += len(p); size < windowSize {
			continue
		}
		if _, err := j.Append(piece...); err != nil {
			return err
		}
		piece, size = nil, 0
	}
	_, err := j.Append(piece...)
	return err
}

// Mark returns the present state, for Cut.
func (j *Journal) Mark() Mark { return Mark{j.tally} }

// Cut removes what was appended after m, a mark of this journal that is not older than its last Rewrite. If that fails,
// the journal must be rewritten (ErrBroken). Cut does not end that state.
func (j *Journal) Cut(m Mark) {
	if err := j.file.Truncate(m.tally.size); err != nil {
		j.broken = true
		return
	}
	j.tally = m.tally
	j.note()
}

// Sync returns when everything appended so far is on the disk. After an error the journal must be rewritten: the
// kernel may have dropped some of the data, and does not say so twice.
func (j *Journal) Sync() error {
	if j.broken {
		return ErrBroken
	}
	if err := j.file.Sync(); err != nil {
		j.broken = true
		return fmt.Errorf("journal: sync: %w", err)
	}
	return nil
}

// Size returns the length of the file in bytes.
func (j *Journal) Size() int64 { return j.tally.size }

// Count returns the number of whole records.
func (j *Journal) Count() int { return j.tally.count }

// Damaged returns the number of damaged places that Open found, 0 after a Rewrite.
func (j *Journal) Damaged() int { return j.damaged }

// Equal reports whether both journals hold the same records in the same order and Open found no damage in either.
func (j *Journal) Equal(k *Journal) bool {
	return j.damaged == 0 && k.damaged == 0 && j.tally == k.tally
}

// Each calls visit as Open does, for the records that the journal holds now.
func (j *Journal) Each(visit func(offset int64, payload []byte) error) error {
	_, err := j.View().Each(visit)
	return err
}

// View is what a journal held at one moment. It can be read while the journal is used, until Cut, Replace, Rewrite or Close.
type View struct {
	file File
	size int64
}

// View returns what the journal holds now.
func (j *Journal) View() View { return View{j.file, j.tally.size} }

// Each calls visit as Open does, and returns the number of damaged places. Calls may run at the same time.
func (v View) Each(visit func(offset int64, payload []byte) error) (damaged int, err error) {
	_, damaged, err = scan(v.file, v.size, visit)
	return damaged, err
}

// ReadAt returns the payload of the record at an offset that Open or Append returned.
func (j *Journal) ReadAt(offset int64) ([]byte, error) {
	buf := make([]byte, pieceSize)
	n, err := j.file.ReadAt(buf, offset)
	if err != nil && err != io.EOF {
		return nil, fmt.Errorf("journal: %w", err)
	}
	h, ok := parseHeader(buf[:n])
	if !ok || offset+int64(h.length) > j.tally.size {
		return nil, ErrDamaged
	}
	if h.length > n {
		whole := make([]byte, h.length)
		copy(whole, buf[:n])
		if _, err := j.file.ReadAt(whole[n:], offset+int64(n)); err != nil {
			return nil, fmt.Errorf("journal: %w", err)
		}
		buf = whole
	}
	payload, ok := h.payload(buf[:h.length])
	if !ok {
		return nil, ErrDamaged
	}
	return payload, nil
}

// Intact reports whether the path still names the open file and the file still holds what was written. It reads the
// whole file only if its time is not the one that our last write left. A change in place within the same tick of the
// file system's clock as our last write is not noticed before the next Open.
func (j *Journal) Intact() bool {
	if j.broken || j.damaged > 0 || j.stamp == nil {
		return false
	}
	info, err := j.fs.Stat(j.path)
	if err != nil || !j.fs.Same(info, j.stamp) || info.Size() != j.tally.size {
		return false
	}
	if info.ModTime().Equal(j.stamp.ModTime()) {
		return true
	}
	found, damaged, _ := scan(j.file, info.Size(), nil)
	if damaged > 0 || found != j.tally {
		return false
	}
	j.stamp = info
	return true
}

// Torn reports whether a failed write left the file in an unknown state and the path still names that file: what
// Read finds there then is ours, even if no Append succeeded with it.
func (j *Journal) Torn() bool {
	if !j.broken || j.stamp == nil {
		return false
	}
	info, err := j.fs.Stat(j.path)
	return err == nil && j.fs.Same(info, j.stamp)
}

// Rewrite puts a new file that holds payloads in the place of the old one: it is written beside the old file,
// synced and renamed, and the folder is synced. At every instant the path names either the old or the whole new
// file. After an error the old file is still in use (unless ErrBroken says otherwise). A payload must stay as it is
// until Rewrite returns.
func (j *Journal) Rewrite(payloads iter.Seq[[]byte]) error {
	next, err := j.Beside()
	if err != nil {
		return err
	}
	if err = next.appendAll(payloads); err == nil {
		err = next.Sync()
	}
	if err == nil {
		err = j.Replace(next)
	}
	if err != nil {
		next.Discard()
		return err
	}
	next.Close() // nobody needs the old records any more
	if err := j.fs.SyncDir(filepath.Dir(j.path)); err != nil {
		j.broken = true // a power cut may bring the old file back under this name
		return fmt.Errorf("journal: rewrite: %w", err)
	}
	return nil
}

// Beside returns an empty journal in a file of its own, which Replace can put in the place of this one. The caller
// ends with Replace or Discard, and has one such journal at a time. Open removes one that a crash left behind.
func (j *Journal) Beside() (*Journal, error) {
	temp := j.path + ".tmp"
	file, err := j.fs.Create(temp)
	if err != nil {
		return nil, fmt.Errorf("journal: rewrite: %w", err)
	}
	return &Journal{fs: j.fs, path: temp, file: file}, nil
}

// Replace puts next, a journal from Beside that was synced, in the place of this one by a rename: from now on j holds
// the records of next, at the same offsets, and next the old file, for Close and nothing else. After an error the old
// file is still in use (unless ErrBroken says otherwise). A power cut may undo the rename, but leaves one of both files.
func (j *Journal) Replace(next *Journal) error {
	if closeToRename {
		j.broken = true // until the new file is open under the name
		j.file.Close()
		next.file.Close()
	}
	if err := j.fs.Rename(next.path, j.path); err != nil {
		return fmt.Errorf("journal: rewrite: %w", err)
	}
	if closeToRename {
		file, err := j.fs.Open(j.path)
		if err != nil {
			return fmt.Errorf("journal: rewrite: %w", err)
		}
		next.file = file
	}
	j.file, next.file = next.file, j.file
	j.tally, j.damaged, j.broken = next.tally, 0, false
	j.note()
	return nil
}

// Discard closes a journal from Beside and removes its file. If that fails, Open or the next Beside removes it.
func (j *Journal) Discard() {
	j.file.Close()
	j.fs.Remove(j.path)
}

// Close closes the file. It does not sync.
func (j *Journal) Close() error {
	if err := j.file.Close(); err != nil {
		return fmt.Errorf("journal: %w", err)
	}
	return nil
}
