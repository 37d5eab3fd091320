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

// TestStruckNames: each element for struck text is shown so, and is not part of what is said.
func TestStruckNames(t *testing.T) {
	for _, name := range []string{"del", "s", "strike"} {
		d := BlocksOf(Tree(Strain("<p>It stays. <"+name+">It is gone.</"+name+"></p>")), nil)
		if len(d) != 1 || strings.Contains(d[0].Text, "gone") || !strings.Contains(markup.Render(d, markup.Options{}), "<del>It is gone.</del>") {
			t.Errorf("%s: %+v, %s", name, d, markup.Render(d, markup.Options{}))
		}
	}
}

// TestTurns: lines with labels are turns where two of the labels come again and one line asks something.
func TestTurns(t *testing.T) {
	for text, want := range map[string]int{
		"Q: Why now?<br>A: It rains.<br>Q: And then?<br>A: We wait.":        4,
		"Q: Why now?<br>A: It rains.<br>Q: And then?<br>Note: We wait.":     1,
		"Q: It is now.<br>A: It rains.<br>Q: Go on.<br>A: We wait.":         1,
		"Open: When?<br>Closed: On Monday.<br>Fee: Two pounds.<br>Tel: 12.": 1,
	} {
		if got := BlocksOf(Tree(Strain("<p>"+text+"</p>")), nil); len(got) != want {
			t.Errorf("%s: %d blocks, want %d: %q", text, len(got), want, texts(got))
		}
	}
}
