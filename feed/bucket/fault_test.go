package bucket

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"seedfeed/feed/export"
	"seedfeed/feed/testkit"
)

// TestFaults checks that errors name the address, the reason and the remedy, and contain no secret.
func TestFaults(t *testing.T) {
	site := siteOf(doc("/", textHTML, "Front"), doc("/atom.xml", textAtom, "A feed"))
	for _, test := range []struct {
		name   string
		change func(t *testing.T, s *service) (address string)
		want   []string
	}{
		{"unknown key", func(t *testing.T, s *service) string {
			t.Setenv("AWS_ACCESS_KEY_ID", "AKIDOTHER")
			return ""
		}, []string{"InvalidAccessKeyId", "the service does not know these credentials"}},
		{"wrong secret", func(t *testing.T, s *service) string {
			t.Setenv("AWS_SECRET_ACCESS_KEY", "no secret")
			return ""
		}, []string{"SignatureDoesNotMatch", "the secret key is wrong; check AWS_SECRET_ACCESS_KEY"}},
		{"no credentials", func(t *testing.T, s *service) string {
			t.Setenv("AWS_ACCESS_KEY_ID", "")
			t.Setenv("AWS_SECRET_ACCESS_KEY", "")
			return ""
		}, []string{"there are no credentials; set AWS_ACCESS_KEY_ID"}},
		{"no bucket", func(t *testing.T, s *service) string {
			return s.URL + "/olds"
		}, []string{"/olds", "NoSuchBucket", "make the bucket, or check its name"}},
		{"read only", func(t *testing.T, s *service) string {
			s.set(func() { s.readOnly = true })
			return ""
		}, []string{"AccessDenied", "these credentials may not do that; allow s3:ListBucket"}},
		{"no list", func(t *testing.T, s *service) string {
			s.set(func() { s.hidden = true })
			return ""
		}, []string{"list: No (AccessDenied)", "allow s3:ListBucket"}},
		{"full", func(t *testing.T, s *service) string {
			s.set(func() { s.full = true })
			return ""
		}, []string{"QuotaExceeded", "the bucket is full; remove something"}},
		{"nobody", func(t *testing.T, s *service) string {
			s.Close()
			return ""
		}, []string{"connection refused", "is the address right, and the network up?"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newService(t)
			address := s.address("", "")
			if other := test.change(t, s); other != "" {
				address = other
			}
			p := quick
			p.tries = 2
			b := openedAt(t, address, tag1, p)
			_, err := b.Build(context.Background(), site, 2)
			if err == nil {
				t.Fatal("no error")
			}
			for _, want := range append(test.want, strings.TrimPrefix(address, "http://")) {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%v: want %q", err, want)
				}
			}
			if strings.Contains(err.Error(), testSecret) || strings.Contains(err.Error(), testKey) {
				t.Error("a secret:", err)
			}
		})
	}
}

// TestFull checks that a bucket that fills up during a build keeps the old feed. When there is room, the build completes.
func TestFull(t *testing.T) {
	s := newService(t)
	b := opened(t, s.address("", ""), tag1)
	built(t, b, siteOf(doc("/", textHTML, "Front"), doc("/atom.xml", textAtom, "A feed")))
	next := siteOf(doc("/", textHTML, "New"), doc("/eels", textHTML, "Eels"), doc("/atom.xml", textAtom, "New feed"))
	s.set(func() { s.full = true })
	if _, err := b.Build(context.Background(), next, 2); err == nil || !strings.Contains(err.Error(), "QuotaExceeded") {
		t.Errorf("%v", err)
	}
	if s.text(t, "atom.xml") != "A feed" {
		t.Error("the feed is new")
	}
	s.set(func() { s.full = false })
	built(t, b, next)
	testkit.Same(t, "with room", s.objects(t), map[string]string{"index.html": "New", "eels": "Eels", "atom.xml": "New feed"})
}

// TestFile checks credentials in the file of the AWS command line.
func TestFile(t *testing.T) {
	s := newService(t)
	t.Setenv("AWS_ACCESS_KEY_ID", "")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "")
	home := t.TempDir()
	t.Setenv("HOME", home)
	dir := filepath.Join(home, ".aws")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	text := "[default]\naws_access_key_id = " + testKey + "\naws_secret_access_key = " + testSecret + "\n"
	if err := os.WriteFile(filepath.Join(dir, "credentials"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	at, err := ParseAddress(s.address("", ""))
	if err != nil {
		t.Fatal(err)
	}
	b, err := open(at, tag1, slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})), quick)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	built(t, b, siteOf(doc("/", textHTML, "Front")))
	if strings.Contains(log.String(), testSecret) {
		t.Error(log.String())
	}
}

