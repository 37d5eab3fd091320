// Package preview says what a start of the program would change for subscribers, as data and as pages.
package preview

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"seedfeed/feed"
	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/register"
	"seedfeed/feed/settings"
	"seedfeed/feed/witness"
)

// Preview says what a start of the program would change for subscribers. Open makes one; the caller closes it.
type Preview struct {
	At    time.Time
	First bool         // nothing was ever published
	Items []Difference // in the order of Kinds, then of paths
	Same  int          // articles that stay as they are

	trial *feed.Trial
}

// Kind is what happens to a file or its article.
type Kind string

// The kinds, in the order in which they are listed.
const (
	New       Kind = "new"
	Updated   Kind = "updated"
	Returned  Kind = "returned"  // withdrawn earlier, and published again
	Renamed   Kind = "renamed"   // the file has another path; subscribers see no difference
	Withdrawn Kind = "withdrawn" // published until now
	Held      Kind = "held"      // not published, and not published before; or a picture or side file that waits
	Refused   Kind = "refused"   // cannot be read or used; if it was published, the last good version stays
)

// Kinds has them in that order.
var Kinds = []Kind{New, Updated, Returned, Renamed, Withdrawn, Held, Refused}

// Difference is what happens to one file or article.
type Difference struct {
	Kind      Kind      `json:"kind"`
	File      string    `json:"file"`              // path in the seeds folder
	Was       string    `json:"was,omitempty"`     // the path of a file that was renamed
	ID        string    `json:"id,omitempty"`      // of the article in the feeds; a held or refused file may have none
	URL       string    `json:"url,omitempty"`     // of the article's page
	Title     string    `json:"title,omitempty"`   // plain text
	Reason    string    `json:"reason,omitempty"`  // why it is updated, withdrawn, held or refused
	Changed   []string  `json:"changed,omitempty"` // what of an updated article readers see change: title, text, summary, quotes, speakers and others
	Until     time.Time `json:"until,omitzero"`    // when a held article comes out; zero: time alone does not release it
	Published time.Time `json:"published,omitzero"`
	Updated   time.Time `json:"updated,omitzero"` // set if the date of the last change moves
	Summary   []string  `json:"summary,omitempty"`
	Quotes    []Quote   `json:"quotes,omitempty"` // the key ones

	record ledger.Record // zero for a file that is held or refused and was never published
	hash   string        // of the file
}

// Quote is a key quote and who said it.
type Quote struct {
	Text    string `json:"text"`
	Speaker string `json:"speaker,omitempty"` // "" where nobody is sure
}

// Options say how to make a preview.
type Options struct {
	// Base is the address under which Handler is reached, with a slash at its end, in the place of the public one. "": Handler
	// is not used.
	Base string
	// Progress is called with the number of files that were read. It may be nil.
	Progress func(files int)
}

// Open compares the folder with what was published. It changes neither the folder nor the state nor the cache, and
// works while another instance publishes.
func Open(ctx context.Context, c settings.Config, o Options) (*Preview, error) {
	t, err := feed.OpenTrial(c, feed.TrialOptions{Compare: true, Base: o.Base, Progress: o.Progress})
	if err != nil {
		return nil, err
	}
	p := &Preview{At: time.Now(), First: len(t.Before) == 0, trial: t}
	if err := t.Run(ctx); err != nil {
		p.Close()
		return nil, err
	}
	p.compare()
	return p, nil
}

// Close removes the temporary files.
func (p *Preview) Close() error { return p.trial.Close() }

// compare lists the differences.
func (p *Preview) compare() {
	t := p.trial
	paths := map[string]bool{}
	for path := range t.Held() {
		paths[path] = true
	}
	held := t.Facts.Held
	maps.DeleteFunc(held, func(path string, _ witness.Held) bool { return !paths[path] })
	for r := range t.Index().All() {
		d, ok := difference(t, t.Before[r.ID], r)
		switch {
		case ok:
			if h, is := held[r.Path]; is && d.Kind == Withdrawn && r.Held {
				d.Until, d.hash = h.Until, h.Hash
				delete(held, r.Path)
			}
			p.Items = append(p.Items, d)
		case r.Withdrawn.IsZero():
			p.Same++
		}
	}
	for path, h := range held {
		d := Difference{Kind: Held, File: path, Reason: h.Why, Until: h.Until, hash: h.Hash}
		if r, ok := t.Index().ByPath(path); ok && (r.Held || r.Withdrawn.IsZero()) {
			d.ID = r.ID
		}
		if is := t.DigestOf(ledger.Record{Path: path, Hash: h.Hash}); is != nil {
			d.show(is)
		}
		p.Items = append(p.Items, d)
	}
	for path, until := range t.Facts.Waiting {
		p.Items = append(p.Items, Difference{Kind: Held, File: path, Reason: register.WhyPending, Until: until})
	}
	for path, why := range t.Facts.Refused {
		p.Items = append(p.Items, Difference{Kind: Refused, File: path, Reason: why})
	}
	for _, f := range t.Faults() {
		p.Items = append(p.Items, Difference{Kind: Refused, File: f.Path, Reason: f.What})
	}
	slices.SortFunc(p.Items, func(a, b Difference) int {
		return cmp.Or(cmp.Compare(slices.Index(Kinds, a.Kind), slices.Index(Kinds, b.Kind)), cmp.Compare(a.File, b.File), cmp.Compare(a.ID, b.ID))
	})
}

