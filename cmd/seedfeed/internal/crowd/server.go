package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// A server is the real program with a folder of invented articles.
type server struct {
	dir, seeds string
	binary     string
	addr       string
	command    *exec.Cmd
	dropped    int // number of articles so far
}

// baseURL is constant, so that links, ids and the size of the feed are the same in every run.
const baseURL = "https://news.example.org/"

// feedPath is the path of the feed that all programs poll.
const feedPath = "/rss.xml"

const startWithin = 30 * time.Second

// prepare builds the program and writes a folder of articles into dir, which must be empty.
func prepare(dir string, articles int) (*server, error) {
	s := &server{dir: dir, seeds: filepath.Join(dir, "seeds"), binary: filepath.Join(dir, "seedfeed")}
	if out, err := exec.Command("go", "build", "-trimpath", "-o", s.binary, "seedfeed/cmd/seedfeed").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("build the program: %w: %s", err, out)
	}
	if err := os.Mkdir(s.seeds, 0o755); err != nil {
		return nil, err
	}
	for range articles {
		if err := s.drop(); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// drop adds an article to the folder. It renames a complete file, so the program never reads a part of one.
func (s *server) drop() error {
	s.dropped++
	made := filepath.Join(s.dir, "article")
	if err := os.WriteFile(made, article(s.dropped), 0o644); err != nil {
		return err
	}
	return os.Rename(made, filepath.Join(s.seeds, fmt.Sprintf("article-%04d.txt", s.dropped)))
}

// start runs the program with additional arguments and waits until it listens. Gogc is the value of GOGC, and files is the
// limit of open files. Zero means the default.
func (s *server) start(gogc, files int, more ...string) error {
	addr, err := freeAddress()
	if err != nil {
		return err
	}
	s.addr = addr
	line := append([]string{s.binary, "--seeds", s.seeds, "--addr", s.addr, "--base-url", baseURL, "--quiet"}, more...)
	if files > 0 {
		line = append([]string{"sh", "-c", "ulimit -n " + strconv.Itoa(files) + ` && exec "$@"`, "sh"}, line...)
	}
	s.command = exec.Command(line[0], line[1:]...)
	s.command.Stderr = os.Stderr
	if gogc > 0 {
		s.command.Env = append(os.Environ(), "GOGC="+strconv.Itoa(gogc))
	}
	if err := s.command.Start(); err != nil {
		return err
	}
	for begin := time.Now(); time.Since(begin) < startWithin; time.Sleep(20 * time.Millisecond) {
		if c, err := net.Dial("tcp", s.addr); err == nil {
			return c.Close()
		}
	}
	return errors.Join(fmt.Errorf("the program does not listen on %s within %v", s.addr, startWithin), s.stop())
}

// stop ends the program and waits for it.
func (s *server) stop() error {
	if s.command == nil {
		return nil
	}
	c := s.command
	s.command = nil
	if err := c.Process.Signal(os.Interrupt); err != nil {
		return err
	}
	return c.Wait()
}

// build writes the site as files and returns them by name, except the program's own files.
func (s *server) build(out string) (map[string]os.FileInfo, error) {
	line := exec.Command(s.binary, "build", "--seeds", s.seeds, "--out", out, "--base-url", baseURL, "--quiet")
	if text, err := line.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("write the site as files: %w: %s", err, text)
	}
	files := map[string]os.FileInfo{}
	err := filepath.Walk(out, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		if !strings.Contains(path, string(filepath.Separator)+".seedfeed") {
			files[path] = info
		}
		return nil
	})
	return files, err
}

// freeAddress returns a local address with an unused port.
func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}

// processorTime returns the processor time that the program has used so far, with the nanosecond resolution of Linux.
func (s *server) processorTime() (total time.Duration, err error) {
	tasks, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", s.command.Process.Pid))
	if err != nil || len(tasks) == 0 {
		return 0, errors.Join(err, errors.New("read the processor time of the program: this needs Linux"))
	}
	for _, task := range tasks {
		text, err := os.ReadFile(task)
		if errors.Is(err, os.ErrNotExist) {
			continue // the thread has ended in the meantime
		}
		if err != nil {
			return 0, err
		}
		first, _, _ := strings.Cut(string(text), " ")
		n, err := strconv.ParseInt(first, 10, 64)
		if err != nil {
			return 0, fmt.Errorf("read %s: %w", task, err)
		}
		total += time.Duration(n)
	}
	return total, nil
}

// memory returns the current and the peak resident memory of the program, in bytes.
func (s *server) memory() (now, most int64, err error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.command.Process.Pid))
	if err != nil {
		return 0, 0, err
	}
	for line := range strings.Lines(string(text)) {
		name, value, _ := strings.Cut(line, ":")
		if name != "VmRSS" && name != "VmHWM" {
			continue
		}
		n, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(value), " kB"), 10, 64)
		if err != nil {
			return 0, 0, fmt.Errorf("read %s: %w", line, err)
		}
		if n *= 1024; name == "VmRSS" {
			now = n
		} else {
			most = n
		}
	}
	return now, most, nil
}

// await drops an article and waits until the ETag of the feed changes. It returns the new ETag and the time this took.
func (s *server) await(ctx context.Context, old string) (tag string, took time.Duration, err error) {
	begin := time.Now()
	if err := s.drop(); err != nil {
		return "", 0, err
	}
	for ctx.Err() == nil {
		r, err := s.ask(request{gzip: true})
		if err != nil {
			return "", 0, err
		}
		if r.tag != old {
			return r.tag, time.Since(begin), nil
		}
		time.Sleep(2 * time.Millisecond)
	}
	return "", 0, fmt.Errorf("an article was not published: %w", ctx.Err())
}

// ask sends a request on a new connection.
func (s *server) ask(q request) (reply, error) {
	c, err := net.Dial("tcp", s.addr)
	if err != nil {
		return reply{}, err
	}
	defer c.Close()
	return exchange(c, bufio.NewReader(c), q)
}

// kernelMemory returns the bytes that the kernel uses for its own objects, such as sockets.
func kernelMemory() (int64, error) {
	text, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(text)) {
		if value, ok := strings.CutPrefix(line, "Slab:"); ok {
			n, err := strconv.ParseInt(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "kB")), 10, 64)
			return n * 1024, err
		}
	}
	return 0, errors.New("read /proc/meminfo: it has no line Slab")
}
