package web

import (
	"net/http"
	"strings"
)

// Deltas follow RFC 3229 with the instance manipulation "feed": a delta is a valid feed that holds only what has changed
// since the version that the reader names. It carries the tag of the whole current version, so that the reader's next
// request is answered by 304.

// basesTried is how many tags of a request are looked up. Readers send one; caches send the tags of all encodings.
const basesTried = 8

// delta returns the delta that answers a request, and the tag of its base as the reader sent it. It returns nil when the
// reader must get the whole document.
func (v *version) delta(r *http.Request, e *entry) (d *asset, base string) {
	fields := r.Header["A-Im"]
	if e.delta == nil || len(fields) == 0 || !takesFeed(fields) || strings.HasPrefix(r.UserAgent(), noDeltas) {
		return nil, ""
	}
	tried := 0
	for t := range tags(r.Header["If-None-Match"]) {
		hash := t.hash()
		if hash == "" {
			continue
		}
		if tried++; tried > basesTried {
			break
		}
		tag := `"` + hash + `"`
		found := v.made.find(key{path: r.URL.Path, of: tag}, func() *entry {
			body := e.delta(tag)
			if len(body) == 0 || len(body) >= len(e.forms[asIs].body) {
				return nil
			}
			return newEntry(&Document{Type: e.contentType[0], Body: body}, v.now())
		})
		if found != nil {
			return found.asset, `"` + t.opaque + `"`
		}
	}
	return nil, ""
}

// noDeltas begins the User-Agent of rss2email 3.13.1, which is that of its library feedparser. The library asks for deltas
// with every request, but rss2email takes status 226 for an error and keeps its old tag: it would see nothing new while
// that tag is known. Other programs that use feedparser under its own name get whole documents, too.
const noDeltas = "feedparser/"

// takesFeed reports whether A-IM fields (RFC 3229 section 10.5.3) name "feed" and do not refuse it.
func takesFeed(fields []string) bool {
	named := false
	for _, field := range fields {
		for field != "" {
			var member string
			member, field = cutUnquoted(field, ',')
			name, parameters, _ := strings.Cut(member, ";")
			if !strings.EqualFold(strings.TrimSpace(name), "feed") {
				continue
			}
			if quality(parameters) == 0 {
				return false
			}
			named = true
		}
	}
	return named
}

var (
	manipulation = []string{"feed"}
	// A cache that does not know status 226 may keep an answer that is fresh for some time, and then serve a delta as the
	// whole feed. no-store forbids that. private is for shared caches that only revalidate on no-store.
	deltaCache = []string{"private, no-store"}
)

// sendDelta returns the body of a delta and sets its fields. Tag and date are those of the whole current version, the tag
// in the encoding of the delta.
func (e *entry) sendDelta(header http.Header, d *asset, base string, chosen coding) []byte {
	header["Vary"], header["Cache-Control"] = []string{e.varying(true)}, deltaCache
	// Required when the request names several bases (RFC 3229 section 10.5.1).
	header["Im"], header["Delta-Base"] = manipulation, []string{base}
	return e.send(header, d, chosen)
}
