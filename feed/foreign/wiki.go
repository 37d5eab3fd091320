package foreign

import (
	"regexp"
	"strings"
)

// wiki is the language of MediaWiki, and textile that of Redmine and of older blogs.
var (
	wiki = language{
		hints: []string{"'''", "{{", "[[", "{|"},
		signs: []*regexp.Regexp{
			regexp.MustCompile(`'''[^'\n]+'''`),
			regexp.MustCompile(`(?m)^={1,5} ?[^=\n]+ ?={1,5}[ \t]*$`),
			regexp.MustCompile(`\[\[(?:` + wikiSpaces + `):`),
			regexp.MustCompile(`\{\{[^{}|\n]+\|`),
			regexp.MustCompile(`\[https?://\S+ [^\]\n]+\]`),
			regexp.MustCompile(`(?m)^\{\|[^\n]*$`),
			regexp.MustCompile(`<ref[ >/]`),
		},
		least: 3,
		not:   regexp.MustCompile(`(?m)\]\(\S+\)|^---[ \t]*$|^#{2,6} \S`),

		comment: regexp.MustCompile(`(?s)<!--(.*?)-->`),
		read:    readWiki,
	}
	textile = language{
		hints: []string{"h1", "h2", "h3", "bq"},
		signs: []*regexp.Regexp{
			regexp.MustCompile(`(?m)^h[1-6](?:\([^)\n]*\))?\. \S`),
			regexp.MustCompile(`(?m)^(?:bq|bc|fn\d+|p\([^)\n]*\)|p[<>=]+)(?:\([^)\n]*\))?\. \S`),
			regexp.MustCompile(`"[^"\n]+":(?:https?://|/)`),
			regexp.MustCompile(`(?m)^!\S+\.(?:jpe?g|png|gif)(?:\([^)\n]*\))?!`),
		},
		least: 2,
		not:   regexp.MustCompile(`(?m)\]\(\S+\)|^---[ \t]*$|^#{2,6} \S`),
		read:  readTextile,
	}
)

const wikiSpaces = `File|Image|Category|Datei|Bild|Kategorie|Fichier|Catégorie|Archivo|Categoría|Immagine|Categoria|Ficheiro|Bestand|Categorie|Файл|Категория|Plik|Kategoria`

var (
	wikiCode     = regexp.MustCompile(`(?s)<(?:nowiki|pre|source|syntaxhighlight)[^>]*>(.*?)</(?:nowiki|pre|source|syntaxhighlight)>`)
	wikiTemplate = regexp.MustCompile(`\{\{([^{}|]*)(?:\|([^{}]*))?\}\}\n?`)
	wikiTable    = regexp.MustCompile(`(?ms)^\{\|[^\n]*\n(.*?)^\|\}[ \t]*$`)
	wikiCell     = regexp.MustCompile(`(?:^|\|\||!!)[|!]?(?:[^|\[\]\n]*=[^|\[\]\n]*\|)?`)
	wikiNote     = regexp.MustCompile(`(?s)<ref(?: [^>/]*)?>(.*?)</ref>`)
	wikiItem     = regexp.MustCompile(`(?m)^([*#:;]+) *(\S)`)
	wikiHeading  = regexp.MustCompile(`(?m)^(={1,6}) ?([^=\n]+?) ?={1,6}[ \t]*$`)
	wikiHidden   = rules(
		`(?s)<ref[^>/]*/>|<!--.*?-->`, ``,
		`\[\[(?:(?:Category|Kategorie|Catégorie|Categoría|Categoria|Categorie|Категория|Kategoria):[^\]\n]*|[a-z]{2,3}:[^\]\n]*)\]\]\n?`, ``,
		`\[\[(?:`+wikiSpaces+`):([^|\]\n]+)(?:\|[^|\]\n]*)*\|([^|\]\n]*)\]\]`, "\n\n![$2]($1)\n\n",
		`\[\[(?:`+wikiSpaces+`):([^|\]\n]+)\]\]`, "\n\n![]($1)\n\n",
		`__[A-Z]+__`, ``,
	)
	wikiInline = rules(
		`'''''([^'\n]+)'''''`, `***$1***`,
		`'''((?:[^'\n]|'[^'\n])+)'''`, `**$1**`,
		`''((?:[^'\n]|'[^'\n])+)''`, `*$1*`,
		`\[(https?://\S+) ([^\]\n]+)\]`, `[$2]($1)`,
		`(^|[^\]\[(])\[(https?://[^\s\]]+)\]`, `$1<$2>`,
	)

	textileCode   = regexp.MustCompile(`(?m)^bc(?:\([^)\n]*\))?\. ((?:[^\n]+(?:\n|\z))+)`)
	textileTick   = regexp.MustCompile(`(^|[\s(])@([^@\n]+)@`)
	textileItem   = regexp.MustCompile(`(?m)^([*#]+) +(\S)`)
	textileHead   = regexp.MustCompile(`(?m)^h([1-6])(?:\([^)\n]*\)|[<>=]+)*\. +`)
	textileQuote  = regexp.MustCompile(`(?m)^bq(?:\([^)\n]*\))?\.(?::\S+)? ((?:[^\n]+(?:\n|\z))+)`)
	textileInline = rules(
		`(?m)^p(?:\([^)\n]*\)|[<>=]+)*\. +`, ``,
		`(?m)^fn(\d+)\. +`, `[^$1]: `,
		`(\pL)\[(\d+)\]`, `$1[^$2]`,
		`!(\S+\.(?:jpe?g|png|gif))(?:\(([^)\n]*)\))?!`, `![$2]($1)`,
		`"([^"\n(]+?)(?:\([^)"\n]*\))?":((?:https?://|/|mailto:)[^\s<>]*[^\s<>.,;:!?)])`, `[$1]($2)`,
		`(^|[\s("'])\*([^\s*](?:[^*\n]*[^\s*])?)\*`, `$1**$2**`,
		`(^|[\s("'])-([^\s-](?:[^-\n]*[^\s-])?)-($|[\s.,;:!?)])`, `$1~~$2~~$3`,
	)
)

