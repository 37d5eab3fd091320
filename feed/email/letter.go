package email

import (
	"regexp"
	"slices"
	"strings"

	"seedfeed/feed/markup"
)

// A mailLine is one line of a message.
type mailLine struct {
	text  string // without white space around it, and without the marks of a quotation
	depth int    // how often it is quoted: 0 for what the sender wrote
	solid bool   // it has something to show without text, such as a picture
	raw   string // of plain text: the line as it is, with its end

	// Of a page: the bytes start to end of a block.
	block, start, end int
}

// blank reports whether a line has nothing on it.
func (l *mailLine) blank() bool { return l.text == "" && !l.solid }

// textLines returns the lines of plain text.
func textLines(text string) []mailLine {
	lines := make([]mailLine, 0, strings.Count(text, "\n")+1) // a list that grows costs more than all else here
	for raw := range strings.Lines(text) {
		line := strings.TrimRight(raw, "\r\n")
		l := mailLine{raw: raw}
		if strings.HasPrefix(line, ">") && !strings.HasPrefix(line, ">From ") { // RFC 4155
			rest := strings.TrimLeft(line, "> ")
			l.depth = strings.Count(line[:len(line)-len(rest)], ">")
			l.raw = rest + raw[len(line):]
			line = rest
		}
		if strings.HasPrefix(line, ">") {
			l.raw, line = raw[1:], line[1:]
		}
		l.text = strings.TrimSpace(line)
		lines = append(lines, l)
	}
	return lines
}

// pageLines returns the lines of the blocks of a page. No blank lines stand between them.
func pageLines(blocks []markup.Block) []mailLine {
	var lines []mailLine
	intro := 0 // the ID of the quotation that the last line introduces as another message
	for i := range blocks {
		b := &blocks[i]
		depth := 0
		for _, x := range b.In {
			if x.Kind == markup.Cited {
				depth++
			}
		}
		if id := b.OuterQuotation(); id > 0 && (id == intro || len(lines) > 0 && datedIntro.MatchString(lines[len(lines)-1].text)) {
			intro = id
			depth++
		}
		start := 0
		add := func(end int) {
			lines = append(lines, mailLine{text: strings.TrimSpace(b.Text[start:end]), depth: depth, solid: b.Text == "", block: i, start: start, end: end})
			start = end
		}
		for _, s := range b.Spans {
			if s.Kind == markup.Break && s.Start >= start {
				add(s.Start)
				start = s.End
			}
		}
		add(len(b.Text))
	}
	return lines
}

// datedIntro matches a line above a quoted message: it has an address, or a day and a time.
var datedIntro = regexp.MustCompile(`(?:@|\d.*\b\d{1,2}[:.h]\d\d\b).*:$|\b\d{1,2}[:.h]\d\d\b.*\d.*:$`)

// A passedOn is the head of a message that was forwarded.
type passedOn struct {
	from, subject string // "" where it does not say
}

// ownLines returns the lines that are the article: those that the sender wrote, without signature and without the messages
// that were answered. Of a forwarded message they are the lines of that message; what the sender wrote above it is a note to
// the editor. Passed is nil if nothing was forwarded. From a message with nothing but quoted lines it returns these.
func ownLines(lines []mailLine, subject string) (own []mailLine, passed *passedOn) {
	r := mailReader{lines: lines, subject: subject, own: make([]mailLine, 0, len(lines))}
	r.read()
	_, forward := prefixOf(subject)
	blind := forward && r.passed == nil && r.said && r.words < fewWords // the head of the other message is in a form that we do not know
	if r.quoted && (!r.said || blind) {
		var flat []mailLine
		for _, l := range lines {
			if l.depth > 0 || l.blank() {
				l.depth = 0
				flat = append(flat, l)
			}
		}
		note := r.own
		r = mailReader{lines: flat, subject: subject}
		if r.read(); blind && r.passed == nil {
			r.passed = &passedOn{}
		}
		if r.note == nil && blind {
			r.note = note
		}
	}
	if !r.said && len(r.note) > 0 {
		return unsigned(r.note), nil
	}
	return unsigned(r.own), r.passed
}

