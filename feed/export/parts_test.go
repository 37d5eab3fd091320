package export

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// tableOf is a document of parts: each is named by its text. It counts the parts that are made in made.
func tableOf(made *int, texts ...string) Document {
	parts := func(yield func(*Part) bool) {
		for _, text := range texts {
			p := &Part{Name: text, Size: -1}
			p.Write = func(w io.Writer) error {
				*made++
				if strings.HasPrefix(text, "late") {
					p.Name = ""
				}
				_, err := io.WriteString(w, text)
				return err
			}
			if !yield(p) {
				return
			}
			if p.Size != int64(len(text)) {
				panic(fmt.Sprintf("part %q has %d bytes", text, p.Size))
			}
		}
	}
	return partsDocument("/table.csv", strings.Join(texts, "|"), parts)
}

func partsDocument(path, name string, parts iter.Seq[*Part]) Document {
	return Document{Path: path, Make: func() *Content {
		return &Content{Status: 200, Header: http.Header{"Content-Type": {"text/csv"}}, Name: name, Parts: parts, Write: func(w io.Writer) error {
			return errors.New("not in parts")
		}}
	}}
}

// unzipped returns what a reader of one gzip member reads, and fails where anything follows it.
func unzipped(t *testing.T, zip string) string {
	t.Helper()
	from := strings.NewReader(zip)
	r, err := gzip.NewReader(from)
	if err != nil {
		t.Fatal(err)
	}
	r.Multistream(false)
	text, err := io.ReadAll(r)
	if err != nil || from.Len() > 0 {
		t.Fatalf("%v, %d bytes behind the end", err, from.Len())
	}
	return string(text)
}

func check(t *testing.T, what string, files map[string]string, texts []string) {
	t.Helper()
	want := strings.Join(texts, "")
	if zip := unzipped(t, files["table.csv.gz"]); files["table.csv"] != want || zip != want {
		t.Errorf("%s: plain %.60q, compressed %.60q, want %.60q", what, files["table.csv"], zip, want)
	}
}

// TestParts: parts that the last version had are not made, wherever they stand now; those without a name are.
func TestParts(t *testing.T) {
	f := folder(t, t.TempDir())
	long := strings.Repeat("eels and cod\n", 9000)
	for n, step := range []struct {
		made  int
		texts []string
	}{
		{4, []string{"head", "a", "", long}},
		{1, []string{"head", "b", "a", long}},
		{0, []string{"head", long}},
		{1, []string{long, "late", "head"}},
		{1, []string{"late", "head", long + ""}},
		{0, []string{"head"}},
		{0, nil},
	} {
		made := 0
		_, files := written(t, f, siteOf(tableOf(&made, step.texts...)))
		if check(t, fmt.Sprint("step ", n), files, step.texts); made != step.made {
			t.Errorf("step %d: %d parts made, want %d", n, made, step.made)
		}
	}
	written(t, f, siteOf())
	if lists, err := os.ReadDir(filepath.Join(f.name, partsDir)); err != nil || len(lists) > 0 {
		t.Errorf("the document is gone, and there are %d lists of parts: %v", len(lists), err)
	}
}

// TestDamagedParts: no part is copied from files, or with a list, that somebody has changed.
func TestDamagedParts(t *testing.T) {
	f := folder(t, t.TempDir())
	random := rand.New(rand.NewPCG(1, 2))
	texts := []string{"head", strings.Repeat("eels and cod ", 20), "tail"}
	made, remade := 0, 0
	written(t, f, siteOf(tableOf(&made, texts...)))
	for n := range 200 {
		name := []string{"table.csv", "table.csv.gz", partsFile("table.csv")}[random.IntN(3)]
		at := filepath.Join(f.name, name)
		data, err := os.ReadFile(at)
		if err != nil {
			t.Fatal(err)
		}
		data[random.IntN(len(data))] ^= byte(1 + random.IntN(255))
		if random.IntN(4) == 0 {
			data = data[:random.IntN(len(data))]
		}
		if err := os.WriteFile(at, data, 0o644); err != nil {
			t.Fatal(err)
		}
		texts[2] = fmt.Sprint("tail ", n)
		made = 0
		_, files := written(t, f, siteOf(tableOf(&made, texts...)))
		if check(t, fmt.Sprintf("%d: %s changed", n, name), files, texts); made > 1 {
			remade++
		}
	}
	if remade < 50 {
		t.Errorf("%d of 200 damages made parts anew", remade)
	}
}

