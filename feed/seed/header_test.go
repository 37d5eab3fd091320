package seed

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"seedfeed/feed/header"
	"seedfeed/feed/testkit"
)

// pier is the text below the headers of the tests.
const pier = "The pier was rebuilt in a year. It is longer than the old one.\n\nAnn Roe opened it on Monday.\n"

// outline writes what a header gave, a line a detail, without the title "Pier opens" and the text of pier.
func outline(a *Article) string {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	date := func(name string, t time.Time) {
		if !t.IsZero() {
			line(name, strings.TrimSuffix(t.Format(time.RFC3339), "T00:00:00Z"))
		}
	}
	if a.Title != "Pier opens" {
		line("title", a.Title)
	}
	line("held", a.Held)
	date("not before", a.NotBefore)
	date("date", a.Date)
	date("updated", a.Updated)
	date("expires", a.Expires)
	line("authors", strings.Join(a.Authors, " | "))
	line("tags", strings.Join(a.Tags, " | "))
	if a.Language != "en" { // what the text tells
		line("language", a.Language)
	}
	line("summary", a.Summary)
	line("link", a.Link)
	line("image", a.Image)
	line("id", a.ID)
	line("slug", a.Slug)
	line("aliases", strings.Join(a.Aliases, " | "))
	for _, w := range a.Warnings {
		line("warning", w)
	}
	if body := strings.TrimSpace(pier); a.Body != body {
		line("body", a.Body)
	}
	return b.String()
}

