package web

import (
	"bytes"
	"math/bits"
	"strconv"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
)

// coding is a content coding (RFC 9110 section 8.4.1).
type coding int

const (
	asIs coding = iota
	inGzip
	inBrotli
	codings
)

// codingFields are the values of Content-Encoding.
var codingFields = [codings][]string{inGzip: {"gzip"}, inBrotli: {"br"}}

// tagSuffixes give each coding a tag of its own, since a strong tag names bytes (RFC 9110 section 8.8.3.3). They differ
// from the suffixes that compressing proxies append, whose bytes are not ours.
var tagSuffixes = [codings]string{inGzip: "-gz", inBrotli: "-brotli"}

// form returns the body in one coding and makes the gzip form if needed. Ask for inBrotli only when brotliReady is set.
func (a *asset) form(c coding) *variant {
	if c == inGzip {
		a.compress()
	}
	return &a.forms[c]
}

// compress makes the gzip form once. Simultaneous callers wait for the first one.
func (a *asset) compress() {
	a.gzipOnce.Do(func() {
		w := compressors.Get().(*gzip.Writer)
		defer compressors.Put(w)
		b := bytes.NewBuffer(make([]byte, 0, len(a.forms[asIs].body)/3+64))
		w.Reset(b)
		w.Write(a.forms[asIs].body) // a bytes.Buffer takes everything
		w.Close()
		a.forms[inGzip].set(b.Bytes())
	})
}

// compressors are kept because each has about 1 MB of tables. At this level pages and feeds take half the time of compress/gzip
// and are 2% larger.
var compressors = sync.Pool{New: func() any {
	w, err := gzip.NewWriterLevel(nil, 6)
	if err != nil {
		panic(err) // a wrong level
	}
	return w
}}

// The levels of brotli were measured on feeds of 100 and 300 KB. Compared with gzip, levels up to 9 save 5 to 8%, level 10
// saves 18 to 20% for 40 to 60 ms of processor time per 100 KB, and level 11 saves 2% more for three times that. Level 10 is
// used because nobody waits for it, except for bodies so large that it would take seconds.
const (
	brotliLevel      = 10
	brotliLevelLarge = 5
	brotliLarge      = 1 << 20
)

// squeeze makes the brotli form once and then offers it to readers. The window is no larger than the body needs, since the
// tables grow with it (30 MB by default).
func (a *asset) squeeze() {
	a.brotliOnce.Do(func() {
		// The compressor has panicked before (andybalholm/brotli#21). Then there is no brotli form.
		defer func() { _ = recover() }()
		body := a.forms[asIs].body
		options := brotli.WriterOptions{Quality: brotliLevel, LGWin: min(max(bits.Len(uint(len(body))), 16), 20)}
		if len(body) > brotliLarge {
			options.Quality = brotliLevelLarge
		}
		b := bytes.NewBuffer(make([]byte, 0, len(body)/3+64))
		w := brotli.NewWriterOptions(b, options)
		w.Write(body) // a bytes.Buffer takes everything
		w.Close()
		a.forms[inBrotli].set(b.Bytes())
		a.brotliReady.Store(true)
	})
}

// choose picks the coding to send (RFC 9110 section 12.5.3): a compressed one if the reader prefers it to plain or likes
// both equally, and brotli only when it is ready. "*" stands for gzip: readers that know brotli name it. A reader that
// refuses everything gets the plain form, as that section allows.
func (a *asset) choose(fields []string) coding {
	if a.plain || len(fields) == 0 {
		return asIs
	}
	var q [codings]float64
	q[inGzip] = -1 // not named
	star := -1.0
	for _, field := range fields {
		for part := range strings.SplitSeq(field, ",") {
			name, parameters, _ := strings.Cut(part, ";")
			switch strings.ToLower(strings.TrimSpace(name)) {
			case "gzip", "x-gzip":
				q[inGzip] = quality(parameters)
			case "br":
				q[inBrotli] = quality(parameters)
			case "identity":
				q[asIs] = quality(parameters)
			case "*":
				star = quality(parameters)
			}
		}
	}
	if q[inGzip] < 0 {
		q[inGzip] = star
	}
	switch {
	case q[inBrotli] > 0 && q[inBrotli] >= max(q[inGzip], q[asIs]) && a.brotliReady.Load():
		return inBrotli
	case q[inGzip] > 0 && q[inGzip] >= q[asIs]:
		return inGzip
	}
	return asIs
}

// quality reads q from the parameters of one member of a list. It returns 1 when there is no q, and 0 when q is invalid.
// A quoted parameter may contain any character (RFC 9110 section 5.6.6).
func quality(parameters string) float64 {
	for parameters != "" {
		var p string
		p, parameters = cutUnquoted(parameters, ';')
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

// cutUnquoted cuts at the first separator that is not inside a quoted string (RFC 9110 section 5.6.4).
func cutUnquoted(s string, separator byte) (before, after string) {
	quoted := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			quoted = !quoted
		case c == '\\' && quoted:
			i++
		case c == separator && !quoted:
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}
