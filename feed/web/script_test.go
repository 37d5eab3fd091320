package web

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
)

// A script in testdata is a list of requests and expected answers, separated by blank lines:
//
//	# a comment
//	GET /rss.xml
//	> Accept-Encoding: gzip       a field of the request
//	< 200                         the status
//	< Content-Encoding: gzip      the exact value of a field of the answer
//	< Last-Modified:              a field that must be absent
//	= body a feed                 the decompressed body; "= body" alone: empty; without such a line any body will do
//	= has quay                    a part of the body
//
// $plain, $gzip and $brotli are the tags of /rss.xml, and $size is the length of its body. /atom.xml has deltas for its
// older versions $older and $other, and a page for browsers. $newPlain and $newGzip are its tags, $olderGzip is the tag of
// the compressed older version, and $view is the tag of the page. $picture is the tag of /files/a.png. The public address is
// https://news.example/river/, and a path with further slashes, or with "feed" at its end, stands for one without.
func TestScripts(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no scripts", err)
	}
	h, vars := scriptHandler(t)
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for n, block := range strings.Split(string(data), "\n\n") {
			t.Run(fmt.Sprintf("%s/%d", filepath.Base(name), n+1), func(t *testing.T) {
				runBlock(t, h, vars.Replace(block))
			})
		}
	}
}

// scriptNow is when the scripts run: a day after their documents changed.
var scriptNow = time.Date(2026, 11, 4, 9, 30, 0, 0, time.UTC)

func scriptHandler(t *testing.T) (*Handler, *strings.Replacer) {
	t.Helper()
	rss := &Document{
		Type: "application/rss+xml; charset=utf-8", Body: []byte(strings.Repeat("<item>quay</item>", 100)),
		Modified: time.Date(2026, 11, 3, 9, 30, 0, 0, time.UTC),
	}
	atom, tags := scriptDelta()
	h := New(func() time.Time { return scriptNow })
	h.Publish(&Snapshot{
		Documents: map[string]*Document{
			"/rss.xml":   rss,
			"/atom.xml":  atom,
			"/feed.json": {Type: "application/feed+json; charset=utf-8", Body: []byte("{}"), MaxAge: time.Hour},
		},
		Render: func(path string) (*Document, bool) {
			switch path {
			case "/files/a.png":
				return scriptPicture(), true
			case "/cards/a.png":
				return &Document{Type: "image/PNG", Body: scriptPicture().Body}, true
			case "/opml.xml":
				return &Document{Type: "text/x-opml; charset=utf-8", Body: []byte("<opml/>")}, true
			case "/articles/gone":
				return &Document{Type: "text/html; charset=utf-8", Body: []byte("<p>withdrawn"), Modified: rss.Modified, Gone: true}, true
			}
			if path != "/" && path != "/articles/å b" {
				return nil, false
			}
			return &Document{Type: "text/html; charset=utf-8", Body: []byte("<p>page " + path), StyleHash: "'sha256-x'"}, true
		},
		Questions: scriptQuestions(),
		Base:      "https://news.example/river/",
		Meant: func(path string) []string {
			short := "/" + strings.Join(strings.FieldsFunc(path, func(r rune) bool { return r == '/' }), "/")
			return []string{"", "evil.example", short, strings.TrimSuffix(short, "feed") + "rss.xml"}
		},
	})
	h.squeeze()
	a := rss.prepare()
	return h, strings.NewReplacer(append(tags,
		"$plain", a.forms[asIs].tag[0], "$gzip", a.forms[inGzip].tag[0], "$brotli", a.forms[inBrotli].tag[0], "$size", a.forms[asIs].length[0],
		"$picture", scriptPicture().Tag())...)
}

// scriptQuestions answers /find and /find/atom.xml with a query of q alone, in lower case.
func scriptQuestions() *Questions {
	types := map[string]string{"/find": "text/html; charset=utf-8", "/find/atom.xml": "application/atom+xml; charset=utf-8"}
	return &Questions{
		Asks: func(path, query string) (Question, bool) {
			q := Question{Path: path, Type: types[path]}
			values, _ := url.ParseQuery(query)
			if text := strings.ToLower(values.Get("q")); text != "" {
				q.Query = "q=" + url.QueryEscape(text)
			}
			if q.Moved = query != q.Query; len(query) > 20 {
				q.Refusal = "the question is too long"
			}
			return q, q.Type != ""
		},
		Answer: func(q Question) *Document {
			if q.Query == "q=late" {
				return nil
			}
			d := &Document{Type: q.Type, Body: []byte(strings.Repeat("found "+q.Query+" ", 50)), Form: true}
			if q.Path == "/find/atom.xml" {
				d.View = func() *Document {
					return &Document{Type: "text/html; charset=utf-8", Body: []byte("<p>about " + q.Query)}
				}
			}
			return d
		},
	}
}

