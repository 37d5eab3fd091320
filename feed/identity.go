package feed

import (
	"cmp"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"
	"unicode"

	"seedfeed/feed/ledger"
	"seedfeed/feed/watch"
)

// change is what becomes of one article: its record before and after, both zero-valued where there is none.
type change struct {
	before, after ledger.Record
	digest        *Digest // nil: as it was
	verb, why     string  // for the log
}

func withdraw(r ledger.Record, now time.Time, why string) change {
	after := r
	after.Withdrawn = now
	return change{before: r, after: after, verb: "withdrawn", why: why}
}

// matched is an arrival and the record it belongs to; a zero record means a new article.
type matched struct {
	*arrival
	record ledger.Record
}

// match finds the record of each file. Content that is known goes first: only then is it clear whose path a
// file with unknown content can have taken (a file renamed, and another put in its place).
func (p *Publisher) match(came []*arrival, claimed map[string]bool) []matched {
	var out []matched
	var unknown []*arrival
	m := p.ledger.Matcher(p.holds)
	for _, a := range came {
		r, kind := m.Match(a.path, a.hash)
		if (kind == ledger.Same || kind == ledger.Moved || kind == ledger.Returned) && !claimed[r.ID] {
			claimed[r.ID] = true
			m.Take(r.Path, r.Hash)
			out = append(out, matched{a, r})
			continue
		}
		unknown = append(unknown, a)
	}
	for _, a := range unknown {
		r, kind := m.Match(a.path, a.hash)
		switch {
		case kind == ledger.Edited && !claimed[r.ID] && !p.scanned:
			p.late = append(p.late, a.path) // its old text may still turn up under another name
		case kind == ledger.Edited && !claimed[r.ID]:
			claimed[r.ID] = true
			out = append(out, matched{a, r})
		default:
			out = append(out, matched{a, ledger.Record{}})
		}
	}
	return out
}

// decide makes the new record of an article; false means that nothing about it has changed.
func (p *Publisher) decide(m matched, now time.Time) (change, bool) {
	before, d := m.record, m.digest
	if why, until := d.HeldBack(p.cfg.Now()); why != "" {
		defer func() {
			if !until.IsZero() {
				p.held[m.path] = hold{m.stamp, until}
			}
		}()
		if before.ID != "" {
			c := withdraw(before, now, why)
			if !before.Withdrawn.IsZero() {
				c.verb, c.after.Withdrawn = "", before.Withdrawn
			}
			c.after.Path, c.after.Hash, c.after.TextHash, c.after.Expires = m.path, m.hash, textHash(d), d.Expires.UTC()
			p.date(before, &c.after, d, now)
			return c, c.before != c.after
		}
		p.cfg.Log.Info("held back", "file", m.path, "why", why)
		return change{}, false
	}
	after := before
	after.Path, after.Hash, after.TextHash, after.Expires, after.Withdrawn = m.path, m.hash, textHash(d), d.Expires.UTC(), time.Time{}
	c := change{before: before, digest: d}
	switch {
	case before.ID == "":
		c.verb = "published"
		after.Published = published(d, m.stamp, p.first, p.cfg.Now())
		after.Updated = after.Published
		if !p.first && !d.Given(p.cfg.Now()).IsZero() { // the feed has changed now, whatever the article's date
			after.Updated, after.Seen = now, now
		}
	case before.Hash != m.hash && before.TextHash != after.TextHash:
		c.verb = "updated"
		if p.date(before, &after, d, now); after.Updated.Equal(before.Updated) {
			c.why = "too small a change to give it a new date"
		}
		if !before.Withdrawn.IsZero() && !named(before.Slug, d) { // nothing of what was withdrawn may stay, nor is it corrected
			after.Slug, after.Corrected = "", time.Time{}
		}
	case !before.Withdrawn.IsZero():
		c.verb = "returned"
	case before.Path != m.path:
		c.verb, c.why = "renamed", "from "+before.Path
	default:
		c.verb = "" // the same article: a touch, or a newer extractor
	}
	if !before.Withdrawn.IsZero() {
		after.Returned = now
	}
	c.after = after
	return c, before != after
}

