package outlet

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"iter"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"

	"seedfeed/feed/edition"
	"seedfeed/feed/export"
	"seedfeed/feed/web"
)

// Site converts an edition for package export. Base is the public address of the site.
func Site(e *edition.Edition, base string) export.Site {
	return export.Site{
		Base: base, Last: feedsOf(e), Late: documents(e, e.OldCards()),
		Documents: func(yield func(export.Document) bool) {
			for d := range documents(e, e.Paths()) {
				if !yield(d) {
					return
				}
			}
			// The search form on the front page links to this page.
			if yield(export.Document{Path: "/search", Rule: "/search", Make: func() *export.Content { return content(e.NoSearch(), false) }}) {
				yield(export.Document{Path: "/404", Make: func() *export.Content { return content(e.Missing(), false) }})
			}
		},
		Leads: func(yield func(export.Lead) bool) {
			for l := range e.Leads() {
				if !yield(export.Lead(l)) {
					return
				}
			}
		},
	}
}

// documents yields the documents at paths.
func documents(e *edition.Edition, paths iter.Seq[string]) iter.Seq[export.Document] {
	return func(yield func(export.Document) bool) {
		sum := binarySum()
		for path := range paths {
			if !yield(document(e, path, sum)) {
				return
			}
		}
	}
}

// feedsOf yields the main feeds.
func feedsOf(e *edition.Edition) iter.Seq[export.Document] {
	return func(yield func(export.Document) bool) {
		for _, path := range e.FeedPaths() {
			if !yield(export.Document{Path: path, Rule: path, Make: func() *export.Content { return content(e.Feeds[path], true) }}) {
				return
			}
		}
	}
}

// binarySum returns a hash of the running binary, or "" if the binary cannot be read. It is part of all keys, because another
// version of the program may make different documents from the same articles.
var binarySum = sync.OnceValue(func() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
})

// document returns a document of an edition other than a main feed. Program is the hash of the running binary.
func document(e *edition.Edition, path, program string) export.Document {
	keyed := func(links string) string {
		if key := e.Key(path, links); key != "" && program != "" {
			return program + " " + key
		}
		return export.NoKey
	}
	d := export.Document{Path: path, Rule: ruleOf(path), KeyOf: keyed, Make: func() *export.Content {
		// The content may change while the document is made. It then gets no key, and the next build makes it again.
		before, changes, lacking := keyed(""), e.Changes(), e.Lacking()
		c := makeContent(e, path, program)
		if c == nil {
			return nil
		}
		links, ok := e.Links(path)
		c.Key, c.Hint = export.NoKey, links
		if ok && keyed("") == before && e.Changes() == changes && e.Lacking() == lacking { // and the text of each article could be read
			c.Key = keyed(links)
		}
		return c
	}}
	if !edition.ShowsText(path) { // its bytes do not depend on links
		d.KeyOf = nil
		if key := keyed(""); key != export.NoKey {
			d.Key = key
		}
	}
	return d
}

// makeContent makes a document. A card is drawn only when its content is needed.
func makeContent(e *edition.Edition, path, program string) *export.Content {
	if s := e.Stream(path); s != nil {
		return table(e, path, program, s)
	}
	if header, sum, draw := e.Card(path); draw != nil {
		return &export.Content{Status: http.StatusOK, Header: header, Name: sum, Write: draw, Packed: true}
	}
	d, ok := e.Document(path)
	if !ok {
		return nil
	}
	return content(d, false)
}

// table returns a table of all quotations, whole and in parts. It loses its name if an article changes while it is written,
// or if the text of one cannot be read.
func table(e *edition.Edition, path, program string, s *web.Stream) *export.Content {
	named := func(name string) string { // another program may make other bytes of the same articles
		if name == "" || program == "" {
			return ""
		}
		return program + " " + name
	}
	changes, lacking := e.Changes(), e.Lacking()
	c := &export.Content{Status: http.StatusOK, Header: s.Header(), Name: named(s.Sum)}
	check := func() {
		if e.Changes() != changes || e.Lacking() != lacking {
			c.Name = ""
		}
	}
	c.Write = func(w io.Writer) error {
		defer check()
		return s.Write(w)
	}
	c.Parts = func(yield func(*export.Part) bool) {
		defer check()
		for p := range e.Parts(path) {
			out := &export.Part{Name: named(p.Name)}
			out.Write = func(w io.Writer) error {
				err := p.Write(w)
				out.Name = named(p.Name)
				return err
			}
			more := yield(out)
			if p.Size = out.Size; !more {
				return
			}
		}
	}
	return c
}

// content converts a document for package export. Only feeds have a brotli form, as in the server.
func content(d *web.Document, isFeed bool) *export.Content {
	if d == nil {
		return nil
	}
	c := &export.Content{Status: http.StatusOK, Header: d.Header(), Body: d.Body, Gzip: d.Gzip}
	if isFeed {
		c.Brotli = d.Brotli
	}
	if d.Gone {
		c.Status = http.StatusGone
	}
	return c
}

// ruleOf returns the pattern for the path of a document. Each variable part is a colon and a letter: /topics/:a/.
func ruleOf(path string) string {
	parts := strings.Split(path, "/")
	if len(parts) == 2 {
		return path
	}
	for i := 2; i < len(parts); i++ {
		last := i == len(parts)-1
		if last && (parts[i] == "" || slices.Contains(edition.FeedNames(), parts[i])) {
			continue
		}
		parts[i] = ":" + string(rune('a'+(i-2)%26))
	}
	return strings.Join(parts, "/")
}
