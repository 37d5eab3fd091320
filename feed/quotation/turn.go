package quotation

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"seedfeed/feed/attribution"
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
	"seedfeed/feed/prose"
	"seedfeed/feed/referent"
	"seedfeed/feed/speech"
)

// turnSpeaker returns the speaker of a turn. It is named by the label, or is the person whom the article interviews, or is
// named by the sentences around the turn. before holds the earlier quotations.
func (d *document) turnSpeaker(c *attribution.Quotation, before []attribution.Quotation) attribution.Resolved {
	r := attribution.Resolved{Source: attribution.SourceAt(c.Token, c.Token+1, attribution.Labelled)}
	switch {
	case c.Turn.Guest:
		end := sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].Paragraph >= c.Turn.Lead })
		if c.Turn.Dashed && !d.tellsOfTalk(end) {
			break
		}
		if r.Who, r.Name = d.guest(end); r.Name != "" {
			r.Why = "whom the article interviews"
		}
	case c.Turn.Role || c.Turn.Single:
		return d.bylineSpeaker(c, speech.Byline{Name: c.Turn.Label, Role: c.Turn.Role, Single: c.Turn.Single})
	case c.Turn.Label != "":
		r.Who, r.Name = d.labelled(c.Turn.Label)
		r.Role = d.Tongue.Words.Of(strings.ToLower(strings.Fields(c.Turn.Label)[0]))&lexis.Det != 0
		r.Why = "the name before or behind it"
	default:
		d.attributeOne(c, before)
		return c.Who
	}
	return r
}

// labelled is Labelled, but initials mean the one person of the text who has them. Two letters that nobody has stay capitals.
func (d *document) labelled(label string) (*mention.Person, string) {
	named, name := d.Labelled(label)
	letters := speech.Initials(label)
	if named != nil || letters == "" {
		return named, name
	}
	var who *mention.Person
	for _, m := range d.Mentions() {
		switch {
		case m.Who == who || speech.FirstLetters(m.Who.Full) != letters:
		case who != nil:
			return nil, ""
		default:
			who = m.Who
		}
	}
	switch {
	case who != nil:
		return who, who.Full
	case utf8.RuneCountInString(letters) == 2:
		return nil, label
	}
	return nil, name
}

// answers gives the quotations of nobody that follow questions outside marks, if there are three or more, and what goes on with
// them, to the person whom the article interviews: Hoe ging het? ‘Goed, dank u.’ ‘En nu ga ik naar huis.’ Not where somebody else
// is quoted by name as often. Two questions in paragraphs of their own may be enough where the title says who is interviewed.
func (d *document) answers(found []attribution.Quotation) {
	var answers []int
	asked, apart, named := 0, 0, map[string]int{}
	for i := range found {
		c, last := &found[i], len(answers)-1
		if c.Who.Name != "" {
			named[c.Who.Name]++
			continue
		} else if c.Turn != nil || c.Unsaid || !c.Whole && !(c.Capital && d.Is(c.End+1, c.End, ".")) { // — «...».
			continue
		}
		if asks, own := d.answersQuestion(c); asks {
			asked++
			if own {
				apart++
			}
			answers = append(answers, i)
		} else if c.First && last >= 0 && answers[last] == i-1 && found[i-1].End == c.Token-1 {
			answers = append(answers, i)
		}
	}
	if asked < 3 && apart < 2 {
		return
	}
	who, name := (*mention.Person)(nil), ""
	if apart > 1 {
		answers, who, name = d.titled(found, answers, apart)
	}
	if name == "" && asked > 2 {
		who, name = d.whoAnswers(found, answers)
	}
	if name == "" {
		return
	}
	for other, n := range named {
		if other != name && n >= asked {
			return
		}
	}
	for _, i := range answers {
		found[i].Who = attribution.Resolved{Source: attribution.SourceAt(found[i].Token, found[i].Token+1, attribution.Labelled), Referent: referent.Referent{Who: who, Name: name, Why: "whom the article interviews"}}
		found[i].Drop = d.isLabel(&found[i])
	}
}

// whoAnswers returns the person whose answers to questions stand in found, with the name, "" if that is not sure.
func (d *document) whoAnswers(found []attribution.Quotation, answers []int) (who *mention.Person, name string) {
	first := found[answers[0]].Token
	who, name = d.guest(d.SentenceAt(first - 1).From)
	if who == nil || !who.LikeSomebody() || lexis.IsUpper(name) || !d.mayAnswer(who, first, found, answers) {
		return nil, ""
	}
	return who, name
}

