package email

import (
	"slices"
	"strings"
	"testing"

	"seedfeed/feed/markup"
	"seedfeed/feed/plaintext"
)

// article is a message with what stands in its text.
type article struct {
	*Message
	body string // its paragraphs, with a blank line between
}

// parse reads a file, which may be a message.
func parse(t *testing.T, name string, data []byte) article {
	t.Helper()
	text, _, err := plaintext.Decode(data, Encoding)
	if err != nil {
		t.Fatal(err)
	}
	m, err := Read(text, strings.HasSuffix(name, ".eml"))
	if err != nil {
		t.Fatalf("%q: %v", data, err)
	}
	if m == nil {
		m = &Message{Text: text}
	}
	var parts []string
	if m.Page != nil {
		for _, b := range m.Page.Blocks {
			parts = append(parts, b.Text)
		}
	} else {
		parts = strings.Split(m.Text, "\n\n")
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return article{m, strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "\n\n")}
}

const mailText = "The weir will be mended in May, the council said on Friday. That means two weeks without water.\n\n“I can wait,” said Tom Rusk, who keeps it.\n"

// TestMailHeads: whatever stands at the head of a message, its addresses and traces never come out, and its subject, sender
// and text do.
func TestMailHeads(t *testing.T) {
	const from, rest = "From: Ruth Okell <ruth@benning.example>\n", "To: club@benning.example\nSubject: The weir\nDate: Tue, 3 Nov 2026 10:00:00 +0100\n"
	for name, head := range map[string]string{
		"plain":                    from + rest,
		"mbox":                     "From ruth@benning.example Tue Nov  3 10:00:05 2026\n" + from + rest,
		"mbox, escaped":            "Return-Path: <ruth@benning.example>\n>From ruth@benning.example Tue Nov  3 10:00:05 2026\n" + from + rest,
		"mbox with a zone":         "From - Tue Nov 03 10:00:05 2026 +0100\n" + from + rest,
		"return path":              "Return-Path: <ruth@benning.example>\n" + from + rest,
		"received, folded":         "Received: from a.example (a.example [192.0.2.1])\n\tby b.example with ESMTP id 77\n\tfor <club@benning.example>; Tue, 3 Nov 2026 10:00:02 +0100\n" + from + rest,
		"folded by a space":        from + "To: club@benning.example,\n ruth@benning.example\nSubject: The\n weir\nDate: Tue, 3 Nov 2026\n 10:00:00 +0100\n",
		"folded by a tab":          from + "To: club@benning.example\nSubject: The\n\tweir\nDate: Tue, 3 Nov 2026\n\t10:00:00 +0100\n",
		"given twice":              from + rest + "Subject: Another\n goes on\n",
		"blank lines first":        "\n\n" + from + rest,
		"a faulty line first":      "Message from the gateway at benning.example\n" + from + rest,
		"a faulty line between":    from + "this line is none at all\n" + rest,
		"spaces before the colon":  "X-Flags :x\n" + from + rest,
		"no space behind a colon":  "From:Ruth Okell <ruth@benning.example>\nTo:club@benning.example\nSubject:The weir\nDate:Tue, 3 Nov 2026 10:00:00 +0100\n",
		"lower case":               strings.ToLower("FROM: ") + "Ruth Okell <ruth@benning.example>\nto: club@benning.example\nsubject: The weir\ndate: Tue, 3 Nov 2026 10:00:00 +0100\n",
		"a comment for a name":     "From: ruth@benning.example (Ruth Okell)\n" + rest,
		"an encoded name":          "From: =?iso-8859-1?Q?Ruth_Okell?= <ruth@benning.example>\n" + rest,
		"an answer":                from + "To: club@benning.example\nSubject: AW: Re: The weir\nDate: Tue, 3 Nov 2026 10:00:00 +0100\n",
		"many fields":              "Delivered-To: club@benning.example\nX-Spam: no\nDKIM-Signature: v=1; a=rsa;\n b=abc\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nMessage-ID: <1@benning.example>\n" + from + rest,
		"carriage returns":         strings.ReplaceAll("Return-Path: <ruth@benning.example>\n"+from+rest, "\n", "\r\n"),
		"a sender's broken quotes": "From: \"Ruth Okell <ruth@benning.example>\n" + rest,
	} {
		for _, file := range []string{"a.txt", "a.eml"} {
			a := parse(t, file, []byte(head+"\n"+mailText))
			if a.Subject != "The weir" || a.Sender != "Ruth Okell" || a.body != strings.TrimSpace(mailText) || !strings.HasPrefix(a.Date.Format("2006-01-02T15:04"), "2026-11-03T09:00") {
				t.Errorf("%s, %s: title %q, authors %q, date %v, body %q", name, file, a.Subject, a.Sender, a.Date, a.body)
			}
		}
	}
	for name, text := range map[string]string{
		"no subject":       "From: Ruth Okell <ruth@benning.example>\nTo: club@benning.example\n\n",
		"an address alone": "From: ruth@benning.example\nSubject: The weir\n\n",
		"no sender":        "Received: by b.example; Tue, 3 Nov 2026 10:00:02 +0100\nTo: club@benning.example\nSubject: The weir\n\n",
		"a mailbox":        "From ruth@benning.example Tue Nov  3 10:00:05 2026\n\n",
		"relayed":          "From ruth@benning.example Tue Nov  3 10:00:05 2026\nReceived: from a.example\n    by b.example; date\n\n",
		"undisclosed":      "Return-Path: <>\nFrom: Ruth Okell\nSubject: The weir\n\n",
	} {
		a := parse(t, "a.txt", []byte(text+mailText))
		if a.body != strings.TrimSpace(mailText) || strings.Contains(a.Subject+a.Sender, "@") {
			t.Errorf("%s: title %q, authors %q, body %q", name, a.Subject, a.Sender, a.body)
		}
	}
	if a := parse(t, "note.eml", []byte("X-Note: 1\nFrom: ruth@benning.example\n\n"+mailText)); a.body != strings.TrimSpace(mailText) || a.Subject != "" {
		t.Errorf(".eml: title %q, body %q", a.Subject, a.body)
	}
}

