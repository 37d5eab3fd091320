package webpage

import (
	"slices"
	"strings"
	"testing"

	"seedfeed/feed/markup"
)

// TestMail: what the markup of a message says was taken from another message is in boxes of the kind Cited, here behind ">",
// and a signature that it names is gone.
func TestMail(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("No word of this may be passed on. ", 70))
	for _, c := range []struct{ name, html, want string }{
		{"nothing of it", "<p>It rained.</p><blockquote>It was high time.</blockquote>", "It rained.|It was high time."},
		{"a quotation of Apple", `<p>It rained.</p><blockquote type="CITE"><p>When?</p></blockquote><p>So it is.</p>`, "It rained.|>When?|So it is."},
		{"a quotation of Proton", `<p>It rained.</p><blockquote class="protonmail_quote">When?</blockquote>`, "It rained.|>When?"},
		{"a division of Gmail", `<p>It rained.</p><div class="gmail_quote big"><p>When?</p><p>Where?</p></div>`, "It rained.|>When?|>Where?"},
		{"in a division", `<div><div><p>It rained.</p><div class="yahoo_quoted">When?</div></div></div>`, "It rained.|>When?"},
		{"by its id", `<p>It rained.</p><section id="ms-outlook-mobile-reference-message">When?</section>`, "It rained.|>When?"},
		{"by its name", `<p>It rained.</p><div name="quote">When?</div>`, "It rained.|>When?"},
		{"a class that is such a name", `<p>It rained.</p><div class="quote">It was high time.</div>`, "It rained.|It was high time."},
		{"a name that is such a class", `<p>It rained.</p><div name="gmail_quote">It was high time.</div>`, "It rained.|It was high time."},
		{"a writer's own quotation", `<p>It rained.</p><blockquote class="gmail_quote">It was high time.</blockquote>`, "It rained.|It was high time."},
		{"a word", `<p>It <span class="gmail_quote">rained</span>.</p>`, "It rained."},
		{"all behind the mark of Outlook", `<div><p>It rained.</p><div id="appendonsend"></div><hr>Tom:<p>When?</p></div><p>Where?</p>`, "It rained.|>|>Tom:|>When?|>Where?"},
		{"the mark of Outlook, shown by another program", `<p>It rained.</p><div id="x_divRplyFwdMsg">Tom:</div><p>When?</p>`, "It rained.|>Tom:|>When?"},
		{"a signature", `<p>It rained.</p><div class="gmail_signature"><p>Ann Roe</p><p>Keeper</p></div><p>So it is.</p>`, "It rained.|So it is."},
		{"two signatures", `<p>It rained.</p><pre class="moz-signature">Ann Roe</pre><div id="Signature">Keeper</div>`, "It rained."},
		{"three long signatures", `<p>It rained.</p>` + strings.Repeat(`<div class="gmail_signature"><p>`+long[:1900]+`</p></div>`, 3), "It rained."},
		{"nothing but a signature", `<div class="gmail_signature"><p>It rained.</p></div>`, "It rained."},
		{"a signature of pages", `<p>It rained.</p><div class="gmail_signature"><p>` + long + `</p></div>`, "It rained.|" + long},
	} {
		var got []string
		for _, b := range Mail(c.html).Blocks {
			if slices.ContainsFunc(b.In, func(x markup.Box) bool { return x.Kind == markup.Cited }) {
				b.Text = ">" + b.Text
			}
			got = append(got, b.Text)
		}
		if got := strings.Join(got, "|"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestTemplate: what a site generator fills in is no text.
func TestTemplate(t *testing.T) {
	d := Template("<p>The weir {{< plot >}} opened.</p>")
	if len(d.Blocks) != 1 || d.Blocks[0].Text != "The weir opened." {
		t.Errorf("%+v", d.Blocks)
	}
}
