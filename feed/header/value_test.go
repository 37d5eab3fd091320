package header

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPeople: a mail address goes with the name that it was given with, and is never a part of one.
func TestPeople(t *testing.T) {
	for in, want := range map[string]struct {
		names []string
		mails map[string]string
	}{
		"Ann Roe":                                      {[]string{"Ann Roe"}, nil},
		"Ann Roe <ann@news.example>":                   {[]string{"Ann Roe"}, map[string]string{"Ann Roe": "ann@news.example"}},
		"By Ann Roe <ann@news.example>":                {[]string{"Ann Roe"}, map[string]string{"Ann Roe": "ann@news.example"}},
		"Ann Roe <ann@news.example>, Bo <b@c.example>": {[]string{"Ann Roe", "Bo"}, map[string]string{"Ann Roe": "ann@news.example", "Bo": "b@c.example"}},
		"ann@news.example (Ann Roe)":                   {[]string{"Ann Roe"}, map[string]string{"Ann Roe": "ann@news.example"}},
		"Ann Roe ann@news.example":                     {[]string{"Ann Roe"}, map[string]string{}},
		"ann@news.example":                             {nil, map[string]string{}},
	} {
		names, mails := people(value{text: in})
		if len(names) == 0 {
			names = nil
		}
		if d := cmp.Diff(want.names, names) + cmp.Diff(want.mails, mails); d != "" {
			t.Errorf("%s (-want +got):\n%s", in, d)
		}
	}
}
