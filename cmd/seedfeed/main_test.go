package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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
	status = run(context.Background(), args, streams{strings.NewReader(stdin), &out, &errs})
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
	want := `"title":"Lock keeper retires after forty years","summary":["Nell Abbot opened the upper lock for the last time on Sunday."`

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
		if status != exitFailed || strings.Count(out, "\n") != 1 || !strings.Contains(errs, "bad.txt") || !strings.Contains(errs, "none.txt") {
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
	write(t, filepath.Join(dir, "odd", settingsName), "titel: Typing error\n")
	write(t, filepath.Join(dir, "news", settingsName), "limit: many\n")
	write(t, filepath.Join(dir, "yaml", settingsName), "title: [a\n")
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
		{"bad size", []string{"version", "--max-size=4MB"}, exitUsage, "4MB"},
		{"bad content", []string{"version", "--content=all"}, exitUsage, "--content"},
		{"typing error in feed.yaml", []string{"version", "--seeds", filepath.Join(dir, "odd")}, exitUsage, `unknown setting "titel"`},
		{"bad value in feed.yaml", []string{"version", "--seeds", filepath.Join(dir, "news")}, exitUsage, "limit"},
		{"feed.yaml is named", []string{"version", "--seeds", filepath.Join(dir, "news")}, exitUsage, settingsName},
		{"no YAML in feed.yaml", []string{"version", "--seeds", filepath.Join(dir, "yaml")}, exitUsage, settingsName},
		{"no limit", []string{"version", "--limit=0"}, exitUsage, "--limit"},
		{"seeds is a file", []string{"--addr=localhost:0", "--seeds", filepath.Join(dir, "news", settingsName)}, exitFailed, "no folder"},
		{"address without a port", []string{"--addr=localhost", "--seeds", dir}, exitFailed, "localhost:8080"},
		{"no seeds folder", []string{"--addr=localhost:0", "--seeds", filepath.Join(dir, "none")}, exitFailed, "none"},
		{"bad base address", []string{"--addr=localhost:0", "--seeds", dir, "--base-url=news.example"}, exitFailed, "--base-url"},
		{"bad authority", []string{"--addr=localhost:0", "--seeds", dir, "--id-authority=News Example"}, exitFailed, "--id-authority"},
		{"date to come", []string{"--addr=localhost:0", "--seeds", dir, "--id-date=2099"}, exitFailed, "--id-date"},
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
	write(t, filepath.Join(dir, settingsName), "max-size: 300\ntitle: From the file\n")
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

func TestSize(t *testing.T) {
	for text, want := range map[string]size{"1": 1, "4MiB": 4 << 20, "2 KiB": 2 << 10, "1GiB": 1 << 30, "": 0, "0": 0, "-1": 0, "9999999999GiB": 0, "4MB": 0} {
		var got size
		if err := got.UnmarshalText([]byte(text)); got != want || (err == nil) != (want != 0) {
			t.Errorf("%q: %d, %v; want %d", text, got, err, want)
		}
	}
}
