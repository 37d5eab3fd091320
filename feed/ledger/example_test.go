package ledger_test

import (
	"fmt"
	"os"
	"time"

	"seedfeed/feed/ledger"
)

// An article is published, found again by the hash of its file after that was renamed, and remembered over a restart.
func Example() {
	dir, err := os.MkdirTemp("", "ledger-example-")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	l, err := ledger.Open(dir)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, w := range l.TakeWarnings() {
		fmt.Println("warning:", w)
	}
	when := time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)
	records := []ledger.Record{{
		ID: "tag:news.example.org,2026:1", Path: "ferry.txt", Hash: "5f1d", Slug: "ferry", Published: when, Updated: when,
	}}
	if err := l.Commit(records, &ledger.State{FeedID: "tag:news.example.org,2026:/"}); err != nil {
		fmt.Println(err) // nothing of it is remembered
		return
	}
	for r := range l.Index().ByHash("5f1d") {
		r.Path = "2026/ferry.txt"
		if err := l.Commit([]ledger.Record{r}, nil); err != nil {
			fmt.Println(err)
		}
	}
	if err := l.Close(); err != nil {
		fmt.Println(err)
	}

	if l, err = ledger.Open(dir); err != nil {
		fmt.Println(err)
		return
	}
	defer l.Close()
	r, known := l.Index().ByPath("2026/ferry.txt")
	fmt.Println(known, r.ID, r.Published.Format(time.DateOnly))
	fmt.Println(l.State().FeedID)
	// Output:
	// true tag:news.example.org,2026:1 2026-03-01
	// tag:news.example.org,2026:/
}
