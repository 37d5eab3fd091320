package seed

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"seedfeed/feed/header"
)

// TestReleaseOver: no line of a side file takes the place of an embargo in the text, or of a folder of drafts.
func TestReleaseOver(t *testing.T) {
	for _, c := range []struct{ file, text, held string }{
		{"wall.md", "NOT FOR PUBLICATION\n\nThe wall stands.\n", "NOT FOR PUBLICATION"},
		{"drafts/wall.md", "The wall stands.\n", "it lies in the folder"},
	} {
		a := mustParse(t, c.file, []byte("---\ntitle: The wall\n---\n"+c.text))
		s, err := header.ReadSide([]byte("draft: false\ndate: 2026-01-01"), utc)
		if err != nil {
			t.Fatal(err)
		}
		if r := s.ReleaseOver(a.Grounds, utc); !strings.Contains(r.Held, c.held) {
			t.Errorf("%s: %+v", c.file, r)
		}
		if diff := cmp.Diff(a.Release, (&header.Side{}).ReleaseOver(a.Grounds, utc)); diff != "" {
			t.Errorf("%s: the grounds do not give the release (-release +grounds):\n%s", c.file, diff)
		}
	}
}
