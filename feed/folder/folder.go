// Package folder tells which files of a folder are articles.
//
// People point the program at folders they already have: of a site generator, of a file server, in version control.
// Passed over are copies that synchronising programs and merges leave, bins and snapshots of file servers, the frames
// of a saved page, what a repository has beside its articles, kinds of files that are not read, and what the files
// .seedfeedignore name, in the syntax of .gitignore. What is hidden or unfinished is not looked at by package watch.
//
// Use: one Folder for a tree. Give Wanted and WantedDir to whoever lists it, log what Judge says once for each reason,
// and call Refresh before each listing and whenever a file named IgnoreFile changes; files may be wanted then that were
// not, and the other way round.
package folder

import (
	"bytes"
	"io/fs"
	"path"
	"strings"
	"sync"

	"seedfeed/feed/format"
)

// IgnoreFile is the name of the files that list what must not be published, in any folder of the tree.
const IgnoreFile = ".seedfeedignore"

// A Folder judges the files of one tree. It is safe for concurrent use.
type Folder struct {
	fsys fs.FS

	mu    sync.Mutex
	rules map[string]*rules // by folder; forgotten by Refresh
	sites map[string]bool   // whether a folder has the settings of a site generator; likewise
}

// New returns a Folder for the tree of fsys, such as that of os.Root. Paths are as those of package fs.
func New(fsys fs.FS) *Folder {
	f := &Folder{fsys: fsys}
	f.Refresh()
	return f
}

// Refresh forgets what was read of the tree, so that it is read anew.
func (f *Folder) Refresh() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.rules, f.sites = map[string]*rules{}, map[string]bool{}
}

// Wanted reports whether the file at a path is to be read as an article.
func (f *Folder) Wanted(name string) bool {
	wanted, _ := f.Judge(name)
	return wanted
}

// WantedDir reports whether articles may be in the folder at a path, so that it is worth listing.
func (f *Folder) WantedDir(name string) bool { return f.passedDir(name) == "" }

// Judge reports whether the file at a path is to be read as an article. Where it is not, the reason says why; it does
// not repeat the name, and is the same for all files of the kind. Pictures and other files that nobody takes for
// articles have no reason. A reason that is no matter of the kind of file comes first.
func (f *Folder) Judge(name string) (wanted bool, reason string) {
	if reason = f.passedDir(path.Dir(name)); reason != "" {
		return false, reason
	}
	if reason = f.passedName(name); reason == "" {
		reason = f.ignored(name, false)
	}
	if kind := unreadKinds[strings.ToLower(path.Ext(name))]; reason == "" && kind != "" {
		reason = kind
	}
	if reason == "" {
		reason = Misnamed(name)
	}
	return reason == "" && format.Known(name), reason
}

// passedDir says why nothing in the folder at a path is an article, "" where something may be.
func (f *Folder) passedDir(name string) string {
	if name == "." {
		return ""
	}
	if reason := f.passedDir(path.Dir(name)); reason != "" {
		return reason
	}
	base, dir := path.Base(name), path.Dir(name)
	switch {
	case serverFolder.MatchString(base):
		return "it is a bin or a snapshot of the file server"
	case toolFolders[strings.ToLower(base)]:
		return "the folder " + base + " belongs to the tools of a site"
	case siteFolders[strings.ToLower(base)] && f.site(dir):
		return "the folder " + base + " beside the settings of a site holds no articles"
	}
	if m := pageFolder.FindStringSubmatch(base); m != nil {
		for _, end := range [...]string{".html", ".htm", ".xhtml", ".HTML", ".HTM"} {
			if f.exists(path.Join(dir, m[1]+end)) {
				return "the folder belongs to a saved page"
			}
		}
	}
	return f.ignored(name, true)
}

// passedName says why a file is no article by its name and by what is beside it.
func (f *Folder) passedName(name string) string {
	base := path.Base(name)
	stem := strings.TrimSuffix(base, path.Ext(base))
	switch {
	case conflictCopy(stem):
		return "it is the copy that a program for synchronising made of a file that was changed twice"
	case mergeName(stem):
		return "it was left by a merge"
	case repositoryName(base, stem):
		return "it tells about the folder and is no article"
	case strings.EqualFold(stem, "_index"):
		return "it is the page of a section and no article"
	case strings.EqualFold(base, "index.html") && f.repository(path.Dir(name)):
		return "it is the front page of a site and no article"
	case repositoryNotes[strings.ToLower(stem)] && f.repository(path.Dir(name)):
		return "it tells about the folder and is no article"
	}
	if described[strings.ToLower(path.Ext(stem))] && f.exists(path.Join(path.Dir(name), stem)) {
		return "it describes the file beside it"
	}
	if original := originalOf(stem); original != "" && f.same(name, path.Join(path.Dir(name), original+path.Ext(base))) {
		return "it is a copy of the file beside it"
	}
	return ""
}

// exists reports whether something is at a path.
func (f *Folder) exists(name string) bool {
	_, err := fs.Stat(f.fsys, name)
	return err == nil
}

// repository reports whether a folder is one of git, or of a site generator.
func (f *Folder) repository(dir string) bool { return f.site(dir) || f.exists(path.Join(dir, ".git")) }

// site reports whether a folder has the settings of a site generator.
func (f *Folder) site(dir string) bool {
	f.mu.Lock()
	known, ok := f.sites[dir]
	f.mu.Unlock()
	if ok {
		return known
	}
	for _, name := range siteSettings {
		if known = f.exists(path.Join(dir, name)); known {
			break
		}
	}
	for _, name := range perhapsSettings {
		for _, content := range siteContents {
			known = known || f.exists(path.Join(dir, name)) && f.exists(path.Join(dir, content))
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.sites[dir] = known
	return known
}

// maxCopy is the size from which two files are not compared.
const maxCopy = 4 << 20

// same reports whether two regular files hold the same bytes.
func (f *Folder) same(a, b string) bool {
	x, errA := fs.Stat(f.fsys, a)
	y, errB := fs.Stat(f.fsys, b)
	if errA != nil || errB != nil || !x.Mode().IsRegular() || !y.Mode().IsRegular() || x.Size() != y.Size() || x.Size() > maxCopy {
		return false
	}
	one, errA := fs.ReadFile(f.fsys, a)
	two, errB := fs.ReadFile(f.fsys, b)
	return errA == nil && errB == nil && bytes.Equal(one, two)
}
