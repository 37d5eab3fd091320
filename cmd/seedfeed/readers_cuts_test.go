package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"seedfeed/feed/testkit"
)

// cutFeeds are what the readers of TestReadersCuts subscribe to: everything, two persons, a topic, and a search.
var cutFeeds = [...]string{
	"/atom.xml", "/speakers/nell-abbot/atom.xml", "/speakers/olga-brandt/rss.xml", "/topics/harbour/atom.xml", "/search/atom.xml?q=harbour",
}

// counts tell how many items a reader has of each of cutFeeds.
type counts [len(cutFeeds)]int

// TestReadersCuts subscribes with real readers to everything, to persons, to a topic and to a search: each item is seen once in each feed,
// also where a speaker is put right and where an article is withdrawn.
func TestReadersCuts(t *testing.T) {
	for _, r := range readers {
		_, err := exec.LookPath(r.program)
		if err == nil && r.name == "feedparser" {
			_, err = output(r.program, "-c", "import feedparser")
		}
		t.Run(r.name, func(t *testing.T) {
			need(t, r.name, err == nil)
			store := t.TempDir()
			followCuts(t, func(s *server) (got counts) {
				for i, path := range cutFeeds {
					dir := filepath.Join(store, fmt.Sprint(i))
					if err := os.MkdirAll(dir, 0o755); err != nil {
						t.Fatal(err)
					}
					if got[i], err = r.items(dir, s.base+path); err != nil {
						t.Fatalf("%s: %v", path, err)
					}
				}
				return got
			}, func(byID, byTitle counts) counts {
				if r.byTitle {
					return byTitle
				}
				return byID
			})
		})
	}
}

// followCuts lets a reader read while articles come, change and go. A reader that knows items by their titles sees a notice as
// one more item; choose picks what it should see.
func followCuts(t *testing.T, read func(*server) counts, choose func(byID, byTitle counts) counts) {
	s := newServer(t)
	write(t, s.seed("lock.txt"), "---\ntags: [Harbour, Locks]\n---\n"+article)
	write(t, s.seed("weir.txt"), "Weir to be rebuilt\n\nThe trust has found the money. \"It will hold for a century,\" said Olga Brandt, who leads the trust.\n")
	write(t, s.seed("path.txt"), "---\ntags: [harbour]\n---\nTowpath closed\n\nWalkers must use the road until May.\n")
	s.start()
	served := func(path, text string) {
		t.Helper()
		testkit.Within(t, text+" is served at "+path, func() bool { return strings.Contains(s.get(path), text) })
	}
	want := func(event string, byID, byTitle counts) {
		t.Helper()
		if got, want := read(s), choose(byID, byTitle); got != want {
			t.Fatalf("%s: the reader has %v items, want %v, of %v", event, got, want, cutFeeds)
		}
	}
	want("subscribe", counts{3, 1, 1, 2, 2}, counts{3, 1, 1, 2, 2})
	want("reload", counts{3, 1, 1, 2, 2}, counts{3, 1, 1, 2, 2})

	regatta := "---\ntags: HARBOUR\n---\nRegatta in August\n\nTwelve clubs will row. \"We start at dawn,\" said Nell Abbot, the umpire.\n"
	write(t, s.seed("regatta.txt"), regatta)
	served("/speakers/nell-abbot/atom.xml", "We start at dawn")
	served("/search/atom.xml?q=harbour", "Regatta in August")
	want("drop", counts{4, 2, 1, 3, 3}, counts{4, 2, 1, 3, 3})

	write(t, s.seed("regatta.txt"), regatta+"\nThe ferry will not run on that day.\n")
	served("/articles/regatta-in-august", "The ferry will not run")
	want("edit", counts{4, 2, 1, 3, 3}, counts{4, 2, 1, 3, 3})

	write(t, s.seed("regatta.meta.yaml"), "quotes:\n- text: We start\n  speaker: Olga Brandt\n")
	served("/speakers/olga-brandt/rss.xml", "We start at dawn")
	if text := s.get("/speakers/nell-abbot/atom.xml"); strings.Contains(text, "We start at dawn") {
		t.Fatalf("the wrong person still says it:\n%s", text)
	}
	want("other speaker", counts{4, 2, 2, 3, 3}, counts{4, 3, 2, 3, 3})
	want("reload", counts{4, 2, 2, 3, 3}, counts{4, 3, 2, 3, 3})

	s.stop(syscall.SIGKILL)
	s.start()
	want("kill -9 and restart", counts{4, 2, 2, 3, 3}, counts{4, 3, 2, 3, 3})

	if err := os.Rename(s.seed("regatta.txt"), s.seed("august.txt")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(s.seed("regatta.meta.yaml"), s.seed("august.meta.yaml")); err != nil {
		t.Fatal(err)
	}
	testkit.Within(t, "the log tells of it", func() bool { return strings.Contains(s.log(), "msg=renamed") })
	want("rename", counts{4, 2, 2, 3, 3}, counts{4, 3, 2, 3, 3})

	if err := os.Remove(s.seed("august.txt")); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/atom.xml", "/speakers/olga-brandt/rss.xml", "/topics/harbour/atom.xml", "/search/atom.xml?q=harbour"} {
		served(path, "This article was withdrawn")
	}
	want("withdraw", counts{4, 2, 2, 3, 3}, counts{5, 3, 3, 4, 4})
	s.stop(syscall.SIGTERM)
	s.start()
	want("restart", counts{4, 2, 2, 3, 3}, counts{5, 3, 3, 4, 4})

	write(t, s.seed("august.txt"), regatta+"\nThe ferry will not run on that day.\n")
	served("/speakers/olga-brandt/rss.xml", "We start at dawn")
	want("return", counts{4, 2, 2, 3, 3}, counts{5, 3, 3, 4, 4})

	write(t, s.seed("path.txt"), "---\ntags: [Walks]\n---\nTowpath closed\n\nWalkers must use the road until May.\n")
	served("/topics/walks/atom.xml", "Towpath closed")
	want("another topic", counts{4, 2, 2, 3, 3}, counts{5, 3, 3, 4, 4})
}

// TestReadersOneStore: newsboat has one store for all its feeds, in which an id stands for one item. Somebody who subscribes to
// everything and to its parts sees each article once, and what a person said once.
func TestReadersOneStore(t *testing.T) {
	_, err := exec.LookPath("newsboat")
	need(t, "newsboat", err == nil)
	store := t.TempDir()
	all := func(s counts) counts { return counts{s[0] + s[1] + s[2]} } // topics and searches have no items of their own
	followCuts(t, func(s *server) counts {
		var urls []string
		for _, path := range cutFeeds {
			urls = append(urls, s.base+path)
		}
		n, err := newsboat(store, urls...)
		if err != nil {
			t.Fatal(err)
		}
		return counts{n}
	}, func(byID, _ counts) counts { return all(byID) })
}
