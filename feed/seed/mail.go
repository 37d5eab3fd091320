package seed

import (
	"mime"
	"net/mail"
	"strings"
)

// A longer head is none: folding it together would take long.
const maxMailHead = 16 << 10

// mailHead takes what the head of a saved message tells: lines "Key: value" (RFC 5322 section 2.2, also folded ones)
// from the first line to an empty one, with "From" and "Subject" among them. The subject becomes the title and the
// sender's name the author, where front matter gives none. A head with addresses is no part of the article, since they
// are people's own; one without, of a memo, stays in the text.
func (a *Article) mailHead(text string) (rest string) {
	fields, key, size, ended := map[string]string{}, "", 0, false
	for line := range strings.Lines(text[:min(len(text), maxMailHead)]) {
		size += len(line)
		line = strings.TrimRight(line, " \t\n")
		if k, ok := keyOf(line); ok {
			if key = strings.ToLower(k); fields[key] == "" {
				fields[key] = strings.TrimSpace(line[len(k)+1:])
			}
		} else if key != "" && line != "" && (line[0] == ' ' || line[0] == '\t') {
			fields[key] += " " + strings.TrimSpace(line)
		} else {
			ended = line == ""
			break
		}
	}
	if !ended || fields["from"] == "" || fields["subject"] == "" || !hasText(text[size:]) {
		return text
	}
	if a.Title == "" {
		a.Title = headline(subject(fields["subject"]))
	}
	from := fields["from"]
	if sender, err := mail.ParseAddress(from); err == nil {
		from = sender.Name
	}
	if len(a.Authors) == 0 && !strings.Contains(from, "@") {
		a.Authors = folded([]string{decoded(from)})
	}
	if strings.Contains(fields["from"], "@") {
		return text[size:]
	}
	return text
}

// subject is what a message is about, without the signs of an answer or of one passed on.
func subject(s string) string {
	for {
		sign, rest, ok := strings.Cut(s, ":")
		switch strings.ToLower(strings.TrimSpace(sign)) {
		case "re", "fw", "fwd", "aw", "wg", "tr":
			if rest = strings.TrimSpace(rest); ok && rest != "" {
				s = rest
				continue
			}
		}
		return decoded(s)
	}
}

// decoded reads words encoded by RFC 2047.
func decoded(s string) string {
	if plain, err := new(mime.WordDecoder).DecodeHeader(s); err == nil {
		s = plain
	}
	return clean(strings.ToValidUTF8(s, "\ufffd"))
}
