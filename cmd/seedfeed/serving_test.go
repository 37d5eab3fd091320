package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"seedfeed/cmd/seedfeed/internal/options"
	"seedfeed/cmd/seedfeed/internal/streams"
	"seedfeed/feed"
	"seedfeed/feed/settings"
)

// TestFirstAnswer: what was published before is answered at once where there is much of it. Else the first answer waits for the
// first scan, here for ever, because nothing runs.
func TestFirstAnswer(t *testing.T) {
	dir := t.TempDir()
	config := settings.Config{Seeds: filepath.Join(dir, "seeds"), State: filepath.Join(dir, "state"), BaseURL: "http://localhost/"}
	if err := os.Mkdir(config.Seeds, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(config.Seeds, "a.txt"), []byte("The mill opens\n\nThe mill on the river opens on Monday.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	open := func() *feed.Publisher {
		p, err := feed.Open(config)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	p := open()
	ctx, stop := context.WithCancel(t.Context())
	ran := make(chan error, 1)
	go func() { ran <- p.Run(ctx) }()
	select {
	case <-p.Ready():
	case <-time.After(deadline):
		t.Fatal("the first scan does not end")
	}
	if stop(); <-ran != nil || p.Found() != 0 {
		t.Fatalf("%d articles found in a new state", p.Found())
	}
	p = open()
	defer p.Close()
	before := manyArticles
	defer func() { manyArticles = before }()
	for _, test := range []struct {
		many   int
		atOnce bool
	}{{1, true}, {2, false}} {
		manyArticles = test.many
		var out bytes.Buffer
		s := newServing(&options.Options{Seeds: config.Seeds}, streams.Std{In: strings.NewReader(""), Out: &out, Err: &out}, "http://localhost/")
		wait := firstAnswer / 4
		if test.atOnce {
			wait = deadline // for a busy machine
		}
		ctx, stop := context.WithTimeout(t.Context(), wait)
		answered := false
		if s.awaitScan(ctx, p, func() { answered = true; stop() }) || answered != test.atOnce {
			t.Errorf("%d articles, many are %d: answered at once: %v; %s", p.Found(), test.many, answered, out.String())
		}
		stop()
	}
}
