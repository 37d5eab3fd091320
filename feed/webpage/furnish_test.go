package webpage

import (
	"strings"
	"testing"

	"seedfeed/feed/hypertext"
)

// unfurnished returns what stays of the body of a page, its texts with bars between.
func unfurnished(body string) string {
	doc := hypertext.Tree(hypertext.Strain("<html><head><title>The weir opens</title></head><body>" + body))
	unfurnish(doc)
	var all []string
	for _, b := range hypertext.BlocksOf(doc, nil) {
		all = append(all, b.Text)
	}
	return strings.Join(all, "|")
}

// TestUnfurnish: what is taken for furniture of a site, and what only looks like it.
func TestUnfurnish(t *testing.T) {
	const (
		one  = "The weir at Oxlow was opened on Monday after two years of work, and boats passed it before noon."
		two  = "Its keeper waved from the bank until the last of them was out of sight, and then he went home for tea."
		text = "<p>" + one + "</p><p>" + two + "</p>"
		both = one + "|" + two
		menu = `<a href="/a">News</a> <a href="/b">Sport</a> <a href="/c">Weather</a>`
	)
	long := strings.Repeat(one+" ", 6)
	for _, c := range []struct{ name, body, want string }{
		{"three short links", text + "<div>" + menu + "</div>", both},
		{"two links", text + `<div><a href="/a">News</a> <a href="/b">Sport</a></div>`, both + "|News Sport"},
		{"three anchors that lead nowhere", text + `<div><a>News</a> <a>Sport</a> <a>Weather</a></div>`, both + "|News Sport Weather"},
		{"links in a text", text + "<div>See " + menu + " and whatever else there may be</div>", both + "|See News Sport Weather and whatever else there may be"},
		{"a list of links beside paragraphs", "<p>" + one + `</p><ul><li><a href="/a">News</a><li><a href="/b">Sport</a><li><a href="/c">Weather</a></ul><p>` + two + "</p>", one + "|News|Sport|Weather|" + two},
		{"a list of links apart", text + `<div><h3>More</h3><ul><li><a href="/a">News</a><li><a href="/b">Sport</a><li><a href="/c">Weather</a></ul></div>`, both},
		{"stories with linked headings", text + `<div><div><h3><a href="/a">A ferry for the lake</a></h3></div><div><h3><a href="/b">A bridge for the town</a></h3></div></div>`, both},
		{"stories below a heading", text + `<div><h2>More</h2><div><h3><a href="/a">A ferry for the lake</a></h3></div><div><h3><a href="/b">A bridge for the town</a></h3></div></div>`, both},
		{"one story", text + `<div><div><h3><a href="/a">A ferry for the lake</a></h3></div></div>`, both + "|A ferry for the lake"},
		{"parts of several kinds", text + `<div><div><h3><a href="/a">A ferry for the lake</a></h3></div><section><h3><a href="/b">A bridge for the town</a></h3></section></div>`, both + "|A ferry for the lake|A bridge for the town"},
		{"chapters with links into the page", text + `<div><div><h3><a href="#one">A ferry for the lake</a></h3></div><div><h3><a href="#two">A bridge for the town</a></h3></div></div>`, both + "|A ferry for the lake|A bridge for the town"},
		{"a heading whose list went", text + `<div><h3>You may like</h3><div class="newsletter">Our letter</div></div>`, both},
		{"a heading that keeps a text", text + `<div><h3>You may like</h3><div class="newsletter">Our letter</div>Tea</div>`, both + "|You may like|Tea"},
		{"half of the page", text + `<div class="sidebar"><p>` + long + `</p></div>`, both + "|" + strings.TrimSpace(long)},
		{"comments may be longer", text + `<div class="comments"><p>` + long + `</p></div>`, both},
		{"a sidebar outside of the one article", "<article>" + text + `</article><div class="sidebar"><p>` + long + `</p></div>`, both},
		{"a sidebar of two articles", "<article>" + text + "</article><article><p>" + two + " " + two + `</p></article><div class="sidebar"><p>` + long + `</p></div>`, both + "|" + two + " " + two + "|" + strings.TrimSpace(long)},
		{"the article in a footer", `<div class="footer"><h1>The weir opens</h1>` + text + text + text + `</div>`, "The weir opens|" + both + "|" + both + "|" + both},
		{"a title in a footer", text + `<div class="footer"><h1>Oxlow Post</h1></div>`, both},
		{"a sidebar outside of the one main element", "<main>" + text + `</main><div class="sidebar"><p>` + long + `</p></div>`, both},
		{"a line with a footer", `<p>So it is.</p><div class="footer"><p>Yes.</p></div>`, "So it is.|Yes."},
		{"list of links far from paragraphs", text + "<div>" + strings.Repeat("<div>So it is.</div>", 9) + `<ul><li><a href="/a">News</a><li><a href="/b">Sport</a><li><a href="/c">Weather</a></ul></div>`, both + strings.Repeat("|So it is.", 9)},
		{"a list of links behind a short paragraph", text + `<div><p>See also</p><ul><li><a href="/a">News</a><li><a href="/b">Sport</a><li><a href="/c">Weather</a></ul></div>`, both + "|See also"},
		{"long links", text + `<div><a href="/a">The ferry for the lake sails again in spring</a> <a href="/b">The bridge for the town is to be of oak</a> <a href="/c">The lock of the canal is to be painted red</a></div>`, both + "|The ferry for the lake sails again in spring The bridge for the town is to be of oak The lock of the canal is to be painted red"},
		{"a menu with a class of a state", text + `<div class="has-menu"><a href="/a">News</a> <a href="/b">Sport</a></div>`, both + "|News Sport"},
		{"a menu by its id", text + `<div id="main-menu"><a href="/a">News</a> <a href="/b">Sport</a></div>`, both},
		{"a footer that is a paragraph", text + `<p class="footer">The keeper of the weir is Ada Brill of Lower Benning.</p>`, both + "|The keeper of the weir is Ada Brill of Lower Benning."},
		{"a paragraph of links by its name", text + `<p class="footer"><a href="/a">News</a> <a href="/b">Sport</a></p>`, both},
		{"a main element in a sidebar", `<div class="sidebar"><main>` + text + `</main></div>`, both},
		{"an article in a sidebar", `<div class="sidebar"><article>` + text + `</article></div>`, both},
		{"an article in the comments", text + `<div class="comments"><article><p>So it is, and so it was.</p></article></div>`, both},
		{"a heading in the comments", text + `<div class="comments"><h1>The weir</h1><p>So it is, and so it was.</p></div>`, both + "|The weir|So it is, and so it was."},
		{"a column of a grid", `<main><div class="sidebar-grid column">` + text + `</div></main>`, both},
		{"a grid of furniture", `<main>` + text + `<div class="sidebar-grid newsletter"><p>` + one[1:] + " " + two + `</p></div></main>`, both},
		{"hidden offer", text + `<div class="hidden">Subscribe now and read on</div>`, both},
		{"shown on wide screens", text + `<div class="hidden lg:block">Subscribe now and read on</div>`, both + "|Subscribe now and read on"},
		{"hidden offer of Bulma", text + `<div class="box is-hidden">Subscribe now and read on</div>`, both},
		{"hidden offer of Bootstrap", text + `<section class="d-none">Subscribe now and read on</section>`, both},
		{"shown on wide screens by Bootstrap", text + `<div class="d-none d-md-block">Subscribe now and read on</div>`, both + "|Subscribe now and read on"},
		{"behind a tab", text + `<div class="hidden">The lock is next</div>`, both + "|The lock is next"},
	} {
		if got := unfurnished(c.body); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestDropNext: which articles below the first one are others of the site.
func TestDropNext(t *testing.T) {
	first := "<article><h1>The weir opens</h1><p>" + strings.Repeat("The weir at Oxlow was opened on Monday, and boats passed it before noon. ", 9) + "</p></article>"
	const next = `<article class="next-story"><h1>A ferry for the lake</h1><p>The ferry sails.</p></article>`
	for _, c := range []struct {
		name, body string
		stays      bool
	}{
		{"another article", first + next, false},
		{"a class that does not say so", first + strings.Replace(next, "next-story", "story", 1), true},
		{"metadata of its own", first + strings.Replace(next, ` class="next-story">`, `><meta itemprop="mainEntityOfPage" content="/b">`, 1), false},
		{"linked data of its own", first + strings.Replace(next, ` class="next-story">`, `><script type="application/ld+json">{"@type":"NewsArticle"}</script>`, 1), false},
		{"linked data of a shop", first + strings.Replace(next, ` class="next-story">`, `><script type="application/ld+json">{"@type":"Product"}</script>`, 1), true},
		{"a heading above both", "<h1>News</h1>" + first + next, true},
		{"a first article of a line", "<article><h1>The weir opens</h1><p>It does.</p></article>" + next, true},
		{"another title for the page", strings.Replace(first, "The weir opens", "A bridge", 1) + next, true},
	} {
		if got := strings.Contains(unfurnished(c.body), "The ferry sails."); got != c.stays {
			t.Errorf("%s: stays %v, want %v", c.name, got, c.stays)
		}
	}
}
