package feed

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"seedfeed/feed/audit"
	"seedfeed/feed/header"
	"seedfeed/feed/settings"
	"seedfeed/feed/testkit"
)

const (
	lamp     = "---\ntags: [ferry]\n---\n# The lamp is lit\n\nThe lamp was lit on Monday.\n\n“We hung it ourselves last winter,” said Ada Brill, who keeps the ferry.\n\n“It was never lit in all those years,” a spokesman said.\n"
	windmill = "# The mill turns\n\nThe mill turned on Monday.\n\n“It will turn for a hundred years,” said Bo Lund, the miller.\n"
	draft    = "---\ndraft: true\n---\n# The weir\n\n“Nobody must hear of it yet,” said Cy Dale, who built the weir.\n"
)

// table is /quotes.json as its rows.
func (d *desk) table(t *testing.T) (rows []audit.Row) {
	t.Helper()
	code, body := d.get("/quotes.json")
	if err := json.Unmarshal([]byte(body), &rows); err != nil || code != 200 {
		t.Fatalf("%d, %v: %s", code, err, body)
	}
	return rows
}

func speakers(rows []audit.Row) (out []string) {
	for _, r := range rows {
		out = append(out, r.Speaker)
	}
	return out
}

// TestQuotes: the tables hold what is published, and the command reads the same beside the program that publishes.
func TestQuotes(t *testing.T) {
	d := newDesk(t, func(c *config) { c.Zone, c.Sections = time.UTC, true })
	if code, body := d.get("/quotes.json"); code != 503 && body != "[\n]\n" {
		t.Errorf("before anything is published: %d %s", code, body)
	}
	if err := os.Mkdir(filepath.Join(d.cfg.Seeds, "works"), 0o755); err != nil {
		t.Fatal(err)
	}
	d.drop("lamp.md", lamp)
	d.wait(time.Minute)
	d.drop("works/mill.md", windmill)
	d.drop("draft.md", draft)
	rows := d.table(t)
	if got := speakers(rows); !slices.Equal(got, []string{"Bo Lund", "Ada Brill", "a spokesman"}) {
		t.Fatalf("%q", got)
	}
	if r := rows[0]; r.URL != "https://news.example/articles/the-mill-turns" || r.Section != "works" || r.ID != d.record("works/mill.md").ID || !r.Published.Equal(d.record("works/mill.md").Published.Truncate(time.Second)) {
		t.Errorf("%+v", r)
	}
	if r := rows[2]; r.Kind != audit.Role || r.Section != "" || r.Place != 2 {
		t.Errorf("%+v", r)
	}
	d.sameTable(t, rows)
	if _, body := d.get("/quotes.csv"); strings.Count(body, "\r\n") != 4 || !strings.Contains(body, "\r\nBo Lund,person,") {
		t.Error(body)
	}

	tag := d.tag()
	if again := d.tag(); again != tag || tag == "" {
		t.Errorf("tags %s and %s of one version", tag, again)
	}
	d.ownerWrites("lamp.meta.yaml", "speakers: {a spokesman: Bo Lund}\n")
	d.ownerWrites(header.PeopleFile, "- {name: Bo Lund, office: miller, group: trades}\n")
	rows = d.table(t)
	if r := rows[2]; r.Speaker != "Bo Lund" || r.Office != "miller" || r.Group != "trades" || r.Person != rows[0].Person || r.Kind != audit.Person {
		t.Errorf("%+v", r)
	}
	d.sameTable(t, rows)
	if next := d.tag(); next == tag {
		t.Error("another table has the tag of the one before")
	} else {
		tag = next
	}

	d.remove("works/mill.md")
	d.wait(time.Minute)
	if got := speakers(d.table(t)); !slices.Equal(got, []string{"Ada Brill", "Bo Lund"}) {
		t.Errorf("after a withdrawal: %q", got)
	}
	if d.tag() == tag {
		t.Error("a table without an article has the tag of the one with it")
	}
}

// sameTable looks at what OpenQuotes finds beside the running program.
func (d *desk) sameTable(t *testing.T, want []audit.Row) {
	t.Helper()
	d.press.keepDigests()
	c := d.cfg.Config
	before := testkit.Tree(t, c.Seeds)
	q, err := OpenQuotes(context.Background(), c, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	if diff := cmp.Diff(want, slices.Collect(q.Rows(audit.Filter{}))); diff != "" || q.First || q.Articles != 2 {
		t.Errorf("%d articles, first %v (-want +got):\n%s", q.Articles, q.First, diff)
	}
	if got := slices.Collect(q.Rows(audit.Filter{Topic: "ferry", Speaker: "brill"})); len(got) != 1 || got[0].Speaker != "Ada Brill" {
		t.Errorf("%+v", got)
	}
	if after := testkit.Tree(t, c.Seeds); !maps.Equal(before, after) {
		t.Error("the folder was changed")
	}
}

func (d *desk) tag() string {
	w := httptest.NewRecorder()
	d.ServeHTTP(w, httptest.NewRequest("HEAD", "/quotes.csv", nil))
	return w.Header().Get("ETag")
}

// TestQuotesFirst: where nothing was ever published, the table shows what a first start would publish, and no folder is made.
func TestQuotesFirst(t *testing.T) {
	dir := testkit.Folder(t, map[string]string{"lamp.md": lamp, "draft.md": draft, header.PeopleFile: "- {name: Ada Brill, group: ferry}\n"})
	c := settings.Config{Seeds: dir, BaseURL: "https://news.example/", Zone: time.UTC, Settle: time.Millisecond}
	read := 0
	q, err := OpenQuotes(context.Background(), c, func(files int) { read = files })
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	rows := slices.Collect(q.Rows(audit.Filter{}))
	if got := speakers(rows); !q.First || q.Articles != 1 || read != 2 || !slices.Equal(got, []string{"Ada Brill", "a spokesman"}) || rows[0].Group != "ferry" {
		t.Errorf("%+v, %d files, %+v", q, read, rows)
	}
	for range q.Rows(audit.Filter{}) {
		break // as one does who has seen enough
	}
	if _, err := os.Stat(filepath.Join(dir, ".seedfeed")); !os.IsNotExist(err) {
		t.Errorf("%v", err)
	}
}

// TestQuotesMissing: a folder that is not there is an error.
func TestQuotesMissing(t *testing.T) {
	if _, err := OpenQuotes(context.Background(), settings.Config{Seeds: filepath.Join(t.TempDir(), "x"), BaseURL: "https://news.example/"}, nil); err == nil {
		t.Error("no error")
	}
}

// BenchmarkQuotes is the table of so many articles: one of them is in memory at a time.
func BenchmarkQuotes(b *testing.B) {
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := b.TempDir()
			for i := range n {
				if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.md", i)), []byte(strings.Replace(lamp, "lamp is", fmt.Sprintf("lamp %d is", i), 1)), 0o644); err != nil {
					b.Fatal(err)
				}
			}
			q, err := OpenQuotes(context.Background(), settings.Config{Seeds: dir, BaseURL: "https://news.example/", Settle: time.Millisecond}, nil)
			if err != nil {
				b.Fatal(err)
			}
			defer q.Close()
			b.ReportAllocs()
			for b.Loop() {
				var out bytes.Buffer
				if err := audit.CSV(time.UTC).Write(&out, q.Rows(audit.Filter{})); err != nil || out.Len() < n*100 {
					b.Fatal(err, out.Len())
				}
			}
		})
	}
}
