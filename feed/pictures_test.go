package feed

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/testkit"
	"seedfeed/feed/watch"
)

func drawn(t *testing.T) string { return drawnOf(t, 30) }

// drawnOf draws a picture of so many pixels in width.
func drawnOf(t *testing.T, width int) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, 20))); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// with puts a picture below the title of an article.
func with(article, address string) string {
	return strings.Replace(article, "\n\n", "\n\n![picture]("+address+")\n\n", 1)
}

// lateDesk has published an article whose picture cannot be read until held is closed.
func lateDesk(t *testing.T) (d *desk, held chan struct{}) {
	held = make(chan struct{})
	d = newDesk(t, func(c *config) {
		c.files = filesOf(c.Seeds, c.MaxSize)
		whole := c.files.whole
		c.files.whole = func(path string) ([]byte, error) {
			<-held
			return whole(path)
		}
	})
	d.put("wall.png", drawn(t))
	d.put("a.md", with(harbour, "wall.png"))
	d.look("a.md")
	return d, held
}

// TestLatePicture: a picture that is not scaled yet when the program ends is shown after the next start. The article gets
// no new date by that.
func TestLatePicture(t *testing.T) {
	d, held := lateDesk(t)
	first := d.record("a.md")
	if first.ID == "" || len(d.press.gallery.Find("a.md", "wall.png")) > 0 {
		t.Fatalf("record %+v; want the article without its picture", first)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	close(held)
	d.open(d.cfg)
	d.scan()
	d.press.handle([]watch.Change{{Path: "wall.png", Stamp: watch.Stamp{Size: 1}}})
	_, again := d.wait(0)
	if !slices.Equal(again, []string{"a.md"}) {
		t.Fatalf("handed over again: %q", again)
	}
	d.look(again...)
	if is := d.record("a.md"); len(d.press.gallery.Find("a.md", "wall.png")) == 0 || !is.Updated.Equal(first.Updated) {
		t.Errorf("updated %s, was %s; shows %v", is.Updated, first.Updated, d.press.gallery.Find("a.md", "wall.png"))
	}
}

// TestLateNoted: a late picture that was shown, but not noted before the program ended, is noted by the next start, so that
// another picture in its place changes the article.
func TestLateNoted(t *testing.T) {
	d, held := lateDesk(t)
	first := d.record("a.md")
	close(held)
	testkit.Within(t, "the picture is shown", func() bool { return len(d.press.gallery.Find("a.md", "wall.png")) > 0 })
	d.reopen()
	if is := d.record("a.md"); is.Pictures == first.Pictures || !is.Updated.Equal(first.Updated) {
		t.Errorf("record %+v, was %+v; want the sum of the picture, and no new date", is, first)
	}
	d.now = d.now.Add(time.Minute)
	d.put("wall.png", drawnOf(t, 90))
	d.press.handle([]watch.Change{{Path: "wall.png", Stamp: watch.Stamp{Size: 1}}})
	_, again := d.wait(0)
	d.look(again...)
	if is := d.record("a.md"); !is.Updated.After(first.Updated) {
		t.Errorf("updated %s, was %s", is.Updated, first.Updated)
	}
}

// TestPictureBack: a picture that was away for a moment is shown again, though nothing that is remembered has changed.
func TestPictureBack(t *testing.T) {
	d := newDesk(t, nil)
	d.put("wall.png", drawn(t))
	d.drop("a.md", with(harbour, "wall.png"))
	d.has("/files/", true)
	if err := os.Remove(filepath.Join(d.cfg.Seeds, "wall.png")); err != nil {
		t.Fatal(err)
	}
	d.press.handle([]watch.Change{{Path: "wall.png", Gone: true}})
	d.now = d.now.Add(time.Second)
	d.drop("b.txt", lighthouse)
	d.has("/files/", false)
	d.put("wall.png", drawn(t))
	d.look("a.md")
	d.has("/files/", true)
}

// TestSlowOldVersion: the pictures of a version that takes long to read are not shown with a newer one.
func TestSlowOldVersion(t *testing.T) {
	d := newDesk(t, nil)
	g, held := d.press.digests, make(chan bool)
	g.wait = 10 * time.Millisecond
	file := g.file
	g.file = func(path string, data []byte) (*digest.Digest, error) {
		if strings.Contains(string(data), "old.png") {
			<-held
		}
		return file(path, data)
	}
	d.put("old.png", drawn(t))
	d.put("new.png", drawn(t))
	d.drop("a.md", with(harbour, "old.png"))
	var slow []*job
	for _, j := range g.slow {
		slow = append(slow, j)
	}
	if len(slow) != 1 {
		t.Fatalf("%d slow files", len(slow))
	}
	g.wait = time.Minute
	d.drop("a.md", with(harbour, "new.png"))
	close(held)
	<-slow[0].done
	if len(d.press.gallery.Find("a.md", "new.png")) == 0 || d.press.gallery.Wanted("old.png") {
		t.Error("the picture of the older version is shown")
	}
}
