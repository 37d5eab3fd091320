package outlet

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"seedfeed/feed/announce"
	"seedfeed/feed/catalogue"
	"seedfeed/feed/digest"
	"seedfeed/feed/edition"
	"seedfeed/feed/filing"
	"seedfeed/feed/ledger"
	"seedfeed/feed/markup"
	"seedfeed/feed/settings"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

const (
	base   = "https://news.example/"
	feedID = "tag:news.example,2026:/"
)

// desk prints articles that are in memory, and has an outlet into a folder.
type desk struct {
	*Outlet
	t       *testing.T
	printer edition.Printer
	texts   map[string]*digest.Digest // by path
	read    atomic.Int32              // how many digests were asked for
	told    []announce.News
	log     strings.Builder
}

func newDesk(t *testing.T) *desk {
	d := &desk{t: t, texts: map[string]*digest.Digest{}}
	log := slog.New(slog.NewTextHandler(&d.log, nil))
	index := ledger.NewIndex()
	d.printer = edition.Printer{
		Site:  edition.Site{BaseURL: base, FeedID: feedID, Title: "News", Language: "en", Limit: 2, Epoch: noon.AddDate(-1, 0, 0), Index: index},
		Index: index, Filing: filing.New(index, "1", nil), Log: log,
		DigestOf: func(r ledger.Record) *digest.Digest {
			d.read.Add(1)
			return d.texts[r.Path]
		},
		DigestKey: func(r ledger.Record) string { return r.Hash },
	}
	var err error
	if d.Outlet, err = New(&settings.Config{Out: filepath.Join(t.TempDir(), "out"), BaseURL: base, Log: log}); err != nil {
		t.Fatal(err)
	}
	d.open()
	return d
}

func (d *desk) open() {
	d.t.Helper()
	if err := d.Open(feedID, func(n announce.News) { d.told = append(d.told, n) }); err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { d.Close() })
}

// put enters article i with a text; change may alter its record.
func (d *desk) put(i int, text string, change func(*ledger.Record)) {
	at := noon.Add(time.Duration(i) * time.Minute)
	r := ledger.Record{
		ID: fmt.Sprintf("%s%d", feedID, i), Path: fmt.Sprintf("%d.txt", i), Slug: fmt.Sprintf("report-%d", i),
		Hash: digest.Hash([]byte(text)), Published: at, Updated: at,
	}
	if change != nil {
		change(&r)
	}
	d.printer.Index.Put(r)
	d.texts[r.Path] = &digest.Digest{
		Title: fmt.Sprint("Report ", i), Summary: []string{text}, Body: text + "\n\nThe end.", Tags: []string{"weirs"},
		Quotes: []digest.Quote{{Text: text, Speaker: "Ann Roe", Key: true}},
	}
	r, _ = d.printer.Index.ByID(r.ID)
	d.printer.Filing.Apply(r, d.texts[r.Path], noon)
}

// print prints an edition of all articles.
func (d *desk) print() *edition.Edition {
	d.t.Helper()
	c := catalogue.New(d.printer.Index.All())
	span := catalogue.Span{Since: noon.Add(-time.Hour), Notices: true}
	places, _ := c.Newest(2, span)
	e, err := d.printer.Print(edition.View{Places: places, Archives: c.Archives(), Span: span, Updated: c.Updated()})
	if err != nil {
		d.t.Fatal(err)
	}
	d.Print(announce.News{Edition: e})
	return e
}

// write writes the newest edition and returns what was counted.
func (d *desk) write() Built {
	d.t.Helper()
	b, err := d.Write(context.Background())
	if err != nil || len(b.Problems) > 0 || b.To != d.name {
		d.t.Errorf("to %s: %v, %v", b.To, err, b.Problems)
	}
	return b
}

// file returns the content of a file, "" if there is none.
func (d *desk) file(name string) string {
	data, _ := os.ReadFile(filepath.Join(d.name, name))
	return string(data)
}

