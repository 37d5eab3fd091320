package quotation

import (
	"slices"
	"strings"

	"seedfeed/feed/attribution"
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
	"seedfeed/feed/prose"
	"seedfeed/feed/speech"
)

// This file finds the guest of an interview by its title.

// titled returns the answers in found with those to remarks, and the person of the title who gives them, "" if that is not sure. Apart
// is how many of the answers follow questions that are paragraphs. Two are enough where the title has a word for an interview.
func (d *document) titled(found []attribution.Quotation, answers []int, apart int) ([]int, *mention.Person, string) {
	name, talk := d.titleGuest()
	if name == "" {
		return answers, nil, ""
	}
	who, name := d.Labelled(name)
	if d.othersAct(who, found[answers[0]].Token) {
		return answers, nil, ""
	}
	all := slices.Clone(answers)
	for i := range found {
		if c := &found[i]; c.Who.Name == "" && c.Alone && c.Whole && !c.Unsaid && c.Turn == nil && !slices.Contains(answers, i) && d.remarked(c, who) {
			all = append(all, i)
			apart++
		}
	}
	if apart < 3 && !talk {
		return answers, nil, ""
	}
	return all, who, name
}

// othersAct reports whether somebody with a name other than guest stands before token end, not behind a preposition. They may be asked
// instead: Entretien avec Anne Renard. La libraire Eva Petit l’a invitée. Pourquoi elle ?
func (d *document) othersAct(guest *mention.Person, end int) bool {
	return slices.ContainsFunc(d.Phrases, func(p clause.Phrase) bool {
		return p.From < end && p.Kind == clause.Name && p.Pre < 0 && p.Who != guest && p.Who.LikeSomebody()
	})
}

// longestRemark is the length, in tokens, of the longest paragraph that may be a remark of the interviewer.
const longestRemark = 30

// remarked reports whether a short paragraph without quotations, in which nobody but guest does anything, precedes quotation c: the
// interviewer may remark on something. Some say that you are too modern. ¶ “I hope so.”
func (d *document) remarked(c *attribution.Quotation, guest *mention.Person) bool {
	from := c.Token
	for from > 0 && d.Tokens[c.Token].Paragraph-d.Tokens[from-1].Paragraph <= 1 {
		from--
	}
	if from == c.Token || c.Token-from > longestRemark || d.QuotedBetween(from, c.Token) {
		return false
	}
	for n := d.SentenceAt(from).Phrase0; n < len(d.Phrases) && d.Phrases[n].From < c.Token; n++ {
		p := &d.Phrases[n]
		if somebody := p.Kind == clause.Role || p.Kind == clause.Name && p.Who != guest; somebody && p.Pre < 0 && !d.Is(p.To, p.From, ",") {
			return false
		}
	}
	return true
}

// titleGuest returns the one person whom the title says to be interviewed or to speak, "" if there is none, and whether it has a
// word for an interview: Entretien avec Anne Renard, maire; Anne Renard : « Je reste »; Anne Renard, maire : « Je reste ». But not: Que vaut
// Anne Renard ?
func (d *document) titleGuest() (name string, talk bool) {
	if d.Title == "" || d.Tongue.CJK || strings.HasSuffix(strings.TrimSpace(d.Title), "?") {
		return "", false
	}
	text := prose.Read(d.Title)
	title := newDocument("", text, speech.Read(text, d.Tongue.Tag))
	defer title.leave()
	who := title.onlyPerson()
	if who == nil {
		return "", false
	}
	for _, m := range title.Mentions() {
		switch {
		case m.Who != who:
		case title.interviewed(m.At):
			return who.Full, !title.AnyToken(0, m.At, func(t *lexis.Token) bool { return meetings[t.Lower] })
		case m.At == 0 && (title.Is(m.End, m.At, ":") || title.Is(m.End, m.At, ",") && title.speaksBehindColon()):
			return who.Full, false
		}
	}
	for _, c := range title.attribute() {
		if c.Who.Who == who && !c.Drop {
			return who.Full, false
		}
	}
	return "", false
}

// onlyPerson returns the one person whom a title names, in full and with a known given name, or nil.
func (d *document) onlyPerson() (who *mention.Person) {
	for _, m := range d.Mentions() {
		if m.Who.First == "" || !m.Who.LikeSomebody() || lexis.IsUpper(m.Who.Full) || !lexis.IsGiven(m.Who.Full) { // Museo del Mar
			continue
		}
		if who != nil && m.Who != who {
			return nil
		}
		who = m.Who
	}
	return who
}

// interviewed reports whether a word for an interview and a preposition stand before the person at token i, without
// a sign in between: Entrevista a la alcaldesa Ana Rey. But not: Polémica por la entrevista a Ana Rey.
func (d *document) interviewed(i int) bool {
	prep := func(j int) bool { return d.Tokens[j].Class&lexis.Prep != 0 }
	for k := i - 1; k >= 0 && d.Tokens[k].Kind == lexis.Word; k-- {
		if talks[d.Tokens[k].Lower] {
			return lexis.Any(k+1, i, prep) && !lexis.Any(0, k, prep)
		}
	}
	return false
}

// talks are words for an interview. Some are words for a meeting as well.
var (
	talks = lexis.Set(`interview interviews entretien entrevista conversación conversa conversazione intervista colloquio charla gespräch
	vraaggesprek gesprek interviu rencontre encuentro incontro`)
	meetings = lexis.Set(`rencontre encuentro incontro charla`)
)

// speaksBehindColon reports whether a title has a colon and words in marks behind it: Anne Renard, maire : « Je reste »
func (d *document) speaksBehindColon() bool {
	return lexis.Any(0, len(d.Tokens)-1, func(i int) bool { return d.Tokens[i].Text == ":" && d.Tokens[i+1].Kind == lexis.Quoted })
}

// answersQuestion reports whether a question outside marks precedes quotation c, perhaps with a dash in between: Why now? ¶ — “...”
// Apart tells that the question is of another paragraph.
func (d *document) answersQuestion(c *attribution.Quotation) (asked, apart bool) {
	i := c.Token - 1
	for i > 0 && (lexis.IsDashOrComma(d.Tokens[i].Text) && d.Tokens[i].Text != "," || d.Tokens[i].Text == "*" || d.Tokens[i].Text == "**") {
		i--
	}
	return i >= 0 && d.Tokens[i].Text == "?" && (c.First || i < c.Token-1), i >= 0 && d.Tokens[i].Paragraph < d.Tokens[c.Token].Paragraph
}
