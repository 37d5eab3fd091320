package feed_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// cmdPicture draws: picture FILE WIDTH HEIGHT SHADE.
func cmdPicture(ts *testscript.TestScript, _ bool, args []string) {
	var n [3]int
	for i := range n {
		var err error
		n[i], err = strconv.Atoi(args[i+1])
		ts.Check(err)
	}
	m := image.NewGray(image.Rect(0, 0, n[0], n[1]))
	for y := range n[1] {
		for x := range n[0] {
			m.SetGray(x, y, color.Gray{uint8(n[2] + x/8 + y/8)})
		}
	}
	var b bytes.Buffer
	ts.Check(png.Encode(&b, m))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o644))
}

var fileAddress = regexp.MustCompile(`https://news\.example(/files/[0-9a-f]{32}\.[a-z]+)`)

// cmdPictures waits until the feeds name N files, each of which is served as a picture, and none of those that they named
// before is.
func cmdPictures(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	s := siteOf(ts)
	wait(ts, func() error {
		now := map[string]bool{}
		for _, path := range []string{"/atom.xml", "/rss.xml", "/feed.json"} {
			_, body, err := s.feed(path)
			if err != nil {
				return err
			}
			for _, m := range fileAddress.FindAllStringSubmatch(body, -1) {
				now[m[1]] = true
			}
		}
		if len(now) != want {
			return fmt.Errorf("%d files are named, want %d", len(now), want)
		}
		for path := range now {
			s.files[path] = true
		}
		for path := range s.files {
			resp, body, err := s.get(path)
			if err != nil {
				return err
			}
			if !now[path] {
				if resp.StatusCode != http.StatusNotFound {
					return fmt.Errorf("%s is named no more: %s", path, resp.Status)
				}
				continue
			}
			if _, _, err := image.Decode(strings.NewReader(body)); err != nil || resp.StatusCode != http.StatusOK || !strings.HasPrefix(resp.Header.Get("Content-Type"), "image/") {
				return fmt.Errorf("%s: %s, %v", path, resp.Status, err)
			}
		}
		return nil
	})
}
