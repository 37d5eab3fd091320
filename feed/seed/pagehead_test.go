package seed

import (
	"encoding/base64"
	"slices"
	"strings"
	"testing"
)

const pageStory = `<p>The weir at Oxlow was opened on Monday after two years of repairs, and boats passed it again before noon.</p>` +
	`<p>“The gates moved like new,” said Mara Pell, who keeps the lock. The county paid for most of the work.</p>` +
	`<p>A second weir further down will follow in the autumn if the water stays low enough for the divers.</p>`

var storyBody = strings.NewReplacer("</p><p>", "\n\n", "<p>", "", "</p>", "").Replace(pageStory)

// TestPageFrame: what sites put around a pageStory, in the head of the page, above the text and behind it.
func TestPageFrame(t *testing.T) {
	page := func(head, top, rest string) string {
		return `<!DOCTYPE html><html lang="en"><head>` + head + `</head><body><nav><a href="/">Home</a> <a href="/n">News</a></nav><main><article><h1>The weir is open</h1>` + top + pageStory + `</article></main>` + rest + `<footer>All rights</footer></body></html>`
	}
	const title = "<title>The weir is open</title>"
	for _, c := range []struct {
		name, in string
		authors  string
		date     string
	}{
		{"German by-line", page(title, `<p class="byline">Text: Ida Moss und Tom Rusk</p>`, ""), "Ida Moss|Tom Rusk", ""},
		{"Norwegian authors", page(title+`<meta name="author" content="Ida Moss og Tom Rusk">`, "", ""), "Ida Moss|Tom Rusk", ""},
		{"metadata with both names", page(title+`<meta name="article:published_time" property="article:published_time" content="2025-03-04T10:00:00Z">`, "", ""), "", "2025-03-04T10:00:00Z"},
		{"French by-line with a post", page(title, `<div class="author">Par Élise Roux, envoyée spéciale</div>`, ""), "Élise Roux", ""},
		{"degree, desk and time", page(title, `<span class="byline">Ida Moss, PhD | Science desk</span><time datetime="2025-03-04T10:00:00Z">4 March</time>`, ""), "Ida Moss", "2025-03-04T10:00:00Z"},
		{"a label is no author", page(title, `<p class="author">Posted by admin on March 4, 2025</p>`, ""), "", "2025-03-04T00:00:00Z"},
		{"places are no names", page(title, `<p class="byline">By Ida Moss in Oxlow and Tom Rusk in Berry</p>`, ""), "Ida Moss|Tom Rusk", ""},
		{"by-line below the date", page(title, `<p>Photo</p><p>By Ida Moss</p><p>Published 4 March 2025, 10:41</p><p>3 min read</p>`, ""), "Ida Moss", "2025-03-04T10:41:00Z"},
		{"by-line and date in one paragraph", page(title, `<p>By Ida Moss<br>Published 4 March 2025, 10:41</p>`, ""), "Ida Moss", "2025-03-04T10:41:00Z"},
		{"by-line with its date", page(title, `<p>By Ida Moss, 4 March 2025</p>`, ""), "Ida Moss", "2025-03-04T00:00:00Z"},
		{"by-line of a class with its date", page(title, `<p class="byline">By Ida Moss, 4 March 2025</p>`, ""), "Ida Moss", "2025-03-04T00:00:00Z"},
		{"networks, each an item", page(title, `<ul><li>Facebook</li><li>X</li><li>WhatsApp</li></ul>`, ""), "", ""},
		{"way to the article", page(title, `<p><a href="/l">Local news</a> &gt; <a href="/l/r">River</a></p>`, ""), "", ""},
		{"place behind the name", page(title, `<p class="byline">Ida Moss, Oxlow</p>`, ""), "Ida Moss", ""},
		{"lists of counters", page(title, `<ul><li>March 4, 2025</li><li>5 Comments</li></ul><p>Share Tweet Email</p>`, ""), "", ""},
		{"unclosed drawing", page(title, `<svg class=a>`, "<svg><path/></svg>"), "", ""},
		{"closed drawing with text", page(title, `<svg viewBox="0 0"><title>Icon of a fish</title><text>fish</text></svg>`, ""), "", ""},
		{"unclosed film", page(title, `<video controls src=a.mp4>`, "<video></video>"), "", ""},
		{"film with words for old programs", page(title, `<audio controls src=a.mp3><p>Your browser cannot play this.</p></audio>`, ""), "", ""},
		{"noscript that says nothing", page(title, `<noscript><p>Please switch JavaScript on to see this page as it was meant to be seen by all of us.</p></noscript>`, ""), "", ""},
		{"pageStory in noscript", `<!DOCTYPE html><html><head>` + title + `</head><body><nav></nav><p>Loading.</p><noscript>` + pageStory + `</noscript></body></html>`, "", ""},
		{"pageStory in a template", `<!DOCTYPE html><html><head>` + title + `</head><body><nav></nav><p>Loading.</p><script type="text/template">` + pageStory + `</script></body></html>`, "", ""},
		{"pageStory in the metadata", `<!DOCTYPE html><html><head>` + title + `<script type="application/ld+json">[{"@type":"NewsArticle","articleBody":"` + strings.NewReplacer("<p>", "", "</p>", `\n`).Replace(pageStory) + `"}]</script></head><body><nav></nav><div>Loading</div></body></html>`, "", ""},
		{"site's name before the title", page(`<title>Oxlow Times - The weir is open</title><meta property="og:site_name" content="Oxlow Times"><meta property="og:title" content="Oxlow Times: The weir is open">`, "", ""), "", ""},
		{"site's name in place of the title", page(`<title>Home</title><meta property="og:site_name" content="Oxlow Times"><meta property="og:title" content="Oxlow Times">`, "", ""), "", ""},
		{"placeholder", page(`<title>Untitled Document</title>`, "", ""), "", ""},
		{"links behind the pageStory", page(title, "", `<aside class="related"><h3>More</h3><ul><li><a href=1>One more pageStory here</a></li><li><a href=2>Two more stories there</a></li></ul></aside>`), "", ""},
		{"links within the article", page(title, `<p><strong>Read also: <a href="/x">A bridge too far for the county</a></strong></p>`, ""), "", ""},
	} {
		a, err := Parse("page.html", []byte(c.in), utc)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		checkArticle(t, a)
		date := ""
		if !a.Date.IsZero() {
			date = a.Date.Format("2006-01-02T15:04:05Z07:00")
		}
		if a.Title != "The weir is open" || a.Body != storyBody || strings.Join(a.Authors, "|") != c.authors || date != c.date {
			t.Errorf("%s: title %q, authors %q, date %q, body\n%s", c.name, a.Title, a.Authors, date, a.Body)
		}
	}
}