// A mailReader goes through the lines of a message.
type mailReader struct {
	lines   []mailLine
	subject string // of the message that the lines belong to
	level   int    // the depth of its own lines
	own     []mailLine
	words   int  // in own
	said    bool // own has text
	quoted  bool // some lines that are quoted were left out
	note    []mailLine
	passed  *passedOn
}

// fewWords is the least text, in words, above a quoted message that is an article of its own. Below it the message is one
// that was forwarded, such as under "For your information".
const fewWords = 8

func (r *mailReader) read() {
	before, introduced := 0, false // the depth of the line before; the lines above it introduce a quoted message
	for i := 0; i < len(r.lines); i++ {
		l := &r.lines[i]
		if l.blank() {
			if l.depth == 0 || l.depth == r.level {
				r.own = append(r.own, *l)
			}
			continue
		}
		first := l.depth > before && !introduced
		if l.text != "" {
			before = l.depth
		}
		if l.depth == r.level || first {
			if head := r.headAt(i); head > 0 {
				end := i + head
				forward := r.forwards(i, first && l.depth > r.level)
				switch {
				case forward:
					r.pass(i, end)
					i, before, introduced = end-1, r.level, false
					continue
				case l.depth == r.level:
					return
				}
			}
		}
		switch n := answers(r.lines[i:], r.level); {
		case l.depth != r.level:
			r.quoted = true
		case r.ends(i):
			return
		case n > 0:
			introduced = true
			i += n - 1
		case r.said && r.introduces(i):
			return
		default:
			introduced = false
			r.own = append(r.own, *l)
			r.said, r.words = true, r.words+len(strings.Fields(l.text))
		}
	}
}

// headAt returns the number of lines of an announcing line and the head of another message at line i, 0 for none.
func (r *mailReader) headAt(i int) int {
	line := r.lines[i].text
	dashed := strings.HasPrefix(line, "---") && strings.HasSuffix(line, "---") && i+1 < len(r.lines) && innerHead(r.lines[i+1:]) > 0
	if dashed || originalMark(line) || innerHead(r.lines[i:]) > 0 {
		return headLines(r.lines[i:])
	}
	return 0
}

// forwards reports whether the message at line i was forwarded and not answered. Quoted tells that it is quoted as well.
func (r *mailReader) forwards(i int, quoted bool) bool {
	answer, forward := prefixOf(r.subject)
	return forwardMark(r.lines[i].text) || forward || !quoted && r.words < fewWords && !(answer && r.said)
}

// pass goes on to a message that was forwarded, whose head has the lines from i to end.
func (r *mailReader) pass(i, end int) {
	if r.said && r.note == nil {
		r.note = r.own
	}
	r.own, r.words, r.said = nil, 0, false
	r.passed, r.level = &passedOn{}, r.lines[i].depth
	for _, l := range r.lines[i:end] {
		switch key, value := fieldOf(l.text); {
		case senderFields[key] && r.passed.from == "":
			r.passed.from, r.level = value, l.depth
		case topicFields[key] && r.passed.subject == "":
			r.passed.subject = value
		}
	}
	r.subject = r.passed.subject
}

// ends reports whether the message ends before line i: there a signature starts, or the next message of an mbox.
func (r *mailReader) ends(i int) bool {
	l := &r.lines[i]
	if l.raw != "" && i > 0 && mboxLine(l.text) && l.raw[0] == 'F' && strings.TrimSpace(r.lines[i-1].raw) == "" {
		return true
	}
	line := strings.TrimRight(l.raw, "\r\n")
	return r.said && (line == "-- " || l.text == "--" && r.isSignature(i))
}

// introduces reports whether line i, or it and the next, introduce another message that is not marked as quoted: they have a
// time, an address in angle brackets and a colon at the end.
func (r *mailReader) introduces(i int) bool {
	line := r.lines[i].text
	if i+1 < len(r.lines) && strings.HasPrefix(r.lines[i+1].text, "<") {
		line += " " + r.lines[i+1].text
	}
	return len(line) < 300 && timedIntro.MatchString(line)
}

