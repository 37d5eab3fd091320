package quotation

import "testing"

// TestPortrait: who gets a quotation of nobody in a text that quotes one person three times, after the sentence before it; "" for nobody.
func TestPortrait(t *testing.T) {
	for _, test := range []struct {
		language, lead, want string
		ends                 []string
	}{
		{"nl", "Ann Vos woont in Elm. ‘Ik kwam hier als kind wonen’, zegt Ann Vos. ‘De straat was van zand’, zegt Vos. ‘Er was geen school’, zegt ze.", "Ann Vos", []string{
			"Nu woont ze alleen, met twee katten. ‘De stad is niets voor oude mensen.’", "Waarom blijft ze? ‘Omdat het hier mooier is dan in de stad.’",
		}},
		{"nl", "Ann Vos woont in Elm. ‘Ik kwam hier als kind wonen’, zegt Ann Vos. ‘De straat was van zand’, zegt Vos. ‘Er was geen school’, zegt ze.", "", []string{
			"De schaapherder kijkt haar aan. ‘Mijn kinderen zijn allang het huis uit.’", "Haar broer komt binnen. ‘Mijn kinderen zijn allang het huis uit.’",
			"Hij lacht. ‘Mijn kinderen zijn allang het huis uit.’", "Van haar moeder kreeg ze een brief. ‘Kom niet terug, het is hier te gevaarlijk.’",
			"Ze hoorde buiten een stem. ‘Is daar nog iemand in het huis?’", "Op het terras zit nog iemand. ‘Ik ken haar al sinds de kleuterschool.’",
		}},
		{"nl", "Ann Vos woont in Elm. ‘Ik kwam hier als kind wonen’, zegt Ann Vos. ‘De straat was van zand’, zegt Vos. ‘Er was geen school’, zegt Tom Bos.", "", []string{
			"Nu woont ze alleen, met twee katten. ‘De stad is niets voor oude mensen.’", // it quotes two
		}},
		{"de", "Ann Kranz lebt in Elm. „Ich kam als Kind hierher“, sagt Ann Kranz. „Die Straße war aus Sand“, sagt Kranz. „Es gab keine Schule“, sagt sie.", "Ann Kranz", []string{
			"Jeden Tag geht sie zum Hafen. „Dort gibt es immer etwas zu sehen.“", "Und der Lärm? „Den hört man nach einem Jahr nicht mehr.“",
		}},
		{"de", "Ann Kranz lebt in Elm. „Ich kam als Kind hierher“, sagt Ann Kranz. „Die Straße war aus Sand“, sagt Kranz. „Es gab keine Schule“, sagt sie.", "", []string{
			"Neben ihr sitzt ihr Mann. „Unsere Kinder sind längst aus dem Haus.“", "Nebenan wohnt ein Ehepaar. „Wir sind erst im Mai hergezogen.“",
			"Auf der Bank sitzt noch jemand. „Ich kenne die Kranz seit der Schulzeit.“", "Dann klopfte es an der Tür. „Machen Sie sofort auf, hier ist die Polizei.“",
			"So stand es in der Zeitung. „Die Schule im Dorf schließt nach dem Sommer.“", "Tom Bohl holt sie ab. „Wir sehen uns jeden Tag am Hafen.“",
		}},
		{"fr", "Anne Renard vit à Tours. « Je suis arrivée ici enfant », dit Anne Renard. « La rue était en sable », dit-elle. « Il n'y avait pas d'école », ajoute Anne Renard.", "Anne Renard", []string{
			"Chaque jour, elle marche jusqu'au port. « J'y retrouve toujours quelques amis du quartier. »",
		}},
		{"fr", "Anne Renard vit à Tours. « Je suis arrivée ici enfant », dit Anne Renard. « La rue était en sable », dit-elle. « Il n'y avait pas d'école », ajoute Anne Renard.", "", []string{
			"Son mari l'interrompt. « Mes enfants sont partis depuis longtemps. »", "Sur la porte, un mot. « Je suis en vacances jusqu'à vendredi. »",
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
