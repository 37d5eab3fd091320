package quotation

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/attribution"
	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

const maxKey = 3 // key quotations of an article

// keyWorth is the least worth of a quotation that is shown beside the summary. Only a whole thought with a speaker reaches
// it.
const keyWorth = 2.0

// Choose marks up to three key quotations and puts them first, best first, but those of one speaker in the order of the text. A key
// quotation is not part of another one. It is not in the summary, unless all are, and no greeting or fragment beside others. One
// speaker has at most two, unless nobody else spoke. Quotes are the result of Find; they are changed in place. Summary is plain
// text, "" for none.
func Choose(quotes []Quote, summary string) []Quote {
	slices.SortStableFunc(quotes, func(a, b Quote) int { return cmp.Compare(b.Worth, a.Worth) })
	shown := []string{" " + prose.Fold(summary) + " "}
	if choose(quotes, shown, false) == 0 && choose(quotes, shown, true) == 0 {
		choose(quotes, nil, true)
	}
	return quotes
}

// choose marks the key quotations among quotes, which are sorted by worth, moves them to the front and returns their
// number. Shown are the texts already printed beside them, folded, with a space on each side. Poor allows one greeting or
// fragment.
func choose(quotes []Quote, shown []string, poor bool) int {
	most := maxKey
	if slices.ContainsFunc(quotes, func(q Quote) bool { return q.Speaker != quotes[0].Speaker }) {
		most = 2
	}
	n := 0
	times := map[string]int{}
	for i, q := range quotes {
		quotes[i].Key = false
		if n == maxKey || q.Worth < keyWorth || times[q.Speaker] == most {
			continue
		}
		fold := " " + prose.Fold(q.Text) + " "
		if overlaps(fold, shown) || (!poor || n > 0) && (fragment(q.Text) || hollow(fold[1:len(fold)-1])) {
			continue
		}
		times[q.Speaker]++
		shown = append(shown, fold)
		q.Key = true
		copy(quotes[n+1:i+1], quotes[n:i])
		quotes[n] = q
		n++
	}
	for i := range n { // of one speaker, what was said first comes first
		for k := i + 1; k < n; k++ {
			if a, b := &quotes[i], &quotes[k]; a.Speaker == b.Speaker && len(a.Spans) > 0 && len(b.Spans) > 0 && b.Spans[0].Start < a.Spans[0].Start {
				*a, *b = *b, *a
			}
		}
	}
	return n
}

// fragment reports whether a quotation begins inside a sentence: he called it “a great day for Elm”.
func fragment(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(first)
}

// overlaps reports whether a text contains one of others, or one of them contains it.
func overlaps(fold string, others []string) bool {
	return slices.ContainsFunc(others, func(f string) bool {
		return strings.Contains(f, fold) || len(f) > 2 && strings.Contains(fold, f)
	})
}

// ranked is a quotation with its folded text.
type ranked struct {
	Quote
	fold string
}

// rank returns the quotations without labels and repeats, the best first.
func (d *document) rank(title string, all []attribution.Quotation) []Quote {
	list := d.collect(title, all)
	quotes := make([]Quote, len(list))
	for i, r := range list {
		quotes[i] = r.Quote
	}
	return Choose(quotes, "")
}

// collect returns the quotations without labels and repeats, in the order of the text.
func (d *document) collect(title string, all []attribution.Quotation) []ranked {
	lead := prose.Fold(title) + " " + prose.Fold(d.Body[:min(len(d.Body), 400)])
	count, led := map[string]int{}, map[string]bool{} // how often each speaks; who is in the lead
	for i := range all {
		if c := &all[i]; !c.Drop {
			count[c.Who.Name]++
		}
	}
	list := slices.Grow(d.ranked[:0], len(all))
	seen := make(map[string]int, len(all))
	for i := range all {
		c := &all[i]
		if c.Drop {
			continue
		}
		text, spans := d.text(c)
		if strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 { // The sign was “,” Fox said.
			continue
		}
		r := ranked{Quote: Quote{Text: text, Speaker: c.Who.Name, Role: c.Who.Role && c.Who.Name != "", Spans: spans, Reason: c.Who.Why}, fold: prose.Fold(text)}
		if _, ok := led[r.Speaker]; !ok {
			led[r.Speaker] = strings.Contains(lead, prose.Fold(r.Speaker[strings.LastIndexByte(r.Speaker, ' ')+1:]))
		}
		r.Worth = d.worth(c, &r, led[r.Speaker], count[c.Who.Name])
		if at, ok := seen[r.fold]; ok {
			if old := &list[at]; r.Worth > old.Worth {
				*old = r
			}
			continue
		}
		seen[r.fold] = len(list)
		list = append(list, r)
	}
	sorted := make([]said, len(list))
	for i := range list {
		sorted[i] = said{list[i].fold, list[i].Speaker}
	}
	slices.SortFunc(sorted, func(a, b said) int { return strings.Compare(a.fold, b.fold) })
	d.ranked = list
	kept := list[:0]
	for i := range list {
		if !repeats(said{list[i].fold, list[i].Speaker}, sorted) {
			kept = append(kept, list[i])
		}
	}
	return kept
}

// said is the folded text of a quotation and its speaker.
type said struct{ fold, speaker string }

// repeats reports whether q is the start of a longer quotation of the same speaker, said once more. all holds all
// quotations, sorted, so that those that start with the words of q directly follow it.
func repeats(q said, all []said) bool {
	if strings.Count(q.fold, " ") < 5 {
		return false
	}
	at, _ := slices.BinarySearchFunc(all, q.fold, func(a said, fold string) int { return strings.Compare(a.fold, fold) })
	for at++; at < len(all); at++ {
		if rest, ok := strings.CutPrefix(all[at].fold, q.fold); !ok || !strings.HasPrefix(rest, " ") {
			return false
		}
		if all[at].speaker == q.speaker {
			return true
		}
	}
	return false
}

