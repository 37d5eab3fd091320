package seed

import (
	"strings"
	"testing"
)

// TestDropCap: the large first letter of a text is part of its first word, if the text has that word elsewhere.
func TestDropCap(t *testing.T) {
	const rest = "old lock of Benning is open again, and the county has paid for it.\n\nOn Monday the first boat went through. When it came, and since then, children waved, two miles away."
	for first, want := range map[string]string{
		"T he ": "The ", "T\nhe ": "The ", "T\n\nhe ": "The ", "S ince ": "Since ", "W hen ": "W hen ",
		"T cells ": "T cells ", "A way ": "A way ", "I open ": "I open ", "A n ": "A n ", "On the ": "On the ", "T. he ": "T. he ", "T the ": "T the ",
	} {
		a := mustParse(t, "x.txt", []byte("Benning 2026\n\n"+first+rest))
		if !strings.HasPrefix(a.Body, want+"old lock of Benning") {
			t.Errorf("%q: %q", first, a.Body[:40])
		}
	}
	wrapped := mustParse(t, "x.txt", []byte("Benning 2026\n\nT he old lock of Benning is open again, and the county has\npaid for all of it, as the papers of the county have said\nsince May, with the money of the lottery.\n\nThe first boat went through."))
	if !strings.HasPrefix(wrapped.Body, "The old lock of Benning") {
		t.Errorf("%q", wrapped.Body)
	}
}

// TestReadable: what looks for quotations does not see code or footnotes, unless the whole article is code. The sentences of a
// text without markup are known.
func TestReadable(t *testing.T) {
	const said = "The lock is open again, says Ada Moss, and nobody has paid for it.\n\nShe adds: \"We waited for a year.\""
	for _, test := range []struct{ name, text, gone, kept string }{
		{"x.txt", said, "", "Ada Moss"},
		{"x.md", said + "\n\n```\nprint(\"no words of hers\")\nexit()\n```\n", "print|exit", "Ada Moss|We waited"},
		{"x.md", said + "\n\nSet `name=\"Elm\"` in it.\n", "\"Elm", "Elm|We waited"},
		{"x.md", said + "\n\nIt is wet.[^1]\n\n[^1]: So says the almanac.\n", "almanac", "It is wet"},
		{"x.html", "<pre>Ada Moss:\n\"We waited for a year.\"\nThe lock\nis open</pre>", "", "We waited|is open"},
	} {
		a := mustParse(t, test.name, []byte(test.text))
		checkArticle(t, a)
		r := a.Readable()
		for word := range strings.SplitSeq(test.gone, "|") {
			if word != "" && (strings.Contains(r, word) || !strings.Contains(a.Body, word)) {
				t.Errorf("%s: %q is to be seen in the body only: %q, %q", test.name, word, a.Body, r)
			}
		}
		for word := range strings.SplitSeq(test.kept, "|") {
			if !strings.Contains(r, word) {
				t.Errorf("%s: %q is not to be seen: %q", test.name, word, r)
			}
		}
		if known := a.Sentences != nil; known != (test.name == "x.txt") {
			t.Errorf("%s: sentences known: %v", test.name, known)
		}
	}
}

// TestNoJoining: no sentence goes on in an item of a list, nor behind one.
func TestNoJoining(t *testing.T) {
	const before, after = "The council of Elm has met on Monday, and it has decided on the ferry.\n\n", "\n\nThe ferry Otter sails to Holm again in May, as two of its members have said."
	for text, want := range map[string]string{
		"The town will pay for the pier and\n\nfor the boats of the school.":   "The town will pay for the pier and for the boats of the school.",
		"- The town will pay for the pier and\n\nfor the boats of the school.": "",
		"The town will pay for the pier and\n\n- for the boats of the school.": "",
	} {
		if want == "" {
			want = text
		}
		if got := FromText("Ferry", before+text+after).Body; !strings.Contains(got, want) {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// TestCaptionAgain: a paragraph that says a caption again is dropped, one of a few words is not.
func TestCaptionAgain(t *testing.T) {
	const news = "<p>The council of Elm has met on Monday, and it has decided on the ferry.</p><p>The ferry Otter sails again in May, as two members have said.</p>"
	for caption, kept := range map[string]bool{"The ferry Otter lies at the quay of Elm, and it waits.": false, "At the quay.": true} {
		a := mustParse(t, "x.html", []byte("<h1>Ferry</h1><figure><img src=a.png><figcaption>"+caption+"</figcaption></figure>"+news+"<p>"+caption+"</p>"))
		if got := strings.Contains(a.Body, caption); got != kept || len(a.Captions) != 1 {
			t.Errorf("%q: kept %v, captions %q", caption, got, a.Captions)
		}
	}
}
