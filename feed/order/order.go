// Package order reads lines that tell editors not to publish a text, or not before a time, in nine languages.
//
// Of is given one line, or a part of one, as plain text. A line is an order only if all of its words are words of orders,
// dates or numbers, but for what ends it:
//
//	order.Of("Please do not publish before 1 March 2027")  // When is the line, How is Certain
//	order.Of("Do not publish before the press conference") // When is the line, which has no time in it
//	order.Of("DRAFT")                                      // When is "", How is Likely
//	order.Of("Draft budget passes council")                // false: a headline
//
// How certain an order is decides where it counts: see Order.Counts. All functions are safe for concurrent use.
package order

import (
	"slices"
	"strings"
	"unicode"

	"seedfeed/feed/calendar"
	"seedfeed/feed/prose"
)

// An Order is a line, or a part of one, that tells editors not to publish the text, or not before a time. All its words
// are known ones, but for those that say what ends it. "Draft budget passes council" is a headline, because "budget" is no
// word of an order.
type Order struct {
	When string // the line, if it says until when, by a time or in words; else ""
	How  Certainty

	Forbids bool // it says not to publish, for now or at all; other orders tell a day: "Publish on 1 March 2041"
	Facts   bool // its verbs tell what happens to other things as well: "Do not use", "Held until Friday"
	Loose   bool // a headline may say the same: "Publish only when sure", "Not online yet"
	Draft   bool // it calls the text a draft, in a word that stands before or behind a title for nothing else: "Draft", "Entwurf"
}

// A Certainty says where an order counts.
type Certainty uint8

// The certainties, the least first.
const (
	None    Certainty = iota
	Faint             // in capitals, or as the first line: "Not yet"
	Likely            // in brackets too: "Draft", "Hold"
	Certain           // everywhere: "Do not publish", "Not before 1 March 2027"
)

// orderWords are the words of orders in one language. Words with plus signs between them count together.
type orderWords struct {
	not    map[string]bool // no order alone
	let    map[string]bool // publish: an order with a time, or with not
	use    map[string]bool // other words for publishing, and for what comes before it: orders with not, and with hold
	hold   map[string]bool // orders alone, but for besideOthers, and with a time
	draft  map[string]bool // orders alone; no time ends them
	yet    map[string]bool // orders with not
	before map[string]bool // stand before the time that ends an order
	fill   map[string]bool // may stand beside the others
}

