package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"seedfeed/feed/testkit"
)

// killedBuilds is the number of builds that TestBuildKilled kills. CI kills a few.
var killedBuilds = flag.Int("killed-builds", 4, "how many builds TestBuildKilled kills")

// site is a site that the program builds as files.
type site struct {
	t    *testing.T
	dir  string // contains seeds, state and out
	base string
}

func newSite(t *testing.T, base string) *site {
	s := &site{t: t, dir: t.TempDir(), base: base}
	if err := os.Mkdir(filepath.Join(s.dir, "seeds"), 0o755); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *site) seed(name string) string { return filepath.Join(s.dir, "seeds", name) }
func (s *site) file(name string) string { return filepath.Join(s.dir, "out", filepath.FromSlash(name)) }

// builder returns a command that builds the site.
func (s *site) builder(args ...string) *exec.Cmd {
	s.t.Helper()
	path, err := binary()
	if err != nil {
		s.t.Fatal(err)
	}
	return exec.Command(path, append([]string{
		"build", s.seed(""), "--state", filepath.Join(s.dir, "state"), "--out", s.file(""), "--base-url", s.base,
	}, args...)...)
}

func (s *site) build() string {
	s.t.Helper()
	out, err := s.builder().CombinedOutput()
	if err != nil {
		s.t.Fatalf("%v: %s", err, out)
	}
	return string(out)
}

// served starts nginx on the folder, with the configuration that the build wrote.
func (s *site) served() *front {
	s.t.Helper()
	program, err := exec.LookPath("nginx")
	need(s.t, "nginx", err == nil)
	f := newFront(s.t)
	f.addr = strings.TrimSuffix(strings.TrimPrefix(s.base, "http://"), "/")
	user := ""
	if os.Getuid() == 0 {
		user = "user root;\n"
	}
	config := user + "daemon off;\nworker_processes 1;\npid nginx.pid;\nevents { worker_connections 768; }\nhttp {\naccess_log off;\n" +
		"server {\nlisten " + f.addr + ";\nroot " + s.file("") + ";\ninclude " + s.file(".seedfeed-build/nginx.conf") + ";\n}\n}\n"
	f.run(exec.Command(program, "-p", f.dir, "-e", "error.log", "-c", write(s.t, filepath.Join(f.dir, "nginx.conf"), config)))
	return f
}

