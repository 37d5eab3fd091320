package quotation

import (
	"strings"
	"unicode"
)

// resolvePronoun finds whom he, she or they means.
func (d *document) resolvePronoun(s source) resolved {
	r := resolved{source: s}
	history := d.history
	want := unknown
	switch c := d.tokens[s.from].class; {
	case s.pronoun == "he" || c&he != 0:
		want = man
	case s.pronoun == "she" || c&she != 0:
		want = woman
	default:
		r.why = "the pronoun " + s.pronoun + " has no one person"
		return r
	}
	if n := len(history); n > 0 && history[n-1].name == "" && d.tokens[s.from].paragraph-d.tokens[history[n-1].source.from].paragraph <= 2 {
		r.why = s.pronoun + ", of whom a letter stands for"
		return r
	}
	if role, ok := d.roleBefore(s, want); ok {
		return role
	}
	d.follow(s.from)
	who, p, why := d.antecedent(s, want)
	if r.why = s.pronoun + why; who == nil {
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
func (d *document) roleBefore(s source, want gender) (resolved, bool) {
	if r, ok := d.roleSpoke(s, want); ok {
		return r, true
	}
	here := d.tokens[s.from].paragraph
	for end := d.sentenceAt(s.from).from; end > 0 && s.from-end < maxBack; {
		b := d.sentenceAt(end - 1)
		if here-d.tokens[b.from].paragraph > 2 || d.firstNamed(b.from, end, want) != nil {
			break
		}
		if r, ok := d.roleStarts(s, want, b); ok {
			return r, true
		}
		end = b.from
	}
	return resolved{}, false
}

// roleSpoke returns the role that spoke last. If she stood for it, he does not.
func (d *document) roleSpoke(s source, want gender) (resolved, bool) {
	n := len(d.history)
	if n == 0 || d.history[n-1].who != nil || !d.history[n-1].role || d.history[n-1].source.to <= 0 {
		return resolved{}, false
	}
	r := d.history[n-1]
	at := r.source.from
	if d.tokens[s.from].paragraph-d.tokens[at].paragraph > 2 || s.from-at >= maxBack || !d.wordGender(at, r.source.to).fits(want) || d.firstNamed(at+1, s.from, want) != nil || d.rival(at, want) || d.epithet(at, r.name, want) {
		return resolved{}, false
	}
	r.source, r.why = s, s.pronoun+", of the role before"
	return r, true
}

// roleStarts returns the role that sentence b starts with.
func (d *document) roleStarts(s source, want gender, b *sentence) (resolved, bool) {
	n := b.phrase0
	if n >= b.phrase1 {
		return resolved{}, false
	}
	p := &d.phrases[n]
	if p.kind != role || p.pre >= 0 || p.from > b.from+1 || d.tokens[p.from].class&(det|stray) == 0 || !d.wordGender(p.from, p.core).fits(want) || strings.HasSuffix(d.tokens[p.head].lower, "s") {
		return resolved{}, false
	}
	r := d.resolveRole(p, resolved{source: source{from: p.from, to: p.to, phrase: n, grade: subject, prev: -1}})
	if p.alias >= 0 && d.phrases[p.alias].who != nil {
		r.who, r.name = d.phrases[p.alias].who, d.phrases[p.alias].who.full
	}
	if r.name == "" || r.who != nil && !r.who.gender.fits(want) || r.who == nil && d.epithet(p.from, r.name, want) {
		return resolved{}, false
	}
	r.source, r.why = s, s.pronoun+", of the role that a sentence before starts with"
	return r, true
}

// rival reports whether somebody of that gender is named before the role at token at, in the role's paragraph.
func (d *document) rival(at int, want gender) bool {
	from := at
	for from > 0 && at-from < maxBack && d.tokens[from-1].paragraph == d.tokens[at].paragraph {
		from--
	}
	who := d.firstNamed(from, at, want)
	return who != nil && who.gender == want
}

// epithet reports whether the role at token at is what the text calls a person named before it, as in "the front-runner", or has no
// article and is none.
func (d *document) epithet(at int, role string, want gender) bool {
	first, _, _ := strings.Cut(strings.ToLower(role), " ")
	return first == "the" && d.firstNamed(max(0, at-maxBack), at, want) != nil || d.tongue.words.of(first)&(det|stray) == 0
}

// wordGender returns the gender that the nouns of a role, or the pronoun for it, tell, up to the first preposition: her husband; a young man.
func (d *document) wordGender(from, to int) gender {
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
func (d *document) twoBefore(i int, want gender) bool {
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
func (d *document) follow(i int) {
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
		s := source{from: p.from, to: p.to, phrase: d.followed, verb: -1, prev: -1, pronoun: d.tokens[p.from].lower}
		if who, _, _ := d.antecedent(s, want); who != nil || d.twoBefore(p.from, want) {
			if d.twoBefore(p.from, want) {
				who = nil // Fox told Reed that it was over. She was furious.
			}
			d.again = append(d.again, mention{at: p.from, end: p.to, who: who})
		}
	}
}

// paired reports whether a mention is one of two that the same pronoun may mean, joined by "and".
func (d *document) paired(m mention, want gender) bool {
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
func (d *document) firstNamed(from, to int, want gender) *person {
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
func (d *document) spokenOf(at int) *spoken {
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
func (d *document) spokenIn(text string) {
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
