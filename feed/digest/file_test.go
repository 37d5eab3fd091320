package digest

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"seedfeed/feed/header"
	"seedfeed/feed/prose"
)

const article = `---
title: The wall
author: Bo Lind
date: 2026-03-01T12:00:00Z
expires: 2026-04-01T12:00:00Z
tags: [town, sea]
language: fr
link: https://news.example/wall
image: https://news.example/wall.jpg
draft: true
---
The wall of the old harbour was rebuilt in three winters. “We waited for the ice to go,” said Ann Tolliver.

The masons came from the north and went home in spring.
`

// TestFile: what the header says reaches the digest, and so do the text, its quotations and its summary.
func TestFile(t *testing.T) {
	d, err := File("wall.md", []byte(article), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := &Digest{
		Title: "The wall", Authors: []string{"Bo Lind"}, Tags: []string{"town", "sea"}, Language: "fr", Link: "https://news.example/wall",
		Image: "https://news.example/wall.jpg",
		Date:  time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC), Blocks: d.Blocks,
		Release: header.Release{Held: d.Held, NotBefore: d.NotBefore, NotBeforeBy: d.NotBeforeBy, Expires: time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC)},
		Grounds: header.Grounds{Header: []header.Line{{Key: "date", Value: "2026-03-01T12:00:00Z"}, {Key: "expires", Value: "2026-04-01T12:00:00Z"}, {Key: "draft", Value: "true"}}},
		Body:    strings.TrimSpace(article[strings.LastIndex(article, "---\n")+4:]),
		Quotes:  []Quote{{Text: "We waited for the ice to go", Speaker: "Ann Tolliver", Key: true}},
		Summary: d.Summary,
	}
	want.Gist = gist(want.Title, prose.Split(want.Body))
	got := *d
	got.Quotes = slices.Clone(d.Quotes)
	for i := range got.Quotes {
		if got.Quotes[i].Reason == "" {
			t.Errorf("no reason why %q said %q", got.Quotes[i].Speaker, got.Quotes[i].Text)
		}
		for _, s := range got.Quotes[i].Spans {
			if strings.TrimSuffix(s.Of(got.Body), ",") != got.Quotes[i].Text {
				t.Errorf("the quotation %q stands at %q", got.Quotes[i].Text, s.Of(got.Body))
			}
		}
		if len(got.Quotes[i].Spans) != 1 {
			t.Errorf("%d places of %q", len(got.Quotes[i].Spans), got.Quotes[i].Text)
		}
		got.Quotes[i].Reason, got.Quotes[i].Spans = "", nil
	}
	if s := cmp.Diff(want, &got); s != "" {
		t.Errorf("(-want +got):\n%s", s)
	}
	if len(d.Summary) == 0 || len(d.Gist) != 4+3*4 {
		t.Errorf("summary %q, gist of %d bytes", d.Summary, len(d.Gist))
	}

	line, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var back Digest
	if err := json.Unmarshal(line, &back); err != nil {
		t.Fatal(err)
	}
	got.Quotes[0].Spans = d.Quotes[0].Spans
	if s := cmp.Diff(&got, &back); s != "" { // all but the reasons
		t.Errorf("from the cache (-want +got):\n%s", s)
	}
}

// TestBudget: a summary keeps within the words and sentences allowed, and takes what they allow.
func TestBudget(t *testing.T) {
	var b strings.Builder
	for _, s := range []string{"The harbour has a new wall of stone. ", "It cost the town four million. ", "The masons of the harbour worked through three winters. ", "The town opens the wall in May. "} {
		b.WriteString(s)
	}
	for _, test := range []struct {
		budget Budget
		most   int // sentences
	}{{Budget{}, 3}, {Budget{Sentences: 1}, 1}, {Budget{Sentences: 2}, 2}, {Budget{Words: 9}, 1}} {
		d, err := Text("The wall of the harbour", b.String(), "", test.budget)
		if err != nil || len(d.Summary) == 0 || len(d.Summary) > test.most {
			t.Errorf("%+v: %q, %v", test.budget, d.Summary, err)
		}
		if d.Title != "The wall of the harbour" {
			t.Errorf("title %q", d.Title)
		}
	}
	own, err := File("a.md", []byte("---\nsummary: In the words of its author.\n---\n"+b.String()), Options{})
	if err != nil || !slices.Equal(own.Summary, []string{"In the words of its author."}) {
		t.Errorf("the author's own summary: %q, %v", own.Summary, err)
	}
	if got := fold(" The harbour has\na new  wall. "); got != "The harbour has a new wall." {
		t.Errorf("on one line: %q", got)
	}
}

// TestRefused: bytes that are no article are an error that says why, and no digest.
func TestRefused(t *testing.T) {
	for _, data := range []string{"", "\x00\x01\x02\x03\x00\x00\x01"} {
		if d, err := File("a.txt", []byte(data), Options{}); err == nil || d != nil || err.Error() == "" {
			t.Errorf("%.20q: %+v, %v", data, d, err)
		}
	}
}

