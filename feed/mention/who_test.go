package mention

import (
	"testing"
)

// TestAged: the one person whose age stands beside the name.
func TestAged(t *testing.T) {
	for _, c := range [][4]string{
		{"en", "Ann Fox, 41, left. Bo Reed sat.", "41", "Ann Fox"},
		{"en", "Bo Reed sat. Ann Fox (41) left.", "41", "Ann Fox"},
		{"en", "The 41-year-old Ann Fox left. Bo Reed sat.", "41", "Ann Fox"},
		{"en", "The 41-year-old clerk of Elm Ann Fox left.", "41", ""}, // too far from the name
		{"en", "The 41-year-old new chief clerk Ann Fox left.", "41", ""},
		{"en", "A 41-year-old told Ann Fox so.", "41", ""},
		{"en", "Ann Fox, 41, left. Bo Reed, 41, sat.", "41", ""}, // two are of that age
		{"en", "Ann Fox, 41, left. Fox, 41, sat.", "41", "Ann Fox"},
		{"en", "Ann Fox, 41, left.", "42", ""},
		{"en", "Ann Fox, 1941, left.", "1941", ""},
		{"en", "Ann Fox, 41 boats and a mill.", "41", ""},
		{"en", "Ann Fox 41, left.", "41", ""},
		{"en", "Ann Fox, 101, left.", "101", "Ann Fox"},
		{"en", "A 41-year-old.\n\nAnn Fox left.", "41", ""},
		{"de", "Die 41-jährige Anna Fuchs ging.", "41", "Anna Fuchs"},
	} {
		d := read(c[1], c[0])
		got := ""
		for range 2 {
			if who := d.Aged(c[2]); who != nil {
				got = who.Full
			}
		}
		if got != c[3] {
			t.Errorf("%s: %q is %q, want %q", c[1], c[2], got, c[3])
		}
	}
}

// TestYears: the number that a word for somebody of an age starts with.
func TestYears(t *testing.T) {
	for word, want := range map[string]string{"54-year-old": "54", "54-Jährige": "54", "101-year-old": "101", "1000-year-old": "", "54": "", "-old": "", "54-": "", "54-56": "", "x-old": "", "5-year-old": "5"} {
		if got := Years(word); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}
