package header

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"seedfeed/feed/order"
	"seedfeed/feed/prose"
)

// A meaning is what a key of a header says of the article.
type meaning uint8

const (
	unread meaning = iota // the key belongs to another program
	meansTitle
	meansAuthor
	meansTags
	meansLanguage
	meansSummary
	meansLink
	meansImage
	meansID
	meansSlug
	meansAlias // addresses that lead to the article's page
	meansUpdated
	meansCreated
	meansDate      // the date of publication: of several the first of meansDate, meansPublished, meansRelease counts
	meansPublished // may also be a truth value: published: false
	meansRelease   // from when on the article may be public: what cannot be read holds it back
	meansEnd       // from when on it may not
	meansHidden    // holds the article back unless its value says no
	meansShown     // holds the article back if its value says no
	meansStatus    // holds the article back unless its value says public
	meansBuild     // of Hugo: whether the page is made, and listed
	meansInner     // a mapping whose keys count as if they stood outside
	meansTopics    // a mapping of several lists of tags
)

// plainKey reduces the spellings of a key to one: publishDate, publish-date and Publish_Date are all "publishdate".
func plainKey(key string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, key)
}

// keys lists plain keys by meaning. When a header has several keys with the same meaning, the first one in this list
// wins, except that tags are joined.
var keys = []struct {
	meaning meaning
	names   string
}{
	{meansTitle, "title headline hed titel titre título titulo titolo tytuł rubrik overskrift заголовок"},
	{meansAuthor, "author authors byline writer writers by creator autor autorin autoren autora autores autore autori auteur auteurs auteure verfasser verfasserin författare forfatter"},
	{meansTags, "tags tag filetags keywords keyword categories category topics topic schlagwörter schlagworte stichwörter stichworte etiquetas palabrasclave motsclés étiquettes trefwoorden nyckelord kategorien теги метки tagi słowakluczowe"},
	{meansLanguage, "language lang locale sprache langue idioma lingua taal språk sprog"},
	{meansSummary, "summary excerpt description abstract teaser standfirst dek lede desc metadescription subtitle zusammenfassung résumé resumen resumo riassunto samenvatting sammanfattning"},
	{meansLink, "link canonical canonicalurl canonicallink externalurl externallink originalurl source sourceurl url permalink redirectto"},
	{meansImage, "image images cover coverimage coverphoto featuredimage featureimage featured thumbnail thumb hero heroimage banner bannerimage ogimage socialimage picture photo"},
	{meansID, "id guid"},
	{meansSlug, "slug"},
	{meansAlias, "aliases alias redirectfrom oldurl oldurls"},
	{meansDate, "date datetime datum fecha revdate"},
	{meansBuild, "build"},
	{meansInner, "params extra hugo"},
	{meansTopics, "taxonomies"},
}

var (
	keyMeanings = map[string]meaning{}
	keyRanks    = func() map[string]int {
		ranks := map[string]int{}
		for _, k := range keys {
			for i, name := range strings.Fields(k.names) {
				keyMeanings[name], ranks[name] = k.meaning, i
			}
		}
		return ranks
	}()
)

// Other keys are recognised by their parts: what happens, to what, and when. "publish_on", "publishDate" and
// "date-published" are made of the same parts.
const (
	keyWhen  = `(?:date|time|datetime|timestamp|day|on|at|from|for|start|utc|after|up)`
	keyUntil = `(?:until|till|to|end|down|before)`
	keyWhat  = `(?:date|time|article|page|post|is|og|dc|content|hugo)*`
	keyShown = `(?:visible|available|valid|show|shown|online|active|live)`
	keyFeed  = `(?:(?:the|all|your)*(?:feeds?|rss|rssfeed|atom|collections?|lists?|listings?|syndication|publication|publishing)|everywhere)`
	keyOut   = `(?:exclude|excluded|hide|hidden|skip|omit|omitted|ignore|no|not|disable|disabled|remove|keep|leave|drop)`
)

