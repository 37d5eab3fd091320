package filing

import (
	"cmp"
	"slices"
	"time"

	"seedfeed/feed/who"
)

// Term is something that articles are filed under. All strings are plain text.
type Term struct {
	Kind     Kind
	Slug     string // one part of an address; of a folder in a folder several with "/" between them
	Name     string // as most articles have it
	Articles int    // how many are published
}

// Found is what is filed under a term.
type Found struct {
	Term
	Offices   []string // of a person, as articles and the list of people name them, each once
	Live      []int64  // the published articles by ledger.Record.Seq, newest first
	Withdrawn []int64  // articles that were withdrawn
	Left      []Left   // newest first
}

// Left says that an article does not quote a person any more, and since when. The article may be withdrawn.
type Left struct {
	Seq int64 // of the ledger.Record
	At  time.Time
}

// Find returns what is filed under a slug, with what has left it since a time. It returns false if there is nothing.
func (f *Filing) Find(k Kind, slug string, since time.Time) (found Found, ok bool) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	found.Term = Term{Kind: k, Slug: slug}
	wanted := make([]bool, len(f.forms))
	for n := range f.forms {
		wanted[n] = slug != "" && f.forms[n].kind() == k && f.forms[n].slug == slug
		ok = ok || wanted[n]
	}
	if !ok {
		return found, f.findLeft(&found, since)
	}
	type place struct{ at, seq int64 }
	var places []place
	counts := map[uint32]int{}
	for seq := range f.rows {
		r := &f.rows[seq]
		is := false
		for _, n := range r.forms {
			if wanted[n] {
				is = true
				if r.live {
					counts[n]++
				} else if counts[n] == 0 {
					counts[n] = 0 // a name of the term all the same
				}
			}
		}
		switch {
		case is && r.live:
			places = append(places, place{r.at, int64(seq)})
		case is:
			found.Withdrawn = append(found.Withdrawn, int64(seq))
		}
	}
	slices.SortFunc(places, func(a, b place) int { return cmp.Or(cmp.Compare(b.at, a.at), cmp.Compare(b.seq, a.seq)) })
	for _, p := range places {
		found.Live = append(found.Live, p.seq)
	}
	found.Articles = len(places)
	f.findLeft(&found, since)
	f.findNames(&found, counts)
	return found, len(found.Live)+len(found.Withdrawn)+len(found.Left) > 0
}

// findLeft adds what has left a person and is not back, and reports whether anything has.
func (f *Filing) findLeft(found *Found, since time.Time) bool {
	seen := map[int64]bool{}
	for _, d := range slices.Backward(f.left) {
		if found.Kind != Speakers || d.slug != found.Slug || !d.at.After(since) || seen[d.seq] {
			continue
		}
		seen[d.seq] = true
		back := slices.ContainsFunc(f.rows[d.seq].forms, func(n uint32) bool {
			return f.forms[n].kind() == Speakers && f.forms[n].slug == d.slug
		})
		if !back {
			found.Left, found.Name = append(found.Left, Left{d.seq, d.at}), d.shown
		}
	}
	return len(found.Left) > 0
}

// findNames sets the name that most articles have for a term, and the offices of a person.
func (f *Filing) findNames(found *Found, counts map[uint32]int) {
	most := -1
	for n, count := range counts {
		x := &f.forms[n]
		if count > most || count == most && x.shown < found.Name {
			most, found.Name = count, x.shown
		}
		if p, ok := who.Of(x.name(), x.role(), f.people); ok && x.kind() == Speakers && p.Office != "" && !slices.Contains(found.Offices, p.Office) {
			found.Offices = append(found.Offices, p.Office)
		}
	}
	slices.Sort(found.Offices)
}

// List returns the terms of a kind, those with the most articles first, then by name.
func (f *Filing) List(k Kind) []Term {
	f.mu.RLock()
	defer f.mu.RUnlock()
	counts, of := make([]int, len(f.forms)), make([]int32, len(f.forms)) // by form: articles, and the index of its term
	var terms []Term
	bySlug := map[string]int32{}
	for n := range f.forms {
		of[n] = -1
		if x := &f.forms[n]; x.kind() == k && x.slug != "" {
			i, ok := bySlug[x.slug]
			if !ok {
				i = int32(len(terms))
				terms = append(terms, Term{Kind: k, Slug: x.slug})
				bySlug[x.slug] = i
			}
			of[n] = i
		}
	}
	last := make([]int, len(terms)) // the article that was counted last, so that two names of one term count once
	for seq := range f.rows {
		r := &f.rows[seq]
		if !r.live {
			continue
		}
		for _, n := range r.forms {
			if i := of[n]; i >= 0 {
				counts[n]++
				if last[i] != seq+1 {
					last[i] = seq + 1
					terms[i].Articles++
				}
			}
		}
	}
	most := make([]int, len(terms))
	for n := range f.forms {
		if i := of[n]; i >= 0 && counts[n] > 0 {
			x, t := &f.forms[n], &terms[i]
			if counts[n] > most[i] || counts[n] == most[i] && x.shown < t.Name {
				most[i], t.Name = counts[n], x.shown
			}
		}
	}
	terms = slices.DeleteFunc(terms, func(t Term) bool { return t.Articles == 0 })
	slices.SortFunc(terms, func(a, b Term) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Slug, b.Slug))
	})
	return terms
}

// Slugs returns the slugs of a kind under which Find may find anything, each once and in order.
func (f *Filing) Slugs(k Kind) (slugs []string) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	for n := range f.forms {
		if x := &f.forms[n]; x.kind() == k && x.slug != "" {
			slugs = append(slugs, x.slug)
		}
	}
	if k == Speakers {
		for _, d := range f.left {
			slugs = append(slugs, d.slug)
		}
	}
	slices.Sort(slugs)
	return slices.Compact(slugs)
}

// Has reports whether any published article is filed under a term of a kind.
func (f *Filing) Has(k Kind) bool {
	f.mu.RLock()
	defer f.mu.RUnlock()
	for seq := range f.rows {
		r := &f.rows[seq]
		if r.live && slices.ContainsFunc(r.forms, func(n uint32) bool { return f.forms[n].kind() == k && f.forms[n].slug != "" }) {
			return true
		}
	}
	return false
}

// Names returns an upper bound of the number of terms.
func (f *Filing) Names() int {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return len(f.forms)
}
