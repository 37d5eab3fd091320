package unwrap

import (
	"slices"
	"strings"
	"testing"
)

// notice is a title and paragraphs that are not wrapped.
const notice = `Old lock opens again

The lock at Benning has opened to boats for the first time in forty years, after a group of volunteers rebuilt its gates by hand.

More than 400 people came to watch on Saturday as the first barge went down to the river, and the town band played for two hours.

“It was a long road, but we never thought of giving up,” said Ada Brill, who chairs the trust. “The town needed its lock.”

The county council had wanted to fill the lock in and build a car park there. Its plan was dropped in 2012 after a vote.

Boats will be let through on Saturdays until October. The trust hopes to open the lock every day from next year.`

// read returns the first block of a text, and the others with blank lines between them.
func read(text string) (a struct{ Title, Body string }) {
	var rest []string
	for i, b := range Blocks(text, func(line string) bool { return strings.HasPrefix(line, "Photo: ") }) {
		if i == 0 {
			a.Title = b.Text
		} else {
			rest = append(rest, b.Text)
		}
	}
	a.Body = strings.Join(rest, "\n\n")
	return a
}

// fill wraps a paragraph at a width as editors do, the first line set in by so many spaces.
func fill(text string, width, inset int) string {
	var b strings.Builder
	n := inset
	b.WriteString(strings.Repeat(" ", inset))
	for i, w := range strings.Fields(text) {
		switch {
		case i == 0:
		case n+1+len([]rune(w)) > width:
			b.WriteByte('\n')
			n = 0
		default:
			b.WriteByte(' ')
			n++
		}
		b.WriteString(w)
		n += len([]rune(w))
	}
	return b.String()
}

// TestWrapped: an article comes out of any column width as it went in.
func TestWrapped(t *testing.T) {
	paras := strings.Split(notice, "\n\n")
	title, paras := paras[0], paras[1:]
	for _, c := range []struct {
		width, inset int
		sep          string
	}{{24, 0, "\n\n"}, {30, 0, "\n\n"}, {34, 0, "\n\n"}, {40, 0, "\n\n"}, {72, 0, "\n\n"}, {24, 3, "\n"}, {30, 4, "\n"}, {36, 4, "\n"}, {60, 2, "\n"}, {80, 5, "\n"}, {28, 0, "\n"}, {45, 0, "\n"}, {72, 0, "\n"}} {
		var lines []string
		for _, p := range paras {
			lines = append(lines, fill(p, c.width, c.inset))
		}
		a := read(title + "\n\n" + strings.Join(lines, c.sep))
		want, got := strings.Join(paras, "\n\n"), a.Body
		if c.sep == "\n" && c.inset == 0 { // a full last line joins two paragraphs
			want, got = strings.ReplaceAll(want, "\n\n", " "), strings.ReplaceAll(got, "\n\n", " ")
		}
		if got != want || a.Title != title {
			t.Errorf("%+v: title %q, body %q", c, a.Title, a.Body)
		}
	}
}

// TestWrappedBeside: lists, addresses, verse and the like beside wrapped prose keep their lines, and the prose is joined.
func TestWrappedBeside(t *testing.T) {
	paras := strings.Split(notice, "\n\n")
	title, paras := paras[0], paras[1:4]
	long := "This paragraph came from another program, which wraps no line, and so it is a line of more than one hundred and twenty letters that goes on.\nSo is this one, which says that the lamp was found in a shed behind the mill, was cleaned with vinegar, and burns again each night."
	for name, lines := range map[string]string{
		"address": "Benning Lock Trust\nThe Quay 3\nLower Benning\nTel. 01632 960 333", "signature": "Yours sincerely,\nTom Hale\nClerk\nBenning Parish Council", "list": "rope\ntar\na lamp\ntwo oars\nnails",
		"verse": "Roll, old river,\nroll along,\ncarry the lamp\nand carry the song,\nover the weir\nand under the moon,\nthe keeper's at home\nand never too soon.", "steps": "1. Ring the bell\n2. Wait for the lamp\n3. Pay the keeper",
		"line-up": "Brill, Hale, Pryce\nRoe, Bell, Fry\nStark, Low, Quist", "hours": "Opens at nine\nOpens at noon\nOpens at three\nOpens at six", "table": "Mon  9.00  Brill\nTue  9.00  Hale\nWed  closed", "long lines": long,
		"two lines": "Lower Benning\nThe Quay",
	} {
		for _, width := range []int{60, 72, 100} {
			for at := range 3 {
				parts := []string{title, fill(paras[0], width, 0), fill(paras[1], width, 0), fill(paras[2], width, 0)}
				parts = slices.Insert(parts, at+1, lines)
				a := read(strings.Join(parts, "\n\n"))
				want := slices.Insert(slices.Clone(paras), at, strings.ReplaceAll(lines, "\n", "\n\n"))
				if got := strings.Join(want, "\n\n"); a.Title != title || strings.ReplaceAll(a.Body, "  ", " ") != strings.ReplaceAll(got, "  ", " ") {
					t.Errorf("%s behind paragraph %d at width %d: title %q, body %q", name, at, width, a.Title, a.Body)
				}
			}
		}
	}
}

