package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"seedfeed/cmd/seedfeed/internal/options"
	"seedfeed/cmd/seedfeed/internal/streams"
)

const article = `Lock keeper retires after forty years

Nell Abbot opened the upper lock for the last time on Sunday.

“I never once fell in,” said Abbot, who is 66. “The ducks did, all the time.”

Her successor has not been named.
`

// command runs the program in this process and gives its exit status and what it printed.
func command(t *testing.T, stdin string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(context.Background(), args, streams.Std{In: strings.NewReader(stdin), Out: &out, Err: &errs})
	return status, out.String(), errs.String()
}

func write(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestDigest(t *testing.T) {
	dir := t.TempDir()
	good := write(t, filepath.Join(dir, "lock.txt"), article)
	bad := write(t, filepath.Join(dir, "bad.txt"), strings.Repeat("\x7fELF\x00\x01\x02\xff\x00\x00\x00", 40))
	want := `"status":"publish","warnings":[],"title":"Lock keeper retires after forty years","summary":["Nell Abbot opened the upper lock for the last time on Sunday."`

	t.Run("json", func(t *testing.T) {
		status, out, _ := command(t, "", "digest", "--json", good)
		var got struct {
			ID     string
			Quotes []struct{ Text, Speaker string }
		}
		if err := json.Unmarshal([]byte(out), &got); err != nil || status != 0 {
			t.Fatalf("status %d, %v: %s", status, err, out)
		}
		if got.ID != good || !strings.Contains(out, want) || len(got.Quotes) == 0 || got.Quotes[0].Speaker != "Nell Abbot" {
			t.Errorf("got %s", out)
		}
	})
	t.Run("one bad file costs one file", func(t *testing.T) {
		status, out, errs := command(t, "", "digest", "--json", bad, filepath.Join(dir, "none.txt"), good)
		if status != exitFailed || strings.Count(out, `"status":"refuse"`) != 2 || strings.Count(out, `"status":"publish"`) != 1 || !strings.Contains(errs, "bad.txt") || !strings.Contains(errs, "none.txt") {
			t.Errorf("status %d\n%s%s", status, out, errs)
		}
	})
	t.Run("text from standard input", func(t *testing.T) {
		status, out, _ := command(t, article, "digest")
		if status != 0 || !strings.Contains(out, "Nell Abbot: “I never once fell in”") {
			t.Errorf("status %d\n%s", status, out)
		}
	})
	t.Run("explain", func(t *testing.T) {
		status, out, _ := command(t, article, "digest", "--explain", "--json")
		if status != 0 || !strings.Contains(out, `"reason":"`) {
			t.Errorf("status %d\n%s", status, out)
		}
	})
	t.Run("shorter summary", func(t *testing.T) {
		status, out, _ := command(t, article, "digest", "--json", "--summary-sentences=1")
		if status != 0 || !strings.Contains(out, `"summary":["Nell Abbot opened the upper lock for the last time on Sunday."]`) {
			t.Errorf("status %d\n%s", status, out)
		}
	})
	t.Run("too large", func(t *testing.T) {
		status, _, errs := command(t, article, "digest", "--max-size=100")
		if status != exitFailed || !strings.Contains(errs, "--max-size") {
			t.Errorf("status %d: %s", status, errs)
		}
	})
}

func TestDigestLines(t *testing.T) {
	long := strings.Repeat("The river rose again. ", 100_000)
	var in bytes.Buffer
	for _, line := range []any{
		map[string]any{"id": "a", "title": nil, "text": article, "other": 1},
		map[string]any{"id": 7, "title": "Given", "text": "Lock keeper retires\n\nNell Abbot opened the lock on Sunday."},
		map[string]any{"id": "empty", "text": ""},
		map[string]any{"id": "long", "text": long},
	} {
		b, _ := json.Marshal(line)
		in.Write(append(b, '\n'))
	}
	in.WriteString("no json\n")
	status, out, errs := command(t, in.String(), "digest", "--jsonl")
	if status != exitFailed || !strings.Contains(errs, "line 5") {
		t.Errorf("status %d: %s", status, errs)
	}
	var ids, titles []any
	for line := range strings.Lines(out) {
		var got map[string]any
		if err := json.Unmarshal([]byte(line), &got); err != nil {
			t.Fatal(err)
		}
		ids, titles = append(ids, got["id"]), append(titles, got["title"])
		if got["summary"] == nil || got["quotes"] == nil {
			t.Errorf("%v: a list is null: %s", got["id"], line)
		}
	}
	if diff := cmp.Diff([]any{"a", 7.0, "empty", "long"}, ids); diff != "" {
		t.Error(diff)
	}
	if titles[0] != "Lock keeper retires after forty years" || titles[1] != "Given" {
		t.Errorf("titles %q", titles)
	}
}

func TestCommandLine(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "odd", options.FileName), "titel: Typing error\n")
	write(t, filepath.Join(dir, "news", options.FileName), "limit: many\n")
	write(t, filepath.Join(dir, "itself", options.FileName), "title: River news\n\"seeds\" : other\n")
	write(t, filepath.Join(dir, "yaml", options.FileName), "title: [a\n")
	write(t, filepath.Join(dir, "yml", "feed.yml"), "title: River news\n")
	for _, test := range []struct {
		name   string
		args   []string
		status int
		says   string // on either stream
	}{
		{"help", []string{"--help"}, 0, "SEEDFEED_BASE_URL"},
		{"version", []string{"version"}, 0, "seedfeed "},
		{"unknown flag", []string{"--port", "80"}, exitUsage, "--port"},
		{"unknown command", []string{"publish"}, exitUsage, "publish"},
		{"flag before the command", []string{"--limit=3", "version"}, 0, "commit"},
		{"flag after the command", []string{"version", "--limit", "3"}, 0, "commit"},
		{"bad size", []string{"digest", "--jsonl", "--max-size=4MB"}, exitUsage, "4MB"},
		{"bad content", []string{"digest", "--jsonl", "--content=all"}, exitUsage, "--content"},
		{"typing error in feed.yaml", []string{"digest", "--jsonl", "--seeds", filepath.Join(dir, "odd")}, exitUsage, `unknown setting "titel"; did you mean title?`},
		{"bad value in feed.yaml", []string{"digest", "--jsonl", "--seeds", filepath.Join(dir, "news")}, exitUsage, "limit"},
		{"feed.yaml is named", []string{"digest", "--jsonl", "--seeds", filepath.Join(dir, "news")}, exitUsage, options.FileName},
		{"no YAML in feed.yaml", []string{"digest", "--jsonl", "--seeds", filepath.Join(dir, "yaml")}, exitUsage, options.FileName},
		{"feed.yml", []string{"digest", "--jsonl", "--seeds", filepath.Join(dir, "yml")}, exitUsage, "rename it feed.yaml"},
		{"icon is no address", []string{"--icon=icon.png", "--seeds", dir}, exitUsage, "--icon"},
		{"logo is no address", []string{"--logo=javascript:x", "--seeds", dir}, exitUsage, "--logo"},
		{"language is no tag", []string{"--language=english", "--seeds", dir}, exitUsage, "--language"},
		{"negative days", []string{"digest", "--jsonl", "--notice-days=-1"}, exitUsage, "days"},
		{"no limit", []string{"digest", "--jsonl", "--limit=0"}, exitUsage, "--limit"},
		{"seeds is a file", []string{"--addr=localhost:0", "--seeds", filepath.Join(dir, "news", options.FileName)}, exitFailed, "no folder"},
		{"address without a port", []string{"--addr=localhost", "--seeds", dir}, exitUsage, "localhost:8080"},
		{"no seeds folder", []string{"--addr=localhost:0", "--seeds", filepath.Join(dir, "none")}, exitFailed, "none"},
		{"bad base address", []string{"--addr=localhost:0", "--seeds", dir, "--base-url=news.example"}, exitUsage, "--base-url"},
		{"bad authority", []string{"--addr=localhost:0", "--seeds", dir, "--id-authority=News Example"}, exitUsage, "--id-authority"},
		{"date to come", []string{"--addr=localhost:0", "--seeds", dir, "--id-date=2099"}, exitUsage, "--id-date"},
		{"help where feed.yaml has a fault", []string{"help", "settings", "--seeds", filepath.Join(dir, "odd")}, 0, "# Settings"},
		{"version where feed.yaml has a fault", []string{"version", "--seeds", filepath.Join(dir, "yaml")}, 0, "commit"},
		{"help as a command", []string{"help"}, 0, "SEEDFEED_BASE_URL"},
		{"help on a command", []string{"help", "digest"}, 0, "--jsonl"},
		{"version as a flag", []string{"--version"}, 0, "commit"},
		{"negative limit", []string{"digest", "--jsonl", "--limit", "-1"}, exitUsage, `--limit: "-1": use a whole number from 1 up`},
		{"negative limit with =", []string{"digest", "--jsonl", "--limit=-1"}, exitUsage, `--limit: "-1": use a whole number from 1 up`},
		{"limit without a value", []string{"digest", "--jsonl", "--limit"}, exitUsage, "--limit: a value must follow"},
		{"no number", []string{"digest", "--jsonl", "--summary-words=many"}, exitUsage, `--summary-words: "many": use a whole number`},
		{"time without a unit", []string{"digest", "--jsonl", "--settle", "5"}, exitUsage, "use 5s"},
		{"negative time", []string{"digest", "--jsonl", "--settle", "-5s"}, exitUsage, "above 0"},
		{"no time", []string{"digest", "--jsonl", "--settle=0"}, exitUsage, "above 0"},
		{"typing error in a flag", []string{"--limt", "3"}, exitUsage, "did you mean --limit?"},
		{"typing error in a command", []string{"digset"}, exitUsage, "did you mean seedfeed digest?"},
		{"neither command nor folder", []string{"newspaper"}, exitUsage, `"newspaper" is neither a command nor a folder`},
		{"no folder after serve", []string{"serve", "newspaper", "--addr=localhost:0"}, exitFailed, "newspaper"},
		{"line in feed.yaml", []string{"digest", "--jsonl", "--seeds", filepath.Join(dir, "news")}, exitUsage, options.FileName + `: line 1: limit: "many": use`},
		{"known settings", []string{"digest", "--jsonl", "--seeds", filepath.Join(dir, "odd")}, exitUsage, "line 1: unknown setting \"titel\"; did you mean title?"},
		{"seeds in feed.yaml", []string{"digest", "--jsonl", "--seeds", filepath.Join(dir, "itself")}, exitUsage, "line 2: the file lies in the seeds folder"},
		{"address that is no URL", []string{"--addr=a b:0", "--seeds", dir}, exitUsage, "--addr a b:0"},
		{"address of IPv6", []string{"--addr=[2001:db8::1]:8080", "--seeds", dir}, exitUsage, "set --id-authority"},
		{"metrics address without a port", []string{"--metrics-addr=localhost", "--seeds", dir}, exitUsage, "--metrics-addr"},
		{"lines and files", []string{"digest", "--jsonl", "a.txt"}, exitUsage, "no files"},
		{"state that cannot be written", []string{"--addr=localhost:0", "--seeds", dir, "--state", filepath.Join(dir, "odd", options.FileName, "x")}, exitFailed, "name a folder"},
		{"both forms", []string{"digest", "--json", "--jsonl"}, exitUsage, "--jsonl"},
	} {
		t.Run(test.name, func(t *testing.T) {
			status, out, errs := command(t, "", test.args...)
			if status != test.status || !strings.Contains(out+errs, test.says) {
				t.Errorf("%q: status %d, want %d, and %q in\n%s%s", test.args, status, test.status, test.says, out, errs)
			}
		})
	}
}

