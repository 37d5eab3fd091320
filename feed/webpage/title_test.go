package webpage

import (
	"testing"

	"seedfeed/feed/hypertext"
)

// TestPageTitle: the headline is what the heading of the article says; the rest of a page's title is the site's name.
func TestPageTitle(t *testing.T) {
	const (
		story = "Ferry runs again after storm"
		text  = "<p>The ferry to the islands sails again, a week after the storm that damaged the pier. Forty people were on board of the first boat.</p><p>Another storm is due on Sunday, the harbour master said.</p>"
	)
	for _, c := range []struct{ name, head, body, want string }{
		{"site before a bar", "<title>The Eldermouth Post | " + story + "</title>", "<h1>" + story + "</h1>", story},
		{"site before a dash", "<title>Post - " + story + "</title>", "<h1>" + story + "</h1>", story},
		{"site before a colon", "<title>Post: " + story + "</title>", "<h1>" + story + "</h1>", story},
		{"section before a bar", "<title>News | " + story + "</title>", "<h1>" + story + "</h1>", story},
		{"site behind a bar", "<title>" + story + " | The Eldermouth Post</title>", "<h1>" + story + "</h1>", story},
		{"longer heading", "<title>Ferry runs again | The Eldermouth Post</title>", "<h1>" + story + "</h1>", story},
		{"longer heading, site named", `<title>Ferry runs again | The Eldermouth Post</title><meta property="og:site_name" content="The Eldermouth Post">`, "<h1>" + story + "</h1>", story},
		{"longer heading, site first", "<title>Eldermouth | Storm over: ferry runs again</title>", "<h1>Storm over: the ferry runs again</h1>", "Storm over: the ferry runs again"},
		{"longer heading, no site", "<title>Ferry runs again</title>", "<h1>" + story + "</h1>", story},
		{"longer heading in other words", "<title>Ferries run - The Eldermouth Post</title>", "<h1>Ferry service runs again after the storm</h1>", "Ferry service runs again after the storm"},
		{"longer heading, told title", `<title>Ferries run</title><meta property="og:title" content="Ferries run">`, "<h1>Ferry service runs again after the storm</h1>", "Ferries run"},
		{"longer heading of the site", "<title>" + story + " | Eldermouth Post</title>", "<h1>Eldermouth Post: all news of ferries, runs and storms, again and after</h1>", story},
		{"longer heading of something else", "<title>" + story + "</title>", "<h1>All news of the islands, every day and every night, for you</h1>", story},
		{"two longer headings", "<title>Ferry runs again</title>", "<h1>" + story + "</h1><h1>" + story + " of Sunday</h1>", "Ferry runs again"},
		{"site named, no heading", `<title>` + story + ` | The Eldermouth Post</title><meta property="og:site_name" content="The Eldermouth Post">`, "", story},
		{"site named first, no heading", `<title>The Eldermouth Post – ` + story + `</title><meta property="og:site_name" content="The Eldermouth Post">`, "", story},
		{"name in a heading", "<title>" + story + " – The Eldermouth Post</title>", "<h1>The Eldermouth Post</h1><h2>" + story + "</h2>", story},
		{"name in a heading alone", "<title>" + story + " – The Eldermouth Post</title>", "<h1>The Eldermouth Post</h1>", story},
		{"name in a heading, first", "<title>The Eldermouth Post | " + story + "</title>", "<h1>The Eldermouth Post</h1><h2>" + story + "</h2>", story},
		{"name in a later heading", "<title>Ferry back | The Eldermouth Post</title>", "<h1>Ferry back</h1><h3>The Eldermouth Post</h3>", "Ferry back"},
		{"og:title with the site", `<title>x</title><meta property="og:title" content="The Eldermouth Post | ` + story + `">`, "<h1>" + story + "</h1>", story},
		{"og:title with the site behind", `<title>x</title><meta property="og:title" content="` + story + ` | The Eldermouth Post"><meta property="og:site_name" content="The Eldermouth Post">`, "", story},
		{"og:title with the site before", `<title>x</title><meta property="og:title" content="The Eldermouth Post | ` + story + `"><meta property="og:site_name" content="The Eldermouth Post">`, "", story},
		{"og:title that goes on with the site", `<title>x</title><meta property="og:title" content="The end of The Eldermouth Post"><meta property="og:site_name" content="The Eldermouth Post">`, "", "The end of The Eldermouth Post"},
		{"og:title tells which part", `<title>Post | Ferry</title><meta property="og:title" content="Ferry">`, "<h1>Ferry</h1>", "Ferry"},
		{"wide colon of the headline", "<title>船长：渡轮重开</title>", "<h1>船长</h1>", "船长：渡轮重开"},
		{"wide colon before the site", "<title>渡轮重开：河上日报</title>", "<h1>渡轮重开</h1>", "渡轮重开"},
		{"wide colon behind the site", "<title>河上日报：渡轮重开</title>", "<h1>渡轮重开</h1>", "渡轮重开"},
		{"wide bar behind the site", "<title>河上日报｜渡轮重开</title>", "<h1>渡轮重开</h1>", "渡轮重开"},
		{"wide bar of the headline", "<title>专访｜渡轮重开</title>", "<h1>渡轮重开</h1>", "专访｜渡轮重开"},
		{"site in the heading, named", `<title>` + story + ` | Eldermouth Post</title><meta property="og:site_name" content="Eldermouth Post">`, "<h1>Eldermouth Post</h1>", story},
		{"site in the heading, headline told", `<title>Ferry back - Eldermouth Post</title><meta property="og:title" content="Ferry back">`, "<h1>Eldermouth Post</h1>", "Ferry back"},
		{"site in the heading, as long as the headline", "<title>Ferry back - Eldermouth Post</title>", "<h1>Eldermouth Post</h1>", "Ferry back"},
		{"no site known, no heading", "<title>" + story + " | Islands</title>", "", story},
		{"no title", "<title>Untitled Document</title>", "", ""},
		{"no title but a heading", "<title>Home</title>", "<h1>" + story + "</h1>", story},
		{"the publisher alone", `<title>Eldermouth Post</title><meta property="og:site_name" content="Eldermouth Post">`, "", ""},
		{"title of a word processor", "<title>Report 7</title>", `<p class="MsoTitle">` + story + "</p>", story},
		{"empty title of a word processor", "<title>" + story + "</title>", `<p class="MsoTitle"></p>`, story},
		{"dash of the headline", "<title>Ferry - the islands' lifeline - runs again</title>", "<h1>Ferry - the islands' lifeline - runs again</h1>", "Ferry - the islands' lifeline - runs again"},
	} {
		d := HTML("<html><head>" + c.head + "</head><body>" + c.body + text + text + "</body></html>")
		if d.Title != c.want {
			t.Errorf("%s: %q, want %q", c.name, d.Title, c.want)
		}
	}
}

