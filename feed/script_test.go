package feed_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/rogpeppe/go-internal/testscript"

	"seedfeed/feed"
	"seedfeed/feed/settings"
)

// deadline bounds every wait for something that must come true.
const deadline = time.Minute

// TestScripts runs testdata/script: each drops, edits, renames and removes files under seeds/, and says what is then
// served. Besides the commands of testscript (cp, mv, rm, stdout …) there are
//
//	serve [KEY=VALUE ...]       open the folder seeds, with the state in state; keys: content, limit, title, seeds, max-size, notice, view, search, state, late, hold, sections
//	halt                        stop
//	items N                     wait until all three feeds hold N items, the same ones in the same order
//	[!] item TEXT               wait until an item with TEXT in its title or content is (not) in the feeds
//	note NAME TEXT              remember id, dates and link of the item with TEXT in its title
//	same NAME TEXT [FIELD ...]  the item with TEXT has what was noted (id, published, updated, link; default the first three)
//	later NAME TEXT             its updated is later than what was noted
//	get PATH [HEADER: VALUE]    ask; status, headers and body are then the standard output
//	[!] said TEXT               wait until the quotations of the JSON feed are (not) said by TEXT
//	[!] page PATH REGEXP        wait until the answer at PATH matches (or does not); it is then the standard output
//	metrics                     the metrics are the standard output
//	[!] logged REGEXP           wait for a line of the log (or look that there is none)
//	waiting N                   wait until N versions of files wait
//	touch PATH RFC3339          set the time of a file
//	drop FROM TO                write articles of their own into seeds, FROM.txt to TO.txt
//	picture FILE W H SHADE      draw a picture of so many pixels
//	pictures N                  wait until the feeds name N files of pictures, which are served, and no others are any more
//	archived N                  wait until each format, with all archives it links to, has N items that are not withdrawn
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			s := &site{dir: e.WorkDir, noted: map[string]*gofeed.Item{}, files: map[string]bool{}}
			e.Values["site"] = s
			e.Defer(s.halt)
			return os.MkdirAll(filepath.Join(e.WorkDir, "seeds"), 0o755)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"serve": cmdServe, "halt": func(ts *testscript.TestScript, _ bool, _ []string) { siteOf(ts).halt() },
			"items": cmdItems, "item": cmdItem, "note": cmdNote, "same": cmdSame, "later": cmdLater,
			"get": cmdGet, "page": cmdPage, "said": cmdSaid, "metrics": cmdMetrics, "logged": cmdLogged, "touch": cmdTouch, "waiting": cmdWaiting,
			"drop": cmdDrop, "picture": cmdPicture, "pictures": cmdPictures, "archived": cmdArchived,
		},
	})
}

// site is one running publisher.
type site struct {
	dir    string
	log    logBuffer
	noted  map[string]*gofeed.Item
	files  map[string]bool // paths of pictures that were named
	p      *feed.Publisher
	server *httptest.Server
	cancel context.CancelFunc
	done   chan error
}

type logBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func siteOf(ts *testscript.TestScript) *site { return ts.Value("site").(*site) }

func (s *site) halt() {
	if s.cancel == nil {
		return
	}
	s.cancel()
	<-s.done
	s.server.Close()
	s.cancel = nil
}

func cmdServe(ts *testscript.TestScript, _ bool, args []string) {
	s := siteOf(ts)
	c := settings.Config{
		Seeds: filepath.Join(s.dir, "seeds"), State: filepath.Join(s.dir, "state"), BaseURL: "https://news.example/",
		Log: slog.New(slog.NewTextHandler(&s.log, nil)), Content: settings.ContentFull, Settle: 50 * time.Millisecond,
	}
	var err error
	for _, arg := range args {
		key, value, _ := strings.Cut(arg, "=")
		switch key {
		case "late": // not ready before the folder is there
		case "content":
			c.Content = value
		case "title":
			c.Title = value
		case "seeds":
			c.Seeds = filepath.Join(s.dir, value)
		case "limit":
			_, err = fmt.Sscan(value, &c.Limit)
			ts.Check(err)
		case "notice":
			c.Notice = -1
		case "state":
			c.State = filepath.Join(s.dir, value, ".seedfeed")
		case "search":
			c.SearchText = value == "text"
		case "view":
			c.NoBrowserView = true
		case "sections":
			c.Sections = true
		case "hold":
			c.Hold, err = time.ParseDuration(value)
			ts.Check(err)
		case "max-size":
			_, err = fmt.Sscan(value, &c.MaxSize)
			ts.Check(err)
		default:
			ts.Fatalf("serve: unknown key %q", key)
		}
	}
	p, err := feed.Open(c)
	ts.Check(err)
	ctx, cancel := context.WithCancel(context.Background())
	s.p, s.cancel, s.done = p, cancel, make(chan error, 1)
	s.server = httptest.NewServer(p)
	s.server.Client().CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	go func() { s.done <- p.Run(ctx) }()
	if slices.Contains(args, "late") {
		return
	}
	select {
	case <-p.Ready():
	case <-time.After(deadline):
		ts.Fatalf("serve: not ready after %s", deadline)
	}
}

