package digest

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"seedfeed/feed/header"
	"seedfeed/feed/prose"
	"seedfeed/feed/testkit"
)

const quay = `Quay to be rebuilt

The quay will be rebuilt, the council says. "We asked for ten years and nobody came to look at it," said the chairman.

Anna Holm sells fish there. "Cod or nothing, that is what my mother always told me," said Holm. Bo Lund chairs the council.

"We asked for a loan first, and the bank said no," Lund said.

He told the meeting: we have the money now and we will use it! Then all went home.

“The stones were cut in the north.

“They came by ship in the autumn,” it says on the plate.
`

var utc = Options{Zone: time.UTC}

func base(t *testing.T, name, article string) *Digest {
	t.Helper()
	d, err := File(name, []byte(article), utc)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func side(t *testing.T, text string) *header.Side {
	t.Helper()
	s, err := header.ReadSide([]byte(text), header.Options{Zone: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// shown lists the quotations as "speaker: text", the key ones with a star before them.
func shown(d *Digest) string {
	var b strings.Builder
	for _, q := range d.Quotes {
		if q.Key {
			b.WriteString("*")
		}
		b.WriteString(q.Speaker + ": " + strings.ReplaceAll(q.Text, "\n\n", " / ") + "\n")
	}
	return b.String()
}

// TestApply has a row for each thing that an owner says. Want and not are parts of what is shown.
func TestApply(t *testing.T) {
	const people = "- name: Anna Margrethe Holm\n  also: [Anna Holm]\n- name: The Chair\n  also: [the chairman]\n  not: [Bo Lund]\n"
	for _, c := range []struct {
		name, header, side, people string
		want, not, warning         string
	}{
		{name: "by its beginning", side: "quotes: [{text: We asked for ten, speaker: Eva Dahl}]", want: "Eva Dahl: We asked for ten years", not: "the chairman"},
		{name: "marks and capitals do not matter", side: "quotes: [{text: “WE ASKED for TEN…, speaker: Eva Dahl}]", want: "Eva Dahl: We asked for ten years"},
		{name: "by words inside", side: "quotes: [{text: my mother always, speaker: Eva Dahl}]", want: "Eva Dahl: Cod or nothing"},
		{name: "nobody", side: "quotes: [{text: Cod or nothing, speaker: ~}]", want: "\n: Cod or nothing", not: "*: Cod"},
		{name: "nobody, and key", side: "quotes: [{text: Cod or nothing, speaker: ~, key: true}]", want: "*: Cod or nothing"},
		{name: "not key", side: "quotes: [{text: Cod or nothing, key: false}]", want: "\nAnna Holm: Cod or nothing"},
		{name: "not one alone", side: "quotes: [{text: We asked, speaker: Eva Dahl}]", not: "Eva", warning: "side file: quotes: “We asked” fits 2 quotations"},
		{name: "not half a word", side: "quotes: [{text: We asked for te, speaker: Eva Dahl}]", not: "Eva", warning: "is not in the article"},
		{name: "not there", side: "quotes: [{text: We never met, speaker: Eva Dahl}]", not: "Eva", warning: "side file: quotes: “We never met” is not in the article"},
		{name: "left out", side: "quotes: [{text: Cod, drop: true}]", not: "Cod"},
		{name: "added", side: "quotes: [{text: we have the money now and we will use it!, speaker: Bo Lund}]", want: "Bo Lund: we have the money now and we will use it!\n"},
		{name: "added, without its sign", side: "quotes: [{text: We have the money now and we will use it, speaker: Bo Lund}]", want: "Bo Lund: we have the money now and we will use it\n"},
		{name: "a part of a sentence is not added", side: "quotes: [{text: we have the money, speaker: Bo Lund}]", not: "money", warning: "ends in the middle of a sentence"},
		{name: "paragraphs", side: "quotes: [{text: The stones were cut in the north. They came by ship in the autumn, speaker: The Plate}]", want: "The Plate: The stones were cut in the north. / They came by ship in the autumn\n"},
		{name: "by names", side: "speakers: {the chairman: Bo Lund, Anna Holm: ~}", want: "Bo Lund: We asked for ten", not: "Anna Holm"},
		{name: "names are swapped", side: "speakers: {Bo Lund: Anna Holm, Anna Holm: Bo Lund}", want: "Anna Holm: We asked for a loan", not: "Anna Holm: Cod"},
		{name: "no such name", side: "speakers: {the mayor: Bo Lund}", warning: `nobody here is called "the mayor"; the speakers are `},
		{name: "a quotation beats a name", side: "speakers: {the chairman: Bo Lund}\nquotes: [{text: We asked for ten, speaker: Eva Dahl}]", want: "Eva Dahl: We asked for ten"},
		{name: "header", header: "quotes: [{text: We asked for ten, speaker: Eva Dahl}]", want: "Eva Dahl: We asked for ten"},
		{name: "side file over header", header: "quotes: [{text: We asked for ten, speaker: Eva Dahl}]", side: "quotes: [{text: We asked for ten, speaker: Cy Falk}]", want: "Cy Falk: We asked for ten", not: "Eva"},
		{name: "back in", header: "quotes: [{text: Cod or, drop: true}]", side: "quotes: [{text: Cod or, drop: false}]", want: "Cod or nothing"},
		{name: "people", people: people, want: "Anna Margrethe Holm: Cod", not: "Anna Holm:"},
		{name: "header over people", people: people, header: "speakers: {Anna Holm: Anna H.}", want: "Anna H.: Cod", not: "Margrethe"},
		{name: "by the name of the list", people: people, side: "speakers: {Anna Margrethe Holm: Eva Dahl}", want: "Eva Dahl: Cod"},
		{name: "not in the list", people: people, not: "The Chair: We asked for a loan"},
	} {
		article := quay
		if c.header != "" {
			article = "---\n" + c.header + "\n---\n" + quay
		}
		d := base(t, "quay.txt", article)
		var o Owner
		if c.side != "" {
			o.Side = side(t, c.side)
		}
		if c.people != "" {
			p, err := header.ReadPeople([]byte(c.people))
			if err != nil {
				t.Fatal(err)
			}
			o.People = p
		}
		got := o.Apply(d, utc)
		checkApplied(t, d, got)
		warnings := strings.Join(got.Warnings, "\n")
		if !strings.Contains("\n"+shown(got), c.want) || c.not != "" && strings.Contains(shown(got), c.not) || !strings.Contains(warnings, c.warning) || c.warning == "" && warnings != "" {
			t.Errorf("%s: want %q, not %q, warning %q; got\n%swarnings %q", c.name, c.want, c.not, c.warning, shown(got), got.Warnings)
		}
	}
}

// TestApplyHead: what a header may say too takes its place.
func TestApplyHead(t *testing.T) {
	d := base(t, "quay.md", "---\ntitle: Old\nauthor: Ann Roe\ndraft: true\ndate: 2026-01-01\n---\n"+quay)
	got := Owner{Side: side(t, "title: New\nauthors: [Bo Lund]\ntags: [sea]\nsummary: It stands.\nlanguage: de\nlink: https://a.example/\nimage: q.jpg\nslug: q\naliases: [/q, /r]\nid: tag:a.example,2026:1\ndraft: false\ndate: 2026-02-02\n")}.Apply(d, utc)
	if got.Title != "New" || got.Authors[0] != "Bo Lund" || got.Tags[0] != "sea" || got.Summary[0] != "It stands." || got.Language != "de" || got.Link != "https://a.example/" ||
		got.Image != "q.jpg" || got.Slug != "q" || !slices.Equal(got.Aliases, []string{"/q", "/r"}) || got.ID != "tag:a.example,2026:1" || got.Held != "" || got.Date.Day() != 2 || d.Title != "Old" || d.Held == "" {
		t.Errorf("%+v", got)
	}
}

// TestDropLeaks: what the owner left out is in no quotation and in no summary.
func TestDropLeaks(t *testing.T) {
	d := base(t, "quay.txt", strings.Join(strings.Split(quay, "\n\n")[:3], "\n\n"))
	before := strings.Join(d.Summary, " ")
	if !strings.Contains(before, "We asked for ten years") {
		t.Fatalf("the summary does not quote: %q", before)
	}
	got := Owner{Side: side(t, "quotes: [{text: We asked for ten, drop: true}]")}.Apply(d, utc)
	if s := strings.Join(got.Summary, " "); strings.Contains(s, "We asked for ten") || s == "" {
		t.Errorf("summary %q", s)
	}
	got = Owner{Side: side(t, "summary: He said we asked for ten years and nobody came to look at it.\nquotes: [{text: We asked for ten, drop: true}]")}.Apply(d, utc)
	if s := strings.Join(got.Summary, " "); strings.Contains(s, "asked for ten") {
		t.Errorf("the owner's own summary %q", s)
	}
}

// TestMark: the mark changes with what the owner says and with what readers see, and with nothing else.
func TestMark(t *testing.T) {
	d := base(t, "quay.txt", quay)
	mark := func(text string) string { return Owner{Side: side(t, text)}.Apply(d, utc).Mark }
	a := mark("quotes: [{text: We asked for ten, speaker: Eva}]")
	for _, c := range []struct {
		text        string
		said, shown bool
	}{
		{"# a comment\nquotes:\n- {speaker: Eva, text: We asked for ten}", false, false},
		{"quotes: [{text: We asked for ten years, speaker: Eva}]", true, false},
		{"quotes: [{text: We asked for ten, speaker: Eva}, {text: Not there, speaker: Eva}]", true, false},
		{"quotes: [{text: We asked for ten, speaker: Cy}]", true, true},
		{"quotes: [{text: We asked for ten, speaker: Eva}]\ntitle: New", true, true},
		{"quotes: [{text: We asked for ten, speaker: Eva}]\ndraft: true", true, false},
	} {
		if said, shown := OtherWord(a, mark(c.text)); said != c.said || shown != c.shown {
			t.Errorf("%s: said %v, shown %v", c.text, said, shown)
		}
	}
	if m := (Owner{}).Apply(d, utc); m != d || m.Mark != "" {
		t.Error("nothing said, and a mark")
	}
}

// checkApplied holds what must be true of every digest to which something was applied.
func checkApplied(t interface{ Errorf(string, ...any) }, before, after *Digest) {
	if after.Body != before.Body || len(after.Blocks) != len(before.Blocks) {
		t.Errorf("words have changed")
	}
	key := true
	for i, q := range after.Quotes {
		if q.Key && !key {
			t.Errorf("a key quote after others: %q", q.Text)
		}
		key = q.Key
		var parts []string
		end := 0
		for _, s := range q.Spans {
			if s.Start < end || s.End > len(after.Body) || s.Start >= s.End {
				t.Errorf("spans %v of %q", q.Spans, q.Text)
				return
			}
			end = s.End
			parts = append(parts, fold(s.Of(after.Body)))
		}
		if got, want := prose.Fold(strings.Join(parts, " ")), prose.Fold(q.Text); got != want {
			t.Errorf("%q stands at %q", q.Text, got)
		}
		for _, o := range after.Quotes[:i] {
			if o.Text == q.Text && o.Speaker == q.Speaker {
				t.Errorf("twice: %q", q.Text)
			}
		}
	}
	body := fold(after.Body)
	for _, s := range after.Summary {
		if !slices.Contains(before.Summary, s) && !strings.Contains(body, s) && len(after.Applied) == 0 {
			t.Errorf("summary sentence not in the text: %q", s)
		}
	}
}

// TestTemplate: a side file that is written for an article reads back, and changes nothing; each line of it changes its
// own quotation alone. Also for texts that begin alike.
func TestTemplate(t *testing.T) {
	articles := seeds(t)
	articles["quay.txt"] = []byte(quay)
	articles["alike.txt"] = []byte("Alike\n\n\"We came to see the sea,\" said Ann Roe. \"We came to see the sea and the boats,\" said Bo Lund. \"We came to see the sea and the boats: all of them!\" said Cy Dahl.\n")
	looked := 0
	for _, name := range slices.Sorted(maps.Keys(articles)) {
		d, err := File(name, articles[name], utc)
		if err != nil {
			continue
		}
		text := header.WriteSide(d.Template())
		got := Owner{Side: side(t, string(text))}.Apply(d, utc)
		if shown(got) != shown(d) || len(got.Warnings) != len(d.Warnings) {
			t.Errorf("%s: the template changes\n%sto\n%s%q\n%s", name, shown(d), shown(got), got.Warnings, text)
		}
		if _, changed := OtherWord("", got.Mark); changed {
			t.Errorf("%s: the template has an effect", name)
		}
		for i, s := range d.Template().Quotes {
			looked++
			who := "Somebody Else"
			s.Speaker = &who
			got := Owner{Side: &header.Side{Word: header.Word{Quotes: []header.Saying{s}}}}.Apply(d, utc)
			checkApplied(t, d, got)
			n := 0
			for _, q := range got.Quotes {
				if q.Speaker == who {
					n++
					if q.Text != d.Quotes[i].Text {
						t.Errorf("%s: %q names %q", name, s.Text, q.Text)
					}
				}
			}
			if n != 1 {
				t.Errorf("%s: %q names %d quotations", name, s.Text, n)
			}
		}
	}
	if looked < 100 {
		t.Errorf("looked at %d quotations", looked)
	}
}

// TestApplyRandom: whatever the owner says, words stay as they are, what is left out stays out, a name that a person's
// "not" lists never becomes that person, and the digest that it is applied to stays as it was.
func TestApplyRandom(t *testing.T) {
	d := base(t, "quay.txt", quay)
	before, _ := json.Marshal(d)
	texts := []string{"We asked", "We asked for ten", "Cod", "my mother", "We asked for a loan", "we have the money now and we will use it!", "He told the meeting", "Not there", "the", "The stones were cut in the north."}
	names := []string{"the chairman", "Anna Holm", "Holm", "Bo Lund", "Eva Dahl", "", "Cod"}
	rapid.Check(t, func(t *rapid.T) {
		word := func() (w header.Word) {
			for range rapid.IntRange(0, 3).Draw(t, "quotes") {
				s := header.Saying{Text: rapid.SampledFrom(texts).Draw(t, "text")}
				if rapid.Bool().Draw(t, "speaks") {
					name := rapid.SampledFrom(names).Draw(t, "speaker")
					s.Speaker = &name
				}
				if rapid.Bool().Draw(t, "keys") {
					b := rapid.Bool().Draw(t, "key")
					s.Key = &b
				}
				if rapid.Bool().Draw(t, "drops") {
					b := rapid.Bool().Draw(t, "drop")
					s.Drop = &b
				}
				w.Quotes = append(w.Quotes, s)
			}
			for range rapid.IntRange(0, 2).Draw(t, "speakers") {
				w.Speakers = append(w.Speakers, header.Rename{Given: rapid.SampledFrom(names[:4]).Draw(t, "given"), Name: rapid.SampledFrom(names).Draw(t, "name")})
			}
			return w
		}
		not := rapid.SampledFrom([]string{"Bo Lund", "Anna Holm", "the chairman"}).Draw(t, "not")
		people, err := header.ReadPeople([]byte("- name: The Person\n  also: [Bo Lund, Anna Holm, the chairman]\n  not: [" + not + "]\n"))
		if err != nil {
			t.Fatal(err)
		}
		in := *d
		in.Word = word()
		o := Owner{Side: &header.Side{Word: word()}, People: people}
		got := o.Apply(&in, utc)
		checkApplied(t, &in, got)
		if after, _ := json.Marshal(d); string(after) != string(before) {
			t.Fatal("the digest that it was applied to has changed")
		}
		for _, q := range (Owner{People: people}).Apply(d, utc).Quotes {
			i := slices.IndexFunc(d.Quotes, func(p Quote) bool { return p.Text == q.Text })
			if q.Speaker == "The Person" && d.Quotes[i].Speaker == not {
				t.Fatalf("%q became %q", not, q.Speaker)
			}
		}
		for _, s := range o.Side.Quotes {
			if s.Drop == nil || !*s.Drop || s.Text != "Cod" || slices.ContainsFunc(o.Side.Quotes, func(x header.Saying) bool { return x.Drop != nil && !*x.Drop }) {
				continue
			}
			if all := shown(got) + strings.Join(got.Summary, " "); strings.Contains(all, "Cod or nothing") {
				t.Fatalf("left out, and shown: %s", all)
			}
		}
		again := o.Apply(&in, utc)
		if again.Mark != got.Mark || shown(again) != shown(got) {
			t.Fatal("applied twice, it differs")
		}
	})
}

// TestApplyTime: many instructions on a long text take time linear in both.
func TestApplyTime(t *testing.T) {
	long := "Title\n\n" + strings.Repeat("\"We asked again and again,\" said Ann Roe. The sea was calm. ", 4000)
	d := base(t, "long.txt", long)
	var w header.Word
	for range 200 {
		w.Quotes = append(w.Quotes, header.Saying{Text: "again and again and again"})
	}
	if took := testkit.Cost(func() { Owner{Side: &header.Side{Word: w}}.Apply(d, utc) }); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
}
