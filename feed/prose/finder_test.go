package prose

import (
	"strings"
	"testing"
)

func TestFinder(t *testing.T) {
	f := NewFinder("read more", "©", "editor’s note", "www.", "re:")
	for text, want := range map[string]bool{
		"": false, "r": false, "read more": true, "Please READ More.": true, "read mor": false, "© Ada Brill": true, "Editor’s Note": true,
		"Editor's note": false, "see WWW.mill.example": true, "ww.": false, "Re: the mill": true, "re\n:": false, "the end: re": false,
	} {
		if f.In(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

// FuzzFinder compares a Finder with strings.Contains.
func FuzzFinder(f *testing.F) {
	parts := []string{"aa", "ab", "abc", "b:", "cab", "©a"}
	finder := NewFinder(parts...)
	f.Add("xabcx")
	f.Add("A©A")
	f.Fuzz(func(t *testing.T, text string) {
		want := false
		lower := strings.Map(func(r rune) rune {
			if 'A' <= r && r <= 'Z' {
				r |= 0x20
			}
			return r
		}, text)
		for _, part := range parts {
			want = want || strings.Contains(lower, part)
		}
		if finder.In(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	})
}
