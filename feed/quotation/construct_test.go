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
		{"line with a dash below", "Ada Fenn said the tram was late.\n\n“We were promised a tram by Easter.”\n\n— Olive Marsh", []string{who + ": We were promised a tram by Easter."}},
		{"line with two hyphens below", "Ada Fenn said the tram was late.\n\n“We were promised a tram by Easter.”\n\n-- Olive Marsh, driver", []string{who + ": We were promised a tram by Easter."}},
		{"office before the name below", "Ada Fenn said the tram was late.\n\n“We were promised a tram by Easter.”\n\n— District spokeswoman Olive Marsh", []string{who + ": We were promised a tram by Easter."}},
		{"brackets behind", "Ada Fenn said the tram was late.\n\n“We were promised a tram by Easter.” (Olive Marsh)", []string{who + ": We were promised a tram by Easter."}},
		{"brackets below", "Ada Fenn said the tram was late.\n\n“We were promised a tram by Easter.”\n\n(Olive Marsh, driver)", []string{who + ": We were promised a tram by Easter."}},
		{"name and job below", "Ada Fenn said the tram was late.\n\n“We were promised a tram by Easter.”\n\nOlive Marsh, 41, driver", []string{who + ": We were promised a tram by Easter."}},
		{"role below", "Ada Fenn said the tram was late.\n\n“We were promised a tram by Easter.”\n\n— a driver from the depot", []string{"a driver from the depot: We were promised a tram by Easter."}},
		{"two who speak below", "Ada Fenn said the tram was late.\n\n“We were promised a tram by Easter.”\n\n— Olive Marsh and Tim Oakes", []string{"Olive Marsh and Tim Oakes: We were promised a tram by Easter."}},
		{"nobody below", "Ada Fenn said the tram was late.\n\n“We were promised a tram by Easter.”\n\n— overheard at the depot, Tuesday", []string{": We were promised a tram by Easter."}},
		{"place below", "Ada Fenn said the tram was late.\n\n“We were promised a tram by Easter.”\n\n— on a wall in Dunmore", []string{": We were promised a tram by Easter."}},
		{"last name below", "Olive Marsh came. Ada Fenn said the tram was late.\n\n“We were promised a tram by Easter.”\n\n— Marsh", []string{who + ": We were promised a tram by Easter."}},
		{"one word below", "Ada Fenn said the tram was late.\n\n“We were promised a tram by Easter.”\n\n— Anonymous", []string{": We were promised a tram by Easter."}},
		{"a sentence below", "Ada Fenn said the tram was late.\n\n“We were promised a tram by Easter.”\n\n— the board did not answer.", []string{"Ada Fenn: We were promised a tram by Easter."}},
		{"letter below", "Ada Fenn said the tram was late.\n\n“We were promised a tram by Easter.”\n\n— Olive Marsh in a letter to the board", []string{who + ": We were promised a tram by Easter."}},
		{"each with a line below", "Ada Fenn said the tram was late.\n\n“We were promised a tram by Easter.”\n\n— Olive Marsh\n\n“Nobody told us which Easter it would be.”\n\n— Tim Oakes", []string{who + ": We were promised a tram by Easter.", "Tim Oakes: Nobody told us which Easter it would be."}},
		{"one below, one without", "“We were promised a tram by Easter.”\n\n— Olive Marsh\n\n“Nobody told us which Easter it would be.”", []string{who + ": We were promised a tram by Easter.", ": Nobody told us which Easter it would be."}},
		{"names above", "Olive Marsh, 41, driver\n\n“We were promised a tram by Easter.”\n\nTim Oakes, 32, baker\n\n“Nobody told us which Easter it would be.”\n\nAda Fenn, 50, nurse", []string{who + ": We were promised a tram by Easter.", "Tim Oakes: Nobody told us which Easter it would be."}},
		{"dash below, no marks", "Ada Fenn said the tram was late.\n\nWe were promised a tram by Easter.\n\n— District spokeswoman Olive Marsh", []string{who + ": We were promised a tram by Easter."}},
		{"dash behind, no marks", "Ada Fenn said the tram was late.\n\nWe were promised a tram by Easter. — Olive Marsh", []string{who + ": We were promised a tram by Easter."}},
		{"dash behind that names nobody", "Ada Fenn said the tram was late.\n\nWe were promised a tram by Easter. — and it never came", nil},
		{"subject of the paragraph before", "The tram was late. Olive Marsh did not come.\n\n“We were promised a tram by Easter.”", []string{": We were promised a tram by Easter."}},
		{"subject before and speaker behind", "Olive Marsh looked at the tram.\n\n“We were promised a tram by Easter.”\n\nShe said the board would pay.", []string{who + ": We were promised a tram by Easter."}},
		{"denied having said", "Olive Marsh denied having said “the tram is never late at all”. It was Ada Fenn, she insisted.", nil},
		{"denied ever having called", "Olive Marsh denied ever having called it “the slowest tram on this earth”.", nil},
		{"claim of another", "Ada Fenn came. Ada Fenn rejected the claim by Olive Marsh that “the money for it is gone”.", []string{who + ": the money for it is gone"}},
		{"claim of nobody", "Olive Marsh dismissed the idea that “the money for it is gone”.", []string{": the money for it is gone"}},
		{"own claim", "Olive Marsh repeated her claim that “the money for it is gone”.", []string{who + ": the money for it is gone"}},
		{"two, each with a verb", "“The tram is late,” said Olive Marsh, “but nobody here minds that,” said Tim Oakes.", []string{who + ": The tram is late", "Tim Oakes: but nobody here minds that"}},
		{"two halves of one", "“The tram is late,” said Olive Marsh, “but nobody here minds that.”", []string{who + ": The tram is late, but nobody here minds that."}},
		{"she is who the sentence before begins with", "Milan Oakes drove for years.\n\nIt rained.\n\nA schoolteacher from Brod, who goes home by tram, slept through it. “I have seen it forty times,” she said.\n\nA goatherd from Brod, who walks, laughed. “I have not seen it at all,” he said.", []string{
			"A schoolteacher from Brod: I have seen it forty times", "A goatherd from Brod: I have not seen it at all"}},
		{"an answer of the paper", "The tram stopped on Monday.\n\nQ: Why did it stop?\n\nA: The board cites the cost. “We held it as long as we could,” its director, Olive Marsh, said.\n\nQ: What now?\n\nA: The depot will be sold next year.", []string{who + ": We held it as long as we could"}},
		{"French interview in marks", "Olive Marsh est conductrice. Elle connaît le tram et la ville.\n\nPourquoi le tram est-il en retard ?\n\n« Parce que je dors le matin », répond-elle.\n\nQue fera la ville pour le tram ?\n\n« Je vais attendre avec les autres », dit-elle.", []string{
			who + ": Parce que je dors le matin", who + ": Je vais attendre avec les autres"}},
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
		{"three words that end a clause", "Olive Marsh called the whole plan of the board “a sad joke.”", []string{who + ": a sad joke."}},
		{"two words that end a clause", "Olive Marsh called the whole plan of the board a “sad joke.”", nil},
		{"three words inside a clause", "Olive Marsh called the whole plan “a sad joke” of the board.", nil},
		{"short and with a colon", "Olive Marsh left the driver a note: “Mind sheep.”", []string{who + ": Mind sheep."}},
		{"short words with a hyphen", "Olive Marsh said the board met in a “far-off winter mood” again.", []string{who + ": far-off winter mood"}},
		{"a short sentence is no title", "“Who paid for the tram?” Olive Marsh asked. “So did I.”", []string{who + ": Who paid for the tram?", who + ": So did I."}},
		{"cries come from", "“Open the gate,” came shouts from the crowd.", []string{"the crowd: Open the gate"}},
		{"can go, and then a quotation", "The drivers wait until the tram can go, “and nobody tells them when it will,” said Olive Marsh.", []string{who + ": and nobody tells them when it will"}},
		{"a letter signed with a stop", "Ada Fenn asked the readers for a letter or two.\n\nI wait for my tram in every kind of rain there is.\n\nOlive Marsh.\n\nThe tram was late again on Monday.", []string{who + ": I wait for my tram in every kind of rain there is."}},
		{"a long title is none", "Olive Marsh sent a letter titled “from time to time we are given a tram that runs” to the board.", []string{who + ": from time to time we are given a tram that runs"}},
		{"titles, with their stops", "Olive Marsh wrote a blog post titled “We have a tram again.” She published an essay called “Why we count every wheel” in May. Read on in the “Plans for the depot” section. In a post under the headline “Mud, sweat and wheels”, Tim Oakes told of the race.", nil},
		{"a title that was won", "Olive Marsh held the title. “I have cried all day for it,” she said. A driver called the board’s title “a bad joke for us all”. Tim Oakes said of the title “It means everything to us all.”", []string{who + ": I have cried all day for it", "A driver: a bad joke for us all", "Tim Oakes: It means everything to us all."}},
		{"a role named", "A plumber named Olive Marsh said it was “a gate like any other gate”.", []string{who + ": a gate like any other gate"}},
		{"according to a role, by name", "According to the warden, Olive Marsh, the gate is “older than the mill and the road”.", []string{who + ": older than the mill and the road"}},
		{"called by somebody", "One lawmaker called Olive Marsh “the queen of every late tram in town”.", []string{"One lawmaker: the queen of every late tram in town"}},
		{"the head of a body, who", "Nobody believed the head of the tram board, who said it was “a very small delay indeed”.", []string{"the head of the tram board: a very small delay indeed"}},
		{"a role, then he", "“The gate has been shut for a week,” said a farmer. “I shut it myself on Sunday evening,” he said.", []string{
			"a farmer: The gate has been shut for a week", "a farmer: I shut it myself on Sunday evening"}},
		{"end of a sentence, verb first", "The tram will be “late until the end of the winter” for the town, said Olive Marsh.", []string{who + ": late until the end of the winter"}},
		{"particle at the start", "Annelie van der Moss drives it. Van der Moss said: “It is late when it is late.”", []string{"Annelie van der Moss: It is late when it is late."}},
		{"nickname", "They called it “the goat”.", nil},
		{"title case", "Her novel “A Tram for the Winter Queen” sold well.", nil},
		{"measure", `The 6'2" driver cut a 14" rail.`, nil},
		{"left open", "Olive Marsh said: “We were promised a tram by Easter.", nil},
		{"single, possessive inside", "‘It is the drivers’ tram and the town’s money,’ said Olive Marsh.", []string{who + ": It is the drivers’ tram and the town’s money"}},
		{"nested", "“He said ‘get off’ and I got off,” said Olive Marsh.", []string{who + ": He said ‘get off’ and I got off"}},
		{"split inside a sentence", "“The tram,” Olive Marsh said, “is older than the town.”", []string{who + ": The tram, is older than the town."}},
		{"twice the same", "“We were promised a tram by Easter,” said Olive Marsh. Later: “We were promised a tram by Easter,” Marsh said.", []string{who + ": We were promised a tram by Easter"}},
		{"French", "« Nous attendons le tram depuis une heure », a déclaré Olive Marsh.", []string{who + ": Nous attendons le tram depuis une heure"}},
		{"reversed marks", "»Wir warten seit einer Stunde«, sagte Olive Marsh.", []string{who + ": Wir warten seit einer Stunde"}},
		{"office of one word", "“The tram may go,” said the magistrate, Olive Marsh. Tim Oakes left.\n\n“And do not let it stop again,” the magistrate said.", []string{who + ": The tram may go", who + ": And do not let it stop again"}},
		{"office before a name", "Premier Olive Marsh rode first. “I have never paid for a seat before,” the premier said.", []string{who + ": I have never paid for a seat before"}},
		{"office of a country", "The trade minister of Vell, Olive Marsh, rode first. “I have never paid for a seat before,” the trade minister said.", []string{who + ": I have never paid for a seat before"}},
		{"queen with one name", "Queen Isaura of Vell rode first. “I have never paid for a seat before,” the queen said.", []string{"Queen Isaura: I have never paid for a seat before"}},
		{"a crowned one and a namesake", "Pope Marsh met Olive Marsh. “I have never paid for a seat before,” said Olive Marsh.", []string{who + ": I have never paid for a seat before"}},
		{"office of two magistrates", "The magistrate, Olive Marsh, met the magistrate, Tim Oakes. “We both came by tram today,” the magistrate said.", []string{"the magistrate: We both came by tram today"}},
		{"deputy of an office", "The deputy mayor, Olive Marsh, rode first. “I have never paid for a seat before,” the mayor said.", []string{"the mayor: I have never paid for a seat before"}},
		{"former holder", "Former mayor Olive Marsh rode first. “I have never paid for a seat before,” the mayor said.", []string{"the mayor: I have never paid for a seat before"}},
		{"office told later", "“I have never paid for a seat before,” the mayor said. Mayor Olive Marsh left.", []string{"the mayor: I have never paid for a seat before"}},
		{"vague head", "The official, Olive Marsh, rode first. “I have never paid for a seat before,” the official said.", []string{"the official: I have never paid for a seat before"}},
		{"apposition to the subject of a participle", "The tram minister, Olive Marsh, rang the bell, saying, “It is going at last, and so am I.”", []string{who + ": It is going at last, and so am I."}},
		{"apposition to what somebody has", "“We shall see about that in June,” said Oakes’s driver, Olive Marsh. Tim Oakes left.", []string{who + ": We shall see about that in June"}},
		{"article in the apposition", "Oakes’s sister, the baker Olive Marsh, said it was “much too slow for warm bread”. Tim Oakes left.", []string{who + ": much too slow for warm bread"}},
		{"own subject with apposition", "The riders cheered, with the driver, Olive Marsh, shouting, “Hold on to your hats now!”", []string{who + ": Hold on to your hats now!"}},
		{"walked with somebody", "Tim Oakes rode with the driver, Olive Marsh, saying, “Hold on to your hat now!”", []string{"Tim Oakes: Hold on to your hat now!"}},
		{"deputy of an office of two words", "Deputy prime minister Olive Marsh rode first. “I have never paid for a seat before,” the prime minister said.", []string{"the prime minister: I have never paid for a seat before"}},
		{"own subject that is a role", "Olive Marsh ran, with one of her neighbours shouting, “Hold on to your hat now!”", []string{"one of her neighbours: Hold on to your hat now!"}},
		{"he after two men", "Tim Oakes and Hugh Lane had sold the tram. “It was a very fine tram,” he said.", []string{": It was a very fine tram"}},
		{"she after a man and a woman", "Tim Oakes and Ada Fenn had sold the tram. “It was a very fine tram,” she said.", []string{"Ada Fenn: It was a very fine tram"}},
		{"he after two men, one of whom spoke", "“We sold it,” said Hugh Lane. Lane and Tim Oakes laughed. “It was a very fine tram,” he added.", []string{"Hugh Lane: We sold it", ": It was a very fine tram"}},
		{"plural possessive", "The drivers’ guild said it was “a dark day for every tram”.", []string{"The drivers’ guild: a dark day for every tram"}},
		{"behind a fronted phrase", "In a third letter the guild added: “It is a dark day for every tram.”", []string{"the guild: It is a dark day for every tram."}},
		{"he of a role for a body", "A spokesman for the tram board said that nobody was hurt. “It was only the bell that fell,” he added.", []string{"A spokesman for the tram board: It was only the bell that fell"}},
		{"half a title", "Chief Inspector Olive Marsh came. “It was only the bell that fell,” said Ms. Marsh.", []string{who + ": It was only the bell that fell"}},
		{"used to say", "Olive Marsh drove it. “A tram is patience,” she used to say, “and I have none of it.”", []string{who + ": A tram is patience, and I have none of it."}},
		{"any verb and a possessor", "“We were promised a tram by Easter,” hooted Oakes’s rival, Olive Marsh. Tim Oakes left.", []string{who + ": We were promised a tram by Easter"}},
		{"a verb and nothing behind it", "“We were promised a tram by Easter,” hooted", []string{": We were promised a tram by Easter"}},
		{"a family is no adverb", "“We were promised a tram by Easter,” the family said.", []string{"the family: We were promised a tram by Easter"}},
		{"two roles of one", "“We were promised a tram by Easter,” the Dunmore senator and tram candidate said.", []string{"the Dunmore senator and tram candidate: We were promised a tram by Easter"}},
		{"two adjectives", "“We were promised a tram by Easter,” the weary, wet driver said.", []string{"the weary, wet driver: We were promised a tram by Easter"}},
		{"secretary of something", "The former secretary of trams wept, saying it was “the end of a long line”.", []string{"The former secretary of trams: the end of a long line"}},
		{"involved in something", "“We were promised a tram by Easter,” said one driver involved in the plan.", []string{"one driver involved in the plan: We were promised a tram by Easter"}},
		{"list", "- Father Tim Oakes: “My hat, and then the tram bell.”", []string{"Tim Oakes: My hat, and then the tram bell."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, q := range Find("", test.body, "") {
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
	first := Find("Trams", body, "")
	for range 20 {
		for i, q := range Find("Trams", body, "") {
			if q.Speaker != first[i].Speaker || q.Text != first[i].Text || q.Key != first[i].Key {
				t.Fatalf("quotation %d: %+v, then %+v", i, first[i], q)
			}
		}
	}
}