// TestPastedHeads: the head of a message that was copied out of a mail program is read in the language of the program, and goes
// where it has addresses. The head of a memo stays.
func TestPastedHeads(t *testing.T) {
	for head, gone := range map[string]bool{
		"Von: Ruth Okell <ruth@benning.example>\nGesendet: Dienstag, 3. November 2026 10:00\nAn: club@benning.example\nBetreff: The weir": true,
		"-----Original Message-----\nFrom: Ruth Okell\nSent: Tuesday\nTo: Club\nSubject: The weir":                                        true,
		"Anfang der weitergeleiteten Nachricht:\n\nVon: Ruth Okell <ruth@benning.example>\nBetreff: AW: The weir\nDatum: 3. November":     true,
		"-----Mensaje original-----\nDe: Ruth Okell\nEnviado el: martes\nPara: Club\nAsunto: The weir":                                    true,
		"De : Ruth Okell <ruth@benning.example>\nEnvoyé : mardi\nÀ : club@benning.example\nObjet : The weir":                              true,
		"De: Ruth Okell <ruth@benning.example>\nEnviada em: terça-feira\nPara: club@benning.example\nAssunto: The weir":                   true,
		"Da: Ruth Okell <ruth@benning.example>\nInviato: martedì\nA: club@benning.example\nOggetto: The weir":                             true,
		"От: Ruth Okell <ruth@benning.example>\nКому: club@benning.example\nТема: The weir":                                               true,
		"Van: Ruth Okell\nVerzonden: dinsdag\nAan: Club\nOnderwerp: The weir":                                                             false,
		"Van: Ruth Okell\nVerzonden: dinsdag 3 november 2026 10:00\nAan: Club\nOnderwerp: The weir":                                       true, "From: Ruth Okell\nDate: Tuesday, 10:00\nTo: Club\nSubject: The weir": false, "From: Ruth Okell\nSent: Tuesday, 3 November 2026 10:00\nTo: Club\nSubject: The weir": true,
		"Von: Ruth Okell\nAn: Alle Mitglieder\nDatum: 3. November 2026\nBetreff: The weir": false,
	} {
		a := parse(t, "a.txt", []byte(head+"\n\n"+mailText))
		if kept := strings.Contains(a.body, ": The weir"); a.Subject != "The weir" || a.Sender != "Ruth Okell" || kept == gone || gone && a.body != strings.TrimSpace(mailText) {
			t.Errorf("%q: title %q, authors %q, body %q", head, a.Subject, a.Sender, a.body)
		}
	}
}

