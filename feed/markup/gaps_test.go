package markup

import "testing"

// TestWithGaps: what is put back between two blocks, and what not: a heading alone, and what stands in a site's own box.
func TestWithGaps(t *testing.T) {
	p := func(text string) Block { return Block{Kind: Paragraph, Text: text, At: -1} }
	h := Block{Kind: Heading, Level: 3, Text: "The keeper", At: -1}
	first, lost, last := p("The weir at Oxlow was opened on Monday."), p("Nobody had to leave a house for it, and the lane stayed open all year."), p("A second weir follows.")
	found := []Block{first, last}
	for name, c := range map[string]struct {
		whole []Block
		boxed map[string]bool
		want  int
	}{
		"paragraph":             {[]Block{first, lost, last}, nil, 3},
		"heading and paragraph": {[]Block{first, h, lost, last}, nil, 4},
		"heading alone":         {[]Block{first, h, last}, nil, 2},
		"paragraph in a box":    {[]Block{first, lost, last}, map[string]bool{lost.Text: true}, 2},
		"paragraph said twice":  {[]Block{first, lost, last, lost}, nil, 2},
	} {
		if got := withGaps(found, c.whole, c.boxed); len(got) != c.want {
			t.Errorf("%s: %d blocks, want %d", name, len(got), c.want)
		}
	}
}