// TestWholeTitle: what a heading says in full is no title with the name of a site behind it.
func TestWholeTitle(t *testing.T) {
	text := "<p>The weir was opened on Monday after two years of work, and boats passed it again before noon.</p><p>Its keeper waved from the bank until the last of them was out of sight.</p>"
	for heading, want := range map[string]string{
		"The weir opens – slowly": "The weir opens – slowly",
		"The weir opens":          "The weir opens",
	} {
		d := HTML("<html><head><title>The weir opens – slowly</title></head><body><h1>" + heading + "</h1>" + text + "</body></html>")
		if d.Title != want {
			t.Errorf("below the heading %q the title is %q, want %q", heading, d.Title, want)
		}
	}
}

// TestToldTitle: what a page tells those who link to it stands in its elements "meta" alone.
func TestToldTitle(t *testing.T) {
	const meta = `<meta property="og:title" content="The weir opens"><meta property="og:site_name" content="Oxlow Post">`
	for body, want := range map[string]string{
		"": "The weir opens",
		`<div property="og:title" content="A ferry for the lake"></div>`: "The weir opens",
	} {
		doc := hypertext.Tree(hypertext.Strain("<html><head>" + meta + "</head><body>" + body + "<p>It is open.</p></body></html>"))
		if told, name := toldTitle(doc); told != want || name != "Oxlow Post" {
			t.Errorf("%q: told %q by %q, want %q", body, told, name, want)
		}
	}
}
