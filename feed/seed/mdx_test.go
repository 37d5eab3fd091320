package seed

import (
	"testing"
)

// TestMDX: what stands within an element is Markdown in a file that is called .mdx, and as it is written in one called .md.
func TestMDX(t *testing.T) {
	const text = "# Pier opens\n\n<call-out>\n\tSee [the quay](https://elm.example) and **more**.\n</call-out>\n"
	if got, want := mustParse(t, "a.mdx", []byte(text)).Body, "See the quay and more."; got != want {
		t.Errorf("a.mdx: %q, want %q", got, want)
	}
	if got, want := mustParse(t, "a.md", []byte(text)).Body, "See [the quay](https://elm.example) and **more**."; got != want {
		t.Errorf("a.md: %q, want %q", got, want)
	}
}