var madeKeys = [...]struct {
	meaning meaning
	pattern *regexp.Regexp
}{
	{meansStatus, made( // the first, for IsStatus
		keyWhat + `(?:publish(?:ing)?|publication|workflow|editorial)*(?:status|state|visibility|access(?:level)?)`)},
	{meansUpdated, made(`(?:last|first)*` + keyWhat + `(?:last)?(?:update|updated|modified|modification|mod|revised|edited|changed)` + keyWhen + `*`)},
	{meansCreated, made(keyWhat+`(?:create|created|creation)`+keyWhen+`*`, `ctime|erstellt(?:am)?|erstellungsdatum|créée?(?:le)?|datedecréation|cread[oa](?:el)?|fechadecreación|creat[oa](?:il)?|datadicreazione|criad[oa](?:em)?|datadecriação|aangemaakt(?:op)?|skapad|создан[оа]?|utworzono`)},
	{meansEnd, made(
		keyWhat+`(?:expir(?:e|es|ed|y|ation|ing)|unpublish(?:ed|ing)?|takedown|withdraw|withdrawn|removed?|offline)`+keyWhen+`*`,
		keyWhat+`(?:publish(?:ed)?|`+keyShown+`)`+keyUntil+keyWhen+`*`, `notafter`, `hide(?:after|from|on|at)`, `(?:end|stop)(?:publish(?:ing)?|publication|`+keyShown+`)`+keyWhen+`*`)},
	{meansRelease, made(
		keyWhat+`(?:release|released|embargo|embargos|embargoed|golive|goeslive|live|schedule|scheduled|sperrfrist)(?:until|till|before|`+keyWhen+`)*`,
		`(?:date|time|not)*publish(?:later|`+keyWhen+`)+`, `(?:not|do|dont|never)*(?:publish(?:ed)?|released?|post|live)?(?:not)?before`+keyWhen+`*`,
		`(?:hold|held|hide|hidden|wait|private|draft|secret)(?:until|till|before)`+keyWhen+`*`, keyShown+`(?:from|after)`, `(?:start|begin)(?:publish(?:ing)?|publication|`+keyShown+`)`+keyWhen+`*`)},
	{meansPublished, made(keyWhat+`(?:first|original)?(?:publish(?:ed)?|posted|issued)`+keyWhen+`*`, keyWhat+`(?:publication|publishing|pub|post)`+keyWhen+`+`, `(?:is)?public`, `(?:dg|web|site|blog|wp|hugo|jekyll|quartz|obsidian)publish(?:ed)?`,
		`veröffentlich(?:t|ung|en)(?:am|sdatum)?|erscheinungsdatum|publiée?(?:le)?|publi[ck]ad[oa](?:el|em)?|fechadepublicación|pubblicat[oa](?:il)?|gepubliceerd(?:op)?|publicerad|датапубликации|datapublikacji|data(?:di|de)(?:pubblicazione|publicação|publicacao)|datedep(?:ublication|arution)|publicatiedatum`)},
	{meansHidden, made(
		keyWhat+`(?:drafts?|entwurf|brouillon|borrador|bozza|rascunho|utkast|unlisted|private|privat|hidden|hide|secret|confidential|internal|wip|unfinished|passwords?|passwordprotected|protected|headless|inactive|trashed|deleted)`, `(?:saveas|publishas|isa)draft`,
		`(?:is|for)*(?:members?|subscribers?|patrons?|supporters?|paid|paying|vip|premium)(?:only)?`, `(?:is)?paywall(?:ed)?`,
		`(?:eleventy)?`+keyOut+`(?:out)?(?:from|in|of|for)*`+keyFeed, keyFeed+`(?:from|is)*`+keyOut, `(?:donot|dont|no)(?:publish|list|syndicate)`, `(?:ignore|skip|disable|prevent|(?:exclude|hide)from)publish(?:ing)?`)},
	{meansShown, made(`(?:include|included|show|shown|list|listed|publish|add|is|in|on|to|enable|allow)*(?:feeds?|rss|rssfeed|atom|syndication)`,
		keyWhat+`(?:listed|visible|online|ready|approved|enabled|routable|render|finished|complete|discoverable)`,
		`öffentlich|publizier(?:t|en)|freigegeben|freigabe|publier|enligne|(?:valid|approuv)ée?|publicar|públic[oa]|aprobad[oa]|pubblicare|pubblic[oa]|approvat[oa]|aprovad[oa]|publiceren|openbaar|goedgekeurd|`+
			`(?:o?publikować|publikuj|opublikowan[aey]|(?:publiczn|zatwierdzon)[aeioy])|(?:о?публиковать|опубликован[аы]?|(?:одобрен|утвержден|утверждён)[оаы]?|публичн(?:ый|ая|ое?))`)},
}

