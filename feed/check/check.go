// Package check judges the settings, every file of a folder, and the feeds that a first start would make of them.
package check

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"seedfeed/feed"
	"seedfeed/feed/folder"
	"seedfeed/feed/header"
	"seedfeed/feed/settings"
	"seedfeed/feed/watch"
)

// Severity says what a finding is.
type Severity string

// The severities.
const (
	Error   Severity = "error"   // something is not published, or not as its owner said
	Warning Severity = "warning" // published, but perhaps not as its owner meant it
	Waiting Severity = "held"    // a file that is held back, as its owner said
)

// Finding is one thing that Run has found.
type Finding struct {
	Severity Severity  `json:"severity"`
	File     string    `json:"file,omitempty"` // path in the folder; "": it is about the settings or the folder as a whole
	Line     int       `json:"line,omitempty"` // in the file, from 1; 0: not known
	What     string    `json:"what"`           // what is wrong and what to do
	Until    time.Time `json:"until,omitzero"` // when a held file comes out; zero: time alone does not release it
}

// Report is what Run has found.
type Report struct {
	Findings  []Finding
	Files     int // that were judged
	Articles  int // that would be published
	Documents int // feeds and lists that were looked at
}

// Count returns the number of findings of a severity.
func (r *Report) Count(s Severity) (n int) {
	for i := range r.Findings {
		if r.Findings[i].Severity == s {
			n++
		}
	}
	return n
}

func (r *Report) add(s Severity, file string, line int, what string) {
	r.Findings = append(r.Findings, Finding{Severity: s, File: file, Line: line, What: what})
}

// addLine adds a finding whose text may name its line.
func (r *Report) addLine(s Severity, file, what string) {
	line := 0
	if m := warningLine.FindStringSubmatch(what); m != nil {
		line, _ = strconv.Atoi(m[1])
		what = strings.Replace(what, m[0], "", 1)
	}
	r.add(s, file, line, what)
}

// Run judges the settings, every file of the folder, and the feeds that a first start would make of them. It needs no
// network and changes nothing. It calls progress, unless that is nil, with the number of files that were read, and of how
// many. Findings are sorted by file and line. The error is that of a folder that cannot be read.
func Run(ctx context.Context, c settings.Config, progress func(files, of int)) (*Report, error) {
	r := &Report{}
	if err := c.Complete(); err != nil { // the files are judged all the same
		r.add(Error, "", 0, "settings: "+err.Error())
		c = settings.Config{Seeds: c.Seeds, State: c.State, BaseURL: "http://localhost/", Summary: c.Summary, Zone: c.Zone, Log: c.Log, Now: c.Now}
		c.Summary.Words, c.Summary.Sentences = max(c.Summary.Words, 0), max(c.Summary.Sentences, 0)
	} else if c.Loopback() {
		r.add(Warning, "", 0, "settings: the public address "+c.BaseURL+" names this machine alone, and so do all ids: set --base-url before you publish")
	}
	c.Hold = 0 // what waits is judged as well
	of := countFiles(c.Seeds)
	t, err := feed.OpenTrial(c, feed.TrialOptions{Empty: true, Progress: func(files int) {
		if progress != nil {
			progress(files, max(files, of))
		}
	}})
	if err != nil {
		return nil, err
	}
	defer t.Close()
	if err := t.Run(ctx); err != nil {
		return nil, err
	}
	r.Files, r.Articles = len(t.Facts.Judged), t.Articles()
	r.files(t)
	r.links(t)
	r.feeds(t)
	slices.SortFunc(r.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.What, b.What))
	})
	r.Findings = slices.Compact(r.Findings)
	return r, nil
}

// countFiles returns how many files of a folder are to be read as articles.
func countFiles(seeds string) (n int) {
	tree := folder.New(os.DirFS(seeds))
	_ = fs.WalkDir(os.DirFS(seeds), ".", func(path string, e fs.DirEntry, err error) error {
		switch {
		case path == "." && err == nil:
		case err != nil, watch.Hidden(path):
			if e != nil && e.IsDir() {
				return fs.SkipDir
			}
		case !e.IsDir() && tree.Wanted(path):
			n++
		}
		return nil
	})
	return n
}

var warningLine = regexp.MustCompile(`\bline (\d+): `)