// scriptPicture is a picture that a compressor would make much smaller.
func scriptPicture() *Document {
	return &Document{Type: "image/png", Body: bytes.Repeat([]byte("pixel"), 1000), Immutable: true}
}

// scriptDelta returns a document with deltas and a view, and the variables for its tags.
func scriptDelta() (d *Document, vars []string) {
	entries := func(n int) []byte { return []byte(strings.Repeat("<entry>quay</entry>", n)) }
	older, other := &Document{Body: entries(90)}, &Document{Body: entries(60)}
	view := &Document{Type: "text/html; charset=utf-8", Body: []byte("<p>how to subscribe"), StyleHash: "'sha256-y'"}
	d = &Document{
		Type: "application/atom+xml; charset=utf-8", Body: entries(100), Modified: time.Date(2026, 11, 3, 9, 30, 0, 0, time.UTC),
		Links: []string{`<https://hub.example/>; rel="hub"`, `<https://news.example/atom.xml>; rel="self"`},
		View:  func() *Document { return view },
	}
	d.Delta = func(tag string) []byte {
		switch tag {
		case older.Tag():
			return []byte("<entry>quay</entry>")
		case other.Tag():
			return entries(40)
		case "\"" + strings.Repeat("e", hashSize) + "\"":
			return entries(101) // larger than the whole
		}
		return nil
	}
	tag := func(d *Document, c coding) string { return d.prepare().forms[c].tag[0] }
	return d, []string{
		"$olderGzip", tag(older, inGzip), "$older", tag(older, asIs), "$other", tag(other, asIs), "$view", tag(view, asIs),
		"$newPlain", tag(d, asIs), "$newGzip", tag(d, inGzip), "$newBrotli", tag(d, inBrotli),
	}
}

func runBlock(t *testing.T, h http.Handler, block string) {
	var request *http.Request
	var answer *http.Response
	var body []byte
	do := func() {
		if answer != nil {
			return
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, request)
		answer = w.Result()
		body = readBody(t, answer)
	}
	scanner := bufio.NewScanner(strings.NewReader(block))
	for scanner.Scan() {
		kind, rest, _ := strings.Cut(scanner.Text(), " ")
		name, value, isField := strings.Cut(rest, ":")
		value = strings.TrimSpace(value)
		switch {
		case kind == "" || kind[0] == '#':
		case kind == ">":
			request.Header.Add(name, value)
		case kind == "<" && !isField:
			if do(); fmt.Sprint(answer.StatusCode) != rest {
				t.Errorf("%s\nstatus %d, want %s", block, answer.StatusCode, rest)
			}
		case kind == "<":
			if do(); answer.Header.Get(name) != value {
				t.Errorf("%s\n%s: got %q, want %q", block, name, answer.Header.Get(name), value)
			}
		case kind == "=":
			do()
			what, want, _ := strings.Cut(rest, " ")
			if what == "body" && string(body) != want || what == "has" && !bytes.Contains(body, []byte(want)) {
				t.Errorf("%s\nbody %q", block, body)
			}
		default:
			request = httptest.NewRequest(kind, rest, nil)
		}
	}
	if request != nil && answer == nil {
		t.Errorf("%s\nexpects nothing", block)
	}
}

func readBody(t *testing.T, answer *http.Response) []byte {
	t.Helper()
	body, err := io.ReadAll(answer.Body)
	encoding := answer.Header.Get("Content-Encoding")
	switch {
	case err != nil || len(body) == 0:
	case encoding == "gzip":
		var z *gzip.Reader
		if z, err = gzip.NewReader(bytes.NewReader(body)); err == nil {
			body, err = io.ReadAll(z)
		}
	case encoding == "br":
		body, err = io.ReadAll(brotli.NewReader(bytes.NewReader(body)))
	}
	if err != nil {
		t.Fatal(err)
	}
	return body
}
