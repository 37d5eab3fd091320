package seed

import (
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// A longer head is none: folding it together would take long.
const maxMailHead = 16 << 10

// mailHead takes what the head of a saved message tells: lines "Key: value" (RFC 5322 section 2.2, also folded ones)
// from the first line to an empty one, with "From" and "Subject" among them. The subject becomes the title and the
// sender's name the author, where front matter gives none. A head with addresses is no part of the article, since they
// are people's own; one without, of a memo, stays in the text. The article is what is left, as it is or decoded (MIME,
// RFC 2045); as says what it is.
func (a *Article) mailHead(text string, as format) (string, format, error) {
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
		return text, as, nil
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
	if !strings.Contains(fields["from"], "@") {
		return text, as, nil
	}
	get := func(key string) string { return fields[strings.ToLower(key)] }
	if get("Content-Transfer-Encoding") == "" && !strings.HasPrefix(strings.ToLower(get("Content-Type")), "multipart/") && !strings.HasPrefix(strings.ToLower(get("Content-Type")), "text/html") {
		return text[size:], as, nil
	}
	plainText, page, err := messageText(get, text[size:], 0)
	switch {
	case err != nil:
		return "", as, err
	case hasText(plainText):
		return plainText, as, nil
	case hasText(page):
		return page, webPage, nil
	}
	return "", as, errors.New("read e-mail: no part of it is text; save the article alone, as plain text")
}

// Parts of a message in parts of it, and parts of one, that are looked at.
const (
	maxParts     = 50
	maxPartDepth = 4
)

// messageText decodes the text of a message, or of a part of one, and its text as a page; "" where it has none. Get gives
// its header fields.
func messageText(get func(string) string, body string, depth int) (text, page string, err error) {
	kind, params, err := mime.ParseMediaType(get("Content-Type"))
	if err != nil || kind == "" {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") && depth < maxPartDepth {
		parts := multipart.NewReader(strings.NewReader(body), params["boundary"])
		for range maxParts {
			part, err := parts.NextRawPart()
			if err != nil {
				break
			}
			inner, err := io.ReadAll(part)
			if strings.HasPrefix(part.Header.Get("Content-Disposition"), "attachment") || err != nil && len(inner) == 0 {
				continue
			}
			t, p, err := messageText(part.Header.Get, string(inner), depth+1)
			if err != nil {
				return "", "", err
			}
			if text == "" {
				text = t
			}
			if page == "" {
				page = p
			}
		}
		return text, page, nil
	}
	if kind != "text/plain" && kind != "text/html" {
		return "", "", nil
	}
	if text, err = transferred(get("Content-Transfer-Encoding"), params["charset"], body); err != nil || kind == "text/plain" {
		return text, "", err
	}
	return "", text, nil
}

// transferred decodes what was encoded for the way; what is broken ends the text there.
func transferred(how, charset, body string) (string, error) {
	var r io.Reader
	switch strings.ToLower(strings.TrimSpace(how)) {
	case "quoted-printable":
		r = quotedprintable.NewReader(strings.NewReader(body))
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, strings.NewReader(strings.TrimSpace(body)))
	default: // read with the file
		return body, nil
	}
	data, err := io.ReadAll(r)
	if err != nil && len(data) == 0 {
		return "", errors.New("read e-mail: its text is not encoded as its head says; save the article as plain text")
	}
	text, _, err := decodeAs(data, func([]byte) encoding.Encoding {
		if e, err := htmlindex.Get(charset); err == nil && charset != "" {
			return e
		}
		return nil
	})
	return text, err
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
