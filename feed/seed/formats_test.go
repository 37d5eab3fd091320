package seed

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"seedfeed/feed/markup"
)

// Where a picture lies, each kind of file says in its own way.
var pictureAddress = regexp.MustCompile(`src="[^"]*"`)

// TestFormats: one article, written in each kind of file, is shown alike. The .docx, .odt and .rtf files are LibreOffice's.
// What a kind of file cannot say is missing: .rtf keeps its pictures, and plain text has paragraphs, lists and links.
func TestFormats(t *testing.T) {
	const golden = "testdata/formats/shown.txtar"
	archive, err := txtar.ParseFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	shown, body := map[string]string{}, map[string]string{}
	for i := range archive.Files {
		f := &archive.Files[i]
		data, err := os.ReadFile(filepath.Join("testdata/formats", f.Name))
		if err != nil {
			t.Fatal(err)
		}
		a := mustParse(t, f.Name, data)
		checkArticle(t, a)
		if a.Title != "The ferry of Tallow" {
			t.Errorf("%s: title %q", f.Name, a.Title)
		}
		kind := filepath.Ext(f.Name)
		shown[kind] = pictureAddress.ReplaceAllString(markup.Render(a.Blocks, markup.Options{}), `src="quay.png"`)
		body[kind] = a.Body
		got := markup.Render(a.Blocks, markup.Options{})
		if *update {
			f.Data = []byte(got)
		} else if got != string(f.Data) {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", f.Name, got, f.Data)
		}
	}
	for _, kind := range []string{".md", ".docx", ".odt", ".rtf"} {
		if body[kind] != body[".html"] || body[kind] == "" {
			t.Errorf("the text of %s is not that of .html:\n%s\nand\n%s", kind, body[kind], body[".html"])
		}
	}
	for _, kind := range []string{".md", ".docx", ".odt"} {
		if shown[kind] != shown[".html"] {
			t.Errorf("%s is not shown like .html:\n%s\nand\n%s", kind, shown[kind], shown[".html"])
		}
	}
	figure, caption := "<figure>\n<img src=\"quay.png\" alt=\"The quay in May\">\n<figcaption>", `<p class="caption">`
	if want := strings.Replace(strings.Replace(shown[".html"], figure, caption, 1), "</figcaption>\n</figure>", "</p>", 1); shown[".rtf"] != want {
		t.Errorf(".rtf is not shown like .html:\n%s\nand\n%s", shown[".rtf"], want)
	}
	if *update {
		if err := os.WriteFile(golden, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
