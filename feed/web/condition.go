package web

import (
	"iter"
	"net/http"
	"slices"
	"strings"
	"time"
)

// condition evaluates the conditions of a request in the order of RFC 9110 section 13.2.2: a date counts only when no tag
// was sent. It returns 304 with the tag of the answer, or 412, or 0 when the document must be sent.
func (e *entry) condition(r *http.Request, chosen coding, now time.Time) (status int, tag []string) {
	if fields := r.Header["If-Match"]; len(fields) > 0 {
		if !e.ifMatch(fields) {
			return http.StatusPreconditionFailed, nil
		}
	} else if !e.ifUnmodifiedSince(r.Header["If-Unmodified-Since"]) {
		return http.StatusPreconditionFailed, nil
	}
	if fields := r.Header["If-None-Match"]; len(fields) > 0 {
		if tag = e.ifNoneMatch(fields, chosen); tag != nil {
			return http.StatusNotModified, tag
		}
	} else if e.ifModifiedSince(r.Header["If-Modified-Since"], now) {
		return http.StatusNotModified, e.forms[chosen].tag
	}
	return 0, nil
}

// ifMatch reports whether the fields name the document (RFC 9110 section 13.1.1, strong comparison) in any encoding.
func (a *asset) ifMatch(fields []string) bool {
	for t := range tags(fields) {
		if _, ours := t.names(a.hash); t.star || ours && !t.weak {
			return true
		}
	}
	return false
}

// ifNoneMatch looks for the tags of a document in If-None-Match fields (RFC 9110 section 13.1.2, weak comparison). It
// returns the tag that the 304 must carry, or nil. The tag of any encoding is accepted, since the reader then has the
// content. chosen is the encoding that a 200 would have.
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

// entityTag is one member of a list of tags: a tag without W/ and quotes, or the star that stands for any tag.
type entityTag struct {
	opaque     string
	weak, star bool
}

// tags iterates over the entity tags in fields.
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

// nextTag splits the first entity tag from a list. It accepts tags without quotes, since some readers send them.
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
	t.star = t.opaque == "*" && !t.weak // "*" in quotes is an ordinary tag
	return t, rest
}

// names reports whether t is a tag of the document whose tags begin with hash, and of which coding. Suffixes that proxies
// add are ignored.
func (t entityTag) names(hash string) (coding, bool) {
	suffix, ok := strings.CutPrefix(t.opaque, hash)
	if !ok {
		return 0, false
	}
	for c := codings - 1; c >= asIs; c-- {
		if rest, ok := strings.CutPrefix(suffix, tagSuffixes[c]); ok && slices.Contains(proxySuffixes, rest) {
			return c, true
		}
	}
	return 0, false
}

// hash returns the common part of the tag if the tag has the form of ours, and "" otherwise. The tag may be that of any
// version.
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

// proxySuffixes are what compressing proxies append to a tag. Many do not remove them from later requests: Apache
// (mod_deflate, mod_brotli), Jetty, and those that write ";" instead of "-".
var proxySuffixes = []string{"", "--gzip", "-gzip", ";gzip", "-br", ";br", "-zstd", ";zstd", "-deflate", ";deflate"}

// ifModifiedSince reports whether the reader has the document (RFC 9110 section 13.1.3). A date in the future is ignored:
// its reader would never see a change.
func (e *entry) ifModifiedSince(fields []string, now time.Time) bool {
	since, ok := date(fields)
	return ok && !e.changed.IsZero() && !e.changed.After(since) && !since.After(now.Add(time.Minute))
}

// ifUnmodifiedSince reports whether the document is not newer than the date (RFC 9110 section 13.1.4). If either date is
// missing there is no condition.
func (e *entry) ifUnmodifiedSince(fields []string) bool {
	since, ok := date(fields)
	return !ok || e.changed.IsZero() || !e.changed.After(since)
}

// date reads a field that holds exactly one date.
func date(fields []string) (time.Time, bool) {
	if len(fields) != 1 {
		return time.Time{}, false
	}
	t, err := http.ParseTime(fields[0])
	return t, err == nil
}
