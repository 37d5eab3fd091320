package referent

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds whom the text calls by an age or a party, and not by name, to avoid saying "he" or "she" once more.

// describedSo returns the one person whom a description by the age or the party may mean, or nil: Anna Fuchs gewann. „...“, sagte
// die 34-Jährige; the 34-year-old; die CDU-Politikerin; de CDA-politica. No other one of that sex stands in the paragraphs of the
// two, with a name or without: not Anna Fuchs lobte ihre Läuferin. Nor is the quotation on that one: “He was great,” the
// 34-year-old said.
func (d *Referents) describedSo(p *clause.Phrase) (who *mention.Person) {
	party, noun, _ := strings.Cut(d.Tokens[p.Head].Lower, "-")
	sex, ok := describing[noun]
	want := map[string]mention.Gender{"der": mention.Man, "die": mention.Woman}[d.Tokens[p.From].Lower]
	if !ok || !d.definite(p.From) || !want.Fits(sex) || p.Pre >= 0 || p.Core != p.From+2 {
		return nil
	}
	want = max(want, sex)
	first, at, low := d.Tokens[p.From].Paragraph-1, p.From, d.subjectNamed(p.From, want)
	for n := sort.Search(len(d.Phrases), func(i int) bool { return d.Phrases[i].From >= p.From }) - 1; n >= 0 && d.Phrases[n].From >= low && d.Tokens[d.Phrases[n].From].Paragraph >= first; n-- {
		q := &d.Phrases[n]
		switch {
		case q.Kind == clause.Name && q.Who.Gender.Fits(want) && q.Who != who:
			if who != nil {
				return nil
			}
			who, at = q.Who, q.From
		case q.Kind == clause.Role && q.Alias < 0 && !(d.Tongue.Nouns && strings.HasPrefix(d.Tokens[q.From].Lower, "kein")) && !(d.Tongue.IsEnglish() && strings.HasSuffix(d.Tokens[q.Head].Lower, "s")) && d.WordGender(q.From, q.Core).Fits(want) && !d.Has(q.From-1, q.From, lexis.Be):
			return nil
		}
	}
	if who == nil || !who.LikeSomebody() || d.quotedOf(p.From, who.Gender) || who.HasOffice(d.Tongue) {
		return nil // Judge Ann Fox opened the case
	}
	if other := map[mention.Gender]map[string]bool{mention.Woman: ofHim, mention.Man: ofHer}[who.Gender]; d.AnyToken(at, p.From, func(t *lexis.Token) bool { return other[t.Lower] }) {
		return nil // Ann Fox sentenced him
	}
	if mention.Years(party+"-"+noun) != "" && d.AgeOf(who) != "" || mention.Years(party+"-"+noun) == "" && !d.ofParty(who, party, p.From) {
		return nil
	}
	return who
}

// subjectNamed returns the start of the German sentence before that of token at, in its paragraph, if a name of that sex begins it: nobody
// further away is meant then. Otherwise, or if it or the quotation has a pronoun for another one, it returns 0: Jan Fuchs half ihm.
func (d *Referents) subjectNamed(at int, want mention.Gender) int {
	from := d.SentenceAt(at).From
	if !d.Tongue.Nouns || from == 0 || d.Tokens[from-1].Paragraph != d.Tokens[at].Paragraph {
		return 0
	}
	b := d.SentenceAt(from - 1)
	pronouns := map[mention.Gender]map[string]bool{mention.Man: ofGermanHim, mention.Woman: ofGermanHer}[want]
	other := func(w string) bool { return pronouns[w] }
	if b.Phrase0 == b.Phrase1 || d.quotes(at, other) || d.AnyToken(b.From, b.To, func(t *lexis.Token) bool { return other(t.Lower) }) {
		return 0
	}
	if q := &d.Phrases[b.Phrase0]; q.From != b.From || q.Who == nil || q.Kind != clause.Name || !q.Who.Gender.Fits(want) {
		return 0
	}
	return b.From
}

// quotedOf reports whether the quotation beside token at is on somebody of that sex: “He was great,” | the striker said.
func (d *Referents) quotedOf(at int, g mention.Gender) bool {
	return d.quotes(at, func(w string) bool { return g.Fits(mention.Man) && ofHim[w] || g.Fits(mention.Woman) && ofHer[w] })
}

// quotes reports whether a quotation in the sentence of token at has a word, in small letters, of which is is true.
func (d *Referents) quotes(at int, is func(w string) bool) bool {
	s := d.SentenceAt(at)
	return d.AnyToken(s.From, s.To, func(t *lexis.Token) bool {
		words := func(r rune) bool { return !unicode.IsLetter(r) }
		return t.Kind == lexis.Quoted && slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(t.Span.Of(d.Body)), words), is)
	})
}

var (
	// describing are words for those of an age or a party, behind the number or the name, with the sex that they tell.
	describing = map[string]mention.Gender{"year-old": mention.Unknown, "jährige": mention.Unknown, "politiker": mention.Man, "politikerin": mention.Woman,
		"politicus": mention.Man, "politica": mention.Woman}
	ofHim       = lexis.Set(`he him his himself`)
	ofHer       = lexis.Set(`she her hers herself`)
	ofGermanHim = lexis.Set(`er ihm ihn`)
	ofGermanHer = lexis.Set(`sie ihr`)
)

// ofParty reports whether a word for the party stands beside a mention of the person before token at: Anna Fuchs (CDU); CDU-Chefin Anna
// Fuchs; but not: Anna Fuchs (CDU) griff die SPD an.
func (d *Referents) ofParty(who *mention.Person, party string, at int) bool {
	for _, m := range d.Mentions() {
		if m.Who != who || m.At >= at {
			continue
		}
		for k := max(0, m.At-3); k < min(m.End+4, at); k++ {
			w, _, _ := strings.Cut(d.Tokens[k].Text, "-")
			if strings.ToLower(w) == party {
				return true
			}
		}
	}
	return false
}
