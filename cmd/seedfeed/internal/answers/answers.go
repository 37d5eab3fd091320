// Package answers says what files become: whether and when they are published, with which title, summary and quotes. It is
// what the command digest prints, for people, as JSON or as side files.
package answers

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"seedfeed/cmd/seedfeed/internal/options"
	"seedfeed/cmd/seedfeed/internal/streams"
	"seedfeed/cmd/seedfeed/internal/terminal"
	"seedfeed/feed/digest"
	"seedfeed/feed/folder"
	"seedfeed/feed/header"
	"seedfeed/feed/seed"
	"seedfeed/feed/statuspage"
	"seedfeed/feed/watch"
)

// A Printer digests files and prints an answer to each.
type Printer struct {
	*options.Options
	Std     streams.Std
	JSON    bool // one object a line
	Meta    bool // side files
	Explain bool // say of each quote why it has its speaker

	out     *bufio.Writer
	now     time.Time
	screen  terminal.Screen
	refused bool // one of the files

	written int // side files

	root  string          // folder in which the file is judged; "" for a file that is judged by its name
	dir   string          // of the file
	lists map[string]list // of people, by folder
}

// Files digests files and folders by their names; - is standard input. One that cannot be read is named on standard error, and
// the others go on; refused says that there was one. The error is one of writing the answers.
func (d *Printer) Files(names []string) (refused bool, err error) {
	d.out, d.now, d.screen = bufio.NewWriter(d.Std.Out), time.Now(), terminal.Of(d.Std.Out)
	for _, name := range names {
		if err := d.argument(name); err != nil {
			d.out.Flush() // what was answered before
			return false, err
		}
	}
	return d.refused, d.out.Flush()
}

// argument digests a file, the files of a folder in the order of their names, or standard input. The error is one of
// writing the answer.
func (d *Printer) argument(name string) error {
	if name == "-" {
		if terminal.Of(d.Std.In).Width > 0 && !d.Quiet {
			fmt.Fprintln(d.Std.Err, "seedfeed: reading standard input; Ctrl-D ends it")
		}
		data, err := streams.ReadAll(d.Std.In, int64(d.MaxSize))
		if err == nil && notText(data) {
			err = errors.New("this is no plain text: name the file, since the ending of its name says how to read it")
		}
		return d.file(name, "standard input.txt", data, err)
	}
	info, err := os.Stat(name)
	if err == nil && info.IsDir() {
		return d.folder(name)
	}
	root, rel := d.place(name)
	d.root, d.dir = root, filepath.Dir(name)
	if watch.Hidden(rel) {
		return d.file(name, rel, nil, errors.New("its name says that it is hidden, temporary or unfinished; such files are never read"))
	}
	if header.IsSide(rel) || rel == header.PeopleFile {
		return d.file(name, rel, nil, errors.New("it is no article: it says something of articles, which digest shows with them"))
	}
	var lies fs.FS = noFiles{}
	if root != "" {
		lies = os.DirFS(root)
	}
	if _, reason := folder.New(lies).Judge(rel); reason != "" {
		return d.file(name, rel, nil, errors.New(reason))
	}
	if root != "" && isLink(name) {
		return d.file(name, rel, nil, errLink)
	}
	data, err := streams.ReadFile(name, int64(d.MaxSize))
	return d.file(name, rel, data, err)
}

// notText reports whether data is a file of a word processor or another program, which has no text to be read as it is: an
// archive (.docx, .odt), RTF, or anything with a zero byte that UTF-16 and UTF-32 do not account for.
func notText(data []byte) bool {
	for _, head := range [...]string{"PK\x03\x04", `{\rtf`, "%PDF-"} {
		if bytes.HasPrefix(data, []byte(head)) {
			return true
		}
	}
	return !utf8.Valid(data) && bytes.Contains(data, []byte{0, 0, 0, 0, 0})
}

// errLink refuses a link in the seeds folder, as serve does. A link that is named alone is read.
var errLink = errors.New("a symbolic link, which is not followed: put the file itself in its place")

func isLink(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.Mode().Type() == fs.ModeSymlink
}

