package summarize

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"seedfeed/feed/prose"
	"seedfeed/feed/speech"
)

var update = flag.Bool("update", false, "rewrite testdata/features.txt")

// featureNames are the names of the constants in score.go that begin with a letter, in order.
func featureNames(t *testing.T, letter string) (names []string) {
	t.Helper()
	src, err := os.ReadFile("score.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`(?m)^\t(`+letter+`[A-Z]\w*)( +=.*)?( +//.*)?$`).FindAllStringSubmatch(string(src), -1) {
		names = append(names, m[1])
	}
	return names
}

// featureStory has something of every feature: figures, days, names, quotations, questions, captions, pairs of words that
// come again, words of the title.
const featureStory = `The island council voted on Tuesday to rebuild the harbour wall that a storm had broken in two places.

Ada Brill, who leads the ferry crews, told the council yesterday: “We have waited long enough for that wall and we will not sail behind sandbags again.”

Work on the harbour wall is to start in May 2027 and will cost the island council two million pounds — more than the whole harbour fund has, or 3,400 pounds for every family on the island, as the engineer wrote in a letter to the council.

Is the wall worth it?

The engineer waves from the broken wall in Grell, 4 May 2026.

Children running along the quay near the harbour wall.

He also wants a crane for our harbour, and he said so.

The bakery on Pier Street has new opening hours since last week.

Nothing else was decided in that meeting of the council.`

// TestFeatures compares what is measured of the units and of some sets of featureStory with testdata/features.txt, which
// was read line by line. -update rewrites it.
func TestFeatures(t *testing.T) {
	var b strings.Builder
	show := func(names []string, values []float64) {
		for i, v := range values {
			if v != 0 {
				fmt.Fprintf(&b, " %s=%.3g", names[i], v)
			}
		}
		b.WriteByte('\n')
	}
	unitNames, setNames := featureNames(t, "f"), featureNames(t, "s")
	for _, title := range []string{"Island council to rebuild harbour wall", ""} {
		x := read(title, featureStory, "en")
		var units []*unit
		for i := 0; i < len(x.sents); i++ {
			u := x.unit(i, i)
			x.measure(u)
			units = append(units, u)
			if title != "" {
				fmt.Fprintf(&b, "unit %q words=%d lean=%v caption=%.3g:", x.body[x.sents[i].Start:x.sents[i].Start+20], u.words, u.lean, likeness(u))
				show(unitNames, u.feats[:])
			} else {
				fmt.Fprintf(&b, "unit %d without a title: value=%.3g fNoTitle=%.3g fTitle=%.3g\n", i, u.value, u.feats[fNoTitle], u.feats[fTitle])
			}
		}
		for _, at := range [][]int{{0}, {0, 1}, {0, 2}, {1, 2, 8}, {2, 6}, {4}} {
			var set []*unit
			for _, i := range at {
				set = append(set, units[i])
			}
			var f [nSet]float64
			x.measureSet(set, &f)
			fmt.Fprintf(&b, "set %v score=%.3g:", at, x.setScore(set))
			show(setNames, f[:])
		}
	}
	const path = "testdata/features.txt"
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	got, lines := strings.Split(b.String(), "\n"), strings.Split(string(want), "\n")
	for i := range max(len(got), len(lines)) {
		if i >= len(got) || i >= len(lines) || got[i] != lines[i] {
			t.Fatalf("line %d:\n got %s\nwant %s", i+1, append(got, "")[min(i, len(got))], append(lines, "")[min(i, len(lines))])
		}
	}
}

func TestStem(t *testing.T) {
	for w, want := range map[string]string{
		"parties": "party", "married": "marry", "walking": "walk", "walked": "walk", "walks": "walk", "wages": "wag", "wage": "wag", "bus": "bus", "glass": "glass", "ties": "tie", "sing": "sing",
		"red": "red", "the": "the", "make": "mak", "tree": "tre", "yes": "yes",
	} {
		if got := stem(w); got != want {
			t.Errorf("stem(%q) = %q, want %q", w, got, want)
		}
	}
}

