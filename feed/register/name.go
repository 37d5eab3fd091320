package register

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// name gives ids to new articles, and slugs to all articles that have none.
func (r *Register) name(changes []Change) {
	ids, slugs := map[string]bool{}, map[string]bool{}
	idTaken := func(id string) bool { _, ok := r.index.ByID(id); return ok || ids[id] }
	seq := r.index.NextSeq()
	for i := range changes {
		c := &changes[i]
		if c.Before.ID == "" {
			if c.After.ID == "" { // not adopted
				c.After.ID = c.Digest.ID
			}
			if c.After.ID != "" && idTaken(c.After.ID) {
				c.warn(fmt.Sprintf("header: id %q belongs to another article; give this one an id of its own, or none", c.After.ID))
				c.After.ID = ""
			}
			if c.After.ID == "" {
				c.After.ID = r.newID(c.After.Path, idTaken)
			}
			ids[c.After.ID] = true
			c.After.Seq = seq
			c.After.Updated = apart(c.After.Updated, seq)
			seq++
		}
		if c.After.Slug == "" {
			taken := func(slug string) bool {
				claim, claimed := r.claims[pageAddress(slug)]
				return slugs[slug] || claimed && claim != c.After.Path || r.slugTaken(slug, c.After.ID)
			}
			c.After.Slug = r.newSlug(cmp.Or(c.Digest.Slug, c.Digest.Title), c.After.Path, taken)
			slugs[c.After.Slug] = true
		}
	}
}

// apart adds a fraction of a second to a time without one, such as the date in a header. The fraction depends on seq, so
// that changes in the same second differ: readers and validators treat two changes at one moment as one.
func apart(t time.Time, seq int64) time.Time {
	if t.Nanosecond() != 0 {
		return t
	}
	return t.Add(time.Duration(seq%1_000_000) * time.Microsecond)
}

// newID makes the id of an article that is first published from the file at path: a tag: URI (RFC 4151) of authority, date
// and a hash of the path. It contains no time, so that the id is the same after all state was lost. It contains no file
// name, because subscribers must not see those. For the n-th article at a path, the hash is that of the path and n.
func (r *Register) newID(path string, taken func(id string) bool) string {
	return r.numbered(path, taken, func(n int) string {
		of := path
		if n > 1 {
			of += "\x00" + strconv.Itoa(n)
		}
		sum := sha256.Sum256([]byte(of))
		return "tag:" + r.Authority + "," + r.Date + ":" + hex.EncodeToString(sum[:12])
	})
}

// numbered returns the first of name(1), name(2), … that is not taken. It remembers by key where it stopped last time.
// Otherwise the cost would grow with the square of the number of articles that have the same title.
func (r *Register) numbered(key string, taken func(name string) bool, name func(n int) string) string {
	n := 1
	if taken(name(n)) {
		for n = max(2, r.numbers[key]); taken(name(n)); {
			n++
		}
		r.numbers[key] = n + 1
	}
	return name(n)
}

const maxSlug = 60 // runes; such a slug is still readable in an address bar

// newSlug makes the last part of an article's address from the title, or from the file name if the title gives none.
func (r *Register) newSlug(title, file string, taken func(slug string) bool) string {
	base := cmp.Or(slugOf(title), slugOf(strings.TrimSuffix(path.Base(file), path.Ext(file))), "article")
	return r.numbered("/"+base, taken, func(n int) string {
		if n == 1 {
			return base
		}
		return base + "-" + strconv.Itoa(n)
	})
}

// slugOf returns the words of s in lower case, joined by "-". It keeps letters and digits of any script.
func slugOf(s string) string {
	var out []rune
	dash := false
	for _, r := range strings.ToLower(s) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) && len(out) > 0:
			if dash && len(out) > 0 {
				out = append(out, '-')
			}
			out = append(out, r)
			dash = false
		case r == '\'' || r == '’': // "Europe’s" becomes "europes"
		default:
			dash = true
		}
		if len(out) > maxSlug {
			break
		}
	}
	if len(out) <= maxSlug {
		return string(out)
	}
	cut := string(out[:maxSlug])
	if i := strings.LastIndexByte(cut, '-'); i > maxSlug/2 {
		cut = cut[:i]
	}
	return strings.Trim(cut, "-")
}
