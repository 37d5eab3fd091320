package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"seedfeed/feed/testkit"
)

// reader is a feed reader of Debian's that keeps what it has seen.
type reader struct {
	name, program string
	// items loads the feed at url into the store and tells how many items the reader has then.
	items func(store, url string) (int, error)
	// A notice of withdrawal is one more item to a reader that knows items by their titles.
	byTitle bool
}

var readers = []reader{
	{name: "newsboat", program: "newsboat", items: func(store, url string) (int, error) { return newsboat(store, url) }},
	{name: "sfeed", program: "sfeed_update", items: sfeed, byTitle: true},
	{name: "feedparser", program: "/usr/bin/python3", items: feedparser},
	{name: "rss2email", program: "r2e", items: rss2email},
}

// output runs a program and gives what it printed; an error has what it complained of.
func output(name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("%s: %w: %s", name, err, errs.String())
	}
	return out.String(), nil
}

// newsboat subscribes to several feeds in one store.
func newsboat(store string, feeds ...string) (int, error) {
	urls, config := filepath.Join(store, "urls"), filepath.Join(store, "config")
	if err := os.WriteFile(urls, []byte(strings.Join(feeds, "\n")+"\n"), 0o644); err != nil {
		return 0, err
	}
	if err := os.WriteFile(config, []byte("keep-articles-days 0\n"), 0o644); err != nil {
		return 0, err
	}
	args := []string{"-u", urls, "-C", config, "-c", filepath.Join(store, "cache.db")}
	if _, err := output("newsboat", append(args, "-x", "reload")...); err != nil {
		return 0, err
	}
	out, err := output("newsboat", append(args, "-x", "print-unread")...)
	if err != nil {
		return 0, err
	}
	n := 0
	_, err = fmt.Sscan(out, &n)
	return n, err
}

// sfeed keeps a line for each id, link and title it has seen.
func sfeed(store, url string) (int, error) {
	rc := filepath.Join(store, "sfeedrc")
	config := fmt.Sprintf("sfeedpath=%q\nfeeds() { feed news %q; }\n", filepath.Join(store, "feeds"), url)
	if err := os.WriteFile(rc, []byte(config), 0o644); err != nil {
		return 0, err
	}
	if _, err := output("sfeed_update", rc); err != nil {
		return 0, err
	}
	b, err := os.ReadFile(filepath.Join(store, "feeds", "news"))
	return strings.Count(string(b), "\n"), err
}

// feedparser is a parser; the store of ids around it is that of the simplest reader.
func feedparser(store, url string) (int, error) {
	const program = `
import feedparser, json, os, sys
path = sys.argv[1]
state = json.load(open(path)) if os.path.exists(path) else {"ids": [], "etag": None, "modified": None}
d = feedparser.parse(sys.argv[2], etag=state["etag"], modified=state["modified"])
if d.bozo: sys.exit("not well formed: %s" % d.bozo_exception)
for e in d.entries:
    known = e.get("id") or e.link
    if known not in state["ids"]: state["ids"].append(known)
if d.status == 200: state["etag"], state["modified"] = d.get("etag"), d.get("modified")
json.dump(state, open(path, "w"))
print(len(state["ids"]))
`
	out, err := output("/usr/bin/python3", "-c", program, filepath.Join(store, "state.json"), url)
	if err != nil {
		return 0, err
	}
	n := 0
	_, err = fmt.Sscan(out, &n)
	return n, err
}

// rss2email sends a mail for each item that it has not seen.
func rss2email(store, url string) (int, error) {
	mails := filepath.Join(store, "mails")
	config := fmt.Sprintf("[DEFAULT]\nfrom = feeds@news.example\nto = reader@news.example\nemail-protocol = sendmail\nsendmail = %s\nverbose = warning\n[feed.news]\nurl = %s\n", filepath.Join(store, "send"), url)
	send := "#!/bin/sh\ncat >\"$(mktemp " + mails + "/XXXXXX)\"\n"
	if err := errors.Join(os.MkdirAll(mails, 0o755), os.WriteFile(filepath.Join(store, "config"), []byte(config), 0o644), os.WriteFile(filepath.Join(store, "send"), []byte(send), 0o755)); err != nil {
		return 0, err
	}
	if _, err := output("r2e", "-c", filepath.Join(store, "config"), "-d", filepath.Join(store, "data.json"), "run"); err != nil {
		return 0, err
	}
	sent, err := os.ReadDir(mails)
	return len(sent), err
}

// need skips a test where a program is missing, unless all are required, as they are in CI.
func need(t *testing.T, what string, present bool) {
	t.Helper()
	if present {
		return
	}
	if os.Getenv("READERS") == "required" {
		t.Fatalf("%s is missing", what)
	}
	t.Skipf("SKIPPED: %s is not installed", what)
}

