package account

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/header"
	"seedfeed/feed/ledger"
	"seedfeed/feed/owner"
	"seedfeed/feed/register"
	"seedfeed/feed/settings"
	"seedfeed/feed/statuspage"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// at returns a time so many minutes after noon.
func at(minutes int) time.Time { return noon.Add(time.Duration(minutes) * time.Minute) }

// desk is an account of articles in memory.
type desk struct {
	Account
	index  *ledger.Index
	texts  map[string]*digest.Digest // by path
	faults []owner.Fault
}

func newDesk() *desk {
	d := &desk{index: ledger.NewIndex(), texts: map[string]*digest.Digest{}}
	d.Begin(Source{
		Settings: &settings.Config{Title: "News", BaseURL: "https://news.example/", Zone: time.FixedZone("", 3600)}, Index: d.index,
		DigestOf: func(r ledger.Record) *digest.Digest { return d.texts[r.Path] },
		Faults:   func() []owner.Fault { return d.faults },
	})
	<-d.Changed()
	return d
}

// put enters an article; change may alter its record.
func (d *desk) put(path string, minutes int, change func(*ledger.Record)) ledger.Record {
	r := ledger.Record{ID: "tag:news.example,2026:" + path, Path: path, Slug: strings.TrimSuffix(path, ".txt"), Published: at(minutes), Updated: at(minutes)}
	if change != nil {
		change(&r)
	}
	d.index.Put(r)
	return r
}

// page writes the sections of the page, a line an entry.
func (d *desk) page() string {
	var b strings.Builder
	for n, s := range d.Page(3).Sections {
		for _, e := range s {
			what := [...]string{"refused", "waiting", "held", "recent", "withdrawn", "passed"}[n]
			fmt.Fprintf(&b, "%s %s", what, strings.Join(strings.Fields(fmt.Sprint(e.File, " “", e.Title, "” ", e.Address, " ", e.What)), " "))
			if !e.At.IsZero() {
				b.WriteString(" " + e.At.UTC().Format("15:04"))
			}
			b.WriteString(strings.Join(append([]string{""}, e.Unused...), " | ") + "\n")
		}
	}
	return b.String()
}

func (d *desk) want(t *testing.T, when string, lines ...string) {
	t.Helper()
	if got, want := d.page(), strings.Join(append(lines, ""), "\n"); got != want {
		t.Errorf("%s:\n%s\nwant\n%s", when, got, want)
	}
}

// match is what became of a file with a title.
func match(path, held string) register.Match {
	return register.Match{Arrival: register.Arrival{Path: path, Dropped: at(9), Digest: &digest.Digest{Title: "The weir", Release: header.Release{Held: held}, Warnings: []string{"no date"}}}, Held: held}
}

// TestFiles: what is noted of a file stands on the page until something else is noted of it, or until it is gone.
func TestFiles(t *testing.T) {
	d := newDesk()
	if p := d.Page(3); p.Title != "News" || p.Articles != 3 || p.Zone == nil {
		t.Errorf("%+v", p)
	}
	d.want(t, "nothing")
	d.Refuse("a.txt", errors.New("it is empty"), at(1))
	d.Refuse("b.txt", errors.New("it is a picture"), at(2))
	d.Wait("quay.jpg", "a picture is shown", at(3))
	d.want(t, "refused and waiting", "refused b.txt “” it is a picture 12:02", "refused a.txt “” it is empty 12:01", "waiting quay.jpg “” a picture is shown 12:03")
	d.Forget("b.txt")
	d.Refuse("a.txt", errors.New("it is too large"), at(4))
	d.want(t, "forgotten, and refused again", "refused a.txt “” it is too large 12:04", "waiting quay.jpg “” a picture is shown 12:03")

	d.Take(nil, []register.Match{match("a.txt", "header: draft: true")}, []string{"quay.jpg"}, noon)
	d.want(t, "held back", "held a.txt “The weir” header: draft: true 12:09 | no date")
	d.Take(nil, []register.Match{match("a.txt", "")}, nil, noon)
	d.want(t, "published")
}

// TestTake: what a batch of files led to.
func TestTake(t *testing.T) {
	waits, edit, dated, refused := match("a.txt", ""), match("b.txt", ""), match("c.txt", "its date is 2026-03-01T13:00:00Z"), match("d.txt", "x")
	waits.Pending, edit.Pending, edit.Record.ID = at(5), at(6), "tag:b"
	dated.Digest.Held, dated.Digest.NotBefore, dated.Digest.NotBeforeBy = "", at(60), "its date"
	refused.Err = errors.New("its id is taken")
	d := newDesk()
	d.Refuse("d.txt", refused.Err, at(7))
	d.Take(nil, []register.Match{waits, edit, dated, refused}, nil, noon)
	d.want(t, "four files", "refused d.txt “” its id is taken 12:07",
		"waiting b.txt “The weir” an edit is published 12:06 | no date", "waiting a.txt “The weir” a new article is published 12:05 | no date",
		"held c.txt “The weir” its date is 2026-03-01T13:00:00Z; it comes out on 1 March 2026 at 14:00 +0100 12:09 | no date")
	d.Take([]register.Change{{Before: ledger.Record{Path: "a.txt"}, After: ledger.Record{Path: "e.txt"}}, {Before: ledger.Record{Path: "b.txt"}, After: ledger.Record{Path: "b.txt"}}}, nil, []string{"c.txt"}, noon)
	d.want(t, "renamed and gone", "refused d.txt “” its id is taken 12:07", "waiting b.txt “The weir” an edit is published 12:06 | no date")
}

