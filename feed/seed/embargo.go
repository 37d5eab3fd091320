package seed

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/calendar"
	"seedfeed/feed/header"
	"seedfeed/feed/markup"
	"seedfeed/feed/order"
	"seedfeed/feed/plaintext"
	"seedfeed/feed/prose"
)

// Lines above a press release that say when it may be published. The patterns are ours, after the wordings of press
// offices in eight languages; TestEmbargo has a row for each.
var (
	embargoStart = regexp.MustCompile(`(?i)^[^\pL\pN]*(?:(?:strict(?:ly)?|absolute|under|press|media|news|global|still|confidential|attention|achtung|wichtig|attenzione|atención|atenção|uwaga|внимание|important|please note(?: the)?|note|bitte beachten(?: sie)?(?:[: ]*die)?|beachten sie die|sous|unter|onder|sotto|sob|bajo|pod|под|bitte|es gilt das gesprochene wort|(?:news|press|media) (?:release|statement)|pressemitteilung|communiqué(?: de presse)?|comunicato(?: stampa)?|notizia|nota(?: de prensa| à imprensa)?|persbericht|пресс-релиз)[^\pL\pN]+)*(embarg\pL*|sperrfrist|sperrvermerk|эмбарго)((?:[^\pL\pN]+(?:strictly|press|time|date|notice|copy|beachten))*)(.*)$`)
	embargoUntil = regexp.MustCompile(`(?i)^[^\pL\pN]*(?:until|till?|til|’til|'til|for (?:release|publication|broadcast|use)|to be (?:released|published)|bis|jusqu|hasta|fino|tot|até|ate)(?:[^\pL]|$)`)
	embargoEnds  = regexp.MustCompile(`(?i)^[^\pL\pN]*(?:date|time|expires|ends|lifts|lifted|to|al|do|ends? (?:at|on)|in (?:force|effect|place))[^\pL]`)
	embargoFor   = regexp.MustCompile(`(?i)^[^\pL\pN]*(?:for|до|levée?) (.*)$`)
	noEmbargo    = regexp.MustCompile(`(?i)^[^\pL\pN]*(?:none|no|nil|n/a|lifted|over|expired|keine|aufgehoben|aucun|levé|ninguno)[^\pL\pN]*$`)
	forRelease   = regexp.MustCompile(`(?i)^[^\pL\pN]*(?:(?:hold |held |advance )?for (?:release|publication|(use)|broadcast)|(advance for)|(?:zur veröffentlichung )?frei(?:gegeben)? (?:ab|zum|für)|(?:release|publication) (?:date|time)|(?:date|time) of (?:release|publication)|to be (?:released|published))(?:[^\pL\pN]+|$)(.*)$`)
	underEmbargo = regexp.MustCompile(`(?i)^[^\pL\pN]*` + order.ThisText + `[^.]{0,40}\b(?:is|are|remains?)\b[^.]{0,20}\b(?:under (?:\pL+ )?embargo|embargoed)\b(.*)$`)
	// pressWords matches what may stand before an embargo in its line and is no title.
	pressWords  = regexp.MustCompile(`(?i)^[^\pL]*(?:strictly |private (?:and|&) )*(?:confidential|(?:press|news|media) (?:release|statement|notice|information|advisory)|pressemitteilung|presseinformation|medienmitteilung|communiqué de presse|comunicado de prensa|comunicato stampa|persbericht|attention(?: editors)?|notes? to editors|eds|editors)[^\pL\pN]*$`)
	embargoWord = regexp.MustCompile(`^[^\pL\pN]*(?:STRICT(?:LY)? |UNDER )?(?:EMBARGO|SPERRFRIST)|(?i)^[^\pL\pN]*(?:strictly |under )?embargo(?:ed)? (?:until|till|for release|for publication|bis)\b`)
)

// Every line that a pattern matches names an embargo, or starts with one of embargoFirsts and has one of embargoStems in it.
var (
	embargoFirsts = prose.Set("please strictly this these all the not do don never no must may cannot ne nicht non niet hold held zur frei freigegeben for advance release publication date time to")
	embargoStems  = prose.NewFinder("releas", "publi", "pubbli", "veröffentlich", "frei", "hold", "held", "post", "share", "diffus", "diffond", "difund", "broadcast", "distribut", "circulat", "print", "use", "advance")
)

