package page

import (
	"net/url"
	"strings"
	"testing"

	"seedfeed/feed/clean"
)

func TestFragment(t *testing.T) {
	const one = `<p>The pier fell. “We heard it,” said Ann Roe. “It was <em>loud</em>,” she added: “we heard it.”</p>` + "\n"
	for _, c := range []struct {
		name, above, text string // text is formatted
		quote, id         string
		want              string // decoded; the commas and dashes that have a meaning stand as | and ~
	}{
		{"whole", "", one, "It was loud,", "", "It was loud,"},
		{"the first of two", "", one, "We heard it,", "", "We heard it,"},
		{"the second of two", "", `<p>It was good, he said. Was it “<mark class="quote" id="q-1">good</mark>”?</p>`, "good", "q-1", "it “~|good"},
		{"also in the title", "A “good” year", `<p>A year that was “good” in all.</p>`, "good", "", "was “~|good"},
		{"also in the summary, word for word", "It was “good” here.", `<p>It was “good” here.</p>`, "good", "", ""},
		{"words before it in another block", "It was “good” here.", `<p>So they said.</p><p>It was “good” here.</p>`, "good", "", ""},
		{"at the start of a block", "Sure.", `<p>We met.</p><p>Sure.</p>`, "Sure.", "", "met.~|Sure."},
		{"mark within the element", "", `<p>He said <span class="quote" id="q-2">“yes, no-one &amp; you”</span>.</p>`, "yes, no-one & you", "q-2", "yes, no-one & you"},
		{"element of another quote", "", `<p><span class="quote" id="q-3">Other words</span>, yes</p>`, "yes", "q-3", ""},
		{"not in the text", "", one, "We saw it", "", ""},
		{"long", "", `<p>“One two three four five six seven eight nine ten eleven,” she said.</p>`,
			"One two three four five six seven eight nine ten eleven,", "", "One two three four|eight nine ten eleven,"},
		{"long, its end said before", "", `<p>One two three four we will go home now, said she, and we will go home now.</p>`,
			"One two three four we will go home now, said she, and we will go home now.", "", "One two three four|will go home now."},
		{"long, its end said before in the same words", "", `<p>One two three four go on home now they go on home now</p>`,
			"One two three four go on home now they go on home now", "", "One two three four|they go on home now"},
		{"paragraphs", "", "<p>“We waited.</p>\n<p>“Then it came.”</p>", "We waited.\n\nThen it came.", "", "We waited.|Then it came."},
		{"interrupted", "", `<p>“If it rains on us,” she said, “we go home.”</p>`, "If it rains on us, we go home.", "", "If it rains on us,"},
		{"interrupted early", "", `<p>“Yes,” she said, “we go home.”</p>`, "Yes, we go home.", "", ""},
		{"second paragraph elsewhere", "", `<p>“We waited.” It rained. “It came.”</p>`, "We waited.\n\nThen it came.", "", "We waited."},
		{"lines of a verse", "", "<p>“The sea<br>\nwas calm”</p>", "The sea was calm", "", ""},
		{"capitals", "", `<p>WE HEARD İT ALL</p>`, "WE HEARD İT ALL", "", "WE HEARD İT ALL"},
		{"empty", "", one, " \n", "", ""},
	} {
		got := newPageText(c.text).below([]string{c.above}).fragment(c.quote, c.id)
		plain, err := url.PathUnescape(strings.NewReplacer("-,", "~|", ",", "|").Replace(strings.TrimPrefix(got, "text=")))
		if err != nil || plain != c.want {
			t.Errorf("%s: %q (%s), %v; want %q", c.name, plain, got, err, c.want)
		}
		if got != "" && strings.ContainsAny(strings.ReplaceAll(got, "-,", ","), "-& \"'<>“") {
			t.Errorf("%s: %q is not encoded", c.name, got)
		}
	}
}

func TestOpens(t *testing.T) {
	long := strings.Repeat("word ", 116)
	p := newPageText("<h2>Head</h2><p>It<br>\nrained. " + long + "Be<em>gun</em>. It ended.</p>").below([]string{"Never here."})
	for sentence, want := range map[string]bool{"It rained.": true, "Begun.": true, "It ended.": false, "Never here.": false, "Another.": false} {
		if got := p.opens(sentence); got != want {
			t.Errorf("%q: %v, want %v", sentence, got, want)
		}
	}
}

func FuzzFragment(f *testing.F) {
	f.Add("above", `<p>“We <em>saw</em> it,” she said.</p><span id="q-1">x</span>`, "We saw it,")
	f.Add("<", "<p", "\xff")
	f.Add("ı", "İ&amp;<br id=\"q-", "i")
	f.Add("0", "=w\xb1n \xa7", "\xff")
	f.Fuzz(func(t *testing.T, above, text, quote string) {
		p := newPageText(clean.Text(text)).below([]string{above})
		if len(p.text) != len(p.lower) {
			t.Fatalf("%q: lower case has another length", p.text)
		}
		if got := p.fragment(quote, "q-1"); got != "" && !strings.HasPrefix(got, "text=") {
			t.Error(got)
		}
	})
}
