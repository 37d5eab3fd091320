// Package progress shows how far a long task is, on a terminal or in a log.
package progress

import (
	"fmt"
	"io"
	"log/slog"
	"sync"
	"time"

	"seedfeed/cmd/seedfeed/internal/amount"
	"seedfeed/cmd/seedfeed/internal/terminal"
)

// A Line prints how far a long task is: how many of how many, how many a second, and the time left.
//
// On a terminal it draws one line again every second, below all other output. Whatever else is printed to the terminal
// meanwhile must be written to the Line, which is an io.Writer. Elsewhere it prints a line every five seconds. A task
// that ends before the first line is due prints nothing. All methods are safe for concurrent use.
type Line struct {
	out   io.Writer
	doing string        // what is done to what, such as "reading articles"
	every time.Duration // between lines; 0: no lines at all
	live  bool          // the line is drawn over the one before
	width int           // of a live line at most
	now   func() time.Time
	log   *slog.Logger // takes the lines; nil: out does

	mu     sync.Mutex
	began  time.Time
	told   time.Time // when the last line was due
	line   string    // a live line that stands on the terminal; "": none
	broken bool      // what was written last does not end its line
	ended  bool
}

// Often is how often a task should call At at least: as often as a terminal shows something new.
const Often = time.Second

const elsewhere = 5 * time.Second // between lines of a log or a file

// New begins a task whose progress is written to out, which should be the standard error. Quiet: nothing is.
func New(out io.Writer, doing string, quiet bool) *Line {
	p := &Line{out: out, doing: doing, every: elsewhere, now: time.Now}
	if s := terminal.Of(out); s.Terminal {
		p.every, p.live, p.width = Often, true, s.Width-1 // a full line would wrap on some terminals
	}
	if quiet {
		p.every = 0
	}
	p.began = p.now()
	p.told = p.began
	return p
}

// LogTo gives the lines to a log, which may write to the Line, unless they are drawn over each other. All: even then.
func (p *Line) LogTo(log *slog.Logger, all bool) {
	if !p.live || all {
		p.live, p.every, p.log = false, elsewhere, log
	}
}

// At sets how many are done, and of how many (0: unknown). Callers may call it as often as they like.
func (p *Line) At(done, of int) {
	text := p.due(done, of)
	switch {
	case text == "":
	case p.log != nil: // which may write to p
		p.log.Info(p.doing, "done", done, "of", of, "progress", text)
	case p.live:
		p.draw(p.doing + ": " + text)
	default:
		fmt.Fprintf(p.out, "seedfeed: %s: %s\n", p.doing, text)
	}
}

// due returns the line to print now, "" if there is none.
func (p *Line) due(done, of int) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	if p.every == 0 || p.ended || now.Sub(p.told) < p.every {
		return ""
	}
	p.told = now
	return howFar(done, of, now.Sub(p.began))
}

// draw puts a live line in the place of the one before.
func (p *Line) draw(line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if r := []rune(line); len(r) > p.width {
		line = string(r[:p.width])
	}
	if p.broken { // somebody's line is not complete yet
		p.line = line
		return
	}
	p.clear()
	p.line = line
	io.WriteString(p.out, line)
}

// Write prints other output above the live line.
func (p *Line) Write(text []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	line := p.line
	if !p.broken {
		p.clear()
	}
	n, err := p.out.Write(text)
	if len(text) > 0 {
		p.broken = text[len(text)-1] != '\n'
	}
	if p.line = line; line != "" && !p.broken {
		io.WriteString(p.out, line)
	}
	return n, err
}

// End removes the live line. Later output is passed on unchanged.
func (p *Line) End() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.broken {
		p.clear()
	}
	p.line, p.ended = "", true
}

// clear erases the live line: return to its start, then erase to its end (ECMA-48 EL).
func (p *Line) clear() {
	if p.line != "" {
		io.WriteString(p.out, "\r\x1b[K")
		p.line = ""
	}
}

// howFar is the state of a task: "1,200 of 10,000 (12%), 600 a second, 15 s left".
func howFar(done, of int, since time.Duration) string {
	text := amount.Thousands(done)
	if of > 0 {
		text = fmt.Sprintf("%s of %s (%d%%)", text, amount.Thousands(of), min(100*done/of, 100))
	}
	rate := float64(done) / max(since.Seconds(), 0.001)
	switch {
	case rate >= 1:
		text += ", " + amount.Thousands(int(rate)) + " a second"
	case done > 0:
		text += fmt.Sprintf(", %.2g a second", rate)
	}
	if of > done && done > 0 {
		text += ", " + amount.Roughly(time.Duration(float64(of-done)/rate*float64(time.Second))) + " left"
	}
	return text
}
