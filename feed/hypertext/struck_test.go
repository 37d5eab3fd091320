package hypertext

import (
	"seedfeed/feed/markup"
	"strings"
	"testing"
)

// TestStruck: a paragraph that is struck out is shown, however it is written and in any script; more than that is not.
func TestStruck(t *testing.T) {
	for _, c := range []struct {
		name, text string
		shown      bool
	}{
		{"a line", "It is gone.", true},
		{"a paragraph", strings.Repeat("It is gone. ", 120), true},
		{"one of another script", strings.Repeat("水闸关了。", 100), true},
		{"pages", strings.Repeat("It is gone. ", 200), false},
	} {
		d, err := Markdown("It stays. <del>" + c.text + "</del>\n")
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(markup.Render(d.Blocks, markup.Options{}), strings.TrimSpace(c.text)); got != c.shown {
			t.Errorf("%s: shown %v", c.name, got)
		}
		if text := d.Blocks[0].Text; strings.TrimSpace(text) != "It stays." {
			t.Errorf("%s: text %q", c.name, text)
		}
	}
}
