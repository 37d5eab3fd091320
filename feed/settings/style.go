package settings

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"
)

// maxStyle bounds the CSS of the site: every page holds it.
const maxStyle = 64 << 10

// readStyle reads the CSS file of the site; "" has none.
func readStyle(name string) (string, error) {
	if name == "" {
		return "", nil
	}
	wrong := func(why string) error { return fmt.Errorf("--style %s: %s", name, why) }
	f, err := os.Open(name)
	if err != nil {
		return "", fmt.Errorf("--style: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxStyle+1))
	css := strings.TrimPrefix(string(data), "\ufeff")
	switch {
	case err != nil:
		return "", fmt.Errorf("--style: %w", err)
	case len(data) > maxStyle:
		return "", wrong("it has more than 64 KiB, and every page holds it")
	case !utf8.ValidString(css):
		return "", wrong("it is not written in UTF-8")
	case strings.Contains(strings.ToLower(css), "</style"):
		return "", wrong(`it holds "</style", which would end the style of the page`)
	}
	return css, nil
}
