package format

import "testing"

func TestKnown(t *testing.T) {
	for name, want := range map[string]bool{"a.txt": true, "dir/A.TXT": true, "a.txt.bak": false, "a.docx": true, "a.ODT": true, "a.doc": false, "a.md": true, "A.Markdown": true, "x/a.html": true, "a.HTM": true, "a.mdx": true, "a.mht": true, "a.xhtml": true, "a.mkd": true, "a.eml": true, "a.pdf": false, "html": false, "txt": false} {
		if Known(name) != want {
			t.Errorf("Known(%q) = %v", name, !want)
		}
	}
}
