package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"seedfeed/cmd/seedfeed/internal/options"
	"seedfeed/feed/statuspage"
)

// answer is a part of what digest --json says of a file.
type answer struct {
	ID               json.RawMessage
	Status, Reason   string
	Until, Published time.Time
	Summary, Tags    []string
}

// byName reads the lines of digest --json by the names of the files.
func byName(t *testing.T, out string) map[string]answer {
	t.Helper()
	all := map[string]answer{}
	for line := range strings.Lines(out) {
		var a answer
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		var id string
		if err := json.Unmarshal(a.ID, &id); err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(id)] = a
	}
	return all
}

// TestDigestStatus: digest says whether and when a file is published, and its exit status is 1 for one that is refused alone.
func TestDigestStatus(t *testing.T) {
	dir := t.TempDir()
	head := func(lines string) string { return "---\n" + lines + "\n---\n" + article }
	for _, c := range []struct {
		name, text, status, reason, until string
		exit                              int
	}{
		{"plain.txt", article, "publish", "", "", 0},
		{"draft.md", head("draft: true"), "hold", "header: draft: true", "", 0},
		{"later.md", head("date: 2041-03-01T09:00:00Z"), "hold", "header: date", "2041-03-01T09:00:00Z", 0},
		{"embargo.txt", "EMBARGOED UNTIL 09:00 UTC, 1 MARCH 2041\n\n" + article, "hold", `line "EMBARGOED UNTIL`, "2041-03-01T09:00:00Z", 0},
		{"over.md", head("expires: 2019-01-01"), "hold", "it expired on", "", 0},
		{"_hidden.md", article, "hold", "underscore", "", 0},
		{"README.md", article, "refuse", "no article", "", exitFailed},
		{"tide.pdf", article, "refuse", "PDF", "", exitFailed},
		{".tide.txt", article, "refuse", "hidden", "", exitFailed},
		{"tide.txt~", article, "refuse", "hidden", "", exitFailed},
		{"empty.txt", "  \n", "refuse", "white space", "", exitFailed},
	} {
		file := write(t, filepath.Join(dir, c.name), c.text)
		status, out, errs := command(t, "", "digest", "--json", file)
		a := byName(t, out)[c.name]
		until := ""
		if !a.Until.IsZero() {
			until = a.Until.UTC().Format(time.RFC3339)
		}
		if status != c.exit || a.Status != c.status || !strings.Contains(a.Reason, c.reason) || (a.Reason == "") != (c.reason == "") || until != c.until {
			t.Errorf("%s: exit %d, %+v\n%s", c.name, status, a, errs)
		}
		if (errs != "") != (c.exit != 0) {
			t.Errorf("%s: standard error %q", c.name, errs)
		}
	}
	file := write(t, filepath.Join(dir, "all.md"), head("authors: [Ann Roe]\ntags: [sea]\nlang: en-GB\ndate: 2025-07-20 09:30\nimage: a.svg"))
	_, out, _ := command(t, "", "digest", "--json", "--timezone", "America/New_York", file)
	for _, want := range []string{`"authors":["Ann Roe"]`, `"tags":["sea"]`, `"language":"en-GB"`, `"published":"2025-07-20T09:30:00-04:00"`, `"warnings":["header: line 6: image \"a.svg\" is no`, `"text":"Nell Abbot`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in %s", want, out)
		}
	}
	if status, _, errs := command(t, "", "digest", "--timezone", "Mars/Crater", file); status != exitUsage || !strings.Contains(errs, "Europe/Berlin") {
		t.Errorf("a zone that is none: exit %d, %s", status, errs)
	}
}

// TestDigestFolder: the files of a folder come in the order of their names, judged by their places; what is passed over
// is told.
func TestDigestFolder(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "a/c.md", "drafts/d.txt", "README.md", "node_modules/e.md", "pier.jpg", "quay.jpg", "wall.png", ".hidden.txt", "no.txt"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, name), article)
	}
	write(t, filepath.Join(dir, ".seedfeedignore"), "no.txt\n")
	status, out, errs := command(t, "", "digest", "--json", dir)
	got := byName(t, out)
	if status != 0 || len(got) != 3 || got["b.txt"].Status != "publish" || got["c.md"].Status != "publish" || got["d.txt"].Status != "hold" || strings.Index(out, "c.md") > strings.Index(out, "b.txt") {
		t.Errorf("exit %d\n%s", status, out)
	}
	for _, want := range []string{"README.md", "node_modules", `2 files "*.jpg", which are no articles`, `1 file "*.png", which is no article`, "no.txt"} {
		if !strings.Contains(errs, want) {
			t.Errorf("%q is not told: %s", want, errs)
		}
	}
	if strings.Contains(errs, ".hidden") {
		t.Errorf("hidden files are told: %s", errs)
	}
	// A file below --seeds is judged by its place, a lone one by its name.
	held := filepath.Join(dir, "drafts", "d.txt")
	_, out, _ = command(t, "", "digest", "--json", "--seeds", dir, held)
	if a := byName(t, out)["d.txt"]; a.Status != "hold" {
		t.Errorf("below --seeds: %+v", a)
	}
	_, out, _ = command(t, "", "digest", "--json", held)
	if a := byName(t, out)["d.txt"]; a.Status != "publish" {
		t.Errorf("alone: %+v", a)
	}
}