// TestWrappedShapes: other ways in which lines are wrapped, and lines that go with them.
func TestWrappedShapes(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"two widths", "The lock at Benning has opened to boats for the first time in forty years,\nafter a group of volunteers rebuilt its gates by hand and found the old key\nin a drawer.\n\n   A lock is a slow machine and the people\n   who keep one are slow to anger, but they\n   have long memories and good boots, as\n   the county council has found.\n",
			"The lock at Benning has opened to boats for the first time in forty years, after a group of volunteers rebuilt its gates by hand and found the old key in a drawer.|A lock is a slow machine and the people who keep one are slow to anger, but they have long memories and good boots, as the county council has found."},
		{"one paragraph of three lines", "The lock at Benning has opened to boats for the first time in forty years,\nafter a group of volunteers rebuilt its gates by hand and found the old key\nin a drawer.", "The lock at Benning has opened to boats for the first time in forty years, after a group of volunteers rebuilt its gates by hand and found the old key in a drawer."},
		{"items that go on", "The lock at Benning has opened to boats for the first time in forty years,\nafter a group of volunteers rebuilt its gates by hand.\n\n- the first gate, which was made of oak from the county forest and weighs\n  nine tons\n- the second gate, which is of steel and was a gift from the makers of the\n  old bridge\n",
			"The lock at Benning has opened to boats for the first time in forty years, after a group of volunteers rebuilt its gates by hand.|- the first gate, which was made of oak from the county forest and weighs nine tons|- the second gate, which is of steel and was a gift from the makers of the old bridge"},
		{"a dash and a number at the start of a line", "The county had wanted to fill the lock in and build a car park there, but\nits plan was dropped in 2012 after a vote, and the keepers of the lock have\nbeen at work since then.\n\nThe lock at Benning has opened to boats for the first time in forty years\n- since the flood, that is - after a group of volunteers rebuilt it, and its\nkeepers, Ada Brill and Tom Hale, hope that boats will come until October\n18. Nobody paid.\n", "The county had wanted to fill the lock in and build a car park there, but its plan was dropped in 2012 after a vote, and the keepers of the lock have been at work since then.|The lock at Benning has opened to boats for the first time in forty years - since the flood, that is - after a group of volunteers rebuilt it, and its keepers, Ada Brill and Tom Hale, hope that boats will come until October 18. Nobody paid."},
		{"a list behind a colon", "The county had wanted to fill the lock in and build a car park there, but\nits plan was dropped in 2012 after a vote, and the keepers of the lock have\nbeen at work since then.\n\nThe lock at Benning has opened to boats for the first time in forty years,\nand this is what you should bring if you come to see it in the summer rain:\n- a coat\n- tea\n", "The county had wanted to fill the lock in and build a car park there, but its plan was dropped in 2012 after a vote, and the keepers of the lock have been at work since then.|The lock at Benning has opened to boats for the first time in forty years, and this is what you should bring if you come to see it in the summer rain:|- a coat|- tea"},
		{"names in capitals", "The county had wanted to fill the lock in and build a car park there, but\nits plan was dropped in 2012 after a vote, and the keepers of the lock have\nbeen at work since then.\n\nThe keepers of the lock, Ada Brill, Tom Hale and Gwen Pryce of the Benning\nLock Trust, met the Mayor of Lower Benning, Jo Bell, and the Chair of Ruan\nParish Council, Sal Odum.\n", "The county had wanted to fill the lock in and build a car park there, but its plan was dropped in 2012 after a vote, and the keepers of the lock have been at work since then.|The keepers of the lock, Ada Brill, Tom Hale and Gwen Pryce of the Benning Lock Trust, met the Mayor of Lower Benning, Jo Bell, and the Chair of Ruan Parish Council, Sal Odum."},
		{"a signature without a blank line", "The lock at Benning has opened to boats for the first time in forty years,\nafter a group of volunteers rebuilt its gates by hand and found the old key\nin a drawer. We hope to see you there.\nTom Hale\nClerk\n", "The lock at Benning has opened to boats for the first time in forty years, after a group of volunteers rebuilt its gates by hand and found the old key in a drawer. We hope to see you there.|Tom Hale|Clerk"},
		{"german nouns", "Benning (dpa) - Die alte Schleuse in Benning öffnet nach vielen Jahren\nPlanung. Das teilte der Kreis am Morgen nach der Feier mit. Es\nsahen viele Menschen zu.\n\nDie Wärter nannten den Tag ein Fest. Sie wollen die alte Schleuse von\nBenning lange offen halten. Tom Hale sprach von einem Wunder der\nTechnik. Er hatte den Schlüssel.\n\nDie Tore wurden 1921 gebaut. Schleusen gibt es hier in jedem zweiten\nOrt des Kreises.", "Benning (dpa) - Die alte Schleuse in Benning öffnet nach vielen Jahren Planung. Das teilte der Kreis am Morgen nach der Feier mit. Es sahen viele Menschen zu.|Die Wärter nannten den Tag ein Fest. Sie wollen die alte Schleuse von Benning lange offen halten. Tom Hale sprach von einem Wunder der Technik. Er hatte den Schlüssel.|Die Tore wurden 1921 gebaut. Schleusen gibt es hier in jedem zweiten Ort des Kreises."},
		{"japanese", "教区議会は月曜日、戦後から川を渡ってきた古い渡し船の\n廃止を決めた。書記は数字を見たと話した。渡し船は年に\n二千人を運び、村の人々に長く親しまれてきた。新しい橋\nは来年の春に開く。", "教区議会は月曜日、戦後から川を渡ってきた古い渡し船の廃止を決めた。書記は数字を見たと話した。渡し船は年に二千人を運び、村の人々に長く親しまれてきた。新しい橋は来年の春に開く。"},
		{"chinese lines", "渡船回来了。\n村里的人在岸边等了两年。\n船不新，但是浮得很稳。\n船长请大家喝茶。", "渡船回来了。|村里的人在岸边等了两年。|船不新，但是浮得很稳。|船长请大家喝茶。"},
		{"korean", "나룻배가 돌아왔고 마을 사람들은 강가에서 두 해를 기다렸다. 배는 새것이\n아니지만 잘 뜬다. 사공은 모두에게 차를 대접했고 아이들은 밤늦게까지 강가에서\n노래를 불렀다.", "나룻배가 돌아왔고 마을 사람들은 강가에서 두 해를 기다렸다. 배는 새것이 아니지만 잘 뜬다. 사공은 모두에게 차를 대접했고 아이들은 밤늦게까지 강가에서 노래를 불렀다."},
		{"dialogue", "“Is it open?” she said.\n“It is not,” he said, and went on with his rope.\n“When, then?”\n“When it is.”\n“You said so last week, and the week before that.”", "“Is it open?” she said.|“It is not,” he said, and went on with his rope.|“When, then?”|“When it is.”|“You said so last week, and the week before that.”"},
	} {
		a := read("Old lock\n\n" + c.in)
		if got := strings.ReplaceAll(a.Body, "\n\n", "|"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestUnwrapped: lines that mean their breaks keep them.
func TestUnwrapped(t *testing.T) {
	for name, lines := range map[string]string{
		"verse":   "The lock is old and grey with moss,\nThe gate hangs by a thread,\nAnd none who came to count the loss\nRemembered what he said.\n\nHe said the river wants its way,\nThe wall will have its fall,\nAnd he who builds on mud and clay\nHad better not at all.",
		"free":    "morning on the water\nthe boats asleep\na rope that ticks\nagainst the mast\nnobody yet\nonly the heron\nand the slow light\ncoming down the steps",
		"recipe":  "250 g flour\n2 eggs\nhalf a litre of milk\na pinch of salt\nbutter for the pan\nsugar and lemon to serve",
		"table":   "Mon  9.00  Ada Brill\nTue  9.00  Tom Hale\nWed  closed\nThu  9.00  Ada Brill\nFri  8.30  Gwen Pryce\nSat  10.00 all hands",
		"list":    "new rope for the ferry\ntar and two brushes\na lamp with a red glass\noil for the hinges\na ledger with blue lines\nstring",
		"address": "Benning Lock Trust\nThe Lock House\nWater Lane\nLower Benning\nBN4 2AA",
		"prizes":  "Ada Brill of Benning. First in the race of the small boats\nTom Hale of Benning. First in the race of the large boats\nGwen Pryce of Ruan. Second in the race of the small boats\nJo Bell of Ruan town. Third in the race of the long boats",
		"lines":   "The lock opens at nine.\nThe ferry sails at ten.\nThe mill shuts at five.\nThe inn stays open.\nThe bells ring at six.",
	} {
		a := read("Title of it\n\n" + lines)
		if got, want := strings.Count(a.Body, "\n\n")+1, strings.Count(strings.ReplaceAll(lines, "\n\n", "\n"), "\n")+1; got != want {
			t.Errorf("%s: %d lines come out as %d: %q", name, want, got, a.Body)
		}
	}
}

// TestShortNotices: a text of a few broken lines, which is what a club writes, comes out as it was before it was wrapped, at
// every usual width.
func TestShortNotices(t *testing.T) {
	paras := []string{
		"The club looks for two keepers for the winter, preferably old hands. The work is done on Tuesdays in the lock house. Call Tom Hale.",
		"The gate of the lock will be mended in January, the trust decided on Monday. The work will cost 9,000 pounds.",
		"Everybody who wants to come along in the big boat must say so by Friday, and those who bring a dog must pay for two.",
		"Das Tor der Schleuse wird im Januar repariert, das hat der Verein am Montag nach einer langen Sitzung beschlossen.",
		"“It has been leaking since the summer of the flood,” said the keeper of the lock, Gwen Pryce.",
	}
	looked := 0
	for width := 44; width <= 80; width++ {
		for i, p := range paras {
			for name, in := range map[string]string{
				"alone":       "Lock notice\n\n" + fill(p, width, 0),
				"below":       "Lock notice\n" + fill(p, width, 0),
				"with a list": "Lock notice\n\n" + fill(p, width, 0) + "\n\n* rope\n* tar\n",
				"with a name": "Lock notice\n\n" + fill(p, width, 0) + "\n\nTom Hale\nClerk\n",
				"two":         "Lock notice\n\n" + fill(p, width, 0) + "\n\n" + fill(paras[(i+1)%len(paras)], width, 0) + "\n",
			} {
				a := read(in)
				body := strings.ReplaceAll(a.Body, ".\n\n", ". ") // a sentence may end at the end of a full line
				if looked++; a.Title != "Lock notice" || !strings.HasPrefix(body, p) {
					t.Errorf("%s at width %d: title %q, body %q", name, width, a.Title, a.Body)
				}
			}
		}
	}
	if looked < 500 {
		t.Errorf("looked at %d texts", looked)
	}
}

// TestShortVerse: short texts whose lines mean their breaks keep them.
func TestShortVerse(t *testing.T) {
	for name, lines := range map[string]string{
		"couplet":      "We took the old boat down to Benning weir,\nand nobody who saw us raised a cheer.",
		"two couplets": "We rowed the river down to Benning town\nand never saw the keeper at the lock.\n\nThe ferry slept, the bridge was coming down\nand no one in the street had wound the clock.",
		"one stanza":   "The river runs below the wooden bridge\nand takes the light of morning from the stone\nwhile someone on the far side of the ridge\nhas called the cattle and has called alone.",
		"chorus":       "Roll along the river in the morning rain,\nroll along the river and come home again.",
		"stanza":       "The heron stands beside the broken gate,\nhe does not seem to mind that it is late,\nhe does not seem to mind that we have come\nwith all our boots and buckets and a drum.\n\nThe keeper has no lamp and has no key,\nhe does not seem to mind that we can see,\nhe does not seem to mind that he is old\nand that the house he keeps is very cold.",
		"three lines":  "we rowed the river in the morning rain and never saw the keeper\nand took the light of summer from the stone\nand left it on the weir",
		"line-up":      "Bow: Ada Brill, Tom Hale, Gwen Pryce, Jo Bell\nStern: Sal Odum, Wim Peters, Ruth Okell, Ann Roe",
		"names":        "Ada Brill, Tom Hale, Gwen Pryce of the lock trust,\nJo Bell, Sal Odum and Wim Peters of Lower Benning",
		"address":      "Benning Lock Trust and Museum of Inland Boats\nThe Old Lock House, Water Lane, Lower Benning",
		"items":        "- a coat that keeps the rain out of your neck\n- tea for the keeper and for those who wait",
		"things":       "a coat that keeps the rain out of your neck,\ntea for the keeper and for those who wait,\ntwo ropes with a hook at either end of them",
		"table":        "9.00 | Ada Brill | the boat that she came in\n9.30 | Tom Hale | the boat that the keeper is in\n9.45 | Gwen Pryce | none.",
		"hours":        "From April to June the lock opens at nine o'clock.\nFrom July to October the lock opens at ten o'clock.",
		"sentences":    "The lock of the lower weir opens at nine.\nThe ferry at the upper weir sails at ten.\nThe mill between the two shuts at five.",
		"labels":       "Start: nine o'clock at the quay of Lower Benning\nFinish: the old weir, some time in the afternoon",
	} {
		a := read("Lock notice\n\n" + lines + "\n")
		if want := strings.ReplaceAll(strings.ReplaceAll(lines, "\n\n", "\n"), "\n", "\n\n"); a.Body != want {
			t.Errorf("%s: %q", name, a.Body)
		}
	}
}
