package seed

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/calendar"
	"seedfeed/feed/header"
	"seedfeed/feed/prose"
)

// Patterns of page furniture. They match whole lines in any case, without the punctuation at the end. They are closed lists,
// since "Sign up for the picnic" may be news. A pattern that allows more text limits its length.
var (
	frameLines = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
		`advert(?:isement)?s?|sponsored(?: content)?|skip (?:advertisement|to (?:main )?content)|back to top|loading|all rights reserved|comments are closed`,
		`(?:advertisement ?[-–—:.] ?)?(?:story|article|post|text) continues (?:below|after).{0,30}|continue reading(?: below| the main story)?|story highlights`,
		`scroll down(?: for (?:videos?|more|photos|pictures))|click (?:here )?to (?:expand|enlarge|comment|copy|share|view|play)|show (?:more|less)|view (?:image in fullscreen|comments|gallery|all)`,
		`(?:share|tweet|print|e-?mail|save|pin|bookmark|gift|listen to)(?: (?:this|the))?(?: (?:article|story|page|post))?(?: for later)?|print this page|copy link`,
		`share (?:this )?(?:\w+ )?(?:on|via|with) .{1,30}|(?:leave|post|add) a comment|comments ?\(\d+\)|join the conversation|[\d.,]+ ?[km]? (?:shares?|comments?|likes?|views?|claps|responses|reactions|retweets)`,
		`\d+[ -]?min(?:ute)?s? (?:read|listen|watch)|(?:estimated )?read(?:ing)? time:? ?\d+ ?min(?:ute)?s?|\d?\d:\d\d / \d?\d:\d\d`,
		`(?:next|previous) (?:article|story|post)|most (?:read|popular|viewed)|trending(?: now)?|related (?:articles?|stories|links|news|content|topics)|more from .{1,40}`,
		`(?:subscribe|sign (?:up|in)|log in)(?: (?:now|here|today|to continue(?: reading)?|to read more))?|recommended for you|download our app|(?:follow|like|find) us on .{1,60}`,
		`page \d+(?: of \d+)?|[-–—] ?\d{1,4} ?[-–—]|[-–—*]* ?ends? ?[-–—*]*|[-–—]+ ?30 ?[-–—]+`,
		`(?:©|\(c\)|copyright (?:©|\d{4})).{0,100}`,
	}, `|`) + `)$`)
	// frameStarts match the start of a line; what they announce follows.
	frameStarts = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
		`(?:read (?:more|also|next)|also read|see also|related(?: (?:article|story|stories|content|news|coverage|link)s?)?|more on this(?: story)?|you (?:may|might) also like|recommended(?: reading| for you)) ?[:|»>] ?\S`,
		`(?:we|this (?:web)?site) uses? cookies\b.{0,80}\b(?:experience|website|site|traffic|analy[sz]e|ads|advertising|consent)\b`,
		`read more (?:on|about) |click here (?:to (?:read|subscribe|follow|sign|get|see|view)|for more)|share this on `,
		`(?:sign up|subscribe|register)(?: now| today| here)? (?:to|for) .{0,60}(?:newsletter|briefing|bulletin|e-?mails?|inbox|podcast|alerts)\b`,
		`(?:get|receive|have) .{0,80} (?:in|to) your inbox\b|enter your e-?mail`,
		`(?:have|got|do you have) (?:a |any |your )?(?:story|tip|news|views?|question)(?: for us| to share| to tell)?\?`,
		`(?:tags|topics|filed under|categories|posted in|keywords) ?: ?\S`,
	}, `|`) + `)`)
	// unstopped do the same, but only in a line without a stop, since a sentence may start like this.
	unstopped    = regexp.MustCompile(`(?i)^(?:watch|listen|play video|video|gallery|in pictures|more|up next|recommended) ?[:|»>] ?\S`)
	editorNotes  = regexp.MustCompile(`(?i)^(?:notes? (?:to|for) (?:the )?editors?\b.{0,30}|media (?:contact|enquiries|inquiries)s?:?|press contacts?:?)$`)
	pressContact = regexp.MustCompile(`(?i)^(?:pressekontakt:?|hinweise? (?:an|für) die redaktion(?:en)?:?|contacts? presse ?:?|note aux rédactions ?:?|contacto de prensa:?|contatt[oi] stampa:?|contatti per la stampa:?|contac?to (?:de |para (?:a )?)imprensa:?|perscontact:?|noot voor de redactie:?|контакты для (?:прессы|сми):?|kontakt dla mediów:?)$`)
	contact      = regexp.MustCompile(`(?i)^(?:(?:twitter|x|instagram|facebook|e-?mail|contact(?: the (?:author|reporter|writer))?|follow(?: [\w.'’-]+){0,4}?(?: on (?:twitter|x|instagram|facebook|bluesky|mastodon))?|write to|reach)(?: \w+){0,2}? ?:? ?(?:on |at )?\S*@\S+(?: on \w+)?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)$|^follow [\w .'’-]{2,40} on (?:twitter|x|instagram|facebook|bluesky|mastodon)$`)
	beside       = regexp.MustCompile(`(?i)^(?:tel(?:ephone)?|phone|mobile|fax|call)\.?:? ?\+?[\d ()-]{6,}$|^@\w+$`) // furniture only next to other furniture
	byWords      = regexp.MustCompile(`(?i)^(?:(?:words|written|story|text|posted|published|reported|reporting|report|interview|additional reporting|from) )?by:? `)
	biography    = regexp.MustCompile(`^\p{Lu}[\w'’-]+ \p{Lu}[\w'’-]+ (?:is|was) (?:a|an|the|our)\b.{0,50}\b(?:writer|reporter|correspondent|editor|columnist|journalist|contributor|critic|blogger)\b`)
)