func read(title, body, language string) *text {
	t := new(text)
	whole := prose.Read(window(body))
	t.read(title, whole, speech.Read(whole, language).Apart, language)
	return t
}

// sumUp is Summarize for a body that is not read yet.
func sumUp(title, body, language string, b Budget) []prose.Span {
	text := prose.Read(body)
	return Summarize(title, text, speech.Read(text, language).Apart, language, b)
}

func learned(v *vocabulary, s string) (w word) {
	h, f := spell(s)
	v.learn(&w, s, h, f)
	return w
}

func TestVocabulary(t *testing.T) {
	var v vocabulary
	v.init(tongueOf(""), 1000)
	for s, want := range map[string]int{"the": 0, "sea-wall": 2, "wall": 1, "walls": 1, "Brill's": 1, "x": 0, "7": 1, "橋が": 2, "don't": 0, strings.Repeat("ab", 80): 1} {
		w := learned(&v, s)
		if got := int(w.to - w.from); got != want {
			t.Errorf("%q has %d terms, want %d", s, got, want)
		}
	}
	for s, want := range map[string]int32{"橋が": 2, "wall": 0, "é": 0, "a橋": 1} {
		if got := learned(&v, s).signs; got != want {
			t.Errorf("%q has %d signs, want %d", s, got, want)
		}
	}
	a, b := learned(&v, "Walls"), learned(&v, "wall")
	if v.parts[a.from] != v.parts[b.from] || !a.capital || b.capital {
		t.Errorf("Walls and wall: %+v, %+v", a, b)
	}
	for s, want := range map[string]class{"US": 0, "us": firstPerson, "We": firstPerson, "they're": plural, "12th": number, "builder": agent, "walked": past, "mayor": person} {
		if got := learned(&v, s).class; want != 0 && got&want == 0 || s == "US" && got&firstPerson != 0 {
			t.Errorf("%q has class %b", s, got)
		}
	}
}

// TestEndings: what the ending of a word that is in no list tells: what was done, and who does something. Short words tell nothing.
func TestEndings(t *testing.T) {
	var v vocabulary
	v.init(tongueOf("en"), 1000)
	for s, want := range map[string]class{
		"anchored": past, "sided": past, "shed": 0, "abed": 0, "welder": agent, "welter": agent, "alder": 0, "tutor": 0, "vendor": agent, "cellist": agent, "gist": 0, "ferryman": agent, "50-year-old": agent, "crane": 0, "cranes": 0,
	} {
		if got := learned(&v, s).class & (past | agent); got != want {
			t.Errorf("%q has class %b, want %b", s, got, want)
		}
	}
}