// TestNoMail: texts that only begin like a message keep every line.
func TestNoMail(t *testing.T) {
	for _, head := range []string{
		"From: the first of May\nThe weir is shut.", "Subject: weirs\nA survey of them.", "Ada: Who is there?\nTom: The weir.\nAda: Which weir?",
		"From our correspondent at 10:00 on Tuesday, 3 May 2026.", "Note: it is late\nhttp://weir.example: a page", "Received: one weir\nPaid: nothing", "Received: two weirs\nDate: on Tuesday", "From the weir to the mill at 10:30 it rained on 3 May 2026.",
		"De: la place du port\nLa rivière", "A: Who is there?\nDa: The weir.\nA: Which weir?\nDo: The old one.", "An: alle\nDie Liste: lang", "----- Original message -----\nThe weir is shut.",
	} {
		a := parse(t, "zz.txt", []byte(head+"\n\n"+mailText))
		all := a.Subject + "\n\n" + a.body
		for line := range strings.SplitSeq(head, "\n") {
			if !strings.Contains(all, line) {
				t.Errorf("%q is gone: %q", line, all)
			}
		}
	}
}

// TestOwnText: signatures, quoted lines and the heads of other messages go.
func TestOwnText(t *testing.T) {
	const own = "The weir will be mended in May.\n\nIt rained.\n"
	for name, text := range map[string]string{
		"signature":                   own + "\n-- \nRuth Okell\nruth@benning.example\n",
		"trimmed signature":           own + "--\nRuth Okell\n",
		"quoted below":                own + "\nOn 3 May 2026, Tom Rusk <tom@benning.example> wrote:\n> When will it\n> be mended?\n>> Soon.\n",
		"quoted above":                "Am 3. Mai 2026 um 10:00 schrieb Tom Rusk <tom@benning.example>:\n\n> When?\n\n" + own,
		"wrapped announce":            "On Tue, 3 May 2026 at 10:00, Tom Rusk\n<tom@benning.example> wrote:\n> When?\n" + own,
		"quoted between":              "The weir will be mended in May.\n\n> And the rain?\n\nIt rained.\n",
		"original message":            own + "-----Original Message-----\nFrom: Tom <tom@benning.example>\nSent: Tuesday\nTo: Ruth\nSubject: Weir\n\nWhen will it be mended?\n",
		"outlook":                     own + "\nFrom: Tom Rusk <tom@benning.example>\nSent: Tuesday, 3 May 2026\nTo: Ruth Okell\nSubject: Weir\n\nWhen will it be mended?\n",
		"outlook, German":             own + "\n________________________________\nVon: Tom Rusk <tom@benning.example>\nGesendet: Dienstag\nAn: Ruth\nBetreff: Wehr\n\nWann?\n",
		"passed on":                   "---------- Forwarded message ---------\nFrom: Tom Rusk <tom@benning.example>\nDate: Tue, 3 May 2026\nSubject: Weir\nTo: <ruth@benning.example>\n\n" + own,
		"passed on, apple":            "Begin forwarded message:\n\nFrom: Tom Rusk <tom@benning.example>\nSubject: Weir\nDate: 3 May 2026\nTo: ruth@benning.example\n\n" + own,
		"passed on, stars":            "*From:* Tom Rusk <tom@benning.example>\n*Sent:* Tuesday\n*To:* Ruth\n*Subject:* Weir\n\n" + own,
		"passed on, for information":  "-----Original Message-----\nFrom: Tom <tom@benning.example>\nSent: Tuesday\nTo: Ruth\nSubject: Weir\n\n" + own,
		"next of an mbox":             own + "\nFrom tom@benning.example Tue Nov  3 10:00:05 2026\nFrom: tom@benning.example\nSubject: Next\n\nAnother.\n",
		"escaped line":                strings.Replace(own, "It rained", ">From the hills it rained", 1),
		"a quote with an address":     "On 3 May 2026, Tom Rusk <tom@benning.example> wrote:\n> " + strings.ReplaceAll(strings.TrimSpace(own), "\n", "\n> ") + "\n> -- \n> tom@benning.example\n",
		"outlook, a long line":        own + "\nFrom: Tom Rusk <tom@benning.example>\nSent: Tuesday\nTo: Ruth Okell,\n Ada\nSubject: Weir\n\nWhen will it be mended?\n",
		"passed on, a long line":      "---------- Forwarded message ---------\nFrom: Tom Rusk <tom@benning.example>\nDate: Tue, 3 May 2026\nTo: Ruth Okell,\n Ada,\n\tBo\nSubject: Weir\n\n" + own,
		"passed on in what is quoted": own + "\n> I send you this, and ask what you think of it.\n>\n> ---------- Forwarded message ---------\n> From: Tom Rusk <tom@benning.example>\n> Date: Tue, 3 May 2026\n> Subject: Weir\n> To: <ruth@benning.example>\n>\n> The weir is shut for all of the summer.\n",
		"a note for the editor":       "See below.\n\n---------- Forwarded message ---------\nFrom: Tom Rusk <tom@benning.example>\nDate: Tue, 3 May 2026\nSubject: Weir\nTo: <ruth@benning.example>\n\n" + own,
		"not marked as quoted":        own + "\nAm 03.05.2026 um 10:00 schrieb Tom Rusk <tom@benning.example>:\n\nWhen will it be mended?\n",
		"wrapped, not marked":         own + "\nOn 3 May 2026, at 10:00, Tom Rusk\n<tom@benning.example> wrote:\n\nWhen will it be mended?\n",
		"nothing but a quote":         "> " + strings.ReplaceAll(strings.TrimSpace(own), "\n", "\n> ") + "\n",
	} {
		a := parse(t, "a.eml", []byte("From: Ruth Okell <ruth@benning.example>\nSubject: The weir\n\n"+text))
		want := strings.TrimSpace(own)
		if name == "escaped line" {
			want = strings.Replace(want, "It rained", "From the hills it rained", 1)
		}
		if got := strings.ReplaceAll(a.body, "________________________________", ""); strings.TrimSpace(got) != want {
			t.Errorf("%s: %q", name, a.body)
		}
	}
}

