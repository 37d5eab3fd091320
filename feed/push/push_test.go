package push

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"seedfeed/feed/testkit"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var silence = slog.New(slog.DiscardHandler)

// stand is a server that keeps what it was sent.
type stand struct {
	*httptest.Server
	mu     sync.Mutex
	bodies []string
	heads  []http.Header
}

// newStand answers the n-th request, from 0, by answer, or with 200 if that is nil.
func newStand(t *testing.T, answer func(n int, w http.ResponseWriter, r *http.Request)) *stand {
	s := &stand{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		s.mu.Lock()
		n := len(s.bodies)
		s.bodies, s.heads = append(s.bodies, string(body)), append(s.heads, r.Header)
		s.mu.Unlock()
		if answer != nil {
			answer(n, w, r)
		}
	}))
	t.Cleanup(func() { s.CloseClientConnections(); s.Close() })
	return s
}

func (s *stand) got() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.bodies...)
}

// TestPost: redirects stay at the host and end, answers are cut, and what was asked for is waited for.
func TestPost(t *testing.T) {
	other := newStand(t, nil)
	for _, c := range []struct {
		name   string
		answer func(n int, w http.ResponseWriter, r *http.Request)
		calls  int
		err    string // "": none
	}{
		{"plain", nil, 1, ""},
		{"no content", func(_ int, w http.ResponseWriter, _ *http.Request) { w.WriteHeader(204) }, 1, ""},
		{"error", func(_ int, w http.ResponseWriter, _ *http.Request) { w.WriteHeader(500) }, 1, "status 500"},
		{"kept redirect", func(n int, w http.ResponseWriter, _ *http.Request) {
			if n == 0 {
				w.Header().Set("Location", "/there")
				w.WriteHeader(308)
			}
		}, 2, ""},
		{"redirect for ever", func(_ int, w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/again", http.StatusTemporaryRedirect)
		}, redirects + 1, "more than 3 redirects"},
		{"other method", func(_ int, w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/", http.StatusFound) }, 1, "method"},
		{"other host", func(_ int, w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, strings.Replace(other.URL, "127.0.0.1", "localhost", 1), http.StatusTemporaryRedirect)
		}, 1, "another host"},
		{"endless answer", func(_ int, w http.ResponseWriter, r *http.Request) {
			for chunk := make([]byte, 1<<16); r.Context().Err() == nil; {
				if _, err := w.Write(chunk); err != nil {
					return
				}
			}
		}, 1, ""},
		{"long header", func(_ int, w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("X-Long", strings.Repeat("x", 1<<20))
		}, 1, "header"},
		{"hangs", func(_ int, _ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, 1, "Client.Timeout"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newStand(t, c.answer)
			client := newClient()
			defer client.CloseIdleConnections()
			if c.name == "hangs" {
				client.Timeout = 50 * time.Millisecond
			}
			r, err := http.NewRequestWithContext(context.Background(), "POST", s.URL, strings.NewReader("body"))
			if err != nil {
				t.Fatal(err)
			}
			if err = post(client, r); (err == nil) != (c.err == "") || err != nil && !strings.Contains(err.Error(), c.err) {
				t.Errorf("%v, want %q", err, c.err)
			}
			if err != nil && strings.Contains(err.Error(), s.URL) {
				t.Errorf("the error has the address: %v", err)
			}
			got := s.got()
			if len(got) != c.calls {
				t.Errorf("%d requests, want %d", len(got), c.calls)
			}
			for _, body := range got {
				if body != "body" {
					t.Errorf("body %q", body)
				}
			}
		})
	}
	if len(other.got()) > 0 {
		t.Error("another host was asked")
	}
}

// TestPause: pauses grow, differ, and stay within bounds; an answer may ask for a longer one.
func TestPause(t *testing.T) {
	seen := map[time.Duration]bool{}
	for n := 1; n < 60; n++ {
		want := longPause
		if n < 11 {
			want = min(firstPause<<(n-1), longPause)
		}
		d := pause(n, errors.New("x"))
		if d < want/2 || d > want*3/2 {
			t.Errorf("%d failures: %v, want about %v", n, d, want)
		}
		seen[d] = true
	}
	if len(seen) < 50 {
		t.Errorf("only %d pauses differ", len(seen))
	}
	if d := pause(1, &refusal{429, time.Minute}); d < time.Minute {
		t.Errorf("%v though a minute was asked for", d)
	}
}

// TestHubs: each hub hears of each changed document, of several changes together, and a hub that fails or hangs holds up
// neither the caller nor the others.
func TestHubs(t *testing.T) {
	release := make(chan struct{})
	good := newStand(t, nil)
	slow := newStand(t, func(n int, _ http.ResponseWriter, r *http.Request) {
		if n == 0 {
			select {
			case <-release:
			case <-r.Context().Done():
			}
		}
	})
	bad := newStand(t, func(n int, w http.ResponseWriter, _ *http.Request) {
		if n < 2 {
			w.WriteHeader(503)
		}
	})
	h := NewHubs(silence)
	defer h.Close()
	h.Changed("https://a.example/before")
	h.Use([]string{good.URL, slow.URL, bad.URL})
	for range 50 {
		h.Changed("https://a.example/atom.xml", "https://a.example/rss.xml")
	}
	testkit.Within(t, "the good hub", func() bool { return len(good.got()) >= 2 })
	testkit.Within(t, "the slow hub", func() bool { return len(slow.got()) == 1 })
	for range 50 {
		h.Changed("https://a.example/atom.xml")
	}
	close(release)
	testkit.Within(t, "all hubs", func() bool {
		for _, c := range h.Counts() { // a document that is being told does not wait, so what has come of it counts
			if c.Waiting > 0 || c.OK < 2 {
				return false
			}
		}
		return len(bad.got()) >= 4
	})
	if n := len(slow.got()); n > 5 {
		t.Errorf("%d requests for changes that came while it was told", n)
	}
	const atom, rss = "hub.mode=publish&hub.url=https%3A%2F%2Fa.example%2Fatom.xml", "hub.mode=publish&hub.url=https%3A%2F%2Fa.example%2Frss.xml"
	for _, s := range []*stand{good, slow, bad} {
		found := map[string]int{}
		for _, body := range s.got() {
			found[body]++
		}
		if len(found) != 2 || found[atom] == 0 || found[rss] == 0 {
			t.Errorf("told %v", found)
		}
	}
	for _, c := range h.Counts() {
		if want := map[string]int64{bad.URL: 2}[c.Hub]; c.Failed != want || c.OK < 2 {
			t.Errorf("%+v", c)
		}
	}
	n := len(good.got())
	h.Use([]string{slow.URL})
	h.Changed("https://a.example/feed.json")
	testkit.Within(t, "the hub that is left", func() bool { return strings.HasSuffix(strings.Join(slow.got(), "\n"), "feed.json") })
	if len(good.got()) != n {
		t.Error("a hub that was taken out was told")
	}
}

// TestHubsAgain checks that hubs are notified of each change exactly twice, the second time after caches have expired.
func TestHubsAgain(t *testing.T) {
	s := newStand(t, nil)
	h := NewHubs(silence)
	h.cachedFor = 50 * time.Millisecond
	defer h.Close()
	h.Use([]string{s.URL})
	count := func(name string) func() bool {
		return func() bool { return strings.Count(strings.Join(s.got(), "\n"), name) == 2 }
	}
	h.Changed("https://a.example/atom.xml")
	testkit.Within(t, "the first change once more", count("atom.xml"))
	h.Changed("https://a.example/rss.xml")
	testkit.Within(t, "the second change once more", count("rss.xml"))
	if !count("atom.xml")() {
		t.Errorf("the first change was told again:\n%s", strings.Join(s.got(), "\n"))
	}
}

// TestHubRefuses: a hub that refuses one document hears of the others at once, and of that one again.
func TestHubRefuses(t *testing.T) {
	var s *stand
	s = newStand(t, func(n int, w http.ResponseWriter, _ *http.Request) {
		if strings.Contains(s.got()[n], "atom.xml") {
			w.WriteHeader(400)
		}
	})
	h := NewHubs(silence)
	defer h.Close()
	h.Use([]string{s.URL})
	h.Changed("https://a.example/atom.xml", "https://a.example/feed.json", "https://a.example/rss.xml")
	testkit.Within(t, "another try", func() bool { return len(s.got()) >= 4 })
	told := strings.Join(s.got()[:4], "\n")
	if strings.Count(told, "atom.xml") != 2 || strings.Count(told, "feed.json") != 1 || strings.Count(told, "rss.xml") != 1 {
		t.Errorf("told\n%s", told)
	}
	if c := h.Counts()[0]; c.OK != 2 || c.Failed < 1 {
		t.Errorf("%+v", c)
	}
}
