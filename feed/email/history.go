package email

import "strings"

// originalMark reports whether a line announces a quoted or forwarded message: "-----Original Message-----".
func originalMark(line string) bool {
	if forwardMark(line) {
		return true
	}
	if len(line) > 300 || !strings.HasPrefix(line, "--") || !strings.HasSuffix(line, "--") {
		return false
	}
	return strings.Contains(line, "@") || messageMarks[strings.ToLower(strings.Trim(line, "- "))]
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
	messageMarks = listed("original message|ursprüngliche nachricht|originalnachricht|original-nachricht|message d'origine|message d’origine|message original|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|oprindelig meddelelse|opprinnelig melding|ursprungligt meddelande|wiadomość oryginalna")
	forwardMarks = listed("forwarded message|begin forwarded message|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|message transféré|message transmis|début du message réexpédié|mensaje reenviado|inicio del mensaje reenviado|messaggio inoltrato|inizio messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht|videresendt meddelelse|vidarebefordrat meddelande")
	senderFields = listed("from|von|de|da|van|fra|från|od|lähettäjä|feladó|от|kimden|absender|expéditeur|remitente|mittente|remetente|afzender|отправитель|nadawca")
	topicFields  = listed("subject|betreff|objet|sujet|asunto|oggetto|assunto|onderwerp|emne|ämne|temat|aihe|předmět|tárgy|тема|konu")
	// sentFields tell when a message was sent; a mail program writes the time of day, and a memo the day.
	sentFields  = listed("sent|gesendet|gesendet am|envoyé|envoyé le|date d'envoi|date d’envoi|enviado|enviado el|enviado em|enviada|enviada em|inviato|verzonden|sendt|skickat|wysłano|data wysłania|lähetetty|odesláno|elküldve|отправлено|дата отправки|gönderildi")
	otherFields = listed("sent|date|to|cc|bcc|reply-to|importance|attachments|gesendet|datum|an|kopie|antwort an|wichtigkeit|anlagen|envoyé|date d'envoi|date d’envoi|à|pièces jointes|enviado|fecha|para|inviato|data|a|verzonden|aan|sendt|til|skickat|till|wysłano|do|lähetetty|vastaanottaja|odesláno|komu|elküldve|címzett|отправлено|кому|дата|gönderildi|kime|gesendet am|empfänger|envoyé le|destinataire|enviado el|enviado em|enviada|enviada em|adjuntos|anexos|allegati|bijlagen|bijlage|załączniki|вложения|копия|дата отправки|data wysłania|kopia")
)

// fieldOf splits a line of the head of another message into its key, in lower case, and its value. Some programs set the
// key in stars, others set the head as a table.
func fieldOf(line string) (key, value string) {
	key, value, ok := strings.Cut(line, ":")
	if !ok || len(key) > 40 {
		return "", ""
	}
	return strings.ToLower(strings.Trim(key, "*_ \u00a0")), strings.Trim(value, "*_| \t\u00a0")
}

func isField(key string) bool { return senderFields[key] || topicFields[key] || otherFields[key] }

// innerHead returns the number of lines of the head of another message that starts at the first of lines: at least three
// fields in a row with an address or with a sender and a subject, or four without. It returns 0 if there is no such head.
func innerHead(lines []mailLine) int {
	n, address, sender, topic := 0, false, false, false
	for n < len(lines) && n < 12 {
		key, value := fieldOf(lines[n].text)
		if !isField(key) {
			break
		}
		address = address || strings.Contains(value, "@")
		sender, topic = sender || senderFields[key], topic || topicFields[key]
		n++
	}
	if n < 3 || !address && n < 4 && !(sender && topic) {
		return 0
	}
	return n
}

// headLines returns the number of lines of an announcing line and the head of the message below it.
func headLines(lines []mailLine) int {
	n := 0
	if innerHead(lines) == 0 {
		n = 1
		for n < len(lines) && lines[n].blank() {
			n++
		}
	}
	for n < len(lines) && lines[n].text != "" {
		if key, _ := fieldOf(lines[n].text); !isField(key) {
			if raw := lines[n].raw; raw == "" || raw[0] != ' ' && raw[0] != '\t' {
				break
			}
		}
		n++
	}
	return max(n, 1)
}

// answers returns the number of lines that introduce quoted lines below: "On 3 May 2026, Ruth Okell <ruth@benning.example>
// wrote:", which may be wrapped, within one block. Level is the depth of the lines around it. It returns 0 if there are none.
func answers(lines []mailLine, level int) int {
	for n := 1; n <= 3 && n < len(lines); n++ {
		line := lines[n-1].text
		if line == "" || lines[n-1].depth != level || lines[n-1].block != lines[0].block {
			return 0
		}
		if !strings.HasSuffix(line, ":") {
			continue
		}
		next := n
		for next < len(lines) && next < n+2 && lines[next].blank() {
			next++
		}
		if next < len(lines) && lines[next].depth > level {
			return n
		}
		return 0
	}
	return 0
}

func listed(words string) map[string]bool {
	m := map[string]bool{}
	for word := range strings.SplitSeq(words, "|") {
		m[word] = true
	}
	return m
}
