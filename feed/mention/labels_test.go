package mention

import (
	"fmt"
	"strings"
	"testing"
)

// TestSmall: a name in capitals keeps those that begin its words.
func TestSmall(t *testing.T) {
	for name, want := range map[string]string{"ANN FOX": "Ann Fox", "ANN": "Ann", "Ann FOX": "Ann FOX", "Ann Fox": "Ann Fox", "ÉLAN ÎLE": "Élan Île", "ANN  FOX": "Ann Fox", "": ""} {
		if got := small(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestLabelOffice: the title, the article and the office before the name in a label, by language.
func TestLabelOffice(t *testing.T) {
	for _, c := range [][4]string{
		{"de", "Hubert Lang kam.", "Vizepräsident Hubert Lang", "Hubert Lang"},
		{"de", "Hubert Lang kam.", "Vereinssprecherin Anna Holm", "Anna Holm"},
		{"de", "Hubert Lang kam.", "Präsident Lang", "Hubert Lang"},
		{"es", "Ana Ruiz habló.", "La señora Ruiz", "Ana Ruiz"},
		{"es", "Ana Ruiz habló.", "La señora Vega", "Vega"},
		{"es", "Ana Ruiz habló.", "La alcaldesa Ana Ruiz", "Ana Ruiz"},
		{"es", "Ana Ruiz habló.", "La señora", "La señora"},
		{"fr", "Anne Renard parle.", "Mme Renard", "Anne Renard"},
		{"fr", "Anne Renard parle.", "La maire Anne Renard", "Anne Renard"},
		{"nl", "Anna Vos kwam.", "De moeder van Anna Vos", "De moeder van Anna Vos"},
		{"nl", "Anna Vos kwam.", "Mevrouw Vos", "Anna Vos"},
	} {
		d := read(c[1], c[0])
		if _, name := d.Labelled(c[2]); name != c[3] {
			t.Errorf("%s: %q, want %q", c[2], name, c[3])
		}
	}
}

// TestNamesakes: at most maxNamesakes persons of a text have one last name.
func TestNamesakes(t *testing.T) {
	body := ""
	for i := range maxNamesakes + 2 {
		body += fmt.Sprintf("Ba%c%c Fox left. ", rune('b'+i), rune('b'+i))
	}
	d := read(body, "en")
	if n := len(d.people.byLast["fox"]); n != maxNamesakes {
		t.Errorf("%d persons are called Fox, want %d", n, maxNamesakes)
	}
	if d = read(body[:strings.Index(body, " left")+5], "en"); len(d.people.byLast["fox"]) != 1 {
		t.Errorf("the first is not entered: %s", d.known())
	}
}

// TestBears: whether a given name, or the beginning of one, can be that of a person.
func TestBears(t *testing.T) {
	for _, c := range []struct {
		who   *Person
		first string
		want  bool
	}{
		{&Person{First: "ann"}, "ann", true}, {&Person{First: "ann"}, "bo", false}, {&Person{First: "ann"}, "", false}, {&Person{}, "ann", false}, {&Person{}, "", false},
		{&Person{First: "ann"}, "a.", true}, {&Person{First: "ann"}, "b.", false}, {&Person{First: "a."}, "ann", true}, {&Person{First: "a."}, "bo", false}, {&Person{First: "bob"}, "bea", false},
		{&Person{First: "katherine"}, "kath", true}, {&Person{First: "kath"}, "katherine", true}, {&Person{First: "kat"}, "katherine", true}, {&Person{First: "katherine"}, "kat", true}, {&Person{First: "katherine"}, "kate", false},
		{&Person{First: "robert", nick: "bob"}, "bob", true}, {&Person{First: "robert", nick: "bob"}, "rob", true}, {&Person{First: "robert", nick: "bob"}, "bert", false},
	} {
		if got := c.who.bears(c.first); got != c.want {
			t.Errorf("%q bears %q: %v", c.who.First, c.first, got)
		}
	}
}

// TestSurnamed: the two last names of somebody.
func TestSurnamed(t *testing.T) {
	who := &Person{Full: "Ana Ruiz Vega", First: "ana", Last: "vega"}
	for name, want := range map[string]bool{"ruiz vega": true, "vega vega": false, "ana vega": false, "ruiz mora": false, "uiz vega": false} {
		first, last, _ := strings.Cut(name, " ")
		if got := who.surnamed(first, last); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestGenderOfLast: the sex that the ending of a last name tells.
func TestGenderOfLast(t *testing.T) {
	for name, want := range map[string]Gender{
		"иван гурин": Man, "ольга гурин": Unknown, " гурин": Unknown, "ли мартин": Unknown, "х лавров": Man, "х гуев": Man, "х ковалёв": Man, "х лавровский": Man, "х высоцкий": Man, "х лавровская": Woman, "х высоцкая": Woman, "х морева": Unknown,
		"x lisowski": Man, "x wysocki": Man, "x grudzki": Man, "x lisowska": Woman, "x wysocka": Woman, "x grudzka": Woman, "x mak": Unknown,
	} {
		first, last, _ := strings.Cut(name, " ")
		if got := genderOfLast(first, last); got != want {
			t.Errorf("%s: %d, want %d", name, got, want)
		}
	}
}

// TestSpeaks: a verb of saying beside a name, here Ana Ruiz or Ann Fox, with little between.
func TestSpeaks(t *testing.T) {
	for _, c := range []struct {
		language, text   string
		speaks, inverted bool
	}{
		{"en", "Then Ann Fox said so.", true, false}, {"en", "Then Ann Fox, who said so, left.", true, false}, {"en", "Then Ann Fox, said so.", false, false}, {"en", "Then Ann Fox who said so left.", false, false},
		{"en", "Then Ann Fox (2004) said so.", true, false}, {"en", "Then Ann Fox (left) said so.", false, false}, {"en", "Then Ann Fox (2004 said so.", false, false}, {"en", "Then Ann Fox 2004 said so.", false, false},
		{"en", "Then Ann Fox quietly said so.", true, false}, {"en", "Then Ann Fox then also just quietly said so.", false, false}, {"en", "Then Ann Fox left.", false, false}, {"en", "Then Ann Fox.\n\nSaid Bo.", false, false},
		{"en", "“It leaks,” said Ann Fox.", true, true}, {"en", "It leaks, said Ann Fox.", true, true}, {"en", "He said Ann Fox left.", false, false}, {"en", "The mayor, says Ann Fox is ready.", false, false}, {"en", "He has said Ann Fox.", true, true},
		{"en", "Said Ann Fox.", false, false}, {"es", "Ayer dijo Ana Ruiz algo.", true, true}, {"es", "Ayer dijo Ana Ruiz dijo.", true, true}, {"es", "Ayer Ana Ruiz dijo algo.", true, false}, {"es", "Ayer llegó Ana Ruiz.", false, false},
		{"pl", "Tak powiedział cicho Jan Mak.", true, true}, {"pl", "Tak cicho Jan Mak.", false, false},
	} {
		d := read(c.text, c.language)
		i := 0
		for d.Tokens[i].Text != "Ann" && d.Tokens[i].Text != "Ana" && d.Tokens[i].Text != "Jan" {
			i++
		}
		if s, v := d.Speaks(i, i+2), d.Inverted(i, i+2); s != c.speaks || v != c.inverted {
			t.Errorf("%s: speaks %v, inverted %v", c.text, s, v)
		}
	}
}

// TestGenderBefore: the sex that up to two words before a name tell, behind a title and over a comma.
func TestGenderBefore(t *testing.T) {
	for text, want := range map[string]Gender{
		"Here a woman Kim Fox": Woman, "Here a man Kim Fox": Man, "Here a woman, Kim Fox": Woman, "Here a woman Judge Kim Fox": Woman, "Here a woman Judge President Kim Fox": Unknown, "Here a woman saw Kim Fox": Unknown, "Here Judge Kim Fox": Unknown,
		"Woman Kim Fox": Woman, "Kim Fox": Unknown, "A woman.\n\nKim Fox": Unknown, "A woman.\n\nJudge Kim Fox": Unknown, "Here a woman, a judge, Kim Fox": Unknown,
	} {
		d := read(text, "en")
		if got := d.genderBefore(len(d.Tokens) - 2); got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}

// TestInHeading: names in headings that are printed in capitals are no persons.
func TestInHeading(t *testing.T) {
	long := func(n int) string { return strings.TrimSpace(strings.Repeat("FOX ", n)) }
	for text, want := range map[string]bool{
		"FOX WINS AGAIN AS TALKS END": true, "FOX WINS AGAIN NEAR OXLEY": true, "FOX WINS AGAIN NOW": false, "FOX AND REED": true, "FOX": false, "FOX REED": false, "Fox wins again as talks end": false, "FOX WINS again as talks end": false,
		"FOX WINS AGAIN AS TALKS: it rained": false, "FOX WINS AGAIN NOW NEAR OXLEY: it rained": false, "FOX WINS AGAIN NOW NEAR OXLEY:": true, long(40): true, long(41): false, "FOX\n\nWINS AGAIN NEAR OXLEY NOW": false,
	} {
		d := read(text, "en")
		if got := d.inHeading(0, 1); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestSubjectBehind: what stands behind a German verb, here the second word, shows that the first is no subject.
func TestSubjectBehind(t *testing.T) {
	for text, want := range map[string]bool{
		"Worte fand der Wirt.": true, "Worte fand er.": true, "Worte fand ich.": true, "Worte fand man.": true, "Worte fand wir.": true, "Worte fand Fuchs.": false, "Worte fand sich Fuchs.": true, "Worte fand sich der Wirt.": true, "Worte fand sich nicht.": false,
		"Kritisch fand Fuchs das.": true, "Ähnlich fand Fuchs das.": true, "Kritisch fand nichts.": false, "Kritisch fand Montag nichts.": false, "Worte fand es Anna Fuchs.": true, "Worte fand das Anna Fuchs.": true, "Worte fand es nicht.": false, "Worte fand es der Wirt.": true,
		"Kritisch fand.\n\nFuchs kam.": false, "Worte fand": false, "Worte fand es": false,
	} {
		if got := read(text, "de").subjectBehind(1, 0); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