// reload makes nginx read its configuration again.
func (f *front) reload() {
	f.t.Helper()
	data, err := os.ReadFile(filepath.Join(f.dir, "nginx.pid"))
	if err != nil {
		f.t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil {
		f.t.Fatal(err)
	}
	process, err := os.FindProcess(pid)
	if err == nil {
		err = process.Signal(syscall.SIGHUP)
	}
	if err != nil {
		f.t.Fatalf("nginx is not process %d: %v", pid, err)
	}
}

func (s *site) status(path string) (int, string) {
	answer, err := http.Get(strings.TrimSuffix(s.base, "/") + path)
	if err != nil {
		return 0, err.Error()
	}
	defer answer.Body.Close()
	body, _ := io.ReadAll(answer.Body)
	return answer.StatusCode, string(body)
}

// TestReadersFiles subscribes with real readers to files that Debian's nginx serves, and rebuilds the site between polls.
func TestReadersFiles(t *testing.T) {
	for _, r := range readers {
		_, err := exec.LookPath(r.program)
		if err == nil && r.name == "feedparser" {
			_, err = output(r.program, "-c", "import feedparser")
		}
		for _, path := range []string{"atom.xml", "rss.xml"} {
			t.Run(r.name+"/"+path, func(t *testing.T) {
				need(t, r.name, err == nil)
				subscribeFiles(t, r, path)
			})
		}
	}
}

func subscribeFiles(t *testing.T, r reader, path string) {
	s := newSite(t, "http://"+freeAddress(t)+"/")
	store := t.TempDir()
	for i := range 3 {
		write(t, s.seed(fmt.Sprintf("first-%d.txt", i)), strings.Replace(article, "Lock keeper", fmt.Sprintf("Lock keeper number %d", i), 1))
	}
	s.build()
	web := s.served()
	want := func(event string, n int) {
		t.Helper()
		got, err := r.items(store, s.base+path)
		if err != nil || got != n {
			t.Fatalf("%s: %s has %d items, want %d: %v", event, r.name, got, n, err)
		}
	}
	want("subscribe", 3)
	want("reload", 3)
	towpath := "Towpath closed\n\nWalkers must use the road until %s.\n"
	write(t, s.seed("second.txt"), fmt.Sprintf(towpath, "May"))
	s.build()
	want("drop", 4)
	write(t, s.seed("second.txt"), fmt.Sprintf(towpath, "the middle of June"))
	s.build()
	want("edit", 4)
	if _, body := s.status("/" + path); !strings.Contains(body, "middle of June") {
		t.Errorf("the edit is not in %s", path)
	}
	if err := os.Rename(s.seed("second.txt"), s.seed("third.txt")); err != nil {
		t.Fatal(err)
	}
	s.build()
	want("rename", 4)
	if status, _ := s.status("/articles/towpath-closed"); status != http.StatusOK {
		t.Errorf("page after a rename: %d", status)
	}
	if err := os.Remove(s.seed("third.txt")); err != nil {
		t.Fatal(err)
	}
	s.build()
	web.reload()
	testkit.Within(t, "410 for what was withdrawn", func() bool {
		status, body := s.status("/articles/towpath-closed")
		return status == http.StatusGone && strings.Contains(body, "withdrawn") && !strings.Contains(body, "Walkers")
	})
	extra := 0
	if r.byTitle {
		extra = 1
	}
	want("remove", 4+extra)
	write(t, s.seed("third.txt"), fmt.Sprintf(towpath, "the middle of June"))
	s.build()
	web.reload()
	testkit.Within(t, "the page is back", func() bool { status, _ := s.status("/articles/towpath-closed"); return status == http.StatusOK })
	want("return", 4+extra)
}

// TestBuildKilled kills builds at random moments. Each time every file in the folder is complete, and every page that a feed
// names exists. A final build completes the site.
func TestBuildKilled(t *testing.T) {
	s := newSite(t, "https://news.example/")
	random := rand.New(rand.NewPCG(uint64(*killedBuilds), 16))
	change := func(round int) {
		for range 4 {
			n := random.IntN(30)
			write(t, s.seed(fmt.Sprintf("r%d.txt", n)), fmt.Sprintf("Report %d on the eels\n\nThe river board counted %d eels.\n\n“We counted %[2]d,” said Warden%[3]s Holm.\n",
				n, round, strings.Repeat("a", n%5)))
			if random.IntN(4) == 0 {
				os.Remove(s.seed(fmt.Sprintf("r%d.txt", random.IntN(30))))
			}
		}
	}
	change(0)
	cmd := s.builder()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { cmd.Wait(); close(ended) }()
	s.awaitWriting(ended)
	began := time.Now()
	<-ended
	writing := time.Since(began) + time.Millisecond
	killed, names := 0, 0
	for round := range *killedBuilds {
		change(round)
		cmd := s.builder()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan struct{})
		go func() { cmd.Wait(); close(ended) }()
		moment := time.Duration(random.IntN(400)) * time.Millisecond
		switch round % 4 { // at a random moment a build has usually written nothing yet
		case 1:
			moment = time.Duration(random.Int64N(int64(writing)))
			s.awaitWriting(ended)
		case 2, 3:
			moment = time.Duration(random.IntN(12)) * time.Millisecond
			s.awaitWriting(ended)
			s.awaitPlacing(ended)
		}
		<-time.NewTimer(moment).C // a random moment, not a condition to wait for
		cmd.Process.Kill()
		if <-ended; !cmd.ProcessState.Success() {
			killed++
		}
		names += s.whole(fmt.Sprint("round ", round))
	}
	s.build()
	names += s.whole("at last")
	if out := s.build(); !strings.Contains(out, ": 0 written, 0 removed") {
		t.Errorf("the last build was not whole: %s", out)
	}
	t.Logf("%d of %d builds were killed; %d pages named by feeds were looked at", killed, *killedBuilds, names)
	if killed < *killedBuilds/2 || names < *killedBuilds {
		t.Error("too few builds were killed, or no page was looked at")
	}
}

