package seed

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"seedfeed/feed/markup"
	"seedfeed/feed/prose"
)

// isMailHead reports whether a line is what programs for newsletters write above a letter: "View this email in your browser". "Read
// online" may be a title, and so may "Read your mail in the browser": who reads must read this, or have something else to click
// beside it.
func isMailHead(text string) bool {
	if len(text) < longLine && outsideMail.MatchString(text) {
		return true
	}
	w := mailUseOf(text)
	clicks := w&viewing != 0 || w&reading != 0 && (w&thisMail != 0 || strings.Contains(text, "|"))
	return clicks && (w&browser != 0 && w&inside != 0 || w&onWeb != 0 && w&letter != 0)
}

// outsideMail matches what a firm's server writes above mails from others.
var outsideMail = regexp.MustCompile(`^\P{L}*(?:(?i:external(?: e-?mail)?|caution|warning|attention|achtung|vorsicht|let op)\P{L}+)*(?i:this|diese|dieser|dit|deze|ce) (?i:e-?mail|message|mail|nachricht|bericht|courriel)(?i: (?:has )?(?:originated|came|comes|is|was sent|kommt|stammt|komt|provient|vient)\b.{0,40}(?:outside|external|außerhalb|extern|buiten|l['’]extérieur).{0,30}(?:organi[sz]ation|sender|organisatie|company|network|firm|council|universit|unternehmen|verwaltung|firma|hauses|entreprise|société|bedrijf|gemeente))`)

// dropMailFoot marks what such programs and firms write below their mails, among the last lines: "You received this email because
// you signed up at elm.example. Unsubscribe", and that it is confidential, and what to do who got it in error.
func dropMailFoot(blocks []block) {
	left, foot := false, len(blocks) // left: a line below tells how to leave
	for i := len(blocks) - 1; i >= 2; i-- {
		text := blocks[i].text
		told := leaves(text)
		if left = left || told; left && receives.MatchString(text) {
			foot = i
		} else if blocks[i].whole && !told && !slices.ContainsFunc(strings.Fields(strings.ToLower(text)), func(w string) bool { return mailUses[strings.Trim(w, "s.?!")]&letter != 0 }) {
			break
		}
	}
	setFurniture(blocks[foot:])
	below := false // the line below tells how to leave
	for i := len(blocks) - 1; i >= max(1, len(blocks)/2, len(blocks)-6); i-- {
		b := &blocks[i]
		below = mailUseOf(b.text)&leaving != 0 || below && mailUseOf(b.text)&letter != 0
		if b.role == body && b.kind != markup.Heading && (below || isDisclaimer(b.text) && !strings.HasSuffix(blocks[i-1].text, ":")) {
			b.role = furniture
		}
	}
}

// receives matches why somebody gets a letter, which stands above how to leave.
var receives = regexp.MustCompile(`^(?i:you(?:['’]re| are)? (?:receiv|got|get)\pL* (?:this because|(?:this|our) (?:\pL+ ){0,2}(?:e-?mail|newsletter|mailing|message|letter|update))|you(?:['’]re| are) on (?:this|our) (?:\pL+ ){0,2}(?:list|mailing)|sie erhalten diese|vous recevez c|(?:usted )?recibes? est|ricevi quest|(?:você )?recebe\pL* est|je ontvangt d|u ontvangt d|вы получили это|otrzymujesz t)`)

// leaves reports whether a short line has a word for leaving a list.
func leaves(text string) bool {
	return len(text) < longLine && slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }), func(w string) bool { return mailUses[w]&leaving != 0 && len(w) > 7 })
}

// A mailUse says what words of such lines are for, as bits.
type mailUse uint16

const (
	_ mailUse = 1 << iota
	viewing
	reading
	thisMail
	inside
	browser
	onWeb
	letter
	leaving
)

// mailUses has the uses of all words of such lines.
var mailUses = func() map[string]mailUse {
	m := map[string]mailUse{}
	for i, name := range [...]string{"mailWords", "viewWords", "readWords", "thisWords", "inWords", "browserWords", "webWords", "letterWords", "leaveWords"} {
		for _, w := range lists[name] {
			m[w] |= 1 << i
		}
	}
	return m
}()

// mailUseOf returns what the words of a line are for, but for addresses. It returns 0 if another word is among them.
func mailUseOf(text string) (all mailUse) {
	if len(text) > longLine {
		return 0
	}
	for field := range strings.FieldsSeq(text) {
		if strings.ContainsAny(strings.Trim(field, ".,|()"), ".@/0123456789") { // an address, or the year of the rights
			continue
		}
		for w := range strings.FieldsFuncSeq(strings.ToLower(field), func(r rune) bool { return !unicode.IsLetter(r) }) {
			if mailUses[w] == 0 {
				return 0
			}
			all |= mailUses[w]
		}
	}
	return all
}

// isDisclaimer reports whether a paragraph says that a message is confidential, and what to do if you got it in error, or that it
// is not to be printed. A text about one has other words before it, quotes it, or does not speak to its reader.
func isDisclaimer(text string) bool {
	lower := strings.ToLower(text)
	if _, ok := afterAny(lower, printStarts); ok && len(text) < 100 {
		_, word := cutLastWord(strings.TrimRight(lower, ".!"))
		return printEnds[word]
	}
	first, _, _ := strings.Cut(lower, ". ")
	_, ok := afterAny(lower, disclaimerStarts)
	return ok && len(text) < 2000 && !strings.ContainsAny(text, prose.DoubleMarks) && secretStems.In(first) && ifYou.In(lower)
}

// The words of these paragraphs.
var (
	disclaimerStarts = lists["disclaimerStarts"]
	secretStems      = prose.NewFinder("confiden", "vertraul", "privileg", "riservat", "poufn", "конфиденц", "vertrouwelijk")
	ifYou            = prose.NewFinder("if you ", "wenn sie ", "sollten sie ", "falls sie ", "si vous ", "si usted ", "si no es ", "si ha recibido ", "se non siete ", "se non è ", "se avete ", "se ha ricevuto ", "se não ", "se você ", "se recebeu ", "als u ", "indien u ", "bent u ", "если вы ", "jeśli ", "jeżeli ")
	printStarts      = lists["printStarts"]
	printEnds        = listed("printEnds")
)
