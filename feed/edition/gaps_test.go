package edition

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/catalogue"
	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
)

// TestChangedMeanwhile: the page and the archive of an article that is renamed, or withdrawn, while they are made show it
// as it is then.
func TestChangedMeanwhile(t *testing.T) {
	noon := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for _, withdrawn := range []bool{false, true} {
		for _, path := range []string{"articles/cod", "archive/1/atom.xml"} {
			index := ledger.NewIndex(ledger.Record{ID: "tag:a", Path: "old.txt", Slug: "cod", Published: noon, Updated: noon, Archive: 1})
			e := &Edition{
				site: &Site{BaseURL: "https://news.example/", Limit: 9}, index: index,
				archives: [][]catalogue.Place{{catalogue.NewPlace(noon, 1)}},
				digestOf: func(r ledger.Record) *digest.Digest {
					if r.Path == "new.txt" {
						return &digest.Digest{Title: "Cod is back", Body: "The cod is back."}
					}
					r.Path = "new.txt"
					if withdrawn {
						r.Withdrawn = noon.Add(time.Hour)
					}
					index.Put(r)
					return nil
				},
			}
			e.feed = e.site.head(e.site.addresses(""), noon)
			d, ok := e.Document(path)
			if !ok || strings.Contains(string(d.Body), "Cod is back") == withdrawn || d.Gone != (withdrawn && path == "articles/cod") {
				t.Errorf("%s, withdrawn %v: %v %+v", path, withdrawn, ok, d)
			}
		}
	}
}

// TestManyQuotes: an item of a book of quotations holds its key quotes, and of the others no more bytes than of a text.
func TestManyQuotes(t *testing.T) {
	s := &Site{BaseURL: "https://news.example/", Limit: 50}
	d := &digest.Digest{Title: "A book of sayings", Quotes: []digest.Quote{{Text: "Cod or nothing", Speaker: "Ada Holm", Key: true}}}
	size := 0
	for i := range 100_000 {
		d.Quotes = append(d.Quotes, digest.Quote{Text: fmt.Sprintf("This is saying number %d", i)})
	}
	item := s.item(ledger.Record{ID: "tag:a"}, d)
	for _, q := range item.Quotes {
		size += len(q.Text)
	}
	if size > s.textLimit() || size < s.textLimit()/2 || !item.Quotes[0].Key {
		t.Errorf("%d bytes in %d quotes, the first %+v", size, len(item.Quotes), item.Quotes[0])
	}
}
