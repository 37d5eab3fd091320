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
