package speech

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

// blocks finds paragraphs that are quoted without marks. They follow a paragraph with a verb of saying and a colon, or
// precede a paragraph with a dash and a name, or are a letter with a name below it.
func (s *shape) blocks() []Turn {
	var out []Turn
	for i := range s.paras {
		out = s.signedInside(out, i)
		if i+1 == len(s.paras) {
			break
		}
		next := s.text(i + 1)
		switch {
		case strings.HasSuffix(s.text(i), ":") && s.announces(i, lexis.Say|lexis.Part) && s.plain(i+1):
			out = s.appendTurn(out, s.paras[i+1], Turn{})
		default:
			if _, m := cutMark(next); m == dashed && s.plain(i) {
				out = s.signed(out, s.paras[i], next)
			}
		}
		if name := bareName(next); name != "" && i+2 < len(s.paras) {
			out = append(out, s.letter(i, name)...)
		}
	}
	return append(out, s.voices()...)
}

// voices finds paragraphs in the first person with lines below them that say who speaks, and with what age or job: I miss the
// ferry. ¶ Ann Fox, 41, nurse. There are at least two, and the second one follows the first: one may be the writer's own.
func (s *shape) voices() []Turn {
	var out []Turn
	last := -3
	for i := 1; i+1 < len(s.paras); i++ {
		below := s.text(i + 1)
		if len(below) > longestByline || !strings.Contains(below, ",") || !s.plain(i) || !isBare(below, s.t) || !s.spoken(i) {
			continue
		}
		if last != i-2 && len(out) > 0 {
			return nil
		}
		if last = i; len(out) < mostTurns {
			out = s.signed(out, s.paras[i], below)
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// signed adds a paragraph as a turn if the text below or after it is a byline that names somebody. One in the third person may be the
// writer's own, with the writer's name, unless it is a block quotation, the text tells of that person, or the byline tells more: — Ann Fox,
// plumber; — Mayor Fox; — Elm Port (@elmport). Else it is set apart as nobody's, but for a report of the hour or of a journalist.
func (s *shape) signed(out []Turn, span prose.Span, text string) []Turn {
	b, _ := readByline(text, s.t)
	if b.Name == "" {
		return out
	}
	line, _ := cutMark(text)
	_, job := cutJob(line)
	i := s.para(span.Start)
	press := slices.ContainsFunc(strings.Fields(line), lexis.IsJournalist)
	described := b.Role && !lexis.IsCapital(b.Name) || b.Single || isJob(job, s.t) || !strings.HasPrefix(line, b.Name)
	switch {
	case s.inFirstPerson(span), s.quoted(span), strings.Contains(line, "@"), !press && (described || s.tellsOf(b.Name, span.Start)):
		return s.appendTurn(out, span, Turn{Label: b.Name, Role: b.Role, Single: b.Single})
	case !press && !(i > 0 && isHour(s.text(i-1))):
		s.setApart(i, i)
	}
	return out
}

// quoted reports whether the markup shows a span as a block quotation.
func (s *shape) quoted(span prose.Span) bool {
	n, found := slices.BinarySearchFunc(s.blockQuotes, span.Start, func(q prose.Span, at int) int { return q.Start - at })
	return found || n > 0 && s.blockQuotes[n-1].End > span.Start
}

// mostSearches bounds how often tellsOf looks through a text.
const mostSearches = 50

// tellsOf reports whether the text before a place has a name elsewhere than behind a dash.
func (s *shape) tellsOf(name string, before int) bool {
	if s.searches++; s.searches > mostSearches {
		return false
	}
	for text := s.body[:before]; ; {
		at := strings.Index(text, name)
		if at < 0 {
			return false
		}
		if head := strings.TrimRight(text[:at], " "); head == strings.TrimRight(head, "—–-―") { // no byline either
			return true
		}
		text = text[at+len(name):]
	}
}

// isHour reports whether a paragraph is no more than a time of day, above a part of a live report: 4:10 p.m.
func isHour(text string) bool {
	return text != "" && len(text) < 24 && text[0] >= '0' && text[0] <= '9' && strings.ContainsAny(text, ":.h")
}

// signedInside adds a paragraph whose last sentence is followed by a dash and a name: We put safety first. — Ann Fox
func (s *shape) signedInside(out []Turn, i int) []Turn {
	text := s.text(i)
	if strings.HasSuffix(text, ".") {
		return out
	}
	for _, dash := range [...]string{" — ", " – ", " -- ", " ― "} {
		if !strings.Contains(text, dash) { // which is quicker than LastIndex
			continue
		}
		k := strings.LastIndex(text, dash)
		span := prose.Span{Start: s.paras[i].Start, End: s.paras[i].Start + k}
		if isSpeech(text[:k]) {
			return s.signed(out, span, strings.TrimSpace(text[k:]))
		}
	}
	return out
}

// announces reports whether the last sentence of paragraph i has a verb of these classes.
func (s *shape) announces(i int, verb lexis.Class) bool {
	sentences := prose.Sentences(s.body, s.paras[i])
	if len(sentences) == 0 {
		return false
	}
	last := sentences[len(sentences)-1]
	if strings.ContainsAny(last.Of(s.body), "“”\"„«»") {
		return false
	}
	for w := range prose.EachWord(s.body, last) {
		if s.t.Words.Of(strings.ToLower(w.Of(s.body)))&verb != 0 {
			return true
		}
	}
	return false
}

// plain reports whether paragraph i looks like speech; see isSpeech.
func (s *shape) plain(i int) bool { return isSpeech(s.text(i)) }

// isSpeech reports whether a text looks like speech: it has no marks, begins with a capital and ends like a sentence.
func isSpeech(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsUpper(r) && strings.ContainsRune(".!?…", last) && !strings.ContainsAny(text, "“”\"„«»{}=")
}

// bareName returns text where it is a name of two to four words and nothing else, without a final stop.
func bareName(text string) string {
	if len(text) > 60 {
		return ""
	}
	words := strings.Fields(text)
	if len(words) < 2 || len(words) > 4 {
		return ""
	}
	for _, w := range words {
		if !lexis.IsCapital(w) || strings.ContainsAny(w, "0123456789,;:?!()&") || lexis.English.Of(strings.ToLower(w))&(lexis.Stray|lexis.Nowhere|lexis.Body|lexis.Thing) != 0 && lexis.English.Of(strings.ToLower(w))&lexis.Title == 0 {
			return ""
		}
	}
	if last := words[len(words)-1]; len(last) > 4 { // no Jr. and no initial
		return strings.TrimSuffix(text, ".")
	}
	return text
}

// letter returns up to three paragraphs that end with paragraph i as a letter. The paragraph before them must mention a
// letter, and they must be in the first person.
func (s *shape) letter(i int, name string) []Turn {
	for from := i; from > 0 && from > i-3; from-- {
		if !s.plain(from) {
			return nil
		}
		if !s.spoken(from) {
			continue
		}
		for w := range prose.EachWord(s.body, s.paras[from-1]) {
			if s.t.Words.Of(strings.ToLower(w.Of(s.body)))&lexis.Paper == 0 {
				continue
			}
			var out []Turn
			for k := from; k <= i; k++ {
				out = s.appendTurn(out, s.paras[k], Turn{Label: name})
			}
			return out
		}
	}
	return nil
}

// dialogue finds the speech after dashes that says in an aside who speaks: — Мост закрыт, — сказал Лавров. The dash begins
// its paragraph, or a sentence in it.
func (s *shape) dialogue() (out []Turn) {
	for i, p := range s.paras {
		at := dashAt(s.text(i))
		if at < 0 {
			continue
		}
		at += p.Start
		found := asides(s.body, prose.Span{Start: at, End: p.End}, s.t, true)
		if len(found) == 0 && !s.leadsIn(s.body[p.Start:at]) {
			if name, line := s.namedAbove(i); name != "" && strings.TrimLeft(s.body[p.Start:at], "—–- ") == "" && prose.EndsWhole(s.text(i)) && s.spoken(line+1) && !strings.Contains(s.text(i), "?") {
				s.setApart(line, i)
				out = s.appendTurn(out, trimSpeech(s.body, at, p.End), Turn{Label: name})
			}
			continue
		}
		for _, a := range append(found, prose.Span{Start: p.End}) {
			if span := trimSpeech(s.body, at, a.Start); strings.ContainsFunc(span.Of(s.body), unicode.IsLetter) {
				out = append(out, Turn{span: span, Said: len(found) > 0})
			}
			at = behindClosing(s.body, a.End, p.End)
		}
	}
	return out
}

// behindClosing returns the end of the closing mark behind the aside that ends at byte at, with its full stop, if a dash follows: dodał, że
// „to pech | ”. – Speech. The mark is no part of the speech.
func behindClosing(body string, at, end int) int {
	gap := body[at:end]
	gap = gap[:len(gap)-len(strings.TrimLeft(gap, ".,!?…\"”»’ —–-"))]
	mark, dash := strings.LastIndexAny(gap, "\"”»’"), strings.LastIndexAny(gap, "—–-")
	if mark < 0 || dash < mark || strings.HasPrefix(gap, " ") {
		return at
	}
	_, n := utf8.DecodeRuneInString(gap[mark:])
	return at + mark + n
}

// namedAbove returns the name on the line above the speech after a dash in paragraph i, and the paragraph of that line: Jan Mak, trener
// gości ¶ – Zagraliśmy słabo. ¶ – Szkoda punktów.
func (s *shape) namedAbove(i int) (name string, line int) {
	for line = i - 1; line >= 0 && line >= i-mostBetween; line-- {
		if _, m := cutMark(s.text(line)); m == dashed {
			continue
		}
		if b, _ := readByline(s.text(line), s.t); strings.Contains(b.Name, " ") && isBare(s.text(line), s.t) {
			return b.Name, line
		}
		break
	}
	return "", 0
}

// leadsIn reports whether the text before speech says who speaks: Anna Kruk: –; Anna Kruk mówi: –
func (s *shape) leadsIn(text string) bool {
	text = strings.TrimRight(text, " —–-")
	if !strings.HasSuffix(text, ":") {
		return false
	}
	text = text[strings.LastIndexAny(text, ".!?")+1:]
	names, others := 0, 0
	for w := range strings.FieldsSeq(strings.TrimSuffix(text, ":")) {
		if s.t.Words.Of(strings.ToLower(w))&lexis.Say != 0 {
			return true
		}
		if lexis.IsCapital(w) {
			names++
		} else {
			others++
		}
	}
	return names >= 2 && others == 0
}

// dashAt finds a dash that begins a text or one of its sentences. It returns where the words after the dash begin, or -1. A
// hyphen is such a dash if a space follows. The first of the words has no small letter: He left. – said | Fox.
func dashAt(text string) int {
	before := '.'
	for k, r := range text {
		n := utf8.RuneLen(r)
		dash := strings.ContainsRune("—–-", r) && strings.ContainsRune(".!?…:", before) && (r != '-' || strings.HasPrefix(text[k+n:], " ")) && (k == 0 || text[k-1] == ' ')
		if next, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[min(k+n, len(text)):], " \u00a0")); dash && !unicode.IsLower(next) {
			return k + n
		}
		if r != ' ' {
			before = r
		}
	}
	return -1
}

// trimSpeech returns the span from from to to without white space and dashes at its ends, and without signs at its
// beginning.
func trimSpeech(body string, from, to int) prose.Span {
	text := body[from:to]
	left := strings.TrimLeft(text, " \n\u00a0,.:;—–―-")
	from += len(text) - len(left)
	return prose.Span{Start: from, End: from + len(strings.TrimRight(left, " \n\u00a0—–―-"))}
}
