package markup_test

import (
	"path/filepath"
	"testing"

	"seedfeed/feed/hypertext"
	"seedfeed/feed/markup"
	"seedfeed/feed/markup/markuptest"
	"seedfeed/feed/webpage"
)

// TestGolden: what Render writes of the documents that package hypertext reads in its own tests.
func TestGolden(t *testing.T) {
	markuptest.Golden(t, "../hypertext/testdata", func(name, text string) (*markup.Document, error) {
		if filepath.Ext(name) == ".html" {
			return webpage.HTML(text), nil
		}
		return hypertext.Markdown(text)
	})
}
