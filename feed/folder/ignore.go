package folder

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// rules are the lines of one ignore file, or why it cannot be read.
type rules struct {
	lines []rule
	fault string
}

// A rule is one line of an ignore file (gitignore(5), "Pattern format").
type rule struct {
	pattern string // of doublestar, matched with the path from the ignore file's folder
	keep    bool   // the line began with "!"
	dirs    bool   // it matches folders alone
}

// Bounds of an ignore file. A larger one is not read, and nothing of its folder is published.
const (
	maxIgnoreFile = 64 << 10
	maxPattern    = 500
)

// ignored says why a file or a folder is passed over by the ignore files above it, "" where it is not. The folders
// above it are not. The last line that matches decides; those of a deeper file come later.
func (f *Folder) ignored(name string, isDir bool) string {
	skip := false
	for dir := "."; ; {
		r := f.rulesOf(dir)
		if r.fault != "" {
			return r.fault
		}
		below := name
		if dir != "." {
			below = strings.TrimPrefix(name, dir+"/")
		}
		for _, line := range r.lines {
			if line.keep == skip && (isDir || !line.dirs) && doublestar.MatchUnvalidated(line.pattern, below) {
				skip = !line.keep
			}
		}
		next, _, deeper := strings.Cut(below, "/")
		if !deeper {
			break
		}
		dir = path.Join(dir, next)
	}
	if skip {
		return "a file " + IgnoreFile + " names it"
	}
	return ""
}

// rulesOf returns the rules of the ignore file in a folder.
func (f *Folder) rulesOf(dir string) *rules {
	f.mu.Lock()
	r := f.rules[dir]
	f.mu.Unlock()
	if r != nil {
		return r
	}
	r = f.readRules(path.Join(dir, IgnoreFile))
	f.mu.Lock()
	defer f.mu.Unlock()
	f.rules[dir] = r
	return r
}

// readRules reads an ignore file. If one cannot be read, what it names is not known, so that nothing
// of its folder is published.
func (f *Folder) readRules(name string) *rules {
	info, err := fs.Stat(f.fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &rules{}
	case err != nil || !info.Mode().IsRegular(): // a pipe would be waited for
		return &rules{fault: IgnoreFile + " cannot be read, so that nothing beside it is published; make it readable"}
	case info.Size() > maxIgnoreFile:
		return &rules{fault: IgnoreFile + " is larger than 64 KiB, so that nothing beside it is published; make it shorter"}
	}
	data, err := fs.ReadFile(f.fsys, name)
	if err != nil {
		return &rules{fault: IgnoreFile + " cannot be read, so that nothing beside it is published; make it readable"}
	}
	return &rules{lines: parseRules(data)}
}

// parseRules reads the lines of an ignore file.
func parseRules(data []byte) []rule {
	var lines []rule
	for line := range bytes.Lines(bytes.TrimPrefix(data, []byte("\ufeff"))) {
		if r, ok := parseRule(strings.TrimRight(string(line), "\r\n")); ok {
			lines = append(lines, r)
		}
	}
	return lines
}

func parseRule(line string) (r rule, ok bool) {
	for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
		line = line[:len(line)-1]
	}
	if line == "" || line[0] == '#' || len(line) > maxPattern {
		return r, false
	}
	if line, r.keep = strings.CutPrefix(line, "!"); strings.HasSuffix(line, "/") {
		line, r.dirs = strings.TrimRight(line, "/"), true
	}
	if line == "" {
		return r, false
	}
	anchored := strings.Contains(line, "/")
	line = strings.NewReplacer("{", `\{`, "}", `\}`).Replace(strings.TrimPrefix(line, "/"))
	if rest, all := strings.CutSuffix(line, "/**"); all { // matches everything inside the folder, but not the folder
		line = rest + "/**/*"
	}
	if !doublestar.ValidatePattern(line) { // the name of a file with a bracket in it
		line = strings.NewReplacer("[", `\[`, "*", `\*`, "?", `\?`, `\`, `\\`).Replace(line)
	}
	if !anchored {
		line = "**/" + line
	}
	r.pattern = line
	return r, true
}
