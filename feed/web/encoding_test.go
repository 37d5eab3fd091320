package web

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/andybalholm/brotli"
)

// Brotli waits until nothing was published for a while, and is then made without a request.
func TestBrotliAtRest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := New(nil)
		encoding := func() string {
			return get(h, "/a.xml", "Accept-Encoding", "gzip, br").Header.Get("Content-Encoding")
		}
		for n := range 10 {
			h.Publish(numbered(n))
			<-time.After(restTime / 2) // of the bubble
			synctest.Wait()
			if got := encoding(); got != "gzip" {
				t.Errorf("version %d, not at rest: %q", n, got)
			}
		}
		for end := time.Now().Add(2 * restTime); encoding() != "br" && time.Now().Before(end); synctest.Wait() {
			<-time.After(restTime / 10)
		}
		answer := get(h, "/a.xml", "Accept-Encoding", "gzip, br")
		want := numbered(9).Documents["/a.xml"]
		if tag := answer.Header.Get("Etag"); encoding() != "br" || tag != want.prepare().forms[inBrotli].tag[0] {
			t.Errorf("at rest: %q, tag %s", encoding(), tag)
		}
		if !bytes.Equal(readBody(t, answer), want.Body) {
			t.Error("another body")
		}
		if got := get(h, "/page", "Accept-Encoding", "gzip, br").Header.Get("Content-Encoding"); got != "gzip" {
			t.Errorf("a page made on request: %q", got)
		}
	})
}

// Both compressed forms decompress to the body.
func TestRoundTrip(t *testing.T) {
	random := make([]byte, 50<<10)
	rand.NewChaCha8([32]byte{1}).Read(random)
	for name, body := range map[string][]byte{
		"short":        bytes.Repeat([]byte("quay "), 120),
		"one byte":     make([]byte, 200<<10),
		"random":       random,
		"mixed":        append(bytes.Repeat([]byte("<item>quay</item>\n"), 2000), random...),
		"past 1 MiB":   bytes.Repeat(feedText(1000), 17),
		"many scripts": []byte(strings.Repeat("Ærø, Żółw, Ёлка, 東京\n", 3000)),
	} {
		t.Run(name, func(t *testing.T) {
			roundTrip(t, body)
		})
	}
}

func roundTrip(t *testing.T, body []byte) {
	t.Helper()
	a := (&Document{Body: body}).prepare()
	a.squeeze()
	z, err := gzip.NewReader(bytes.NewReader(a.form(inGzip).body))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(z); err != nil || !bytes.Equal(got, body) {
		t.Errorf("gzip: %v, %d bytes of %d", err, len(got), len(body))
	}
	if !a.brotliReady.Load() {
		t.Fatal("no brotli")
	}
	if got, err := io.ReadAll(brotli.NewReader(bytes.NewReader(a.form(inBrotli).body))); err != nil || !bytes.Equal(got, body) {
		t.Errorf("brotli: %v, %d bytes of %d", err, len(got), len(body))
	}
}

func FuzzRoundTrip(f *testing.F) {
	f.Add([]byte("quay"), uint16(200))
	f.Add([]byte{0, 255, 128}, uint16(4000))
	f.Fuzz(func(t *testing.T, body []byte, times uint16) {
		if len(body)*int(times) > 1<<18 {
			return
		}
		roundTrip(t, bytes.Repeat(body, int(times)))
	})
}

// Different bodies have different tags, and so have the encodings of one body.
func TestTagsNameBytes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	body := feedText(40)
	seen := map[string]string{} // body and encoding by tag
	for range 60 {
		h := New(nil)
		h.Publish(&Snapshot{Documents: map[string]*Document{"/atom.xml": {Type: "application/atom+xml", Body: bytes.Clone(body)}}})
		h.squeeze()
		for _, encoding := range []string{"", "gzip", "br"} {
			answer := get(h, "/atom.xml", "Accept-Encoding", encoding)
			tag, what := answer.Header.Get("Etag"), encoding+" "+string(body)
			if got := answer.Header.Get("Content-Encoding"); got != encoding {
				t.Fatalf("Accept-Encoding: %s: %q", encoding, got)
			}
			if before, ok := seen[tag]; ok && before != what {
				t.Fatalf("%s names two bodies:\n%s\n%s", tag, before, what)
			}
			seen[tag] = what
		}
		switch i := random.IntN(len(body)); random.IntN(3) {
		case 0:
			body[i] ^= 1 << random.IntN(8)
		case 1:
			body = append(body[:i], body[i+1:]...)
		case 2:
			body = append(body[:i+1], body[i:]...)
		}
	}
	if len(seen) < 3*50 {
		t.Errorf("%d tags of 60 bodies in 3 encodings", len(seen))
	}
}

func TestCacheControl(t *testing.T) {
	for age, want := range map[time.Duration]string{
		0:                "public, max-age=60, stale-while-revalidate=60",
		-time.Hour:       "public, max-age=60, stale-while-revalidate=60",
		30 * time.Second: "public, max-age=30, stale-while-revalidate=30",
		4 * time.Minute:  "public, max-age=240, stale-while-revalidate=60",
		5 * time.Minute:  "public, max-age=300",
		24 * time.Hour:   "public, max-age=300",
		time.Millisecond: "public, max-age=0",
	} {
		if got := cacheControl("public", age); got != want {
			t.Errorf("%v: %q, want %q", age, got, want)
		}
	}
}

// feedText returns text that compresses about as well as a feed.
func feedText(lines int) []byte {
	var text bytes.Buffer
	for n := range lines {
		fmt.Fprintf(&text, "<p>On day %d of the voyage %x the crew saw %d gulls</p>\n", n, n*n*7919, n*31%977)
	}
	return text.Bytes()
}

// Gzip may delay the first reader that needs it. Brotli is made in the background.
func BenchmarkCompress(b *testing.B) {
	text := feedText(4000)
	for name, run := range map[string]func(*asset){"gzip": (*asset).compress, "brotli": (*asset).squeeze} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				run((&Document{Body: text}).prepare())
			}
		})
	}
}
