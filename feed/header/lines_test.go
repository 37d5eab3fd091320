package header

import (
	"testing"

	"seedfeed/feed/format"
)

// TestHeadlines: a title is kept whole, also where the marks in it make the header no YAML or TOML.
func TestHeadlines(t *testing.T) {
	for line, want := range map[string]string{
		`title: "It ends here," says the judge`: `"It ends here," says the judge`, `title: 'It ends here,' says the judge`: `'It ends here,' says the judge`, `title: "We win": the mill stays`: `"We win": the mill stays`, `title: "Mill" closes`: `"Mill" closes`, `title: "A" and "B" agree: it closes`: `"A" and "B" agree: it closes`,
		`title: "He said: "no" again"`: `He said: "no" again`, `title: 'It's late: we go'`: `It's late: we go`, `title: "The "Titanic": it sank"`: `The "Titanic": it sank`, `title: Mill: a #1 hit # TODO the lawyer`: `Mill: a #1 hit`,
		`title: 'Til death: mill's end`: `'Til death: mill's end`, `title: The judge: "It ends here"`: `The judge: "It ends here"`, `title: [Breaking] Mill closes`: `[Breaking] Mill closes`, `title: {Not} a mapping`: `{Not} a mapping`, `title: {{ .Title }}: x`: ``, `title: @mill closes`: `@mill closes`, `title: % of mills that close`: `% of mills that close`,
		`title: "He said \"no\" again: why"`: `He said "no" again: why`, `title: "Mill closes`: `Mill closes`, `title: Mill #4 closes`: `Mill #4 closes`, `title: Mill #4: it closes`: `Mill #4: it closes`, `title: Mill closes # a comment`: `Mill closes`, `title: Mill: it closes # a comment`: `Mill: it closes`, `title: "Mill closes" #4`: `Mill closes`,
	} {
		for _, more := range []string{"", "tags: [mill, elm]\n", "summary: \"It fell,\" she said: all\n"} {
			text := "---\n" + line + "\nauthor: Ann Roe\n" + more + "---\nIt opens on Monday.\n"
			h, ok := Find(text, format.Markdown)
			var d Details
			d.ReadHeader(h, text, Options{}.Complete())
			if !ok || d.Title != want || len(d.Authors) != 1 || d.Authors[0] != "Ann Roe" || more != "" && more[0] == 't' && len(d.Tags) != 2 {
				t.Errorf("%s with %q: title %q, authors %q, tags %q", line, more, d.Title, d.Authors, d.Tags)
			}
		}
	}
	text := "+++\ntitle = \"It ends here,\" says the judge\ndraft = true #todo\n+++\nIt opens on Monday.\n"
	h, _ := Find(text, format.Markdown)
	var d Details
	if d.ReadHeader(h, text, Options{}.Complete()); d.Title != `"It ends here," says the judge` || d.Held == "" {
		t.Errorf("TOML: title %q, held %q", d.Title, d.Held)
	}
	text = "---\ntitle: Mill\ndraft: true #todo\ntags: [a] #b\n---\nIt opens on Monday.\n"
	h, _ = Find(text, format.Markdown)
	d = Details{}
	if d.ReadHeader(h, text, Options{}.Complete()); d.Held == "" || len(d.Tags) != 1 {
		t.Errorf("a comment behind another value: held %q, tags %q", d.Held, d.Tags)
	}
}
