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

// Document is one finished answer. It must not change once it is published, with one exception: before it is published
// again, the caller of Publish may set another Modified. What was made of its bytes (hash, compressed forms) is kept in it.
type Document struct {
	Type      string        // Content-Type, with charset
	Body      []byte        // without content coding
	Modified  time.Time     // Last-Modified, to the second; not sent when zero or later than the time of publication
	MaxAge    time.Duration // how long caches may keep it: zero stands for a minute, the most is five minutes
	StyleHash string        // of an HTML page: the source expression that allows its style element ('sha256-...')
	Images    []string      // of an HTML page: the other origins whose pictures it may show, such as https://cdn.example
	Form      bool          // of an HTML page: it has a form, which leads to a page of the same origin
	Links     []string      // values of Link, such as `<https://hub.example/>; rel="hub"` (RFC 8288)

	// Immutable says that the body at this path never changes. Caches may keep it for a day, so that what is withdrawn does not
	// stay in them for long; MaxAge does not count.
	Immutable bool

	// Gone marks a withdrawn document: the answer is 410 with the body, whatever the conditions, without validators. View
	// and Delta are not called.
	Gone bool

	// View makes the page that a browser gets when it opens the address (Sec-Fetch-Dest: document). The page has its own
	// type, tag and policy. If View is nil or returns nil, a browser gets the document itself. It is called and kept as
	// Snapshot.Render is. View and Delta of its result are not used.
	View func() *Document

	// Delta returns a body of the same type that holds only what has changed since the version with the given tag (as
	// returned by Tag, in quotes). It returns nil when it does not know the tag or too much has changed; then the answer is
	// the whole document, as it is when the delta is no smaller. If Delta is nil there are no deltas. It is called and kept
	// as Snapshot.Render is, but nil is not kept: it must be cheap for a tag that was never given out.
	Delta func(tag string) []byte

	once  sync.Once
	asset *asset
}

// asset holds what depends only on the bytes of a document.
type asset struct {
	hash  string // the common part of the tags
	forms [codings]variant
	plain bool // never compressed: the body is too small, or it is a picture

	gzipOnce, brotliOnce sync.Once
	brotliReady          atomic.Bool
}

// variant is the body in one encoding. tag and length are header values in the form of http.Header. The tag is set from
// the start; the length and body of a compressed form are set when it has been made.
type variant struct {
	tag, length []string
	body        []byte
	size        atomic.Int64 // of body; it may be read while another goroutine makes the form
}

// media returns the media type without parameters.
func (d *Document) media() string {
	media, _, _ := strings.Cut(d.Type, ";")
	return strings.ToLower(strings.TrimSpace(media))
}

// isPicture reports whether the bodies of a media type are pictures that are compressed already.
func isPicture(media string) bool {
	switch media {
	case "image/jpeg", "image/png", "image/gif", "image/webp":
		return true
	}
	return false
}

func (v *variant) set(body []byte) {
	v.body, v.length = body, []string{strconv.Itoa(len(body))}
	v.size.Store(int64(len(body)))
}

// Smaller bodies fit into one network packet without compression.
const compressFrom = 200

// hashSize is the length of the common part of a document's tags, in hexadecimal digits.
const hashSize = 24

// Tag returns the entity tag of the document without content coding, in quotes. It depends on Body alone: documents with
// equal tags have equal bodies. It is safe for concurrent use.
func (d *Document) Tag() string { return d.prepare().forms[asIs].tag[0] }

func (d *Document) prepare() *asset {
	d.once.Do(func() {
		sum := sha256.Sum256(d.Body)
		a := &asset{hash: hex.EncodeToString(sum[:])[:hashSize], plain: len(d.Body) < compressFrom || isPicture(d.media())}
		for c := range codings {
			a.forms[c].tag = []string{`"` + a.hash + tagSuffixes[c] + `"`}
		}
		a.forms[asIs].set(d.Body)
		d.asset = a
	})
	return d.asset
}

// entry is a document in one version: its bytes and its headers.
type entry struct {
	*asset
	contentType, modified, cacheControl, vary, links []string

	policy  []string  // Content-Security-Policy
	kind    int       // for the counters
	shared  bool      // any site's scripts may read it
	gone    bool      // it is sent without validators
	changed time.Time // zero when there is no Last-Modified
	view    func() *Document
	delta   func(tag string) []byte
}

const (
	defaultAge = time.Minute
	longestAge = 5 * time.Minute // Miniflux waits this long before it asks again
)

var (
	// goneCache is short because the article may come back at any moment, but not zero because many may ask.
	goneCache      = []string{"public, max-age=60"}
	immutableCache = []string{"public, max-age=86400, immutable"} // RFC 8246
)

func newEntry(d *Document, now time.Time) *entry {
	e := &entry{
		asset: d.prepare(), contentType: []string{d.Type}, links: slices.Clip(slices.Clone(d.Links)),
		vary: vary, cacheControl: goneCache, kind: kindPage, gone: d.Gone,
	}
	switch media := d.media(); media {
	case "text/html":
		e.policy = []string{policy(d.StyleHash, d.Images, d.Form)}
	case "application/rss+xml", "application/atom+xml", "application/feed+json":
		e.kind, e.shared = kindFeed, true
	case "text/x-opml":
		e.shared = true
	default:
		if isPicture(media) {
			e.kind, e.shared, e.policy, e.vary = kindPicture, true, picturePolicy, nil
		}
	}
	if d.Gone {
		return e
	}
	if e.cacheControl = immutableCache; !d.Immutable {
		e.cacheControl = []string{cacheControl("public", d.MaxAge)}
	}
	// A date later than the answer's is forbidden (RFC 9110 section 8.8.2.1). It occurs after a clock was set back.
	if !d.Modified.IsZero() && !d.Modified.After(now) {
		e.changed = d.Modified.UTC().Truncate(time.Second)
		e.modified = []string{e.changed.Format(http.TimeFormat)}
	}
	e.view, e.delta = d.View, d.Delta
	if e.view != nil || e.delta != nil {
		e.vary = []string{e.varying(false)}
	}
	return e
}

// varying returns Vary: what the choice of an answer depends on. Only deltas name If-None-Match: a whole document is
// right for every base, and naming it would make a shared cache keep one copy for each reader.
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

// cacheControl lets a cache answer from its copy for age, and for as long again while it asks for a newer one (RFC 5861
// section 3). Both together stay within five minutes: where one reader an hour comes by, what it misses it sees an hour
// late. scope is "public" or "private".
func cacheControl(scope string, age time.Duration) string {
	if age <= 0 {
		age = defaultAge
	}
	age = min(age, longestAge)
	s := scope + ", max-age=" + strconv.Itoa(int(age.Seconds()))
	if grace := min(age, longestAge-age); grace >= time.Second {
		s += ", stale-while-revalidate=" + strconv.Itoa(int(grace.Seconds()))
	}
	return s
}
