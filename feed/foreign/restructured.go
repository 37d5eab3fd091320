package foreign

import (
	"regexp"
	"strings"
)

// reStructured is reStructuredText, as Sphinx and Nikola have it.
var reStructured = language{
	hints: []string{"\n.. ", ">`_", ":`", "\n::\n"},
	signs: []*regexp.Regexp{
		regexp.MustCompile(`(?m)^\.\. [\w-]+:: ?`),
		regexp.MustCompile("`[^`\n]+ <[^>\n]+>`__?"),
		regexp.MustCompile("(?:^|[^\\w`]):[a-z][\\w:.-]*:`[^`\n]+`"),
		regexp.MustCompile(`(?m)^\.\. (?:_[^:\n]+: |\[[\d#\w]+\] )`),
		regexp.MustCompile("(?m)^[^\\s\\W][^\n]*\n(?:={4,}|~{4,}|\\^{4,}|\"{4,})[ \t]*$"),
	},
	least: 2,
	not:   regexp.MustCompile(`(?m)^#{1,6} \S|\]\(\S+\)|^---[ \t]*$`),

	comment: regexp.MustCompile(`(?m)^\.\. ([^\n:_\[][^\n:]*)$`),
	read:    readRST,
}

var (
	rstDirective = regexp.MustCompile(`(?m)^\.\. (?:\|[^|\n]+\| )?([\w:-]+)::[ \t]*([^\n]*)(?:\n|\z)((?:[ \t]*\n|[ \t]+\S[^\n]*(?:\n|\z))*)`)
	rstOption    = regexp.MustCompile(`^[ \t]*:([\w-]+):[ \t]*(.*)$`)
	rstTarget    = regexp.MustCompile("(?m)^\\.\\. _`?([^:`\n]+)`?:[ \t]*(\\S+)[ \t]*$")
	rstNote      = regexp.MustCompile(`(?m)^\.\. \[#?(\w*)\][ \t]+`)
	rstComment   = regexp.MustCompile(`(?m)^\.\.(?:[ \t][^\n]*)?(?:\n|\z)(?:[ \t]+\S[^\n]*(?:\n|\z))*`)
	rstHeading   = regexp.MustCompile("(?m)(?:^([=~^\"'#*+`:._-]{3,})\n)?^([^\\s.][^\n]*)\n([=~^\"'#*+`:._-]{3,})[ \t]*$")
	rstLiteral   = regexp.MustCompile(`(?m)^(.*):: *\n((?:[ \t]*\n)+)((?:[ \t]*\n|[ \t]+\S[^\n]*(?:\n|\z))+)`)
	rstGrid      = regexp.MustCompile(`(?m)^\+[-=+]+\+[ \t]*\n(?:[|+][^\n]*(?:\n|\z))+`)
	rstSimple    = regexp.MustCompile(`(?m)^=+(?: +=+)+[ \t]*\n(?:[^\n]+(?:\n|\z))+`)
	rstCode      = regexp.MustCompile("``([^`\n](?:[^\n]*?[^`\n])?)``")
	rstLink      = regexp.MustCompile("`([^`<\n]+?)[ \n]*<([^>\n]+)>`__?")
	rstRole      = regexp.MustCompile("(^|[^\\w`]):([a-z][\\w:.-]*):`~?([^`<\n]+?)(?:[ \n]*<([^>\n]+)>)?`")
	rstNamed     = regexp.MustCompile("`([^`\n]+)`__?|\\b(\\w[\\w-]*)_\\b")
	rstPhrase    = regexp.MustCompile("(^|[^`\\w])`([^`\n]+)`")
	rstInline    = rules(`\[#?(\w+)\]_`, `[^$1]`, `(?m)^\| ([^|\n]*)$`, `$1  `, `(?m)^#\. `, `1. `)
)

