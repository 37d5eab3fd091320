package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"seedfeed/feed/testkit"
)

var kills = flag.Int("kills", 3, "how often TestHookKilled kills the program")

// service stands for what a hook talks to. It keeps the requests and answers them by answer.
type service struct {
	*httptest.Server
	mu   sync.Mutex
	seen []string // method, path and body
}

func newService(t *testing.T, answer func(n int, w http.ResponseWriter)) *service {
	s := &service{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		s.mu.Lock()
		defer s.mu.Unlock()
		answer(len(s.seen), w)
		s.seen = append(s.seen, r.Method+" "+r.URL.Path+" "+string(body))
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *service) got() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.seen...)
}

// TestHookKilled kills the program while files are dropped, edited and deleted: the hook hears of the newest state of each
// article, and of no other.
func TestHookKilled(t *testing.T) {
	type state struct{ event, title string }
	var mu sync.Mutex
	last, calls := map[string]state{}, 0
	hook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var m struct{ Event, ID, Title string }
		if err := json.NewDecoder(r.Body).Decode(&m); err != nil {
			t.Error(err)
		}
		mu.Lock()
		defer mu.Unlock()
		if m.Event == "withdrawn" {
			m.Title = last[m.ID].title
		}
		last[m.ID], calls = state{m.Event, m.Title}, calls+1
	}))
	t.Cleanup(hook.Close)
	s := newServer(t)
	write(t, s.seed("old.txt"), "An old report on eels\n\nEels were counted before anybody subscribed.\n")
	s.start("--on-publish", hook.URL)
	s.stop(syscall.SIGTERM)
	want := map[string]bool{} // titles; false: withdrawn
	text := func(n int) string {
		return fmt.Sprintf("Report %d on the eels\n\nThe river board counted %d eels. Nobody had asked for report %d.\n", n, n, n)
	}
	rnd := rand.New(rand.NewPCG(7, 7))
	for round := range *kills {
		s.start("--on-publish", hook.URL)
		for i := range 4 {
			n := round*4 + i
			write(t, s.seed(fmt.Sprintf("r%d.txt", n)), text(n))
			want[fmt.Sprintf("Report %d on the eels", n)] = true
		}
		if n := round*4 - 1; round%2 == 1 {
			os.Remove(s.seed(fmt.Sprintf("r%d.txt", n)))
			want[fmt.Sprintf("Report %d on the eels", n)] = false
		}
		<-time.NewTimer(time.Duration(rnd.IntN(40)) * time.Millisecond).C // any moment will do
		s.stop(syscall.SIGKILL)
	}
	s.start("--on-publish", hook.URL)
	testkit.Within(t, "all calls", func() bool {
		mu.Lock()
		defer mu.Unlock()
		got := map[string]bool{}
		for _, m := range last {
			got[m.title] = m.event != "withdrawn"
		}
		delete(got, "") // withdrawn before the hook heard of it
		for title, live := range want {
			if there, known := got[title]; known != live && live || known && there != live {
				return false
			}
			delete(got, title)
		}
		if len(got) > 0 {
			t.Fatalf("told of %v", got)
		}
		return true
	})
	t.Logf("%d calls for %d articles", calls, len(want))
	if err := s.stop(syscall.SIGTERM); err != nil {
		t.Error(err)
	}
}

// tool skips a test where a program is missing.
func tool(t *testing.T, names ...string) {
	for _, name := range names {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("SKIPPED: %s is not installed", name)
		}
	}
}

const itemJSON = `{"event":"%s","id":"tag:news.example,2026-01-01:%s","url":"https://news.example/articles/eels","title":"Eels & “friends”","summary":"Eels were counted.","quotes":[{"text":"It's 5 eels","speaker":"Bo Lund","key":true},{"text":"hm","speaker":null,"key":false}],"published":"2026-05-0%sT10:00:00Z"}`

// give runs an example as the program would.
func give(t *testing.T, name, event, id string, env ...string) {
	t.Helper()
	_, script, _ := command(t, "", "example", name)
	cmd := exec.Command("sh", "-c", script, "sh")
	cmd.Stdin, cmd.Env = strings.NewReader(fmt.Sprintf(itemJSON, event, id, id)), append(os.Environ(), env...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v: %s", event, err, out)
	}
}

