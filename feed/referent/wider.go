package referent

import (
	"slices"
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds whom a wider word for somebody means: “...”, said Senator Ann Fox. “...”, said | the politician

// spokeSo returns the person whom phrase p means by a wider word, or by one of that person's roles, instead of the name: “...”, dit Anne Renard. “...”,
// ajoute | l'élue. It returns nil where the text uses the word for somebody else, and where the verb means to answer.
func (d *Referents) spokeSo(p *clause.Phrase, verb int) *mention.Person {
	to, noun, cases := d.roleEnd(p, verb), d.roleNoun(p.Head), d.Tongue.Cases
	plain := to == p.Head+1 && d.bareNoun(p.Head) && (cases && p.Head == p.From || !cases && p.Head == p.From+1)
	if d.Tongue.IsEnglish() || noun == "" || p.Kind == clause.Name || !plain && !cases || !d.tellsWho(p, to) || d.IsSeveral(p.Head) || verb >= 0 && answers(d.Tokens[verb].Lower) {
		return nil
	}
	if cases && (d.theyDo(p, verb) || otherWord.MatchString(d.Tokens[max(0, p.From-1)].Lower) || to < len(d.Tokens) && d.PersonAt(to) != nil) {
		return nil
	}
	who, at, spoke, alone := d.toldLast(p, verb)
	if who == nil || d.otherSex(p, &holder{who: who, from: p.From}, verb) || !spoke && d.Tongue.Nouns && !(who.Called() && d.Tokens[at].Starts) || !who.LikeSomebody() || who.Gender == mention.Man && d.Tongue.Elides && lexis.EndsAny(noun, "élue", "experte", "esperta", "enne") { // l'élue
		return nil
	}
	from := d.SentenceAt(at).From
	var has, known, alike bool
	for _, h := range d.holders() {
		switch {
		case h.from >= p.From:
		case h.who == who && h.noun == noun:
			has = has || (plain && (spoke || !d.Tongue.Nouns) || to > p.Head+1 && d.tells(p.From, to, p.Head, h.from, h.to)) && d.limit(&h, p.From, to) == "" && !d.otherSex(p, &h, verb)
		case h.who == who:
			known, alike = true, alike || fitsWide(noun, h.noun)
		case h.who != nil && d.hasNoun(&h, noun) && lexis.Any(from, p.From, func(i int) bool { return d.PersonAt(i) == h.who }):
			return nil // Minister Fox met Minister Reed
		}
	}
	for _, m := range d.Mentions() { // hydraulik Adam Kot
		t := &d.Tokens[max(0, m.At-1)]
		known = known || cases && m.Who == who && t.Kind == lexis.Word && t.Class == 0 && t.Text == t.Lower && !d.Tongue.LooksPast(t.Lower)
	}
	switch {
	case has:
	case !plain || !alone || !isWide(noun) || known && !alike:
		return nil
	default:
		from = 0
	}
	if lexis.Any(max(from, p.From-roleReach), p.From, func(i int) bool { return d.isCalled(i, noun) && !d.isOf(i, who) }) {
		return nil
	}
	return who
}

// isCalled reports whether token i is a noun for somebody in any case.
func (d *Referents) isCalled(i int, noun string) bool {
	w := d.Tokens[i].Lower
	if d.Tongue.Cases {
		return w == noun || d.Tongue.NominativeOf(w, func(x string) bool { return x == noun }) != ""
	}
	return w == noun && !d.Has(i-1, i-1, lexis.Aux) || d.Tongue.Nouns && strings.Contains(w, noun)
}

// isOf reports whether token i stands in a role of a person, or in what names the speaker of a quotation who is that one.
func (d *Referents) isOf(i int, who *mention.Person) bool {
	return slices.ContainsFunc(d.holders(), func(h holder) bool { return h.who == who && h.from <= i && i < max(h.to, h.core) }) ||
		slices.ContainsFunc(d.History, func(s Speaker) bool {
			return s.Who == who && d.PhraseAt[s.From] >= 0 && d.PhraseAt[s.From] == d.PhraseAt[i]
		})
}

// isWide reports whether a lower-case noun is one by which papers call a speaker instead of the name: politician, Finanzexperte.
func isWide(w string) bool {
	return !strings.Contains(w, "-") && slices.ContainsFunc(kinds, func(k kind) bool { return lexis.EndsAny(w, k.wide...) })
}

// fitsWide reports whether somebody who has a job may be called by a wider word: expert, biologist.
func fitsWide(w, job string) bool {
	return slices.ContainsFunc(kinds, func(k kind) bool { return lexis.EndsAny(w, k.wide...) && lexis.EndsAny(job, k.jobs...) })
}

// toldLast returns the person who spoke last before phrase p, in its paragraph or the previous one, if nobody else is named since. Otherwise it returns
// the person who acts in the nearest sentence that has one. At is the token where that is, spoke tells which of the two it is, and alone whether nobody
// else is named: Fox admitted that Reed rang. “...”, said | the minister.
func (d *Referents) toldLast(p *clause.Phrase, verb int) (who *mention.Person, at int, spoke, alone bool) {
	var last *mention.Person
	from, others := d.paragraphStart(p.From), 0
	if n := len(d.History) - 1; n >= 0 && d.History[n].From < p.From && d.Tokens[p.From].Paragraph-d.Tokens[d.History[n].From].Paragraph <= 1 {
		h := &d.History[n]
		if last = h.Who; last == nil && h.Role {
			return nil, 0, false, false
		}
		if from = min(from, h.From); last != nil {
			from = h.From
		}
	}
	fits := func(x *mention.Person) bool { return x != nil && !d.otherSex(p, &holder{who: x, from: p.From}, verb) }
	for i := from; i < p.From; i++ {
		if x := d.PersonAt(i); x != last && x != who && fits(x) {
			who, others = x, others+1
		}
	}
	if last != nil && others == 0 {
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
			return old != nil && who != old || a.Subject >= 0 && x.With >= 0 // two who act
		}) {
			return nil, 0, false, false
		}
	}
	return who, at, who == last, alone
}

