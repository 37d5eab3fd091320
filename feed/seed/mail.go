package seed

import (
	"errors"
	"io"
	"mime"
	"net/mail"
	"regexp"
	"strings"
	"time"

	"golang.org/x/text/encoding/htmlindex"

	"seedfeed/feed/markup"
	"seedfeed/feed/plaintext"
)

// maxMailHead is the longest head of a message, in bytes.
const maxMailHead = 64 << 10

// mailHead reads the head of a saved message. Its subject, sender and date become title, author and date unless front matter
// gave them. The head is removed if it holds addresses, which are private; the head of a memo without addresses stays. The
// text that is left is returned, decoded, or the page where the message is one. Sure says that the name of the file marks it
// as a message.
func (a *Article) mailHead(text string, sure bool) (rest string, page *markup.Document, err error) {
	head := readMailHead(text, sure)
	if head == nil {
		head = pastedHead(text)
	}
	if head == nil || !hasText(text[head.size:]) && head.get("Subject") == "" {
		return text, nil, nil
	}
	about := head.get("Subject")
	titled, signed := a.Title != "", len(a.Authors) > 0
	if !titled {
		a.Title = headline(subject(about))
	}
	if name := senderName(head.get("From")); len(a.Authors) == 0 && name != "" {
		a.Authors = folded([]string{name})
	}
	if !head.private {
		return text, nil, nil
	}
	if when, err := mail.ParseDate(head.get("Date")); a.Date.IsZero() && err == nil && when.Year() > 1970 && when.Year() < 10000 {
		a.Date = when.UTC().Truncate(time.Second)
	}
	body, html := text[head.size:], ""
	kind := strings.ToLower(head.get("Content-Type"))
	if head.get("Content-Transfer-Encoding") != "" || strings.HasPrefix(kind, "multipart/") || strings.HasPrefix(kind, "text/html") {
		if body, html, err = messageText(head.get, body, 0); err != nil {
			return "", nil, err
		}
		if !hasText(body) && !hasText(html) {
			return "", nil, errors.New("read e-mail: no part of it is text; save the article alone, as plain text")
		}
	}
	var passed *passedOn
	if html != "" && !hasText(body) {
		page = markup.Mail(html)
		passed = ownBlocks(page, about)
	} else {
		rest, passed = ownText(body, about)
	}
	if passed != nil {
		if !titled && passed.subject != "" {
			a.Title = headline(subject(passed.subject))
		}
		if !signed {
			a.Authors = folded([]string{senderName(passed.from)})
		}
	}
	return rest, page, nil
}

// A mailHead holds the fields at the start of a message (RFC 5322 section 2.2).
type mailHead struct {
	fields  map[string]string // by key in lower case; of equal keys the first
	size    int               // bytes, with the empty line behind it
	private bool              // it holds addresses, or fields of transport
}

func (h *mailHead) get(key string) string { return h.fields[strings.ToLower(key)] }

// transport holds the fields that mail servers add.
var transport = set("return-path received delivered-to x-original-to message-id mime-version envelope-to dkim-signature")

// maxFaulty is the number of lines in a head that need not be fields, such as the "From " line of an mbox (RFC 4155) or a line
// from a gateway.
const maxFaulty = 3

// readMailHead reads the head of a message at the start of a text, up to the first empty line. It returns nil if there is
// none. A head has a sender and a subject, or fields of transport and two of the usual fields. If sure is set, because the
// text is known to be a message, any field is enough; below the first line of a mailbox none is needed.
func readMailHead(text string, sure bool) *mailHead {
	h := &mailHead{fields: map[string]string{}}
	key, faulty, ended, sent := "", 0, false, 0
	postmark := false // the first line is one that only a mailbox has
	for line := range strings.Lines(text[:min(len(text), maxMailHead)]) {
		h.size += len(line)
		line = strings.TrimRight(line, " \t\r\n")
		k, value, ok := mailField(line)
		postmark = postmark || len(h.fields) == 0 && faulty == 0 && isPostmark(line)
		switch {
		case line == "" && len(h.fields) == 0 && faulty == 0: // blank lines before the head
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
	case sure && len(h.fields) > 0, sent > 0 && usual >= 2, postmark:
		return h
	case h.get("From") == "" || faulty > 0 && !h.private, h.get("Subject") == "" && (usual < 2 || !h.private):
		return nil
	}
	return h
}

// pastedHead reads the head of a message that somebody copied out of a mail program, in the language of that program: "Von: …",
// "Gesendet: …", "An: …", "Betreff: …", perhaps below a line such as "-----Original Message-----". It returns nil if there is none.
func pastedHead(text string) *mailHead {
	const most = 4 << 10
	first, _, _ := strings.Cut(strings.TrimLeft(text[:min(len(text), most)], " \t\r\n"), "\n")
	first = strings.TrimSpace(first)
	if key, _ := fieldOf(first); !isField(key) && !originalMark(first) {
		return nil
	}
	lines := textLines(text[:min(len(text), most)])
	at := 0
	for lines[at].blank() {
		at++
	}
	end := at + headLines(lines[at:])
	// a line that announces the message, and a blank line, may stand above its head
	if head := lines[at:end]; innerHead(head) == 0 && (len(head) < 3 || innerHead(head[1:]) == 0 && innerHead(head[2:]) == 0) {
		return nil
	}
	h := &mailHead{fields: map[string]string{}, private: originalMark(first)}
	for _, l := range lines[at:end] {
		key, value := fieldOf(l.text)
		if _, held := embargoLine(value, false); held { // it holds the article back where it stands
			return nil
		}
		switch h.private = h.private || !topicFields[key] && strings.Contains(value, "@"); {
		case senderFields[key] && h.get("From") == "":
			h.fields["from"] = value
		case topicFields[key] && h.get("Subject") == "":
			h.fields["subject"] = value
		}
	}
	if !strings.Contains(h.get("From"), "@") && digits(h.get("From")) > 0 { // From: 8 to 16
		return nil
	}
	for end < len(lines) && lines[end].blank() {
		end++
	}
	for line := range strings.Lines(text) {
		if end--; end < 0 {
			break
		}
		h.size += len(line)
	}
	return h
}

// mailField splits a line "Key: value". A web address is not a field.
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

// mboxLine reports whether a line separates messages in an mbox: "From ada@example.org Tue Feb 11 16:07:05 2025".
func mboxLine(line string) bool {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(line, ">"), "From ")
	words := strings.Fields(rest)
	return ok && len(words) >= 5 && len(words) <= 9 && strings.Count(rest, ":") >= 1 && strings.ContainsAny(rest, "0123456789")
}

