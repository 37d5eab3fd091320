package feed

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/watch"
)

const (
	wheel = "Mill wheel turns again\n\nThe wheel of the mill turned on Monday for the first time in forty years. " +
		"\"We never thought that we would hear it again,\" said Bob Stone.\n\nIvy Lake had mended it.\n"
	byIvy  = "quotes:\n- text: We never thought\n  speaker: Ivy Lake\n"
	byNone = "quotes:\n- text: We never thought\n  speaker: ~\n"
)

// lookAll hands over what the files hold now, and then what has to be handed over again, until nothing is left.
func (d *desk) lookAll(names ...string) {
	d.t.Helper()
	for range 20 {
		var changes []watch.Change
		for _, name := range names {
			data, stamp, err := watch.Read(d.cfg.Seeds, name, d.cfg.MaxSize)
			if err == nil {
				changes = append(changes, watch.Change{Path: name, Data: data, Stamp: stamp})
			}
		}
		names = append(d.press.handle(changes), d.again()...)
		if len(names) == 0 {
			return
		}
	}
	d.t.Fatalf("handed over again and again: %q", names)
}

// again returns what has to be handed over now, once it is known.
func (d *desk) again() (again []string) {
	d.t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); {
		_, more := d.press.due(d.now)
		if again = append(again, more...); len(again) > 0 || d.press.owner.Idle() {
			return again
		}
	}
	d.t.Fatal("the owner's book waits for something")
	return nil
}

// ownerWrites drops a side file, or another file of the owner's.
func (d *desk) ownerWrites(name, text string) {
	d.t.Helper()
	d.put(name, text)
	d.lookAll(name)
}

// speaker returns who is shown as the speaker of the first quotation of an article.
func (d *desk) speaker(path string) string {
	d.t.Helper()
	dg := d.press.digests.of(d.record(path))
	if dg == nil || len(dg.Quotes) == 0 {
		return "no quotation"
	}
	return dg.Quotes[0].Speaker
}

// TestSaid: what the owner says changes what readers see under the same id, with the date of the change. What changes
// nothing for readers moves no date.
func TestSaid(t *testing.T) {
	for _, c := range []struct {
		name, header, side string
		want               string // speaker
		moved              bool
	}{
		{"another speaker", "", byIvy, "Ivy Lake", true},
		{"nobody", "", byNone, "", true},
		{"the same speaker", "", "quotes:\n- text: We never\n  speaker: Bob Stone\n", "Bob Stone", false},
		{"a comment alone", "", "# nothing yet\n", "Bob Stone", false},
		{"a rename", "", "speakers: {Bob Stone: Robert Stone}\n", "Robert Stone", true},
		{"not found", "", "quotes:\n- text: I never said this\n  speaker: Ivy Lake\n", "Bob Stone", false},
		{"tags", "", "tags: [mills]\n", "Bob Stone", true},
		{"it beats the header", "---\nspeakers: {Bob Stone: Robert Stone}\n---\n", byIvy, "Ivy Lake", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t, nil)
			d.drop("mill.txt", c.header+wheel)
			before := d.record("mill.txt")
			d.now = d.now.Add(time.Minute)
			d.ownerWrites("mill.meta.yaml", c.side)
			after := d.record("mill.txt")
			if after.ID != before.ID || after.Published != before.Published || after.Slug != before.Slug {
				t.Errorf("before %+v\nafter  %+v", before, after)
			}
			if moved := after.Updated.After(before.Updated); moved != c.moved {
				t.Errorf("updated moved: %v, want %v", moved, c.moved)
			}
			if got := d.speaker("mill.txt"); got != c.want {
				t.Errorf("said by %q, want %q", got, c.want)
			}
			shown := after
			d.reopen()
			d.scan()
			d.lookAll("mill.txt", "mill.meta.yaml")
			if again := d.record("mill.txt"); again != shown || d.speaker("mill.txt") != c.want {
				t.Errorf("after a restart %+v, said by %q", again, d.speaker("mill.txt"))
			}
		})
	}
}

// TestSaidHeader: quotes and speakers in a header count as those of a side file do, and an edit of them alone is an edit.
func TestSaidHeader(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("mill.txt", "---\n"+byNone+"---\n"+wheel)
	first := d.record("mill.txt")
	if got := d.speaker("mill.txt"); got != "" {
		t.Errorf("said by %q", got)
	}
	d.now = d.now.Add(48 * time.Hour)
	d.drop("mill.txt", "---\n"+byIvy+"---\n"+wheel)
	r := d.record("mill.txt")
	if got := d.speaker("mill.txt"); got != "Ivy Lake" || !r.Updated.After(first.Updated) || !r.Corrected.Equal(r.Updated) {
		t.Errorf("said by %q, %+v", got, r)
	}
}

