package quotation

import (
	"slices"
	"strings"
	"testing"

	"seedfeed/feed/attribution"
	"seedfeed/feed/prose"
	"seedfeed/feed/referent"
)

// TestKeyOrder: the key quotations of one speaker stand in the order of the text.
func TestKeyOrder(t *testing.T) {
	at := func(text, speaker string, worth float64, start int) Quote {
		return Quote{Text: text, Speaker: speaker, Worth: worth, Spans: []prose.Span{{Start: start, End: start + len(text)}}}
	}
	got := Choose([]Quote{at("Later a", "Ada Brill", 9, 200), at("Middle b", "Bo Lund", 8, 100), at("Early c", "Ada Brill", 7, 10)}, "")
	if k := strings.Join(keys(got), " "); k != "Early Middle Later" {
		t.Errorf("key quotes %q", k)
	}
}

// keys returns how the key quotations begin, in order.
func keys(quotes []Quote) (begin []string) {
	for _, q := range quotes {
		if q.Key {
			word, _, _ := strings.Cut(q.Text, " ")
			begin = append(begin, word)
		}
	}
	return begin
}

// TestKeyLeaning: a second half that leans on the first one is worth less than another one.
func TestKeyLeaning(t *testing.T) {
	for language, body := range map[string][3]string{
		"en": {"“The keeper of Holm saved us,” said Ada Brill. “%.”", "He had a good lamp and a very old boat", "Boats need a good lamp on very old rivers"},
		"de": {"„Der Wärter von Holm hat uns gerettet“, sagte Ada Brill. „%.“", "Er hatte eine gute Lampe und ein altes Boot", "Boote brauchen Lampen auf jedem alten Fluss dort"},
		"ru": {"«Смотритель Холма спас нас», — сказала Ада Брилл. «%».", "Он взял хорошую лампу и очень старую лодку", "Лодкам нужны лампы на каждой реке этой страны"},
	} {
		var worth [2]float64
		for i, half := range body[1:] {
			for _, q := range Find("", strings.Replace(body[0], "%", half, 1), language) {
				if strings.HasPrefix(q.Text, half) {
					worth[i] = q.Worth
				}
			}
		}
		if worth[0] == 0 || worth[1]-worth[0] < 0.9 {
			t.Errorf("%s: worth %v", language, worth)
		}
	}
}

// TestKeyConnected: a quotation that goes on from another one is worth less than one that stands for itself, and one with "because" is
// not: a main clause follows.
func TestKeyConnected(t *testing.T) {
	for language, lines := range map[string][3]string{
		"de": {"Deshalb braucht Holm in jedem Jahr ein Boot", "Jetzt braucht Holm in jedem Jahr ein Boot", "Weil es regnet, braucht Holm ein neues Boot"},
		"fr": {"Pourtant Holm construit un nouveau bac pour nous", "Maintenant Holm construit un nouveau bac pour nous", "Parce qu’il pleut, Holm construit un nouveau bac"},
		"es": {"Además Holm construye una barca nueva para todos", "Ahora Holm construye una barca nueva para todos", "Porque llueve, Holm construye una barca para todos"},
		"it": {"Quindi Holm costruisce una barca nuova per tutti", "Adesso Holm costruisce una barca nuova per tutti", "Siccome piove, Holm costruisce una barca per tutti"},
		"pt": {"Portanto Holm constrói um barco novo para todos", "Agora Holm constrói um barco novo para todos", "Porque chove, Holm constrói um barco para todos"},
		"nl": {"Daarom bouwt Holm een nieuwe boot voor allen", "Nu bouwt Holm een nieuwe boot voor allen", "Omdat het regent, bouwt Holm een nieuwe boot"},
		"ru": {"Поэтому Холм строит новую лодку для всех нас", "Сейчас Холм строит новую лодку для всех нас", "Если идёт дождь, Холм строит новую лодку всем"},
		"pl": {"Dlatego Holm buduje nową łódź dla nas wszystkich", "Teraz Holm buduje nową łódź dla nas wszystkich", "Ponieważ pada, Holm buduje nową łódź dla nas"},
	} {
		var worth [3]float64
		for i, line := range lines {
			said := map[string]string{"de": "sagte", "fr": "a déclaré", "es": "dijo", "it": "ha detto", "pt": "disse", "nl": "zei", "ru": "сказала", "pl": "powiedziała"}[language]
			for _, q := range Find("", "«"+line+"», "+said+" Anna Holm.", language) {
				worth[i] = q.Worth
			}
		}
		if worth[0] == 0 || worth[1]-worth[0] < 0.3 || worth[2]-worth[0] < 0.3 {
			t.Errorf("%s: worth %v", language, worth)
		}
	}
	a, b := Find("", "„Echter Wandel in Holm braucht ein Boot“, sagte Anna Holm.", "de"), Find("", "„Wahrer Wandel in Holm braucht ein Boot“, sagte Anna Holm.", "de")
	if len(a) != 1 || len(b) != 1 || a[0].Worth != b[0].Worth { // Dutch "echter" is "however"
		t.Errorf("%v, %v", a, b)
	}
}

