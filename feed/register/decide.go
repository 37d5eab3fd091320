package register

import (
	"cmp"
	"strings"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
)

// decide makes the new record of an article, and reports whether anything about it has changed. It also sets the other
// fields of the match. The change gets the time at.
func (r *Register) decide(m *Match, now, at time.Time) (c Change, changed bool) {
	before := m.Record
	if before.ID != "" {
		m.Digest = r.Apply(m.Path, before.ID, m.Base)
	}
	d, after := m.Digest, before
	after.Owner = d.Mark
	after.Path, after.Hash, after.TextHash, after.Gist, after.Expires = m.Path, m.Hash, d.TextHash(), string(d.Gist), plain(d.Expires)
	if after.Pictures = m.Pictures; m.Pictures == ledger.LatePictures && before.Hash == m.Hash && before.Pictures != "" {
		after.Pictures = before.Pictures // so that a change shows once they are made
	}
	var version Pending
	if r.Hold > 0 && (before.Hash != m.Hash || before.Held && r.pending.byPath[m.Path].Hash == m.Hash) {
		version = r.note(m.Arrival, before.ID, now)
		m.Told, version.told = version.told, true
		r.pending.byPath[m.Path] = version
	} else {
		r.pending.drop(m.Path)
	}
	reason, until := d.HeldBack(now)
	if reason == "" && now.Before(version.Until) {
		r.forget(m.Path)
		return r.pend(m, version)
	}
	if reason != "" {
		r.hold(m.Path, until)
		m.Held = reason
	} else {
		r.forget(m.Path)
	}
	switch {
	case before.ID == "" && m.Adopted != nil:
		c = adopt(after, m, now)
	case reason != "" && before.ID == "":
		return Change{}, false
	case reason != "":
		c = r.heldBack(before, after, d, at, reason)
	default:
		c = r.shown(before, after, m, now, at)
	}
	r.setPast(&c, m)
	m.Err = c.After.Check() // one bad record must not make the commit of all others fail
	return c, before != c.After
}

// heldBack returns the change of a published article whose file says that it must not be shown now.
func (r *Register) heldBack(before, after ledger.Record, d *digest.Digest, at time.Time, reason string) Change {
	c := Change{Before: before, After: after}
	if before.Withdrawn.IsZero() {
		c.Verb, c.Why, c.After.Withdrawn = "withdrawn", reason, at
	}
	c.After.Held = true
	r.date(before, &c.After, d, at)
	return c
}

// shown returns the change of an article that is published.
func (r *Register) shown(before, after ledger.Record, m *Match, now, at time.Time) Change {
	after.Withdrawn, after.Held = time.Time{}, false
	c := Change{Before: before, Digest: m.Digest}
	switch {
	case before.ID == "":
		c.Verb = "published"
		drop := *m
		if r.Hold > 0 { // nobody could see it when it was dropped
			drop.Dropped = at
		}
		after.Published = published(&drop, r.First, now)
		after.Updated = after.Published
		if given := m.Digest.Updated; r.First && given.After(after.Published) && !given.After(now) {
			after.Updated = plain(given)
		}
		after.Updated = r.apart(after.Updated, now)
		if !r.First && !m.Digest.Given(now).IsZero() { // the feed changes now, even if the article has an older date
			after.Updated, after.Seen = at, at
		}
	case before.Hash != m.Hash && before.TextHash != after.TextHash:
		c.Verb = "updated"
		r.date(before, &after, m.Digest, at)
		if after.Updated.Equal(before.Updated) {
			c.Why = "too small a change to give it a new date"
		}
		if !before.Withdrawn.IsZero() && !namedAfter(before.Slug, m.Digest) { // the address must not show anything of a withdrawn text, and a new text is no correction
			after.Slug, after.Corrected = "", time.Time{}
		}
	case !before.Withdrawn.IsZero():
		c.Verb = "returned"
	case otherPictures(before, m) && !at.Before(before.Updated): // or the clock was set back
		c.Verb, c.Why, after.Updated = "updated", "a picture of it has changed", at
	case r.byOwner(before, after) && !at.Before(before.Updated):
		c.Verb, c.Why = "updated", "its owner says something else of it"
		correct(before, &after, at)
	case before.Path != m.Path:
		c.Verb, c.Why = "renamed", "from "+before.Path
	}
	if !before.Withdrawn.IsZero() {
		after.Returned = at
	}
	c.After = after
	if said, _ := digest.OtherWord(before.Owner, after.Owner); before.Hash != m.Hash || said {
		r.renamePage(&c, m.Digest)
	}
	return c
}

