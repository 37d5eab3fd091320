package hypertext_test

import (
	"path/filepath"
	"testing"

	"seedfeed/feed/hypertext"
	"seedfeed/feed/markup"
	"seedfeed/feed/markup/markuptest"
	"seedfeed/feed/webpage"
)

// TestGolden: what becomes of Markdown, and of HTML that is no page.
func TestGolden(t *testing.T) {
	markuptest.Golden(t, "testdata", func(name, text string) (*markup.Document, error) {
		if filepath.Ext(name) == ".html" {
			return webpage.HTML(text), nil
		}
		return hypertext.Markdown(text)
	})
}
