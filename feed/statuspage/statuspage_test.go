package statuspage

import (
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "write the files of testdata")

// sample has an entry of each kind.
func sample() *Page {
	at := time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)
	p := &Page{Title: "Harbour & Sons", Articles: 2}
	p.Sections[Refused] = []Entry{{File: "empty.txt", What: "it is empty; write something", At: at}}
	p.Sections[Waiting] = []Entry{{File: "a<b>.txt", Title: "Lamp <out>", What: "a new article is published", At: at.Add(time.Minute)}}
	p.Sections[Held] = []Entry{{File: "drafts/x.md", Title: "Not yet", What: "it is a draft", At: at}}
	p.Sections[Withdrawn] = []Entry{{File: "gone.txt", What: "withdrawn", At: at}}
	p.Sections[Recent] = []Entry{
		{File: "wall.txt", Title: "Wall stands", Address: "https://news.example/articles/wall", What: "published", At: at.Add(time.Hour), Unused: []string{"header: image \"7\" is no picture"}},
	}
	p.Sections[PassedOver] = []Entry{{File: "b.pdf", What: "PDF is not read"}, {File: "a.pdf", What: "PDF is not read"}}
	p.Sort()
	return p
}

// TestPage compares both forms with those in testdata; -update writes them.
func TestPage(t *testing.T) {
	for name, got := range map[string][]byte{"page.html": sample().HTML(), "page.txt": sample().Text()} {
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("%s is\n%s\nwant\n%s", name, got, want)
		}
	}
}

// TestBounds: a page of very many files stays readable and short.
func TestBounds(t *testing.T) {
	p := &Page{}
	for i := range 10_000 {
		p.Sections[Refused] = append(p.Sections[Refused], Entry{File: fmt.Sprint(i, strings.Repeat("ü", 10_000)), What: strings.Repeat("x ", 10_000), Unused: make([]string, 1000)})
	}
	for _, page := range [][]byte{p.HTML(), p.Text()} {
		if len(page) > 200_000 || !strings.Contains(string(page), "and 9950 more") || !strings.Contains(string(page), "and 990 more") {
			t.Errorf("%d bytes", len(page))
		}
	}
}

// TestIsPage: nothing but a page is one.
func TestIsPage(t *testing.T) {
	for _, text := range []string{"", "<!DOCTYPE html>\n<html>", "Status of this folder\n\nAll is well.", "Harbour wall stands"} {
		if IsPage([]byte(text)) {
			t.Errorf("%q is taken for a page", text)
		}
	}
}

// FuzzPage: whatever files are named and hold, the HTML has the elements of the page alone, and each form is known again.
func FuzzPage(f *testing.F) {
	f.Add("a.txt", "</p><script>alert(1)</script>", "https://x/\"onclick=", "it is \x00\xff")
	f.Add("a\nb.txt", "]]>", "'", "\u202e")
	f.Fuzz(func(t *testing.T, file, title, address, what string) {
		p := &Page{Title: title}
		for i := range p.Sections {
			p.Sections[i] = []Entry{{File: file, Title: title, Address: address, What: what, Unused: []string{what}}}
		}
		text, page := p.Text(), p.HTML()
		if !IsPage(text) || !IsPage(page) || !utf8.Valid(text) || !utf8.Valid(page) {
			t.Fatalf("%q\n%q", text, page)
		}
		if n, want := strings.Count(string(text), "\n"), strings.Count(string(new(Page).Text()), "\n")+9*len(p.Sections); n > want {
			t.Errorf("%d lines of text, want %d at the most:\n%s", n, want, text)
		}
		d := xml.NewDecoder(strings.NewReader(string(page)))
		d.Strict, d.AutoClose = false, xml.HTMLAutoClose
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				t.Fatalf("%v in %s", err, page)
			}
			if e, ok := token.(xml.StartElement); ok {
				if !strings.Contains(" html head meta title style body h1 h2 p ul li a ", " "+e.Name.Local+" ") {
					t.Fatalf("element %q in %s", e.Name.Local, page)
				}
				for _, a := range e.Attr {
					if strings.HasPrefix(a.Name.Local, "on") {
						t.Fatalf("attribute %q in %s", a.Name.Local, page)
					}
				}
			}
		}
	})
}
