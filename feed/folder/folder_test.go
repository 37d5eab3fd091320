package folder

import (
	"io/fs"
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"seedfeed/feed/testkit"
)

// tree makes a file system of lines "path" or "path: text".
func tree(lines string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for line := range strings.Lines(lines) {
		name, text, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if name != "" {
			fsys[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, "|", "\n")), Mode: 0o644}
		}
	}
	return fsys
}

// TestNames has a row for each name that is passed over whatever is beside it, and for names that only resemble one.
func TestNames(t *testing.T) {
	f := New(tree(""))
	for name, want := range map[string]string{
		"tide.txt": "", "a/b/c/tide.md": "", "tide.html": "", "tide.xhtml": "", "tide.mdx": "", "tide.mkd": "", "tide.eml": "",
		"tide.sync-conflict-20260131-101500-ABCDEFG.txt":            "twice",
		"tide (Ann's conflicted copy 2026-01-31).txt":               "twice",
		"tide (conflicted copy 2026-01-31 101500).md":               "twice",
		"tide (In Konflikt stehende Kopie von Ann 2026-01-31).txt":  "twice",
		"tide (Copie en conflit de Ann 2026-01-31).txt":             "twice",
		"tide (Case Conflict).txt":                                  "twice",
		"tide (Case Conflict 1).txt":                                "twice",
		"tide_conflict-20260131-101500.txt":                         "twice",
		"tide (SFConflict ann@example.org 2026-01-31-10-15-00).txt": "twice",
		"tide_NAS_Jan-31-1015-2026_Conflict.txt":                    "twice",
		"tide.Conflict.txt":                                         "twice",
		"sync-conflict-at-the-pier.txt":                             "",
		"Fishing (a conflict of interest).txt":                      "",
		"Conflict.txt":                                              "",
		"tide_BASE_4711.md":                                         "merge",
		"tide_LOCAL_1.md":                                           "merge",
		"tide.REMOTE.4711.md":                                       "merge",
		"tide_BACKUP_4711.md":                                       "merge",
		"FIRST_BASE_CAMP.md":                                        "",
		"README.md":                                                 "no article",
		"sub/Readme.txt":                                            "no article",
		"README.de.md":                                              "no article",
		"readme-fr.md":                                              "no article",
		"LICENSE":                                                   "no article",
		"LICENSE-MIT.txt":                                           "no article",
		"licence.md":                                                "no article",
		"license-to-fish.md":                                        "",
		"readme-club-meets.md":                                      "",
		"CONTRIBUTING.md":                                           "no article",
		"CHANGELOG.md":                                              "no article",
		"CODE_OF_CONDUCT.md":                                        "no article",
		"robots.txt":                                                "no article",
		"tide.meta.yml":                                             "rename",
		"tide.meta.yaml":                                            "-",
		"robots.md":                                                 "",
		"humans.txt":                                                "no article",
		"requirements.txt":                                          "no article",
		"requirements-dev.txt":                                      "no article",
		"requirements of the harbour.txt":                           "",
		"CMakeLists.txt":                                            "no article",
		"404.html":                                                  "no article",
		"404.md":                                                    "no article",
		"404 boats.md":                                              "",
		"AGENTS.md":                                                 "no article",
		"news/CLAUDE.md":                                            "no article",
		"COPYING.md":                                                "no article",
		"agents.md":                                                 "",
		"Claude.md":                                                 "",
		"AGENTS of the crown.md":                                    "",
		"SUMMARY.md":                                                "",
		"pier.jpg.txt":                                              "",
		"tide.Rmd":                                                  "R Markdown",
		"tide.adoc":                                                 "AsciiDoc",
		"tide.ipynb":                                                "notebooks",
		"tide.msg":                                                  ".eml",
		"index.html":                                                "",
		"_index.md":                                                 "section",
		"news/_index.en.md":                                         "",
		"security.md":                                               "",
		"#recycle/tide.txt":                                         "bin",
		"a/@eaDir/tide.txt/SYNOINDEX.txt":                           "bin",
		"@Recycle/tide.txt":                                         "bin",
		"@Recently-Snapshot/tide.txt":                               "bin",
		"~snapshot/daily.0/tide.txt":                                "bin",
		"#snapshot/tide.txt":                                        "bin",
		"$RECYCLE.BIN/tide.txt":                                     "bin",
		"lost+found/tide.txt":                                       "bin",
		"recycle/tide.txt":                                          "",
		"#ideas/tide.txt":                                           "",
		"node_modules/pad/usage.md":                                 "tools",
		"a/node_modules/pad/deep/usage.md":                          "tools",
		"_site/tide.html":                                           "tools",
		"modules/tide.txt":                                          "",
		"public/tide.html":                                          "",
		"tide_files/frame.html":                                     "",
		"tide.pdf":                                                  "PDF",
		"tide.doc":                                                  ".docx",
		"tide.pages":                                                "Pages",
		"tide.gdoc":                                                 "Google",
		"tide.EPUB":                                                 "books",
		"tide.webarchive":                                           "web archives",
		"tide.rst":                                                  "reStructuredText",
		"tide (conflicted copy 2026-01-31).pdf":                     "twice",
		"tide.org":                                                  "Org",
		"pier.jpg":                                                  "-",
		"tide":                                                      "-",
		"a/tide.meta.yml":                                           ".meta.yaml",
		"tide.META.YAML":                                            ".meta.yaml",
		"People.yaml":                                               "people.yaml",
		"people.yml":                                                "people.yaml",
		"people.yaml":                                               "-",
		"staff/people.yml":                                          "-",
	} {
		wanted, reason := f.Judge(name)
		switch {
		case want == "" && (!wanted || reason != ""), want == "-" && (wanted || reason != ""):
			t.Errorf("Judge(%q) = %v, %q", name, wanted, reason)
		case want != "" && want != "-" && (wanted || !strings.Contains(reason, want)):
			t.Errorf("Judge(%q) = %v, %q; want a reason with %q", name, wanted, reason, want)
		}
		if wanted != f.Wanted(name) {
			t.Errorf("Wanted(%q) = %v", name, !wanted)
		}
		if dir := path.Dir(name); !f.WantedDir(dir) && wanted {
			t.Errorf("WantedDir(%q) = false, but %q is wanted", dir, name)
		}
	}
}

