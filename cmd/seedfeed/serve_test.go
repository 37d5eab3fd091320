package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"seedfeed/feed/testkit"
)

// deadline bounds every wait for something that must come true.
const deadline = time.Minute

var built atomic.Bool // by binary

// binary builds the program once for all tests.
var binary = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "seedfeed-test-")
	if err != nil {
		return "", err
	}
	built.Store(true)
	path := filepath.Join(dir, "seedfeed")
	out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput()
	if err != nil {
		os.Stderr.Write(out)
	}
	return path, err
})

// TestMain lets scripts run the program by its name: testscript puts copies of the test binary there, which then run main.
func TestMain(m *testing.M) {
	testscript.Main(withBinary{m}, map[string]func(){"seedfeed": main})
}

// withBinary removes what binary built, if anything, when the tests have run.
type withBinary struct{ *testing.M }

// Run serves testscript.TestingM.
func (m withBinary) Run() int {
	code := m.M.Run()
	if built.Load() {
		path, _ := binary()
		os.RemoveAll(filepath.Dir(path))
	}
	return code
}

// server is the program as a process of its own.
type server struct {
	t     *testing.T
	dir   string // seeds, state, log
	base  string
	cmd   *exec.Cmd
	ended chan error
}

func newServer(t *testing.T) *server {
	s := &server{t: t, dir: t.TempDir()}
	if err := os.Mkdir(filepath.Join(s.dir, "seeds"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.stop(syscall.SIGKILL) })
	return s
}

func (s *server) seed(name string) string { return filepath.Join(s.dir, "seeds", name) }

// start runs the program and waits until it names its addresses. The port is the kernel's the first time and stays.
func (s *server) start(args ...string) {
	s.t.Helper()
	path, err := binary()
	if err != nil {
		s.t.Fatal(err)
	}
	addr := "127.0.0.1:0"
	if s.base != "" {
		addr = strings.TrimPrefix(s.base, "http://")
	}
	s.cmd = exec.Command(path, append([]string{"--seeds", s.seed(""), "--state", filepath.Join(s.dir, "state"), "--addr", addr}, args...)...)
	log, err := os.OpenFile(filepath.Join(s.dir, "log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		s.t.Fatal(err)
	}
	defer log.Close()
	s.cmd.Stderr = log
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.ended = make(chan error, 1)
	s.base = ""
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if base, ok := strings.CutSuffix(strings.TrimSpace(lines.Text()), "/feed.json"); ok {
			s.base = base
			break
		}
	}
	go func() {
		io.Copy(io.Discard, out)
		s.ended <- s.cmd.Wait()
	}()
	if s.base == "" {
		s.t.Fatalf("no address named; log:\n%s", s.log())
	}
}

func (s *server) stop(sig os.Signal) (err error) {
	if s.cmd == nil || s.cmd.Process == nil {
		return nil
	}
	s.cmd.Process.Signal(sig)
	select {
	case err = <-s.ended:
	case <-time.After(deadline):
		s.cmd.Process.Kill()
		s.t.Errorf("still running %s after %v", deadline, sig)
	}
	s.cmd = nil
	return err
}

func (s *server) log() string {
	b, _ := os.ReadFile(filepath.Join(s.dir, "log"))
	return string(b)
}

func (s *server) get(path string) string {
	resp, err := http.Get(s.base + path)
	if err != nil {
		return ""
	}
	defer resp.Body.Close()
	b, _ := io.ReadAll(resp.Body)
	return string(b)
}

// TestServe runs the program as its users do, and ends it by signals.
func TestServe(t *testing.T) {
	for _, sig := range []os.Signal{syscall.SIGTERM, os.Interrupt} {
		t.Run(sig.String(), func(t *testing.T) {
			s := newServer(t)
			write(t, s.seed("lock.txt"), article)
			s.start("--title=River news")
			feed := s.get("/atom.xml")
			for _, want := range []string{"River news", "Lock keeper retires", s.base + "/atom.xml", "I never once fell in"} {
				if !strings.Contains(feed, want) {
					t.Errorf("no %q in %s", want, feed)
				}
			}
			write(t, s.seed("late.txt"), "Lock closed on Monday\n\nThe gates will be painted, the trust says.\n")
			testkit.Within(t, "a dropped file is served", func() bool { return strings.Contains(s.get("/rss.xml"), "Lock closed on Monday") })
			if err := s.stop(sig); err != nil {
				t.Errorf("%v: %v; log:\n%s", sig, err, s.log())
			}
		})
	}
}