// TestSaidLate: a correction of an archived article stands in the main feeds.
func TestSaidLate(t *testing.T) {
	d := newDesk(t, func(c *config) { c.Limit = 2 })
	d.drop("mill.txt", wheel)
	for i := range 6 {
		d.now = d.now.Add(time.Minute)
		d.drop(report(i)[:8]+".txt", report(i))
	}
	d.wait(time.Minute)
	d.wait(time.Hour)
	_, body := d.get("/atom.xml")
	if d.record("mill.txt").Archive == 0 || strings.Contains(body, "Mill wheel") {
		t.Fatal("the article is not in an archive alone")
	}
	d.now = d.now.Add(48 * time.Hour)
	d.ownerWrites("mill.meta.yaml", byIvy)
	if r := d.record("mill.txt"); !r.Corrected.Equal(r.Updated) || r.Corrected.IsZero() {
		t.Errorf("no correction: %+v", r)
	}
	if _, body := d.get("/atom.xml"); !strings.Contains(body, "Ivy Lake") {
		t.Errorf("the main feed has no late correction:\n%s", body)
	}
}

// TestSaidFirst: a side file that is there before the article counts when that is first published, though the watcher has
// not handed it over.
func TestSaidFirst(t *testing.T) {
	d := newDesk(t, nil)
	d.put("mill.meta.yaml", "draft: true\n"+byIvy)
	d.drop("mill.txt", wheel)
	if d.press.ledger.Index().Len() != 0 || !strings.Contains(d.log.String(), `why="side file: draft: true"`) {
		t.Fatalf("published: %s", d.log.String())
	}
	d.ownerWrites("mill.meta.yaml", byIvy)
	r := d.record("mill.txt")
	if got := d.speaker("mill.txt"); got != "Ivy Lake" || !r.Updated.Equal(r.Published) && r.Updated.Sub(r.Published) > time.Second {
		t.Errorf("said by %q, %+v", got, r)
	}
}

// TestSaidUpgrade: a program whose stages find something else changes what readers see, and no date; neither where the
// owner has spoken nor where nobody has. What the owner changed meanwhile has a date.
func TestSaidUpgrade(t *testing.T) {
	d := newDesk(t, nil)
	older := func(name string) func(string, []byte) (*digest.Digest, error) {
		return func(path string, data []byte) (*digest.Digest, error) {
			dg, err := digest.File(path, data, d.cfg.DigestOptions())
			if err == nil && len(dg.Quotes) > 0 {
				dg.Quotes[0].Speaker = name
			}
			return dg, err
		}
	}
	d.press.digests.file = older("Ivy Lake")
	d.put("said.meta.yaml", byIvy)
	for _, name := range []string{"said.txt", "plain.txt", "changed.txt", "new.txt"} {
		d.put(name, strings.Replace(wheel, "Mill", strings.TrimSuffix(name, ".txt")+" mill", 1))
	}
	d.put("changed.meta.yaml", byIvy)
	d.lookAll("said.txt", "plain.txt", "changed.txt", "said.meta.yaml", "changed.meta.yaml")
	if got := d.speaker("plain.txt"); got != "Ivy Lake" {
		t.Fatalf("said by %q", got)
	}
	said, plain, changed := d.record("said.txt"), d.record("plain.txt"), d.record("changed.txt")

	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(d.cfg.State, "cache")); err != nil {
		t.Fatal(err)
	}
	d.put("changed.meta.yaml", byNone)
	d.open(d.cfg)
	d.press.register.Newer = true // as with another digest.Version
	d.now = d.now.Add(time.Hour)
	d.lookAll("said.txt", "plain.txt", "changed.txt", "changed.meta.yaml")
	d.scan()
	if r := d.record("said.txt"); !r.Updated.Equal(said.Updated) || d.speaker("said.txt") != "Ivy Lake" {
		t.Errorf("where the owner has spoken: %+v, said by %q", r, d.speaker("said.txt"))
	}
	if r := d.record("plain.txt"); !r.Updated.Equal(plain.Updated) || d.speaker("plain.txt") != "Bob Stone" {
		t.Errorf("where nobody has: %+v, said by %q", r, d.speaker("plain.txt"))
	}
	if r := d.record("changed.txt"); !r.Updated.After(changed.Updated) || d.speaker("changed.txt") != "" {
		t.Errorf("where the owner has changed it: %+v, said by %q", r, d.speaker("changed.txt"))
	}
	if d.press.register.Newer || d.press.state.Extractor == "" {
		t.Error("the scan is over, and the stages count as newer still")
	}
}

