package filing

import (
	"encoding/binary"

	"github.com/klauspost/compress/s2"
)

// wordsRecord is the payload of one record of the file. On disk it is the Seq of the article, with its kind times mostSeq added,
// as an unsigned varint, its stamp in eight bytes, and its text. The stamp 0 stands for an article that was dropped. Programs pass
// over kinds that they do not know.
type wordsRecord struct {
	seq   int64
	stamp uint64
	text  []byte // a part of the bytes that were parsed
	kind  uint64
}

// The kinds of records.
const (
	plainText  = iota
	packedText // compressed (S2)
	dictText   // compressed with the dictionary of the file, which stands before it
	dictionary // the dictionary itself, compressed without one; there twice, because one damaged place must not cost all texts
	kindsOfText
)

func (p wordsRecord) payload() []byte {
	b := make([]byte, 0, len(p.text)+binary.MaxVarintLen64+8)
	return append(binary.LittleEndian.AppendUint64(binary.AppendUvarint(b, uint64(p.seq)+p.kind*mostSeq), p.stamp), p.text...)
}

func parsePayload(b []byte) (p wordsRecord, ok bool) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n >= kindsOfText*mostSeq || len(b) < size+8 {
		return wordsRecord{}, false
	}
	return wordsRecord{int64(n % mostSeq), binary.LittleEndian.Uint64(b[size:]), b[size+8:], n / mostSeq}, true
}

// phrases compresses the texts of a file. S2 alone saves a quarter to a half of a text, because a text is short. With a
// dictionary, which is made of the beginnings of the first texts, it also saves what an article has in common with others: a
// quarter of articles from many sources, two thirds where they repeat each other's phrases. Zstandard saves little more and takes
// several times as long to decompress.
type phrases struct {
	dict   *s2.Dict // nil: the file has none yet
	sample []byte   // of the first texts, until they are enough for a dictionary
}

// mostOfOne is how many bytes of one text a dictionary has at most.
const mostOfOne = 8 << 10

// learn takes in a text that is put into the file. It returns the records of a dictionary once there were enough texts for one.
func (c *phrases) learn(text []byte) (records [][]byte) {
	if c.dict != nil {
		return nil
	}
	c.sample = append(c.sample, text[:min(len(text), mostOfOne, s2.MaxDictSize-len(c.sample))]...)
	if len(c.sample) < s2.MaxDictSize {
		return nil
	}
	c.dict = s2.MakeDict(c.sample, nil)
	c.sample = nil
	record := wordsRecord{0, 0, s2.Encode(nil, c.dict.Bytes()), dictionary}.payload()
	return [][]byte{record, record}
}

// know takes the dictionary of a record, unless there is one.
func (c *phrases) know(r wordsRecord) {
	if n, err := s2.DecodedLen(r.text); c.dict != nil || err != nil || n > 2*s2.MaxDictSize {
		return
	}
	if text, err := s2.Decode(nil, r.text); err == nil {
		c.dict = s2.NewDict(text)
	}
}

// pack returns a payload with its text compressed, unless that makes it no smaller.
func (c *phrases) pack(r wordsRecord) []byte {
	packed, kind := []byte(nil), uint64(dictText)
	if c.dict != nil {
		packed = c.dict.EncodeBetter(nil, r.text)
	} else {
		packed, kind = s2.Encode(nil, r.text), packedText
	}
	if len(packed) < len(r.text) {
		r.text, r.kind = packed, kind
	}
	return r.payload()
}

// unpack returns the text of a record as it was given to pack, in a buffer if it was compressed.
func (c *phrases) unpack(r wordsRecord, buffer []byte) (text []byte, ok bool) {
	if r.kind == plainText {
		return r.text, true
	}
	if n, err := s2.DecodedLen(r.text); err != nil || n > mostText {
		return nil, false
	}
	var err error
	if r.kind == dictText {
		text, err = c.dict.Decode(buffer[:cap(buffer)], r.text)
	} else {
		text, err = s2.Decode(buffer[:cap(buffer)], r.text)
	}
	return text, err == nil
}
