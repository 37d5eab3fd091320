package picture

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

func open(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func names(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestStore(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "pictures")
	s := open(t, dir)
	data := asJPEG(t, quarters(1000, 500))
	made, err := s.Make(data)
	if err != nil {
		t.Fatal(err)
	}
	want, err := Make(data)
	if err != nil {
		t.Fatal(err)
	}
	if len(made.Forms) != 2 {
		t.Fatalf("%d forms, want 2", len(made.Forms))
	}
	for i, f := range made.Forms {
		body, kind, err := s.Read(f.Name)
		if err != nil || kind != kindJPEG || !bytes.Equal(body, want[i].Body) || f.Body != nil {
			t.Errorf("form %d: kind %s, error %v, or other bytes", i, kind, err)
		}
	}
	found, ok := open(t, dir).Find(made.Source)
	if !ok || !slices.EqualFunc(found.Forms, made.Forms, func(a, b Form) bool {
		return a.Name == b.Name && a.Type == b.Type && a.Width == b.Width && a.Height == b.Height && a.Bytes == b.Bytes
	}) {
		t.Errorf("after opening anew: %v, %v, want %v", found, ok, made)
	}
	if _, ok := s.Find(strings.Repeat("0", 64)); ok {
		t.Error("found what was never made")
	}
	if _, err := s.Make([]byte("text")); !errors.Is(err, errKind) {
		t.Errorf("a text: %v", err)
	}
	if n := len(names(t, dir)); n != 3 {
		t.Errorf("%d files, want 2 forms and an index", n)
	}
}

func TestReadNames(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "pictures"))
	if err := os.WriteFile(filepath.Join(dir, "secret.png"), []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	made, err := s.Make(asPNG(t, quarters(10, 10)))
	if err != nil {
		t.Fatal(err)
	}
	name := made.Forms[0].Name
	for _, bad := range []string{
		"", ".", "..", "../secret.png", "/etc/passwd", made.Source + ".json", strings.ToUpper(name), "./" + name,
		name + "\n", name + "/", strings.TrimSuffix(name, ".png") + ".jpg", strings.Repeat("0", 32) + ".png", name[1:],
	} {
		if body, _, err := s.Read(bad); !errors.Is(err, fs.ErrNotExist) || body != nil {
			t.Errorf("%q: %d bytes, %v", bad, len(body), err)
		}
	}
	if _, _, err := s.Read(name); err != nil {
		t.Error(err)
	}
}

// TestDamage damages every file of a store in several ways. What is damaged is never given out, and is made anew.
func TestDamage(t *testing.T) {
	data := asJPEG(t, quarters(1000, 500))
	damages := map[string]func(b []byte) []byte{
		"empty":   func(b []byte) []byte { return nil },
		"cut":     func(b []byte) []byte { return b[:len(b)/2] },
		"flipped": func(b []byte) []byte { b[len(b)/3] ^= 4; return b },
		"zeros":   func(b []byte) []byte { return make([]byte, len(b)) },
		"longer":  func(b []byte) []byte { return append(b, ' ') },
		"a digit": func(b []byte) []byte { return bytes.Replace(b, []byte(`"width":1000`), []byte(`"width":1001`), 1) },
		"deleted": nil,
	}
	for kind, damage := range damages {
		dir := t.TempDir()
		s := open(t, dir)
		made, err := s.Make(data)
		if err != nil {
			t.Fatal(err)
		}
		whole := map[string][]byte{}
		for _, name := range names(t, dir) {
			whole[name], _ = os.ReadFile(filepath.Join(dir, name))
		}
		for name, body := range whole {
			path := filepath.Join(dir, name)
			if damage == nil {
				err = os.Remove(path)
			} else {
				err = os.WriteFile(path, damage(bytes.Clone(body)), 0o644)
			}
			if err != nil {
				t.Fatal(err)
			}
			if found, ok := s.Find(made.Source); ok {
				for i, f := range found.Forms {
					if f.Name != made.Forms[i].Name || f.Width != made.Forms[i].Width {
						t.Errorf("%s, %s: found form %+v", kind, name, f)
					}
				}
			}
			for _, f := range made.Forms {
				if got, _, err := s.Read(f.Name); err == nil && !bytes.Equal(got, whole[f.Name]) {
					t.Errorf("%s, %s: damaged bytes were given out", kind, name)
				}
			}
			again, err := s.Make(data)
			if err != nil || again.Source != made.Source {
				t.Errorf("%s, %s: made anew: %v", kind, name, err)
			}
			for name, want := range whole {
				if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !bytes.Equal(got, want) {
					t.Errorf("%s: %s is not as it was: %v", kind, name, err)
				}
			}
		}
	}
}

func TestSweep(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	plain := asJPEG(t, quarters(1000, 500))
	kept, err := s.Make(plain)
	if err != nil {
		t.Fatal(err)
	}
	same, err := s.Make(withSegment(plain, "another file, the same forms"))
	if err != nil {
		t.Fatal(err)
	}
	gone, err := s.Make(asPNG(t, quarters(20, 20)))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{tempPrefix + "1", kept.Source[1:] + ".json", "notes.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("{"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Sweep(func(source string) bool { return source == kept.Source }); err != nil {
		t.Fatal(err)
	}
	want := []string{kept.Source + ".json", kept.Forms[0].Name, kept.Forms[1].Name}
	slices.Sort(want)
	if got := names(t, dir); !slices.Equal(got, want) {
		t.Errorf("left are %v, want %v", got, want)
	}
	for _, c := range []struct {
		source string
		want   bool
	}{{kept.Source, true}, {same.Source, false}, {gone.Source, false}} {
		if _, ok := s.Find(c.source); ok != c.want {
			t.Errorf("find %s: %v", c.source, ok)
		}
	}
}

// TestStoreConcurrent makes, reads and sweeps at once. What Read gives is always whole.
func TestStoreConcurrent(t *testing.T) {
	s := open(t, t.TempDir())
	var sources [][]byte
	for i := range 4 {
		sources = append(sources, asPNG(t, quarters(20+i, 20)))
	}
	var all sync.WaitGroup
	for i := range 32 {
		all.Go(func() {
			made, err := s.Make(sources[i%4])
			if err != nil || len(made.Forms) != 1 {
				t.Errorf("%v, %d forms", err, len(made.Forms))
				return
			}
			if i%8 == 0 {
				if err := s.Sweep(func(source string) bool { return source != made.Source }); err != nil {
					t.Error(err)
				}
			}
			if _, _, err := s.Read(made.Forms[0].Name); err != nil && !errors.Is(err, fs.ErrNotExist) {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for _, data := range sources {
		made, err := s.Make(data)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := s.Read(made.Forms[0].Name); err != nil {
			t.Error(err)
		}
	}
}

// TestUnwritable wants an error, and nothing half-written, where the folder takes no file.
func TestUnwritable(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "pictures")
	s := open(t, dir)
	data := asPNG(t, quarters(20, 20))
	forms := mustMake(t, data)
	if err := os.MkdirAll(filepath.Join(dir, forms[0].Name, "in the way"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Make(data); err == nil {
		t.Error("no error")
	}
	if got := names(t, dir); len(got) != 1 {
		t.Errorf("left are %v", got)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	made, err := s.Make(data)
	if _, ok := s.Find(made.Source); err != nil || !ok {
		t.Errorf("the folder was deleted: %v, made again %v", err, ok)
	}
}

func TestOpenDeletesLeftovers(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{tempPrefix + "1", tempPrefix + "2"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("half"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	open(t, dir)
	if got := names(t, dir); len(got) != 0 {
		t.Errorf("left are %v", got)
	}
}
