package export

import (
	"bufio"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/crc32"
	"io"
	"iter"
	"os"
	"slices"
)

// partsDir holds a list of parts for each document that has parts.
const partsDir = ownDir + "/parts"

// piece describes a part of a document in its two files. The checksums are CRC-32.
type piece struct {
	Name string `json:"name"` // of the part; "": the next version makes it again
	Size int64  `json:"size"` // bytes in the plain file
	Sum  uint32 `json:"sum"`  // checksum of these bytes and the name behind them
	Zip  int64  `json:"zip"`  // bytes in the compressed file
	Tag  uint32 `json:"tag"`  // checksum of these bytes
}

// withName adds the name of a part to the checksum of its bytes, so that a damaged list gives no part the name of another one.
func withName(sum uint32, name string) uint32 {
	return crc32.Update(sum, crc32.IEEETable, []byte(name))
}

// partsList lists the parts of a document, in the order in which they stand in its files.
type partsList struct {
	Sum    string  `json:"sum"` // entry.Sum of the document; where it differs, the files hold another version
	Pieces []piece `json:"pieces"`
}

// unnamed is the entry.Sum of a document that must be made again.
const unnamed = "unnamed"

func partsFile(file string) string { return partsDir + "/" + sum([]byte(file)) }

// kept has the parts of the last version of a document, to be copied into the new version.
type kept struct {
	plain, zip *os.File
	at         map[string]keptPiece // by name
	buffer     []byte
}

type keptPiece struct {
	piece
	offset, zipOffset int64
}

// keptParts returns the parts in the files of an entry. It returns none where no list of parts fits these files.
func (b *build) keptParts(was entry) *kept {
	k := &kept{at: map[string]keptPiece{}}
	var list partsList
	data, err := b.root.ReadFile(partsFile(was.File))
	if err != nil || json.Unmarshal(data, &list) != nil || was.Sum == "" || list.Sum != was.Sum || !was.Gzip {
		return k
	}
	plain, err := b.root.Open(was.File)
	if err != nil {
		return k
	}
	zip, err := b.root.Open(was.File + gzipEnding)
	if err != nil {
		plain.Close()
		return k
	}
	k.plain, k.zip = plain, zip
	offset, zipOffset := int64(0), int64(len(gzipHead))
	for _, p := range list.Pieces {
		if p.Name != "" && p.Size >= 0 && p.Zip >= 0 {
			k.at[p.Name] = keptPiece{p, offset, zipOffset}
		}
		offset, zipOffset = offset+p.Size, zipOffset+p.Zip
	}
	return k
}

func (k *kept) close() {
	if k.plain != nil {
		k.plain.Close()
		k.zip.Close()
	}
}

// read returns the plain and the compressed bytes of a part, until the next call. It returns false if they are not there:
// somebody may have changed the files.
func (k *kept) read(name string) (p piece, plain, zip []byte, ok bool) {
	was, ok := k.at[name]
	if !ok || name == "" {
		return p, nil, nil, false
	}
	if !holds(k.plain, was.Size) || !holds(k.zip, was.Zip) { // a damaged list must not take all memory
		return p, nil, nil, false
	}
	k.buffer = slices.Grow(k.buffer[:0], int(was.Size+was.Zip))
	plain, zip = k.buffer[:was.Size], k.buffer[was.Size:was.Size+was.Zip]
	if _, err := k.plain.ReadAt(plain, was.offset); err != nil {
		return p, nil, nil, false
	}
	if _, err := k.zip.ReadAt(zip, was.zipOffset); err != nil {
		return p, nil, nil, false
	}
	return was.piece, plain, zip, withName(crc32.ChecksumIEEE(plain), name) == was.Sum && crc32.ChecksumIEEE(zip) == was.Tag
}

// holds reports whether a file has so many bytes.
func holds(f *os.File, n int64) bool {
	is, err := f.Stat()
	return err == nil && n <= is.Size()
}

// tally counts what is written, and keeps its CRC-32.
type tally struct {
	io.Writer
	n   int64
	sum uint32
}

func (t *tally) Write(b []byte) (int, error) {
	n, err := t.Writer.Write(b)
	t.n, t.sum = t.n+int64(n), crc32.Update(t.sum, crc32.IEEETable, b[:n])
	return n, err
}

