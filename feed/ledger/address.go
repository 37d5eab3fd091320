package ledger

import (
	"net/url"
	"strings"
)

// Address returns the one form of an address below the base address, as Past has it: the escaped path with single slashes
// and without one at its end, without the name of an index page, and the query in the order of its keys. The parameters
// that only tell where a visitor came from are left out. The form has no spaces.
func Address(path, query string) string {
	parts := strings.FieldsFunc(path, func(r rune) bool { return r == '/' })
	if n := len(parts) - 1; n >= 0 && (strings.EqualFold(parts[n], "index.html") || strings.EqualFold(parts[n], "index.htm")) {
		parts = parts[:n]
	}
	address := (&url.URL{Path: "/" + strings.Join(parts, "/")}).EscapedPath()
	values, _ := url.ParseQuery(query) // what it cannot read it leaves out
	for key := range values {
		if lower := strings.ToLower(key); strings.HasPrefix(lower, "utm_") || lower == "fbclid" || lower == "gclid" {
			delete(values, key)
		}
	}
	if len(values) > 0 {
		address += "?" + values.Encode()
	}
	return address
}

// FormerFeeds returns what Feeds says: the path of the feed by each former address, with the slash at its end that some have,
// and in the form of Address.
func (s *State) FormerFeeds() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(s.Feeds) {
		if from, to, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			out[from], out[strings.TrimSuffix(from, "/")] = to, to
		}
	}
	return out
}
