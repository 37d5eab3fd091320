package ledger

import (
	"encoding/base64"
	"math"
	"time"
	"unicode/utf8"
)

// quick does the same as parse in a tenth of the time, because a start spends most of its time parsing. It supports the form
// that payload writes for nearly all records: one object without nested objects, and texts without escapes. For everything
// else it returns false, possibly after changing l, and the caller uses encoding/json.
func (l *line) quick(payload []byte) bool {
	p := quickParser{rest: payload}
	if !p.skip('{') {
		return false
	}
	for more := true; more; more = p.skip(',') {
		key, ok := p.text()
		if !ok || !p.skip(':') || !l.field(string(key), &p) {
			return false
		}
	}
	return p.skip('}') && len(p.rest) == 0
}

// field reads the value of a key. It returns false if it does not know how.
func (l *line) field(key string, p *quickParser) bool {
	if s := l.textField(key); s != nil {
		text, ok := p.text()
		*s = string(text)
		return ok && utf8.Valid(text)
	}
	if t := l.timeField(key); t != nil {
		text, ok := p.text()
		return ok && t.UnmarshalText(text) == nil
	}
	switch key {
	case "v":
		n, ok := p.number(math.MaxInt64)
		l.Version = n
		return ok
	case "seq":
		n, ok := p.number(math.MaxInt64)
		l.Seq = int64(n)
		return ok
	case "archive":
		n, ok := p.number(math.MaxInt32)
		l.Archive = int32(n)
		return ok
	case "gist":
		text, ok := p.text()
		gist, err := base64.StdEncoding.AppendDecode(nil, text)
		l.Gist = gist
		return ok && err == nil
	}
	return false
}

func (l *line) textField(key string) *string {
	switch key {
	case "id":
		return &l.ID
	case "path":
		return &l.Path
	case "hash":
		return &l.Hash
	case "textHash":
		return &l.TextHash
	case "slug":
		return &l.Slug
	case "pictures":
		return &l.Pictures
	case "owner":
		return &l.Owner
	}
	return nil
}

func (l *line) timeField(key string) *time.Time {
	switch key {
	case "published":
		return &l.Published
	case "updated":
		return &l.Updated
	case "withdrawn":
		return &l.Withdrawn
	case "expires":
		return &l.Expires
	case "corrected":
		return &l.Corrected
	case "seen":
		return &l.Seen
	case "returned":
		return &l.Returned
	case "archived":
		return &l.Archived
	}
	return nil
}

// quickParser takes one token after the other off the front.
type quickParser struct{ rest []byte }

func (p *quickParser) skip(c byte) bool {
	if len(p.rest) == 0 || p.rest[0] != c {
		return false
	}
	p.rest = p.rest[1:]
	return true
}

// text takes a text that has no escapes.
func (p *quickParser) text() (text []byte, ok bool) {
	if !p.skip('"') {
		return nil, false
	}
	for i, c := range p.rest {
		switch {
		case c == '"':
			text, p.rest = p.rest[:i], p.rest[i+1:]
			return text, true
		case c == '\\' || c < ' ':
			return nil, false
		}
	}
	return nil, false
}

// number takes a number of up to 18 digits that is not above most.
func (p *quickParser) number(most uint64) (n uint64, ok bool) {
	digits := 0
	for ; digits < len(p.rest) && '0' <= p.rest[digits] && p.rest[digits] <= '9'; digits++ {
		if digits == 18 {
			return 0, false
		}
		n = 10*n + uint64(p.rest[digits]-'0')
	}
	ok = digits > 0 && n <= most && (digits == 1 || p.rest[0] != '0')
	p.rest = p.rest[digits:]
	return n, ok
}
