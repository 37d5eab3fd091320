package webpage

import (
	"strings"
	"testing"
)

// TestScriptedBody: the longest string with three paragraphs that is the article's, by its key or its words; of broken ones
// nothing, and in linear time.
func TestScriptedBody(t *testing.T) {
	const three = `<p>a<\/p><p>\"b\"<\/p><p>c<\/p>`
	const about = `<p>The county<\/p><p>had a weir<\/p><p>at Oxlow<\/p>`
	for _, c := range [...]struct {
		page  string
		shown int
		want  string
	}{
		{`{"body":"` + three + `"}`, 0, `<p>a</p><p>"b"</p><p>c</p>`},
		{`{"articleBody":"<p>a<\/p>","html":"` + three + `","text":"<p>d<\/p>"}`, 0, `<p>a</p><p>"b"</p><p>c</p>`},
		{`{"body":"` + three + `"}`, 30, ""},
		{`{"note":"` + three + `"}`, 0, ""},
		{`{"note":"` + about + `"}`, 30, `<p>The county</p><p>had a weir</p><p>at Oxlow</p>`},
		{`{"cookieNote":"` + about + `"}`, 0, ""},
		{`<script id="consent">{"body":"` + three + `"}`, 0, ""},
		{`<script>{"shipping":{"html":"` + three + `"}}`, 0, ""},
		{`<script id="consent">{}</script>` + strings.Repeat(" ", 200) + `<script>{"body":"` + three + `"}`, 0, `<p>a</p><p>"b"</p><p>c</p>`},
		{`{"body":"<p>a<\/p><p>b<\/p>"}`, 0, ""},
		{`{"body":'` + three + `'}`, 0, ""},
		{`{"body":"\` + three + `"}`, 0, ""},
		{`{"body":"` + strings.TrimSuffix(three, ">"), 0, ""},
		{`{"body":"\q` + three + `"}`, 0, ""},
		{three, 0, ""},
		{"", 0, ""},
	} {
		if got := scriptedBody(c.page, "The county opens the Oxlow weir", c.shown); got != c.want {
			t.Errorf("%s: %q, want %q", c.page, got, c.want)
		}
	}
	for _, part := range []string{`<\/p>`, `"<\/p>`, `\"<\/p>`, `\`, `"`, `"<\/p><\/p><\/p>"`} {
		scriptedBody(strings.Repeat(part, 1<<20/len(part)), "the county weir", 0)
	}
}
