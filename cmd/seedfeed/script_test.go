package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/johannesboyne/gofakes3/backend/s3mem"
	"github.com/rogpeppe/go-internal/testscript"

	"seedfeed/feed/testkit"
)

// TestScripts runs testdata/script: what users type, and what they see. Each script has a folder of its own, with a home
// folder in it. Besides the commands of testscript (exec, cp, mv, rm, stdout, cmp …) there are
//
//	seedfeed ARG...            run the program
//	start ARG...               run it beside the script, on a free port of 127.0.0.1, and wait until it names its addresses
//	[!] says REGEXP            wait until it has printed a match since start (or look that it has not)
//	[!] served PATH REGEXP     wait until the answer for PATH has a match (or has none)
//	get PATH                   ask for PATH; the answer's body is then the standard output
//	signal hup|int|term|kill   send it a signal
//	ended STATUS               wait until it ends, with this exit status
//	halt                       end it with SIGTERM; it must end well
//	bucket                     start an S3 service with an empty bucket and set $BUCKET to its address
//	[!] object KEY             print an object of the bucket (or check that it does not exist)
//	copies N FROM TO           write N copies of an article, each with a word and a title of its own, as TO1.txt to TON.txt
//
// What it printed is in the file printed, both streams. A program that still runs at the end of its script is killed.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(e *testscript.Env) error {
			home := filepath.Join(e.WorkDir, "home")
			e.Setenv("HOME", home)
			e.Setenv("XDG_CACHE_HOME", filepath.Join(home, ".cache"))
			e.Setenv("GORACE", os.Getenv("GORACE"))
			p := &program{dir: e.WorkDir, env: e}
			e.Values["program"] = p
			e.Defer(p.kill)
			return os.Mkdir(home, 0o755)
		},
		Condition: func(name string) (bool, error) {
			switch name {
			case "root": // may write everywhere
				return os.Geteuid() == 0, nil
			case "race":
				return testkit.Race, nil
			}
			return false, fmt.Errorf("unknown condition %s", name)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"start": scriptStart, "says": scriptSays, "served": scriptServed, "get": scriptGet,
			"signal": scriptSignal, "ended": scriptEnded, "halt": scriptStop, "copies": scriptCopies,
			"bucket": scriptBucket, "object": scriptObject,
		},
	})
}

// program is what start runs.
type program struct {
	dir     string
	env     *testscript.Env
	cmd     *exec.Cmd
	base    string // address, without a slash at its end
	printed capture
	ended   chan struct{} // closed when it has ended
	bucket  *s3mem.Backend
}

// capture keeps what is written and copies it to a file.
type capture struct {
	mu   sync.Mutex
	b    bytes.Buffer
	file string
}

func (o *capture) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.b.Write(p)
	return len(p), os.WriteFile(o.file, o.b.Bytes(), 0o644)
}

func (o *capture) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}

func (p *program) kill() {
	if p.cmd == nil {
		return
	}
	p.cmd.Process.Kill()
	<-p.ended
	p.cmd = nil
}

func programOf(ts *testscript.TestScript) *program { return ts.Value("program").(*program) }

// running returns the program that runs beside the script.
func running(ts *testscript.TestScript) *program {
	p := programOf(ts)
	if p.cmd == nil {
		ts.Fatalf("nothing was started")
	}
	return p
}

// await waits until f holds, or gives up as soon as it never can.
func (p *program) await(ts *testscript.TestScript, what string, f func() bool) {
	for end := time.Now().Add(deadline); time.Now().Before(end); {
		ended := false
		select {
		case <-p.ended:
			ended = true
		default:
		}
		if f() {
			return
		}
		if ended {
			break
		}
		<-time.NewTimer(10 * time.Millisecond).C
	}
	ts.Fatalf("%s does not come true; printed:\n%s", what, p.printed.String())
}

var addressLine = regexp.MustCompile(`(?m)^  (http://\S+)/atom\.xml$`)