var timedIntro = regexp.MustCompile(`\d.*\b\d{1,2}[:.h]\d\d\b.*<\S+@\S+>.*:$`)

// maxSignature is the longest signature, in lines, after a mark "--" without its trailing space.
const maxSignature = 12

// isSignature reports whether few lines follow line i before the message ends or quotes another.
func (r *mailReader) isSignature(i int) bool {
	end := i + 1
	for end < len(r.lines) && end <= i+maxSignature && (r.lines[end].blank() || r.lines[end].depth == r.level && r.headAt(end) == 0) {
		end++
	}
	return end < i+maxSignature
}

// unsigned removes the line that a telephone adds below a message.
func unsigned(lines []mailLine) []mailLine {
	last := len(lines) - 1
	for last >= 0 && lines[last].text == "" {
		last--
	}
	if last > 0 && isDeviceMark(lines[last].text) {
		return slices.Delete(lines, last, last+1)
	}
	return lines
}

// isDeviceMark reports whether a line is one that a mail program adds. An address or a full stop may end it.
func isDeviceMark(line string) bool {
	if strings.HasSuffix(line, ">") {
		if at := strings.LastIndexByte(line, '<'); at > 0 && strings.HasPrefix(line[at:], "<http") {
			line = line[:at]
		}
	}
	if strings.Contains(line, " mein") { // but not "Über Funk wurde ein Notruf gesendet."
		line = strings.TrimSuffix(line, ".")
	}
	return deviceMark.MatchString(strings.TrimRight(line, " "))
}

// deviceMark matches the lines that mail programs add: "Sent from my iPhone", "Get Outlook for iOS".
var deviceMark = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
	`(?:sent|mailed) (?:from|with|via|using) .{2,50}|(?:diese (?:nachricht|e-?mail) wurde )?(?:von|mit|über) .{2,50} gesendet|(?:diese nachricht wurde )?(?:gesendet|verschickt) (?:von|mit|über|aus) .{2,50}|envoyé (?:de(?:puis)?|à partir de|avec) .{2,50}|enviado (?:desde|do|de|con) .{2,50}`,
	`inviato (?:da|dal) .{2,50}|verzonden (?:vanaf|met|vanuit) .{2,50}|verstuurd vanaf .{2,50}|skickat från .{2,50}|sendt fra .{2,50}|lähetetty .{2,50}|wysłane? z .{2,50}|odesláno z .{2,50}|отправлено с .{2,50}`,
	`get outlook for .{2,20}|outlook für .{2,20} (?:beziehen|herunterladen|holen)|yahoo mail: search, organi[sz]e, conquer|laden sie outlook für .{2,40}|télécharger outlook pour .{2,20}|obtener outlook para .{2,20}|scarica outlook per .{2,20}|download outlook voor .{2,20}`,
}, `|`) + `)$`)

// ownText returns the article in the plain text of a message, and the head of the message that it was taken from if it was
// forwarded. See ownLines.
func ownText(text, subject string) (string, *passedOn) {
	own, passed := ownLines(textLines(text), subject)
	var b strings.Builder
	b.Grow(len(text))
	for i := range own {
		b.WriteString(own[i].raw)
	}
	return b.String(), passed
}

// ownBlocks does the same with a message that is a page. Captions that are left out are gone from the document too.
func ownBlocks(d *markup.Document, subject string) *passedOn {
	own, passed := ownLines(pageLines(d.Blocks), subject)
	blocks := d.Blocks
	d.Blocks, d.Captions = nil, nil
	for i := 0; i < len(own); {
		end := i + 1
		for end < len(own) && own[end].block == own[i].block {
			end++
		}
		b := blocks[own[i].block]
		if start, stop := own[i].start, own[end-1].end; start > 0 || stop < len(b.Text) {
			b = b.Cut(start, stop)
		}
		in := b.In
		b.In = nil
		for _, x := range in {
			if x.Kind != markup.Cited {
				b.In = append(b.In, x)
			}
		}
		if d.Blocks = append(d.Blocks, b); b.Kind == markup.Caption {
			d.Captions = append(d.Captions, b.Text)
		}
		i = end
	}
	return passed
}
