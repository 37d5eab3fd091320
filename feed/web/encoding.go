package web

import (
	"bytes"
	"compress/gzip"
	"math/bits"
	"strconv"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
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

// tagSuffixes make the tag of each coding another one: a strong tag names bytes (RFC 9110 section 8.8.3.3). They
// differ from those that servers in between put behind our tags when they compress: their bytes are not ours.
var tagSuffixes = [codings]string{inGzip: "-gz", inBrotli: "-brotli"}

// form gives the body in one coding, compressed now if it is not yet. inBrotli is for those who saw that it is ready.
func (a *asset) form(c coding) *variant {
	if c == inGzip {
		a.compress()
	}
	return &a.forms[c]
}

// compress makes the gzip form, once: whoever comes first makes it, the others wait.
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

// A compressor holds some 800 KB of tables.
var compressors = sync.Pool{New: func() any { return gzip.NewWriter(nil) }}

// Brotli's levels, measured on feeds of 100 and 300 KB: up to 9 they gain 5 to 8% on gzip, 10 gains 18 to 20% for 40
// to 60 ms of processor per 100 KB, 11 gains 2% more for three times that. Nobody waits for it, so it is 10, but for
// bodies so large that it would take seconds.
const (
	brotliLevel      = 10
	brotliLevelLarge = 5
	brotliLarge      = 1 << 20
)

// squeeze makes the brotli form, once, and only then lets readers have it. The tables grow with the window (30 MB by
// default), so it is no larger than the body needs.
func (a *asset) squeeze() {
	a.brotliOnce.Do(func() {
		// A fault of the compressor (it has had one: andybalholm/brotli#21) costs brotli, not the program.
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

// choose picks the form to send (RFC 9110 section 12.5.3): compressed, if the reader takes that as gladly as plain,
// and with brotli once it is ready. "*" stands for gzip, which everyone knows: who can read brotli names it. One who
// refuses everything gets it plain, as the section allows.
func (a *asset) choose(fields []string) coding {
	if a.small || len(fields) == 0 {
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

// quality reads q from the parameters of one member of a list: 1 when there is none, 0 when it cannot be read. A
// parameter in quotes may hold anything (RFC 9110 section 5.6.6).
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