// TestMailCharset: a text that is not encoded any further is read in the charset that the head names.
func TestMailCharset(t *testing.T) {
	a := parse(t, "a.eml", []byte("From: Ada <ada@benning.example>\nSubject: =?koi8-r?B?8MHSz80=?=\nContent-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: 8bit\n\n\xf0\xc1\xd2\xcf\xcd \xd6\xc4\xa3\xd4.\n"))
	if a.Subject != "Паром" || a.body != "Паром ждёт." {
		t.Errorf("title %q, body %q", a.Subject, a.body)
	}
}

// TestMailPage: of a message that is a page, what it answers goes.
func TestMailPage(t *testing.T) {
	for _, mark := range []string{`<div class="gmail_quote">`, `<blockquote type="cite">`, `<DIV ID="divRplyFwdMsg">`} {
		a := parse(t, "a.eml", []byte("From: Ada <ada@benning.example>\nSubject: The weir\nContent-Type: text/html\n\n<div><p>The weir will be mended.</p><p>It rained.</p></div>"+mark+"<p>When? tom@benning.example</p></div>"))
		if a.body != "The weir will be mended.\n\nIt rained." {
			t.Errorf("%s: %q", mark, a.body)
		}
	}
	if a := parse(t, "a.eml", []byte("From: Ada <ada@benning.example>\nSubject: The weir\nContent-Type: text/html\n\n<div></div><blockquote type=\"cite\"><p>It rained all day.</p></blockquote>")); !strings.Contains(a.body, "It rained") {
		t.Errorf("nothing but a quote: %q", a.body)
	}
}

