package header

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestHeaderWord: the header says the same, and what cannot be used is a warning. Lists of speakers are of other programs.
func TestHeaderWord(t *testing.T) {
	drop, ann := true, "Ann"
	for _, c := range []struct {
		header  string
		want    Word
		warning string
	}{
		{"quotes: [{text: Cod, drop: true}]\nspeakers: {Ann: Bo}", Word{Quotes: []Saying{{Text: "Cod", Drop: &drop}}, Speakers: []Rename{{Given: "Ann", Name: "Bo"}}}, ""},
		{"speakers: [Ann Roe, Bo Lund]", Word{}, ""},
		{"quotes: [Cod, {text: Haddock, speaker: Ann}]", Word{Quotes: []Saying{{Text: "Haddock", Speaker: &ann}}}, "header: quotes: item 1 is no mapping"},
	} {
		a := said(c.header)
		if diff := cmp.Diff(c.want, a.Word, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.header, diff)
		}
		if got := strings.Join(a.Warnings, "\n"); !strings.Contains(got, c.warning) || c.warning == "" && got != "" {
			t.Errorf("%s: %q, want %q", c.header, got, c.warning)
		}
	}
	a, _ := read("wall.md", "+++\ntitle = 'The wall'\n[[quotes]]\ntext = 'Cod'\nspeaker = ''\n+++\nThe wall stands.\n")
	if len(a.Word.Quotes) != 1 || a.Word.Quotes[0].Speaker == nil || *a.Word.Quotes[0].Speaker != "" {
		t.Errorf("TOML: %+v", a)
	}
}

// TestReleaseOver: a line of the side file takes the place of the same line of the header, and of nothing else.
func TestReleaseOver(t *testing.T) {
	for _, c := range []struct{ name, header, text, side, held, until, expires string }{
		{"nothing", "", "", "title: x", "", "", ""},
		{"held by the side file", "", "", "draft: true", "side file: draft", "", ""},
		{"released by it", "draft: true", "", "draft: false", "", "", ""},
		{"another key holds it", "private: true", "", "draft: false", "header: private", "", ""},
		{"an earlier date", "date: 2041-01-01", "", "date: 2026-01-01", "", "2026-01-01", ""},
		{"an embargo stays", "embargo: 2041-01-01", "", "date: 2026-01-01", "", "2041-01-01", ""},
		{"a later date", "date: 2026-01-01", "", "date: 2041-01-01", "", "2041-01-01", ""},
		{"an embargo in the text stays", "", "NOT FOR PUBLICATION", "draft: false", "NOT FOR PUBLICATION", "", ""},
		{"a tag released by it", "tags: [draft]", "", "draft: false", "", "", ""},
		{"a tag stays", "tags: [draft]", "", "title: x", "header: tags: draft", "", ""},
		{"other tags release nothing", "tags: [draft]", "", "tags: [mill]", "header: tags: draft", "", ""},
		{"a tag and a status", "tags: [draft]", "", "status: published", "", "", ""},
		{"another end", "expires: 2026-01-01", "", "expires: 2042-01-01", "", "", "2042-01-01"},
		{"another name of it", "expiryDate: 2026-01-01", "", "expires: 2042-01-01", "", "", "2042-01-01"},
		{"its own end", "", "", "expires: 2042-01-01", "", "", "2042-01-01"},
		{"a status", "status: draft", "", "status: published", "", "", ""},
		{"what Hugo makes stays", "build: {render: never}", "", "draft: false", "header: build.render", "", ""},
	} {
		a := said(c.header)
		if c.text != "" {
			a.Hold(c.text)
		}
		s, err := ReadSide([]byte(c.side), at)
		if err != nil {
			t.Fatal(err)
		}
		day := func(at time.Time) string {
			if at.IsZero() {
				return ""
			}
			return at.Format(time.DateOnly)
		}
		r := s.ReleaseOver(a.Grounds, at)
		if !strings.Contains(r.Held, c.held) || c.held == "" && r.Held != "" || day(r.NotBefore) != c.until || day(r.Expires) != c.expires {
			t.Errorf("%s: %+v", c.name, r)
		}
		without := (&Side{}).ReleaseOver(a.Grounds, at)
		if diff := cmp.Diff(a.Release, without); diff != "" {
			t.Errorf("%s: the grounds do not give the release (-release +grounds):\n%s", c.name, diff)
		}
	}
}
