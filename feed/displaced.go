package feed

import (
	"cmp"
	"os"
	"slices"
	"time"

	"seedfeed/feed/ledger"
)

// absent is how long an article is missed before it is withdrawn: sync tools take files away and bring them back.
const absent = 2 * time.Second

// findDisplaced lists the articles whose path now holds another one: their file was replaced by one that was
// renamed, or by an older text.
func (p *Publisher) findDisplaced(found []matched, claimed map[string]bool) []string {
	var out []string
	for _, m := range found {
		if r, ok := p.ledger.ByPath(m.path); ok && r.Withdrawn.IsZero() && r.ID != m.record.ID && !claimed[r.ID] {
			out = append(out, r.ID)
		}
	}
	return out
}

// allDisplaced lists whatever shares its path with another article, all of them. A program that was stopped too soon
// may have left some.
func (p *Publisher) allDisplaced() []string {
	var out []string
	for _, at := range p.catalogue.live {
		r, _ := p.ledger.ByID(at.id)
		if owner, ok := p.ledger.ByPath(r.Path); ok && owner.Withdrawn.IsZero() && owner.ID != r.ID {
			out = append(out, r.ID, owner.ID)
		}
	}
	return out
}

// missDisplaced gives displaced articles a while to turn up elsewhere (two names swapped); then they are withdrawn.
// The watcher would not notice, since their path is not gone.
func (p *Publisher) missDisplaced(ids []string) {
	now := time.Now()
	for _, id := range ids {
		if _, ok := p.displaced[id]; !ok {
			p.displaced[id] = now
		}
	}
	if len(p.displaced) > 0 {
		p.tickIn(absent)
	}
}

// withdrawDisplaced withdraws the displaced articles that were missed for long enough.
func (p *Publisher) withdrawDisplaced() {
	_, lost := os.Stat(p.cfg.Seeds) // then nothing in it is gone
	now, next := time.Now(), absent
	var changes []change
	for id, since := range p.displaced {
		r, _ := p.ledger.ByID(id)
		left := absent - now.Sub(since)
		switch {
		case !r.Withdrawn.IsZero() || p.holds(r.Path, r.Hash) && !p.doubled(r):
			delete(p.displaced, id)
		case lost != nil:
		case left > 0:
			next = min(next, left)
		default:
			changes = append(changes, withdraw(r, p.cfg.Now().UTC().Truncate(time.Second), "its file is gone"))
		}
	}
	slices.SortFunc(changes, func(a, b change) int { return cmp.Compare(a.before.Seq, b.before.Seq) })
	if p.remember(changes) {
		for _, c := range changes {
			delete(p.displaced, c.after.ID)
		}
	} else {
		next = retryAfter
	}
	if len(p.displaced) > 0 {
		p.tickIn(next)
	}
}

// doubled says that another article has the path of this one and its text: two states were joined.
func (p *Publisher) doubled(r ledger.Record) bool {
	owner, _ := p.ledger.ByPath(r.Path)
	return owner.ID != r.ID && owner.Hash == r.Hash
}