// TestHeaderForms has a row for each text whose start only looks like a header, or says in the text what a header would.
func TestHeaderForms(t *testing.T) {
	const full = "authors: Ann Roe\ntags: sea | work\n"
	for _, c := range []struct{ name, file, in, want string }{
		{"in a page", "a.html", "---\ntitle: Pier opens\nauthor: Ann Roe\ntags: [sea, work]\n---\n<p>The pier was rebuilt in a year. It is longer than the old one.</p><p>Ann Roe opened it on Monday.</p>", full},
		{"a line with a percent sign", "a.txt", "% of boats that sank\nin a year\n\n" + pier, "title: % of boats that sank\nbody: in a year\n\n" + strings.TrimSpace(pier) + "\n"},
		{"a status below the title", "a.md", "# Pier opens\n\nStatus: Draft\n\n" + pier, "held: line \"Draft\" tells no time that can be read; take it out when the article may be published\n"},
		{"a status that says what the text is about", "a.txt", "Pier opens\n\nStatus: on time\n\n" + pier, "body: Status: on time\n\n" + strings.TrimSpace(pier) + "\n"},
		{"a draft below the title", "a.txt", "Pier opens\n\nDraft: true\n\n" + pier, "held: line \"Draft: true\" tells no time that can be read; take it out when the article may be published\n"},
		{"an answer in bold below the title", "a.md", "# Pier opens\n\n**Published:** no\n\n" + pier, "held: line \"Published: no\" tells no time that can be read; take it out when the article may be published\n"},
		{"an answer in brackets", "a.md", "# Pier opens\n\n[publish:: false]\n\n" + pier, "held: line \"[publish:: false]\" tells no time that can be read; take it out when the article may be published\n"},
		{"an answer that holds nothing back", "a.txt", "Pier opens\n\nDraft: false\n\n" + pier, ""},
		{"a key whose value is no answer", "a.txt", "Pier opens\n\nDraft: first round\n\n" + pier, "body: Draft: first round\n\n" + strings.TrimSpace(pier) + "\n"},
		{"lines below a sentence", "a.txt", "The pier opens.\nAuthor: Ann Roe\nTags: sea, work\n\n" + pier, "title: a\nbody: The pier opens.\n\nAuthor: Ann Roe\n\n" + strings.TrimSpace(pier) + "\n"},
		{"another object of MDX", "a.mdx", "export const size = { width: 3 }\n\n# Pier opens\n\n" + pier, ""},
		{"a draft among hashtags", "a.md", "# Pier opens\n\n#draft #sea\n\n" + pier, "held: hashtag #draft\ntags: draft | sea\n"},
		{"a status among hashtags", "a.md", "# Pier opens\n\n#sea #status/draft\n\n" + pier, "held: hashtag #status/draft\ntags: sea | status/draft\n"},
		{"a beer among hashtags", "a.md", "# Pier opens\n\n#sea #beer/draft\n\n" + pier, "tags: sea | beer/draft\n"},
		{"lines of what the text is about", "a.txt", "Pier opens\n\nDate: 6 May 2066\nPlace: Benning\nPhoto: Ann Roe\nState: Ohio\n\n" + pier, "body: Date: 6 May 2066\n\nPlace: Benning\n\nPhoto: Ann Roe\n\nState: Ohio\n\n" + strings.TrimSpace(pier) + "\n"},
		{"a line of hashtags", "a.md", "# Pier opens\n#sea #work/2026\n\n" + pier, "tags: sea | work/2026\n"},
		{"hashtags above the title and below the text", "a.txt", "#sea #work\n\nPier opens\n\n" + pier + "\n#more\n", "tags: sea | work | more\n"},
		{"a draft of players", "a.txt", "Pier opens\n\nThe pier was rebuilt.\n\n#team #draft\n", "tags: team | draft\nbody: The pier was rebuilt.\n"},
		{"a title that is a hashtag", "a.txt", "#Pier\n\n" + pier, "title: #Pier\n"},
		{"line ends of Windows and a mark", "a.md", "\ufeff---\r\ntitle: Pier opens\r\nauthor: Ann Roe\r\ntags: [sea, work]\r\n---\r\n" + pier, full},

		{"a memo below a rule", "a.txt", "---\nDate: 5 May 2026\nFrom: Bo Lund\nSubject: Pier\n\n" + pier, "title: a\nbody: ---\n\nDate: 5 May 2026\n\nFrom: Bo Lund\n\nSubject: Pier\n\n" + strings.TrimSpace(pier) + "\n"},
		{"marks of a template", "a.md", "---\ntitle: {{ .Title }} x\ndraft: true\n---\n" + pier, "title: a\nheld: header: draft: true\n"},
		{"closed by a rule of the text only", "a.md", "---\ntitle: Pier opens\nauthor: Ann Roe\ntags: [sea, work]\n\n" + pier + "\n---\n\nThe end came late.\n", full + "warning: header: no line \"---\" closes it; write one below the last key\nbody: " + strings.TrimSpace(pier) + "\n\nThe end came late.\n"},

		{"a rule above", "a.md", "---\n\nPier opens\n\n" + pier, ""},
		{"two rules", "a.md", "---\nPier opens\n---\n\n" + pier, ""},
		{"a heading between rules", "a.md", "---\n# Pier opens\n---\n\n" + pier, ""},
		{"a remark between rules", "a.md", "---\nNote: the ferry is late\n---\n\n" + pier, "title: Note: the ferry is late\n"},
		{"a dash above", "a.txt", "—\n\nPier opens\n\n" + pier, "title: a\nbody: —\n\nPier opens\n\n" + strings.TrimSpace(pier) + "\n"},
		{"an address", "a.txt", "link://example\n\n" + pier, "title: link://example\n"},
		{"rows of plus signs", "a.txt", "+++\nPier opens\n+++\n\n" + pier, "title: a\nbody: +++\n\nPier opens\n\n" + strings.TrimSpace(pier) + "\n"},
		{"a headline with a key's name", "a.txt", "Status: it is complicated\n\n" + pier, "title: Status: it is complicated\n"},
		{"a headline with another", "a.txt", "Update: ferry takes bicycles\n\n" + pier, "title: Update: ferry takes bicycles\n"},
		{"a headline with a name and a colon", "a.txt", "Author: my dog ate it\n\n" + pier, "title: Author: my dog ate it\n"},
		{"prose that begins with a word and a colon", "a.txt", "Summary: it rose.\nThe pier held, though nobody had thought so.\n\n" + pier, "title: a\nbody: Summary: it rose.\n\nThe pier held, though nobody had thought so.\n\n" + strings.TrimSpace(pier) + "\n"},
		{"minutes", "a.txt", "Date: 5 May 2026\nPlace: town hall\nPresent: Ann Roe\n\n" + pier, "title: a\nbody: Date: 5 May 2026\n\nPlace: town hall\n\nPresent: Ann Roe\n\n" + strings.TrimSpace(pier) + "\n"},
		{"code", "a.md", "# Pier opens\n\n```\n---\ndraft: true\n---\n```\n\n" + pier, "body: ---\ndraft: true\n---\n\n" + strings.TrimSpace(pier) + "\n"},
		{"a memo", "a.txt", "Date: 5 May 2026\nAuthor: Ann Roe\nFrom: Bo Lund\nSubject: Pier\n\n" + pier, "title: Pier\nauthors: Bo Lund\nbody: Date: 5 May 2026\n\nAuthor: Ann Roe\n\nFrom: Bo Lund\n\nSubject: Pier\n\n" + strings.TrimSpace(pier) + "\n"},
		{"braces", "a.md", "{ this is no header }\n\n" + pier, "title: { this is no header }\n"},
	} {
		a, err := Parse(c.file, []byte(c.in), header.Options{Zone: time.UTC, Now: readAt})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if diff := cmp.Diff(c.want, outline(a)); diff != "" {
			t.Errorf("%s: -want +got:\n%s", c.name, diff)
		}
	}
}

