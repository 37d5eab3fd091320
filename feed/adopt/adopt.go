// Package adopt takes ids, addresses and dates over from the feeds that a site had before, so that its subscribers see
// nothing twice. Package former says which item is which article; here are the records and the state that follow.
package adopt

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"seedfeed/feed/digest"
	"seedfeed/feed/edition"
	"seedfeed/feed/former"
	"seedfeed/feed/ledger"
	"seedfeed/feed/register"
	"seedfeed/feed/settings"
)

// What became of an item of a former feed.
const (
	Adopted = "adopted" // an article will be published under its id, dates and address
	Again   = "again"   // its article was adopted before
	Known   = "known"   // its article is published already under another id, which it keeps
	Unsure  = "unsure"  // articles may be it, but nothing says so clearly enough
	None    = "none"    // no article is like it
)

// Item is an item of a former feed, and the article that it was found to be.
type Item struct {
	ID, Title, Link    string
	Published, Updated time.Time // zero: not told
	Status             string    // one of the constants above
	Articles           []Article
	Note               string // what is to be known besides; may be ""
}

// Article is an article that an item is, or may be.
type Article struct {
	File    string   // slash-separated, from the seeds folder
	Reasons []string // what speaks for it, the strongest first
}

// Feed is a feed that a site had before.
type Feed struct {
	Name    string // for errors
	Address string // its public address, whole or from the root of the site; "": as far as it tells
	Data    []byte
}

// Adoption is what can be taken over from the feeds that a site had before. Nothing is changed before Take. Close it.
type Adoption struct {
	Items    []Item
	Files    []string  // of the articles that no item was found to be, or may be
	Warnings []string  // what could not be used, one sentence each
	Since    time.Time // the main feed will show no older articles, since its subscribers never had them; zero: it may

	cfg     settings.Config
	site    edition.Site
	ledger  *ledger.Ledger // nil: there is no state yet
	index   *ledger.Index
	feeds   []*former.Feed
	items   []former.Item
	seeds   []*seed
	changes []register.Change
	state   ledger.State
}

// Open matches the items of former feeds with the articles of the seeds folder. A state that exists is locked until Close.
func Open(c settings.Config, feeds []Feed) (a *Adoption, err error) {
	if err := c.Complete(); err != nil {
		return nil, err
	}
	if err := c.SeedsThere(); err != nil {
		return nil, err
	}
	a = &Adoption{cfg: c, index: ledger.NewIndex()}
	for _, old := range feeds {
		f, err := former.Read(old.Data)
		if err != nil {
			return nil, fmt.Errorf("read feed %s: %w", old.Name, err)
		}
		f.Address = cmp.Or(old.Address, f.Address)
		a.feeds = append(a.feeds, f)
	}
	if a.items = former.Join(a.feeds); len(a.items) == 0 {
		return nil, errors.New("the feed has no items: give the document that readers subscribed to")
	}
	if dir := cmp.Or(c.State, filepath.Join(c.Seeds, ".seedfeed")); ledger.Exists(dir) {
		if a.ledger, err = ledger.Open(dir); errors.Is(err, ledger.ErrLocked) {
			return nil, fmt.Errorf("state folder %s: it is in use: stop the seedfeed that serves it, run this again, and start that one", dir)
		} else if err != nil {
			return nil, fmt.Errorf("state folder: %w", err)
		}
		a.index, a.state = a.ledger.Index(), a.ledger.State()
		a.Warnings = a.ledger.TakeWarnings()
	}
	if c.Loopback() {
		a.Warnings = append(a.Warnings, "the address is "+c.BaseURL+", of this machine alone: set --base-url to that of the site")
	}
	a.site = c.Site("")
	a.site.Index = a.index
	if err := a.readSeeds(); err != nil {
		return nil, errors.Join(err, a.Close())
	}
	a.match()
	a.moveFeeds()
	return a, nil
}

// Close gives the state free.
func (a *Adoption) Close() error {
	if a.ledger == nil {
		return nil
	}
	return a.ledger.Close()
}

// Take writes what can be taken over into the state.
func (a *Adoption) Take() error {
	if a.ledger == nil {
		at, err := a.cfg.Places()
		if err != nil {
			return err
		}
		if a.ledger, err = ledger.Open(at.Ledger); err != nil {
			return fmt.Errorf("state folder: %w", err)
		}
		if a.ledger.Index().Len() > 0 {
			return errors.New("articles were published meanwhile: run it again")
		}
	}
	records := make([]ledger.Record, len(a.changes))
	for n, c := range a.changes {
		records[n] = c.After
	}
	return a.ledger.Commit(records, &a.state)
}