// TestPrecedence: a flag beats the environment, which beats feed.yaml, which beats the default.
func TestPrecedence(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, options.FileName), "max-size: 300\ntitle: From the file\n")
	long := strings.Repeat("The river rose again. ", 10) // 220 bytes
	try := func(args ...string) bool {
		status, _, errs := command(t, long, append([]string{"digest", "--seeds", dir}, args...)...)
		if status != 0 && !strings.Contains(errs, "--max-size") {
			t.Fatal(errs)
		}
		return status == 0
	}
	if !try() {
		t.Error("feed.yaml does not beat a default it raises")
	}
	t.Setenv("SEEDFEED_MAX_SIZE", "100")
	if try() {
		t.Error("the environment does not beat feed.yaml")
	}
	if !try("--max-size", "1KiB") {
		t.Error("a flag does not beat the environment")
	}
}

// TestEnvironment: a variable that goes with no flag is an error, because a typing error should not pass in silence.
func TestEnvironment(t *testing.T) {
	for _, v := range []struct {
		name, value string
		known       bool
		says        string
	}{
		{"SEEDFEED_BASEURL", "https://news.example/", false, "did you mean SEEDFEED_BASE_URL?"},
		{"SEEDFEED_TITEL", "River news", false, "did you mean SEEDFEED_TITLE?"},
		{"SEEDFEED_PORT", "8081", false, "see seedfeed help settings"},
		{"SEEDFEED_BASE_URL", "https://news.example/", true, ""},
		{"SEEDFEED_JSON", "false", true, ""}, // a flag of one command
		{"SEEDFEED_PORT", "tcp://10.0.0.11:8080", true, ""},
		{"SEEDFEED_PORT_8080_TCP_ADDR", "10.0.0.11", true, ""},
		{"SEEDFEED_SERVICE_HOST", "10.0.0.11", true, ""},
		{"SEEDFEEDER", "x", true, ""},
	} {
		t.Run(v.name+"="+v.value, func(t *testing.T) {
			t.Setenv(v.name, v.value)
			status, _, errs := command(t, article, "digest")
			switch {
			case v.known && status != 0:
				t.Errorf("status %d: %s", status, errs)
			case !v.known && (status != exitUsage || !strings.Contains(errs, "unknown setting "+v.name+"; ") || !strings.Contains(errs, v.says)):
				t.Errorf("status %d: %s; want %d and the name of the variable", status, errs, exitUsage)
			}
		})
	}
}