// place returns the path by which a file is judged. For a file in the seeds folder, root is that folder and rel the path
// from it. For other files root is "" and rel is the name, with the folder if the name is index.
func (d *Printer) place(name string) (root, rel string) {
	full, err := filepath.Abs(name)
	seeds, err2 := filepath.Abs(d.Seeds)
	if rel, err3 := filepath.Rel(seeds, full); err == nil && err2 == nil && err3 == nil && filepath.IsLocal(rel) {
		return d.Seeds, filepath.ToSlash(rel)
	}
	rel = filepath.Base(name)
	if dir := filepath.Base(filepath.Dir(full)); strings.TrimSuffix(rel, filepath.Ext(rel)) == "index" && seed.HeldPlace(dir+"/"+rel) == "" {
		rel = dir + "/" + rel
	}
	return "", rel
}

// folder digests all articles of a folder and its subfolders, and reports what it passes over. They are judged as files of
// the seeds folder, if the folder is in that.
func (d *Printer) folder(dir string) error {
	root, below := d.place(dir)
	if root == "" || watch.Hidden(below) {
		root, below = dir, "."
	}
	d.root = root
	tree := folder.New(os.DirFS(root))
	unknown := map[string]int{} // files by their endings
	var write error
	err := fs.WalkDir(os.DirFS(root), below, func(name string, entry fs.DirEntry, err error) error {
		rel := strings.TrimPrefix(name, below+"/")
		shown := filepath.Join(dir, filepath.FromSlash(rel))
		switch {
		case write != nil:
			return fs.SkipAll
		case err != nil:
			write = d.file(shown, name, nil, streams.Bare(err))
			return nil
		case name == below:
			return nil
		case watch.Hidden(name):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			return nil
		}
		wanted, reason := tree.Judge(name)
		switch {
		case reason != "":
			d.pass("%q: passed over: %s", shown, reason)
		case header.IsSide(name), name == header.PeopleFile, name == options.FileName:
		case !wanted:
			unknown[strings.ToLower(filepath.Ext(name))]++
		case entry.Type() == fs.ModeSymlink:
			write = d.file(shown, name, nil, errLink)
		default:
			data, err := streams.ReadFile(shown, int64(d.MaxSize))
			if !statuspage.IsPage(data) {
				write = d.file(shown, name, data, err)
			}
		}
		return nil
	})
	for _, ending := range slices.Sorted(maps.Keys(unknown)) {
		files, are := "files", "which are no articles"
		if unknown[ending] == 1 {
			files, are = "file", "which is no article"
		}
		d.pass("%q: passed over: %d %s %q, %s", dir, unknown[ending], files, "*"+ending, are)
	}
	return errors.Join(write, err)
}

// pass says what is passed over.
func (d *Printer) pass(format string, args ...any) {
	if !d.Quiet {
		fmt.Fprintf(d.Std.Err, "seedfeed: "+format+"\n", args...)
	}
}

// file digests one file and answers. Rel is the path by which it is judged; an error refuses it.
func (d *Printer) file(name, rel string, data []byte, err error) error {
	var made *digest.Digest
	if err == nil {
		made, err = digest.File(rel, data, digest.Options{Budget: d.Budget(), Zone: d.Timezone.Location()})
	}
	a := answer{Status: "refuse"}
	if err == nil {
		made = d.said(name, made)
	}
	if err != nil {
		a.Reason = err.Error()
		d.refused = true
		fmt.Fprintf(d.Std.Err, "seedfeed: %q: %v\n", name, err)
	} else {
		a = describe(made, d.now, d.Explain)
	}
	if d.JSON {
		a.ID, _ = json.Marshal(name)
		return streams.WriteJSON(d.out, a.whole())
	}
	if err != nil {
		return nil
	}
	if d.Meta {
		text := template(name, made)
		if d.written++; d.written > 1 {
			text = append([]byte("---\n"), text...)
		}
		_, err = d.out.Write(text)
		return err
	}
	_, err = io.WriteString(d.out, show(d.screen, name, a, d.Timezone.Location(), d.Explain))
	return err
}

// noFiles is a file system without files.
type noFiles struct{}

// Open serves fs.FS.
func (noFiles) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}