// isPostmark reports whether a line has the exact form in which mail programs begin a message in a mailbox (RFC 4155): a
// sender without spaces and a date such as "Tue Nov  3 10:00:05 2026". No prose has it.
func isPostmark(line string) bool {
	words := strings.Fields(line)
	if len(words) < 7 || len(words) > 9 || words[0] != "From" {
		return false
	}
	_, err := time.Parse("Mon Jan 2 15:04:05 2006", strings.Join(words[2:7], " "))
	return err == nil
}

// senderName returns the name of a sender without the address, or "". "Okell, Ruth" becomes "Ruth Okell".
func senderName(from string) string {
	name := from
	if sender, err := mail.ParseAddress(from); err == nil {
		name = sender.Name
	} else if at := strings.IndexAny(from, "<["); at >= 0 {
		name = strings.Trim(from[:at], " \"'")
	}
	name = plaintext.Line(decoded(name))
	if last, first, ok := strings.Cut(name, ", "); ok && personal(first+" "+last) && !strings.Contains(first, ",") {
		name = first + " " + last
	}
	if strings.Contains(name, "@") {
		return ""
	}
	return name
}

// subject returns the subject of a message without prefixes such as "Re:" and "Fwd:".
func subject(s string) string {
	s = decoded(s)
	for {
		_, rest := cutPrefix(s)
		if rest == "" {
			return s
		}
		s = rest
	}
}

// prefixOf reports whether a subject is first of all that of an answer, or of a forwarded message.
func prefixOf(s string) (answer, forward bool) {
	sign, _ := cutPrefix(decoded(s))
	return answerSigns[sign], forwardSigns[sign]
}

// cutPrefix splits a subject into its first prefix, in lower case, and the rest. Both are "" if it has none. "Re[2]:" counts
// answers, and "[Fwd: The weir]" is how old programs write a prefix.
func cutPrefix(s string) (sign, rest string) {
	if inner, ok := strings.CutPrefix(s, "["); ok && strings.HasSuffix(inner, "]") {
		if sign, _ := cutPrefix(strings.TrimSuffix(inner, "]")); sign != "" {
			s = strings.TrimSuffix(inner, "]")
		}
	}
	sign, rest, _ = strings.Cut(s, ":")
	sign = strings.ToLower(strings.TrimRight(strings.TrimSpace(sign), "[]()^0123456789 "))
	if rest = strings.TrimSpace(rest); rest == "" || !answerSigns[sign] && !forwardSigns[sign] && sign != "vs" { // a forwarded message in Danish, an answer in Finnish
		return "", ""
	}
	return sign, rest
}

// Prefixes of subjects, in the languages of mail programs.
var (
	answerSigns  = set("re aw sv rif res antw odp ynt")
	forwardSigns = set("fw fwd wg tr rv enc doorst vb vl pd i̇lt")
)

// Some programs write characters of other alphabets into encoded words as they are. Such characters stand for themselves;
// what is between them is decoded.
var (
	rawWord  = regexp.MustCompile(`=\?([A-Za-z0-9._-]+)\?[Qq]\?([^?\s]*[^\x00-\x7f?\s][^?\s]*)\?=`)
	plainRun = regexp.MustCompile(`[\x00-\x7f]+`)
)

// decoded decodes the encoded words of RFC 2047, in any known charset.
func decoded(s string) string {
	words := mime.WordDecoder{CharsetReader: func(charset string, in io.Reader) (io.Reader, error) {
		e, err := htmlindex.Get(charset)
		if err != nil {
			return nil, err
		}
		return e.NewDecoder().Reader(in), nil
	}}
	s = rawWord.ReplaceAllStringFunc(s, func(word string) string {
		parts := rawWord.FindStringSubmatch(word)
		if _, err := htmlindex.Get(parts[1]); err != nil {
			return word
		}
		return plainRun.ReplaceAllString(parts[2], "=?"+parts[1]+"?Q?${0}?=")
	})
	if plain, err := words.DecodeHeader(s); err == nil {
		s = plain
	}
	return plaintext.Clean(strings.ToValidUTF8(s, "\ufffd"))
}