// frame sets the role of furniture in running text: lines of the page's frame, the by-line and the date at the head,
// and everything after the end mark or "Notes to editors" of a press release.
func frame(blocks []block, opt header.Options) {
	dates, whole := 0, 0
	stamps := make([]int, len(blocks))
	for i := range blocks {
		if stamps[i] = stamp(blocks[i].text); stamps[i] == 1 {
			dates++
		}
	}
	for i := range blocks {
		bl := &blocks[i]
		if bl.role != body || len(bl.text) > 400 {
			whole++
			continue
		}
		switch head := whole < 2 && i < 6; {
		case isFurniture(bl.text), metaLine(bl.text), head && stamps[i] == 1 && dates == 1 && !toCome(bl.text, opt), stamps[i] == 2, len(writers(bl.text)) > 0:
			bl.role = furniture
		case i > 0 && blocks[i-1].role == furniture && beside.MatchString(bl.text):
			bl.role = furniture
		case bl.whole:
			whole++
		}
		if whole >= 3 && (editorNotes.MatchString(bl.text) || isPressContact(blocks[i:]) || bl.role == furniture && ended(bl.text) && 2*i > len(blocks)) {
			for k := i; k < len(blocks); k++ {
				if blocks[k].role == body {
					blocks[k].role = furniture
				}
			}
			return
		}
	}
}

// isPressContact reports whether the first block names the contacts of a press release that is not in English, and one of the
// next three has an address or a telephone number. It may also be a heading in a text about such work.
func isPressContact(blocks []block) bool {
	return pressContact.MatchString(blocks[0].text) && slices.ContainsFunc(blocks[1:min(len(blocks), 4)], func(b block) bool { return strings.Contains(b.text, "@") || digits(b.text) > 5 })
}

// isFurniture reports whether a whole line is page furniture.
func isFurniture(text string) bool {
	if len(text) > 300 {
		return false
	}
	if foreignFrame(text) || isShareBar(text) {
		return true
	}
	if line := bareButton(text); line != text && strings.Contains(line, " ") && isFurniture(line) {
		return true
	}
	if known, none := firstIn(frameWords, text); !known && !none && strings.IndexByte(text, '@') < 0 { // most lines: the patterns are slow
		return false
	}
	line := strings.TrimRight(text, ".:!…»> ")
	start, _ := firstIn(startWords, text)
	if len(line) <= 130 && (!start || strings.IndexByte(text, '@') >= 0) && (frameLines.MatchString(line) || contact.MatchString(line)) {
		return true
	}
	return len(text) <= 160 && frameStarts.MatchString(text) || !prose.EndsWhole(text) && unstopped.MatchString(text)
}

