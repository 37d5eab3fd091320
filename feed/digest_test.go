package feed

import (
	"strings"
	"testing"
	"time"
)

// TestSeeds holds what must be true of every digest, for the repository's own articles: all that is shown stands
// word for word in the article.
func TestSeeds(t *testing.T) {
	for name, data := range seeds(t) {
		t.Run(name, func(t *testing.T) { checkDigest(t, name, data) })
	}
}

func checkDigest(t *testing.T, name string, data []byte) {
	d, err := DigestFile(name, data, Budget{}, time.UTC)
	if err != nil {
		return // refused with a reason
	}
	if strings.TrimSpace(d.Title) == "" || strings.Contains(d.Title, "\n") {
		t.Errorf("title %q", d.Title)
	}
	body := fold(d.Body)
	words := 0
	for _, s := range d.Summary {
		words += len(strings.Fields(s))
		if !strings.Contains(body, s) {
			t.Errorf("summary sentence not in the text: %q", s)
		}
	}
	if len(d.Summary) > 3 || words > 60 {
		t.Errorf("summary of %d sentences, %d words", len(d.Summary), words)
	}
	seen := map[Quote]bool{}
	key := true
	for _, q := range d.Quotes {
		if seen[q] {
			t.Errorf("twice: %q", q.Text)
		}
		seen[q] = true
		if q.Key && !key {
			t.Errorf("a key quote after others: %q", q.Text)
		}
		key = q.Key
		if q.Text == "" || q.Text != strings.TrimSpace(q.Text) {
			t.Errorf("quote %q", q.Text)
		}
		if q.Speaker != fold(q.Speaker) {
			t.Errorf("speaker %q", q.Speaker)
		}
	}
}

// FuzzDigest looks for bytes that no article should do harm with.
func FuzzDigest(f *testing.F) {
	for _, data := range seeds(f) {
		f.Add(data)
	}
	f.Add([]byte("---\ntitle: x\n---\n‘a ’s “b” ’"))
	f.Add([]byte("\xff\xfeA\x00"))
	f.Fuzz(func(t *testing.T, data []byte) { checkDigest(t, "fuzz.txt", data) })
}

// TestSheltered: what a stage panics with is an error of its article.
func TestSheltered(t *testing.T) {
	if err := sheltered(func() { panic("index out of range") }); err == nil || !strings.Contains(err.Error(), "index out of range") || !strings.Contains(err.Error(), "report it") {
		t.Errorf("%v", err)
	}
	if err := sheltered(func() {}); err != nil {
		t.Error(err)
	}
}
