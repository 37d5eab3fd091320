package prose

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestQuotations: in want, “|” separates the pieces of one quotation.
func TestQuotations(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       []string
	}{
		{"straight", `"We sail at dawn," said Ann. "Bring tea."`, []string{"We sail at dawn,", "Bring tea."}},
		{"curly", "“We sail at dawn,” said Ann.", []string{"We sail at dawn,"}},
		{"single curly", "‘We sail at dawn,’ said Ann.", []string{"We sail at dawn,"}},
		{"single straight", "'We sail at dawn,' said Ann, 'or never.'", []string{"We sail at dawn,", "or never."}},
		{"apostrophes", "‘We’ll sail, won’t we?’ asked Ann’s mate.", []string{"We’ll sail, won’t we?"}},
		{"plural possessive inside", "‘It is the sailors’ boat,’ said Ann.", []string{"It is the sailors’ boat,"}},
		{"plural possessive, stop outside", "He said ‘it is the sailors’ boat’.", []string{"it is the sailors’ boat"}},
		{"plural possessive alone", "The sailors’ boat and the States’ role.", nil},
		{"quote that ends in s", "He called it ‘the boat of fools’ and left.", []string{"the boat of fools"}},
		{"decades", "In the ’90s and the ‘80s they said ‘no thanks’ to rock ’n’ roll.", []string{"no thanks"}},
		{"nested", "“He said ‘go now’ and left,” said Ann.", []string{"He said ‘go now’ and left,"}},
		{"nested the other way", "‘He said “go now” and left,’ said Ann.", []string{"He said “go now” and left,"}},
		{"nested in its own kind", "“He said “go now” and left,” said Ann.", []string{"He said “go now” and left,"}},
		{"inches", `The 5'10" keeper cut a 12" chain. "It fits," she said.`, []string{"It fits,"}},
		{"German", "„Wir fahren“, sagte Anna. »Sofort«, sagte sie.", []string{"Wir fahren", "Sofort"}},
		{"French", "«Nous partons», dit Anne. « Demain », dit-elle.", []string{"Nous partons", "Demain"}},
		{"guillemets in guillemets", "«Завод «Заря» ждёт», — сказала Анна. «Сад «Юг» и «Да». « Le « oui » et le « non » », dit Anne.", []string{"Завод «Заря» ждёт", "Сад «Юг", "Да", "Le « oui » et le « non »"}},
		{"single guillemets", "›Wir fahren‹, sagte Anna. ‹Sofort›, sagte sie. »Das ist ›so‹ nicht.« „Und ‹das› nicht.“", []string{"Wir fahren", "Sofort", "Das ist ›so‹ nicht.", "Und ‹das› nicht."}},
		{"links", "‹Zurück zur Insel | Weiter zum Meer› Lies auch ›Das Meer‹. ›So nicht‹, sagte Anna.", []string{"So nicht"}},
		{"arrows", "Start › Politik › Elm. „Wir fahren“, sagte Anna. ›Mehr: „Sofort“ »Ja«", []string{"Wir fahren", "Sofort", "Ja"}},
		{"Swedish", "”Vi seglar”, sade Anna.", []string{"Vi seglar"}},
		{"Japanese", "「船が出ます」と林さんは話した。森さんは『手紙』を読んだ。", []string{"船が出ます", "手紙"}},
		{"Japanese, nested", "「彼は『行け』と言った。」と林さんは話した。", []string{"彼は『行け』と言った。"}},
		{"Japanese paragraphs", "「船が出ます。\n\n「すぐに。」と林さん。", []string{"船が出ます。|すぐに。"}},
		{"Japanese, lost closing mark", "「船が出ます。「すぐに。」と林さん。", []string{"すぐに。"}},
		{"Chinese", "林先生说：“船走了。”《渡船》是一本书。", []string{"船走了。"}},
		{"Chinese corners", "林先生說：「船走了，『渡船』。」", []string{"船走了，『渡船』。"}},
		{"paragraphs that open again", "Ann said: “One.\n\n“Two.\n\n“Three.” She left.", []string{"One.|Two.|Three."}},
		{"paragraphs that do not", "Ann said: ‘One.\n\nTwo isn’t it.\n\nThree.’ She left.", []string{"One.|Two isn’t it.|Three."}},
		{"lines between", "Ann said: “One.\n\nREAD MORE: Ann’s boat\n\nIn pictures: the boats’ race\n\n\"Two.\n\n“Three.” She left.", []string{"One.|Two.|Three."}},
		{"lines between two speakers", "Ann said: “One.\n\nBob Lee\n\n“Two,” said Bob.", []string{"Two,"}},
		{"a sentence between", "Ann said: “One.\n\nBob came.\n\n“Two.”", []string{"Two."}},
		{"too many lines between", "Ann said: “One.\n\nA\n\nB\n\nC\n\nD\n\n“Two.”", []string{"Two."}},
		{"left open", "Ann said: “One.\n\nBob came. “Two,” he said.", []string{"Two,"}},
		{"left open at the end", "Ann said: ‘One is enough.", nil},
		{"lost closing mark", "Ann said “One is enough. Bob said “Two,” and left.", []string{"Two,"}},
		{"in HTML tags", `<a href="boat.html" class="x">boat</a> "It fits," she said.`, []string{"It fits,"}},
		{"less than", `It is < 5 "or so" they said`, []string{"or so"}},
		{"double behind single", "'“It fits,” she said'", []string{"“It fits,” she said"}},
		{"dash", `"It fits--" she said. "No."`, []string{"It fits--", "No."}},
		{"behind a bracket", `(“It fits.”)`, []string{"It fits."}},
		{"closed with the other typing", "“It is fine\" and \"so be it” and “he said \"go\" then.”", []string{"It is fine", "so be it", "he said \"go\" then."}},
		{"elided word", "‘Get ’em and ’tis done,’ said Ann.", []string{"Get ’em and ’tis done,"}},
		{"dropped g", "‘We were goin’ home when it rained,’ said Ann.", []string{"We were goin’ home when it rained,"}},
		{"caps and bracket", "(“IT FITS”) she wrote.", []string{"IT FITS"}},
		{"bracketed word first", "“[The boat] sails,” said Ann.", []string{"[The boat] sails,"}},
		{"two typed apostrophes", "''It fits,'' said Ann.", []string{"It fits,"}},
		{"two commas and two single marks", ",,It fits’’, said Ann.", []string{"It fits"}},
		{"two single marks each", "‘‘It fits, and that’s it,’’ said Ann.", []string{"It fits, and that’s it,"}},
		{"closed with two apostrophes", "“It fits,’’ said Ann. “So do the ‘small’ ones.’’", []string{"It fits,", "So do the ‘small’ ones."}},
		{"grave accents", "``It fits,'' said Ann.", []string{"It fits,"}},
		{"single closed behind a straight opener", "'It fits,’ said Ann.", []string{"It fits,"}},
		{"reopened in its paragraph", "Ann said: \"One. \"Two. \"Three.\" She left. 'Go on. 'Now.'", []string{"One.|Two.|Three.", "Go on.|Now."}},
		{"left open before a sentence", "Ann said \"it is one. \"Two,\" she said.", []string{"Two,"}},
		{"reopened straight", "Ann said: \"One.\n\n\"Two.\"", []string{"One.|Two."}},
		{"reopened guillemets", "Anne dit : « Un.\n\n» Deux. »", []string{"Un.|Deux."}},
		{"mixed closing mark before a dash", "“It is (fine)\"— said Ann. \"No.\"", []string{"It is (fine)", "No."}},
		{"quote that ends in s before another", "He called it ‘the boat of fools’ and then ‘a good boat.’", []string{"the boat of fools", "a good boat."}},
		{"nine paragraphs", "Ann said: “1" + strings.Repeat("\n\n“More", 8) + "” and left.", []string{"1" + strings.Repeat("|More", 8)}},
		{"ten paragraphs", "Ann said: “1" + strings.Repeat("\n\n“More", 9) + "” and left.", []string{strings.TrimSuffix(strings.Repeat("More|", 9), "|")}},
		{"closing mark too many bytes away", "Ann said: “One.\n\nShe left it so\" there.\n\n" + strings.Repeat("It rained. ", 600) + "”", nil},
		{"closing mark too many paragraphs away", "Ann said: “One.\n\nShe left it so\" there." + strings.Repeat("\n\nMore.", 12) + "”", nil},
		{"numbers in marks", "The plates read ‘94’ and ‘100 boats’ in ’93.", []string{"94", "100 boats"}},
		{"too many paragraphs", "Ann said: “One." + strings.Repeat("\n\nMore.", 12) + "\n\nEnd.”", nil},
		{"nested straight, with an apostrophe", "“he said \"don’t go\" then,” she said.", []string{"he said \"don’t go\" then,"}},
		{"nested straight, closed with the other typing", "“he said \"go\" then\" she said.", []string{"he said \"go\" then"}},
		{"inches inside", "“It is a 5\" board,” said Ann.", []string{"It is a 5\" board,"}},
		{"straight behind a bracket and a dash inside", "“It is (\"good\") here—\"so\"—now,” she said.", []string{"It is (\"good\") here—\"so\"—now,"}},
		{"nested in a quotation without an end", "“He said “go now” and left. She said “so.”", []string{"go now", "so."}},
		{"nested in a quotation without an end, alone", "“He said “go” and left.", []string{"go"}},
		{"nested, closed in the next paragraph only", "“He said “go” now.\n\nIt was so” he said.", []string{"go"}},
		{"behind less than", "It is <“so”> they said.", []string{"so"}},
		{"grave and single", "`It fits,’ said Ann. ‟It does,” said Bob.", []string{"It fits,", "It does,"}},
		{"two marks that close two quotations", "“He said ‘so’’ and left,” she said.", []string{"He said ‘so’’ and left,"}},
		{"two single marks behind nothing", "It fits’’ they said.", nil},
		{"two commas in a bracket", "(,,It fits”) and ,,so”.", []string{"It fits", "so"}},
		{"two commas that are commas", "It fits,,so” and ,, so” and ,,,so”. ,,It does,” said Ann.", []string{"It does,"}},
		{"space behind the opening mark", "(“ It fits,” she said) and it“ fits” too.", []string{"It fits,"}},
		{"lost space before a mark", "He left,”It fits” she said,'It does' too.", nil},
		{"space behind a single mark", "It ‘ fits’ and ' fits' well.", nil},
		{"low single", "‚Wir fahren‘, sagte Anna. ‚Ja’, sagte sie.", []string{"Wir fahren", "Ja"}},
		{"dots first", "\"...and so,\" he said. \".@brill it fits,\" he wrote. \". . . so,\" she said.", []string{"...and so,", ".@brill it fits,", ". . . so,"}},
		{"stop behind a lost opening mark", "It sank\". He left \"so.\"", []string{"so."}},
		{"years and numbers in marks", "‘94, or so,’ he said. The ‘90s’ songs, the ‘5 boats’ and the ‘1000 boats’ of ‘94 or ‘95.", []string{"94, or so,", "90s", "5 boats", "1000 boats"}},
		{"elided words in either typing", "‘Twas late; he left ‘til dawn, ‘cause ‘em boats went ‘round ‘bout noon, ‘cos ‘twere rock ‘n roll: ‘no thanks’. 'Twas 'bout noon: 'no, thanks'.", []string{"no thanks", "no, thanks"}},
		{"apostrophes in marks of other languages", "„Er hat’s und hat's“, sagte Anna. «C’est l'eau», dit Anne. »Er hat’s«, sagte Anna. „Tak’s \"so\" am", []string{"Er hat’s und hat's", "C’est l'eau", "Er hat’s", "Tak’s"}},
		{"closed with an opening mark", "“Wir fahren“, sagte Anna.", []string{"Wir fahren"}},
		{"opening marks that close nothing", "“One “ Two,” said Ann. “One“Three,” said Ann.", []string{"Two,", "Three,"}},
		{"number before the closing mark", "He said \"it cost 5\" and left. \"It is a 5\"x3 board,\" she said.", []string{"it cost 5", "It is a 5\"x3 board,"}},
		{"space before the closing mark", "\"It fits, \" she said. \"It does \", she said. \"It fits \"so\" he said.", []string{"It fits,", "It does", "so"}},
		{"opening mark in a bracket", "\"It fits (\"so\") here.", []string{"so"}},
		{"s before a name", "‘Boats for sailors’ Ann Bell wrote. ‘It was 5’ she said. ‘It rained’ he said of the boys’.", []string{"Boats for sailors", "It was 5", "It rained"}},
		{"n before the closing mark", "‘It was fun’ she said of the boys’.", []string{"It was fun"}},
		{"s before the closing mark, another paragraph", "‘A pack of fools’ he said.\n\nIt was the boys’.", []string{"A pack of fools"}},
		{"lower case in a lost paragraph", "Ann said \"One. \"two,\" she said. “One.—“Two,” she said.", []string{"two,", "Two,"}},
		{"nine in one paragraph", "Ann said: “One." + strings.Repeat(" “More.", 8) + "” and left.", []string{"One." + strings.Repeat("|More.", 8)}},
		{"ten in one paragraph", "Ann said: “One." + strings.Repeat(" “More.", 9) + "” and left.", []string{"More."}},
		{"closed in the next paragraph, no stop", "“One.\n\nTwo it is” said Ann.", []string{"One.|Two it is"}},
		{"closed in the next paragraph, other typing", "“One.\n\nTwo,\" said Ann.", []string{"One.|Two,"}},
		{"left open before an apostrophe", "Ann said: “One.\n\nIt isn’t so.", nil},
		{"closed behind 59 apostrophes", "“One.\n\n" + strings.Repeat("it’s ", 59) + "so.” It is.", []string{"One.|" + strings.Repeat("it’s ", 59) + "so."}},
		{"closed behind 60 apostrophes", "“One.\n\n" + strings.Repeat("it’s ", 60) + "so.” It is.", nil},
		{"possessive in the next paragraph", "Ann said: ‘One.\n\nThe boats’ race was on. ‘Two,’ she said.\n\nAnn said: 'One.\n\nThe boats' race was on. 'Two,' she said.", []string{"Two,", "Two,"}},
		{"line between, words alone", "“One.\n\nBob Lee\n\n“Two.”", []string{"One.|Two."}},
		{"marks in a line between", "Ann said: “One.\n\nREAD MORE: The “old boat” race\n\n“Two.”", []string{"old boat", "Two."}},
		{"three lines between", "Ann said: “One.\n\nA\n\nB\n\nC\n\n“Two.”", []string{"One.|Two."}},
		{"reopened guillemet inside", "Anne dit : « Un « deux. »", []string{"Un « deux."}},
		{"one letter", "He wrote “a” and “” and “ ”.", []string{"a"}},
		{"empty", `"" ''`, nil},
		{"none", "Nothing here.", nil},
	} {
		var got []string
		for _, q := range Quotations(test.body) {
			var pieces []string
			for _, p := range q.Pieces {
				pieces = append(pieces, p.Of(test.body))
			}
			got = append(got, strings.Join(pieces, "|"))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s\n%s", test.name, test.body, diff)
		}
	}
}

