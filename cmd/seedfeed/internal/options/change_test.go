package options

import (
	"slices"
	"testing"
	"time"
)

// TestChange: settings that differ are named; those that need a restart keep their values.
func TestChange(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	again, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	before := Options{Seeds: "news", Addr: "localhost:8080", BaseURL: "https://news.example/", Title: "Weir news", Words: 60, Timezone: zone{berlin}}
	for _, c := range []struct {
		name             string
		set              func(*Options)
		changed, waiting []string
	}{
		{"nothing", func(o *Options) { o.Timezone = zone{again} }, nil, nil},
		{"some", func(o *Options) { o.Title, o.Words, o.NoticeDays, o.Quiet = "Gate news", 40, 1, true }, []string{"title", "summary-words", "notice-days", "quiet"}, nil},
		{"zone", func(o *Options) { o.Timezone = zone{time.UTC} }, []string{"timezone"}, nil},
		{"restart", func(o *Options) {
			o.Seeds, o.Addr, o.State, o.IDDate, o.BaseURL, o.MetricsAddr = "x", "y", "z", "2020", "", "w"
		}, nil,
			[]string{"seeds", "state", "addr", "base-url", "metrics-addr", "id-date"}},
		{"both", func(o *Options) { o.IDAuthority, o.Limit = "x", 3 }, []string{"limit"}, []string{"id-authority"}},
	} {
		next := before
		c.set(&next)
		old := before
		changed, waiting := old.Change(&next)
		if !slices.Equal(changed, c.changed) || !slices.Equal(waiting, c.waiting) {
			t.Errorf("%s: changed %q, waiting %q", c.name, changed, waiting)
		}
		if next.Seeds != before.Seeds || next.Addr != before.Addr || next.State != "" || next.IDDate != "" || next.BaseURL != before.BaseURL || next.IDAuthority != "" || next.MetricsAddr != "" {
			t.Errorf("%s: a setting that needs a restart has changed: %+v", c.name, next)
		}
		if again, still := old.Change(&next); !slices.Equal(again, c.changed) || still != nil {
			t.Errorf("%s, once more: changed %q, waiting %q", c.name, again, still)
		}
	}
}