func TestParseAddress(t *testing.T) {
	t.Setenv("AWS_REGION", "")
	t.Setenv("AWS_DEFAULT_REGION", "eu-west-1")
	t.Setenv("AWS_ENDPOINT_URL_S3", "")
	t.Setenv("AWS_ENDPOINT_URL", "")
	for text, want := range map[string]Address{
		"s3://news":                                            {"s3.amazonaws.com", true, "news", "", "eu-west-1", false, "s3://news"},
		"s3://news/daily/?region=us-east-2":                    {"s3.amazonaws.com", true, "news", "daily/", "us-east-2", false, "s3://news/daily"},
		"https://s3.example:9000/news":                         {"s3.example:9000", true, "news", "", "eu-west-1", false, "https://s3.example:9000/news"},
		"http://127.0.0.1:9000/news/a/b?region=auto&gzip=true": {"127.0.0.1:9000", false, "news", "a/b/", "auto", true, "http://127.0.0.1:9000/news/a/b"},
	} {
		if got, err := ParseAddress(text); err != nil || got != want {
			t.Errorf("%s: %+v, %v", text, got, err)
		}
	}
	for text, want := range map[string]string{
		"": "no address", "news": "no address", "ftp://x/y": "no address", "s3://": "the name of the bucket is missing", "https://s3.example/": "the name of the bucket is missing",
		"https://user:hunter2@s3.example/news": "must not hold credentials", "s3://AKID:hunter2@news": "must not hold credentials", "s3://s3.example:9000/news": "use https://s3.example:9000/BUCKET",
		"s3://news?gzip=best": "use gzip=true", "s3://news?endpoint=x": `unknown part "endpoint"`, "s3://news/a/../b": "the prefix", "https://hunter2\x7f": "no address", "s3://news/" + strings.Repeat("a", 1024): "longer than 1,024",
	} {
		if _, err := ParseAddress(text); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: %v", text, err)
		}
	}
	t.Setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9000")
	if got, err := ParseAddress("s3://news"); err != nil || got.endpoint != "127.0.0.1:9000" || got.secure {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestCheckKey(t *testing.T) {
	for key, good := range map[string]bool{
		"a": true, "a/b c": true, "é/ü.xml": true, strings.Repeat("a", 1024): true, strings.Repeat("a", 1025): false,
		"": false, "a/": false, "/a": false, "a//b": false, "./a": false, "a/..": false, "a\nb": false, "a\x7f": false, "\xff": false, "a/.b": true,
	} {
		if err := checkKey(key); (err == nil) != good {
			t.Errorf("%q: %v", key, err)
		}
	}
}

// TestOptional checks a service that does not support an object and a folder of the same name. Former addresses are left out
// silently, and documents are reported.
func TestOptional(t *testing.T) {
	s := newService(t)
	s.refuse = map[string]string{"old/index.html": "XMinioParentIsObject", "feed.xml/index.html": "ObjectParentIsFile", "eels": "XMinioParentIsObject"}
	b := opened(t, s.address("", ""), tag1)
	site := siteOf(doc("/", textHTML, "Front"), doc("/eels", textHTML, "Eels"), doc("/feed.xml", textAtom, "A feed"))
	site.Leads = func(yield func(export.Lead) bool) {
		_ = yield(export.Lead{From: "/old/", To: "/"}) && yield(export.Lead{From: "/feed.xml/", To: "/feed.xml", Same: true})
	}
	for range 2 {
		if r := built(t, b, site); len(r.Problems) != 1 || !strings.Contains(r.Problems[0].Error(), "/eels: write: No (XMinioParentIsObject)") {
			t.Errorf("%+v", r)
		}
	}
	testkit.Same(t, "the others", s.objects(t), map[string]string{"index.html": "Front", "feed.xml": "A feed"})
}

// TestUnknown checks services with fewer features. If a service refuses conditional writes, or supports only one condition,
// writes are unconditional. If it does not support redirects, the pages are stored without them.
func TestUnknown(t *testing.T) {
	for name, change := range map[string]func(*service){
		"strict": func(s *service) { s.strict = true }, "half": func(s *service) { s.half = true }, "website": func(s *service) { s.plainWebsite = true },
	} {
		s := newService(t)
		change(s)
		b := opened(t, s.address("", ""), tag1)
		site := siteOf(doc("/", textHTML, "Front"))
		site.Leads = func(yield func(export.Lead) bool) { yield(export.Lead{From: "/old", To: "/"}) }
		for range 2 {
			built(t, b, site)
		}
		if b.conditional != (name == "website") || s.text(t, "index.html") != "Front" || !strings.Contains(s.text(t, "old"), "https://news.example/") {
			t.Errorf("%s: conditional: %t", name, b.conditional)
		}
	}
}

// TestMissing checks that an object is written although Amazon S3 answers 404 to If-Match for a missing object.
func TestMissing(t *testing.T) {
	s := newService(t)
	b := opened(t, s.address("", ""), tag1)
	built(t, b, siteOf(doc("/", textHTML, "Front")))
	if _, err := s.backend.DeleteObject(testBucket, "index.html"); err != nil {
		t.Fatal(err)
	}
	s.missing = true
	if r := built(t, b, siteOf(doc("/", textHTML, "New"))); r.Written != 1 || s.text(t, "index.html") != "New" {
		t.Errorf("%+v", r)
	}
}

// TestTornList checks that a list that is cut off is read again, and is never mistaken for the full list.
func TestTornList(t *testing.T) {
	s := newService(t)
	var documents []export.Document
	for n := range 1500 {
		documents = append(documents, doc(fmt.Sprint("/", n), "text/plain", "A text"))
	}
	b := opened(t, s.address("", ""), tag1)
	built(t, b, siteOf(documents...))
	b.Close()
	s.done()
	s.set(func() { s.torn = 3 })
	b = opened(t, s.address("", ""), tag1)
	if r := built(t, b, siteOf(documents...)); r.Same != 1500 || len(s.done()) > 0 || s.torn > 0 {
		t.Errorf("%+v, %d more would be torn", r, s.torn)
	}
	b.Close()
	s.set(func() { s.torn = 1000 })
	b = opened(t, s.address("", ""), tag1)
	if _, err := b.Build(context.Background(), siteOf(documents...), 2); err == nil || len(s.done()) > 0 {
		t.Errorf("all lists are torn: %v", err)
	}
}

// TestNoFault: what is no fault stays as it is, so that a build that is stopped says no more than that.
func TestNoFault(t *testing.T) {
	b := &Bucket{}
	if err := b.fault("write", "a", nil); err != nil {
		t.Errorf("no error: %v", err)
	}
	stopped := fmt.Errorf("x: %w", context.Canceled)
	if err := b.fault("write", "a", stopped); err != stopped {
		t.Errorf("a build that is stopped: %v", err)
	}
}