// difference compares two records of an article; before is zero for a new one. It returns false if there is none.
func difference(t *feed.Trial, before, after ledger.Record) (d Difference, ok bool) {
	kind, ok := Differs(before, after)
	if !ok {
		return d, false
	}
	d = Difference{
		Kind: kind, File: after.Path, ID: after.ID, URL: t.Printer().Site.Page(after), Published: after.Published,
		Reason: t.Facts.Reasons[after.ID], record: after, hash: after.Hash,
	}
	if kind == Updated && !after.Updated.Equal(before.Updated) {
		d.Updated = after.Updated
	}
	if before.Path != after.Path {
		d.Was = before.Path
	}
	if kind == Renamed {
		d.Reason = ""
	}
	of := after
	if kind == Withdrawn { // what subscribers have
		of = before
		if was := t.Facts.Readers[after.ID]; was != nil {
			d.show(was)
		}
	}
	if is := t.DigestOf(of); is != nil && d.Title == "" {
		d.show(is)
		if was := t.Facts.Shown[after.ID]; kind == Updated && was != nil {
			d.Changed = changed(was, is)
		}
	}
	return d, true
}

// changed names what differs between two digests, as far as readers see it.
func changed(was, is *digest.Digest) (names []string) {
	quotes := func(d *digest.Digest) (texts, whole []string) {
		for _, q := range d.Quotes {
			texts = append(texts, q.Text)
			whole = append(whole, q.Text+"\x00"+q.Speaker)
		}
		slices.Sort(texts)
		slices.Sort(whole)
		return texts, whole
	}
	said, bySaid := quotes(was)
	says, bySays := quotes(is)
	sameQuotes := slices.Equal(said, says)
	for _, c := range [...]struct {
		name string
		same bool
	}{
		{"title", was.Title == is.Title}, {"text", was.Body == is.Body}, {"summary", slices.Equal(was.Summary, is.Summary)},
		{"quotes", sameQuotes}, {"speakers", !sameQuotes || slices.Equal(bySaid, bySays)},
		{"pictures", slices.Equal(was.Pictures(), is.Pictures())}, {"authors", slices.Equal(was.Authors, is.Authors)},
		{"tags", slices.Equal(was.Tags, is.Tags)}, {"language", was.Language == is.Language}, {"link", was.Link == is.Link},
	} {
		if !c.same {
			names = append(names, c.name)
		}
	}
	return names
}

// Differs says what happens to an article between two records; false: nothing that its owner or a subscriber would see.
func Differs(before, after ledger.Record) (Kind, bool) {
	was, is := before.ID != "" && before.Withdrawn.IsZero(), after.Withdrawn.IsZero()
	switch {
	case is && before.ID == "":
		return New, true
	case is && !was:
		return Returned, true
	case was && !is:
		return Withdrawn, true
	case !is:
		return "", false
	case before.Hash != after.Hash || !before.Updated.Equal(after.Updated):
		return Updated, true
	case before.Path != after.Path:
		return Renamed, true
	}
	return "", false
}

// show sets what subscribers would read first.
func (d *Difference) show(is *digest.Digest) {
	d.Title, d.Summary = is.Title, is.Summary
	for _, q := range is.Quotes {
		if q.Key {
			d.Quotes = append(d.Quotes, Quote{q.Text, q.Speaker})
		}
	}
}

// Counts returns how many differences there are of each kind, in the order of Kinds, without those of which there are none.
func (p *Preview) Counts() (counts []Count) {
	n := map[Kind]int{}
	for i := range p.Items {
		n[p.Items[i].Kind]++
	}
	for _, kind := range Kinds {
		if n[kind] > 0 {
			counts = append(counts, Count{kind, n[kind]})
		}
	}
	return counts
}

// Count is a number of differences of a kind.
type Count struct {
	Kind Kind
	N    int
}
