package gallery

import (
	"slices"
	"strings"
	"testing"
)

// TestPlaces: where an address may lead, in the folder and nowhere else.
func TestPlaces(t *testing.T) {
	for _, test := range []struct{ file, address, want string }{
		{"a.md", "img/x.png", "img/x.png"},
		{"notes/a.md", "img/x.PNG", "notes/img/x.PNG"},
		{"notes/a.md", "./x y.jpg", "notes/x y.jpg"},
		{"notes/a.md", "x%20y/z.jpg", "notes/x y/z.jpg"},
		{"notes/a.md", "img/100%.png", "notes/img/100%.png"},
		{"notes/a.md", `img\x.gif`, "notes/img/x.gif"},
		{"notes/a.md", `.\x.gif`, "notes/x.gif"},
		{"notes/a.md", "img%5Cx.gif", "notes/img/x.gif"},
		{"notes/a.md", "../img/x.webp?size=2#top", "img/x.webp"},
		{"notes/a.md", "../../x/y.png", ""},
		{"notes/a.md", "../../etc/x.png", ""},
		{"a.md", ".git/x.png", ""},
		{"a.md", "img/.hidden/x.png", ""},
		{"a.md", "img/x.svg", ""},
		{"a.md", "img/x.md", ""},
		{"a.md", "", ""},
		{"a.md", "https://x.example/x.png", ""},
		{"a.md", "//x.example/x.png", ""},
		{"a.md", "file:///etc/x.png", ""},
		{"a.md", "data:image/png;base64,AAAA.png", ""},
		{"a.md", "b.docx" + inside + "x.png", ""},
		{"a.md", "b.docx%00x.png", ""},
		{"n/a.docx", "embedded:word/media/x.png", "n/a.docx" + inside + "word/media/x.png"},
	} {
		if got := strings.Join(places(test.file, test.address), " | "); got != test.want {
			t.Errorf("%s in %s: %q, want %q", test.address, test.file, got, test.want)
		}
	}
	for _, test := range []struct{ file, address, want string }{
		{"content/posts/a.md", "/images/x.png", "content/posts/images/x.png content/images/x.png images/x.png static/images/x.png"},
		{"vault/notes/a.md", "x.png", "vault/notes/x.png vault/x.png x.png attachments/x.png vault/attachments/x.png"},
	} {
		got := places(test.file, test.address)
		for _, p := range strings.Fields(test.want) {
			if !slices.Contains(got, p) {
				t.Errorf("%s in %s may not be %s: %q", test.address, test.file, p, got)
			}
		}
	}
	if got := places("notes/a.md", "x.png"); got[0] != "notes/x.png" {
		t.Errorf("first %s, want the one beside the article", got[0])
	}
}