func TestExampleMastodon(t *testing.T) {
	tool(t, "sh", "jq", "curl", "sha256sum")
	s := newService(t, func(n int, w http.ResponseWriter) { fmt.Fprintf(w, `{"id":"%d"}`, 70+n) })
	env := []string{"MASTODON_URL=" + s.URL, "MASTODON_TOKEN=x", "POSTS=" + t.TempDir()}
	for _, step := range []string{"new 1", "new 2", "updated 1", "withdrawn 1", "withdrawn 1", "returned 1"} {
		event, id, _ := strings.Cut(step, " ")
		give(t, "mastodon", event, id, env...)
	}
	const status = "status=Eels%20%26%20%E2%80%9Cfriends%E2%80%9D%0A%0Ahttps%3A%2F%2Fnews.example%2Farticles%2Feels"
	want := []string{"POST /api/v1/statuses " + status, "POST /api/v1/statuses " + status, "PUT /api/v1/statuses/70 " + status, "DELETE /api/v1/statuses/70 ", "POST /api/v1/statuses " + status}
	got := s.got()
	for i := range got {
		got[i] = strings.ReplaceAll(got[i], "+", "%20") // versions of curl differ
	}
	if !strings.EqualFold(strings.Join(got, "\n"), strings.Join(want, "\n")) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestExampleListmonk(t *testing.T) {
	tool(t, "sh", "jq", "curl", "sha256sum")
	s := newService(t, func(n int, w http.ResponseWriter) { fmt.Fprintf(w, `{"data":{"id":%d}}`, 5+n) })
	env := []string{"LISTMONK_URL=" + s.URL, "LISTMONK_USER=a:b", "LIST_ID=3", "SENT=" + t.TempDir()}
	for _, event := range []string{"new", "new", "updated", "withdrawn"} {
		give(t, "listmonk", event, "1", env...)
	}
	got := s.got()
	if len(got) != 2 || got[1] != `PUT /api/campaigns/5/status {"status": "running"}` {
		t.Fatalf("got %q", got)
	}
	var campaign struct {
		Subject, Body string
		Lists         []int
	}
	if err := json.Unmarshal([]byte(strings.TrimPrefix(got[0], "POST /api/campaigns ")), &campaign); err != nil {
		t.Fatalf("%v: %s", err, got[0])
	}
	if campaign.Subject != "Eels & “friends”" || campaign.Body != "Eels were counted.\n\n“It's 5 eels” — Bo Lund\n\nhttps://news.example/articles/eels" || len(campaign.Lists) != 1 || campaign.Lists[0] != 3 {
		t.Errorf("%+v", campaign)
	}
}

func TestExampleMail(t *testing.T) {
	tool(t, "sh", "jq", "sha256sum", "xargs")
	dir, bin := t.TempDir(), t.TempDir()
	mail := filepath.Join(bin, "mail")
	write(t, filepath.Join(bin, "sendmail"), "#!/bin/sh\n[ \"$*\" = '-t -i' ] && cat >> "+mail+"\n")
	if err := os.Chmod(filepath.Join(bin, "sendmail"), 0o755); err != nil {
		t.Fatal(err)
	}
	env := []string{"DIGEST=" + dir, "PATH=" + bin + ":" + os.Getenv("PATH")}
	for _, step := range []string{"new 2", "new 1", "new 3", "withdrawn 3", "updated 1", "updated 4"} {
		event, id, _ := strings.Cut(step, " ")
		give(t, "mail", event, id, env...)
	}
	_, script, _ := command(t, "", "example", "mail")
	for range 2 { // the second has nothing to send
		cmd := exec.Command("sh", "-c", script, "sh", "send", "list@news.example")
		cmd.Env = append(os.Environ(), env...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	got, err := os.ReadFile(mail)
	if err != nil {
		t.Fatal(err)
	}
	const one = "Eels & “friends”\n\nEels were counted.\n\n  “It's 5 eels” — Bo Lund\n\nhttps://news.example/articles/eels\n\n\n"
	if want := "To: list@news.example\nSubject: What is new\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + one + one; string(got) != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}