// orderTable has the languages of orders. Up to three words with plus signs count together. The words are ours;
// TestOrders and TestSecret have rows for each language, and help/formats.md lists them.
var orderTable = []orderWords{
	{ // English
		not: prose.Set("not don dont cannot"), let: prose.Set("publish publication release"),
		use:  prose.Set("published released print printed broadcast distribute distributed distribution circulate circulated circulation share shared post posted upload put go+live publishing use run quote quotation cite review approval clearance sign+off"),
		hold: prose.Set("mandatory+kill kill+advisory kill+notice hold+for+legal kill+kill+kill hold held on+hold embargo embargoed unpublished unedited spiked internal confidential restricted eyes+only pending+legal pending+review pending+approval awaiting waiting+for+legal waiting+for+approval needs for+review under+review in+review for+comment for+comments for+discussion for+feedback for+approval to+be+approved to+be+reviewed"), draft: prose.Set("draft wip work+in+progress"), yet: prose.Set("yet online ready final approved cleared edited"), before: prose.Set("before until till til prior earlier"),
		fill: prose.Set("for do t s be may must should please strictly this these the text article story document copy than earliest ready date day time first second third rough working early final version only all and or prohibited forbidden once without paper edition issue online live web site page"),
	}, { // German
		not: prose.Set("nicht kein keine"), let: prose.Set("veröffentlichen publizieren freigeben veröffentlichung freigabe publikation"),
		use:  prose.Set("veröffentlicht publiziert freigegeben verbreiten verbreitung senden drucken weitergeben weiterleiten verwenden gebrauch hochladen online+stellen live+stellen ins+netz+stellen online+gehen"),
		hold: prose.Set("zurückhalten zurückgehalten gesperrt sperrfrist embargo unveröffentlicht vertraulich intern internen in+arbeit in+bearbeitung zur+prüfung zur+freigabe"), draft: prose.Set("entwurf arbeitsfassung rohfassung vorabfassung vorabversion"), yet: prose.Set("noch"), before: prose.Set("vor bis"),
		fill: prose.Set("bitte zur zum für bestimmt dem die das dieser diesen dieses text artikel frühestens ab erst erster zweiter achtung untersagt verboten nach ohne wir"),
	}, { // French
		not: prose.Set("ne pas non"), let: prose.Set("publier publiez diffuser diffusez publication diffusion parution paraître"),
		use:  prose.Set("publié publiée diffusé diffusée communiquer imprimer partager utiliser usage relecture validation mettre+en+ligne mettre"),
		hold: prose.Set("embargo en+attente retenir suspendu confidentiel interne en+cours de+relecture à+relire à+valider"), draft: prose.Set("brouillon ébauche"), yet: prose.Set("encore validé validée approuvé approuvée"), before: prose.Set("avant jusqu jusque"),
		fill: prose.Set("rien a au aux la l les merci d cet cette ce texte article pour svp prière veuillez destiné destinée être doit plus tôt premier première prévu prévue interdit interdite seulement sans qu que sur site en ligne"),
	}, { // Spanish
		not: prose.Set("no"), let: prose.Set("publicar difundir publicación difusión publíquese"),
		use:  prose.Set("publicado publicada divulgar distribuir compartir publique publiquen uso subir colgar poner"),
		hold: prose.Set("embargo embargado embargada en+espera retener retenido confidencial interno pendiente+de+aprobación pendiente+de+revisión en+revisión"), draft: prose.Set("borrador"), yet: prose.Set("aún aun todavía"), before: prose.Set("antes hasta"),
		fill: prose.Set("por favor se los este esta texto nota artículo para apto apta no su la a en web se puede prohibido prohibida únicamente sin"),
	}, { // Italian
		not: prose.Set("non"), let: prose.Set("pubblicare pubblicate diffondere pubblicazione diffusione"),
		use:  prose.Set("pubblicato pubblicata divulgare distribuire condividere uso approvazione mettere+online caricare mandare+in+pagina mandare+online"),
		hold: prose.Set("embargo in+attesa trattenere sospeso riservato confidenziale interno da+rivedere da+approvare in+revisione"), draft: prose.Set("bozza"), yet: prose.Set("ancora"), before: prose.Set("prima fino"),
		fill: prose.Set("si prega di il lo per questo questa testo articolo destinato alla dal la del da è vietato vietata soltanto senza"),
	}, { // Portuguese
		not: prose.Set("não"), let: prose.Set("publicar publique publiquem divulgar publicação divulgação"),
		use:  prose.Set("publicado publicada divulgado difundir distribuir partilhar compartilhar uso colocar pôr subir"),
		hold: prose.Set("embargo embargado em+espera reter retido suspenso confidencial interno aguardando+aprovação em+revisão de+revisão"), draft: prose.Set("rascunho esboço"), yet: prose.Set("ainda"), before: prose.Set("antes até"),
		fill: prose.Set("por favor este texto artigo para o a do da em se de proibido proibida só sem no online site"),
	}, { // Dutch
		not: prose.Set("niet geen"), let: prose.Set("publiceren vrijgeven publicatie"),
		use:  prose.Set("gepubliceerd vrijgegeven verspreiden verspreiding uitzenden delen gebruik plaatsen online+zetten"),
		hold: prose.Set("embargo aanhouden vasthouden vertrouwelijk intern wacht+op+goedkeuring ter+goedkeuring in+bewerking"), draft: prose.Set("concept kladversie conceptversie"), yet: prose.Set("nog online"), before: prose.Set("voor vóór tot na"),
		fill: prose.Set("a u b aub svp gelieve te het deze dit tekst artikel bestemd eerder dan pas verboden zonder"),
	}, { // Russian
		not: prose.Set("не нет"), let: prose.Set("публиковать опубликовать публикация публикации публикацию публикуйте публикуем выпустить"),
		use:  prose.Set("опубликовано опубликован распространять распространения распространение печатать печати размещать выкладывать ставить давать пользования использования"),
		hold: prose.Set("эмбарго задержать придержать конфиденциально служебного внутреннего на+согласовании на+проверке на+утверждении в+работе"), draft: prose.Set("черновик"), yet: prose.Set("ещё еще пока"), before: prose.Set("до раньше ранее после"),
		fill: prose.Set("материал для в с просьба пожалуйста текст этот статья под г года запрещена час часов утра вечера на сайт без"),
	}, { // Polish
		not: prose.Set("nie"), let: prose.Set("publikować opublikować publikacja publikacji publikuj publikujcie publikujemy"),
		use:  prose.Set("opublikowano opublikowane rozpowszechniać rozpowszechniania udostępniać drukować druku emisji użytku wrzucać wstawiać zamieszczać dawać puszczać"),
		hold: prose.Set("embargo embargiem wstrzymać wstrzymane poufne wewnętrznego do+akceptacji do+korekty"), draft: prose.Set("szkic brudnopis wersja+robocza"), yet: prose.Set("jeszcze"), before: prose.Set("przed do wcześniej po"),
		fill: prose.Set("materiał objęty objęta niż proszę ten tekst tego tekstu artykuł przeznaczone dla w r roku godz zakaz zabroniona na stronę dopiero bez"),
	}, { // Words for a draft in some more
		draft: prose.Set("utkast kladde luonnos taslak vázlat чернетка 下書き 草稿 初稿 مسودة טיוטה 초안"),
	},
}

