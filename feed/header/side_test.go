package header

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"seedfeed/feed/format"
)

func yes() *bool               { b := true; return &b }
func no() *bool                { b := false; return &b }
func text(s string) *string    { return &s }
func lines(l ...string) string { return strings.Join(l, "\n") + "\n" }

var march = time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)

// TestReadSide has a row for each thing that a side file may say.
func TestReadSide(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       Side
	}{
		{"nothing", "", Side{}},
		{"a comment", "# nothing yet\n", Side{}},
		{"a quotation of somebody", lines("quotes:", "- text: We asked", "  speaker: Anna  Holm", "  key: true"),
			Side{Word: Word{Quotes: []Saying{{Text: "We asked", Speaker: text("Anna Holm"), Key: yes()}}}}},
		{"of nobody", "quotes: [{text: We asked, speaker: ~}]", Side{Word: Word{Quotes: []Saying{{Text: "We asked", Speaker: text("")}}}}},
		{"of nobody, left empty", lines("quotes:", "- text: We asked", "  speaker:"), Side{Word: Word{Quotes: []Saying{{Text: "We asked", Speaker: text("")}}}}},
		{"left out, and not key", lines("Quotes:", "- {Text: Cod, drop: yes, KEY: no}"), Side{Word: Word{Quotes: []Saying{{Text: "Cod", Drop: yes(), Key: no()}}}}},
		{"one mapping", lines("quotes:", "  text: Cod", "  drop: true"), Side{Word: Word{Quotes: []Saying{{Text: "Cod", Drop: yes()}}}}},
		{"speakers", "speakers: {the chairman: Bo Lund, Cy: ~}", Side{Word: Word{Speakers: []Rename{{"the chairman", "Bo Lund"}, {"Cy", ""}}}}},
		{"keys of a header", lines("title: The wall", "authors: [Ann Roe]", "tags: sea, wall", "draft: true", "expires: 2027-01-01"), Side{
			Title: "The wall", Meta: Meta{Authors: []string{"Ann Roe"}, Tags: []string{"sea", "wall"}},
			Release: Release{Held: "side file: draft: true", Expires: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)},
		}},
		{"a date to come", "date: 2041-01-01\n", Side{
			Meta:    Meta{Date: time.Date(2041, 1, 1, 0, 0, 0, 0, time.UTC)},
			Release: Release{NotBefore: time.Date(2041, 1, 1, 0, 0, 0, 0, time.UTC), NotBeforeBy: "side file: date"},
		}},
		{"a detail that cannot be used", "link: nowhere\n", Side{Warnings: []string{`side file: line 1: link "nowhere" is no web address; write it whole, starting with https://`}}},
		{"one document between marks", lines("---", "title: The wall", "---"), Side{Title: "The wall"}},
		{"control characters", "quotes: [{text: \"We\\u0007 asked\", speaker: \"Anna\\nHolm\"}]", Side{Word: Word{Quotes: []Saying{{Text: "We asked", Speaker: text("Anna Holm")}}}}},
	} {
		got, err := ReadSide([]byte(c.text), Options{Zone: time.UTC, Now: march})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if diff := cmp.Diff(&c.want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(Side{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// TestSideFaults: a fault names the line and the key, and what to write instead.
func TestSideFaults(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{lines("quotes:", "- text: We asked", "  speaker: [", "title: x"), "line "},
		{"- a list\n", "line 1: not a mapping"},
		{"just words\n", "line 1: not a mapping"},
		{lines("title: x", "qoutes: []"), `line 2: unknown key "qoutes"; did you mean "quotes"?`},
		{"speaker: {a: b}\n", `line 1: unknown key "speaker"; did you mean "speakers"?`},
		{"titlle: x\n", `line 1: unknown key "titlle"; did you mean "title"?`},
		{"colour: red\n", `line 1: unknown key "colour" (known: quotes, speakers, and the keys of a header)`},
		{lines("title: x", "title: y"), `line 2: "title" is given twice`},
		{lines("tags: x", "Tags: y"), `line 2: "Tags" is given twice`},
		{"quotes: yes\n", "line 1: quotes: must be a list"},
		{lines("quotes:", "- We asked"), "line 2: quotes: item 1 is no mapping"},
		{lines("quotes:", "- text: a", "- speaker: Anna"), `line 3: quotes: item 2 has no words in "text"`},
		{lines("quotes:", "- text: “…”"), `line 2: quotes: item 1 has no words in "text"`},
		{lines("quotes:", "- text: a", "  speakr: b"), `line 3: quotes: item 1 has the unknown key "speakr"; did you mean "speaker"?`},
		{lines("quotes:", "- text: a", "  who: b"), `line 3: quotes: item 1 has the unknown key "who" (known: text, speaker, key, drop)`},
		{lines("quotes:", "- text: a", "  text: b"), "line 3: "},
		{lines("---", "title: x", "---", "title: y"), "line 4: a second document begins here"},
		{lines("title: x", "---", "tags: ["), "line 3: "},
		{lines("quotes:", "- text: a", "  drop: perhaps"), "line 3: quotes: item 1 has drop: perhaps; write true or false"},
		{lines("quotes:", "- text: a", "  speaker: [a, b]"), "line 3: quotes: item 1 has more than one speaker"},
		{lines("quotes:", "- text: a", "  speaker: "+strings.Repeat("a", 201)), "line 3: quotes: item 1 has a speaker of more than"},
		{"speakers: [Ann, Bo]\n", "line 1: speakers must be a mapping"},
		{lines("speakers:", "  Ann: [Bo, Cy]"), `line 2: speakers: "Ann" must have one name`},
		{"title: " + strings.Repeat("x", maxSideBytes), "line 1: 65543 bytes, over the limit"},
		{"quotes:\n" + strings.Repeat("- text: a\n", maxSayings+1), "line 1: quotes: more than 200"},
		{"%PDF-1.4\n", "line 1: "},
	} {
		if got, err := ReadSide([]byte(c.text), Options{}); err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "line ") {
			t.Errorf("%.60q: %v, %v; want %q", c.text, got, err, c.want)
		}
	}
}

// TestSideNames: which file belongs to which.
func TestSideNames(t *testing.T) {
	for name, want := range map[string]bool{"a.meta.yaml": true, "x/a.b.meta.yaml": true, ".meta.yaml": false, "meta.yaml": false, "a.yaml": false, "a.meta.yml": false, "a.txt": false} {
		if got := IsSide(name); got != want {
			t.Errorf("IsSide(%q) = %v", name, got)
		}
	}
	for _, ending := range format.Endings() {
		name := "x/a.b" + ending
		if !format.Known(name) || SideOf(name) != "x/a.b.meta.yaml" || !strings.Contains(strings.Join(Beside("x/a.b.meta.yaml"), " ")+" ", name+" ") {
			t.Errorf("%s: %v, %s", name, format.Known(name), SideOf(name))
		}
	}
}

// TestPeopleList has a row for each name that a list of people is asked for.
func TestPeopleList(t *testing.T) {
	p, err := ReadPeople([]byte(`
- name: Robert Stone
  also: [Bob Stone, Stone, the mill owner]
  not: [Rob Stone]
  office: mayor of Hest
  group: town
- name: Ann Reed
  also: Annie
  not: [Dr. Reed]
- name: Bob Stone the Younger
  also: [Ann Reed, Twin]
- {name: Cy Dahl, also: [Twin]}
`))
	if err != nil {
		t.Fatal(err)
	}
	for speaker, want := range map[string]string{
		"Robert Stone": "Robert Stone", "Bob Stone": "Robert Stone", "bob stone": "Robert Stone", "Stone": "Robert Stone", "the mill owner": "Robert Stone",
		"Rob Stone": "", "Peter Stone": "", "": "", "Mayor Robert Stone": "Robert Stone", "Mayor of Hest Bob Stone": "Robert Stone", "Mr. Stone": "Robert Stone",
		"Minister Robert Stone": "", "Mary Ann Reed": "", "Ann Reed": "Ann Reed", "Dr. Ann Reed": "Ann Reed", "Dr. Reed": "", "Twin": "", "Cy Dahl": "Cy Dahl", "Annie": "Ann Reed",
	} {
		got, ok := p.Find(speaker)
		if got.Name != want || ok != (want != "") {
			t.Errorf("Find(%q) = %q, want %q", speaker, got.Name, want)
		}
	}
	if got := strings.Join(p.Warnings, "\n"); !strings.Contains(got, `"Ann Reed" is the name of a person of its own`) || !strings.Contains(got, `two persons have the name "Twin"`) || len(p.Warnings) != 2 {
		t.Errorf("warnings: %q", p.Warnings)
	}
	if !p.Knows([]string{"Eva", "Bob Stone"}) || p.Knows([]string{"Robert Stone", "Eva"}) || (*People)(nil).Knows([]string{"Bob Stone"}) {
		t.Error("Knows")
	}
	for _, c := range []struct{ text, want string }{
		{"name: x\n", "line 1: not a list"},
		{"- x\n", "line 1: an item is no mapping"},
		{"- name: x\n- also: y\n", "line 2: a person has no name"},
		{"- name: x\n  alos: y\n", `line 2: unknown key "alos"; did you mean "also"?`},
		{"- name: x\n  age: 7\n", `line 2: unknown key "age" (known: name, also, not, office, group)`},
		{"- name: x\n  name: y\n", "line 2: "},
		{"- name: [x, y]\n", "line 1: name must be one text"},
		{"- name: x\n  also: [{a: b}]\n", "line 2: also must be a list of names"},
		{"- name: 'x\n", "line "},
	} {
		if _, err := ReadPeople([]byte(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q", c.text, err, c.want)
		}
	}
}

// FuzzSide: no bytes make a reader of the owner's files panic, and what is written reads back.
func FuzzSide(f *testing.F) {
	f.Add("quotes:\n- text: \"a: b\"\n  speaker: ~\n  drop: no\nspeakers: {~: x, y: ~}\n")
	f.Add("- name: a\n  also: [b]\n")
	f.Add("a: &a [*a]\n")
	f.Fuzz(func(t *testing.T, data string) {
		ReadPeople([]byte(data))
		s, err := ReadSide([]byte(data), Options{Zone: time.UTC, Now: march})
		if err != nil {
			return
		}
		again, err := ReadSide(WriteSide(s.Word), Options{Zone: time.UTC, Now: march})
		if err != nil {
			t.Fatalf("%v in\n%s", err, WriteSide(s.Word))
		}
		if diff := cmp.Diff(s.Word, again.Word, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("(-said +written):\n%s", diff)
		}
	})
}

// TestLongPeopleList: a list may have as many persons as fit into its size.
func TestLongPeopleList(t *testing.T) {
	var b strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&b, "- name: Given%d Last%d\n  also: [G. Last%d]\n", i, i, i)
	}
	p, err := ReadPeople([]byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	if got, ok := p.Find("G. Last9999"); !ok || got.Name != "Given9999 Last9999" {
		t.Errorf("found %+v, %v", got, ok)
	}
	if _, err := ReadPeople([]byte("- &a {name: x}\n" + strings.Repeat("- *a\n", maxPeopleBytes/5-10))); err == nil {
		t.Error("aliases have no bound")
	}
}
