package summarize

import (
	"slices"
	"strings"
	"testing"

	"seedfeed/feed/prose"
)

// TestKeyPoints: the key points above a text are its summary, as far as they fit.
func TestKeyPoints(t *testing.T) {
	const story = "Brill, the mayor of Grell, told the council on Monday that the pier needs new piles before winter. The council will vote on the price of the piles in May, and on a toll for lorries.\n\nNobody had asked the fishermen, who land forty tons of herring there in a good week, what they think of it all."
	const german = "Der Rat von Grell hat am Montag beschlossen, dass der Steg neue Pfähle bekommt, ehe der Winter und mit ihm der Sturm zurück ist."
	const french = "Le conseil de Grell a décidé lundi que la jetée aura de nouveaux pieux avant le retour de l’hiver et des tempêtes de la mer du Nord."
	items := []string{"The pier of Grell is shut from Friday.", "New piles cost two million pounds.", "The council votes in May.", "The toll for lorries stays as it is."}
	list := func(label string, items ...string) string {
		return label + "\n\n• " + strings.Join(items, "\n\n• ") + "\n\n"
	}
	nine := append(slices.Clone(items), items...)
	for name, c := range map[string]struct {
		language, body string
		want           []string // nil: it is not taken from the list
	}{
		"label":             {"en", list("Key points", items[:3]...) + story, items[:3]},
		"colon":             {"en", list("Key points:", items[:2]...) + story, items[:2]},
		"capitals":          {"en", list("KEY TAKEAWAYS", items[:3]...) + story, items[:3]},
		"hyphens":           {"en", strings.ReplaceAll(list("Key points", items[:3]...), "•", "-") + story, items[:3]},
		"four":              {"en", list("Key points", items...) + story, items[:3]},
		"below a lead":      {"en", "The storm has left its mark.\n\n" + list("Main points", items[:3]...) + story, items[:3]},
		"German":            {"de", list("Das Wichtigste in Kürze:", "Der Steg ist zu.", "Der Rat tagt im Mai.") + german, []string{"Der Steg ist zu.", "Der Rat tagt im Mai."}},
		"French":            {"fr", list("L’essentiel", "La jetée est fermée.", "Le conseil votera en mai.") + french, []string{"La jetée est fermée.", "Le conseil votera en mai."}},
		"other language":    {"fr", list("Key points", items[:3]...) + story, nil},
		"another label":     {"en", list("You will need", items[:3]...) + story, nil},
		"one item":          {"en", list("Key points", items[0]) + story, nil},
		"no sentences":      {"en", list("Key points", "Pier shut", "New piles") + story, nil},
		"nine items":        {"en", list("Summary", append(nine, items[0])...) + story, nil},
		"no text":           {"en", list("Key points", items...), nil},
		"less text":         {"en", list("Key points", items...) + "Read on tomorrow.", nil},
		"late":              {"en", strings.Repeat("The storm has left its mark.\n\n", 5) + list("Key points", items[:3]...) + story, nil},
		"other news":        {"en", list("Key points", "Rain falls in Holm on Friday.", "Ruan won the cup.", "The bakers of Elm strike.") + story, nil},
		"leans":             {"en", list("Key points", "He told the council of new piles.", items[0]) + story, nil},
		"in brief":          {"en", list("In brief", items...) + story, nil},
		"question":          {"en", list("Key points", items[0], "Who pays for the piles?") + story, nil},
		"first person":      {"en", list("Key points", items[0], "I paid for the piles.") + story, nil},
		"without its items": {"en", "Key points\n\n" + story, nil},
		"too long":          {"en", list("Key points", strings.Repeat("The pier is long, and ", 20)+"it is wet.", items[0]) + story, nil},
	} {
		var got []string
		for _, s := range sumUp("Storm at Grell", c.body, c.language, Budget{}) {
			got = append(got, s.Of(c.body))
		}
		if c.want != nil && !slices.Equal(got, c.want) || c.want == nil && len(got) > 1 && (slices.Contains(items, got[1]) || strings.HasSuffix(got[1], "cup.")) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	body := list("Key points", items[:3]...) + story
	for words, want := range map[int]int{12: 1, 18: 2, 40: 3} { // the items have eight, six and five
		var got []string
		for _, s := range sumUp("Storm at Grell", body, "en", Budget{Words: words}) {
			got = append(got, s.Of(body))
		}
		if !slices.Equal(got, items[:want]) {
			t.Errorf("%d words: %q, want %q", words, got, items[:want])
		}
	}
}

// TestAbstract: the summary of a paper is taken from its abstract, in the first person too.
func TestAbstract(t *testing.T) {
	const first, second = "We counted otters at forty sites on the Elm and found them at 31.", "Their number rose fastest where banks had been planted."
	const head, rest = "Ann Fox, Bo Reed\n\nUniversity of Holm\n\n", "\n\nIntroduction\n\nOtters left the Elm in 1970, when the mills of Holm poured dye into it. The water has been clean since the last mill closed in 2001."
	for name, body := range map[string]string{
		"below a label": head + "Abstract\n\n" + first + " " + second + rest,
		"capitals":      head + "ABSTRACT\n\n" + first + " " + second + rest,
		"glued":         head + "Abstract. " + first + " " + second + rest,
		"colon":         head + "Abstract: " + first + " " + second + rest,
	} {
		var got []string
		for _, s := range sumUp("Otters are back", body, "en", Budget{}) {
			got = append(got, s.Of(body))
		}
		if !slices.Equal(got, []string{first, second}) {
			t.Errorf("%s: %q", name, got)
		}
	}
	for name, body := range map[string]string{
		"a word of the text": head + "Abstract art hung in the hall. " + first + rest,
		"one sentence":       head + "Abstract\n\n" + first + rest,
		"nothing else":       head + "Abstract\n\n" + first + " " + second,
		"below a lead":       "The storm has left its mark on the pier of Grell, and the council met at noon to count what it will cost.\n\nAbstract\n\n" + first + " " + second + rest,
		"of no paper":        "Abstract\n\n" + first + " " + second + "\n\nThe storm has left its mark.",
		"late":               strings.Repeat("The storm has left its mark.\n\n", 11) + "Abstract\n\n" + first + " " + second + rest,
	} {
		if n, _ := abstract(prose.Read(body)); n >= 0 {
			t.Errorf("%s: paragraph %d", name, n)
		}
	}
}

// TestPoem: of a text without sentences the first line is the summary, and no rest of a sentence.
func TestPoem(t *testing.T) {
	const body = "Slow goes the river,\n\nslow goes the day,\n\nnobody calls me\n\nover the bay."
	if got := sumUp("The ferryman", body, "en", Budget{}); len(got) != 1 || got[0].Of(body) != "Slow goes the river," {
		t.Errorf("%v", got)
	}
}

// TestAnswer: what answers a question above it without a verb of its own is no summary.
func TestAnswer(t *testing.T) {
	const body = "Parking in Elm costs money from June on Sundays as well, the council said.\n\nWho has to pay?\n\nEverybody who parks between the harbour and the church.\n\nWhat does it cost?\n\nThe council asked for two pounds an hour and got three."
	var got []string
	for _, s := range sumUp("Parking in Elm", body, "en", Budget{}) {
		got = append(got, s.Of(body))
	}
	if all := strings.Join(got, " "); strings.Contains(all, "Everybody") || !strings.Contains(all, "three") {
		t.Errorf("%q", got)
	}
}

// TestSalutation: the first sentence of a German letter begins with a small letter.
func TestSalutation(t *testing.T) {
	const body = "Liebe Mitglieder,\n\nam Samstag feiert der Verein auf der Wiese hinter dem Bootshaus sein Fest. Beginn ist um drei.\n\nGesucht werden noch zehn Helfer für den Stand mit Kuchen und Tee.\n\nDer Eintritt kostet nichts."
	if got := sumUp("Sommerfest", body, "de", Budget{}); len(got) == 0 || !strings.HasPrefix(got[0].Of(body), "am Samstag") {
		t.Errorf("%v", got)
	}
}
