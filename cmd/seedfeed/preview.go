package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"slices"

	"seedfeed/cmd/seedfeed/internal/options"
	"seedfeed/cmd/seedfeed/internal/progress"
	"seedfeed/cmd/seedfeed/internal/sockets"
	"seedfeed/cmd/seedfeed/internal/streams"
	"seedfeed/cmd/seedfeed/internal/terminal"
	"seedfeed/feed/preview"
	"seedfeed/feed/web"
)

type previewCommand struct {
	JSON   bool   `name:"json" xor:"form" help:"One JSON object a line for each difference: kind (new, updated, returned, renamed, withdrawn, held, refused), file, id, title and more."`
	HTML   string `name:"html" placeholder:"FILE" help:"Write one whole page with all texts, drafts too, to a file; - is standard output."`
	Listen string `placeholder:"HOST:PORT" xor:"form" help:"Show all pages and feeds as they would be, drafts too, at an address of this machine alone, such as localhost:8090, until Ctrl-C."`
	Dir    string `arg:"" optional:"" name:"dir" seeds:"" help:"Folder of articles; the seeds folder if none is given."`
}

// Run shows what a start of the program would change. It changes nothing.
func (c *previewCommand) Run(ctx context.Context, o *options.Options, std streams.Std) error {
	if err := o.Check(); err != nil {
		return usageError{err}
	}
	if err := c.outside(o.Seeds); err != nil {
		return usageError{err}
	}
	var listener net.Listener
	base := ""
	if c.Listen != "" {
		var err error
		if listener, base, err = listenHere(c.Listen); err != nil {
			return err
		}
		defer listener.Close()
	}
	bar := progress.New(std.Err, "reading "+o.Seeds, o.Quiet)
	defer bar.End()
	p, err := preview.Open(ctx, o.Config(o.Base(o.Addr), nil), preview.Options{
		Base: base, Progress: func(files int) { bar.At(files, 0) },
	})
	if err != nil {
		return err
	}
	defer p.Close()
	bar.End()
	if err := c.writePage(p, std); err != nil {
		return err
	}
	if c.HTML != "-" {
		if err := c.list(p, o, std); err != nil {
			return err
		}
	}
	if listener == nil {
		return nil
	}
	fmt.Fprintf(std.Out, "The pages and feeds as they would be: %spreview/\nThey do not follow the folder. Ctrl-C ends this.\n", base)
	server := web.Server(p.Handler())
	context.AfterFunc(ctx, func() { server.Close() })
	if err := server.Serve(listener); ctx.Err() == nil {
		return err
	}
	return nil
}

// listenHere listens on an address that no other machine can reach.
func listenHere(addr string) (net.Listener, string, error) {
	host, _, err := net.SplitHostPort(addr)
	ip := net.ParseIP(host)
	if err != nil || host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, "", usageError{fmt.Errorf("--listen %q: drafts are shown there, so it must be an address that this machine alone can reach, such as localhost:8090", addr)}
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, "", fmt.Errorf("--listen %s: %w; %s", addr, err, sockets.Remedy(addr, err))
	}
	at := listener.Addr().(*net.TCPAddr)
	if !at.IP.IsLoopback() { // localhost may be anything
		listener.Close()
		return nil, "", fmt.Errorf("--listen %s: %s is %s here, which other machines can reach; use 127.0.0.1", addr, host, at.IP)
	}
	return listener, "http://" + net.JoinHostPort(host, fmt.Sprint(at.Port)) + "/", nil
}

// outside refuses to write the page into the seeds folder: it would be published, with all drafts in it.
func (c *previewCommand) outside(seeds string) error {
	if c.HTML == "" || c.HTML == "-" {
		return nil
	}
	real := func(path string) string {
		if full, err := filepath.Abs(path); err == nil {
			path = full
		}
		if at, err := filepath.EvalSymlinks(path); err == nil {
			path = at
		}
		return path
	}
	at := filepath.Join(real(filepath.Dir(c.HTML)), filepath.Base(c.HTML))
	if rel, err := filepath.Rel(real(seeds), real(at)); err == nil && filepath.IsLocal(rel) {
		return fmt.Errorf("--html %q: the page would lie in the seeds folder and be published, drafts and all; name a file elsewhere", c.HTML)
	}
	return nil
}

// writePage writes the page to the file that --html names.
func (c *previewCommand) writePage(p *preview.Preview, std streams.Std) error {
	if c.HTML == "" {
		return nil
	}
	page, err := p.HTML()
	switch {
	case err != nil:
		return err
	case c.HTML == "-":
		_, err = std.Out.Write(page)
		return err
	}
	if err := writeOwn(c.HTML, page); err != nil {
		return fmt.Errorf("--html %q: %w", c.HTML, err)
	}
	return nil
}

// writeOwn writes a page to a file that nobody else can read, since it holds drafts. The file takes the place of an older
// page or of an empty file, and of nothing else.
func writeOwn(path string, page []byte) error {
	head, _, _ := bytes.Cut(page, []byte("<title>"))
	switch info, err := os.Lstat(path); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return errors.New("something has that name that is no file; choose another name")
	case info.Size() > 0:
		old, err := os.Open(path)
		if err != nil {
			return err
		}
		begin, err := io.ReadAll(io.LimitReader(old, int64(len(head))))
		if err = errors.Join(err, old.Close()); err != nil {
			return err
		}
		if !bytes.Equal(begin, head) {
			return errors.New("another file has that name; choose another one, or move that file away")
		}
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".seedfeed-preview-*") // for this user alone
	if err != nil {
		return err
	}
	_, err = f.Write(page)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// list writes the differences, for scripts or for people.
func (c *previewCommand) list(p *preview.Preview, o *options.Options, std streams.Std) error {
	out := bufio.NewWriter(std.Out)
	if c.JSON {
		if err := streams.WriteEach(out, slices.Values(p.Items)); err != nil {
			return err
		}
		return out.Flush()
	}
	s := terminal.Of(std.Out)
	kind := preview.Kind("")
	for i := range p.Items {
		d := &p.Items[i]
		if d.Kind != kind {
			kind = d.Kind
			io.WriteString(out, s.Paragraph("", string(kind), terminal.Bold))
		}
		writeDifference(out, s, p, d)
	}
	if p.First && len(p.Items) > 0 {
		fmt.Fprintln(out, "Nothing was ever published: all articles are new.")
	}
	fmt.Fprintf(out, "%s: %s. Nothing was changed.\n", o.Seeds, p.Totals())
	return out.Flush()
}

// writeDifference shows one file to people.
func writeDifference(out io.Writer, s terminal.Screen, p *preview.Preview, d *preview.Difference) {
	name := terminal.Quoted(d.File)
	if d.Was != "" {
		name += ", was " + terminal.Quoted(d.Was)
	}
	styles := map[preview.Kind]string{preview.New: terminal.Green, preview.Updated: terminal.Green, preview.Returned: terminal.Green, preview.Withdrawn: terminal.Red, preview.Refused: terminal.Red, preview.Held: terminal.Yellow}
	io.WriteString(out, s.Paragraph("  ", name, styles[d.Kind]))
	for _, line := range []string{d.Title, p.Why(d)} {
		io.WriteString(out, s.Paragraph("    ", line, ""))
	}
}
