package web

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// streaming serves one stream at /table.csv, and a document beside it.
func streaming(s *Stream) *Handler {
	h := New(nil)
	h.Publish(&Snapshot{
		Documents: map[string]*Document{"/a.txt": {Type: "text/plain; charset=utf-8", Body: []byte("a")}},
		Stream: func(path string) *Stream {
			if path == "/table.csv" {
				return s
			}
			return nil
		},
	})
	return h
}

var table = strings.Repeat("one,two,three\r\n", 20_000)

func tableStream() *Stream {
	return &Stream{Type: "text/csv; charset=utf-8", Sum: "0123456789abcdef0123456789abcdef", Write: func(w io.Writer) error {
		for line := range strings.SplitAfterSeq(table, "\n") {
			if _, err := io.WriteString(w, line); err != nil {
				return err
			}
		}
		return nil
	}}
}

func ask(t *testing.T, h http.Handler, method, path string, fields ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i < len(fields); i += 2 {
		r.Header.Set(fields[i], fields[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestStream(t *testing.T) {
	h := streaming(tableStream())
	const tag = `"0123456789abcdef01234567"`
	for _, test := range []struct {
		name, method string
		fields       []string
		status       int
		tag          string
		whole        bool
	}{
		{"plain", "GET", nil, 200, tag, true},
		{"HEAD", "HEAD", nil, 200, tag, false},
		{"known", "GET", []string{"If-None-Match", tag}, 304, tag, false},
		{"known in gzip", "GET", []string{"If-None-Match", `W/"0123456789abcdef01234567-gz"`}, 304, `"0123456789abcdef01234567-gz"`, false},
		{"known through a proxy", "HEAD", []string{"If-None-Match", `"0123456789abcdef01234567-gzip"`}, 304, tag, false},
		{"another one", "GET", []string{"If-None-Match", `"0123456789abcdef01234568"`}, 200, tag, true},
		{"wanted as it was", "GET", []string{"If-Match", `"x"`}, 412, "", false},
		{"POST", "POST", nil, 405, "", false},
		{"OPTIONS", "OPTIONS", nil, 204, "", false},
	} {
		w := ask(t, h, test.method, "/table.csv", test.fields...)
		if w.Code != test.status || w.Header().Get("ETag") != test.tag {
			t.Errorf("%s: %d, tag %s", test.name, w.Code, w.Header().Get("ETag"))
		}
		if whole := w.Body.String() == table; whole != test.whole {
			t.Errorf("%s: %d bytes", test.name, w.Body.Len())
		}
		if test.status == 200 && (w.Header().Get("Content-Type") != "text/csv; charset=utf-8" || w.Header().Get("Vary") != "Accept-Encoding" || w.Header().Get("X-Content-Type-Options") != "nosniff" || w.Header().Get("Access-Control-Allow-Origin") != "*") {
			t.Errorf("%s: %v", test.name, w.Header())
		}
		if (test.status == 405 || test.status == 204) && w.Header().Get("Allow") == "" {
			t.Errorf("%s: no Allow", test.name)
		}
		if test.method == "HEAD" && w.Body.Len() > 0 {
			t.Errorf("%s: a body", test.name)
		}
	}
	if w := ask(t, h, "GET", "/a.txt"); w.Code != 200 || w.Body.String() != "a" {
		t.Errorf("the document beside it: %d %q", w.Code, w.Body)
	}
	if w := ask(t, h, "GET", "/b.txt"); w.Code != 404 {
		t.Errorf("nothing: %d", w.Code)
	}
	w := ask(t, h, "GET", "/table.csv", "Accept-Encoding", "gzip, br")
	if w.Header().Get("Content-Encoding") != "gzip" || w.Header().Get("ETag") != `"0123456789abcdef01234567-gz"` {
		t.Errorf("%v", w.Header())
	}
	zip, err := gzip.NewReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	if all, err := io.ReadAll(zip); err != nil || string(all) != table {
		t.Errorf("%v, %d bytes", err, len(all))
	}
}

// TestStreamFails: a stream that ends before its end ends the connection.
func TestStreamFails(t *testing.T) {
	s := tableStream()
	whole := s.Write
	s.Write = func(w io.Writer) error { return errors.Join(whole(w), errors.New("article not read")) }
	server := httptest.NewServer(streaming(s))
	defer server.Close()
	for _, encoding := range []string{"identity", "gzip"} {
		r, _ := http.NewRequest("GET", server.URL+"/table.csv", nil)
		r.Header.Set("Accept-Encoding", encoding)
		resp, err := http.DefaultClient.Do(r)
		if err == nil {
			_, err = io.Copy(io.Discard, resp.Body)
			resp.Body.Close()
		}
		if err == nil {
			t.Errorf("%s: a part was taken for the whole", encoding)
		}
	}
}

// TestStreamRoom: few streams are made at a time; others are told when to come back, and documents are answered meanwhile.
func TestStreamRoom(t *testing.T) {
	begun, end := make(chan bool, mostStreams), make(chan bool)
	s := tableStream()
	s.Write = func(w io.Writer) error {
		begun <- true
		<-end
		return nil
	}
	h := streaming(s)
	done := make(chan int, mostStreams)
	for range mostStreams {
		go func() { done <- ask(t, h, "GET", "/table.csv").Code }()
		<-begun
	}
	w := ask(t, h, "GET", "/table.csv")
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" || w.Header().Get("ETag") != "" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	if w := ask(t, h, "HEAD", "/table.csv"); w.Code != 200 {
		t.Errorf("HEAD: %d", w.Code)
	}
	if w := ask(t, h, "GET", "/a.txt"); w.Code != 200 {
		t.Errorf("a document: %d", w.Code)
	}
	close(end)
	for range mostStreams {
		if code := <-done; code != 200 {
			t.Errorf("status %d", code)
		}
	}
	if w := ask(t, h, "GET", "/table.csv"); w.Code != 200 {
		t.Errorf("afterwards: %d", w.Code)
	}
}

// deadlines is a ResponseWriter that remembers its deadlines.
type deadlines struct {
	httptest.ResponseRecorder
	set []time.Time
}

func (d *deadlines) SetWriteDeadline(at time.Time) error {
	d.set = append(d.set, at)
	return nil
}

// TestPatient: each part has its time, and the whole has an end.
func TestPatient(t *testing.T) {
	w := &deadlines{ResponseRecorder: *httptest.NewRecorder()}
	ends := time.Now().Add(streamPart / 2)
	p := &patient{w: w, ends: ends}
	p.Write([]byte("a"))
	p.ends = time.Now().Add(streamWhole)
	began := time.Now()
	p.Write([]byte("b"))
	if len(w.set) != 2 || !w.set[0].Equal(ends) || w.set[1].Before(began.Add(streamPart)) || w.set[1].After(p.ends) || !bytes.Equal(w.Body.Bytes(), []byte("ab")) {
		t.Errorf("%v, %q", w.set, w.Body)
	}
}