// TestReaders subscribes with real readers: each sees every item once, whatever happens to the files.
func TestReaders(t *testing.T) {
	for _, r := range readers {
		_, err := exec.LookPath(r.program)
		if err == nil && r.name == "feedparser" {
			_, err = output(r.program, "-c", "import feedparser")
		}
		for _, path := range []string{"/atom.xml", "/rss.xml"} {
			t.Run(r.name+path, func(t *testing.T) {
				need(t, r.name, err == nil)
				subscribe(t, r, path, nil)
			})
		}
		t.Run(r.name+"/nginx", func(t *testing.T) {
			need(t, r.name, err == nil)
			subscribe(t, r, "/atom.xml", nginx(t, false))
		})
	}
}

// subscribe lets a reader read while files come, change and go; through a web server unless that is nil.
func subscribe(t *testing.T, r reader, path string, through *front) {
	s := newServer(t)
	store := t.TempDir()
	var args []string
	later := func() {} // lets what caches have become old
	if through != nil {
		args = []string{"--addr=unix:" + through.socket, "--base-url=http://" + through.addr + "/"}
		later = through.forget
	}
	for i := range 3 {
		write(t, s.seed(fmt.Sprintf("first-%d.txt", i)), strings.Replace(article, "Lock keeper", fmt.Sprintf("Lock keeper number %d", i), 1))
	}
	s.start(args...)
	want := func(event string, n int) {
		t.Helper()
		if event != "reload" {
			later()
		}
		got, err := r.items(store, s.base+path)
		if err != nil {
			t.Fatalf("%s: %v", event, err)
		}
		if got != n {
			t.Fatalf("%s: %s has %d items, want %d", event, r.name, got, n)
		}
		t.Logf("%-22s %d items", event, got)
	}
	served := func(text string) {
		t.Helper()
		testkit.Within(t, text+" is served", func() bool { later(); return strings.Contains(s.get(path), text) })
	}
	logged := func(text string) {
		t.Helper()
		testkit.Within(t, text+" in the log", func() bool { return strings.Contains(s.log(), text) })
	}
	want("subscribe", 3)
	want("reload", 3)
	want("reload", 3)

	write(t, s.seed("dropped.txt"), "Weir to be rebuilt\n\nThe trust has found the money, it says.\n")
	served("Weir to be rebuilt")
	want("drop", 4)

	write(t, s.seed("dropped.txt"), "Weir to be rebuilt\n\nThe trust has found the money, it says.\n")
	write(t, s.seed("second.txt"), "Towpath closed\n\nWalkers must use the road until May.\n")
	served("Towpath closed")
	want("save again, and drop", 5)

	write(t, s.seed("second.txt"), "Towpath closed\n\nWalkers must use the road until the middle of June.\n")
	served("middle of June")
	want("edit", 5)

	if err := os.Rename(s.seed("second.txt"), s.seed("third.txt")); err != nil {
		t.Fatal(err)
	}
	logged("msg=renamed")
	want("rename", 5)

	s.stop(syscall.SIGTERM)
	s.start(args...)
	want("restart", 5)
	s.stop(syscall.SIGKILL)
	s.start(args...)
	want("kill -9 and restart", 5)

	if err := os.Remove(s.seed("third.txt")); err != nil {
		t.Fatal(err)
	}
	logged("msg=withdrawn")
	served("This article was withdrawn")
	extra := 0
	if r.byTitle {
		extra = 1
	}
	want("remove", 5+extra)
	want("reload", 5+extra)
	write(t, s.seed("third.txt"), "Towpath closed\n\nWalkers must use the road until the middle of June.\n")
	logged("msg=returned")
	want("return", 5+extra)
	write(t, s.seed("last.txt"), "Regatta in August\n\nTwelve clubs will row.\n")
	served("Regatta in August")
	want("drop", 6+extra)
}

// TestBrowser opens the pages in Chromium.
func TestBrowser(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	need(t, "chromium", err == nil)
	s := newServer(t)
	write(t, s.seed("lock.txt"), article)
	s.start()
	for path, wants := range map[string][]string{
		"/": {"Lock keeper retires", s.base + "/atom.xml", "I never once fell in", "Nell Abbot"},
		"/articles/lock-keeper-retires-after-forty-years": {"Her successor has not been named.", "Nell Abbot", `type="application/atom+xml"`},
	} {
		dom, err := output(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
			"--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir="+t.TempDir(), "--dump-dom", s.base+path)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range wants {
			if !strings.Contains(dom, want) {
				t.Errorf("%s: no %q in\n%s", path, want, dom)
			}
		}
	}
}
