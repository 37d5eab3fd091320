package folder

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"seedfeed/feed/header"
)

// set makes a set of words.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

var (
	// serverFolder matches the folders in which Synology, QNAP, NetApp and Windows keep what was deleted or was there before.
	serverFolder = regexp.MustCompile(`(?i)^[#@~$]+(?:recycl|snapshot|trash|deleted|eadir|recently|tmp$)|^lost\+found$`)
	// toolFolders never hold articles of a person.
	toolFolders = set("node_modules bower_components __pycache__ __macosx _site _layouts _includes _sass _templates _partials _data venv")
	// siteFolders hold none beside the settings of a site generator: what it made, and what it makes pages of.
	siteFolders = set("public dist build output site resources themes theme layouts layout templates archetypes static assets i18n sass scss vendor plugins scaffolds")
	// siteSettings are the files that tell the folder of a site generator.
	siteSettings = strings.Fields("hugo.toml hugo.yaml hugo.yml hugo.json config.toml _config.yml _config.yaml _config.toml zola.toml .eleventy.js eleventy.config.js eleventy.config.mjs eleventy.config.cjs eleventy.config.ts astro.config.mjs astro.config.js astro.config.ts gatsby-config.js gatsby-config.ts docusaurus.config.js docusaurus.config.ts mkdocs.yml mkdocs.yaml _quarto.yml pelicanconf.py conf.py gridsome.config.js nuxt.config.js nuxt.config.ts next.config.js next.config.mjs next.config.ts vuepress.config.js book.toml lektorproject docusaurus.config.mjs quartz.config.ts .vitepress .vuepress antora.yml config/_default")
	// perhapsSettings are names of such files that others use too: Hugo's are beside a folder of siteContents.
	perhapsSettings = strings.Fields("config.yaml config.yml config.json")
	siteContents    = strings.Fields("content archetypes")
	// pageFolder matches the folder that a browser saves beside a page, in the languages of the browsers.
	pageFolder = regexp.MustCompile(`(?i)^(.+)(?:[_-](?:files|dateien|fichiers|archivos|file|bestanden|filer|ficheiros|arquivos|pliki|soubory|s[úu]bory|tiedostot|elemei|fails|failid|datoteke|dosyalar|fitxers|fitxategiak|файлы|файли|αρχεία|قبض|קבצים|文件|ファイル|파일)|\.files)$`)
	mergeCopy  = regexp.MustCompile(`[._](?:BASE|LOCAL|REMOTE|BACKUP)[._]\d+$`)
	upperNames = regexp.MustCompile(`^(?:README|LICEN[CS]E|CONTRIBUTING|CHANGELOG|CODE_OF_CONDUCT)(?:[-_. ].*)?$|^(?:AGENTS|CLAUDE|GEMINI|COPYING)$`)
	lowerNames = regexp.MustCompile(`(?i)^(?:readme|licen[cs]e|contributing|changelog|code[-_]of[-_]conduct)(?:[-_.](?:[a-z]{2}(?:[-_][a-z]{2})?|mit|apache|bsd|gpl|cc))?$`)
	// siteNotes are texts for machines.
	siteNotes = regexp.MustCompile(`(?i)^(?:robots|humans|ads|app-ads|security|llms|llms-full|requirements(?:[-_.][\w-]+)?|constraints|cmakelists)\.txt$|^404\.(?:html?|md|markdown|mdx)$|^google[0-9a-f]{16}\.html$`)
)

// mergeName reports whether a merge left a file with a name.
func mergeName(stem string) bool {
	end := len(stem) - 1
	return end > 0 && '0' <= stem[end] && stem[end] <= '9' && strings.ContainsAny(stem, "._") && mergeCopy.MatchString(stem)
}

// repositoryNotes are further names of texts about a repository; they are passed over only in one.
var repositoryNotes = set("authors contributors maintainers governance security support notice copying todo history changes releases roadmap citation codeowners issue_template pull_request_template install hacking upgrading claude agents summary")

// repositoryStarts has the first two letters of all names for which repositoryName may be true, in lower case.
const repositoryStarts = "re li co ch ro hu ad ap se ll cm 40 go ag cl ge"

// repositoryName reports whether a file tells about the folder or serves machines.
func repositoryName(base, stem string) bool {
	if !strings.Contains(repositoryStarts, strings.ToLower(base[:min(2, len(base))])) && base[0] < utf8.RuneSelf {
		return false // this is asked of each file in each scan
	}
	return upperNames.MatchString(stem) || lowerNames.MatchString(stem) || siteNotes.MatchString(base)
}

var (
	conflictMark  = regexp.MustCompile(`(?i)\.sync-conflict-\d{8}-\d{6}|_conflict-\d{8}-\d{6}|\.conflict(?:ed)?(?:[-.]?\d+)?$|_[a-z]{3}-\d{2}-\d{4,6}-\d{4}_conflict$|\[conflict[^\]]*\]$`)
	conflictGroup = regexp.MustCompile(`(?i)[ _-]\(([^()]*(?:conflict|konflikt|conflit)[^()]*)\)(?:\(\d+\)| \d+)?$`)
	conflictWord  = regexp.MustCompile(`(?i)\d|cop(?:y|ie|ia)|kopie|kopia|version|case`)
)