// portrait gives the whole quotations of nobody to the person who has three or more and four in five of the others, in German and
// Dutch, where the words before ask a guest: Waarom blijft u? ‘Het is hier mooi.’
func (d *document) portrait(found []attribution.Quotation) {
	heard, all := map[string]int{}, 0
	var main attribution.Resolved
	for i := range found {
		if r := found[i].Who; r.Name != "" && !found[i].Drop {
			all++
			if heard[r.Name]++; heard[r.Name] > heard[main.Name] {
				main = r
			}
		}
	}
	if n := heard[main.Name]; !d.Tongue.Nouns && d.Tongue.Tag != "nl" || main.Who == nil || !main.Who.LikeSomebody() || n < 3 || n*5 < all*4 {
		return
	}
	for i := range found {
		c := &found[i]
		if c.Who.Name != "" || c.Drop || c.Unsaid || c.Turn != nil || !c.First || !c.Whole || c.Words < 6 || i == 0 || found[i-1].Who.Name != "" && found[i-1].Who.Name != main.Name {
			continue
		}
		if _, told := d.whoseWords(c); !told && d.asksGuest(main.Who, d.SentenceAt(found[i-1].End).To, c.Token) {
			c.Who.Referent, c.Who.Why = main.Referent, "the one person whom the article quotes"
		}
	}
}

// asksGuest reports whether the sentence before the quotation at token q asks a guest, and from token from to there nobody is named
// but who: Waarom blijft u? But: Waarom blijft ze? Haar broer knikt. Waarom blijft u?
func (d *document) asksGuest(who *mention.Person, from, q int) bool {
	s := d.SentenceAt(max(q-1, 0))
	return d.Tokens[s.To-1].Text == "?" && d.AnyToken(s.From, s.To, d.toGuest) && !lexis.Any(min(from, s.From), s.To, func(i int) bool {
		n := d.PhraseAt[i]
		return d.PersonAt(i) != nil && d.PersonAt(i) != who || n >= 0 && d.Phrases[n].Kind == clause.Role || i < s.From && (d.takesIn(i) || d.Tokens[i].Class&(lexis.He|lexis.She) != 0)
	})
}

// toGuest reports whether a word addresses the guest who is asked: Wie geht es Ihnen? Hoe gaat het met u? Not: Wie geht es ihr?
func (d *document) toGuest(t *lexis.Token) bool {
	return addressing[t.Text] && !t.Starts || d.Tongue.Lists("yours", t.Lower) && !d.Tongue.Nouns
}

// mayAnswer reports whether who may have given the answers, the first of which starts at token first. Either who says something
// before it, or at least one answer in three has a word of its speaker or follows a question that addresses somebody. Nobody else
// may be named before, unless the title names who. Whoever asks something or has the byline is no guest: Ann Fox asked children.
// What is luck? “Ice cream.”
func (d *document) mayAnswer(who *mention.Person, first int, found []attribution.Quotation, answers []int) bool {
	speaks := 0
	for _, i := range answers {
		asks := d.SentenceAt(found[i].Token - 1)
		if mine, _ := d.whoseWords(&found[i]); mine || d.AnyToken(asks.From, asks.To, d.toGuest) {
			speaks += 3
		}
	}
	for i := range d.Actions {
		if a := &d.Actions[i]; a.At < first && a.Subject >= 0 && d.Phrases[a.Subject].Who == who {
			if a.Class&lexis.Ask != 0 {
				return false
			} else if a.Class&lexis.Say != 0 {
				speaks += len(answers)
			}
		}
	}
	titled := strings.Contains(strings.ToLower(d.Title), who.Last)
	return speaks >= len(answers) && !slices.ContainsFunc(d.Mentions(), func(m mention.Mention) bool {
		byline := m.At == 0 && m.Who == who && d.Tokens[m.End].Kind != lexis.Word && !d.Is(m.End, m.At, ",")
		return byline || m.Who != who && !titled && m.At < first
	})
}

// addressing are German words for who is asked, where no sentence begins: Wie geht es Ihnen?
var addressing = lexis.Set(`du dir dich euch Sie Ihnen Ihr Ihre Ihrem Ihren Ihrer`)

// tellsOfTalk reports whether the title or the text before token end says that the paper talks with somebody, or the title is a name, a
// colon and what its bearer says. Else Russian and Polish speech behind dashes may be that of a story, or of people whom a writer hears.
func (d *document) tellsOfTalk(end int) bool {
	if end == 0 {
		return false
	}
	lead := strings.ToLower(d.Title + "\n" + d.Body[:d.Tokens[end-1].Span.End])
	if slices.ContainsFunc(talkStems, func(word string) bool { return strings.Contains(lead, word) }) {
		return true
	}
	name, _, colon := strings.Cut(d.Title, ":")
	known := d.titleName()
	return colon && known != "" && strings.Contains(name, known)
}

// talkStems are beginnings of Russian and Polish words for an interview, and words for whom it is given to.
var talkStems = []string{"интервью", "бесед", "поговор", "разговор с ", "на вопросы", " нам ", " нашей газет", " редакции",
	"rozmaw", "rozmow", "wywiad", "na pytania", " nam ", "naszej gazec", "naszej redakc"}