// readWiki translates the language of MediaWiki. Of templates only those of quotations are shown. Links to other pages stay: they are
// written like those of notes in Markdown, which package dialect reads.
func readWiki(t *text) {
	t.replace(wikiCode, func(m []string) string {
		if strings.Contains(m[1], "\n") {
			return t.fence(m[1])
		}
		return t.code(m[1])
	})
	t.replace(wikiNote, func(m []string) string { return t.note(strings.ReplaceAll(m[1], "\n", " ")) })
	t.apply(wikiHidden)
	for range 4 { // a template in another one
		t.replace(wikiTemplate, func(m []string) string {
			switch parts := strings.Split(m[2], "|"); strings.ToLower(strings.TrimSpace(m[1])) {
			case "quote", "cquote", "blockquote", "zitat", "citation bloc", "cita", "citazione", "citação", "citaat", "цитата", "cytat":
				parts = append(parts, "")
				return quoted(parts[0], parts[1])
			case "lang", "nowrap":
				return parts[len(parts)-1]
			}
			return ""
		})
	}
	t.replace(wikiTable, func(m []string) string { return table(wikiRows(m[1])) })
	t.replace(wikiItem, func(m []string) string {
		switch last := m[1][len(m[1])-1]; last {
		case '#':
			return nested(len(m[1])) + "1. " + m[2]
		case '*':
			return nested(len(m[1])) + "- " + m[2]
		}
		return "\n" + m[2]
	})
	t.replace(wikiHeading, func(m []string) string { return "\n" + strings.Repeat("#", len(m[1])) + " " + m[2] + "\n" })
	t.body, t.last = t.body+t.last, ""
	t.apply(wikiInline)
}

// wikiRows returns the cells of a table.
func wikiRows(body string) (rows [][]string) {
	rows = [][]string{nil}
	for line := range strings.SplitSeq(body, "\n") {
		last := len(rows) - 1
		switch {
		case strings.HasPrefix(line, "|-"):
			if rows[last] != nil {
				rows = append(rows, nil)
			}
		case strings.HasPrefix(line, "|+"), strings.TrimSpace(line) == "":
		case line[0] == '|' || line[0] == '!':
			for _, cell := range wikiCell.Split(line, -1)[1:] {
				rows[last] = append(rows[last], strings.TrimSpace(cell))
			}
		}
	}
	if rows[len(rows)-1] == nil {
		rows = rows[:len(rows)-1]
	}
	return rows
}

// readTextile translates Textile.
func readTextile(t *text) {
	t.replace(textileCode, func(m []string) string { return t.fence(m[1]) })
	t.replace(textileTick, func(m []string) string { return m[1] + t.code(m[2]) })
	t.replace(textileItem, func(m []string) string {
		if m[1][len(m[1])-1] == '#' {
			return nested(len(m[1])) + "1. " + m[2]
		}
		return nested(len(m[1])) + "- " + m[2]
	})
	t.replace(textileQuote, func(m []string) string { return quoted(m[1], "") })
	t.replace(textileHead, func(m []string) string { return strings.Repeat("#", int(m[1][0]-'0')) + " " })
	t.apply(textileInline)
}
