package testkit

import (
	"fmt"
	"strings"
	"time"
)

// Ship is what a file may hold: a version of an article. Articles share neither a title nor a sentence; versions of one
// article share both.
type Ship struct {
	Article, Version int
	Spelled          bool      // a version with a few letters changed
	Draft            bool      // held back whatever the time
	Date, Expires    time.Time // held back before and after
}

// Bytes is the article as a file.
func (x Ship) Bytes() []byte {
	var b strings.Builder
	head := ""
	if x.Draft {
		head += "draft: true\n"
	}
	if !x.Date.IsZero() {
		head += "date: " + x.Date.Format(time.RFC3339) + "\n"
	}
	if !x.Expires.IsZero() {
		head += "expires: " + x.Expires.Format(time.RFC3339) + "\n"
	}
	if head != "" {
		b.WriteString("---\n" + head + "---\n")
	}
	word := "painted"
	if x.Spelled {
		word = "paintde"
	}
	fmt.Fprintf(&b, "Ship number %d comes in\n\nShip number %d was %s again by its crew. It was built in yard %d long ago. The log of voyage %d of ship %d was found.\n",
		x.Article, x.Article, word, x.Article, x.Version, x.Article)
	return []byte(b.String())
}

// Held reports whether its header holds it back.
func (x Ship) Held(now time.Time) bool {
	return x.Draft || x.Date.After(now) || !x.Expires.IsZero() && !now.Before(x.Expires)
}
