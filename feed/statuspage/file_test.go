package statuspage

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestStatusName: the page never gets the name of a file that means something in the folder.
func TestStatusName(t *testing.T) {
	dir := t.TempDir()
	for name, want := range map[string]bool{
		"status.html": true, "STATUS.TXT": true, "s.htm": true,
		"feed.yaml": false, "people.yaml": false, "a.meta.yaml": false, ".seedfeedignore": false, "status": false, ".seedfeed/ledger": false,
	} {
		if err := Check(filepath.Join(dir, name)); (err == nil) != want {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, mine := range map[string]bool{"page.html": false, "mine.html": true} {
		data := sample().HTML()
		if mine {
			data = []byte("<!DOCTYPE html>\n<p>Mine")
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := Check(filepath.Join(dir, name)); (err != nil) != mine {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "folder.html"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"folder.html", "none/status.html", "page.html/status.html"} {
		if Check(filepath.Join(dir, name)) == nil {
			t.Errorf("%s may be written", name)
		}
	}
}

// TestFile: a page takes the place of an older one, and of nothing else; why it cannot is logged once.
func TestFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "status.html")
	var log strings.Builder
	f := OpenFile(path, slog.New(slog.NewTextHandler(&log, nil)))
	page := sample().HTML()
	f.Put(page)
	if got, err := os.ReadFile(path); err != nil || string(got) != string(page) {
		t.Errorf("%v, %d bytes", err, len(got))
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o644 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	OpenFile(path, nil).Put(page) // of a next run
	f.Put(page)
	if after, err := os.Stat(path); err != nil || !os.SameFile(before, after) {
		t.Errorf("the same page is written again: %v", err)
	}
	f.Put(sample().Text())
	if got, _ := os.ReadFile(path); string(got) != string(sample().Text()) || log.Len() > 0 {
		t.Errorf("another page: %s; log %s", got, log.String())
	}
	if err := os.WriteFile(path, []byte("Mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	f.Put(page)
	f.Put(page)
	if got, _ := os.ReadFile(path); string(got) != "Mine" || strings.Count(log.String(), "status page not written") != 1 {
		t.Errorf("a file of somebody's: %s; log %s", got, log.String())
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	f.Put(page)
	if got, _ := os.ReadFile(path); string(got) != string(page) {
		t.Errorf("once it is gone: %s", got)
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("%v, %v", left, err)
	}
}

// TestHeldUntil: the time at which an article comes out is told in the zone of the site.
func TestHeldUntil(t *testing.T) {
	at := time.Date(2026, 3, 1, 23, 30, 0, 0, time.UTC)
	if got := HeldUntil("its date is to come", at, time.FixedZone("CET", 3600)); got != "its date is to come; it comes out on 2 March 2026 at 00:30 CET" {
		t.Error(got)
	}
	if got := HeldUntil("it is a draft", time.Time{}, time.UTC); got != "it is a draft" {
		t.Error(got)
	}
}
