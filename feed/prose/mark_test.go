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