func (s *site) get(path string, headers ...string) (*http.Response, string, error) {
	req, err := http.NewRequest("GET", s.server.URL+path, nil)
	if err != nil {
		return nil, "", err
	}
	for _, h := range headers {
		key, value, _ := strings.Cut(h, ": ")
		req.Header.Set(key, value)
	}
	resp, err := s.server.Client().Do(req)
	if err != nil {
		return nil, "", err
	}
	defer resp.Body.Close()
	var body bytes.Buffer
	_, err = body.ReadFrom(resp.Body)
	return resp, body.String(), err
}

// feed reads one feed by an independent reader.
func (s *site) feed(path string) (f *gofeed.Feed, body string, err error) {
	resp, body, err := s.get(path)
	if err != nil {
		return nil, "", err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, "", fmt.Errorf("GET %s: %s", path, resp.Status)
	}
	if f, err = gofeed.NewParser().ParseString(body); err != nil {
		return nil, "", fmt.Errorf("%s: %w", path, err)
	}
	return f, body, nil
}

// feeds reads the three feeds by an independent reader and checks that they tell the same.
func (s *site) feeds() ([]*gofeed.Item, error) {
	var first []*gofeed.Item
	for i, path := range []string{"/atom.xml", "/rss.xml", "/feed.json"} {
		f, _, err := s.feed(path)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			first = f.Items
			continue
		}
		if len(f.Items) != len(first) {
			return nil, fmt.Errorf("%s has %d items, /atom.xml %d", path, len(f.Items), len(first))
		}
		for j, item := range f.Items {
			if item.GUID != first[j].GUID || bare(item.Title) != bare(first[j].Title) {
				return nil, fmt.Errorf("%s item %d is %q, in /atom.xml %q", path, j, item.GUID, first[j].GUID)
			}
		}
	}
	seen := map[string]bool{}
	for _, item := range first {
		if seen[item.GUID] {
			return nil, fmt.Errorf("id %q twice", item.GUID)
		}
		seen[item.GUID] = true
	}
	return first, nil
}

// bare is a title without the space that keeps an end tag from being taken for markup in XML.
func bare(title string) string { return endTag.ReplaceAllString(title, "</$1>") }

var endTag = regexp.MustCompile(`</(\w+) >`)

// wait asks again and again until f is content.
func wait(ts *testscript.TestScript, f func() error) {
	var err error
	for end := time.Now().Add(deadline); time.Now().Before(end); {
		if err = f(); err == nil {
			return
		}
		pause := time.NewTimer(5 * time.Millisecond)
		<-pause.C
	}
	ts.Fatalf("%v after %s; log:\n%s", err, deadline, siteOf(ts).log.String())
}

func cmdItems(ts *testscript.TestScript, _ bool, args []string) {
	want := 0
	_, err := fmt.Sscan(args[0], &want)
	ts.Check(err)
	wait(ts, func() error {
		items, err := siteOf(ts).feeds()
		if err == nil && len(items) != want {
			err = fmt.Errorf("%d items, want %d", len(items), want)
		}
		return err
	})
}

func (s *site) find(text string) (*gofeed.Item, error) {
	items, err := s.feeds()
	if err != nil {
		return nil, err
	}
	for _, item := range items {
		if strings.Contains(item.Title, text) || strings.Contains(item.Content, text) {
			return item, nil
		}
	}
	return nil, fmt.Errorf("no item with %q", text)
}

func cmdItem(ts *testscript.TestScript, neg bool, args []string) {
	wait(ts, func() error {
		_, err := siteOf(ts).find(args[0])
		if neg && err == nil {
			return fmt.Errorf("the item with %q is still there", args[0])
		}
		if neg && strings.HasPrefix(err.Error(), "no item") {
			return nil
		}
		return err
	})
}

func cmdNote(ts *testscript.TestScript, _ bool, args []string) {
	item, err := siteOf(ts).find(args[1])
	ts.Check(err)
	siteOf(ts).noted[args[0]] = item
}

func field(item *gofeed.Item, name string) string {
	switch name {
	case "id":
		return item.GUID
	case "published":
		return item.Published
	case "updated":
		return item.Updated
	case "link":
		return item.Link
	}
	return "no field " + name
}

func cmdSame(ts *testscript.TestScript, _ bool, args []string) {
	was := siteOf(ts).noted[args[0]]
	fields := args[2:]
	if len(fields) == 0 {
		fields = []string{"id", "published", "updated"}
	}
	item, err := siteOf(ts).find(args[1])
	ts.Check(err)
	for _, f := range fields {
		if got, want := field(item, f), field(was, f); got != want {
			ts.Fatalf("%s of %q is %q, was %q", f, args[1], got, want)
		}
	}
}

func cmdLater(ts *testscript.TestScript, _ bool, args []string) {
	was := siteOf(ts).noted[args[0]]
	wait(ts, func() error {
		item, err := siteOf(ts).find(args[1])
		if err == nil && !item.UpdatedParsed.After(*was.UpdatedParsed) {
			err = fmt.Errorf("updated is %s, was %s", item.Updated, was.Updated)
		}
		return err
	})
}

