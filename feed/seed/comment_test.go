package seed

import (
	"strings"
	"testing"
)

// TestNotes: what a comment at the start of a text says holds the article back, though readers do not see it.
func TestNotes(t *testing.T) {
	for _, comment := range []string{
		"<!-- draft -->", "<!-- DRAFT -->", "<!-- do not publish -->", "<!-- Do not publish yet! -->", "<!-- status: draft -->", "<!-- draft: true -->", "<!-- not for publication -->", "<!-- Entwurf -->", "<!-- ne pas publier -->", "<!-- TODO: not ready, do not publish -->", "<!--\nDRAFT\nwaiting for Ann's numbers\n-->",
		"%%draft%%", "%% do not publish %%", "%% do not publish", "{>>draft<<}", "{/* draft */}", "[//]: # (draft)", "[comment]: # (do not publish)", "[//]: <> (draft)", "<!-- internal only -->", "<!-- waiting for Ann -->\n<!-- draft -->",
	} {
		for name, text := range map[string]string{
			"a.md": comment + "\n\n# Pier opens\n\n" + orderText, "b.md": "# Pier opens\n\n" + comment + "\n\n" + orderText, "c.md": "---\ntitle: Pier opens\n---\n" + comment + "\n" + orderText, "d.mdx": comment + "\n\n# Pier opens\n\n" + orderText,
		} {
			if a := mustParse(t, name, []byte(text)); a.Held == "" || a.Title != "Pier opens" {
				t.Errorf("%s, %q: held %q, title %q", name, comment, a.Held, a.Title)
			}
		}
	}
	if a := mustParse(t, "a.md", []byte("<!-- do not publish before 1 March 2041 -->\n# Pier opens\n\n"+orderText)); heldUntil(a) != "2041-03-01" {
		t.Errorf("with a day: %s", heldUntil(a))
	}
	if a := mustParse(t, "a.md", []byte("<!-- draft -->\n---\ntitle: Pier opens\n---\n"+orderText)); a.Held == "" {
		t.Error("above a header: not held")
	}
	for _, page := range []string{"<!-- draft -->\n<h1>Pier opens</h1><p>" + orderText + "</p>", "<html><body><!-- do not publish --><h1>Pier opens</h1><p>" + orderText + "</p></body></html>"} {
		if a := mustParse(t, "a.html", []byte(page)); a.Held == "" {
			t.Errorf("%q: not held", page)
		}
	}
}

// TestRemarks: the remarks of Google Docs below a text, whose marks stand behind its words.
func TestRemarks(t *testing.T) {
	const text = "Pier opens[a]\n\nThe pier was rebuilt in a year[b]. It is longer than the old one.\n\nAnn Roe opened it on Monday.\n\n"
	for _, remarks := range []string{"[a]Do not publish\n[b]Nice\n", "[a]Bo, please hold this until the mayor has answered. I rang twice.\n", "[a]Check this\n[b]hold this please", "[a]Not before the vote\nand that is sure\nEMBARGO\n[b]ok"} {
		for _, name := range []string{"a.txt", "b.md"} {
			if a := mustParse(t, name, []byte(text+remarks)); a.Held == "" || a.Title != "Pier opens" {
				t.Errorf("%s, %q: held %q, title %q", name, remarks, a.Held, a.Title)
			}
		}
	}
	for _, remark := range []string{"Don't use this", "Do not use", "Do not publish this picture before Monday", "No embargo", "Draft", "confidential", "Do not publish before Monday?", "Do not use before “pier”", "Held until Monday in a cell, she says"} {
		if a := mustParse(t, "a.txt", []byte(text+"[a]"+remark+"\n")); a.Held != "" {
			t.Errorf("%q: held %q", remark, a.Held)
		}
	}
	for _, text := range []string{text + "[a]Not yet\n[b]Draft of 2024?\n", text + "[c]Do not publish\n", "Pier opens\n\n" + orderText + "\n\n[a] Do not publish\n", text + "[a]Nice\n\nThey hold: [b] is a letter.\n", text + "[a]Do not publish\n[c]Nice\n"} {
		if a := mustParse(t, "a.txt", []byte(text)); a.Held != "" {
			t.Errorf("%q: held %q", text, a.Held)
		}
	}
	page := `<h1>Pier opens<a href="#cmnt1" id="cmnt_ref1">[a]</a></h1><p>` + orderText + `</p><div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>REMARK</span></p></div>`
	for remark, held := range map[string]string{"Embargoed until 1 March 2041": "2041-03-01", "Check the sum": ""} {
		if a := mustParse(t, "a.html", []byte(strings.Replace(page, "REMARK", remark, 1))); heldUntil(a) != held || strings.Contains(a.Title+a.Body, "[a]") || strings.Contains(a.Body, remark) {
			t.Errorf("%q: held %q, title %q, body %q", remark, heldUntil(a), a.Title, a.Body)
		}
	}
}

// TestOtherNotes: comments that say something else, and comments that are text.
func TestOtherNotes(t *testing.T) {
	long := strings.Repeat("The pier was rebuilt in a year. ", 12)
	for _, text := range []string{
		"%% ask Ann about the draft\n\n# Pier opens\n\n" + orderText, "{>>first draft by Ann, final by Bo<<}\n\n# Pier opens\n\n" + orderText, "<!-- prettier-ignore -->\n# Pier opens\n\n" + orderText, "<!-- Draft budget figures come from the county -->\n# Pier opens\n\n" + orderText, "<!-- first draft by Ann, final by Bo -->\n# Pier opens\n\n" + orderText, "<!-- draft: false -->\n# Pier opens\n\n" + orderText, "<!-- status: published -->\n# Pier opens\n\n" + orderText,
		"# Pier opens\n\nWrite `<!-- draft -->` above a text.\n\n" + orderText, "# Pier opens\n\n```\n<!-- draft -->\n```\n\n" + orderText, "# Pier opens\n\n" + long + "\n\n<!-- draft -->\n\n" + orderText,
		"# Pier opens\n\nIt is 100%% draft%% beer.\n\n" + orderText, "# Pier opens\n\nA <!-- draft -->\n\n" + orderText, "# Pier opens\n\n<!-- draft --> A\n\n" + orderText,
	} {
		if a := mustParse(t, "a.md", []byte(text)); a.Held != "" {
			t.Errorf("%q: held %q", text[:40], a.Held)
		}
	}
	for _, page := range []string{"<html><head><!-- draft styles --></head><body><!-- pending --><!-- hold --><h1>Pier opens</h1><p>" + orderText + "</p></body></html>", "<h1>Pier opens</h1><p>" + orderText + "</p><!-- draft -->"} {
		if a := mustParse(t, "a.html", []byte(page)); a.Held != "" {
			t.Errorf("%q: held %q", page, a.Held)
		}
	}
	if a := mustParse(t, "a.txt", []byte("Pier opens\n\nWrite %%draft%% above a text.\n\n"+orderText)); a.Held != "" {
		t.Errorf("in plain text: held %q", a.Held)
	}
}
