package quotation

import (
	"strings"
	"unicode"
)

// referents is a text with whom its pronouns mean.
type referents struct {
	clauses
	history  []spoke   // the speakers of the quotations so far
	again    []mention // he and she, with whom they mean, as far as phrase followed
	followed int
	spoken   spoken // of the last paragraph that was asked for
	weighed  []weighed
	weights  [24]int // of one mention
}

// spoke is who said a quotation, with the tokens that say so.
type spoke struct {
	referent
	from, to int
}

// forget makes ready for the pronouns of another text.
func (d *referents) forget() {
	d.history, d.again, d.followed, d.spoken.paragraph = d.history[:0], d.again[:0], 0, -1
}

// pronounMeans returns whom the he, she or they at token at means.
func (d *referents) pronounMeans(at int) referent {
	r, word, want := referent{}, d.tokens[at].lower, unknown
	switch c := d.tokens[at].class; {
	case word == "he" || c&he != 0:
		want = man
	case word == "she" || c&she != 0:
		want = woman
	default:
		r.why = "the pronoun " + word + " has no one person"
		return r
	}
	if n := len(d.history); n > 0 && d.history[n-1].name == "" && d.tokens[at].paragraph-d.tokens[d.history[n-1].from].paragraph <= 2 {
		r.why = word + ", of whom a letter stands for"
		return r
	}
	if role, ok := d.roleBefore(at, want); ok {
		return role
	}
	d.follow(at)
	who, p, why := d.antecedent(at, want)
	if r.why = word + why; who == nil {
		return r
	}
	r.doubt = 1 - p
	if who.gender == unknown {
		who.gender = want
	}
	r.who, r.name = who, who.full
	return r
}

// maxBack bounds how far back a pronoun may reach, in tokens.
const maxBack = 500

// roleBefore returns the role that spoke last or starts an earlier sentence, if no person is named between it and the pronoun.
func (d *referents) roleBefore(at int, want gender) (referent, bool) {
	if r, ok := d.roleSpoke(at, want); ok {
		return r, true
	}
	here := d.tokens[at].paragraph
	for end := d.sentenceAt(at).from; end > 0 && at-end < maxBack; {
		b := d.sentenceAt(end - 1)
		if here-d.tokens[b.from].paragraph > 2 || d.firstNamed(b.from, end, want) != nil {
			break
		}
		if r, ok := d.roleStarts(at, want, b); ok {
			return r, true
		}
		end = b.from
	}
	return referent{}, false
}

// roleSpoke returns the role that spoke last. If she stood for it, he does not.
func (d *referents) roleSpoke(at int, want gender) (referent, bool) {
	n := len(d.history)
	if n == 0 || d.history[n-1].who != nil || !d.history[n-1].role || d.history[n-1].to <= 0 {
		return referent{}, false
	}
	r := d.history[n-1]
	if d.tokens[at].paragraph-d.tokens[r.from].paragraph > 2 || at-r.from >= maxBack || !d.wordGender(r.from, r.to).fits(want) || d.firstNamed(r.from+1, at, want) != nil || d.rival(r.from, want) || d.epithet(r.from, r.name, want) {
		return referent{}, false
	}
	r.why = d.tokens[at].lower + ", of the role before"
	return r.referent, true
}

// roleStarts returns the role that sentence b starts with.
func (d *referents) roleStarts(at int, want gender, b *sentence) (referent, bool) {
	n := b.phrase0
	if n >= b.phrase1 {
		return referent{}, false
	}
	p := &d.phrases[n]
	if p.kind != role || p.pre >= 0 || p.from > b.from+1 || d.tokens[p.from].class&(det|stray) == 0 || !d.wordGender(p.from, p.core).fits(want) || strings.HasSuffix(d.tokens[p.head].lower, "s") {
		return referent{}, false
	}
	r := d.roleMeans(p, bond{leads: true}, "")
	if p.alias >= 0 && d.phrases[p.alias].who != nil {
		r.who, r.name = d.phrases[p.alias].who, d.phrases[p.alias].who.full
	}
	if r.name == "" || r.who != nil && !r.who.gender.fits(want) || r.who == nil && d.epithet(p.from, r.name, want) {
		return referent{}, false
	}
	r.why = d.tokens[at].lower + ", of the role that a sentence before starts with"
	return r, true
}

// rival reports whether somebody of that gender is named before the role at token at, in the role's paragraph.
func (d *referents) rival(at int, want gender) bool {
	from := at
	for from > 0 && at-from < maxBack && d.tokens[from-1].paragraph == d.tokens[at].paragraph {
		from--
	}
	who := d.firstNamed(from, at, want)
	return who != nil && who.gender == want
}

// epithet reports whether the role at token at is what the text calls a person named before it, as in "the front-runner", or has no
// article and is none.
func (d *referents) epithet(at int, role string, want gender) bool {
	first, _, _ := strings.Cut(strings.ToLower(role), " ")
	return first == "the" && d.firstNamed(max(0, at-maxBack), at, want) != nil || d.tongue.words.of(first)&(det|stray) == 0
}

