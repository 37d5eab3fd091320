package webpage

import (
	"slices"
	"strings"
	"testing"
)

// TestDates: the dates of publication that a page gives, in the order of trust, however they stand on the page.
func TestDates(t *testing.T) {
	const (
		linked = `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-05-01"}</script>`
		meta   = `<meta property="article:published_time" content="2026-05-02">`
		micro  = `<span itemprop="datePublished">2026-05-03</span>`
		marked = `<time pubdate datetime="2026-05-04">4 May</time>`
		other  = `<time datetime="2026-05-05">5 May</time>`
	)
	for _, c := range []struct{ name, page, want string }{
		{"all of them, the last one first", other + marked + micro + meta + linked, "2026-05-01 2026-05-02 2026-05-03 2026-05-04 2026-05-05"},
		{"of other times the first", other + `<time datetime="2026-05-06">6 May</time>`, "2026-05-05"},
		{"date of a change", `<meta property="article:modified_time" content="2026-05-02">`, ""},
		{"article in a graph", `<script type="application/ld+json">{"@graph":[{"@type":"WebSite","datePublished":"2020-01-01"},{"@type":"Article","datePublished":"2026-05-01"}]}</script>`, "2026-05-01"},
		{"lists in lists up to a depth", `<script type="application/ld+json">[[[[{"@type":"Article","datePublished":"2026-05-01"}]]]]</script>`, "2026-05-01"},
		{"deeper ones are left", `<script type="application/ld+json">[[[[[{"@type":"Article","datePublished":"2026-05-01"}]]]]]</script>`, ""},
		{"no article", `<script type="application/ld+json">{"@type":"WebPage","datePublished":"2026-05-01"}</script>`, "2026-05-01"},
		{"broken data", `<script type="application/ld+json">{"datePublished":"2026-05-01"</script>` + meta, "2026-05-02"},
		{"microdata in an attribute", `<meta itemprop="datePublished" content="2026-05-01"><time itemprop="datepublished" datetime="2026-05-02">2 May</time>`, "2026-05-01 2026-05-02"},
		{"microdata without a text", `<span itemprop="datePublished"></span><p>2026-05-01</p>`, ""},
		{"a time of a class", other + `<time class="Entry-Date big" datetime="2026-05-06">6 May</time>`, "2026-05-06 2026-05-05"},
		{"a time of another class", other + `<time class="updated" datetime="2026-05-06">6 May</time>`, "2026-05-05"},
		{"spellings of a name", `<meta name="DC.date.issued" content="2026-05-01"><meta name="publish-date" content="2026-05-02"><meta name="last-modified" content="2026-05-03">`, "2026-05-01 2026-05-02"},
		{"a script of another type", `<script type="text/javascript">{"datePublished":"2026-05-01"}</script>`, ""},
		{"text behind the data", linked + `2026-05-09`, "2026-05-01"},
		{"a page about the article", `<script type="application/ld+json">{"@type":"WebPage","mainEntity":{"@type":"Article","datePublished":"2026-05-01"}}</script>`, "2026-05-01"},
		{"of two articles the first", `<script type="application/ld+json">[{"@type":"WebPage","datePublished":"2026-04-01"},{"@type":"Article","datePublished":"2026-05-01"},{"@type":"Article","datePublished":"2026-05-02"}]</script>`, "2026-05-01"},
		{"of two pages the first", `<script type="application/ld+json">[{"datePublished":"2026-05-01"},{"datePublished":"2026-05-02"}]</script>`, "2026-05-01"},
		{"too many", strings.Repeat(meta, 2*maxDates), strings.TrimSpace(strings.Repeat("2026-05-02 ", maxDates))},
	} {
		if got := datesOf(c.page); !slices.Equal(got, strings.Fields(c.want)) {
			t.Errorf("%s: %q, want %s", c.name, got, c.want)
		}
	}
}