// otherDrafts are words for drafts that people also use of what they draw and think of.
var otherDrafts = prose.Set("concept szkic ébauche esboço")

// besideOthers are orders beside other words alone: "Internal only", "Nur intern", "Under review, do not print". By themselves, and with a
// number or a day, they are headings and titles: "2026 in review".
var besideOthers = prose.Set("internal intern internen interne interno restricted awaiting needs for+comment for+comments for+discussion for+feedback in+review under+review spiked unedited eyes+only work+in+progress en+cours in+arbeit in+bearbeitung suspendu sospeso suspenso")

// bans are those words of fill that forbid: "Publication interdite".
var bans = prose.Set("prohibited forbidden untersagt verboten interdit interdite prohibido prohibida vietato vietata proibido proibida verboden запрещена zakaz zabroniona")

// Words behind which the rest of an order may say anything. Behind those of before, an order forbids until then: "Do not publish before the
// press conference". Behind afterWords it allows from then on, if one of onlyWords stands before them: "Publish only after the vote". What
// nobody may publish without assent, "Not for publication without permission from Ann", is rather a line about rights, unless it stands first.
var (
	onlyWords   = prose.Set("only once erst nur seulement uniquement solo sólo únicamente soltanto só somente apenas pas alleen только dopiero tylko")
	afterWords  = prose.Set("after once when unless while nach wenn sobald bevor ehe solange après tant después tras mientras cuando dopo finché finchè quando depois após enquanto als zodra voordat zolang пока когда dopóki zanim gdy kiedy")
	assentWords = prose.Set("permission consent clearance checking talking speaking asking rücksprache absprache genehmigung zustimmung erlaubnis accord autorisation autorización permiso consentimiento autorizzazione permesso consenso autorização permissão consentimento toestemming akkoord overleg разрешения согласования согласия zgody zezwolenia akceptacji")
)

// factWords are those words of let, use and hold that are said of other things than texts.
var factWords = prose.Set("use used print printed post posted released held restricted run verwenden gebrauch drucken freigegeben gesperrt utiliser usage imprimer mettre suspendu uso subir poner sospeso colocar pôr suspenso gebruik plaatsen vrijgegeven печати печатать пользования использования ставить давать druku drukować użytku dawać")

// publishingNouns are those words of let that headlines have as well: "Release only after ransom is paid".
var publishingNouns = prose.Set("release publication veröffentlichung freigabe publikation diffusion parution publicación difusión pubblicazione diffusione publicação divulgação publicatie публикация публикации публикацию publikacja publikacji")

