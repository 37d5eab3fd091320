package journal

import (
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"slices"
	"testing"
)

func TestRecordFormat(t *testing.T) {
	got := string(appendRecord(nil, []byte("hello world")))
	h, ok := parseHeader([]byte(got))
	if !ok || got != "e6c4a0bb 11 hello world\n" || h.length != len(got) {
		t.Fatalf("record %q, header %+v, %v", got, h, ok)
	}
}

// TestRecordEndsWithLineBreak: a right checksum does not make up for another last byte.
func TestRecordEndsWithLineBreak(t *testing.T) {
	record := appendRecord(nil, []byte("hello"))
	record[len(record)-1] = 'x'
	sum := crc32.Checksum(record[sumLength+1:], castagnoli)
	record = append(fmt.Appendf(nil, "%08x", sum), record[sumLength:]...)
	if found, damaged, _ := scan(bytes.NewReader(record), int64(len(record)), nil); found.count != 0 || damaged != 1 {
		t.Errorf("%q: %d records, %d damaged places", record, found.count, damaged)
	}
}

func TestParseHeaderTakesOneSpelling(t *testing.T) {
	for name, front := range map[string]string{
		"upper case":     "0000000A 1 x\n",
		"leading zero":   "00000000 01 x\n",
		"no length":      "00000000  x\n",
		"sign":           "00000000 +1 x\n",
		"too long":       "00000000 99999999 x\n",
		"many digits":    "00000000 000000000001 x\n",
		"no space":       "000000001 x\n",
		"short":          "00000000 1",
		"end of numbers": "00000000 123",
		"empty":          "",
	} {
		if h, ok := parseHeader([]byte(front)); ok {
			t.Errorf("%s: parseHeader(%q) = %+v, want false", name, front, h)
		}
	}
}

// badSector fails every read that touches bytes [from, to).
type badSector struct {
	*bytes.Reader
	from, to int64
}

func (b badSector) ReadAt(p []byte, off int64) (int, error) {
	if off < b.to && off+int64(len(p)) > b.from {
		return 0, errors.New("input/output error")
	}
	return b.Reader.ReadAt(p, off)
}

func TestScanPassesBadSector(t *testing.T) {
	var data []byte
	var starts []int64
	for i := range 20_000 {
		starts = append(starts, int64(len(data)))
		data = appendRecord(data, fmt.Appendf(nil, "record number %d", i))
	}
	const from, to = 400_000, 400_000 + pieceSize // in the second window
	var got, want []int64
	for i, s := range starts {
		end := int64(len(data))
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		if end <= from-pieceSize || s >= to+pieceSize {
			want = append(want, s)
		}
	}
	_, damaged, err := scan(badSector{bytes.NewReader(data), from, to}, int64(len(data)), func(off int64, payload []byte) error {
		if !bytes.HasPrefix(data[off:], appendRecord(nil, payload)) {
			t.Errorf("%q was not written at %d", payload, off)
		}
		if off < from-2*pieceSize || off >= to+pieceSize {
			got = append(got, off)
		}
		return nil
	})
	want = slices.DeleteFunc(want, func(s int64) bool { return s >= from-2*pieceSize && s < to+pieceSize })
	if err != nil || damaged != 1 || !slices.Equal(got, want) {
		t.Fatalf("scan: %d records, want %d; %d damaged places, want 1; %v", len(got), len(want), damaged, err)
	}
}

func TestScanOfNoiseIsLinear(t *testing.T) {
	noise := bytes.Repeat([]byte("00000000 99999 x\n"), 1<<20/17)
	src := &counter{Reader: bytes.NewReader(noise)}
	if _, _, err := scan(src, int64(len(noise)), nil); err != nil {
		t.Fatal(err)
	}
	if limit := int64(len(noise)) * 40; src.read > limit {
		t.Errorf("read %d bytes of a file of %d", src.read, len(noise))
	}
}

type counter struct {
	*bytes.Reader
	read int64
}

func (c *counter) ReadAt(p []byte, off int64) (int, error) {
	n, err := c.Reader.ReadAt(p, off)
	c.read += int64(n)
	return n, err
}

func FuzzScan(f *testing.F) {
	whole := appendRecord(appendRecord(nil, []byte("one")), []byte("two\nlines"))
	f.Add(whole)
	f.Add(whole[:len(whole)-1])
	f.Add(append([]byte("noise\n"), whole...))
	f.Add(append(bytes.Clone(whole[:20]), whole...))
	f.Fuzz(func(t *testing.T, data []byte) {
		var again []byte
		last := int64(-1)
		found, damaged, err := scan(bytes.NewReader(data), int64(len(data)), func(off int64, payload []byte) error {
			record := appendRecord(nil, payload)
			if off <= last || !bytes.HasPrefix(data[off:], record) {
				t.Fatalf("record at %d (last at %d) is not the one spelling of %q", off, last, payload)
			}
			last = off
			again = append(again, record...)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if whole := bytes.Equal(again, data); whole != (damaged == 0) {
			t.Fatalf("%d damaged places in %q, whole: %v", damaged, data, whole)
		}
		twice, damaged, _ := scan(bytes.NewReader(again), int64(len(again)), nil)
		if damaged != 0 || twice.count != found.count || twice.sum != found.sum {
			t.Fatalf("written again: %+v with %d damaged places, want %+v", twice, damaged, found)
		}
	})
}
