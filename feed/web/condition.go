package web

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// ifNoneMatch looks for the tags of a document in the If-None-Match fields of a request (RFC 9110 section 13.1.2,
// weak comparison) and gives the one that the answer has to carry, or nil. Either encoding of the current version will
// do: the reader has its bytes. chosen is the form that a 200 would send now.
func (a *asset) ifNoneMatch(fields []string, chosen *variant) []string {
	var plain, gzip bool
	for _, field := range fields {
		for t, rest := nextTag(field); t != "" || rest != ""; t, rest = nextTag(rest) {
			switch {
			case t == "*":
				return chosen.tag
			case same(t, a.plain.tag[0]):
				plain = true
			case same(t, a.gzip.tag[0]):
				gzip = true
			}
		}
	}
	switch {
	case plain && (chosen == &a.plain || !gzip):
		return a.plain.tag
	case gzip:
		return a.gzip.tag
	}
	return nil
}

// nextTag takes one entity tag off a list, without W/ and quotes. Tags without quotes are taken too: readers send them.
func nextTag(list string) (tag, rest string) {
	list = strings.TrimLeft(list, " \t,")
	if len(list) > 1 && (list[0] == 'W' || list[0] == 'w') && list[1] == '/' {
		list = list[2:]
	}
	if quoted, ok := strings.CutPrefix(list, `"`); ok {
		tag, rest, _ = strings.Cut(quoted, `"`)
		return tag, rest
	}
	tag, rest, _ = strings.Cut(list, ",")
	return strings.TrimRight(tag, " \t"), rest
}

// Servers in between that compress add these to a tag, and many never take them off again: Apache (mod_deflate, mod_brotli),
// Jetty, and those that write ";" for "-".
var proxySuffixes = []string{"--gzip", "-gzip", ";gzip", "-br", ";br", "-zstd", ";zstd", "-deflate", ";deflate"}

// same compares a tag as sent with one of ours, which is in quotes.
func same(sent, own string) bool {
	own = own[1 : len(own)-1]
	if sent == own {
		return true
	}
	suffix, ok := strings.CutPrefix(sent, own)
	if !ok {
		return false
	}
	for _, s := range proxySuffixes {
		if suffix == s {
			return true
		}
	}
	return false
}

// ifModifiedSince tells whether the reader has the document (RFC 9110 section 13.1.3). A date later than now proves
// nothing: it would freeze its reader for ever.
func (e *entry) ifModifiedSince(field string, now time.Time) bool {
	if field == "" || e.changed.IsZero() {
		return false
	}
	since, err := http.ParseTime(field)
	return err == nil && !e.changed.After(since) && !since.After(now.Add(time.Minute))
}

// choose picks the form to send (RFC 9110 section 12.5.3): compressed, if the reader takes that as gladly as plain. One
// who refuses everything gets it plain, as the section allows.
func (a *asset) choose(fields []string) *variant {
	if a.small || len(fields) == 0 {
		return &a.plain
	}
	gzip, plain, star := -1.0, -1.0, -1.0 // not named
	for _, field := range fields {
		for part := range strings.SplitSeq(field, ",") {
			coding, parameters, _ := strings.Cut(part, ";")
			switch strings.ToLower(strings.TrimSpace(coding)) {
			case "gzip", "x-gzip":
				gzip = quality(parameters)
			case "identity":
				plain = quality(parameters)
			case "*":
				star = quality(parameters)
			}
		}
	}
	if gzip < 0 {
		gzip = star
	}
	if gzip > 0 && gzip >= plain {
		return &a.gzip
	}
	return &a.plain
}

// quality reads q from the parameters of one coding: 1 when there is none, 0 when it cannot be read.
func quality(parameters string) float64 {
	for p := range strings.SplitSeq(parameters, ";") {
		name, value, _ := strings.Cut(p, "=")
		if !strings.EqualFold(strings.TrimSpace(name), "q") {
			continue
		}
		q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
		if err != nil || !(q >= 0 && q <= 1) {
			return 0
		}
		return q
	}
	return 1
}