func scriptStart(ts *testscript.TestScript, neg bool, args []string) {
	p := programOf(ts)
	p.kill()
	path, err := exec.LookPath("seedfeed") // testscript.Main puts it there
	ts.Check(err)
	addr := "127.0.0.1:0"
	if p.base != "" { // the same as before
		addr = strings.TrimPrefix(p.base, "http://")
	}
	p.printed = capture{file: filepath.Join(p.dir, "printed")}
	p.cmd = exec.Command(path, append(args, "--addr="+addr)...)
	p.cmd.Dir, p.cmd.Env = ts.MkAbs("."), p.env.Vars
	p.cmd.Stdout, p.cmd.Stderr = &p.printed, &p.printed
	ts.Check(p.cmd.Start())
	p.ended = make(chan struct{})
	go func(cmd *exec.Cmd, ended chan struct{}) {
		cmd.Wait()
		close(ended)
	}(p.cmd, p.ended)
	p.await(ts, "an address", func() bool {
		m := addressLine.FindStringSubmatch(p.printed.String())
		if m != nil {
			p.base = m[1]
		}
		return m != nil
	})
}

func scriptSays(ts *testscript.TestScript, neg bool, args []string) {
	want := oneRegexp(ts, "says", args)
	p := running(ts)
	if neg {
		if m := want.FindString(p.printed.String()); m != "" {
			ts.Fatalf("it printed %q", m)
		}
		return
	}
	p.await(ts, args[0], func() bool { return want.MatchString(p.printed.String()) })
}

func oneRegexp(ts *testscript.TestScript, name string, args []string) *regexp.Regexp {
	if len(args) != 1 {
		ts.Fatalf("usage: [!] %s REGEXP", name)
	}
	re, err := regexp.Compile("(?m)" + args[0])
	ts.Check(err)
	return re
}

func (p *program) get(path string) string {
	resp, err := http.Get(p.base + path)
	if err != nil {
		return ""
	}
	defer resp.Body.Close()
	b, _ := io.ReadAll(resp.Body)
	return string(b)
}

func scriptServed(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: [!] served PATH REGEXP")
	}
	p, want := running(ts), oneRegexp(ts, "served", args[1:])
	p.await(ts, strings.Join(args, " "), func() bool {
		body := p.get(args[0])
		return body != "" && want.MatchString(body) != neg
	})
}

func scriptGet(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: get PATH")
	}
	io.WriteString(ts.Stdout(), running(ts).get(args[0]))
}

func scriptSignal(ts *testscript.TestScript, neg bool, args []string) {
	signals := map[string]os.Signal{"hup": syscall.SIGHUP, "int": os.Interrupt, "term": syscall.SIGTERM, "kill": os.Kill}
	if neg || len(args) != 1 || signals[args[0]] == nil {
		ts.Fatalf("usage: signal hup|int|term|kill")
	}
	ts.Check(running(ts).cmd.Process.Signal(signals[args[0]]))
}

func scriptEnded(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: ended STATUS")
	}
	p := running(ts)
	select {
	case <-p.ended:
	case <-time.After(deadline):
		ts.Fatalf("it still runs; printed:\n%s", p.printed.String())
	}
	if got := p.cmd.ProcessState.String(); got != "exit status "+args[0] {
		ts.Fatalf("%s, want %s; printed:\n%s", got, args[0], p.printed.String())
	}
	p.cmd = nil
}

func scriptStop(ts *testscript.TestScript, neg bool, args []string) {
	scriptSignal(ts, neg, []string{"term"})
	scriptEnded(ts, neg, []string{"0"})
}

func scriptCopies(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: copies N FROM TO")
	}
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	text := ts.ReadFile(args[1])
	for i := range n {
		word := strconv.Itoa(i + 1)
		path := ts.MkAbs(args[2] + word + ".txt")
		ts.Check(os.MkdirAll(filepath.Dir(path), 0o755))
		ts.Check(os.WriteFile(path, []byte("Report "+word+": "+text+"\nThe number of this report is "+word+".\n"), 0o644))
	}
}
