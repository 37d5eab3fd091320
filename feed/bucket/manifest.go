package bucket

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

const (
	manifestKey = ownDir + "/manifest.jsonl.gz"
	changesKey  = ownDir + "/changes.jsonl.gz"
	format      = 1
)

// hash is the first half of a SHA-256 sum. The zero value means that there is no hash.
type hash [16]byte

func (h hash) text() string {
	if h == (hash{}) {
		return ""
	}
	return base64.RawStdEncoding.EncodeToString(h[:])
}

func hashOf(text string) (h hash) {
	if data, err := base64.RawStdEncoding.DecodeString(text); err == nil {
		copy(h[:], data)
	}
	return h
}

// tag is an ETag in a compact form. Most ETags are the MD5 of the bytes. The zero value means that there is no object.
type tag struct {
	hash
	odd bool // the ETag is not an MD5; hash is a hash of the ETag itself
}

// unknown is the tag of an object that may exist.
var unknown = tag{odd: true}

const oddMark = "~"

func tagOf(etag string) tag {
	if data, err := hex.DecodeString(etag); err == nil && len(data) == len(hash{}) && strings.ToLower(etag) == etag {
		return tag{hash: hash(data)}
	}
	return tag{sumOf([]byte(etag)), true}
}

func (t tag) text() string {
	if t.odd {
		return oddMark + t.hash.text()
	}
	return t.hash.text()
}

func tagIn(text string) tag {
	text, odd := strings.CutPrefix(text, oddMark)
	return tag{hashOf(text), odd}
}

// condition returns the condition that the object has the tag, or is missing. For an odd tag it returns always.
func (t tag) condition() condition {
	switch {
	case t == tag{}:
		return absent
	case t.odd:
		return always
	}
	return condition(hex.EncodeToString(t.hash[:]))
}

// header is the first line of both parts of the manifest.
type header struct {
	Program string `json:"program"`
	Format  int    `json:"format"`
	Site    string `json:"site"`         // id of the feed
	ID      string `json:"id"`           // random, different for each stored version
	Of      string `json:"of,omitempty"` // ID of the full list that these changes apply to
}

// entry is the recorded state of an object that this program wrote.
type entry struct {
	sum hash   // of the document and its header fields, or of its key; zero: content unknown or object missing
	tag tag    // ETag of the object
	in  uint32 // number of the last build that included the document

	key  hash   // of export.Content.Key: if it is unchanged, the document is not made again; zero: always make it
	hint string // export.Content.Hint
}

// unwritten reports whether the object was claimed but never written.
func (e entry) unwritten() bool { return e.tag == tag{} }

// manifest lists the objects that this program wrote. It is stored as a full list and a list of later changes. An edit of
// one article writes only the changes.
type manifest struct {
	entries map[string]entry // by key
	foreign map[string]bool  // keys of objects of other programs
	changed map[string]bool  // keys whose entries differ from the stored full list
	id      string           // ID of the stored full list; "": there is none
	tags    [2]condition     // of the stored parts
	unsaved bool
}

// readHeader returns the header of the manifest, or nil if there is no manifest.
func (b *Bucket) readHeader(ctx context.Context) (*header, error) {
	body, _, err := b.fetch(ctx, manifestKey)
	if err != nil || body == nil {
		return nil, err
	}
	t, err := b.lines(body, func([]string) {})
	return &t, err
}

// readManifest reads both parts.
func (b *Bucket) readManifest(ctx context.Context) (*manifest, error) {
	m := &manifest{entries: map[string]entry{}, foreign: map[string]bool{}, changed: map[string]bool{}, tags: [2]condition{absent, absent}}
	body, info, err := b.fetch(ctx, manifestKey)
	if err != nil || body == nil {
		return m, err
	}
	m.tags[0] = condition(info.ETag)
	t, err := b.lines(body, m.set)
	if err != nil {
		return nil, err
	}
	if m.id = t.ID; t.Site != b.site {
		return nil, fmt.Errorf("%s holds another site (%s)", b, t.Site)
	}
	if body, info, err = b.fetch(ctx, changesKey); err != nil || body == nil {
		return m, err
	}
	m.tags[1] = condition(info.ETag)
	if t, err = b.lines(body, func([]string) {}); err != nil || t.Of != m.id { // the changes apply to an older list
		return m, err
	}
	_, err = b.lines(body, func(line []string) {
		m.changed[line[0]] = true
		m.set(line)
	})
	return m, err
}

// set applies a line of the manifest. A line holds the key, sum and tag of an object. The key and hint of its document may
// follow. A line with only a key removes the entry.
func (m *manifest) set(line []string) {
	if len(line) < 3 {
		delete(m.entries, line[0])
		return
	}
	e := entry{sum: hashOf(line[1]), tag: tagIn(line[2])}
	if len(line) > 4 {
		e.key, e.hint = hashOf(line[3]), line[4]
	}
	m.entries[line[0]] = e
}

// lines parses a part of the manifest. It calls do for each line after the header.
func (b *Bucket) lines(body []byte, do func(line []string)) (t header, err error) {
	unzipped, err := gzip.NewReader(bytes.NewReader(body))
	if err == nil {
		d := json.NewDecoder(bufio.NewReader(unzipped))
		for err = d.Decode(&t); err == nil; {
			var line []string
			if err = d.Decode(&line); err == nil && len(line) > 0 {
				do(line)
			}
		}
	}
	switch {
	case !errors.Is(err, io.EOF) || t.Program != "seedfeed":
		return t, fmt.Errorf("%s/%s is damaged; empty the bucket, or name another one", b, ownDir)
	case t.Format != format:
		return t, fmt.Errorf("%s/%s was written by another version of the program (format %d); empty the bucket, or name another one", b, ownDir, t.Format)
	}
	return t, nil
}

func (m *manifest) put(key string, e entry) {
	m.entries[key], m.changed[key], m.unsaved = e, true, true
}

func (m *manifest) remove(key string) {
	delete(m.entries, key)
	m.changed[key], m.unsaved = true, true
}

// part returns the part of the manifest to store next. That is the list of changes, unless it has grown so long that storing
// the full list is cheaper over time.
func (m *manifest) part(site string) (key string, t header, body []byte) {
	t = header{Program: "seedfeed", Format: format, Site: site, ID: rand.Text()}
	keys := m.changed
	if key = changesKey; m.id == "" || len(m.changed) > max(1000, len(m.entries)/50) {
		key, keys = manifestKey, nil
	} else {
		t.Of = m.id
	}
	var b bytes.Buffer
	zip, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed) // hashes do not compress well
	lines := bufio.NewWriter(zip)
	write := func(line any) { // neither call can fail
		data, _ := json.Marshal(line)
		lines.Write(append(data, '\n'))
	}
	write(t)
	sorted := slices.Sorted(maps.Keys(keys))
	if keys == nil {
		sorted = slices.Sorted(maps.Keys(m.entries))
	}
	for _, key := range sorted {
		if e, ok := m.entries[key]; ok && e.key != (hash{}) {
			write([]string{key, e.sum.text(), e.tag.text(), e.key.text(), e.hint})
		} else if ok {
			write([]string{key, e.sum.text(), e.tag.text()})
		} else {
			write([]string{key})
		}
	}
	lines.Flush()
	zip.Close()
	return key, t, b.Bytes()
}
