package seed

import "testing"

// TestTemplate: tags of a site generator are no text in a page with a header; in any other page they are.
func TestTemplate(t *testing.T) {
	const page = "<p>The pier opened. {{< plot >}} It is long.</p>"
	if got, want := mustParse(t, "a.html", []byte("---\ntitle: Pier opens\n---\n"+page)).Body, "The pier opened. It is long."; got != want {
		t.Errorf("with a header: %q, want %q", got, want)
	}
	if got, want := mustParse(t, "a.html", []byte("<h1>Pier opens</h1>"+page)).Body, "The pier opened. {{"; len(got) < len(want) || got[:len(want)] != want {
		t.Errorf("without: %q, want %q…", got, want)
	}
}
