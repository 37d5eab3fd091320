package statuspage

import (
	"path/filepath"
	"testing"
)

// TestStatusName: the page never gets the name of a file that means something in the folder.
func TestStatusName(t *testing.T) {
	dir := t.TempDir()
	for name, want := range map[string]bool{
		"status.html": true, "STATUS.TXT": true, "s.htm": true,
		"feed.yaml": false, "people.yaml": false, "a.meta.yaml": false, ".seedfeedignore": false, "status": false, ".seedfeed/ledger": false,
	} {
		if err := Check(filepath.Join(dir, name)); (err == nil) != want {
			t.Errorf("%s: %v", name, err)
		}
	}
}
