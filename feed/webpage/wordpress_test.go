package webpage

import (
	"strings"
	"testing"
)

// TestWordPressCaption: a shortcode around a picture and its caption is a figure; one in a text about shortcodes stays.
func TestWordPressCaption(t *testing.T) {
	const sentence = "<p>The ferry to Holm will run all winter, the harbour trust said on Monday.</p>"
	d := HTML(sentence + `<p>[caption id="attachment_2" align="left" width="300"]<a href="a.jpg"><img src="a.jpg" alt="boat"></a> The boat at Holm[/caption]</p>` + sentence)
	for _, b := range d.Blocks {
		if strings.Contains(b.Text, "[") || strings.Contains(b.Text, "Holm will") && strings.Contains(b.Text, "boat at") {
			t.Errorf("block %q", b.Text)
		}
	}
	if len(d.Captions) != 1 || d.Captions[0] != "The boat at Holm" {
		t.Errorf("captions %q", d.Captions)
	}
	for _, text := range []string{`<p>Write [caption width="300"] before and [/caption] behind it.</p>`, "<p>[caption]</p>"} {
		if d := HTML(sentence + text); !strings.Contains(d.Blocks[len(d.Blocks)-1].Text, "[caption") {
			t.Errorf("%s: %v", text, d.Blocks)
		}
	}
}
