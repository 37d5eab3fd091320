package bucket

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"seedfeed/feed/testkit"
)

const (
	testKey    = "AKIDEXAMPLE"
	testSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
	testBucket = "news"
)

// service is an S3 service in this process. It checks signatures and injects faults, and passes other requests to gofakes3.
type service struct {
	*httptest.Server
	backend *s3mem.Backend
	handler http.Handler

	active atomic.Int64 // running writes

	mu           sync.Mutex
	readOnly     bool
	full         bool
	hidden       bool                   // listing is refused
	torn         int                    // number of lists to cut in the middle
	missing      bool                   // If-Match on a missing object gets 404, as from Amazon S3
	half         bool                   // If-Match is ignored, If-None-Match is supported
	plainWebsite bool                   // website redirects are refused
	strict       bool                   // conditional writes are refused
	refuse       map[string]string      // error codes for writes, by key
	plain        bool                   // conditions of writes are ignored
	ahead        time.Duration          // how far its clock is ahead
	fields       map[string]http.Header // header of the newest PUT, by key
	log          []string               // successful writes, such as "PUT key"
	requests     int
	left         int                      // number of requests to answer before failing; negative: no limit
	before       func(method, key string) // called before each request is handled
}

// Now returns the service's time to gofakes3.
func (s *service) Now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return time.Now().Add(s.ahead)
}

// Since returns the time since t to gofakes3.
func (s *service) Since(t time.Time) time.Duration { return s.Now().Sub(t) }

// TestMain sets the environment once for all tests. Those that wait for a lease to expire run at the same time, on however few
// processors: they have little to do.
func TestMain(m *testing.M) {
	flag.Parse()
	flag.Set("test.parallel", "16")
	home, err := os.MkdirTemp("", "bucket")
	if err != nil {
		panic(err)
	}
	for name, value := range map[string]string{
		"AWS_ACCESS_KEY_ID": testKey, "AWS_SECRET_ACCESS_KEY": testSecret, "AWS_SESSION_TOKEN": "", "AWS_REGION": "us-east-1",
		"AWS_EC2_METADATA_DISABLED": "true", "HOME": home, "AWS_PROFILE": "",
	} {
		os.Setenv(name, value)
	}
	code := m.Run()
	os.RemoveAll(home)
	os.Exit(code)
}