// TestAnsweredPages: of a message that is a page, what it answers and the signature go, in the forms of the usual mail
// programs. No text of the other message comes out.
func TestAnsweredPages(t *testing.T) {
	const own = "<p>The weir will be mended in May.</p><p>It rained.</p>"
	const secret = "<p>Tom drinks, says the keeper.</p><ul><li>tom@benning.example</li></ul>"
	head := func(lines ...string) string {
		for i, l := range lines {
			key, value, _ := strings.Cut(l, ":")
			lines[i] = "<b>" + key + ":</b>" + value
		}
		return strings.Join(lines, "<br>")
	}
	english := head("From: Tom Rusk &lt;tom@benning.example&gt;", "Sent: Tuesday, 3 May 2026 10:00", "To: Ruth Okell", "Subject: Weir")
	german := head("Von: Tom Rusk", "Gesendet: Dienstag, 3. Mai 2026 10:00", "An: Ruth Okell", "Betreff: Wehr")
	french := head("De\u00a0: Tom Rusk", "Envoyé\u00a0: mardi 3 mai 2026", "À\u00a0: Ruth Okell", "Objet\u00a0: Le barrage")
	for name, html := range map[string]string{
		"gmail":                  own + `<br><div class="gmail_quote gmail_quote_container"><div dir=ltr class=gmail_attr>On Tue, 3 May 2026 at 10:00 Tom Rusk wrote:<br></div><blockquote class=gmail_quote style="margin:0"><div>` + secret + `</div></blockquote></div>`,
		"gmail, any language":    own + `<div class="gmail_quote">Pada tanggal 3 Mei Tom Rusk menulis<br><blockquote class=gmail_quote>` + secret + `</blockquote></div>`,
		"gmail, signature":       own + `<div class=gmail_signature>Ruth Okell<br>Keeper</div>`,
		"gmail, old signature":   own + `<div>--&nbsp;<br></div><div>Ruth Okell</div><div>Keeper</div><div class="gmail_quote">` + secret + `</div>`,
		"outlook":                own + `<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>` + english + `</p></div></div>` + secret,
		"outlook, German":        own + `<p class=MsoNormal>` + german + `</p>` + secret,
		"outlook, French":        own + `<div style="border-top:solid">` + french + `</div>` + secret,
		"outlook on the web":     own + `<div id="Signature"><p>Ruth Okell</p></div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg" dir="ltr"><font>` + english + `</font><div> </div></div><div>` + secret + `</div>`,
		"outlook, Estonian":      `<div>` + own + `<div id="x_divRplyFwdMsg"><b>Saatja:</b> Tom</div></div><div>` + secret + `</div>` + secret,
		"outlook for telephones": own + `<div id="ms-outlook-mobile-signature">Get <a href="https://a.example">Outlook for iOS</a></div><hr>` + german + secret,
		"outlook, original":      own + `<p>-----Original Message-----<br>From: Tom<br>Sent: Tuesday<br>To: Ruth<br>Subject: Weir</p>` + secret,
		"thunderbird":            own + `<div class="moz-cite-prefix">Am 03.05.26 um 10:00 schrieb Tom Rusk:<br></div><blockquote type="cite" cite="mid:1@benning.example">` + secret + `</blockquote><pre class="moz-signature">-- ` + "\n" + `Ruth Okell</pre>`,
		"thunderbird, above":     `<div class="moz-cite-prefix">On 3/5/26 10:00, Tom wrote:</div><blockquote type=cite>` + secret + `</blockquote>` + own,
		"apple":                  own + `<br><blockquote type="cite"><div>On 3 May 2026, at 10:00, Tom Rusk &lt;tom@benning.example&gt; wrote:</div><div>` + secret + `</div></blockquote>`,
		"telephone":              own + `<div>Sent from my iPhone</div><div><blockquote type="cite">` + secret + `</blockquote></div>`,
		"telephone, German":      own + `<div>Von meinem iPhone gesendet</div><div><br>Am 3. Mai 2026 um 10:00 schrieb Tom:<br></div><blockquote type="cite">` + secret + `</blockquote>`,
		"webmail":                own + `<div>On Tue, 3 May 2026 10:00 +0200, Tom wrote:</div><blockquote style="border-left:1px solid">` + secret + `</blockquote>`,
		"webmail, a division":    own + `<div name="quote" style="margin:10px"><div><b>Gesendet:</b> Dienstag<br/><b>Von:</b> Tom</div>` + secret + `</div>`,
		"webmail, dashes":        own + `<div>---- On Tue, 03 May 2026 10:00:00 +0200 <b>Tom &lt;tom@benning.example&gt;</b> wrote ----</div><blockquote>` + secret + `</blockquote>`,
		"not marked as quoted":   own + "<div>Am 03.05.2026 um 10:00 schrieb Tom &lt;tom@benning.example&gt;:</div>" + secret,
		"yahoo":                  own + `<div class="yahoo_quoted">` + secret + `</div>`,
		"proton":                 own + `<div class="protonmail_signature_block">Sent with Proton</div><div class="protonmail_quote">------- Original Message -------<br>On Tuesday Tom wrote:<br><blockquote class="protonmail_quote">` + secret + `</blockquote></div>`,
		"an answer, a head":      own + `<table class="moz-email-headers-table"><tr><th>Subject: </th><td>Weir</td></tr><tr><th>Date: </th><td>Tuesday</td></tr><tr><th>From: </th><td>Tom</td></tr></table>` + secret,
	} {
		for _, page := range []string{html, "<!doctype html><html><head><title>x</title></head><body>" + html + "</body></html>"} {
			for _, prefix := range []string{"", "Re: ", "AW: WG: "} {
				a := parse(t, "a.eml", []byte("From: Ruth Okell <ruth@benning.example>\nSubject: "+prefix+"The weir\nContent-Type: text/html; charset=utf-8\n\n"+page))
				if a.Subject != "The weir" || a.Sender != "Ruth Okell" || a.body != "The weir will be mended in May.\n\nIt rained." {
					t.Errorf("%s, %q: title %q, authors %q, body %q", name, prefix, a.Subject, a.Sender, a.body)
				}
			}
		}
	}
}