// match decides which article is which item, and what becomes of it.
func (a *Adoption) match() {
	seeds := make([]former.Seed, len(a.seeds))
	for n, s := range a.seeds {
		seeds[n] = s.former(a.cfg.Now())
	}
	found := former.Match(a.items, seeds)
	a.Items = make([]Item, len(a.items))
	for n := range a.items {
		i := &a.items[n]
		a.Items[n] = Item{ID: i.ID(), Title: i.Title, Link: i.Link, Published: i.Published, Updated: i.Updated, Status: None}
	}
	near := map[int]bool{}
	note := func(p former.Pair, status string) {
		near[p.Seed] = true
		i := &a.Items[p.Item]
		i.Status = status
		i.Articles = append(i.Articles, Article{a.seeds[p.Seed].path, p.Reasons})
	}
	for _, p := range found.Sure {
		note(p, Adopted)
	}
	for _, p := range found.Unsure {
		note(p, Unsure)
	}
	for n, s := range a.seeds {
		if !near[n] {
			a.Files = append(a.Files, s.path)
		}
	}
	a.decide(found.Sure)
}

// decide lets a register make the records of articles that are found for sure.
func (a *Adoption) decide(sure []former.Pair) {
	now := a.cfg.Now()
	first := a.index.Len() == 0 || a.state.FirstScan
	r := register.New(a.index, register.Config{
		Authority: a.cfg.IDAuthority, Date: a.cfg.IDDate, First: true, Address: a.site.Claim,
		Holds: a.holds, There: a.there,
		Old: func(ledger.Record) *digest.Digest { return nil }, Lost: func() bool { return false },
	})
	r.EndScan(now) // all files are known
	came, items := a.arrivals(sure)
	changes, found := r.Take(came, nil, now)
	for _, m := range found {
		i := items[m.Path]
		switch {
		case m.Err != nil:
			i.Status, i.Note = None, m.Err.Error()
		case m.Record.ID != "":
			a.keep(m.Record, m.Adopted, i)
		case m.Held != "":
			i.Note = "it is held back (" + m.Held + "), and will come out under this id"
		}
	}
	for _, c := range changes {
		i := items[c.After.Path]
		switch {
		case c.Before.ID != "": // the next start does it
			continue
		case c.After.ID != i.ID:
			i.Status, i.Note = None, "its id belongs to another article"
			continue
		case c.Warning != "":
			a.Warnings = append(a.Warnings, c.After.Path+": "+c.Warning)
		}
		a.changes = append(a.changes, c)
	}
	a.prepare(first)
}

// arrivals returns the files of pairs, in the order of publication, and the items by path. Items that cannot be adopted are
// left out, and say why.
func (a *Adoption) arrivals(sure []former.Pair) (came []register.Arrival, items map[string]*Item) {
	sure = slices.Clone(sure)
	slices.SortStableFunc(sure, func(x, y former.Pair) int { return a.items[x.Item].Published.Compare(a.items[y.Item].Published) })
	items = map[string]*Item{}
	ids := map[string]bool{}
	for _, p := range sure {
		s, i := a.seeds[p.Seed], &a.items[p.Item]
		if why := a.unusable(i.ID(), s.path); why != "" || ids[i.ID()] {
			a.Items[p.Item].Status, a.Items[p.Item].Note = None, cmp.Or(why, "another item has this id")
			continue
		}
		ids[i.ID()] = true
		items[s.path] = &a.Items[p.Item]
		came = append(came, register.Arrival{
			Path: s.path, Hash: s.hash, ModTime: s.modTime, Digest: s.digest, Adopted: a.adoption(i),
		})
	}
	return came, items
}

// unusable says why an item cannot be the article in a file, "" if it can.
func (a *Adoption) unusable(id, file string) string {
	if id == "" {
		return "it has neither an id nor a link by which readers could know it"
	}
	if strings.ContainsFunc(id, unicode.IsControl) {
		return "its id has control characters, which no feed may have"
	}
	if r, ok := a.index.ByID(id); ok && r.Path != file && a.holds(r.Path, r.Hash) {
		return "its id belongs to " + r.Path
	}
	return ""
}

// keep leaves an article under the id that it has been published with, and lets the addresses of the item lead to it.
func (a *Adoption) keep(r ledger.Record, from *register.Adoption, i *Item) {
	if r.ID == from.ID {
		i.Status = Again
		return
	}
	i.Status, i.Note = Known, "published already under "+r.ID+", which it keeps: readers know it by that"
	past := r.Known()
	kept := strings.Fields(past.Kept)
	for _, address := range strings.Fields(from.Past.Kept) {
		if other, ok := a.index.ByAddress(address); !slices.Contains(kept, address) && (!ok || other.ID == r.ID) {
			kept = append(kept, address)
		}
	}
	after := r
	past.Kept = strings.Join(kept, "\n")
	if after.SetPast(past); after != r {
		a.changes = append(a.changes, register.Change{Before: r, After: after})
	}
}

