package quotation

import (
	"slices"
	"strings"
	"testing"
)

// TestConstructions: one way of attributing words a row; want lists "speaker: words" of all quotations, in any order.
func TestConstructions(t *testing.T) {
	const who = "Olive Marsh"
	for _, test := range []struct {
		name, body string
		want       []string
	}{
		{"asked, question inside", "“Who will pay for the tram?” Olive Marsh asked.", []string{who + ": Who will pay for the tram?"}},
		{"cry, then name and verb", "“Shut that gate at once!” Olive Marsh said as she ran.", []string{who + ": Shut that gate at once!"}},
		{"a question, then another sentence", "“Who will pay for the tram?” Olive Marsh said that nobody knew.", []string{": Who will pay for the tram?"}},
		{"any verb behind", "“We were promised a tram by Easter,” fumed Olive Marsh.", []string{who + ": We were promised a tram by Easter"}},
		{"signature", "“The tram was late again and I walked home.” — Olive Marsh", []string{who + ": The tram was late again and I walked home."}},
		{"next paragraph goes on", "Olive Marsh came.\n\n“We were promised a tram by Easter,” Marsh said.\n\n“Nobody told us which Easter it would be.”", []string{
			who + ": We were promised a tram by Easter", who + ": Nobody told us which Easter it would be."}},
		{"announced", "Olive Marsh told the council that the tram was late.\n\n“Nobody told us which Easter it would ever be.”", []string{who + ": Nobody told us which Easter it would ever be."}},
		{"not announced", "The tram was late for Olive Marsh.\n\n“Nobody told us which Easter it would ever be.”", []string{": Nobody told us which Easter it would ever be."}},
		{"outer speaker", "Olive Marsh said the council believes it is “a matter of weeks and not of months”.", []string{who + ": a matter of weeks and not of months"}},
		{"fronted place", "In a note to the board, Olive Marsh, a former driver, said the tram was “slower than a goat on ice”.", []string{who + ": slower than a goat on ice"}},
		{"fragment without a saying verb", "Olive Marsh went after the board for “losing a whole tram in a shed”.", []string{who + ": losing a whole tram in a shed"}},
		{"name in a role", "“We shall see about that in June,” said a former Marsh aide. Olive Marsh left.", []string{"a former Marsh aide: We shall see about that in June"}},
		{"manager of a person", "Olive Marsh rested. “We shall see about that in June,” said Marsh campaign manager Tim Oakes.", []string{"Tim Oakes: We shall see about that in June"}},
		{"party in brackets", "Olive Marsh (L-Dunmore), chair of the tram board, said it was “a very small delay indeed”.", []string{who + ": a very small delay indeed"}},
		{"released a statement", "The board released a statement saying the tram was “as safe as any house in town”.", []string{"The board: as safe as any house in town"}},
		{"sign", "Olive Marsh held up a sign saying “Give us back our tram today”.", []string{"a sign: Give us back our tram today"}},
		{"asked in passing", "Asked about the “tram of horrors”, Olive Marsh said: “It is a tram.”", []string{who + ": It is a tram."}},
		{"who was asked", "Olive Marsh was asked, “Where has the money for it gone?”", []string{": Where has the money for it gone?"}},
		{"full name later", "“We were promised a tram by Easter,” said Marsh.\n\nOlive Marsh drove it for years.", []string{who + ": We were promised a tram by Easter"}},
		{"title kept off", "“We were promised a tram by Easter,” said Sen. Olive Marsh.", []string{who + ": We were promised a tram by Easter"}},
		{"middle initial", "“We were promised a tram by Easter,” said Olive T. Marsh.", []string{"Olive T. Marsh: We were promised a tram by Easter"}},
		{"hyphen and particle", "“We were promised a tram by Easter,” said Lena van der Hoek-Moss.", []string{"Lena van der Hoek-Moss: We were promised a tram by Easter"}},
		{"adverb before the verb", "“We were promised a tram by Easter,” Marsh later told reporters. Olive Marsh left.", []string{who + ": We were promised a tram by Easter"}},
		{"sentence goes on behind", "“We were promised a tram by Easter,” said Olive Marsh, adding that Tim Oakes had signed for it.", []string{who + ": We were promised a tram by Easter"}},
		{"two in one paragraph", "“The tram is late again,” said Olive Marsh. “It is not late at all,” said Tim Oakes.", []string{who + ": The tram is late again", "Tim Oakes: It is not late at all"}},
		{"he between a man and a woman", "Tim Oakes sat beside Olive Marsh. “The tram is late again,” he said.", []string{"Tim Oakes: The tram is late again"}},
		{"she of two men", "Tim Oakes met Hugh Lane. “The tram is late again,” she said.", []string{": The tram is late again"}},
		{"they", "Tim Oakes met Hugh Lane. “The tram is late again,” they said.", []string{": The tram is late again"}},
		{"added keeps the speaker", "“The tram is late again,” said Olive Marsh of Tim Oakes and Ada Fenn.\n\n“It is always late,” she added.", []string{who + ": The tram is late again", who + ": It is always late"}},
		{"office of one", "Norwegian President Kari Lund met Olive Marsh.\n\n“We like trams very much here,” said the Norwegian president.", []string{"Kari Lund: We like trams very much here"}},
		{"office of two", "Mayor Kari Lund met Mayor Tim Oakes. “We like trams very much here,” said the mayor.", []string{"the mayor: We like trams very much here"}},
		{"spokesman of a body", "“We like trams very much here,” a spokesman for the tram board said.", []string{"a spokesman for the tram board: We like trams very much here"}},
		{"source", "A source close to the board said: “We like trams very much here.”", []string{"A source close to the board: We like trams very much here."}},
		{"so-called", "The so-called “tram of the future” is late.", nil},
		{"sign on a door", "The sign at the depot reads “No Dogs”.", nil},
		{"nickname", "They called it “the goat”.", nil},
		{"title case", "Her novel “A Tram for the Winter Queen” sold well.", nil},
		{"measure", `The 6'2" driver cut a 14" rail.`, nil},
		{"left open", "Olive Marsh said: “We were promised a tram by Easter.", nil},
		{"single, possessive inside", "‘It is the drivers’ tram and the town’s money,’ said Olive Marsh.", []string{who + ": It is the drivers’ tram and the town’s money"}},
		{"nested", "“He said ‘get off’ and I got off,” said Olive Marsh.", []string{who + ": He said ‘get off’ and I got off"}},
		{"split inside a sentence", "“The tram,” Olive Marsh said, “is older than the town.”", []string{who + ": The tram, is older than the town."}},
		{"twice the same", "“We were promised a tram by Easter,” said Olive Marsh. Later: “We were promised a tram by Easter,” Marsh said.", []string{who + ": We were promised a tram by Easter"}},
		{"French", "« Nous attendons le tram depuis une heure », a déclaré Olive Marsh.", []string{": Nous attendons le tram depuis une heure"}},
		{"reversed marks", "»Wir warten seit einer Stunde«, sagte Olive Marsh.", []string{who + ": Wir warten seit einer Stunde"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, q := range Find("", test.body) {
				got = append(got, q.Speaker+": "+q.Text)
			}
			slices.Sort(got)
			slices.Sort(test.want)
			if !slices.Equal(got, test.want) {
				t.Errorf("%s\n got %q\nwant %q", test.body, got, test.want)
			}
		})
	}
}

// TestSame: the same body always gives the same quotations, in the same order.
func TestSame(t *testing.T) {
	body := strings.Repeat("Tim Oakes met Hugh Lane and Ada Fenn. “The tram is late again,” he said. “It is not,” said Fenn.\n\n", 20)
	first := Find("Trams", body)
	for range 20 {
		for i, q := range Find("Trams", body) {
			if q.Speaker != first[i].Speaker || q.Text != first[i].Text || q.Key != first[i].Key {
				t.Fatalf("quotation %d: %+v, then %+v", i, first[i], q)
			}
		}
	}
}
