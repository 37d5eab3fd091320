package unwrap

import "testing"

// TestHyphens: those that a line break put into words go, their own stay.
func TestHyphens(t *testing.T) {
	often := "a quiet har-\nbour, then a long jour-\nney and a lost ship-\nment "
	for _, c := range []struct{ a, b, text, want string }{
		{"the vol-", "unteers came", "the vol-\nunteers came; the volunteers left", "the volunteers came"},
		{"Vol-", "unteers came", "Vol-\nunteers came; the volunteers left", "Volunteers came"},
		{"a well-", "known man", "a well-\nknown man", "a well-known man"},
		{"a well-", "known man", often + "a well-\nknown man", "a well-known man"},
		{"a 20-", "mile walk", often + "a 20-\nmile walk", "a 20-mile walk"},
		{"the vol-", "unteers, too", often + "the vol-\nunteers, too", "the volunteers, too"},
		{"the hand-", "cut gears", often + "the hand-\ncut gears, hand-cut", "the hand-cut gears"},
		{"the vol-", "unteers", "the vol-\nunteers", "the vol-unteers"},
		{"Lower-", "Benning", often, "Lower-Benning"},
		{"he left -", "at once", often, "he left - at once"},
		{"no mark", "at all", often, "no mark at all"},
		{"渡し船が", "戻った。", often, "渡し船が戻った。"},
		{"渡し船", "Lark", often, "渡し船 Lark"},
		{"The Lark", "渡し船", often, "The Lark 渡し船"},
		{"-", "x", often, "- x"},
	} {
		var h hyphens
		if got := string(h.glue([]byte(c.a), c.b, c.text)); got != c.want {
			t.Errorf("glue(%q, %q) = %q, want %q", c.a, c.b, got, c.want)
		}
	}
}
