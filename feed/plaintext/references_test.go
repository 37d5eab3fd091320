package plaintext

import "testing"

// TestReferences: references within and beside words are decoded, those that a text writes about stay.
func TestReferences(t *testing.T) {
	for in, want := range map[string]string{
		`&quot;The mill closes,&quot; said Fox.`:           `"The mill closes," said Fox.`,
		`We don&#8217;t know, caf&eacute; and all.`:        `We don’t know, café and all.`,
		`The mill &amp; the shop`:                          `The mill &amp; the shop`,
		`The mill &amp; the shop, don&#8217;t you know`:    `The mill & the shop, don’t you know`,
		`Elm&nbsp;Hill &ndash; a&#x20;walk`:                `Elm Hill – a walk`,
		`Write &nbsp; for a space and &mdash; for a dash.`: `Write &nbsp; for a space and &mdash; for a dash.`,
		`Use "&amp;", not "&", in a page.`:                 `Use "&amp;", not "&", in a page.`,
		`https://elm.example/?a=1&copy=2 and AT&T; R&D;`:   `https://elm.example/?a=1&copy=2 and AT&T; R&D;`,
		`Salt &foo; pepper; 1&2;`:                          `Salt &foo; pepper; 1&2;`,
		`No references at all; none.`:                      `No references at all; none.`,
		`Don&#8217;t type &nbsp; or &mdash; here.`:         `Don&#8217;t type &nbsp; or &mdash; here.`,
		`Don&#8217;t and can&#8217;t &mdash; so it is.`:    `Don’t and can’t — so it is.`,
		`Type &lt;p&gt; to start a paragraph.`:             `Type &lt;p&gt; to start a paragraph.`,
		`Don&rsquo;t type &lt;p&gt; here.`:                 `Don’t type <p> here.`,
	} {
		if got := References(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