// adoption is what readers know of an item.
func (a *Adoption) adoption(i *former.Item) *register.Adoption {
	id := i.ID()
	past := ledger.Past{NoGUID: i.NoGUID}
	if i.NoGUID {
		past.Date = i.Date
	}
	switch {
	case i.AtomID != "" && i.AtomID != id:
		past.AtomID = i.AtomID
	case i.AtomID == "" && !isURI(id):
		past.AtomID = uriOf(id, &a.cfg)
	}
	if i.JSONID != id {
		past.JSONID = i.JSONID
	}
	if settings.Origin(i.Link) != "" {
		past.Link = i.Link
	}
	var kept []string
	for _, address := range i.Addresses {
		if at, why := a.site.Claim("", address); why == "" && !slices.Contains(kept, at) {
			kept = append(kept, at)
		}
	}
	past.Kept = strings.Join(kept, "\n")
	return &register.Adoption{ID: id, Published: i.Published, Updated: i.Updated, Past: past}
}

// prepare makes the state that is written with the records. First says that the folder was not published yet.
func (a *Adoption) prepare(first bool) {
	if a.state.FeedID == "" {
		a.state.FeedID, a.state.FirstScan = a.cfg.NewFeedID(), true
		for _, f := range a.feeds {
			if f.Format == former.Atom && isURI(f.ID) {
				a.state.FeedID = f.ID // some readers know feeds by it
				break
			}
		}
	}
	if !first || len(a.changes) == 0 {
		return
	}
	a.state.FirstScan = true // also where an empty folder was published before
	since := a.state.Floor
	earlier := func(t time.Time) {
		if !t.IsZero() && (since.IsZero() || t.Before(since)) {
			since = t
		}
	}
	for _, i := range a.items {
		earlier(i.Published)
	}
	for _, c := range a.changes {
		earlier(c.After.Published)
	}
	a.state.Floor, a.Since = since, since
}

// moveFeeds lets the addresses of the feeds lead to ours.
func (a *Adoption) moveFeeds() {
	moved := a.state.FormerFeeds()
	for _, f := range a.feeds {
		if f.Address == "" {
			continue
		}
		at, why := a.site.Local("", f.Address)
		ours := map[former.Format]string{former.RSS: "/rss.xml", former.Atom: "/atom.xml", former.JSON: "/feed.json"}
		to := ours[f.Format]
		switch {
		case why != "":
			a.Warnings = append(a.Warnings, fmt.Sprintf("readers of %s are not sent here: %s; redirect it there, or set --base-url", f.Address, why))
		case at != "/" && moved[at] == "" && !slices.Contains(slices.Collect(maps.Values(ours)), at):
			if u, err := url.Parse(f.Address); err == nil && strings.HasSuffix(u.Path, "/") && u.RawQuery == "" {
				at += "/"
			}
			a.state.Feeds += at + " " + to + "\n"
			moved = a.state.FormerFeeds()
		}
	}
	elsewhere := slices.ContainsFunc(a.items, func(i former.Item) bool { return len(i.Addresses) > 0 }) &&
		!slices.ContainsFunc(a.changes, func(c register.Change) bool { p := c.After.Known(); return p.Kept != "" })
	if elsewhere && len(a.changes) > 0 && !a.cfg.Loopback() {
		a.Warnings = append(a.Warnings, "no old address of an article is on "+a.cfg.BaseURL+", so none leads to its page here: set --base-url if that is not your address")
	}
}

// uriOf makes an id for Atom, which takes URIs alone (RFC 4287 section 4.2.6), of one that is none.
func uriOf(id string, c *settings.Config) string {
	sum := sha256.Sum256([]byte("guid\x00" + id))
	return "tag:" + c.IDAuthority + "," + c.IDDate + ":" + hex.EncodeToString(sum[:12])
}

// isURI reports whether a text is an absolute URI (RFC 3986 section 4.3).
func isURI(s string) bool {
	u, err := url.Parse(s)
	bad := func(r rune) bool { return r <= ' ' || r > unicode.MaxASCII || strings.ContainsRune("\"<>`\\{}|^", r) }
	return err == nil && u.Scheme != "" && (u.Host != "" || u.Opaque != "") && !strings.ContainsFunc(s, bad)
}
