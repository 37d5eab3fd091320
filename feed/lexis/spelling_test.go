package lexis

import (
	"strings"
	"testing"

	"seedfeed/feed/prose"
)

// TestNickname: marks or brackets inside a name set off a nickname, which is no quotation.
func TestNickname(t *testing.T) {
	for text, want := range map[string]int{ // quotations that are left
		"Robert “Bob” Lund left.":                 0,
		"Then old Robert “Bob” Lund left.":        0,
		"Robert \"Bob\" Lund left.":               0,
		"Robert ‘Bob’ Lund left.":                 0,
		"Robert “Big Bob” Lund left.":             0,
		"Robert “Big Old Bob” Lund left.":         1,
		"Robert “bob” Lund left.":                 1,
		"Robert “the Bear” Lund left.":            0,
		"Robert “Bob.” Lund left.":                0,
		"Robert “Bob” left.":                      1,
		"robert “Bob” Lund left.":                 1,
		"Said “Bob” Lund.":                        1,
		"“Bob” Lund left.":                        1,
		"Nobody. “Bob” Lund left.":                1,
		"Jas. “Bob” Lund left.":                   0,
		"Robert “Bob and the rest of them” Lund.": 1,
		"The “Bob” Lund left.":                    1,
		"Robert “Bob” Lund said “it leaks”.":      1,
		"Robert old “Bob” Lund left.":             1,
		"Robert “Bob”, Lund left.":                1,
		"Robert “Bob” lund left.":                 1,
		"Robert\n“Bob” Lund left.":                1,
		"Robert “B2” Lund left.":                  1,
		"“Bob”":                                   1,
		"Robert “Bob”":                            1,
		"Robert “Bob” L left.":                    1,
	} {
		if got := len(WithoutNicknames(text, prose.Quotations(text))); got != want {
			t.Errorf("%s: %d quotations, want %d", text, got, want)
		}
	}
	for text, named := range map[string]bool{"Robert (Bob) Lund left.": true, "Oxley (Bob) Lund left.": false, "Robert (bob) Lund left.": false} {
		d := cut(text, "en")
		if got := d.Tokens[1].Named; got != named {
			t.Errorf("%s: %s", text, d.shown())
		}
	}
}

