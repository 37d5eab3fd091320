package register

import (
	"strings"
	"testing"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
)

// adopt hands a file over as the article of a former feed.
func (d *desk) adopt(path string, what *digest.Digest, from Adoption) Match {
	a := d.arrival(path, what)
	a.Adopted = &from
	changes, found := d.Take([]Arrival{a}, nil, d.now)
	d.commit(changes)
	return found[0]
}

func aliased(d *digest.Digest, aliases ...string) *digest.Digest {
	return with(d, func(d *digest.Digest) { d.Aliases = aliases })
}

func slugged(d *digest.Digest, slug string) *digest.Digest {
	return with(d, func(d *digest.Digest) { d.Slug = slug })
}

// TestAdopt: an adopted article has the id and dates that readers know, whatever the file says, and is an article like
// others from then on.
func TestAdopt(t *testing.T) {
	published, updated := noon.AddDate(-1, 0, 0), noon.AddDate(0, -1, 0)
	past := ledger.Past{AtomID: "urn:1", Link: "https://old.example/1", Kept: "/1"}
	d := newDesk(t)
	d.adopt("wall.txt", with(wall, func(d *digest.Digest) { d.ID, d.Date = "tag:own", noon.AddDate(-2, 0, 0) }), Adoption{"123", published, updated, past})
	r := d.record("wall.txt")
	if r.ID != "123" || !r.Published.Equal(published) || !r.Updated.Truncate(time.Second).Equal(updated.Truncate(time.Second)) || r.Known() != past || r.Slug != "harbour-wall-stands" {
		t.Errorf("adopted as %+v, %+v", r, r.Known())
	}
	d.drop("wall.txt", wall2)
	d.rename("wall.txt", "news/wall.txt", wall2)
	r = d.record("news/wall.txt")
	if r.ID != "123" || !r.Published.Equal(published) || !r.Updated.After(updated) || r.Known() != past {
		t.Errorf("after an edit and a rename: %+v, %+v", r, r.Known())
	}
	if got := strings.Join(d.log, ", "); got != "adopted wall.txt, updated wall.txt, renamed news/wall.txt" {
		t.Errorf("log: %s", got)
	}

	d = newDesk(t)
	d.adopt("wall.txt", wall, Adoption{ID: "1", Published: noon.AddDate(1, 0, 0), Updated: noon.AddDate(-3, 0, 0)})
	if r := d.record("wall.txt"); r.Published.After(noon) || r.Updated.Before(r.Published) {
		t.Errorf("dates to come, or before publication: %+v", r)
	}

	d = newDesk(t)
	d.drop("wall.txt", wall)
	id := d.record("wall.txt").ID
	if m := d.adopt("wall.txt", wall, Adoption{ID: "1"}); m.Record.ID != id || d.record("wall.txt").ID != id {
		t.Errorf("a published article has another id: %+v", d.record("wall.txt"))
	}
}

// TestAdoptHeld: a draft is remembered under the id that readers know. Nobody is told of a withdrawal, and it comes out
// under that id.
func TestAdoptHeld(t *testing.T) {
	d := newDesk(t)
	long := noon.AddDate(-1, 0, 0)
	m := d.adopt("wall.txt", draft(wall), Adoption{ID: "123", Published: long})
	r := d.record("wall.txt")
	if m.Held == "" || !r.Held || !r.Withdrawn.Truncate(time.Second).Equal(long.Truncate(time.Second)) || len(d.log) > 0 {
		t.Errorf("%+v, log %q", r, d.log)
	}
	d.drop("wall.txt", wall2)
	if r := d.record("wall.txt"); r.ID != "123" || !r.Published.Equal(long) || !r.Withdrawn.IsZero() {
		t.Errorf("released as %+v", r)
	}
}