func TestChoose(t *testing.T) {
	ada := func(text string, worth float64) Quote { return Quote{Text: text, Speaker: "Ada Brill", Worth: worth} }
	bo := func(text string, worth float64) Quote { return Quote{Text: text, Speaker: "Bo Lund", Worth: worth} }
	for _, c := range []struct {
		name    string
		quotes  []Quote
		summary string
		want    string
	}{
		{"none", nil, "", ""},
		{"best first", []Quote{ada("One is low", 3), bo("Two is high", 5), ada("Three is between", 4)}, "", "Two Three One"},
		{"too little worth", []Quote{ada("One is low", keyWorth-0.1), bo("Two is enough", keyWorth)}, "", "Two"},
		{"three at most", []Quote{ada("One a", 9), bo("Two b", 8), ada("Three c", 7), bo("Four d", 6)}, "", "One Two Three"},
		{"two of one speaker", []Quote{ada("One a", 9), ada("Two b", 8), ada("Three c", 7), bo("Four d", 6)}, "", "One Two Four"},
		{"one speaker alone", []Quote{ada("One a", 9), ada("Two b", 8), ada("Three c", 7)}, "", "One Two Three"},
		{"part of another", []Quote{ada("One and Two and three", 9), bo("Two and three", 8), bo("Four d", 3)}, "", "One Four"},
		{"a word is no part", []Quote{ada("Ones and twos", 9), bo("One", 8)}, "", "Ones One"},
		{"no joy beside others", []Quote{ada("One a", 9), bo("We are proud to open it", 8)}, "", "One"},
		{"the best is joy", []Quote{bo("We are proud to open it", 9), ada("One a", 8)}, "", "One"},
		{"no fragment beside others", []Quote{ada("one more great day for Elm", 9), bo("Two b", 8), bo("three more days", 7)}, "", "Two"},
		{"one fragment alone", []Quote{ada("one more great day", 9), bo("two days for Elm", 8)}, "", "one"},
		{"a fragment where the others are in the summary", []Quote{ada("Nobody pays twice", 9), bo("two days for Elm", 8)}, "Ada Brill said: “Nobody pays twice.”", "two"},
		{"a figure is no fragment", []Quote{ada("40 boats sank", 9), bo("Two b", 8)}, "", "40 Two"},
		{"a script without capitals", []Quote{ada("橋は石で造る", 9), bo("Two b", 8)}, "", "橋は石で造る Two"},
		{"joy alone", []Quote{bo("We are proud to open it", 8)}, "", "We"},
		{"in the summary", []Quote{ada("Nobody pays twice", 9), bo("Two is new", 8)}, "Ada Brill said “nobody pays twice”.", "Two"},
		{"all in the summary", []Quote{ada("Nobody pays twice", 9)}, "Ada Brill said: “Nobody pays twice.”", "Nobody"},
	} {
		before := slices.Clone(c.quotes)
		got := Choose(c.quotes, c.summary)
		if strings.Join(keys(got), " ") != c.want {
			t.Errorf("%s: key quotes %q, want %q", c.name, keys(got), c.want)
		}
		n := len(keys(got))
		for i, q := range got {
			if q.Key != (i < n) {
				t.Errorf("%s: key quotes do not stand first: %v", c.name, got)
			}
			if i > 0 && (i < n || i > n) && got[i-1].Worth < q.Worth {
				t.Errorf("%s: not the best first: %v", c.name, got)
			}
		}
		if len(got) != len(before) {
			t.Errorf("%s: %d quotations of %d", c.name, len(got), len(before))
		}
		for _, q := range before {
			if !slices.ContainsFunc(got, func(g Quote) bool { return g.Text == q.Text && g.Speaker == q.Speaker }) {
				t.Errorf("%s: %q is lost", c.name, q.Text)
			}
		}
		if again := Choose(got, c.summary); strings.Join(keys(again), " ") != c.want {
			t.Errorf("%s: chosen anew: %q, want %q", c.name, keys(again), c.want)
		}
	}
}