// wordGender returns the gender that the nouns of a role, or the pronoun for it, tell, up to the first preposition: her husband; a young man.
func (d *referents) wordGender(from, to int) gender {
	g := unknown
	for i := from; i < to && d.tokens[i].class&prep == 0; i++ {
		switch c := d.tokens[i].class; {
		case c&(femaleNoun|she) != 0:
			g = woman
		case c&(maleNoun|he) != 0:
			g = man
		}
	}
	return g
}

// twoBefore reports whether in the sentence before token i one person of that gender tells or asks another something.
func (d *referents) twoBefore(i int, want gender) bool {
	s := d.sentenceAt(i)
	if i > s.from+1 || s.from == 0 {
		return false
	}
	b := d.sentenceAt(s.from - 1)
	for n := b.action0; n < b.action1; n++ {
		a := &d.actions[n]
		if w := d.tokens[a.at].lower; a.subject < 0 || a.object < 0 || w != "told" && w != "asked" && w != "tells" && w != "asks" {
			continue
		}
		x, y := d.phrases[a.subject].who, d.phrases[a.object].who
		if x != nil && y != nil && x != y && x.gender == want && y.gender == want {
			return true
		}
	}
	return false
}

// follow resolves each he and she before token i that can be a subject, in order, so that a chain of them keeps its person.
func (d *referents) follow(i int) {
	for ; d.followed < len(d.phrases) && d.phrases[d.followed].from < i; d.followed++ {
		p := &d.phrases[d.followed]
		c := d.tokens[p.from].class
		if p.kind != proform || c&(he|she) == 0 || p.pre >= 0 {
			continue
		}
		want := man
		if c&she != 0 {
			want = woman
		}
		if who, _, _ := d.antecedent(p.from, want); who != nil || d.twoBefore(p.from, want) {
			if d.twoBefore(p.from, want) {
				who = nil // Fox told Reed that it was over. She was furious.
			}
			d.again = append(d.again, mention{at: p.from, end: p.to, who: who})
		}
	}
}

// paired reports whether a mention is one of two that the same pronoun may mean, joined by "and".
func (d *referents) paired(m mention, want gender) bool {
	next := func(i int) bool {
		who := d.personAt(i)
		return who != nil && who != m.who && who.gender.fits(want) && d.tokens[i].paragraph == d.tokens[m.at].paragraph
	}
	switch {
	case m.end+1 < len(d.tokens) && d.tokens[m.end].class&conj != 0 && next(m.end+1):
		return !d.tokens[d.mentionAt(m.end+1).end-1].owner
	case m.at >= 2 && d.tokens[m.at-1].class&conj != 0 && next(m.at-2):
		return true
	}
	return false
}

// firstNamed returns the first person named between two tokens whose gender fits, or nil.
func (d *referents) firstNamed(from, to int, want gender) *person {
	for i := from; i < to; i++ {
		if d.personAt(i) == nil {
			continue
		}
		m := d.mentionAt(i)
		i = max(i, m.end-1)
		if !m.who.gender.fits(want) {
			continue
		}
		return m.who
	}
	return nil
}

// spoken are the names inside the quotations of a paragraph.
type spoken struct {
	paragraph int
	names     []string // in lower case
}

// maxSpoken is the most names that are listed, so that a long paragraph takes linear time.
const maxSpoken = 64

// spokenOf lists the names inside the quotations of the paragraph of token at: hardly anybody speaks of himself by first
// name. A name behind a comma is an address, and one behind "I" is the speaker's own.
func (d *referents) spokenOf(at int) *spoken {
	p := d.tokens[at].paragraph
	if d.spoken.paragraph == p {
		return &d.spoken
	}
	d.spoken = spoken{paragraph: p, names: d.spoken.names[:0]}
	from := at
	for from > 0 && d.tokens[from-1].paragraph == p {
		from--
	}
	for i := from; i < len(d.tokens) && d.tokens[i].paragraph == p && len(d.spoken.names) < maxSpoken; i++ {
		if d.tokens[i].kind == quoted {
			d.spokenIn(d.tokens[i].span.Of(d.body))
		}
	}
	return &d.spoken
}

// spokenIn adds the names inside one quotation.
func (d *referents) spokenIn(text string) {
	before := "" // the word before
	for text != "" {
		w, rest, _ := strings.Cut(text, " ")
		text = rest
		if w != "" && w[0] >= 'a' && w[0] <= 'z' { // most are
			before = w
			continue
		}
		if w = strings.TrimLeft(w, "\"“‘'"); w != "" && w[0] >= 'A' && w[0] <= 'Z' && !strings.HasSuffix(before, ",") && !selves[before] {
			end := strings.IndexFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
			if end < 0 {
				end = len(w)
			}
			n := strings.ToLower(w[:end])
			starts := before == "" || strings.ContainsAny(before[len(before)-1:], ".?!")
			if !strings.HasPrefix(w[end:], ",") && !(starts && givenNames.of(n)&homonym != 0) {
				d.spoken.names = append(d.spoken.names, n)
			}
		}
		before = w
	}
}

var selves = set(`I am I'm I’m me myself`)