// TestSettingsFirst: a wrong setting is not hidden by a busy port, whose message says what to do.
func TestSettingsFirst(t *testing.T) {
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	addr, dir := busy.Addr().String(), t.TempDir()
	for says, args := range map[string][]string{
		"--limit":        {"--limit=0"},
		"--base-url":     {"--base-url=ftp://news.example/"},
		"--id-authority": {"--id-authority=News Example"},
		"--language":     {"--language=English, please"},
	} {
		status, _, errs := command(t, "", append(args, "--addr", addr, "--seeds", dir)...)
		if status != exitUsage || !strings.Contains(errs, says) || strings.Contains(errs, "in use") {
			t.Errorf("%q: status %d: %s", args, status, errs)
		}
	}
	status, _, errs := command(t, "", "--addr", addr, "--seeds", dir)
	if status != exitFailed || !strings.Contains(errs, addr) || !strings.Contains(errs, "another port, such as --addr") {
		t.Errorf("status %d: %s", status, errs)
	}
}

// TestUnderPath: with a path in the public address, a proxy in front may strip it or pass it on.
func TestUnderPath(t *testing.T) {
	h := underPath("https://news.example/the%20news/", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, r.URL.EscapedPath())
	}))
	for path, want := range map[string]string{
		"/atom.xml":                  "/atom.xml",
		"/the%20news/atom.xml":       "/atom.xml",
		"/the%20news/":               "/",
		"/the%20news/articles/a%2Fb": "/articles/a%2Fb",
		"/the%20newspaper":           "/the%20newspaper",
		"/":                          "/",
		"/the%20news":                "//", // the handler redirects these to the paths with single slashes
		"//the%20news":               "//",
		"//the%20news/":              "///",
		"//the%20news/atom.xml":      "//atom.xml/",
		"/the%20news//atom.xml":      "//atom.xml",
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		if w.Code != 200 || w.Body.String() != want {
			t.Errorf("%s: %d %s, want %s", path, w.Code, w.Body, want)
		}
	}
}

// TestComplain: no name of a file acts on the terminal, and lines stay lines.
func TestComplain(t *testing.T) {
	var b strings.Builder
	complain(&b, errors.New("forget \x1b[31mmill\u009b2J\u202etxt\u2028\a: no\nmill é\u200d"))
	if want := "seedfeed: forget \ufffd[31mmill\ufffd2J\ufffdtxt\ufffd\ufffd: no\nmill é\u200d\n"; b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
}
