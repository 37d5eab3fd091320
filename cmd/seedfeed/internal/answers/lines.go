package answers

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"time"

	"seedfeed/cmd/seedfeed/internal/streams"
	"seedfeed/feed/digest"
)

// Lines answers each line of standard input, an object with id, title and text, by a line, in their order. A line that cannot be
// read is named on standard error, and the others go on; refused says that there was one. Lines are digested on all processors.
func (d *Printer) Lines() (refused bool, err error) {
	out := bufio.NewWriter(d.Std.Out)
	type result struct {
		line []byte
		err  error
	}
	queue := make(chan chan result, 4*runtime.GOMAXPROCS(0))
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	var readErr error
	go func() {
		defer close(queue)
		in := bufio.NewReaderSize(d.Std.In, 1<<20)
		for number := 1; ; number++ {
			line, err := in.ReadBytes('\n')
			if len(bytes.TrimSpace(line)) > 0 {
				done := make(chan result, 1)
				queue <- done
				limit <- struct{}{}
				go func() {
					defer func() { <-limit }()
					b, err := d.line(line)
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
	for done := range queue {
		r := <-done
		if r.err != nil {
			fmt.Fprintln(d.Std.Err, "seedfeed:", r.err)
			refused = true
			continue
		}
		if _, err := out.Write(r.line); err != nil {
			return false, err
		}
	}
	return refused, errors.Join(readErr, out.Flush())
}

func (d *Printer) line(line []byte) ([]byte, error) {
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
	made, err := digest.Text(in.Title, in.Text, in.Language, d.Budget())
	if err != nil {
		return nil, err
	}
	a := describe(made, time.Now(), d.Explain)
	a.ID = in.ID
	var b bytes.Buffer
	err = streams.WriteJSON(&b, a.whole())
	return b.Bytes(), err
}
