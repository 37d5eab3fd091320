package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
	"unicode/utf8"

	"seedfeed/cmd/seedfeed/internal/options"
	"seedfeed/cmd/seedfeed/internal/terminal"
	"seedfeed/feed/digest"
	"seedfeed/feed/folder"
	"seedfeed/feed/header"
	"seedfeed/feed/seed"
	"seedfeed/feed/statuspage"
	"seedfeed/feed/watch"
)

type digestCommand struct {
	JSON    bool     `name:"json" xor:"form" help:"One JSON object a line for each file: id (its path), status, reason, warnings, title, summary, quotes and more."`
	JSONL   bool     `name:"jsonl" xor:"form" help:"Read lines {\"id\",\"title\",\"text\",\"language\"} from standard input and answer each with a line of JSON, in order."`
	Meta    bool     `name:"meta" xor:"form" help:"Write the quotes as a side file (NAME.meta.yaml), to be corrected by hand."`
	Explain bool     `help:"Say of each quote why it has this speaker, or none."`
	Files   []string `arg:"" optional:"" name:"file" site:"" help:"Files or folders to read; none, or -, is standard input."`
}

// Help serves kong.
func (digestCommand) Help() string {
	return `Examples:
  seedfeed digest news/harbour.txt            what subscribers will see of it
  seedfeed digest --explain news/harbour.txt  why each quote has its speaker
  seedfeed digest --json news | jq .title     every article of a folder
  pandoc talk.tex -t plain | seedfeed digest -`
}

// Run digests files or lines. One that cannot be read is named and the others go on.
func (c *digestCommand) Run(o *options.Options, std streams) error {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	go paceCollector(ctx)
	out := bufio.NewWriter(std.out)
	defer out.Flush()
	if c.JSONL {
		if len(c.Files) > 0 {
			return usageError{errors.New("digest --jsonl reads standard input: give it no files")}
		}
		return c.lines(o, std, out)
	}
	d := digester{digestCommand: c, Options: o, std: std, out: out, now: time.Now(), screen: terminal.Of(std.out)}
	names := c.Files
	if len(names) == 0 {
		names = []string{"-"}
	}
	for _, name := range names {
		if err := d.argument(name); err != nil {
			return err
		}
	}
	if d.refused {
		return errors.Join(errReported, out.Flush())
	}
	return out.Flush()
}

// A digester digests the files that the command names.
type digester struct {
	*digestCommand
	*options.Options
	std     streams
	out     *bufio.Writer
	now     time.Time
	screen  terminal.Screen
	refused bool // one of the files

	written int // side files

	root  string          // folder in which the file is judged; "" for a file that is judged by its name
	dir   string          // of the file
	lists map[string]list // of people, by folder
}

// argument digests a file, the files of a folder in the order of their names, or standard input. The error is one of
// writing the answer.
func (d *digester) argument(name string) error {
	if name == "-" {
		if terminal.Of(d.std.in).Width > 0 && !d.Quiet {
			fmt.Fprintln(d.std.err, "seedfeed: reading standard input; Ctrl-D ends it")
		}
		data, err := readAll(d.std.in, int64(d.MaxSize))
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
	data, err := readFile(name, int64(d.MaxSize))
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
func (d *digester) place(name string) (root, rel string) {
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
func (d *digester) folder(dir string) error {
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
			write = d.file(shown, name, nil, bare(err))
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
			data, err := readFile(shown, int64(d.MaxSize))
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
func (d *digester) pass(format string, args ...any) {
	if !d.Quiet {
		fmt.Fprintf(d.std.err, "seedfeed: "+format+"\n", args...)
	}
}

// file digests one file and answers. Rel is the path by which it is judged; an error refuses it.
func (d *digester) file(name, rel string, data []byte, err error) error {
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
		fmt.Fprintf(d.std.err, "seedfeed: %q: %v\n", name, err)
	} else {
		a = d.answer(made, d.now)
	}
	if d.JSON {
		a.ID, _ = json.Marshal(name)
		return writeJSON(d.out, a.whole())
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
	_, err = io.WriteString(d.out, showArticle(d.screen, name, a, d.Timezone.Location(), d.Explain))
	return err
}

// noFiles is a file system without files.
type noFiles struct{}

// Open serves fs.FS.
func (noFiles) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// readFile reads a regular file. A pipe in its place is not waited for.
func readFile(name string, limit int64) ([]byte, error) {
	f, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, bare(err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, bare(err)
	case !info.Mode().IsRegular():
		return nil, errors.New("it is no regular file; name one, or give the text on standard input with -")
	}
	return readAll(f, limit)
}

func readAll(in io.Reader, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(in, limit+1))
	if err == nil && int64(len(data)) > limit {
		err = fmt.Errorf("larger than %d bytes: split it, or raise --max-size", limit)
	}
	return data, err
}

// bare is an error without the path, which is named beside it.
func bare(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// lines answers one line for each line read, in their order. Lines are digested on all processors.
func (c *digestCommand) lines(o *options.Options, std streams, out *bufio.Writer) error {
	type result struct {
		line []byte
		err  error
	}
	queue := make(chan chan result, 4*runtime.GOMAXPROCS(0))
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	var readErr error
	go func() {
		defer close(queue)
		in := bufio.NewReaderSize(std.in, 1<<20)
		for number := 1; ; number++ {
			line, err := in.ReadBytes('\n')
			if len(bytes.TrimSpace(line)) > 0 {
				done := make(chan result, 1)
				queue <- done
				limit <- struct{}{}
				go func() {
					defer func() { <-limit }()
					b, err := c.line(o, line)
					if err != nil {
						err = fmt.Errorf("standard input, line %d: %w", number, err)
					}
					done <- result{b, err}
				}()
			}
			if err != nil {
				if !errors.Is(err, io.EOF) {
					readErr = err
				}
				return
			}
		}
	}()
	var failed error
	for done := range queue {
		r := <-done
		if r.err != nil {
			fmt.Fprintln(std.err, "seedfeed:", r.err)
			failed = errReported
			continue
		}
		if _, err := out.Write(r.line); err != nil {
			return err
		}
	}
	return errors.Join(failed, readErr, out.Flush())
}

func (c *digestCommand) line(o *options.Options, line []byte) ([]byte, error) {
	var in struct {
		ID       json.RawMessage `json:"id"`
		Title    string          `json:"title"`
		Text     string          `json:"text"`
		Language string          `json:"language"`
	}
	if err := json.Unmarshal(line, &in); err != nil {
		return nil, fmt.Errorf("%w; each line is an object with id, title and text", err)
	}
	if in.ID == nil {
		in.ID = json.RawMessage("null")
	}
	d, err := digest.Text(in.Title, in.Text, in.Language, o.Budget())
	if err != nil {
		return nil, err
	}
	a := c.answer(d, time.Now())
	a.ID = in.ID
	var b bytes.Buffer
	err = writeJSON(&b, a.whole())
	return b.Bytes(), err
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