// TestNew: which settings are refused, and what is written to for the others.
func TestNew(t *testing.T) {
	dir := t.TempDir()
	at := func(parts ...string) string { return filepath.Join(append([]string{dir}, parts...)...) }
	if err := errors.Join(os.Mkdir(at("news"), 0o755), os.Symlink(at("news"), at("link"))); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	for _, c := range []struct {
		name string
		settings.Config
		to, fault string
	}{
		{"neither", settings.Config{Seeds: at("news")}, "", ""},
		{"a folder", settings.Config{Seeds: at("news"), State: at("state"), Out: at("out")}, at("out"), ""},
		{"a folder, and no state", settings.Config{Seeds: at("news"), Out: at("out")}, at("out"), ""},
		{"a name that begins alike", settings.Config{Seeds: at("news"), Out: at("newsout")}, at("newsout"), ""},
		{"in the seeds", settings.Config{Seeds: at("news"), Out: at("news", "out")}, "", "the seeds folder"},
		{"in the seeds, by a link", settings.Config{Seeds: at("news"), Out: at("link", "new", "out")}, "", "the seeds folder"},
		{"the seeds", settings.Config{Seeds: at("news"), Out: at("news")}, "", "the seeds folder"},
		{"in the seeds, from here", settings.Config{Seeds: at("news"), Out: "news/out"}, "", "the seeds folder"},
		{"around the seeds", settings.Config{Seeds: at("news"), Out: dir}, "", "the seeds folder"},
		{"in the state", settings.Config{Seeds: at("news"), State: at("state"), Out: at("state", "out")}, "", "the state folder"},
		{"a bucket", settings.Config{Bucket: "s3://mill/site"}, "s3://mill/site", ""},
		{"no bucket", settings.Config{Bucket: "mill"}, "", "--bucket: "},
		{"both", settings.Config{Out: at("out"), Bucket: "s3://mill/site"}, "", "give one of them"},
	} {
		o, err := New(&c.Config)
		if (err == nil) != (c.fault == "") || err != nil && !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%s: %v, want %q", c.name, err, c.fault)
		}
		if (o == nil) != (c.to == "") || o != nil && o.name != c.to {
			t.Errorf("%s: %+v, want %q", c.name, o, c.to)
		}
		if err := o.Close(); err != nil { // as where something else could not be opened
			t.Errorf("%s: closed and never open: %v", c.name, err)
		}
	}
}

// TestNone: without a folder and a bucket nothing is written, and nothing fails.
func TestNone(t *testing.T) {
	var o *Outlet
	if err := errors.Join(o.Open(feedID, nil), o.Begin(context.Background()), o.Close()); err != nil {
		t.Error(err)
	}
	o.Scanned()
	o.Forget()
	o.Keep(context.Background())
}

