package quotation

import "testing"

// TestPortrait: who gets a quotation of nobody in a text that quotes one person three times, after the sentence before it; "" for nobody.
func TestPortrait(t *testing.T) {
	for _, test := range []struct {
		language, lead, want string
		ends                 []string
	}{
		{"nl", "Ann Vos woont in Elm. ‘Ik kwam hier als kind wonen’, zegt Ann Vos. ‘De straat was van zand’, zegt Vos. ‘Er was geen school’, zegt ze.", "Ann Vos", []string{
			"Wat mist u het meest? ‘Een winkel waar je brood kunt kopen.’", "Het huis is leeg. Slaapt u hier nog? ‘In de zomer wel, maar in mei is het te koud.’",
		}},
		{"nl", "Ann Vos woont in Elm. ‘Ik kwam hier als kind wonen’, zegt Ann Vos. ‘De straat was van zand’, zegt Vos. ‘Er was geen school’, zegt ze.", "", []string{
			"Nu woont ze alleen, met twee katten. ‘De stad is niets voor oude mensen.’", "Waarom blijft ze? ‘Omdat het hier mooier is dan in de stad.’",
			"Haar broer komt binnen. ‘Mijn kinderen zijn allang het huis uit.’", "En de directrice? ‘We hebben helaas geen geld voor een school.’",
			"Wat vindt Tom Bos daarvan? ‘Ik heb geen geld voor een nieuwe school.’", "En u, Tom Bos? ‘Ik kom elke dag hierheen om te vissen.’",
			"Ze heeft een kleindochter. ‘Oma maakt de beste soep van het dorp.’", "Wat staat er op het bord? ‘Verboden toegang voor alle honden.’",
		}},
		{"nl", "Ann Vos woont in Elm. ‘Ik kwam hier als kind wonen’, zegt Ann Vos. ‘De straat was van zand’, zegt Vos. ‘Er was geen school’, zegt Tom Bos.", "", []string{
			"Wat mist u het meest? ‘Een winkel waar je brood kunt kopen.’", // it quotes two
		}},
		{"de", "Ann Kranz lebt in Elm. „Ich kam als Kind hierher“, sagt Ann Kranz. „Die Straße war aus Sand“, sagt Kranz. „Es gab keine Schule“, sagt sie.", "Ann Kranz", []string{
			"Was fehlt Ihnen hier am meisten? „Ein Laden, in dem es Brot gibt.“", "Was ging dir durch den Kopf? „Dass es nie wieder so schön wird.“",
		}},
		{"de", "Ann Kranz lebt in Elm. „Ich kam als Kind hierher“, sagt Ann Kranz. „Die Straße war aus Sand“, sagt Kranz. „Es gab keine Schule“, sagt sie.", "", []string{
			"Neben ihr sitzt ihr Mann. „Unsere Kinder sind längst aus dem Haus.“", "Und wie reagiert ihr Bruder? „Wir haben leider kein Geld für eine Schule.“",
			"Und die Bäckerin? „Wir haben leider kein Geld für eine Schule.“", "Wer klopft da? „Machen Sie sofort auf, hier ist die Polizei.“",
			"Nachbarn loben sie sehr. „Ohne die Ann wäre hier nichts mehr los.“", "Sie wird oft gefragt. „Ist es hier nicht sehr einsam im Winter?“",
			"Ihr Bruder nickt. Wollen Sie auch hier bleiben? „Nein, im Sommer ziehe ich nach Holm.“", "Sie fragt ihn immer. Warum bist du fortgegangen? „Weil es hier keine Arbeit gab.“",
			"Und Sie, Tom Bohl? „Dort am Hafen gibt es immer etwas zu sehen.“", "Sie bleibt vor einem Schild stehen. „Betreten der Wiese ist für alle verboten.“",
		}},
	} {
		for _, end := range test.ends {
			last, at := Quote{Speaker: "none found"}, -1
			for _, q := range Find("", test.lead+"\n\n"+end, test.language) {
				if start := q.Spans[0].Start; start > at {
					last, at = q, start
				}
			}
			if last.Speaker != test.want || at < len(test.lead) {
				t.Errorf("%q: %q, want %q", end, last.Speaker, test.want)
			}
		}
	}
}
