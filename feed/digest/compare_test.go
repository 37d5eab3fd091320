package digest

import (
	"fmt"
	"strings"
	"testing"

	"seedfeed/feed/prose"
)

func TestQuiet(t *testing.T) {
	before := Digest{Title: "Wall", Body: "The wall was rebuilt in 1951 by Ann Tolliver. It took three winters and much patience.", Quotes: []Quote{{Text: "We waited", Speaker: "Ann Tolliver"}}}
	for _, test := range []struct {
		name string
		edit func(d *Digest)
		want bool
	}{
		{"nothing", func(*Digest) {}, true},
		{"punctuation", func(d *Digest) { d.Body = strings.ReplaceAll(d.Body, ".", ";") }, true},
		{"a letter", func(d *Digest) { d.Body = strings.Replace(d.Body, "winters", "wintres", 1) }, true},
		{"three words by a letter", func(d *Digest) {
			d.Body = strings.NewReplacer("wall", "walls", "took", "tok", "much", "such").Replace(d.Body)
		}, true},
		{"four words", func(d *Digest) {
			d.Body = strings.NewReplacer("wall", "walls", "took", "tok", "much", "such", "was", "is").Replace(d.Body)
		}, false},
		{"a word more", func(d *Digest) { d.Body += " Again." }, false},
		{"another word", func(d *Digest) { d.Body = strings.Replace(d.Body, "winters", "summers", 1) }, false},
		{"a digit", func(d *Digest) { d.Body = strings.Replace(d.Body, "1951", "1952", 1) }, false},
		{"a name", func(d *Digest) { d.Body = strings.Replace(d.Body, "Tolliver", "Toliver", 1) }, false},
		{"the first word, as it has a capital letter", func(d *Digest) { d.Body = strings.Replace(d.Body, "The", "Thee", 1) }, false},
		{"the title", func(d *Digest) { d.Title = "Walls" }, false},
		{"a quotation", func(d *Digest) { d.Quotes = []Quote{{Text: "We wait", Speaker: "Ann Tolliver"}} }, false},
		{"a speaker", func(d *Digest) { d.Quotes = []Quote{{Text: "We waited"}} }, false},
		{"a letter of a very long word", func(d *Digest) { d.Body = strings.Replace(d.Body, "much", strings.Repeat("m", 99)+"uch", 1) }, false},
		{"key or not", func(d *Digest) {
			d.Quotes = []Quote{{Text: "We waited", Speaker: "Ann Tolliver", Key: true, Reason: "said so"}}
		}, true},
	} {
		after := before
		test.edit(&after)
		if got := Quiet(&before, &after); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

// text is a digest of so many sentences, numbered from first on.
func text(title string, first, n int) *Digest {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "The board counted ship number %d on the river. ", first+i)
	}
	body := strings.TrimSpace(b.String())
	return &Digest{Title: title, Body: body, Gist: gist(title, prose.Split(body))}
}

func TestRelated(t *testing.T) {
	for _, test := range []struct {
		name string
		a, b *Digest
		want bool
	}{
		{"the same", text("Ships", 0, 20), text("Ships", 0, 20), true},
		{"another title", text("Ships", 0, 20), text("Boats", 0, 20), true},
		{"another text under one title", text("Ships", 0, 20), text("Ships!", 100, 20), true},
		{"nothing in common", text("Ships", 0, 20), text("Boats", 100, 20), false},
		{"two of twenty sentences", text("Ships", 0, 20), text("Boats", 18, 20), true},
		{"one of twenty sentences", text("Ships", 0, 20), text("Boats", 19, 20), false},
		{"one of ten sentences of the shorter", text("Ships", 0, 30), text("Boats", 29, 10), true},
		{"half of a long text", text("Ships", 0, 400), text("Boats", 200, 400), true},
		{"little of a long text", text("Ships", 0, 400), text("Boats", 395, 400), false},
		{"a part of a long text", text("Ships", 0, 400), text("Boats", 100, 200), true},
		{"titles alone", text("Ships", 0, 0), text("Boats", 0, 0), false},
		{"one title alone", text("Ships", 0, 0), text("SHIPS", 0, 0), true},
	} {
		if got := Related(string(test.a.Gist), string(test.b.Gist)); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
		if got := Related(string(test.b.Gist), string(test.a.Gist)); got != test.want {
			t.Errorf("%s, the other way round: %v, want %v", test.name, got, test.want)
		}
	}
	if !Related("", string(text("Ships", 0, 3).Gist)) || !Related(string(text("Ships", 0, 3).Gist), "") {
		t.Error("a text of which nothing is known is not taken for a version")
	}
}

// TestGist: it is small, and does not depend on the order of sentences or on their marks and case.
func TestGist(t *testing.T) {
	if n := len(text("Ships", 0, 5000).Gist); n != 4+4*gistSentences {
		t.Errorf("%d bytes for a long text", n)
	}
	a := gist("Ships", prose.Split("The wall fell. Nobody was hurt!\n\nIt was rebuilt."))
	b := gist("SHIPS", prose.Split("It was rebuilt.\n\nThe wall FELL. Nobody was hurt."))
	if string(a) != string(b) {
		t.Error("order, marks or case changed the gist")
	}
}
