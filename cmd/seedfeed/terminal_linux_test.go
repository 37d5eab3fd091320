package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"unicode/utf8"

	"golang.org/x/sys/unix"

	"seedfeed/feed/testkit"
)

var styles = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// onTerminal runs the program on a terminal of its own, and returns what it shows until it ends. Input is typed.
type onTerminal struct {
	cmd    *exec.Cmd
	master *os.File
	shown  capture
	ended  chan error
}

// newTerminal starts the program on a terminal of so many columns, with some variables of the environment.
func newTerminal(t *testing.T, columns uint16, env []string, args ...string) *onTerminal {
	t.Helper()
	path, err := exec.LookPath("seedfeed")
	if err != nil {
		t.Fatal(err)
	}
	fd, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC|unix.O_NONBLOCK, 0)
	if err != nil {
		t.Skip("SKIPPED: no terminals here: ", err)
	}
	master := os.NewFile(uintptr(fd), "ptmx") // closing it ends a read, since it does not block
	t.Cleanup(func() { master.Close() })
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0)
	}
	if err == nil {
		err = unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 40, Col: columns})
	}
	if err != nil {
		t.Fatal(err)
	}
	slave, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer slave.Close()
	o := &onTerminal{master: master, shown: capture{file: filepath.Join(t.TempDir(), "shown")}, ended: make(chan error, 1)}
	o.cmd = exec.Command(path, args...)
	o.cmd.Env = append(append(os.Environ(), "TERM=xterm", "NO_COLOR=", "XDG_CACHE_HOME="+t.TempDir()), env...)
	o.cmd.Stdin, o.cmd.Stdout, o.cmd.Stderr = slave, slave, slave
	o.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := o.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.cmd.Process.Kill() })
	go func() {
		buffer := make([]byte, 4096)
		for {
			n, err := master.Read(buffer)
			o.shown.Write(buffer[:n])
			if err != nil { // EIO: nobody has the other end open any more
				break
			}
		}
		o.ended <- o.cmd.Wait()
	}()
	return o
}

// screenText runs a command on a terminal to its end.
func screenText(t *testing.T, columns uint16, env []string, args ...string) string {
	t.Helper()
	o := newTerminal(t, columns, env, args...)
	<-o.ended
	return strings.ReplaceAll(o.shown.String(), "\r\n", "\n")
}

// TestTerminalWidth: help and pages keep to the width of the terminal, and have styles unless they are not wanted.
func TestTerminalWidth(t *testing.T) {
	testkit.OneGoroutine(t)
	for _, args := range [][]string{{"help"}, {"help", "serve"}, {"help", "formats"}, {"help", "settings"}, {"help", "server"}, {"help", "completion"}} {
		for _, columns := range []uint16{60, 80, 120} {
			text := screenText(t, columns, nil, args...)
			if !strings.Contains(text, "\x1b[1m") {
				t.Errorf("%q: nothing is bold", args)
			}
			for _, line := range strings.Split(styles.ReplaceAllString(text, ""), "\n") {
				if n := utf8.RuneCountInString(line); n > int(columns) && !strings.HasPrefix(line, "    ") && strings.Contains(strings.TrimSpace(line), " ") && columns > 60 {
					t.Errorf("%q on %d columns: %d in %q", args, columns, n, line)
				}
			}
		}
		for _, env := range []string{"NO_COLOR=1", "TERM=dumb"} {
			if text := screenText(t, 80, []string{env}, args...); strings.Contains(text, "\x1b") {
				t.Errorf("%q with %s has styles", args, env)
			}
		}
	}
}

// TestTerminalLog: on a terminal the log has a short line for each article, which cannot be forged by names; what many
// files would print at a first start is left out, and the addresses come last.
func TestTerminalLog(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "news")
	for i := range 25 {
		write(t, filepath.Join(dir, fmt.Sprintf("report%02d.txt", i)), fmt.Sprintf("Report %d of the weir\n\nThe weir was opened %d times.\n", i, i))
	}
	o := newTerminal(t, 100, nil, dir, "--addr=127.0.0.1:0")
	testkit.Within(t, "the addresses", func() bool { return strings.Contains(o.shown.String(), "/feed.json") })
	write(t, filepath.Join(dir, "la\x1b[2Jte.txt"), "Late \x1b[31mreport\n\nIt came late.\n")
	write(t, filepath.Join(dir, "wall.pdf"), "%PDF")
	testkit.Within(t, "a line of what was dropped", func() bool { return strings.Contains(o.shown.String(), "Late") })
	o.master.Write([]byte{3}) // Ctrl-C
	if err := <-o.ended; err != nil {
		t.Errorf("after Ctrl-C: %v", err)
	}
	text := strings.ReplaceAll(o.shown.String(), "\r\n", "\n")
	if strings.Contains(text, "\x1b[2J") || strings.Contains(text, "\x1b[31mreport") {
		t.Errorf("a name or a title moves the cursor: %q", text)
	}
	text = styles.ReplaceAllString(text, "")
	for _, want := range []string{
		`(?m)^\d\d:\d\d:\d\d published report00\.txt “Report 0 of the weir” \(quotes 0\)$`,
		`(?m)^\d\d:\d\d:\d\d left out here: 15 lines on files that are published$`,
		`(?s)are published.*Publishing .*/feed\.json.*published la.*te\.txt`,
		`stopping\n$`,
	} {
		if !regexp.MustCompile(want).MatchString(text) {
			t.Errorf("no match for %s in\n%s", want, text)
		}
	}
	if n := strings.Count(text, "published report"); n != 10 {
		t.Errorf("%d lines of articles at the start, want 10", n)
	}
	quiet := newTerminal(t, 100, nil, dir, "--addr=127.0.0.1:0", "-q")
	testkit.Within(t, "its warning", func() bool { return strings.Contains(quiet.shown.String(), "trial") })
	quiet.cmd.Process.Signal(syscall.SIGTERM)
	<-quiet.ended
	if strings.Contains(quiet.shown.String(), "Publishing") || strings.Contains(quiet.shown.String(), "stopping") {
		t.Errorf("not quiet: %s", quiet.shown.String())
	}
}

// TestTerminalCloses: a terminal that is closed ends the program, though SIGHUP means to read the settings anew elsewhere.
func TestTerminalCloses(t *testing.T) {
	dir := t.TempDir()
	o := newTerminal(t, 100, nil, dir, "--addr=127.0.0.1:0")
	testkit.Within(t, "the addresses", func() bool { return strings.Contains(o.shown.String(), "/feed.json") })
	o.cmd.Process.Signal(syscall.SIGHUP)
	testkit.Within(t, "the settings are read anew", func() bool { return strings.Contains(o.shown.String(), "nothing has changed") })
	o.master.Close()
	testkit.Within(t, "the program has ended", func() bool { return len(o.ended) > 0 })
}

// TestDigestInterrupted: Ctrl-C ends a command that waits for its input, though serve takes it as a request.
func TestDigestInterrupted(t *testing.T) {
	o := newTerminal(t, 80, nil, "digest")
	testkit.Within(t, "it says that it reads", func() bool { return strings.Contains(o.shown.String(), "Ctrl-D ends it") })
	o.master.Write([]byte{3})
	if err := <-o.ended; err == nil {
		t.Error("it ended as if all were well")
	}
}