func TestQuoteJSON(t *testing.T) {
	for _, q := range []Quote{{Text: "We waited", Speaker: "Ann", Key: true, Spans: []prose.Span{{Start: 3, End: 12}, {Start: 20, End: 21}}}, {Text: "Nobody knows"}, {}} {
		line, err := json.Marshal(q)
		if err != nil || strings.Contains(string(line), `"speaker":null`) != (q.Speaker == "") {
			t.Errorf("%+v: %s, %v", q, line, err)
		}
		back := Quote{Text: "old", Speaker: "old", Key: true}
		if err := json.Unmarshal(line, &back); err != nil || !reflect.DeepEqual(back, q) {
			t.Errorf("%s: %+v, %v", line, back, err)
		}
	}
	if err := json.Unmarshal([]byte(`{"text":7}`), new(Quote)); err == nil {
		t.Error("a number was read as a text")
	}
}

// TestEncode: Decode returns what was encoded, but for the gist, which Regist makes again.
func TestEncode(t *testing.T) {
	for name, data := range seeds(t) {
		d, err := File(name, data, Options{})
		if err != nil {
			continue
		}
		var want Digest
		text, err := json.Marshal(d)
		if err == nil {
			err = json.Unmarshal(text, &want)
		}
		if err != nil {
			t.Fatal(err)
		}
		value, err := d.Encode()
		if err != nil {
			t.Fatal(err)
		}
		back, err := Decode(value)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if back.Regist(); !reflect.DeepEqual(*back, want) {
			t.Errorf("%s: %+v, want %+v", name, back, want)
		}
	}
}

// TestEncodeOnce: texts that stand in the body are written once.
func TestEncodeOnce(t *testing.T) {
	d, err := File("a.md", invent(true), Options{})
	if err != nil {
		t.Fatal(err)
	}
	value, err := d.Encode()
	if at := bytes.IndexByte(value, 0); err != nil || len(d.Quotes) < 3 || at < 0 || bytes.Contains(value[:at], []byte(d.Quotes[0].Text)) {
		t.Errorf("%s, %v", value, err)
	}
	if len(d.Blocks) < 10 || bytes.Count(value, []byte(`"at":`)) > len(d.Blocks)/2+len(d.Quotes) {
		t.Errorf("%d blocks: %s", len(d.Blocks), value)
	}
}

// TestDecodeOther: what another program encoded is not read, and what this one encodes is no JSON, which older programs read.
func TestDecodeOther(t *testing.T) {
	value, err := (&Digest{Title: "Ferry", Body: "One."}).Encode()
	if err != nil || json.Valid(value[:1]) {
		t.Fatalf("%q, %v", value, err)
	}
	if d, err := Decode(value); err != nil || d.Title != "Ferry" || d.Body != "One." {
		t.Errorf("%+v, %v", d, err)
	}
	for _, other := range []string{"\x01" + string(value[1:]), string(value[1:]), `{"title":"Ferry"}`} {
		if d, err := Decode([]byte(other)); err == nil {
			t.Errorf("%q: %+v", other, d)
		}
	}
}

func TestDecodeDamaged(t *testing.T) {
	for _, value := range []string{
		"", "{", `{"blocks":[{"at":2,"z":2}]}`, `{"blocks":[{"at":-1,"z":2}]}`,
		`{"blocks":[{"at":9223372036854775807,"z":9}]}`, `{"blocks":[{"at":0,"z":9223372036854775807}]}`,
		`{"blocks":[{}]}`, `{"blocks":[{"p":2}]}`, `{"blocks":[{"at":1,"z":2},{"p":1}]}`, `{"blocks":[{"p":-1}]}`,
		`{"quotes":[{"at":[0,2],"z":3}]}`, `{"quotes":[{"z":-1}]}`, `{"quotes":[{"at":[1,9223372036854775807]}]}`,
		`{"quotes":[{"at":[2,2]}]}`, `{"quotes":[{"at":[-1,3]}]}`, `{"quotes":[{"at":[2,-1]}]}`,
	} {
		if d, err := Decode([]byte("\x02" + value + "\x00abc")); err == nil {
			t.Errorf("%q: %+v", value, d)
		}
	}
	for _, value := range []string{"", "\x02", "\x02{}", "{}\x00abc", "\x00abc"} {
		if d, err := Decode([]byte(value)); err == nil {
			t.Errorf("%q: %+v", value, d)
		}
	}
}

