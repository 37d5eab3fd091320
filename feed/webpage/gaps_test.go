package webpage

import (
	"testing"

	"seedfeed/feed/markup"
)

// TestWithGaps: what is put back between two blocks, and what not: a heading alone, and what stands in a site's own box.
func TestWithGaps(t *testing.T) {
	p := func(text string) markup.Block { return markup.Block{Kind: markup.Paragraph, Text: text, At: -1} }
	h := markup.Block{Kind: markup.Heading, Level: 3, Text: "The keeper", At: -1}
	first, lost, last := p("The weir at Oxlow was opened on Monday."), p("Nobody had to leave a house for it, and the lane stayed open all year."), p("A second weir follows.")
	found := []markup.Block{first, last}
	for name, c := range map[string]struct {
		whole []markup.Block
		boxed map[string]bool
		want  int
	}{
		"paragraph":             {[]markup.Block{first, lost, last}, nil, 3},
		"heading and paragraph": {[]markup.Block{first, h, lost, last}, nil, 4},
		"heading alone":         {[]markup.Block{first, h, last}, nil, 2},
		"paragraph in a box":    {[]markup.Block{first, lost, last}, map[string]bool{lost.Text: true}, 2},
		"paragraph said twice":  {[]markup.Block{first, lost, last, lost}, nil, 2},
	} {
		if got := withGaps(found, c.whole, c.boxed); len(got) != c.want {
			t.Errorf("%s: %d blocks, want %d", name, len(got), c.want)
		}
	}
}
