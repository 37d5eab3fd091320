package quotation

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/testkit"
)

// TestFind: each article in one or two paragraphs, and its quotations as "speaker: words", in any order.
func TestFind(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       []string
	}{
		{"verb and name behind", "“The weir will hold until spring,” said Nora Pell.", []string{"Nora Pell: The weir will hold until spring"}},
		{"name and verb behind", "“The weir will hold until spring,” Nora Pell said on Monday.", []string{"Nora Pell: The weir will hold until spring"}},
		{"colon before", "Nora Pell said: “The weir will hold until spring.”", []string{"Nora Pell: The weir will hold until spring."}},
		{"name and colon", "PELL: “The weir will hold until spring.”", []string{"PELL: The weir will hold until spring."}},
		{"told somebody", "Nora Pell told the meeting: “The weir will hold until spring.”", []string{"Nora Pell: The weir will hold until spring."}},
		{"apposition", "“The weir will hold until spring,” said Nora Pell, the chief engineer of the trust.", []string{"Nora Pell: The weir will hold until spring"}},
		{"apposition before the verb", "Nora Pell, the chief engineer, said “the weir will hold until spring”.", []string{"Nora Pell: the weir will hold until spring"}},
		{"role, then name", "“The weir will hold until spring,” said the engineer, Nora Pell.", []string{"Nora Pell: The weir will hold until spring"}},
		{"title", "“The weir will hold until spring,” Mayor Nora Pell said.", []string{"Nora Pell: The weir will hold until spring"}},
		{"who clause", "“The weir will hold until spring,” said Nora Pell, who built it.", []string{"Nora Pell: The weir will hold until spring"}},
		{"role alone", "“The weir will hold until spring,” said a spokesman for the trust.", []string{"a spokesman for the trust: The weir will hold until spring"}},
		{"spokesman for a person is not the person", "“The weir will hold until spring,” said a spokeswoman for Nora Pell. Nora Pell left.", []string{"a spokeswoman for Nora Pell: The weir will hold until spring"}},
		{"possessor is no speaker", "Nora Pell’s lawyer, Ida Moss, said: “The weir will hold until spring.”", []string{"Ida Moss: The weir will hold until spring."}},
		{"according to", "According to Nora Pell, “nobody will see the difference by then”.", []string{"Nora Pell: nobody will see the difference by then"}},
		{"participle", "Nora Pell defended the cost, adding that it was “less than a new bridge”.", []string{"Nora Pell: less than a new bridge"}},
		{"participle with its own subject", "Pell and Moss met, with Nora Pell saying it was “less than a new bridge”. Ida Moss agreed.", []string{"Nora Pell: less than a new bridge"}},
		{"fronted clause", "While some towns, including Oxley, paid at once, Nora Pell insisted that “the others will have to follow”.", []string{"Nora Pell: the others will have to follow"}},
		{"last name gets its full form", "Nora Pell came late.\n\n“The weir will hold until spring,” said Pell.", []string{"Nora Pell: The weir will hold until spring"}},
		{"pronoun", "Nora Pell came late.\n\n“The weir will hold until spring,” she said.", []string{"Nora Pell: The weir will hold until spring"}},
		{"pronoun of the other", "Nora Pell met James Fry. “We will pay for half of it,” he said.", []string{"James Fry: We will pay for half of it"}},
		{"goes on", "“The weir will hold until spring,” said Nora Pell. “It has held for ninety years.”", []string{"Nora Pell: The weir will hold until spring", "Nora Pell: It has held for ninety years."}},
		{"one sentence in two parts", "“The weir,” said Nora Pell, “will hold until the spring.”", []string{"Nora Pell: The weir, will hold until the spring."}},
		{"paragraphs", "Nora Pell said: “The weir will hold.\n\n“It always has.”", []string{"Nora Pell: The weir will hold.\n\nIt always has."}},
		{"office", "Ukrainian President Olena Hryn came to the weir.\n\nThe Ukrainian president said: “It is a fine weir indeed.”", []string{"Olena Hryn: It is a fine weir indeed."}},
		{"single marks", "‘We’ve held it for the miners’ sake,’ said Nora Pell.", []string{"Nora Pell: We’ve held it for the miners’ sake"}},
		{"scare quotes", "The so-called “fish ladder” cost a million. He called it “a joke”.", nil},
		{"title of a work", "The film “The Last Lock Keeper of Oxley” was shot here.", nil},
		{"nobody", "“The weir will hold until spring.”", []string{": The weir will hold until spring."}},
		{"the mayor, then he", "The mayor said that the bread would last. “After that we shall eat the ducks,” he joked.", []string{"The mayor: After that we shall eat the ducks"}},
		{"German", "„Das Wehr hält noch bis zum Frühling“, sagte Nora Pell.", []string{"Nora Pell: Das Wehr hält noch bis zum Frühling"}},
		{"German so", "„Das Wehr hält noch bis zum Frühling“, sagte Nora Pell. „Wir glauben es erst im Mai“, so Bürgermeister Karl Fry.", []string{"Nora Pell: Das Wehr hält noch bis zum Frühling", "Karl Fry: Wir glauben es erst im Mai"}},
		{"German pronoun", "Nora Pell kam spät. „Das Wehr hält noch bis zum Frühling“, sagte sie und ging.", []string{"Nora Pell: Das Wehr hält noch bis zum Frühling"}},
		{"the chief engineer is who was named, and she", "Nora Pell opened the gate.\n\nIt rained.\n\nThe engineer in charge came late. “The weir will hold until spring,” she said.", []string{"Nora Pell: The weir will hold until spring"}},
		{"the engineer, with nobody named, and she", "The engineer came late. “The weir will hold until spring,” she said.", []string{"The engineer: The weir will hold until spring"}},
		{"somebody else in between", "“It is far too loud,” Nora Pell told the meeting. James Fry shook his head. “It is all that the young have.”", []string{"Nora Pell: It is far too loud", "James Fry: It is all that the young have."}},
		{"epithet", "Nora Pell — “the brain of Mill Street here” — has won four times.", []string{": the brain of Mill Street here"}},
		{"at the end of the sentence", "It was “the end of the old weir” for good, said Nora Pell.", []string{"Nora Pell: the end of the old weir"}},
		{"in a parenthesis", "The trouble with it, says Nora Pell, a diver, is that it was “built on nothing but sand”.", []string{"Nora Pell: built on nothing but sand"}},
		{"insertion before the verb", "The trust, in its report on Monday, said it was “built on nothing but sand”.", []string{"The trust: built on nothing but sand"}},
		{"a relative clause has no speaker", "Nora Pell said that those who complain are “no friends of the weir”.", []string{"Nora Pell: no friends of the weir"}},
		{"as somebody put it", "The weir was “built on nothing but sand”, as Nora Pell put it.", []string{"Nora Pell: built on nothing but sand"}},
		{"what came from somebody", "“Will it hold?” asked Nora Pell. “Not for another winter,” came the answer from James Fry.", []string{"Nora Pell: Will it hold?", "James Fry: Not for another winter"}},
		{"contraction", "Nora Pell came late.\n\nShe’s claiming that it was “built on nothing but sand”.", []string{"Nora Pell: built on nothing but sand"}},
		{"never named in full", "“The weir will hold until spring,” said Pell.\n\n“It has to,” she added.", []string{"Pell: The weir will hold until spring", "Pell: It has to"}},
		{"kin", "James Fry brought his wife, Joan. “I saw it from the bank,” she said.", []string{"Joan: I saw it from the bank"}},
		{"a woman rather than who spoke last", "Kim Osler owns the bank. Nora Pell keeps the weir.\n\n“The weir is far too high,” said Kim Osler.\n\n“It is not high enough,” she said.", []string{"Kim Osler: The weir is far too high", ": It is not high enough"}},
		{"a letter for a name", "James Fry asked.\n\nA: “The weir will hold until spring.”\n\n“It has to,” he said.", []string{": The weir will hold until spring.", ": It has to"}},
		{"title before a name", "Treasurer Nora Pell came. “The weir will hold until spring,” said Treasurer Pell.", []string{"Nora Pell: The weir will hold until spring"}},
		{"secretary of something", "“The weir will hold until spring,” said Secretary of State Nora Pell.", []string{"Nora Pell: The weir will hold until spring"}},
		{"short, and goes on", "“The weir will hold until spring,” said Nora Pell. “It must.”", []string{"Nora Pell: The weir will hold until spring", "Nora Pell: It must."}},
		{"two sentences", "“The weir will hold,” Nora Pell said. Still, she added, “we have to look after it.”", []string{"Nora Pell: The weir will hold", "Nora Pell: we have to look after it."}},
		{"goes on over a paragraph about the same", "“The weir will hold until spring,” said Nora Pell.\n\nPell has kept it for nine years.\n\n“It holds because somebody looks after it.”", []string{"Nora Pell: The weir will hold until spring", "Nora Pell: It holds because somebody looks after it."}},
		{"headline in single marks", "Engineer: ‘The weir will hold.’\n\n“It will hold until spring,” said Nora Pell.", []string{"Nora Pell: It will hold until spring"}},
		{"denied saying", "Nora Pell denied saying “the swimmers can all go home”.", nil},
		{"never said", "Nora Pell never said “the swimmers can all go home”.", nil},
		{"denied that she had said", "Nora Pell denied that she had said “the swimmers can all go home”.", nil},
		{"did not say", "Nora Pell did not say “the swimmers can all go home”.", nil},
		{"refused to say", "Nora Pell refused to say “the swimmers can all go home”.", nil},
		{"should say", "Nora Pell should say “the swimmers can all go home”.", nil},
		{"if she says", "If Nora Pell says “the swimmers can all go home”, nobody will come.", nil},
		{"never said, behind", "“The swimmers can all go home,” Nora Pell never said.", nil},
		{"denied, and said", "Nora Pell denied it and said “the swimmers can all go home”.", []string{"Nora Pell: the swimmers can all go home"}},
		{"was the reply", "Nora Pell asked James Fry for a reason. “There is none in the book,” was the reply.", []string{": There is none in the book"}},
		{"she is no husband", "Nora Pell won. “I sold it to him for nothing,” said her husband.\n\nIt rained. “You have a chair,” she said.", []string{"her husband: I sold it to him for nothing", "Nora Pell: You have a chair"}},
		{"she is no young man", "“I saw the dog in the river,” said a young man. It rained. “The dog was mine,” she says.", []string{"a young man: I saw the dog in the river", ": The dog was mine"}},
		{"a name like a verb", "Omar Said came. “The weir will hold until spring,” Said said.", []string{"Omar Said: The weir will hold until spring"}},
		{"the start of a longer one", "“The weir will hold until spring,” said Nora Pell. “The weir will hold until spring and no longer,” said Nora Pell.", []string{"Nora Pell: The weir will hold until spring and no longer"}},
		{"the start of another's", "“The weir will hold until spring,” said Nora Pell. “The weir will hold until spring and no longer,” said James Fry.", []string{"Nora Pell: The weir will hold until spring", "James Fry: The weir will hold until spring and no longer"}},
		{"none", "The weir held.", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := map[string]string{}
			for _, q := range Find("", test.body, "") {
				got[q.Speaker+": "+q.Text] = q.Reason
			}
			for _, want := range test.want {
				if _, ok := got[want]; !ok {
					t.Errorf("no %q in %q", want, got)
				}
				delete(got, want)
			}
			if len(got) > 0 {
				t.Errorf("too many: %q", got)
			}
		})
	}
}