// TestHeldBack: why and until when an article is not shown.
func TestHeldBack(t *testing.T) {
	noon := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	before, after := noon.Add(-time.Second), noon.Add(time.Second)
	for _, test := range []struct {
		name   string
		d      header.Release
		reason string // a part of it
		until  time.Time
	}{
		{"plain", header.Release{}, "", time.Time{}},
		{"draft", header.Release{Held: "says draft", NotBefore: after}, "draft", time.Time{}},
		{"from before", header.Release{NotBefore: before}, "", time.Time{}},
		{"from now", header.Release{NotBefore: noon}, "", time.Time{}},
		{"from later", header.Release{NotBefore: after, NotBeforeBy: "its date"}, "its date is 2026-03-01T12:00:01Z", after},
		{"expires after", header.Release{Expires: after}, "", time.Time{}},
		{"expires now", header.Release{Expires: noon}, "expired", time.Time{}},
		{"expired", header.Release{Expires: before, NotBefore: after}, "expired on 2026-03-01T11:59:59Z", time.Time{}},
	} {
		d := Digest{Release: test.d}
		reason, until := d.HeldBack(noon)
		if test.reason == "" && reason != "" || !strings.Contains(reason, test.reason) || !until.Equal(test.until) {
			t.Errorf("%s: %q until %s, want %q until %s", test.name, reason, until, test.reason, test.until)
		}
	}
	event := Digest{NameDate: after}
	if got := event.Given(noon); !got.IsZero() {
		t.Errorf("the day of an event to come is taken for a date: %s", got)
	}
	if got := event.Given(after); !got.Equal(after) {
		t.Errorf("the day of a name that has come: %s", got)
	}
	dated := Digest{NameDate: before, Date: after}
	if got := dated.Given(noon); !got.Equal(after) {
		t.Errorf("a date of the article: %s", got)
	}
}

func TestHashes(t *testing.T) {
	if got := Hash([]byte("abc")); got != "ba7816bf8f01cfea414140de5dae2223" { // FIPS 180-2, appendix B.1
		t.Error(got)
	}
	a := Digest{Title: "ab", Body: "c"}
	for _, b := range []Digest{{Title: "a", Body: "bc"}, {Title: "ab"}, {Body: "c"}} {
		if a.TextHash() == b.TextHash() {
			t.Errorf("%+v has the hash of %+v", b, a)
		}
	}
	if b := (Digest{Title: "ab", Body: "c", Tags: []string{"x"}}); a.TextHash() != b.TextHash() {
		t.Error("the hash of a text depends on its header")
	}
}

func TestNear(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"winter", "winter", true}, {"winter", "wintre", true}, {"winter", "winters", true}, {"winter", "wintersss", false},
		{"winter", "inte", true}, {"winter", "int", false}, {"", "ab", true}, {"", "abc", false}, {"abc", "", false}, {"ab", "", true},
		{"abcdef", "xbcdey", true}, {"abcdef", "xbydez", false}, {"abcdef", "cdefab", false}, {"grün", "grüün", true},
		{strings.Repeat("m", longWord), strings.Repeat("m", longWord-1), true},
		{strings.Repeat("m", longWord+1), strings.Repeat("m", longWord), false},
	} {
		if got := near(test.a, test.b); got != test.want {
			t.Errorf("%q and %q: %v", test.a, test.b, got)
		}
	}
}

// TestRelatedFull: gists that are full are compared up to where both are whole, whichever of them ends first.
func TestRelatedFull(t *testing.T) {
	row := func(title byte, first, step, n int) string {
		b := []byte{title, 0, 0, 0}
		for i := range n {
			h := first + i*step
			b = append(b, byte(h>>24), byte(h>>16), byte(h>>8), byte(h))
		}
		return string(b)
	}
	const full = gistSentences
	for _, test := range []struct {
		name string
		a, b string
		want bool
	}{
		{"as many as the other has", row(1, 0, 1, full), row(2, full-1, 1, 1), true},
		{"the highest hash alone", row(1, 0, 1, full), row(2, full-1, 1, 20), true},               // 1 of 1 that both know of
		{"the highest hash and few others", row(1, 0, 1, full), row(2, full-2, 10, full-1), true}, // likewise
		{"none", row(1, 0, 2, full), row(2, 1, 2, full), false},
		{"three of all", row(1, 0, 1, full), row(2, 0, 1, 3) + row(0, 1000, 1, full-3)[4:], true},
		{"an older, longer one of the same text", row(1, 0, 1, full), row(2, 0, 1, 32), true},
		{"what only an older one has is not compared", row(1, 0, 2, full) + row(0, 2*full, 1, 8)[4:], row(2, 1, 2, full) + row(0, 2*full, 1, 8)[4:], false},
	} {
		if Related(test.a, test.b) != test.want || Related(test.b, test.a) != test.want {
			t.Errorf("%s: %v, the other way round %v, want %v", test.name, Related(test.a, test.b), Related(test.b, test.a), test.want)
		}
	}
}

// TestTextLanguage: a language that is given with a text steers what is found in it; else the text tells it.
func TestTextLanguage(t *testing.T) {
	const text = "Die Fähre fährt wieder, und die Leute am Ufer haben lange darauf gewartet.\n\n„Wir sind froh, dass sie wieder da ist“, sagte Maike Olsen, die Landrätin."
	for given, want := range map[string]string{"": "de", "de-AT": "de-AT"} {
		d, err := Text("", text, given, Budget{})
		if err != nil || d.Language != want || len(d.Quotes) != 1 || d.Quotes[0].Speaker != "Maike Olsen" {
			t.Errorf("language %q: %v, %+v", given, err, d)
		}
	}
}