func newService(t testing.TB) *service {
	t.Helper()
	s := &service{fields: map[string]http.Header{}, left: -1}
	s.backend = s3mem.New(s3mem.WithTimeSource(s))
	if err := s.backend.CreateBucket(testBucket); err != nil {
		t.Fatal(err)
	}
	s.handler = gofakes3.New(s.backend, gofakes3.WithTimeSource(s)).Server()
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && !strings.Contains(r.URL.Path, ownDir) {
		s.active.Add(1)
		defer s.active.Add(-1)
	}
	s.mu.Lock()
	dead := s.left == 0
	s.left = max(s.left-1, min(s.left, 0))
	s.requests++
	s.mu.Unlock()
	if dead {
		panic(http.ErrAbortHandler)
	}
	if code := s.unsigned(r); code != "" {
		refuse(w, http.StatusForbidden, code)
		return
	}
	key := strings.TrimPrefix(r.URL.Path, "/"+testBucket+"/")
	s.mu.Lock()
	before, readOnly, full, plain := s.before, s.readOnly, s.full, s.plain
	s.mu.Unlock()
	if before != nil {
		body, err := io.ReadAll(r.Body) // so that the request can be handled after the client has gone
		if err != nil {
			panic(http.ErrAbortHandler)
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		before(r.Method, key)
	}
	write := r.Method == http.MethodPut || r.Method == http.MethodDelete
	if r.Method == http.MethodGet && r.URL.Query().Has("list-type") {
		s.list(w, r)
		return
	}
	conditions := r.Header.Get("If-Match") + r.Header.Get("If-None-Match")
	if s.missing && r.Header.Get("If-Match") != "" {
		if _, err := s.backend.HeadObject(testBucket, key); err != nil {
			refuse(w, http.StatusNotFound, "NoSuchKey")
			return
		}
	}
	switch {
	case s.strict && conditions != "":
		refuse(w, http.StatusNotImplemented, "NotImplemented")
		return
	case s.refuse[key] != "" && write:
		refuse(w, http.StatusConflict, s.refuse[key])
		return
	case readOnly && write:
		refuse(w, http.StatusForbidden, "AccessDenied")
		return
	case full && r.Method == http.MethodPut:
		refuse(w, http.StatusForbidden, "QuotaExceeded")
		return
	case s.half:
		r.Header.Del("If-Match")
	case s.plainWebsite && r.Header.Get("X-Amz-Website-Redirect-Location") != "":
		refuse(w, http.StatusNotImplemented, "NotImplemented")
		return
	case plain:
		r.Header.Del("If-Match")
		r.Header.Del("If-None-Match")
	}
	w.Header().Set("Date", s.Now().UTC().Format(http.TimeFormat))
	sent := r.Header.Clone()
	status := &statusWriter{ResponseWriter: w}
	s.handler.ServeHTTP(status, r)
	if write && status.code < 300 {
		s.mu.Lock()
		s.log = append(s.log, r.Method+" "+key)
		s.fields[key] = sent
		s.mu.Unlock()
	}
}

// list sends the list of the bucket, or cuts it off in the middle.
func (s *service) list(w http.ResponseWriter, r *http.Request) {
	if s.hidden {
		refuse(w, http.StatusForbidden, "AccessDenied")
		return
	}
	s.mu.Lock()
	torn := s.torn > 0
	s.torn--
	s.mu.Unlock()
	whole := httptest.NewRecorder()
	s.handler.ServeHTTP(whole, r)
	if body := whole.Body.Bytes(); torn {
		w.Write(body[:len(body)/2])
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	}
	w.Write(whole.Body.Bytes())
}

type statusWriter struct {
	http.ResponseWriter
	code int
}

func (w *statusWriter) WriteHeader(code int) {
	w.code = code
	w.ResponseWriter.WriteHeader(code)
}

func refuse(w http.ResponseWriter, status int, code string) {
	w.WriteHeader(status)
	fmt.Fprintf(w, "<Error><Code>%s</Code><Message>No.</Message></Error>", code)
}

// unsigned returns an error code unless the request has a valid AWS Signature Version 4.
// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
func (s *service) unsigned(r *http.Request) string {
	scheme, rest, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	parts := map[string]string{}
	for part := range strings.SplitSeq(rest, ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		parts[name] = value
	}
	key, scope, _ := strings.Cut(parts["Credential"], "/")
	switch {
	case scheme != "AWS4-HMAC-SHA256":
		return "AccessDenied"
	case key != testKey:
		return "InvalidAccessKeyId"
	}
	at, err := time.Parse("20060102T150405Z", r.Header.Get("X-Amz-Date"))
	if err != nil || at.Sub(s.Now()).Abs() > 15*time.Minute {
		return "RequestTimeTooSkewed"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n%s\n", r.Method, r.URL.EscapedPath(), strings.ReplaceAll(r.URL.Query().Encode(), "+", "%20"))
	for name := range strings.SplitSeq(parts["SignedHeaders"], ";") {
		value := r.Header.Get(name)
		switch name {
		case "host":
			value = r.Host
		case "content-length":
			value = fmt.Sprint(r.ContentLength)
		}
		fmt.Fprintf(&b, "%s:%s\n", name, strings.Join(strings.Fields(value), " "))
	}
	fmt.Fprintf(&b, "\n%s\n%s", parts["SignedHeaders"], r.Header.Get("X-Amz-Content-Sha256"))
	whole := sha256.Sum256([]byte(b.String()))
	sum := []byte("AWS4" + testSecret)
	for part := range strings.SplitSeq(scope, "/") {
		sum = mac(sum, part)
	}
	sum = mac(sum, fmt.Sprintf("AWS4-HMAC-SHA256\n%s\n%s\n%x", r.Header.Get("X-Amz-Date"), scope, whole))
	if parts["Signature"] != hex.EncodeToString(sum) {
		return "SignatureDoesNotMatch"
	}
	return ""
}

func mac(key []byte, text string) []byte {
	m := hmac.New(sha256.New, key)
	io.WriteString(m, text)
	return m.Sum(nil)
}

// address returns the address of the bucket. An empty host means the service itself.
func (s *service) address(host, prefix string) string {
	if host == "" {
		host = s.Listener.Addr().String()
	}
	return strings.TrimSuffix("http://"+host+"/"+testBucket+"/"+prefix, "/")
}

// objects returns the texts of all objects except those in ownDir.
func (s *service) objects(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, key := range s.keys(t) {
		if !strings.Contains(key, ownDir) {
			found[key] = s.text(t, key)
		}
	}
	return found
}

func (s *service) keys(t testing.TB) (keys []string) {
	t.Helper()
	list, err := s.backend.ListBucket(testBucket, nil, gofakes3.ListBucketPage{})
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range list.Contents {
		keys = append(keys, o.Key)
	}
	slices.Sort(keys)
	return keys
}

func (s *service) text(t *testing.T, key string) string {
	t.Helper()
	o, err := s.backend.GetObject(testBucket, key, nil)
	if err != nil {
		t.Fatal(key, err)
	}
	body, err := io.ReadAll(o.Contents)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// put writes an object as another program.
func (s *service) put(t *testing.T, key, text string) {
	t.Helper()
	if _, err := s.backend.PutObject(testBucket, key, map[string]string{"Last-Modified": s.Now().UTC().Format(http.TimeFormat)}, strings.NewReader(text), int64(len(text)), nil); err != nil {
		t.Fatal(err)
	}
}

// done returns the writes and removals since the last call, except in ownDir.
func (s *service) done() (log []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, line := range s.log {
		if !strings.Contains(line, ownDir) {
			log = append(log, line)
		}
	}
	s.log = nil
	return log
}

// idle waits until all writes have ended, including abandoned ones.
func (s *service) idle(t *testing.T) {
	t.Helper()
	testkit.Within(t, "the service is idle", func() bool { return s.active.Load() == 0 })
}

func (s *service) set(change func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change()
}

// cutter forwards connections to the service. It cuts some of them after a random number of bytes in one direction.
type cutter struct {
	net.Listener
	to string

	mu     sync.Mutex
	random *rand.Rand
	share  float64 // share of connections to cut
	cuts   int
}

func newCutter(t *testing.T, s *service, seed uint64) *cutter {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	c := &cutter{Listener: listener, to: u.Host, random: rand.New(rand.NewPCG(seed, 3))}
	t.Cleanup(func() { c.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go c.pass(conn)
		}
	}()
	return c
}

func (c *cutter) pass(conn net.Conn) {
	there, err := net.Dial("tcp", c.to)
	if err != nil {
		conn.Close()
		return
	}
	c.mu.Lock()
	limits := [2]int64{-1, -1}
	if c.random.Float64() < c.share {
		limits[c.random.IntN(2)] = c.random.Int64N(3000)
		c.cuts++
	}
	c.mu.Unlock()
	end := sync.OnceFunc(func() {
		conn.Close()
		there.Close()
	})
	for n, pair := range [2][2]net.Conn{{conn, there}, {there, conn}} {
		go func() {
			defer end()
			if limits[n] >= 0 {
				io.CopyN(pair[1], pair[0], limits[n])
				return
			}
			io.Copy(pair[1], pair[0])
		}()
	}
}
