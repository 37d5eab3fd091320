package attribution

import (
	"strings"
	"unicode"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds whom the sentence before a quotation binds to it: Fox laughed. “...”

// sentenceBefore offers the subjects of the sentence that ends before token from.
func (o *optioner) sentenceBefore(from int, before []Quotation) {
	d := o.d
	s := d.SentenceAt(from - 1)
	last := len(before) - 1
	asked := last >= 0 && before[last].End >= s.From && d.isQuestion(&before[last])
	apart := d.Tokens[from-1].Paragraph != d.Tokens[o.q].Paragraph
	colon := d.Tokens[from-1].Text == ":"
	if apart && !colon && (!o.c.Whole || o.c.Words < 6 || asked) || !apart && o.viewBefore(s) {
		return
	}
	if !apart && d.retold(s) {
		o.reporter(s, BeforeSaid)
		return
	}
	if o.answered(s, apart) {
		return
	}
	first := true
	for n := s.Action1 - 1; n >= s.Action0; n-- {
		a := &d.Actions[n]
		if a.Subject < 0 || a.Passive || a.Loose && a.Class&lexis.Ing == 0 {
			continue
		}
		if d.toldInside(s, n) || !apart && last >= 0 && d.saidOf(a, &before[last], s.From) {
			continue
		}
		saying := a.Class&lexis.Saying != 0
		if noOne[d.Tokens[d.Phrases[a.Subject].From].Lower] && (!saying || a.Outer >= 0) { // X told us that | nobody had warned her. Q
			continue
		}
		if saying && !d.Tongue.IsEnglish() && d.saidBefore(s.Action0, n) { // said that the mayor, if he says sorry, ...
			continue
		}
		if before := d.Phrases[a.Subject].From - 1; !apart && d.Tongue.IsEnglish() && d.Has(before, a.At, lexis.Sub) && d.saysBehind(s, n) { // “...,” said X after Y stated why. Q
			continue
		}
		if !apart && !first && d.Tongue.IsEnglish() && !saying && d.frontedSubject(s, a) { // When Reed was done, Fox stood up. Q
			continue
		}
		t := BeforeOther
		switch {
		case !apart && a.Class&(lexis.Say|lexis.Part) != 0 && d.Phrases[a.Subject].From > s.From && d.QuotedBetween(s.From, max(a.At, d.Phrases[a.Subject].From)):
			t = BeforeBehind
		case colon && (saying || first):
			t = BeforeColon
		case apart && o.anyBehind():
			continue
		case apart && (saying || o.saysNext(&d.Phrases[a.Subject])):
			t = Announced
		case apart: // Fox did not come. The words in the next paragraph may be anybody's
			continue
		case saying && (!d.QuotedBetween(s.From, from) || (d.Tongue.Nouns || d.Tongue.Tag == "nl" && d.surelySomebody(a.Subject)) && !d.QuotedBetween(s.From, max(a.At, d.Phrases[a.Subject].From))): // X noemt dat „...“. Q
			t = BeforeSaid
		case first:
			t = BeforeDid
		}
		o.add(a.Subject, t, a.At)
		if p := &d.Phrases[a.Subject]; first && t == BeforeDid && (p.Kind == clause.Role || p.Kind == clause.Name) && p.From > s.From+1 && d.Tokens[p.From-1].Class&lexis.Conj != 0 {
			return // said Fox, and her husband cut in. Q
		}
		first = false
	}
}

// frontedSubject reports whether the subject of action a is that of a clause which begins English sentence s, alone or behind a
// participle: When | Reed was done, Fox stood up; Asked whether | she was done, Fox stood up.
func (d *Document) frontedSubject(s *clause.Sentence, a *clause.Action) bool {
	sub := d.Phrases[a.Subject].From - 1
	return d.Has(sub, a.At, lexis.Sub) && (sub == s.From || sub == s.From+1 && d.Has(s.From, s.From, lexis.Saying|lexis.Part))
}

// gestured reports whether the English sentence that ends before token from tells no more than what one person's face or head does,
// whose a few words behind it are: Fox shrugged. “Ask him.” Who does anything else there may hear them: Fox fell. “Careful!”
func (o *optioner) gestured(from int) bool {
	d := o.d
	if from == 0 || !d.Tongue.IsEnglish() || !o.c.Whole || !o.c.Capital || !o.c.First || o.anyBehind() {
		return false
	}
	s, did := d.SentenceAt(from-1), -1
	for n := s.Action0; n < s.Action1; n++ {
		if d.Actions[n].Subject >= 0 && did >= 0 {
			return false
		} else if d.Actions[n].Subject >= 0 {
			did = n
		}
	}
	if did < 0 || !gestures[d.Tokens[d.Actions[did].At].Lower] || d.Actions[did].Denied {
		return false
	}
	p := &d.Phrases[d.Actions[did].Subject]
	return p.Kind == clause.Name && p.Who.First != "" || p.Kind == clause.Role && !strings.HasSuffix(d.Tokens[p.Head].Lower, "s")
}

// gestures are what a face or a head does, which may go with words.
var gestures = lexis.Set(`nodded nods shrugged shrugs sighed sighs smiled smiles grinned grins laughed laughs chuckled chuckles frowned frowns
	blushed blushes winced winces`)

// surelySomebody reports whether a phrase is a pronoun, a role, or somebody whom the text names in full.
func (d *Document) surelySomebody(phrase int) bool {
	p := &d.Phrases[phrase]
	return p.Kind == clause.Proform || p.Kind == clause.Role || p.Kind == clause.Name && p.Who.First != ""
}

// viewBefore offers whose view sentence s tells, in another language than English: Laut X ist es so. Q
func (o *optioner) viewBefore(s *clause.Sentence) bool {
	d := o.d
	for n := s.Phrase0; n < s.Phrase1 && !d.Tongue.IsEnglish(); n++ {
		if p := &d.Phrases[n]; (!d.QuotedBetween(s.From, s.To) || p.Pre == s.From) && (d.Accords(p) || d.BehindSo(n)) && (p.Kind == clause.Name || p.Kind == clause.Role || d.Tongue.Nouns && p.Kind == clause.Entity && d.Tokens[p.Head].Class&(lexis.Paper|lexis.Work) == 0) { // Laut X ist es so. Q
			o.add(n, BeforeSaid, p.From-1)
			return true
		}
	}
	return false
}

// toldInside reports whether action number n of English sentence s only tells what somebody before it says, or what a person does
// whom another action there is done to: Fox said | the mill was late. Q; Fox praised Reed, who | came. Q
func (d *Document) toldInside(s *clause.Sentence, n int) bool {
	a := &d.Actions[n]
	p := &d.Phrases[a.Subject]
	if !d.Tongue.IsEnglish() || a.Class&lexis.Say != 0 || d.Has(p.From, p.From, lexis.He|lexis.She) {
		return false
	}
	somebody := func(n int) bool { // is the subject of action n, which precedes a
		b := &d.Actions[n]
		if b.Subject < 0 || b.Passive || b.At >= p.From {
			return false
		}
		q := &d.Phrases[b.Subject]
		role := q.Kind == clause.Role && (d.Tokens[q.From].Class&lexis.Det == 0 || articles[d.Tokens[q.From].Lower]) && !strings.HasSuffix(d.Tokens[q.Head].Lower, "s") && d.Tokens[q.Head].Lower != "police"
		return q.To <= b.At && (q.Kind == clause.Name || q.Kind == clause.Proform || role) && d.Tokens[q.From].Lower != "it"
	}
	says := func(n int) bool {
		b := &d.Actions[n]
		one := b.Subject >= 0 && !strings.HasSuffix(d.Tokens[d.Phrases[b.Subject].Head].Lower, "s") // an Islamic state
		return b.Class&lexis.Saying != 0 && b.Class&lexis.Ask == 0 && !(one && d.Has(b.At, b.At, lexis.Base))
	}
	if a.Outer >= 0 {
		return says(a.Outer) && somebody(a.Outer)
	}
	rel := a.Class&lexis.Saying == 0 && p.From < a.At && (d.Is(p.To, p.From, "who") || d.Is(p.To, p.From, ",") && d.Is(p.To+1, p.From, "who"))
	return rel && lexis.Any(s.Action0, n, func(k int) bool { return somebody(k) && says(k) })
}

var articles = lexis.Set(`the a an`)

// saysBehind reports whether an action before number n in sentence s says who spoke a quotation there: “...,” said X.
func (d *Document) saysBehind(s *clause.Sentence, n int) bool {
	return lexis.Any(s.Action0, n, func(k int) bool {
		a := &d.Actions[k]
		return a.Class&lexis.Say != 0 && a.Subject >= 0 && d.QuotedBetween(s.From, min(a.At, d.Phrases[a.Subject].From))
	})
}

// saidBefore reports whether one of the actions from first up to n is a verb of saying with a subject.
func (d *Document) saidBefore(first, n int) bool {
	for ; first < n; first++ {
		if a := &d.Actions[first]; a.Class&lexis.Saying != 0 && a.Subject >= 0 {
			return true
		}
	}
	return false
}

// saidOf reports whether the subject of an English action is only whom somebody tells of in words that end with quotation c, in the
// sentence that begins at token from: X said it was late, and | Y was “...”.
func (d *Document) saidOf(a *clause.Action, c *Quotation, from int) bool {
	v, k := c.Who.Source.Verb, d.Phrases[a.Subject].Kind
	return d.Tongue.IsEnglish() && a.Class&lexis.Saying == 0 && (k == clause.Name || k == clause.Role) && c.Who.Name != "" && c.Who.Source.Phrase != a.Subject && v >= from && v < d.Phrases[a.Subject].From && a.At < c.Token && d.Has(v, v, lexis.Say)
}

// saysNext reports whether the paragraph after the quotation begins with the same subject, and says that this one said something:
// Fox came. / Q / She said more; Fox came. / Q / She will go, she said.
func (o *optioner) saysNext(before *clause.Phrase) bool {
	d := o.d
	i := o.end + 1
	for i < len(d.Tokens) && d.Tokens[i].Paragraph == d.Tokens[o.end].Paragraph {
		i++
	}
	if i >= len(d.Tokens) || !o.c.Alone {
		return false
	}
	s := d.SentenceAt(i)
	again := func(n int) bool {
		return n >= 0 && d.Phrases[n].Kind == clause.Proform && d.Tokens[d.Phrases[n].From].Lower == d.Tokens[i].Lower
	}
	says := func(a *clause.Action) bool { return a.Class&lexis.Say != 0 && !a.Denied }
	begins := s.Action0 < s.Action1 && says(&d.Actions[s.Action0]) && d.Actions[s.Action0].Subject == int(d.PhraseAt[i])
	if d.PhraseAt[i] < 0 || !begins && (o.ofAnother() || !d.AnyAction(s, func(a *clause.Action) bool { return says(a) && again(a.Subject) })) {
		return false
	}
	p := &d.Phrases[d.PhraseAt[i]]
	switch c := d.Tokens[i].Class; {
	case p.Kind != clause.Proform:
		return p.Who != nil && p.Who == before.Who
	case before.Kind == clause.Proform:
		return d.Tokens[before.From].Lower == d.Tokens[i].Lower
	case before.Who != nil && c&lexis.He != 0:
		return before.Who.Gender.Fits(mention.Man)
	case before.Who != nil && c&lexis.She != 0:
		return before.Who.Gender.Fits(mention.Woman)
	}
	return false
}

// ofAnother reports whether the English quotation speaks of somebody or to somebody, who may be the one named before it: “We thank her.”
func (o *optioner) ofAnother() bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(o.d.Tokens[o.q].Span.Of(o.d.Body)), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if others[w] {
			return true
		}
	}
	return false
}

var others = lexis.Set(`he him his she her hers you your yours madam sir`)

// noOne are words for nobody or everybody, whose act says nothing of who speaks next.
var noOne = lexis.Set(`nobody none everybody everyone niemand niemanden jeder alle personne nadie nessuno ninguém никто nikt`)