// TestForwarded: of a forwarded message the article is the message that was forwarded, with its author and its subject. What
// the sender wrote above it is left out.
func TestForwarded(t *testing.T) {
	const note = "Hello Ruth, please print this on the first page of the next issue. Ann"
	const text = "The weir will be mended in May.\n\n“I can wait,” said Tom Rusk."
	page := "<p>" + strings.ReplaceAll(text, "\n\n", "</p><p>") + "</p>"
	const lines = "From: Mara Pell <mara@benning.example>\nDate: Tue, 3 May 2026\nSubject: The weir\nTo: ann@benning.example\n"
	head := strings.ReplaceAll(strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(lines), "\n", "<br>")
	quoted := strings.ReplaceAll(lines+"\n"+text, "\n", "\n> ")
	for name, c := range map[string]struct{ subject, kind, in string }{
		"gmail, text":         {"Fwd: The weir", "plain", note + "\n\n---------- Forwarded message ---------\n" + lines + "\n\n" + text + "\n"},
		"gmail, other title":  {"For the paper", "plain", note + "\n\n---------- Forwarded message ---------\n" + lines + "\n\n" + text + "\n"},
		"thunderbird, text":   {"Fwd: The weir", "plain", note + "\n\n-------- Weitergeleitete Nachricht --------\nBetreff: \tThe weir\nDatum: \tTue, 3 May 2026\nVon: \tMara Pell <mara@benning.example>\nAn: \tann@benning.example\n\n" + text},
		"apple, text":         {"Fwd: The weir", "plain", note + "\n\nBegin forwarded message:\n\n> " + quoted + "\n"},
		"outlook, text":       {"WG: The weir", "plain", note + "\n\n________________________________\nVon: Mara Pell [mailto:mara@benning.example]\nGesendet: Dienstag\nAn: Ann\nBetreff: The weir\n\n" + text + "\n"},
		"forwarded twice":     {"Fwd: Fwd: The weir", "plain", note + "\n\n---------- Forwarded message ---------\nFrom: Bo <bo@benning.example>\nDate: Wed\nSubject: Fwd: The weir\nTo: ann@benning.example\n\nSee below, it is a fine text and not too long for us.\n\n---------- Forwarded message ---------\n" + lines + "\n" + text},
		"with an answer":      {"Fwd: The weir", "plain", note + "\n\n---------- Forwarded message ---------\n" + strings.Replace(lines, "The weir", "Re: The weir", 1) + "\n" + text + "\n\nOn 2 May 2026 Tom <tom@benning.example> wrote:\n> Will you write about it?\n"},
		"with a signature":    {"Fwd: The weir", "plain", note + "\n\n---------- Forwarded message ---------\n" + lines + "\n" + text + "\n\nSent from my iPhone\n"},
		"an encoded subject":  {"=?utf-8?q?Fwd=3A_The_weir?=", "plain", note + "\n\nFrom: Mara Pell\nSent: Tuesday\nTo: Ann\nSubject: The weir\n\n" + text + "\n"},
		"gmail, page":         {"Fwd: The weir", "html", "<div>" + note + `</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>` + head + `</div><br>` + page + `</div>`},
		"outlook, page":       {"FW: The weir", "html", "<p>" + note + `</p><div style='border-top:solid'><p>` + head + `</p></div>` + page},
		"outlook on the web":  {"TR: The weir", "html", "<p>" + note + `</p><div id="Signature">Ann</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg">` + head + `</div><div>` + page + `</div>`},
		"thunderbird, page":   {"Fwd: The weir", "html", "<p>" + note + `</p><div class="moz-forward-container"><br>-------- Forwarded Message --------<table class="moz-email-headers-table"><tr><th>Subject: </th><td>The weir</td></tr><tr><th>Date: </th><td>Tue</td></tr><tr><th>From: </th><td>Mara Pell <a href="mailto:mara@benning.example">&lt;mara@benning.example&gt;</a></td></tr></table><br>` + page + `</div>`},
		"apple, page":         {"Fwd: The weir", "html", "<div>" + note + `</div><blockquote type="cite"><div>Begin forwarded message:</div><br><div>` + strings.ReplaceAll(head, "<br>", "</div><div>") + `</div>` + page + `</blockquote>`},
		"a mark not known":    {"Fwd: The weir", "html", "<div>" + note + `</div><div class="gmail_quote"><div class="gmail_attr">---------- Edastatud kiri ---------<br>` + head + `</div><br>` + page + `</div>`},
		"for information":     {"The weir", "html", "<p>For information.</p><p>" + head + "</p>" + page},
		"nothing but a quote": {"Re: The weir", "html", "<p>" + head + "</p>" + page},
	} {
		a := parse(t, "a.eml", []byte("From: Ann Roe <ann@benning.example>\nSubject: "+c.subject+"\nContent-Type: text/"+c.kind+"; charset=utf-8\n\n"+c.in))
		if a.Subject != "The weir" || a.Sender != "Mara Pell" || a.body != text {
			t.Errorf("%s: title %q, authors %q, body %q", name, a.Subject, a.Sender, a.body)
		}
	}
	a := parse(t, "a.eml", []byte("From: Ann Roe <ann@benning.example>\nSubject: Fwd: The weir\nContent-Type: text/html\n\n<p>Please print, Ann</p><div class=gmail_quote>"+page+"</div>"))
	if a.Subject != "The weir" || a.Sender != "" || a.body != text {
		t.Errorf("no head: title %q, authors %q, body %q", a.Subject, a.Sender, a.body)
	}
	a = parse(t, "a.eml", []byte("From: Ann Roe <ann@benning.example>\nSubject: The weir\nContent-Type: text/html\n\n<p>It rained.</p><p>Sent from my telephone</p><p><img src=\"weir.jpg\"></p>"))
	if len(markup.Pictures(a.Page.Blocks)) != 1 || a.body != "It rained." {
		t.Errorf("a picture below: %q, %v", a.body, a.Page.Blocks)
	}
	a = parse(t, "a.eml", []byte("From: Ann Roe <ann@benning.example>\nSubject: Fwd: Report\n\n"+text+"\n\n---------- Forwarded message ---------\nFrom: Bo <bo@benning.example>\nDate: Wed\nSubject: Report\n\n"))
	if a.body != text || a.Sender != "Ann Roe" || a.Subject != "Report" {
		t.Errorf("an empty message: title %q, authors %q, body %q", a.Subject, a.Sender, a.body)
	}
}