// TestAliases: the addresses that a header claims lead to its article for as long as it claims them. What another article
// has, or the site, it does not get.
func TestAliases(t *testing.T) {
	d := newDesk(t)
	leads := func(address, path string) {
		t.Helper()
		if r, ok := d.index.ByAddress(address); ok != (path != "") || r.Path != path {
			t.Errorf("%s leads to %q, want %q", address, r.Path, path)
		}
	}
	warned := func(files ...any) string {
		var came []Arrival
		for i := 0; i < len(files); i += 2 {
			came = append(came, d.arrival(files[i].(string), files[i+1].(*digest.Digest)))
		}
		changes, _ := d.Take(came, nil, d.now)
		d.commit(changes)
		var out []string
		for _, c := range changes {
			if c.Warning != "" {
				out = append(out, c.Warning)
			}
		}
		return strings.Join(out, "\n")
	}
	if w := warned("wall.txt", aliased(wall, "/old/wall/", "/old/wall", "/w")); w != "" {
		t.Errorf("warned: %s", w)
	}
	leads("/old/wall", "wall.txt")
	if w := warned("lamp.txt", aliased(lamp, "/old/wall", "/lamp", "/atom.xml")); !strings.Contains(w, "wall.txt") || !strings.Contains(w, "address of the site") {
		t.Errorf("claims of others: %q", w)
	}
	leads("/old/wall", "wall.txt")
	leads("/lamp", "lamp.txt")
	if w := warned("wall.txt", aliased(wall2, "/w", "/lamp")); !strings.Contains(w, "lamp.txt") {
		t.Errorf("an older article takes an address away: %q", w)
	}
	leads("/old/wall", "")
	leads("/lamp", "lamp.txt")
	d.remove("wall.txt")
	leads("/w", "wall.txt") // which says that it is withdrawn
	warned("lamp.txt", aliased(lamp, "/w"))
	leads("/w", "lamp.txt")

	d = newDesk(t)
	if w := warned("lamp.txt", aliased(lamp, "/x"), "wall.txt", aliased(wall, "/x")); !strings.Contains(w, "lamp.txt") {
		t.Errorf("two files of one batch claim an address: %q", w)
	}
	leads("/x", "lamp.txt")

	d = newDesk(t)
	warned("wall.txt", wall, "lamp.txt", aliased(lamp, "/articles/harbour-wall-stands"))
	if r := d.record("wall.txt"); r.Slug != "harbour-wall-stands-2" {
		t.Errorf("its page is where another article was: %q", r.Slug)
	}
	leads("/articles/harbour-wall-stands", "lamp.txt")
	if w := warned("board.txt", aliased(minutes, "/articles/harbour-wall-stands-2")); !strings.Contains(w, "page of wall.txt") {
		t.Errorf("the page of another article is claimed: %q", w)
	}
	if w := warned("wall.txt", aliased(wall, "/articles/harbour-wall-stands-2", "/articles/none")); w != "" {
		t.Errorf("the article's own page, and one that nobody has: %q", w)
	}
	leads("/articles/none", "wall.txt")
}

// TestSlugChange: another slug in the header moves the page, and the old address leads there. No other article gets it.
func TestSlugChange(t *testing.T) {
	d := newDesk(t)
	d.drop("wall.txt", slugged(wall, "the-wall"))
	want := func(what, slug, address string) {
		t.Helper()
		if r := d.record("wall.txt"); r.Slug != slug {
			t.Errorf("%s: slug %q, want %q", what, r.Slug, slug)
		}
		if address == "" {
			return
		}
		if r, ok := d.index.ByAddress(address); !ok || r.Path != "wall.txt" {
			t.Errorf("%s: %s leads to %q", what, address, r.Path)
		}
	}
	want("new", "the-wall", "")
	d.drop("wall.txt", slugged(wall2, "the-wall"))
	want("edited", "the-wall", "")
	d.drop("wall.txt", slugged(wall2, "harbour"))
	want("moved", "harbour", "/articles/the-wall")
	d.drop("lamp.txt", slugged(lamp, "the-wall"))
	if r := d.record("lamp.txt"); r.Slug != "the-wall-2" {
		t.Errorf("another article has the old address: %q", r.Slug)
	}
	d.drop("lamp.txt", with(slugged(lamp, "the-wall"), func(d *digest.Digest) { d.Authors = []string{"Ann Roe"} }))
	if r := d.record("lamp.txt"); r.Slug != "the-wall-2" {
		t.Errorf("a number is no other slug: %q", r.Slug)
	}
	d.drop("wall.txt", slugged(wall2, "the-wall"))
	want("moved back", "the-wall", "/articles/harbour")
	d.drop("wall.txt", wall)
	want("without a slug", "the-wall", "/articles/harbour")
	if got := strings.Join(d.why, "\n"); !strings.Contains(got, "/articles/the-wall leads there") {
		t.Errorf("the log says nothing of it: %s", got)
	}
}