// TestSizesOfParts: a list with sizes that no file has is no reason to panic.
func TestSizesOfParts(t *testing.T) {
	f := folder(t, t.TempDir())
	texts := []string{"head", strings.Repeat("eels and cod ", 20), "tail"}
	made := 0
	written(t, f, siteOf(tableOf(&made, texts...)))
	at := filepath.Join(f.name, partsFile("table.csv"))
	list, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	for n, size := range []string{"9223372036854775807", "9223372036854775000", "4611686018427387904", "1000000000000"} {
		for _, field := range []string{`"size":`, `"zip":`} {
			damaged := regexp.MustCompile(field+`\d+`).ReplaceAll(list, []byte(field+size))
			if err := os.WriteFile(at, damaged, 0o644); err != nil {
				t.Fatal(err)
			}
			texts[2] = fmt.Sprint("tail ", n, field)
			_, files := written(t, f, siteOf(tableOf(&made, texts...)))
			check(t, field+size, files, texts)
			if list, err = os.ReadFile(at); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestSwappedParts: no part is copied in the place of another one because their names were swapped in the list.
func TestSwappedParts(t *testing.T) {
	f := folder(t, t.TempDir())
	made := 0
	written(t, f, siteOf(tableOf(&made, "one text", "another text", "end")))
	at := filepath.Join(f.name, partsFile("table.csv"))
	list, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	swapped := strings.NewReplacer(`"name":"one text"`, `"name":"another text"`, `"name":"another text"`, `"name":"one text"`).Replace(string(list))
	if err := os.WriteFile(at, []byte(swapped), 0o644); err != nil {
		t.Fatal(err)
	}
	made = 0
	texts := []string{"another text", "one text", "end", "more"}
	_, files := written(t, f, siteOf(tableOf(&made, texts...)))
	if check(t, "swapped", files, texts); made != 3 {
		t.Errorf("%d parts made, want 3", made)
	}
}

// TestNoListOfParts: a document is written where its list of parts cannot be, and the next version makes all parts.
func TestNoListOfParts(t *testing.T) {
	f := folder(t, t.TempDir())
	at := filepath.Join(f.name, partsFile("table.csv"))
	if err := os.MkdirAll(filepath.Join(at, "taken"), 0o755); err != nil {
		t.Fatal(err)
	}
	for n, texts := range [][]string{{"head", "a"}, {"head", "b"}} {
		made := 0
		_, files := written(t, f, siteOf(tableOf(&made, texts...)))
		if check(t, fmt.Sprint("version ", n), files, texts); made != len(texts) {
			t.Errorf("version %d: %d parts made, want %d", n, made, len(texts))
		}
	}
}

// TestPartsCut: a build that dies before or between the files of a table is completed by the next one.
func TestPartsCut(t *testing.T) {
	for cut := range 3 {
		dir := t.TempDir()
		f := folder(t, dir)
		made := 0
		written(t, f, siteOf(tableOf(&made, "head", "a")))
		func() {
			defer func() { _ = recover() }()
			n := 0
			f.step = func(string) {
				if n++; n > cut {
					panic("dead")
				}
			}
			written(t, f, siteOf(tableOf(&made, "head", "b")))
		}()
		f.Close()
		f = folder(t, dir)
		texts := []string{"head", "a", "c"}
		_, files := written(t, f, siteOf(tableOf(&made, texts...)))
		check(t, fmt.Sprint("cut at ", cut), files, texts)
	}
}

// TestUnnamed: a document that loses its name while it is written is made again by the next build, of the same parts.
func TestUnnamed(t *testing.T) {
	f := folder(t, t.TempDir())
	for n, step := range []struct {
		complete      bool
		made, written int
	}{{false, 3, 3}, {false, 0, 1}, {true, 0, 1}, {true, 0, 0}} {
		made := 0
		d := tableOf(&made, "head", strings.Repeat("eels and cod ", 20), "tail")
		d.Key = "the same"
		whole := d.Make
		d.Make = func() *Content {
			c := whole()
			parts := c.Parts
			c.Parts = func(yield func(*Part) bool) {
				parts(yield)
				if !step.complete {
					c.Name = ""
				}
			}
			return c
		}
		if r, _ := written(t, f, siteOf(d)); made != step.made || r.Written != step.written {
			t.Errorf("build %d: %d parts made, %d documents written, want %d, %d", n, made, r.Written, step.made, step.written)
		}
	}
}
