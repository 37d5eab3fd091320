package seed

import (
	"strings"
	"testing"
)

// host is an article with a place for a line between two paragraphs.
const host = `Old lock opens again

The lock at Benning has opened to boats for the first time in forty years, after a group of volunteers rebuilt its gates by hand.

More than 400 people came to watch on Saturday as the first barge went down to the river, and the town band played for two hours.

{A}

“It was a long road, but we never thought of giving up,” said Ada Brill, who chairs the trust. “The town needed its lock.”

{B}

The county council had wanted to fill the lock in and build a car park there. Its plan was dropped in 2012 after a vote.

Boats will be let through on Saturdays until October. The trust hopes to open the lock every day from next year.`

// with reads the host with a line at one of its places.
func with(t *testing.T, place, line string) *Article {
	t.Helper()
	text := strings.Replace(host, place, line, 1)
	for _, other := range []string{"{A}\n\n", "{B}\n\n"} {
		text = strings.Replace(text, other, "", 1)
	}
	return mustParse(t, "a.txt", []byte(text))
}

// TestCaptionWordings: lines as they stand below pictures leave the body and are kept as captions.
func TestCaptionWordings(t *testing.T) {
	clean := with(t, "{A}\n\n", "")
	for _, line := range []string{
		"Fig. 1: The old lock seen from the south bank",
		"Fig. 1: The old lock, seen from the south bank.",
		"Figure 2. Water levels at the lock between 1990 and 2020.",
		"From left: Ada Brill, Tom Hale and Gwen Pryce",
		"From left, Ada Brill, Tom Hale and Gwen Pryce at the reopening.",
		"Left to right: Ada Brill, Tom Hale and Gwen Pryce.",
		"Clockwise from top left: Ada Brill, the lock, Tom Hale and the ferry.",
		"L-R: Ada Brill, Tom Hale, Gwen Pryce",
		"IMG_2041.jpg",
		"DSC00123.JPG",
		"lock-reopening-ceremony_2.png",
		"Photo: Jo Bell",
		"Photograph by Jo Bell",
		"Photograph: Jo Bell/The Benning Post",
		"Image credit: Jo Bell",
		"Picture: JO BELL",
		"Photo by Jo Bell on Unsplash",
		"(Photo by Jo Bell/Benning Press)",
		"(Jo Bell / Benning Press)",
		"Jo Bell/Benning Post",
		"Credit: Jo Bell",
		"Credits: Benning County Council",
		"Courtesy of the Benning Lock Trust",
		"Photo courtesy of the Benning Lock Trust.",
		"Image: Benning Lock Trust/Handout",
		"Jo Bell for the Benning Post",
		"© Jo Bell 2019",
		"Copyright Jo Bell",
		"Jo Bell via AP",
		"Jo Bell, AP",
		"AP Photo/Jo Bell",
		"The old lock at Benning. (Photo: Jo Bell)",
		"The old lock at Benning. Photo: Jo Bell",
		"The old lock at Benning. Photograph by Jo Bell.",
		"The old lock at Benning (Credit: Jo Bell)",
		"The old lock at Benning. Credit: Jo Bell/Benning Press",
		"The old lock at Benning | Jo Bell",
		"Ada Brill, chair of the lock trust, at the reopening on Saturday. Jo Bell for the Benning Post",
		"Ada Brill, chair of the lock trust",
		"Ada Brill cuts the ribbon at the reopening of the lock",
		"Ada Brill, second from right, cuts the ribbon at the reopening of the lock.",
		"Crowds line the banks for the reopening of the lock on Saturday",
		"The lock in its heyday, with barges waiting to pass",
		"The lock before its restoration (above) and after (below)",
		"Tom Hale in his workshop in Lower Benning",
		"File: Tom Hale at a meeting of the trust in 2016.",
		"ARCHIVE: The lock in 1962",
		"Tom Hale speaking at the opening of the lock",
		"A map of the canal showing the old lock",
		"An artist's impression of the new lock house",
		"Screenshot from the trust's video of the reopening",
		"Image caption The lock has been shut since 1979",
		"Photo caption: The lock in 1979",
		"View of the lock from the bridge, Benning, 2019",
		"Ada Brill (left), Tom Hale (centre) and Gwen Pryce (right).",
		"Ada Brill pictured in 2014",
		"Getty",
		"Shutterstock",
		"(AP)",
		"Caption: Ada Brill on the bridge",
		"▲ Ada Brill on the bridge over the lock",
		"Watch: the lock reopens after forty years",
		"Play video: the lock reopens",
	} {
		for _, place := range []string{"{A}", "{B}"} {
			if a := with(t, place, line); a.Body != clean.Body {
				t.Errorf("%q stays in the body: %q", line, a.Body)
			}
		}
	}
}