// The compressed file is one gzip member (RFC 1952), because browsers read no more than that. Each part ends at the border of a
// byte, as a flush leaves it (RFC 1951, section 3.2.4), and refers to nothing before it, so that it can be copied.
var (
	gzipHead  = []byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255} // deflate, no time, no system
	lastBlock = []byte{1, 0, 0, 0xff, 0xff}                  // of deflate: stored, empty
)

const partsBuffer = 64 << 10

// joint writes the parts of a document into its two files.
type joint struct {
	plain, zip *tally
	kept       *kept
	deflate    *flate.Writer
}

// write writes all parts.
func (j *joint) write(parts iter.Seq[*Part]) (pieces []piece, err error) {
	if _, err = j.zip.Write(gzipHead); err != nil {
		return nil, err
	}
	if j.deflate, err = flate.NewWriter(nil, flate.DefaultCompression); err != nil {
		return nil, err
	}
	for p := range parts {
		done, plain, zip, ok := j.kept.read(p.Name)
		if ok {
			_, err = j.plain.Write(plain)
			if err == nil {
				_, err = j.zip.Write(zip)
			}
		} else {
			done, err = j.make(p)
		}
		if err != nil {
			return nil, err
		}
		p.Size = done.Size
		pieces = append(pieces, done)
	}
	end := binary.LittleEndian.AppendUint32(slices.Clone(lastBlock), j.plain.sum)
	_, err = j.zip.Write(binary.LittleEndian.AppendUint32(end, uint32(j.plain.n)))
	return pieces, err
}

// make makes a part. Its name is known when it is made.
func (j *joint) make(p *Part) (done piece, err error) {
	zip := &tally{Writer: j.zip}
	j.deflate.Reset(zip)
	plain := &tally{Writer: io.MultiWriter(j.plain, j.deflate)}
	err = errors.Join(p.Write(plain), j.deflate.Flush())
	return piece{Name: p.Name, Size: plain.n, Sum: withName(plain.sum, p.Name), Zip: zip.n, Tag: zip.sum}, err
}

// stream writes the files of a document that is too large for memory. It is made once for both forms, and of its parts only
// those that are new.
func (b *build) stream(p *prepared, c *Content) error {
	parts := c.Parts
	if parts == nil {
		parts = func(yield func(*Part) bool) { yield(&Part{Write: c.Write}) }
	}
	p.entry.Gzip = true
	named := c.Name != ""
	j := &joint{kept: &kept{}}
	if p.ours {
		j.kept = b.keptParts(p.was)
	}
	defer j.kept.close()
	var pieces []piece
	zipped := form{name: p.entry.File + gzipEnding, temp: b.tempName()}
	var err error
	zipped.size, err = b.write(zipped.temp, func(w io.Writer) error {
		zip := bufio.NewWriterSize(w, partsBuffer)
		j.zip = &tally{Writer: zip}
		err := b.add(p, p.entry.File, func(w io.Writer) (err error) {
			plain := bufio.NewWriterSize(w, partsBuffer)
			j.plain = &tally{Writer: plain}
			if pieces, err = j.write(parts); err != nil {
				return err
			}
			return plain.Flush()
		})
		return errors.Join(err, zip.Flush())
	})
	p.forms = slices.Insert(p.forms, 0, zipped)
	if named && c.Name == "" {
		p.entry.Sum, p.entry.Key, p.entry.Hint = unnamed, "", ""
	}
	if err == nil && c.Parts != nil {
		b.listParts(p.entry, pieces)
	}
	return err
}

// listParts writes the list of the parts of a document. Until the files of the document are in their place, the list does not
// fit them. Without a list, the next version makes all parts again, so a list that cannot be written is no error.
func (b *build) listParts(e entry, pieces []piece) {
	data, err := json.Marshal(partsList{e.Sum, pieces})
	if err != nil || b.root.MkdirAll(partsDir, 0o755) != nil {
		return
	}
	temp := b.tempName()
	if _, err := b.write(temp, func(w io.Writer) error { _, err := w.Write(data); return err }); err == nil {
		_ = b.root.Rename(temp, partsFile(e.File))
	}
}
