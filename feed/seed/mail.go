package seed

import (
	"errors"
	"io"
	"mime"
	"net/mail"
	"strings"
	"time"

	"golang.org/x/text/encoding/htmlindex"
)

// A longer head is none. Its lines are looked at once, and its folded ones are put together.
const maxMailHead = 64 << 10

// mailHead takes what the head of a saved message tells: the subject becomes the title, the sender's name the author, and
// the date the date, where front matter gives none. A head with addresses is no part of the article, since they are
// people's own; the head of a memo, without any, stays in the text. The article is what is left, as it is or decoded, and
// as says what it is. Sure says that the file is a message by its name.
func (a *Article) mailHead(text string, as format, sure bool) (string, format, error) {
	head := readMailHead(text, sure)
	if head == nil || !hasText(text[head.size:]) && head.get("Subject") == "" {
		return text, as, nil
	}
	if a.Title == "" {
		a.Title = headline(subject(head.get("Subject")))
	}
	if name := senderName(head.get("From")); len(a.Authors) == 0 && name != "" {
		a.Authors = folded([]string{name})
	}
	if !head.private {
		return text, as, nil
	}
	if when, err := mail.ParseDate(head.get("Date")); a.Date.IsZero() && err == nil && when.Year() > 1970 && when.Year() < 10000 {
		a.Date = when.UTC().Truncate(time.Second)
	}
	body := text[head.size:]
	kind := strings.ToLower(head.get("Content-Type"))
	if head.get("Content-Transfer-Encoding") == "" && !strings.HasPrefix(kind, "multipart/") && !strings.HasPrefix(kind, "text/html") {
		return ownText(body), as, nil
	}
	plainText, page, err := messageText(head.get, body, 0)
	switch {
	case err != nil:
		return "", as, err
	case hasText(plainText):
		return ownText(plainText), as, nil
	case hasText(page):
		return ownPage(page), webPage, nil
	}
	return "", as, errors.New("read e-mail: no part of it is text; save the article alone, as plain text")
}

// A mailHead holds the fields at the start of a message (RFC 5322 section 2.2).
type mailHead struct {
	fields  map[string]string // by key in lower case; of equal keys the first
	size    int               // bytes, with the empty line behind it
	private bool              // it holds addresses, or the traces of its way
}

func (h *mailHead) get(key string) string { return h.fields[strings.ToLower(key)] }

// transport are fields that only a message that was sent has.
var transport = set("return-path received delivered-to x-original-to message-id mime-version envelope-to dkim-signature")

// maxFaulty is how many lines of a head may be none of its fields, such as the "From " line of an mbox (RFC 4155) or what
// a gateway wrote above it.
const maxFaulty = 3

// readMailHead reads the head of a message at the start of a text, or returns nil where there is none. A head has a
// sender and a subject, or fields that only a sent message has and two of the usual ones. It ends at the first empty
// line. Sure says that the text is a message; then any field is enough.
func readMailHead(text string, sure bool) *mailHead {
	h := &mailHead{fields: map[string]string{}}
	key, faulty, ended, sent := "", 0, false, 0
	for line := range strings.Lines(text[:min(len(text), maxMailHead)]) {
		h.size += len(line)
		line = strings.TrimRight(line, " \t\r\n")
		k, value, ok := mailField(line)
		switch {
		case line == "" && len(h.fields) == 0 && faulty == 0: // before it
		case line == "":
			ended = true
		case ok:
			if key = strings.ToLower(k); transport[key] {
				sent++
			}
			if _, twice := h.fields[key]; twice {
				key = ""
			} else {
				h.fields[key] = value
			}
		case line[0] == ' ' || line[0] == '\t':
			if key != "" {
				h.fields[key] += " " + strings.TrimSpace(line)
			}
		default:
			key = ""
			if faulty++; faulty > maxFaulty {
				return nil
			}
			if mboxLine(line) {
				sent++
			}
		}
		if ended {
			break
		}
	}
	usual := 0
	for _, k := range []string{"from", "to", "subject", "date", "content-type"} {
		if h.fields[k] != "" {
			usual++
		}
	}
	h.private = sure || sent > 0 || strings.Contains(h.get("From")+h.get("To")+h.get("Cc")+h.get("Reply-To")+h.get("Sender"), "@")
	switch {
	case !ended && h.size < len(text):
		return nil
	case sure && len(h.fields) > 0, sent > 0 && usual >= 2:
		return h
	case h.get("From") == "" || faulty > 0 && !h.private, h.get("Subject") == "" && (usual < 2 || !h.private):
		return nil
	}
	return h
}

// mailField parts a line "Key: value". A web address is none.
func mailField(line string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(line, ":")
	if !ok || key == "" || len(key) > 76 || strings.HasPrefix(value, "//") {
		return "", "", false
	}
	for i := 0; i < len(key); i++ {
		if c := key[i]; c != '-' && c != '_' && (c < '0' || c > '9' || i == 0) && (c|0x20 < 'a' || c|0x20 > 'z') {
			return "", "", false
		}
	}
	return key, strings.TrimSpace(value), true
}

// mboxLine reports whether a line parts messages in an mbox: "From ada@example.org Tue Feb 11 16:07:05 2025".
func mboxLine(line string) bool {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(line, ">"), "From ")
	words := strings.Fields(rest)
	return ok && len(words) >= 5 && len(words) <= 9 && strings.Count(rest, ":") >= 1 && strings.ContainsAny(rest, "0123456789")
}

// senderName returns the name of a sender without an address, or "". "Okell, Ruth" is turned round.
func senderName(from string) string {
	name := from
	if sender, err := mail.ParseAddress(from); err == nil {
		name = sender.Name
	} else if at := strings.IndexByte(from, '<'); at >= 0 {
		name = strings.Trim(from[:at], " \"'")
	}
	name = fold(decoded(name))
	if last, first, ok := strings.Cut(name, ", "); ok && personal(first+" "+last) && !strings.Contains(first, ",") {
		name = first + " " + last
	}
	if strings.Contains(name, "@") {
		return ""
	}
	return name
}

// subject is what a message is about, without the signs of an answer or of one passed on.
func subject(s string) string {
	for {
		sign, rest, ok := strings.Cut(s, ":")
		switch strings.ToLower(strings.TrimSpace(sign)) {
		case "re", "fw", "fwd", "aw", "wg", "tr", "sv", "vs", "rv", "rif", "res", "antw":
			if rest = strings.TrimSpace(rest); ok && rest != "" {
				s = rest
				continue
			}
		}
		return decoded(s)
	}
}

// decoded reads words encoded by RFC 2047, in any charset that is known.
func decoded(s string) string {
	words := mime.WordDecoder{CharsetReader: func(charset string, in io.Reader) (io.Reader, error) {
		e, err := htmlindex.Get(charset)
		if err != nil {
			return nil, err
		}
		return e.NewDecoder().Reader(in), nil
	}}
	if plain, err := words.DecodeHeader(s); err == nil {
		s = plain
	}
	return clean(strings.ToValidUTF8(s, "\ufffd"))
}