// guest returns the person who is interviewed, with the name: the person in the title, or else the one who stands out before
// token end. The name is "" if two persons are equally likely, or if the title and the lead name different ones.
func (d *document) guest(end int) (*mention.Person, string) {
	weight := map[*mention.Person]int{}
	titled := false
	for _, m := range d.Mentions() {
		who, afterPrep := m.Who, d.Has(m.At-1, m.At, lexis.Prep)
		if m.At >= end || afterPrep && d.Tokens[d.SentenceAt(m.At).From].Class&(lexis.He|lexis.She) != 0 { // She spoke to Fox
			continue
		}
		if afterPrep && d.Tokens[m.At].Class&(lexis.Given|lexis.Title) == 0 { // at Farrow Point
			continue
		}
		if len(who.Last) > 2 && strings.Contains(strings.ToLower(d.Title), strings.ToLower(who.Last)) {
			weight[who] += 100
			titled = true
		}
		if weight[who]++; !afterPrep {
			weight[who]++
		}
	}
	if !titled {
		switch name := d.titleName(); {
		case name != "" && len(weight) == 0:
			return d.Labelled(name)
		case name != "": // the lead names somebody else
			return nil, ""
		}
	}
	var best *mention.Person
	most, second := 0, 0
	for who, n := range weight {
		if n > most {
			best, most, second = who, n, most
		} else {
			second = max(second, n)
		}
	}
	if most == second {
		best = d.addressed(end)
	}
	if best == nil {
		return nil, ""
	}
	return best, best.Full
}

// addressed returns the one person whom questions from token end on address, or nil: Q. Mr Fox, where were you?
func (d *document) addressed(end int) (who *mention.Person) {
	for _, m := range d.Mentions() {
		at := m.At
		for d.Has(at-1, m.At, lexis.Title) {
			at--
		}
		t := &d.Tokens[at]
		label, labelled := d.Labels[t.Paragraph]
		first := at == 0 || d.Tokens[at-1].Paragraph != t.Paragraph
		judge := d.Has(m.At-1, m.At, lexis.Office) || labelled && t.Span.Start < label // Mr Justice Fox; Q. Fox
		if m.At < end || judge || !(first || labelled && t.Span.Start <= label+1) || !d.Is(m.End, m.At, ",") || d.Tokens[d.SentenceAt(m.At).To-1].Text != "?" {
			continue
		}
		if who != nil && who != m.Who {
			return nil
		}
		who = m.Who
	}
	return who
}

// titleName returns the only full name in the title with a known given name, "" if there is none. The name of an owner does
// not count: The secret of Ann Fox.
func (d *document) titleName() (name string) {
	title := newDocument("", prose.Read(d.Title), speech.Marked{Tongue: d.Tongue})
	defer title.leave()
	for _, m := range title.Mentions() {
		if title.Tokens[m.At].Class&lexis.Given == 0 || title.owns(&m) {
			continue
		}
		if name != "" && name != m.Who.Full {
			return ""
		}
		name = m.Who.Full
	}
	return name
}

// owns reports whether a name in a title is that of an owner: Ann Fox’s secret; le secret d’Anne Renard. In German an owner
// has no such mark, and what is owned looks like a part of the name: Anna Renners Geheimnis.
func (d *document) owns(m *mention.Mention) bool {
	last := m.End - 1
	german := d.Tongue.Nouns && last > m.At+1 && d.Tokens[last-1].Class&(lexis.Given|lexis.Particle) == 0
	at := m.At
	for at > 0 && d.Tokens[at-1].Class&(lexis.Title|lexis.Head) != 0 { // rozmowa z dr Anną Kruk
		at--
	}
	slavic := d.Tongue.Cases && d.Tokens[m.At].Class&lexis.Oblique != 0 && !d.Has(at-1, m.At, lexis.Prep) // Секрет Анны Лавровой
	return german || slavic || d.Tokens[last].Owner || m.At > 0 && owning[d.Tokens[m.At-1].Lower]
}

// owning are prepositions before an owner.
var owning = lexis.Set(`of von de d' di da do van`)

// bylineSpeaker returns the speaker of quotation c, below which b stands. A single name without an office means somebody
// whom the article names elsewhere, or nobody.
func (d *document) bylineSpeaker(c *attribution.Quotation, b speech.Byline) attribution.Resolved {
	r := attribution.Resolved{Source: attribution.SourceAt(c.Token, c.Token+1, attribution.Signed), Referent: referent.Referent{Why: "the line below names nobody"}}
	switch {
	case b.Role:
		r.Name, r.Role = b.Name, true
	case b.Name != "":
		r.Who, r.Name = d.Labelled(b.Name)
		if r.Who == nil && b.Single {
			r.Name = ""
		}
	}
	if r.Name != "" {
		r.Why = "the line below it"
	}
	return r
}