// mayHold reports whether a pattern may match a line. It is false of most lines: the patterns are slow.
func mayHold(text string) bool {
	first, _ := firstIn(embargoFirsts, strings.TrimLeftFunc(text, func(r rune) bool { return !prose.IsLetterOrDigit(r) }))
	return first && embargoStems.In(text) || embargoNames.In(text)
}

// embargoNames finds what a line has that names an embargo.
var embargoNames = prose.NewFinder("embarg", "sperr", "эмбарго")

// lineParts returns where the parts of a line are separated, up to seven parts: at a colon, a bracket, a bar, a long dash, or a
// hyphen between spaces.
func lineParts(text string) (seps []prose.Span) {
	for i := 0; i < len(text) && len(seps) < 6; {
		switch c := text[i]; {
		case c == ':' || c == '(' || c == '[' || c == '|' || c >= utf8.RuneSelf:
		case c != ' ', i+1 < len(text) && asciiLetter(text[i+1]):
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		end := i + n
		if colon := r == ':' && i > 0 && end < len(text) && unicode.IsDigit(rune(text[i-1])) && unicode.IsDigit(rune(text[end])); colon { // 10:30
			i = end
			continue
		} else if r == ' ' {
			next, size := utf8.DecodeRuneInString(text[end:])
			if !strings.ContainsRune("-–—|", next) || !strings.HasPrefix(text[end+size:], " ") {
				i = end
				continue
			}
			end += size + 1
		} else if strings.ContainsRune(":([•|–—", r) {
			if strings.HasPrefix(text[end:], " ") {
				end++
			}
		} else {
			i = end
			continue
		}
		seps = append(seps, prose.Span{Start: i, End: end})
		i = end
	}
	return seps
}

// An embargo is a line that says when the text below it may be published.
type embargo struct {
	line  string
	where string          // what it stands in if that is no line of the text
	when  string          // where the time stands, "" for none
	over  bool            // the line says that there is none, or none any more
	start int             // of the line, as bytes of the text that has it behind other words
	title string          // what stands behind the line in its text: "HOLD - Mill to open"
	open  bool            // no time in the next line ends it
	order order.Certainty // of a line that is an order; order.None for the wordings of press offices
	loose bool            // it may be a title
	facts bool            // it may tell what happened to something
}

// embargoOf finds an embargo in a line: all of it, or the words before or behind a mark. First tells that the line is the
// first of its text.
func embargoOf(text string, first bool) (embargo, bool) {
	if len(text) > longLine {
		return embargo{}, false
	}
	if held, ok := header.Withholds(text); ok {
		return embargo{line: text, open: true, over: !held}, true
	}
	if e, ok := embargoLine(text, first); ok {
		return e, true
	}
	seps := lineParts(text)
	if e, ok := embargoBefore(text, seps); ok {
		return e, true
	}
	for _, sep := range seps {
		part := text[sep.End:]
		bracket := text[sep.Start:sep.End]
		key := strings.TrimRight(text[:sep.Start], " ")
		status := strings.ContainsAny(bracket, ":|") && header.IsStatus(key, first)              // "Status: Draft", also as the row of a table
		if strings.ContainsAny(bracket, "([") && strings.ContainsAny(text[len(text)-1:], ")]") { // "Mill to open (draft)"
			part = text[sep.Start:]
		}
		e, ok := embargoLine(part, status)
		switch {
		case !ok:
		case e.order == order.None && (embargoWord.MatchString(part) || part == strings.ToUpper(part) || pressWords.MatchString(key)), e.order == order.Certain && (bracket[0] != ':' || e.when == "" || timely(part) || prose.InCapitals(firstWord(part)) || ordered(key)), e.order != order.None && bracket[0] != ':', ordered(part) && (bracket[0] == '[' || strings.EqualFold(part, "(embargoed)")), status && e.order != order.None:
			if e.start = sep.Start; status {
				e.start = 0
			}
			return e, true
		}
	}
	if first {
		return lastClauseOf(text)
	}
	return embargo{}, false
}

// lastClauseOf finds an order in the last part of a short line: "Waiting for Ann, do not publish".
func lastClauseOf(text string) (embargo, bool) {
	if m := lastClause.FindStringIndex(text); m != nil && len(text) < 80 {
		if o, ok := order.Of(text[m[1]:]); ok && o.How == order.Certain && o.Forbids && !o.Facts {
			return embargo{line: text, when: o.When, open: o.When == "", order: o.How, loose: true}, true
		}
	}
	return embargo{}, false
}

// lastClause matches what stands before the last part of a sentence.
var lastClause = regexp.MustCompile(`,? (?:but|aber|mais|pero|ma|mas|maar|но|ale) |, `)

// replyMarks matches what mail programs put before a subject.
var replyMarks = regexp.MustCompile(`^(?i:(?:re|fwd?|aw|wg|tr|rv|sv): ?)+`)

// draftTitle finds a word for a draft before or behind a title in any case of letters: "Draft: Mill to open", "Mill to open -
// draft". Before it, the title must begin as one: "Draft: how a law begins" is a headline.
func draftTitle(text string) (embargo, bool) {
	if len(text) > longLine {
		return embargo{}, false
	}
	text = replyMarks.ReplaceAllString(text, "")
	for _, sep := range lineParts(text) {
		head, rest, mark := text[:sep.Start], text[sep.End:], strings.TrimSpace(text[sep.Start:sep.End])
		if !strings.Contains(":-–—|", mark) || mark != ":" && mark != "|" && text[sep.Start] != ' ' {
			continue
		}
		head = strings.TrimSpace(head)
		if o, ok := order.Of(head); ok && o.Draft && prose.StartsUpper(head) && rest != "" && !prose.StartsLower(strings.TrimLeft(rest, prose.Marks)) {
			return embargo{line: head, open: true, order: o.How, title: rest}, true
		}
		if o, ok := order.Of(rest); ok && o.Draft && mark != ":" && head != "" {
			return embargo{line: rest, open: true, order: o.How, title: head}, true
		}
	}
	return embargo{}, false
}

// embargoBefore finds an embargo before a mark in a line that has its title behind it: "DRAFT - Mill to open", "[Hold] Mill
// to open".
func embargoBefore(text string, seps []prose.Span) (embargo, bool) {
	if text != "" && strings.ContainsRune("[(", rune(text[0])) {
		if end := strings.IndexAny(text, ")]"); end > 0 {
			seps = append([]prose.Span{{Start: end + 1, End: end + 1}}, seps...)
		}
	}
	for _, sep := range slices.Backward(seps) {
		head, title := text[:sep.Start], strings.TrimLeft(text[sep.End:], " -–—|:")
		if e, ok := embargoLine(head, false); ok && strings.ContainsFunc(title, unicode.IsLetter) && (prose.InCapitals(head) || head[0] == '[' || head[0] == '(' || embargoWord.MatchString(head) || e.order != order.None && !e.loose && !e.facts) {
			e.title = title
			return e, true
		}
	}
	return embargo{}, false
}

func embargoLine(text string, first bool) (embargo, bool) {
	e := embargo{line: text}
	if mayHold(text) {
		if e, ok := pressLine(text); ok {
			return e, true
		}
	}
	if o, ok := order.Of(text); ok && o.Counts(text, first) {
		e.when, e.open, e.order, e.loose, e.facts = o.When, o.When == "", o.How, o.Loose, o.Facts
		return e, true
	}
	if first && killMark.MatchString(text) {
		e.open, e.order = true, order.Likely
		return e, true
	}
	return embargo{}, false
}

// killMark matches what agencies write above a text that is not to be used. In small letters it is a title.
var killMark = regexp.MustCompile(`^[^\pL\pN]*(?:KILL(?:ED)?|WITHHELD)[^\pL\pN]*$`)

// pressLine reads a line in the wordings of press offices.
func pressLine(text string) (embargo, bool) {
	e := embargo{line: text}
	named := embargoNames.In(text)
	var m []string
	if named {
		m = embargoStart.FindStringSubmatch(text)
	}
	if m != nil {
		rest := m[2] + m[3]
		upper := text == strings.ToUpper(text)
		colon := strings.HasPrefix(strings.TrimLeft(rest, " *_)]"), ":")
		switch e.when = rest; {
		case noEmbargo.MatchString(m[3]):
			e.over, e.when = true, ""
			return e, true
		case !strings.ContainsFunc(m[3], prose.IsLetterOrDigit), embargoUntil.MatchString(m[3]), colon && strings.EqualFold(m[1][:1], "s"):
			e.loose = m[1] == "Embargo" && !colon && !timely(rest) && strings.ContainsFunc(m[3], prose.IsLetterOrDigit) // Embargo until the war ends
			return e, true
		case embargoEnds.MatchString(m[3]) && strings.ContainsFunc(m[3], unicode.IsDigit), isDate(embargoFor.ReplaceAllString(m[3], "$1")):
			return e, true
		case timely(rest) && (colon || upper || !unicode.IsLetter([]rune(strings.TrimLeft(m[3], " ,*_–—-("))[0])):
			return e, true
		}
		return embargo{}, false
	}
	if named {
		m = underEmbargo.FindStringSubmatch(text)
	}
	if m != nil {
		e.when = m[1]
		return e, true
	}
	if m = forRelease.FindStringSubmatch(text); m != nil && timely(m[3]) && len(text) < 120 && (m[1]+m[2] == "" || usedOn(m[3])) {
		e.when = m[3]
		return e, true
	}
	return embargo{}, false
}

// timely reports whether a text has a digit or a word of time in it.
func timely(text string) bool {
	return strings.ContainsFunc(text, unicode.IsDigit) || slices.ContainsFunc(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }), func(w string) bool {
		return calendar.IsDay(w) || order.IsTime(strings.ToLower(w))
	})
}

