package feed

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"seedfeed/feed/settings"
	"seedfeed/feed/testkit"
)

// newBucket starts an S3 service with an empty bucket and returns the address of the bucket.
func newBucket(t *testing.T) string {
	t.Helper()
	backend := s3mem.New()
	if err := backend.CreateBucket("news"); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(gofakes3.New(backend).Server())
	t.Cleanup(server.Close)
	t.Setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	t.Setenv("AWS_REGION", "us-east-1")
	return server.URL + "/news"
}

// object fetches an object as a reader does. It returns "" if the object is missing.
func object(t *testing.T, address, key string) (text string, header http.Header) {
	t.Helper()
	resp, err := http.Get(address + "/" + key)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		return "", nil
	}
	return string(data), resp.Header
}

// sameObjects compares the objects with the served documents, and returns the number of documents.
func (d *desk) sameObjects(when string) int {
	d.t.Helper()
	documents := d.crawl()
	for path, body := range documents {
		key := strings.TrimPrefix(path, "/")
		if key == "" || strings.HasSuffix(key, "/") {
			key += "index.html"
		}
		if text, _ := object(d.t, d.cfg.Bucket, key); text != body {
			d.t.Errorf("%s: %s: %d bytes in the bucket, %d served", when, path, len(text), len(body))
		}
	}
	return len(documents)
}

// TestBucket checks that a bucket has the served documents after edits, withdrawals and a restart.
func TestBucket(t *testing.T) {
	at := newBucket(t)
	d := newDesk(t, func(c *config) { c.Bucket, c.Zone, c.Limit = at, time.UTC, 3 })
	for n := range 8 {
		d.drop(fmt.Sprintf("boat%d.md", n), fmt.Sprintf(boats, n, ""))
		d.wait(time.Minute)
	}
	first := d.build()
	if n := d.sameObjects("first"); n < 30 || first.Written < n || first.To != at {
		t.Errorf("%d documents, %+v", n, first)
	}
	d.rebuilds(7, first.Written, d.sameObjects)
	if text, _ := object(t, at, "articles/boats-of-the-year-7"); text == "" || strings.Contains(text, "Iversen") {
		t.Errorf("withdrawn: %s", text)
	}
	if _, h := object(t, at, "atom.xml"); !strings.HasPrefix(h.Get("Content-Type"), "application/atom+xml") || h.Get("Content-Encoding") != "" {
		t.Errorf("%v", h)
	}
}

// TestBucketFollows checks that the bucket is updated while Run runs. If the bucket does not exist, the program still serves
// its own readers.
func TestBucketFollows(t *testing.T) {
	dir := t.TempDir()
	c := settings.Config{Seeds: filepath.Join(dir, "seeds"), State: filepath.Join(dir, "state"), BaseURL: "https://news.example/", Bucket: newBucket(t)}
	if err := os.Mkdir(c.Seeds, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(c.Seeds, "a.md"), fmt.Appendf(nil, boats, 1, ""), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, there := range []bool{true, false} {
		if !there {
			c.Bucket = strings.TrimSuffix(c.Bucket, "news") + "olds"
		}
		p, err := Open(c)
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(context.Background())
		ran := make(chan error, 1)
		go func() { ran <- p.Run(ctx) }()
		has := func() bool {
			if there {
				text, _ := object(t, c.Bucket, "atom.xml")
				return strings.Contains(text, "Boats of the year 1")
			}
			w := httptest.NewRecorder()
			p.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/atom.xml", nil))
			return strings.Contains(w.Body.String(), "Boats of the year 1")
		}
		testkit.Within(t, fmt.Sprintf("the article comes out, bucket there: %t", there), has)
		stop()
		if err := <-ran; err != nil {
			t.Error(err)
		}
	}
	if _, err := Build(context.Background(), c); err == nil || !strings.Contains(err.Error(), "make the bucket, or check its name") {
		t.Errorf("no bucket: %v", err)
	}
	for bucket, want := range map[string]string{"news": "--bucket: this is no address of a bucket", "https://a:hunter2@s3.example/news": "must not hold credentials"} {
		c.Bucket = bucket
		if _, err := Open(c); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: %v", bucket, err)
		}
	}
	c.Bucket, c.Out = "s3://news", filepath.Join(dir, "out")
	if _, err := Open(c); err == nil || !strings.Contains(err.Error(), "give one of them") {
		t.Errorf("both: %v", err)
	}
}
