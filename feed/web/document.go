package web

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Document is one finished answer. Nothing in it may change once it was published. The same Document may be published
// again, also under another date: what was made of its bytes (hash, compressed forms) is kept in it.
type Document struct {
	Type      string        // Content-Type, with charset
	Body      []byte        // as sent without encoding
	Modified  time.Time     // Last-Modified, to the second; zero, or later than the time of publication: sent without
	MaxAge    time.Duration // how long caches may keep it: zero is a minute, five minutes the most
	StyleHash string        // of an HTML page: the source expression that allows its style element ('sha256-...')
	Images    string        // of an HTML page: another origin whose pictures it may show; "" is none
	Links     []string      // values of Link, such as `<https://hub.example/>; rel="hub"` (RFC 8288)

	// Gone says that the document was withdrawn: the answer is 410 with the body, whatever the conditions, without
	// validators, View and Delta.
	Gone bool

	// View makes what a browser gets that opens the address (Sec-Fetch-Dest: document): another representation, with
	// its own type, tag and policy. Nil, or an answer of nil: a browser gets what readers get. It is called as
	// Snapshot.Render is, and its result is kept in the same way; View and Delta of the result are not looked at.
	View func() *Document

	// Delta gives the body of the same type that holds only what has changed since the version that had the given tag
	// (as Tag gives it, in quotes), or nil when that version is not known or too much has changed: the answer is then
	// the whole document, as it is when the delta is no smaller. Nil: there are none. It is called when a reader asks,
	// as Snapshot.Render is, and its result is kept in the same way, but nil is not: a tag that was never given out must
	// cost little.
	Delta func(tag string) []byte

	once  sync.Once
	asset *asset
}

// asset is what follows from the bytes of a document alone.
type asset struct {
	hash  string // what the tags have in common
	forms [codings]variant
	small bool // not worth compressing

	gzipOnce, brotliOnce sync.Once
	brotliReady          atomic.Bool
}

// variant is the body in one encoding. The fields are header values as http.Header holds them, made once. The tag is
// there from the start, length and body of the compressed ones when they have been made.
type variant struct {
	tag, length []string
	body        []byte
}

func (v *variant) set(body []byte) { v.body, v.length = body, []string{strconv.Itoa(len(body))} }

// Bodies below this fit into one network packet either way.
const compressFrom = 200

// hashSize is the length of what the tags of a document have in common, in hexadecimal digits.
const hashSize = 24

// Tag is the entity tag of the document without encoding, in its quotes: it names the bytes, so that two documents
// with one tag are the same. Safe for concurrent use.
func (d *Document) Tag() string { return d.prepare().forms[asIs].tag[0] }

func (d *Document) prepare() *asset {
	d.once.Do(func() {
		sum := sha256.Sum256(d.Body)
		a := &asset{hash: hex.EncodeToString(sum[:])[:hashSize], small: len(d.Body) < compressFrom}
		for c := range codings {
			a.forms[c].tag = []string{`"` + a.hash + tagSuffixes[c] + `"`}
		}
		a.forms[asIs].set(d.Body)
		d.asset = a
	})
	return d.asset
}

// entry is a document in one version: its bytes and the headers it has there.
type entry struct {
	*asset
	contentType, modified, cacheControl, vary, links []string

	policy  []string // Content-Security-Policy
	shared  bool     // any site's scripts may read it
	gone    bool
	changed time.Time // zero when there is no Last-Modified
	view    func() *Document
	delta   func(tag string) []byte
}

const (
	defaultAge = time.Minute
	longestAge = 5 * time.Minute // Miniflux does not ask again before that
)

func newEntry(d *Document) *entry {
	e := &entry{
		asset: d.prepare(), contentType: []string{d.Type}, links: slices.Clip(slices.Clone(d.Links)),
		vary: vary, cacheControl: goneCache, gone: d.Gone,
	}
	switch kind, _, _ := strings.Cut(d.Type, ";"); strings.TrimSpace(kind) {
	case "text/html":
		e.policy = []string{policy(d.StyleHash, d.Images)}
	case "application/rss+xml", "application/atom+xml", "application/feed+json":
		e.shared = true
	}
	if d.Gone {
		return e
	}
	e.cacheControl = []string{cacheControl(d.MaxAge)}
	// A date later than that of the answer is forbidden (RFC 9110 section 8.8.2.1). It comes from a clock set back.
	if !d.Modified.IsZero() && !d.Modified.After(time.Now()) {
		e.changed = d.Modified.UTC().Truncate(time.Second)
		e.modified = []string{e.changed.Format(http.TimeFormat)}
	}
	e.view, e.delta = d.View, d.Delta
	if e.view != nil || e.delta != nil {
		e.vary = []string{e.varying(false)}
	}
	return e
}

// varying lists what the choice of an answer depends on. If-None-Match is named in deltas alone: for whole documents it
// would part a shared cache by reader, and a whole one is right for every base.
func (e *entry) varying(delta bool) string {
	names := vary[0]
	if e.delta != nil {
		names += ", A-IM"
	}
	if delta {
		names += ", If-None-Match"
	}
	if e.view != nil {
		names += ", Sec-Fetch-Dest"
	}
	return names
}

// cacheControl lets a cache answer at once while it asks for what is newer (RFC 5861 section 3), for as long again as
// the document is fresh. Age and grace together stay within five minutes: a reader that asks once an hour is the only one
// to come by in that hour, and what it misses it sees an hour late.
func cacheControl(age time.Duration) string {
	if age <= 0 {
		age = defaultAge
	}
	age = min(age, longestAge)
	s := "public, max-age=" + strconv.Itoa(int(age.Seconds()))
	if grace := min(age, longestAge-age); grace >= time.Second {
		s += ", stale-while-revalidate=" + strconv.Itoa(int(grace.Seconds()))
	}
	return s
}

// policy lets a page do nothing but show itself in the one style it was written with, and pictures of its own origin
// and that of images.
func policy(styleHash, images string) string {
	p := "default-src 'none'; img-src " + strings.TrimSpace("'self' "+images) + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	if styleHash != "" {
		p += "; style-src " + styleHash
	}
	return p
}