func TestKeyQuotes(t *testing.T) {
	body := "Nora Pell opened the inquiry.\n\n“The weir will hold until spring, and then we must build a new one,” said Pell.\n\n" +
		"“It was a long day for all of us,” said Pell. “And so on and so forth,” she said.\n\n" +
		"“We never got a penny for our part of the bank,” said James Fry, a farmer.\n\n“The gate is shut at nine every day,” reads a sign."
	got := Find("Nora Pell opens weir inquiry", body, "")
	said := map[string]int{}
	for i, q := range got {
		if q.Key {
			said[q.Speaker]++
			if i > 0 && !got[i-1].Key {
				t.Error("a key quotation behind another one")
			}
		}
	}
	if said["Nora Pell"] != 2 || said["James Fry"] != 1 {
		t.Errorf("key quotations of %v", said)
	}
}

// verify holds what is true of every text.
func verify(t *testing.T, body string) {
	t.Helper()
	for _, q := range Find("A title", body, "") {
		at := 0
		var words []string
		for _, s := range q.Spans {
			if s.Start < at || s.End <= s.Start || s.End > len(body) {
				t.Fatalf("span %v of %q", s, body)
			}
			at = s.End
			words = append(words, strings.Fields(s.Of(body))...)
		}
		if got, want := strings.Join(strings.Fields(q.Text), " "), strings.Join(words, " "); strings.TrimRight(want, ", ") != got {
			t.Fatalf("%q is not word for word %q", got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("“One,” said Mr. Bell. ‘It’s the States’ ’90s 5'10\",’ he said.\n\n“Two")
	f.Add("According to “x”, who said who said, \"y\" and “z”,")
	f.Fuzz(func(t *testing.T, body string) { verify(t, body) })
}

// TestLinear: twice the text takes about twice the time.
func TestLinear(t *testing.T) {
	testkit.OneGoroutine(t)
	for _, unit := range []string{"“a b c d,” said Ann Bell. ", "“", "said ", "Ann Bell said “so it is now” and ", "who, ", "Ann, ", "‘a b c d e’ ", "“a b c d.”\n\n", "he said “so it is now”. ", "the president said “it is what it is”. ", "Mayor Ann Bell and Ann Fox left. “So it is now,” said the mayor. ", ", with the mayor, Ann Bell, shouting “so it is now”", "In the letter the a and ", "A: is it so?\n\nB: it is so, I say.\n\n", "Is it so?\n\nI say it is.\n\n", "She said:\n\nIt is so.\n\n", "(she said “so” and ", "He told Ann Bell. He said “so it is now”. ", "Ann Bell, who said that Bo Reed, who said ", "„So ist es nun einmal“, sagte Jens von der Heide. " + strings.Repeat("„Ja“, sagte von der Heide. ", 8), "«Así es ahora», dijo en la calle Juan Mora. ", "« C'est fini », dit Anne Renard. " + strings.Repeat("« C'est bien fini », ajoute cette commerçante. ", 2)} {
		if took := testkit.Cost(func() { verify(t, strings.Repeat(unit, 10_000)) }); took > 20*time.Second {
			t.Errorf("%q: %s", unit, took)
		}
	}
	took := testkit.Cost(func() {
		Find("", "“The mill is shut,” said Ann Fox.\n\nAt "+strings.Repeat("Alfa Beta Gamma Delta ", 50_000), "en")
		Find("", "„Młyn jest zamknięty”, powiedział Jan Mak.\n\nW serwisie "+strings.Repeat("Alfa Beta Gamma Delta ", 50_000), "pl")
	})
	if took > 20*time.Second {
		t.Errorf("words with capitals: %s", took)
	}
	took = testkit.Cost(func() {
		Find("", "李明说："+strings.Repeat("“我们今天很高兴见到大家。”他还表示：", 20_000), "zh")
	})
	if took > 15*time.Second { // three on a slow machine
		t.Errorf("Chinese pronouns: %s", took)
	}
	var names strings.Builder // each other than those before
	for i := range 20_000 {
		fmt.Fprintf(&names, "Paul Morel%d du courrier a parlé. Sara Neri%d vient, « et le pont est fermé ». ", i, i)
	}
	if took := testkit.Cost(func() { Find("", names.String(), "fr") }); took > 10*time.Second { // with what the collector takes on another processor
		t.Errorf("many names: %s", took)
	}
}

// TestMemory: the largest files that are read, made of what takes most. All that is allocated bounds the peak.
func TestMemory(t *testing.T) {
	testkit.OneGoroutine(t)
	const size, most = 4 << 20, 320 << 20
	for _, unit := range []string{`"`, "“a b c,” said Ann. ", "a ", "Ann Bell\n\n", "“Ann Bell”\n\n"} {
		body := "“Yes it is so,” said Ann Bell.\n\n" + strings.Repeat(unit, size/len(unit))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		quotes := Find("", body, "")
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; took > most {
			t.Errorf("%q: %d MiB for %d quotations", unit, took>>20, len(quotes))
		} else {
			t.Logf("%q: %d MiB for %d quotations", unit, took>>20, len(quotes))
		}
	}
}

// TestTooLong: quotations behind the words that are read are left out; those before are as ever.
func TestTooLong(t *testing.T) {
	testkit.OneGoroutine(t)
	body := "“The weir will hold until spring,” said Nora Pell.\n\n" + strings.Repeat("so ", 300_000) + "\n\n“It will never hold again,” said Nora Pell."
	got := Find("", body, "en")
	if len(got) != 1 || got[0].Speaker != "Nora Pell" {
		t.Errorf("%+v", got)
	}
}

func BenchmarkFind(b *testing.B) {
	body := strings.Repeat("The harbour board met on Monday in Calder Mouth, and Mr. Bell spoke first. “We won’t sell the sailors’ boat,” said Tom Bell, who chairs it.\n\nNora Pell, the chief engineer, was less sure. “It cost $1,200 last year,” she told reporters, adding that it was “more than we can afford”.\n\n", 23)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		Find("Board keeps boat", body, "")
	}
}