// TestBasePath: a public address with a path is answered under that path and at the root.
func TestBasePath(t *testing.T) {
	s := newServer(t)
	write(t, s.seed("lock.txt"), article)
	s.start()
	local := s.base
	s.stop(syscall.SIGTERM)
	s.start("--base-url=https://news.example/river")
	if s.base != "https://news.example/river" {
		t.Errorf("named %s", s.base)
	}
	s.base = local
	if strings.Contains(s.get("/river/metrics"), "seedfeed_articles") || !strings.Contains(s.get("/metrics"), "seedfeed_articles") {
		t.Error("metrics below the path, where a proxy that hides /metrics lets them through, or not at the root")
	}
	for _, path := range []string{"/atom.xml", "/river/atom.xml"} {
		if !strings.Contains(s.get(path), "https://news.example/river/articles/") {
			t.Errorf("%s: %s", path, s.get(path))
		}
	}
	if s.get("/river/healthz") != s.get("/healthz") || s.get("/river/") != s.get("/") {
		t.Error("another answer under the path than at the root")
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for path, want := range map[string]string{
		"/river": "", "//river": "", "//river/": "", "/river//": "", "/river/feed/": "rss.xml", "/feed": "rss.xml", "//river/atom.xml": "atom.xml",
		"/river//atom.xml?x": "atom.xml", "/river/index.html": "",
	} {
		answer, err := client.Get(local + path)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if got := answer.Header.Get("Location"); answer.StatusCode != http.StatusMovedPermanently || got != "https://news.example/river/"+want {
			t.Errorf("%s: %d to %q, want %q", path, answer.StatusCode, got, want)
		}
	}
}

// TestStopWithOpenConnections: an idle reader does not hold the program up, and a second signal does not wait for
// one that reads nothing.
func TestStopWithOpenConnections(t *testing.T) {
	open := func(s *server, request string) net.Conn {
		conn, err := net.Dial("tcp", strings.TrimPrefix(s.base, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { conn.Close() })
		if _, err := io.WriteString(conn, request); err != nil {
			t.Fatal(err)
		}
		return conn
	}
	once := newServer(t)
	once.start()
	conn := open(once, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
	if _, err := http.ReadResponse(bufio.NewReader(conn), nil); err != nil {
		t.Fatal(err)
	}
	open(once, "GET /atom.xml HTTP/1.1\r\nHost:") // never ends
	if err := once.stop(syscall.SIGTERM); err != nil {
		t.Errorf("%v; log:\n%s", err, once.log())
	}

	twice := newServer(t)
	twice.start()
	open(twice, "GET /atom.xml HTTP/1.1\r\nHost:")
	testkit.Within(t, "its connection is taken", func() bool { return twice.get("/healthz") != "" })
	twice.cmd.Process.Signal(syscall.SIGTERM)
	testkit.Within(t, "it is stopping", func() bool { return strings.Contains(twice.log(), "stopping") })
	if err := twice.stop(syscall.SIGTERM); err == nil {
		t.Error("it waited for the connection in spite of the second signal")
	}
}

// TestMetricsAddr: metrics are served beside the feeds, or on an address of their own and there alone.
func TestMetricsAddr(t *testing.T) {
	beside := newServer(t)
	beside.start()
	if !strings.Contains(beside.get("/metrics"), "seedfeed_articles 0") {
		t.Error("no metrics beside the feeds")
	}
	apart := newServer(t)
	apart.start("--metrics-addr=127.0.0.1:0")
	_, rest, _ := strings.Cut(apart.log(), "url=")
	url, _, _ := strings.Cut(rest, "\n")
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if b, _ := io.ReadAll(resp.Body); !strings.Contains(string(b), "seedfeed_articles 0") {
		t.Errorf("no metrics at %s", url)
	}
	if strings.Contains(apart.get("/metrics"), "seedfeed_articles") {
		t.Error("metrics beside the feeds as well")
	}
}

// TestSecondInstance: one folder has one publisher.
func TestSecondInstance(t *testing.T) {
	s := newServer(t)
	s.start()
	status, _, errs := command(t, "", "--addr=127.0.0.1:0", "--seeds", s.seed(""), "--state", filepath.Join(s.dir, "state"))
	if status != exitFailed || !strings.Contains(errs, "state") {
		t.Errorf("status %d: %s", status, errs)
	}
	addr := strings.TrimPrefix(s.base, "http://")
	status, _, errs = command(t, "", "--addr", addr, "--seeds", t.TempDir())
	if status != exitFailed || !strings.Contains(errs, addr) {
		t.Errorf("status %d: %s", status, errs)
	}
}

// TestCrash kills the program while files are being dropped: after each start every file is there once, under the id
// and date it had when it was first served.
func TestCrash(t *testing.T) {
	s := newServer(t)
	seen := map[string]string{}
	names := []string{}
	for round := range 5 {
		s.start("--limit=1000")
		for i := range 10 {
			name := string(rune('a'+round)) + string(rune('a'+i)) + "-word"
			names = append(names, name)
			write(t, s.seed(name+".txt"), "Report "+name+" is out\n\nThe river board published it, and "+name+" is its name.\n")
			note(t, s, seen)
		}
		s.stop(syscall.SIGKILL)
		s.start("--limit=1000")
		testkit.Within(t, "all files after a crash", func() bool { return len(note(t, s, seen)) == len(names) })
		s.stop(syscall.SIGKILL)
	}
}

// note reads the feed and fails when an item has another id or date than before.
func note(t *testing.T, s *server, seen map[string]string) map[string]bool {
	t.Helper()
	now := map[string]bool{}
	for _, entry := range strings.Split(s.get("/atom.xml"), "<entry")[1:] {
		between := func(a, b string) string {
			_, rest, _ := strings.Cut(entry, a)
			value, _, _ := strings.Cut(rest, b)
			return value
		}
		title, facts := between("<title>", "</title>"), between("<id>", "</id>")+" "+between("<published>", "</published>")
		if now[title] {
			t.Fatalf("%q twice", title)
		}
		now[title] = true
		if old, ok := seen[title]; ok && old != facts {
			t.Fatalf("%q was %s, is %s", title, old, facts)
		}
		seen[title] = facts
	}
	return now
}