// bareButton returns a line without a picture before it, and without how long a recording takes behind it: 🔊 | Listen to this article | (4 min).
func bareButton(text string) string {
	if len(text) > 100 || text == "" || text[0] < utf8.RuneSelf && digits(text) == 0 {
		return text
	}
	text = strings.TrimLeftFunc(text, func(r rune) bool { return r == ' ' || r == '\uFE0F' || unicode.Is(unicode.So, r) && r != '©' })
	if listenWords.In(text) {
		if at := lengthBehind.FindStringIndex(text); at != nil {
			text = text[:at[0]]
		}
	}
	return text
}

// listenWords are parts of words for listening.
var listenWords = prose.NewFinder("listen", "anhör", "vorles", "écout", "escuch", "ascolt", "ouvir", "ouça", "luister", "слуша", "słuchaj")

// lengthBehind matches how long something takes, at the end of a line.
var lengthBehind = regexp.MustCompile(`(?i)[\s:·|,(\[–—-]+(?:\d\d?:\d\d|\d+ ?(?:min|мин)\pL*\.?)[)\]]?$`)

// isShareBar reports whether a line is a row of names of networks, with or without a word for sharing before it: "Facebook
// Twitter WhatsApp", "Condividi su Facebook".
func isShareBar(text string) bool {
	if len(text) > 100 {
		return false
	}
	networks, first, share := 0, true, false
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",|/·•:", r) }) {
		switch w = strings.ToLower(w); {
		case networkWords[w]:
			networks++
		case first && shareWords[w]:
			networks, share = networks+1, true
		case w != "x" && !(share && shareFill[w]): // one of several networks
			return false
		}
		first = false
	}
	return networks > 1
}

var (
	networkWords = prose.Set("facebook twitter whatsapp linkedin telegram pinterest reddit instagram threads bluesky mastodon xing messenger email e-mail mail print drucken imprimer imprimir stampa вконтакте")
	shareWords   = prose.Set("share teilen partager compartir condividi compartilhar partilhar compartilhe delen deel поделиться udostępnij")
	shareFill    = prose.Set("on via by with auf über per sur par en por su no na w w в через en y e et und and oder op")
)

// metaLine reports whether a line consists of details about the article, separated by dots or bars: "by Ada Roe · 4 March
// 2026 · 4 min read".
func metaLine(text string) bool {
	if len(text) > 160 || strings.IndexByte(text, '|') < 0 && !strings.Contains(text, "·") && !strings.Contains(text, "•") {
		return false
	}
	n, sure := 0, false
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '·' || r == '•' || r == '|' }) {
		part = strings.TrimSpace(part)
		when := stamp(part) == 1
		if !when && stamp(part) == 0 && !isFurniture(part) && !isByline(part) && !strings.EqualFold(part, "by") {
			return false
		}
		n, sure = n+1, sure || !when // a row of dates may belong to a table
	}
	return n > 1 && sure
}

// frameWords holds the first words of everything that frameLines, frameStarts, unstopped and contact match.
var frameWords = prose.Set("advert adverts advertisement advertisements sponsored skip back loading all comments story article post text continue scroll click show view share tweet print e email save pin bookmark gift listen copy leave add join estimated read reading next previous most trending related more subscribe sign log download follow like find page end ends copyright " +
	"also see you recommended register get receive have enter this we got do tags topics filed categories posted keywords watch play video gallery in up twitter x instagram facebook contact write reach")

// startWords holds the frameWords that only frameStarts and unstopped match. Some of them also start ordinary sentences.
var startWords = prose.Set("also see you register get receive have enter this we got do tags topics filed categories posted keywords watch play video gallery in up")

func ended(text string) bool {
	word := strings.Trim(text, "-–—* .")
	return strings.EqualFold(word, "ends") && (word != text || word == "ENDS") || word == "30"
}

// dropEndMark takes out a mark of the end below a text: "-30-", "– ENDS –", "(more)". What is said of the firm may follow it; one in round
// brackets stands among the last three lines, since a text may quote it.
func dropEndMark(blocks []block) {
	for i := max(1, len(blocks)/2); i < len(blocks); i++ {
		text := blocks[i].text
		if near := i+3 >= len(blocks) || text == "" || text[0] != '('; near && blocks[i].role == body && len(text) < 30 && endMark.MatchString(text) {
			blocks[i].role = furniture
		}
	}
}

var endMark = regexp.MustCompile(`(?i)^[-–—*#(]+ ?(?:30|ends?|ende|fin|fine|fim|einde|koniec|конец|more) ?[-–—*#)]+$`)