// TestBeside: what is beside a file decides.
func TestBeside(t *testing.T) {
	for _, c := range []struct{ name, files, wanted, passed string }{
		{"frames of a saved page", "Tide.html\nTide_files/frame.html\nSite-Dateien/a.html\nSite.htm\nTide_files2/b.html\nboats_files/c.txt", "Tide.html Tide_files2/b.html boats_files/c.txt Site.htm", "Tide_files/frame.html Site-Dateien/a.html"},
		{"site of Hugo", "hugo.toml\npublic/tide/index.html\nthemes/lark/README.md\narchetypes/default.md\ncontent/tide.md\nindex.html\ncontent/index.html", "content/tide.md content/index.html", "public/tide/index.html themes/lark/README.md archetypes/default.md index.html"},
		{"site in a subfolder", "blog/_config.yml\nblog/assets/a.html\nblog/_posts/2026-01-31-tide.md\nassets/b.html", "assets/b.html blog/_posts/2026-01-31-tide.md", "blog/assets/a.html"},
		{"repository", ".git/HEAD\nSECURITY.md\nindex.html\npublic/tide.md\ntide.md\nTODO.txt", "public/tide.md tide.md", "SECURITY.md index.html TODO.txt"},
		{"site of Hugo with an older name of its settings", "config.yaml\ncontent/tide.md\nlayouts/list.html\npublic/tide.html\nSUMMARY.md", "content/tide.md", "layouts/list.html public/tide.html SUMMARY.md"},
		{"settings in a folder", "config/_default/hugo.toml\nlayouts/list.html\nposts/tide.md", "posts/tide.md", "layouts/list.html"},
		{"settings of something else", "config.yaml\nlayouts/list.html\npublic/tide.html", "layouts/list.html public/tide.html", ""},
		{"captions", "pier.jpg: x\npier.jpg.txt\npier.txt\na/Quay.PNG: x\na/Quay.PNG.md\nwave.jpg.txt\nmr.pike.txt\nmr.pike: x", "pier.txt wave.jpg.txt mr.pike.txt", "pier.jpg.txt a/Quay.PNG.md"},
		{"no repository", "SECURITY.md\nindex.html\nTODO.txt", "SECURITY.md index.html TODO.txt", ""},
		{"copies", "tide.txt: It rose.\nCopy of tide.txt: It rose.\ntide copy.txt: It rose.\ntide_old.txt: It rose.\ntide backup.txt: It fell.\ntide - Kopie.txt: It fell.\nCopy of wave.txt: It rose.\nA copy.txt: x", "tide.txt tide backup.txt tide - Kopie.txt Copy of wave.txt A copy.txt", "Copy of tide.txt|tide copy.txt|tide_old.txt"},
		{"ignored", ".seedfeedignore: # members|minutes-*.txt|/private/|todo.md\nminutes-may.txt\nblog/minutes-may.txt\nprivate/a.txt\nblog/private/b.txt\nblog/todo.md\ntide.txt\nprivate.txt", "tide.txt blog/private/b.txt private.txt", "minutes-may.txt blog/minutes-may.txt private/a.txt blog/todo.md"},
		{"ignored and taken back", ".seedfeedignore: *.md|!tide.md|drafted/|!drafted/tide.md\ntide.md\nwave.md\ndrafted/tide.md\na/tide.md", "tide.md a/tide.md", "wave.md drafted/tide.md"},
		{"a deeper file comes later", ".seedfeedignore: *.txt\na/.seedfeedignore: !tide.txt|b/\na/tide.txt\na/wave.txt\na/b/tide.txt", "a/tide.txt", "a/wave.txt a/b/tide.txt"},
		{"folders of any depth", ".seedfeedignore: a/**/z.txt|**/old/new.txt|deep/**\na/z.txt\na/b/c/z.txt\nold/new.txt\nx/old/old/new.txt\nold/x/new.txt\ndeep/a.txt\ndeeper.txt", "old/x/new.txt deeper.txt", "a/z.txt a/b/c/z.txt old/new.txt x/old/old/new.txt deep/a.txt"},
		{"all of a folder but one", ".seedfeedignore: deep/**|!deep/keep.txt|flat/|!flat/keep.txt\ndeep/a.txt\ndeep/keep.txt\nflat/keep.txt", "deep/keep.txt", "deep/a.txt flat/keep.txt"},
		{"odd signs", ".seedfeedignore: \\#tide.txt|\\!wave.txt|a{1}.txt|[!b]?.txt|notes[1.txt|end.txt   |x/\n#tide.txt\n!wave.txt\na{1}.txt\na1.txt\nb1.txt\nnotes[1.txt\nend.txt\nx.txt", "b1.txt x.txt", "#tide.txt !wave.txt a{1}.txt a1.txt notes[1.txt end.txt"},
		{"names with a line's end of Windows", ".seedfeedignore: \ufefftide.txt\r|wave.txt\r|\ntide.txt\nwave.txt", "", "tide.txt wave.txt"},
	} {
		f := New(tree(c.files))
		for want, list := range map[bool]string{true: c.wanted, false: c.passed} {
			names := strings.Fields(list)
			if strings.Contains(list, "|") {
				names = strings.Split(list, "|")
			}
			if c.name == "copies" && want {
				names = []string{"tide.txt", "tide - Kopie.txt", "Copy of wave.txt", "A copy.txt"}
			}
			for _, name := range names {
				if got, reason := f.Judge(name); got != want {
					t.Errorf("%s: Judge(%q) = %v, %q", c.name, name, got, reason)
				}
			}
		}
	}
}