// usedOn reports whether what follows "for use" tells when: a day, or a month, an hour or a day of the week among words of orders.
// "For use with 2 maps" tells none.
func usedOn(text string) bool {
	words := strings.Fields(strings.ToLower(text))
	known := slices.DeleteFunc(slices.Clone(words), func(w string) bool {
		w = strings.Trim(w, ",.;:()!")
		return !strings.ContainsFunc(w, unicode.IsDigit) && !order.MayStandBeside(w) && !order.IsCalendar(w) && !paperWords[w]
	})
	line := strings.Join(known, " ")
	return calendar.HasDay(line) || len(known) == len(words) && (calendar.HasDay("1 "+line) || strings.Contains(line, ":") || slices.ContainsFunc(known, func(w string) bool {
		w = strings.Trim(w, ",.;:()!")
		return order.IsTime(w) || calendar.IsDay(w)
	}))
}

// paperWords may stand beside the day on which a text may be used.
var paperWords = prose.Set("in papers newspapers editions edition issue earlier sooner than only morning evening")

// An embargo is looked for in the first maxEmbargoLines blocks, up to the first one that is longer than longLine bytes.
const (
	maxEmbargoLines = 10
	longLine        = 300
)

// takeEmbargo removes embargo lines from the start of a text and holds the article back until the time they give. If no
// time can be read, the article is held back for as long as the line is there.
func (a *Article) takeEmbargo(blocks []block, opt header.Options) []block {
	i, below := 0, false // a sentence stands above
	for range maxEmbargoLines {
		if i >= len(blocks) || len(blocks[i].text) > longLine {
			break
		}
		e, ok := embargoOf(blocks[i].text, i == 0 && blocks[i].kind != markup.Heading)
		if ok && i > 0 && header.OfEvent(blocks[i].text, blocks[i-1].text) || ok && i+1 < len(blocks) && header.OfEvent(blocks[i].text, blocks[i+1].text) {
			ok = false
		}
		if key, value, found := strings.Cut(blocks[i].text, ":"); found && !ok && i < 2 && len(value) < 60 && (header.IsPublished(key) || publicationWords[strings.ToLower(strings.TrimSpace(key))]) { // "Publication date: 1 March 2041"
			t, err := calendar.Read(clockMarks.Replace(value), opt.Zone, opt.Now)
			e, ok = embargo{line: blocks[i].text, when: value}, err == nil && t.After(opt.Now)
			if i == 0 && !ok && order.Later(value) && titleBelow(blocks) { // "Publication: after the vote"
				e, ok = embargo{line: blocks[i].text, open: true}, true
			}
		}
		if !ok && (i == 0 || blocks[i].level == 1) {
			e, ok = draftTitle(blocks[i].text)
		}
		if last, is := orderIn(blocks, i); is && !ok { // as in the last line
			e, ok = last, true
		} else if below && !is && (e.over || e.order != order.None && !forbids(e.line) || told(blocks[i]) && (e.loose || e.facts || e.start > 0)) { // a sentence of the story
			ok = false
		}
		if ok && blocks[i].kind == markup.Item && i > 0 && e.title != "" && !prose.InCapitals(e.line) { // "Not public yet: the search" among news
			ok = false
		}
		e.over = e.over || ok && datesOnly(e, opt)
		if i == 0 && !ok && noteAbove(a, blocks) {
			e, ok = embargo{line: blocks[0].text, open: true}, true
		}
		if !ok || blocks[i].kind == markup.Code || e.loose && !inBrackets(blocks[i].text, e) && !holdUntil.MatchString(e.line) && a.Title == "" && (i == 0 && !titleBelow(blocks) || blocks[i].kind == markup.Heading) {
			below = below || blocks[i].whole
			i++
			continue
		}
		next := ""
		if i+1 < len(blocks) && len(blocks[i+1].text) < 80 && !e.open {
			next = blocks[i+1].text
		}
		if a.embargoed(e, next, opt) {
			blocks = slices.Delete(blocks, i+1, i+2)
		}
		if e.title != "" {
			blocks[i].text = e.title
			i++
		} else if before := strings.TrimRight(blocks[i].text[:e.start], " -–—|:(["); before != "" && !pressWords.MatchString(before) {
			blocks[i].text = before
			i++
		} else {
			blocks = slices.Delete(blocks, i, i+1)
		}
	}
	return blocks
}

