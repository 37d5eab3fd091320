package lexis

import (
	"strings"
	"testing"
)

// TestLooks: what the ending of a word tells in a language with cases. Words that do not look so stand behind "|".
func TestLooks(t *testing.T) {
	ru, pl, en := TongueOf("", "ru"), TongueOf("", "pl"), TongueOf("", "en")
	for _, c := range []struct {
		name  string
		looks func(string) bool
		words string
	}{
		{"genitive", LooksGenitive, "моста реки города суда | мост рекам судом"},
		{"adjective", LooksAdjective, "новый синий новая синяя новое синее новые синие portowy szkolny morski niemiecki | мост города nowego wilk"},
		{"past, ru", ru.LooksPast, "молчал ходил хотел молчала было молчали смеялся смеялась смеялось смеялись | молчит город"},
		{"past, pl", pl.LooksPast, "pisał chodził był pisała było pisali pisały | pisze miasto"},
		{"past, en", en.LooksPast, "| pisał молчал said"},
		{"finite, en", en.LooksFinite, "| said leaves"},
	} {
		yes, no, _ := strings.Cut(c.words, "|")
		for w := range strings.FieldsSeq(yes) {
			if !c.looks(w) {
				t.Errorf("%s: %s does not look so", c.name, w)
			}
		}
		for w := range strings.FieldsSeq(no) {
			if c.looks(w) {
				t.Errorf("%s: %s looks so", c.name, w)
			}
		}
	}
}

// TestNamedInside: whether a word has a capital inside a sentence, where no sign stands before it, or two capitals.
func TestNamedInside(t *testing.T) {
	for _, c := range []struct {
		text, word string
		want       bool
	}{
		{"Then Fox left.", "Fox", true},
		{"Fox left.", "Fox", false},
		{"It rained. Fox left.", "Fox", false},
		{"It rained: Fox left.", "Fox", false},
		{"It rained: Fox left. Then Fox slept.", "Fox", true},
		{"Then fox left.", "Fox", false},
		{"Then Foxes left.", "Fox", false},
		{"It rained.", "NordAir", true},
		{"It rained.", "F", false},
		{"It rained.", "", false},
	} {
		if got := cut(c.text, "en").NamedInside(c.word); got != c.want {
			t.Errorf("%s: %s is named inside: %v", c.text, c.word, got)
		}
	}
}