// TestCopyNames: the names that programs give to a copy, and names that are not of one or whose bytes are not the same.
func TestCopyNames(t *testing.T) {
	for _, name := range strings.Split("Copy of tide|Copy (2) of tide|tide copy|tide copy 2|tide - Copy|tide - Copy (2)|tide (copy)|tide (another copy)|tide (3rd copy)|tide (1)|tide(1)|tide (12)|tide 2|tide-1|tide_1|"+
		"tide - Kopie|tide – Kopie (2)|Kopie von tide|Copie de tide|tide - copie|Copia de tide|tide - copia|Copia di tide|Cópia de tide|tide - Cópia|Kopie van tide|tide - kopie|Копия tide|tide — копия|tide - копія|Kopia tide|tide — kopia|Kopi av tide|tide - コピー|tideのコピー|tide 副本|tide的副本", "|") {
		for text, want := range map[string]bool{"It rose.": false, "It fell.": true} {
			f := New(tree("tide.txt: It rose.\n" + name + ".txt: " + text))
			if got, reason := f.Judge(name + ".txt"); got != want || f.Wanted("tide.txt") != true {
				t.Errorf("Judge(%q) with %q = %v, %q", name, text, got, reason)
			}
		}
		if f := New(tree(name + ".txt: It rose.")); !f.Wanted(name + ".txt") {
			t.Errorf("%q without its original: passed over", name)
		}
	}
	for _, name := range []string{"tides", "tide 2026", "tide-01", "high tide", "tide (new)", "copy tide", "tide1"} {
		if f := New(tree("tide.txt: It rose.\n" + name + ".txt: It rose.")); !f.Wanted(name + ".txt") {
			t.Errorf("%q: passed over", name)
		}
	}
}

