package feed

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// wantPage looks at the page of the article about the mill wheel for the name of a speaker.
func (d *desk) wantPage(event, speaker string, want bool) {
	d.t.Helper()
	d.press.pace.unseen++ // another article has changed: all pages are made anew
	d.press.due(d.now)
	if got := d.speaker("mill.txt") == speaker; got != want {
		d.t.Errorf("%s: said by %q; by %q wanted: %v", event, d.speaker("mill.txt"), speaker, want)
	}
}

// TestHoldNewSide: a side file that is put beside a published article waits, also when the article is edited meanwhile.
func TestHoldNewSide(t *testing.T) {
	d := holding(t)
	d.drop("mill.txt", wheel)
	d.release()
	d.put("mill.meta.yaml", byIvy)
	d.look("mill.meta.yaml")
	d.wantPage("put beside it", "Bob Stone", true)
	d.now = d.now.Add(time.Second)
	d.drop("mill.txt", wheel+"\nIt is of oak.\n")
	d.wantPage("edited meanwhile", "Bob Stone", true)
	_, again := d.wait(time.Minute)
	d.lookAll(again...)
	d.wantPage("after its time", "Ivy Lake", true)
}

// TestHoldNewSideWithArticle: a side file that comes with a new article waits no longer than that does.
func TestHoldNewSideWithArticle(t *testing.T) {
	d := holding(t)
	d.put("mill.meta.yaml", byIvy)
	d.drop("mill.txt", wheel)
	d.has("Ivy Lake</", false)
	d.release()
	d.wantPage("released", "Ivy Lake", true)
}

// TestHoldRenamedSide: a side file that follows its article to another name does not wait. A copy of one does.
func TestHoldRenamedSide(t *testing.T) {
	d := holding(t)
	d.put("mill.meta.yaml", byIvy)
	d.drop("mill.txt", wheel)
	d.release()
	for from, to := range map[string]string{"mill.txt": "wheel.txt", "mill.meta.yaml": "wheel.meta.yaml"} {
		if err := os.Rename(filepath.Join(d.cfg.Seeds, from), filepath.Join(d.cfg.Seeds, to)); err != nil {
			t.Fatal(err)
		}
	}
	d.look("wheel.txt", "wheel.meta.yaml")
	if _, ok := d.press.owner.Known("wheel.meta.yaml"); !ok {
		t.Error("renamed, it waits")
	}
	d.gone("mill.txt", "mill.meta.yaml")
	if got := d.speaker("wheel.txt"); got != "Ivy Lake" {
		t.Errorf("renamed, said by %q", got)
	}
	d.drop("lamp.txt", lighthouse)
	d.release()
	d.put("lamp.meta.yaml", byIvy)
	d.look("lamp.meta.yaml")
	if _, ok := d.press.owner.Known("lamp.meta.yaml"); ok {
		t.Error("a copy does not wait")
	}
}

// TestHoldNoMore: nothing is said to wait once it was taken because the settings say that nothing waits any more.
func TestHoldNoMore(t *testing.T) {
	d := holding(t)
	d.drop("mill.txt", wheel)
	d.release()
	d.put("mill.meta.yaml", byIvy)
	d.look("mill.meta.yaml")
	c := d.cfg
	c.Hold = 0
	if changed, err := d.Reload(c.Config); !changed || err != nil {
		t.Fatal(changed, err)
	}
	if err := d.press.applySettings(); err != nil {
		t.Fatal(err)
	}
	d.scan()
	_, again := d.press.due(d.now)
	d.lookAll(append(again, "mill.meta.yaml")...)
	if _, again := d.wait(time.Hour); len(again) > 0 {
		t.Errorf("handed over again: %q", again)
	}
	if _, body := d.get("/healthz"); body != "ok\n" {
		t.Errorf("/healthz says %q", body)
	}
	d.wantPage("taken", "Ivy Lake", true)
}
