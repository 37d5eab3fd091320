package seed

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDumpAll(t *testing.T) {
	var b strings.Builder
	filepath.WalkDir(os.Getenv("DUMP_DIR"), func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !Known(p) {
			return nil
		}
		data, _ := os.ReadFile(p)
		a, err := Parse(p, data)
		fmt.Fprintf(&b, "=== %s\n%v\n%+v\n", p, err, a)
		return nil
	})
	os.WriteFile(os.Getenv("DUMP_OUT"), []byte(b.String()), 0o644)
}
