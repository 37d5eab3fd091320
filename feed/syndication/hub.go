package syndication

import "seedfeed/feed/clean"

// hubs returns the addresses of the hubs that can be written.
func (f *Feed) hubs() (out []string) {
	for _, hub := range f.Hubs {
		if hub = clean.URL(hub); hub != "" {
			out = append(out, hub)
		}
	}
	return out
}
