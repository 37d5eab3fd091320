package email

import (
	"net/mail"
	"regexp"
	"strings"
	"time"

	"seedfeed/feed/plaintext"
)

// maxMailHead is the longest head of a message, in bytes.
const maxMailHead = 64 << 10

// A mailHead holds the fields at the start of a message (RFC 5322 section 2.2).
type mailHead struct {
	fields  map[string]string // by key in lower case; of equal keys the first
	size    int               // bytes, with the empty line behind it
	private bool              // it holds addresses, or fields of transport
	pasted  []string          // see Message.Pasted
}

func (h *mailHead) get(key string) string { return h.fields[strings.ToLower(key)] }

// transport holds the fields that mail servers add.
var transport = listed("return-path|received|delivered-to|x-original-to|message-id|mime-version|envelope-to|dkim-signature")

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
	h.private = sure || sent > 0 || strings.Contains(h.get("Sent"), ":") || strings.Contains(h.get("From")+h.get("To")+h.get("Cc")+h.get("Reply-To")+h.get("Sender"), "@")
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

// postmarks matches the lines that begin the messages of a mailbox.
var postmarks = regexp.MustCompile(`(?:^|\n\n)From \S+ \w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}\n`)

// senderName returns the name of a sender without the address, or "".
func senderName(from string) string {
	name := from
	if sender, err := mail.ParseAddress(from); err == nil {
		name = sender.Name
	} else if at := strings.IndexAny(from, "<["); at >= 0 {
		name = strings.Trim(from[:at], " \"'")
	}
	name = plaintext.Line(decoded(name))
	if strings.Contains(name, "@") {
		return ""
	}
	return name
}