// TestRefresh: an ignore file that changes is read anew, and what it no longer names comes back.
func TestRefresh(t *testing.T) {
	fsys := tree("tide.txt\na/tide.txt")
	f := New(fsys)
	look := func(want string) {
		t.Helper()
		f.Refresh()
		got := ""
		for _, name := range []string{"tide.txt", "a/tide.txt"} {
			if f.Wanted(name) {
				got += name + " "
			}
		}
		if got != want {
			t.Errorf("wanted %q, want %q", got, want)
		}
	}
	look("tide.txt a/tide.txt ")
	fsys[IgnoreFile] = &fstest.MapFile{Data: []byte("/tide.txt\n")}
	look("a/tide.txt ")
	fsys["a/"+IgnoreFile] = &fstest.MapFile{Data: []byte("*\n")}
	look("")
	delete(fsys, IgnoreFile)
	look("tide.txt ")
	fsys["a/"+IgnoreFile] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	look("tide.txt ")
	if _, reason := f.Judge("a/tide.txt"); !strings.Contains(reason, "cannot be read") {
		t.Errorf("an ignore file that is a pipe: %q", reason)
	}
	fsys["a/"+IgnoreFile] = &fstest.MapFile{Data: make([]byte, maxIgnoreFile+1)}
	look("tide.txt ")
	delete(fsys, "a/"+IgnoreFile)
	look("tide.txt a/tide.txt ")
}

// TestPatternTime: no pattern makes a name costly.
func TestPatternTime(t *testing.T) {
	lines := strings.Repeat("**/*a*a*a*a*a*a*a*a*b\n**/a/**/a/**/a/**/a/**/b\n*[a-z]*[a-z]*[a-z]*[a-z]*!\n", 100)
	f := New(fstest.MapFS{IgnoreFile: &fstest.MapFile{Data: []byte(lines)}})
	name := strings.Repeat("a/", 60) + strings.Repeat("a", 200) + ".txt"
	if took := testkit.Cost(func() { f.Wanted(name) }); took > 5*time.Second {
		t.Errorf("one name took %v", took)
	}
}

func FuzzRules(f *testing.F) {
	f.Add("*.md\n!tide.md\n", "a/tide.md")
	f.Add("\\#[!a-]{,}**/x\\", "x")
	f.Add("[", "[")
	f.Fuzz(func(t *testing.T, lines, name string) {
		if !fs.ValidPath(name) {
			t.Skip()
		}
		folder := New(fstest.MapFS{IgnoreFile: &fstest.MapFile{Data: []byte(lines)}})
		if wanted, reason := folder.Judge(name); wanted && reason != "" {
			t.Errorf("Judge(%q) = true, %q", name, reason)
		}
	})
}
