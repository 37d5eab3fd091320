package seed

import (
	"strings"
	"testing"
)

// TestOutline: properties above an outline are its header; the others are items of the text, and never its title.
func TestOutline(t *testing.T) {
	for _, c := range []struct{ name, md, title, held, body string }{
		{"Old mill.md", "type:: [[Building]]\npublic:: false\n\n- It opens on Monday.\n", "Old mill", "header: public: false", "• type: Building\n\n• It opens on Monday."},
		{"Old mill.md", "- public:: true\n- It opens on Monday.\n", "Old mill", "", "• It opens on Monday."},
		{"a.md", "title:: Old mill opens\nalias:: mill, the mill\n\n- It opens on Monday.\n", "Old mill opens", "", "• It opens on Monday."},
		{"Elm___Old mill%3F.md", "place:: Elm\n\n- It opens on Monday.\n", "Elm/Old mill?", "", "• place: Elm\n\n• It opens on Monday."},
		{"100% sure.md", "- It opens on Monday.\n", "100% sure", "", "• It opens on Monday."},
		{"a.md", "author:: [[Herman Melville]]\ntitle:: Moby-Dick\nstatus:: to read\n\n- It opens on Monday.\n", "Moby-Dick", "", "• status: to read\n\n• It opens on Monday."},
		{"a.md", "title:: Old mill\nstatus:: draft\n\n- It opens on Monday.\n", "Old mill", "header: status: draft", "• It opens on Monday."},
		{"Words.md", "draft:: is a word in C++ that few know.\n\nIt opens on Monday.\n", "Words", "", "• draft: is a word in C++ that few know.\n\nIt opens on Monday."},
		{"a.md", "my key:: x\npublic:: false\n\n- It opens on Monday.\n", "my key:: x", "header: public: false", "• It opens on Monday."},
		{"a.md", "title:: Old mill\n\npublic:: false\n\n- It opens on Monday.\n", "Old mill", "header: public: false", "• It opens on Monday."},
		{"a.txt", "Old mill opens\n\npublic:: false\n\nIt opens on Monday.\n", "Old mill opens", "line \"public:: false\" tells no time that can be read; take it out when the article may be published", "It opens on Monday."},
	} {
		a := mustParse(t, c.name, []byte(c.md))
		if a.Title != c.title || a.Held != c.held || strings.TrimSpace(a.Body) != c.body {
			t.Errorf("%s, %q: title %q, held %q, body %q", c.name, c.md, a.Title, a.Held, a.Body)
		}
	}
}
