package main

import (
	"io/fs"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestExamples: each file of the examples is listed, printed as it is, and sets nothing that the program does not know.
func TestExamples(t *testing.T) {
	files := map[string]string{}
	err := fs.WalkDir(exampleFiles, "example", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			b, err := exampleFiles.ReadFile(path)
			files[d.Name()] = string(b)
			return err
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	listed := 0
	for _, e := range examples {
		for _, f := range e.files {
			listed++
			if status, out, errs := command(t, "", "example", f.name); status != 0 || out != files[f.name] || out == "" {
				t.Errorf("%s: %d %s%s", f.name, status, out, errs)
			}
		}
	}
	if listed != len(files) {
		t.Errorf("%d files are listed of %d", listed, len(files))
	}
	_, flags, ok := strings.Cut(files["seedfeed.service"], "\nExecStart=/usr/local/bin/seedfeed ")
	flags, _, _ = strings.Cut(flags, "\n")
	if status, _, errs := command(t, "", append(strings.Fields(flags), "digest", "--jsonl")...); status != 0 || !ok {
		t.Errorf("flags %q: %s", flags, errs)
	}
	settings := regexp.MustCompile(`(SEEDFEED_[A-Z_]+)=(\S+)`).FindAllStringSubmatch(files["Dockerfile"], -1)
	for _, s := range settings {
		t.Setenv(s[1], s[2])
	}
	if status, _, errs := command(t, "", "digest", "--jsonl"); status != 0 || len(settings) < 3 {
		t.Errorf("%q: %s", settings, errs)
	}
}

// TestExampleSystemd: systemd finds no fault in the unit and the socket, and takes the unit for a hardened one.
func TestExampleSystemd(t *testing.T) {
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("SKIPPED: systemd-analyze is not installed")
	}
	program, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var units []string
	for _, name := range []string{"seedfeed.service", "seedfeed.socket"} {
		_, text, _ := command(t, "", "example", name)
		units = append(units, write(t, filepath.Join(dir, name), strings.ReplaceAll(text, "/usr/local/bin/seedfeed", program)))
	}
	if out, err := exec.Command(analyze, append([]string{"verify", "--man=no"}, units...)...).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("verify: %v: %s", err, out)
	}
	out, err := exec.Command(analyze, "security", "--offline=true", "--threshold=19", "--no-pager", units[0]).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "Overall exposure level") {
		t.Errorf("an exposure of 2 or more: %v\n%s", err, out)
	}
}