// stamp returns 1 for a line that is a date or a time of day, 2 if it also has a word such as "Updated" or "Publié le", and 0
// for any other line, including a bare number.
func stamp(line string) int {
	if len(line) > 80 || !strings.ContainsAny(line, "0123456789") {
		return 0
	}
	if at := readingTimeAt(line); at != nil { // 6. Mai 2024, 11:02 Uhr Lesedauer: 4 Minuten
		when := strings.TrimSpace(clockMarks.Replace(line[:at[0]]))
		if when = spacedDay.ReplaceAllString(when, "$1.$2."); isDate(when) || when != "" && clock(when) || stamp(when) > 0 {
			return 2
		}
		return 0
	}
	if ago.MatchString(line) {
		return 2
	}
	if m := stampStart.FindString(line); m != "" {
		rest := line[len(m):]
		if _, err := calendar.Read(rest, time.UTC, time.Time{}); err == nil || digits(rest) > 2 && strings.ContainsAny(rest, ":.hH") && clock(strings.TrimSuffix(rest, " Uhr")) { // Updated 11:02
			return 2
		}
	} else if len(line) <= 48 && isDate(clockMarks.Replace(line)) { // 4 mai 2026 - 12:30
		return 1
	}
	said, named := 0, 0
	for w := range strings.FieldsFuncSeq(line, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",|()•·", r) }) {
		bare := strings.TrimRight(w, ".:")
		r, _ := utf8.DecodeRuneInString(bare)
		title := bare[:min(1, len(bare))] + strings.ToLower(bare[min(1, len(bare)):])
		switch {
		case stampWords[strings.ToLower(bare)]:
			said = 1
		case calendar.IsEnglishMonth(title), strings.HasSuffix(title, "day") && unicode.IsUpper(r):
			named++
		case unicode.IsDigit(r):
			if strings.Trim(bare, "0123456789") != "" && !clock(bare) {
				return 0
			} else if strings.Contains(bare, ":") || strings.Count(bare, "/") > 1 || strings.Count(bare, "-") > 1 { // "1931-2026" is a life
				named++
			}
		case !stampFill[strings.ToLower(bare)]:
			return 0
		}
	}
	if named == 0 {
		return 0
	}
	return 1 + said
}

var (
	// readingTime matches how long it takes to read an article, at the end of a line.
	readingTime = regexp.MustCompile(`(?i)[ |·•,–-]*(?:lesedauer|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|lästid|lesetid|læsetid|czas czytania)[ \x{a0}\x{202f}]?:? (?:ca\.? ?)?\d{1,3} ?min[\pL]*\.?$`)
	// ago matches when an article was changed, as counted from when the page was saved.
	ago = regexp.MustCompile(`(?i)^(?:(?:last|first) )?(?:updated|published|posted|modified):? (?:about )?\d{1,2} (?:min(?:ute)?s?|hours?|days?|weeks?) ago$`)
	// spacedDay matches a day and a month with a space between: "06. 01. 2026".
	spacedDay = regexp.MustCompile(`^(\d\d?)\. (\d\d?)\. ?`)
)

// readingTimeAt returns where the time that it takes to read an article stands in a line, nil if it has none. Most lines with a digit
// have no minutes, and the pattern is slow.
func readingTimeAt(line string) []int {
	if !strings.Contains(line, "min") && !strings.Contains(line, "Min") && !strings.Contains(line, "MIN") {
		return nil
	}
	return readingTime.FindStringIndex(line)
}

// toCome reports whether a date is later than tomorrow: it is that of an event, and not of publication.
func toCome(date string, o header.Options) bool {
	date = clockMarks.Replace(date)
	t, err := calendar.Read(date, o.Zone, o.Now)
	if err != nil {
		t = calendar.Latest(date, o.Zone, o.Now)
	}
	return t.After(o.Now.AddDate(0, 0, 1))
}