// awaitWriting waits until a build has started to write, or has ended.
func (s *site) awaitWriting(ended chan struct{}) {
	for end := time.Now().Add(deadline); time.Now().Before(end); {
		if names, _ := filepath.Glob(s.file(".seedfeed-build/temp/[1-9]*")); len(names) > 0 {
			return
		}
		select {
		case <-ended:
			return
		case <-time.NewTimer(time.Millisecond).C:
		}
	}
}

// awaitPlacing waits until a build starts to move finished files to their places, or has ended.
func (s *site) awaitPlacing(ended chan struct{}) {
	size := func() int64 {
		info, err := os.Stat(s.file(".seedfeed-build/manifest.jsonl"))
		if err != nil {
			return 0
		}
		return info.Size()
	}
	before := size()
	for end := time.Now().Add(deadline); time.Now().Before(end) && size() == before; {
		select {
		case <-ended:
			return
		default:
		}
	}
}

// whole checks all files, and returns the number of pages that feed.json lists.
func (s *site) whole(when string) (names int) {
	s.t.Helper()
	err := fs.WalkDir(os.DirFS(s.dir), "out", func(name string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist): // nothing has been written yet
			return nil
		case err != nil:
			return err
		case name == "out/.seedfeed-build":
			return fs.SkipDir
		case e.IsDir():
			return nil
		}
		data, err := os.ReadFile(filepath.Join(s.dir, name))
		if err != nil {
			return err
		}
		if plain, ok := strings.CutSuffix(name, ".gz"); ok {
			zip, err := gzip.NewReader(bytes.NewReader(data))
			if err == nil {
				data, err = io.ReadAll(zip)
			}
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			name = plain
		}
		if why := faultOf(name, data); why != nil {
			return fmt.Errorf("%s of %d bytes: %w", name, len(data), why)
		}
		return nil
	})
	if err != nil {
		s.t.Errorf("%s: %v", when, err)
	}
	feed, err := os.ReadFile(s.file("feed.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return 0
	}
	var f struct{ Items []struct{ URL, Title string } }
	if err != nil || json.Unmarshal(feed, &f) != nil {
		s.t.Errorf("%s: feed.json: %v", when, err)
	}
	for _, item := range f.Items {
		at, err := url.PathUnescape(strings.TrimPrefix(item.URL, s.base))
		if at == "" { // a notice, which links to the front page
			at = "index"
		}
		page, err2 := os.ReadFile(s.file(at + ".html"))
		if names++; err != nil || err2 != nil || len(page) == 0 {
			s.t.Errorf("%s: the feed names %s: %v", when, item.URL, err2)
		}
	}
	return names
}

// faultOf returns an error if the bytes of a file are not a complete document.
func faultOf(name string, data []byte) error {
	switch filepath.Ext(name) {
	case ".html":
		if !bytes.HasSuffix(data, []byte("</html>\n")) {
			return errors.New("no end of a page")
		}
	case ".xml":
		for d := xml.NewDecoder(bytes.NewReader(data)); ; {
			switch _, err := d.Token(); {
			case errors.Is(err, io.EOF):
				return nil
			case err != nil:
				return err
			}
		}
	case ".json":
		if !json.Valid(data) {
			return errors.New("not JSON")
		}
	case ".png":
		if !bytes.HasSuffix(data, []byte("IEND\xaeB`\x82")) {
			return errors.New("no end of a picture")
		}
	}
	return nil
}
