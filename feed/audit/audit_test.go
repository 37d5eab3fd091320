package audit

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"seedfeed/feed/digest"
	"seedfeed/feed/header"
	"seedfeed/feed/prose"
)

var east = time.FixedZone("east", 2*60*60)

// article has quotations of every kind, the key ones first.
func article() *Article {
	at := func(start, end int) []prose.Span { return []prose.Span{{Start: start, End: end}} }
	return &Article{
		ID: "tag:x,2026:1", Title: "Lamp, hung", URL: "https://news.example/articles/lamp", Section: "harbour/lamps",
		Published: time.Date(2026, 3, 31, 23, 30, 0, 5, time.UTC), Tags: []string{"Harbour lamps", "Ferry"},
		Quotes: []digest.Quote{
			{Text: "It was lit\n\nall night", Speaker: "Mayor Ada Brill", Key: true, Spans: at(50, 80)},
			{Text: "Nobody asked us", Speaker: "Holm", Spans: at(90, 99)},
			{Text: "We know nothing of it", Speaker: "a spokesman", Role: true, Spans: at(10, 40)},
			{Text: "Light", Spans: at(1, 5)},
			{Text: "It was I who hung it", Speaker: "B. Lund"},
		},
	}
}

func people(t *testing.T) *header.People {
	p, err := header.ReadPeople([]byte("- {name: Bo Lund, also: [B. Lund], office: keeper, group: crew}"))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestRows(t *testing.T) {
	a := article()
	common := Row{ID: a.ID, Title: a.Title, URL: a.URL, Section: a.Section, Published: time.Date(2026, 3, 31, 23, 30, 0, 0, time.UTC)}
	row := func(change func(r *Row)) Row {
		r := common
		change(&r)
		return r
	}
	want := []Row{
		row(func(r *Row) { r.Kind, r.Words, r.Place, r.Text = Nobody, 1, 1, "Light" }),
		row(func(r *Row) {
			r.Speaker, r.Kind, r.Words, r.Place, r.Text = "a spokesman", Role, 5, 2, "We know nothing of it"
		}),
		row(func(r *Row) {
			r.Speaker, r.Kind, r.Office, r.Person, r.Words, r.Key, r.Place, r.Text = "Ada Brill", Person, "Mayor", "ada-brill", 5, true, 3, "It was lit\n\nall night"
		}),
		row(func(r *Row) { r.Speaker, r.Kind, r.Words, r.Place, r.Text = "Holm", Name, 3, 4, "Nobody asked us" }),
		row(func(r *Row) {
			r.Speaker, r.Kind, r.Office, r.Group, r.Person, r.Words, r.Place, r.Text = "Bo Lund", Person, "keeper", "crew", "bo-lund", 6, 5, "It was I who hung it"
		}),
	}
	if diff := cmp.Diff(want, Rows(a, people(t))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if a.Quotes[0].Speaker != "Mayor Ada Brill" {
		t.Error("the quotations of the article were sorted")
	}
}

func TestFilter(t *testing.T) {
	list := people(t)
	for _, test := range []struct {
		name string
		f    Filter
		want []int // places
	}{
		{"all", Filter{}, []int{1, 2, 3, 4, 5}},
		{"since then", Filter{Since: time.Date(2026, 3, 31, 23, 30, 0, 0, time.UTC)}, []int{1, 2, 3, 4, 5}},
		{"since later", Filter{Since: time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC)}, nil},
		{"since that day there", Filter{Since: time.Date(2026, 4, 1, 0, 0, 0, 0, east)}, []int{1, 2, 3, 4, 5}},
		{"a topic", Filter{Topic: "harbour  LAMPS"}, []int{1, 2, 3, 4, 5}},
		{"a topic as in its address", Filter{Topic: "harbour-lamps"}, []int{1, 2, 3, 4, 5}},
		{"a topic with another sign", Filter{Topic: "harbour lamps+"}, nil}, // as C and C++ are two topics
		{"part of a topic", Filter{Topic: "harbour"}, nil},
		{"a surname", Filter{Speaker: "brill"}, []int{3}},
		{"a surname with an accent", Filter{Speaker: "Bríll"}, []int{3}},
		{"part of a word", Filter{Speaker: "bril"}, nil},
		{"a role", Filter{Speaker: "spokesman"}, []int{2}},
		{"another name of a listed person", Filter{Speaker: "b. lund"}, []int{5}},
		{"words in another order", Filter{Speaker: "Lund Bo"}, nil},
		{"signs alone", Filter{Speaker: "?!", Topic: "--"}, []int{1, 2, 3, 4, 5}},
	} {
		var got []int
		a := article()
		for _, r := range Rows(a, list) {
			if test.f.Article(a) && test.f.Row(&r, list) {
				got = append(got, r.Place)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

const wantCSV = `speaker,kind,office,group,title,address,date,section,words,key,place,quote
,nobody,,,"Lamp, hung",https://news.example/articles/lamp,2026-04-01,harbour/lamps,1,,1,Light
a spokesman,role,,,"Lamp, hung",https://news.example/articles/lamp,2026-04-01,harbour/lamps,5,,2,We know nothing of it
Ada Brill,person,Mayor,,"Lamp, hung",https://news.example/articles/lamp,2026-04-01,harbour/lamps,5,yes,3,It was lit all night
Holm,name,,,"Lamp, hung",https://news.example/articles/lamp,2026-04-01,harbour/lamps,3,,4,Nobody asked us
Bo Lund,person,keeper,crew,"Lamp, hung",https://news.example/articles/lamp,2026-04-01,harbour/lamps,6,,5,It was I who hung it
`

func TestCSV(t *testing.T) {
	var out bytes.Buffer
	if err := CSV(east).Write(&out, slices.Values(Rows(article(), people(t)))); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.ReplaceAll(wantCSV, "\n", "\r\n"), out.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestJSON(t *testing.T) {
	rows := Rows(article(), people(t))
	for n := range len(rows) + 1 {
		var out bytes.Buffer
		if err := JSON().Write(&out, slices.Values(rows[:n])); err != nil {
			t.Fatal(err)
		}
		back := []Row{}
		if err := json.Unmarshal(out.Bytes(), &back); err != nil {
			t.Fatalf("%d rows: %v\n%s", n, err, out.String())
		}
		if diff := cmp.Diff(append([]Row{}, rows[:n]...), back); diff != "" {
			t.Errorf("%d rows (-want +got):\n%s", n, diff)
		}
		if lines := strings.Count(out.String(), "\n"); lines != n+2 {
			t.Errorf("%d rows in %d lines", n, lines)
		}
	}
}

// TestPieces: rows that are written in pieces, some of them empty, make the same table.
func TestPieces(t *testing.T) {
	rows := Rows(article(), people(t))
	for name, table := range map[string]Table{"CSV": CSV(east), "JSON": JSON()} {
		var whole bytes.Buffer
		if err := table.Write(&whole, slices.Values(rows)); err != nil {
			t.Fatal(err)
		}
		for cut := range len(rows) + 1 {
			out := bytes.NewBufferString(table.Head)
			for _, piece := range [][]Row{nil, rows[:cut], nil, rows[cut:]} {
				if err := table.Rows(out, slices.Values(piece), out.Len() == len(table.Head)); err != nil {
					t.Fatal(err)
				}
			}
			if out.WriteString(table.Tail); out.String() != whole.String() {
				t.Errorf("%s cut at %d:\n%s\nwant\n%s", name, cut, out, &whole)
			}
		}
	}
}

// TestFails: an error of the writer ends the table and is returned.
func TestFails(t *testing.T) {
	full := errors.New("disk full")
	taken := 0
	rows := func(yield func(Row) bool) {
		for yield(Row{Text: strings.Repeat("words and words ", 1000)}) {
			if taken++; taken > 100 {
				t.Fatal("rows are taken after an error")
			}
		}
	}
	for name, write := range map[string]func(io.Writer) error{
		"CSV":  func(w io.Writer) error { return CSV(east).Write(w, rows) },
		"JSON": func(w io.Writer) error { return JSON().Write(w, rows) },

		"little CSV":  func(w io.Writer) error { return CSV(east).Write(w, slices.Values([]Row{{}})) },
		"little JSON": func(w io.Writer) error { return JSON().Write(w, slices.Values([]Row{})) },
		"counts":      func(w io.Writer) error { return WriteCounts(w, []Count{{}}) },
	} {
		taken = 0
		if err := write(failing{full}); !errors.Is(err, full) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// TestCell: no cell begins as a formula does.
func TestCell(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "",
		"Anna Holm":                 "Anna Holm",
		"=1+1":                      "'=1+1",
		"+49 for them":              "'+49 for them",
		"-5 degrees":                "'-5 degrees",
		"@home":                     "'@home",
		" =1":                       "'=1",
		"\t=1":                      "'=1",
		"\r\n=1":                    "'=1",
		"\u00a0=1":                  "'=1",
		"＝1":                        "'＝1",
		"＠home":                     "'＠home",
		"two = 1+1":                 "two = 1+1",
		"two\n\n= 2":                "two = 2",
		"cold;=HYPERLINK(\"x\")":    "cold;'=HYPERLINK(\"x\")",
		"cold; -5":                  "cold; '-5",
		"cold; five":                "cold; five",
		"a, \"b\"":                  "a, \"b\"",
		"'=1":                       "'=1",
		"– a dash":                  "– a dash",
		"https://news.example/a=+b": "https://news.example/a=+b",
	} {
		if got := cell(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzCell(f *testing.F) {
	for _, s := range []string{"=1", "a;=1", "a,b\n\"c\"", "; ;+", "\xff=", "\u2028=1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		row := Row{Speaker: text, Title: text, Text: text, Office: text}
		var out bytes.Buffer
		if err := CSV(time.UTC).Write(&out, slices.Values([]Row{row, row})); err != nil {
			t.Fatal(err)
		}
		lines, err := csv.NewReader(&out).ReadAll()
		if err != nil || len(lines) != 3 {
			t.Fatalf("%d lines, %v", len(lines), err)
		}
		for _, cell := range lines[1] {
			for part := range strings.SplitSeq(cell, ";") {
				if part = strings.TrimSpace(part); part != "" && strings.ContainsAny(part[:1], "=+-@") {
					t.Errorf("%q: the cell %q begins a formula", text, cell)
				}
			}
		}
	})
}

func TestTally(t *testing.T) {
	day := func(month time.Month) time.Time {
		return time.Date(2026, month, 1, 0, 0, 0, 0, time.UTC).Add(-time.Hour)
	}
	tally := NewTally(east) // where it is the first of the month already
	for _, r := range []Row{
		{Speaker: "Ann Roe", Person: "ann-roe", Kind: Person, Office: "mayor", ID: "1", Published: day(3), Words: 4, Key: true},
		{Speaker: "ANN ROE", Person: "ann-roe", Kind: Person, ID: "1", Published: day(3), Words: 5},
		{Speaker: "a clerk", Kind: Role, ID: "1", Published: day(3), Words: 1},
		{Speaker: "Ann Roe", Person: "ann-roe", Kind: Person, ID: "2", Published: day(3), Words: 6},
		{Speaker: "Ann Roe", Person: "ann-roe", Kind: Person, ID: "3", Published: day(2), Words: 7},
		{Speaker: "Cy Dale", Person: "cy-dale", Kind: Person, ID: "3", Published: day(2), Words: 8},
		{Speaker: "Cy Dale", Kind: Name, ID: "3", Published: day(2), Words: 9},
	} {
		tally.Add(r)
	}
	ann := Count{Speaker: "Ann Roe", Kind: Person, Office: "mayor", Person: "ann-roe"}
	feb, mar := ann, ann
	feb.Month, feb.Quotes, feb.Words, feb.Articles = "2026-02", 1, 7, 1
	mar.Month, mar.Quotes, mar.Words, mar.Articles, mar.Key = "2026-03", 3, 15, 2, 1
	want := []Count{
		feb, mar,
		{Speaker: "Cy Dale", Kind: Name, Month: "2026-02", Quotes: 1, Words: 9, Articles: 1},
		{Speaker: "a clerk", Kind: Role, Month: "2026-03", Quotes: 1, Words: 1, Articles: 1},
		{Speaker: "Cy Dale", Kind: Person, Person: "cy-dale", Month: "2026-02", Quotes: 1, Words: 8, Articles: 1},
	}
	if diff := cmp.Diff(want, tally.Counts()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if n := tally.Persons(); n != 2 {
		t.Errorf("%d persons", n)
	}
	var out bytes.Buffer
	if err := WriteCounts(&out, want[:1]); err != nil || out.String() != "speaker,kind,office,group,month,quotes,words,articles,key\r\nAnn Roe,person,mayor,,2026-02,1,7,1,0\r\n" {
		t.Errorf("%v %q", err, out.String())
	}
}
