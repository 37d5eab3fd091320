package main

import (
	"fmt"
	"io"
	"log/slog"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A progress prints how far a long task is: how many of how many, how many a second, and the time left.
//
// On a terminal it draws one line again every second, below all other output. Whatever else is printed to the terminal
// meanwhile must be written to the progress, which is an io.Writer. Elsewhere it prints a line every five seconds. A task
// that ends before the first line is due prints nothing. All methods are safe for concurrent use.
type progress struct {
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

const (
	progressOnTerminal = time.Second
	progressElsewhere  = 5 * time.Second
)

// newProgress begins a task whose progress is written to out, which should be the standard error. Quiet: nothing is.
func newProgress(out io.Writer, doing string, quiet bool) *progress {
	p := &progress{out: out, doing: doing, every: progressElsewhere, now: time.Now}
	if s := screenOf(out); s.terminal {
		p.every, p.live, p.width = progressOnTerminal, true, s.width-1 // a full line would wrap on some terminals
	}
	if quiet {
		p.every = 0
	}
	p.began = p.now()
	p.told = p.began
	return p
}

// at sets how many are done, and of how many (0: unknown). Callers may call it as often as they like.
func (p *progress) at(done, of int) {
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
func (p *progress) due(done, of int) string {
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
func (p *progress) draw(line string) {
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
func (p *progress) Write(text []byte) (int, error) {
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

// end removes the live line. Later output is passed on unchanged.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.broken {
		p.clear()
	}
	p.line, p.ended = "", true
}

// clear erases the live line: return to its start, then erase to its end (ECMA-48 EL).
func (p *progress) clear() {
	if p.line != "" {
		io.WriteString(p.out, "\r\x1b[K")
		p.line = ""
	}
}

// howFar is the state of a task: "1,200 of 10,000 (12%), 600 a second, 15 s left".
func howFar(done, of int, since time.Duration) string {
	text := thousands(done)
	if of > 0 {
		text = fmt.Sprintf("%s of %s (%d%%)", text, thousands(of), min(100*done/of, 100))
	}
	rate := float64(done) / max(since.Seconds(), 0.001)
	switch {
	case rate >= 1:
		text += ", " + thousands(int(rate)) + " a second"
	case done > 0:
		text += fmt.Sprintf(", %.2g a second", rate)
	}
	if of > done && done > 0 {
		text += ", " + roughly(time.Duration(float64(of-done)/rate*float64(time.Second))) + " left"
	}
	return text
}

// roughly is a duration as people say it: "15 s", "4 min", "3 h 20 min".
func roughly(d time.Duration) string {
	switch minutes := int(d.Round(time.Minute).Minutes()); {
	case d < 99*time.Second:
		return fmt.Sprintf("%d s", max(int(d.Round(time.Second).Seconds()), 1))
	case minutes < 100:
		return fmt.Sprintf("%d min", minutes)
	default:
		return fmt.Sprintf("%d h %d min", minutes/60, minutes%60)
	}
}

// thousands writes a number with commas: 12,345.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && digits[i-1] != '-' && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return b.String()
}