// softWords may stand beside a word that is an order alone.
var softWords = prose.Set("please bitte merci this text story copy first second third rough working early final version only v no nr stand strictly private legal and und " +
	"nur streng uniquement strictement solo sólo estrictamente strettamente apenas somente alleen strikt только строго tylko ściśle")

const maxOrderWords = 20

// emojiMark follows the sign in "⚠️ DRAFT" and is no part of a word.
const emojiMark = '\ufe0f'

// monthAndDayWords are the names of months, and the names of days that calendar.IsDay does not know. "May" is left out,
// since it is a verb too.
var monthAndDayWords = prose.Set("january february march april june july august september october november december " +
	"januar jänner februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre novembre décembre " +
	"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre " +
	"janeiro fevereiro março maio junho julho setembro outubro novembro dezembro segunda terça quarta quinta sexta feira januari februari maart mei augustus " +
	"января февраля марта апреля мая июня июля августа сентября октября ноября декабря понедельник понедельника вторник вторника среды среду четверг четверга пятница пятницу пятницы субботу субботы воскресенье воскресенья завтра amanhã " +
	"stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia poniedziałek poniedziałku wtorek wtorku środa środę czwartek czwartku piątek piątku sobota sobotę niedziela niedzielę jutro")

// IsCalendar reports whether a word in lower case is the name of a month or of a day, or tells a time without a number: "march",
// "freitag", "tomorrow".
func IsCalendar(word string) bool { return calendarWord(word) || timeWords[word] }

func calendarWord(word string) bool { return monthAndDayWords[word] || calendar.IsDay(word) }

// hasClock reports whether a text has a time of day such as 18:00.
func hasClock(text string) bool {
	for i := 1; i+1 < len(text); i++ {
		if text[i] == ':' && isDigit(text[i-1]) && isDigit(text[i+1]) {
			return true
		}
	}
	return false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// orderIndex maps each word of orderTable to the languages that have it. All words of those that count together are in the map. Words that may
// occur in an order of any language have all bits of in set.
var orderIndex = func() map[string]orderWord {
	index := map[string]orderWord{}
	for i, w := range orderTable {
		for n, list := range [...]map[string]bool{w.not, w.let, w.hold, w.draft, w.use, w.yet, w.before, w.fill} {
			for words := range list {
				for word := range strings.SplitSeq(words, "+") {
					known := index[word]
					known.opens = known.opens || w.before[word]
					if known.in |= 1 << i; n < 4 {
						known.orders |= 1 << i
					}
					index[word] = known
				}
			}
		}
	}
	for _, list := range [...]map[string]bool{softWords, releaseWords, monthAndDayWords, assentWords, afterWords} {
		for word := range list {
			index[word] = orderWord{anyLanguage, index[word].orders, index[word].opens}
		}
	}
	return index
}()

// An orderWord says which languages have a word in their orders, and in which it is one of those that every order needs: not,
// let, hold or draft. Bit n stands for orderTable[n].
type orderWord struct {
	in, orders uint16
	opens      bool // it is a word of before
}

const anyLanguage = 1<<16 - 1

// Of parses a line that is an order. Most lines are rejected at one of their first words.
func Of(text string) (o Order, ok bool) {
	var buf [maxOrderWords]string
	words, langs, orders, free := buf[:0], uint16(anyLanguage), uint16(0), false
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !prose.IsLetterOrDigit(r) && (!unicode.IsMark(r) || r == emojiMark) }) {
		if len(words) == maxOrderWords {
			return o, false
		}
		w = strings.ToLower(w)
		known := orderIndex[w]
		if known.in == 0 && (strings.ContainsAny(w, "0123456789") || calendar.IsDay(w)) {
			known.in = anyLanguage
		}
		if langs&known.in == 0 {
			if free = mayEndFree(text, words); !free {
				return o, false
			}
			break
		}
		langs &= known.in
		orders |= known.orders
		words = append(words, w)
	}
	if free {
		verb := strings.ToLower(strings.Trim(text[strings.LastIndexByte(text, ' ')+1:], "!.)] *"))
		if strings.HasSuffix(verb, "en") && orderIndex[verb].orders&langs != 0 { // of a German or Dutch order
			words, orders = append(words, verb), orders|orderIndex[verb].orders
		}
	}
	for i := range orderTable {
		if langs&orders&(1<<i) == 0 {
			continue
		}
		if o, ok = orderTable[i].read(words, text, free); ok {
			o.Loose = o.Loose && !slices.ContainsFunc(words, func(word string) bool { return politeWords[word] })
			return o, true
		}
	}
	return o, false
}

