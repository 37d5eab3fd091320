package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"seedfeed/feed"
)

type digestCommand struct {
	JSON    bool     `name:"json" xor:"form" help:"One JSON object a line for each file: id (its path), title, summary, quotes."`
	JSONL   bool     `name:"jsonl" xor:"form" help:"Read lines {\"id\",\"title\",\"text\"} from standard input and answer each with a line of JSON, in order."`
	Explain bool     `help:"Say of each quote why it has this speaker, or none."`
	Files   []string `arg:"" optional:"" name:"file" help:"Files to read; none, or -, is standard input."`
}

// answer is what digest prints for an article as JSON.
type answer struct {
	ID      json.RawMessage `json:"id"`
	Title   string          `json:"title"`
	Summary []string        `json:"summary"`
	Quotes  []quote         `json:"quotes"`
}

type quote struct {
	Text    string  `json:"text"`
	Speaker *string `json:"speaker"` // null: nobody for sure
	Key     bool    `json:"key"`
	Reason  string  `json:"reason,omitempty"`
}

func (c *digestCommand) answer(id json.RawMessage, d *feed.Digest) answer {
	a := answer{id, d.Title, d.Summary, []quote{}}
	for _, q := range d.Quotes {
		out := quote{Text: q.Text, Key: q.Key}
		if q.Speaker != "" {
			out.Speaker = &q.Speaker
		}
		if c.Explain {
			out.Reason = q.Reason
		}
		a.Quotes = append(a.Quotes, out)
	}
	return a
}

// Run digests files or lines. One that cannot be read is named and the others go on.
func (c *digestCommand) Run(o *options, std streams) error {
	out := bufio.NewWriter(std.out)
	defer out.Flush()
	if c.JSONL {
		if len(c.Files) > 0 {
			return usageError{errors.New("digest --jsonl reads standard input: give it no files")}
		}
		return c.lines(o, std, out)
	}
	files := c.Files
	if len(files) == 0 {
		files = []string{"-"}
	}
	var failed error
	for _, name := range files {
		d, err := digestFile(name, o, std.in)
		if err != nil {
			fmt.Fprintf(std.err, "seedfeed: %q: %v\n", name, err)
			failed = errReported
			continue
		}
		if c.JSON {
			id, _ := json.Marshal(name)
			err = writeJSON(out, c.answer(id, d))
		} else {
			err = c.writeText(out, name, d)
		}
		if err != nil {
			return err
		}
	}
	return errors.Join(failed, out.Flush())
}

func digestFile(name string, o *options, stdin io.Reader) (*feed.Digest, error) {
	limit := int64(o.MaxSize)
	in, path := stdin, "standard input.txt"
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			var pe *os.PathError
			if errors.As(err, &pe) {
				err = pe.Err
			}
			return nil, err
		}
		defer f.Close()
		in, path = f, filepath.ToSlash(name)
	}
	data, err := io.ReadAll(io.LimitReader(in, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("larger than %d bytes: split it, or raise --max-size", limit)
	}
	return feed.DigestFile(path, data, o.budget(), nil)
}

// lines answers one line for each line read, in their order. Lines are digested on all processors.
func (c *digestCommand) lines(o *options, std streams, out *bufio.Writer) error {
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

func (c *digestCommand) line(o *options, line []byte) ([]byte, error) {
	var in struct {
		ID    json.RawMessage `json:"id"`
		Title string          `json:"title"`
		Text  string          `json:"text"`
	}
	if err := json.Unmarshal(line, &in); err != nil {
		return nil, fmt.Errorf("%w; each line is an object with id, title and text", err)
	}
	if in.ID == nil {
		in.ID = json.RawMessage("null")
	}
	d, err := feed.DigestText(in.Title, in.Text, o.budget())
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = writeJSON(&b, c.answer(in.ID, d))
	return b.Bytes(), err
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// writeText shows a digest to a person.
func (c *digestCommand) writeText(w io.Writer, name string, d *feed.Digest) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n  %s\n\n  %s\n", name, d.Title, strings.Join(d.Summary, " "))
	for i, q := range d.Quotes {
		if i == 0 && q.Key {
			b.WriteString("\n  Key quotes\n")
		}
		if !q.Key && (i == 0 || d.Quotes[i-1].Key) {
			b.WriteString("\n  Other quotes\n")
		}
		who := q.Speaker
		if who == "" {
			who = "(nobody for sure)"
		}
		fmt.Fprintf(&b, "    %s: “%s”\n", who, strings.ReplaceAll(q.Text, "\n\n", " / "))
		if c.Explain {
			fmt.Fprintf(&b, "      %s\n", q.Reason)
		}
	}
	b.WriteString("\n")
	_, err := io.WriteString(w, b.String())
	return err
}
