package seed

import (
	"strings"
	"testing"
	"time"
)

// TestHeaderZones: a date means the same on every machine.
func TestHeaderZones(t *testing.T) {
	here := time.Local
	defer func() { time.Local = here }()
	for _, zone := range []string{"UTC", "America/New_York", "Europe/Berlin"} {
		location, err := time.LoadLocation(zone)
		if err != nil {
			t.Skip(err)
		}
		time.Local = location
		for value, want := range map[string]string{
			"2026-01-15 08:00:00 EST":         "",
			"2026-01-15 08:00:00 CET":         "",
			"Thu, 15 Jan 2026 08:00:00 EST":   "",
			"2026-01-15 08:00:00 UTC":         "2026-01-15T08:00:00Z",
			"Thu, 15 Jan 2026 08:00:00 GMT":   "2026-01-15T08:00:00Z",
			"2026-01-15T08:00:00+01:00":       "2026-01-15T07:00:00Z",
			"2026-01-15T08:00:00-05:00":       "2026-01-15T13:00:00Z",
			"Thu, 15 Jan 2026 08:00:00 +0100": "2026-01-15T07:00:00Z",
			"2026-01-15 08:00":                "2026-01-15T08:00:00Z",
		} {
			got, err := date(value)
			if want == "" {
				if err == nil || !strings.Contains(err.Error(), "time zone") {
					t.Errorf("%s: %q: %v, %v, want it refused for its zone", zone, value, got, err)
				}
			} else if err != nil || got.Format(time.RFC3339) != want {
				t.Errorf("%s: %q: %v, %v, want %s", zone, value, got, err, want)
			}
		}
	}
}

// TestHeaderHides: what would keep an article from being published elsewhere is never passed over.
func TestHeaderHides(t *testing.T) {
	for line, refused := range map[string]bool{
		"drafts: true": true, "published: false": true, "status: draft": true, "private: yes": true, "embargo: Friday": true, "unlisted: true": true,
		"language: ???": true, "language: english": false, "published: 2026-01-15": false, "published: true": false, "private: false": false, "status: final": false, "draft: false": false,
		"language: en-GB": false,
	} {
		_, err := Parse("a.md", []byte("---\n"+line+"\n---\nHarbour wall stands\n\nThe wall was rebuilt, the town wrote.\n"))
		if (err != nil) != refused {
			t.Errorf("%s: %v, want refused: %v", line, err, refused)
		}
	}
}
