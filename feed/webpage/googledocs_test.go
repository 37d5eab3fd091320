package webpage

import (
	"testing"

	"seedfeed/feed/markup"
)

// TestFromGoogle: formats and links of a page that Google Docs has written, and a page of another program with the same classes.
func TestFromGoogle(t *testing.T) {
	const head, text = `<html><head><style>.c1{font-weight:700}.c2{font-style:italic}.c3{font-weight:400}</style></head><body class="c9`, `"><p class="c3"><span class="c3">The pier has </span><span class="c1 c3">two</span><span class="c3"> lamps and </span><span class="c2">no</span><span> door; see </span><span class="c4"><a class="c5" href="https://www.google.com/url?q=https://elm.example/a?b%3D1%26c%3D2&amp;sa=D&amp;ust=1">the plan</a></span><span> of the council for it.</span></p></body></html>`
	want := map[markup.Format]string{markup.Strong: "two", markup.Emphasis: "no", markup.Link: "the plan"}
	for class, formats := range map[string]int{" doc-content": 3, "": 1} {
		d := HTML(head + class + text)
		if len(d.Blocks) != 1 || len(d.Blocks[0].Spans) != formats {
			t.Fatalf("%q: %+v", class, d.Blocks)
		}
		for _, s := range d.Blocks[0].Spans {
			if got := d.Blocks[0].Text[s.Start:s.End]; got != want[s.Kind] {
				t.Errorf("%q: %v is %q", class, s.Kind, got)
			}
			if s.Kind == markup.Link && (s.Address == "https://elm.example/a?b=1&c=2") != (class != "") {
				t.Errorf("%q: address %q", class, s.Address)
			}
		}
	}
}