// TestRecent: the newest changes of articles, each with what happened last, and what of the file could not be used.
func TestRecent(t *testing.T) {
	d := newDesk()
	d.put("new weir.txt", 1, nil)
	d.put("edited.txt", 2, func(r *ledger.Record) { r.Updated = at(20) })
	d.put("gone.txt", 3, func(r *ledger.Record) { r.Withdrawn = at(21) })
	d.put("back.txt", 4, func(r *ledger.Record) { r.Returned = at(22) })
	d.put("dated.txt", -600, func(r *ledger.Record) { r.Seen, r.Updated = at(5), at(5) })
	d.put("held.txt", 6, func(r *ledger.Record) { r.Held = true })
	d.put("", 7, nil)
	d.texts["new weir.txt"] = &digest.Digest{Title: "The weir", Warnings: []string{"no date"}}
	d.Take([]register.Change{{After: ledger.Record{Path: "new weir.txt"}, Warning: "its id is taken"}}, []register.Match{match("new weir.txt", "")}, nil, noon)
	d.want(t, "all of them",
		"recent back.txt “” https://news.example/articles/back published again 12:22",
		"recent edited.txt “” https://news.example/articles/edited updated 12:20",
		"recent dated.txt “” https://news.example/articles/dated published 12:05",
		"recent new weir.txt “The weir” https://news.example/articles/"+url.PathEscape("new weir")+" published 12:01 | no date | its id is taken",
		"withdrawn gone.txt “” withdrawn 12:21")
	for n := range 9 {
		d.Refuse(fmt.Sprintf("%d.bin", n), errors.New("x"), noon)
	}
	if got := len(d.Page(0).Sections[statuspage.Refused]); got != 9 {
		t.Errorf("%d of 9 refused files beside an article whose id is taken", got)
	}
	for n := range 9 {
		d.Forget(fmt.Sprintf("%d.bin", n))
	}
	for n := range 2 * mostRecent {
		d.put(fmt.Sprintf("n%03d.txt", n), 100+n, nil)
	}
	lines := strings.Split(strings.TrimSpace(d.page()), "\n")
	if len(lines) != mostRecent || !strings.HasPrefix(lines[0], "recent n099.txt") || !strings.HasPrefix(lines[mostRecent-1], "recent n050.txt") {
		t.Errorf("%d lines, from %s to %s", len(lines), lines[0], lines[len(lines)-1])
	}
}

// TestPassed: why files are passed over, as of the last scan and since; and faults of the owner's files.
func TestPassed(t *testing.T) {
	d := newDesk()
	d.faults = []owner.Fault{{Path: "people.yaml", What: "line 1: not a list"}}
	const fault = "refused people.yaml “” line 1: not a list"
	d.Pass("a.zip", "no article")
	d.Pass("b.zip", "no article")
	d.want(t, "before a scan", fault, "passed a.zip “” no article", "passed b.zip “” no article")
	d.Scanning()
	d.Pass("b.zip", "too large")
	d.Pass("c.zip", "no article")
	d.Pass("c.zip", "")
	d.want(t, "while a scan goes on", fault, "passed a.zip “” no article", "passed b.zip “” too large")
	d.Scanned()
	d.want(t, "after it", fault, "passed b.zip “” too large")
	d.Scanned()
	d.want(t, "without another one", fault, "passed b.zip “” too large")
	for n := range mostPassed + 9 {
		d.Pass(fmt.Sprintf("%d.bin", n), "no article")
	}
	if got := len(d.Page(0).Sections[statuspage.PassedOver]); got != mostPassed {
		t.Errorf("%d files are known", got)
	}
	for len(d.Changed()) > 0 {
		<-d.Changed()
	}
	if d.Pass("more.bin", "no article"); len(d.Changed()) > 0 {
		t.Error("a file that the page cannot show changes it")
	}
}

// TestChanged: whoever writes the page hears of every change, and of what is no change nothing.
func TestChanged(t *testing.T) {
	d := newDesk()
	changed := func() bool {
		select {
		case <-d.Changed():
			return true
		default:
			return false
		}
	}
	for _, c := range []struct {
		name string
		do   func()
		want bool
	}{
		{"refused", func() { d.Refuse("a.txt", errors.New("x"), noon) }, true},
		{"nothing", func() {}, false},
		{"forgotten", func() { d.Forget("a.txt") }, true},
		{"waits", func() { d.Wait("a.txt", "x", noon) }, true},
		{"a batch", func() { d.Take(nil, nil, nil, noon) }, true},
		{"passed over", func() { d.Pass("a.zip", "x") }, true},
		{"passed over again", func() { d.Pass("a.zip", "x") }, false},
		{"for another reason", func() { d.Pass("a.zip", "y") }, true},
		{"a scan that finds the same", func() { d.Scanning(); d.Pass("a.zip", "y"); d.Scanned() }, false},
		{"a scan that finds it gone", func() { d.Scanning(); d.Scanned() }, true},
		{"twice before it is asked", func() { d.Mark(); d.Mark() }, true},
		{"other settings", func() { d.Use(d.from) }, true},
		{"another state", func() { d.Begin(d.from) }, true},
	} {
		if c.do(); changed() != c.want {
			t.Errorf("%s: changed %t, want %t", c.name, !c.want, c.want)
		}
	}
}