func cmdGet(ts *testscript.TestScript, _ bool, args []string) {
	resp, body, err := siteOf(ts).get(args[0], args[1:]...)
	ts.Check(err)
	fmt.Fprintln(ts.Stdout(), resp.Status)
	for key := range resp.Header {
		fmt.Fprintf(ts.Stdout(), "%s: %s\n", key, strings.Join(resp.Header[key], ", "))
	}
	fmt.Fprintf(ts.Stdout(), "\n%s\n", body)
	if etag := resp.Header.Get("ETag"); etag != "" {
		ts.Setenv("ETAG", etag)
	}
	if strings.HasSuffix(args[0], ".json") && resp.StatusCode == http.StatusOK && !json.Valid([]byte(body)) {
		ts.Fatalf("%s is no JSON", args[0])
	}
}

func cmdPage(ts *testscript.TestScript, neg bool, args []string) {
	re, err := regexp.Compile("(?m)" + args[1])
	ts.Check(err)
	wait(ts, func() error {
		resp, body, err := siteOf(ts).get(args[0])
		if err == nil && re.MatchString(resp.Status+"\n"+body) == neg {
			err = fmt.Errorf("%s: %s; in %s", args[0], resp.Status, body)
		}
		return err
	})
	cmdGet(ts, false, args[:1])
}

func cmdSaid(ts *testscript.TestScript, neg bool, args []string) {
	wait(ts, func() error {
		_, body, err := siteOf(ts).get("/feed.json")
		if err == nil && strings.Contains(body, `"speaker":"`+args[0]+`"`) == neg {
			err = fmt.Errorf("said by %q: %v; in %s", args[0], !neg, body)
		}
		return err
	})
}

func cmdMetrics(ts *testscript.TestScript, _ bool, _ []string) {
	w := httptest.NewRecorder()
	siteOf(ts).p.Metrics().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	fmt.Fprint(ts.Stdout(), w.Body)
}

func cmdLogged(ts *testscript.TestScript, neg bool, args []string) {
	re, err := regexp.Compile(args[0])
	ts.Check(err)
	if neg {
		if line := re.FindString(siteOf(ts).log.String()); line != "" {
			ts.Fatalf("logged: %s", line)
		}
		return
	}
	wait(ts, func() error {
		if !re.MatchString(siteOf(ts).log.String()) {
			return fmt.Errorf("no line of the log matches %s", re)
		}
		return nil
	})
}

func cmdWaiting(ts *testscript.TestScript, _ bool, args []string) {
	want := "waiting: " + args[0] + ","
	wait(ts, func() error {
		_, body, err := siteOf(ts).get("/healthz")
		if err == nil && (args[0] == "0") == strings.Contains(body, "waiting") || args[0] != "0" && !strings.Contains(body, want) {
			err = fmt.Errorf("healthz says %q", body)
		}
		return err
	})
}

func cmdTouch(ts *testscript.TestScript, _ bool, args []string) {
	at, err := time.Parse(time.RFC3339, args[1])
	ts.Check(err)
	ts.Check(os.Chtimes(ts.MkAbs(args[0]), at, at))
}

func cmdDrop(ts *testscript.TestScript, _ bool, args []string) {
	var from, to int
	_, err := fmt.Sscan(args[0]+" "+args[1], &from, &to)
	ts.Check(err)
	for i := from; i <= to; i++ {
		text := fmt.Sprintf("Report %d is out\n\nThe river board published report number %d today.\n", i, i)
		ts.Check(os.WriteFile(ts.MkAbs(fmt.Sprintf("seeds/%d.txt", i)), []byte(text), 0o644))
	}
}

func cmdArchived(ts *testscript.TestScript, _ bool, args []string) {
	want := 0
	_, err := fmt.Sscan(args[0], &want)
	ts.Check(err)
	link := regexp.MustCompile(`href="https://news.example([^"]*)"[^>]* rel="prev-archive"`)
	for path, older := range map[string]*regexp.Regexp{
		"/atom.xml": link, "/rss.xml": link, "/feed.json": regexp.MustCompile(`"next_url": ?"https://news.example([^"]*)"`),
	} {
		wait(ts, func() error {
			all, err := siteOf(ts).history(path, older)
			if err == nil && len(all) != want {
				err = fmt.Errorf("%s and its archives hold %d items, want %d", path, len(all), want)
			}
			return err
		})
	}
}

// history reads a feed and all archives that it links to, and gives the titles of what is not withdrawn, by id.
func (s *site) history(path string, older *regexp.Regexp) (map[string]string, error) {
	all := map[string]string{}
	for pages := 0; path != "" && pages < 1000; pages++ {
		f, body, err := s.feed(path)
		if err != nil {
			return nil, err
		}
		for _, item := range f.Items {
			if !strings.HasPrefix(item.Title, "Withdrawn: an article of ") {
				all[item.GUID] = item.Title
			}
		}
		path = ""
		if m := older.FindStringSubmatch(body); m != nil {
			path = m[1]
		}
	}
	return all, nil
}