// TestOuter: a quotation reaches from its opening mark to its closing mark, each whole.
func TestOuter(t *testing.T) {
	for _, want := range []string{"“It fits,”", "\"It fits,\"", "‘It fits,’", "„It fits“", "« It fits »", "``It fits,''", "‘‘It fits,’’", "“It fits,’’", ",,It fits’’", "'It fits,’", "“It fits,\"", "\"It fits,”", "“It.\n\n“Fits,”"} {
		body := "Ann wrote: " + want + " (so she did)."
		got := Quotations(body)
		if len(got) != 1 || got[0].Outer.Of(body) != want {
			t.Errorf("%s: %v", body, got)
		}
	}
}

// TestManyMarks: after the marks that are read no quotation is found.
func TestManyMarks(t *testing.T) {
	got := Quotations(strings.Repeat("“One,” ", maxMarks))
	if len(got) != maxMarks/2 {
		t.Errorf("%d quotations", len(got))
	}
}

// TestQuotationsReuse checks that the quotations of a text do not depend on texts that were read before. Appending to the
// pieces of one quotation must not change the pieces of another.
func TestQuotationsReuse(t *testing.T) {
	bodies := []string{"“It leaks,” he said. “It\n\n“does.”", "He said ‘so’ and \"so\", and the sailors’ boat sank.", "It rained.", "„So“ «so» “never closed"}
	want := make([]string, len(bodies))
	for i, body := range bodies {
		want[i] = fmt.Sprint(Quotations(body))
	}
	for range 3 {
		for i, body := range bodies {
			got := Quotations(body)
			for k := range got {
				got[k].Pieces = append(got[k].Pieces, Span{1, 2})
			}
			for k := range got {
				got[k].Pieces = got[k].Pieces[:len(got[k].Pieces)-1]
			}
			if fmt.Sprint(got) != want[i] {
				t.Errorf("%s: got %v, want %s", body, got, want[i])
			}
		}
	}
}