func made(forms ...string) *regexp.Regexp {
	return regexp.MustCompile(`^(?:` + strings.Join(forms, `|`) + `)$`)
}

// longestKey is the most bytes of a key that is read.
const longestKey = 40

// meaningOf returns what a key says of an article, in any of its spellings.
func meaningOf(key string) meaning {
	if len(key) > longestKey {
		return unread
	}
	plain := plainKey(key)
	if m, ok := keyMeanings[plain]; ok {
		return m
	}
	for _, made := range madeKeys {
		if made.pattern.MatchString(plain) {
			return made.meaning
		}
	}
	return unread
}

// IsStatus reports whether a key is one of a status, such as "Status" or "Visibility". If foreign is set, words of other
// languages count too, which may mean something else.
func IsStatus(key string, foreign bool) bool {
	if len(key) > longestKey {
		return false
	}
	plain := plainKey(key)
	if as := perhapsKeys[plain]; as == "visibility" || foreign && as == "status" {
		return true
	}
	if m, ok := keyMeanings[plain]; ok {
		return m == meansStatus
	}
	return madeKeys[0].pattern.MatchString(plain)
}

// IsPublished reports whether a key is one of the day on which its text comes out: "Publication date", "Fecha de publicación".
func IsPublished(key string) bool { return meaningOf(key) == meansPublished }

// OfTag reads a tag as an order. It may name what it is one of: "draft", "status/draft".
func OfTag(tag string) (order.Order, bool) {
	if key, value, ok := strings.Cut(tag, "/"); ok && IsStatus(key, true) {
		tag = value
	}
	return order.Of(tag)
}

// perhapsKeys are words of other languages that mean a key of ours only with a value that fits it: "data" is a date in Italian,
// Portuguese and Polish, and anything elsewhere; "estado" is also a state of a country, and "distribution" may be that of a plant.
// Beside a key of eventKeys a date is that of an event.
var perhapsKeys = map[string]string{"data": "date", "дата": "date", "statut": "status", "estado": "status", "stato": "status", "situação": "status", "situacao": "status", "статус": "status", "stage": "status", "workflow": "status", "phase": "status",
	"stan": "status", "classification": "visibility", "confidentiality": "visibility", "sensitivity": "visibility", "distribution": "visibility", "einstufung": "visibility", "klassifizierung": "visibility",
	"hold": "draft", "onhold": "draft", "kill": "draft", "gesperrt": "draft", "concept": "draft", "szkic": "draft", "черновик": "draft", "опубликовано": "published", "opublikowano": "published"}

var eventKeys = prose.Set("place time location venue luogo ora orario local lugar hora horário miejsce godzina место время начало ort uhrzeit lieu heure plaats tijd")

// slips are the keys whose misspellings are recognised.
var slips = []string{"title", "author", "date", "language", "summary", "draft", "private", "hidden", "unlisted", "published", "publish", "publishdate", "embargo", "expires", "status"}