func TestDateTail(t *testing.T) {
	for s, want := range map[string]int{
		"The crane in Grell, 4 May 2026.": 2, "The crane in Grell, May 4, 2026": 2, "The crane in Grell, May 2026": 2, "It was built in May 2026.": 1, "It was built on 4 May 2026.": 1,
		"It was built in 2026.": 0, "It has 2026 pieces of wood in 12": 0, "The fair is on May 4, 1826.": 0, "A storm broke it in May 2010": 1, "It began on Monday.": 0, "May 4, 2026": 0,
	} {
		if got := dateTail(s); got != want {
			t.Errorf("dateTail(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestSomeone(t *testing.T) {
	for s, want := range map[string]bool{
		"A lawmaker has slept in the house.": true, "Two young men have slept in the house.": false, "A young man has slept here.": true, "12 women slept in the house.": true,
		"The lawmaker has slept in the house.": false, "Lawmaker Ada Brill has slept here.": false, "A storm broke the wall here.": false, "A man": false, "She is a lawmaker of the house.": false,
	} {
		if _, got := second("en", "The mill at Grell burned down.", s); got.someone != want {
			t.Errorf("%q: someone = %v", s, got.someone)
		}
	}
}

// TestWho: who "a lawmaker" is comes into the summary where there is room.
func TestWho(t *testing.T) {
	const body = `A lawmaker has slept in the chamber of the parliament in Kelm for six nights in order to stop a law on the park.

She is Ada Brill, 63, a former swimming teacher from the north.

Under the rules of the house no vote on a law may be taken while a member lies down in the chamber.

The president of the parliament has asked experts of the law what a bed in a chamber is.`
	if all := strings.Join(sentences("Lawmaker sleeps in parliament", body, Budget{}), " "); !strings.Contains(all, "Ada Brill") {
		t.Errorf("nobody is named: %q", all)
	}
}

// TestTitleAgain: a sentence that only says the title again stays out, also where the title is its beginning.
func TestTitleAgain(t *testing.T) {
	const lead = "The airfield of Grell was closed on Sunday because of forty cows."
	const body = lead + "\n\nThe first plane from the mainland went round for an hour and then landed in a field.\n\nThe farmer was found at a wedding in Kelm and came with a bucket to lead them home."
	for _, title := range []string{lead, strings.TrimSuffix(lead, "."), "The Airfield of Grell was closed on Sunday because of cows", lead + " The first plane from…"} {
		if all := strings.Join(sentences(title, body, Budget{}), " "); strings.Contains(all, "airfield") || !strings.Contains(all, "plane") {
			t.Errorf("%q: %q", title, all)
		}
	}
	if all := strings.Join(sentences("The airfield of Grell was…", body, Budget{}), " "); !strings.Contains(all, lead) {
		t.Errorf("the lead says more than its cut beginning, but is missing: %q", all)
	}
}

// TestOwn: an opinion is not told in the paper's own voice while other sentences are left.
func TestOwn(t *testing.T) {
	const body = `The council has shut the beach of Grell to dogs from May to September.

I was walking there with Bruno when the first of the signs about dogs went up on the beach.

The beach is two miles long, and on most days of May there are four people on it.

My dog and I have been on the beach of Grell in every May since the council built the steps.`
	if all := strings.Join(sentences("Let the dogs back on the beach of Grell", body, Budget{}), " "); strings.Contains(all, "I ") || !strings.Contains(all, "two miles") {
		t.Errorf("got %q", all)
	}
	own := "I was walking there with Bruno when the first of the signs went up on the beach.\n\n“We” was all that I could say about it to the council of Grell on Monday."
	if all := sentences("Dogs", own, Budget{}); len(all) == 0 {
		t.Error("a text in the first person has no summary")
	}
}

// TestNews: a summary begins with the lead that tells the news, whatever stands behind it.
func TestNews(t *testing.T) {
	const background = "\n\nFor ninety years the question of the winter ferry to Hallow had been asked in every winter, and every winter the ferry company had said that a winter ferry to Hallow was a question of ice.\n\nThe ferry company of the north has four ferries, of which the winter ferry to Hallow is the oldest one."
	for lead, first := range map[string]bool{
		"The ferry to Hallow will run in winter from this year on.":       true,
		"Will the ferry to Hallow run in winter from this year on, then?": false,
	} {
		got := sentences("Ferry to Hallow: the winter question", lead+background, Budget{})
		if len(got) == 0 || (got[0] == lead) != first {
			t.Errorf("%q: got %q", lead, got)
		}
	}
}

// TestRoom: a summary uses the room where sentences are left that fit.
func TestRoom(t *testing.T) {
	const body = `Half of Grell went dark for three hours on Saturday evening, at the time of the final.

A rat had got into the transformer in Tanner Street and did not survive it.

People carried their sets and their soup to the other half of the town, where some strangers sat on one sofa.

The power came back at ten, when the final was over.`
	if n := len(strings.Fields(strings.Join(sentences("Power fails", body, Budget{}), " "))); n < 35 {
		t.Errorf("%d words of 60", n)
	}
}