// files takes what was said of single files.
func (r *Report) files(t *feed.Trial) {
	w := &t.Facts
	for path, why := range w.Refused {
		r.add(Error, path, 0, why)
	}
	for path, h := range w.Held {
		r.Findings = append(r.Findings, Finding{Waiting, path, 0, h.Why, h.Until})
	}
	for path, list := range w.Warnings {
		for _, what := range list {
			s := Warning
			if ownersWord(what) {
				s = Error
			}
			file := path
			if rest, ok := strings.CutPrefix(what, "side file: "); ok && warningLine.MatchString(what) { // the line is that of the side file
				file, what = header.SideOf(path), rest
			}
			r.addLine(s, file, what)
		}
	}
	for _, f := range t.Faults() {
		r.addLine(Error, f.Path, f.What)
	}
	for path, c := range w.Clashes {
		if other, ok := t.Index().ByID(c.ID); ok {
			c.Why += fmt.Sprintf(" (it is that of %q)", other.Path)
		}
		r.add(Error, path, lineOf(t, path, c.ID), c.Why)
	}
	for path, what := range w.Twins {
		r.add(Warning, path, 0, what)
	}
	for path, list := range w.Pictures {
		for _, what := range list {
			r.add(Warning, path, 0, what)
		}
	}
	for path, addresses := range w.Absent {
		for _, address := range addresses {
			r.add(missing(path, address), path, lineOf(t, path, address), fmt.Sprintf("picture %q is not there: put it into the folder, or take it out", address))
		}
	}
	for path, reason := range w.Passed {
		// that file itself is broken, or what an owner says is not read
		if strings.HasPrefix(reason, folder.IgnoreFile+" ") || reason == folder.Misnamed(path) && reason != "" {
			r.add(Error, path, 0, reason)
		}
	}
	for _, what := range w.Folder {
		r.add(Warning, "", 0, what)
	}
}

// ownersWord reports whether a warning is about what the owner said of quotes and speakers, in a header, a side file or the
// list of people: that must not pass unnoticed, since it would have been a correction.
func ownersWord(warning string) bool {
	by, rest, ok := strings.Cut(warning, ": ")
	return ok && (by == "side file" || by == "people" || strings.HasPrefix(rest, "quotes: ") || strings.HasPrefix(rest, "speakers: "))
}

// missing is the severity of an address that leads to nothing. A saved page is full of those that belong to its site.
func missing(file, address string) Severity {
	switch strings.ToLower(path.Ext(file)) {
	case ".html", ".htm", ".xhtml", ".mhtml", ".mht":
		return Warning
	}
	if strings.HasPrefix(address, "/") || strings.HasPrefix(address, "[[") { // of a site, or of a vault of notes
		return Warning
	}
	return Error
}

// links looks at the links of all articles that would be published.
func (r *Report) links(t *feed.Trial) {
	site := &t.Printer().Site
	for file, links := range t.Facts.Links {
		rec, ok := t.Index().ByPath(file)
		if !ok || !rec.Withdrawn.IsZero() {
			continue
		}
		for _, address := range links.Local {
			if site.Leads(rec, links.Own, address) {
				continue
			}
			s, what := missing(file, address), fmt.Sprintf("link to %q leads to no file: readers see its words without a link", address)
			if exists(t, file, address) {
				s, what = Warning, fmt.Sprintf("link to %q leads to a file that is not published: readers see its words without a link", address)
			}
			r.add(s, file, lineOf(t, file, address), what)
		}
	}
}

// each calls do with 0 to n-1 on all processors.
func each(n int, do func(i int)) {
	next := make(chan int)
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		group.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	group.Wait()
}

// exists reports whether an address in the file at a path names a file beside it.
func exists(t *feed.Trial, file, address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Path == "" {
		return false
	}
	_, err = os.Stat(filepath.Join(t.Settings().Seeds, filepath.FromSlash(path.Join("/", path.Dir(file), u.Path))))
	return err == nil
}

// lineOf returns the first line of a file that has a text, 0 if none has it or the file is not text.
func lineOf(t *feed.Trial, file, text string) int {
	data, _, err := watch.Read(t.Settings().Seeds, file, t.Settings().MaxSize)
	if err != nil || !utf8.Valid(data) {
		return 0
	}
	i := bytes.Index(data, []byte(text))
	if i < 0 {
		return 0
	}
	return 1 + bytes.Count(data[:i], []byte("\n"))
}
