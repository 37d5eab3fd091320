package seed

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"seedfeed/feed/header"
)

// TestMails: an author's address is known where the header gives it with the name, and stands in no name.
func TestMails(t *testing.T) {
	for head, want := range map[string]struct {
		authors []string
		mails   map[string]string
	}{
		"author: Ann Roe <ann@example.org>":                           {[]string{"Ann Roe"}, map[string]string{"Ann Roe": "ann@example.org"}},
		`author: "\"Roe, Ann\" <ann@example.org>"`:                    {[]string{"Roe, Ann"}, map[string]string{"Roe, Ann": "ann@example.org"}},
		"author: Ann Roe <ann@example.org>, Bo Lund <bo@example.org>": {[]string{"Ann Roe", "Bo Lund"}, map[string]string{"Ann Roe": "ann@example.org", "Bo Lund": "bo@example.org"}},
		"authors: [Ann Roe <ann@example.org>, Bo Lund]":               {[]string{"Ann Roe", "Bo Lund"}, map[string]string{"Ann Roe": "ann@example.org"}},
		"author: <b>Ann</b> Roe":                                      {[]string{"Ann Roe"}, nil},
		"author: Ann Roe (ann at example.org)":                        {[]string{"Ann Roe (ann at example.org)"}, nil},
	} {
		a, err := Parse("a.md", []byte("---\n"+head+"\n---\n# The wall\n\nThe wall of the harbour was rebuilt in spring.\n"), header.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(a.Authors, want.authors) || !maps.Equal(a.Mails, want.mails) {
			t.Errorf("%s: authors %q, mails %q", head, a.Authors, a.Mails)
		}
	}
	a, err := Parse("a.eml", []byte("From: Ann Roe <ann@example.org>\nSubject: The wall\n\nThe wall of the harbour was rebuilt in spring.\n"), header.Options{})
	if err != nil || len(a.Mails) > 0 {
		t.Errorf("of a message: %v, mails %q", err, a.Mails)
	}
}

// TestAuthorKeys: a key under "authors" is no name, and names nobody knows as keys stay.
func TestAuthorKeys(t *testing.T) {
	for head, want := range map[string]string{
		"authors: [aroe]": "", "authors: aroe": "", "authors:\n  - aroe\n  - b-lund": "", "authors: [aroe]\nauthor: Ann Roe": "Ann Roe", "authors: [Ann Roe, blund]": "Ann Roe",
		"authors: [ann roe]": "ann roe", "authors: [Ann]": "Ann", "author: ann": "ann", "authors: [{name: ann}]": "ann", "authors: {name: ann}": "ann",
	} {
		a := mustParse(t, "a.md", []byte("---\n"+head+"\n---\n# The wall\n\nThe wall of the harbour was rebuilt in spring.\n"))
		if got := strings.Join(a.Authors, ","); got != want || want == "" && len(a.Warnings) == 0 {
			t.Errorf("%q: %q, want %q; %q", head, got, want, a.Warnings)
		}
	}
}
