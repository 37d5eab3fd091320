package header

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"seedfeed/feed/format"
)

// TestHeaderForms has a row for each form of a header, whole and broken.
func TestHeaderForms(t *testing.T) {
	const full = "authors: Ann Roe\ntags: sea | work\n"
	for _, c := range []struct{ name, file, in, want string }{
		{"YAML", "a.md", "---\ntitle: Pier opens\nauthor: Ann Roe\ntags: [sea, work]\n---\n" + pier, full},
		{"dots close it", "a.txt", "---\ntitle: Pier opens\nauthor: Ann Roe\ntags: [sea, work]\n...\n" + pier, full},
		{"YAML by name", "a.md", "---yaml\ntitle: Pier opens\nauthor: Ann Roe\ntags: [sea, work]\n---\n" + pier, full},
		{"white space behind the dashes", "a.md", "---  \ntitle: Pier opens\nauthor: Ann Roe\ntags: [sea, work]\n---\t\n" + pier, full},
		{"a comment behind the dashes", "a.md", "--- # settings\ntitle: Pier opens\nauthor: Ann Roe\ntags: [sea, work]\n---\n" + pier, full},
		{"long dashes", "a.txt", "—\ntitle: Pier opens\nauthor: Ann Roe\ntags: [sea, work]\n—-\n" + pier, full},
		{"properties of Logseq", "a.md", "title:: Pier opens\nauthor:: Ann Roe\ntags:: sea, work\npublic:: false\n\n" + pier, "held: header: public: false\n" + full},
		{"properties below the title", "a.md", "# Pier opens\n\nCreated: May 6, 2026\nStatus: Draft\nTags: sea, work\nAuthor: Ann Roe\n\n" + pier, "held: header: Status: Draft\n" + full},
		{"properties in bold, in a list", "a.md", "Pier opens\n==========\n\n- **Author:** Ann Roe\n- **Tags:** sea, work\n\n" + pier, full},
		{"properties of a text file", "a.txt", "Pier opens\n\nAuthor: Ann Roe\nTags: sea, work\n\n" + pier, full},
		{"title block of Pandoc", "a.md", "% Pier opens\n% Ann Roe; Jan Moss\n% 6 May 2026\n\n" + pier, "not before: 2026-05-06\ndate: 2026-05-06\nauthors: Ann Roe | Jan Moss\n"},
		{"title of Pandoc alone", "a.md", "% Pier opens\n\n" + pier, ""},
		{"lines of Org", "a.txt", "#+TITLE: Pier opens\n#+AUTHOR: Ann Roe\n#+FILETAGS: x\n#+DATE: [2026-05-06 Wed]\n\n" + pier, "not before: 2026-05-06\ndate: 2026-05-06\nauthors: Ann Roe\ntags: x\n"},
		{"a task in work", "a.md", "# Pier opens\n\nStatus: In progress\nOwner: Ann Roe\nDue: May 6, 2026\n\n" + pier, "held: header: Status: In progress\ntext: # Pier opens\n\nOwner: Ann Roe\nDue: May 6, 2026\n\n" + pier},
		{"facts of a thing", "a.md", "# Pier opens\n\nCost: 3 million\nStatus: On hold\nOwner: Town of Lark\n\n" + pier, "text: # Pier opens\n\nCost: 3 million\nStatus: On hold\nOwner: Town of Lark\n\n" + pier},
		{"properties above the title", "a.md", "Created: May 6, 2026\nStatus: Draft\nTags: sea, work\nAuthor: Ann Roe\n\n# Pier opens\n\n" + pier, "held: header: Status: Draft\n" + full},
		{"properties right below the title", "a.txt", "Pier opens\nAuthor: Ann Roe\nTags: sea, work\nDraft: yes\n\n" + pier, "held: header: Draft: yes\n" + full},
		{"properties right below a heading", "a.md", "# Pier opens\nAuthor: Ann Roe\nTags: sea, work\n\n" + pier, full},
		{"properties below a title without a mark", "a.md", "Pier opens\n\nAuthor: Ann Roe\nTags: sea, work\n\n" + pier, full},
		{"an object of MDX", "a.mdx", "import X from './x'\n\nexport const metadata = {\n\ttitle: 'Pier opens',\n\tdraft: true,\n\tauthor: \"Ann Roe\",\n\ttags: ['sea', 'work'],\n};\n\n" + pier, "held: header: draft: true\n" + full},
		{"an object of MDX in a line", "a.mdx", "export const meta = { title: 'Pier opens', author: 'Ann Roe', tags: ['sea', 'work'] }\n" + pier, full},
		{"keys in German", "a.txt", "Titel: Pier opens\nAutorin: Ann Roe\nSchlagwörter: sea, work\nDatum: 6. Mai 2026\n\n" + pier, "not before: 2026-05-06\ndate: 2026-05-06\n" + full},
		{"keys in Spanish", "a.md", "---\ntítulo: Pier opens\nautor: Ann Roe\netiquetas: [sea, work]\nfecha: 6 de mayo de 2026\npublicado: no\n---\n" + pier, "held: header: publicado: no\nnot before: 2026-05-06\ndate: 2026-05-06\n" + full},
		{"no space behind the colon", "a.txt", "Title:Pier opens\nDraft:yes\n\n" + pier, "held: header: Draft: yes\n"},
		{"no space behind a colon of YAML", "a.md", "---\ntitle: Pier opens\ndraft:true\n---\n" + pier, "held: header: draft: true\n"},
		{"a key one space too far in", "a.md", "---\ntitle: Pier opens\n draft: true\n---\n" + pier, "held: header: draft: true\n"},
		{"more dashes", "a.md", "-----\ntitle: Pier opens\nauthor: Ann Roe\ntags: [sea, work]\n-----\n" + pier, full},
		{"blank lines above", "a.md", "\n \n---\ntitle: Pier opens\nauthor: Ann Roe\ntags: [sea, work]\n---\n" + pier, full},
		{"a comment above", "a.md", "<!-- SPDX: none\n of it -->\n\n---\ntitle: Pier opens\nauthor: Ann Roe\ntags: [sea, work]\n---\n" + pier, full},
		{"two comments above", "a.md", "<!-- a --><!-- b -->\n+++\ntitle = \"Pier opens\"\n+++\n" + pier, ""},
		{"nested keys", "a.md", "---\ntitle: 'Pier opens'\nmenu:\n  main:\n    title: Other\n    draft: true\nauthor: Ann Roe # she\ntags:\n  - sea\n  - work\n---\n" + pier, full},
		{"anchors and merges", "a.md", "---\nbase: &b\n  draft: true\n  author: &w Ann Roe\ntitle: Pier opens\nauthor: *w\nextra:\n  <<: *b\n  draft: false\ntags: [sea, work]\n---\n" + pier, "held: header: draft: true\n" + full},
		{"folded values", "a.md", "---\ntitle: >-\n  Pier\n  opens\nsummary: |\n  It is\n  open.\n---\n" + pier, "summary: It is open.\n"},
		{"a plain value goes on", "a.md", "---\ntitle: Pier\n  opens\nauthor: Ann Roe\ntags: [sea, work]\n---\n" + pier, full},
		{"a quoted value goes on without indentation", "a.md", "---\ntitle: Pier opens\nsummary: \"It is open,\nat last.\"\n---\n" + pier, "summary: It is open, at last.\n"},
		{"escapes", "a.md", "---\ntitle: \"Pi\\u0065r opens\"\nauthor: \"Ann\\tRoe\"\ntags: [sea, work]\n---\n" + pier, full},
		{"comments and blank lines", "a.md", "---\n# mine\n\ntitle: Pier opens\n\n# hers\nauthor: Ann Roe\ntags: [sea, work]\n---\n" + pier, full},
		{"nothing in it", "a.md", "---\n---\n# Pier opens\n\n" + pier, ""},
		{"another program's keys alone", "a.md", "---\nlayout: post\nweight: 3\n---\n# Pier opens\n\n" + pier, ""},
		{"empty values", "a.md", "---\ntitle: Pier opens\nauthor:\ntags: []\ndraft:\ndate: ~\npublishDate: \"\"\nstatus: null\n---\n" + pier, ""},

		{"another program's keys in mixed letters", "a.md", "---\nnavKey: Pier\nnavOrder: 3\n---\n# Pier opens\n\n" + pier, ""},
		{"another program's mapping", "a.md", "---\nNavigation:\n  Key: Pier\n---\n# Pier opens\n\n" + pier, ""},
		{"JavaScript", "a.md", "---js\nlet title = \"Pier opens\";\nconst draft = true;\nlet pagination = {\n  size: 1,\n};\n---\n" + pier, "held: header: draft: true\n"},
		{"an object of JavaScript", "a.md", "---js\n{\n  title: \"Pier opens\",\n  author: 'Ann Roe',\n  tags: [\"sea\", \"work\"],\n}\n---\n" + pier, full},

		{"TOML", "a.md", "+++\ntitle = \"Pier opens\"\nauthor = 'Ann Roe'\ntags = [\n  \"sea\",\n  \"work\", # both\n]\n+++\n" + pier, full},
		{"TOML by name", "a.md", "---toml\ntitle = \"Pier opens\"\nauthor = \"Ann Roe\"\ntags = [\"sea\", \"work\"]\n---\n" + pier, full},
		{"TOML of Zola", "a.md", "+++\ntitle = \"Pier opens\"\ndate = 2026-01-31\nupdated = 2026-02-01T08:00:00Z\n[taxonomies]\ntags = [\"sea\"]\ncategories = [\"work\"]\n[extra]\nauthor = \"Ann Roe\"\n+++\n" + pier, "not before: 2026-01-31\ndate: 2026-01-31\nupdated: 2026-02-01T08:00:00Z\nauthors: Ann Roe\ntags: work | sea\n"},
		{"times of TOML", "a.md", "+++\ntitle = \"Pier opens\"\ndate = 2026-01-31T08:00:00\nexpiryDate = 2036-01-31 08:00:00-05:00\n+++\n" + pier, "not before: 2026-01-31T08:00:00Z\ndate: 2026-01-31T08:00:00Z\nexpires: 2036-01-31T08:00:00-05:00\n"},
		{"tables of TOML", "a.md", "+++\ntitle = \"Pier opens\"\n[[resources]]\nsrc = \"a.jpg\"\ntitle = \"Other\"\n[params]\ndraft = true\n+++\n" + pier, "held: header: draft: true\n"},
		{"long strings of TOML", "a.md", "+++\ntitle = '''Pier opens'''\ndescription = \"\"\"\nIt is \\\n   open.\"\"\"\n+++\n" + pier, "summary: It is open.\n"},

		{"JSON", "a.md", "{\n  \"title\": \"Pier opens\",\n  \"author\": \"Ann Roe\",\n  \"tags\": [\"sea\", \"work\"]\n}\n\n" + pier, full},
		{"JSON with tabs, in one line", "a.md", "{\t\"title\": \"Pier opens\",\t\"author\": {\"name\": \"Ann Roe\"}, \"tags\": [\"sea\", \"work\"], \"weight\": 1.50, \"x\": null}\n" + pier, full},
		{"JSON by name", "a.md", "---json\n{\"title\": \"Pier opens\", \"author\": \"Ann Roe\", \"tags\": [\"sea\", \"work\"]}\n---\n" + pier, full},
		{"JSON of Middleman", "a.md", ";;;\n\"title\": \"Pier opens\",\n\"author\": \"Ann Roe\",\n\"tags\": [\"sea\", \"work\"],\n;;;\n" + pier, full},
		{"JSON between semicolons", "a.md", ";;;\n{\"title\": \"Pier opens\", \"author\": \"Ann Roe\", \"tags\": [\"sea\", \"work\"]}\n;;;\n" + pier, full},
		{"JSON of Hexo", "a.md", "\"title\": \"Pier opens\",\n\"author\": \"Ann Roe\",\n\"tags\": [\"sea\", \"work\"]\n;;;\n" + pier, full},

		{"lines of Pelican", "a.md", "Title: Pier opens\nAuthor: Ann Roe\nTags: sea, work\n\n" + pier, full},
		{"lines in a text file", "a.txt", "Title: Pier opens\nAuthor: Ann Roe\nTags: sea, work\n\n" + pier, full},
		{"lines of MultiMarkdown", "a.md", "Title:    Pier opens  \nAuthor:   Ann Roe  \nTags:     sea,\n          work  \nBase Header Level: 2  \n\n" + pier, full},
		{"lines in small letters, date first", "a.md", "date: 2026-01-31\ntitle: Pier opens\n\n" + pier, "not before: 2026-01-31\ndate: 2026-01-31\n"},
		{"lines with a colon in the title", "a.md", "Title: Pier: it opens\nStatus: draft\n\n" + pier, "title: Pier: it opens\nheld: header: Status: draft\n"},
		{"the title alone", "a.txt", "Title: Pier opens\n\n" + pier, ""},
		{"a draft alone", "a.txt", "Draft: yes\n\nPier opens\n\n" + pier, "held: header: Draft: yes\n"},
		{"a status alone", "a.txt", "status: draft\n\nPier opens\n\n" + pier, "held: header: status: draft\n"},
		{"an author alone", "a.txt", "Author: Ann Roe\n\nPier opens\n\n" + pier, "authors: Ann Roe\n"},
		{"lines of Hexo", "a.md", "title: Pier opens\nauthor: Ann Roe\ntags:\n- sea\n- work\n---\n\n" + pier, full},
		{"broken lines of Hexo", "a.md", "title: Pier: opens\nauthor: Ann Roe\ndraft: true\n---\n\n" + pier, "title: Pier: opens\nheld: header: draft: true\nauthors: Ann Roe\n"},
		{"Nikola", "a.md", ".. title: Pier opens\n.. author: Ann Roe\n.. tags: sea, work\n.. slug: pier\n\n" + pier, full + "slug: pier\n"},
		{"Nikola in a comment", "a.md", "<!--\n.. title: Pier opens\n.. author: Ann Roe\n.. tags: sea, work\n-->\n\n" + pier, full},
		{"lines in a comment", "a.md", "<!--\ntitle: Pier opens\nauthor: Ann Roe\ntags: sea, work\n-->\n\n" + pier, full},

		{"a colon in a value", "a.md", "---\ntitle: Pier: it opens\nauthor: Ann Roe\ntags: [sea, work]\n---\n" + pier, "title: Pier: it opens\n" + full},
		{"a broken one is read by lines", "a.md", "---\ntitle: Pier: it opens # at last\nauthor: \"Ann Roe\ntags:\n  - sea\n  - 'work'\nsummary: >-\n  It is\n  open.\ncover: {src: a.jpg}\nlink: &x https://example.org/\n---\n" + pier, "title: Pier: it opens\n" + full + "summary: It is open.\nlink: https://example.org/\n"},
		{"a broken one that begins with another program's key", "a.md", "---\nlayout: post\nweight: 3\ntitle: Pier: it opens\ndraft: true\n---\n" + pier, "title: Pier: it opens\nheld: header: draft: true\n"},
		{"a broken one with blank lines", "a.md", "---\nlayout: post\n\ntitle: Pier: it opens\n\ndraft: true\n---\n" + pier, "title: Pier: it opens\nheld: header: draft: true\n"},
		{"marks of a merge", "a.md", "---\nlayout: post\n<<<<<<< HEAD\ntitle: Pier opens\n=======\ntitle: Pier opens\n>>>>>>> b\ndraft: true\n---\n" + pier, "held: header: draft: true\nwarning: header: line 4: \"title\" is given twice; the last one counts: keep one\n"},
		{"never closed, with blank lines", "a.md", "---\nlayout: post\ntitle: Pier opens\n\ndraft: true\n\nShe said: it is here. It stays.\n", "held: header: draft: true\nwarning: header: no line \"---\" closes it; write one below the last key\ntext: She said: it is here. It stays.\n"},
		{"a broken one hides below params", "a.md", "---\ntitle: Pier: it opens\nparams:\n  draft: true\n---\n" + pier, "title: Pier: it opens\nheld: header: draft: true\n"},
		{"tabs", "a.md", "---\ntitle:\tPier opens\nauthor:\tAnn Roe\ntags:\n\t- sea\n\t- work\n---\n" + pier, full},
		{"a percent sign", "a.md", "---\ntitle: Pier opens\ndescription: %summary%\ndraft: true\n---\n" + pier, "held: header: draft: true\nsummary: %summary%\n"},
		{"broken TOML", "a.md", "+++\ntitle = \"Pier opens\nauthor = \"Ann Roe\"\ntags = [\"sea\", \"work\"]\n[extra]\ndraft = true\n+++\n" + pier, "held: header: draft: true\n" + full},
		{"broken JSON", "a.md", "{\n  \"title\": \"Pier opens\",\n  \"author\": \"Ann Roe\",,\n  \"tags\": [\"sea\", \"work\"],\n  \"draft\": true,\n}\n" + pier, "held: header: draft: true\n" + full},
		{"never closed", "a.md", "---\ntitle: Pier opens\nauthor: Ann Roe\ntags: [sea, work]\n\n" + pier, full + "warning: header: no line \"---\" closes it; write one below the last key\n"},
		{"never closed, a draft", "a.md", "---\ntitle: Pier opens\ndraft: true\n\n" + pier, "held: header: draft: true\nwarning: header: no line \"---\" closes it; write one below the last key\n"},
		{"TOML never closed", "a.md", "+++\ntitle = \"Pier opens\"\ndraft = true\n\n" + pier, "held: header: draft: true\nwarning: header: no line \"+++\" closes it; write one below the last key\n"},
		{"a key twice", "a.md", "---\ntitle: Pier closes\ntitle: Pier opens\n---\n" + pier, "warning: header: line 2: \"title\" is given twice; the last one counts: keep one\n"},
		{"draft twice", "a.md", "---\ntitle: Pier opens\ndraft: true\ndraft: false\n---\n" + pier, "held: header: draft: true\n"},
		{"a wrong value in TOML", "a.md", "+++\n# of the pier\ntitle = \"Pier opens\"\nlanguage = \"the queen's\"\n+++\n" + pier, "warning: header: line 4: language \"the queen's\" is no language; write it like en or en-GB\n"},
		{"a wrong value in JSON", "a.md", "{\n  \"title\": \"Pier opens\",\n  \"language\": \"the queen's\"\n}\n" + pier, "warning: header: line 3: language \"the queen's\" is no language; write it like en or en-GB\n"},
		{"a wrong value below a comment", "a.md", "<!-- of the pier\nas it was -->\n\ntitle: Pier opens\nlanguage: the queen's\n\n" + pier, "warning: header: line 5: language \"the queen's\" is no language; write it like en or en-GB\n"},
		{"parts of Kirby", "a.txt", "Title: Pier opens\n----\nAuthor: Ann Roe\n----\nTags: sea, work\n----\nText: " + pier, full},
		{"parts in a page", "a.html", "Title: Pier opens\n----\nAuthor: Ann Roe\n----\nText: <p>It is here.</p>", "text: Title: Pier opens\n----\nAuthor: Ann Roe\n----\nText: <p>It is here.</p>\n"},
		{"a slip", "a.md", "---\ntitlle: Pier opens\ndrfat: true\n---\n" + pier, "held: header: draft: true\nwarning: header: line 2: unknown key \"titlle\" is read as \"title\"; write \"title\"\nwarning: header: line 3: unknown key \"drfat\" is read as \"draft\"; write \"draft\"\n"},
	} {
		if diff := cmp.Diff(c.want, outline(read(c.file, c.in))); diff != "" {
			t.Errorf("%s: -want +got:\n%s", c.name, diff)
		}
	}
}

