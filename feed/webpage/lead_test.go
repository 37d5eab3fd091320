package webpage

import (
	"strings"
	"testing"

	"seedfeed/feed/hypertext"
	"seedfeed/feed/markup"
)

// TestIsLead: what reads as the paragraph between title and text.
func TestIsLead(t *testing.T) {
	const sentence = "The weir at Oxlow was opened on Monday after two years of work at night."
	linked := markup.Block{Text: sentence, Spans: []markup.Span{{Kind: markup.Link, End: len(sentence), Address: "/a"}}}
	for _, c := range []struct {
		name  string
		block markup.Block
		want  bool
	}{
		{"sentence", markup.Block{Text: sentence}, true},
		{"short sentence", markup.Block{Text: "The weir is open."}, false},
		{"no stop", markup.Block{Text: strings.TrimSuffix(sentence, ".")}, false},
		{"link", linked, false},
		{"heading", markup.Block{Kind: markup.Heading, Level: 2, Text: sentence}, false},
		{"heading as long as two", markup.Block{Kind: markup.Heading, Level: 2, Text: sentence + " " + sentence}, true},
	} {
		if got := isLead(&c.block); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestIsDescribed: which paragraph is the one that a page is described by.
func TestIsDescribed(t *testing.T) {
	const told = "The weir at Oxlow was opened on Monday after two years of work at night, and boats passed it."
	f := leadFinder{described: []string{told[:70] + " …"}}
	for text, want := range map[string]bool{
		told:                               true,
		"OXLOW — " + told:                  true,
		strings.Repeat("Oxlow ", 6) + told: false, // too far behind the start
		told[:65]:                          true,
		told[:28]:                          false,
		"Another weir is to follow it in spring, the county said on Tuesday.": false,
	} {
		if got := f.isDescribed(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// TestNamedTexts: texts of elements by the words of their names.
func TestNamedTexts(t *testing.T) {
	doc := hypertext.Tree(hypertext.Strain(`<html><body><div class="article-lead"><p>One.</p></div><p class="lead12">Two.</p><div class="intro author"><p>Three.</p></div>
		<header class="intro"><p>Four.</p></header><div class="intro"><p>` + strings.Repeat("Six. ", maxLead) + `</p></div>`))
	got := namedTexts(doc, leadNames, notLead)
	for text, want := range map[string]bool{"One.": true, "Two.": false, "Three.": false, "Four.": true, strings.TrimSpace(strings.Repeat("Six. ", maxLead)): false} {
		if got[text] != want {
			t.Errorf("%.20q: %v, want %v", text, got[text], want)
		}
	}
}
