package web

import (
	"net/http"
	"strings"
)

// Deltas follow RFC 3229 with the instance manipulation "feed": a valid feed that holds only what has changed since
// the version the reader names. The whole of the current version is what the tag of the answer names, so that the
// reader's next request is a 304.

// basesTried is how many tags of a list are looked up: readers send one, caches those of all encodings.
const basesTried = 8

// delta gives the delta for a request that did not get a 304, with the tag of the base as the reader sent it, or nil
// when it is to have the whole document.
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
		found := v.made.find(key{r.URL.Path, tag}, func() *Document {
			body := e.delta(tag)
			if len(body) == 0 || len(body) >= len(e.forms[asIs].body) {
				return nil
			}
			return &Document{Type: e.contentType[0], Body: body}
		})
		if found != nil {
			return found.asset, `"` + t.opaque + `"`
		}
	}
	return nil, ""
}

// noDeltas is how rss2email names itself: by the library it stands on, which asks for deltas with every request. But it
// takes an answer of 226 for an error, keeps its old tag, and would see nothing new as long as that is known (3.13.1).
// Other programs on that library get whole documents, too, unless they have a name of their own.
const noDeltas = "feedparser/"

// takesFeed tells whether A-IM fields (RFC 3229 section 10.5.3) list "feed" without refusing it.
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
	// Caches that do not know 226 may still keep an answer that says how long it is fresh, and would hand a part out
	// as the whole. no-store forbids that; private is for those shared caches that know no-store as "ask again" only.
	deltaCache = []string{"private, no-store"}
)

// sendDelta answers 226 with the tag and date of the whole current version, the tag in the encoding of the delta.
func (e *entry) sendDelta(w http.ResponseWriter, r *http.Request, d *asset, base string) int {
	header := w.Header()
	header["Vary"], header["Cache-Control"] = []string{e.varying(true)}, deltaCache
	// Owed where a list of bases was sent (RFC 3229 section 10.5.1).
	header["Im"], header["Delta-Base"] = manipulation, []string{base}
	chosen := d.choose(r.Header["Accept-Encoding"])
	return e.send(w, r, http.StatusIMUsed, d, chosen)
}