// conflictCopy reports whether a name is one that Syncthing, Dropbox, Nextcloud, ownCloud, Seafile, Resilio, Unison or
// Synology Drive gives to the second version of a file. A word "conflict" alone does not make one.
func conflictCopy(stem string) bool {
	if !strings.Contains(strings.ToLower(stem), "onfli") { // as all these words have it; this is asked of each file in each scan
		return false
	}
	if conflictMark.MatchString(stem) {
		return true
	}
	m := conflictGroup.FindStringSubmatch(stem)
	return m != nil && conflictWord.MatchString(m[1])
}

// copyNames match the names that file managers and browsers give to a copy, in the languages of these programs: "Copy of mill",
// "mill - Kopie (2)", "mill (another copy)", "mill (1)", "mill 2".
var copyNames = [...]*regexp.Regexp{
	regexp.MustCompile(`(?i)^(?:copy(?: \(?\d+\)?)? of|kopie von|kopie van|c[oó]pia de|copie de|copia di|kopia|kopi a[fv]|копия|копія) (.+)$`),
	regexp.MustCompile(`(?i)^(.+?)(?: [-–—])?[ (]+(?:another |\d+(?:st|nd|rd|th) )?(?:copy|kopie|copie|c[oó]pia|kopia|kopi|копия|копія|(?:の)?コピー|(?:的)?副本|복사본)(?: ?\(?\d+\)?)?\)?$`),
	regexp.MustCompile(`(?i)^(.+?)[ ._-]+\(?(?:old|bak|backup|alt|sicherung|ancien)\)?$`),
	regexp.MustCompile(`^(.+?)(?:(?:の)?コピー|(?:的)?副本)$`),
	regexp.MustCompile(`^(.+?)(?: ?\(\d{1,3}\)|[ _-][1-9]\d?)$`),
}

// originalOf returns the name that a file manager or a browser made a copy of, without the ending; "" where a name is of no
// copy. The name alone tells little, so that the copy must have the same bytes as well.
func originalOf(stem string) string {
	end := len(stem) - 1
	if end < 0 || !strings.Contains(strings.ToLower(stem), "py") && !strings.Contains(strings.ToLower(stem), "pi") && !backupEnd(stem) && stem[end] != ')' && (stem[end] < '0' || stem[end] > '9') && stem[end] < utf8.RuneSelf && stem[0] < utf8.RuneSelf {
		return "" // this is asked of each file in each scan
	}
	for _, names := range copyNames {
		if m := names.FindStringSubmatch(stem); m != nil {
			return m[1]
		}
	}
	return ""
}

// backupEnd reports whether a name ends as that of a copy that people keep of a file: "mill_old", "mill backup".
func backupEnd(stem string) bool {
	word := strings.ToLower(stem[strings.LastIndexAny(stem, " ._-(")+1:])
	return slices.Contains([]string{"old", "bak", "backup", "alt", "sicherung", "ancien"}, strings.TrimSuffix(word, ")"))
}

// unreadKinds are kinds of files that people take for articles and that are not read, with what to do.
var unreadKinds = map[string]string{
	".pdf":        "PDF is not read, since it holds lines and no paragraphs; save the article as .docx, .odt, .html or .txt",
	".doc":        "the old format of Word is not read; save the article as .docx",
	".pages":      "Pages is not read; export the article to Word (.docx)",
	".gdoc":       "it is a link to Google Docs and holds no text; download the document as .docx",
	".epub":       "books are not read; save the article as .html or .txt",
	".webarchive": "web archives are not read; save the page as .html",
	".rst":        "reStructuredText is not read; save the article as .md or .html",
	".org":        "Org mode is not read; export the article to .md or .html",
	".tex":        "TeX is not read; save the article as .md or .html",
	".text":       "seedfeed reads plain text under the ending .txt; rename the file",
	".wpd":        "WordPerfect is not read; save the article as .docx",
	".wps":        "Works is not read; save the article as .docx",
	".fodt":       "flat files of LibreOffice are not read; save the article as .odt",
	".docm":       "documents with macros are not read; save the article as .docx",
	".rmd":        "R Markdown is not read, since its results are not in it; save the article as .md or .html",
	".qmd":        "Quarto is not read, since its results are not in it; save the article as .md or .html",
	".ipynb":      "notebooks are not read; export the article to .md or .html",
	".adoc":       "AsciiDoc is not read; export the article to .html",
	".asciidoc":   "AsciiDoc is not read; export the article to .html",
	".textile":    "Textile is not read; save the article as .md or .html",
	".tid":        "TiddlyWiki is not read; export the article to .html",
	".wiki":       "markup of a wiki is not read; save the article as .md or .html",
	".mediawiki":  "markup of a wiki is not read; save the article as .md or .html",
	".mbox":       "mailboxes are not read; save each e-mail as .eml",
	".msg":        "e-mails of Outlook are not read; save it as .eml",
	".enex":       "exports of Evernote are not read; export the notes to .html",
}

// described are the endings of files that a text beside them describes: "mill.jpg.txt" is the caption of "mill.jpg".
var described = set(".jpg .jpeg .png .gif .webp .avif .svg .heic .tif .tiff .mp3 .mp4 .m4a .mov .webm .ogg .wav .pdf .zip")

// Misnamed says how a file must be called whose name is almost that of a side file or of the list of people, so that what
// it says counts; "" for all other names.
func Misnamed(name string) string {
	switch as := header.Misnamed(name); as {
	case "":
		return ""
	case header.PeopleFile:
		return "the list of people is called " + as + "; rename it"
	}
	return "a side file ends in " + header.SideEnding + "; rename it"
}
