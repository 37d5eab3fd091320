package speech

import (
	"fmt"
	"strings"
	"testing"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

// TestAsides: what the writer says inside speech, in marks or, if open, behind a dash.
func TestAsides(t *testing.T) {
	for _, c := range []struct {
		language string
		open     bool
		text     string
		want     string
	}{
		{"fr", false, "Le toit fuit, dit Anne Renard, mais il tient.", "dit Anne Renard"},
		{"fr", false, "Le toit fuit, dit Anne Renard, la maire du village, mais il tient.", "dit Anne Renard, la maire du village"},
		{"fr", false, "Le toit fuit, dit-elle, mais il tient.", "dit-elle"},
		{"fr", false, "Le toit fuit, dit-on partout.", "dit-on partout"},
		{"fr", false, "Le toit fuit, il tient.", ""},
		{"fr", false, "Le toit fuit, dit le panneau.", ""},
		{"fr", false, "Le toit fuit, Dit Anne Renard.", ""},
		{"fr", false, "Le toit fuit, a dit hier Anne Renard, mais il tient.", "a dit hier Anne Renard"},
		{"fr", false, "Le toit fuit dit Anne Renard.", ""},
		{"fr", false, "Le toit fuit ! dit Anne Renard, il tient.", "dit Anne Renard"},
		{"fr", true, "Le toit fuit, répondit-elle. Elle prit son chapeau.", "répondit-elle. Elle prit son chapeau"},
		{"fr", false, "Le toit fuit, répondit-elle. Elle prit son chapeau.", "répondit-elle"},
		{"es", false, "El techo —dijo la alcaldesa— está mojado.", "dijo la alcaldesa"},
		{"es", true, "El techo está mojado —dijo la alcaldesa. Se fue. —Hace frío.", "dijo la alcaldesa. Se fue"},
		{"es", true, "El techo está mojado —dijo.", "dijo"},
		{"ru", true, "Крыша течёт, — сказал Морев. — Мы ждём.", "сказал Морев"},
		{"ru", true, "Крыша течёт, — ворчит пенсионерка Раиса Белова. — Мы ждём.", "ворчит пенсионерка Раиса Белова"},
		{"ru", true, "Крыша течёт, — ворчит Раиса Белова. — Мы ждём.", "ворчит Раиса Белова"},
		{"ru", true, "Крыша течёт — ворчит Раиса Белова. — Мы ждём.", "ворчит Раиса Белова"},
		{"ru", true, "Крыша течёт, — но мы ждём.", ""},
		{"pl", true, "Młyn stoi pusty – śmieje się historyk. – Czekamy na wodę.", "śmieje się historyk"},
		{"pl", true, "Młyn stoi pusty – śmieje się Anna Mak. – Czekamy na wodę.", "śmieje się Anna Mak"},
		{"pl", true, "Młyn stoi pusty – śmieje się woda. – Czekamy na wodę.", ""},
		{"pl", true, "Młyn stoi pusty – przekonuje rzecznik urzędu – Karol Mak.", "przekonuje rzecznik urzędu – Karol Mak"},
		{"pl", true, "Młyn stoi pusty – mówi rzecznik urzędu – ale czekamy.", "mówi rzecznik urzędu"},
		{"ru", true, "Крыша течёт, — бурчит Раиса Белова. — Мы ждём.", "бурчит Раиса Белова"},
		{"ru", true, "Крыша течёт — бурчит Раиса Белова. — Мы ждём.", ""},
		{"ru", true, "Крыша течёт, бурчит Раиса Белова. — Мы ждём.", ""},
		{"ru", true, "Крыша течёт, — бурчит, Раиса Белова. — Мы ждём.", ""},
		{"ru", true, "Крыша течёт, — бурчит пенсионерка, Раиса Белова. — Мы ждём.", ""},
		{"ru", true, "Крыша течёт, — бурчит старый мост. — Мы ждём.", ""},
		{"ru", true, "Крыша течёт, — бурчит пенсионерка из дома. — Мы ждём.", ""},
		{"ru", true, "Крыша течёт, — но Раиса Белова ждёт. — Мы ждём.", ""},
		{"ru", true, "Крыша течёт, — бурчит Белова", ""},
		{"ru", true, "Крыша течёт, — бурчит Раиса Белова", "бурчит Раиса Белова"},
		{"ru", false, "Крыша течёт, — сказал Морев, ответил Лис. — Мы ждём.", "сказал Морев, ответил Лис"},
		{"ru", false, "Крыша течёт, — сказал Морев. Он ушёл — в спешке.", "сказал Морев. Он ушёл"},
		{"pl", true, "Młyn stoi pusty – ale się śmieje historyk Jan Mak.", ""},
		{"pl", true, "Młyn stoi pusty – śmieje się woda Tamy.", ""},
		{"pl", true, "Młyn stoi pusty, śmieje się historyk. – Czekamy na wodę.", ""},
		{"pl", false, "Młyn stoi pusty – przekonuje rzecznik urzędu – Karol Mak.", "przekonuje rzecznik urzędu"},
		{"pl", true, "Młyn stoi pusty – mówi rzecznik urzędu – Nie wiem jeszcze, co dalej będzie z nami.", "mówi rzecznik urzędu"},
		{"pl", true, "Młyn stoi pusty – mówił prof. Jan Mak – i lepiej nie będzie.", "mówił prof. Jan Mak"},
		{"pl", true, "Młyn stoi pusty – mówił Jan Mak, trener gości – i lepiej nie będzie.", "mówił Jan Mak, trener gości"},
		{"pl", true, "Młyn stoi pusty – mówił strażnik mostu. Odszedł w górę – do lasu.", "mówił strażnik mostu. Odszedł w górę – do lasu"},
		{"pl", true, "Młyn stoi pusty – mówił trener Mak. Odszedł w górę – do lasu.", "mówił trener Mak. Odszedł w górę – do lasu"},
		{"pl", true, "Młyn stoi pusty – krzyknął do nas on! Odszedł w górę – do lasu.", "krzyknął do nas on! Odszedł w górę – do lasu"},
		{"pl", true, "Młyn stoi pusty – mówił strażnik mostu. Odszedł w górę – Nie wiem.", "mówił strażnik mostu. Odszedł w górę"},
		{"fr", true, "Le toit fuit, dit-elle, mais il tient.", "dit-elle"},
		{"fr", true, "Le toit fuit, répondit la maire qui riait, mais il tient.", "répondit la maire qui riait"},
		{"fr", true, "Le toit fuit, répondit la maire parce qu'il pleut, mais il tient.", "répondit la maire parce qu'il pleut"},
		{"fr", false, "Le toit fuit, répondit la maire parce qu'il pleut, mais il tient.", ""},
		{"fr", false, "Le toit fuit, dit partout que la maire est là, mais il tient.", ""},
		{"fr", false, "Le toit fuit, affirmé la maire, mais il tient.", ""},
		{"fr", false, "Le toit fuit, a affirmé la maire, mais il tient.", "a affirmé la maire"},
		{"fr", false, "Le toit fuit, nous a dit la maire, mais il tient.", "nous a dit la maire"},
		{"fr", false, "Le toit fuit, le lui a dit la maire, mais il tient.", "le lui a dit la maire"},
		{"fr", false, "Le toit fuit, nous le lui a dit la maire, mais il tient.", ""},
		{"fr", false, "Le toit fuit, nous a", ""},
		{"fr", false, "Le toit fuit, dit Anne Renard, la maire", "dit Anne Renard, la maire"},
		{"fr", false, "Le toit fuit, dit la maire, Anne Renard, mais il tient.", "dit la maire, Anne Renard"},
		{"fr", false, "Le toit fuit, dit Anne Renard, la maire du petit vieux village de Tours, mais il tient.", "dit Anne Renard, la maire du petit vieux village de Tours"},
		{"fr", false, "Le toit fuit, dit Anne Renard, la maire du tout petit vieux village de Tours, mais il tient.", "dit Anne Renard"},
		{"fr", false, "Le toit fuit, dit Anne Renard, le pont du village, mais il tient.", "dit Anne Renard"},
		{"fr", false, "Le toit fuit, dit Anne Renard, la maire a raison, mais il fuit.", "dit Anne Renard"},
		{"es", true, "El techo —dijo la alcaldesa" + strings.Repeat(" del pueblo", 10) + ".", "dijo la alcaldesa" + strings.Repeat(" del pueblo", 10)},
		{"es", false, "El techo —dijo la alcaldesa" + strings.Repeat(" del pueblo", 7) + ".", "dijo la alcaldesa" + strings.Repeat(" del pueblo", 7)},
		{"es", false, "El techo —dijo la alcaldesa" + strings.Repeat(" del pueblo", 10) + ".", ""},
		{"es", true, "El techo, dijo la alcaldesa" + strings.Repeat(" del pueblo", 10) + ".", ""},
		{"es", false, "El techo —niega la alcaldesa— está mojado.", "niega la alcaldesa"},
		{"es", false, "El techo, niega la alcaldesa, está mojado.", ""},
		{"en", false, "It leaks, said the old vicar, but it holds.", "said the old vicar"},
		{"en", false, "It leaks, said the old vicar, who laughed, but it holds.", "said the old vicar"},
		{"en", false, "It leaks, said " + strings.Repeat("old ", 16) + "Fox.", ""},
		{"en", false, "It leaks, said " + strings.Repeat("old ", 15) + "Fox.", "said " + strings.Repeat("old ", 15) + "Fox"},
	} {
		var got []string
		for _, s := range asides(c.text, prose.Span{Start: 0, End: len(c.text)}, lexis.TongueOf(c.text, c.language), c.open) {
			got = append(got, s.Of(c.text))
		}
		if g := strings.Join(got, " | "); g != c.want {
			t.Errorf("%s: %q, want %q", c.text, g, c.want)
		}
	}
}

// TestInitials: a label of two or three capitals.
func TestInitials(t *testing.T) {
	for label, want := range map[string]string{"AF": "AF", "A. F.": "AF", "A-F": "AF", "ABC": "ABC", "A B C D": "", "ABCD": "", "A": "", "A.": "", "Af": "", "": ""} {
		if got := Initials(label); got != want {
			t.Errorf("%s: %q, want %q", label, got, want)
		}
	}
}

// TestDashAt: where speech behind a dash begins.
func TestDashAt(t *testing.T) {
	for text, want := range map[string]string{
		"– It leaks.": " It leaks.", "He left. – It leaks.": " It leaks.", "He left – It leaks.": "", "He left. - It leaks.": " It leaks.", "He left. -It leaks.": "", "He left.– It leaks.": "",
		"He left. – said Fox": "", "He said: – It leaks.": " It leaks.", "—It leaks.": "It leaks.", "He left. Fox – He sat.": "", "He left!  – 12 boats sank.": " 12 boats sank.", "It leaks.": "",
	} {
		got := ""
		if k := dashAt(text); k >= 0 {
			got = text[k:]
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestBareName: a paragraph that is a name.
func TestBareName(t *testing.T) {
	long := "Ann " + strings.Repeat("Fox", 19)
	for text, want := range map[string]string{
		"Ann Fox": "Ann Fox", "Ann": "", "Ann Reedy.": "Ann Reedy", "Ann Fox Jr.": "Ann Fox Jr.", "Ann Fox Reed Hale": "Ann Fox Reed Hale", "Ann Fox Reed Hale Moss": "", "Ann fox": "", "Ann Fox, nurse": "", "Mayor Fox": "Mayor Fox",
		"The Council": "", "New Oxley": "", long[:60]: long[:60], long: "",
	} {
		if got := bareName(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestTitled: labels in the minutes of hearings, which end with a stop.
func TestTitled(t *testing.T) {
	s := &shape{t: lexis.TongueOf("", "en")}
	for text, want := range map[string]string{
		"Mr. Fox. I saw it.": "Mr. Fox.", "Mr Fox. I saw it.": "Mr Fox.", "Senator Ann Fox. I saw it.": "Senator Ann Fox.", "Mr. Fox. then it rained.": "", "mr. Fox. I saw it.": "", "Fox. I saw it.": "",
		"Mr. Ann Bo Cy Fox. I saw it.": "", "Mr. Fox saw it. I did not.": "", "Mr. Fox": "", "Mr. Ann Bo Fox. I saw it.": "Mr. Ann Bo Fox.",
		"Mr. F" + strings.Repeat("o", 76) + ". I saw it.": "Mr. F" + strings.Repeat("o", 76) + ".", "Mr. F" + strings.Repeat("o", 79) + ". I saw it.": "",
		"ANN FOX. I saw it.": "ANN FOX.", "PRESIDENT. I saw it.": "PRESIDENT.", "Mr. Fox, a miller. I saw it.": "Mr. Fox, a miller.", "Mr. the President. I saw it.": "Mr. the President.", "Mr. the weir. I saw it.": "",
		"President Dr. Ann Fox: I saw it.": "", "USA. I saw it.": "", "Mr. Fox, a miller: I saw it. I did.": "", "THE END. I saw it.": "",
	} {
		_, n := s.titled(text)
		if got := strings.TrimRight(text[:n], " "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestSideWord: a word for a question or an answer before a mark that is no colon, and where the words behind it begin.
func TestSideWord(t *testing.T) {
	for text, want := range map[string]string{
		"A. It leaks.": "A|It leaks.", "A - It leaks.": "A|It leaks.", "A — It leaks.": "A|It leaks.", "A) It leaks.": "A|It leaks.", "[A] It leaks.": "A|It leaks.", "(A): It leaks.": "A|It leaks.", "A/ It leaks.": "A|It leaks.", "Answer 2 – It leaks.": "Answer|It leaks.", "Ответ. Да, течёт.": "Ответ|Да, течёт.",
		"A. B. Fox sees it.": "|", "A: It leaks.": "|", "a) It leaks.": "|", "A mill leaks.": "|", "A-road closed.": "|", "A.": "|", "": "|",
	} {
		word, n := sideWord(text)
		got := word + "|"
		if n > 0 {
			got += text[n:]
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestSide: the labels of interviews, in the language of the text or in English.
func TestSide(t *testing.T) {
	for language, labels := range map[string]string{
		"en": "q:q question:q a:a answer:a r: p:", "de": "f:q frage:q antwort:a q:q r:", "fr": "question:q r:a réponse:a", "es": "p:q r:a pregunta:q respuesta:a", "it": "d:q domanda:q r:a risposta:a",
		"pt": "p:q pergunta:q r:a resposta:a", "nl": "v:q vraag:q antwoord:a", "ru": "в:q вопрос:q о:a ответ:a", "pl": "p:q pytanie:q o:a odpowiedź:a",
	} {
		s := &shape{t: lexis.TongueOf("", language)}
		for l := range strings.FieldsSeq(labels) {
			label, want, _ := strings.Cut(l, ":")
			if got := s.side(label); got != want {
				t.Errorf("%s %s: %q, want %q", language, label, got, want)
			}
		}
	}
}

// TestCutBrackets: what stands in brackets behind a label, or the name behind an office.
func TestCutBrackets(t *testing.T) {
	s := &shape{t: lexis.TongueOf("", "en")}
	for label, want := range map[string]string{
		"Ann Fox": "Ann Fox false", "Ann Fox (coach of the Mills)": "Ann Fox  true", "Ann Fox [coach of the Mills]": "Ann Fox  true", "Ann Fox (Mills)": "Ann Fox  false", "Ann Fox (coach)": "Ann Fox  false",
		"Ann Fox (Old Mills)": "Ann Fox  false", "The Minister (Lady Ann Hale)": "Lady Ann Hale false", "Minister (Lady Ann Hale)": "Minister  false", "The Minister (Hale)": "The Minister  false",
	} {
		if name, job, _ := s.cutBrackets(label); fmt.Sprint(name, job) != want && fmt.Sprint(name, " ", job) != want {
			t.Errorf("%s: %q %v, want %q", label, name, job, want)
		}
	}
}

// TestAppendTurn: a turn is quoted by its first sentences, up to sixty words, and not at all if it has less than four.
func TestAppendTurn(t *testing.T) {
	long := func(n int) string { return "It" + strings.Repeat(" leaks", n-1) + "." }
	for text, want := range map[string]string{
		"It leaks a lot.": "It leaks a lot.", "It leaks here.": "", long(70) + " It does.": long(70), long(30) + " " + long(30) + " So.": long(30) + " " + long(30), long(30) + " " + long(31): long(30),
		"So. " + long(60): "", "So. " + long(59): "So. " + long(59),
	} {
		s := &shape{body: text, t: lexis.TongueOf("", "en")}
		got := ""
		for _, turn := range s.appendTurn(nil, prose.Span{Start: 0, End: len(text)}, Turn{}) {
			got = turn.span.Of(text)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	s := &shape{body: "It leaks a lot.", t: lexis.TongueOf("", "en")}
	if full := make([]Turn, mostTurns); len(s.appendTurn(full, prose.Span{Start: 0, End: 15}, Turn{})) != mostTurns || len(s.appendTurn(full[1:], prose.Span{Start: 0, End: 15}, Turn{})) != mostTurns {
		t.Error("too many turns, or too few")
	}
}

// TestSpoken: a paragraph in the first person, by its words or the endings of its verbs, but not inside marks.
func TestSpoken(t *testing.T) {
	for _, c := range []struct {
		language, text string
		want           bool
	}{
		{"en", "We saw it.", true}, {"en", "It was my dog.", true}, {"en", "It rained.", false}, {"en", "He said “we saw it”.", false}, {"en", "He said “we saw it” to us.", true},
		{"pl", "Zrobiliśmy to.", true}, {"pl", "Ona to zrobiła.", false}, {"pl", "Rzekła „zrobiliśmy to”.", false}, {"it", "Abbiamo visto.", true}, {"it", "Andiamo via.", true}, {"it", "Piove sempre.", false},
		{"de", "Wir sahen es.", true}, {"de", "Es regnete.", false},
	} {
		s := &shape{body: c.text, t: lexis.TongueOf("", c.language), paras: []prose.Span{{Start: 0, End: len(c.text)}}}
		if got := s.spoken(0); got != c.want {
			t.Errorf("%s: %v", c.text, got)
		}
	}
}

// TestReports: an answer that quotes somebody and says nothing in the first person is the writer's.
func TestReports(t *testing.T) {
	for text, want := range map[string]bool{"The firm saves. “We cannot go on,” its head said.": true, "I asked. “We cannot go on,” its head said.": false, "The firm saves.": false, "The firm saves ”.": false} {
		s := &shape{body: text, t: lexis.TongueOf("", "en")}
		if got := s.reports(prose.Span{Start: 0, End: len(text)}); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
