package cache

import (
	"bytes"
	"hash/crc32"
	"slices"
	"sync"

	"github.com/klauspost/compress/zstd"
)

const (
	// The dictionary of a file is made of the beginnings of its first values: sampleLen bytes of each, until they are
	// dictionaryLen bytes. A larger one saves less than it costs to load for each value.
	dictionaryLen = 64 << 10
	sampleLen     = 16 << 10
	// A value may refer to what stands up to window bytes before.
	window = 1 << 20
	// mostValue bounds the memory that a value may ask for.
	mostValue = 256 << 20
)

// codec compresses values (Zstandard, RFC 8878). Small values have little in themselves that repeats, but much in common
// with each other: the names of their fields, and the phrases of one publication. So a file has a dictionary. A
// compressed value names the dictionary that it needs. A codec does not change and is safe for concurrent use.
type codec struct {
	trained bool     // values are compressed with the last of known
	known   [][]byte // dictionaries, any of which a value may need
	encoder *zstd.Encoder
	decoder *zstd.Decoder
}

// plain is the codec without a dictionary.
var plain = sync.OnceValue(func() *codec {
	c, err := newCodec(nil)
	if err != nil {
		panic(err) // fails only for wrong options
	}
	return c
})

func newCodec(known [][]byte) (*codec, error) {
	e := []zstd.EOption{
		zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(window),
		zstd.WithLowerEncoderMem(true), zstd.WithEncoderCRC(false), // the journal has checksums
	}
	d := []zstd.DOption{zstd.WithDecoderConcurrency(0), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxMemory(mostValue)}
	for i, k := range known {
		if d = append(d, zstd.WithDecoderDictRaw(dictionaryID(k), k)); i == len(known)-1 {
			e = append(e, zstd.WithEncoderDictRaw(dictionaryID(k), k))
		}
	}
	encoder, err := zstd.NewWriter(nil, e...)
	if err != nil {
		return nil, err
	}
	decoder, err := zstd.NewReader(nil, d...)
	if err != nil {
		return nil, err
	}
	return &codec{len(known) > 0, known, encoder, decoder}, nil
}

// dictionaryID names a dictionary. It is never 0, which stands for none.
func dictionaryID(dictionary []byte) uint32 { return max(1, crc32.ChecksumIEEE(dictionary)) }

// with returns a codec that compresses with a dictionary and can still read what c compressed. It returns c if c knows
// the dictionary, or if it cannot be used.
func (c *codec) with(dictionary []byte) *codec {
	if len(dictionary) < 8 || slices.ContainsFunc(c.known, func(k []byte) bool { return bytes.Equal(k, dictionary) }) {
		return c
	}
	n, err := newCodec(append(slices.Clone(c.known), dictionary))
	if err != nil {
		return c
	}
	return n
}

// untrained returns a codec that compresses without a dictionary and can still read what c compressed.
func (c *codec) untrained() *codec { return &codec{false, c.known, plain().encoder, c.decoder} }

func (c *codec) pack(value []byte) []byte { return c.encoder.EncodeAll(value, nil) }

func (c *codec) unpack(packed []byte) ([]byte, error) { return c.decoder.DecodeAll(packed, nil) }

// dictionaryOf is the record that keeps a dictionary.
func dictionaryOf(dictionary []byte) []byte {
	return record{kind: kindDictionary, value: plain().pack(dictionary)}.append(nil)
}

// sampled appends the beginning of a value to a dictionary to be.
func sampled(sample, value []byte) []byte {
	return append(sample, value[:min(len(value), sampleLen, dictionaryLen-len(sample))]...)
}

// valueOf returns the value that a record holds.
func (c *codec) valueOf(r record) ([]byte, error) {
	if r.kind == kindDeflated {
		return inflate(r.value)
	}
	return c.unpack(r.value)
}

// recompressed returns a record with its value compressed by c.
func (c *codec) recompressed(r record) (record, bool) {
	value, err := c.valueOf(r)
	if err != nil {
		return record{}, false
	}
	r.kind, r.value = kindPut, c.pack(value)
	return r, true
}