// TestOpen: the folder of another site, and one that another process writes to, are left alone.
func TestOpen(t *testing.T) {
	d := newDesk(t)
	other := &Outlet{name: d.name}
	if err := other.Open(feedID, nil); err == nil || !strings.HasPrefix(err.Error(), "--out: ") {
		t.Errorf("two at once: %v", err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if err := other.Open("tag:other.example,2026:/", nil); err == nil || !strings.Contains(err.Error(), "another site") {
		t.Errorf("another site: %v", err)
	}
	d.open()
}

// TestWrite: the folder has the documents of the newest edition, with their compressed forms. A build writes what has changed.
func TestWrite(t *testing.T) {
	d := newDesk(t)
	if b := d.write(); b.Written+b.Same+b.Removed > 0 || len(d.told) > 0 {
		t.Errorf("before an edition: %+v, told %v", b, d.told)
	}
	d.put(1, "The weir is open.", nil)
	d.put(2, "The lock is shut.", func(r *ledger.Record) { r.Withdrawn = noon.Add(time.Hour) })
	e := d.print()
	first := d.write()
	if first.Written == 0 || first.Same > 0 || first.Removed > 0 || first.Bytes == 0 || len(d.told) != 1 || d.told[0].Edition != e {
		t.Errorf("first: %+v, told %v", first, d.told)
	}
	for _, path := range e.FeedPaths() {
		want := e.Feeds[path]
		if d.file(path) != string(want.Body) || d.file(path+".br") != string(want.Brotli()) {
			t.Errorf("%s is another one than that of the edition", path)
		}
		if r, err := gzip.NewReader(strings.NewReader(d.file(path + ".gz"))); err != nil {
			t.Errorf("%s.gz: %v", path, err)
		} else if plain, _ := io.ReadAll(r); !bytes.Equal(plain, want.Body) {
			t.Errorf("%s.gz: %.100s", path, plain)
		}
	}
	for name, want := range map[string]string{
		"articles/report-1.html": "The weir is open.", "articles/report-2.html": "withdrawn", "quotes.csv": "The weir is open.", "quotes.json": "The weir is open.",
		"search.html": "Search", "404.html": "<main", "topics/weirs/index.html": "Report 1", "index.html": "Report 1", "_headers": "", "cards/report-1.png": "PNG",
	} {
		if got := d.file(name); got == "" || !strings.Contains(got, want) {
			t.Errorf("%s: %.300q, want %q", name, got, want)
		}
	}
	for _, name := range []string{"search.html.br", "404.html.br", "articles/report-1.html.br", "cards/report-1.png.gz"} {
		if got := d.file(name); got != "" {
			t.Errorf("%s: %d bytes; only feeds are worth it, and pictures are packed", name, len(got))
		}
	}
	if got := d.log.String(); strings.Count(got, "files written") != 1 || !strings.Contains(got, fmt.Sprint("written=", first.Written)) {
		t.Errorf("log: %s", got)
	}
	d.read.Store(0)
	if b := d.write(); b.Written > 0 || b.Removed > 0 || b.Same != first.Written || d.read.Load() > 0 {
		t.Errorf("once more: %+v after %+v, read %d texts", b, first, d.read.Load())
	}
	if got := strings.Count(d.log.String(), "files written"); got != 1 {
		t.Errorf("logged %d times: %s", got, d.log.String())
	}
}

// TestEdit: an edit writes the documents of its article and those that list it.
func TestEdit(t *testing.T) {
	d := newDesk(t)
	for n := range 6 {
		d.put(n, fmt.Sprint("The weir is open on day ", n), nil)
	}
	d.print()
	first := d.write()
	d.put(5, "The weir is shut.", func(r *ledger.Record) { r.Updated = noon.Add(time.Hour) })
	d.print()
	if b := d.write(); b.Written == 0 || b.Written > first.Written/2 || b.Same == 0 || b.Written+b.Same != first.Written {
		t.Errorf("%+v after %+v", b, first)
	}
	for _, name := range []string{"articles/report-5.html", "quotes.csv", "index.html", "atom.xml"} {
		if got := d.file(name); !strings.Contains(got, "The weir is shut.") || strings.Contains(got, "day 5") {
			t.Errorf("%s: %.300q", name, got)
		}
	}
}

// TestUnread: a document that lacks an article, because its text could not be read, is made again in the next build.
func TestUnread(t *testing.T) {
	d := newDesk(t)
	for n := range 3 {
		d.put(n, fmt.Sprint("The weir is open on day ", n), nil)
	}
	text := d.texts["0.txt"]
	d.texts["0.txt"] = nil
	d.print()
	d.write()
	d.texts["0.txt"] = text
	d.write()
	for _, name := range []string{"articles/report-0.html", "quotes.csv", "quotes.json"} {
		if got := d.file(name); !strings.Contains(got, "day 0") {
			t.Errorf("%s: %.300q", name, got)
		}
	}
}

// TestLinks: an article that is new is linked to from those that named it before, though nothing else of them has changed.
func TestLinks(t *testing.T) {
	d := newDesk(t)
	for n := range 3 {
		d.put(n, "The weir is open.", nil)
	}
	text := "See the other report."
	d.texts["0.txt"].Body = text
	d.texts["0.txt"].Blocks = []markup.Block{{Text: text, Spans: []markup.Span{{Kind: markup.Link, Start: 4, End: 20, Address: "5.txt"}}}}
	d.print()
	d.write()
	const link = "articles/report-5\""
	if got := d.file("articles/report-0.html"); got == "" || strings.Contains(got, link) {
		t.Errorf("before: %s", got)
	}
	d.put(5, "The lock is shut.", nil)
	d.print()
	d.write()
	if got := d.file("articles/report-0.html"); !strings.Contains(got, link) {
		t.Errorf("after: %s", got)
	}
	d.read.Store(0)
	if b := d.write(); b.Written > 0 || d.read.Load() > 0 {
		t.Errorf("once more: %+v, read %d texts", b, d.read.Load())
	}
}

// TestLeads: every former address leads to its article.
func TestLeads(t *testing.T) {
	d := newDesk(t)
	for n := range 3 {
		d.put(n, "The weir is open.", func(r *ledger.Record) { r.SetPast(ledger.Past{Kept: fmt.Sprintf("/weirs/%d", n)}) })
	}
	d.print()
	d.write()
	for n := range 3 {
		want := fmt.Sprintf("/weirs/%d %sarticles/report-%d 301", n, base, n)
		if got := strings.Join(strings.Fields(d.file("_redirects")), " "); !strings.Contains(got, want) {
			t.Errorf("%q is not in %s", want, got)
		}
	}
}

// TestFailed: hubs are told of changes whose writing failed when it succeeds, together with later ones, and once.
func TestFailed(t *testing.T) {
	d := newDesk(t)
	d.put(1, "The weir is open.", nil)
	d.print()
	ended, end := context.WithCancel(context.Background())
	end()
	for range 2 {
		if _, err := d.Write(ended); !errors.Is(err, context.Canceled) || len(d.told) > 0 {
			t.Errorf("%v, told %v", err, d.told)
		}
	}
	if !d.hasNewer() {
		t.Error("what failed is forgotten")
	}
	d.put(2, "The lock is shut.", nil)
	newest := d.print()
	d.write()
	d.write()
	if len(d.told) != 2 || d.told[0].Edition != newest || d.told[1].Edition != nil {
		t.Errorf("told %v, want the newest edition once", d.told)
	}
}

// TestKeep: nothing is written before the first scan has ended; then each edition is, a second after the one before.
func TestKeep(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDesk(t)
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan bool)
		go func() {
			d.Keep(ctx)
			close(ended)
		}()
		after := func(wait time.Duration, what, want string) {
			t.Helper()
			time.Sleep(wait)
			synctest.Wait()
			if got := d.file("atom.xml"); !strings.Contains(got, want) || want == "" && got != "" {
				t.Errorf("%s: %.300q, want %q; %s", what, got, want, d.log.String())
			}
		}
		d.put(1, "The weir is open.", nil)
		d.print()
		after(time.Hour, "while the folder is scanned", "")
		d.Scanned()
		after(0, "scanned", "weir is open")
		d.put(1, "The weir is shut.", func(r *ledger.Record) { r.Updated = noon.Add(time.Hour) })
		d.print()
		after(outPause-time.Millisecond, "at once after a build", "weir is open")
		after(time.Millisecond, "a second after a build", "weir is shut")

		d.Forget()
		d.put(1, "The weir is gone.", func(r *ledger.Record) { r.Updated = noon.Add(2 * time.Hour) })
		d.print()
		after(time.Hour, "while another state is scanned", "weir is shut")

		// A folder that another site has taken cannot be written to. Once it is back, it is.
		aside := d.name + ".aside"
		if err := errors.Join(os.Rename(d.name, aside), os.WriteFile(d.name, nil, 0o644)); err != nil {
			t.Fatal(err)
		}
		d.Scanned()
		after(outRetry-time.Millisecond, "no folder", "")
		if err := errors.Join(os.Remove(d.name), os.Rename(aside, d.name)); err != nil {
			t.Fatal(err)
		}
		after(0, "before the next try", "weir is shut")
		after(time.Millisecond, "at the next try", "weir is gone")
		if got := strings.Count(d.log.String(), "files not written; tried again"); got != 1 {
			t.Errorf("logged %d times: %s", got, d.log.String())
		}
		stop()
		<-ended
	})
}
