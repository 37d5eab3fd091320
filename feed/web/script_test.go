package web

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A script in testdata is a list of requests with what is to come back, parted by blank lines:
//
//	# a comment
//	GET /rss.xml
//	> Accept-Encoding: gzip       a field of the request
//	< 200                         the status
//	< Content-Encoding: gzip      a field of the answer, exactly
//	< Last-Modified:              a field that must not be there
//	= body a feed                 the body, decompressed; no such line: not looked at; "= body" alone: empty
//	= has quay                    a part of the body
//
// $plain and $gzip stand for the tags of /rss.xml, $size for the length of its body.
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

func scriptHandler(t *testing.T) (*Handler, *strings.Replacer) {
	t.Helper()
	rss := &Document{
		Type: "application/rss+xml; charset=utf-8", Body: []byte(strings.Repeat("<item>quay</item>", 100)),
		Modified: time.Date(2026, 11, 3, 9, 30, 0, 0, time.UTC),
	}
	h := New()
	h.Publish(&Snapshot{
		Documents: map[string]*Document{
			"/rss.xml":   rss,
			"/feed.json": {Type: "application/feed+json; charset=utf-8", Body: []byte("{}"), MaxAge: time.Hour},
		},
		Render: func(path string) (*Document, bool) {
			if path != "/" && path != "/articles/å b" {
				return nil, false
			}
			return &Document{Type: "text/html; charset=utf-8", Body: []byte("<p>page " + path), StyleHash: "'sha256-x'"}, true
		},
	})
	a := rss.prepare()
	return h, strings.NewReplacer("$plain", a.plain.tag[0], "$gzip", a.gzip.tag[0], "$size", a.plain.length[0])
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
	if err == nil && answer.Header.Get("Content-Encoding") == "gzip" && len(body) > 0 {
		var z *gzip.Reader
		if z, err = gzip.NewReader(bytes.NewReader(body)); err == nil {
			body, err = io.ReadAll(z)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return body
}
