package summarize

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"seedfeed/feed/prose"
	"seedfeed/feed/testkit"
)

func sentences(title, body string, b Budget) []string {
	var out []string
	for _, s := range sumUp(title, body, "", b) {
		out = append(out, s.Of(body))
	}
	return out
}

const story = `The island council voted on Tuesday to rebuild the harbour wall that last winter's storm had broken in two places.

He said it was a long meeting.

Ada Brill, who leads the ferry crews, told the council: “We have waited long enough for that wall.

We will not sail behind sandbags again.”

Work on the harbour wall is to start in May and will cost the council two million pounds.

Click here to read more about the harbour wall and the storm of last winter.

Ada Brill (left) and the council's engineer, pictured in front of the broken harbour wall.

The island council voted on Tuesday to rebuild the harbour wall.

Officials of the council met with the former U.S.

The bakery on Pier Street has new opening hours since last week.`

func TestFaultsStayOut(t *testing.T) {
	for _, words := range []int{12, 20, 30, 45, 60, 90, 150} {
		for _, n := range []int{1, 2, 3} {
			got := sentences("Harbour wall to be rebuilt", story, Budget{words, n})
			all := strings.Join(got, " ")
			for _, bad := range []string{"Click here", "(left)", "former U.S."} {
				if strings.Contains(all, bad) {
					t.Errorf("%d words: %q holds %q", words, got, bad)
				}
			}
			if i := slices.Index(got, "He said it was a long meeting."); i == 0 || i > 0 && !strings.HasSuffix(got[i-1], "in two places.") {
				t.Errorf("%d words: a sentence leans on nothing: %q", words, got)
			}
			if strings.Contains(all, "waited long") != strings.Contains(all, "sandbags") {
				t.Errorf("%d words: a quotation is cut: %q", words, got)
			}
			if len(strings.Fields(all)) > words || len(got) > n {
				t.Errorf("over %d words, %d sentences: %q", words, n, got)
			}
		}
	}
}

func TestLead(t *testing.T) {
	got := sentences("Harbour wall to be rebuilt", story, Budget{})
	if len(got) == 0 || !strings.HasPrefix(got[0], "The island council voted on Tuesday to rebuild the harbour wall that") {
		t.Errorf("summary starts with %q", got)
	}
}

func TestCutOff(t *testing.T) {
	for s, want := range map[string]bool{
		"They met Mr.": true, "He flew to the U.S.": false, "The former U.S.": true, "It began at 6 a.m.": false, "It is over.": false, "They saw John F.": true, "It is out in version 4.2.": false, "Is it over?": false,
	} {
		if cutOff(s) != want {
			t.Errorf("cutOff(%q) = %v", s, !want)
		}
	}
}

func TestSmall(t *testing.T) {
	for _, c := range []struct {
		body string
		want []string
	}{
		{"", nil},
		{"  \n\n ", nil},
		{"x", []string{"x"}},
		{"Back on Monday.", []string{"Back on Monday."}},
		{"- string\n\n- twine", []string{"- string"}},
		{strings.Repeat("word ", 100) + "ends.", nil},
	} {
		if got := sentences("", c.body, Budget{}); !slices.Equal(got, c.want) {
			t.Errorf("Summarize(%.40q) = %q, want %q", c.body, got, c.want)
		}
	}
}

// TestLinear: no shape of text takes long. Only the first 40 KiB are read, so the time is bounded, whatever the size.
func TestLinear(t *testing.T) {
	for name, body := range map[string]string{
		"paragraphs":    strings.Repeat("The wall was built again by the council.\n\n", 100000),
		"one line":      strings.Repeat("word ", 1<<20),
		"one word":      strings.Repeat("x", 1<<22),
		"openers":       strings.Repeat("“It was ‘so ", 1<<17),
		"quotations":    strings.Repeat("“It was.” ", 1<<18),
		"turns":         strings.Repeat("Ada: It was.\n\n", 1<<17),
		"names as many": strings.Repeat("Ada Brill and Bo Lund said Brill was Lund. ", 1<<16),
		"questions":     strings.Repeat("Was it I?\n\nIt was I.\n\n", 1<<16),
		"signs":         strings.Repeat("橋がようやく開通してとてもうれしい", 1<<16),
		"dashes":        strings.Repeat("— Ada Brill\n\n", 1<<17),
	} {
		if took := testkit.Cost(func() { sumUp("The wall of Ada Brill", body, "", Budget{}) }); took > 20*time.Second {
			t.Errorf("%s: %v", name, took)
		}
	}
}

func FuzzSummarize(f *testing.F) {
	f.Add("Harbour wall to be rebuilt", story, "en", 60, 3)
	f.Add("", "", "", 0, 0)
	f.Add("0", "0 \x12 0 0", "fi", 3, -109)      // a control character is a word of its own
	f.Add("0", "0\u00a00\u20030 0.", "de", 3, 1) // spaces of other widths part words
	f.Add("x", "“It was so,” he said. ‘No’ (yes", "en-GB", 5, 9)
	f.Add("x", "Ada: Was it so?\n\nBo: It was.\n\nAda: Why?\n\n— Bo Lund\n\nBo wrote:\n\nIt was.", "", 20, 9)
	f.Add("橋", "橋が月曜日に開通しました。「うれしいです」と佐藤さんは話した。", "ja", 9, 2)
	f.Add("Мост", "Мост закрыт. Он сказал: «Мы ждали». Кроме того, идёт дождь.", "ru", 9, 2)
	f.Fuzz(func(t *testing.T, title, body, language string, words, n int) {
		if !utf8.ValidString(body) {
			t.Skip()
		}
		b := Budget{words, n}
		spans := sumUp(title, body, language, b)
		b = b.orDefault()
		total, last := 0, 0
		for _, s := range spans {
			if s.Start < last || s.End <= s.Start || s.End > len(body) || !utf8.ValidString(body[s.Start:s.End]) {
				t.Fatalf("span %v after %d in %d bytes", s, last, len(body))
			}
			if text := s.Of(body); strings.TrimSpace(text) != text || strings.Contains(text, "\n\n") {
				t.Errorf("no sentences of one paragraph: %q", text)
			}
			last = s.End
			total += len(strings.Fields(s.Of(body)))
		}
		if total > b.Words || len(spans) > b.Sentences {
			t.Errorf("%d words in %d sentences, budget %+v", total, len(spans), b)
		}
		if again := sumUp(title, body, language, b); !slices.Equal(spans, again) {
			t.Error("two runs differ")
		}
	})
}