// TestNoHeader has a row for each start of a text that only looks like a header.
func TestNoHeader(t *testing.T) {
	for text, name := range map[string]string{
		"---\nThe lock is open\n---\n":                          "a.md",
		"---\n# The lock\n---\n":                                "a.md",
		"---\nNote: the lock is dry\n---\n":                     "a.md",
		"---\n\nThe lock is open.\n\nIt was dry.\n":             "a.md",
		"---\n- a gate\n- a sluice\n---\n":                      "a.md",
		"---ruby\ntitle: The lock\n---\n":                       "a.md",
		"---\nDate: 5 May 2026\nFrom: Bo Lund\nSubject: Lock\n": "a.txt",
		"---\nweight: 3\nIt is heavy.\n":                        "a.md",
		"+++\nThe lock is open\n+++\n":                          "a.txt",
		"+++\ntitle\n+++\n":                                     "a.md",
		"—\n\nThe lock is open\n":                               "a.txt",
		"{ this is no header }\n":                               "a.md",
		"{\"width\": 3}\nis how wide it is.\n":                  "a.md",
		"export const size = { width: 3 }\n":                    "a.mdx",
		"export const meta = { title: 'Lock' }\n":               "a.txt",
		"% of locks that leak\nin a year\n\nIt leaks.\n":        "a.txt",
		"% Lock\n% Ann Roe\n% 2026\n% 9\n\nIt leaks.\n":         "a.md",
		"link://lock.example\n":                                 "a.txt",
		"Status: it is complicated\n\nIt leaks.\n":              "a.txt",
		"Update: lock takes barges\n\nIt leaks.\n":              "a.txt",
		"Author: my dog ate it\n\nIt leaks.\n":                  "a.txt",
		"Author: Ann Of The Lock At Elm\n\nIt leaks.\n":         "a.txt",
		"Language: the lock keeper's\n\nIt leaks.\n":            "a.txt",
		"Published: in a hurry\n\nIt leaks.\n":                  "a.txt",
		"Hidden: the lock below the lock\n\nIt leaks.\n":        "a.txt",
		"Summary: it rose.\nThe gate held, and it stood.\n\n":   "a.txt",
		"Date: 5 May 2026\nPlace: town hall\n\nIt leaks.\n":     "a.txt",
		"From: Bo Lund\nDate: 5 May 2026\nSubject: Lock\n\n":    "a.txt",
		"The lock.\nAuthor: Ann Roe\nTags: sea, work\n\n":       "a.txt",
		"Lock\n\nDate: 6 May 2066\nPlace: Elm\nPhoto: Bo\n\n":   "a.txt",
		"Lock\n\nRelease: May 2066\nState: Ohio\n\nIt leaks.\n": "a.txt",
		"title: Lock\n":                               "a.html",
		"{\"title\": \"Lock\"}\n":                     "a.html",
		"+ title:: Lock\n":                            "a.txt",
		"draft:: is a word\n":                         "a.md",
		"status:: to read\n":                          "a.md",
		"title::Lock\n":                               "a.md",
		"a lock of one's own:: x\nauthor:: Bo Lund\n": "a.md",
	} {
		if h, ok := Find(text, format.Of(name)); ok {
			t.Errorf("%s, %q: a header with the text %q", name, text, h.Above+h.Rest)
		}
	}
}
