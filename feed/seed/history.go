package seed

import "strings"

// maxSignature is the longest signature, in lines, after a mark "--" without its trailing space.
const maxSignature = 12

// fewWords is the least text, in words, above a quoted message that is an article of its own. Below it the message is one
// that was forwarded, such as under "For your information".
const fewWords = 8

// ownText returns what the sender of a message wrote. It removes the signature (RFC 3676 section 4.3), quoted lines, a quoted
// message below, and the head of a forwarded message. It ends before the next message of an mbox. From a message with nothing
// but quoted lines it returns these.
func ownText(text string) string {
	var b, quoted strings.Builder
	b.Grow(len(text))
	lines := strings.SplitAfter(text, "\n")
	said, words := false, 0
	for i := 0; i < len(lines); i++ {
		line := strings.TrimRight(lines[i], "\r\n")
		switch bare := strings.TrimSpace(line); {
		case bare == "":
			b.WriteString(lines[i])
		case mboxLine(line) && i > 0 && line[0] != '>' && strings.TrimSpace(lines[i-1]) == "", said && signatureMark(line, len(lines)-i):
			return b.String()
		case originalMark(bare) || innerHead(lines[i:]) > 0:
			if words >= fewWords && !forwardMark(bare) {
				return b.String()
			}
			i += headLines(lines[i:]) - 1
		case strings.HasPrefix(line, ">From "): // RFC 4155
			b.WriteString(lines[i][1:])
			said, words = true, fewWords
		case line[0] == '>':
			quoted.WriteString(strings.TrimLeft(lines[i], "> "))
		case answers(lines[i:]) > 0:
			i += answers(lines[i:]) - 1
		default:
			b.WriteString(lines[i])
			said, words = true, words+len(strings.Fields(line))
		}
	}
	if !said && hasText(quoted.String()) {
		return ownText(quoted.String())
	}
	return b.String()
}

// signatureMark reports whether a signature starts at this line. Left is the number of lines from here to the end.
func signatureMark(line string, left int) bool {
	return line == "-- " || strings.TrimRight(line, " ") == "--" && left <= maxSignature
}

// originalMark reports whether a line announces a quoted or forwarded message: "-----Original Message-----".
func originalMark(line string) bool {
	return strings.HasPrefix(line, "--") && strings.HasSuffix(line, "--") && messageMarks[strings.ToLower(strings.Trim(line, "- "))] || forwardMark(line)
}

// forwardMark reports whether a line announces a forwarded message.
func forwardMark(line string) bool {
	if len(line) > 60 {
		return false
	}
	line = strings.ToLower(strings.Trim(line, "- :"))
	return forwardMarks[line]
}

var (
	messageMarks = labels("original message|ursprüngliche nachricht|originalnachricht|original-nachricht|message d'origine|message original|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|oprindelig meddelelse|opprinnelig melding|ursprungligt meddelande|wiadomość oryginalna")
	forwardMarks = labels("forwarded message|begin forwarded message|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|message transféré|message transmis|début du message réexpédié|mensaje reenviado|inicio del mensaje reenviado|messaggio inoltrato|inizio messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht|videresendt meddelelse|vidarebefordrat meddelande")
	innerFields  = labels("from|sent|date|to|cc|subject|reply-to|von|gesendet|datum|an|betreff|antwort an|de|envoyé|date d'envoi|à|objet|enviado|fecha|para|asunto|da|inviato|data|a|oggetto|assunto|van|verzonden|aan|onderwerp|fra|sendt|til|emne|från|skickat|till|ämne")
)

// innerHead returns the number of lines of the head of another message that starts at the first of lines: at least three
// fields in a row with an address, or four without. It returns 0 if there is no such head.
func innerHead(lines []string) int {
	n, telling := 0, false
	for n < len(lines) && n < 12 {
		key, value, ok := strings.Cut(strings.TrimLeft(strings.TrimRight(lines[n], "\r\n"), "*_ "), ":")
		key = strings.ToLower(strings.Trim(key, "*_ \u00a0"))
		if !ok || !innerFields[key] {
			break
		}
		telling = telling || strings.Contains(value, "@")
		n++
	}
	if n < 3 || !telling && n < 4 {
		return 0
	}
	return n
}

// headLines returns the number of lines of an announcing line and the head of the message below it.
func headLines(lines []string) int {
	n := 0
	if innerHead(lines) == 0 {
		n = 1
		for n < len(lines) && strings.TrimSpace(lines[n]) == "" {
			n++
		}
	}
	for n < len(lines) && strings.TrimSpace(lines[n]) != "" {
		if key, _, ok := strings.Cut(strings.Trim(lines[n], "*_ "), ":"); !ok || !innerFields[strings.ToLower(strings.Trim(key, "*_ "))] {
			if lines[n][0] != ' ' && lines[n][0] != '\t' {
				break
			}
		}
		n++
	}
	return max(n, 1)
}

// answers returns the number of lines that introduce quoted lines below: "On 3 May 2026, Ruth Okell <ruth@benning.example>
// wrote:", which may be wrapped. It returns 0 if there are none.
func answers(lines []string) int {
	for n := 1; n <= 3 && n < len(lines); n++ {
		line := strings.TrimSpace(lines[n-1])
		if line == "" {
			return 0
		}
		if !strings.HasSuffix(line, ":") {
			continue
		}
		next := n
		for next < len(lines) && next < n+2 && strings.TrimSpace(lines[next]) == "" {
			next++
		}
		if next < len(lines) && strings.HasPrefix(lines[next], ">") {
			return n
		}
		return 0
	}
	return 0
}

// ownPage removes the quoted message at the end of a page.
func ownPage(page string) string {
	lower := strings.ToLower(page)
	for _, mark := range []string{`<blockquote type="cite"`, `<div class="gmail_quote`, `<div id="divrplyfwdmsg"`, `<div id="appendonsend"`} {
		if at := strings.Index(lower, mark); at > 0 && len(lower) == len(page) && hasText(textOf(page[:at])) {
			return page[:at]
		}
	}
	return page
}

// textOf returns a page without its tags.
func textOf(page string) string {
	var b strings.Builder
	for {
		text, rest, ok := strings.Cut(page, "<")
		b.WriteString(text)
		if !ok {
			return b.String()
		}
		_, page, _ = strings.Cut(rest, ">")
	}
}
