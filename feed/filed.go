package feed

import (
	"path/filepath"
	"time"

	"seedfeed/feed/catalogue"
	"seedfeed/feed/filing"
	"seedfeed/feed/journal"
	"seedfeed/feed/register"
)

// filingName is the file, beside the digests, that says what articles are filed under.
const filingName = "filing"

// openFiling opens what is kept of what articles are filed under. The owner's book must be open.
func (p *press) openFiling(dir string) {
	now := p.cfg.Now()
	var err error
	p.filing, err = filing.Open(filing.Config{
		FS: journal.Disk{}, Path: filepath.Join(dir, filingName), Index: p.ledger.Index(), Version: p.cfg.Extractor(),
		People: p.owner.People(), Since: now.Add(-p.notice()), Now: now,
	})
	if err != nil {
		p.cfg.Log.Warn("what articles are filed under is not kept between runs", "reason", err)
	}
}

// file files the articles of files that came without a change of their record: a newer program, or other people, may find
// something else in the same text.
func (p *press) file(found []register.Match, now time.Time) {
	for _, m := range found {
		if m.Held != "" || !m.Pending.IsZero() {
			continue
		}
		if r, ok := p.recordOf(m); ok && r.Withdrawn.IsZero() {
			if p.filing.Apply(r, m.Digest, now) {
				p.pace.unseen++
			}
			p.applyWords(r, m.Digest)
		}
	}
}

// findStale lists the articles that are not filed as they are, or have no searched text, once a scan is over: those of a file
// that was lost, or of a program that was killed.
func (p *press) findStale() {
	p.stale, p.wordless = p.words.Stale(), false
	for r := range p.filing.Stale() {
		p.stale = append(p.stale, r.ID)
	}
}

const (
	refileFor   = 5 * time.Millisecond // so that a drop does not wait behind thousands
	refilePause = 10 * time.Millisecond
)

// refile files some of the articles that findStale found.
func (p *press) refile(now time.Time) {
	if len(p.stale) == 0 {
		return
	}
	for began := time.Now(); len(p.stale) > 0 && time.Since(began) < refileFor; {
		id := p.stale[len(p.stale)-1]
		p.stale = p.stale[:len(p.stale)-1]
		if r, ok := p.ledger.Index().ByID(id); ok && r.Withdrawn.IsZero() {
			d := p.digests.of(r)
			if d != nil && p.filing.Apply(r, d, now) {
				p.pace.unseen++
			}
			if !p.wordless && !p.applyWords(r, d) {
				p.wordless = true // the next scan of the folder finds them again; people's pages need no searched text
			}
		}
	}
	if len(p.stale) == 0 && !p.wordless {
		p.words.Complete()
	}
}

// flushFiling writes what was filed, after readers can see it.
func (p *press) flushFiling() {
	if err := p.filing.Flush(); err != nil {
		p.cfg.Log.Warn("what articles are filed under is not kept", "reason", err)
	}
}

// departed forgets who is not quoted any more and had a notice long enough. It returns when the next notice ends, zero if
// there is none.
func (p *press) departed(span catalogue.Span) time.Time {
	oldest := p.filing.Expire(span.Since)
	if oldest.IsZero() || !span.Notices {
		return time.Time{}
	}
	return oldest.Add(p.notice())
}
