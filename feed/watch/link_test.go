package watch

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// mountConfigMap lays files out as Kubernetes does, in the folder dir, and swaps them in.
func mountConfigMap(t *testing.T, dir, version string, files map[string]string) {
	t.Helper()
	errs := []error{os.MkdirAll(filepath.Join(dir, version), 0o755)}
	for name, text := range files {
		errs = append(errs, os.WriteFile(filepath.Join(dir, version, name), []byte(text), 0o644))
	}
	errs = append(errs, os.Symlink(version, filepath.Join(dir, "..data_tmp")), os.Rename(filepath.Join(dir, "..data_tmp"), filepath.Join(dir, "..data")))
	for name := range files {
		if _, err := os.Lstat(filepath.Join(dir, name)); err != nil {
			errs = append(errs, os.Symlink("..data/"+name, filepath.Join(dir, name)))
		}
	}
	if err := errors.Join(errs...); err != nil {
		t.Skip(err)
	}
}

// TestConfigMap: the files of a ConfigMap are read, and read again when they are swapped, also in a subfolder.
func TestConfigMap(t *testing.T) {
	t.Parallel()
	for _, sub := range []string{"", "sub/"} {
		r := newRig(t)
		dir := filepath.Join(r.c.Dir, sub)
		mountConfigMap(t, dir, "..2026_1", map[string]string{"a.txt": "one", "b.txt": "same"})
		r.start()
		r.wantText(sub+"a.txt", "one")
		r.wantText(sub+"b.txt", "same")
		mountConfigMap(t, dir, "..2026_2", map[string]string{"a.txt": "two", "c.txt": "new"})
		r.wantText(sub+"a.txt", "two")
		r.wantText(sub+"c.txt", "new")
		r.until("b.txt gone", func() bool { return r.texts[sub+"b.txt"] == "" })
		if err := os.Remove(r.path(sub + "b.txt")); err != nil { // as Kubernetes does after the swap
			t.Fatal(err)
		}
		if n := r.count(sub + "b.txt err"); n != 0 {
			t.Errorf("a link that leads nowhere is refused: %q", r.seen)
		}
		data, s, err := Read(r.c.Dir, sub+"a.txt", 100)
		if look, err2 := Look(r.c.Dir, sub+"a.txt"); err != nil || err2 != nil || string(data) != "two" || s != look || r.stamps[sub+"a.txt"] != s {
			t.Errorf("Read %q, %v, %v; Look %v, %v", data, s, err, look, err2)
		}
		if n := r.count(sub + ".."); n != 0 {
			t.Errorf("the folder behind the links was looked at: %q", r.seen)
		}
	}
}

// TestConfigMapAlone: a folder with nothing but a ConfigMap is not an empty one.
func TestConfigMapAlone(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.stamps["a.txt"] = Stamp{Size: 1}
	mountConfigMap(t, r.c.Dir, "..2026_1", map[string]string{"a.txt": "one"})
	r.start()
	r.wantText("a.txt", "one")
	if len(r.reports) != 0 {
		t.Errorf("reports %q", r.reports)
	}
}

// TestOtherLinks: whatever is not laid out exactly so stays a link, which is refused.
func TestOtherLinks(t *testing.T) {
	r := newRig(t)
	outside := filepath.Join(r.base, "outside")
	for _, dir := range []string{outside, r.path("..v1/dir.txt"), r.path("up"), r.path("deep/..v1/x"), r.path("plain/v1"), r.path("far"), r.path(".git")} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range []string{"../outside/a.txt", "..v1/a.txt", "..v1/b.txt", "deep/..v1/x/a.txt", "plain/v1/a.txt", ".git/a.txt"} {
		r.write(p, "secret")
	}
	links := map[string]string{ // target first
		"..data": "..v1", "dir.txt": "..data/dir.txt", "other-name.txt": "..data/b.txt", "around.txt": "..v1/b.txt", "hidden.txt": ".git/a.txt",
		"up/..data": "../..v1", "up/a.txt": "..data/a.txt",
		"deep/..data": "..v1/x", "deep/a.txt": "..data/a.txt",
		"plain/..data": "v1", "plain/a.txt": "..data/a.txt",
		"far/..data": outside, "far/a.txt": "..data/a.txt",
	}
	for at, to := range links {
		if err := os.Symlink(to, r.path(at)); err != nil {
			t.Skip(err)
		}
	}
	for _, p := range []string{"dir.txt", "other-name.txt", "around.txt", "hidden.txt", "up/a.txt", "deep/a.txt", "plain/a.txt", "far/a.txt"} {
		if _, _, err := Read(r.c.Dir, p, 100); err == nil || !strings.Contains(err.Error(), "symbolic link") {
			t.Errorf("%s: %v, want it refused as a link", p, err)
		}
	}
	r.write("a.txt", "words") // beside "..data", but a file of its own
	if data, _, err := Read(r.c.Dir, "a.txt", 100); string(data) != "words" {
		t.Errorf("a.txt: %q, %v", data, err)
	}
}

// TestLookBelowLink: Look follows no link of a folder, as Run does not.
func TestLookBelowLink(t *testing.T) {
	r := newRig(t)
	if err := os.Mkdir(r.path("archive"), 0o755); err != nil {
		t.Fatal(err)
	}
	r.write("archive/a.txt", "words")
	if err := os.Symlink("archive", r.path("2025")); err != nil {
		t.Skip(err)
	}
	if _, err := Look(r.c.Dir, "2025/a.txt"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("below a link: %v, want that nothing is there", err)
	}
	if _, err := Look(r.c.Dir, "archive/a.txt/b.txt"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("below a file: %v, want that nothing is there", err)
	}
	if _, err := Look(r.c.Dir, "archive/a.txt"); err != nil {
		t.Error(err)
	}
}

func TestRead(t *testing.T) {
	r := newRig(t)
	r.write("a.txt", "words")
	r.write("empty.txt", "")
	if err := os.Mkdir(r.path("dir.txt"), 0o755); err != nil {
		t.Fatal(err)
	}
	want, err := Look(r.c.Dir, "a.txt")
	if err != nil {
		t.Fatal(err)
	}
	if data, s, err := Read(r.c.Dir, "a.txt", 5); string(data) != "words" || s != want || err != nil {
		t.Errorf("a file as large as allowed: %q, %v, %v", data, s, err)
	}
	if data, _, err := Read(r.c.Dir, "empty.txt", 5); len(data) != 0 || err != nil {
		t.Errorf("an empty file: %q, %v", data, err)
	}
	if err := fifo(r.path("pipe.txt")); err != nil {
		t.Skip(err)
	}
	for p, part := range map[string]string{"a.txt": "limit of 4", "dir.txt": "a folder", "pipe.txt": "named pipe", "none.txt": "not exist"} {
		if _, _, err := Read(r.c.Dir, p, 4); err == nil || !strings.Contains(err.Error(), part) || strings.Contains(err.Error(), r.base) {
			t.Errorf("%s: %v, want an error with %q and without the folder", p, err, part)
		}
	}
}
