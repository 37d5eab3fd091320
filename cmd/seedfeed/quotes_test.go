package main

import (
	"testing"

	"seedfeed/feed/audit"
)

func TestNamed(t *testing.T) {
	for _, test := range []struct {
		speaker string
		kind    audit.Kind
		office  string
		want    string
	}{
		{"Anna Holm", audit.Person, "mayor", "Anna Holm (mayor)"},
		{"Anna Holm", audit.Person, "", "Anna Holm"},
		{"Anna Holm (pilot)", audit.Person, "pilot", "Anna Holm (pilot)"},
		{"Anna Holm (pilot)", audit.Person, "mayor", "Anna Holm (pilot) (mayor)"},
		{"", audit.Nobody, "", "(nobody for sure)"},
	} {
		if got := named(test.speaker, test.kind, test.office); got != test.want {
			t.Errorf("%q, %q: %q, want %q", test.speaker, test.office, got, test.want)
		}
	}
}