// TestOwnPages: what a writer sets in a page of his own stays: quotations, pictures, lists, and lines that look like a head.
func TestOwnPages(t *testing.T) {
	for in, want := range map[string]string{
		"<p>The mayor said:</p><blockquote>It was high time.</blockquote><p>It rained.</p>":               "The mayor said:\n\nIt was high time.\n\nIt rained.",
		"<p>It rained.</p><blockquote class=gmail_quote>It was high time.</blockquote><p>It stopped.</p>": "It rained.\n\nIt was high time.\n\nIt stopped.",
		"<p>We go on Sunday.</p><p>From: the mill<br>To: the weir</p><ol><li>boats</li></ol>":             "We go on Sunday.\n\nFrom: the mill To: the weir\n\nboats",
		"<div class=gmail_signature><p>It rained all day, and the weir broke.</p></div>":                  "It rained all day, and the weir broke.",
		"<p>Sent from my garden, this letter took a week.</p><p>It rained.</p>":                           "Sent from my garden, this letter took a week.\n\nIt rained.",
	} {
		a := parse(t, "a.eml", []byte("From: Ann Roe <ann@benning.example>\nSubject: Report\nContent-Type: text/html\n\n"+in))
		if a.body != want {
			t.Errorf("%s: %q", in, a.body)
		}
	}
}
