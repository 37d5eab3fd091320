package summarize

import (
	"strings"
	"testing"
)

// TestAsks: a question of the author is no news in any language. One that somebody is told to ask may be.
func TestAsks(t *testing.T) {
	for s, want := range map[string]bool{
		"Who will pay for the new pier of Elm?": true, "So will the pier of Elm last until the spring?": true, "Wer bezahlt am Ende den neuen Steg von Holm?": true, "Qui va payer le nouveau quai de Tours ?": true, "Wie betaalt straks de nieuwe brug bij Holm?": true, "Кто заплатит за новый мост?": true,
		"Kto zapłaci za nowy most?": true, "Why, Ann Fox asked, does the pier leak every winter?": false, "Ann Fox asked: “Who will pay for the pier?”": false, "The pier of Elm leaks.": false,
	} {
		x := read("", s, "en")
		if got := x.asks(x.unit(0, len(x.sents)-1)); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
	const first, last = "The council of Elm has shut the old pier to all ferries until May.", "The ferries of Elm sail from the north quay of Holm until then."
	const ask, know = "Who will pay for the new pier of Elm and for the ferries?", "Nobody in the council of Elm knows what the new pier will cost."
	for body, want := range map[string]bool{strings.Join([]string{first, ask, know, last}, " "): false, strings.Repeat(ask+"\n\n", 4): true} {
		if got := strings.Contains(strings.Join(sentences("", body, Budget{}), " "), "?"); got != want {
			t.Errorf("%q: asked: %v", body, got)
		}
	}
}

// TestDenies: a claim comes with the sentence that denies it, or not at all.
func TestDenies(t *testing.T) {
	const claim = "The Grell Gazette reported on Sunday that Ada Brill had taken money from the owner of the pier."
	for denial, want := range map[string]bool{
		"She had not.": true, "This is wrong.": true, "Brill denied it on Monday.": true, "It wasn’t so.": true,
		"She counted it.": false, "Why not?": false, "No": false, "She was not at home on Monday when the paper came.": false,
	} {
		body := claim + " " + denial + " The council meets in May, and it will then look at the books of the harbour for the last ten years."
		if denial == "No" {
			body = claim + "\n\nNo\n\nThe council meets in May."
		}
		x := read("", body, "en")
		if got := x.denies(1); got != want {
			t.Errorf("%q: %v", denial, got)
		}
		if all := strings.Join(sentences("News", body, Budget{Words: 30}), " "); want && strings.Contains(all, claim) != strings.Contains(all, denial) {
			t.Errorf("%q: %q", denial, all)
		}
	}
	for language, body := range map[string]string{
		"de": "Der Bote schrieb, Ada Brill habe Geld genommen. Das ist falsch.", "fr": "Le Courrier écrit qu’Ada Brill a pris l’argent. C’est faux.", "es": "El diario dijo que Ada Brill tomó dinero. No es así.",
		"it": "Il giornale scrive che Ada Brill ha preso soldi. È falso.", "pt": "O jornal disse que Ada Brill levou dinheiro. Não é verdade.", "nl": "De krant schreef dat Ada Brill geld nam. Dat is niet zo.",
		"ru": "Газета писала, что Ада Брилл взяла деньги. Это неправда.", "pl": "Gazeta pisała, że Ada Brill wzięła pieniądze. To nieprawda.",
	} {
		if x := read("", body, language); !x.denies(1) {
			t.Errorf("%s: %q", language, body)
		}
	}
}
