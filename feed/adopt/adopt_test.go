package adopt

import (
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/ledger"
	"seedfeed/feed/settings"
	"seedfeed/feed/testkit"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// site returns the settings of a folder with files, whose state is beside it.
func site(t *testing.T, files map[string]string) settings.Config {
	dir := testkit.Folder(t, files)
	return settings.Config{
		Seeds: dir, State: filepath.Join(t.TempDir(), "state"), BaseURL: "https://news.example/", Zone: time.UTC,
		Now: func() time.Time { return noon }, Log: slog.New(slog.DiscardHandler),
	}
}

// adopted looks what can be taken over from feeds, takes it if it is asked to, and closes the state.
func adopted(t *testing.T, c settings.Config, take bool, feeds ...string) *Adoption {
	t.Helper()
	var old []Feed
	for n, f := range feeds {
		old = append(old, Feed{Name: fmt.Sprint(n, ".xml"), Data: []byte(f)})
	}
	a, err := Open(c, old)
	if err != nil {
		t.Fatal(err)
	}
	if take {
		err = a.Take()
	}
	if err = errors.Join(err, a.Close()); err != nil {
		t.Fatal(err)
	}
	return a
}

// told lists what became of the items, with their articles.
func told(a *Adoption) string {
	var out []string
	for _, i := range a.Items {
		line := i.Status
		for _, article := range i.Articles {
			line += " " + article.File
		}
		out = append(out, line)
	}
	return strings.Join(out, ", ")
}

// stateOf returns the state that was written, with its articles.
func stateOf(t *testing.T, c settings.Config) (ledger.State, *ledger.Index) {
	t.Helper()
	l, err := ledger.Open(c.State)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.State(), l.Index()
}

func rss(items ...string) string {
	return `<rss version="2.0"><channel><title>T</title><link>https://news.example/</link><description>d</description>` + strings.Join(items, "") + `</channel></rss>`
}

func item(title, link, guid, date, text string) string {
	return "<item><title>" + title + "</title><link>" + link + "</link>" + guid + "<pubDate>" + date + "</pubDate><description>" + text + "</description></item>"
}

const (
	lamp = "---\ntitle: A new lamp is lit on the mole\ndate: 2024-05-17\n---\nIt is brighter than the old one, said its keeper. Boats see it from the bar.\n"
	toll = "The toll on the bridge is gone\n\nNobody pays for the bridge from Monday on. The two collectors now mend its planks.\n"
)

var (
	lampItem = item("A new lamp is lit on the mole", "https://news.example/2024/lamp/", "<guid isPermaLink=\"false\">77</guid>", "Fri, 17 May 2024 10:00:00 +0200", "")
	tollItem = item("The toll on the bridge is gone", "https://news.example/?p=8", "<guid isPermaLink=\"false\">https://news.example/?p=8</guid>", "Thu, 16 May 2024 10:00:00 GMT", "Nobody pays for the bridge from Monday on. The two collectors now mend its planks.")
	goneItem = item("An article that is gone", "https://news.example/gone/", "<guid>https://news.example/gone/</guid>", "Wed, 15 May 2024 10:00:00 GMT", "")
)

// TestTake: what is found is written under the ids, dates and addresses of the feed, and a look writes nothing.
func TestTake(t *testing.T) {
	c := site(t, map[string]string{"lamp.md": lamp, "toll.txt": toll, "new.txt": "The ferry has a bell\n\nIt rings twice before it leaves, said the captain of the boat.\n", ".seedfeedignore": "notes.txt\n", "notes.txt": "Not yet\n\nNothing.\n"})
	a := adopted(t, c, false, rss(lampItem, tollItem, goneItem))
	if got := told(a); got != "adopted lamp.md, adopted toll.txt, none" || !slices.Equal(a.Files, []string{"new.txt"}) || len(a.Warnings) > 0 {
		t.Fatalf("%s; left %q, warnings %q", got, a.Files, a.Warnings)
	}
	oldest := time.Date(2024, 5, 15, 10, 0, 0, 0, time.UTC)
	if i := a.Items[0]; i.ID != "77" || i.Title != "A new lamp is lit on the mole" || i.Link != "https://news.example/2024/lamp/" || i.Published.IsZero() || len(i.Articles[0].Reasons) == 0 || !a.Since.Equal(oldest) {
		t.Errorf("%+v, since %v", i, a.Since)
	}
	if ledger.Exists(c.State) {
		t.Error("a look made a state")
	}
	adopted(t, c, true, rss(lampItem, tollItem, goneItem))
	state, index := stateOf(t, c)
	if !state.FirstScan || !state.Floor.Equal(oldest) || !strings.HasPrefix(state.FeedID, "tag:news.example,") || index.Len() != 2 {
		t.Errorf("%+v, %d articles", state, index.Len())
	}
	r, _ := index.ByID("77")
	if p := r.Known(); r.Path != "lamp.md" || !r.Published.Equal(time.Date(2024, 5, 17, 8, 0, 0, 0, time.UTC)) || !strings.HasPrefix(p.AtomID, "tag:news.example,") || p.Kept != "/2024/lamp" || p.Link != "https://news.example/2024/lamp/" || p.NoGUID {
		t.Errorf("%+v %+v", r, p)
	}
	if r, _ = index.ByID("https://news.example/?p=8"); r.Path != "toll.txt" || r.Known().AtomID != "" || r.Known().Kept != "/?p=8" {
		t.Errorf("%+v %+v", r, r.Known())
	}
}

// TestOnceMore: an article keeps the id under which readers know it.
func TestOnceMore(t *testing.T) {
	c := site(t, map[string]string{"lamp.md": lamp, "toll.txt": toll})
	adopted(t, c, true, rss(lampItem))
	if a := adopted(t, c, true, rss(lampItem)); told(a) != "again lamp.md" || a.Items[0].Note != "" {
		t.Errorf("the same feed: %s, %+v", told(a), a.Items)
	}
	other := strings.NewReplacer(">77<", ">78<", "/2024/lamp/", "/lamp.php").Replace(lampItem)
	a := adopted(t, c, true, rss(other))
	if told(a) != "known lamp.md" || !strings.Contains(a.Items[0].Note, "already under 77,") {
		t.Errorf("another feed: %s, %+v", told(a), a.Items)
	}
	_, index := stateOf(t, c)
	if r, _ := index.ByID("77"); r.Known().Kept != "/2024/lamp\n/lamp.php" || index.Len() != 1 {
		t.Errorf("%+v, %d articles", r.Known(), index.Len())
	}
	adopted(t, c, true, rss(other))
	if _, index = stateOf(t, c); index.Len() != 1 {
		t.Errorf("%d articles", index.Len())
	} else if r, _ := index.ByID("77"); r.Known().Kept != "/2024/lamp\n/lamp.php" {
		t.Errorf("once more: %+v", r.Known())
	}
	if a := adopted(t, c, false, rss(strings.ReplaceAll(tollItem, "https://news.example/?p=8</guid>", "77</guid>"))); told(a) != "none toll.txt" || a.Items[0].Note != "its id belongs to lamp.md" {
		t.Errorf("an id that is taken: %s, %+v", told(a), a.Items)
	}
}

// TestUnusable: an item that cannot be adopted says why, and an article that is held back will come out under its id.
func TestUnusable(t *testing.T) {
	for _, c := range []struct{ name, file, items, want, note string }{
		{"no id", lamp, item("A new lamp is lit on the mole", "", "", "Fri, 17 May 2024 10:00:00 +0200", ""), "none lamp.md", "neither an id nor a link"},
		{"a draft", strings.Replace(lamp, "date:", "draft: true\ndate:", 1), lampItem, "adopted lamp.md", "held back (header: draft: true; change it when the article may be published)"},
		{"another id in the header", strings.Replace(lamp, "date:", "id: tag:news.example,2024:lamp\ndate:", 1), lampItem, "adopted lamp.md", ""},
	} {
		s := site(t, map[string]string{"lamp.md": c.file, "toll.txt": toll})
		a := adopted(t, s, false, rss(c.items))
		got := strings.Split(told(a), ", ")
		slices.Sort(got)
		want := strings.Split(c.want, ", ")
		slices.Sort(want)
		notes := ""
		for _, i := range a.Items {
			notes += i.Note
		}
		if !slices.Equal(got, want) || !strings.Contains(notes, c.note) || c.note == "" && notes != "" {
			t.Errorf("%s: %s, notes %q; want %s, %q", c.name, got, notes, c.want, c.note)
		}
	}
}

// TestWarnings: files that are refused or cannot be used, and addresses that lead nowhere, are named.
func TestWarnings(t *testing.T) {
	files := map[string]string{"lamp.md": lamp, "lamp.meta.yaml": "titel: [", "empty.txt": "", "people.yaml": "name: Ann\n", "toll.txt": toll, "toll.meta.yaml": "tags: [bridge]\n"}
	c := site(t, files)
	for _, d := range []struct{ base, feed, want string }{
		{"https://news.example/", rss(lampItem), "empty.txt: refused: |lamp.meta.yaml: not used: line 1|people.yaml: not used: line 1: not a list"},
		{"http://localhost:8080/", rss(lampItem), "empty.txt|lamp.meta.yaml|people.yaml|the address is http://localhost:8080/, of this machine alone"},
		{"https://other.example/", rss(lampItem), "empty.txt|lamp.meta.yaml|people.yaml|no old address of an article is on https://other.example/"},
	} {
		c.BaseURL = d.base
		a := adopted(t, c, false, d.feed)
		slices.Sort(a.Warnings)
		for want := range strings.SplitSeq(d.want, "|") {
			if !slices.ContainsFunc(a.Warnings, func(w string) bool { return strings.Contains(w, want) }) {
				t.Errorf("%s: no %q in %q", d.base, want, a.Warnings)
			}
		}
		if len(a.Warnings) != strings.Count(d.want, "|")+1 {
			t.Errorf("%s: %q", d.base, a.Warnings)
		}
	}
}

// TestRefused: what cannot be read at all is an error that names it.
func TestRefused(t *testing.T) {
	c := site(t, map[string]string{"lamp.md": lamp})
	for data, want := range map[string]string{"<html>": "read feed a.xml: it is no feed", rss(): "the feed has no items"} {
		if a, err := Open(c, []Feed{{Name: "a.xml", Data: []byte(data)}}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, %v; want %q", data, a, err, want)
		}
	}
	held, err := ledger.Open(c.State)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(c, []Feed{{Name: "a.xml", Data: []byte(rss(lampItem))}}); err == nil || !strings.Contains(err.Error(), "stop the seedfeed that serves it") {
		t.Errorf("a state in use: %v", err)
	}
	if err := held.Close(); err != nil {
		t.Fatal(err)
	}
	c.Seeds += "/none"
	if _, err := Open(c, []Feed{{Name: "a.xml", Data: []byte(rss(lampItem))}}); err == nil || !strings.Contains(err.Error(), "none") {
		t.Errorf("no folder: %v", err)
	}
}

// TestFeeds: the address of a feed leads to the one of ours that has its format, unless it is one of ours.
func TestFeeds(t *testing.T) {
	atom := `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:old:feed</id><title>T</title><entry><id>urn:old:1</id><title>A new lamp is lit on the mole</title><link href="https://news.example/2024/lamp/"/><updated>2024-05-18T00:00:00Z</updated></entry></feed>`
	for _, c := range []struct {
		feeds    []Feed
		want, id string
		warning  string
	}{
		{[]Feed{{Address: "https://news.example/blog/feed/", Data: []byte(rss(lampItem))}}, "/blog/feed/ /rss.xml\n", "tag:", ""},
		{[]Feed{{Address: "/?feed=rss2", Data: []byte(rss(lampItem))}, {Address: "/blog/atom.php", Data: []byte(atom)}}, "/?feed=rss2 /rss.xml\n/blog/atom.php /atom.xml\n", "urn:old:feed", ""},
		{[]Feed{{Address: "/feed", Data: []byte(rss(lampItem))}, {Address: "/feed", Data: []byte(atom)}}, "/feed /rss.xml\n", "urn:old:feed", ""},
		{[]Feed{{Address: "https://news.example/atom.xml", Data: []byte(rss(lampItem))}}, "", "tag:", ""},
		{[]Feed{{Address: "https://news.example/", Data: []byte(rss(lampItem))}}, "", "tag:", ""},
		{[]Feed{{Address: "https://other.example/feed.xml", Data: []byte(rss(lampItem))}}, "", "tag:", "readers of https://other.example/feed.xml are not sent here"},
		{[]Feed{{Address: "/old.json", Data: []byte(`{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"77","title":"A new lamp is lit on the mole","date_published":"2024-05-17T08:00:00Z"}]}`)}}, "/old.json /feed.json\n", "tag:", ""},
	} {
		s := site(t, map[string]string{"lamp.md": lamp})
		a, err := Open(s, c.feeds)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(a.Take(), a.Close()); err != nil {
			t.Fatal(err)
		}
		state, index := stateOf(t, s)
		if warnings := strings.Join(a.Warnings, "|"); state.Feeds != c.want || !strings.HasPrefix(state.FeedID, c.id) || index.Len() != 1 || !strings.Contains(warnings, c.warning) || c.warning == "" && warnings != "" {
			t.Errorf("%s: %q, feed %s, %d articles, warnings %q; want %q", c.feeds[0].Address, state.Feeds, state.FeedID, index.Len(), warnings, c.want)
		}
	}
}

// TestIDs: an article has in Atom and JSON the ids that it had there, or the id as a URI.
func TestIDs(t *testing.T) {
	for _, c := range []struct{ id, want string }{
		{"urn:a:1", ""}, {"https://news.example/a", ""}, {"mailto:a", ""}, {"a b", "tag:news.example,"}, {"77", "tag:news.example,"}, {"https://news.example/a b", "tag:"}, {"https://news.example/ä", "tag:"}, {"https:", "tag:"}, {"/a", "tag:"},
	} {
		s := site(t, map[string]string{"lamp.md": lamp})
		adopted(t, s, true, rss(strings.ReplaceAll(lampItem, ">77<", ">"+c.id+"<")))
		_, index := stateOf(t, s)
		if r, ok := index.ByID(c.id); !ok || !strings.HasPrefix(r.Known().AtomID, c.want) || c.want == "" && r.Known().AtomID != "" {
			t.Errorf("%s: %+v", c.id, r.Known())
		}
	}
	s := site(t, map[string]string{"lamp.md": lamp})
	adopted(t, s, true, rss(strings.ReplaceAll(lampItem, `<guid isPermaLink="false">77</guid>`, "")))
	_, index := stateOf(t, s)
	if r, ok := index.ByID("https://news.example/2024/lamp/"); !ok || !r.Known().NoGUID || r.Known().Date != "Fri, 17 May 2024 10:00:00 +0200" {
		t.Errorf("without a guid: %+v %+v", r, r.Known())
	}
}
