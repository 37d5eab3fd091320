package foreign

import (
	"regexp"
	"strings"
)

// org is the language of Emacs's Org mode.
var org = language{
	hints: []string{"#+", "][", "\n:PROPERTIES:"},
	signs: []*regexp.Regexp{
		regexp.MustCompile(`(?mi)^#\+(?:title|author|date|options|startup|filetags|language|property|email):`),
		regexp.MustCompile(`(?mi)^[ \t]*#\+begin_\w+`),
		regexp.MustCompile(`\[\[[^\]\n]+\]\[[^\]\n]+\]\]`),
		regexp.MustCompile(`(?m)^[ \t]*:PROPERTIES:[ \t]*$`),
		regexp.MustCompile(`(?m)\A\*+ \S|\n\n\*+ \S[^\n]*\n\n`),
	},
	least: 2,
	not:   regexp.MustCompile(`(?m)^#{2,6} \S|\]\(\S+\)|\*\*\S`),

	comment: regexp.MustCompile(`(?m)^[ \t]*# ([^\n]*)$`),
	read:    readOrg,
}

var (
	orgCode    = regexp.MustCompile(`(?ims)^[ \t]*#\+begin_(?:src|example)\b[^\n]*\n(.*?)^[ \t]*#\+end_(?:src|example)[ \t]*$`)
	orgQuote   = regexp.MustCompile(`(?ims)^[ \t]*#\+begin_quote\b[^\n]*\n(.*?)^[ \t]*#\+end_quote[ \t]*$`)
	orgVerse   = regexp.MustCompile(`(?ims)^[ \t]*#\+begin_verse\b[^\n]*\n(.*?)^[ \t]*#\+end_verse[ \t]*$`)
	orgPicture = regexp.MustCompile(`(?mi)(?:^[ \t]*#\+caption:[ \t]*([^\n]*)\n(?:[ \t]*#\+\w+:[^\n]*\n)*)?\[\[(?:file:)?([^\]\n]+\.(?:jpe?g|png|gif|webp))\]\]`)
	orgLink    = regexp.MustCompile(`\[\[([^\]\n]+)\]\[([^\]\n]+)\]\]`)
	orgPlain   = regexp.MustCompile(`\[\[([^\]\n]+)\]\]`)
	orgVerbs   = regexp.MustCompile(`(^|[\s({'"-])[=~]([^\s=~](?:[^=~\n]*[^\s=~])?)[=~]`)
	orgHeading = regexp.MustCompile(`(?m)^(\*+)[ \t]+(?:(?:TODO|DONE|NEXT|WAITING)[ \t]+)?(?:\[#\w\][ \t]+)?(.*?)(?:[ \t]+:[\w@#%:]+:)?[ \t]*$`)
	orgSetting = regexp.MustCompile(`(?i)^[ \t]*#\+\w+(?:\[[^\]]*\])?:`)

	// orgHidden is what readers do not see: comments, drawers, what is exported elsewhere, plans, and lines that begin and end other blocks.
	orgHidden = rules(
		`(?ims)^[ \t]*#\+begin_(?:comment|export)\b.*?^[ \t]*#\+end_(?:comment|export)[ \t]*$`, ``,
		`(?ms)^[ \t]*:[A-Z_]+:[ \t]*\n(?:[ \t]*:[\w-]+:[^\n]*\n|[^\n:*]*\n)*?[ \t]*:END:[ \t]*(?:\n|\z)`, ``,
		`(?m)^[ \t]*#(?: [^\n]*)?(?:\n|\z)`, ``,
		`(?m)^[ \t]*(?:SCHEDULED|DEADLINE|CLOSED): [<\[][^\n]*(?:\n|\z)`, ``,
	)
	orgInline = rules(
		`(?m)(^|[\s({'"-])\*([^\s*](?:[^*\n]*[^\s*])?)\*($|[\s.,;:!?'")}\[-])`, `$1**$2**$3`,
		`(?m)(^|[\s({'"-])/([^\s/](?:[^/\n]*[^\s/])?)/($|[\s.,;:!?'")}\[-])`, `$1*$2*$3`,
		`(?m)(^|[\s({'"-])_([^\s_](?:[^_\n]*[^\s_])?)_($|[\s.,;:!?'")}\[-])`, `$1*$2*$3`,
		`(?m)(^|[\s({'"-])\+([^\s+](?:[^+\n]*[^\s+])?)\+($|[\s.,;:!?'")}\[-])`, `$1~~$2~~$3`,
		`(?m)^\[fn:([\w-]+)\][ \t]*`, `[^$1]: `,
		`\[fn:([\w-]+)\]`, `[^$1]`,
		`\[fn:\w*:[ \t]*([^\]\n]*)\]`, ` ($1)`,
		`(?m)^([ \t]*[-+] )(.*?) :: `, `$1$2: `,
		`(?m)^([ \t]*\|[-+]*)\+([-+]*\|)[ \t]*$`, `$1|$2`,
	)
)

// readOrg translates Org. The settings at its start stay, for package header; others are dropped.
func readOrg(t *text) {
	t.replace(orgCode, func(m []string) string { return t.fence(m[1]) })
	t.apply(orgHidden)
	t.replace(orgPicture, func(m []string) string { return "\n" + t.hold("!["+m[1]+"]("+m[2]+")") + "\n" })
	t.replace(orgQuote, func(m []string) string { return quoted(m[1], "") })
	t.replace(orgVerse, func(m []string) string {
		return strings.ReplaceAll(strings.TrimSpace(dedent(m[1])), "\n", "  \n") + "\n"
	})
	var b strings.Builder
	above := true
	for line := range strings.Lines(t.body) {
		setting := orgSetting.MatchString(line)
		above = above && (setting || strings.TrimSpace(line) == "")
		if above || !setting && !strings.HasPrefix(strings.ToLower(strings.TrimSpace(line)), "#+begin_") && !strings.HasPrefix(strings.ToLower(strings.TrimSpace(line)), "#+end_") {
			b.WriteString(line)
		}
	}
	t.body = b.String()
	t.replace(orgVerbs, func(m []string) string { return m[1] + t.code(m[2]) })
	t.replace(orgLink, func(m []string) string { return "[" + m[2] + "](" + t.hold(strings.TrimPrefix(m[1], "file:")) + ")" })
	t.replace(orgPlain, func(m []string) string {
		if strings.Contains(m[1], "://") {
			return t.hold("<" + m[1] + ">")
		}
		return m[1]
	})
	t.replace(orgHeading, func(m []string) string { return strings.Repeat("#", min(len(m[1]), 6)) + " " + m[2] })
	t.apply(orgInline)
}
