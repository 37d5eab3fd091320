package email

import "strings"

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
		h.pasted = append(h.pasted, value)
		switch h.private = h.private || sentFields[key] && strings.Contains(value, ":") || !topicFields[key] && strings.Contains(value, "@"); {
		case senderFields[key] && h.get("From") == "":
			h.fields["from"] = value
		case topicFields[key] && h.get("Subject") == "":
			h.fields["subject"] = value
		}
	}
	if !strings.Contains(h.get("From"), "@") && strings.ContainsAny(h.get("From"), "0123456789") { // From: 8 to 16
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