// TestTitleCase: all longer words of a quotation start with a capital, two of them at least.
func TestTitleCase(t *testing.T) {
	for text, want := range map[string]bool{
		"“The Long Way Home”": true, "“The Long Way of Home”": true, "“The Long path Home”": false, "“Home”": false, "“I Will Go Home”": true, "“I go”": false,
		"“I’m Going Home”": true, "“Long is the Way”": false, "“Far from Home Again”": true, "“It Is a Long Way”": true,
	} {
		d := cut(text, "en")
		if got := d.TitleCase(d.Quotes[0].Pieces); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestMissingSpace: where a sentence ends inside a word.
func TestMissingSpace(t *testing.T) {
	for w, want := range map[string]int{
		"here.The": 4, "here.To": 4, "no.Ann": 2, "here.THE": 0, "here.the": 0, "HERE.The": 0, "e.g.The": 3, "U.S.A": 0, "here.": 0, "here.T": 4, "here.TV": 0, ".The": 0, "été.Été": 5, "a.b.here.The": 8,
	} {
		if got := missingSpace(w); got != want {
			t.Errorf("%s: %d, want %d", w, got, want)
		}
	}
}

// TestElided: an article without its vowel is a word of its own, but not in a name or in a word that is listed.
func TestElided(t *testing.T) {
	fr, en := TongueOf("", "fr"), TongueOf("", "en")
	for w, want := range map[string]int{"l’opposant": 4, "l'opposant": 2, "L’opposant": 4, "D’Alema": 0, "aujourd’hui": 0, "l’": 0, "’hui": 0, "opposant": 0, "longtemps’hui": 0} {
		if got := fr.elided(w); got != want {
			t.Errorf("%s: %d, want %d", w, got, want)
		}
	}
	if en.elided("l’opposant") != 0 {
		t.Error("English has no such articles")
	}
}

// TestEnclitic: a verb of saying with a pronoun after a hyphen.
func TestEnclitic(t *testing.T) {
	pt := TongueOf("", "pt")
	for w, want := range map[string]bool{"disse-me": true, "queixou-se": true, "disse-prefeita": false, "casa-me": false, "disse": false, "-me": false} {
		if got := pt.Words.enclitic(w)&Saying != 0; got != want {
			t.Errorf("%s: %v", w, got)
		}
	}
}

// TestAlone: whether a quotation is all of its paragraph, but for signs behind it.
func TestAlone(t *testing.T) {
	for text, want := range map[string]bool{
		"It rained.\n\n“It leaks”.\n\nIt rained.": true, "“It leaks”": true, "“It leaks,” he said.": false, "He said: “it leaks”": false, "It rained.\n\n“It leaks” !": true,
	} {
		d := cut(text, "en")
		at := d.QuoteAt[0]
		if got := d.Alone(at, at); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestForms: the forms of words that words.txt lists in one.
func TestForms(t *testing.T) {
	l := wordList{}
	l.verbs(Say, "argue quip+ cry say/said write/wrote/written")
	l.plural(Head, "spokesman deputy boy boss coach")
	for w, want := range map[string]Class{
		"argue": Base | Say, "argues": Say, "argued": Say, "arguing": Ing, "quip": Base | Say, "quips": Say, "quipped": Say, "quipping": Ing, "cries": Say, "cried": Say, "crying": Ing,
		"said": Say, "says": Say, "saying": Ing, "sayed": 0, "wrote": Say, "written": Part, "writing": Ing,
		"spokesman": Head, "spokesmen": Head, "deputies": Head, "boys": Head, "bosses": Head, "coaches": Head, "deputys": 0,
	} {
		if l[w] != want {
			t.Errorf("%s: %b, want %b", w, l[w], want)
		}
	}
	m := wordList{}
	m.verbs(Tell|Attack, "slam+ see/saw/seen")
	for w, want := range map[string]Class{"slammed": Tell | Attack, "slamming": Ing | Attack, "seen": Verb | Attack} {
		if m[w] != want {
			t.Errorf("%s: %b, want %b", w, m[w], want)
		}
	}
}

// TestParticiples: the other forms of the verbs of a language whose words.txt lists one of them. The first ending that a verb has applies.
func TestParticiples(t *testing.T) {
	for _, c := range []struct {
		language, list string
		class          Class
		want           map[string]Class
	}{
		{"de", "sagte", Say, map[string]Class{"sagt": Say, "sagten": Say, "sagtet": 0}},
		{"ru", "улыбнулся сказал", Say, map[string]Class{"улыбнулась": Say, "улыбнулись": Say, "сказала": Say, "сказали": Say}},
		{"pl", "powiedział zaczął pisał", Say, map[string]Class{"powiedziała": Say, "powiedzieli": Say, "powiedzili": 0, "zaczęła": Say, "zaczęli": Say, "zacząła": 0, "pisała": Say, "pisali": Say}},
		{"ru", "уточняет признаёт пишет кричит делится", Say, map[string]Class{"уточняют": Say, "уточнял": Say, "уточняла": Say, "признают": Say, "признавал": Say, "писала": Say, "кричат": Say, "кричали": Say, "делилась": Say}},
		{"pl", "twierdzi przyznaje analizuje powiedziała", Say, map[string]Class{"twierdzą": Say, "twierdziła": Say, "przyznają": Say, "przyznawał": Say, "analizowali": Say, "powiedziałają": 0}},
		{"es", "gritó añadió", Say, map[string]Class{"gritado": Part, "gritar": Base, "gritando": Ing, "añadido": Part, "añadir": Base, "añadiendo": Ing, "añadiado": 0}},
		{"it", "gridò finì", Say, map[string]Class{"gridato": Part, "gridare": Base, "gridando": Ing, "finito": Part, "finire": Base}},
		{"pt", "gritou pediu", Say, map[string]Class{"gritado": Part, "gritar": Base, "pedido": Part, "pedir": Base, "pedindo": Ing}},
		{"fr", "crie", Say, map[string]Class{"crié": Part, "crier": Base, "criant": Ing}},
		{"fr", "lance", Say, map[string]Class{"lançait": Say, "lançaient": Say, "lança": Say, "lançant": Ing, "lançer": 0}},
		{"fr", "juge", Tell, map[string]Class{"jugeait": Tell, "jugea": Tell, "jugé": Told}},
		{"fr", "rappelle", Say, map[string]Class{"rappelait": Say, "rappelé": Part, "rappeler": Base, "rappelant": Ing}},
		{"fr", "révèle", Say, map[string]Class{"révélait": Say, "révélé": Part, "révéler": Base}},
		{"fr", "relève", Say, map[string]Class{"relevait": Say, "relevé": Part}},
		{"fr", "évoque", Tell, map[string]Class{"évoqué": Told, "évoquer": 0, "évoquant": 0}},
		{"fr", "maire", Head, map[string]Class{"mairé": 0, "mairer": 0}},
		{"it", "minimizzò", Say | Late, map[string]Class{"minimizzava": Say | Late, "minimizzato": Part | Late, "minimizzare": Base | Late}},
		{"es", "vio", Say, map[string]Class{"vado": 0, "var": 0}},
	} {
		l := wordList{}
		l.participles(TongueOf("", c.language), c.class, c.list)
		for w, want := range c.want {
			if l[w] != want {
				t.Errorf("%s: %b, want %b", w, l[w], want)
			}
		}
	}
	both := wordList{"grita": Say}
	both.form("grita", Say|Late)
	both.form("gritou", Say|Late)
	both.form("gritou", Say)
	if both["grita"] != Say || both["gritou"] != Say {
		t.Errorf("a verb in both lists is not late: %b, %b", both["grita"], both["gritou"])
	}
	told := wordList{"évoqué": Told}
	told.participles(TongueOf("", "fr"), Say, "évoque")
	if told["évoqué"] != Part {
		t.Errorf("what is said as well as told: %b", told["évoqué"])
	}
}

// TestTongue: what a language tells of words and titles.
func TestTongue(t *testing.T) {
	en, de := TongueOf("", "en"), TongueOf("", "de")
	for what, ok := range map[string]bool{
		"English":         en.IsEnglish() && !de.IsEnglish(),
		"known":           en.IsKnown() && de.IsKnown() && !TongueOf("", "fi").IsKnown(),
		"nouns":           de.Nouns && !en.Nouns,
		"a job's ending":  en.HasJobEnding("geologist") && !en.HasJobEnding("ist") && !en.HasJobEnding("bridge"),
		"a noun in text":  en.HasNoun("the old Mayor, of Oxley", Head) && !en.HasNoun("the old bridge", Head),
		"a review":        IsReview("review: the long way home") && IsReview("rezension") && !IsReview("a review"),
		"compound nouns":  de.Words.lastPart("landesregierung") != 0,
		"Chinese":         TongueOf("市长来了，大桥已经关闭。", "").CJK,
		"a tag, any case": TongueOf("", "DE_at") == de,
	} {
		if !ok {
			t.Error(what)
		}
	}
}

// TestTooLong: no token is read behind the most that are read, and no quotation there is kept.
func TestTooLong(t *testing.T) {
	body := "“It leaks,” he said. " + strings.Repeat("so ", maxTokens) + "“It does,” he said."
	d := cut(body, "en")
	if len(d.Tokens) > maxTokens+2 || len(d.Quotes) != 1 {
		t.Errorf("%d tokens, %d quotations", len(d.Tokens), len(d.Quotes))
	}
}
