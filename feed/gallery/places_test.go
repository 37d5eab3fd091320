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
		got := places(test.file, test.address)
		if len(got) == 0 {
			got = []string{""}
		}
		if got[0] != test.want {
			t.Errorf("%s in %s: %q, want %q first", test.address, test.file, got, test.want)
		}
	}
	for _, test := range []struct{ file, address, want string }{
		{"content/posts/a.md", "/images/x.png", "content/posts/images/x.png content/images/x.png images/x.png static/images/x.png"},
		{"content/posts/a.md", "images/x.png", "content/posts/images/x.png content/images/x.png images/x.png content/static/images/x.png"},
		{"vault/notes/a.md", "attachments/x.png", "vault/notes/attachments/x.png vault/attachments/x.png"},
	} {
		got := places(test.file, test.address)
		for _, p := range strings.Fields(test.want) {
			if !slices.Contains(got, p) {
				t.Errorf("%s in %s may not be %s: %q", test.address, test.file, p, got)
			}
		}
	}
	for address, want := range map[string]bool{"x.png": true, "./x.png": false, "img/x.png": false, "y.png": false, "x%2Epng": false} {
		if means("notes/a.md", address, "far/away/x.png") != want {
			t.Errorf("%s may mean a file of another folder: %v", address, !want)
		}
	}
	if means("notes/a.md", "x.png", "far/.away/x.png") {
		t.Error("a bare name may mean a hidden file")
	}
	if got := places("notes/a.md", "./img/x.png"); len(got) != 1 {
		t.Errorf("an address from the article's folder may mean %q", got)
	}
	if got := places("notes/a.md", "x.png"); got[0] != "notes/x.png" {
		t.Errorf("first %s, want the one beside the article", got[0])
	}
}
