package seed

import (
	"regexp"
	"strings"

	"seedfeed/feed/format"
	"seedfeed/feed/header"
	"seedfeed/feed/order"
	"seedfeed/feed/prose"
)

// maxRemarks is the number of lines that the remarks below a text may have.
const maxRemarks = 200

// Remarks of Google Docs. In plain text and Markdown they stand below the text, "[a]Check the sum", and their mark behind a word of
// it. In a page both are links.
var (
	remarkLine = regexp.MustCompile(`(?m)^\[[a-z]{1,2}\]`)
	pageRemark = regexp.MustCompile(`(?s)<a href="#cmnt_ref\d+"[^>]*>\[\w+\]</a>(.*?)</p>|<a href="#cmnt\d+"[^>]*>\[\w+\]</a>`)
	tags       = regexp.MustCompile(`<[^>]*>`)
)

// heedRemarks holds the article back as the remarks of Google Docs say. It removes them from a page. Of plain text only the first
// line loses their marks, since notes of other programs look like them.
func (a *Article) heedRemarks(text string, as format.Format, opt header.Options) string {
	if as == format.Page && strings.Contains(text, "#cmnt_ref") {
		for _, m := range pageRemark.FindAllStringSubmatch(text, -1) {
			a.heedRemark(tags.ReplaceAllString(m[1], ""), opt)
		}
		return pageRemark.ReplaceAllString(text, "")
	}
	if as > format.Markdown || !strings.Contains(text, "\n[a]") { // quicker than LastIndex
		return text
	}
	at := strings.LastIndex(text, "\n[a]")
	if len(text)-at > maxComments {
		return text
	}
	title, _, _ := strings.Cut(text[:at], "\n")
	size := len(title)
	var remarks []string
	for n, line := range strings.SplitN(text[at+1:], "\n", maxRemarks) {
		mark := remarkLine.FindString(line)
		if k := strings.Index(text[:at], mark); mark != "" && (k <= 0 || text[k-1] <= ' ') || n == maxRemarks-1 {
			return text
		}
		title = strings.Replace(title, mark, "", 1)
		remarks = append(remarks, line[len(mark):])
	}
	for _, line := range remarks {
		a.heedRemark(line, opt)
	}
	return title + text[size:]
}

// maxComments is the size of the start of a text in which comments are looked for.
const maxComments = 8 << 10

// commentMarks begin the comments of Markdown, HTML, Obsidian and MDX. A comment that uses a link definition has the last two.
var commentMarks = prose.NewFinder("<!--", "%%", "{/*", "{>>", "]: #", "]: <")

// commentMark matches a comment, with what it says in one of its groups: "<!-- draft -->", "%%draft%%", "{/* draft */}", "{>>draft<<}",
// "[//]: # (draft)".
var commentMark = regexp.MustCompile(`(?s)<!--(.*?)-->|%%(.*?)%%|(?m:^)%% ([^\n]*)|\{>>(.*?)<<\}|\{/\*(.*?)\*/\}|(?-s:(?m:^\[[^\]\n]*\]: *(?:#|<>) *["'(](.*)["')]))`)

// firstParagraph matches where the text of a page begins.
var firstParagraph = regexp.MustCompile(`(?i)<p[ >]`)

// heedComments holds the article back as comments at the start of its text say, which readers do not see: "<!-- draft -->",
// "<!-- do not publish before 1 March 2041 -->". A comment counts where an embargo does. In Markdown it stands alone on its
// lines and in no code. In a page it stands before the first paragraph, and must be sure: templates have many comments.
func (a *Article) heedComments(text string, as format.Format, opt header.Options) {
	if as != format.Markdown && as != format.Page {
		return
	}
	if as == format.Page {
		if at := firstParagraph.FindStringIndex(text); at != nil {
			text = text[:at[0]]
		}
	}
	text = text[:min(len(text), maxComments)]
	if !commentMarks.In(text) { // the pattern is slow
		return
	}
	at, lines := 0, 0
	for _, m := range commentMark.FindAllStringSubmatchIndex(text, -1) {
		for p := range strings.SplitSeq(text[at:m[0]], "\n\n") {
			if p = strings.TrimSpace(p); p != "" {
				lines++
			}
			if as == format.Markdown && (len(p) > longLine || lines > maxEmbargoLines) {
				return
			}
		}
		before := text[strings.LastIndexByte(text[:m[0]], '\n')+1 : m[0]]
		behind, _, _ := strings.Cut(text[m[1]:], "\n")
		alone := strings.TrimSpace(before+behind) == "" && strings.Count(text[:m[0]], "```")%2 == 0
		if at = m[1]; as == format.Page || alone {
			for g := 2; g < len(m); g += 2 {
				if m[g] >= 0 {
					a.heedComment(text[m[g]:m[g+1]], as == format.Page, opt)
				}
			}
		}
	}
}

// heedComment holds the article back as one of the lines of a comment says. If sure is set, a line counts only if it is an order
// that says all of it, or a word for a draft.
func (a *Article) heedComment(comment string, sure bool, opt header.Options) {
	for line := range strings.Lines(strings.TrimSpace(comment)) {
		line = strings.TrimSpace(line)
		if o, ok := order.Of(line); sure && (!ok || o.How != order.Certain && !o.Draft) {
			continue
		}
		if e, ok := embargoOf(line, true); ok {
			a.embargoed(e, "", opt)
		} else if !sure && order.Note(line, order.Comment) {
			a.embargoed(embargo{line: line, open: true}, "", opt)
		}
	}
}

// heedRemark holds the article back as a remark says that editors write beside a text. One that asks or quotes is about the text,
// and so may be a word alone, "Draft", but in capitals, and a few words in small letters, "Not yet".
func (a *Article) heedRemark(line string, opt header.Options) {
	line = strings.TrimSpace(line)
	o, ok := order.Of(line)
	if strings.HasSuffix(line, "?") || strings.ContainsAny(line, prose.DoubleMarks) {
		return
	}
	if e, ok := embargoOf(line, ok && moreWords(line, 1) && (o.How >= order.Likely || moreWords(line, 3)) || strings.Contains(line, ", ")); ok && (isOrder(line, false) || o.How == order.None && e.order == order.Certain) {
		if e.where = "remark"; line[0] == '[' {
			e.where = "page header, watermark or property"
		}
		a.embargoed(e, "", opt)
	} else if order.Note(line, order.Remark) { // "Bo, please hold this until the mayor has answered. I rang twice."
		a.embargoed(embargo{line: line, where: "remark", open: true}, "", opt)
	}
}
