package register

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
)

// Adoption is what readers know of an article from the feed of another program.
type Adoption struct {
	ID        string
	Published time.Time // zero: not known
	Updated   time.Time // zero: as Published
	Past      ledger.Past
}

// adopt returns the change of an article that another program published before. A held one is remembered as withdrawn at
// its last change, so that it returns under its id and nobody is told of a withdrawal.
func adopt(after ledger.Record, m *Match, now time.Time) Change {
	a := m.Adopted
	after.ID, after.Published, after.Updated = a.ID, plain(a.Published), plain(a.Updated)
	if a.Published.IsZero() || a.Published.After(now) {
		after.Published = published(m, true, now)
	}
	if after.Updated.Before(after.Published) || after.Updated.After(now) {
		after.Updated = after.Published
	}
	after.SetPast(a.Past)
	c := Change{Digest: m.Digest, Verb: "adopted"}
	if m.Held != "" {
		after.Held, after.Withdrawn = true, after.Updated
		c.Verb = ""
	}
	c.After = after
	return c
}

// setPast sets the addresses that the header of an article claims. An address that leads elsewhere already is not claimed,
// and named in a warning.
func (r *Register) setPast(c *Change, m *Match) {
	if r.Address == nil {
		return
	}
	past := c.After.Known()
	var given, warnings []string
	for _, alias := range m.Digest.Aliases {
		address, why := r.Address(m.Path, alias)
		if why == "" && slices.Contains(given, address) {
			continue
		}
		if why == "" {
			why = r.claimed(address, c.Before.ID, m.Path)
		}
		if why != "" {
			warnings = append(warnings, fmt.Sprintf("header: %q does not lead to this article: %s", alias, why))
			continue
		}
		r.claims[address] = m.Path
		given = append(given, address)
	}
	past.Given = strings.Join(given, "\n")
	c.After.SetPast(past)
	c.warn(warnings...)
}

func (c *Change) warn(warnings ...string) {
	if c.Warning != "" {
		warnings = append([]string{c.Warning}, warnings...)
	}
	c.Warning = strings.Join(warnings, "; ")
}

// claimed says which other live article has an address, "" if none has. The article with that id is the one at path.
func (r *Register) claimed(address, id, path string) string {
	rec, ok := r.index.ByAddress(address)
	if ok && rec.ID != id && rec.Withdrawn.IsZero() {
		return "it leads to " + rec.Path
	}
	if other, ok := r.claims[address]; ok && other != path {
		return "it leads to " + other
	}
	if name, ok := strings.CutPrefix(address, pageAddress("")+"/"); ok {
		slug, _ := url.PathUnescape(name)
		if rec, ok := r.index.BySlug(slug); ok && rec.ID != id {
			return "it is the page of " + rec.Path
		}
	}
	return ""
}

// renamePage takes the slug of an article away if the header gives another one now. The old address leads to the new page.
func (r *Register) renamePage(c *Change, d *digest.Digest) {
	slug := c.Before.Slug
	if c.After.Slug == "" || !r.otherSlug(c.Before, d) {
		return
	}
	past := c.After.Known()
	if kept := strings.Fields(past.Kept); !slices.Contains(kept, pageAddress(slug)) {
		past.Kept = strings.Join(append(kept, pageAddress(slug)), "\n")
	}
	c.After.SetPast(past)
	c.After.Slug = ""
	if c.Verb == "" {
		c.Verb = "renamed"
	}
	if c.Why == "" {
		c.Why = "its page has another address, and " + pageAddress(slug) + " leads there"
	}
}

// otherSlug reports whether the header of an article gives a slug that its page does not have. A number behind it stands
// for a slug that another article has.
func (r *Register) otherSlug(before ledger.Record, d *digest.Digest) bool {
	name := slugOf(d.Slug)
	if name == "" || before.Slug == name {
		return false
	}
	number, ok := strings.CutPrefix(before.Slug, name+"-")
	if !ok || strings.Trim(number, "0123456789") != "" {
		return true
	}
	return !r.slugTaken(name, before.ID)
}

// slugTaken reports whether a slug, or the address of its page, belongs to another article than that with the id. No other
// page must be where a header says that its article was.
func (r *Register) slugTaken(slug, id string) bool {
	if rec, ok := r.index.BySlug(slug); ok && rec.ID != id {
		return true
	}
	rec, ok := r.index.ByAddress(pageAddress(slug))
	return ok && rec.ID != id
}

func pageAddress(slug string) string { return ledger.Address("/articles/"+slug, "") }