// TestSaidRenames goes through the orders in which an article and its side file are renamed: the word stays, and readers
// see no change.
func TestSaidRenames(t *testing.T) {
	steps := map[string]func(d *desk){
		"article comes": func(d *desk) { d.rename("mill.txt", "wheel.txt"); d.lookAll("wheel.txt") },
		"article gone":  func(d *desk) { d.vanished("mill.txt") },
		"side comes":    func(d *desk) { d.rename("mill.meta.yaml", "wheel.meta.yaml"); d.lookAll("wheel.meta.yaml") },
		"side gone":     func(d *desk) { d.vanished("mill.meta.yaml") },
		"restart":       func(d *desk) { d.reopen(); d.scan() },
	}
	for _, order := range [][]string{
		{"article comes", "article gone"},
		{"article comes", "side comes", "side gone", "article gone"},
		{"article comes", "article gone", "restart", "side comes", "side gone"},
		{"side comes", "side gone", "article comes", "article gone"},
		{"side comes", "side gone", "restart", "article comes", "article gone", "restart"},
		{"side comes", "article comes", "side gone", "article gone"},
		{"side comes", "article comes", "article gone", "restart", "side gone"},
	} {
		t.Run(strings.Join(order, ", "), func(t *testing.T) {
			d := newDesk(t, nil)
			d.put("mill.meta.yaml", byIvy)
			d.drop("mill.txt", wheel)
			d.lookAll("mill.meta.yaml")
			before := d.record("mill.txt")
			for _, step := range order {
				d.now = d.now.Add(time.Minute)
				steps[step](d)
			}
			r := d.record("wheel.txt")
			if r.ID != before.ID || !r.Updated.Equal(before.Updated) || r.Owner != before.Owner || d.speaker("wheel.txt") != "Ivy Lake" {
				t.Errorf("before %+v\nafter  %+v, said by %q", before, r, d.speaker("wheel.txt"))
			}
			d.ownerWrites("wheel.meta.yaml", byNone) // beside the new name
			if d.speaker("wheel.txt") != "" {
				t.Errorf("a side file beside the new name: said by %q", d.speaker("wheel.txt"))
			}
		})
	}
}

func (d *desk) rename(from, to string) {
	d.t.Helper()
	if err := os.Rename(filepath.Join(d.cfg.Seeds, from), filepath.Join(d.cfg.Seeds, to)); err != nil {
		d.t.Fatal(err)
	}
}

// vanished says that there is no file at a path.
func (d *desk) vanished(path string) {
	d.t.Helper()
	d.press.handle([]watch.Change{{Path: path, Gone: true}})
	d.lookAll(d.again()...)
}

// TestSaidLost: where the journal of what the owner says is lost, the first edition of a start does not know it. The next
// one does, though no record changes. The same goes for what the journal says and the folder does not any more.
func TestSaidLost(t *testing.T) {
	for name, file := range map[string]string{"mill.meta.yaml": byIvy, "people.yaml": "- name: Ivy Lake\n  also: [Bob Stone]\n"} {
		d := newDesk(t, nil)
		d.drop("mill.txt", wheel)
		journal := filepath.Join(d.cfg.State, "owner")
		d.restart(func() {})
		d.scan()
		empty, err := os.ReadFile(journal)
		if err != nil {
			t.Fatal(err)
		}
		d.ownerWrites(name, file)
		said := d.record("mill.txt")
		d.readersSee(name, "Ivy Lake", true)
		var full []byte
		d.restart(func() {
			if full, err = os.ReadFile(journal); err == nil {
				err = os.WriteFile(journal, empty, 0o644)
			}
			if err != nil {
				t.Fatal(err)
			}
		})
		d.scan()
		d.lookAll("mill.txt", name)
		if again := d.record("mill.txt"); again != said {
			t.Errorf("%s: %+v has become %+v", name, said, again)
		}
		d.readersSee(name+": the journal is lost", "Ivy Lake", true)

		if err := os.Remove(filepath.Join(d.cfg.Seeds, name)); err != nil {
			t.Fatal(err)
		}
		d.vanished(name)
		d.lookAll()
		d.readersSee(name+": deleted", "Ivy Lake", false)
		d.restart(func() {
			if err := os.WriteFile(journal, full, 0o644); err != nil {
				t.Fatal(err)
			}
		})
		d.scan()
		d.press.handle([]watch.Change{{Path: name, Gone: true}})
		d.lookAll()
		d.readersSee(name+": an old journal", "Ivy Lake", false)
	}
}

// TestSaidAddress: a slug in a side file moves the page, and aliases lead there, as those of a header do.
func TestSaidAddress(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("mill.txt", "---\naliases: [/wheel]\n---\n"+wheel)
	before := d.record("mill.txt")
	d.now = d.now.Add(time.Minute)
	d.ownerWrites("mill.meta.yaml", "slug: the-mill\naliases: [/old/mill]\n")
	after := d.record("mill.txt")
	if after.Slug != "the-mill" || after.ID != before.ID || !after.Updated.Equal(before.Updated) {
		t.Errorf("%+v has become %+v", before, after)
	}
	for path, want := range map[string]int{"/articles/the-mill": 200, "/articles/" + before.Slug: 301, "/old/mill": 301, "/wheel": 404} {
		if code, _ := d.get(path); code != want {
			t.Errorf("%s: %d, want %d", path, code, want)
		}
	}
}

// restart stops, does something, and starts again.
func (d *desk) restart(meanwhile func()) {
	d.t.Helper()
	if err := d.Close(); err != nil {
		d.t.Fatal(err)
	}
	meanwhile()
	d.open(d.cfg)
}

// readersSee looks for a speaker in the feeds.
func (d *desk) readersSee(event, speaker string, want bool) {
	d.t.Helper()
	if _, body := d.get("/feed.json"); strings.Contains(body, `"speaker":"`+speaker) != want {
		d.t.Errorf("%s: %s is shown: %v, want %v", event, speaker, !want, want)
	}
}
