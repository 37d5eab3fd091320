package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Document is one finished answer. Type and Body must not change once it was published. The same Document may be
// published again, also under another date: what was made of its bytes (hash, compressed form) is kept in it.
type Document struct {
	Type      string        // Content-Type, with charset
	Body      []byte        // as sent without encoding
	Modified  time.Time     // Last-Modified, to the second; zero: sent without
	MaxAge    time.Duration // how long caches may keep it: zero is a minute, five minutes the most
	StyleHash string        // of an HTML page: the source expression that allows its style element ('sha256-...')

	once  sync.Once
	asset *asset
}

// asset is what follows from the bytes of a document alone.
type asset struct {
	plain, gzip variant
	small       bool // not worth compressing

	once sync.Once // for the compressed form
}

// variant is the body in one encoding. The fields are header values as http.Header holds them, made once. The length
// and body of the compressed one are there after asset.compress.
type variant struct {
	tag, length []string
	body        []byte
}

// Bodies below this fit into one network packet either way.
const compressFrom = 512

// The suffix makes the compressed form's tag another one: a strong tag names bytes (RFC 9110 section 8.8.3.3).
const gzipSuffix = "-gz"

// Tag is the entity tag of the document without encoding, in its quotes: it names the bytes, so that two documents
// with one tag are the same. Safe for concurrent use.
func (d *Document) Tag() string { return d.prepare().plain.tag[0] }

func (d *Document) prepare() *asset {
	d.once.Do(func() {
		sum := sha256.Sum256(d.Body)
		tag := hex.EncodeToString(sum[:12])
		a := &asset{small: len(d.Body) < compressFrom}
		a.plain = variant{[]string{`"` + tag + `"`}, []string{strconv.Itoa(len(d.Body))}, d.Body}
		a.gzip.tag = []string{`"` + tag + gzipSuffix + `"`}
		d.asset = a
	})
	return d.asset
}

// compress makes the compressed form, once: whoever comes first makes it, the others wait.
func (a *asset) compress() *variant {
	a.once.Do(func() {
		w := compressors.Get().(*gzip.Writer)
		defer compressors.Put(w)
		b := bytes.NewBuffer(make([]byte, 0, len(a.plain.body)/3+64))
		w.Reset(b)
		w.Write(a.plain.body) // a bytes.Buffer takes everything
		w.Close()
		a.gzip.body, a.gzip.length = b.Bytes(), []string{strconv.Itoa(b.Len())}
	})
	return &a.gzip
}

// A compressor holds some 800 KB of tables.
var compressors = sync.Pool{New: func() any { return gzip.NewWriter(nil) }}

// entry is a document in one version: its bytes and the headers it has there.
type entry struct {
	*asset
	contentType, modified, cacheControl []string
	policy                              []string // Content-Security-Policy
	shared                              bool     // any site's scripts may read it
	changed                             time.Time
}

const (
	defaultAge = time.Minute
	longestAge = 5 * time.Minute // Miniflux does not ask again before that
)

func newEntry(d *Document) *entry {
	e := &entry{asset: d.prepare(), contentType: []string{d.Type}}
	age := d.MaxAge
	if age <= 0 {
		age = defaultAge
	}
	e.cacheControl = []string{"public, max-age=" + strconv.Itoa(int(min(age, longestAge).Seconds()))}
	if !d.Modified.IsZero() {
		e.changed = d.Modified.UTC().Truncate(time.Second)
		e.modified = []string{e.changed.Format(http.TimeFormat)}
	}
	switch kind, _, _ := strings.Cut(d.Type, ";"); strings.TrimSpace(kind) {
	case "text/html":
		e.policy = []string{policy(d.StyleHash)}
	case "application/rss+xml", "application/atom+xml", "application/feed+json":
		e.shared = true
	}
	return e
}

// policy lets a page do nothing but show itself in the one style it was written with.
func policy(styleHash string) string {
	p := "default-src 'none'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	if styleHash != "" {
		p += "; style-src " + styleHash
	}
	return p
}
