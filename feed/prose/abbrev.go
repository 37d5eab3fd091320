package prose

import (
	"strings"
	"unicode/utf8"
)

// An abbreviation says which of the lists a word is in.
type abbreviation uint32

const (
	neverEnds abbreviation = 1 << iota
	seldomEnds
	beforeNumbers
	units
	titles
)

// abbreviations holds the words of these lists.
var abbreviations = func() Lexicon[abbreviation] {
	words := map[string]abbreviation{}
	for i, list := range [...]string{neverEndsList, seldomEndsList, beforeNumbersList, unitsList, titlesList} {
		for w := range strings.FieldsSeq(list) {
			words[w] |= 1 << i
		}
	}
	return NewLexicon(words)
}()

// abbreviationOf returns the lists that a word is in, whatever its case.
func abbreviationOf(w string) abbreviation {
	h := uint64(NoHash)
	for i := range len(w) {
		c := w[i]
		if c >= utf8.RuneSelf {
			return abbreviations.Of(strings.ToLower(w))
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		h = HashNext(h, c)
	}
	return abbreviations.Hashed(h)
}

// neverEndsList holds abbreviations that come before the word they belong to, so that their dot ends no sentence. Like all
// lists here it is in lower case and without the last dot.
const neverEndsList = `mr mrs ms mx messrs mme mlle dr prof gen col lt capt cpt cmdr sgt maj adm pvt cpl
	sen sens rep reps gov govs pres hon rev fr supt atty insp det dep vs v cf eg e.g i.e viz ca approx
	cllr cllrs revd treas ald cdr ven esq brig rt msgr abp amb asst dir chmn const ssgt pfc spc drs br
	wm chas thos incl pte lcpl bdr gnr cdre lieut gend sqn wg csm rsm sgm tsgt msgt smsgt cmsgt cpo comdr
	ibid ff sra sr dra srta dña sig sigg dott avv geom rag dhr mevr drs jhr jkvr bijv np ul inż mgr
	bürgerm hr hrn gebr stv bzw ggf sog bspw vgl evtl zzgl abzgl geb gest hl inkl exkl wr
	exmo exma excmo excma ilmo ldo lda avda ks fot oprac kard płk ppłk ppor mjr kpt sierż asp nadkom podkom podinsp nadinsp hab szt mł św
	ds im tzw mec dyr woj pl ehem hrsg bhf sres sras gral profa cnel tte sgto cía cfr séc mw zgn evt
	ул им проф акад ген св стр просп доц пос наб пл нач напр`

// seldomEndsList holds abbreviations whose dot ends a sentence only when one of openers follows with a capital.
const seldomEndsList = `u.s u.k u.n e.u u.s.a u.a.e d.c a.m p.m b.c a.d ph.d l.a n.y jr sr st ste mt ft inc corp co ltd llc bros al no nos
	inst min hr hrs lb lbs yd yds ida penn ont que sask alta cit q.v n.b i.a
	jan feb mar apr jun jul aug sept sep oct nov dec pt sec ed eds assoc dist intl natl govt hwy pkwy sq ct ln twp op mon tue tues wed thu thur thurs fri ave blvd rd dept univ assn est fig vol pp
	ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo
	okt dez uu bzgl nr str jh ing arch dipl m mm p mio mrd tsd std sek stk`

// titlesList holds titles and the like that are words, too. With a capital they end a sentence only before one of openers: On.
// Brill, Av. Central.
const titlesList = `cel eng ir fa mag on av jd sto sta lic arq pe`

// beforeNumbersList holds abbreviations whose dot ends no sentence when a number follows. Those that are also words count
// only with a capital.
const beforeNumbersList = `c ca ch chs para paras sec secs art arts figs vols op ext apt bldg rm rs tel tél abb núm pág abs ziff kap bd anm fls pag pagg artt chap blz godz zob ok ust pkt rd mind max insg env aprox plm ong abt рис табл гл ок прим`

var alsoWords = Set(`arts op sat sun`)

// onlySmall holds those of them that count in lower case only: Max, OK and ONG end a sentence.
var onlySmall = Set(`max ok ong`)

// inMind holds English words before the noun mind, which is no short form of German "mindestens" then.
var inMind = Set(`in of to on my your his her its our their the never`)

// beforeArticle holds words before the article of a law in languages where "art" is no word.
var beforeArticle = Set(`el al del los en según con z ze w na do od i oraz lub o e il lo gli di da per secondo l d et de du au selon voir y ou u van uit volgens nr`)

// unitsList holds units, which come after a number, and before the next smaller unit: `4 min. 31 sec.`
const unitsList = `min sec hr hrs h m s ft in yd yds mi lb lbs oz st pt qt gal km cm mm kg g l`

// bodies holds names in capitals that are a word of their own, which may end a sentence.
var bodies = Set(`us uk eu un uae usa tv dvd cd pc ai ceo cfo fbi cia nsa nhs bbc itv cnn nbc abc cbs nba nfl nhl mlb fa afp ap upi dna rna hiv gps gdp vat mp mps dc ny gop imf mec mw ds im pl ok`)

// openers holds words that often begin a sentence and seldom follow an abbreviation within one.
var openers = Set(`the a an he she it they we i you this that these those there but and in on at for as if when while after before
	his her its their our my what who why how where which with by from so yet not no some many most all both each one two
	however meanwhile mr mrs ms still then now since because although though also another last earlier asked according instead
	der die das ein eine er sie es wir ich le la les un une il elle ils nous je los las os as um uma gli het een`)

// afterTimes holds words that have a capital and can follow a time of day within a sentence: days, months, zones.
var afterTimes = Set(`monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
	january february march april may june july august september october november december
	mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sept oct nov dec
	eastern central mountain pacific atlantic greenwich utc gmt bst cet cest et ct mt pt est edt cst cdt mst mdt pst pdt ist aest jst
	christmas easter new thanksgiving local daily`)

// beforeTimes holds words that begin a sentence with a time of day: "At 3 p.m. Bell rang".
var beforeTimes = Set(`at by on around about from until till before after since in shortly just between`)

// afterOrdinals holds German words that follow an ordinal number, which is written with a dot.
var afterOrdinals = Set(`januar februar märz april mai juni juli august september oktober november dezember jahrhundert jahrhunderts`)

// beforeOrdinals holds German words before an ordinal number and its noun: zum 60. Geburtstag, ihres 100. Konzerts.
var beforeOrdinals = func() map[string]bool {
	words := Set(`der die das den dem des am im ins zum zur beim vom`)
	for _, stem := range strings.Fields("ein kein mein dein sein ihr unser") {
		for _, end := range [...]string{"", "e", "en", "em", "er", "es"} {
			words[stem+end] = true
		}
	}
	return words
}()

// takesOrdinal reports whether a German text goes on with an ordinal number: am, ihres, für die kommende | 2. Bundesliga.
func takesOrdinal(before string) bool {
	before = strings.TrimRight(before, " ")
	last := lastWord(before)
	if n := len(last); n > 3 && (last[n-1] == 'e' || last[n-2] == 'e') && 'a' <= last[0] && last[0] <= 'z' { // an adjective
		if word := lastWord(strings.TrimRight(before[:len(before)-n], " ")); beforeOrdinals[strings.ToLower(word)] {
			return true
		}
	}
	return beforeOrdinals[strings.ToLower(last)]
}

// attributionVerbs holds verbs that attribute a question or an exclamation to a speaker.
var attributionVerbs = Set(`said says asked asks added adds wrote writes told tells replied replies shouted cried joked exclaimed
	demanded wondered tweeted quipped yelled answered continued recalled sagte fragte`)