// TestFurnitureLines: so do lines of a page's frame, for good.
func TestFurnitureLines(t *testing.T) {
	clean := with(t, "{A}\n\n", "")
	for _, line := range []string{
		"-- ends --",
		"ENDS",
		"- Ends -",
		"###",
		"-30-",
		"Read more: Canal trust wins grant",
		"READ MORE: Canal trust wins grant for gates",
		"RELATED: Canal trust wins grant",
		"Related: Canal trust wins grant",
		"Related article: Canal trust wins grant",
		"See also: Canal trust wins grant",
		"More on this story: Canal trust wins grant",
		"You may also like: Canal trust wins grant",
		"Recommended: ten canals to see",
		"Advertisement",
		"ADVERTISEMENT",
		"Advertisement - story continues below",
		"Story continues below",
		"Article continues after advertisement",
		"Story continues below this ad",
		"Continue reading the main story",
		"Sign up to our newsletter",
		"Sign up for our weekly newsletter for news from the canal",
		"Sign up to our daily newsletter.",
		"Get our best stories in your inbox every morning. Sign up here.",
		"Subscribe now",
		"Last updated at 10:41, 3 May 2019",
		"Last updated Tuesday 24th April at 10.41am", "POSTED FRIDAY 4TH MAY AT 10.41AM",
		"Last updated: 3 May 2019 10:41 GMT",
		"Updated 3 May 2019",
		"Published: 3 May 2019",
		"Published 10:41 GMT, 3 May 2019",
		"3 min read",
		"5 minute read",
		"Reading time: 4 minutes",
		"Share this",
		"Share",
		"Share on Facebook",
		"Share on X",
		"Tweet",
		"Tweet this",
		"12 shares",
		"1.2k Shares",
		"45 comments",
		"Leave a comment",
		"Comments (12)",
		"Print",
		"Email",
		"Save",
		"Follow @adabrill on Twitter",
		"Follow Ada Brill on Twitter",
		"Twitter: @adabrill",
		"Contact the author: ada.brill@example.org",
		"ada.brill@example.org",
		"Email: ada.brill@example.org",
		"By Ada Brill",
		"By Ada Brill, Canal Correspondent",
		"By ADA BRILL, Staff Writer",
		"By Ada Brill | Benning Post",
		"By Ada Brill for the Benning Post",
		"Words by Ada Brill",
		"Written by Ada Brill",
		"Posted by Ada Brill on 3 May 2019",
		"Story by Ada Brill",
		"Page 2 of 5",
		"Skip to content",
		"Back to top",
		"Tags: canal, lock, Benning",
		"Filed under: News",
		"Topics: canal, lock",
		"Download our app",
		"Have a story? Email news@example.org",
		"Got a tip? Get in touch.",
		"Do you have a story for us? Write to news@example.org.",
		"Loading...",
		"Click to expand",
		"Show more",
		"View image in fullscreen",
		"View comments",
		"Scroll down for more",
		"All rights reserved.",
		"© 2019 Benning Post",
		"Copyright 2019 Benning Post. All rights reserved.",
		"More from Benning Post",
		"Most read",
		"Trending",
		"Next article",
		"Previous article",
		"Listen to this article",
		"Listen to this article: 4 min",
		"Listen to this story 4:12",
		"🔊 Listen to this article (4 minutes)",
		"Artikel anhören 4 Min.",
		"Écouter l’article (4 min)",
		"0:00 / 3:21",
		"Save this article for later",
		"Gift this article",
	} {
		for _, place := range []string{"{A}", "{B}"} {
			if a := with(t, place, line); a.Body != clean.Body {
				t.Errorf("%q stays in the body", line)
			}
		}
	}
}

