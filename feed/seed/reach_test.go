package seed

import (
	"strings"
	"testing"
)

// TestOrdersReached: no rule about pages, threads or comments takes an order or a header away before it is read.
func TestOrdersReached(t *testing.T) {
	const thread = "\n\n________________________________\nFrom: Bo <bo@benning.example>\nSent: Monday, 2 March 2026 9:12\nTo: Ann\nSubject: Pier\n\nDo not publish before 5 May 2041\n"
	for name, text := range map[string]string{
		"feed.md": "---\nstatus: draft\n---\n# Pier opens\n\n" + orderText + "\n\f\nIt is new.", "feed.html": "---\ndraft: true\n---\n<p>" + orderText + "</p>\n\f\n<p>It is new.</p>",
		"head.txt":     "EMBARGOED UNTIL 5 MAY 2041\n\nPier opens\n\n" + orderText + "\n\fEMBARGOED UNTIL 5 MAY 2041\n\nIt is new.\n\fEMBARGOED UNTIL 5 MAY 2041\n\nIt is long.\n",
		"numbered.txt": "Draft 1\n\nPier opens\n\n" + orderText + "\n\fDraft 2\n\nIt is new.\n", "status.txt": "Status: DRAFT v2\n\nPier opens\n\n" + orderText + "\n\fStatus: DRAFT v2\n\nIt is new.\n",
		"foot.txt": "Pier opens\n\nCONFIDENTIAL\n\f" + orderText + "\n\nCONFIDENTIAL\n", "date.txt": "date: 2041-05-05\n\nPier opens\n\n" + orderText + "\n\fdate: 2041-05-05\n\nIt is new.\n",
		"thread.txt":  "Pier opens" + thread,
		"comment.txt": "<!-- do not publish -->\n\nPier opens\n\n" + orderText, "code.txt": "// draft\n\nPier opens\n\n" + orderText,
	} {
		if a := mustParse(t, name, []byte(text)); heldUntil(a) == "" {
			t.Errorf("%s: published", name)
		}
	}
}

// TestWordsReached: what only resembles the edge of a page, a thread, a remark, an agency's head or an end mark is text, or the title.
func TestWordsReached(t *testing.T) {
	const story = "\n\nThe lock at Benning was opened on Monday.\n\nIt had been shut for two years.\n\nAnn said it was like new.\n\n"
	for _, line := range []string{
		"The final score was\n3-1\n\fThe next was\n2-0\n", "Ann Roe, 71\n\fShe rowed.\n\nBo Lund, 66\n", "Day 1\n\nIt rained.\n\fDay 2\n\nIt rained again.\n", "Chapter 1\n\nIt rained.\n\fChapter 2\n\nIt shone.\n",
		"____________________\nFrom: Vincent\nDate: 9 May 1888: Paris\n\nDear Theo, it is warm.\n", "____________________\nFrom: Elm Halt\nDate: Monday to Friday: 6:10\n\nThe boat leaves.\n", "____________________\nVon: Elm\nDatum: 5. Mai, Beginn: 19 Uhr\n\nDer Eintritt ist frei.\n",
		"-----Original Message-----\nFrom: Bo Lund\nSent: Monday 9:12\n\nFine by me.\n\nThis letter cost him his office.\n",
		"[a]s are long in the south.\n\nIn the north[a] they are not.", "In the north[a] they are long.\n\n[a]The word is old.\n\nIn the south they are not.", "It reads array[i] and list[n].\n\nIt is array[a] too.\n\n[a]first\n",
		"“And what do you want?”\n\nMore.\n\nThat was all.", "What did they want?\n\nMore!\n\nThat was all.",
		"She wrote under it:\n\n(Ends)\n\nThen she began again.\n\nIt was the first of nine letters.\n\nNobody had asked for them.\n\nBo kept all of them.",
	} {
		if a := mustParse(t, "a.txt", []byte("Old lock opens"+story+line)); !strings.HasSuffix(letters(a.Body), letters(story+line)) {
			t.Errorf("%q: body %q", line, a.Body)
		}
	}
	for _, title := range []string{"US-Iran--Talks end without a deal", "UK-EU--What now?", "// The slash that changed the web", "AC/DC/"} {
		for name, text := range map[string]string{"a.txt": title + story, "a.md": "# " + title + story, "a.html": "<h1>" + title + "</h1><p>" + strings.ReplaceAll(strings.TrimSpace(story), "\n\n", "</p><p>") + "</p>"} {
			if a := mustParse(t, name, []byte(text)); a.Title != title {
				t.Errorf("%s: title %q, want %q", name, a.Title, title)
			}
		}
	}
	for _, line := range []string{"// Update, 5 May: the mill is open again", "PA-based--or so it says--Elm Ltd. was sold"} {
		if a := mustParse(t, "a.md", []byte("# Old lock opens\n\n"+line+story)); !strings.Contains(a.Body, line[3:9]) {
			t.Errorf("%q is lost: %q", line, a.Body)
		}
	}
}

// letters returns a text without spaces, dashes and rules.
func letters(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \n\f_-", r) }), "")
}