// TestDigestSite: digest reads the settings, side files and people of the seeds folder that its files are in.
func TestDigestSite(t *testing.T) {
	dir := t.TempDir()
	news := filepath.Join(dir, "news")
	for name, text := range map[string]string{
		"news/feed.yaml": "timezone: Asia/Tokyo\nsummary-words: 5\n", "news/people.yaml": "- name: Ann Weir\n", "news/deep/a.md": "---\ndate: 2026-03-01 08:00\n---\n" + article,
		"news/deep/a.meta.yaml": "tags: [lock]\n", "news/status.html": string(new(statuspage.Page).HTML()), "plain/b.md": article,
		"plain/feed.txt": article, "other/feed.yaml": "titel: x\n", "other/c.md": article,
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, file, text)
	}
	for _, arg := range []string{news, filepath.Join(news, "deep"), filepath.Join(news, "deep", "a.md")} {
		status, out, errs := command(t, "", "digest", "--json", arg)
		a := byName(t, out)["a.md"]
		if _, offset := a.Published.Zone(); status != 0 || errs != "" || offset != 9*3600 || strings.Join(a.Tags, "") != "lock" {
			t.Errorf("%s: exit %d, published %s, tags %q; %s", arg, status, a.Published, a.Tags, errs)
		}
		for _, s := range a.Summary {
			if n := len(strings.Fields(s)); n > 12 {
				t.Errorf("%s: a sentence of %d words in %q", arg, n, a.Summary)
			}
		}
	}
	for _, c := range []struct {
		args []string
		exit int
		says string
	}{
		{[]string{filepath.Join(dir, "plain", "b.md")}, 0, ""},
		{[]string{filepath.Join(dir, "other", "c.md")}, exitUsage, "other/feed.yaml: line 1: unknown setting"},
		{[]string{filepath.Join(dir, "other")}, exitUsage, "other/feed.yaml: line 1: unknown setting"},
		{[]string{filepath.Join(news, "deep", "a.md"), filepath.Join(dir, "other", "c.md")}, exitUsage, "two folders with settings"},
		{[]string{"--seeds", news, filepath.Join(dir, "other", "c.md")}, 0, ""},
	} {
		if status, _, errs := command(t, "", append([]string{"digest"}, c.args...)...); status != c.exit || !strings.Contains(filepath.ToSlash(errs), c.says) || c.says == "" && errs != "" {
			t.Errorf("%q: exit %d, %s", c.args, status, errs)
		}
	}
}

// TestDigestInput: a file that needs the ending of its name to be read is not guessed at.
func TestDigestInput(t *testing.T) {
	for text, exit := range map[string]int{
		article: 0, "\xff\xfe" + "a\x00b\x00 \x00c\x00": 0, "PK\x03\x04\x14\x00": exitFailed, `{\rtf1\ansi Weir}`: exitFailed, "%PDF-1.7\n": exitFailed,
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00\x00\x00\x00\x00\x00\x00": exitFailed,
	} {
		status, _, errs := command(t, text, "digest")
		if status != exit || strings.Contains(errs, "name the file") != (exit != 0) {
			t.Errorf("%q: exit %d, %s", text, status, errs)
		}
	}
}

// TestSettingsList: a setting has one value.
func TestSettingsList(t *testing.T) {
	dir := t.TempDir()
	for text, want := range map[string]string{
		"title: [Weir, Gate]\n": "line 1: title: give one value, not a list", "title: Weir, Gate\n": "", "title:\n  - Weir\n  - Gate\n": "line 1: title: give one value",
	} {
		write(t, filepath.Join(dir, options.FileName), text)
		if _, _, errs := command(t, "", "digest", write(t, filepath.Join(dir, "a.txt"), article)); !strings.Contains(errs, want) || want == "" && errs != "" {
			t.Errorf("%q: %s", text, errs)
		}
	}
}
