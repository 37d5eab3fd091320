package feed

import (
	"bytes"
	"compress/flate"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/audience"
)

// traces lists the files below a folder that have one of the words, as they stand there or compressed.
func traces(t *testing.T, dir string, words ...string) (found []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, path)
		texts := [][]byte{data, []byte(rel)}
		for i := range data { // whatever may be compressed from there on
			text, _ := io.ReadAll(flate.NewReader(bytes.NewReader(data[i:])))
			texts = append(texts, text)
		}
		for _, text := range texts {
			for _, word := range words {
				if bytes.Contains(bytes.ToLower(text), []byte(word)) {
					found = append(found, word+" in "+rel)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// secret is an article with a word of its own in its title, its text, its quote and its name.
func secret(n string) string {
	return "Quillworth sells the mill\n\nThe Quillworth family sold the mill in " + n + ". \"We had no choice,\" said Ada Quillworth on the steps of the brambleby mill.\n"
}

// TestForget: after a withdrawal nothing of the text is left anywhere, after edits, renames, a wait and a damaged copy too;
// but the notice, the dates and the id are, and the address says that it is gone.
func TestForget(t *testing.T) {
	d := newDesk(t, func(c *config) { c.Hold = time.Minute })
	step := func(name, text string) {
		d.put(name, text)
		d.look(name)
		d.release()
	}
	d.put("brambleby.png", drawn(t))
	d.put("quillworth.meta.yaml", "quotes:\n- text: We had no choice\n  speaker: Brambleby Jones\n")
	d.look("quillworth.meta.yaml")
	step("quillworth.md", with(secret("May"), "brambleby.png"))
	step("quillworth.md", with(secret("June"), "brambleby.png"))
	step("other.txt", harbour)
	d.move("quillworth.md", "quillworth-2.md")
	step("quillworth.md", lighthouse) // another article takes the name
	d.drop("quillworth-2.md", with(secret("July"), "brambleby.png"))
	r := d.record("quillworth-2.md")
	picture := d.press.gallery.Find("quillworth-2.md", "brambleby.png")[0].Name
	if _, err := Forget(d.cfg.Config, "quillworth-2.md"); err == nil || !strings.Contains(err.Error(), "running") {
		t.Errorf("while it runs: %v", err)
	}
	words := []string{"quillworth", "brambleby", strings.ToLower(r.Hash), picture[:32]}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(d.cfg.State, "ledger-a.jsonl.aside-1"), []byte(`x {"slug":"`+r.Slug+`","id":"`+r.ID+"\"}\ny {\"id\":\"tag:another\"}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Forget(d.cfg.Config, "quillworth-2.md"); err == nil || !strings.Contains(err.Error(), "delete the file") {
		t.Errorf("a published article: %v", err)
	}
	d.open(d.cfg)
	d.scan()
	d.remove("quillworth-2.md", "brambleby.png", "quillworth.meta.yaml")
	d.move("quillworth.md", "lamp.md")
	d.wait(3 * time.Second)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	for _, word := range words {
		if len(traces(t, d.cfg.State, word)) == 0 {
			t.Errorf("%q is nowhere before: this test looks at nothing", word)
		}
	}
	for _, name := range []string{"nothing.md", "tag:nothing"} {
		if _, err := Forget(d.cfg.Config, name); err == nil || !strings.Contains(err.Error(), "nothing is kept") {
			t.Errorf("%s: %v", name, err)
		}
	}
	figures := audience.Figures{Format: 1, Subscribers: []audience.Subscribers{{Feed: "/atom.xml", Service: "Feedly", N: 3}, {Feed: "/speakers/ada-quillworth/atom.xml"}}}
	if err := audience.Write(statsFile(d.cfg.Config), figures); err != nil {
		t.Fatal(err)
	}
	done, err := Forget(d.cfg.Config, filepath.Join(d.cfg.Seeds, "quillworth-2.md"))
	if err != nil || len(done) != 1 || done[0] != (Forgotten{r.ID, "quillworth-2.md"}) {
		t.Fatalf("forgot %v, %v", done, err)
	}
	if found := traces(t, d.cfg.State, words...); len(found) > 0 {
		t.Errorf("left: %q", found)
	}
	if f, err := ReadFigures(d.cfg.Config); err != nil || len(f.Subscribers) != 1 {
		t.Errorf("subscribers of the main feeds: %+v, %v", f.Subscribers, err)
	}
	if aside, _ := os.ReadFile(filepath.Join(d.cfg.State, "ledger-a.jsonl.aside-1")); string(aside) != "y {\"id\":\"tag:another\"}\n" {
		t.Errorf("the copy that was moved aside holds %q", aside)
	}
	if done, err := Forget(d.cfg.Config, r.ID); err != nil || len(done) != 1 {
		t.Errorf("once more, by its id: %v, %v", done, err)
	}

	d.start("other.txt", "lamp.md")
	d.has(r.ID, true) // the notice
	d.has("Quillworth", false)
	d.has("north head", true)
	if code, _ := d.get("/articles/" + r.Slug); code != 410 {
		t.Errorf("its page answers %d", code)
	}
	after, ok := d.press.ledger.Index().ByID(r.ID)
	if !ok || after.Published != r.Published || after.Updated != r.Updated || after.Withdrawn.IsZero() {
		t.Errorf("the record is %+v, was %+v", after, r)
	}
	step("quillworth-2.md", secret("July"))
	if again := d.record("quillworth-2.md"); again.ID == r.ID || again.Slug == r.Slug {
		t.Errorf("a forgotten text came back as %+v", again)
	}
}
