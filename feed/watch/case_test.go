package watch

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// blind makes a system whose disk ignores letter case, as those of macOS and Windows do: a name leads to what any spelling
// of it names, and the folder lists the spelling that was given last.
func blind(s system) system {
	listed := func(r *os.Root, name string) string {
		if _, err := r.Lstat(name); err == nil {
			return name
		}
		f, err := r.Open(".")
		if err != nil {
			return name
		}
		defer f.Close()
		names, _ := f.Readdirnames(-1)
		for _, is := range names {
			if strings.EqualFold(is, name) {
				return is
			}
		}
		return name
	}
	lstat, enter, open := s.lstat, s.enter, s.open
	s.lstat = func(r *os.Root, name string) (fs.FileInfo, error) { return lstat(r, listed(r, name)) }
	s.enter = func(r *os.Root, name string) (*os.Root, error) { return enter(r, listed(r, name)) }
	s.open = func(r *os.Root, name string) (*os.File, error) { return open(r, listed(r, name)) }
	return s
}

// TestOtherCase: on a disk that ignores letter case, the spelling that the folder lists is the name of a file or folder. A
// change of case alone is a rename, and no second file under the old spelling is left.
func TestOtherCase(t *testing.T) {
	for _, test := range []struct{ name, from, to, holds, want string }{
		{"file", "Tide.txt", "tide.txt", "Tide.txt", "tide.txt text words|Tide.txt gone"},
		{"middle of a name", "lowTide.txt", "lowtide.txt", "lowTide.txt", "lowtide.txt text words|lowTide.txt gone"},
		{"folder", "Ferries", "ferries", "Ferries/tide.txt", "ferries/tide.txt text words|Ferries/tide.txt gone"},
		{"folder of a folder", "x/Ferries", "x/ferries", "x/Ferries/y/tide.txt", "x/ferries/y/tide.txt text words|x/Ferries/y/tide.txt gone"},
	} {
		for how, event := range map[string]func(l *loop){
			"old first": func(l *loop) { l.src.note(test.from, true); l.src.note(test.to, true) },
			"new first": func(l *loop) { l.src.note(test.to, true); l.src.note(test.from, true) },
			"scan":      func(l *loop) { l.scans.wanted, l.scans.after = true, time.Time{} },
		} {
			t.Run(test.name+"/"+how, func(t *testing.T) {
				r := newRig(t)
				l := r.quiet()
				defer l.close()
				l.system = blind(l.system)
				l.system.writer = func(*os.File) writer { return none }
				if err := os.MkdirAll(filepath.Dir(r.path(test.holds)), 0o755); err != nil {
					t.Fatal(err)
				}
				r.write(test.holds, "words")
				event(l)
				r.rest(l)
				if got := strings.Join(r.seen, "|"); got != test.holds+" text words" {
					t.Fatalf("before: %s", got)
				}
				if err := os.Rename(r.path(test.from), r.path(test.to)); err != nil {
					t.Fatal(err)
				}
				event(l)
				r.rest(l)
				if got := strings.Join(r.seen, "|"); got != test.holds+" text words|"+test.want {
					t.Errorf("after: %s", got)
				}
				l.src.note(test.from, true) // late
				l.src.note(test.holds, true)
				l.scans.wanted, l.scans.after = true, time.Time{}
				r.rest(l)
				if got := strings.Join(r.seen, "|"); got != test.holds+" text words|"+test.want {
					t.Errorf("later: %s", got)
				}
			})
		}
	}
}

// TestOtherCaseFound: a path is found under the spelling that the folders on the way list, and under no other. On a disk
// where both spellings are two files, each is found.
func TestOtherCaseFound(t *testing.T) {
	r := newRig(t)
	for _, p := range []string{"Ferries/Tide.txt", "two/a.txt", "two/A.TXT"} {
		if err := os.MkdirAll(filepath.Dir(r.path(p)), 0o755); err != nil {
			t.Fatal(err)
		}
		r.write(p, "words")
	}
	root, _, err := openRoot(r.c.Dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for p, want := range map[string]bool{
		"Ferries/Tide.txt": true, "ferries/Tide.txt": false, "Ferries/tide.txt": false, "FERRIES/TIDE.TXT": false, "Ferries": true, "ferries": false,
		"two/a.txt": true, "two/A.TXT": true, "two/A.txt": false,
	} {
		system := realSystem
		if !strings.HasPrefix(p, "two/") {
			system = blind(system)
		}
		e, err := newFinder(root, system).find(p)
		if err == nil {
			e.close()
		} else if !isAbsent(err) {
			t.Fatal(err)
		}
		if (err == nil) != want {
			t.Errorf("%s: %v, want found %v", p, err, want)
		}
	}
}

func TestSwapCase(t *testing.T) {
	for name, want := range map[string]string{"Tide.txt": "tide.txt", "tide": "Tide", "4-a": "4-A", "Äx": "äx", "4913": "4913", "港": "港", "": "", "\xffa": "\xffA"} {
		if got := swapCase(name); got != want {
			t.Errorf("swapCase(%q) = %q, want %q", name, got, want)
		}
	}
}