// TestWorth puts two quotations into one article; the first of each pair is worth more.
func TestWorth(t *testing.T) {
	for name, pair := range map[string][2]string{
		"who is named":        {"“The wall must be built of stone this time,” said Ada Brill.", "“The wall must be built of stone this time,” said a man in the crowd."},
		"no greeting":         {"“The wall must be built of stone this time,” said Ada Brill.", "“Thank you all for coming here this time,” said Bo Lund."},
		"no question":         {"“The wall must be built of stone this time,” said Ada Brill.", "“Must the wall be built of stone this time?” said Bo Lund."},
		"a thought":           {"“The wall must be built of stone this time,” said Ada Brill.", "“Of stone and lime,” said Bo Lund."},
		"begins with itself":  {"“The wall must be built of stone this time,” said Ada Brill.", "“But the wall is to be built of stone,” said Bo Lund."},
		"not a fragment":      {"“The wall must be built of stone this time,” said Ada Brill.", "Bo Lund said that the wall was “built of stone and lime in every year”."},
		"a full name":         {"“The wall must be built of stone this time,” said Ada Brill.", "“The wall must be built of stone by now,” said Brom."},
		"not by he":           {"“The wall must be built of stone this time,” said Ada Brill.", "Bo Lund came. “The wall must be built of stone by now,” he said."},
		"a name":              {"“The wall must be built of stone this time,” said Ada Brill.", "“The wall must be built of stone by now,” said a mason from Elm."},
		"who is quoted more":  {"“The wall must be built of stone this time,” said Ada Brill. “Oh,” said Ada Brill.", "“The wall must be built of stone by now,” said Bo Lund."},
		"who is in the lead":  {"“The wall must be built of stone this time,” said Ada Brill.", "“The wall must be built of stone by now,” said Bo Lund."},
		"in the first person": {"“I say the wall is built of stone this time,” said Ada Brill.", "“The wall is to be built of stone this time,” said Bo Lund."},
		"eight words":         {"“The wall is to be built of stone,” said Ada Brill.", "“The wall is all built of stone,” said Bo Lund."},
		"five words":          {"“The wall is of stone,” said Ada Brill.", "“The wall has stones,” said Bo Lund."},
		"45 words":            {"“The wall" + strings.Repeat(" is", 43) + ",” said Ada Brill.", "“The wall" + strings.Repeat(" was", 44) + ",” said Bo Lund."},
		"70 words":            {"“The wall" + strings.Repeat(" is", 68) + ",” said Ada Brill.", "“The wall" + strings.Repeat(" was", 69) + ",” said Bo Lund."},
		"no joy":              {"“The wall must be built of stone this time,” said Ada Brill.", "“We are delighted to open the new wall today,” said Bo Lund."},
		"a long joy":          {"“We are delighted, as the wall is built of stone and lime and of sand and of the clay of the river,” said Ada Brill.", "“We are delighted, as the wall is built of stone and lime and of sand and of clay,” said Bo Lund."},
		"a long greeting":     {"“Thank you all, the wall is built of stone and lime and of sand today,” said Ada Brill.", "“Thank you all, the wall is built of stone and lime and of sand,” said Bo Lund."},
		"not too long":        {"“The wall must be built of stone this time,” said Ada Brill.", "“The wall is of wood" + strings.Repeat(" and of stone and lime and sand", 12) + ",” said Bo Lund."},
	} {
		title := ""
		if name == "who is in the lead" {
			title = "Brill builds a wall"
		}
		body := strings.Repeat("The council met on Monday and on every other day. ", 9) + "\n\n" + pair[1] + "\n\n" + pair[0] // no lead
		quotes := Find(title, body, "en")
		if len(quotes) == 1 && name == "who is named" { // the same words once: under the name
			if quotes[0].Speaker != "Ada Brill" {
				t.Errorf("%s: %q", name, quotes[0].Speaker)
			}
			continue
		}
		if len(quotes) < 2 || quotes[0].Speaker != "Ada Brill" || quotes[0].Worth <= quotes[1].Worth {
			t.Errorf("%s: got %v", name, quotes)
		}
	}
}

