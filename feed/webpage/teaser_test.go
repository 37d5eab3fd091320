package webpage

import (
	"strings"
	"testing"

	"seedfeed/feed/markup"
)

// TestTidy: what leads elsewhere goes from the text of an article, and what only looks like it stays.
func TestTidy(t *testing.T) {
	const (
		one   = "The weir at Oxlow was opened on Monday after two years of work."
		two   = "Its keeper waved from the bank until the last boat was out of sight."
		three = "A second weir is to follow in spring, the county said on Tuesday."
		other = "A ferry for the lake of Benning, at last"
	)
	block := func(kind markup.Kind, text string) markup.Block { return markup.Block{Kind: kind, Text: text, At: -1} }
	linked := func(kind markup.Kind, label, text string) markup.Block {
		b := block(kind, label+text)
		b.Spans = []markup.Span{{Kind: markup.Link, Start: len(label), End: len(b.Text), Address: "/b"}}
		return b
	}
	heading := func(level int, text string) markup.Block {
		b := block(markup.Heading, text)
		b.Level = level
		return b
	}
	p, item := func(text string) markup.Block { return block(markup.Paragraph, text) }, markup.Item
	for _, c := range []struct {
		name  string
		other []markup.Block // before the last sentence
		stays string
	}{
		{"a link", []markup.Block{linked(markup.Paragraph, "", other)}, ""},
		{"a link that is a sentence", []markup.Block{linked(markup.Paragraph, "", other+".")}, other + "."},
		{"a link behind a label", []markup.Block{linked(markup.Paragraph, "Read also: ", other)}, ""},
		{"a link behind words", []markup.Block{linked(markup.Paragraph, "The county plans ", other)}, "The county plans " + other},
		{"a link behind a long label", []markup.Block{linked(markup.Paragraph, "The county and the town plan this for the lake: ", other)}, "The county and the town plan this for the lake: " + other},
		{"a long link", []markup.Block{linked(markup.Paragraph, "", strings.Repeat(other+", ", 6))}, strings.Repeat(other+", ", 6)},
		{"links in a list", []markup.Block{linked(item, "", other), linked(item, "", "A bridge for the town of Benning")}, ""},
		{"a list with sentences for links", []markup.Block{linked(item, "", other+"."), linked(item, "", "A bridge for the town of Benning.")}, other + ".|A bridge for the town of Benning."},
		{"one link in a list", []markup.Block{block(item, "a ferry"), linked(item, "", other), block(item, "a bridge")}, "a ferry|" + other + "|a bridge"},
		{"short links in a list", []markup.Block{linked(item, "", "Ann Fox"), linked(item, "", "Bo Lind")}, "Ann Fox|Bo Lind"},
		{"a heading over a link", []markup.Block{heading(2, "More"), linked(markup.Paragraph, "", other), heading(2, "The lock")}, "The lock"},
		{"a heading over a link and a chapter in it", []markup.Block{heading(2, "More"), linked(markup.Paragraph, "", other), heading(3, "The lock")}, "More|The lock"},
		{"two headings", []markup.Block{heading(2, "More"), heading(2, "The lock")}, "More|The lock"},
	} {
		var got []string
		for _, b := range tidy(append(append([]markup.Block{p(one), p(two)}, c.other...), p(three))) {
			got = append(got, b.Text)
		}
		want := one + "|" + two + "|" + c.stays + "|" + three
		if want = strings.ReplaceAll(want, "||", "|"); strings.Join(got, "|") != want {
			t.Errorf("%s: %q, want %q", c.name, got, want)
		}
	}
	if got := tidy([]markup.Block{p(one), linked(markup.Paragraph, "", other), p(two)}); len(got) != 3 {
		t.Errorf("of two sentences %d blocks stay", len(got))
	}
}

// TestTrimTail: what stands behind the last sentence of an article goes if it is short or leads elsewhere.
func TestTrimTail(t *testing.T) {
	link := markup.Block{Kind: markup.Item, Text: "A ferry for the lake", Spans: []markup.Span{{Kind: markup.Link, End: len("A ferry for the lake"), Address: "/b"}}}
	for _, c := range []struct {
		name  string
		tail  markup.Block
		stays bool
	}{
		{"a sentence", markup.Block{Text: "It is open."}, true},
		{"a line", markup.Block{Text: "Photo by Ann Fox"}, false},
		{"a long line", markup.Block{Text: strings.TrimSpace(strings.Repeat("a weir and a lock ", 9))}, true},
		{"a heading", markup.Block{Kind: markup.Heading, Level: 2, Text: "It is open."}, false},
		{"a rule", markup.Block{Kind: markup.Rule}, false},
		{"a link in a list", link, false},
		{"an item", markup.Block{Kind: markup.Item, Text: "a coat"}, true},
		{"an item that is a sentence", markup.Block{Kind: markup.Item, Text: "Bring a coat."}, true},
		{"a quotation", markup.Block{Kind: markup.Quoted, Text: "as ever"}, true},
	} {
		if got := trimTail([]markup.Block{{Text: "The weir is open."}, c.tail}); len(got) == 2 != c.stays {
			t.Errorf("%s: stays %v, want %v", c.name, len(got) == 2, c.stays)
		}
	}
}
