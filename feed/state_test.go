package feed

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestDamagedState damages one file of the state at random, a hundred times, and wants a start each time, with every id
// and date as it was.
func TestDamagedState(t *testing.T) {
	p := newPublisher(t)
	var names []string
	for i := range 30 {
		names = append(names, fmt.Sprintf("%d.txt", i))
		p.drop(names[i], fmt.Sprintf("Report %d is out\n\nThe river board published report number %d today.\n", i, i))
	}
	p.rename("3.txt", "three.txt")
	names[3] = "three.txt"
	p.look("three.txt")
	_, want := p.get("/atom.xml")
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 100 {
		if err := p.close(); err != nil {
			t.Fatal(err)
		}
		files, err := filepath.Glob(filepath.Join(p.cfg.State, "*"))
		if err != nil || len(files) < 3 {
			t.Fatal(files, err)
		}
		files = append(files, filepath.Join(p.cfg.State, "cache", "digests"))
		what := damage(t, random, files[random.IntN(len(files))])
		again, err := Open(p.cfg)
		if err != nil {
			t.Fatalf("round %d, %s: %v", round, what, err)
		}
		p.Publisher = again
		for batch := range slices.Chunk(names, 7) {
			p.look(batch...)
		}
		p.endScan()
		if _, got := p.get("/atom.xml"); got != want {
			t.Fatalf("round %d, %s: the feed is another one", round, what)
		}
	}
}

// damage does one of the things that happen to files.
func damage(t *testing.T, random *rand.Rand, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil { // a folder
		return "nothing"
	}
	what := ""
	at := random.IntN(len(data) + 1)
	switch random.IntN(6) {
	case 0:
		what, data = "cut", data[:at]
	case 1:
		what, data = "emptied", nil
	case 2:
		what = "overwritten with noise"
		for i := at; i < min(len(data), at+5000); i++ {
			data[i] = byte(random.Uint32())
		}
	case 3:
		what = "bits flipped"
		for range min(len(data), 5) {
			data[random.IntN(len(data))] ^= 1 << random.IntN(8)
		}
	case 4:
		what, data = "a piece twice", slices.Concat(data[:at], data[at/2:])
	default:
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
		return filepath.Base(file) + " removed"
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return filepath.Base(file) + " " + what
}