var (
	leaning = lexis.Set(`and but it that this so which because or they he she those these ` +
		`daher deshalb deswegen darum dennoch trotzdem außerdem zudem dadurch danach jedoch allerdings stattdessen ` +
		`donc pourtant cependant toutefois néanmoins ainsi alors puis ensuite car además entonces también así luego tampoco ` +
		`quindi inoltre infatti dunque anche però invece perciò portanto também então porém assim aí ` +
		`toch dus daarom bovendien ook поэтому также однако потому natomiast więc dlatego jednak następnie ponadto`)
	polite = lexis.Set(`thank thanks hello hi welcome good great danke hallo guten merci bonjour gracias hola buenos grazie buongiorno obrigado obrigada dank goedemorgen спасибо здравствуйте добрый dziękuję dzień`)
)

// The words of hollow. Those of glad that are verbs are in the first person.
var (
	ourselves = lexis.Set(`we were im i weve ive ich wir nous je jai estamos estoy nos siamo sono estou wij we ik мы я jesteśmy jestem bardzo cest`)
	wishes    = lexis.Set(`good great guten добрый`)
	wished    = lexis.Set(`morning afternoon evening day night luck to tag morgen abend день вечер`)
	turning   = lexis.Set(`but because although aber denn weil doch mais car parce pero porque aunque ma perché mas maar omdat но потому ale bo`)
	gladOf    = lexis.Set(`to that de di que zu uns się`)
	glad      = lexis.Set(`delighted pleased thrilled excited proud honoured honored freuen freue stolz heureux heureuse heureuses ravi ravie ravis ravies fier fière fiers fières encantado encantada encantados encantadas orgulloso orgullosa orgullosos orgullosas felices lieto lieta lieti liete orgoglioso orgogliosa orgogliosi orgogliose entusiasti felici orgulhoso orgulhosa orgulhosos orgulhosas felizes satisfeitos blij trots verheugd рад рада рады гордимся горжусь cieszymy cieszę dumni dumny dumna`)
)

// telling reports whether a folded word of a quotation shows conviction: I, must, never.
func telling(w string) bool {
	switch w {
	case "i", "we", "im", "must", "never", "will", "our", "my", "should", "need", "want", "believe":
		return true
	}
	return false
}

// worth returns how useful a quotation is to an editor. Most important are the speaker and how sure that is, then whether it
// is a whole thought of a good length. said is how often the speaker is quoted. The weights are ours; TestWorth checks their
// order.
func (d *document) worth(c *attribution.Quotation, q *ranked, inLead bool, said int) float64 {
	w := worthOfSpeaker(c, &q.Quote, inLead, said)
	switch {
	case c.Words < 5:
		w -= 2
	case c.Words < 8:
		w -= 0.5
	case c.Words <= 45, c.Turn != nil && c.Words <= 70: // answers are longer
		w += 0.8
	case c.Words > 70:
		w -= 0.6
	}
	if c.Turn != nil && c.Words < shortAnswer { // Every Thursday, with my sister.
		w -= 0.8
	}
	if !fragment(q.Text) {
		w += 0.8
	}
	word, _, _ := strings.Cut(q.fold, " ")
	if leaning[word] || d.Tongue.Words.Of(word)&(lexis.Conj|lexis.He|lexis.She) != 0 {
		w -= 0.4
		if t := c.Who.Source.Tie; t.Family() == attribution.FamCarry || t == attribution.BeforeBehind { // “We saw the ship,” said Fox. “It was green.”
			w -= 0.6
		}
	}
	if strings.HasSuffix(q.Text, "?") {
		w -= 1
	}
	if hollow(q.fold) {
		w -= 2
	}
	for f := range strings.SplitSeq(q.fold, " ") {
		if telling(f) {
			w += 0.2
			break
		}
	}
	return w
}

// shortAnswer is the length, in words, below which an answer of an interview mostly needs its question.
const shortAnswer = 12

// hollow reports whether a folded quotation is a greeting, or is short and begins as those do that say only how glad somebody is:
// "we are very proud to", "wir freuen uns". One of its first four words says so, and the first of them is in the first person.
// With a "but" or a "because" it says more.
func hollow(fold string) bool {
	var room [21]string
	words := room[:0]
	for w := range strings.SplitSeq(fold, " ") {
		if words = append(words, w); len(words) == len(room) {
			break
		}
	}
	if len(words) < 2 {
		return polite[fold]
	}
	if polite[words[0]] && len(words) < 15 {
		return !wishes[words[0]] || wished[words[1]] // Good schools cost money.
	}
	for i, w := range words[:min(4, len(words))] {
		if glad[w] {
			return len(words) < 21 && (ourselves[words[0]] || i == 0 && gladOf[words[1]]) && !slices.ContainsFunc(words, func(w string) bool { return turning[w] })
		}
	}
	return false
}

// worthOfSpeaker returns how much the speaker adds: a name more than a role, more for somebody in the lead or quoted often,
// and less for a speaker in doubt.
func worthOfSpeaker(c *attribution.Quotation, q *Quote, inLead bool, said int) float64 {
	if q.Speaker == "" {
		return -3
	}
	w := 1.1
	if !q.Role {
		w = 2 + 0.1*float64(min(said, 5))
		if strings.Contains(q.Speaker, " ") {
			w += 0.5
		}
		if inLead {
			w += 0.7
		}
	}
	if c.Who.Source.Pronoun != "" {
		w -= 1.2
	}
	return w - 8*c.Who.Doubt
}