// correctedAfter: an edit of an article as old as this is a correction, which its readers are told of. One made before is
// part of publishing it.
const correctedAfter = 24 * time.Hour

// date gives an article whose text has changed its new dates: none for a change too small to tell anybody, and that of a
// correction where its readers have had the old text for long.
func (p *Publisher) date(before ledger.Record, after *ledger.Record, d *Digest, now time.Time) {
	if before.Hash == after.Hash || before.TextHash == after.TextHash || now.Before(before.Updated) { // or the clock was set back
		return
	}
	if old := p.digestBefore(before); old != nil && quiet(old, d) {
		return
	}
	seen := before.Published
	if !before.Seen.IsZero() {
		seen = before.Seen
	}
	after.Updated = now
	if now.Sub(seen) > correctedAfter {
		after.Corrected = now
	}
}

// named says that a slug was made of the title that an article has.
func named(slug string, d *Digest) bool {
	title := slugOf(d.Title)
	return title == "" || slug == title || strings.HasPrefix(slug, title+"-")
}

// digestBefore is the digest of the version that is being replaced: only the cache can have it.
func (p *Publisher) digestBefore(r ledger.Record) *Digest { return p.cached(r.Path, r.Hash) }

// newID makes the id of an article first published from the file at path: a tag: URI (RFC 4151) of authority, date
// and path, never of the clock, so that it comes out the same when all state is lost. Where another article has
// it already (its file was renamed, and the path is used again), a number is put behind it.
func (p *Publisher) newID(path string, taken func(id string) bool) string {
	u := url.URL{Path: path} // escapes what RFC 3986 does not let stand in a path
	// "#" cannot come from a path: it is escaped there.
	return p.numbered("tag:"+p.cfg.IDAuthority+","+p.cfg.IDDate+":"+u.EscapedPath(), "#", taken)
}

// numbered puts the first free number behind a name that is taken. The last one is kept: to try all of them each
// time would cost the square of their number where every article has the same title.
func (p *Publisher) numbered(base, sep string, taken func(name string) bool) string {
	if !taken(base) {
		return base
	}
	n := max(2, p.numbers[base])
	for taken(base + sep + strconv.Itoa(n)) {
		n++
	}
	p.numbers[base] = n + 1
	return base + sep + strconv.Itoa(n)
}

// newFeedID is the id of the main feed. No path of a seed starts with a slash, so no article has it.
func (c *Config) newFeedID() string { return "tag:" + c.IDAuthority + "," + c.IDDate + ":/" }

const maxSlug = 60 // runes: readable in an address bar

// newSlug makes the last part of an article's address from its title: letters and digits of any script in lower
// case, parted by "-".
func (p *Publisher) newSlug(title, file string, taken func(slug string) bool) string {
	slug := cmp.Or(slugOf(title), slugOf(strings.TrimSuffix(path.Base(file), path.Ext(file))), "article")
	return p.numbered(slug, "-", taken)
}

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
		case r == '\'' || r == '’': // Europe’s: europes
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

// freshDrop is how long after its last change a file counts as dropped at that change: longer than any settling and any
// queue of files, shorter than the program is stopped.
const freshDrop = time.Minute

// published is the date of an article's first publication: given by its front matter; on the very first start that
// of its file, since the folder was there before the program; else now, or rather the moment of the drop where that is
// just past: of many files dropped one after the other the last one is the newest, in whatever order they came to
// be read. Never later than now.
func published(d *Digest, s watch.Stamp, first bool, now time.Time) time.Time {
	at := now
	dropped := time.Unix(0, s.ChangeTime)
	switch {
	case !d.Given(now).IsZero():
		at = d.Given(now)
	case first:
		at = time.Unix(0, s.ModTime)
	case now.Sub(dropped) < freshDrop:
		at = dropped
	}
	if at.After(now) {
		at = now
	}
	return at.UTC()
}