// TestLinesThatStay: what reads like one of both and is a sentence or a heading of the article.
func TestLinesThatStay(t *testing.T) {
	for _, line := range []string{
		"Nobody at the council would say how much.",
		"The answer came on Friday.",
		"What happens next",
		"“It was a long wait.”",
		"“We never gave up,” said Brill.",
		"That was in 1979.",
		"Ada Brill is chair of the trust.",
		"Fig trees grow on the bank.",
		"From left and right they came to help.",
		"Share prices in canal firms rose.",
		"Sign up for the open day is free, the trust said, and closes in June.",
		"Photo albums of the work are kept in the lock house.",
		"The photograph by Bell hangs in the town hall.",
		"She was related to the first keeper.",
		"Read more slowly, he told the children.",
		"Ends 4:30",
		"Share this 3:12",
		"The walk to the mill takes 4 min.",
		"Listen to the bells: 4 minutes",
		"The ends were cut with a saw.",
		"Advertisement of the post drew forty replies.",
		"Courtesy was never his strong side.",
		"Volunteers worked on the gates for nine years.",
		"Updated plans will be shown in May.",
		"Published plans show a second gate.",
		"Hale, now 71, was a boy when the lock closed.",
		"A history of leaks",
		"The next step",
		"Tom Hale poses a question that nobody can answer.",
		"She stood on the bridge and watched.",
		"“Come back in May,” she said.",
		"Follow the path to the mill and turn left.",
		"Tickets cost £3.",
		"The lock opens at 9 a.m. on Saturday, 4 May 2019.",
		"Not everyone is pleased.",
		"Why it took so long",
		"For Hale, it was enough.",
		"By Friday the water was back.",
		"More than 400 people came.",
		"Related works on the weir will start in June.",
		"Image matters, said Pryce.",
		"She bought a picture by Pablo Brill.",
		"The win came courtesy of Harry Brill.",
		"The gate was paid for by Jerry Brill - The Baker.",
		"More from the lock was found in the mud than from the river bed.",
		"The trust was told on 3 May 2019.",
		"He is read by Ada Brill in the film.",
		"Nothing continues below the lock, he said.",
		"Ends justify nothing, said Pryce.",
	} {
		for _, place := range []string{"{A}", "{B}"} {
			if a := with(t, place, line); !strings.Contains(a.Body, line) {
				t.Errorf("%q is lost; captions %q", line, a.Captions)
			}
		}
	}
}

// TestPageHead: by-line, date and reading time under the title, in several orders.
func TestPageHead(t *testing.T) {
	for head, author := range map[string]string{
		"By Ada Roe\n\n3 May 2019\n\n3 min read": "Ada Roe", "3 May 2019\nBy Ada Roe, Canal Correspondent": "Ada Roe", "Words by Ada Roe\nPhotographs by Jo Bell": "Ada Roe",
		"Published 10:41 GMT, 3 May 2019\n\nBy Ada Roe and Tom Hale for the Benning Post": "Ada Roe|Tom Hale", "Last updated at 10:41, 3 May 2019\nShare this\n12 shares": "",
		"Friday, 3 May 2019, 10:41": "", "By ADA ROE, Staff Writer\n\nUpdated May 3, 2019 10:41 a.m. ET": "ADA ROE",
	} {
		a := mustParse(t, "a.txt", []byte(strings.Replace(host, "\n\n", "\n\n"+head+"\n\n", 1)))
		if got := strings.Join(a.Authors, "|"); got != author || a.Title != "Old lock opens again" || !strings.HasPrefix(a.Body, "The lock at Benning") {
			t.Errorf("%q: authors %q, title %q, body %.60q", head, got, a.Title, a.Body)
		}
	}
}

// TestPageFoot: what follows the end mark of a press release, and the writer's own line.
func TestPageFoot(t *testing.T) {
	clean := with(t, "{A}\n\n", "").Body
	for _, foot := range []string{
		"ENDS\n\nNotes to editors:\n\n1. The trust was founded in 2010.\n\n2. It has 200 members.\n\nTel: 020 7946 0000",
		"Notes to editors\n\nThe trust was founded in 2010. It has 200 members.",
		"-- ends --\n\nFor more information call Gwen Pryce.",
		"Gwen Roe is a staff writer at the Benning Post.", "ada.roe@example.org\n\nTel: 020 7946 0000", "Follow Gwen Roe on Twitter\n\n@gwenroe",
	} {
		a := mustParse(t, "a.txt", []byte(strings.NewReplacer("{A}\n\n", "", "{B}\n\n", "").Replace(host)+"\n\n"+foot))
		if a.Body != clean {
			t.Errorf("%q: %q", foot, a.Body[min(len(clean)-40, len(a.Body)):])
		}
	}
}

