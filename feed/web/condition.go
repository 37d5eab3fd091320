package web

import (
	"iter"
	"net/http"
	"strings"
	"time"
)

// condition evaluates the conditions of a request in the order of RFC 9110 section 13.2.2: a date counts only where no
// tag was sent. The status is 304, with the tag that the answer has to carry, or 412, or 0 for an answer in full.
func (e *entry) condition(r *http.Request, chosen coding) (status int, tag []string) {
	if fields := r.Header["If-Match"]; len(fields) > 0 {
		if !e.ifMatch(fields) {
			return http.StatusPreconditionFailed, nil
		}
	} else if fields := r.Header["If-Unmodified-Since"]; len(fields) > 0 && !e.ifUnmodifiedSince(fields) {
		return http.StatusPreconditionFailed, nil
	}
	if fields := r.Header["If-None-Match"]; len(fields) > 0 {
		if tag = e.ifNoneMatch(fields, chosen); tag != nil {
			return http.StatusNotModified, tag
		}
	} else if fields := r.Header["If-Modified-Since"]; len(fields) > 0 && e.ifModifiedSince(fields, time.Now()) {
		return http.StatusNotModified, e.forms[chosen].tag
	}
	return 0, nil
}

// ifMatch tells whether the fields name the document (RFC 9110 section 13.1.1, strong comparison). Any encoding of
// the current version will do, as it does for If-None-Match.
func (a *asset) ifMatch(fields []string) bool {
	for t := range tags(fields) {
		if _, ours := t.names(a.hash); t.star || ours && !t.weak {
			return true
		}
	}
	return false
}

// ifNoneMatch looks for the tags of a document in the If-None-Match fields of a request (RFC 9110 section 13.1.2,
// weak comparison) and gives the one that the answer has to carry, or nil. Any encoding of the current version will
// do: the reader has its bytes. chosen is the form that a 200 would send now.
func (a *asset) ifNoneMatch(fields []string, chosen coding) []string {
	var held [codings]bool
	for t := range tags(fields) {
		if t.star {
			return a.forms[chosen].tag
		}
		if c, ours := t.names(a.hash); ours {
			held[c] = true
		}
	}
	if held[chosen] {
		return a.forms[chosen].tag
	}
	for c := range codings {
		if held[c] {
			return a.forms[c].tag
		}
	}
	return nil
}

// entityTag is a tag as a request names it, without W/ and quotes, or the star that stands for any.
type entityTag struct {
	opaque     string
	weak, star bool
}

// tags gives the entity tags listed in fields.
func tags(fields []string) iter.Seq[entityTag] {
	return func(yield func(entityTag) bool) {
		for _, field := range fields {
			for t, rest := nextTag(field); t != (entityTag{}) || rest != ""; t, rest = nextTag(rest) {
				if !yield(t) {
					return
				}
			}
		}
	}
}

// nextTag takes one entity tag off a list. Tags without quotes are taken too: readers send them.
func nextTag(list string) (t entityTag, rest string) {
	list = strings.TrimLeft(list, " \t,")
	if len(list) > 1 && (list[0] == 'W' || list[0] == 'w') && list[1] == '/' {
		t.weak, list = true, list[2:]
	}
	if quoted, ok := strings.CutPrefix(list, `"`); ok {
		t.opaque, rest, _ = strings.Cut(quoted, `"`)
		return t, rest
	}
	t.opaque, rest, _ = strings.Cut(list, ",")
	t.opaque = strings.TrimRight(t.opaque, " \t")
	t.star = t.opaque == "*" && !t.weak // "*" in quotes is a tag like any other
	return t, rest
}

// names tells whether this is the tag of a document's bytes in some coding, and in which: hash is what its tags have in
// common. What a server in between has added does not count.
func (t entityTag) names(hash string) (coding, bool) {
	suffix, ok := strings.CutPrefix(t.opaque, hash)
	if !ok {
		return 0, false
	}
	for c := codings - 1; c >= asIs; c-- {
		if rest, ok := strings.CutPrefix(suffix, tagSuffixes[c]); ok && ofProxy(rest) {
			return c, true
		}
	}
	return 0, false
}

// hash gives what this tag has in common with those of the other encodings, if it can be one that we gave out, of any
// version, or "".
func (t entityTag) hash() string {
	if len(t.opaque) < hashSize {
		return ""
	}
	hash := t.opaque[:hashSize]
	for i := range hashSize {
		if b := hash[i]; (b < '0' || b > '9') && (b < 'a' || b > 'f') {
			return ""
		}
	}
	if _, ours := t.names(hash); !ours {
		return ""
	}
	return hash
}

// Servers in between that compress add these to a tag, and many never take them off again: Apache (mod_deflate, mod_brotli),
// Jetty, and those that write ";" for "-".
var proxySuffixes = [...]string{"", "--gzip", "-gzip", ";gzip", "-br", ";br", "-zstd", ";zstd", "-deflate", ";deflate"}

func ofProxy(suffix string) bool {
	for _, s := range proxySuffixes {
		if suffix == s {
			return true
		}
	}
	return false
}

// ifModifiedSince tells whether the reader has the document (RFC 9110 section 13.1.3). A date later than now proves
// nothing: it would freeze its reader for ever.
func (e *entry) ifModifiedSince(fields []string, now time.Time) bool {
	since, ok := date(fields)
	return ok && !e.changed.IsZero() && !e.changed.After(since) && !since.After(now.Add(time.Minute))
}

// ifUnmodifiedSince tells whether the document is no newer than the date (RFC 9110 section 13.1.4). Without a date to
// compare, on either side, there is no condition.
func (e *entry) ifUnmodifiedSince(fields []string) bool {
	since, ok := date(fields)
	return !ok || e.changed.IsZero() || !e.changed.After(since)
}

// date reads a field that holds one date. With more than one there is none.
func date(fields []string) (time.Time, bool) {
	if len(fields) != 1 {
		return time.Time{}, false
	}
	t, err := http.ParseTime(fields[0])
	return t, err == nil
}