// rstTexts are the directives whose argument is text, as their content is. Those of rstQuotes are quotations, and those of rstHidden
// show nothing.
var (
	rstTexts  = words("note tip hint warning important attention caution danger error seealso admonition topic sidebar centered rubric versionadded versionchanged deprecated")
	rstHidden = words("contents toctree meta include index default-role role tags sectnum target-notes author date replace")
	rstQuotes = words("epigraph pull-quote highlights")
	rstCodes  = words("code code-block sourcecode parsed-literal prompt highlight math")
)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// readRST translates reStructuredText. A title with fields below it stays, for package header.
func readRST(t *text) {
	targets := map[string]string{}
	t.replace(rstTarget, func(m []string) string {
		targets[strings.ToLower(m[1])] = m[2]
		return ""
	})
	t.replace(rstDirective, func(m []string) string { return t.directive(m[1], m[2], m[3]) })
	t.replace(rstNote, func(m []string) string { return "[^" + m[1] + "]: " })
	t.body = rstComment.ReplaceAllString(t.body, "")
	t.replace(rstLiteral, func(m []string) string {
		if lead := strings.TrimRight(m[1], " "); lead != "" {
			return lead + ":\n\n" + t.fence(m[3]) + "\n"
		}
		return t.fence(m[3]) + "\n"
	})
	t.replace(rstGrid, func(m []string) string { return table(gridRows(m[0])) })
	t.replace(rstSimple, func(m []string) string { return t.fence(m[0]) })
	t.headings()
	t.replace(rstCode, func(m []string) string { return t.code(m[1]) })
	t.replace(rstLink, func(m []string) string { return t.hold("[" + m[1] + "](" + m[2] + ")") })
	t.replace(rstRole, func(m []string) string {
		if m[2] == "code" || m[2] == "literal" {
			return m[1] + t.code(m[3])
		}
		return m[1] + m[3]
	})
	t.replace(rstNamed, func(m []string) string {
		name := m[1] + m[2]
		if url := targets[strings.ToLower(name)]; url != "" {
			return t.hold("[" + name + "](" + url + ")")
		}
		return name + strings.Repeat("_", min(len(m[2]), 1))
	})
	t.replace(rstPhrase, func(m []string) string { return m[1] + "*" + m[2] + "*" })
	t.apply(rstInline)
}

// directive returns what a directive shows: ".. note:: The court opens at nine." shows its text, ".. contents::" nothing.
func (t *text) directive(name, argument, body string) string {
	options, lines := map[string]string{}, strings.Split(body, "\n")
	for len(lines) > 0 {
		m := rstOption.FindStringSubmatch(lines[0])
		if m == nil {
			break
		}
		options[m[1]], lines = m[2], lines[1:]
	}
	inner := strings.Trim(dedent(strings.Join(lines, "\n")), "\n")
	switch name = name[strings.LastIndexByte(name, ':')+1:]; {
	case rstCodes[name]:
		return t.fence(inner)
	case name == "image" || name == "figure":
		return "\n![" + strings.ReplaceAll(strings.TrimSpace(options["alt"]+" "+inner), "\n", " ") + "](" + argument + ")\n\n"
	case rstQuotes[name]:
		said, who := inner, ""
		if i := strings.LastIndex(said, "\n-- "); i >= 0 {
			said, who = said[:i], said[i+len("\n-- "):]
		}
		return quoted(strings.TrimSpace(argument+" "+said), who)
	case rstHidden[name]:
		return ""
	case rstTexts[name]:
		inner = argument + "\n\n" + inner
	}
	return strings.TrimSpace(inner) + "\n\n"
}

// gridRows returns the cells of a table that is drawn with lines of "+---+".
func gridRows(drawn string) (rows [][]string) {
	var row []string
	for line := range strings.SplitSeq(strings.TrimSpace(drawn), "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '+' {
			if row != nil {
				rows = append(rows, row)
			}
			row = nil
			continue
		}
		for i, cell := range strings.Split(strings.Trim(line, "|"), "|") {
			if i == len(row) {
				row = append(row, "")
			}
			row[i] = strings.TrimSpace(row[i] + " " + strings.TrimSpace(cell))
		}
	}
	return rows
}

// headings translates headings that are underlined. The marks of the lines tell their levels, in the order of their appearance.
func (t *text) headings() {
	levels, first := "", true
	at := strings.TrimLeft(t.body, "\n")
	t.replace(rstHeading, func(m []string) string {
		mark := m[3][:1]
		if strings.Trim(m[3], mark) != "" || strings.Trim(m[2], "=~^\"'#*+`:._-") == "" || len(m[3])+2 < len([]rune(m[2])) || m[1] != "" && m[1][:1] != mark {
			return m[0]
		}
		top := first && strings.HasPrefix(at, m[0])
		first = false
		if top && strings.HasPrefix(strings.TrimLeft(at[len(m[0]):], "\n"), ":") { // package header reads it
			levels = mark
			return m[0]
		}
		if !strings.Contains(levels, mark) {
			levels += mark
		}
		return "\n" + strings.Repeat("#", min(strings.Index(levels, mark)+1, 6)) + " " + strings.TrimSpace(m[2]) + "\n"
	})
}
