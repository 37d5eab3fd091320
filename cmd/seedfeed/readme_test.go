package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func readme(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestReadmeFlags: the README tells of every flag, and of none that is not there.
func TestReadmeFlags(t *testing.T) {
	text := readme(t)
	if n := strings.Count(text, "\n"); n >= 250 {
		t.Errorf("%d lines; keep it under 250", n)
	}
	flag := regexp.MustCompile("`[^`\n]*`")
	long := regexp.MustCompile(`--[a-z][a-z-]*`)
	told := map[string]bool{}
	for _, code := range flag.FindAllString(text, -1) {
		for _, name := range long.FindAllString(code, -1) {
			told[name] = true
		}
	}
	known := map[string]bool{"--help": true}
	for _, args := range [][]string{{"--help"}, {"digest", "--help"}} {
		_, help, _ := command(t, "", args...)
		for _, name := range regexp.MustCompile(`(?m)^ +(?:-h, )?(--[a-z-]+)`).FindAllStringSubmatch(help, -1) {
			known[name[1]] = true
		}
	}
	for name := range known {
		if !told[name] {
			t.Errorf("the README does not tell of %s", name)
		}
	}
	for name := range told {
		if !known[name] {
			t.Errorf("the README tells of %s, which is no flag", name)
		}
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