// mayEndFree reports whether words of orders are the start of a line, which is no more than a part of a sentence, that may go on with other words. A few
// words behind a comma tell who says it: "Not for release without consent, court rules".
func mayEndFree(text string, words []string) bool {
	_, tail, _ := strings.Cut(text, ", ")
	said := strings.Fields(strings.ToLower(tail))
	return len(words) > 1 && len(text) <= maxFreeOrder && !strings.ContainsAny(text, ":;?"+prose.DoubleMarks) && !strings.Contains(text, ". ") &&
		(len(said) == 0 || len(said) > 4 || slices.Contains(words, said[0])) &&
		slices.ContainsFunc(words, func(w string) bool { return orderIndex[w].opens || afterWords[w] || assentWords[w] })
}

// politeWords are those of orders that no headline has.
var politeWords = prose.Set("please bitte merci svp prière veuillez favor prega gelieve aub просьба пожалуйста proszę")

// maxFreeOrder is the length in bytes of the longest order of which a part may say anything.
const maxFreeOrder = 120

// read reads a line whose words are all of one language, dates or times. If free is set, words are only the start of the
// line, and perhaps its last word.
func (w *orderWords) read(words []string, text string, free bool) (Order, bool) {
	s := signs{bare: true}
	for i := 0; i < len(words); i++ {
		word, behind := w.joined(words[i:])
		i += behind
		digit := strings.ContainsAny(word, "0123456789")
		s.bare = s.bare && (digit || besideOthers[word] || calendarWord(word))
		s.timed = s.timed || i > 0 && hourWords[word] && strings.ContainsAny(words[i-1], "0123456789") || calendarWord(word) || timeWords[word] && !w.before[word]
		if w.let[word] || w.use[word] || w.hold[word] || w.draft[word] {
			s.fact, s.sure = s.fact || factWords[word], s.sure || !factWords[word]
		}
		s.only, s.after, s.assent = s.only || onlyWords[word], s.after || afterWords[word], s.assent || assentWords[word]
		switch {
		case w.not[word]:
			s.not = true
		case w.let[word]:
			s.let, s.early, s.verbal = true, s.early || !s.before && !s.after && !s.assent || i == len(words)-1 && strings.HasSuffix(word, "en"), s.verbal || !publishingNouns[word]
		case w.use[word]:
			s.use = true
		case w.hold[word]:
			s.hold = true
		case w.draft[word]:
			s.draft = true
		case w.yet[word]:
			s.yet = true
		case w.before[word]:
			s.before, s.more = true, true
		case digit || softWords[word] || calendarWord(word) || assentWords[word] || afterWords[word]:
		case w.fill[word] || releaseWords[word]:
			s.more, s.ban = true, s.ban || bans[word]
		default:
			return Order{}, false
		}
	}
	return w.judge(&s, words, text, free)
}

// signs are what the words of a line tell.
type signs struct {
	not, let, use, hold, draft, yet, before, only, after, assent, ban bool // it has a word of that kind

	timed  bool // it has a time
	more   bool // it has words beside those of orders
	verbal bool // it has a verb of publishing
	early  bool // a word for publishing stands where that of an order does
	fact   bool // it has a word that facts have as well
	sure   bool // it has a word that only orders have
	bare   bool // it has only words of besideOthers and of times
}

