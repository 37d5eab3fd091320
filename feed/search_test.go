package feed

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// finds asks a question and compares the status, and the titles that are found.
func (d *desk) finds(when, query string, status int, titles ...string) {
	d.t.Helper()
	code, body := d.get("/search/rss.xml?" + query)
	if code != status {
		d.t.Errorf("%s: %s: status %d, want %d", when, query, code, status)
		return
	}
	for _, title := range titles {
		if !strings.Contains(body, "<title>"+title+"</title>") {
			d.t.Errorf("%s: %s does not find %s", when, query, title)
		}
	}
	if n := strings.Count(body, "<item>") - strings.Count(body, "<title>Withdrawn: "); n != len(titles) && code == http.StatusOK {
		d.t.Errorf("%s: %s finds %d articles, want %d", when, query, n, len(titles))
	}
}

func (d *desk) wordsFile() string { return filepath.Join(d.cfg.State, "cache", wordsName) }

const (
	harbourTitle    = "Harbour wall stands"
	lighthouseTitle = "Lighthouse goes dark"
)

// TestSearchStarts: a start answers at once from what was kept. What is missing is made again after the first scan, and
// nothing is answered before.
func TestSearchStarts(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("a.txt", harbour)
	d.drop("b.txt", lighthouse)
	d.finds("dropped", "q=the", http.StatusOK, harbourTitle, lighthouseTitle)
	d.reopen()
	d.finds("opened again", "q=lamp", http.StatusOK, lighthouseTitle)
	d.scan()
	d.drop("a.txt", strings.Replace(harbour, "three", "four lampless", 1))
	d.finds("edited", "q=lamp", http.StatusOK, harbourTitle, lighthouseTitle)
	d.finds("edited", "q=three", http.StatusOK)

	for _, lose := range []func(){
		func() { os.Remove(d.wordsFile()) },
		func() { os.WriteFile(d.wordsFile(), []byte("no journal\n"), 0o644) },
		func() { os.RemoveAll(filepath.Join(d.cfg.State, "cache")) },
	} {
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		lose()
		d.open(d.cfg)
		d.finds("lost", "q=lamp", http.StatusServiceUnavailable)
		if code, _ := d.get("/search"); code != http.StatusOK {
			t.Errorf("the form: status %d", code)
		}
		d.drop("c.txt", report(1))
		d.finds("lost, and not made again yet", "q=river", http.StatusServiceUnavailable)
		d.look("a.txt", "b.txt")
		d.scan()
		d.wait(time.Second)
		d.finds("made again", "q=lamp", http.StatusOK, harbourTitle, lighthouseTitle)
		d.finds("made again", "q=river", http.StatusOK, "Report 1 is out")
		d.remove("c.txt")
		d.wait(3 * time.Second)
		d.finds("withdrawn", "q=river", http.StatusOK)
	}
	if strings.Contains(d.log.String(), "search does not work") {
		t.Error(d.log.String())
	}
}

// TestSearchDamaged: a damaged text is noticed by the next question, and made again after the next scan.
func TestSearchDamaged(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("a.txt", harbour)
	d.drop("b.txt", lighthouse)
	d.wait(time.Second)
	data, err := os.ReadFile(d.wordsFile())
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.OpenFile(d.wordsFile(), os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteAt([]byte("#"), int64(strings.Index(string(data), "lamp"))); err != nil {
		t.Fatal(err)
	}
	file.Close()
	d.finds("damaged", "q=wall", http.StatusServiceUnavailable)
	d.scan()
	d.wait(time.Second)
	d.finds("made again", "q=wall", http.StatusOK, harbourTitle)
	d.finds("made again", "q=lamp", http.StatusOK, lighthouseTitle)
}

// TestSearchWithoutFile: a file that cannot be used costs searches and nothing else, and is named once.
func TestSearchWithoutFile(t *testing.T) {
	d := newDesk(t, nil)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	os.Remove(d.wordsFile())
	if err := os.Mkdir(d.wordsFile(), 0o755); err != nil {
		t.Fatal(err)
	}
	d.open(d.cfg)
	d.scan()
	d.drop("a.txt", harbour)
	d.drop("b.txt", lighthouse)
	d.scan()
	d.wait(time.Minute)
	d.has("Lighthouse", true)
	d.finds("without a file", "q=lamp", http.StatusServiceUnavailable)
	if n := strings.Count(d.log.String(), "search does not work"); n != 1 || !strings.Contains(d.log.String(), d.wordsFile()) {
		t.Errorf("said %d times: %s", n, d.log.String())
	}
}

// TestSearchUnread: an article whose text cannot be read is not found, and does not keep others from being found.
func TestSearchUnread(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("a.txt", harbour)
	d.drop("b.txt", lighthouse)
	path := filepath.Join(d.cfg.Seeds, "a.txt")
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(d.cfg.State, "cache")); err != nil {
		t.Fatal(err)
	}
	d.open(d.cfg)
	d.look("b.txt")
	d.scan()
	d.wait(time.Second)
	d.finds("unread", "q=the", http.StatusOK, lighthouseTitle)
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	d.look("a.txt")
	d.finds("back", "q=the", http.StatusOK, harbourTitle, lighthouseTitle)
}

// TestSearchText: the setting can change while the program runs.
func TestSearchText(t *testing.T) {
	d := newDesk(t, func(c *config) { c.Summary.Sentences, c.Summary.Words = 1, 12 })
	d.drop("a.txt", harbour+"\nThe masons have gone home. A heron stands on the slipway at noon.\n")
	for _, on := range []bool{true, false, true} {
		next := d.cfg
		next.SearchText = on
		if changed, err := d.Reload(next.Config); !changed || err != nil {
			t.Fatalf("reload: %v, %v", changed, err)
		}
		if err := d.press.applySettings(); err != nil {
			t.Fatal(err)
		}
		d.look("a.txt")
		d.scan()
		d.wait(time.Second)
		if on {
			d.finds("whole text", "q=heron", http.StatusOK, harbourTitle)
		} else {
			d.finds("not the whole text", "q=heron", http.StatusOK)
		}
		d.finds("always", "q=harbour", http.StatusOK, harbourTitle)
	}
}
