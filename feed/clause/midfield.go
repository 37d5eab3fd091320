package clause

import (
	"strings"

	"seedfeed/feed/lexis"
)

// This file finds the subject of a German verb behind words that say when, where and to whom something is said. In German the verb may
// precede them all: „...“, sagte am Rande der Sitzung in Holm der Wirt.

// maxMidfield is the largest number of tokens between a verb and its subject.
const maxMidfield = 16

// behindMidfield returns the token where the subject starts behind such words, which begin at token i, or 0 where there are none or no subject is
// certain.
func (r *reader) behindMidfield(i int) int {
	d := r.d
	for k := i; k >= 0 && k < r.to && k < i+maxMidfield; {
		t := &d.Tokens[k]
		switch {
		case k > i && r.startsSubject(k):
			if next := r.nounEnd(k); next > k && d.Tokens[k].Lower == "der" && next < r.to && d.PersonAt(next) == nil && r.startsSubject(next) { // nach dem Treffen der Minister | die Kanzlerin
				k = next
			}
			return k
		case t.Class&lexis.Prep != 0:
			k = r.nounEnd(k + 1)
		case d.IsAdverb(k), t.Kind == lexis.Word && t.Class == 0 && t.Text == t.Lower: // sagte schmunzelnd | der Wirt
			k++
		case t.Class&lexis.Oblique != 0, r.feminine(k):
			k = r.nounEnd(k)
		default:
			return 0
		}
	}
	return 0
}

// feminine reports whether "der" and a noun in the feminine that is no subject stand at token k: sagte | der Zeitung.
func (r *reader) feminine(k int) bool {
	d := r.d
	w := d.Tokens[k].Lower
	return (w == "der" || w == "einer" || w == "unserer" || w == "dieser") && k+1 < r.to && !r.startsSubject(k)
}

// startsSubject reports whether a name, or a noun for somebody or for a body in the nominative with its article, begins at token k.
func (r *reader) startsSubject(k int) bool {
	d := r.d
	if d.PersonAt(k) != nil {
		return d.MentionAt(k).At == k
	}
	if d.bareJob(k) && k+1 < r.to && d.PersonAt(k+1) != nil && d.MentionAt(k+1).At == k+1 {
		return true
	}
	if !nominativeArticles[d.Tokens[k].Lower] {
		return false
	}
	n := k + 1
	for n < r.to && n < k+3 && d.Tokens[n].Kind == lexis.Word && d.Tokens[n].Text == d.Tokens[n].Lower && d.Tokens[n].Class&(lexis.Prep|lexis.Det|lexis.Saying|lexis.Verb|lexis.Aux) == 0 {
		n++
	}
	if n >= r.to || !lexis.IsCapital(d.Tokens[n].Text) {
		return false
	}
	t := &d.Tokens[n]
	if d.Tokens[k].Lower == "der" && (d.isFeminine(n) || strings.HasSuffix(t.Lower, "e") && t.Class&(lexis.Head|lexis.Thing) != lexis.Head) { // der Behörde; but der Vorsitzende
		return false
	}
	return d.PersonAt(n) != nil || t.Class&(lexis.Head|lexis.Title|lexis.Office|lexis.Kin|lexis.Body) != 0 || t.Class&lexis.Thing != 0 || d.Tongue.HasJobEnding(t.Lower)
}

// nominativeArticles are German articles and possessives that a subject in the singular may have.
var nominativeArticles = lexis.Set(`der die das ein eine sein seine ihr ihre unser unsere mein meine dieser diese dieses`)

// nounEnd returns the token behind the noun phrase that begins at token k, with the genitives that belong to it, or -1 where no noun is
// found: dem Spiel | ...; Rande der Sitzung | ...
func (r *reader) nounEnd(k int) int {
	d, nouns := r.d, 0
	for k < r.to {
		t := &d.Tokens[k]
		switch {
		case d.isPaperName(k) && t.Kind == lexis.Quoted:
			return k + 1
		case t.Kind != lexis.Word && !lexis.IsNumeral(strings.TrimRight(t.Text, ".")):
			return -1
		case lexis.IsCapital(t.Text):
			if m := d.PersonAt(k); m != nil && nouns == 0 {
				return d.MentionAt(k).End
			}
			if nouns > 0 && r.startsSubject(k) {
				return k
			}
			nouns++
		case nouns > 0 && (t.Lower == "der" || t.Lower == "des" || t.Lower == "eines" || t.Lower == "einer") && !r.startsSubject(k):
			nouns = 0
		case nouns > 0:
			return k
		case t.Class&(lexis.Prep|lexis.Sub|lexis.Rel|lexis.Saying|lexis.Verb|lexis.Aux) != 0 && t.Class&lexis.Det == 0:
			return -1
		}
		k++
	}
	if nouns == 0 {
		return -1
	}
	return k
}