// TestSavedPages: a page that a browser saved in one file with its pictures.
func TestSavedPages(t *testing.T) {
	part := "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<title>The weir is open</title><body>" + strings.NewReplacer("=", "=3D", "“", "=E2=80=9C", "”", "=E2=80=9D").Replace(pageStory) + "\r\n"
	latin := base64.StdEncoding.EncodeToString([]byte("<title>Caf\xe9</title><body><p>The caf\xe9 is open."))
	for _, c := range []struct{ name, in, title, body string }{
		{"a.mhtml", "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"B\"\r\n\r\n--B\r\nContent-Type: image/png\r\n\r\nAAAA\r\n--B\r\n" + part + "--B--\r\n", "The weir is open", storyBody},
		{"a.mht", "MIME-Version: 1.0\r\nContent-Type: text/html; charset=\"iso-8859-1\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + latin, "Café", "The café is open."},
	} {
		a, err := Parse(c.name, []byte(c.in), utc)
		if err != nil || a.Title != c.title || a.Body != c.body {
			t.Errorf("%s: %+v, %v", c.name, a, err)
		}
	}
	for _, in := range []string{"", "<p>It is here.", "Content-Type: image/png\r\n\r\nAAAA", "Content-Type: multipart/related; boundary=B\r\n\r\n--B\r\n"} {
		if _, err := Parse("a.mhtml", []byte(in), utc); err == nil || !strings.Contains(err.Error(), ".html") {
			t.Errorf("%q: %v", in, err)
		}
	}
}

// TestBylineNames: names out of by-lines of all kinds.
func TestBylineNames(t *testing.T) {
	for in, want := range map[string][]string{
		"Ida Moss": {"Ida Moss"}, "By: Ida Moss": {"Ida Moss"}, "VON IDA MOSS": {"IDA MOSS"}, "Ida Moss, Staff Writer": {"Ida Moss"}, "by Ida Moss & Tom Rusk": {"Ida Moss", "Tom Rusk"},
		"Posted on": nil, "Published by admin": nil, "Ida van der Moss, M.D.": {"Ida van der Moss"}, "Byron Moss": {"Byron Moss"}, "Parker Moss": {"Parker Moss"}, "Ida Moss / Harbour Desk": {"Ida Moss"}, "ida@a.example": nil,
		"Reuters": {"Reuters"}, "Words: Ida Moss | Pictures: Tom Rusk": {"Ida Moss"}, "By Ida Moss @idamoss": {"Ida Moss"}, "Ida Moss, Oxlow": {"Ida Moss"}, "Ida, Tom and Mara Moss": {"Ida", "Tom", "Mara Moss"}, "Ida Moss and Prince": {"Ida Moss", "Prince"},
		"Wordsworth Moss": {"Wordsworth Moss"}, "Ida Moss and 3 others": {"Ida Moss"}, "The weir was opened again": nil, "": nil,
	} {
		if got := bylineNames(in); !slices.Equal(got, want) {
			t.Errorf("bylineNames(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestPublishedOn: the date of publication stands above the text in the words of many languages; that of a change is none.
func TestPublishedOn(t *testing.T) {
	for line, want := range map[string]string{
		"Publié le 6 mai 2024 à 09h15":        "2024-05-06 09:15",
		"Veröffentlicht am 6. Mai 2024":       "2024-05-06 00:00",
		"Pubblicato il 6 maggio 2024":         "2024-05-06 00:00",
		"Published on May 6, 2024 at 9:15 am": "2024-05-06 09:15",
		"Mis à jour le 6 mai 2024 à 09h15":    "0001-01-01 00:00",
		"Actualizado el 6 de mayo de 2024":    "0001-01-01 00:00",
	} {
		a := mustParse(t, "a.html", []byte("<html><head><title>Pier opens</title></head><body><article><h1>Pier opens</h1><p>"+line+"</p><p>The pier was rebuilt in a year, and it is longer than the old one by nine yards.</p><p>Ann Roe opened it on Monday, in the rain, with a song.</p></article></body></html>"))
		if got := a.Date.Format("2006-01-02 15:04"); got != want || strings.Contains(a.Body, line) {
			t.Errorf("%q: %s, want %s; body %q", line, got, want, a.Body)
		}
	}
}

// TestStamp: lines that are a date (1), that say when an article was published, changed or read (2), and others.
func TestStamp(t *testing.T) {
	for line, want := range map[string]int{
		"7. Januar 2026": 1, "Updated 11:02": 2, "Stand: 20:03 Uhr | Lesedauer: 4 Minuten": 2, "15.04.2026 - 15:48 UhrLesedauer: 2 Min.": 2,
		"06. 01. 2026, 14:59 Uhr Lesedauer: 4 Minuten": 2, "Aktualisiert am 07.01.2026 - 18:50 UhrLesedauer: 4 Min.": 2, "Publiziert6. November 2025, 12:26": 2,
		"Last updated 15 hours ago": 2, "Updated 1 hour ago": 2, "Updated about 2 hours ago": 2, "7 janvier 2026 à 10:30 Temps de lecture : 4 min": 2,
		"10:30 Lecture 45 min":     0,
		"Die Lesedauer: 4 Minuten": 0, "Im Fall 12 hilft eine Lesezeit: 3 Min.": 0, "The map was last updated 15 years ago": 0, "Updated 15 maps ago": 0, "Publiziert 6 Romane": 0,
	} {
		if got := stamp(line); got != want {
			t.Errorf("%q: %d, want %d", line, got, want)
		}
	}
}

// TestOwnLines: comparisons and lists of a text are neither the way to an article nor buttons; such lines go only in saved pages.
func TestOwnLines(t *testing.T) {
	const page, fragment = "<!DOCTYPE html><html><body><h1>The weir is open</h1>%</body></html>", "<h1>The weir is open</h1>%"
	for _, c := range []struct {
		name, in string
		stays    string
	}{
		{"a.html", strings.Replace(page, "%", "<p>Home &gt; River</p>"+pageStory, 1), ""},
		{"a.html", strings.Replace(page, "%", "<p>Tea &gt; coffee</p>"+pageStory, 1), "Tea > coffee"},
		{"a.html", strings.Replace(page, "%", "<p>Scores: Elm 3 &gt; Oak 2</p>"+pageStory, 1), "Scores: Elm 3 > Oak 2"},
		{"a.html", "---\nauthor: Ida Moss\n---\n" + strings.Replace(fragment, "%", "<p>Home &gt; River</p>"+pageStory, 1), "Home > River"},
		{"a.md", "# The weir is open\n\nHome > River\n\n" + storyBody, "Home > River"},
		{"a.md", "# The weir is open\n\n- Twitter\n- Reddit\n- LinkedIn\n\n" + storyBody, "• Twitter\n\n• Reddit\n\n• LinkedIn"},
	} {
		a, err := Parse(c.name, []byte(c.in), utc)
		if err != nil || strings.TrimPrefix(strings.TrimSuffix(a.Body, storyBody), "\n\n") != strings.TrimLeft(c.stays+"\n\n", "\n") {
			t.Errorf("%s: %v, body\n%s", c.in, err, a.Body)
		}
	}
}

// TestAboveTitle: scraps above the heading with the title are furniture in a page, sentences, days and orders are none.
func TestAboveTitle(t *testing.T) {
	const first = "The town votes."
	for above, want := range map[string]string{
		"<p>Menu</p>": storyBody, "<ul><li>Home</li><li>River</li></ul>": storyBody, "<table><tr><td>The Oxlow Times</td></tr></table>": storyBody,
		"<p>" + first + "</p>": first + "\n\n" + storyBody, "<p>Oxlow: river</p>": "Oxlow: river\n\n" + storyBody,
		"<p>The wheel is gone</p>": "The wheel is gone\n\n" + storyBody, "<p>" + first + "</p><ul><li>So soon</li></ul>": first + "\n\n• So soon\n\n" + storyBody,
	} {
		a, err := Parse("page.html", []byte("<!DOCTYPE html><html><head><title>The weir is open</title></head><body>"+above+"<h1>The weir is open</h1>"+pageStory+"</body></html>"), utc)
		if err != nil || a.Body != want {
			t.Errorf("%s: %q, %v; want %q", above, a.Body, err, want)
		}
	}
	a, err := Parse("page.html", []byte("<!DOCTYPE html><html><head><title>The weir is open</title></head><body><p>For Monday</p><h1>The weir is open</h1>"+pageStory+"</body></html>"), utc)
	if err != nil || a.Held == "" {
		t.Errorf("a page meant for Monday is not held: %v", err)
	}
}

// TestEventDay: a day of the week with a time on the quarter of an hour is when something takes place and stays in the text; a page
// prints any minute. What a program exported from a document is no page of a site: a day alone stays there too.
func TestEventDay(t *testing.T) {
	const text = "The fair is in the village hall. There will be cakes and a raffle.\n\nPlease bring your own bag. Dogs must stay outside."
	for line, stays := range map[string]bool{"Saturday 16 March 2024, 14:00": true, "Samstag, 16. März 2024, 14:30 Uhr": true, "Saturday 16 March 2024, 14:07": false, "16 March 2024, 14:07": false} {
		for _, name := range []string{"a.md", "a.txt"} {
			head := map[string]string{"a.md": "# Spring fair", "a.txt": "Spring fair"}[name]
			if a := mustParse(t, name, []byte(head+"\n\n"+line+"\n\n"+text)); strings.Contains(a.Body, "2024") != stays && (stays || name == "a.md") {
				t.Errorf("%s, %q: body %.40q", name, line, a.Body)
			}
		}
	}
	page := strings.ReplaceAll("<p>"+text+"</p>", "\n\n", "</p><p>")
	for body, stays := range map[string]bool{`<body class="c1 doc-content">`: true, "<body>": false} {
		a := mustParse(t, "a.html", []byte("<html><head></head>"+body+"<h1>Spring fair</h1><p>16 March 2024</p>"+page+"</body></html>"))
		if strings.Contains(a.Body, "2024") != stays {
			t.Errorf("%s: body %.40q", body, a.Body)
		}
	}
}
