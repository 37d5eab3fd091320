// Package journal keeps append-only files of checksummed records that survive crashes and damage.
//
// A record on disk is one line, readable and greppable where its payload is:
//
//	e6c4a0bb 11 hello world
//
// that is: eight hex digits of the CRC-32C (RFC 3720 section 12.1, Castagnoli) of all that follows the first
// space, line break included; the length of the payload in bytes, decimal; the payload, any bytes; a line
// break. A record that is cut, overwritten or flipped costs itself: reading goes on at the next line that is
// a whole record. Nothing outside the records has a meaning, so a file may be cut, joined to another or
// emptied and is still a journal.
//
// A Journal is not safe for concurrent use, except that ReadAt calls may run side by side.
package journal

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
)

// ErrBroken is returned by Append and Sync after a write, a sync or a cut went wrong and what the file holds
// is no longer known. Rewrite ends that state.
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
	stamp   fs.FileInfo // of the file after our last change to it; nil: not known
	broken  bool
}

// Mark is a state of a journal that Cut returns to.
type Mark struct{ tally tally }

// Open opens the journal at path, makes it if there is none, and calls visit, if not nil, for each whole
// record in order. The payload holds only during the call. Damaged places are skipped and counted; a torn
// end is cut off. What a rewrite that never ended left behind is removed.
//
// Errors are those of the file system (never damage), and that of visit, which ends the reading.
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

// Read calls visit as Open does for the records of the file at path on disk, and changes nothing.
func Read(path string, visit func(offset int64, payload []byte) error) error {
	file, err := openDisk(path, os.O_RDONLY)
	if err != nil {
		return fmt.Errorf("journal: %w", err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return fmt.Errorf("journal: %w", err)
	}
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
		// Perhaps just made: the name must outlive a power cut as well as what will be synced under it.
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

// note remembers how the file looks after a change of ours, so that Intact can tell a change by others.
func (j *Journal) note() {
	info, err := j.file.Stat()
	if err != nil {
		info = nil
	}
	j.stamp = info
}

// Append writes all payloads at the end in one piece and returns the offsets that ReadAt takes. Nothing is
// synced. After an error the file is as it was before, or must be rewritten (ErrBroken).
func (j *Journal) Append(payloads ...[]byte) ([]int64, error) {
	if j.broken {
		return nil, ErrBroken
	}
	t, offsets := j.tally, make([]int64, len(payloads))
	var buf []byte
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
		return nil, errors.Join(fmt.Errorf("journal: append: %w", err), j.Cut(j.Mark()))
	}
	j.tally = t
	j.note()
	return offsets, nil
}

// Mark returns the present state.
func (j *Journal) Mark() Mark { return Mark{j.tally} }

// Cut takes back all that was appended after m, which must be of this journal and not older than the last
// Rewrite. If that fails, the journal must be rewritten; it does not mend a broken one.
func (j *Journal) Cut(m Mark) error {
	if err := j.file.Truncate(m.tally.size); err != nil {
		j.broken = true
		return fmt.Errorf("journal: cut: %w", err)
	}
	j.tally = m.tally
	j.note()
	return nil
}

// Sync returns when all that was appended is on the disk. After an error nothing is known of what is (the
// kernel may have dropped the pages and will not say so again), so that the journal must be rewritten.
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

// Size returns the length of the file in bytes, Count the number of its whole records.
func (j *Journal) Size() int64 { return j.tally.size }

// Count returns the number of whole records.
func (j *Journal) Count() int { return j.tally.count }

// Damaged returns the number of damaged places that Open found; 0 after a Rewrite.
func (j *Journal) Damaged() int { return j.damaged }

// Equal reports whether both journals hold the same records in the same order and neither is damaged.
func (j *Journal) Equal(k *Journal) bool {
	return j.damaged == 0 && k.damaged == 0 && j.tally == k.tally
}

// Each reads the journal again, as Open does.
func (j *Journal) Each(visit func(offset int64, payload []byte) error) error {
	_, _, err := scan(j.file, j.tally.size, visit)
	return err
}

// ReadAt returns the payload of the record at an offset that Open, Append or Rewrite gave out.
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

// Intact reports whether the path still names the open file and the file still holds what was written. A
// file that others changed (its time or length is not the one we left) is read through to know. A change in
// place within the clock tick of our own last write goes unseen until the next Open.
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

// Rewrite puts a new file that holds payloads in the place of the old one: written aside, synced, renamed,
// the folder synced. At every instant the path names either the old or the whole new file. It returns the
// offsets of the new records. After an error the old file is still in use (unless ErrBroken says otherwise).
// Payloads may read from this journal while they are asked for.
func (j *Journal) Rewrite(payloads iter.Seq[[]byte]) ([]int64, error) {
	temp := j.path + ".tmp"
	file, err := j.fs.Create(temp)
	if err != nil {
		return nil, fmt.Errorf("journal: rewrite: %w", err)
	}
	t, offsets, err := write(file, payloads)
	if err == nil {
		err = file.Sync()
	}
	if err == nil {
		file, err = j.replace(temp, file)
	}
	if err != nil {
		if file != nil {
			file.Close()
		}
		j.fs.Remove(temp) // if that fails too, Open or the next Rewrite sees to it
		return nil, fmt.Errorf("journal: rewrite: %w", err)
	}
	j.file, j.tally, j.damaged, j.broken = file, t, 0, false
	j.note()
	if err := j.fs.SyncDir(filepath.Dir(j.path)); err != nil {
		j.broken = true // a power cut may bring the old file back under this name
		return nil, fmt.Errorf("journal: rewrite: %w", err)
	}
	return offsets, nil
}

// replace renames temp, open as file, to the path of the journal and closes the old file. The returned file
// is the new one, or what is left to close.
func (j *Journal) replace(temp string, file File) (File, error) {
	if !closeToRename {
		if err := j.fs.Rename(temp, j.path); err != nil {
			return file, err
		}
		j.file.Close() // nobody needs what it held
		return file, nil
	}
	j.broken = true // until the new file is open under the name
	j.file.Close()
	if err := file.Close(); err != nil {
		return nil, err
	}
	if err := j.fs.Rename(temp, j.path); err != nil {
		return nil, err
	}
	return j.fs.Open(j.path)
}

func write(file File, payloads iter.Seq[[]byte]) (tally, []int64, error) {
	var t tally
	var offsets []int64
	buf := make([]byte, 0, windowSize)
	flushed := int64(0)
	flush := func() error {
		_, err := file.WriteAt(buf, flushed)
		flushed += int64(len(buf))
		buf = buf[:0]
		return err
	}
	for p := range payloads {
		if len(p) > maxPayload {
			return t, nil, fmt.Errorf("a record of %d bytes is too long (at most %d)", len(p), maxPayload)
		}
		start := len(buf)
		buf = appendRecord(buf, p)
		offsets = append(offsets, t.size)
		t.add(buf[start:])
		if len(buf) >= windowSize {
			if err := flush(); err != nil {
				return t, nil, err
			}
		}
	}
	return t, offsets, flush()
}

// Close closes the file; nothing is synced.
func (j *Journal) Close() error {
	if err := j.file.Close(); err != nil {
		return fmt.Errorf("journal: %w", err)
	}
	return nil
}