// TestCaptionTwice: the second time with its credit behind it.
func TestCaptionTwice(t *testing.T) {
	line := "Ada Brill cuts the ribbon at the lock"
	text := strings.NewReplacer("{A}", line, "{B}", line+". Photo: Jo Bell").Replace(host)
	a := mustParse(t, "a.txt", []byte(text))
	if strings.Contains(a.Body, "ribbon") || len(a.Captions) != 2 {
		t.Errorf("captions %q, body %q", a.Captions, a.Body)
	}
	if a := mustParse(t, "a.txt", []byte(strings.NewReplacer("{A}", line+" again.", "{B}", line+" again").Replace(host))); strings.Count(a.Body, "ribbon") != 1 {
		t.Errorf("a sentence and its copy without the stop: %q", a.Body)
	}
}

// TestNotesStay: what an editor says of the text stays in it, in English as in other languages.
func TestNotesStay(t *testing.T) {
	for _, line := range []string{
		"This article was amended on 4 May 2019 to correct the name of the trust.",
		"This story has been updated.",
		"This report was published by the trust in 1999, and nobody read it.",
		"Update, 4 May: The trust has answered.",
		"Dieser Artikel wurde am 4. Mai 2019 korrigiert.",
	} {
		for _, place := range []string{"{A}", "{B}"} {
			if a := with(t, place, line); !strings.Contains(a.Body, line) {
				t.Errorf("%q is not in the body", line)
			}
		}
	}
}

// TestHeadingsStay: a heading that names those who speak to the press does not take what follows it out of the text.
func TestHeadingsStay(t *testing.T) {
	for _, heading := range []string{"Rückfragen", "Ufficio stampa", "Пресс-служба:"} {
		const answer = "The trust has paid 120,000 pounds since 2019."
		a := mustParse(t, "x.txt", []byte("Old lock opens again"+story+"\n\nThe lock is free.\n\nThe quay is open.\n\n"+heading+"\n\n"+answer+"\n"))
		if !strings.Contains(a.Body, answer) {
			t.Errorf("%q: %q", heading, a.Body)
		}
	}
}

// TestTornSentences: a sentence that a page break or a picture cuts in two is one again.
func TestTornSentences(t *testing.T) {
	for _, line := range []string{"Seite 1 von 2", "Page 1 sur 2", "Página 1 de 2", "Страница 1 из 2", "Strona 1 z 2", "The old lock on Monday. Photo: Ada Roe", "La vieille écluse lundi. Photo : Ada Roe"} {
		a := mustParse(t, "x.txt", []byte("Old lock opens again"+story+"\n\nThe county pays for the gates and for a new house by\n\n"+line+"\n\nthe river next year. It was built in 1899.\n\nThe lock is free.\n"))
		if want := "a new house by the river next year."; !strings.Contains(a.Body, want) || strings.Contains(a.Body, line) {
			t.Errorf("%q: %q", line, a.Body)
		}
	}
}

// TestMasthead: a name alone, or with a date or a page alone, is no head of a page of a paper.
func TestMasthead(t *testing.T) {
	for text, want := range map[string]bool{
		"Benning Gazette | 4 May 2026 | Page 4":    true,
		"Page 4 · Benning Gazette · 4 May 2026":    true,
		"Benning Gazette | 4 May 2026":             false,
		"Benning Gazette | Page 4":                 false,
		"4 May 2026, page 4":                       false,
		"Benning Gazette | Elm and Holm":           false,
		"4 May 2026 | The lock was shut. | Page 4": false,
	} {
		if got := isMasthead(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// TestBiography: what the last line says of the author is no text, unless the article is about them, or is too short to tell.
func TestBiography(t *testing.T) {
	const about = "Ada Roe is a reporter at the Benning Post."
	for _, test := range []struct {
		name  string
		lines []string
		want  bool
	}{
		{"below a text", []string{"Old lock opens", "The lock is open.", "Boats went in.", about}, true},
		{"below a short text", []string{"Old lock opens", "The lock is open.", about}, false},
		{"of somebody in the text", []string{"Old lock opens", "The lock is open.", "Roe went in.", "Ada Roe went in.", about}, false},
		{"of somebody with that first name alone", []string{"Old lock opens", "The lock is open.", "Ada went in.", about}, true},
		{"not the last line", []string{"Old lock opens", "The lock is open.", about, "Boats went in."}, false},
	} {
		var blocks []block
		for _, line := range test.lines {
			blocks = append(blocks, block{text: line, role: body})
		}
		(&Article{}).dropPortrait(blocks)
		n := len(blocks) - 1
		for n > 0 && blocks[n].text != about {
			n--
		}
		if got := blocks[n].role == furniture; got != test.want {
			t.Errorf("%s: furniture %v, want %v", test.name, got, test.want)
		}
	}
}
