package feed

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/export"
	"seedfeed/feed/outlet"
	"seedfeed/feed/settings"
	"seedfeed/feed/testkit"
)

// histories is the number of random histories that TestOutHistories runs. CI runs a few, with the race detector one.
var histories = flag.Int("histories", 3, "random histories for TestOutHistories")

// outHistory is a random history of a folder.
type outHistory struct {
	*desk
	random *rand.Rand
	keys   map[string]map[string][32]byte // hash of the document, by path and key
	looked int                            // number of documents whose key was seen before
}

const (
	told = "\n\n“We painted the hull in one night,” said %s.\n\nMore about it: [the next boat](boat%d.md).\n"
	side = "quotes:\n- text: We painted\n  speaker: %s\n"
)

// step makes one change to the folder.
func (h *outHistory) step() {
	n := h.random.IntN(8)
	name := fmt.Sprintf("boat%d.md", n)
	speaker := []string{"Ivy Lake", "Mr Moor", "Bo Lund", "Ada Holm"}[h.random.IntN(4)]
	_, err := os.Stat(filepath.Join(h.cfg.Seeds, name))
	there := err == nil
	switch what := h.random.IntN(12); {
	case what == 0:
		h.ownerWrites("people.yaml", fmt.Sprintf("people:\n- name: Ivy Lake\n  names: [%s]\n", speaker))
	case what == 1 && there:
		h.ownerWrites(fmt.Sprintf("boat%d.meta.yaml", n), fmt.Sprintf(side, speaker))
	case what == 2:
		h.put("wall.png", drawnOf(h.t, 120+h.random.IntN(2)))
		h.lookAll("wall.png")
	case what == 3 && there:
		to := fmt.Sprintf("boat%d.md", 8+h.random.IntN(3))
		if _, err := os.Stat(filepath.Join(h.cfg.Seeds, to)); err != nil {
			h.rename(name, to)
			h.lookAll(to)
			h.vanished(name)
		}
	case what <= 5 && there:
		h.remove(name)
	default:
		text := fmt.Sprintf(boats, h.random.IntN(8), []string{"", " Moor", " Holm"}[h.random.IntN(3)]) + fmt.Sprintf(told, speaker, h.random.IntN(8))
		if h.random.IntN(3) == 0 {
			text = with(text, "wall.png")
		}
		h.put(name, text)
		h.lookAll(name)
	}
}

// check checks all documents. A document whose key was seen before must have the same bytes.
func (h *outHistory) check(when string) {
	h.t.Helper()
	e := h.press.printer.Last()
	if e == nil {
		return
	}
	site := outlet.Site(e, h.cfg.BaseURL)
	keyOf := func(key string) string { // without the hash of the program
		_, rest, _ := strings.Cut(key, " ")
		return rest
	}
	for _, d := range slices.Concat(slices.Collect(site.Documents), slices.Collect(site.Late)) {
		path := d.Path
		if path == "/search" || path == "/404" { // of no edition
			continue
		}
		links, ok := e.Links(path)
		key := e.Key(path, links)
		again := d.Key
		if d.KeyOf != nil {
			again = d.KeyOf(links)
		}
		if key != "" && keyOf(again) != key {
			h.t.Errorf("%s: %s has the keys %q and %q", when, path, key, again)
		}
		c := d.Make()
		if !ok || key == "" || c == nil {
			continue
		}
		if keyOf(c.Key) != key || c.Hint != links {
			h.t.Errorf("%s: %s was made with key %q and hint %q, want %q and %q", when, path, c.Key, c.Hint, key, links)
		}
		bytes := h.bytes(c)
		if h.keys[path] == nil {
			h.keys[path] = map[string][32]byte{}
		}
		was, seen := h.keys[path][key]
		if seen {
			h.looked++
		}
		if seen && was != bytes {
			h.t.Errorf("%s: %s has other bytes with the key %s", when, path, key)
		}
		h.keys[path][key] = bytes
	}
}

func (h *outHistory) bytes(c *export.Content) [32]byte {
	hash := sha256.New()
	switch {
	case c.Packed:
		hash.Write([]byte(c.Name)) // drawing cards is slow; TestCardName checks them
	case c.Write != nil:
		if err := c.Write(hash); err != nil {
			h.t.Error(err)
		}
	default:
		hash.Write(c.Body)
	}
	fmt.Fprint(hash, c.Status, c.Header)
	return [32]byte(hash.Sum(nil))
}

// TestOutHistories checks that the files equal the served documents after each build of a random history. A document with an
// unchanged key must have unchanged bytes.
func TestOutHistories(t *testing.T) {
	documents, looked := 0, 0
	if testkit.Race {
		*histories = min(*histories, 1)
	}
	for seed := range uint64(*histories) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			d, l := runHistory(t, seed)
			documents, looked = documents+d, looked+l
		})
	}
	if looked < 200**histories || documents < 300**histories {
		t.Errorf("%d documents with a known key, %d compared with what is served: the histories show too little", looked, documents)
	}
	t.Logf("%d histories: %d documents with a known key, %d compared with what is served", *histories, looked, documents)
}

func runHistory(t *testing.T, seed uint64) (documents, looked int) {
	random := rand.New(rand.NewPCG(seed, 16))
	out := filepath.Join(t.TempDir(), "out")
	full := []string{settings.ContentDigest, settings.ContentFull}[seed%2]
	h := &outHistory{random: random, keys: map[string]map[string][32]byte{}}
	h.desk = newDesk(t, func(c *config) { c.Out, c.Zone, c.Limit, c.Content, c.Sections = out, time.UTC, 4, full, true })
	for step := range 12 {
		when := fmt.Sprint("step ", step)
		for range 1 + random.IntN(3) {
			h.step()
		}
		h.wait([]time.Duration{time.Second, time.Minute, 4 * 24 * time.Hour}[random.IntN(3)])
		if random.IntN(8) == 0 {
			h.reopen()
			h.scan()
			h.wait(time.Minute)
		}
		if h.check(when); random.IntN(4) > 0 {
			h.build()
			documents += h.sameFiles(when)
		}
	}
	return documents, h.looked
}