// publicationWords are the word for publication in the languages of orders, as the name of a field.
var publicationWords = prose.Set("publication veröffentlichung parution publicación pubblicazione publicação publicatie публикация publikacja")

// holdUntil matches the start of orders that few titles have.
var holdUntil = regexp.MustCompile(`^(?i:hold (?:until|till) )`)

// inBrackets reports whether an embargo stands in brackets behind a title: "Mill to open (not for use until Ann has seen it)".
func inBrackets(text string, e embargo) bool {
	return e.start > 0 && strings.ContainsAny(text[e.start:min(len(text), e.start+2)], "([")
}

// titleBelow reports whether the title may stand below the first of several blocks, which then is none.
func titleBelow(blocks []block) bool {
	return len(blocks) > 1 && (blocks[1].kind == markup.Heading || titleLike(blocks[1:]) && (len(blocks) < 3 || overText(blocks, 1)))
}

// embargoTitle does the same for a title from the header, the page or an e-mail: "EMBARGOED UNTIL 1 MARCH 2026: Mill to open".
func (a *Article) embargoTitle(opt header.Options) {
	e, ok := embargoOf(a.Title, false)
	if !ok {
		e, ok = draftTitle(a.Title)
	}
	if !ok {
		e, ok = lastClauseOf(a.Title)
	}
	if !ok {
		return
	}
	a.embargoed(e, "", opt)
	if e.title != "" {
		a.Title = e.title
		return
	}
	before := strings.TrimRight(a.Title[:e.start], " -–—|:([")
	if before == "" || pressWords.MatchString(before) {
		before = ""
		for _, sep := range lineParts(a.Title) {
			if rest := a.Title[sep.End:]; strings.ContainsFunc(a.Title[:sep.Start], unicode.IsDigit) && strings.ContainsFunc(rest, unicode.IsLetter) && !calendar.HasDay(rest) {
				before = rest
				break
			}
		}
	}
	a.Title = before
}

// embargoed holds the article back as a line says. It reports whether the time was taken from the next line.
func (a *Article) embargoed(e embargo, next string, opt header.Options) (took bool) {
	if e.over {
		return false
	}
	reason := cmp.Or(e.where, "line") + ` "` + plaintext.Shorten(e.line) + `"`
	until, ok := calendar.End(e.when, opt.Zone, opt.Now)
	if !ok && !strings.ContainsFunc(e.when, unicode.IsDigit) && next != "" {
		if calendar.HasDay(next) {
			until, ok = calendar.End(e.when+" "+next, opt.Zone, opt.Now)
			took = ok
		}
	}
	if ok {
		a.Wait(until, reason)
	} else {
		a.Hold(reason + " tells no time that can be read; take it out when the article may be published")
	}
	return took
}
