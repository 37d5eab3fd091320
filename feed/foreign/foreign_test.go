package foreign

import (
	"strings"
	"testing"
	"time"
)

// TestMarkdown: the common marks of each language. Each row is in the language by the lines around it.
func TestMarkdown(t *testing.T) {
	for name, c := range map[string]struct {
		around string // has "|" where the row stands
		rows   map[string]string
	}{
		"reStructuredText": {"|\n\n.. contents::\n\nSee `the plan <https://elm.example/>`_ now.\n", map[string]string{
			"Say ``close`` now.": "Say `close` now.", "See :ref:`the map <map>` and :doc:`report`.": "See the map and report.", "See `Elm`_.\n\n.. _Elm: https://elm.example/e": "See [Elm](https://elm.example/e).",
			"What next\n---------\n\nIt opens.": "# What next\n\n\nIt opens.", "First\n=====\n\nSecond\n------\n\nThird\n=====": "# First\n\n\n\n## Second\n\n\n\n# Third",
			".. note:: The court opens.": "The court opens.", ".. note::\n\n   The court opens.\n   It is new.": "The court opens.\nIt is new.", ".. image:: a.jpg\n   :alt: The mill": "![The mill](a.jpg)", ".. code-block:: go\n\n   x := 1": "```\nx := 1\n```",
			".. epigraph::\n\n   It takes.\n\n   -- Bo Lund": "> It takes.\n> \n> — Bo Lund", "It opens. [1]_\n\n.. [1] In May.": "It opens. [^1]\n\n[^1]: In May.", ".. hidden words\n   and more\n\nIt opens.": "It opens.", "So::\n\n   x = 1": "So:\n\n```\nx = 1\n```",
			"+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+": "| a | b |\n| --- | --- |\n| c | d |", ".. unknown:: x\n\n   It stays.": "It stays.", "It is a_b and file_name_.": "It is a_b and file_name_.", "A `title` here.": "A *title* here.",
		}},
		"Org": {"|\n\n#+begin_quote\nNo.\n#+end_quote\n\nSee [[https://elm.example/][the plan]].\n", map[string]string{
			"The *old mill* by the /river/ is =closed= and ~shut~, +not+ open.": "The **old mill** by the *river* is `closed` and `shut`, ~~not~~ open.", "* The vote\n:PROPERTIES:\n:ID: 1\n:END:\n\n** TODO Next :elm:": "# The vote\n\n## Next", "# hidden words\nIt opens.": "It opens.",
			"#+begin_src go\nx := 1\n#+end_src": "```\nx := 1\n```", "[[https://elm.example/map]]": "<https://elm.example/map>", "#+CAPTION: The mill\n[[file:a.jpg]]": "![The mill](a.jpg)", "It opens.[fn:1]\n\n[fn:1] In May.": "It opens.[^1]\n\n[^1]: In May.", "2 * 3 * 4 and a/b/c": "2 * 3 * 4 and a/b/c",
		}},
		"AsciiDoc": {"= Mill\n:toc:\n\n|\n\nSee https://elm.example/[the plan].\n\n== End\n", map[string]string{
			"The *old* _mill_ is `shut`.": "The **old** _mill_ is `shut`.", "NOTE: The court opens.": "The court opens.", "[WARNING]\n====\nIt is shut.\n====": "It is shut.", "[quote, Bo Lund, miller]\n____\nIt takes.\n____": "> It takes.\n> \n> — Bo Lund, miller", "[quote, Bo Lund]\nIt takes.": "> It takes.\n> \n> — Bo Lund",
			"* one\n** two\n. three": "- one\n    - two\n1. three", "image::a.jpg[The mill]": "![The mill](a.jpg)", "[source,go]\n----\nx := 1\n----": "```\nx := 1\n```", "It opens.footnote:[In May.]": "It opens.[^n1]", "// hidden\nIt opens.": "It opens.", "See link:a.html[more] and <<next,below>>.": "See [more](a.html) and below.", "|===\n|Year |Days\n|1 |2\n|===": "| Year | Days |\n| --- | --- |\n| 1 | 2 |",
		}},
		"MediaWiki": {"|\n\n== End ==\n\nThe '''mill''' is [https://elm.example/ here].\n", map[string]string{
			"An ''old'' one.": "An *old* one.", "* one\n** two\n# three": "- one\n    - two\n1. three", "[[File:A.jpg|thumb|The mill]]": "![The mill](A.jpg)", "It opens.[[Category:Mills]]": "It opens.", "{{Infobox|a={{b}}}}It opens.": "It opens.", "It opens.<ref>In May.</ref>": "It opens.[^n1]", "{{quote|It takes.|Bo Lund}}": "> It takes.\n> \n> — Bo Lund", "See [[Elm|the town]].": "See [[Elm|the town]].",
			"{| class=\"x\"\n! Year !! Days\n|-\n| 1 || 2\n|}": "| Year | Days |\n| --- | --- |\n| 1 | 2 |",
		}},
		"Textile": {"|\n\nh2. End\n\nSee \"the plan\":https://elm.example/ now.\n", map[string]string{
			"h1. Mill": "# Mill", "p(lead). It opens.": "It opens.", "bq. It takes.": "> It takes.", "An *old* one, @shut@.": "An **old** one, `shut`.", "* one\n** two\n# three": "- one\n    - two\n1. three", "!a.jpg(The mill)!": "![The mill](a.jpg)", "It opens[1].\n\nfn1. In May.": "It opens[^1].\n\n[^1]: In May.",
		}},
	} {
		for in, want := range c.rows {
			before, behind, _ := strings.Cut(c.around, "|")
			got, _, ok := Markdown(before + in + behind)
			if !ok || !strings.Contains(got, want) {
				t.Errorf("%s: %q is %v, %q; want %q in it", name, in, ok, got, want)
			}
			if strings.Contains(got, "hidden") {
				t.Errorf("%s: %q shows a comment: %q", name, in, got)
			}
		}
	}
}

