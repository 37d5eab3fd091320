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

// hash is the beginning of a SHA-256. The zero value means that there is no hash.
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

// tag is an ETag, in a short form: most are the MD5 of the bytes. The zero value means that there is no object.
type tag struct {
	hash
	odd bool // it is a hash of the ETag
}

// unknown is the tag of an object that may be there.
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

// condition is that the object has the tag, or is not there.
func (t tag) condition() condition {
	switch {
	case t == tag{}:
		return absent
	case t.odd:
		return always
	}
	return condition(hex.EncodeToString(t.hash[:]))
}

// title is the first line of both parts of the manifest.
type title struct {
	Program string `json:"program"`
	Format  int    `json:"format"`
	Site    string `json:"site"`         // id of its feed
	ID      string `json:"id"`           // differs between all versions of this part
	Of      string `json:"of,omitempty"` // ID of the whole list that these are the changes of
}

// entry is the recorded state of an object that this program wrote.
type entry struct {
	sum hash   // of the document and its fields, or of its key; zero: the object may hold anything, or be missing
	tag tag    // ETag in the list of the bucket
	in  uint32 // number of the last build that had the document

	key  hash   // of export.Content.Key: with the same one the document need not be made; zero: it must be
	hint string // export.Content.Hint
}

// unwritten reports whether the object was claimed and never written.
func (e entry) unwritten() bool { return e.tag == tag{} }

// manifest lists the objects that this program wrote. It is stored as a full list and a list of later changes: an
// edit of one article writes the second alone.
type manifest struct {
	entries map[string]entry // by key
	foreign map[string]bool  // keys of the objects that are not ours
	changed map[string]bool  // keys whose entries differ from the list of everything
	id      string           // of that list; "": there is none
	tags    [2]condition     // of the stored parts
	unsaved bool
}

// title returns the title of the manifest, nil if there is none.
func (b *Bucket) title(ctx context.Context) (*title, error) {
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
	if t, err = b.lines(body, func([]string) {}); err != nil || t.Of != m.id { // the whole list is newer
		return m, err
	}
	_, err = b.lines(body, func(line []string) {
		m.changed[line[0]] = true
		m.set(line)
	})
	return m, err
}

// set takes a line: the key of an object, its sum and its tag, perhaps the key of its document and a hint; or a key alone, of an
// object that is gone.
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

// lines reads a part of the manifest.
func (b *Bucket) lines(body []byte, do func(line []string)) (t title, err error) {
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

// put sets an entry.
func (m *manifest) put(key string, e entry) {
	m.entries[key], m.changed[key], m.unsaved = e, true, true
}

func (m *manifest) remove(key string) {
	delete(m.entries, key)
	m.changed[key], m.unsaved = true, true
}

// part returns the part of the manifest to store: the changes, unless there are so many that the whole list costs less over
// time.
func (m *manifest) part(site string) (key string, t title, body []byte) {
	t = title{Program: "seedfeed", Format: format, Site: site, ID: rand.Text()}
	keys := m.changed
	if key = changesKey; m.id == "" || len(m.changed) > max(1000, len(m.entries)/50) {
		key, keys = manifestKey, nil
	} else {
		t.Of = m.id
	}
	var b bytes.Buffer
	zip, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed) // most of it are hashes
	lines := bufio.NewWriter(zip)
	write := func(line any) { // neither fails
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
