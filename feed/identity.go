package feed

import (
	"time"

	"seedfeed/feed/ledger"
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
	taken := map[[2]string]bool{} // paths whose text another file of this batch has accounted for
	holds := func(path, hash string) bool { return taken[[2]string{path, hash}] || p.holds(path, hash) }
	for _, a := range came {
		r, kind := p.ledger.Match(a.path, a.hash, holds)
		if (kind == ledger.Same || kind == ledger.Moved || kind == ledger.Returned) && !claimed[r.ID] {
			claimed[r.ID], taken[[2]string{r.Path, r.Hash}] = true, true
			out = append(out, matched{a, r})
			continue
		}
		unknown = append(unknown, a)
	}
	for _, a := range unknown {
		r, kind := p.ledger.Match(a.path, a.hash, holds)
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
	if why, until := heldBack(d, p.cfg.Now()); why != "" {
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
			if before.Hash != m.hash && before.TextHash != textHash(d) && now.After(before.Updated) {
				c.after.Updated = now
			}
			c.after.Path, c.after.Hash, c.after.TextHash, c.after.Expires = m.path, m.hash, textHash(d), d.Expires.UTC()
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
		if !p.first && !d.Date.IsZero() { // the feed has changed now, whatever the article's date
			after.Updated = now
		}
	case before.Hash != m.hash && before.TextHash != after.TextHash:
		c.verb = "updated"
		if old := p.digestBefore(before); old == nil || !quiet(old, d) {
			after.Updated = now
		} else {
			c.why = "too small a change to give it a new date"
		}
		if after.Updated.Before(before.Updated) { // the clock was set back
			after.Updated = before.Updated
		}
	case !before.Withdrawn.IsZero():
		c.verb = "returned"
	case before.Path != m.path:
		c.verb, c.why = "renamed", "from "+before.Path
	default:
		c.verb = "" // the same article: a touch, or a newer extractor
	}
	c.after = after
	return c, before != after
}

// heldBack tells why an article is not to be shown now, and until when: zero where time alone does not change it.
func heldBack(d *Digest, now time.Time) (why string, until time.Time) {
	switch {
	case d.Draft:
		return "its front matter says draft", time.Time{}
	case expired(d.Expires, now):
		return "it expired on " + d.Expires.Format(time.RFC3339), time.Time{}
	case d.Date.After(now):
		return "its date is " + d.Date.Format(time.RFC3339) + ": it is published within a minute of it", d.Date
	}
	return "", time.Time{}
}

// digestBefore is the digest of the version that is being replaced: only the cache can have it.
func (p *Publisher) digestBefore(r ledger.Record) *Digest { return p.cached(r.Path, r.Hash) }

// findDisplaced lists the articles whose path is taken over by another one that moves there.
func (p *Publisher) findDisplaced(changes []change, claimed map[string]bool) []ledger.Record {
	var out []ledger.Record
	for _, c := range changes {
		if c.before.Path == c.after.Path || c.verb == "withdrawn" {
			continue
		}
		if r, ok := p.ledger.ByPath(c.after.Path); ok && r.Withdrawn.IsZero() && r.ID != c.after.ID && !claimed[r.ID] {
			out = append(out, r)
		}
	}
	return out
}

// watchDisplaced gives articles whose path was taken by another one a while to turn up elsewhere (two names
// swapped); then they are withdrawn. Nothing else would notice, since their path is not gone.
func (p *Publisher) watchDisplaced(records []ledger.Record) {
	for _, r := range records {
		p.displaced[r.ID] = time.AfterFunc(absent, func() {
			p.mu.Lock()
			defer p.mu.Unlock()
			if p.displaced[r.ID] == nil || p.closed {
				return
			}
			delete(p.displaced, r.ID)
			if now, ok := p.ledger.ByID(r.ID); ok && now.Withdrawn.IsZero() && now.Path == r.Path {
				w := withdraw(now, p.cfg.Now().UTC().Truncate(time.Second), "its file is gone")
				if err := p.publish([]change{w}); err != nil {
					p.cfg.Log.Error("not withdrawn: it could not be remembered", "file", r.Path, "reason", err)
					p.reload()
					return
				}
				p.log(w)
			}
		})
	}
}

// absent is how long an article is missed before it is withdrawn: sync tools take files away and bring them back.
const absent = 2 * time.Second