// TestOthers: texts that have some of these marks and are in none of the languages stay as they are.
func TestOthers(t *testing.T) {
	for _, text := range []string{
		"", "Pier opens\n\nThe pier opened. It is longer.", "# Pier\n\nIn Org one writes `#+TITLE:` and in AsciiDoc `= title`.\n\n```org\n#+TITLE: Example\n#+begin_quote\n[[a][b]]\n```\n", "Pier\n\n.. and so it goes, said the miller.\n\nIt has ``ticks``.",
		"# Pier\n\n* **Bold** item\n* [link](https://elm.example/)\n\nTwo ''quotes''.", "---\ntitle: Pier\n---\n\n.. note:: x\n\nSee :ref:`a`.", "Pier\n====\n\nIt opened.\n\nMore\n----\n\nIt did.", "The sign: == closed ==. Nobody knows [[this]] {{that|x}}.", "NOTE: The pier opens.\n\nSee https://elm.example/[a]", "h2. of the form", "\x00= a\n:b:\nNOTE: c\n|===\n",
		"= Elm =\n\nA row of marks.", "#+title: Pier\n\nThe **pier** opened.\n\n## More\n\n#+begin_quote\nx\n#+end_quote",
	} {
		if got, _, ok := Markdown(text); ok || got != text {
			t.Errorf("%q is %q", text, got)
		}
	}
}

// TestComments: comments at the start are returned, since they may tell that a text is a draft.
func TestComments(t *testing.T) {
	for text, want := range map[string]string{
		".. draft\n\nMill\n====\n\n.. note:: a\n\nSee :ref:`b`.": "draft", "# draft\n* Mill\n\n#+begin_quote\na\n#+end_quote\n\n[[b][c]]": "draft", "// do not publish\n= Mill\n:toc:\n\n== A\n\nNOTE: b\n": "do not publish", "<!-- draft -->\n'''Mill''' [https://elm.example/ a]\n\n== B ==\n": "draft",
	} {
		_, comments, ok := Markdown(text)
		if !ok || len(comments) != 1 || comments[0] != want {
			t.Errorf("%q: %v, %q", text, ok, comments)
		}
	}
}

// FuzzMarkdown: no text makes a panic, and nothing that was set aside is left.
func FuzzMarkdown(f *testing.F) {
	f.Add(".. note:: a\n\nSee :ref:`b` and `c <d>`_.\n\n+---+\n| a |\n+---+\n")
	f.Add("#+begin_src\n#+end_src\n#+begin_quote\n=a=\n#+end_quote\n[[a][b]]\n")
	f.Add("= a\n:b:\n[quote]\n____\n`c`\n____\n|===\n|a\nb|\n|===\n")
	f.Add("'''a''' == b ==\n== b ==\n{{c|d{{e|f}}}}\n{|\n|-\n|a||b\n|}\n")
	f.Add("h1. a\n\nbc. b\n\nbq. c\n* d\n")
	f.Fuzz(func(t *testing.T, text string) {
		if got, _, ok := Markdown(text); ok && strings.Contains(got, "\x00") {
			t.Errorf("%q is %q", text, got)
		}
	})
}

// TestLinear: marks that have no end take no more time than others.
func TestLinear(t *testing.T) {
	for _, part := range []string{".. note:: a\n", "`a <b", "#+begin_quote\n[[a][b]]\n", "____\n|===\n== a\nhttps://a[b]\n", "{{a|", "'''a''' == b ==\n{|\n[[File:", "h1. a\nbq. b\n"} {
		start := time.Now()
		Markdown(strings.Repeat(part, 200_000/len(part)))
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%q: %v", part, took)
		}
	}
}