// stampStart matches the words before the date of publication or of a change, in the languages whose papers have them. The
// first group has those of publication.
var stampStart = regexp.MustCompile(`(?i)^(?:((?:first |originally )?(?:published|posted)|publiée?|paru|mise? en ligne|veröffentlicht|erschienen|publiziert|publicad[oa]|pubblicat[oa]|gepubliceerd|geplaatst|publicerad|publisert|publiceret|opublikowano|опубликовано)|` +
	`updated|modified|mise? à jour|aktualisiert|geändert|actualizad[oa]|atualizad[oa]|aggiornat[oa]|bijgewerkt|uppdaterad|oppdatert|opdateret|zaktualizowano|обновлено|aktualizacja|aktualisierung|actualización|atualização|aggiornamento)(?: (?:on|at|le|am|vom|el|em|il|op|den|dnia|um|om|à|a las?|às|alle|о))?:? *`)

// publishedOn returns the date in a line that says when an article was published: "Publié le 6 mai 2024 à 9 h". It returns a zero time for any
// other line.
func publishedOn(line string, opt header.Options) (day time.Time) {
	if m := stampStart.FindStringSubmatch(line); m != nil && m[1] != "" {
		day, _ = calendar.Read(line[len(m[0]):], opt.Zone, opt.Now)
	}
	return day
}

// takeDate takes a date of publication that stands in from where nothing else gives one. A day to come holds the article back even then.
func (a *Article) takeDate(day time.Time, from string) {
	if a.Date.IsZero() {
		a.Date = day
	}
	a.Wait(day, from)
}

// clockMarks takes out what stands between a day and a time of day, or beside both, where package calendar knows no such mark.
var clockMarks = strings.NewReplacer(" - ", " ", " – ", " ", " | ", " ", " · ", " ", " Uhr", "", "Stand: ", "", "Stand ", "")

// clock reports whether a word with digits is a time, a date or an ordinal: 10:41, 10.41am, 3/5/2019, 3rd.
func clock(w string) bool {
	rest := strings.ToLower(strings.Trim(w, "0123456789:/-.hT+Z"))
	return rest == "" || rest == "am" || rest == "pm" || rest == "st" || rest == "nd" || rest == "rd" || rest == "th"
}

var (
	stampWords = prose.Set("updated published posted modified amended created last first filed")
	stampFill  = prose.Set("at on the of am pm a.m p.m gmt bst utc est edt et ct pt pst pdt cet cest mon tue wed thu fri sat sun - – —")
)

// writers returns the names in a by-line, which may go on with a job or a paper: "By Ada Roe, Crime Correspondent", "Words by
// Ada Roe for the Post". It returns nil for any other line.
func writers(line string) []string {
	if len(line) > 140 || !byNear(line) { // most lines: the pattern is slow
		return nil
	}
	start := byWords.FindString(line)
	if start == "" || prose.EndsWhole(line) || strings.ContainsAny(line, "?!:;"+prose.DoubleMarks) && !strings.HasSuffix(start, ": ") {
		return nil
	}
	rest := line[len(start):]
	for _, end := range []string{" | ", " for ", " in ", " at ", " on ", " • ", " – ", " — ", " - "} {
		rest, _, _ = strings.Cut(rest, end)
	}
	var names []string
	for i, name := range strings.Split(strings.NewReplacer(" and ", ",", " & ", ",").Replace(rest), ",") {
		if name = strings.TrimSpace(name); !personal(name) || i > 0 && postHeld(name) {
			if i == 0 {
				return nil
			}
			break
		}
		names = append(names, name)
	}
	return names
}

// byNear reports whether "by" occurs near the start of a line, in any case.
func byNear(line string) bool {
	for i := 0; i+1 < len(line) && i < 24; i++ {
		if line[i]|0x20 == 'b' && line[i+1]|0x20 == 'y' {
			return true
		}
	}
	return false
}

// personal reports whether a text reads like a person's name: two to four capitalised words, with particles between them or
// before the last one: "Ada Roe", "Piet van der Vries".
func personal(name string) bool {
	words := strings.Fields(name)
	n := 0
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if i > 0 && i < len(words)-1 && particles[w] && !nameJoints[w] {
			continue
		}
		if !unicode.IsUpper(r) || strings.ContainsAny(w, "0123456789@/") {
			return false
		}
		n++
	}
	return n >= 2 && n <= 4
}

// nameJoints are particles that also stand between two names.
var nameJoints = prose.Set("and und e y")

// postHeld reports whether capitalised words name a job or a paper rather than a person.
func postHeld(name string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(name)), func(w string) bool { return posts[w] })
}

var posts = prose.Set("correspondent reporter editor writer staff journalist columnist critic contributor bureau news post times press herald agency chief political business sports sport science health environment features")
