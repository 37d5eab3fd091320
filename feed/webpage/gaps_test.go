package webpage

import (
	"testing"

	"seedfeed/feed/markup"
)

// TestWithGaps: what is put back between two blocks, and what not: a heading alone, what stands in a site's own box,
// and what leads elsewhere.
func TestWithGaps(t *testing.T) {
	p := func(text string) markup.Block { return markup.Block{Kind: markup.Paragraph, Text: text, At: -1} }
	h := markup.Block{Kind: markup.Heading, Level: 3, Text: "The keeper", At: -1}
	first, lost, last := p("The weir at Oxlow was opened on Monday."), p("Nobody had to leave a house for it, and the lane stayed open all year."), p("A second weir follows.")
	picture, item := markup.Block{Kind: markup.Picture, At: -1}, markup.Block{Kind: markup.Item, Text: "a boat that is too wide for the lock of the weir at Oxlow.", At: -1}
	quoted, link := p("“We had to carry the boats past it for two years,” said its keeper."), p("The weir at Oxlow in pictures, from the first day to the last of them.")
	quoted.Kind, link.Spans = markup.Quoted, []markup.Span{{Kind: markup.Link, Start: 0, End: len(link.Text), Address: "https://a.example/"}}
	found := []markup.Block{first, last}
	for name, c := range map[string]struct {
		whole []markup.Block
		boxed map[string]bool
		want  int
	}{
		"paragraph":                         {[]markup.Block{first, lost, last}, nil, 3},
		"heading and paragraph":             {[]markup.Block{first, h, lost, last}, nil, 4},
		"heading alone":                     {[]markup.Block{first, h, last}, nil, 2},
		"paragraph in a box":                {[]markup.Block{first, lost, last}, map[string]bool{lost.Text: true}, 2},
		"paragraph said twice":              {[]markup.Block{first, lost, last, lost}, nil, 2},
		"a picture alone":                   {[]markup.Block{first, picture, last}, nil, 2},
		"a picture and a paragraph":         {[]markup.Block{first, picture, lost, last}, nil, 3},
		"a quotation":                       {[]markup.Block{first, quoted, last}, nil, 3},
		"as many as are put back":           {[]markup.Block{first, lost, picture, h, quoted, last}, nil, 5},
		"more than are put back":            {[]markup.Block{first, lost, picture, h, quoted, picture, last}, nil, 2},
		"an item":                           {[]markup.Block{first, lost, item, last}, nil, 2},
		"a paragraph that does not end":     {[]markup.Block{first, lost, p("Read more about the weir, and about the lock and the boats"), last}, nil, 2},
		"a short paragraph":                 {[]markup.Block{first, lost, p("Share this."), last}, nil, 2},
		"a paragraph that is a link":        {[]markup.Block{first, lost, link, last}, nil, 2},
		"the title of another article":      {[]markup.Block{first, {Kind: markup.Heading, Level: 1, Text: "The lock", At: -1}, lost, last}, nil, 2},
		"nothing between":                   {[]markup.Block{first, last}, nil, 2},
		"in another order":                  {[]markup.Block{last, lost, first}, nil, 2},
		"before the first, behind the last": {[]markup.Block{lost, first, last, quoted}, nil, 2},
	} {
		if got := withGaps(found, c.whole, c.boxed); len(got) != c.want {
			t.Errorf("%s: %d blocks, want %d", name, len(got), c.want)
		}
	}
}
