package export

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"seedfeed/feed/testkit"
)

const html = "text/html; charset=utf-8"

// page returns a document with a text.
func page(path, kind, text string) Document {
	return Document{Path: path, Rule: path, Make: func() *Content {
		return &Content{
			Status: http.StatusOK, Header: http.Header{"Content-Type": {kind}}, Body: []byte(text),
			Gzip:   func() []byte { return form2("gz ", text) },
			Brotli: func() []byte { return form2("br ", text) },
		}
	}}
}

// form2 returns the compressed form of a text of more than nine bytes.
func form2(name, text string) []byte {
	if len(text) < 10 {
		return nil
	}
	return []byte(name + text)
}

// siteOf returns a site of documents. Those whose path ends in .xml are feeds.
func siteOf(documents ...Document) Site {
	part := func(feeds bool) func(func(Document) bool) {
		return func(yield func(Document) bool) {
			for _, d := range documents {
				if strings.HasSuffix(d.Path, ".xml") == feeds && !yield(d) {
					return
				}
			}
		}
	}
	return Site{Base: "https://news.example/", Documents: part(false), Last: part(true)}
}

// folder opens dir, and closes it at the end of the test.
func folder(t *testing.T, dir string) *Folder {
	t.Helper()
	f, err := Open(dir, "tag:news.example")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// written builds a site, and returns the texts of the files in dir by their names, without those in ownDir.
func written(t *testing.T, f *Folder, s Site) (Report, map[string]string) {
	t.Helper()
	r, err := f.Build(context.Background(), s, 2)
	if err != nil {
		t.Fatal(err)
	}
	return r, filesOf(t, f.name)
}

func filesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if path == ownDir {
			return fs.SkipDir
		}
		if !e.IsDir() && path != "_headers" && path != "_redirects" {
			data, err := os.ReadFile(filepath.Join(dir, path))
			files[path] = string(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestFileOf(t *testing.T) {
	for _, test := range []struct {
		path string
		html bool
		want string
	}{
		{"/", true, "index.html"}, {"/articles/eels", true, "articles/eels.html"}, {"/topics/", true, "topics/index.html"},
		{"/atom.xml", false, "atom.xml"}, {"/feed", false, "feed"}, {"/feed/", false, "feed/index.xml"}, {"/quotes.csv", false, "quotes.csv"},
	} {
		if got := FileOf(test.path, test.html); got != test.want {
			t.Errorf("%s, %t: %s, want %s", test.path, test.html, got, test.want)
		}
	}
}

// TestBuild: a build writes what has changed and removes what is gone, with the compressed forms.
func TestBuild(t *testing.T) {
	f := folder(t, filepath.Join(t.TempDir(), "out"))
	r, got := written(t, f, siteOf(page("/", html, "The front page"), page("/articles/eels", html, "Eels"), page("/atom.xml", "application/atom+xml", "A feed of eels")))
	testkit.Same(t, "first", got, map[string]string{
		"index.html": "The front page", "index.html.gz": "gz The front page", "index.html.br": "br The front page",
		"articles/eels.html": "Eels", "atom.xml": "A feed of eels", "atom.xml.gz": "gz A feed of eels", "atom.xml.br": "br A feed of eels",
	})
	if r.Written != 5 || r.Same != 0 || r.Removed != 0 { // with _headers and _redirects
		t.Errorf("first: %+v", r)
	}
	r, got = written(t, f, siteOf(page("/", html, "Front"), page("/articles/cod", html, "Cod"), page("/atom.xml", "application/atom+xml", "A feed of eels")))
	testkit.Same(t, "second", got, map[string]string{
		"index.html": "Front", "articles/cod.html": "Cod", "atom.xml": "A feed of eels", "atom.xml.gz": "gz A feed of eels", "atom.xml.br": "br A feed of eels",
	})
	if r.Written != 3 || r.Same != 2 || r.Removed != 1 { // _headers has another line
		t.Errorf("second: %+v", r)
	}
	f.Close()
	f = folder(t, f.name)
	r, got = written(t, f, siteOf(page("/atom.xml", "application/atom+xml", "A feed of eels")))
	testkit.Same(t, "third", got, map[string]string{"atom.xml": "A feed of eels", "atom.xml.gz": "gz A feed of eels", "atom.xml.br": "br A feed of eels"})
	if _, err := os.Stat(filepath.Join(f.name, "articles")); r.Removed != 2 || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("third: %+v, %v", r, err)
	}
}

// TestOrder: a feed is written after all that it may name, late documents after the feeds, and removed files go last.
func TestOrder(t *testing.T) {
	dir := t.TempDir()
	f := folder(t, dir)
	written(t, f, siteOf(page("/old", html, "Old"), page("/atom.xml", "application/atom+xml", "One")))
	var order []string
	f.step = func(name string) {
		if name != "_headers" && !strings.HasPrefix(name, ownDir) {
			order = append(order, name)
		}
	}
	s := siteOf(page("/atom.xml", "application/atom+xml", "Two"), page("/rss.xml", "application/rss+xml", "A feed of eels"), page("/new", html, "New"))
	s.Late = slices.Values([]Document{page("/late", html, "Late"), page("/new", html, "twice")})
	r, got := written(t, f, s)
	if len(r.Problems) > 0 {
		t.Errorf("a document that comes twice is a problem: %v", r.Problems)
	}
	testkit.Same(t, "after", got, map[string]string{"new.html": "New", "late.html": "Late", "atom.xml": "Two", "rss.xml": "A feed of eels", "rss.xml.gz": "gz A feed of eels", "rss.xml.br": "br A feed of eels"})
	if want := []string{"new.html", "atom.xml", "rss.xml.gz", "rss.xml.br", "rss.xml", "late.html", "old.html"}; !slices.Equal(order, want) {
		t.Errorf("%q, want %q", order, want)
	}
}

// TestHalfPlaced: a document of which not all forms could be put in their places is made again by the next build, even if it
// is the one before by then.
func TestHalfPlaced(t *testing.T) {
	f := folder(t, t.TempDir())
	at := filepath.Join(f.name, "index.html")
	keyed := func(text string) Site {
		d := page("/", html, text)
		d.Key = text
		return siteOf(d)
	}
	const one, two = "The front page", "The other page"
	written(t, f, keyed(one))
	f.step = func(name string) {
		if name == "index.html" {
			if err := errors.Join(os.Remove(at), os.MkdirAll(filepath.Join(at, "mine"), 0o755)); err != nil {
				t.Error(err)
			}
		}
	}
	if r, err := f.Build(context.Background(), keyed(two), 2); err == nil && len(r.Problems) == 0 {
		t.Errorf("no problem: %+v", r)
	}
	f.step = func(string) {}
	if err := errors.Join(os.RemoveAll(at), os.WriteFile(at, []byte(one), 0o644)); err != nil {
		t.Fatal(err)
	}
	_, got := written(t, f, keyed(one))
	testkit.Same(t, "again", got, map[string]string{"index.html": one, "index.html.gz": "gz " + one, "index.html.br": "br " + one})
}

// TestNewer: while a newer site waits, late documents are left as they are, and nothing of them is removed.
func TestNewer(t *testing.T) {
	f := folder(t, t.TempDir())
	s := siteOf(page("/", html, "Front"))
	for _, step := range []struct {
		newer bool
		late  []Document
		want  map[string]string
	}{
		{false, []Document{page("/a.png", "image/png", "A"), page("/b", html, "B")}, map[string]string{"index.html": "Front", "a.png": "A", "b.html": "B"}},
		{true, []Document{page("/a.png", "image/png", "A2"), page("/b", html, "B2"), page("/c", html, "C")}, map[string]string{"index.html": "Front", "a.png": "A", "b.html": "B"}},
		{false, []Document{page("/b", html, "B2"), page("/c", html, "C")}, map[string]string{"index.html": "Front", "b.html": "B2", "c.html": "C"}},
	} {
		s.Late, s.Newer = slices.Values(step.late), func() bool { return step.newer }
		_, got := written(t, f, s)
		testkit.Same(t, fmt.Sprint("newer ", step.newer), got, step.want)
	}
}

// TestKey: a document whose key is the same is not made again, unless somebody changed its file.
func TestKey(t *testing.T) {
	f := folder(t, t.TempDir())
	made := 0
	card := page("/cards/eels.png", "image/png", "A picture of eels")
	was := card.Make
	card.Key, card.Make = "1", func() *Content { made++; return was() }
	for n, step := range []struct {
		key  string
		harm func() error
		want int
	}{
		{"1", nil, 1}, {"1", nil, 1}, {"2", nil, 2},
		{"2", func() error { return os.Remove(filepath.Join(f.name, "cards/eels.png.gz")) }, 3},
		{"2", func() error { return os.Truncate(filepath.Join(f.name, "cards/eels.png"), 3) }, 4},
	} {
		if step.harm != nil {
			if err := step.harm(); err != nil {
				t.Fatal(err)
			}
		}
		card.Key = step.key
		if _, got := written(t, f, siteOf(card)); made != step.want || got["cards/eels.png"] != "A picture of eels" || got["cards/eels.png.gz"] == "" {
			t.Errorf("%d: made %d times, want %d: %q", n, made, step.want, got)
		}
	}
}

// TestStream: a document too large for memory is made once for both forms.
func TestStream(t *testing.T) {
	f := folder(t, t.TempDir())
	made := 0
	text := strings.Repeat("eels, cod\n", 1000)
	table := Document{Path: "/quotes.csv", Key: "1", Make: func() *Content {
		made++
		return &Content{Status: 200, Header: http.Header{"Content-Type": {"text/csv"}}, Write: func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return err
		}}
	}}
	for range 2 {
		_, got := written(t, f, siteOf(table))
		zip, err := gzip.NewReader(strings.NewReader(got["quotes.csv.gz"]))
		if err != nil {
			t.Fatal(err)
		}
		unzipped, err := io.ReadAll(zip)
		if got["quotes.csv"] != text || string(unzipped) != text || err != nil || made != 1 {
			t.Errorf("%d bytes, %d bytes, %v, made %d times", len(got["quotes.csv"]), len(unzipped), err, made)
		}
	}
}

// TestForeign: no file of others is replaced or removed, and no folder of others is used.
func TestForeign(t *testing.T) {
	dir := t.TempDir()
	note := filepath.Join(dir, "note.txt")
	if err := os.WriteFile(note, []byte("Mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, "tag:news.example"); err == nil || !strings.Contains(err.Error(), "note.txt is there; name an empty or a new folder") {
		t.Errorf("a folder with a note: %v", err)
	}
	if err := os.Remove(note); err != nil {
		t.Fatal(err)
	}
	f := folder(t, dir)
	written(t, f, siteOf(page("/eels", html, "Eels")))
	for _, name := range []string{"note.txt", "cod.html", "perch.html.gz"} { // it may have been put there later
		if err := os.WriteFile(filepath.Join(dir, name), []byte("Mine"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r, got := written(t, f, siteOf(page("/cod", html, "Cod"), page("/pike", html, "Pike"), page("/perch", html, "Perch in the weir")))
	testkit.Same(t, "beside others", got, map[string]string{"note.txt": "Mine", "cod.html": "Mine", "perch.html.gz": "Mine", "pike.html": "Pike"})
	if len(r.Problems) != 2 || !errors.Is(r.Problems[0], ErrForeign) || !strings.Contains(errors.Join(r.Problems...).Error(), "cod.html") {
		t.Errorf("problems: %v", r.Problems)
	}
	if _, err := Open(dir, "tag:news.example"); err == nil || !strings.Contains(err.Error(), "another process writes into") {
		t.Errorf("opened twice: %v", err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	if _, err := Open(dir, "tag:other.example"); err == nil || !strings.Contains(err.Error(), "holds another site (tag:news.example)") {
		t.Errorf("another site: %v", err)
	}
}

// TestSwapped: a build goes into the folder that has the name now.
func TestSwapped(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	f := folder(t, dir)
	site := siteOf(page("/cod", html, "Cod"), page("/pike", html, "Pike"))
	written(t, f, site)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	_, got := written(t, f, site)
	testkit.Same(t, "removed", got, map[string]string{"cod.html": "Cod", "pike.html": "Pike"})
	if err := os.Rename(dir, dir+" of yesterday"); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	_, got = written(t, f, site)
	testkit.Same(t, "another one", got, map[string]string{"cod.html": "Cod", "pike.html": "Pike"})
}

// TestDates: versions written in one second have different dates.
func TestDates(t *testing.T) {
	dir := t.TempDir()
	f := folder(t, dir)
	seen := map[int64]bool{}
	for n := range 5 {
		written(t, f, siteOf(page("/cod", html, fmt.Sprint("Cod ", n))))
		info, err := os.Stat(filepath.Join(dir, "cod.html"))
		if err != nil {
			t.Fatal(err)
		}
		if at := info.ModTime().Unix(); seen[at] {
			t.Errorf("version %d has the date of another one", n)
		} else {
			seen[at] = true
		}
	}
}

// TestNames: a document whose name no file can have is left out, and the others are written; no name leads out of the folder.
func TestNames(t *testing.T) {
	dir := t.TempDir()
	f := folder(t, filepath.Join(dir, "out"))
	site := siteOf(page("/"+strings.Repeat("e", 300), html, "Long"), page("/../eels", html, "Out"), page("/"+manifestName, "text/plain", "Ours"),
		page("/feed", "application/rss+xml", "A file"), page("/pike", html, "Pike"), page("/pike.html", "text/plain", "Twice"))
	r, got := written(t, f, site)
	if len(r.Problems) != 4 || got["feed"] != "A file" || got["pike.html"] == "" {
		t.Errorf("%v\n%q", r.Problems, got)
	}
	r, got = written(t, f, siteOf(page("/feed", "application/rss+xml", "A file"), page("/feed/atom", "application/rss+xml", "In a file")))
	testkit.Same(t, "then", got, map[string]string{"feed": "A file"})
	if len(r.Problems) != 1 {
		t.Errorf("a file in a file: %v", r.Problems)
	}
	if names, err := os.ReadDir(dir); err != nil || len(names) != 1 {
		t.Errorf("beside the folder: %v, %v", names, err)
	}
}

// TestStopped: a build that stops anywhere, even between two files of one document, is completed by the next one, and
// leaves nothing behind.
func TestStopped(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 16))
	dir := t.TempDir()
	some := func() (documents []Document) {
		for n := range 12 {
			if random.IntN(3) > 0 {
				documents = append(documents, page(fmt.Sprint("/articles/", n), html, strings.Repeat("eel ", random.IntN(6))))
			}
		}
		return append(documents, page("/atom.xml", "application/atom+xml", fmt.Sprint("Feed ", random.IntN(3))))
	}
	type stop struct{}
	died := 0
	for round := range 60 {
		f, err := Open(dir, "tag:news.example")
		if err != nil {
			t.Fatal(err)
		}
		left := random.IntN(14)
		f.step = func(string) { // the program dies between two files
			if left--; left < 0 {
				if random.IntN(2) == 0 {
					tear(t, f)
				}
				panic(stop{})
			}
		}
		b := &build{Folder: f, seen: map[string]bool{}, kept: map[string]bool{}}
		func() {
			defer func() {
				if v := recover(); v != nil {
					died++
					if _, ok := v.(stop); !ok {
						panic(v)
					}
				}
			}()
			for _, d := range some() {
				if b.document(d); random.IntN(3) == 0 {
					b.flush()
				}
			}
			b.flush()
			b.sweep()
		}()
		f.Close()
		again, err := Open(dir, "tag:news.example")
		if err != nil {
			t.Fatal(err)
		}
		documents := some()
		r, got := written(t, again, siteOf(documents...))
		again.Close()
		want := map[string]string{}
		for _, d := range documents {
			c := d.Make()
			name := FileOf(d.Path, isHTML(c.Header))
			want[name] = string(c.Body)
			if gz := c.Gzip(); gz != nil {
				want[name+".gz"], want[name+".br"] = string(gz), string(c.Brotli())
			}
		}
		testkit.Same(t, fmt.Sprint("round ", round), got, want)
		if len(r.Problems) > 0 {
			t.Errorf("round %d: %v", round, r.Problems)
		}
	}
	if died < 20 {
		t.Errorf("only %d builds were stopped", died)
	}
}

// tear cuts the last line of the manifest, as a program that dies while it writes it.
func tear(t *testing.T, f *Folder) {
	t.Helper()
	name := filepath.Join(f.name, manifestName)
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfter(data, []byte("\n"))
	if len(lines) < 4 {
		return
	}
	last := lines[len(lines)-2]
	if !bytes.Contains(last, []byte(`"sum"`)) { // what it speaks of is being touched, so it was written whole
		return
	}
	if err := os.Truncate(name, int64(len(data)-len(last)/2)); err != nil {
		t.Fatal(err)
	}
}

// TestManifest: what cannot be read is refused, and lines that do not count are dropped.
func TestManifest(t *testing.T) {
	dir := t.TempDir()
	f := folder(t, dir)
	shrunk, before := 0, 0
	for n := range 12 {
		var pages []Document
		for at := range 100 {
			pages = append(pages, page(fmt.Sprint("/eels/", at), html, fmt.Sprint("Eels ", n)))
		}
		written(t, f, siteOf(pages...))
		data, err := os.ReadFile(filepath.Join(dir, manifestName))
		lines := bytes.Count(data, []byte("\n"))
		if err != nil || lines > 2*102+1000 || f.manifest.lines != lines { // with _headers and _redirects
			t.Errorf("build %d: %d lines, counted %d, %v", n, lines, f.manifest.lines, err)
		}
		if lines < before {
			shrunk++
		}
		before = lines
	}
	if shrunk == 0 || shrunk > 3 {
		t.Errorf("rewritten %d times", shrunk)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	for _, text := range []string{"", "eels\n", `{"program":"seedfeed","format":2,"site":"tag:news.example"}` + "\n"} {
		if err := os.WriteFile(filepath.Join(dir, manifestName), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(dir, "tag:news.example"); err == nil || !strings.Contains(err.Error(), "name another one") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestCancelled: a build that is cancelled removes nothing and writes no feed.
func TestCancelled(t *testing.T) {
	f := folder(t, t.TempDir())
	written(t, f, siteOf(page("/eels", html, "Eels"), page("/atom.xml", "application/atom+xml", "One")))
	ctx, cancel := context.WithCancel(context.Background())
	cod := page("/cod", html, "Cod")
	was := cod.Make
	cod.Make = func() *Content { cancel(); return was() }
	_, err := f.Build(ctx, siteOf(cod, page("/atom.xml", "application/atom+xml", "Two")), 1)
	got := filesOf(t, f.name)
	if !errors.Is(err, context.Canceled) || got["eels.html"] != "Eels" || got["atom.xml"] != "One" {
		t.Errorf("%v: %q", err, got)
	}
	if !slices.Contains([]string{"", "Cod"}, got["cod.html"]) {
		t.Errorf("half a file: %q", got["cod.html"])
	}
}

// TestKeyOf: a document is made only if its key has changed, and written only if its bytes or its name have. A hint that is the
// same stands for the key.
func TestKeyOf(t *testing.T) {
	f := folder(t, t.TempDir())
	links, made, drawn := "east", 0, 0 // where the link to "weir" leads
	var asked []string
	doc := Document{Path: "/eels", KeyOf: func(hint string) string {
		asked = append(asked, hint)
		if hint == "" {
			return "1"
		}
		return "1 " + hint + " leads " + links
	}}
	key := "1 weir leads east"
	doc.Make = func() *Content {
		made++
		c := page("/eels", html, "Eels, and a link to the weir").Make()
		c.Key, c.Hint = key, "weir"
		return c
	}
	name := "red"
	card := Document{Path: "/card.png", Make: func() *Content {
		return &Content{Status: 200, Header: http.Header{"Content-Type": {"image/png"}}, Name: name, Packed: true, Write: func(w io.Writer) error {
			drawn++
			_, err := io.WriteString(w, name)
			return err
		}}
	}}
	for _, step := range []struct {
		what, links, key, name string
		made, drawn            int // since the first build
	}{
		{"first", "east", "1 weir leads east", "red", 1, 1},
		{"nothing", "east", "1 weir leads east", "red", 1, 1},
		{"the link leads elsewhere", "west", NoKey, "red", 2, 1},
		{"it has no key now", "west", "1 weir leads west", "red", 3, 1},
		{"it has one again", "west", "1 weir leads west", "blue", 3, 2},
	} {
		links, key, name = step.links, step.key, step.name
		_, got := written(t, f, siteOf(doc, card))
		if made != step.made || drawn != step.drawn || got["card.png"] != name || !strings.HasPrefix(got["eels.html"], "Eels") {
			t.Errorf("%s: made %d times, drawn %d times: %q", step.what, made, drawn, got)
		}
	}
	if _, ok := filesOf(t, f.name)["card.png.gz"]; ok || !slices.Equal(asked, []string{"weir", "weir", "weir"}) {
		t.Errorf("keys asked for with %q; a packed document has another form: %t", asked, ok)
	}
}