// judge returns the order that the signs of a line make.
func (w *orderWords) judge(s *signs, words []string, text string, free bool) (Order, bool) {
	if !s.not && !s.let && !s.hold && !s.draft && !s.early || s.bare {
		return Order{}, false
	}
	o := Order{How: Certain, Forbids: s.not || s.hold || s.draft, Facts: s.fact && !s.sure, Loose: s.assent || s.only && s.after || s.not && slices.Contains(words, "online")}
	day := calendar.HasDay(text)
	if s.before {
		o.When = text
	}
	switch s.timed = s.timed || day || hasClock(text); {
	case s.draft && s.after, o.Facts && s.after && !free && !s.assent, (s.not || words[0] == "no" && w.hold[words[1]]) && s.hold && !s.let && !s.use && !s.yet && !s.before && !s.timed: // Draft after draft; No embargo
		return Order{}, false
	case s.not && s.assent && (s.let || s.use):
		if o.How = Likely; !s.verbal {
			o.How = Faint
		}
	case free && s.early && s.not && (s.before || s.after), (s.verbal || s.assent) && s.early && s.only && (s.before || s.after) && !s.timed:
		if !s.not || !s.verbal {
			o.How, o.Loose = Faint, true
		}
	case free:
		return Order{}, false
	case s.not && (s.let || s.use), s.hold && s.let:
	case s.not && s.before && s.timed:
		if !day {
			o.How = Faint
		}
	case s.let && s.timed:
		o.When = text
	case s.hold && s.before && s.timed:
	case s.draft && !s.more, s.hold && !s.more, s.hold && s.timed, s.hold && s.use:
		if o.How = Likely; !s.timed {
			o.When = ""
		}
		o.Draft = s.draft && !s.hold && !slices.ContainsFunc(words, func(word string) bool { return otherDrafts[word] })
	case s.not && s.yet && !s.more, s.let && s.ban:
		o.How = Faint
	default:
		return Order{}, false
	}
	return o, true
}

// joined returns the first of words, or those at the start that count together, joined by plus signs, and how many stand behind the first.
func (w *orderWords) joined(words []string) (word string, behind int) {
	for n := min(3, len(words)); n > 1; n-- {
		if long := strings.Join(words[:n], "+"); w.hold[long] || w.draft[long] || w.use[long] {
			return long, n - 1
		}
	}
	return words[0], 0
}

// Counts reports whether an order counts that makes up the whole of a line, or a part of it.
func (o Order) Counts(text string, first bool) bool {
	bare := strings.TrimSpace(text)
	bracketed := bare != "" && (bare[0] == '[' || bare[0] == '(')
	return o.How == Certain || first || prose.InCapitals(text) || bracketed && o.How == Likely
}

// IsTime reports whether a word in lower case tells until when, without a number: "noon", "demain".
func IsTime(word string) bool { return timeWords[word] }

// hourWords tell that the number before them is an hour: "Sperrfrist 14 Uhr".
var hourWords = prose.Set("uhr h am pm uur horas ore часов")

var timeWords = prose.Set("noon midday midnight tomorrow morgen demain mañana domani further notice until till")

// MayStandBeside reports whether a word in lower case may stand beside the words of an order, and in a notice to the press:
// names of months, days and time zones, "strictly", "for". Numbers may as well, and are not asked for here.
func MayStandBeside(word string) bool { return releaseWords[word] }

// releaseWords may stand beside the words of an order and in a notice to the press, along with numbers: months, days, time
// zones and similar words.
var releaseWords = prose.Set("until till before at on from after and or the of not for to be until: is are strictly further notice immediate immediately release publication broadcast print online use only press media local time hours hrs noon midnight midday am pm a.m p.m o'clock o’clock no nr gmt utc bst cet cest est edt et cst cdt ct mst mdt mt pst pdt pt st nd rd th " +
	"january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun today tomorrow embargo embargoed " +
	"bis ab am um uhr den der vor nicht januar jänner februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag mez mesz veröffentlichung " +
	"jusqu'au jusqu’au jusqu'à jusqu’à le du à h heures janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche " +
	"hasta el las las de del la enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo horas " +
	"fino al alle ore gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre até às tot op om uur")
