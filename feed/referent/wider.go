package referent

import (
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds whom a wider word for somebody means: “...”, said Senator Ann Fox. “...”, said | the politician

// spokeSo returns whom phrase p calls by a wider word or by a role of that one to avoid the name, or nil: “...”, dit Anne Renard. “...”, ajoute | l'élue. It
// is nobody where the text calls somebody else so, or the verb is one of answering.
func (d *Referents) spokeSo(p *clause.Phrase, verb int) *mention.Person {
	to, noun := d.roleEnd(p, verb), d.roleNoun(p.Head)
	plain := to == p.Head+1 && (p.Head == p.From+1) != d.Tongue.Cases && d.bareNoun(p.Head)
	if d.Tongue.IsEnglish() || noun == "" || p.Kind == clause.Name || !plain && !d.Tongue.Cases || !d.tellsWho(p, to) || d.IsSeveral(p.Head) || verb >= 0 && answers(d.Tokens[verb].Lower) {
		return nil
	}
	other := func(i int) bool { return otherWord.MatchString(d.Tokens[i].Lower) } // inny polityk
	if d.Tongue.Cases && (d.theyDo(p, verb) || d.Tokens[p.From].Class&(lexis.Det|lexis.Number) != 0 || lexis.Any(max(0, p.From-1), p.From+1, other)) {
		return nil
	}
	who, at, spoke, alone := d.toldLast(p, verb)
	if who == nil || !spoke && d.Tongue.Nouns && !(who.Called() && d.Tokens[at].Starts) || !who.LikeSomebody() || d.isNoun(strings.ToLower(who.Full)) || lexis.Any(p.From, min(to+1, len(d.Tokens)), func(i int) bool { return d.PersonAt(i) != nil }) {
		return nil
	}
	var has, known, alike bool
	fits := alone && d.Tongue.IsWide(noun) && (spoke || d.Tongue.Words.Of(noun)&lexis.Title == 0)
	for _, h := range d.holders() {
		ends := strings.HasSuffix(h.noun, noun) || strings.HasSuffix(noun, h.noun) && len(h.noun) > 4 // wiceminister, then | minister
		switch {
		case h.from >= p.From:
		case h.who == who && (h.noun == noun || spoke && ends):
			if !plain && h.to > h.at+1 && !d.tells(p.From, to, p.Head, h.from, h.to) { // министр транспорта; then | министр культуры
				return nil
			}
			has = has || (spoke || plain && !d.Tongue.Nouns) && d.limit(&h, p.From, to) == "" && !d.otherSex(p, &h, verb)
		case h.who == who:
			known, alike = true, alike || anyKind[h.noun] || d.kindOf(h.noun) == d.kindOf(noun)
		case !d.hasNoun(&h, noun):
		case h.from > at && h.who == nil && h.to == h.at+1 && d.bareNoun(h.at) && (d.Tongue.Cases && h.at == h.from || h.at == h.from+1 && d.definite(h.from)): // minister podkreślał
		case h.from > at:
			return nil
		default:
			fits = fits && h.who == nil && (d.Tongue.Cases || d.definite(h.from)) && h.from > who.FirstAt()
		}
	}
	if has || fits && (alike || !known) {
		return who
	}
	return nil
}

// kindOf tells learned nouns for somebody (2), offices and other wide ones (1), and others (0) apart: expert, mayor, miller.
func (d *Referents) kindOf(noun string) int {
	const rank = lexis.Title | lexis.Head
	switch c := d.Tongue.Words.Of(noun); {
	case d.Tongue.IsLearned(noun), lexis.EndsAny(noun, "login", "loge", "logue", "logo", "loga", "log", "лог"):
		return 2
	case d.Tongue.IsWide(noun), c&lexis.Office != 0, c&rank == rank, lexis.EndsAny(noun, ranks...):
		return 1
	}
	return 0
}

// ranks are ends of nouns for those who are elected or lead a ministry.
var ranks = strings.Fields(`minister ministerin ministre ministro ministra министр sénateur sénatrice senador senadora senatore senatrice senator senatorka сенатор
député députée deputado deputada diputado diputada deputato deputata poseł posłanka депутат marszałek candidato candidata consigliere consigliera`)

// anyKind are nouns for those who may be called either an expert or a politician.
var anyKind = lexis.Set(`secrétaire directeur directrice membre délégué déléguée professeur professeure docteur auteur responsable
secretario secretaria director directora miembro profesor profesora doctor doctora secretário diretor diretora professor professora direttore direttrice
sekretarz dyrektor dyrektorka członek doktor profesor konsul директор руководитель доктор профессор член directeur hoogleraar`)

// toldLast returns who spoke last before phrase p, in its paragraph or the one before, if nobody else is named since; or else who acts in the nearest
// sentence with such a one; the token where; whether that one spoke; and whether nobody else is named: Fox admitted that Reed rang. “...”, said | the minister.
func (d *Referents) toldLast(p *clause.Phrase, verb int) (who *mention.Person, at int, spoke, alone bool) {
	var last *mention.Person
	from, others := d.paragraphStart(p.From), 0
	if n := len(d.History) - 1; n >= 0 && d.History[n].From < p.From && d.Tokens[p.From].Paragraph-d.Tokens[d.History[n].From].Paragraph <= 1 {
		if from = min(from, d.History[n].From); d.History[n].Who != nil {
			last, from = d.History[n].Who, d.History[n].From
		}
	}
	fits := func(x *mention.Person) bool { return x != nil && !d.otherSex(p, &holder{who: x, from: p.From}, verb) }
	for i := from; i < p.From; i++ {
		if x := d.PersonAt(i); x != last && x != who && fits(x) {
			who, others = x, others+1
		}
	}
	if last != nil && others == 0 {
		if !fits(last) {
			last = nil
		}
		return last, from, true, true
	}
	alone, who = last == nil && others == 1, nil
	for n, end := 0, p.From; end > from && who == nil && (alone || n < 2); n++ {
		s := d.SentenceAt(end - min(n, 1))
		end = s.From
		if d.AnyAction(s, func(a *clause.Action) bool {
			x, old := &d.Phrases[max(a.Subject, 0)], who
			if x.Who == nil && x.Alias >= 0 {
				x = &d.Phrases[x.Alias]
			}
			if a.Subject >= 0 && x.From < p.From && x.Who != nil {
				who, at = x.Who, x.From
			}
			return old != nil && who != old // two who act
		}) {
			return nil, 0, false, false
		}
	}
	if !fits(who) {
		who = nil
	}
	return who, at, who == last, alone
}
