package seed

import (
	"strings"
	"testing"
)

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
		"last name first":          "From: \"Okell, Ruth\" <ruth@benning.example>\n" + rest,
		"a comment for a name":     "From: ruth@benning.example (Ruth Okell)\n" + rest,
		"an encoded name":          "From: =?iso-8859-1?Q?Ruth_Okell?= <ruth@benning.example>\n" + rest,
		"an answer":                from + "To: club@benning.example\nSubject: AW: Re: The weir\nDate: Tue, 3 Nov 2026 10:00:00 +0100\n",
		"many fields":              "Delivered-To: club@benning.example\nX-Spam: no\nDKIM-Signature: v=1; a=rsa;\n b=abc\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nMessage-ID: <1@benning.example>\n" + from + rest,
		"carriage returns":         strings.ReplaceAll("Return-Path: <ruth@benning.example>\n"+from+rest, "\n", "\r\n"),
		"a sender's broken quotes": "From: \"Ruth Okell <ruth@benning.example>\n" + rest,
	} {
		for _, file := range []string{"a.txt", "a.eml"} {
			a := mustParse(t, file, []byte(head+"\n"+mailText))
			if a.Title != "The weir" || strings.Join(a.Authors, "|") != "Ruth Okell" || a.Body != strings.TrimSpace(mailText) || !strings.HasPrefix(a.Date.Format("2006-01-02T15:04"), "2026-11-03T09:00") {
				t.Errorf("%s, %s: title %q, authors %q, date %v, body %q", name, file, a.Title, a.Authors, a.Date, a.Body)
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
		a := mustParse(t, "a.txt", []byte(text+mailText))
		if a.Body != strings.TrimSpace(mailText) || strings.Contains(a.Title+strings.Join(a.Authors, ""), "@") {
			t.Errorf("%s: title %q, authors %q, body %q", name, a.Title, a.Authors, a.Body)
		}
	}
	if a := mustParse(t, "note.eml", []byte("X-Note: 1\nFrom: ruth@benning.example\n\n"+mailText)); a.Body != strings.TrimSpace(mailText) || a.Title != "note" {
		t.Errorf(".eml: title %q, body %q", a.Title, a.Body)
	}
}

// TestNoMail: texts that only begin like a message keep every line.
func TestNoMail(t *testing.T) {
	for _, head := range []string{
		"From: the first of May\nThe weir is shut.", "Subject: weirs\nA survey of them.", "Ada: Who is there?\nTom: The weir.\nAda: Which weir?",
		"From our correspondent at 10:00 on Tuesday, 3 May 2026.", "Note: it is late\nhttp://weir.example: a page", "Received: one weir\nPaid: nothing", "From the weir to the mill at 10:30 it rained on 3 May 2026.",
	} {
		a := mustParse(t, "zz.txt", []byte(head+"\n\n"+mailText))
		all := a.Title + "\n\n" + a.Body
		for line := range strings.SplitSeq(head, "\n") {
			if !strings.Contains(all, line) {
				t.Errorf("%q is gone: %q", line, all)
			}
		}
	}
}

// TestSubjects: encoded words, also with characters that should have been encoded.
func TestSubjects(t *testing.T) {
	for in, want := range map[string]string{
		"=?utf-8?Q?The_w=C3=A9ir?=":               "The wéir",
		"=?utf-8?B?VGhlIHdlaXI=?=":                "The weir",
		"=?iso-8859-1?Q?The_wéir_=E9?=":           "The wéir é",
		"=?utf-8?Q?Ünder_?= =?utf-8?Q?the_weir?=": "Ünder the weir",
		"=?nonesuch?Q?wéir?=":                     "=?nonesuch?Q?wéir?=",
		"Was it =?":                               "Was it =?",
	} {
		if got := subject(in); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

// TestPostmark: only the exact form counts, since letters and diaries begin with "From" too.
func TestPostmark(t *testing.T) {
	for line, want := range map[string]bool{
		"From ruth@benning.example Tue Nov  3 10:00:05 2026":       true,
		"From - Tue Nov 03 10:00:05 2026 +0100":                    true,
		"From MAILER-DAEMON Fri Jul  8 12:08:34 2011":              true,
		"From Benning Tuesday, 3 November, at 10:00 we set out":    false,
		"From the weir Tue Nov 3 10:00:05 2026":                    false,
		"From ruth@benning.example Tue Nov 33 10:00:05 2026":       false,
		"from ruth@benning.example Tue Nov  3 10:00:05 2026":       false,
		"From ruth@benning.example Tue Nov  3 10:00:05 2026 a b c": false,
	} {
		if got := isPostmark(line); got != want {
			t.Errorf("%s: %v", line, got)
		}
	}
}

// TestOwnText: signatures, quoted lines and the heads of other messages go.
func TestOwnText(t *testing.T) {
	const own = "The weir will be mended in May.\n\nIt rained.\n"
	for name, text := range map[string]string{
		"signature":                  own + "\n-- \nRuth Okell\nruth@benning.example\n",
		"trimmed signature":          own + "--\nRuth Okell\n",
		"quoted below":               own + "\nOn 3 May 2026, Tom Rusk <tom@benning.example> wrote:\n> When will it\n> be mended?\n>> Soon.\n",
		"quoted above":               "Am 3. Mai 2026 um 10:00 schrieb Tom Rusk <tom@benning.example>:\n\n> When?\n\n" + own,
		"wrapped announce":           "On Tue, 3 May 2026 at 10:00, Tom Rusk\n<tom@benning.example> wrote:\n> When?\n" + own,
		"quoted between":             "The weir will be mended in May.\n\n> And the rain?\n\nIt rained.\n",
		"original message":           own + "-----Original Message-----\nFrom: Tom <tom@benning.example>\nSent: Tuesday\nTo: Ruth\nSubject: Weir\n\nWhen will it be mended?\n",
		"outlook":                    own + "\nFrom: Tom Rusk <tom@benning.example>\nSent: Tuesday, 3 May 2026\nTo: Ruth Okell\nSubject: Weir\n\nWhen will it be mended?\n",
		"outlook, German":            own + "\n________________________________\nVon: Tom Rusk <tom@benning.example>\nGesendet: Dienstag\nAn: Ruth\nBetreff: Wehr\n\nWann?\n",
		"passed on":                  "---------- Forwarded message ---------\nFrom: Tom Rusk <tom@benning.example>\nDate: Tue, 3 May 2026\nSubject: Weir\nTo: <ruth@benning.example>\n\n" + own,
		"passed on, apple":           "Begin forwarded message:\n\nFrom: Tom Rusk <tom@benning.example>\nSubject: Weir\nDate: 3 May 2026\nTo: ruth@benning.example\n\n" + own,
		"passed on, stars":           "*From:* Tom Rusk <tom@benning.example>\n*Sent:* Tuesday\n*To:* Ruth\n*Subject:* Weir\n\n" + own,
		"passed on, for information": "-----Original Message-----\nFrom: Tom <tom@benning.example>\nSent: Tuesday\nTo: Ruth\nSubject: Weir\n\n" + own,
		"next of an mbox":            own + "\nFrom tom@benning.example Tue Nov  3 10:00:05 2026\nFrom: tom@benning.example\nSubject: Next\n\nAnother.\n",
		"escaped line":               strings.Replace(own, "It rained", ">From the hills it rained", 1),
		"a quote with an address":    "On 3 May 2026, Tom Rusk <tom@benning.example> wrote:\n> " + strings.ReplaceAll(strings.TrimSpace(own), "\n", "\n> ") + "\n> -- \n> tom@benning.example\n",
		"nothing but a quote":        "> " + strings.ReplaceAll(strings.TrimSpace(own), "\n", "\n> ") + "\n",
	} {
		a := mustParse(t, "a.eml", []byte("From: Ruth Okell <ruth@benning.example>\nSubject: The weir\n\n"+text))
		want := strings.TrimSpace(own)
		if name == "escaped line" {
			want = strings.Replace(want, "It rained", "From the hills it rained", 1)
		}
		if got := strings.ReplaceAll(a.Body, "________________________________", ""); strings.TrimSpace(got) != want {
			t.Errorf("%s: %q", name, a.Body)
		}
	}
	for _, stays := range []string{"He said:\n\n“Now.”", "To: the weir", "From: May on\nTo: June", "-- so it was --", "The list:\n- a > b"} {
		if got := ownText("It is.\n\n" + stays + "\n\nIt was.\n"); got != "It is.\n\n"+stays+"\n\nIt was.\n" {
			t.Errorf("%q: %q", stays, got)
		}
	}
}

// TestMailCharset: a text that is not encoded any further is read in the charset that the head names.
func TestMailCharset(t *testing.T) {
	a := mustParse(t, "a.eml", []byte("From: Ada <ada@benning.example>\nSubject: =?koi8-r?B?8MHSz80=?=\nContent-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: 8bit\n\n\xf0\xc1\xd2\xcf\xcd \xd6\xc4\xa3\xd4.\n"))
	if a.Title != "Паром" || a.Body != "Паром ждёт." {
		t.Errorf("title %q, body %q", a.Title, a.Body)
	}
	for _, charset := range []string{"utf-8", "", "no-such", "x-user-defined"} {
		if charsetNamed(charset) != nil {
			t.Errorf("%q names an encoding", charset)
		}
	}
}

// TestMailPage: of a message that is a page, what it answers goes.
func TestMailPage(t *testing.T) {
	for _, mark := range []string{`<div class="gmail_quote">`, `<blockquote type="cite">`, `<DIV ID="divRplyFwdMsg">`} {
		a := mustParse(t, "a.eml", []byte("From: Ada <ada@benning.example>\nSubject: The weir\nContent-Type: text/html\n\n<div><p>The weir will be mended.</p><p>It rained.</p></div>"+mark+"<p>When? tom@benning.example</p></div>"))
		if a.Body != "The weir will be mended.\n\nIt rained." {
			t.Errorf("%s: %q", mark, a.Body)
		}
	}
	if a := mustParse(t, "a.eml", []byte("From: Ada <ada@benning.example>\nSubject: The weir\nContent-Type: text/html\n\n<div></div><blockquote type=\"cite\"><p>It rained all day.</p></blockquote>")); !strings.Contains(a.Body, "It rained") {
		t.Errorf("nothing but a quote: %q", a.Body)
	}
}

// FuzzMail: no address of a head comes out, whatever else stands in the message.
func FuzzMail(f *testing.F) {
	f.Add("X: y\n", "The weir.\n\n> quoted\n")
	f.Add("Content-Type: multipart/mixed; boundary=a\n", "--a\nContent-Type: text/plain\n\nIt is.\n--a--\n")
	f.Add("Content-Transfer-Encoding: base64\n", "SXQgaXMu")
	f.Fuzz(func(t *testing.T, head, body string) {
		if strings.Contains(head, "\n\n") || strings.Contains(head, "\r") || strings.Contains(head+body, "secret") {
			return
		}
		a, err := Parse("a.eml", []byte("From: Ruth <secret@benning.example>\nTo: secret@benning.example\n"+strings.TrimRight(head, " \t\n\v\f")+"\nSubject: The weir\n\n"+body), utc)
		if err == nil && strings.Contains(a.Title+a.Body+strings.Join(a.Authors, " "), "secret") {
			t.Errorf("title %q, authors %q, body %q", a.Title, a.Authors, a.Body)
		}
		if err == nil {
			checkArticle(t, a)
		}
	})
}
