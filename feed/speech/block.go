package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

// blocks finds paragraphs that are quoted without marks. A verb of saying and a colon announce them, or a paragraph with a
// dash and a name follows, or they are a letter with a name below it.
func (s *shape) blocks() []Turn {
	var out []Turn
	for i := range s.paras {
		out = s.signedInside(out, i)
		if i+1 == len(s.paras) {
			break
		}
		next := s.text(i + 1)
		switch {
		case strings.HasSuffix(s.text(i), ":") && s.announces(i) && s.plain(i+1):
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
	return out
}

// signed adds a paragraph as a turn if the text below or behind it is a byline that names somebody.
func (s *shape) signed(out []Turn, span prose.Span, text string) []Turn {
	if b, ok := readByline(text, s.t); ok && b.Name != "" {
		return s.appendTurn(out, span, Turn{Label: b.Name, Role: b.Role, Single: b.Single})
	}
	return out
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
		if k == 0 {
			continue
		}
		span := prose.Span{Start: s.paras[i].Start, End: s.paras[i].Start + k}
		if isSpeech(text[:k]) {
			return s.signed(out, span, strings.TrimSpace(text[k:]))
		}
	}
	return out
}

// announces reports whether the last sentence of paragraph i has a verb of saying.
func (s *shape) announces(i int) bool {
	sentences := prose.Sentences(s.body, s.paras[i])
	if len(sentences) == 0 {
		return false
	}
	last := sentences[len(sentences)-1]
	if strings.ContainsAny(last.Of(s.body), "“”\"„«»") {
		return false
	}
	for w := range prose.EachWord(s.body, last) {
		if s.t.Words.Of(strings.ToLower(w.Of(s.body)))&(lexis.Say|lexis.Part) != 0 {
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

// bareName returns text where it is a name of two to four words and nothing else.
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
	return text
}

// letter returns up to three paragraphs that end with paragraph i as a letter. The paragraph before them must mention a letter,
// and they must be in the first person.
func (s *shape) letter(i int, name string) []Turn {
	spoken := false
	for from := i; from > 0 && from > i-3; from-- {
		if !s.plain(from) {
			return nil
		}
		if spoken = spoken || s.spoken(from); !spoken {
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

// dialogue finds the speech in paragraphs that begin with a dash and have a verb of saying behind a second dash:
// — Мост закрыт, — сказал Лавров.
func (s *shape) dialogue() []Turn {
	var out []Turn
	for i := range s.paras {
		text := s.text(i)
		r, n := utf8.DecodeRuneInString(text)
		if r != '—' && r != '–' {
			continue
		}
		start := s.paras[i].Start + n
		var cuts []int // where the dashes inside stand
		for k, r := range text {
			if k > 0 && (r == '—' || r == '–') && (text[k-1] == ' ' || k+len(string(r)) < len(text) && text[k+len(string(r))] == ' ') {
				cuts = append(cuts, s.paras[i].Start+k)
			}
		}
		if len(cuts) == 0 || !s.saysFirst(cuts[0]) {
			continue
		}
		add := func(from, to int) {
			span := trimSpeech(s.body, from, to)
			if span.End > span.Start {
				out = append(out, Turn{span: span})
			}
		}
		add(start, cuts[0])
		if len(cuts) > 1 {
			add(cuts[1]+len("—"), s.paras[i].End)
		}
	}
	return out
}

// saysFirst reports whether one of the first two words behind the dash at at is a verb of saying.
func (s *shape) saysFirst(at int) bool {
	n := 0
	for w := range prose.EachWord(s.body, prose.Span{Start: at, End: min(at+60, len(s.body))}) {
		if s.t.Words.Of(strings.ToLower(w.Of(s.body)))&(lexis.Say|lexis.Part) != 0 {
			return true
		}
		if n++; n == 2 {
			break
		}
	}
	return false
}

// trimSpeech returns the span from from to to without white space and commas at its ends.
func trimSpeech(body string, from, to int) prose.Span {
	text := body[from:to]
	left := strings.TrimLeft(text, " \n,—–")
	from += len(text) - len(left)
	return prose.Span{Start: from, End: from + len(strings.TrimRight(left, " \n,"))}
}
