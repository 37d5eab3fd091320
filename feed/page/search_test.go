package page

import (
	"strings"
	"testing"
	"time"

	"seedfeed/feed/syndication"
)

// searched is a feed of a search on a German site.
func searched() *Feed {
	return &Feed{Feed: &syndication.Feed{
		ID: "tag:a", Title: "Hafenpost", Home: "https://a.example/search?q=a%26b", Site: "https://a.example/", Language: "de",
		AtomURL: "https://a.example/search/atom.xml?q=a%26b&speaker=x", Part: "a & b",
	}}
}

func TestSearch(t *testing.T) {
	s := &SearchView{
		Address: "https://a.example/search", Words: `"a & b" -<c>`, Speaker: "o'b", Topic: "t", Section: "s", Since: "2026-05-01", Quotes: true,
		Asked: true, Found: 7,
		Hits: []Hit{{
			Title: "<b>Lamp</b>", URL: "https://a.example/articles/lamp", Language: "en", Published: time.Date(2026, 5, 3, 23, 0, 0, 0, time.UTC),
			Excerpts: []Excerpt{
				{Text: "Ä <i> b.", Marks: []Mark{{0, 2}, {7, 8}}, URL: "https://a.example/articles/lamp#:~:text=x"},
				{Text: "Said\x00 so", Quote: true, Speaker: "Ann & Co", SpeakerURL: "https://a.example/speakers/ann/", URL: "https://a.example/articles/lamp#q-1"},
				{Text: "By nobody", Quote: true},
			},
		}},
	}
	body, err := Search(searched(), s)
	if err != nil {
		t.Fatal(err)
	}
	page := string(body)
	for _, want := range []string{
		`<title>Suche: a &amp; b – Hafenpost</title>`, `<meta name="robots" content="noindex">`,
		`<form class="search" role="search" action="https://a.example/search">`,
		`name="q" value="&#34;a &amp; b&#34; -&lt;c&gt;"`, `name="speaker" value="o&#39;b"`, `name="topic" value="t"`, `type="date" name="since" value="2026-05-01"`,
		`name="quotes" value="1" checked>`, `<p class="found">Zitate: 7 · Die neuesten 3 werden gezeigt.</p>`,
		`<article class="entry" lang="en" dir="auto">`, `<a href="https://a.example/articles/lamp">&lt;b&gt;Lamp&lt;/b&gt;</a>`, `>3. Mai 2026</time>`,
		`<p><mark>Ä</mark> &lt;i&gt; <mark>b</mark>. <a class="place" href="https://a.example/articles/lamp#:~:text=x">Im Text</a></p>`,
		"<blockquote><p>Said so</p>\n" + `<footer>— <cite><a href="https://a.example/speakers/ann/">Ann &amp; Co</a></cite> <a class="place" href="https://a.example/articles/lamp#q-1">Im Text</a></footer></blockquote>`,
		"<blockquote><p>By nobody</p>\n<footer></footer></blockquote>",
		`href="https://a.example/search/atom.xml?q=a%26b&amp;speaker=x"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(page, `name="section"`) {
		t.Error("a field for sections on a site without any")
	}
	s.Sections, s.Quotes, s.Found = true, false, 1
	page = string(must(Search(searched(), s)))
	for _, want := range []string{`name="section" value="s"`, `<p class="found">Artikel: 1</p>`, `name="quotes" value="1">`} {
		if !strings.Contains(page, want) {
			t.Errorf("articles: no %s", want)
		}
	}
	s.Found, s.Hits = 0, nil
	if page = string(must(Search(searched(), s))); !strings.Contains(page, `<p class="found">Nichts passt.</p>`) || !strings.Contains(page, "search/atom.xml") {
		t.Error("nothing found: not said, or not to be followed")
	}
	f := searched()
	f.Part = ""
	page = string(must(Search(f, &SearchView{Address: "https://a.example/search"})))
	if strings.Contains(page, "atom.xml") || strings.Contains(page, `class="found"`) || !strings.Contains(page, "Anführungszeichen") || !strings.Contains(page, "<title>Suche – Hafenpost<") {
		t.Error("nothing asked: there are feeds or hits, or no word about how to ask")
	}
	if !strings.Contains(page, `href="https://a.example/search/opensearch.xml"`) {
		t.Error("browsers are not told of the search")
	}
}

func must(body []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return body
}

func TestFrontPageSearch(t *testing.T) {
	f := &Feed{Feed: &syndication.Feed{ID: "tag:a", Title: "A", Home: "https://a.example/"}, Search: "https://a.example/search"}
	page := string(must(Home(f)))
	for _, want := range []string{`action="https://a.example/search"`, `name="q"`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(page, `name="speaker"`) {
		t.Error("the front page has all fields")
	}
	if strings.Contains(page, "opensearch") {
		t.Error("the front page offers a search that a folder of files does not have")
	}
	f.Search = ""
	if page := string(must(Home(f))); strings.Contains(page, "<form") || strings.Contains(page, `rel="search"`) {
		t.Error("a form without an address")
	}
}

func TestTextPlace(t *testing.T) {
	for sentence, want := range map[string]string{
		"":               "",
		"Yes, we did.":   "#:~:text=Yes%2C%20we%20did.",
		"  two\n lines ": "#:~:text=two%20lines",
		"one two three four five six seven eight nine ten":        "#:~:text=one%20two%20three%20four%20five%20six%20seven%20eight%20nine%20ten",
		"one two three four five six seven eight nine ten eleven": "#:~:text=one%20two%20three%20four,eight%20nine%20ten%20eleven",
	} {
		if got := TextPlace(sentence); got != want {
			t.Errorf("TextPlace(%q) = %q, want %q", sentence, got, want)
		}
	}
}