// slipOf returns the key that an unknown key misspells: one letter changed, missing or added, or two letters swapped. It
// returns "" if there is none. Plurals and "data" are keys of other programs.
func slipOf(key string) string {
	key = plainKey(key)
	if len(key) < 3 || key == "data" || key == "slate" || key == "statue" {
		return ""
	}
	for _, ours := range slips {
		if key != ours+"s" && slip(key, ours) {
			return ours
		}
	}
	return ""
}

func slip(a, b string) bool {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	a, b = a[i:], b[i:]
	switch len(a) - len(b) {
	case 1:
		return a[1:] == b
	case -1:
		return a == b[1:]
	case 0:
		return a != "" && (a[1:] == b[1:] || len(a) > 1 && a[0] == b[1] && a[1] == b[0] && a[2:] == b[2:])
	}
	return false
}

// A truth is the answer of a value to a yes-or-no question.
type truth uint8

const (
	noTruth truth = iota
	isYes
	isNo
)

// truthOf reads the spellings of yes and no. "never" and "none" are no.
func truthOf(text string) truth {
	switch strings.ToLower(strings.Trim(text, " .!\"'")) {
	case "true", "yes", "on", "y", "1", "t", "always", "ja", "oui", "si", "sí", "sì", "sim", "да", "tak", "x":
		return isYes
	case "false", "no", "off", "n", "0", "f", "never", "none", "nein", "non", "nee", "não", "nej", "нет", "nie", "nicht", "-", "n/a", "na", "null", "nil":
		return isNo
	}
	return noTruth
}

// notShown reports whether the value of a key says that not everybody may read the article, or not before something happens: "dopo il
// voto". "Público: 0" counts who came.
func notShown(key, value string) bool {
	return truthOf(value) == isNo && (value != "0" || plainKey(key) != "público") || saysNotYet(value) || order.Later(value)
}

// saysNotYet reports whether a value says that somebody still has to agree: "pending", "aún no".
func saysNotYet(value string) bool {
	return stillNot[strings.ReplaceAll(strings.ToLower(strings.Trim(value, " .")), " ", "+")]
}

// stillNot are values of those who still wait for a yes.
var stillNot = prose.Set("pending outstanding not+yet ausstehend offen noch+nicht steht+aus en+attente pas+encore pendiente todavía+no aún+no in+attesa non+ancora pendente ainda+não nog+niet ещё+нет еще+нет jeszcze+nie")

// OfEvent reports whether a line that Withholds reads tells of a meeting or a plan, as the field above or below does: "Öffentlich:
// nein" beside "Ort: Rathaus". Keys in English are rather those of an article.
func OfEvent(line, beside string) bool {
	key, _, _ := lineKey(line, ':')
	place, _, _ := lineKey(beside, ':')
	place = plainKey(place)
	return meaningOf(key) == meansShown && eventKeys[place] && place != "place" && place != "time" && place != "location" && place != "venue"
}

// publicWords are the words of a status that means everybody may read the article.
var publicWords = prose.Set(`published publish public live final everyone everybody all anyone anybody open world free active released release done complete completed finished
	online visible posted current publicly archived evergreen stable ok true yes on 1 sent shipped permanent updated featured pinned sticky
	veröffentlicht publiziert öffentlich freigegeben freigeschaltet fertig publié publiée publie public publique terminé publicado publicada público publica final pubblicato pubblicata pubblico gepubliceerd openbaar publicerad publiceret publisert opublikowano opublikowane opublikowany опубликовано опубликован`)

// isPublic reports whether a status consists of publicWords only.
func isPublic(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return !slices.ContainsFunc(words, func(w string) bool { return !publicWords[w] })
}

// noteKeys are the keys under which people write what they must not forget.
var noteKeys = prose.Set("note notes comment remark remarks todo editorsnote editornote editorialnote notetoself internalnote instruction instructions warning message info publishnote slugnote notiz notizen anmerkung bemerkung hinweis remarque remarques commentaire nota notas comentario comentário observaciones observações osservazioni commento opmerking opmerkingen notitie заметка заметки примечание комментарий uwaga uwagi notatka")
