package lexis

import (
	"slices"
	"strings"
	"testing"

	"seedfeed/feed/prose"
)

func TestIsLower(t *testing.T) {
	for w, want := range map[string]bool{"weir": true, "az": true, "Weir": false, "weiR": false, "we{r": false, "we`r": false, "wéir": false, "": true} {
		if isLower(w) != want {
			t.Errorf("isLower(%q) = %v", w, !want)
		}
	}
}

// TestLastPart: a German noun is what its last part is, if that has at least five letters.
func TestLastPart(t *testing.T) {
	words := wordList{}
	words.add(Head, "regierung sprecherin mann")
	l := Lexicon{prose.NewLexicon(words)}
	for w, want := range map[string]Class{
		"regierung": Head, "landesregierung": Head, "landesregierungen": Head, "zimmermann": 0, "mann": Head, "mannes": Head, "männer": Head, "männern": 0, "regierunger": Head, "öüregierung": Head, "öregierung": 0, "brücke": 0, "": 0,
	} {
		if got := l.lastPart(w) & Head; got != want {
			t.Errorf("lastPart(%q) = %b", w, got)
		}
	}
}

// TestLexicon: each word has the classes that it was entered with, and no other word has any.
func TestLexicon(t *testing.T) {
	words := wordList{}
	words.add(Say, "said wrote")
	words.add(Head, "mayor wrote")
	l := Lexicon{prose.NewLexicon(words)}
	for w, want := range map[string]Class{"said": Say, "wrote": Say | Head, "mayor": Head, "mayo": 0, "mayors": 0, "": 0, "die Bürgermeisterin von Oxley": 0} {
		if got := l.Of(w); got != want {
			t.Errorf("%q: %b", w, got)
		}
	}
	var none Lexicon
	if none.Of("said") != 0 {
		t.Error("the empty lexicon has a word")
	}
	for i := range tongues {
		for w := range strings.FieldsSeq(tongues[i].common) {
			if commonest.Of(w)&(1<<i) == 0 {
				t.Errorf("%s: %q is not common", tongues[i].Tag, w)
			}
		}
	}
}

// TestWords: each class that words.txt names exists, and no class is left out there.
func TestWords(t *testing.T) {
	if Class(1)<<slices.Index(classNames, "homonym") != Homonym || Class(1)<<slices.Index(classNames, "vague") != Vague {
		t.Error("classNames are not in the order of the classes")
	}
	var all Class
	lists := []string{"common", "jobs", "traits", "moods", "silent", "mine", "yours", "others", "wide", "anybody"}
	for line := range strings.Lines(wordLists) {
		head, _, ok := strings.Cut(line, ":")
		if !ok || line[0] == '#' || line[0] == ' ' {
			continue
		}
		classes, what := readClasses(head)
		if all |= classes; what != "" && !slices.Contains(append(lists, "plural", "verbs"), what) || (classes == 0) != slices.Contains(lists, what) {
			t.Errorf("what does %q mean?", head)
		}
	}
	if want := Class(1)<<len(classNames) - 1; all|Ing != want { // ing comes of verbs
		t.Errorf("words.txt has no words of classes %b", want&^(all|Ing))
	}
	for i := range tongues {
		words := 0
		for w := range strings.FieldsSeq(wordLists) {
			if tongues[i].Words.Of(w) != 0 {
				words++
			}
		}
		if words < 200 || tongues[i].common == "" {
			t.Errorf("language %d, %q, has %d words", i, tongues[i].Tag, words)
		}
	}
}

// TestPartOfDay: a weekday and a part of the day in one word tell when.
func TestPartOfDay(t *testing.T) {
	for tag, all := range map[string]map[string]Class{
		"de": {"montagabend": Period, "samstagfrüh": Period, "sommerabend": 0, "abend": 0, "mitternacht": 0},
		"nl": {"dinsdagavond": Period, "vrijdagochtend": Period, "winteravond": 0, "avond": 0},
	} {
		for w, want := range all {
			if got := TongueOf("", tag).Words.partOfDay(w) & Period; got != want {
				t.Errorf("%s: %q: %b", tag, w, got)
			}
		}
	}
}