// apart returns a moment of its own for an article of the first scan: files that were copied together show one time, and
// validators warn of two entries with the same "updated". It is never later than now.
func (r *Register) apart(at, now time.Time) time.Time {
	if !r.First {
		r.ties = nil
		return at
	}
	n := r.ties[at]
	r.ties[at] = n + 1
	if moved := at.Add(time.Duration(n) * time.Microsecond); !moved.After(now) {
		return moved
	}
	return at
}

// otherPictures reports whether the owner changed what pictures an article shows. Where a record does not say it, being of
// an older program or LatePictures, a file with the same bytes has the same ones.
func otherPictures(before ledger.Record, m *Match) bool {
	unsaid := before.Pictures == "" || before.Pictures == ledger.LatePictures
	return before.Pictures != m.Pictures && m.Pictures != ledger.LatePictures && (!unsaid || before.Hash != m.Hash)
}

// correctedAfter is the age from which an edit of an article is a correction that readers are told of. Earlier edits are
// part of publishing the article.
const correctedAfter = 24 * time.Hour

// date sets the new dates of an article whose text has changed, or of which its owner says something else. A very small
// change of the text gets no new date. If readers have had the old text for longer than correctedAfter, the article also
// gets the date of a correction.
func (r *Register) date(before ledger.Record, after *ledger.Record, d *digest.Digest, at time.Time) {
	if at.Before(before.Updated) { // the clock may have been set back
		return
	}
	edited := before.Hash != after.Hash && before.TextHash != after.TextHash
	if edited {
		old := r.Old(before)
		edited = old == nil || !digest.Quiet(old, d)
	}
	if edited || r.byOwner(before, *after) {
		correct(before, after, at)
	}
}

// correct gives an article the date of a change, and that of a correction if readers have had it for so long.
func correct(before ledger.Record, after *ledger.Record, at time.Time) {
	seen := before.Published
	if !before.Seen.IsZero() {
		seen = before.Seen
	}
	after.Updated = at
	if at.Sub(seen) > correctedAfter {
		after.Corrected = at
	}
}

// byOwner reports whether readers see something else of an article because its owner says something else, and not because
// newer stages find something else.
func (r *Register) byOwner(before, after ledger.Record) bool {
	said, shown := digest.OtherWord(before.Owner, after.Owner)
	return shown && (!r.Newer || said && before.Owner != "")
}

// A file that is read within freshDrop of its last change is dated by that change, not by the time when it was read.
// freshDrop must exceed the settle time and the time that files spend in queues, and stay below a typical restart.
const freshDrop = time.Minute

// published returns the date of an article's first publication, which is never later than now. It is the first of these:
//
//   - the date that the article gives;
//   - in the first scan of a new ledger, the time of the file, because the folder existed before the program ran; or the
//     time at which the article says that it was there already, if that is earlier: a copy of a folder has new times;
//   - if the file was dropped a moment ago, the time of the drop: then the file that was dropped last is the newest, in
//     whatever order the files are read;
//   - now.
func published(m *Match, first bool, now time.Time) time.Time {
	at := now
	switch {
	case !m.Digest.Given(now).IsZero():
		at = m.Digest.Given(now)
	case first && !standing(m).IsZero():
		at = standing(m)
	case now.Sub(m.Dropped) < freshDrop:
		at = m.Dropped
	}
	if at.After(now) {
		at = now
	}
	return plain(at)
}

// standing returns since when a file of the first scan has its text, as far as the file or the article tells.
func standing(m *Match) (since time.Time) {
	for _, t := range [...]time.Time{m.ModTime, m.Digest.Written()} {
		if t.Year() >= earliestYear && (since.IsZero() || t.Before(since)) {
			since = t
		}
	}
	return since
}

// earliestYear is the first year in which the time of a file counts as a date. Tarballs, FAT and Nix give files earlier
// times that mean nothing.
const earliestYear = 1990

// namedAfter reports whether a slug was made from the slug or title that an article gives.
func namedAfter(slug string, d *digest.Digest) bool {
	name := slugOf(cmp.Or(d.Slug, d.Title))
	return name == "" || slug == name || strings.HasPrefix(slug, name+"-")
}
