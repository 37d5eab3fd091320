package feed

import (
	"bytes"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"seedfeed/feed/watch"
)

// TestLatePicture: a picture that is not scaled yet when the program ends is shown after the next start. The article gets
// no new date by that.
func TestLatePicture(t *testing.T) {
	held := make(chan struct{})
	d := newDesk(t, func(c *Config) {
		c.files = c.diskFiles()
		whole := c.files.whole
		c.files.whole = func(path string) ([]byte, error) {
			<-held
			return whole(path)
		}
	})
	var drawn bytes.Buffer
	if err := png.Encode(&drawn, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	d.put("wall.png", drawn.String())
	d.put("a.md", strings.Replace(harbour, "\n\n", "\n\n![the wall](wall.png)\n\n", 1))
	d.look("a.md")
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
	d.press.handle([]watch.Change{{Path: "wall.png", Stamp: watch.Stamp{Size: int64(drawn.Len())}}})
	_, again := d.wait(0)
	if !slices.Equal(again, []string{"a.md"}) {
		t.Fatalf("handed over again: %q", again)
	}
	d.look(again...)
	if is := d.record("a.md"); len(d.press.gallery.Find("a.md", "wall.png")) == 0 || !is.Updated.Equal(first.Updated) {
		t.Errorf("updated %s, was %s; shows %v", is.Updated, first.Updated, d.press.gallery.Find("a.md", "wall.png"))
	}
}