// kind has ends of wider words for somebody, and of jobs of those who may be called so.
type kind struct{ wide, jobs []string }

// kinds are politicians, those in parliament, leaders, experts, artists, diplomats, trade unionists, and others who may have no job besides.
var kinds = []kind{
	{strings.Fields(`político política politico politicien politicienne élu élue dirigeant dirigeante dirigente funcionario funcionaria politiker politikerin
politicus bewindsman bewindsvrouw политик чиновник чиновница polityk polityczka samorządowiec`), append(strings.Fields(`ministre ministro ministra minister ministerin
министр maire alcalde alcaldesa prefeito prefeita sindaco sindaca burmistrz bürgermeister bürgermeisterin burgemeester мэр gobernador gobernadora governador
governadora governatore governatrice губернатор président présidente presidente presidenta president prezydent президент premier премьер
candidat candidate candidato candidata kandydat кандидат marszałek concejal concejala vereador vereadora consigliere consigliera radny radna`), house...)},
	{strings.Fields(`parlementaire parlamentario parlamentaria legislador legisladora parlamentar parlamentare парламентарий parlamentarzysta parlamentarzystka`), house},
	{strings.Fields(`mandatario mandataria mandatário líder leader лидер lider liderka przywódca przywódczyni dirigeant dirigeante dirigente`),
		strings.Fields(`président présidente presidente presidenta president prezydent президент secretario secrétaire segretario`)},
	{strings.Fields(`expert experte experto experta expertin esperto esperta ekspert ekspertka эксперт deskundige spécialiste specialist especialista specjalista specjalistka
специалист chercheur chercheuse investigador investigadora pesquisador pesquisadora ricercatore ricercatrice forscher forscherin onderzoeker onderzoekster
badacz badaczka исследователь исследовательница scientifique científico científica cientista wissenschaftler wissenschaftlerin wetenschapper naukowiec
учёный ученый studioso studiosa universitaire analyste analista analyst analystin analityk analityczka аналитик`), learned},
	{strings.Fields(`artiste artista artysta artystka артист артистка artiest künstler künstlerin`), strings.Fields(`peintre pintor pintora pittore pittrice malarz malarka maler
malerin художник художница chanteur chanteuse cantante cantor cantora piosenkarz piosenkarka певец певица sänger sängerin zanger zangeres`)},
	{strings.Fields(`diplomate diplomático diplomática diplomata diplomat diplomatin dyplomata дипломат`), strings.Fields(`ambassadeur ambassadrice embajador embajadora embaixador
embaixadora ambasador посол botschafter botschafterin`)},
	{[]string{"syndicaliste"}, []string{"secrétaire", "délégué", "déléguée"}},
	{append(strings.Fields(`militant militante syndicaliste entrepreneur entrepreneuse empresario empresaria empresário empresária imprenditore imprenditrice
unternehmer unternehmerin ondernemer onderneemster бизнесмен предприниматель миллиардер biznesmen przedsiębiorca miliarder`), learned...), nil},
}

// house are ends of nouns for members of a parliament.
var house = strings.Fields(`député députée sénateur sénatrice diputado diputada senador senadora deputado deputada deputato deputata senatore senatrice
poseł posłanka senator senatorka депутат сенатор`)

// learned are ends of nouns for those who know something.
var learned = strings.Fields(`log login loge loog logue logo loga лог économiste economista ekonomista ekonomistka экономист ökonom ökonomin econoom historien
historienne historiador historiadora storico historyk историк historiker historikerin historicus professeur professeure profesor profesora professor
professora professorin профессор hoogleraar expert experte experto experta эксперт ekspert chercheur chercheuse investigador investigadora pesquisador
pesquisadora ricercatore ricercatrice forscher forscherin onderzoeker`)
