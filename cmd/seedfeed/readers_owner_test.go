package main

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"seedfeed/feed/testkit"
)

// stored returns what newsboat has in its store: the content of each item.
func stored(t *testing.T, store string) (contents []string) {
	t.Helper()
	const program = `
import json, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
print(json.dumps([row[0] for row in db.execute("SELECT content FROM rss_item ORDER BY id")]))
`
	out, err := output("python3", "-c", program, filepath.Join(store, "cache.db"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(out), &contents); err != nil {
		t.Fatal(err)
	}
	return contents
}

// TestReadersOwner: a wrong speaker that the owner puts right is seen by newsboat in place: the same item, once, with the
// other name.
func TestReadersOwner(t *testing.T) {
	for _, name := range []string{"newsboat", "python3"} {
		_, err := exec.LookPath(name)
		need(t, name, err == nil)
	}
	for _, path := range []string{"/atom.xml", "/rss.xml"} {
		t.Run(path, func(t *testing.T) {
			s := newServer(t)
			store := t.TempDir()
			write(t, s.seed("lock.txt"), article)
			write(t, s.seed("weir.txt"), "Weir to be rebuilt\n\nThe trust has found the money, it says.\n")
			s.start()
			want := func(event, shown, not string) {
				t.Helper()
				testkit.Within(t, shown+" is served", func() bool { body := s.get(path); return strings.Contains(body, shown) && !strings.Contains(body, not) })
				n, err := newsboat(store, s.base+path)
				if err != nil {
					t.Fatal(err)
				}
				all := stored(t, store)
				text := strings.Join(all, "\n")
				if n != 2 || len(all) != 2 || !strings.Contains(text, shown) || strings.Contains(text, not) {
					t.Fatalf("%s: %d items, %d unread; want 2 with %q, without %q, in\n%s", event, len(all), n, shown, not, text)
				}
			}
			want("subscribe", "Nell Abbot", "Olga Brandt")
			side := "quotes:\n- text: I never once\n  speaker: Olga Brandt\n- text: The ducks\n  speaker: Olga Brandt\n"
			write(t, s.seed("lock.meta.yaml"), side)
			want("side file", "Olga Brandt", "Signe Holt")
			want("reload", "Olga Brandt", "Signe Holt")
			write(t, s.seed("lock.meta.yaml"), strings.ReplaceAll(side, "Olga Brandt", "Signe Holt"))
			want("edit of the side file", "Signe Holt", "Olga Brandt")
		})
	}
}