// TestWorthOfDoubt: a quotation whose speaker is in doubt is no key quotation, whoever it is.
func TestWorthOfDoubt(t *testing.T) {
	last := 100.0
	for _, doubt := range []float64{0, 0.1, 0.3, 0.6} {
		got := worthOfSpeaker(&attribution.Quotation{Who: attribution.Resolved{Referent: referent.Referent{Doubt: doubt}}}, &Quote{Speaker: "Ada Brill"}, true, 5)
		if got >= last {
			t.Errorf("doubt %v: worth %v, as much as with less doubt", doubt, got)
		}
		last = got
	}
	if thought := 1.8; last+thought >= keyWorth { // a whole thought of the best length has 1.8
		t.Errorf("probably somebody else: worth %v", last)
	}
}

// TestShortAnswer: of an interview, a long answer is worth more than one that needs its question.
func TestShortAnswer(t *testing.T) {
	long := "They trust the stone. A stone will tell you that a wall is high. " + strings.Repeat("It will not tell you who is to pay for it. ", 4)
	body := "Ada Brill, 71, has built forty walls by the sea. We met her in her yard at Elm.\n\nHow did you begin?\n\nWith a mistake. My father wanted a shed and I read the plan upside down.\n\nWhat do young masons get wrong?\n\n" +
		long + "\n\nDo you still build?\n\nEvery Thursday, with my sister, who shouts at me.\n\nWhat comes next?\n\nI shall mend the roof of this yard. It is old and it leaks in every room.\n"
	if quotes := Find("A mason of Elm", body, "en"); len(quotes) != 4 || quotes[3].Key || !strings.HasPrefix(quotes[3].Text, "Every Thursday") {
		t.Errorf("got %v", quotes)
	}
}

func TestHollow(t *testing.T) {
	for fold, want := range map[string]bool{
		"good morning to you all": true, "good schools cost money": false, "great to be here": true, "great bridges are built by small towns": false, "thanks": true, "hello that is a bad sign": true,
		"we are very proud to open it": true, "proud to be of elm": true, "proud towns do not beg": false, "im pleased but the river will come again": false, "wir freuen uns sehr": true, "wir freuen uns zu früh denn der damm bricht": false,
		"siamo lieti di aprire": true, "they are proud of it": false, "the wall is of stone": false, "": false,
	} {
		if got := hollow(fold); got != want {
			t.Errorf("%q: %v", fold, got)
		}
	}
}