// FuzzHeader: no header makes Parse fail or panic, keep the text back from being read, or show its own lines.
func FuzzHeader(f *testing.F) {
	for _, s := range []string{
		"---\ntitle: Pier opens\ntags: [a, b]\n---\n", "+++\ntitle = \"a\"\n[x]\ny = 2026-01-31\n+++\n", "{\"title\": \"a\", \"x\": {\"y\": [1, null]}}\n", "---\na: &a [*a]\ntitle: \"x\n---\n", "title: a\ndate: soon\n---\n",
		"Title: a\nDate: 2026-01-31\n\n", ".. title: a\n.. status: draft\n\n", "<!--\ntitle: a\n-->\n", "---\ntitle: a: b\nparams:\n  draft: true\nx: |\n  y\n", "\"title\": \"a\"\n;;;\n", "---js\nlet title = 'a';\n---\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, head string) {
		for _, name := range []string{"a.md", "a.txt"} {
			a, err := Parse(name, []byte(head+"\n"+pier), header.Options{Zone: time.UTC, Now: readAt})
			if err != nil {
				continue // bytes that are no text
			}
			for _, s := range append([]string{a.Title, a.Summary, a.Language, a.Link, a.Image, a.ID, a.Slug, a.Held, a.NotBeforeBy}, append(append(a.Authors, a.Tags...), a.Warnings...)...) {
				if strings.ContainsAny(s, "\n\x00\x1b") || !utf8.ValidString(s) {
					t.Errorf("%q", s)
				}
			}
			if len(a.Warnings) > 20 {
				t.Errorf("%d warnings", len(a.Warnings))
			}
		}
	})
}