// TestShort: a text that fits the budget whole is its own summary, unless something in it may not stand in one.
func TestShort(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     int
	}{
		{"two sentences", "No band practice this week. The roof leaks again.", 2},
		{"one leans", "The mill has closed. It will open in May. Bring a lamp.", 3},
		{"a quotation over two", "“The mill is shut. We open in May,” said Ada Brill.", 1},
		{"paragraphs", "The mill has closed.\n\nBring a lamp on Friday.", 2},
		{"four", "The mill has closed. It will open in May. Bring a lamp on Friday. The door is low there.", 3},
		{"furniture", "The mill has closed for good this week. Click here to read more about it.", 1},
		{"cut off", "The mill has closed for good this week. It was sold by Mr.", 1},
	} {
		got := sumUp("", c.in, "", Budget{})
		if c.name == "a quotation over two" {
			c.want = len(prose.Sentences(c.in, prose.Span{Start: 0, End: len(c.in)}))
		}
		if len(got) > c.want || c.want < 3 && len(got) != c.want {
			t.Errorf("%s: %d sentences, want %d", c.name, len(got), c.want)
		}
	}
}

// TestCaptions puts captions of many wordings, none of them fitted on, into an article, each at two places, and looks how
// many get into its summary.
func TestCaptions(t *testing.T) {
	paras := []string{
		"The county will rebuild the wooden pier at Lower Benning after a storm carried half of it away, its council decided on Monday.",
		"The work is to cost £2 million and will start in March, when the herring boats have left the harbour, the county's engineer, Ada Brill, told the meeting.",
		"Two thirds of the money comes from the harbour fund, which the storm of last winter had already drawn on for the sea wall.",
		"Tom Rusk, who speaks for the fishermen, said the pier was too narrow and had been from the day it was built.",
		"“We asked for a stone pier in every year since I was a boy,” he said.",
		"The council refused a stone pier by five votes to four because it would have cost three times as much.",
		"Until the new pier is finished the boats will land their fish at the ferry quay, an hour to the north.",
		"A ferry company had offered to pay for a longer pier, but withdrew when the county asked for a share of the fares.",
	}
	captions := []string{
		"Ada Brill inspects the broken piles at Lower Benning", "Fishing boats tied up in the harbour at Lower Benning.", "What is left of the pier", "Tom Rusk mending nets on the quay at Lower Benning",
		"Ada Brill, the county's engineer, with Tom Rusk at the harbour", "Worried: Tom Rusk of the fishermen", "The pier at Lower Benning before the storm", "Waves break over the pier at Lower Benning during the storm.",
		"Men carry planks from the pier at Lower Benning, 3 February 2024", "Tom Rusk and Ada Brill share an umbrella at the harbour", "The council chamber at Lower Benning", "Planks and piles on the beach near Lower Benning",
		"Ada Brill explaining the plans for the pier to Tom Rusk.", "Children play beside the remains of the pier", "Tom Rusk, centre, counts the herring boxes on the quay", "An early drawing of the pier by Ada Brill",
	}
	in := 0
	for _, c := range captions {
		for _, at := range []int{1, 4} {
			body := strings.Join(slices.Insert(slices.Clone(paras), at, c), "\n\n")
			for _, s := range sumUp("Storm-hit pier to be rebuilt in wood", body, "", Budget{}) {
				if strings.Contains(s.Of(body), strings.TrimSuffix(c, ".")) {
					in++
					t.Logf("in the summary: %q", c)
				}
			}
		}
	}
	if most := 2; in > most {
		t.Errorf("%d of %d captions in the summary, want at most %d", in, 2*len(captions), most)
	}
}

// TestFallback: where no sentence is fit to stand alone, or one alone, the one that is least wrong stands.
func TestFallback(t *testing.T) {
	for _, test := range []struct{ body, want string }{
		{"1. Apologies\n\n2. Minutes of the last meeting\n\n3. The pond\n\n4. The gate", "The pond"},
		{"The flood of the year before –\n\nin which two died. The inquiry goes on.\n\nTea\n\nBuns", "The inquiry goes on."},
		{"ROVERS (4-4-2): Hale; Dunn, Prior, Webb; Castle (Meek 60), Tran, Bow; Faraday.\n\nRovers came from two down to beat the leaders on a pitch more fit for ploughing.", "Rovers came from two down to beat the leaders on a pitch more fit for ploughing."},
		{"bread\n\njam\n\nbutter\n\ntea", "bread"},
	} {
		var got []string
		for _, s := range sumUp("", test.body, "", Budget{}) {
			got = append(got, s.Of(test.body))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%q: got %q, want %q", test.body, got, test.want)
		}
	}
}
