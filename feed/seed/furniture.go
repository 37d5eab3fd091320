package seed

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/header"
	"seedfeed/feed/prose"
)

// Patterns of page furniture. They match whole lines in any case, without the punctuation at the end. They are closed lists,
// since "Sign up for the picnic" may be news. A pattern that allows more text limits its length.
var (
	furnitureLines = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
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
	// furnitureStarts match the start of a line; what they announce follows.
	furnitureStarts = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
		`(?:read (?:more|also|next)|also read|see also|related(?: (?:article|story|stories|content|news|coverage|link)s?)?|more on this(?: story)?|you (?:may|might) also like|recommended(?: reading| for you)) ?[:|»>] ?\S`,
		`(?:we|this (?:web)?site) uses? cookies\b.{0,80}\b(?:experience|website|site|traffic|analy[sz]e|ads|advertising|consent)\b`,
		`read more (?:on|about) |click here (?:to (?:read|subscribe|follow|sign|get|see|view)|for more)|share this on `,
		`(?:sign up|subscribe|register)(?: now| today| here)? (?:to|for) .{0,60}(?:newsletter|briefing|bulletin|e-?mails?|inbox|podcast|alerts)\b`,
		`(?:get|receive|have) .{0,80} (?:in|to) your inbox\b|enter your e-?mail`,
		`(?:have|got|do you have) (?:a |any |your )?(?:story|tip|news|views?|question)(?: for us| to share| to tell)?\?`,
		`(?:tags|topics|filed under|categories|posted in) ?: ?\S`,
	}, `|`) + `)`)
	// unstopped do the same, but only in a line without a stop, since a sentence may start like this.
	unstopped    = regexp.MustCompile(`(?i)^(?:watch|listen|play video|video|gallery|in pictures|more|up next|recommended) ?[:|»>] ?\S`)
	editorNotes  = regexp.MustCompile(`(?i)^(?:notes? (?:to|for) (?:the )?editors?\b.{0,30}|media (?:contact|enquiries|inquiries)s?:?|press contacts?:?)$`)
	pressContact = regexp.MustCompile(`(?i)^(?:pressekontakt:?|hinweise? (?:an|für) die redaktion(?:en)?:?|contacts? presse ?:?|note aux rédactions ?:?|contacto de prensa:?|contatt[oi] stampa:?|contatti per la stampa:?|contac?to (?:de |para (?:a )?)imprensa:?|perscontact:?|noot voor de redactie:?|контакты для (?:прессы|сми):?|kontakt dla mediów:?)$`)
	contact      = regexp.MustCompile(`(?i)^(?:(?:twitter|x|instagram|facebook|e-?mail|contact(?: the (?:author|reporter|writer))?|follow(?: [\w.'’-]+){0,4}?(?: on (?:twitter|x|instagram|facebook|bluesky|mastodon))?|write to|reach)(?: \w+){0,2}? ?:? ?(?:on |at )?\S*@\S+(?: on \w+)?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)$|^follow [\w .'’-]{2,40} on (?:twitter|x|instagram|facebook|bluesky|mastodon)$`)
	beside       = regexp.MustCompile(`(?i)^(?:tel(?:ephone)?|phone|mobile|fax|call)\.?:? ?\+?[\d ()-]{6,}$|^@\w+$`) // furniture only next to other furniture
	biography    = regexp.MustCompile(`^\p{Lu}[\w'’-]+ \p{Lu}[\w'’-]+ (?:is|was) (?:a|an|the|our)\b.{0,50}\b(?:writer|reporter|correspondent|editor|columnist|journalist|contributor|critic|blogger)\b`)
)

// dropFurniture sets the role of furniture in running text: lines that belong to the page, the by-line and the date at the head,
// and everything after the end mark or "Notes to editors" of a press release. A date without a time of day stays: it may be that of a
// speech, of an issue or of an event.
func dropFurniture(blocks []block, opt header.Options) {
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
		case isFurniture(bl.text), metaLine(bl.text), head && stamps[i] == 1 && dates == 1 && minuteOf(bl.text) && !toCome(bl.text, opt), stamps[i] == 2, len(writers(bl.text)) > 0:
			bl.role = furniture
		case i > 0 && blocks[i-1].role == furniture && beside.MatchString(bl.text):
			bl.role = furniture
		case bl.whole:
			whole++
		}
		if whole >= 3 && (len(bl.text) < 80 && (editorNotes.MatchString(bl.text) || isPressContact(blocks[i:])) || bl.role == furniture && ended(bl.text) && 2*i > len(blocks)) {
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
	if foreignFurniture(text) || isShareBar(text) {
		return true
	}
	if line := bareButton(text); line != text && strings.Contains(line, " ") && isFurniture(line) {
		return true
	}
	if known, none := firstIn(furnitureFirsts, text); !known && !none && strings.IndexByte(text, '@') < 0 { // most lines: the patterns are slow
		return false
	}
	line := strings.TrimRight(text, ".:!…»> ")
	start, _ := firstIn(startFirsts, text)
	if len(line) <= 130 && (!start || strings.IndexByte(text, '@') >= 0) && (furnitureLines.MatchString(line) || contact.MatchString(line)) {
		return true
	}
	return len(text) <= 160 && furnitureStarts.MatchString(text) || !prose.EndsWhole(text) && unstopped.MatchString(text)
}

// bareButton returns a line without a picture before it, and without how long a recording takes behind it: 🔊 | Listen to this
// article | (4 min).
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
	networkWords = listed("networkWords")
	shareWords   = listed("shareWords")
	shareFill    = listed("shareFill")
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

// furnitureFirsts holds the first words of everything that furnitureLines, furnitureStarts, unstopped and contact match.
var furnitureFirsts = prose.Set("advert adverts advertisement advertisements sponsored skip back loading all comments story article post text continue scroll click show view share tweet print e email save pin bookmark gift listen copy leave add join estimated read reading next previous most trending related more subscribe sign log download follow like find page end ends copyright " +
	"also see you recommended register get receive have enter this we got do tags topics filed categories posted watch play video gallery in up twitter x instagram facebook contact write reach")

// startFirsts holds the furnitureFirsts that only furnitureStarts and unstopped match. Some of them also start ordinary sentences.
var startFirsts = prose.Set("also see you register get receive have enter this we got do tags topics filed categories posted watch play video gallery in up")

func ended(text string) bool {
	word := strings.Trim(text, "-–—* .")
	return strings.EqualFold(word, "ends") && (word != text || word == "ENDS") || word == "30"
}
