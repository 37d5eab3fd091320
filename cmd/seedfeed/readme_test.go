package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"seedfeed/cmd/seedfeed/internal/grammar"
	"seedfeed/cmd/seedfeed/internal/streams"
)

func readme(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestReadmeFlags: README and manual tell of every flag, and of none that is not there.
func TestReadmeFlags(t *testing.T) {
	var pages strings.Builder
	for _, name := range []string{"settings", "checking", "moving", "owner", "push", "audit", "static"} {
		page, err := manual.ReadFile("help/" + name + ".md")
		if err != nil {
			t.Fatal(err)
		}
		pages.Write(page)
	}
	text := readme(t)
	if n := strings.Count(text, "\n"); n >= 160 {
		t.Errorf("%d lines; keep it under 160", n)
	}
	for i, line := range strings.Split(text, "\n") {
		if n := len([]rune(line)); n > 120 {
			t.Errorf("line %d has %d characters; keep it under 121", i+1, n)
		}
	}
	flag := regexp.MustCompile("`[^`\n]*`")
	long := regexp.MustCompile(`--[a-z][a-z-]*`)
	told := map[string]bool{}
	for _, code := range flag.FindAllString(text+pages.String(), -1) {
		for _, name := range long.FindAllString(code, -1) {
			told[name] = true
		}
	}
	known := map[string]bool{}
	_, r, err := newReading(streams.Std{}, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range append(r.Model().Children, r.Model().Node) {
		for _, f := range grammar.Shown(c.Flags) {
			known["--"+f.Name] = true
		}
	}
	told["--help"], known["--help"] = true, true
	for name := range known {
		if !told[name] {
			t.Errorf("neither README nor manual tells of %s", name)
		}
	}
	for name := range told {
		if !known[name] {
			t.Errorf("README or manual tells of %s, which is no flag", name)
		}
	}
}

// TestManual: each page of the manual is listed, shown by its topic, and linked from the README; a wrong one is named.
func TestManual(t *testing.T) {
	pages, err := manual.ReadDir("help")
	if err != nil || len(pages) != len(topics) {
		t.Fatalf("%d pages, %d topics, %v", len(pages), len(topics), err)
	}
	_, list, _ := command(t, "", "help")
	for _, topic := range topics {
		status, page, _ := command(t, "", "help", topic[0])
		if status != 0 || !strings.HasPrefix(page, "# ") {
			t.Errorf("help %s: %d %.60q", topic[0], status, page)
		}
		for i, line := range strings.Split(page, "\n") {
			if n := len([]rune(line)); n > 120 && !strings.HasPrefix(line, "|") {
				t.Errorf("help %s: line %d has %d characters", topic[0], i+1, n)
			}
		}
		if !strings.Contains(list, topic[0]+" ") {
			t.Errorf("help does not list %s", topic[0])
		}
		if text := readme(t); !strings.Contains(text, "(cmd/seedfeed/help/"+topic[0]+".md)") {
			t.Errorf("the README does not link to %s", topic[0])
		}
	}
	if status, help, _ := command(t, "", "help", "digest"); status != 0 || !strings.Contains(help, "--jsonl") {
		t.Errorf("help digest: %d %s", status, help)
	}
	if status, _, errs := command(t, "", "help", "identty"); status != exitUsage || !strings.Contains(errs, "identity") {
		t.Errorf("help of no page: %d %s", status, errs)
	}
}

// TestReadmeProgram builds the program that the README shows under "From Go".
func TestReadmeProgram(t *testing.T) {
	_, rest, ok := strings.Cut(readme(t), "\n    package main\n")
	if !ok {
		t.Fatal("no program in the README")
	}
	var program strings.Builder
	program.WriteString("package main\n")
	for line := range strings.Lines(rest) {
		if strings.TrimSpace(line) != "" && !strings.HasPrefix(line, "    ") {
			break
		}
		program.WriteString(strings.TrimPrefix(line, "    "))
	}
	dir := t.TempDir()
	source := write(t, filepath.Join(dir, "main.go"), program.String())
	if out, err := exec.Command("go", "build", "-o", filepath.Join(dir, "program"), source).CombinedOutput(); err != nil {
		t.Errorf("%v: %s\n%s", err, out, program.String())
	}
}
