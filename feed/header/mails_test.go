package header

import (
	"maps"
	"slices"
	"testing"
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
		if a := said(head); !slices.Equal(a.Authors, want.authors) || !maps.Equal(a.Mails, want.mails) {
			t.Errorf("%s: authors %q, mails %q", head, a.Authors, a.Mails)
		}
	}
}
