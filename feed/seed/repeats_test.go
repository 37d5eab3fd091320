package seed

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"seedfeed/feed/prose"
	"seedfeed/feed/testkit"
)

// repeated are sentences of which the articles of these tests are made, so that most of them occur several times.
var repeated = []string{
	"We shall mend the old weir before the winter comes.",
	"Nobody at the mill had seen the river as high as this",
	"The council met on Monday and heard about the weir.",
	"A boat for twelve rowers was launched at the new quay.",
	"“It will be open in May,” said Ruth Okell on Friday evening.",
	"The weir stands open.",
}

// repeats makes an article of the blocks that a byte each names, in Markdown, as a page and as plain text. It returns them
// with the sentences that they have.
func repeats(choice []byte) (files map[string]string, said []string) {
	var md, page, text strings.Builder
	md.WriteString("# News of the river\n\n")
	page.WriteString("<h1>News of the river</h1>")
	text.WriteString("News of the river\n\n")
	used := map[string]bool{}
	for _, c := range choice[:min(len(choice), 24)] {
		s, next := repeated[int(c>>4)%len(repeated)], repeated[int(c>>4+c)%len(repeated)]
		write := func(m, h, t string) {
			md.WriteString(fmt.Sprintf(m, s, next) + "\n\n")
			page.WriteString(fmt.Sprintf(h, s, next) + "\n")
			text.WriteString(fmt.Sprintf(t, s, next) + "\n\n")
		}
		used[s] = used[s] || c%11 != 10
		switch c % 11 {
		case 0, 1, 2:
			write("%s%.0s", "<p>%s%.0s</p>", "%s%.0s")
		case 3:
			write("> %s%.0s", "<blockquote><p>%s%.0s</p></blockquote>", "> %s%.0s")
		case 4:
			write("> %s\n>\n> %s", "<blockquote><p>%s</p><p>%s</p></blockquote>", "> %s\n> %s")
			used[next] = true
		case 5:
			write("> [!quote] Ruth Okell\n> %s%.0s", "<blockquote><b>Ruth Okell</b><p>%s%.0s</p></blockquote>", "%s%.0s")
		case 6:
			write("- %s%.0s", "<ul><li>%s%.0s</li></ul>", "- %s%.0s")
		case 7:
			write("## %s%.0s", "<h2>%s%.0s</h2>", "%s%.0s")
		case 8:
			write("%s %s", "<p>%s %s</p>", "%s %s")
			used[next] = true
		case 9:
			write("The keeper of the lock was asked again. %s%.0s", "<p>The keeper of the lock was asked again. %s%.0s</p>", "The keeper of the lock was asked again. %s%.0s")
		case 10:
			write("The mill turned.%.0s%.0s", "<p>The mill turned.%.0s%.0s</p>", "The mill turned.%.0s%.0s")
		}
	}
	for s := range used {
		if used[s] {
			said = append(said, s)
		}
	}
	return map[string]string{"a.md": md.String(), "a.html": page.String(), "a.txt": text.String()}, said
}

// checkRepeats: of an article every sentence is said at least once, however often the file repeats it, and no box of a
// quotation keeps a heading without the text below it.
func checkRepeats(t *testing.T, choice []byte) (looked int) {
	t.Helper()
	files, said := repeats(choice)
	for name, text := range files {
		a, err := Parse(name, []byte(text), utc)
		if err != nil {
			t.Fatal(err)
		}
		all := " " + prose.Fold(a.Title) + " \n " + prose.Fold(a.Body) + " \n " + prose.Fold(strings.Join(a.Captions, "\n")) + " "
		for _, s := range said {
			looked++
			if !strings.Contains(all, " "+prose.Fold(s)+" ") {
				t.Errorf("%s: %q is gone from\n%s\nbody:\n%s", name, s, text, a.Body)
			}
		}
		boxes := map[int][]string{}
		for i := range a.Blocks {
			if id := a.Blocks[i].OuterQuotation(); id > 0 {
				boxes[id] = append(boxes[id], a.Blocks[i].Text)
			}
		}
		for _, texts := range boxes {
			if len(texts) == 1 && texts[0] == "Ruth Okell" {
				t.Errorf("%s: a box with nothing but its heading, of\n%s", name, text)
			}
		}
	}
	return looked
}

// TestRepeats: nothing that a file says twice is gone from the article.
func TestRepeats(t *testing.T) {
	testkit.OneGoroutine(t)
	random := rand.New(rand.NewPCG(3, 5))
	looked := 0
	for range 2000 {
		choice := make([]byte, 2+random.IntN(10))
		for i := range choice {
			choice[i] = byte(random.Uint32())
		}
		if looked += checkRepeats(t, choice); t.Failed() {
			return
		}
	}
	if looked < 20_000 {
		t.Errorf("looked at %d sentences", looked)
	}
}

func FuzzRepeats(f *testing.F) {
	f.Add([]byte{0x10, 0x03, 0x00, 0x25})
	f.Add([]byte{0x48, 0x05, 0x20, 0x09})
	f.Fuzz(func(t *testing.T, choice []byte) { checkRepeats(t, choice) })
}

// TestPullQuotes: of a sentence that stands in a quotation set apart and in a paragraph, the paragraph stays.
func TestPullQuotes(t *testing.T) {
	const line = "We shall not sell the old ferry"
	for name, c := range map[string]struct{ in, want string }{
		"beside it":             {"> " + line + ".\n\n" + line + ".", line + "."},
		"before it":             {"> " + line + ".\n\nThe rain fell.\n\n" + line + ".", "The rain fell.\n\n" + line + "."},
		"after it":              {line + ".\n\n> " + line + ".", line + "."},
		"within a paragraph":    {"> " + line + "\n\n“" + line + ",” said Ann Roe.", "“" + line + ",” said Ann Roe."},
		"with its speaker":      {"> " + line + "\n>\n> — Ann Roe\n\n“" + line + ",” said Ann Roe.", "“" + line + ",” said Ann Roe."},
		"with another speaker":  {"> " + line + "\n>\n> — Bo Lund\n\n“" + line + ",” said Ann Roe.", line + "\n\n— Bo Lund\n\n“" + line + ",” said Ann Roe."},
		"a callout":             {"“" + line + ",” said Ann Roe.\n\n> [!quote] Ann Roe\n> " + line, "“" + line + ",” said Ann Roe."},
		"a callout, other head": {"“" + line + ",” said Ann Roe.\n\n> [!quote] The mayor\n> " + line, "“" + line + ",” said Ann Roe.\n\nThe mayor\n\n" + line},
		"quoted twice":          {"> " + line + ".\n\nThe rain fell.\n\n> " + line + ".", line + ".\n\nThe rain fell.\n\n" + line + "."},
	} {
		const around = "The council of Benning met on Monday."
		a := mustParse(t, "a.md", []byte("# Ferry\n\n"+around+"\n\n"+c.in+"\n\nThe end came late that evening.\n"))
		if want := around + "\n\n" + c.want + "\n\nThe end came late that evening."; a.Body != want {
			t.Errorf("%s: %q, want %q", name, a.Body, want)
		}
	}
}
