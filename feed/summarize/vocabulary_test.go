package summarize

import "testing"

// TestNormalizedTerms parts words into terms by the general way and by the one for plain words.
func TestNormalizedTerms(t *testing.T) {
	for word, terms := range map[string]int{"harbour": 1, "sea-wall": 2, "the": 0, "x": 0, "7": 1, "1,200": 2, "café": 1, "海岸": 2, "it's": 0} {
		var v vocabulary
		v.init(tongueOf("en"), 100)
		if w := learned(&v, word); int(w.to-w.from) != terms {
			t.Errorf("%q has %d terms, want %d", word, w.to-w.from, terms)
		}
	}
}

// TestBare: marks around a word are no part of it, and those inside it are.
func TestBare(t *testing.T) {
	for s, want := range map[string]string{
		"wall": "wall", "(wall),": "wall", "“wall”": "wall", "—": "", "...": "", "": "", "'90s": "90s", "café.": "café", "«é»": "é", "o’clock!": "o’clock", "(कि)": "कि", "x)": "x", "(x": "x",
	} {
		if got := bare(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// TestEastern: signs that stand without spaces, and those of the neighbours of their blocks.
func TestEastern(t *testing.T) {
	for s, want := range map[string]bool{"橋ぁヿー㐀鿿豈\ufaff𠀀\U0003ffff": true, "、\u303f\u3100㈱\u33ffꀀ한ﬀ\uf8ff\U0001ffff\U00040000é": false} {
		for _, r := range s {
			if got := eastern(r); got != want {
				t.Errorf("%q: %v", r, got)
			}
		}
	}
}

// TestApostrophe: the first apostrophe of a word, whichever is typed.
func TestApostrophe(t *testing.T) {
	for s, want := range map[string]int{"they're": 4, "they’re": 4, "a'b’c": 1, "a’b'c": 1, "'tis": 0, "they": -1, "": -1} {
		if got := apostrophe(s); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
	var v vocabulary
	v.init(tongueOf("en"), 100)
	for s, want := range map[string]bool{"they're": true, "they’ll": true, "'they": false, "brill's": false} {
		if got := learned(&v, s).class&plural != 0; got != want {
			t.Errorf("%q stands for several: %v", s, got)
		}
	}
}

// TestCutAt: a text is cut between characters and not behind its end.
func TestCutAt(t *testing.T) {
	for s, want := range map[string]string{"wall": "wal", "wal": "wal", "wa": "wa", "": "", "wåll": "wå", "waå": "wa", "橋橋": "橋", "x橋": "x", "𠀀": ""} {
		if got := s[:cut(s, 3)]; got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// TestLongTerm: the letters of a word beyond the length of a term are dropped, each whole.
func TestLongTerm(t *testing.T) {
	var v vocabulary
	v.init(tongueOf("de"), 100)
	for s, same := range map[string]string{"zimmermannsbrücke": "zimmermannsbrett", "zimmermannß": "zimmermannß"} {
		a, b := learned(&v, s), learned(&v, same)
		if a.to-a.from != 1 || v.parts[a.from] != v.parts[b.from] {
			t.Errorf("%q and %q are different terms", s, same)
		}
	}
}
