package feed_test

import (
	"context"
	"fmt"
	"log"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"

	"seedfeed/feed"
	"seedfeed/feed/settings"
)

// A Publisher watches a folder and is an http.Handler: here it serves one article to one request.
func ExampleOpen() {
	seeds, err := os.MkdirTemp("", "seeds-")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(seeds)
	article := "Ferry to stay in service\n\nThe town will keep its chain ferry until next spring.\n"
	if err := os.WriteFile(filepath.Join(seeds, "ferry.txt"), []byte(article), 0o644); err != nil {
		log.Fatal(err)
	}

	p, err := feed.Open(settings.Config{Seeds: seeds, State: filepath.Join(seeds, ".state"), BaseURL: "https://news.example.org/"})
	if err != nil {
		log.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- p.Run(ctx) }()
	<-p.Ready() // all that was in the folder is published

	answer := httptest.NewRecorder()
	p.ServeHTTP(answer, httptest.NewRequest("GET", "/atom.xml", nil))
	fmt.Println(answer.Code, strings.Count(answer.Body.String(), "<entry>"), strings.Contains(answer.Body.String(), "Ferry to stay in service"))

	stop()
	fmt.Println(<-done)
	// Output:
	// 200 1 true
	// <nil>
}
