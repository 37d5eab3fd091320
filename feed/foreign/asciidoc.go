package foreign

import (
	"regexp"
	"strings"
)

// asciiDoc is AsciiDoc, as Antora and JBake have it.
var asciiDoc = language{
	hints: []string{"\n== ", "\n|===", "\n____", "link:", "image::", "\n[", "NOTE: ", "\n:"},
	signs: []*regexp.Regexp{
		regexp.MustCompile(`\A\s*(?://[^\n]*\n)*= \S[^=\n]*\n`),
		regexp.MustCompile(`(?m)^={2,5} [^=\n]*[^=\s][ \t]*$`),
		regexp.MustCompile(`(?:link:|https?://|xref:|mailto:)\S+?\[[^\]\n]*\]`),
		regexp.MustCompile(`(?m)^\[(?:quote|verse|source|NOTE|TIP|WARNING|IMPORTANT|CAUTION|cols|%|\.\w)[^\]\n]*\][ \t]*$`),
		regexp.MustCompile(`(?m)^image::\S+\[`),
		regexp.MustCompile(`(?m)^(?:\|===|____)[ \t]*$`),
		regexp.MustCompile(`(?m)^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION): \S`),
		regexp.MustCompile(`(?m)^:!?[a-z][\w-]*:`),
	},
	least: 3,
	not:   regexp.MustCompile(`(?m)^#{1,6} \S|\]\(\S+\)|^---[ \t]*$|^={2,5} [^=\n]+ ={2,5}[ \t]*$`),

	comment: regexp.MustCompile(`(?m)^//([^/\n][^\n]*)$`),
	read:    readAsciiDoc,
}

var (
	adocCode    = regexp.MustCompile(`(?ms)^(?:\[[^\]\n]*\][ \t]*\n)?(?:----+\n(.*?)^----+|\.\.\.\.+\n(.*?)^\.\.\.\.+)[ \t]*$`)
	adocQuote   = regexp.MustCompile(`(?ms)^(?:\[(?:quote|verse)?(?:, *([^\]\n]*))?\][ \t]*\n)?____+\n(.*?)^____+[ \t]*$`)
	adocSaid    = regexp.MustCompile(`(?m)^\[(?:quote|verse)(?:, *([^\]\n]*))?\][ \t]*\n((?:[^\s_][^\n]*(?:\n|\z))+)`)
	adocTable   = regexp.MustCompile(`(?ms)^(?:\[[^\]\n]*\][ \t]*\n)?\|===[ \t]*\n(.*?)^\|===[ \t]*$`)
	adocHeading = regexp.MustCompile(`(?m)^(={2,6}) +(\S.*)$`)
	adocItem    = regexp.MustCompile(`(?m)^[ \t]*(\*{1,5}|\.{1,5}|-) +(\S)`)
	adocNote    = regexp.MustCompile(`footnote:\w*\[([^\]\n]*)\]`)
	adocTick    = regexp.MustCompile("`\\+?([^`\n]+?)\\+?`")

	// adocHidden is what readers do not see: comments, settings below the header, conditions, anchors, and lines that begin and end blocks.
	adocHidden = rules(
		`(?ms)^////+\n.*?^////+[ \t]*$`, ``,
		`(?m)^//(?:[^/\n][^\n]*)?(?:\n|\z)`, ``,
		`(?m)^(?:include|ifdef|ifndef|ifeval|endif|toc|video|audio)::[^\n]*(?:\n|\z)`, ``,
		`(?m)^\[(?:[#.%\w][^\]\n]*|\[[^\]\n]+\])\][ \t]*(?:\n|\z)`, ``,
		`(?m)^(?:====+|\*\*\*\*+|--|<<<|\+)[ \t]*(?:\n|\z)`, "\n",
		`(?m)^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION): `, ``,
		`(?m)^\.([^\s.][^\n]*)$`, "$1\n",
	)
	adocInline = rules(
		`image::?([^\s\[]+)\[(?:alt=)?"?([^\]",\n]*)[^\]\n]*\]`, `![$2]($1)`,
		`(?:link:)((?:https?://)?[^\s\[]+)\[([^\],\n]+)[^\]\n]*\]`, `[$2]($1)`,
		`(https?://[^\s\[\](<>]+)\[([^\],\n]+)[^\]\n]*\]`, `[$2]($1)`,
		`(?:link:)?(https?://[^\s\[\](<>]+)\[\]`, `<$1>`,
		`mailto:[^\s\[]+\[([^\],\n]+)[^\]\n]*\]`, `$1`,
		`xref:[^\s\[]+\[([^\]\n]*)\]|<<[^,>\n]+, *([^>\n]+)>>`, `$1$2`,
		`<<[^>\n]+>>|\[\[[^\]\n]+\]\]`, ``,
		`(^|[\s("'])\*([^\s*](?:[^*\n]*[^\s*])?)\*`, `$1**$2**`,
		`(^|[\s("'])(?:\[[^\]\n]*\])?#([^\s#](?:[^#\n]*[^\s#])?)#`, `$1$2`,
		`(?m) \+$`, `  `,
		`(?m)^'''[ \t]*$`, `---`,
		`(?m)^(\S[^\n]*?)::[ \t]+(\S)`, "$1\n: $2",
	)
)

// readAsciiDoc translates AsciiDoc. The title and the settings below it stay, for package header.
func readAsciiDoc(t *text) {
	t.replace(adocCode, func(m []string) string { return t.fence(m[1] + m[2]) })
	t.replace(adocQuote, func(m []string) string { return quoted(m[2], strings.Trim(m[1], `" `)) })
	t.replace(adocSaid, func(m []string) string { return quoted(m[2], strings.Trim(m[1], `" `)) })
	t.replace(adocTable, func(m []string) string { return table(adocRows(m[1])) })
	t.apply(adocHidden)
	t.replace(adocTick, func(m []string) string { return t.code(m[1]) })
	t.replace(adocNote, func(m []string) string { return t.note(m[1]) })
	t.replace(adocItem, func(m []string) string {
		switch {
		case m[1] == "-":
			return "- " + m[2]
		case m[1][0] == '.':
			return nested(len(m[1])) + "1. " + m[2]
		}
		return nested(len(m[1])) + "- " + m[2]
	})
	t.replace(adocHeading, func(m []string) string { return strings.Repeat("#", len(m[1])) + " " + m[2] })
	t.apply(adocInline)
}

// adocRows returns the cells of a table: those of a line are a row, or, where each stands on a line of its own, those between two
// blank lines.
func adocRows(body string) (rows [][]string) {
	var row []string
	flush := func() {
		if len(row) > 0 {
			rows = append(rows, row)
		}
		row = nil
	}
	for line := range strings.SplitSeq(body, "\n") {
		switch cells := strings.Split(line, "|"); {
		case strings.TrimSpace(line) == "":
			flush()
		case len(cells) < 2:
			if len(row) > 0 {
				row[len(row)-1] += " " + strings.TrimSpace(line)
			}
		default:
			if len(cells) > 2 {
				flush()
			}
			for _, c := range cells[1:] {
				row = append(row, strings.TrimSpace(c))
			}
		}
	}
	flush()
	return rows
}