// TestHostileHeaders: no header takes long, or much memory, whatever its language's reader makes of it. Headers are read
// up to 64 KiB, so that the limits hold for files of any size.
func TestHostileHeaders(t *testing.T) {
	testkit.OneGoroutine(t)
	grown := func(start string, line func(i int) string, end string) string {
		var b strings.Builder
		b.WriteString(start)
		for i := 0; b.Len() < 64<<10-100; i++ {
			b.WriteString(line(i))
		}
		return b.String() + end
	}
	same := func(s string) func(int) string { return func(int) string { return s } }
	yamlEnd, tomlEnd := "\n---\n"+pier, "\n+++\n"+pier
	for name, in := range map[string]string{
		"lists in lists":       grown("---\ntitle: a\nx: ", same("["), yamlEnd),
		"mappings in mappings": grown("---\ntitle: a\nx: ", same("{a: "), yamlEnd),
		"items in items":       grown("---\ntitle: a\nx:\n", same("- "), yamlEnd),
		"open keys":            grown("---\ntitle: a\n", same("? "), yamlEnd),
		"colons":               grown("---\ntitle: a\nx: ", same("a: "), yamlEnd),
		"one key":              grown("---\n", same("tags: a\n"), yamlEnd),
		"many keys":            grown("---\ntitle: a\n", func(i int) string { return fmt.Sprintf("k%d: a\n", i) }, yamlEnd),
		"slips":                grown("---\ntitle: a\n", func(i int) string { return fmt.Sprintf("dat%d: a\n", i%10) }, yamlEnd),
		"quotes":               grown("---\ntitle: \"a\n", same("\"\n"), yamlEnd),
		"lines that go on":     grown("---\ntitle: a: b\n", same("x\n"), yamlEnd),
		"tags of YAML":         grown("---\ntitle: ", same("!a "), yamlEnd),
		"one long value":       grown("---\nsummary: ", same("a. "), yamlEnd),
		"brackets":             grown("---\ntitle: ", same("<a "), yamlEnd),
		"aliases of aliases":   grown("---\ntitle: a\na0: &a0 [x, x, x, x, x, x, x, x]\n", func(i int) string { return fmt.Sprintf("a%d: &a%d [*a%d, *a%d, *a%d, *a%d]\n", i+1, i+1, i, i, i, i) }, yamlEnd),
		"merges of merges":     grown("---\ntitle: a\na0: &a0 {a: b}\n", func(i int) string { return fmt.Sprintf("a%d: &a%d {<<: *a%d, x%d: *a%d}\n", i+1, i+1, i, i, i) }, yamlEnd),
		"arrays of TOML":       grown("+++\ntitle = 'a'\nx = ", same("["), tomlEnd),
		"tables of TOML":       grown("+++\ntitle = 'a'\n", func(i int) string { return fmt.Sprintf("[a%d]\nb = 1\n", i) }, tomlEnd),
		"dotted keys":          grown("+++\ntitle = 'a'\n", same("a."), "a = 1"+tomlEnd),
		"dotted keys, many":    grown("+++\ntitle = 'a'\n", func(i int) string { return fmt.Sprintf("a.b%d.c = 1\n", i) }, tomlEnd),
		"inline tables":        grown("+++\ntitle = 'a'\nx = ", same("{a = "), tomlEnd),
		"arrays of JSON":       grown(`{"title": `, same("["), "\n}\n"+pier),
		"objects of JSON":      grown(`{"title": `, same(`{"a":`), "\n}\n"+pier),
		"broken JSON":          grown(`{"title": "a",,`, same("\n\"tags\": \"b\","), "\n}\n"+pier),
		"comments":             grown("", same("<!-- -->"), pier),
		"comments, open":       grown("", same("<!--"), pier),
		"lines of Nikola":      grown(".. title: a\n", same(".. tags: a\n"), "\n"+pier),
		"plain lines":          grown("Title: a\n", same("Tags: a\n"), "\n"+pier),
		"plain lines, inset":   grown("Title: a\n", same("  a\n"), "\n"+pier),
		"fences":               grown("", same("---\n"), "title: a\n---\n"+pier),
		"never closed":         grown("---\ntitle: a\n", same("x: y\n"), "\n"+pier),
		"lines of an embargo":  grown("", same("EMBARGOED UNTIL\n\n"), pier),
		"parts of an embargo":  grown("a: ", same("- EMBARGO "), "\n\n"+pier),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		took := testkit.Cost(func() {
			if _, err := Parse("a.txt", []byte(in), header.Options{Zone: time.UTC, Now: readAt}); err != nil && !errors.Is(err, ErrEmpty) {
				t.Errorf("%s: %v", name, err)
			}
		})
		runtime.ReadMemStats(&after)
		if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; took > 10*time.Second || mb > 200 {
			t.Errorf("%s: %v, %d MiB", name, took, mb)
		} else {
			t.Logf("%s: %v, %d MiB", name, took, mb)
		}
	}
}
